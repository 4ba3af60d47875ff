"""Linking: from pairs that are alike to groups, by average link over the pairs that were looked at."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.foretelling import Foretelling
from briefing.stages.stories.gathering import gather, is_for
from briefing.stages.stories.profiles import Profiles

# Groups are merged while the mean belief between two is this part of the mean belief within them, and at most down to this;
# where to stop in between, the words of the reports say (see foretelling): stories told once, three times and ninety times
# ask for different parts. Tuned here as there.
_SURELY, _HARDLY = 0.6, 0.03
# … and down to this where what remains is gathered: in a stream of thousands likeness alone brings strangers together, and
# from .8 on a small one of few stories finds no beginning.
_CERTAINLY = 0.65
# Two reports of events of one kind foretell one another's words as well. So where stories turn out to be of these sizes on
# the mean, the merging stops at these parts at the latest. Held against tests/quality/apart.txt.
_SIZES = (2.6, 3.1, 3.6, 4.6)
_PARTS = (0.59, 0.42, 0.42, 0.03)
# Stories of the usual size that are thought to have been seen before, in reports: so that a batch of three is grouped as
# one of three hundred is.
_BEFORE = 30
_USUAL = 3.0
# … and pairs within each group that are thought to be sure, so that two reports are no measure of a story yet.
_SURE = 3
# Mean belief at which a report that stayed alone, or a section of a page, belongs with the likest of a story; a report only
# where that is so large a part of where the merging stopped.
_BELONGS = 0.25
_NEARLY = 0.75
# Reports of a story that one more is held against when it stayed alone.
_LIKEST = 3
#: The story of a report that is in none.
NONE = -1
NOTHING_WITHIN: Mapping[int, float] = MappingProxyType({})


def link(
    labels: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    profiles: Profiles,
    within: Mapping[int, float] = NOTHING_WITHIN,
) -> list[int]:
    """Return the group of each profile (average link, after Sokal and Michener 1958, over a sparse graph).

    `labels` says where each begins; groups numbered below `standing` are never merged with one another, and `within` holds
    the sum of beliefs between the members of each of them.
    """
    groups = Groups(labels, standing, profiles, within)
    for one, other, value in zip(labels[ones].tolist(), labels[others].tolist(), alike.tolist(), strict=True):
        if one != other:
            groups.bring_near(one, other, value)
    into, stop, mean = groups.merge()
    found = np.array([_end(into, group) for group in labels.tolist()], np.int64)
    if is_for(profiles, mean):
        found = gather(found, standing, ones, others, profiles, mean)
    return _take_in(found, standing, ones, others, alike, max(_NEARLY * stop, _BELONGS))


class Merge(NamedTuple):
    """A group that went into another."""

    #: The mean belief between the two as a part of the mean within them.
    likeness: float
    grown: int
    gone: int
    #: How many pairs of reports the two make.
    pairs: int
    #: How much better the words of the reports are foretold since.
    gain: float


class Groups:
    """Groups of reports that grow together, the likest two first."""

    def __init__(
        self, labels: NDArray[np.int64], standing: int, profiles: Profiles, within: Mapping[int, float]
    ) -> None:
        self._standing = standing
        counted = zip(*(row.tolist() for row in np.unique(labels[labels != NONE], return_counts=True)), strict=True)
        #: How many reports are in each group.
        self._members: dict[int, int] = dict(counted)
        #: The sum of beliefs between the members of each group, and between each two groups.
        self._within: dict[int, float] = {group: within.get(group, 0.0) for group in self._members}
        self._near: dict[int, dict[int, float]] = {}
        self._profiles = profiles
        self._foretelling = Foretelling(profiles, labels)

    def bring_near(self, one: int, other: int, belief: float) -> None:
        """Add a pair of reports of two groups."""
        row = self._near.setdefault(one, {})
        row[other] = self._near.setdefault(other, {})[one] = row.get(other, 0.0) + belief

    def merge(self) -> tuple[dict[int, int], float, float]:
        """Return which group each that went into another went into, and the likeness at which the merging stopped.

        It stops where the words of the reports are foretold best, or before. The last number is the size, on the mean, of
        the story that a report is in where they are foretold best.
        """
        reports = sum(self._members.values())
        squares = [sum(n * n for n in self._members.values())]
        merges = list(self._merges())
        squares += [2 * merge.pairs for merge in merges]
        lows = np.minimum.accumulate([merge.likeness for merge in merges])
        gained = np.cumsum([0.0, *(merge.gain for merge in merges)])
        kept = int(np.argmax(np.where(np.append(lows, 0.0) < _SURELY, gained, -np.inf)))
        mean = (_BEFORE * _USUAL + sum(squares[: kept + 1])) / (_BEFORE + reports)
        part = _CERTAINLY if is_for(self._profiles, mean) else _part(mean)
        kept = min(kept, int(np.count_nonzero(lows >= part)))
        stop = float(lows[kept]) if kept < len(lows) else _HARDLY
        return {merge.gone: merge.grown for merge in merges[:kept]}, stop, mean

    def _merges(self) -> Iterator[Merge]:
        """Merge what is more than hardly alike, the likest two first."""
        heap = [(-self._likeness(a, b), a, b) for a, row in self._near.items() for b in row if a < b]
        heap = [pair for pair in heap if -pair[0] >= _HARDLY and pair[2] >= self._standing]
        heapq.heapify(heap)
        while heap:
            value, a, b = heapq.heappop(heap)
            if a not in self._members or b not in self._members or value != -self._likeness(a, b):
                continue
            pairs = self._members[a] * self._members[b]
            for c in self._unite(a, b):
                low, high = min(a, c), max(a, c)
                likeness = self._likeness(low, high)
                if likeness >= _HARDLY and high >= self._standing:
                    heapq.heappush(heap, (-likeness, low, high))
            yield Merge(-value, a, b, pairs, self._foretelling.unite(a, b, self._members[a]))

    def _unite(self, a: int, b: int) -> Iterable[int]:
        """Let one group go into another, and return the groups near the two."""
        near = self._near[a]
        self._members[a] += self._members.pop(b)
        self._within[a] += self._within.pop(b) + near.pop(b)
        for c, total in self._near.pop(b).items():
            if c != a:
                self._near[c].pop(b)
                near[c] = self._near[c][a] = near.get(c, 0.0) + total
        return near

    def _likeness(self, a: int, b: int) -> float:
        """Return the mean belief between two groups as a part of the mean within them; pairs never looked at count as 0."""
        between = self._near[a].get(b, 0.0) / (self._members[a] * self._members[b])
        return between / math.sqrt(self._cohesion(a) * self._cohesion(b))

    def _cohesion(self, group: int) -> float:
        """Return the mean belief within a group."""
        pairs = self._members[group] * (self._members[group] - 1) / 2
        return (self._within[group] + _SURE) / (pairs + _SURE)


def _part(mean: float) -> float:
    """Return the likeness at which the merging stops at the latest where a report is in a story as large as this."""
    return math.exp(np.interp(mean, _SIZES, np.log(_PARTS)))


def _take_in(
    groups: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    enough: float,
) -> list[int]:
    """Return the groups once those who stayed alone have joined the one whose likest members are near enough."""
    sizes = dict(zip(*(row.tolist() for row in np.unique(groups, return_counts=True)), strict=True))
    likest: dict[int, dict[int, list[float]]] = {}
    for one, other, value in zip(ones.tolist(), others.tolist(), alike.tolist(), strict=True):
        for alone, group in ((one, int(groups[other])), (other, int(groups[one]))):
            if sizes[int(groups[alone])] == 1 and groups[alone] >= standing and sizes[group] > 1:
                likest.setdefault(alone, {}).setdefault(group, []).append(value)
    joined: list[int] = groups.tolist()
    for alone, rows in likest.items():
        joined[alone] = _likest(rows, sizes, joined[alone], enough)
    return joined


def _likest(rows: dict[int, list[float]], sizes: Mapping[int, int], otherwise: int, enough: float = _BELONGS) -> int:
    """Return the group whose three likest members are alike enough on the mean, or what stands otherwise."""
    means = {group: sum(sorted(row)[-_LIKEST:]) / min(_LIKEST, sizes[group]) for group, row in rows.items()}
    best = max(means, key=lambda group: (means[group], -group), default=otherwise)
    return best if means.get(best, 0.0) >= enough else otherwise


def _end(into: dict[int, int], group: int) -> int:
    """Return the group that a group ended up in."""
    while group in into:
        group = into[group]
    return group


def nearest(
    places: Iterable[int],
    stories: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    sizes: NDArray[np.int64],
) -> list[int]:
    """Return the story, or NONE, that each of the places in the row belongs to.

    Of each pair, `stories` holds the story that its one report is in, `others` the place of its other; `sizes` counts the
    reports of each story. A page of many matters is like a few reports of a story at best: the mean is over the three likest.
    """
    likest: dict[int, dict[int, list[float]]] = {}
    for story, place, value in zip(stories.tolist(), others.tolist(), alike.tolist(), strict=True):
        if story != NONE:
            likest.setdefault(place, {}).setdefault(story, []).append(value)
    near = {story: int(sizes[story]) for rows in likest.values() for story in rows}
    return [_likest(likest.get(place, {}), near, NONE) for place in places]
