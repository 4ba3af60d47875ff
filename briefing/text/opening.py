"""Openings: how a story begins that reports tell in full, where there is space for a paragraph or two."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.text.cover import Offer, echoes

# The best opening fills the space where there are so many reports, and less where there are more, which say what else
# matters. Of 1 to 6, and always, best or nearly so on three kinds of stories of our own writing together, half of them read by nobody who
# mends: many reports over days, as many of a day, few of a day.
ALONE = 3.0
# After so many sentences that do not fit what follows is no opening any more.
MISSES = 2


def opening(
    offers: Sequence[Offer],
    source: int,
    *,
    words: int,
    said: Sequence[frozenset[str]] = (),
) -> tuple[int, ...]:
    """Return the first sentences of a source that fit, are not told already, and may stand one behind the other."""
    taken: list[int] = []
    left, misses = min(1.0, ALONE / len({offer.source for offer in offers})) * words, 0
    for n, offer in enumerate(offers):
        if offer.source != source or (offer.leans and offer.before not in taken):
            continue
        if any(echoes(offer.content, line) for line in [*said, *(offers[m].content for m in taken)]):
            continue
        if offer.words > left:
            misses += 1
            if misses == MISSES:
                break
            continue
        taken.append(n)
        left -= offer.words
    return tuple(taken)
