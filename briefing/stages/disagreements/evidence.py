"""Evidence: whether two sentences are of one fact beyond chance, among all the figures of a story.

Two full texts have hundreds of pairs of figures, nearly all of two facts: what would tie two lone sentences ties
many of those by accident. So a pair is asked for the more, the more pairs its reports have; each word that both
sentences share tells as many bits as it is rare in the story (Shannon's self-information), and so do the measure
and a place at the opening of both reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from math import fsum, log2

from briefing.stages.disagreements.claims import Claim
from briefing.text.tallies import TOLLS

# Bits asked for each doubling of the pairs that two reports have. Set on the first half of disagreements_stories.txt in tests/quality
# and on 521 full texts of 65 events of another hand, of which no pair was a disagreement.
_ASKED = 1.9
# … and where both tell of the dead, hurt or missing, which are the story's main fact in whatever words. Set on the sample newsroom.
_ASKED_OF_TOLLS = 0.8
# The share of a report that opens it, where it tells its main fact.
_OPENING = 0.2


class Evidence:
    """How rare each word, each measure and an opening are among the sentences of a story's claims."""

    def __init__(self, claims: Collection[Claim]) -> None:
        told = {c.sentence: c for c in claims}
        self._sentences = len(told)
        self._marks: Counter[object] = Counter(word for c in told.values() for word in c.context)
        self._marks.update(m for _, m in {(c.sentence, mark) for c in claims for mark in _marks(c)})
        self._told = Counter(c.sentence.article.url for c in told.values())

    def ties(self, one: Claim, other: Claim) -> bool:
        """Return whether what two claims share outweighs how many pairs their reports have."""
        pairs = self._told[one.sentence.article.url] * self._told[other.sentence.article.url]
        asked = _ASKED_OF_TOLLS if one.event in TOLLS else _ASKED
        return self._bits(one, other) >= asked * log2(pairs)

    def _bits(self, one: Claim, other: Claim) -> float:
        shared: frozenset[object] = (one.context & other.context) | (_marks(one) & _marks(other))
        return fsum(log2(self._sentences / self._marks[mark]) for mark in shared)


def _marks(claim: Claim) -> frozenset[object]:
    """Return what a claim shows beside its words: what it measures or counts, and that it opens its report."""
    start, whole = claim.sentence.start, len(claim.sentence.article.text)
    counted = (("counted", word) for word in claim.noun if claim.figure.unit == "count")
    return frozenset((claim.measure, *counted, *(("opening",) if start <= _OPENING * whole else ())))
