"""LexRank, TextRank and LSA as sumy has them, over sparse counts in NumPy: the same sentences, many times sooner.

Each is a subclass of sumy's own with the same options. What sumy computes for every pair of sentences in Python is
computed here for the pairs that share a word; the matrices that come out are sumy's to the last bit where it matters, so
that ties fall the same way. Only LSA's ties are settled otherwise: sumy leaves them to the order of a Python set.
Importing this imports sumy.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, compress
from itertools import count as ascending
from operator import not_
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from sumy.summarizers import AbstractSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import ItemsCount

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
T = TypeVar("T")

# How many cells of a matrix are made together: a megabyte, which stays near the processor until it is done with.
_TOGETHER = 1 << 17
# How many cells of a matrix OpenBLAS multiplies by a vector without threads: fewer than 2,304 times 4.
_UNTHREADED = 9000


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


def count(sentences: Iterable[Sequence[str]], terms_of: Callable[[list[str]], list[str | None]]) -> Counts:
    """Return the counts of sentences, given as words.

    `terms_of` is given every word once, and returns the term of each, None where it does not count.
    """
    cut = list(sentences)
    lengths = list(map(len, cut))
    told, words = _numbered(chain.from_iterable(cut), sum(lengths))
    distinct, terms = _numbered(chain((None,), terms_of(told)), len(told) + 1)
    size = max(1, len(distinct) - 1)
    # Word by word, with None for 0 and so -1 here.
    said = (terms[1:] - 1)[words]
    # Stable, which is soonest with what comes nearly in order: row by row.
    keys = np.sort((np.repeat(np.arange(len(lengths)) * size, lengths) + said)[said >= 0], kind="stable")
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    entries = keys[first]
    at = np.searchsorted(entries, np.arange(len(lengths) + 1) * size)
    times = np.diff(first, append=len(keys)).astype(np.float64)
    return Counts(at, entries % size, times, len(distinct) - 1)


def _numbered(found: Iterable[T], total: int) -> tuple[list[T], Places]:
    """Return what is found, each once and in order, and for each of so many finds which of them it is."""
    numbers: defaultdict[T, int] = defaultdict(ascending().__next__)
    which = np.fromiter(map(numbers.__getitem__, found), np.intp, total)
    return list(numbers), which


def products(counts: Counts, weights: Numbers) -> Iterator[tuple[slice, Numbers]]:
    """Yield the products of all rows with one another, a few rows at a time: Σ over shared terms of both weights."""
    size, rows = len(counts.at) - 1, counts.rows
    by_term = np.argsort(counts.terms, kind="stable")
    columns, others = rows[by_term], weights[by_term]
    posted = np.bincount(counts.terms, minlength=counts.vocabulary)
    reach = posted[counts.terms]
    # Pairs are numbered through: how many there are before each entry, and what leads from a pair to its other entry.
    done = np.concatenate(([0], np.cumsum(reach)))
    lead = (np.cumsum(posted) - posted)[counts.terms] - done[:-1]
    together = max(1, _TOGETHER // size)
    for begin in range(0, size, together):
        end = min(begin + together, size)
        some = slice(counts.at[begin], counts.at[end])
        other = np.repeat(lead[some], reach[some]) + np.arange(done[some.start], done[some.stop])
        cells = np.repeat((rows[some] - begin) * size, reach[some]) + columns[other]
        values = np.repeat(weights[some], reach[some]) * others[other]
        found = np.bincount(cells, values, (end - begin) * size).astype(np.float64, copy=False)
        yield slice(begin, end), found.reshape(-1, size)


def _longest(counts: Counts) -> Numbers:
    """Return how often each row's commonest term occurs in it, 1 for an empty row."""
    most = np.ones(len(counts.at) - 1)
    np.maximum.at(most, counts.rows, counts.times)
    return most


def normalized(summarizer: Any, words: list[str]) -> list[str]:
    """Return the words as a summarizer of sumy's compares them: in lower case, unless its class has a way of its own."""
    if summarizer.normalize_word is AbstractSummarizer.normalize_word and set(map(type, words)) <= {str}:
        return list(map(str.lower, words))
    return list(map(summarizer.normalize_word, words))


def terms(summarizer: Any, words: list[str]) -> list[str | None]:
    """Return the stems that a summarizer of sumy's counts, None for its stop words."""
    stop, stemmed = summarizer._stop_words, summarizer._stemmer
    normal = normalized(summarizer, words)
    return [None if word in stop else stemmed(word) for word in normal]


def settled(matrix: Numbers, epsilon: float, scaled: Callable[[Numbers], Numbers]) -> Numbers:
    """Return the scores that a step over the graph moves by no more than epsilon, from equal ones on."""
    scores, moved = np.full(len(matrix), 1.0 / len(matrix)), 1.0
    while moved > epsilon:
        following = scaled(_step(matrix, scores))
        moved, scores = float(np.linalg.norm(following - scores)), following
    return scores


