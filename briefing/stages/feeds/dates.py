"""Dates as feeds write them: RFC 822, ISO 8601, and what feedparser knows besides."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
# North America's and Europe's names, in minutes east; an unknown one counts as UTC, as feedparser has it.
_ZONES = {
    name: int(hours * 60)
    for names, hours in (
        ("ut utc gmt z wet", 0), ("bst wat cet met ist.", 1), ("cest mest eet sast", 2), ("eest msk", 3),
        ("adt", -3), ("ast at edt", -4), ("est et cdt", -5), ("cst ct mdt", -6), ("mst mt pdt", -7),
        ("pst pt akdt", -8), ("akst hdt", -9), ("hst", -10), ("ist", 5.5), ("sgt hkt awst", 8), ("jst kst", 9),
        ("aest", 10), ("aedt", 11), ("nzst", 12), ("nzdt", 13),
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ]\s*(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d|[A-Za-z]{2,4})?)?$"
)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{4})"
    r"(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:\s*(?:GMT|UTC)?([+-]\d\d:?\d\d)|\s+\(?([A-Za-z]{1,5})\)?)?)?$"
)


@lru_cache(maxsize=4096)
def read_date(text: str) -> datetime | None:
    """Return the moment that a date names, in UTC to the second, or None. One without a zone is read as UTC."""
    text = " ".join(text.split())
    if iso := _ISO.match(text):
        year, month, day, hour, minute, second, zone = iso.groups()
        return _moment(int(year), int(month), int(day), hour, minute, second, zone)
    if mail := _MAIL.match(text):
        date, name, year, hour, minute, second, offset, zone = mail.groups()
        return _moment(int(year), _MONTHS.get(name.lower(), 0), int(date), hour, minute, second, offset or zone)
    return _rare(text)


def _moment(
    year: int, month: int, day: int, hour: str | None, minute: str | None, second: str | None, zone: str | None
) -> datetime | None:
    """Return a moment from its parts, or None where the calendar has no such one."""
    try:
        there = datetime(year, month, day, int(hour or 0), int(minute or 0), min(int(second or 0), 59), tzinfo=UTC)
        return there - timedelta(minutes=_offset(zone or "z"))
    except (ValueError, OverflowError):
        return None


def _offset(zone: str) -> int:
    """Return how many minutes east of Greenwich a zone is."""
    if zone[0] not in "+-":
        return _ZONES.get(zone.lower(), 0)
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone[0] == "-" else minutes


def _rare(text: str) -> datetime | None:
    """Return a date that only feedparser can read; without a year in full it is none, as that would ask the clock."""
    if not text or len(text) > 60 or not re.search(r"\d{4}", text):
        return None
    from feedparser.datetimes import _parse_date

    try:
        parts = _parse_date(text)
        year, month, day, hour, minute, second = parts[:6] if parts else (0,) * 6
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, OverflowError, TypeError):
        return None
