"""Linking: from pairs that are alike to groups, by average link over the pairs that were looked at."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping
from itertools import takewhile
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

# Two groups are one story where the mean belief between them is this part of the mean belief within them. Collections of
# stories told once, three times and thirty times ask for different parts: where stories run small, a group nearby is the
# next story, and where they run large it is the other half of this one. So the groups are first made with a lenient part,
# and how large they then are says where to stop: there, or before it, or beyond it for as long as they grow. Tuned on
# neus_train and allsides_dev (whole, headlines alone, undated, thinned out until most stories are told once, made into
# streams of 36 hours) and on long articles retold in several ways.
_LENIENT = 0.3
_SMALL, _LARGE = 3.0, 6.5
_OF_SMALL, _OF_LARGE = 0.42, 0.08
# … the most is asked for where the groups run this much smaller still, as a part of the way from small to large.
_SMALLER = -0.2
# Headlines of one story share less than its texts do, and their groups look smaller than they are: this size is large where
# reports are headlines alone, and less so up to so many words.
_LARGE_OF_HEADLINES, _OF_TEXT = 4.0, 40.0
# … and where reports have fewer words than this, the stop is read once: headlines of different stories meet in a word or two,
# and groups that ask for less as they grow run away. Set on the streams of 36 hours named above.
_ENOUGH = 25.0
# Stories of the usual size that are thought to have been seen before, in reports: so that a batch of three is grouped as
# one of three hundred is.
_BEFORE = 30
_USUAL = 3.0
# … and pairs within each group that are thought to be sure, so that two reports are no measure of a story yet.
_SURE = 3
# Mean belief at which a report that stayed alone, or a section of a page, belongs with the likest of a story.
_BELONGS = 0.25
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
    within: Mapping[int, float] = NOTHING_WITHIN,
    words: float = _OF_TEXT,
) -> list[int]:
    """Return the group of each place in the row (after Sokal and Michener 1958, over a sparse graph).

    `labels` says where each begins; groups numbered below `standing` are never merged with one another, and `within` holds
    the sum of beliefs between the members of each of them. A report has so many distinct `words` on the mean.
    """
    groups = Groups(labels, standing, within, words)
    for one, other, value in zip(labels[ones].tolist(), labels[others].tolist(), alike.tolist(), strict=True):
        if one != other:
            groups.bring_near(one, other, value)
    into, stop = groups.merge()
    found = np.array([_end(into, group) for group in labels.tolist()], np.int64)
    return _take_in(found, standing, ones, others, alike, max(stop, _BELONGS))


class Groups:
    """Groups of reports that grow together, the likest two first."""

    def __init__(
        self, labels: NDArray[np.int64], standing: int, within: Mapping[int, float], words: float = _OF_TEXT
    ) -> None:
        self._standing = standing
        #: The mean size from which on stories run large.
        self._large = _LARGE_OF_HEADLINES + (_LARGE - _LARGE_OF_HEADLINES) * min(1.0, words / _OF_TEXT)
        counted = zip(*(row.tolist() for row in np.unique(labels[labels != NONE], return_counts=True)), strict=True)
        #: How many reports are in each group.
        self._members: dict[int, int] = dict(counted)
        self._is_told = words >= _ENOUGH
        self._reports = sum(self._members.values())
        self._squares = sum(n * n for n in self._members.values())
        #: The sum of beliefs between the members of each group, and between each two groups.
        self._within: dict[int, float] = {group: within.get(group, 0.0) for group in self._members}
        self._near: dict[int, dict[int, float]] = {}

    def bring_near(self, one: int, other: int, belief: float) -> None:
        """Add a pair of reports of two groups."""
        row = self._near.setdefault(one, {})
        row[other] = self._near.setdefault(other, {})[one] = row.get(other, 0.0) + belief

    def merge(self) -> tuple[dict[int, int], float]:
        """Return which group each that went into another went into, and the likeness at which the merging stopped."""
        heap = [(-self._likeness(a, b), a, b) for a, row in self._near.items() for b in row if a < b]
        heap = [pair for pair in heap if -pair[0] >= _OF_LARGE and pair[2] >= self._standing]
        heapq.heapify(heap)
        merges: list[tuple[float, int, int]] = []
        stop = 0.0
        while heap:
            value, a, b = heapq.heappop(heap)
            if a not in self._members or b not in self._members or value != -self._likeness(a, b):
                continue
            if -value < _LENIENT:
                stop = self._stop() if self._is_told or not stop else stop
                if -value < stop:
                    break
            merges.append((-value, a, b))
            for c in self._unite(a, b):
                low, high = min(a, c), max(a, c)
                likeness = self._likeness(low, high)
                if likeness >= _OF_LARGE and high >= self._standing:
                    heapq.heappush(heap, (-likeness, low, high))
        stop = stop or self._stop()
        kept = takewhile(lambda merged: merged[0] >= stop, merges)
        return {b: a for _, a, b in kept}, stop

    def _unite(self, a: int, b: int) -> Iterable[int]:
        """Let one group go into another, and return the groups near the two."""
        near = self._near[a]
        self._squares += 2 * self._members[a] * self._members[b]
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

    def _stop(self) -> float:
        """Return the likeness at which two groups of stories as large as these are one story."""
        mean = (_BEFORE * _USUAL + self._squares) / (_BEFORE + self._reports)
        large = min(1.0, max(_SMALLER, (mean - _SMALL) / (self._large - _SMALL)))
        return float(_OF_SMALL ** (1 - large) * _OF_LARGE**large)


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
