"""LexRank, TextRank and LSA as sumy has them, over sparse counts in NumPy: the same sentences, many times sooner.

Each is a subclass of sumy's own with the same options. What sumy computes for every pair of sentences in Python is
computed here for the pairs that share a word; the matrices that come out are sumy's to the last bit where it matters, so
that ties fall the same way. Only LSA's ties are settled otherwise: sumy leaves them to the order of a Python set.
Importing this imports sumy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# How many pairs of occurrences are looked at together: it bounds the memory, 8 bytes each some five times over.
_TOGETHER = 1 << 20


class Counts(NamedTuple):
    """How often each sentence has each term: for row i, `terms[at[i]:at[i + 1]]` and `times` likewise."""

    at: Places
    terms: Places
    times: Numbers
    vocabulary: int

    @property
    def rows(self) -> Places:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.at) - 1), np.diff(self.at))


def count(sentences: Iterable[Sequence[str]], term: Callable[[str], str | None]) -> Counts:
    """Return the counts of sentences, given as words; `term` makes a word a term, None where it does not count."""
    vocabulary: dict[str, int] = {}
    known: dict[str, int] = {}
    found: list[int] = []
    lengths: list[int] = []
    for words in sentences:
        lengths.append(len(words))
        try:
            found += [known[word] for word in words]
        except KeyError:
            for word in words:
                if word not in known:
                    stem = term(word)
                    known[word] = -1 if stem is None else vocabulary.setdefault(stem, len(vocabulary))
            found += [known[word] for word in words]
    size = max(1, len(vocabulary))
    terms, rows = np.array(found, np.intp), np.repeat(np.arange(len(lengths)), lengths)
    entries, times = np.unique((rows * size + terms)[terms >= 0], return_counts=True)
    at = np.searchsorted(entries, np.arange(len(lengths) + 1) * size)
    return Counts(at, entries % size, times.astype(np.float64), len(vocabulary))


def products(counts: Counts, weights: Numbers) -> Numbers:
    """Return the products of all rows with one another, dense: Σ over shared terms of both weights."""
    size = len(counts.at) - 1
    by_term = np.argsort(counts.terms, kind="stable")
    rows, posted = counts.rows, np.bincount(counts.terms, minlength=counts.vocabulary)
    starts = np.cumsum(posted) - posted
    reach = posted[counts.terms]
    found = np.zeros(size * size)
    begin, total = 0, np.cumsum(reach)
    while begin < len(reach):
        done = total[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(total, done + _TOGETHER, side="right")))
        entry = np.repeat(np.arange(begin, end), reach[begin:end])
        within = np.arange(len(entry)) - np.repeat(total[begin:end] - reach[begin:end] - done, reach[begin:end])
        other = by_term[starts[counts.terms[entry]] + within]
        _add(found, rows[entry], rows[other], weights[entry] * weights[other], size)
        begin = end
    return found.reshape(size, size)


def _add(found: Numbers, rows: Places, columns: Places, values: Numbers, size: int) -> None:
    """Add values to the dense matrix; the rows are a few neighbouring ones."""
    first, last = int(rows[0]), int(rows[-1]) + 1
    sums = np.bincount((rows - first) * size + columns, values, (last - first) * size)
    found[first * size : last * size] += sums


def _longest(counts: Counts) -> Numbers:
    """Return how often each row's commonest term occurs in it, 1 for an empty row."""
    most = np.ones(len(counts.at) - 1)
    np.maximum.at(most, counts.rows, counts.times)
    return most


