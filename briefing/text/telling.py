"""Telling: which sentences of several newsrooms tell a story together in so many words.

The set is sought that is expected to overlap most with an editor's own summary: the words and pairs of words that such a
summary would hold, each counted once however many sentences hold it, weighed by length as in an F-score, and the merits
of the sentences themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from briefing.text.concepts import Concepts, Line, Numbers, Places, concepts
from briefing.text.merits import merits
from briefing.text.repeats import MOST, Repeats, repeats
from briefing.text.words import Tokens

# What the F-score of words and of pairs of words counts beside the merits: found with merits.WEIGHTS.
WORDS, PAIRS = 1.45, 1.27
# An editor's summary is as long as this share of its sources where they say little, and where they have so many words as
# long as asked or more: an aim of so many times that. Counted on neus_train.
SHARE, PLENTY, MORE = 0.35, 145, 2.0
# A source of so many times the words that are asked is told in full: its own opening says best what happened. Another
# source's opening must come to so much more than the first's, and a sentence of another's to so much more than the last one
# of the opening, to stand in its place. Set by reason: there are no summaries of articles in full to tune them on.
IN_FULL, BETTER, SWAPPED = 1.5, 1.05, 1.02
# How many sentences are looked at together, and how many sets of them at a time.
POOL, BEAM = 24, 6


class Offer(NamedTuple):
    """A sentence on offer: its tokens and place, its text, what its words count, and what it may stand behind."""

    line: Line
    text: str
    worth: float
    words: int
    leans: bool
    #: The sentence right before it, -1 where that is not on offer.
    before: int


class Told(NamedTuple):
    """Sentences taken together, in the order in which they were taken."""

    rows: tuple[int, ...]
    #: How often each word was said, which pairs were, and what words and pairs come to.
    said: Places
    left: Numbers
    by_words: float
    by_pairs: float
    #: In words as editors count them, and in stems.
    words: int
    size: int
    merit: float


class Ground:
    """What sentences say, counted once for a whole search."""

    def __init__(self, offers: Sequence[Offer], headlines: Sequence[Tokens]) -> None:
        lines = [offer.line for offer in offers]
        self.repeats: Repeats = repeats(lines, headlines)
        self.pairs: Concepts = concepts(lines, headlines)
        size = max(1, len(self.pairs.chances))
        held = np.unique(self.pairs.sentence * size + self.pairs.which)
        self.holder, self.held = held // size, held % size
        self.word_ends = np.searchsorted(self.repeats.sentence, np.arange(len(offers) + 1))
        self.pair_ends = np.searchsorted(self.holder, np.arange(len(offers) + 1))
        self.worth = np.array([offer.worth for offer in offers])
        self.sizes = np.array([len(line.tokens.stems) for line in lines])
        self.words = np.array([offer.words for offer in offers])
        self.merits = merits(lines, [offer.text for offer in offers], headlines)

    @property
    def nothing(self) -> Told:
        """No sentence taken yet."""
        return Told((), np.zeros(len(self.repeats.chances), np.intp), self.pairs.chances, 0.0, 0.0, 0, 0, 0.0)

    def gains(self, told: Told) -> tuple[Numbers, Numbers]:
        """Return what each sentence would add by its words and by its pairs of words."""
        which, sentence, times, chances = self.repeats
        before = told.said[which]
        more = chances[which, np.minimum(before + times, MOST)] - chances[which, before]
        by_words = np.bincount(sentence, more, len(self.sizes)) * self.worth
        return by_words, np.bincount(self.holder, told.left[self.held], len(self.sizes)) * self.worth

    def add(self, told: Told, row: int, by_words: float, by_pairs: float) -> Told:
        """Return what was told with a sentence more."""
        which, _, times, _ = self.repeats
        one = slice(self.word_ends[row], self.word_ends[row + 1])
        said, left = told.said.copy(), told.left.copy()
        said[which[one]] = np.minimum(said[which[one]] + times[one], MOST)
        left[self.held[self.pair_ends[row] : self.pair_ends[row + 1]]] = 0.0
        size = int(self.sizes[row])
        return Told(
            (*told.rows, row),
            said,
            left,
            told.by_words + by_words,
            told.by_pairs + by_pairs,
            told.words + int(self.words[row]),
            told.size + size,
            told.merit + size * float(self.merits[row]),
        )


def aim_of(told: int, words: int) -> float:
    """Return how long an editor's summary would be, of sources of so many words where so many were asked."""
    return MORE * words if told >= PLENTY else max(15.0, SHARE * told)


def tell(
    offers: Sequence[Offer],
    headlines: Sequence[Tokens],
    alike: np.ndarray,
    *,
    words: int,
    asked: int,
    free: Sequence[int],
) -> tuple[int, ...]:
    """Return the rows of the free sentences to print, best first, within so many words; none where none fits."""
    ground = Ground(offers, headlines)
    search = _Search(offers, ground, alike, aim_of(int(ground.words.sum()), asked), words)
    leads = _leads(offers, asked, words, set(free))
    return search.around(leads) if leads else search.best(free)


