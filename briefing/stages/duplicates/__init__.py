"""Merge the copies and versions of one piece of reporting, wherever it ran."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Article, Report
from briefing.stages.duplicates.copies import matches
from briefing.stages.duplicates.reports import assemble
from briefing.stages.duplicates.telling import Telling, tell
from briefing.text.links import canonical


def merge_duplicates(articles: Iterable[Article], *, prefer: str = "first", alike: float = 0.62) -> tuple[Report, ...]:
    """Return one report for each piece of reporting, oldest first.

    Articles under one address are versions of each other. Articles elsewhere are copies where at least
    the share `alike` (0 to 1) of the shorter one's prose runs through the longer one too: containment,
    because papers cut and extend what they take over (Broder 1997). `prefer` says which copy leads among
    those with a headline: "first" or "last" published, or an outlet's name.
    """
    tellings = tuple(tell(sorted(set(articles), key=lambda a: (a.published, a.url, a.version))))
    groups = _Groups(len(tellings))
    for one, other in _same_address(tellings):
        groups.join(one, other)
    for one, other in matches(tellings, alike, groups.together):
        groups.join(one, other)
    reports = [assemble([tellings[n].article for n in group], prefer) for group in groups.all()]
    return tuple(sorted(reports, key=lambda r: (r.article.published, r.article.url)))


def _same_address(tellings: tuple[Telling, ...]) -> Iterable[tuple[int, int]]:
    """Yield each article with the one before it under its address."""
    last: dict[str, int] = {}
    for n, telling in enumerate(tellings):
        address = canonical(telling.article.url)
        if address in last:
            yield last[address], n
        last[address] = n


class _Groups:
    """Numbers that belong together (union-find, Tarjan 1975)."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))

    def head(self, n: int) -> int:
        while self._up[n] != n:
            self._up[n] = n = self._up[self._up[n]]
        return n

    def together(self, one: int, other: int) -> bool:
        return self.head(one) == self.head(other)

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.head(one), self.head(other)))
        self._up[high] = low

    def all(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for n in range(len(self._up)):
            found.setdefault(self.head(n), []).append(n)
        return list(found.values())