class FastLexRank(LexRankSummarizer):  # type: ignore[misc]  # sumy has no types
    """sumy's LexRank; two sentences that share nothing with themselves are ranked equal instead of not at all."""

    def __call__(self, document: Any, sentences_count: Any) -> Any:
        """Return the best sentences of a document, in its order."""
        if not document.sentences:
            return ()
        scores = self.power_method(self.matrix(document.sentences), self.epsilon)
        return self._get_best_sentences(
            document.sentences, sentences_count, dict(zip(document.sentences, scores, strict=True))
        )

    def matrix(self, sentences: Sequence[Any]) -> Numbers:
        """Return the row-normalised graph of sentences that are alike."""
        counts = count((s.words for s in sentences), self._term)
        size = len(sentences)
        heard = np.bincount(counts.terms, minlength=counts.vocabulary)
        # math.log and not NumPy's: they differ in the last bit, and a likeness may lie right on the threshold.
        rarity = np.array([math.log(size / (1 + n)) for n in range(size + 1)])[heard]
        weights = counts.times / _longest(counts)[counts.rows] * rarity[counts.terms]
        norms = np.sqrt(np.bincount(counts.rows, weights**2, size))
        alike = products(counts, weights)
        scale = np.divide(1.0, norms, out=np.zeros(size), where=norms > 0)
        alike *= scale[:, None]
        alike *= scale
        np.greater(alike, self.threshold, out=alike, casting="unsafe")
        degrees = alike.sum(axis=1)
        degrees[degrees == 0] = 1
        alike /= degrees[:, None]
        return alike

    def _term(self, word: str) -> str | None:
        normal = self.normalize_word(word)
        return None if normal in self._stop_words else self._stemmer(normal)

    @staticmethod
    def power_method(matrix: Numbers, epsilon: float) -> Numbers:
        """Return the stationary scores, as sumy does; all equal where no sentence is like any."""
        if not matrix.any():
            return np.full(len(matrix), 1.0 / len(matrix))
        scores: Numbers = LexRankSummarizer.power_method(matrix, epsilon)
        return scores


class FastTextRank(TextRankSummarizer):  # type: ignore[misc]
    """sumy's TextRank."""

    def _create_matrix(self, document: Any) -> Numbers:
        counts = count((s.words for s in document.sentences), self._term)
        size = len(document.sentences)
        weights = products(counts, counts.times)
        lengths = np.bincount(counts.rows, counts.times, size).astype(int)
        logs = np.array([math.log(n) if n else 0.0 for n in lengths.tolist()])
        for row in range(0, size, 128):
            # A few rows at a time: whole matrices of sums would be most of the memory.
            some, norms = weights[row : row + 128], logs[row : row + 128, None] + logs
            # Logarithms of whole numbers: below log 2 there is only 0, which sumy leaves undivided.
            norms[norms < 0.5] = 1.0
            some /= norms
        weights /= weights.sum(axis=1)[:, None] + self._ZERO_DIVISION_PREVENTION
        weights *= self.damping
        weights += (1.0 - self.damping) / size
        return weights

    def _term(self, word: str) -> str | None:
        normal = self.normalize_word(word)
        return None if normal in self._stop_words else self._stemmer(normal)


class FastLsa(LsaSummarizer):  # type: ignore[misc]
    """sumy's LSA, without the decomposition: with all dimensions kept, its ranks are the norms of the columns."""

    SMOOTH = 0.4

    def __call__(self, document: Any, sentences_count: Any) -> Any:
        """Return the best sentences of a document, in its order."""
        ranks = self.ranks(document)
        if ranks is None:
            return ()
        following = iter(ranks)
        return self._get_best_sentences(document.sentences, sentences_count, lambda _: next(following))

    def ranks(self, document: Any) -> list[float] | None:
        """Return the rank of each sentence; None where no word counts."""
        if self.REDUCTION_RATIO != 1:
            raise ValueError("fewer dimensions need the decomposition: use sumy's own LsaSummarizer")
        terms: dict[str, str] = {}
        for word in dict.fromkeys(document.words):
            normal = self.normalize_word(word)
            if normal not in self._stop_words:
                terms[word] = self._stemmer(normal)
        dictionary = frozenset(terms.values())
        if not dictionary:
            return None

        def term(word: str) -> str | None:
            stem = terms.get(word) or self.stem_word(word)
            return stem if stem in dictionary else None

        counts = count((s.words for s in document.sentences), term)
        filled = np.diff(counts.at)
        cells = self.SMOOTH + (1 - self.SMOOTH) * counts.times / _longest(counts)[counts.rows]
        squares = np.bincount(counts.rows, cells**2, len(filled)) + (len(dictionary) - filled) * self.SMOOTH**2
        # Rounded: sentences as long as each other tie, and the earlier one is meant to win.
        ranks: list[float] = np.sqrt(np.where(filled > 0, squares, 0.0)).round(9).tolist()
        return ranks