def _leads(offers: Sequence[Offer], asked: int, words: int, free: set[int]) -> list[tuple[int, ...]]:
    """Return how each source opens, as far as there is space; nothing where no source is told in full."""
    rows: dict[int, list[int]] = {}
    for row, offer in enumerate(offers):
        rows.setdefault(offer.line.source, []).append(row)
    lengths = {source: sum(offers[row].words for row in here) for source, here in rows.items()}
    openings = [_opening(offers, rows[source], words, free) for source in rows if lengths[source] >= IN_FULL * asked]
    return [opening for opening in openings if opening]


def _opening(offers: Sequence[Offer], rows: Sequence[int], words: int, free: set[int]) -> tuple[int, ...]:
    """Return the first of a source's sentences that fit, in order, and may be printed one behind the other."""
    taken: list[int] = []
    for row in rows:
        offer = offers[row]
        if row not in free or (offer.leans and offer.before not in taken):
            continue
        if offer.words > words:
            break
        taken.append(row)
        words -= offer.words
    return tuple(taken)


class _Search:
    """A beam search over sets of sentences."""

    def __init__(self, offers: Sequence[Offer], ground: Ground, alike: np.ndarray, aim: float, words: int) -> None:
        self.offers, self.ground, self.alike, self.aim, self.most = offers, ground, alike, aim, words

    def values(self, told: Told, by_words: Numbers, by_pairs: Numbers) -> Numbers:
        """Return what the sets come to that have one sentence more."""
        size, ground = told.size + self.ground.sizes, self.ground
        overlap = WORDS * (told.by_words + by_words) + PAIRS * (told.by_pairs + by_pairs)
        merit = (told.merit + ground.sizes * ground.merits) / size
        # Rounded, so that no machine's arithmetic breaks a tie another way.
        return np.asarray((200 * overlap / (size + self.aim) + merit).round(7), float)

    def best(self, free: Sequence[int]) -> tuple[int, ...]:
        nothing = self.ground.nothing
        alone = self.values(nothing, *self.ground.gains(nothing))
        pool = np.zeros(len(self.offers), bool)
        pool[sorted(free, key=lambda row: (-alone[row], row))[:POOL]] = True
        beam, found = [nothing], (-np.inf, nothing)
        while beam:
            grown = self._longer(beam, pool)
            if grown and grown[0][0] > found[0]:
                found = grown[0]
            beam = [told for _, told in grown]
        return tuple(sorted(found[1].rows, key=lambda row: (self.offers[row].leans, -alone[row], row)))

    def around(self, leads: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
        """Return the best of several openings, the first unless one is much better, with its weakest end swapped."""
        worth = [self._value(lead) for lead in leads]
        best = max(range(len(leads)), key=lambda n: (worth[n] * (1.0 if n else BETTER), -n))
        opening, value = leads[best], worth[best]
        others = [row for lead in leads if lead != opening for row in lead[:2] if not self.offers[row].leans]
        kept = opening[:-1]
        for row in others:
            told = (*kept, row)
            if len(kept) < 2 or self.alike[list(kept), row].any() or self._words(told) > self.most:
                continue
            if (swapped := self._value(told)) > value * SWAPPED:
                opening, value = told, swapped
        return opening

    def _words(self, rows: Sequence[int]) -> int:
        return sum(self.offers[row].words for row in rows)

    def _value(self, rows: Sequence[int]) -> float:
        """Return what sentences come to together."""
        told = self.ground.nothing
        value = -np.inf
        for row in rows:
            by_words, by_pairs = self.ground.gains(told)
            value = float(self.values(told, by_words, by_pairs)[row])
            told = self.ground.add(told, row, float(by_words[row]), float(by_pairs[row]))
        return value

    def _longer(self, beam: Sequence[Told], pool: np.ndarray) -> list[tuple[float, Told]]:
        """Return the best sets with one sentence more, each with its value, the best first."""
        grown: dict[frozenset[int], tuple[float, Told, int, float, float]] = {}
        for told in beam:
            by_words, by_pairs = self.ground.gains(told)
            values = self.values(told, by_words, by_pairs)
            allowed = pool & (told.words + self.ground.words <= self.most) & ~self.alike[list(told.rows)].any(axis=0)
            for row in np.flatnonzero(allowed).tolist():
                offer = self.offers[row]
                if row in told.rows or (offer.leans and offer.before not in told.rows):
                    continue
                grown[frozenset((*told.rows, row))] = (values[row], told, row, by_words[row], by_pairs[row])
        best = sorted(grown.values(), key=lambda one: (-one[0], *one[1].rows, one[2]))[:BEAM]
        return [(value, self.ground.add(told, row, w, p)) for value, told, row, w, p in best]
