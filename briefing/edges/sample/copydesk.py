"""The sample newsroom's copy: outlets and pieces as they stand in the package, parsed and not yet dated.

A file of copy holds an outlet's pieces. `=== slug` opens one, heads (`title: …`) follow, then after a blank
line the body, one paragraph a line: `## ` is a sub-headline, `► ` a bullet, `[kind] …` anything that is not
the telling itself (photo, promo, credit, live …). A slug that comes again is a later state of that piece;
heads that it does not give stay. `at: 2 18:40` is the second day, 18:40 UTC; `{day2}` in the words is that
day's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

SOURCES = files("briefing") / "sample"
_LINE = re.compile(r"\[(\w+)\] ?(.*)")
_PREFIXES = (("## ", "heading"), ("► ", "item"), ("- ", "point"))
_DAY = re.compile(r"\{(day|tag|date|datum)(-?\d+)\}")
_NAMES = {
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "tag": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
}
_MONTHS = {
    "date": "January February March April May June July August September October November December".split(),
    "datum": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body: its kind and its words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What a piece says from some time after the first midnight on."""

    at: timedelta
    heads: Mapping[str, str]
    lines: tuple[Line, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """An article in all its states, oldest first."""

    slug: str
    tellings: tuple[Telling, ...]

    def standing(self, elapsed: timedelta) -> Telling | None:
        """Return the state of this piece so long after the first midnight, None before it ran."""
        return next((t for t in reversed(self.tellings) if t.at <= elapsed), None)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet: how its pages and its feed are made, and its pieces."""

    slug: str
    name: str
    #: Everything else that outlets.yaml says of it.
    style: Mapping[str, Any] = field(repr=False)
    template: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)


@cache
def read_outlets() -> tuple[Outlet, ...]:
    """Return the outlets in the order of outlets.yaml."""
    house = yaml.safe_load((SOURCES / "outlets.yaml").read_text(encoding="utf-8"))
    return tuple(_outlet(style, house["defaults"]) for style in house["outlets"])


def _outlet(style: dict[str, Any], defaults: dict[str, Any]) -> Outlet:
    slug = style["slug"]
    markup = {**defaults["markup"], **style.get("markup", {})}
    whole = MappingProxyType({**defaults, **style, "markup": markup})
    template = (SOURCES / "templates" / f"{slug}.html").read_text(encoding="utf-8")
    return Outlet(
        slug, style["name"], whole, template, read_copy((SOURCES / f"{slug}.txt").read_text(encoding="utf-8"))
    )


def read_copy(text: str) -> tuple[Piece, ...]:
    """Return the pieces of one file of copy, in its order."""
    tellings: dict[str, list[Telling]] = {}
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        slug, rest = part.split("\n", 1)
        head, body = rest.split("\n\n", 1)
        states = tellings.setdefault(slug.strip(), [])
        heads = dict(line.split(": ", 1) for line in head.splitlines())
        if states:
            heads = {**states[0].heads, **heads}
        states.append(Telling(_elapsed(heads["at"]), heads, tuple(map(_line, filter(None, body.split("\n"))))))
    return tuple(Piece(slug, tuple(states)) for slug, states in tellings.items())


def _elapsed(at: str) -> timedelta:
    """Return the time since the first day's midnight of "2 18:40"."""
    day, clock = at.split()
    hours, minutes = clock.split(":")
    return timedelta(days=int(day) - 1, hours=int(hours), minutes=int(minutes))


def _line(words: str) -> Line:
    if match := _LINE.match(words):
        return Line(match[1], match[2])
    for prefix, kind in _PREFIXES:
        if words.startswith(prefix):
            return Line(kind, words.removeprefix(prefix))
    return Line("paragraph", words)


def dated(words: str, first: date) -> str:
    """Return words with the names of days for `{day2}` (Wednesday) and `{date2}` (May 15); day 1 is `first`."""

    def name(match: re.Match[str]) -> str:
        day = first + timedelta(days=int(match[2]) - 1)
        if match[1] in _NAMES:
            return _NAMES[match[1]][day.weekday()]
        month = _MONTHS[match[1]][day.month - 1]
        return f"{month} {day.day}" if match[1] == "date" else f"{day.day}. {month}"

    return _DAY.sub(name, words)


def midnight(first: date, zone: Any) -> datetime:
    """Return the beginning of the first day."""
    return datetime.combine(first, time(), zone)
