"""Concepts: pairs of neighbouring words, and how likely an editor's own summary would hold each.

A logistic regression over what a newsroom sees at a glance: how many sources say it, how early, how often, and whether
it stands in headlines. After Li, Qian and Liu, "Using Supervised Bigram-based ILP for Extractive Summarization" (2013).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from briefing.text.words import CAPITAL, FIGURE, FLAGS, IDLE, Codes, Tokens, as_first_said, together

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

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


class Told(NamedTuple):
    """The words of some lines, one behind the other."""

    #: The number of each word's stem, counted as they are first said, and its code.
    words: Places
    codes: Codes
    #: The line that each word is in, and how far it stands within that, from 0 to 1.
    line: Places
    within: Numbers
    #: The source of each line, and what its place there counts.
    source: Places
    soon: Numbers
    #: How many stems and sources there are.
    size: int
    sources: int
    #: For each headline the numbers of its words, `size` and more where no line has them.
    titles: list[list[int]]


class Measured(NamedTuple):
    """Some sentences' concepts before anybody weighs them."""

    told: Told
    #: Where the first word of each occurrence of a pair stands in `told`, and which concept that is.
    pairs: Places
    which: Places
    members: Places
    #: A value for each concept, or one for all, by the names of WEIGHTS.
    columns: dict[str, float | Places | Numbers | Flags]

    def weighed(self, weights: Mapping[str, float]) -> Concepts:
        """Return the concepts with what these weights of their columns make of each."""
        scores = (self.features(tuple(weights)).T * np.array([*weights.values()])[:, None]).sum(axis=0)
        return Concepts(self.members, self.which, self.told.line[self.pairs], 1.0 / (1.0 + np.exp(-scores)))

    def features(self, names: Sequence[str]) -> Numbers:
        """Return a row of features for each concept, in the order of the names."""
        features = np.empty((len(names), len(self.members)))
        for row, name in zip(features, names, strict=True):
            row[:] = self.columns[name]
        return features.T


def concepts(lines: Sequence[Line], headlines: Sequence[Tokens]) -> Concepts:
    """Return the concepts of sentences, which stand source by source and in order within each."""
    return measure(lines, headlines).weighed(WEIGHTS)


def measure(lines: Sequence[Line], headlines: Sequence[Tokens]) -> Measured:
    """Return the concepts of sentences with what may be told of each at a glance."""
    told = _told(lines, headlines)
    pairs = np.flatnonzero(told.line[:-1] == told.line[1:])
    members, which = _numbered(told.words[pairs] * told.size + told.words[pairs + 1])
    first, second = np.divmod(members, told.size)
    columns: dict[str, float | Places | Numbers | Flags] = {"always": 1.0}
    columns |= _of_pairs(told, pairs, which, len(members))
    columns |= _of_words(told, first, second)
    columns |= _of_headlines(told, members)
    return Measured(told, pairs, which, members, columns)


def _told(lines: Sequence[Line], headlines: Sequence[Tokens]) -> Told:
    """Return the words of lines, and which of them the headlines have."""
    spoken = [line.tokens for line in lines]
    sizes = np.array([len(tokens) for tokens in spoken], np.intp)
    codes = together([*spoken, *headlines])
    count = int(sizes.sum())
    numbers = as_first_said(codes >> FLAGS)
    words = numbers[:count]
    line = np.repeat(np.arange(len(lines)), sizes)
    source = np.array([one.source for one in lines], np.intp)
    ends = list(accumulate(map(len, headlines), initial=count))
    return Told(
        words,
        codes[:count],
        line,
        (np.arange(count) - (np.cumsum(sizes) - sizes)[line]) / sizes[line],
        source,
        1.0 / (1.0 + np.array([one.place for one in lines], float)),
        int(words.max(initial=0)) + 1,
        int(source.max(initial=0)) + 1,
        [numbers[start:end].tolist() for start, end in pairwise(ends)],
    )


