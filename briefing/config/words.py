"""Words that people write in config.yaml, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

_UNITS = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600,
    "d": 86400, "day": 86400, "days": 86400,
    "w": 604800, "week": 604800, "weeks": 604800,
}  # fmt: skip
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)")


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return "; did you mean …?" with the nearest valid word, or the valid words where none is near."""
    known = sorted(choices)
    near = get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f" (there is: {', '.join(known)})" if 0 < len(known) <= 12 else ""


def home_of(path: Path) -> Path:
    """Return a path with ~ and ~name written out; raises ValueError for a name that nobody here has."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise ValueError(
            f"{str(path)!r} begins with ~ and there is no such user; a file of that name is ./{path}"
        ) from error


def duration(value: Any) -> timedelta:
    """Return the time that "36h", "90 days", "1 h 30 min" states; raises ValueError."""
    if isinstance(value, timedelta):
        return value
    text = str(value).strip().lower()
    if _AMOUNT.sub("", text).strip() or not text:
        raise ValueError(f"{value!r} is no length of time (30s, 15 min, 24h, 90 days)")
    if text.replace(".", "", 1).isdigit() and float(text):
        raise ValueError(f"{value!r} has no unit: say {text}s, {text} min, {text}h or {text} days")
    seconds = 0.0
    for amount, unit in _AMOUNT.findall(text):
        if unit and unit not in _UNITS:
            raise ValueError(f"{unit!r} is no unit of time{nearest(unit, _UNITS)}")
        seconds += float(amount) * _UNITS.get(unit, 1)
    if seconds > 100 * 365 * 86400:
        raise ValueError(f"{value!r} is longer than a century")
    return timedelta(seconds=seconds)


def timeout(value: Any) -> timedelta:
    """Return a length of time of which a bare number means seconds, as it does for timeouts everywhere."""
    return timedelta(seconds=value) if isinstance(value, (int, float)) else duration(value)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def zone(name: str) -> str:
    """Return an IANA time zone's name; raises ValueError, naming the nearest, where it is none."""
    zones = _zones()
    if name not in zones:
        by_lower = {z.lower(): z for z in zones} | {
            z.rsplit("/", 1)[-1].lower(): z for z in sorted(zones, reverse=True)
        }
        near = get_close_matches(name.lower().replace(" ", "_"), list(by_lower), n=1, cutoff=0.5)
        raise ValueError(f"{name!r} is no time zone" + (f"; did you mean {by_lower[near[0]]!r}?" if near else ""))
    return name
