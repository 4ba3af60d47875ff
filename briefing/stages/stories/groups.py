"""Groups: reports that grow together, by average link over the pairs that were looked at."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from briefing.stages.stories.profiles import Numbers, Weights

#: The story of a report that is in none.
NONE = -1
NOTHING_WITHIN: Mapping[int, float] = MappingProxyType({})
# Pairs within each group that are thought to be as alike as can be, so that two reports are no measure of a story yet.
_SURE = 3


class Merge(NamedTuple):
    """A group that went into another."""

    #: The mean likeness between the two as a part of the mean within them.
    likeness: float
    grown: int
    gone: int
    #: How many pairs of reports the two make, and how many reports they are.
    pairs: int
    members: int


class Groups:
    """Groups of reports that grow together, the likest two first."""

    def __init__(
        self,
        labels: Numbers,
        standing: int,
        within: Mapping[int, float],
        supposed: float = 1.0,
        pairs: float = _SURE,
    ) -> None:
        """Take the groups from `labels`; in each, so many pairs are thought to be alike as it is `supposed`."""
        self._standing, self._supposed, self._pairs = standing, supposed, pairs
        counted = zip(*(row.tolist() for row in np.unique(labels[labels != NONE], return_counts=True)), strict=True)
        #: How many reports are in each group.
        self._members: dict[int, int] = dict(counted)
        #: The sum of likenesses between the members of each group, and between each two groups.
        self._within: dict[int, float] = {group: within.get(group, 0.0) for group in self._members}
        self._near: dict[int, dict[int, float]] = {}
        #: The root of the mean likeness within each group.
        self._roots: dict[int, float] = {group: self._root(group) for group in self._members}

    @property
    def sizes(self) -> list[int]:
        """How many reports are in each group."""
        return list(self._members.values())

    def cohesion(self, before: float, supposed: float) -> float:
        """Return how alike two reports of one group are, on the mean over the reports.

        So many reports are thought to have been seen before, and to be as alike as it is `supposed`.
        """
        told = [(n, 2 * self._within[group] / (n - 1)) for group, n in self._members.items() if n > 1]
        return (sum(alike for _, alike in told) + before * supposed) / (sum(n for n, _ in told) + before)

    def bring_near(self, ones: Numbers, others: Numbers, alike: Weights) -> None:
        """Add pairs of reports, by their groups, and how alike each pair is."""
        for one, other, value in zip(ones.tolist(), others.tolist(), alike.tolist(), strict=True):
            if one != other:
                row = self._near.setdefault(one, {})
                row[other] = self._near.setdefault(other, {})[one] = row.get(other, 0.0) + value

    def merges(self, least: float) -> Iterator[Merge]:
        """Merge the groups that are so much alike at least, the likest two first."""
        heap = [(-self._likeness(a, b), a, b) for a, row in self._near.items() for b in row if a < b]
        heap = [pair for pair in heap if -pair[0] >= least and pair[2] >= self._standing]
        heapq.heapify(heap)
        while heap:
            value, a, b = heapq.heappop(heap)
            if a not in self._members or b not in self._members or value != -self._likeness(a, b):
                continue
            pairs = self._members[a] * self._members[b]
            for c in self._unite(a, b):
                low, high = min(a, c), max(a, c)
                likeness = self._likeness(low, high)
                if likeness >= least and high >= self._standing:
                    heapq.heappush(heap, (-likeness, low, high))
            yield Merge(-value, a, b, pairs, self._members[a])

    def _unite(self, a: int, b: int) -> Iterable[int]:
        """Let one group go into another, and return the groups near the two."""
        near = self._near[a]
        self._members[a] += self._members.pop(b)
        self._within[a] += self._within.pop(b) + near.pop(b)
        self._roots[a] = self._root(a)
        for c, total in self._near.pop(b).items():
            if c != a:
                self._near[c].pop(b)
                near[c] = self._near[c][a] = near.get(c, 0.0) + total
        return near

    def _likeness(self, a: int, b: int) -> float:
        """Return the mean belief between two groups as a part of the mean within them; pairs never looked at count as 0."""
        between = self._near[a].get(b, 0.0) / (self._members[a] * self._members[b])
        return between / (self._roots[a] * self._roots[b])

    def _root(self, group: int) -> float:
        """Return the root of the mean likeness within a group, with that in the pairs that are thought of."""
        pairs = self._members[group] * (self._members[group] - 1) / 2
        return math.sqrt((self._within[group] + self._supposed * self._pairs) / (pairs + self._pairs))


def ends(into: Mapping[int, int], groups: Numbers) -> Numbers:
    """Return the group that each ended up in."""
    return np.array([_end(into, group) for group in groups.tolist()], np.int64)


def _end(into: Mapping[int, int], group: int) -> int:
    while group in into:
        group = into[group]
    return group