def _numbered(keys: Places) -> tuple[Places, Places]:
    """Return the keys in order, each once, and which of them each is: np.unique without its detours."""
    order = keys.argsort()
    ranked = keys[order]
    fresh = np.ones(len(keys), bool)
    np.not_equal(ranked[1:], ranked[:-1], out=fresh[1:])
    which = np.empty(len(keys), np.intp)
    which[order] = np.cumsum(fresh) - 1
    return ranked[fresh], which


def _of_pairs(told: Told, pairs: Places, which: Places, total: int) -> dict[str, Places | Numbers | Flags]:
    """Return how early, how often and by how many sources each pair is said, and how it is written."""
    early, earliest, heard = _early(told, which, told.line[pairs], total)
    often = np.bincount(which, minlength=total)
    capital = told.codes & CAPITAL
    before = np.full(total, np.inf)
    np.minimum.at(before, which, told.within[pairs])
    return {
        "two sources": heard >= 2,
        "three sources": heard >= 3,
        "early": early,
        "earliest": earliest,
        "often": np.log(np.minimum(often, 4)),
        "a name": np.bincount(which, capital[pairs] & capital[pairs + 1] != 0, total) / often,
        "before in the sentence": before,
        "share of sources": heard / told.sources,
    }


def _early(told: Told, which: Places, line: Places, total: int) -> tuple[Numbers, Numbers, Places]:
    """Return how early each is said: the mean over sources and the best of them; and how many sources say it."""
    soon = np.zeros((told.sources, total))
    # A source says it soonest where it says it first: of values given to one place the last stays.
    soon.reshape(-1)[(told.source[line] * total + which)[::-1]] = told.soon[line][::-1]
    return soon.sum(axis=0) / told.sources, soon.max(axis=0), np.count_nonzero(soon, axis=0)


def _of_words(told: Told, first: Places, second: Places) -> dict[str, Places | Numbers | Flags]:
    """Return what each pair's words are like, function words left aside where the other is none."""
    figure = np.zeros(told.size, bool)
    figure[told.words[told.codes & FIGURE != 0]] = True
    titled = np.zeros(told.size)
    for headline in told.titles:
        titled[[word for word in set(headline) if word < told.size]] += 1
    titled /= max(1, len(told.titles))
    function = np.zeros(told.size, bool)
    function[told.words[told.codes & IDLE != 0]] = True
    idle, idle_too = function[first], function[second]
    low, high = _of_content(_early(told, told.words, told.line, told.size)[0], first, second, idle, idle_too)
    _, most = _of_content(titled, first, second, idle, idle_too)
    titled[function] = 0.0
    return {
        "words in headlines": (titled[first] + titled[second]) / 2,
        "a word in headlines": most,
        "a number": figure[first] | figure[second],
        "a function word": idle != idle_too,
        "two function words": idle & idle_too,
        "words early": low,
        "a word early": high,
    }


def _of_content(
    values: Numbers, first: Places, second: Places, idle: Flags, idle_too: Flags
) -> tuple[Numbers, Numbers]:
    """Return the lower and the higher value of each pair's content words; 0 where both are function words."""
    one, other = values[first], values[second]
    one, other = np.where(idle, other, one), np.where(idle_too, one, other)
    neither = idle & idle_too
    low, high = np.minimum(one, other), np.maximum(one, other)
    low[neither] = high[neither] = 0.0
    return low, high


def _of_headlines(told: Told, members: Places) -> dict[str, Places | Numbers | Flags]:
    """Return how many headlines hold each pair."""
    found: list[int] = []
    for headline in told.titles:
        found.extend({a * told.size + b for a, b in pairwise(headline) if a < told.size and b < told.size})
    wanted = np.array(found if len(members) else [], np.intp)
    places = np.minimum(np.searchsorted(members, wanted), len(members) - 1)
    titles = np.bincount(places[members[places] == wanted], minlength=len(members))
    return {
        "in a headline": titles >= 1,
        "in two headlines": titles >= 2,
        "in three headlines": titles >= 3,
        "share of headlines": titles / max(1, len(told.titles)),
    }
