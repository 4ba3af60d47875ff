"""Meaning: how near what groups of reports say is, whatever their words, where something that tells it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.columns import Column, Growing

Vectors = NDArray[np.float32]
#: Returns a vector for each of some texts, a row each, of any length; zeros where it knows none.
Meaning = Callable[[Sequence[str]], Vectors]

# The languages that the tables of vectors that are small know: their words of others are few, and all near one another.
_LANGUAGES = frozenset({"en"})
# Words of the prose that are read. The headline is read twice: once, or three times, does a little worse on days of feeds; 30
# words do as well.
_READ = 60
# Reports that are thought to have been seen before, as near to one another, give or take this.
_BEFORE, _GIVE_OR_TAKE = 10, 0.1


class Meanings(Growing):
    """What each of a growing row of reports says: vectors of length 1, or 0 where that is not known."""

    def __init__(self, meaning: Meaning | None = None) -> None:
        self.meaning = meaning
        self._vectors = Column(np.float32, 1)

    def extend(self, told: Iterable[tuple[str, str, str]]) -> None:
        """Add reports at the end of the row: the language of each, its headline, and the top of its prose."""
        if not self.meaning:
            return
        texts = [_text(headline, prose) if language in _LANGUAGES else "" for language, headline, prose in told]
        asked = np.flatnonzero([bool(text) for text in texts])
        if len(asked):
            vectors = np.asarray(self.meaning([texts[n] for n in asked.tolist()]), np.float32)
            self._vectors.widen(vectors.shape[1])
        row = np.zeros((len(texts), self._vectors.width), np.float32)
        if len(asked):
            lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
            row[asked] = vectors / np.where(lengths > 0, lengths, 1)
        self._vectors.extend(row)

    def of(self, places: NDArray[np.int64]) -> Vectors:
        """Return what the reports at these places say."""
        vectors: Vectors = self._vectors.filled[places] if self.meaning else np.zeros((len(places), 0), np.float32)
        return vectors


def _text(headline: str, prose: str) -> str:
    """Return what is read of a report."""
    headline = headline.rstrip(" .")
    return f"{headline}. {headline}. {' '.join(prose.split()[:_READ])}"


class Saying:
    """What groups of reports that grow together say: the mean of their vectors.

    Two groups are likelier of one story (logarithm) by the standard deviations by which they are nearer in meaning than a group
    and any report, less those by which two are thought to be nearer anyway: one for headlines with lines below, three for
    headlines alone, where words tell most. The former is set on days of feeds (tests/quality/feeds_{business,ireland,world}.jsonl)
    and the first 20 and 40 words of full texts by eight authors, and held against those days mixed with as many leads of
    neus_train that are told once: two points more come together where each deviation counts twice, less where many are told
    once. The latter is set on streams of headlines by others and held against headlines of neus_train and allsides_dev in such
    streams.
    """

    def __init__(self, vectors: Vectors, groups: NDArray[np.int64], anyway: float) -> None:
        """Take what each report says, and the number of its group, from 0 on, each of which has one."""
        self._anyway = anyway
        known = vectors.any(1)
        count = int(groups.max(initial=-1)) + 1
        self._reports = np.bincount(groups[known], minlength=count)
        order = np.argsort(groups, kind="stable")
        begins = np.searchsorted(groups[order], np.arange(count))
        sums = np.add.reduceat(vectors[order], begins, dtype=np.float64) if count else np.zeros((0, vectors.shape[1]))
        self._means = sums / np.maximum(1, self._reports)[:, np.newaxis]
        seen = vectors[known]
        self._all = seen.sum(0, dtype=np.float64) / max(1, len(seen))
        self._spread = (seen.T @ seen).astype(np.float64) - len(seen) * np.outer(self._all, self._all)
        self._spread += _BEFORE * _GIVE_OR_TAKE**2 * np.eye(vectors.shape[1])
        self._spread /= len(seen) + _BEFORE
        #: How near each group and any report are, and the standard deviation of that.
        self._usual = self._means @ self._all
        self._deviation = np.sqrt(np.einsum("gi,gi->g", self._means @ self._spread, self._means))

    def unite(self, a: int, b: int) -> None:
        """Let one group go into another."""
        ours, theirs = self._reports[a], self._reports[b]
        if not theirs:
            return
        self._means[a] = mean = (self._means[a] * ours + self._means[b] * theirs) / (ours + theirs)
        self._reports[a] += theirs
        self._usual[a] = mean @ self._all
        self._deviation[a] = np.sqrt(mean @ self._spread @ mean)

    def likelier(self, one: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return by how much likelier one group and each other one are of one story for what they say (logarithm)."""
        likelier = np.zeros(len(others))
        if not self._reports[one]:
            return likelier
        known = np.flatnonzero(self._reports[others])
        others = others[known]
        near = self._means[others] @ self._means[one]
        after_others = (near - self._usual[others]) / self._deviation[others]
        after_one = (near - self._usual[one]) / self._deviation[one]
        likelier[known] = (after_others + after_one) / 2 - self._anyway
        return likelier
