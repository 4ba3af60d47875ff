"""Groups: reports that grow together, by average link over the pairs that were looked at."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from briefing.stages.stories.foretelling import summed
from briefing.stages.stories.profiles import Numbers, Weights

#: The story of a report that is in none.
NONE = -1
# Pairs within each group that are thought to be as alike as can be, so that two reports are no measure of a story yet.
_SURE = 3
# A group that is more times larger than another counts as so many times larger.
_TIMES = 8.0


class Merge(NamedTuple):
    """A group that went into another."""

    #: The mean likeness between the two as a part of the mean within them.
    likeness: float
    grown: int
    gone: int
    #: How many pairs of reports the two make, and how many reports they are.
    pairs: int
    members: int


class Grows(Protocol):
    """A group that goes into another."""

    @property
    def grown(self) -> int: ...
    @property
    def gone(self) -> int: ...


# How alike two groups are (negated), the two, and their sizes: of whichever has grown since, that says nothing any more.
_Pair = tuple[float, int, int, int, int]
_LAST = (math.inf, 0, 0, 0, 0)


class Near:
    """Groups that pairs of reports which were looked at bring near one another; all others stay as they are.

    Here the groups go by their places in the row of them, which is in order.
    """

    def __init__(self, labels: Numbers, ones: Numbers, others: Numbers, alike: Weights) -> None:
        """Take pairs of reports by the groups that `labels` puts them in, and how alike each pair is."""
        self.groups: Numbers = np.unique(np.concatenate([ones, others]))
        #: How many reports are in each group.
        self.sizes: Numbers = counted(labels)[self.groups]
        apart = ones != others
        near = np.searchsorted(self.groups, ones[apart]), np.searchsorted(self.groups, others[apart])
        count = len(self.groups)
        pairs, which = np.unique(np.minimum(*near) * count + np.maximum(*near), return_inverse=True)
        #: Each two groups that are near, the earlier first, and the sum of likenesses between them.
        self.lows, self.highs = np.divmod(pairs, max(1, count))
        self.alike: Weights = np.bincount(which, alike[apart], len(pairs)).astype(np.float64)
        ends = np.concatenate([self.lows, self.highs])
        order = np.argsort(ends, kind="stable")
        self._others = np.concatenate([self.highs, self.lows])[order]
        self._alike = np.concatenate([self.alike, self.alike])[order]
        self._begins: list[int] = np.searchsorted(ends[order], np.arange(count + 1)).tolist()

    def counted(self) -> Iterable[tuple[int, int]]:
        """Return each group, and how many reports are in it."""
        return zip(self.groups.tolist(), self.sizes.tolist(), strict=True)

    def of(self, group: int) -> tuple[Numbers, Weights]:
        """Return the groups near one, and the sum of likenesses between it and each."""
        row = slice(self._begins[group], self._begins[group + 1])
        return self._others[row], self._alike[row]


class Groups:
    """Groups of reports that grow together, the likest two first."""

    def __init__(
        self,
        near: Near,
        standing: int,
        within: Weights,
        supposed: float = 1.0,
        pairs: float = _SURE,
        uneven: float = 0.0,
    ) -> None:
        """Take the groups, and the sum of likenesses between the reports of each; those numbered below `standing` stay apart.

        In each, so many pairs are thought to be alike as it is `supposed`. The likeness of two groups of uneven sizes counts for
        more: by how many times the one is larger than the other, to the power of `uneven`.
        """
        self._near, self._names = near, near.groups
        self._standing = int(np.searchsorted(near.groups, standing))
        self._supposed, self._pairs, self._uneven = supposed, pairs, uneven
        #: How many reports are in each group, none in one that went into another: which one, `_into` says.
        self._members = near.sizes.copy()
        self._into = np.arange(len(near.groups))
        self._within = within.copy()
        #: The root of the mean likeness within each group.
        self._roots = self._root(self._members, self._within)
        #: What is near the groups that have grown; who went into another since stands there still.
        self._grown: dict[int, tuple[Numbers, Weights]] = {}

    def cohesion(self, before: float, supposed: float) -> float:
        """Return how alike two reports of one group are, on the mean over the reports.

        So many reports are thought to have been seen before, and to be as alike as it is `supposed`.
        """
        told = self._members > 1
        members = self._members[told]
        alike = float((2 * self._within[told] / (members - 1)).sum())
        return (alike + before * supposed) / (int(members.sum()) + before)

    def merges(self, least: float) -> Iterator[Merge]:
        """Merge the groups that are so much alike at least, the likest two first."""
        first, heap = iter(self._at_first(least)), list[_Pair]()
        ahead = next(first, _LAST)
        while heap or ahead is not _LAST:
            if heap and heap[0] < ahead:
                pair = heapq.heappop(heap)
            else:
                pair, ahead = ahead, next(first, _LAST)
            value, a, b, *members = pair
            if members != [self._members[a], self._members[b]]:
                continue
            self._unite(a, b)
            for grown in self._with(a, least):
                heapq.heappush(heap, grown)
            yield Merge(-value, int(self._names[a]), int(self._names[b]), members[0] * members[1], sum(members))

    def _at_first(self, least: float) -> Iterable[_Pair]:
        """Return the pairs of groups that are so much alike at least before any has grown, the likest first."""
        lows, highs = self._near.lows, self._near.highs
        likeness = self._near.alike / (self._members[lows] * self._members[highs])
        likeness /= self._roots[lows] * self._roots[highs]
        likeness *= self._surer(self._members[lows], self._members[highs])
        enough = np.flatnonzero((likeness >= least) & (highs >= self._standing))
        # The pairs stand in order of their groups.
        enough = enough[np.argsort(-likeness[enough], kind="stable")]
        lows, highs = lows[enough], highs[enough]
        columns = -likeness[enough], lows, highs, self._members[lows], self._members[highs]
        return zip(*(column.tolist() for column in columns), strict=True)

    def _with(self, group: int, least: float) -> Iterable[_Pair]:
        """Return the pairs of a group with those near it that are so much alike at least."""
        others, alike = self._grown[group]
        members, root = int(self._members[group]), float(self._roots[group])
        likeness = alike / self._members[others] / self._roots[others] / (members * root)
        likeness *= self._surer(self._members[others], members)
        for n in np.flatnonzero(likeness >= least).tolist():
            other = int(others[n])
            sizes = members, int(self._members[other])
            if other < group:
                yield -float(likeness[n]), other, group, sizes[1], sizes[0]
            else:
                yield -float(likeness[n]), group, other, *sizes

    def _unite(self, a: int, b: int) -> None:
        """Let one group go into another."""
        self._into[b] = a
        one, other = self._grown.pop(a, None) or self._near.of(a), self._grown.pop(b, None) or self._near.of(b)
        others, alike = summed(self._ends(np.concatenate([one[0], other[0]])), np.concatenate([one[1], other[1]]))
        kept = others != a
        # What is between the two stands in the row of each.
        self._within[a] += self._within[b] + float(alike[others == a].sum()) / 2
        self._members[a] += self._members[b]
        self._members[b] = 0
        self._roots[a] = self._root(self._members[a], self._within[a])
        if a < self._standing:
            kept &= others >= self._standing
        self._grown[a] = others[kept], alike[kept]

    def _ends(self, groups: Numbers) -> Numbers:
        """Return the groups that groups ended up in."""
        found = self._into[groups]
        while (found != (further := self._into[found])).any():
            found = further
        self._into[groups] = found
        return found

    def _surer(self, ones: Numbers, others: Numbers | int) -> Weights:
        """Return by how much the likeness of groups of so many reports counts for more: the more uneven they are."""
        times: Weights = np.maximum(ones, others) / np.minimum(ones, others)
        return np.minimum(_TIMES, times) ** self._uneven

    def _root(self, members: Numbers, within: Weights) -> Weights:
        """Return the root of the mean likeness within groups, with that in the pairs that are thought of."""
        pairs = members * (members - 1) / 2
        return np.sqrt((within + self._supposed * self._pairs) / (pairs + self._pairs))


def counted(labels: Numbers) -> Numbers:
    """Return how many reports are in each group, by its number."""
    return np.bincount(labels + 1)[1:]


def ends(merges: Sequence[Grows], labels: Numbers) -> Numbers:
    """Return the group of each report after groups went, one after the other, into others."""
    # The last stands for NONE.
    end = np.append(np.arange(int(labels.max(initial=NONE)) + 1), NONE)
    for merge in reversed(merges):
        end[merge.gone] = end[merge.grown]
    found: Numbers = end[labels]
    return found
