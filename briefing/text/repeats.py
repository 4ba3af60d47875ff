"""Repeats: how often an editor's own summary would use each word of its sources, function words included.

A logistic regression for each word and for once, twice and three times, over what a newsroom sees at a glance: the
companion of concepts.py, which looks at pairs of neighbouring words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from briefing.text.concepts import Line, Numbers, Places
from briefing.text.words import Tokens

#: More often than this no word counts.
MOST = 3

# By `python -m tests.quality.train_telling` on neus_train, without the stories that allsides holds too.
WEIGHTS: dict[str, float] = {
    "always": -3.94,
    "twice": -0.21,
    "three times": -0.38,
    "sources that say it so often": 0.71,
    "sources": -0.56,
    "two sources": 0.24,
    "often": -1.29,
    "often for it": 3.15,
    "dense": 0.15,
    "early": 0.64,
    "earliest": 0.52,
    "in a headline": 0.38,
    "share of headlines": 1.08,
    "a number": 0.52,
    "a name": 0.48,
    "a named headline": -0.06,
    "a function word": 0.52,
    "a function word, often": -0.23,
    "a function word, early": -0.52,
    "a function word twice": 0.9,
    "a function word three times": 0.43,
    "long sources": 0.05,
}
_WEIGHTS = np.array(list(WEIGHTS.values()))


class Repeats(NamedTuple):
    """The words of some sentences: `which` holds, for each word that a sentence holds, its number, `sentence` its sentence."""

    which: Places
    sentence: Places
    #: How often the sentence holds it.
    times: Places
    #: How often a summary would hold each, at most none, one, two, three times: a row for each word.
    chances: Numbers


def repeats(lines: Sequence[Line], headlines: Sequence[Tokens], *, weights: Numbers = _WEIGHTS) -> Repeats:
    """Return the words of sentences with how often a summary would hold them."""
    which, sentence, times, features, _ = measure(lines, headlines)
    chances = 1.0 / (1.0 + np.exp(-(features * weights).sum(axis=-1)))
    return Repeats(which, sentence, times, np.hstack([np.zeros((len(chances), 1)), chances.cumsum(axis=1)]))


def measure(
    lines: Sequence[Line], headlines: Sequence[Tokens]
) -> tuple[Places, Places, Places, Numbers, dict[str, int]]:
    """Return the words of sentences and how often they stand there, features by word and times, and their numbers."""
    known: dict[str, int] = {}
    flat = np.array([known.setdefault(s, len(known)) for line in lines for s in line.tokens.stems], np.intp)
    idle = np.zeros(len(known))
    idle[flat] = np.array([i for line in lines for i in line.tokens.idle], float)
    capital = np.array([c for line in lines for c in line.tokens.capital], float)
    of = np.repeat(np.arange(len(lines)), [len(line.tokens.stems) for line in lines])
    source = np.array([line.source for line in lines], np.intp)
    soon = 1.0 / (1.0 + np.array([line.place for line in lines], float))
    sources, size = int(source.max(initial=0)) + 1, len(known)

    pairs, times = np.unique(of * max(1, size) + flat, return_counts=True)
    sentence, which = pairs // max(1, size), pairs % max(1, size)
    said = np.zeros((size, sources))
    np.add.at(said, (which, source[sentence]), times)
    best = np.zeros((size, sources))
    np.maximum.at(best, (which, source[sentence]), soon[sentence])
    often, heard = said.sum(axis=1), (said > 0).sum(axis=1)
    titled = np.zeros(size)
    for headline in headlines:
        titled[[known[s] for s in set(headline.stems) if s in known]] += 1
    share = titled / max(1, len(headlines))
    named = np.bincount(flat, capital, size) / np.maximum(1, often)
    early, digit = best.sum(axis=1) / sources, np.array([stem[0].isdigit() for stem in known], float)
    features = np.zeros((size, MOST, len(WEIGHTS)))
    total = np.log(max(1, len(flat)) / 150)
    for row in range(MOST):
        again = row + 1
        features[:, row] = np.column_stack(
            np.broadcast_arrays(
                1.0,
                float(again == 2),
                float(again == 3),
                (said >= again).sum(axis=1) / sources,
                heard / sources,
                heard >= 2,
                np.log(np.maximum(1, often)),
                np.log((often + 0.5) / again),
                100 * often / max(1, len(flat)),
                early,
                best.max(axis=1, initial=0),
                titled >= 1,
                share,
                digit,
                named,
                named * (titled >= 1),
                idle,
                idle * np.log(np.maximum(1, often)),
                idle * early,
                idle * (again >= 2),
                idle * (again >= 3),
                total,
            )
        )
    return which, sentence, times, features, known
