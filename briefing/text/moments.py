"""Moments: the day and hour that a text names, however its country writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

#: Beginnings of the months' names, January to December, sorted by language.
MONTHS: tuple[str, ...] = (
    "ينا فبر مار أبر|ابر ماي يون يول أغس|اغس سبت أكت|اكت نوف ديس",  # Arabic
    "led úno bře dub kvě čer červenc|července srp zář říj lis pro",  # Czech
    "jan feb maa|mrt apr mei jun jul aug sep okt nov dec",  # Dutch
    "jan feb mar apr may jun jul aug sep oct nov dec",  # English
    "tam hel maa huh tou kes hei elo syy lok mar jou",  # Finnish
    "jan fév|fev mars avr mai juin juil aoû|aou sep oct nov déc",  # French
    "jan|jän feb mär apr mai jun jul aug sep okt nov dez",  # German
    "ιαν φεβ μαρ|μάρ απρ μαΐ|μαϊ|μάι|μαι ιουν|ιούν ιουλ|ιούλ αυγ|αύγ σεπ οκτ νοε|νοέ δεκ",  # Greek
    "jan feb már ápr máj jún júl aug sze okt nov dec",  # Hungarian
    "jan feb maret apr mei jun jul agu sep okt nov des",  # Indonesian
    "gen feb mar apr mag giu lug ago set ott nov dic",  # Italian
    "jan feb mar apr mai|maj jun jul aug sep okt nov des|dec",  # Norwegian, Danish, Swedish
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",  # Polish
    "jan fev mar abr mai jun jul ago set out nov dez",  # Portuguese
    "ian feb mar apr mai iun iul aug sep oct noi dec",  # Romanian
    "янв фев мар апр мая|май июн июл авг сен окт ноя дек",  # Russian
    "ene feb mar abr may jun jul ago sep|set oct nov dic",  # Spanish
    "oca şub mar nis may haz tem ağu eyl eki kas ara",  # Turkish
    "січ лют бер кві тра чер лип сер вер жов лис гру",  # Ukrainian
)
_MONTHS = {
    beginning: number
    for row in MONTHS
    for number, names in enumerate(row.split(), start=1)
    for beginning in names.split("|")
}
#: Two months of one beginning: Finnish March and the November of others' "mar…", all by their longer beginnings.
_LONGER = {"marras": 11, "červenc": 7, "července": 7, "marec": 3}
#: Hours that zones are ahead of UTC.
ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5, "edt": -4, "est": -5, "et": -5,
    "cdt": -5, "cst": -6, "ct": -6, "mdt": -6, "mst": -7, "mt": -7, "pdt": -7, "pst": -8, "pt": -8, "akst": -9, "hst": -10, "jst": 9,
    "kst": 9, "sgt": 8, "hkt": 8, "aest": 10, "aedt": 11, "wat": 1, "eat": 3, "sast": 2, "pkt": 5, "gst": 4,
}  # fmt: skip
_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d|[A-Z]{2,4}(?![a-z]))?)?",
    re.IGNORECASE,
)
_TIME = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>[A-Z]{1,4}\b)?"
# The clock stands right behind the day or right before it: "19:00, 14 May 2024".
_BEHIND = re.compile(r"[\s,|·–—日일-]*(?:at|um|à|a las|às|alle|ore|om|kl\.?|klo|o|в|о|στις)?\s*" + _TIME, re.IGNORECASE)
_AHEAD = re.compile(
    _TIME + r"[\s,|–—-]*(?:on|am|le)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$", re.IGNORECASE
)
_FIGURES = re.compile(r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>20\d\d|(?<=/)\d\d)(?!\d|[./-]\d)")  # fmt: skip
_TURNED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.년年]\s?(?P<month>\d{1,2})\s?[-/.월月]\s?(?P<day>\d{1,2})(?!\d)")  # fmt: skip
_WORD = r"(?P<month>[^\W\d_]{3,12})"
_NAMED = (
    re.compile(r"\b" + _WORD + r"\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s.-]+(?:de |of |d[’'])?" + _WORD + r"\.?,?[\s-]+(?:de |del |do )?(?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\.?\s+" + _WORD + r"\.?\s+(?P<day>\d{1,2})\b"),
)  # fmt: skip
_UNITS = {
    "minute": r"min(?:ute|uto|uut|ut)?[nsi]?\.?|минут\w*|λεπτ\w+",
    "hour": r"h(?:our|eure|ora|rs?)?s?\.?|stunden?|ora|ore|uur|tim(?:me|mar|er|e)|час\w*|ώρ\w+",
    "day": r"days?|tag(?:en)?|jours?|d[ií]as?|giorn[io]|dag(?:en|ar|er|e)?|д(?:ень|ня|ней)|μέρ\w+|ημέρ\w+",
}
_COUNT = r"(\d{1,3}|an?|one|eine[rmn]?|une?|una?o?|een|en|ett)\s*"
_AGO = tuple(
    (unit, re.compile(
        rf"(?:\b(?:vor|il y a|hace|há|for|πριν(?: από)?)\s+{_COUNT}(?:{names})(?!\w)|(?<!\w){_COUNT}(?:{names})\s+(?:ago|fa|geleden|sedan|siden|назад|atrás)\b)",
        re.IGNORECASE,
    ))
    for unit, names in _UNITS.items()
)  # fmt: skip
_FIRST = datetime(1994, 1, 1, tzinfo=UTC)


def month(name: str) -> int | None:
    """Return the number of a month by its name or its beginning, None for another word."""
    name = name.casefold()
    known = _LONGER | _MONTHS if len(name) > 5 else _MONTHS
    return next((known[name[:n]] for n in range(min(8, len(name)), 2, -1) if name[:n] in known), None)


def read_date(text: str, *, month_first: bool | None = None) -> datetime | None:
    """Return the moment that a text names on its own clock, UTC where it names no zone; None where it names no day.

    `month_first` says what "5/6/2024" is; without it such a day stays unread.
    """
    text = text.strip()[:200]
    if text.isascii() and text.isdecimal() and len(text) in (10, 13):
        return _checked(datetime.fromtimestamp(int(text[:10]), UTC))
    if match := _ISO.search(text):
        year, number, day, hour, minute, second, zone = match.groups()
        return _moment(int(year), int(number), int(day), int(hour or 0), int(minute or 0), int(second or 0), zone or "")
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            if which := month(match["month"]):
                return _timed(text, match, which, int(match["day"]), int(match["year"]))
    if match := _TURNED.search(text):
        return _timed(text, match, int(match["month"]), int(match["day"]), int(match["year"]))
    if match := _FIGURES.search(text):
        return _in_figures(text, match, month_first)
    return None


def read_ago(text: str, now: datetime) -> datetime | None:
    """Return the moment that lies so many minutes, hours or days before now, as "3 hours ago" says; None for another text."""
    for unit, pattern in _AGO:
        if match := pattern.search(text[:200]):
            count = match[1] or match[2]
            return now - timedelta(**{f"{unit}s": int(count) if count.isdecimal() else 1})
    return None


def _in_figures(text: str, match: re.Match[str], month_first: bool | None) -> datetime | None:
    """Return the day of "16/05/2024", "16.5.2024" or "16-05-2024"; "5/6/2024" is two days in two countries."""
    first, second = int(match["first"]), int(match["second"])
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if first > 12 or (match["mark"] == "." and second <= 12):
        return _timed(text, match, second, first, year)
    if second > 12 or first == second or month_first:
        return _timed(text, match, first, second, year)
    return None if month_first is None else _timed(text, match, second, first, year)


def _timed(text: str, match: re.Match[str], number: int, day: int, year: int) -> datetime | None:
    clock = _BEHIND.match(text, match.end()) or _AHEAD.search(text[: match.start()])
    if not clock or int(clock["hour"]) > 23:
        return _moment(year, number, day, 0, 0, 0, "")
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return _moment(year, number, day, hour, int(clock["minute"]), 0, clock["zone"] or "")


def _moment(year: int, number: int, day: int, hour: int, minute: int, second: int, zone: str) -> datetime | None:
    zone = zone.lower()
    offset = ZONES.get(zone, 0.0)
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "")
        offset = (int(digits[:2]) + int(digits[2:]) / 60) * (-1 if zone[0] == "-" else 1)
    try:
        there = datetime(year, number, day, hour, minute, second, tzinfo=timezone(timedelta(hours=offset)))
        return _checked(there)
    except (ValueError, OverflowError):
        return None


def _checked(moment: datetime) -> datetime | None:
    return moment if moment >= _FIRST else None
