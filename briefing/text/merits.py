"""Merits: what in a sentence itself speaks for printing it, beside the words that it shares with others."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from briefing.text.concepts import Line, Numbers
from briefing.text.context import quoted
from briefing.text.words import Tokens

# Ridge regression as in `python -m tests.quality.train_telling`, on neus_train without the stories that allsides_dev holds
# too, and on allsides_dev: five-fold over stories, 41.2/18.5/28.5 and 43.5/16.8/24.1 of ROUGE-1/2/L.
WEIGHTS: dict[str, float] = {
    "another's nearest": 15.31,
    "the whole": -14.79,
    "the others": 16.71,
    "the others' openings": -2.25,
    "its headline": 8.01,
    "the others' headlines": 11.95,
    "names": 12.36,
    "first": -3.78,
    "second": -0.49,
    "opens with a quotation": -7.6,
    "quotation": 2.74,
    "opens with a connective": -3.29,
    "a day": 2.21,
    "present tense": 1.66,
    "past tense": 0.54,
    "short": -0.17,
    "long": -2.5,
}
_WEIGHTS = np.array(list(WEIGHTS.values()))
_SHORT, _LONG = 12, 35
_CONNECTIVES = frozenset("after and as but in on while".split())
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_PRESENT = re.compile(r"\b(?:are|has|have|is|will)\b", re.I)
_PAST = re.compile(r"\b(?:did|had|was|were)\b", re.I)


def merits(
    lines: Sequence[Line], texts: Sequence[str], headlines: Sequence[Tokens], *, weights: Numbers = _WEIGHTS
) -> Numbers:
    """Return what speaks for each sentence, in points of ROUGE that it adds where it is all that is printed.

    The headlines are those of the sources, in order.
    """
    return np.asarray(measure(lines, texts, headlines) @ weights, float)


def measure(lines: Sequence[Line], texts: Sequence[str], headlines: Sequence[Tokens]) -> Numbers:
    """Return a row of features for each sentence, columns as in WEIGHTS."""
    held, source, place = _unit(lines)
    home = source[:, None] == source[None]
    likeness = np.where(home, 0.0, held @ held.T)
    everything = held.sum(axis=0)
    by_source = np.stack([held[source == one].sum(axis=0) for one in range(int(source.max(initial=0)) + 1)])
    openings = np.stack([held[(source == one) & (place == 0)].sum(axis=0) for one in range(len(by_source))])
    own, others = _titled(lines, headlines)
    return np.column_stack(
        [
            likeness.max(axis=1, initial=0),
            _cosines(held, everything[None]),
            _cosines(held, everything - by_source[source]),
            _cosines(held, openings.sum(axis=0) - openings[source]),
            own,
            others,
            [sum(line.tokens.capital) / max(1, len(line.tokens.capital)) for line in lines],
            place == 0,
            place == 1,
            [text[:1] in "\"“'‘" for text in texts],
            [quoted(text) / max(1, len(text.split())) for text in texts],
            [text.split(" ", 1)[0].lower() in _CONNECTIVES for text in texts],
            [_DAY.search(text) is not None for text in texts],
            [_PRESENT.search(text) is not None for text in texts],
            [_PAST.search(text) is not None for text in texts],
            [len(text.split()) < _SHORT for text in texts],
            [len(text.split()) > _LONG for text in texts],
        ]
    ).astype(float)


def _unit(lines: Sequence[Line]) -> tuple[Numbers, Numbers, Numbers]:
    """Return the sentences' content words as rows of length 1, their sources and their places."""
    known: dict[str, int] = {}
    contents = [[known.setdefault(s, len(known)) for s in line.tokens.content] for line in lines]
    held = np.zeros((len(lines), max(1, len(known))))
    for row, content in enumerate(contents):
        held[row, content] = len(content) ** -0.5 if content else 0.0
    return held, np.array([line.source for line in lines]), np.array([line.place for line in lines])


def _cosines(held: Numbers, others: Numbers) -> Numbers:
    """Return the cosine of each sentence with its own row of others, or the one there is."""
    sizes = np.maximum(1e-9, np.sqrt((others * others).sum(axis=1)))
    return np.asarray((held * others).sum(axis=1) / sizes, float)


def _titled(lines: Sequence[Line], headlines: Sequence[Tokens]) -> tuple[list[float], list[float]]:
    """Return the share that each sentence holds of its own headline's content, and of the others' on average."""
    wanted = [headline.content for headline in headlines]
    own, others = [], []
    for line in lines:
        said = line.tokens.content
        shares = [len(said & content) / max(1, len(content)) for content in wanted]
        mine = shares[line.source] if line.source < len(shares) else 0.0
        own.append(mine)
        others.append((sum(shares) - mine) / max(1, len(shares) - 1))
    return own, others
