"""Openings: how an article that is told in full begins, and what others add to it, as far as there is space.

Of full articles and with space for a paragraph or two, the first article's opening is nearer to a human summary than
what rankings choose from all of them: known from others' figures, and seen on 15 stories of full articles by somebody
who had not seen the program, with summaries of some 155 words by somebody else. There the first article's opening and
what the others add behind it is 7 of ROUGE-2 better than to cover, which tells the news over again in other words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from briefing.text.concepts import Concepts
from briefing.text.cover import ECHO_ELSEWHERE, Offer, echoes

# With less space than this, in words, the story is covered and not opened.
SPACE = 110
# A source with so many times the words that may be printed is told in full: on those 15 stories all is one from .4 to .6,
# and 2 of ROUGE-2 are lost at .9; for the leads of allsides_dev, at 110 and at 150 words, it is all one.
IN_FULL = 0.5
# The first source opens the story unless what another's opening covers comes to so much more: likewise, from 1.2 on.
BETTER = 1.25
# What the others add stands in the place of its last sentence where that covers so many times as much: .05 to 1.2 of ROUGE-1
# better than never on leads longer than what may be printed (allsides_dev at 45 to 75 words), .2 worse on those 15.
INSTEAD = 1.08
# What is added stands at the top of its article and is no trifle: by eye on pairs of pages.
TOP = 0.75
# What is added has so much of its content not among the lines before it, all taken together: read on 16 stories of several
# long articles each, where the next newsroom's first line most often told the event again in other words.
FRESH = 0.5
# After so many sentences that do not fit what follows is no opening any more.
MISSES = 2


def opening(
    offers: Sequence[Offer],
    seen: Concepts,
    *,
    words: int,
    said: Sequence[frozenset[str]] = (),
    begun: Collection[int] = (),
    behind: Collection[int] = (),
) -> tuple[int, ...]:
    """Return the indices of the sentences that open the story best, in order; none without the space or full sources.

    A source that is not `begun`, whose first sentence is not on offer, opens it only where there is none that is; the first
    opens it sooner than another, but where it is `behind` what has come in since that does.
    """
    if words < SPACE:
        return ()
    by_source: dict[int, list[int]] = {}
    for n, offer in enumerate(offers):
        by_source.setdefault(offer.source, []).append(n)
    sizes = {source: sum(offers[n].words for n in here) for source, here in by_source.items()}
    full = [source for source, size in sizes.items() if size >= IN_FULL * words]
    if full and begun:
        long_enough = [source for source, size in sizes.items() if source in begun and size >= words]
        full = [source for source in full if source in begun] or long_enough or full
    told = [_first(offers, by_source[source], words, said) for source in full]
    worths = [_worth(offers, seen, taken) for taken in told]
    better = [n for n, source in enumerate(full) if source not in behind]
    better = better[:1] if better[:1] == [0] else better
    best = max(range(len(told)), key=lambda n: (worths[n] * (BETTER if n in better else 1.0), -n), default=None)
    if best is None or not told[best]:
        return ()
    whole, shorter = (_filled(offers, seen, taken, words, said) for taken in (told[best], told[best][:-1]))
    return shorter if _worth(offers, seen, shorter) > INSTEAD * _worth(offers, seen, whole) else whole


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


def _filled(
    offers: Sequence[Offer], seen: Concepts, taken: tuple[int, ...], words: int, said: Sequence[frozenset[str]]
) -> tuple[int, ...]:
    """Return the sentences with those that add most, one by one, as long as any fits that says nothing again."""
    while fitting := _fitting(offers, taken, words, said):
        left = seen.chances.copy()
        left[seen.which[np.isin(seen.sentence, taken)]] = 0.0
        adds = np.bincount(seen.sentence, left[seen.which], len(offers))
        taken = (*taken, max(fitting, key=lambda n: (round(float(adds[n]) * offers[n].worth, 9), -n)))
    return taken


def _fitting(offers: Sequence[Offer], taken: Sequence[int], words: int, said: Sequence[frozenset[str]]) -> list[int]:
    left = words - sum(offers[n].words for n in taken)
    told = [*said, *(offers[n].content for n in taken)]
    known = frozenset[str]().union(*told)
    return [
        n
        for n, offer in enumerate(offers)
        if n not in taken
        and offer.words <= left
        and offer.worth >= TOP
        and (not offer.leans or offer.before in taken)
        and len(offer.content - known) >= FRESH * len(offer.content)
        and not any(len(offer.content & line) >= ECHO_ELSEWHERE * min(len(offer.content), len(line)) for line in told)
    ]


def _worth(offers: Sequence[Offer], seen: Concepts, taken: Sequence[int]) -> float:
    """Return what the concepts come to that sentences hold together, by the worth of the first."""
    held = np.unique(seen.which[np.isin(seen.sentence, taken)])
    return float(seen.chances[held].sum()) * (offers[taken[0]].worth if taken else 0.0)
