"""Amounts: the counts, sums and measures of a sentence, each as the range that its words allow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.text.figures.figure import Figure

_ONES = dict(zip("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), range(20), strict=True))  # fmt: skip
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SIMPLE = {**_ONES, **_TENS}
_LARGE = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# Amounts that nobody counted, as the ranges that a reader takes them for.
_VAGUE: dict[str, tuple[float, float]] = {
    "a couple": (2, 3), "a dozen": (11, 13), "a handful": (3, 8), "dozens": (24, 120), "half a billion": (4.5e8, 5.5e8),
    "half a dozen": (5, 7), "half a million": (4.5e5, 5.5e5), "hundreds": (200, 1200), "hundreds of millions": (2e8, 1.2e9),
    "hundreds of thousands": (2e5, 1.2e6),
    "millions": (2e6, 1.2e7), "scores": (40, 120), "several": (3, 9), "several dozen": (30, 110), "several hundred": (250, 950),
    "several thousand": (2500, 9500), "tens of millions": (2e7, 1.2e8), "tens of thousands": (2e4, 1.2e5), "thousands": (2e3, 1.2e4),
}  # fmt: skip
_PARTS = {"half": 50.0, "one third": 100 / 3, "a third": 100 / 3, "two thirds": 200 / 3, "a quarter": 25.0, "one quarter": 25.0, "three quarters": 75.0, "a fifth": 20.0, "one in five": 20.0, "one in four": 25.0, "one in three": 100 / 3, "one in ten": 10.0}  # fmt: skip

# What words around an amount make of it: how far down and up it reaches. "More than 20" is said of 21 to 29, not of 45;
# "at least 20" was counted, and is seldom far behind.
_AROUND = (0.9, 1.1)
# Nearly half of a step either way: three million is not four.
_ROUNDED = 0.499
_ABOVE = (1.0, 1.5)
_COUNTED = (1.0, 1.25)
_BELOW = (0.67, 1.0)
_MOST = (0.0, 1.0)
_NEARLY = (0.85, 1.0)
_HEDGES: dict[str, tuple[float, float]] = {
    **dict.fromkeys("about|around|roughly|approximately|some|an estimated|estimated|close to|in the region of|approx|circa|or so|or thereabouts".split("|"), _AROUND),
    **dict.fromkeys("at least|no fewer than|no less than|not less than|a minimum of".split("|"), _COUNTED),
    **dict.fromkeys("more than|over|above|upwards of|in excess of|exceeding|or more|or higher|plus|topped|surpassed|exceeded".split("|"), _ABOVE),
    **dict.fromkeys("fewer than|less than|under|below|or fewer|or less".split("|"), _BELOW),
    **dict.fromkeys("up to|as many as|as much as|a maximum of|no more than|at most|a maximum|as high as".split("|"), _MOST),
    **dict.fromkeys("nearly|almost|just under|just below|not quite|close on|approaching".split("|"), _NEARLY),
    **dict.fromkeys("just over|just above|slightly more than|a little over|a little more than".split("|"), (1.0, 1.15)),
    **dict.fromkeys("well over".split("|"), (1.05, 1.6)),
}  # fmt: skip

# Tallies that are counted and may grow; two of them can differ.
_LEAST = frozenset(("at least", "no fewer than", "no less than", "not less than", "a minimum of"))

# Units in the measure that amounts are compared in: (measure, factor).
_MEASURES: dict[str, tuple[str, float]] = {
    **dict.fromkeys("mile miles".split(), ("length", 1609.34)),
    **dict.fromkeys("km kilometer kilometers kilometre kilometres".split(), ("length", 1000.0)),
    **dict.fromkeys("meter meters metre metres".split(), ("length", 1.0)),
    **dict.fromkeys("foot feet ft".split(), ("length", 0.3048)),
    **dict.fromkeys("inch inches".split(), ("length", 0.0254)),
    **dict.fromkeys(["centimeters", "centimetres", "cm"], ("length", 0.01)),
    **dict.fromkeys("mph".split(), ("speed", 1.60934)),
    **dict.fromkeys(["km/h", "kph", "kmh"], ("speed", 1.0)),
    **dict.fromkeys("acre acres".split(), ("area", 0.404686)),
    **dict.fromkeys("hectare hectares".split(), ("area", 1.0)),
    **dict.fromkeys(["square miles"], ("area", 258.999)),
    **dict.fromkeys(["square kilometers", "square kilometres", "square km"], ("area", 100.0)),
    **dict.fromkeys("ton tons tonne tonnes".split(), ("mass", 1000.0)),
    **dict.fromkeys("kg kilogram kilograms kilos".split(), ("mass", 1.0)),
    **dict.fromkeys(["liters", "litres", "liter", "litre"], ("volume", 0.001)),
    **dict.fromkeys(["gallons", "gallon"], ("volume", 0.003785)),
    **dict.fromkeys(["cubic meters", "cubic metres"], ("volume", 1.0)),
    **dict.fromkeys(["cubic feet"], ("volume", 0.0283)),
    **dict.fromkeys(["cubic yards"], ("volume", 0.7646)),
    **dict.fromkeys("second seconds".split(), ("duration", 1 / 3600)),
    **dict.fromkeys("minute minutes".split(), ("duration", 1 / 60)),
    **dict.fromkeys("hour hours".split(), ("duration", 1.0)),
    **dict.fromkeys("day days".split(), ("duration", 24.0)),
    **dict.fromkeys("week weeks".split(), ("duration", 168.0)),
    **dict.fromkeys("month months".split(), ("duration", 730.5)),
    **dict.fromkeys("year years".split(), ("duration", 8766.0)),
    **dict.fromkeys(["percent", "per cent", "%", "pct"], ("percent", 1.0)),
    **dict.fromkeys(["percentage points", "percentage point"], ("points", 1.0)),
    **dict.fromkeys(["basis points", "basis point"], ("points", 0.01)),
    **dict.fromkeys(["dollars", "us dollars"], ("$", 1.0)),
    **dict.fromkeys(["euro", "euros"], ("€", 1.0)),
    **dict.fromkeys(["pounds", "pounds sterling"], ("£", 1.0)),
    **dict.fromkeys(["yen"], ("¥", 1.0)),
    **dict.fromkeys(["rupees"], ("₹", 1.0)),
    **dict.fromkeys(["yuan"], ("yuan", 1.0)),
    **dict.fromkeys("franc francs".split(), ("franc", 1.0)),
    **dict.fromkeys("crown crowns krona kronor krone kroner koruna koruny".split(), ("crown", 1.0)),
    **dict.fromkeys("peso pesos".split(), ("peso", 1.0)),
    **dict.fromkeys("rouble roubles ruble rubles".split(), ("rouble", 1.0)),
    **dict.fromkeys("lira liras".split(), ("lira", 1.0)),
    **dict.fromkeys("zloty zlotys".split(), ("zloty", 1.0)),
}  # fmt: skip
# Measures that are given in whole numbers by habit: 3 metres may be 10 feet.
_WHOLE = frozenset(("percent", "length", "speed", "area", "mass", "volume", "duration"))
_MONEY = {"$": "$", "us$": "$", "€": "€", "£": "£", "¥": "¥", "₹": "₹", "rs": "₹", "rs.": "₹", "a$": "a$", "c$": "c$", "hk$": "hk$", "nz$": "nz$", "usd": "$", "eur": "€", "gbp": "£"}  # fmt: skip


def _either(phrases: object) -> str:
    """Return a pattern for any of the phrases, longest first, a space or hyphen between words."""
    longest_first = sorted(map(str, phrases), key=lambda p: (-len(p), p))  # type: ignore[call-overload]
    return "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in longest_first)


_MONEY_SIGN = r"(?P<sign>(?:\b(?:US|A|C|HK|NZ)|\b(?:USD|EUR|GBP)\s?|\bRs\.?\s?)?(?:[$€£¥₹])?)"
_WORDS = rf"(?:{_either(_SIMPLE)})(?:[\s-]+(?:and[\s-]+)?(?:{_either([*_SIMPLE, 'hundred'])}))*"
_AMOUNT = re.compile(
    rf"(?P<vague>\b(?:{_either(_VAGUE)})\b)|(?P<part>\b(?:{_either(_PARTS)})\b(?=\s+(?:of\b(?! an?\b)|the\b|all\b)))"
    rf"|{_MONEY_SIGN}(?:(?P<digits>(?<![\w.,/:-])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.,/:])\d+(?:\.\d+)?)|\b(?P<words>{_WORDS}\b|a(?=[\s-]+(?:hundred|thousand|million|billion|trillion)\b)|(?:half|a quarter of|quarter of|three quarters of) an?(?=[\s-]+(?:{_either(_MEASURES)})\b)))"
    rf"(?:(?P<dozen>[\s-]+dozen\b)|(?P<large>(?:[\s-]*(?:hundred|thousand|million|billion|trillion|mln|bn|mn|tn|trn|k|m|b)\b)+))?"
    rf"(?P<plus>\+)?(?:[\s-]?(?P<unit>%|(?:{_either(_MEASURES)})\b))?",
    re.IGNORECASE,
)
_HEDGE_BEFORE = re.compile(rf"(?:^|[^\w])({_either(_HEDGES)})(?:\s+(?:the|a))?[\s~]*$", re.IGNORECASE)
_HEDGE_AFTER = re.compile(r"\s*(or more|or so|or fewer|or less|or higher|or thereabouts)\b", re.IGNORECASE)
# Longer rows of digits and numerals count nothing, and no machine's number holds them.
_LONGEST = 120
# What goes up to an amount is there; it is not at most there.
_GOING = re.compile(r"\b(?:brings?|brought|climbs?|climbed|go(?:es|ing|ne)?|jump(?:s|ed)?|moves?|push(?:es|ed)?|ris(?:e|es|ing)|rose|shot|takes?|took|went) (?:it |them )?up to\s+$", re.IGNORECASE)  # fmt: skip
_RANGE = re.compile(r"\s*(?:-|–|to|and)\s*$", re.IGNORECASE)
# Numbers that count nothing: ages, times, ordinals, names of things, chapters.
_NO_COUNT_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[:.]\d|/\d|[-\s]year[-\s]old|\s*(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|BST|EST|ET\b)|,?\s+years?\s+old|\s(?:and|to|-|–)\s\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|['’]s\b|s\b|-[A-Za-z]*\d|-(?:member|person|worker|employee|student|bed|room|point|seat|page|minute|hour|day|week|month|year|game|storey|story|foot|mile)", re.IGNORECASE)  # fmt: skip
_NO_COUNT_BEFORE = re.compile(r"(?:\b(?:No\.?|number|aged?|ages|Article|Section|Chapter|Title|Route|Highway|Interstate|Flight|Boeing|Airbus|Room|Unit|Gate|Group|Phase|Level|Type|Covid|COVID|World War|Apollo|Windows|iPhone|Channel|Radio|Area|Formula|Super Bowl|Rule|Proposition|Prop\.?|Amendment|Pier|Terminal|Platform|Grade|Year|Day|Week|Round|Game|Series|Season|Episode|Part|Volume|Page|District|Ward|Precinct|Station|Building|Tower|Block|Tier|Class|Category|Zone|Resolution|Psalm|Genesis|Directive)|#|\b[A-Z]{1,3}|\b(?:half|quarter) (?:past|to))[\s-]$")  # fmt: skip
# "In 1999 they" is a year, "some 1999 people" is none.
_LOWER_AFTER = re.compile(r"\s+[a-z]")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|of|by|until|from|before|after|during|late|early|mid|the)\s$")
_SOMEBODY_AFTER = re.compile(
    r"\s+(?:person|man|woman|child|people|soldier|officer|dead|death|other|student|police|civilian)"
)
# "Two years ago" and "in three days" are moments, no lengths of time.
_MOMENT_AFTER = re.compile(r"\s+(?:ago|earlier|later|old|before|after|from now|away|since|prior|previously)\b|[-\s]old\b", re.IGNORECASE)  # fmt: skip
_MOMENT_BEFORE = re.compile(r"\b(?:last|past|next|every|in|within|the|these|those|coming|previous|first|final)\s$", re.IGNORECASE)  # fmt: skip


def amounts(text: str, taken: Sequence[Figure] = ()) -> tuple[Figure, ...]:
    """Return the counts, sums and measures of a text in order, measures in SI units; `taken` are places read otherwise."""
    found: list[Figure] = []
    read = bytearray(len(text))
    for other in taken:
        read[other.start : other.end] = b"\1" * (other.end - other.start)
    for match in _AMOUNT.finditer(text):
        if len(match[0]) < _LONGEST and not any(read[match.start() : match.end()]) and (figure := _figure(text, match)):
            if found and _RANGE.fullmatch(text[found[-1].end : figure.start]) and _one_range(text, found[-1], figure):
                first = found.pop()
                low = first.low * _scale(first, figure)
                figure = Figure(first.start, figure.end, min(low, figure.low), max(low, figure.high), figure.unit)
            found.append(figure)
    return tuple(found)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    """Return the figure that a match is, or None where it counts nothing."""
    if match["vague"]:
        low, high = _VAGUE[_plain(match["vague"])]
        return Figure(match.start(), match.end(), low, high, "count")
    if match["part"]:
        share = _PARTS[_plain(match["part"])]
        below, above = _hedge(text, match) or (1.0, 1.0)
        return Figure(match.start(), match.end(), share * below - 2, share * above + 2, "percent")
    unit, factor = _unit(match)
    if (unit == "count" and _counts_nothing(text, match)) or (unit == "duration" and _is_moment(text, match)):
        return None
    amount, step = _amount(match)
    if unit in _WHOLE or match["sign"]:
        step = step or 1.0
    low, high = amount - step * _ROUNDED, amount + step * _ROUNDED
    hedge = _about(amount) if (said := _hedge(text, match)) == _AROUND else said
    if match["dozen"]:
        low, high = amount * 0.9, amount * 1.13
    if hedge:
        low, high = min(low, amount * hedge[0]) if hedge[0] < 1 else low, max(high, amount * hedge[1])
    start = match.start("sign") if match["sign"] else match.start("digits") if match["digits"] else match.start("words")
    return Figure(start, match.end(), low * factor, high * factor, unit, _said(text, match) in _LEAST)


def _plain(words: str) -> str:
    return " ".join(re.split(r"[\s-]+", words.lower()))


def _unit(match: re.Match[str]) -> tuple[str, float]:
    """Return the measure of a match and the factor into it."""
    if match["sign"]:
        return _MONEY.get(match["sign"].strip().lower(), "$"), 1.0
    return _MEASURES[_plain(match["unit"])] if match["unit"] else ("count", 1.0)


def _amount(match: re.Match[str]) -> tuple[float, float]:
    """Return the amount and the width of what rounds to it."""
    large = 1.0
    for word in re.findall(r"[a-z]+", (match["large"] or "").lower()):
        large *= _LARGE[word]
    if match["dozen"]:
        large *= 12
    if match["words"] and match["words"].lower() not in ("a", *_SIMPLE) and (part := _part(match["words"])):
        return part, 0.2
    if match["words"]:
        amount = _spelled(match["words"])
        return amount * large, large / 10 if large >= 1e3 else 0.0
    digits = match["digits"].replace(",", "")
    whole, _, decimals = digits.partition(".")
    if decimals or large > 1:
        return float(digits) * large, large / 10 ** len(decimals) if large > 1 else 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    # 1,200 may be 1,180; 1,000 may be 960; 20 is 20.
    step = 10 ** (zeros if len(whole) - zeros >= 2 else zeros - 1) if zeros >= 2 or (zeros and len(whole) >= 3) else 0
    return float(digits), float(step)


def _spelled(words: str) -> float:
    """Return a number written in words: "one hundred and twenty-three"."""
    total = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "hundred":
            total = (total or 1) * 100
        elif word in _SIMPLE:
            total += _SIMPLE[word]
    return total or float(words.lower() == "a")


def _part(words: str) -> float:
    """Return the part of a unit that "half a" or "a quarter of a" is; 0 where the words say no part."""
    plain = _plain(words)
    return (
        0.5 if plain.startswith("half") else 0.75 if plain.startswith("three quarters") else 0.25 * ("quarter" in plain)
    )


def _hedge(text: str, match: re.Match[str]) -> tuple[float, float] | None:
    """Return how far the words around an amount let it reach."""
    return _HEDGES.get(_said(text, match))


def _about(amount: float) -> tuple[float, float]:
    """Return how far "about" reaches: ten percent, but of what was counted to two places and more one of the last."""
    digits = f"{amount:.12g}".replace(".", "").strip("0")
    if len(digits) < 2 or digits.endswith("5") or "e" in digits:
        return _AROUND
    reach = min(0.1, 1 / int(digits))
    return 1 - reach, 1 + reach


def _said(text: str, match: re.Match[str]) -> str:
    """Return the hedge beside an amount, or ""."""
    before = _HEDGE_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    after = _HEDGE_AFTER.match(text, match.end())
    if before and _plain(before[1]) == "up to" and _GOING.search(text[max(0, match.start() - 40) : match.start()]):
        return ""
    return "plus" if match["plus"] else _plain(before[1]) if before else _plain(after[1]) if after else ""


def _counts_nothing(text: str, match: re.Match[str]) -> bool:
    """Return whether a bare number is an age, a year, a time, an ordinal or part of a name."""
    number = match["digits"] or ""
    if _NO_COUNT_AFTER.match(text, match.end()) or _NO_COUNT_BEFORE.search(
        text[max(0, match.start() - 14) : match.start()]
    ):
        return True
    if len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2099:
        before = text[max(0, match.start() - 14) : match.start()]
        return not _LOWER_AFTER.match(text, match.end()) or bool(_YEAR_BEFORE.search(before))
    words = (match["words"] or "").lower()
    # "One of the", "no one", "the one": a pronoun.
    return words == "one" and not _SOMEBODY_AFTER.match(text, match.end())


def _is_moment(text: str, match: re.Match[str]) -> bool:
    """Return whether hours or years say when something was, and not how long it took."""
    before = text[max(0, match.start() - 12) : match.start()]
    # "The 19-hour siege" says how long it was.
    long = text[match.start("unit") - 1] == "-" and not text.startswith("-", match.end())
    lasted = long or before.endswith("for ")
    return not lasted and bool(_MOMENT_AFTER.match(text, match.end()) or _MOMENT_BEFORE.search(before))


def _one_range(text: str, first: Figure, second: Figure) -> bool:
    """Return whether two figures with "to", "and" or a dash between are one range."""
    joint = text[first.end : second.start].strip().lower()
    between = bool(re.search(r"\bbetween\s+\S{0,4}$", text[max(0, first.start - 12) : first.start + 1], re.IGNORECASE))
    if joint == "and" and not between:
        return False
    return (
        first.unit in ("count", second.unit)
        and first.low * _scale(first, second) <= second.high
        and not _from(text, first)
    )


def _from(text: str, first: Figure) -> bool:
    """Return whether the first figure is where something rose or fell from."""
    return bool(re.search(r"\bfrom\s+$", text[max(0, first.start - 8) : first.start], re.IGNORECASE))


def _scale(first: Figure, second: Figure) -> float:
    """Return what a range's first figure is multiplied by: "$1 to 2 million", "5 to 6 million"."""
    return next(
        (s for s in (1e12, 1e9, 1e6, 1e3) if second.high >= s > first.high and first.high * s <= second.high * 1.01),
        1.0,
    )
