"""Embargoes in plain copy: the line with which an agency or a press office says from when on its text may be told."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from briefing.text.moments import ZONES, month

#: When the line names no moment that can be read: it is kept until somebody sends it again.
NEVER = datetime.max.replace(tzinfo=UTC)
#: Longer lines tell news of an embargo.
_LONGEST = 160
# Sorted by language: English, French, German, Spanish.
_SIGN = re.compile(
    r"\W*(?:(?:strictly |under )?embargo(?:ed)?|not for (?:broadcast|publication|release|use)|hold for (?:publication|release)"
    r"|sous embargo|sperrfrist|gesperrt|freigegeben ab|embargad[oa]|bajo embargo)\b"
    r"(?:\W*(?:before|for release|from|till?|until|to|jusqu[’'](?:à|au)|bis|ab|hasta))?",
    re.IGNORECASE,
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
_WEEKDAY = re.compile("|".join(rf"\b(?P<day{n}>{names})\b" for n, names in enumerate(_WEEKDAYS)), re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
# "00:01", "6.30 a.m.", "10 Uhr", "18h", "6 pm", "noon"; and "0001" as the wires have it, which no year is: a day follows.
_HOURS = (
    re.compile(
        r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?![\d.])\s*(?:hrs|hours|h|uhr)?\s*(?P<half>[ap]\.?m\b)?"
        r"|\s?(?P<only>[ap]\.?m\b|uhr\b|h\b|heures?\b|horas?\b))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<noon>\b(?:noon|midday|mittag|midi|mediodía)\b)|(?P<midnight>\b(?:midnight|mitternacht|minuit|medianoche)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<wire>\b(?:[01]\d|2[0-3])[0-5]\d)(?=\s*(?:hrs|hours|h|gmt|bst|utc|ces?t|e[sd]?t)\b"
        rf"|,?\s+(?:on\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*|[0-3]?\d\b|{_MONTH}\w*\b))",
        re.IGNORECASE,
    ),
)
_ZONE = re.compile(r"\b(?:utc|gmt|bst|ces?t|mesz|mez|ees?t|[ecmp][sd]?t)\b", re.IGNORECASE)
_GERMAN = {"mesz": 2.0, "mez": 1.0}
_DAY = re.compile(
    r"(?<![\d:.])(?P<day>[0-3]?\d)(?:st|nd|rd|th|er)?\.?\s*(?:de |of )?(?P<month>[^\W\d_]{3,})|\b(?P<before>[^\W\d_]{3,})\.? (?P<after>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.])"
)
_FIGURES = re.compile(r"(?<!\d)(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)(?:[./](?P<year>(?:20)?\d\d)?)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TOMORROW = re.compile(r"\b(?:tomorrow|morgen|demain|mañana)\b", re.IGNORECASE)
# So long before the text came in its embargo may have ended; earlier, the day of the next year is meant.
_PAST = timedelta(days=60)


def is_embargo(line: str) -> bool:
    """Return whether a line is an agency's or a press office's order to hold a text: "EMBARGOED UNTIL 0001 MONDAY"."""
    match = _SIGN.match(line)
    if not match or len(line) > _LONGEST:
        return False
    rest = line[match.end() :]
    # "Embargo on oil until 2027" is a headline.
    return not rest.strip(" \t.:;!*)]–—-") or _hour(rest) is not None


def behind_embargo(line: str) -> str:
    """Return what stands behind an embargo in the same line: "EMBARGOED UNTIL 10:00 GMT 23 NOV: Bus plan"; "" for nothing."""
    _, colon, rest = _SIGN.sub("", line, count=1).rpartition(": ")
    return rest.strip() if colon and len(rest.split()) > 2 and not _hour(rest) else ""


def lifted(line: str, came_in: datetime) -> datetime:
    """Return the moment from which on a text may be told, UTC where its line names no zone; NEVER where none can be read.

    A day without a year, or a weekday, is the first one from the day on which the text came in.
    """
    hour = _hour(line)
    if not hour:
        return NEVER
    rest = line[: hour.start()] + " " + line[hour.end() :]
    zone = _ZONE.search(line)
    name = zone[0].lower() if zone else ""
    there = timezone(timedelta(hours=_GERMAN.get(name, ZONES.get(name, 0.0))))
    arrived = came_in.astimezone(there)
    clock = _clock(hour)
    day = _day(rest, arrived.date())
    if day is None:
        # The hour alone: of this day, or of the next where it has struck already.
        day = arrived.date() + timedelta(days=clock < arrived.time())
    moment = datetime.combine(day, clock, there)
    # Midnight of a day is its end; agencies that mean its beginning write 0001.
    return (moment + timedelta(days=bool(hour.groupdict().get("midnight")))).astimezone(UTC)


def _hour(text: str) -> re.Match[str] | None:
    """Return where a text names an hour."""
    return next((match for pattern in _HOURS if (match := pattern.search(text))), None)


def _clock(hour: re.Match[str]) -> time:
    said = hour.groupdict("")
    if "wire" in said:
        return time(int(said["wire"][:2]), int(said["wire"][2:]))
    if "noon" in said:
        return time(12 if said["noon"] else 0)
    half = (said["half"] or said["only"]).lower()[:1]
    number = int(said["hour"])
    return time(number % 12 + 12 * (half == "p") if half in ("a", "p") else number, int(said["minute"] or 0))


def _day(text: str, today: date) -> date | None:
    if _TOMORROW.search(text):
        return today + timedelta(days=1)
    year = _YEAR.search(text)
    # "mardi" begins like "mars".
    for match in _DAY.finditer(_WEEKDAY.sub(" ", text)):
        number, name = (match["day"], match["month"]) if match["day"] else (match["after"], match["before"])
        if which := month(name):
            return _near(int(number), which, int(year[0]) if year else 0, today)
    if figures := _FIGURES.search(text):
        given = int(figures["year"] or (year[0] if year else 0))
        return _near(int(figures["day"]), int(figures["month"]), given + 2000 * (0 < given < 100), today)
    if weekday := _WEEKDAY.search(text):
        ahead = (int((weekday.lastgroup or "day0")[3:]) - today.weekday()) % 7
        return today + timedelta(days=ahead)
    return None


def _near(day: int, number: int, year: int, today: date) -> date | None:
    try:
        found = date(year or today.year, number, day)
        return found.replace(year=found.year + 1) if not year and found < today - _PAST else found
    except ValueError:
        return None
