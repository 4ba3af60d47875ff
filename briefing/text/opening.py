"""Openings: how an article that is told in full begins, as far as there is space.

Of full articles and with space for a paragraph or two, the first article's opening is nearer to a human summary than
what graph rankings choose from all of them (known from others' figures: no such summaries were at hand to tune on, so
that the numbers here are set by reason). With less space it is not: at 30 words covering is .8 of ROUGE-2 better on
neus_dev.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.text.concepts import Concepts
from briefing.text.cover import Offer, echoes

# With less space than this, in words, the story is covered and not opened.
SPACE = 110
# A source with so many times the words that may be printed is told in full.
IN_FULL = 2.0
# The first source opens the story unless what another's opening covers comes to so much more.
BETTER = 1.05
# After so many sentences that do not fit what follows is no opening any more.
MISSES = 2


def opening(
    offers: Sequence[Offer], seen: Concepts, *, words: int, said: Sequence[frozenset[str]] = ()
) -> tuple[int, ...]:
    """Return the indices of the sentences that open the story best, in order; none without the space or full sources."""
    if words < SPACE:
        return ()
    by_source: dict[int, list[int]] = {}
    for n, offer in enumerate(offers):
        by_source.setdefault(offer.source, []).append(n)
    told = [
        _first(offers, here, words, said)
        for here in by_source.values()
        if sum(offers[n].words for n in here) >= IN_FULL * words
    ]
    worths = [_worth(offers, seen, taken) for taken in told]
    best = max(range(len(told)), key=lambda n: (worths[n] * (1.0 if n else BETTER), -n), default=None)
    return () if best is None else told[best]


def _first(offers: Sequence[Offer], here: Sequence[int], words: int, said: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Return the first sentences of a source that fit, are not told already, and may stand one behind the other."""
    taken: list[int] = []
    misses = 0
    for n in here:
        offer = offers[n]
        if offer.leans and offer.before not in taken:
            continue
        if any(echoes(offer.content, line) for line in [*said, *(offers[m].content for m in taken)]):
            continue
        if offer.words > words:
            misses += 1
            if misses == MISSES:
                break
            continue
        taken.append(n)
        words -= offer.words
    return tuple(taken)


def _worth(offers: Sequence[Offer], seen: Concepts, taken: Sequence[int]) -> float:
    """Return what the concepts come to that sentences hold together, by the worth of the first."""
    held = np.unique(seen.which[np.isin(seen.sentence, taken)])
    return float(seen.chances[held].sum()) * (offers[taken[0]].worth if taken else 0.0)
