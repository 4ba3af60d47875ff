"""Readings: the figures of a sentence that are no amounts: days, hours, ages, years, temperatures, votes, places in a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.text.figures.figure import Figure

_MONTHS = {
    **{m: n for n, m in enumerate("january february march april may june july august september october november december".split(), 1)},
    **{m: n for n, m in enumerate("jan feb mar apr may jun jul aug sept oct nov dec".split(), 1)},
    "sep": 9,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=lambda m: (-len(m), m)))
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b)",
    re.IGNORECASE,
)

_HOURS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_ZONE = r"(?:\s*\(?(?P<zone{n}>GMT|UTC|BST|CES?T|E[SD]?T|P[SD]T|PT|C[SD]T|M[SD]T|IST|JST|AES?T|Eastern|Pacific|Central|Mountain)\b)?"
_TIME = re.compile(
    rf"\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?{_ZONE.format(n=1)}"
    rf"|\b(?P<clock>[01]?\d|2[0-3]):(?P<past>[0-5]\d)(?P<hrs>\s?(?:local time|hrs|hours|h)\b)?(?!:?\d)(?![-–]\d){_ZONE.format(n=2)}"
    rf"|\b(?P<oclock>\d{{1,2}}|{'|'.join(_HOURS)}) o['’]clock (?:(?:this|that|in the|on \w+|yesterday|tomorrow) )?(?P<part>morning|afternoon|evening|at night)"
    r"|\b(?P<named>noon|midday|midnight)\b",
    re.IGNORECASE,
)
# 21:10 is a time after one of these only; it may be a score or a verse.
_BEFORE_CLOCK = re.compile(r"\b(?:at|around|about|by|from|after|before|since|until|till|near|approximately|to)\s$", re.IGNORECASE)  # fmt: skip
# How far around the hour it may have been, in minutes; None for a bound that says nothing of when.
_NEAR_TIME: tuple[tuple[str, tuple[float, float] | None], ...] = (
    (r"(?:shortly|just|soon|moments|right|minutes|not long|a little|a few minutes) (?:after|past)", (0, 25)),
    (r"(?:shortly|just|moments|right|minutes|not long|a little|a few minutes) before|nearly|almost", (-25, 0)),
    (r"(?:about|around|approximately|roughly|some time around|close to|near|circa)", (-20, 20)),
    (r"after", (0, 180)),
    (r"by|until|till|before|to|between", None),
)
_NEAR = tuple((re.compile(rf"\b(?:{p})\s+$", re.IGNORECASE), reach) for p, reach in _NEAR_TIME)
_PM = frozenset(("afternoon", "evening", "at night"))
_ZONES = {"EST": "ET", "EDT": "ET", "EASTERN": "ET", "PST": "PT", "PDT": "PT", "PACIFIC": "PT", "CST": "CT", "CDT": "CT", "CENTRAL": "CT", "MST": "MT", "MDT": "MT", "MOUNTAIN": "MT", "UTC": "GMT", "CEST": "CET"}  # fmt: skip

_SMALL = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_AGES = (
    re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b", re.IGNORECASE),
    re.compile(r"\baged (\d{1,3})\b(?!\s*(?:to|and|or|-|–|over|under)\b)", re.IGNORECASE),
    re.compile(
        r"(?<!\bunder )(?<!\bover )(?<!\bbelow )(?<!\babove )\bage(?: of)? (\d{1,3})\b(?!\s*(?:to|and|or|-|–|over|under)\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:dead|die[ds]?) at (\d{1,3})(?=[,.;:]|\s*$)", re.IGNORECASE),
    re.compile(r"\bwas (?:just |only )?(\d{1,2}) (?:at the time|when (?:he|she|they))\b", re.IGNORECASE),
    re.compile(r"(?<=[^\W\d_]), (\d{1,3})(?=,(?! ?\d)|\.(?:\s|$)|;)"),
    re.compile(r"^(?:He|She) (?:is|was) (?:just |only )?(\d{1,3})(?=[,.;]|$| years old)"),
    re.compile(r"\b[A-Z][\w’'-]+ \((\d{2})\)"),
    re.compile(
        r"\b(?:boy|child|daughter|father|girl|grandmother|man|men|mother|pensioner|pupil|schoolboy|schoolgirl|son|student|teenager|widow|woman|women) of (\d{1,3}|"
        + "|".join(_SMALL)
        + r")"
        r"(?=[,.;:)]|\s*$| (?:after|and|at|by|died|dies|from|had|has|in|is|on|was|were|when|who|whose|with)\b)"
    ),
    re.compile(r"(?<=\bmen of \d\d and )(\d\d)(?=[,.;:)]|\s*$| (?:are|from|had|have|in|on|were|who)\b)"),
    re.compile(r"\bwho (?:is|was|would have been) (\d{1,3})(?=[,.;]| and\b| when\b| years old)"),
)
_OLDEST = 115
_YEAR = re.compile(r"\b(?:founded|established|built|born|erected|opened|created|completed|dat(?:ing|es)|formed|consecrated|launched|signed|discovered|painted|died|married|invented)(?:\s[a-z]+)? (?:in|to|from) ((?:1\d|20)\d\d)\b", re.IGNORECASE)  # fmt: skip
_ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(), 2)}  # fmt: skip
# "It was the third crash since January": what something is the third of. "The third victim" is another man.
_ORDINAL = re.compile(
    rf"\b(?:is|was|were|are|been|became|becomes|marks|marked|marking|made it)\s+(?:at least\s+)?(?:the|its|his|her|their|a)\s+(?P<place>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\b(?=[^.;]{{0,200}}\b(?:since|this|in|ever|within|so far)\b)",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|rul(?:ed|ing)|decision|decided|split|passed|approved|rejected|majority|divided|backed)\b(?:\W+[a-z]+){0,5}?\W+(?P<ayes>\d{1,3})(?:[-–]| to )(?P<noes>\d{1,3})\b(?!\s?(?:percent|%|million|years))",
    re.IGNORECASE,
)
_TEMPERATURE = re.compile(r"(?<![\w.])([-−]?\d{1,3}(?:\.\d)?)(?:\s?(?:°|degrees?)\s?|)(C|F|Celsius|Fahrenheit|centigrade)\b(?!-)")  # fmt: skip

_MAGNITUDE = re.compile(r"\bmagnitude(?: of| was)? (?:an? )?(?:estimated |preliminary )?(\d\.\d)\b|\b(\d\.\d)[- ]magnitude\b", re.IGNORECASE)  # fmt: skip


def readings(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that are no amounts, in order; where two readings overlap the first rule's counts."""
    found: list[Figure] = []
    taken = bytearray(len(text))
    for rule in _RULES:
        for figure in rule(text):
            if not any(taken[figure.start : figure.end]):
                found.append(figure)
                taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
    return tuple(sorted(found, key=lambda f: f.start))


