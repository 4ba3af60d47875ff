"""Points: how likely a newsroom's own bullets over an article hold each of its words and pairs of neighbouring words.

A logistic regression over where and how often the article says each, as in concepts.py but for one article told at length:
after Li, Qian and Liu, "Using Supervised Bigram-based ILP for Extractive Summarization" (2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from math import log, log1p
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from briefing.text.words import Tokens

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
T = TypeVar("T")

# Weights by `python -m tests.quality.train_highlights`: on bullets that we wrote over 54 news pages of
# ../shared/data/extraction and 28 pieces of the sample newsroom, each with its headline and without.
WORDS: dict[str, float] = {
    "always": -1.37,
    "a function word": -0.27,
    "late": -0.22,
    "opening": 0.45,
    "often": 0.75,
    "often at the top": 0.24,
    "far down": -2.45,
    "in the headline": 1.84,
    "a number": 1.02,
}
PAIRS: dict[str, float] = {
    "always": -2.02,
    "a function word": -0.27,
    "two function words": -0.55,
    "opening": 0.54,
    "often": 0.96,
    "often at the top": 0.25,
    "far down": -3.73,
    "in the headline": 1.67,
    "its words in the headline": 0.39,
    "a number": 1.10,
}
# Among so many sentences at the top stands what the article comes back to; farther down than so many it is all one.
_TOP, _FAR = 6, 30


def points(sentences: Sequence[Tokens], titles: Sequence[Tokens]) -> tuple[list[Places], Numbers]:
    """Return which words and pairs each sentence holds, as columns, and how likely bullets hold each column."""
    words, pairs = words_of(sentences, titles), pairs_of(sentences, titles)
    logits = [rows @ np.array(list(table.values())) for (_, rows), table in ((words, WORDS), (pairs, PAIRS))]
    held: list[list[int]] = [[] for _ in sentences]
    for column, told in enumerate(chain(words[0], pairs[0])):
        for place in told:
            held[place].append(column)
    # By the sentence and no matrix: an article of four thousand sentences has a hundred thousand words and pairs.
    return [np.array(columns, np.intp) for columns in held], 1.0 / (1.0 + np.exp(-np.concatenate(logits)))


def words_of(sentences: Sequence[Tokens], titles: Sequence[Tokens]) -> tuple[list[list[int]], Numbers]:
    """Return which sentences hold each word, and a row of features for each word, columns as in WORDS."""
    where, idle = _where([t.stems for t in sentences]), _idle(sentences)
    titled = {stem for title in titles for stem in title.stems}
    rows = [
        (1.0, word in idle, log1p(told[0]), *_place(told), word in titled, word[0].isdigit())
        for word, told in where.items()
    ]
    return list(where.values()), np.array(rows, float).reshape(-1, len(WORDS))


def pairs_of(sentences: Sequence[Tokens], titles: Sequence[Tokens]) -> tuple[list[list[int]], Numbers]:
    """Return which sentences hold each pair of words, and a row of features for each pair, columns as in PAIRS."""
    where, idle = _where([tuple(pairwise(t.stems)) for t in sentences]), _idle(sentences)
    titled = {stem for title in titles for stem in title.stems}
    together = {pair for title in titles for pair in pairwise(title.stems)}
    rows = []
    for pair, told in where.items():
        content = [word for word in pair if word not in idle]
        apart = bool(content) and titled.issuperset(content)
        number = any(word[0].isdigit() for word in pair)
        rows.append((1.0, len(content) == 1, not content, *_place(told), pair in together, apart, number))
    return list(where.values()), np.array(rows, float).reshape(-1, len(PAIRS))


def _where(sentences: Sequence[Sequence[T]]) -> dict[T, list[int]]:
    """Return the places of the sentences that hold each word or pair, the first sentence being 0."""
    where: dict[T, list[int]] = {}
    for place, told in enumerate(sentences):
        for one in dict.fromkeys(told):
            where.setdefault(one, []).append(place)
    return where


def _idle(sentences: Sequence[Tokens]) -> set[str]:
    return {stem for told in sentences for stem, idle in zip(told.stems, told.idle, strict=True) if idle}


def _place(told: Sequence[int]) -> tuple[float, ...]:
    """Return whether it opens the article, how often it is said, in all and at the top, and how far down first."""
    return told[0] == 0, log(len(told)), sum(n < _TOP for n in told) - 1.0, min(told[0], _FAR) / _FAR
