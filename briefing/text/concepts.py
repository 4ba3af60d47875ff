"""Concepts: pairs of neighbouring words, and how likely an editor's own summary would hold each.

A logistic regression over what a newsroom sees at a glance: how many sources say it, how early, how often, and whether
it stands in headlines. After Li, Qian and Liu, "Using Supervised Bigram-based ILP for Extractive Summarization" (2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from briefing.text.words import Tokens

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# Weights by `python -m tests.quality.train_concepts` on neus_train (2,452 stories of three leads each), then moved one at a
# time, in steps of .4 and less, for ROUGE-1, -2 and -L on 600 stories of neus_train and the first half of allsides_dev.
WEIGHTS: dict[str, float] = {
    "always": -2.78,
    "two sources": 0.41,
    "three sources": 0.26,
    "early": 0.44,
    "earliest": 0.12,
    "often": 1.92,
    "in a headline": 1.01,
    "in two headlines": 0.65,
    "in three headlines": 0.57,
    "share of headlines": 0.48,
    "words in headlines": 0.29,
    "a word in headlines": 0.30,
    "a number": 0.59,
    "a function word": -0.02,
    "two function words": -0.01,
    "words early": 0.41,
    "a word early": 0.56,
    "a name": 0.96,
    "before in the sentence": 0.02,
    "share of sources": -0.31,
}
_WEIGHTS = np.array(list(WEIGHTS.values()))


class Line(NamedTuple):
    """A sentence's tokens, the source it comes from and its place among that source's sentences, both from 0."""

    tokens: Tokens
    source: int
    place: int


class Concepts(NamedTuple):
    """The concepts of some sentences: `which` holds, for each occurrence, its concept, `sentence` its sentence."""

    #: The two stems of each concept, as they count in the vocabulary.
    members: Places
    which: Places
    sentence: Places
    #: How likely an editor's summary holds each.
    chances: Numbers


def concepts(lines: Sequence[Line], headlines: Sequence[Tokens], *, weights: Numbers = _WEIGHTS) -> Concepts:
    """Return the concepts of sentences, which stand source by source and in order within each."""
    members, which, sentence, features = measure(lines, headlines)
    return Concepts(members, which, sentence, 1.0 / (1.0 + np.exp(-(features * weights).sum(axis=1))))


def measure(lines: Sequence[Line], headlines: Sequence[Tokens]) -> tuple[Places, Places, Places, Numbers]:
    """Return the concepts of sentences with a row of features for each, columns as in WEIGHTS."""
    said = list(chain.from_iterable(line.tokens.stems for line in lines))
    vocabulary = {stem: n for n, stem in enumerate(dict.fromkeys(said))}
    flat = np.fromiter(map(vocabulary.__getitem__, said), np.intp, len(said))
    size = max(1, len(vocabulary))
    sizes = np.array([len(line.tokens.stems) for line in lines], np.intp)
    idle = np.fromiter(chain.from_iterable(line.tokens.idle for line in lines), bool, len(said))
    capital = np.fromiter(chain.from_iterable(line.tokens.capital for line in lines), bool, len(said))
    of = np.repeat(np.arange(len(lines)), sizes)
    source = np.array([line.source for line in lines], np.intp)
    place = np.array([line.place for line in lines], float)
    within = (np.arange(len(flat)) - np.repeat(np.cumsum(sizes) - sizes, sizes)) / np.maximum(
        1, np.repeat(sizes, sizes)
    )

    left = np.flatnonzero(of[:-1] == of[1:])
    members, which = np.unique(flat[left] * size + flat[left + 1], return_inverse=True)
    first, second = members // size, members % size
    total, sources = len(members), int(source.max(initial=0)) + 1
    early, earliest, heard = _early(which, of[left], source, place, total, sources)
    often = np.bincount(which, minlength=total)

    function = np.zeros(size, bool)
    function[flat[idle]] = True
    word_early, _, _ = _early(flat, of, source, place, size, sources)
    titled = _titled_words(headlines, vocabulary, size)
    low, high = _of_content(word_early, first, second, function)
    _, title_high = _of_content(titled, first, second, function)
    title_mean = (np.where(function, 0, titled)[first] + np.where(function, 0, titled)[second]) / 2
    titles = _titled_pairs(headlines, vocabulary, size, members)
    digit = np.zeros(size, bool)
    digit[[n for s, n in vocabulary.items() if not "a" <= s[0] <= "z" and s[0].isdigit()]] = True
    before = np.full(total, np.inf)
    np.minimum.at(before, which, within[left])
    idles = function[first].astype(int) + function[second]
    columns = (
        np.ones(total),
        heard >= 2,
        heard >= 3,
        early,
        earliest,
        np.log(np.minimum(often, 4)),
        titles >= 1,
        titles >= 2,
        titles >= 3,
        titles / max(1, len(headlines)),
        title_mean,
        title_high,
        digit[first] | digit[second],
        idles == 1,
        idles == 2,
        low,
        high,
        np.bincount(which, capital[left] & capital[left + 1], total) / np.maximum(1, often),
        before,
        heard / sources,
    )
    features = np.empty((total, len(columns)))
    for n, column in enumerate(columns):
        features[:, n] = column
    return members, which, of[left], features


def _early(
    which: Places, of: Places, source: Places, place: Numbers, total: int, sources: int
) -> tuple[Numbers, Numbers, Places]:
    """Return how early each is said: the mean over sources and the best of them; and how many sources say it."""
    pairs, seen_first = np.unique(which * sources + source[of], return_index=True)
    soon = 1.0 / (1.0 + place[of[seen_first]])
    best = np.zeros(total)
    np.maximum.at(best, pairs // sources, soon)
    return np.bincount(pairs // sources, soon, total) / sources, best, np.bincount(pairs // sources, minlength=total)


def _of_content(
    values: Numbers, first: Places, second: Places, function: npt.NDArray[np.bool_]
) -> tuple[Numbers, Numbers]:
    """Return the lower and the higher value of each concept's content words; 0 where both are function words."""
    one = np.where(function[first], values[second], values[first])
    other = np.where(function[second], values[first], values[second])
    neither = function[first] & function[second]
    return np.where(neither, 0, np.minimum(one, other)), np.where(neither, 0, np.maximum(one, other))


def _titled_words(headlines: Sequence[Tokens], vocabulary: dict[str, int], size: int) -> Numbers:
    """Return the share of headlines that hold each word."""
    counts = np.zeros(size)
    for headline in headlines:
        counts[[vocabulary[s] for s in set(headline.stems) if s in vocabulary]] += 1
    return counts / max(1, len(headlines))


def _titled_pairs(headlines: Sequence[Tokens], vocabulary: dict[str, int], size: int, members: Places) -> Places:
    """Return how many headlines hold each concept."""
    pairs: list[int] = []
    for headline in headlines:
        known = [vocabulary.get(s, -1) for s in headline.stems]
        pairs.extend({a * size + b for a, b in pairwise(known) if a >= 0 and b >= 0})
    wanted = np.array(pairs, np.intp)
    found = np.minimum(np.searchsorted(members, wanted), len(members) - 1)
    return np.bincount(found[members[found] == wanted], minlength=len(members))
