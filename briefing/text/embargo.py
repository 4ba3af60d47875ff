"""Embargoes in plain copy: the line with which an agency or a press office says from when on its text may be told."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from briefing.text.moments import ZONES, month

#: When the line names no moment that can be read: it is kept until somebody sends it again.
NEVER = datetime.max.replace(tzinfo=UTC)
#: Longer lines tell news of an embargo.
_LONGEST = 160
# Sorted by language: English, French, German, Spanish. What no order but one to editors begins with …
_ORDER = (
    r"strictly embargo(?:ed)?|embargoed|not for (?:broadcast|publication|release|use)|hold for (?:publication|release)"
    r"|sous embargo|sperrfrist"
)
# … and what is in the news as well: an embargo on arms, a road that is closed until Monday.
_WORD = r"(?:bajo |under )?embargo|embargad[oa]|freigegeben ab|gesperrt"
# What a subject has before it: who forwarded it, and that it is a press release.
_AHEAD = r"(?:(?:aw|fwd?|re|rv|tr|wg):|(?:media|news|press) release\b|communiqué de presse\b|nota de prensa\b|pressemitteilung\b|\W)*"
_SIGN = re.compile(
    rf"{_AHEAD}(?:(?P<order>{_ORDER})|(?P<word>{_WORD}))\b"
    r"(?:\W*(?:before|for release|from|till?|until|to|jusqu[’'](?:à|au)|bis|ab|hasta)\b)?",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?:{_ORDER})|(?:{_WORD})".encode(), re.IGNORECASE)
# What stands around a day and an hour in such an order, sorted by language.
_AROUND = frozenset(
    "a am and at be before broadcast by delivery for from hour hours hrs local m noon midday midnight not of on online only or p pm print "
    "publication publish published rd release released st nd th strictly the till time to today tomorrow until use "
    "à au aux de demain diffusion du et h heure heures jour jusqu jusque la le midi minuit pour publication "
    "ab am bis den der die frei freigabe gilt heute mittag mitternacht morgen uhr um und veröffentlichung vom von vor zur "
    "a al de del día el hasta hora horas la las los mañana medianoche mediodía noche publicación tarde y".split()
)
_MONTHS = frozenset(
    "january february march april may june july august sept september october november december "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "januar jänner februar feber märz juni juli oktober dezember "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
)
_WEEKDAYS = (
    *("monday|montag|lundi|lunes", "tuesday|dienstag|mardi|martes", "wednesday|mittwoch|mercredi|miércoles"),
    *(
        "thursday|donnerstag|jeudi|jueves",
        "friday|freitag|vendredi|viernes",
        "saturday|samstag|sonnabend|samedi|sábado",
    ),
    "sunday|sonntag|dimanche|domingo",
)
_PARTS = "abend|früh|mittag|morgen|nachmittag|nacht|vormittag"
_WEEKDAY = re.compile(
    "|".join(rf"\b(?P<day{n}>{names})(?:{_PARTS})?\b" for n, names in enumerate(_WEEKDAYS)), re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
# "00:01", "6.30 a.m.", "10 Uhr", "18h", "6 pm", "noon"; and "0001" as the wires have it, which no year is: a day follows.
_HOURS = (
    re.compile(
        r"(?P<noon>\b(?:noon|midday|mittag|midi|mediodía)\b)|(?P<midnight>\b(?:midnight|mitternacht|minuit|medianoche)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d)(?![\d.])\s*(?:hrs|hours|h|uhr)?\s*(?P<half>[ap]\.?m\b)?"
        r"|\s?(?P<only>[ap]\.?m\b|uhr\b|h\b|heures?\b|horas?\b|de la (?P<part>mañana|tarde|noche)\b))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<wire>\b(?:[01]\d|2[0-4])[0-5]\d)(?=\s*(?:hrs|hours|h|gmt|bst|utc|ces?t|e[sd]?t)\b"
        rf"|,?\s+(?:on\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*|[0-3]?\d\b|{_MONTH}\w*\b))",
        re.IGNORECASE,
    ),
)
_ZONE = re.compile(r"\b(?:utc|gmt|bst|ces?t|mesz|mez|ees?t|[ecmp][sd]?t)\b", re.IGNORECASE)
_GERMAN = {"mesz": 2.0, "mez": 1.0}
_SHORT_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so".split())
# "until 6 July" is no sixth of "until": the day before its month is looked for first.
_DAYS = (
    re.compile(
        r"(?<![\d:.])(?P<day>[0-3]?\d)(?:st|nd|rd|th|er)?\.?\s*(?:de |of )?(?P<month>[^\W\d_]{3,})", re.IGNORECASE
    ),
    re.compile(r"\b(?P<month>[^\W\d_]{3,})\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.])", re.IGNORECASE),
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)(?:[./](?P<year>(?:20)?\d\d)?)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TOMORROW = re.compile(r"\b(?:tomorrow|morgen|demain|(?<!la )mañana)\b", re.IGNORECASE)
# So long before the text came in its embargo may have ended; earlier, the day of the next year is meant.
_PAST = timedelta(days=60)
# Where it matters that a day is named, and not which.
_ANY_DAY = date(2026, 1, 1)


def names_embargo(opening: bytes) -> bool:
    """Return whether the first bytes of a file, of whatever format, may hold such an order."""
    return _NAMED.search(opening) is not None


def is_embargo(line: str) -> bool:
    """Return whether a line is an agency's or a press office's order to hold a text: "EMBARGOED UNTIL 0001 MONDAY"."""
    match = _SIGN.match(line) if len(line) <= _LONGEST else None
    if not match:
        return False
    rest = line[match.end() : _end(line)]
    named = [word.casefold() for word in re.findall(r"[^\W\d_]+", rest)]
    if not rest.strip(" \t.:;!*)]–—-"):
        # A kicker over news of an embargo is no order.
        return bool(match["order"]) or match["word"].isupper()
    # "Embargo on oil until 2027" is a headline, and so is "Embargo lifted at noon".
    if match["order"] and all(map(_tells_when, named)):
        return True
    if not all(map(_tells_when, named[:1] if match["order"] else named)):
        return False
    if match["word"] and match["word"].casefold() == "gesperrt" and _end(line) < len(line):
        return False
    return _hour(rest) is not None or _day(rest, _ANY_DAY) is not None


def behind_embargo(line: str) -> str:
    """Return what stands behind an embargo in the same line: "EMBARGOED UNTIL 10:00 GMT 23 NOV: Bus plan"; "" for nothing."""
    rest = line[_end(line) :].removeprefix(":").strip()
    return rest if len(rest.split()) > 2 else ""


def lifted(line: str, came_in: datetime) -> datetime:
    """Return the moment from which on a text may be told, UTC where its line names no zone; NEVER where none can be read.

    A day without a year, or a weekday, is the first one from the day on which the text came in; without an hour it is the
    beginning of the day.
    """
    try:
        return _lifted(line[: _end(line)], came_in)
    except OverflowError:
        # A mail of the year 1 has no day before it.
        return NEVER


def _lifted(line: str, came_in: datetime) -> datetime:
    hour = _hour(line)
    rest = line[: hour.start()] + " " + line[hour.end() :] if hour else line
    zone = _ZONE.search(line)
    name = zone[0].lower() if zone else ""
    there = timezone(timedelta(hours=_GERMAN.get(name, ZONES.get(name, 0.0))))
    arrived = came_in.astimezone(there)
    day = _day(rest, arrived.date())
    if not hour:
        return datetime.combine(day, time(0, 1), there).astimezone(UTC) if day else NEVER
    clock, late = _clock(hour)
    if day is None:
        # The hour alone: of this day, or of the next where it has struck already.
        day = arrived.date() + timedelta(days=clock < arrived.time() and not late)
    # Midnight of a day is its end; agencies that mean its beginning write 0001.
    return (datetime.combine(day, clock, there) + timedelta(days=late)).astimezone(UTC)


def _end(line: str) -> int:
    """Return where an order ends in its line: before a colon behind its moment, or with the line."""
    for colon in re.finditer(": ", line):
        head = line[: colon.start()]
        if _hour(head) or _day(head, _ANY_DAY):
            return colon.start()
    return len(line)


def _tells_when(word: str) -> bool:
    """Return whether a word, in lower case, is of a day, an hour or a zone, or stands beside them."""
    return (
        word in _AROUND
        or word in _MONTHS
        or word in _SHORT_DAYS
        or _WEEKDAY.fullmatch(word) is not None
        or _ZONE.fullmatch(word) is not None
        or (len(word) == 3 and month(word) is not None)
    )


def _hour(text: str) -> re.Match[str] | None:
    """Return where a text names an hour."""
    return next((match for pattern in _HOURS if (match := pattern.search(text))), None)


def _clock(hour: re.Match[str]) -> tuple[time, bool]:
    """Return the hour that is named, and whether it ends its day."""
    said = hour.groupdict("")
    if "wire" in said:
        number, minute, half = int(said["wire"][:2]), int(said["wire"][2:]), ""
    elif "noon" in said:
        number, minute, half = 12 if said["noon"] else 24, 0, ""
    else:
        number, minute, half = int(said["hour"]), int(said["minute"] or 0), (said["half"] or said["only"]).lower()[:1]
    if said.get("part", "mañana").lower() in ("tarde", "noche"):
        half = "p"
    if half in ("a", "p"):
        number = number % 12 + 12 * (half == "p")
    return time(number % 24, minute), number == 24


def _day(text: str, today: date) -> date | None:
    if iso := _ISO.search(text):
        return _near(int(iso["day"]), int(iso["month"]), int(iso["year"]), today)
    year = _YEAR.search(text)
    # "mardi" begins like "mars".
    bare = _WEEKDAY.sub(" ", text)
    for match in (found for pattern in _DAYS for found in pattern.finditer(bare)):
        if which := month(match["month"]):
            return _near(int(match["day"]), which, int(year[0]) if year else 0, today)
    if figures := _FIGURES.search(text):
        given = int(figures["year"] or (year[0] if year else 0))
        return _near(int(figures["day"]), int(figures["month"]), given + 2000 * (0 < given < 100), today)
    if weekday := _WEEKDAY.search(text):
        ahead = (int((weekday.lastgroup or "day0")[3:]) - today.weekday()) % 7
        return today + timedelta(days=ahead)
    return today + timedelta(days=1) if _TOMORROW.search(text) else None


def _near(day: int, number: int, year: int, today: date) -> date | None:
    try:
        found = date(year or today.year, number, day)
        return found.replace(year=found.year + 1) if not year and found < today - _PAST else found
    except ValueError:
        return None
