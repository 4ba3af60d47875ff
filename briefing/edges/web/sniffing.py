"""What a body tells before anyone parses it: whether it is a feed, how often it asks to be read, its site's feeds."""

from __future__ import annotations

import re

from briefing.edges.web.state import Pace

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b", re.I)
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 16 * 1024
_FIRST_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)\b", re.I)

_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.I)
_PERIOD = re.compile(rb"<[\w.-]+:updatePeriod>\s*([a-z]+)\s*<", re.I)
_FREQUENCY = re.compile(rb"<[\w.-]+:updateFrequency>\s*(\d{1,4})\s*<", re.I)
_SKIPPED_HOURS = re.compile(rb"<skipHours>(.{0,2000}?)</skipHours>", re.I | re.S)
_SKIPPED_DAYS = re.compile(rb"<skipDays>(.{0,2000}?)</skipDays>", re.I | re.S)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.I)
_DAY = re.compile(rb"<day>\s*([a-z]+)\s*</day>", re.I)


def why_no_feed(body: bytes) -> str:
    """Return why a body cannot be a feed, or ""."""
    start = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not start:
        return "feed broken: the answer is empty; the entries of the last good one stay"
    if start.startswith(b"{") or start[:2] in _UTF16 or _ROOT.search(start):
        return ""
    if _WEB_PAGE.search(start):
        return (
            "feed broken: the address answers with a web page (a login, a captcha, or the feed has moved); open it in a"
            " browser, or look for the new address with `briefing feeds add`"
        )
    return "feed broken: the answer is neither RSS nor Atom nor JSON Feed; look at the address in a browser"


def read_pace(body: bytes) -> Pace:
    """Return how often a feed's document asks to be read, from what stands before its first entry."""
    entry = _FIRST_ENTRY.search(body, 0, 4 * _HEAD)
    head = body[: entry.start() if entry else _HEAD]
    ttl = int(match[1]) * 60 if (match := _TTL.search(head)) else 0
    return Pace(max(ttl, _period(head)), _skipped_hours(head), _skipped_days(head))


def _period(head: bytes) -> int:
    """Return the seconds between two updates as the syndication module has them."""
    if not (period := _PERIOD.search(head)):
        return 0
    times = int(match[1]) if (match := _FREQUENCY.search(head)) else 1
    return _PERIODS.get(period[1].decode("ascii").lower(), 0) // max(times, 1)


def _skipped_hours(head: bytes) -> tuple[int, ...]:
    """Return the hours not to read in; 24, which the first specification had, is midnight."""
    part = match[1] if (match := _SKIPPED_HOURS.search(head)) else b""
    return tuple(sorted({int(hour) % 24 for hour in _HOUR.findall(part) if int(hour) <= 24}))


def _skipped_days(head: bytes) -> tuple[int, ...]:
    """Return the days not to read on, Monday 0."""
    part = match[1] if (match := _SKIPPED_DAYS.search(head)) else b""
    named = {day.decode("ascii").lower() for day in _DAY.findall(part)}
    return tuple(n for n, day in enumerate(_DAYS) if day in named)
