"""robots.txt: which pages a site asks programmes not to read (RFC 9309).

The matching is our own: a rule with many stars, met with a long address of the same hostile site, keeps a regular
expression busy for hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

#: RFC 9309 §2.5: at least so many bytes are to be read.
MOST_BYTES = 512 * 1024
_MOST_RULES = 5_000
#: Longer pauses, in seconds, than any briefing can wait for.
_MOST_DELAY = 10.0
_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$")
_KEPT = "/?&=+$,:;@!'()*~-._"


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of one programme: (path pattern, whether it may be read), and seconds between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def may_read(self, target: str) -> bool:
        """Return whether a path with its query may be read: the longest rule that fits decides, in doubt for yes."""
        target = _escaped(target)
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, target)]
        return max(fitting, default=(0, True))[1]


def read_robots(body: bytes, agent: str) -> Robots:
    """Return the rules of a robots.txt for the programme of a name: its own group's, or else everyone's."""
    agent = agent.lower()
    groups = _groups(body[:MOST_BYTES].decode("utf-8-sig", "replace").splitlines())
    own = [lines for names, lines in groups if agent in names]
    lines = [line for group in own or [lines for names, lines in groups if "*" in names] for line in group]
    rules = [(_escaped(path), name == "allow") for name, path in lines if path and name in ("allow", "disallow")]
    return Robots(tuple(rules[:_MOST_RULES]), _delay(value for name, value in lines if name == "crawl-delay"))


def _groups(lines: Iterable[str]) -> list[tuple[set[str], list[tuple[str, str]]]]:
    """Return (names of programmes, lines meant for them) in order."""
    groups: list[tuple[set[str], list[tuple[str, str]]]] = []
    naming = False
    for line in lines:
        if not (match := _LINE.match(line.partition("#")[0])):
            continue
        name, value = match[1].lower(), match[2]
        if name == "user-agent":
            if not naming:
                groups.append((set(), []))
            groups[-1][0].add(value.lower().partition("/")[0].strip())
            naming = True
        elif name in ("allow", "disallow", "crawl-delay"):
            naming = False
            if groups:
                groups[-1][1].append((name, value))
    return groups


def _delay(values: Iterable[str]) -> float:
    """Return the pause that a site asks for, in seconds, as far as we can keep it."""
    said = [float(value) for value in values if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value)]
    return min(max(said, default=0.0), _MOST_DELAY)


def _escaped(path: str) -> str:
    """Return a path in one spelling, whatever of it was escaped."""
    return quote(unquote_to_bytes(path), safe=_KEPT)


def _fits(pattern: str, target: str) -> bool:
    """Return whether a rule's pattern fits from the start of a target. Each star is tried once: no going back."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    for n, piece in enumerate(rest):
        if anchored and n == len(rest) - 1:
            return len(target) - len(piece) >= at and target.endswith(piece)
        at = target.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not anchored or at == len(target)