def _dates(text: str) -> Iterator[Figure]:
    for match in _DATE.finditer(text):
        month = _MONTHS[(match["month"] or match["month2"]).lower()]
        day = float(month * 31 + int(match["day"] or match["day2"]))
        yield Figure(match.start(), match.end(), day, day, "date")


def _times(text: str) -> Iterator[Figure]:
    for match in _TIME.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        zone = (match["zone1"] or match["zone2"] or "").upper()
        if match["clock"] and not (match["hrs"] or zone or _BEFORE_CLOCK.search(before)):
            continue
        reach = next((reach for near, reach in _NEAR if near.search(before)), (0, 0))
        minutes, step = _minutes(match)
        if minutes is None or reach is None:
            continue
        unit = f"time {_ZONES.get(zone, zone)}".strip()
        yield Figure(match.start(), match.end(), minutes + reach[0] - step, minutes + reach[1] + step, unit)


def _minutes(match: re.Match[str]) -> tuple[float | None, float]:
    """Return the minutes since midnight, and what they may be rounded by; None for no time of day."""
    if match["named"]:
        return (0.0 if match["named"].lower() == "midnight" else 720.0), 10.0
    if match["clock"]:
        hour, minute = int(match["clock"]), int(match["past"])
        return 60.0 * hour + minute, _rounded(minute)
    if match["oclock"]:
        hour = _HOURS.get(match["oclock"].lower()) or int(match["oclock"])
        late = match["part"].lower() in _PM
        minute = 0
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        late = match["half"].lower() == "p"
    return (60.0 * (hour % 12 + 12 * late) + minute if hour <= 12 else None), _rounded(minute)


def _rounded(minute: int) -> float:
    """Return how many minutes either way a clock time is rounded by habit."""
    return 10.0 if minute == 0 else 5.0 if minute % 15 == 0 else 2.0


def _ages(text: str) -> Iterator[Figure]:
    for pattern in _AGES:
        for match in pattern.finditer(text):
            if 0 < (age := _SMALL.get(match[1]) or int(match[1])) <= _OLDEST:
                yield Figure(match.start(1), max(match.end(1), match.end()), age, age, "age")


def _years(text: str) -> Iterator[Figure]:
    for match in _YEAR.finditer(text):
        yield Figure(match.start(1), match.end(1), float(match[1]), float(match[1]), "year")


def _ordinals(text: str) -> Iterator[Figure]:
    for match in _ORDINAL.finditer(text):
        word = match["place"].lower()
        place = float(_ORDINALS.get(word) or int(re.sub(r"\D", "", word)))
        yield Figure(match.start("place"), match.end("place"), place, place, "ordinal")


def _votes(text: str) -> Iterator[Figure]:
    for match in _VOTE.finditer(text):
        tally = 1000.0 * int(match["ayes"]) + int(match["noes"])
        yield Figure(match.start("ayes"), match.end("noes"), tally, tally, "vote")


def _temperatures(text: str) -> Iterator[Figure]:
    for match in _TEMPERATURE.finditer(text):
        degrees, step = float(match[1].replace("−", "-")), 0.05 if "." in match[1] else 0.5
        low, high = degrees - step, degrees + step
        if match[2].startswith("F"):
            low, high = (low - 32) / 1.8, (high - 32) / 1.8
        yield Figure(match.start(), match.end(), low, high, "temperature")


def _magnitudes(text: str) -> Iterator[Figure]:
    for match in _MAGNITUDE.finditer(text):
        magnitude = float(match[1] or match[2])
        yield Figure(match.start(), match.end(), magnitude - 0.05, magnitude + 0.05, "magnitude")


_RULES: tuple[Callable[[str], Iterator[Figure]], ...] = (
    _dates,
    _times,
    _ages,
    _votes,
    _years,
    _ordinals,
    _temperatures,
    _magnitudes,
)
