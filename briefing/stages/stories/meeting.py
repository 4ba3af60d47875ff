"""Meeting: which earlier reports a new one meets, and how like them it is, at a cost that the archive's size does not change."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.columns import Column, Growing
from briefing.stages.stories.profiles import Numbers, Weights

# A report is looked up by each of its words among the nearest earlier reports that are known by it too …
_NEAREST = 64
# … and looked at where they share this part of what it is about (squared weights).
_SHARED = 0.03
_NOBODY = -1
# Less than any two reports share that share a word.
_NOTHING = 1e-12


class Known(Growing):
    """By each word, the last reports that are known by it."""

    def __init__(self) -> None:
        #: The row below of each word; NOBODY of a word that no report is known by.
        self._place = Column(np.int64)
        #: The last reports, the oldest of which is written over, and how many there have been.
        self._last = Column(np.int32, _NEAREST)
        self._count = Column(np.int64)
        #: Room to add up in: zero between two meetings.
        self._shared = Column(np.float64)

    def meet(self, n: int, words: Numbers, worth: Weights, oldest: int = 0) -> Numbers:
        """Return the reports that are known by words worth enough, in order, and make report `n` known by all of them.

        Reports before the `oldest` are passed over.
        """
        places = self._places(words)
        self._shared.extend(np.zeros(n + 1 - len(self._shared)))
        shared = self._shared.filled
        # Nobody is counted at the end, where no report before `n` is.
        last = self._last.filled[places].ravel()
        np.add.at(shared, last, np.repeat(worth, _NEAREST))
        found = last[(shared[last] >= _SHARED) & (last >= oldest)]
        shared[last] = 0
        found.sort()
        first = np.ones(len(found), bool)
        np.not_equal(found[1:], found[:-1], out=first[1:])
        counts = self._count.filled
        self._last.filled[places, counts[places] % _NEAREST] = n
        counts[places] += 1
        met: Numbers = found[first].astype(np.int64)
        return met

    def _places(self, words: Numbers) -> Numbers:
        """Return the row of each word, a new one where there is none."""
        missing = int(words.max(initial=-1)) + 1 - len(self._place)
        if missing > 0:
            self._place.extend(np.full(missing, _NOBODY))
        place = self._place.filled
        new = words[place[words] == _NOBODY]
        place[new] = np.arange(len(self._count), len(self._count) + len(new))
        self._last.extend(np.full((len(new), _NEAREST), _NOBODY))
        self._count.extend(np.zeros(len(new)))
        return place[words]


class Told(Growing):
    """The words of every report and their weights, a row for each: rows of one length are read at a stroke."""

    def __init__(self) -> None:
        self._words = Column(np.int32, 16)
        self._weights = Column(np.float32, 16)

    def extend(self, words: Sequence[Numbers], weights: Sequence[Weights]) -> None:
        """Add reports at the end."""
        lengths = np.array([len(row) for row in words], np.int64)
        told = np.arange(lengths.max(initial=0)) < lengths[:, None]
        for column, rows in ((self._words, words), (self._weights, weights)):
            column.widen(told.shape[1])
            added = np.zeros((len(lengths), column.width))
            added[:, : told.shape[1]][told] = np.concatenate([np.zeros(0), *rows])
            column.extend(added)

    def of(self, places: Numbers) -> tuple[Numbers, Weights]:
        """Return the words of some reports and their weights, end to end."""
        words, weights = (column.filled.take(places, 0).ravel() for column in (self._words, self._weights))
        told = np.flatnonzero(weights)
        return words[told].astype(np.int64), weights[told].astype(np.float64)

    def likeness(self, found: Numbers, weights: NDArray[np.float32] | Weights) -> Weights:
        """Return how like the reports found a report is whose weights by word are given (cosine)."""
        words, theirs = (column.filled.take(found, 0) for column in (self._words, self._weights))
        same: Weights = np.einsum("ij,ij->i", weights.take(words), theirs).astype(np.float64)
        return same

    def breadth(self, firsts: Numbers, seconds: Numbers) -> Weights:
        """Return on how many words the likeness of each pair of reports rests (inverse participation: one that does it all is 1)."""
        words, weights = self._words.filled, self._weights.filled
        broad = np.ones(len(firsts))
        scratch = np.zeros(int(words.max(initial=0)) + 1, np.float32)
        for n in np.unique(seconds).tolist():
            pairs = np.flatnonzero(seconds == n)
            np.maximum.at(scratch, words[n], weights[n])
            shares = (scratch.take(words[firsts[pairs]]) * weights[firsts[pairs]]).astype(np.float64)
            broad[pairs] = shares.sum(1) ** 2 / np.maximum((shares**2).sum(1), _NOTHING)
            scratch[words[n]] = 0
        return broad