def _step(matrix: Numbers, scores: Numbers) -> Numbers:
    # BLAS, as in sumy, where a bit may settle a tie between toys; but on more cells it puts threads, which wait for one
    # another longer than they work.
    product: Numbers = np.dot(matrix.T, scores) if matrix.size < _UNTHREADED else np.einsum("ij,i->j", matrix, scores)
    return product


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
        counts = count((s.words for s in sentences), partial(terms, self))
        size = len(sentences)
        heard = np.bincount(counts.terms, minlength=counts.vocabulary)
        # math.log and not NumPy's: they differ in the last bit, and a likeness may lie right on the threshold.
        rarity = np.array([math.log(size / (1 + n)) for n in range(size + 1)])[heard]
        weights = counts.times / _longest(counts)[counts.rows] * rarity[counts.terms]
        norms = np.sqrt(np.bincount(counts.rows, weights**2, size))
        scale = np.divide(1.0, norms, out=np.zeros(size), where=norms > 0)
        graph = np.empty((size, size))
        for rows, alike in products(counts, weights):
            alike *= scale[rows, None]
            alike *= scale
            linked = alike > self.threshold
            np.divide(linked, np.maximum(linked.sum(axis=1), 1)[:, None], out=graph[rows])
        return graph

    @staticmethod
    def power_method(matrix: Numbers, epsilon: float) -> Numbers:
        """Return the stationary scores, as sumy does; all equal where no sentence is like any."""
        if not matrix.any():
            return np.full(len(matrix), 1.0 / len(matrix))
        return settled(matrix, epsilon, lambda scores: scores / np.linalg.norm(scores))


class FastTextRank(TextRankSummarizer):  # type: ignore[misc]
    """sumy's TextRank."""

    def _create_matrix(self, document: Any) -> Numbers:
        counts = count((s.words for s in document.sentences), partial(terms, self))
        size = len(document.sentences)
        lengths = np.bincount(counts.rows, counts.times, size).astype(int)
        logs = np.array([math.log(n) if n else 0.0 for n in lengths.tolist()])
        graph = np.empty((size, size))
        for rows, weights in products(counts, counts.times):
            norms = logs[rows, None] + logs
            # Logarithms of whole numbers: below log 2 there is only 0, which sumy leaves undivided.
            norms[norms < 0.5] = 1.0
            weights /= norms
            weights /= weights.sum(axis=1)[:, None] + self._ZERO_DIVISION_PREVENTION
            weights *= self.damping
            np.add(weights, (1.0 - self.damping) / size, out=graph[rows])
        return graph

    @staticmethod
    def power_method(matrix: Numbers, epsilon: float) -> Numbers:
        """Return the stationary scores, as sumy does."""
        return settled(matrix, epsilon, lambda scores: scores)


class FastLsa(LsaSummarizer):  # type: ignore[misc]
    """sumy's LSA, without the decomposition: with all dimensions kept, its ranks are the norms of the columns."""

    SMOOTH = 0.4

    def __call__(self, document: Any, sentences_count: Any) -> Any:
        """Return the best sentences of a document, in its order."""
        ranks = self.ranks(document)
        if ranks is None:
            return ()
        following = iter(ranks)
        if callable(sentences_count):
            return self._get_best_sentences(document.sentences, sentences_count, lambda _: next(following))
        # As sumy chooses them, without an object for each sentence.
        best = ItemsCount(sentences_count)(sorted(range(len(ranks)), key=ranks.__getitem__, reverse=True))
        return tuple(document.sentences[n] for n in sorted(best))

    def ranks(self, document: Any) -> list[float] | None:
        """Return the rank of each sentence; None where no word counts."""
        if self.REDUCTION_RATIO != 1:
            raise ValueError("fewer dimensions need the decomposition: use sumy's own LsaSummarizer")
        counts = count((s.words for s in document.sentences), self._terms)
        if not counts.vocabulary:
            return None
        filled = np.diff(counts.at)
        cells = self.SMOOTH + (1 - self.SMOOTH) * counts.times / _longest(counts)[counts.rows]
        squares = np.bincount(counts.rows, cells**2, len(filled)) + (counts.vocabulary - filled) * self.SMOOTH**2
        # Rounded: sentences as long as each other tie, and the earlier one is meant to win.
        ranks: list[float] = np.sqrt(np.where(filled > 0, squares, 0.0)).round(9).tolist()
        return ranks

    def _terms(self, words: list[str]) -> list[str | None]:
        """Return the stems: a stop word counts where its stem is that of a word that counts."""
        normal = normalized(self, words)
        stems: list[str | None] = list(map(self._stemmer, normal))
        stops = list(map(self._stop_words.__contains__, normal))
        dictionary = set(compress(stems, map(not_, stops)))
        for n in compress(range(len(stems)), stops):
            if stems[n] not in dictionary:
                stems[n] = None
        return stems
