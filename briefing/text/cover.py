"""Cover: which sentences to take together, so that a short text holds most of what an editor's would.

Maximises the expected overlap of the text with an editor's summary as an F-score, by beam search: concepts count once
however many sentences hold them, words weigh against them. The objective is the concept coverage of Gillick and Favre,
"A Scalable Global Model for Summarization" (2009), normalised for length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from briefing.text.concepts import Concepts, Numbers

# All tuned on neus_train (66 words).
BEAM = 6
# How many sentences are looked at together, the best each for itself.
POOL = 60
# Two sentences that share so much of the shorter's content say the same.
ECHO = 0.7
# How hard length weighs: 0 fills the space, 1 is the F-score.
THRIFT = 0.8
# An editor's summary is as long as asked, or as this share of its sources where they say little.
SHARE = 0.35
# Where the sources say much, the space is filled: an aim of so many times what was asked makes brevity count for little.
FILL = 2.0
# The words of a sentence in a summary whose length is counted in sentences: tuned as _DEEPER in salience.py.
SENTENCE = 15

Flags = npt.NDArray[np.bool_]


class Offer(NamedTuple):
    """A sentence on offer: its length, what it says, and whether it needs the one before it (-1 where not on offer)."""

    words: int
    content: frozenset[str]
    leans: bool
    before: int
    worth: float


class _Taken(NamedTuple):
    """Sentences taken together, as rows of the pool."""

    rows: tuple[int, ...]
    gain: float
    words: int
    left: Numbers


def cover(
    offers: Sequence[Offer],
    seen: Concepts,
    *,
    words: int | None = None,
    count: int | None = None,
    said: Sequence[frozenset[str]] = (),
) -> tuple[int, ...]:
    """Return the indices of the sentences to take, best first, at most so many words or sentences; one always fits."""
    aim = _aim(offers, words, count)
    free = [n for n, offer in enumerate(offers) if not any(echoes(offer.content, told) for told in said)]
    pool = _pool(free, offers, seen, aim)
    if not pool:
        return ()
    held = _held(pool, len(offers), seen)
    search = _Search([offers[n] for n in pool], held, _echoes([offers[n].content for n in pool]), aim, words, count)
    before = {n: row for row, n in enumerate(pool)}
    taken = search.best(seen.chances, np.array([before.get(offers[n].before, -1) for n in pool]))
    alone = search.alone(seen.chances)
    return tuple(pool[row] for row in sorted(taken, key=lambda row: (offers[pool[row]].leans, -alone[row], row)))


def echoes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sentences' content is so alike that one says the other."""
    return bool(one) and len(one & other) >= ECHO * min(len(one), len(other))


def _aim(offers: Sequence[Offer], words: int | None, count: int | None) -> float:
    """Return how long an editor's summary would be, in words."""
    if words is None:
        return float(SENTENCE * (count or 3))
    return max(15.0, min(FILL * words, SHARE * sum(offer.words for offer in offers)))


def _pool(free: Sequence[int], offers: Sequence[Offer], seen: Concepts, aim: float) -> list[int]:
    """Return the sentences worth looking at together, in order."""
    values = np.bincount(seen.sentence, seen.chances[seen.which], len(offers))
    rates = {n: values[n] * offers[n].worth / (offers[n].words + aim) for n in free}
    return sorted(sorted(free, key=lambda n: (-rates[n], n))[:POOL])


def _held(pool: Sequence[int], total: int, seen: Concepts) -> Numbers:
    """Return a row for each sentence of the pool: 1 for each concept that it holds."""
    row = np.full(total, -1)
    row[list(pool)] = np.arange(len(pool))
    inside = row[seen.sentence] >= 0
    held = np.zeros((len(pool), len(seen.chances)))
    held[row[seen.sentence[inside]], seen.which[inside]] = 1.0
    return held


def _echoes(contents: Sequence[frozenset[str]]) -> Flags:
    """Return which sentences say the same."""
    return np.array([[echoes(a, b) for b in contents] for a in contents])


class _Search:
    """A beam search over sets of sentences."""

    def __init__(
        self, offers: Sequence[Offer], held: Numbers, alike: Flags, aim: float, words: int | None, count: int | None
    ) -> None:
        self.held, self.alike, self.aim = held, alike, aim
        self.sizes = np.array([offer.words for offer in offers])
        self.worth = np.array([offer.worth for offer in offers])
        self.leans = np.array([offer.leans for offer in offers])
        self.limit, self.count = words or 1 << 30, count or len(offers)

    def alone(self, chances: Numbers) -> Numbers:
        """Return what each sentence is worth where it stands alone."""
        values: Numbers = self.held @ chances * self.worth / (self.sizes + self.aim) ** THRIFT
        return values

    def best(self, chances: Numbers, before: npt.NDArray[np.intp]) -> tuple[int, ...]:
        """Return the best set found."""
        beam = [_Taken((), 0.0, 0, chances)]
        finished: list[_Taken] = []
        fixed = self.limit == 1 << 30
        while beam and len(beam[0].rows) < self.count:
            beam = self._longer(beam, before)
            finished = (beam or finished) if fixed else finished + beam
        return max(finished, key=self._value).rows if finished else ()

    def _value(self, taken: _Taken) -> float:
        # Rounded, so that no machine's arithmetic breaks a tie another way.
        return float(round(taken.gain / (taken.words + self.aim) ** THRIFT, 9))

    def _longer(self, beam: Sequence[_Taken], before: npt.NDArray[np.intp]) -> list[_Taken]:
        """Return the best sets with one sentence more."""
        gains = self.held @ np.stack([taken.left for taken in beam], axis=1) * self.worth[:, None]
        grown: dict[frozenset[int], tuple[float, int, int]] = {}
        for n, taken in enumerate(beam):
            allowed = self._allowed(taken, before)
            values = (taken.gain + gains[allowed, n]) / (taken.words + self.sizes[allowed] + self.aim) ** THRIFT
            for row, value in zip(allowed.tolist(), values.round(9).tolist(), strict=True):
                grown.setdefault(frozenset((*taken.rows, row)), (-value, row, n))
        best = sorted(grown.values())[:BEAM]
        return [self._with(beam[n], row, float(gains[row, n])) for _, row, n in best]

    def _with(self, taken: _Taken, row: int, gain: float) -> _Taken:
        left = taken.left * (1.0 - self.held[row])
        return _Taken((*taken.rows, row), taken.gain + gain, taken.words + int(self.sizes[row]), left)

    def _allowed(self, taken: _Taken, before: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return the rows that may be added: they fit, say something else, and lean on nothing that is not there."""
        rows = list(taken.rows)
        allowed = (self.sizes + taken.words <= self.limit) & ~self.alike[rows].any(axis=0)
        allowed &= ~self.leans | np.isin(before, rows)
        if not rows and not allowed.any():
            # Nothing stands alone or fits: one sentence is printed all the same, the shortest that would do.
            allowed = ~self.leans if (~self.leans).any() else np.ones(len(self.sizes), bool)
            allowed &= self.sizes == self.sizes[allowed].min()
        return np.flatnonzero(allowed)
