"""Cover: which sentences to take together, so that a short text holds most of what an editor's would.

Maximises the expected overlap of the text with an editor's summary as an F-score, by beam search: concepts count once
however many sentences hold them, words weigh against them. The objective is the concept coverage of Gillick and Favre,
"A Scalable Global Model for Summarization" (2009), normalised for length.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from briefing.text.concepts import Concepts, Numbers, Places
from briefing.text.words import Tokens

# All tuned on neus_train (66 words).
BEAM = 6
# How many sentences are looked at together, the best each for itself.
POOL = 60
# Two sentences that share so much of the shorter's content say the same.
ECHO = 0.7
# Two newsrooms tell one event in different words: less is an echo of another's sentence. Read on 33 stories of
# allsides_dev, 9 of which told it twice at ECHO; from .5 to .65 it is all one to ROUGE where words are counted.
ECHO_ELSEWHERE = 0.5
# In a summary of a few sentences a second newsroom's opening is nearly always the same news again: read likewise. Where
# words are counted there is room, and neus_train loses by it.
OPENING_OF_FEW = 0.1
# How hard length weighs: 0 fills the space, 1 is the F-score.
THRIFT = 0.8
# An editor's summary is as long as asked, or as this share of its sources where they say little.
SHARE = 0.35
# Where the sources have so many words, and enough for so much of what was asked, the space is filled: an aim of so many
# times what was asked makes brevity count for little. Editors tell sources of fewer words in 45 on average, of more in
# 85: counted on neus_train. Tuned there and on the first half of allsides_dev, shuffled.
PLENTY, ENOUGH, FILL = 145, 0.5, 10.0
# The words of a sentence in a summary whose length is counted in sentences: tuned as _DEEPER in salience.py for one
# source; where several sources tell a story, so short ones are its trifles, by eye on the sample newsroom.
SENTENCE, SENTENCE_OF_MANY = 20, 80


class Offer(NamedTuple):
    """A sentence on offer: its length, what it says, and whether it needs the one before it (-1 where not on offer)."""

    words: int
    tokens: Tokens
    #: Asked of those alone that may be taken: it takes longer to say than all the rest.
    leaning: Callable[[], bool]
    before: int
    worth: float
    #: Which source it comes from, and whether it opens its article.
    source: int = 0
    opening: bool = False

    @property
    def leans(self) -> bool:
        """Whether it needs the sentence before it."""
        return self.leaning()

    @property
    def content(self) -> frozenset[str]:
        """The stems that are no function words."""
        return self.tokens.content


class _Taken(NamedTuple):
    """Sentences taken together, as rows of the pool."""

    rows: tuple[int, ...]
    #: The same as bits.
    bits: int
    gain: float
    words: int
    #: What each concept is still worth that several sentences hold.
    left: Numbers


def cover(
    offers: Sequence[Offer],
    seen: Concepts,
    *,
    words: int | None = None,
    count: int | None = None,
    said: Sequence[frozenset[str]] = (),
    first: Sequence[int] = (),
) -> tuple[int, ...]:
    """Return the indices of the sentences to take, best first, at most so many words or sentences; one always fits.

    Those that come `first` are taken whatever they are worth, and lead the others.
    """
    aim = _aim(offers, words, count)
    free: Sequence[int] = range(len(offers))
    if said:
        free = [n for n in free if not any(echoes(offers[n].content, told) for told in said)]
    pool = sorted({*_pool(free, offers, seen, aim), *first})
    if not pool:
        return ()
    row_of = {n: row for row, n in enumerate(pool)}
    before = [row_of.get(offers[n].before, -1) for n in pool]
    held, which = _held(pool, len(offers), seen)
    search = _Search([offers[n] for n in pool], before, held, which, seen.chances, aim, few=count is not None)
    begun = [row_of[n] for n in first]
    taken, alone = search.best(words, count, begun), search.alone()
    rest = sorted(set(taken).difference(begun), key=lambda row: (offers[pool[row]].leans, -alone[row], row))
    return tuple(pool[row] for row in [*begun, *rest])


def echoes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sentences' content is so alike that one says the other."""
    return bool(one) and len(one & other) >= ECHO * min(len(one), len(other))


def _aim(offers: Sequence[Offer], words: int | None, count: int | None) -> float:
    """Return how long an editor's summary would be, in words."""
    if words is None:
        many = len({offer.source for offer in offers}) > 1
        return float((SENTENCE_OF_MANY if many else SENTENCE) * (count or 3))
    told = sum(offer.words for offer in offers)
    if told >= PLENTY and SHARE * told >= ENOUGH * words:
        return FILL * words
    return max(15.0, SHARE * told)


def _pool(free: Sequence[int], offers: Sequence[Offer], seen: Concepts, aim: float) -> Sequence[int]:
    """Return the sentences worth looking at together, in order."""
    if len(free) <= POOL:
        return free
    values = np.bincount(seen.sentence, seen.chances[seen.which], len(offers))
    rates = {n: values[n] * offers[n].worth / (offers[n].words + aim) for n in free}
    return sorted(sorted(free, key=lambda n: (-rates[n], n))[:POOL])


def _held(pool: Sequence[int], total: int, seen: Concepts) -> tuple[Places, Places]:
    """Return a pair for each concept that each sentence of the pool holds: its row, in order, and the concept."""
    row = np.full(total, -1)
    row[list(pool)] = np.arange(len(pool))
    rows = row[seen.sentence]
    size = max(1, len(seen.chances))
    held, which = np.divmod(_each_once((rows * size + seen.which)[rows >= 0]), size)
    return held, which


class _Search:
    """A beam search over sets of sentences."""

    def __init__(
        self,
        offers: Sequence[Offer],
        before: Sequence[int],
        held: Places,
        which: Places,
        chances: Numbers,
        aim: float,
        *,
        few: bool,
    ) -> None:
        # A pair for each concept that a sentence holds. Sums over pairs and no matrix products: those would start
        # threads, which cost more than they do. What one sentence alone holds, most of it, is summed once for all.
        holders = np.bincount(which, minlength=len(chances))
        shared = holders[which] > 1
        self.own = np.bincount(held, chances[which] * ~shared, len(offers))
        self.chances = chances[holders > 1]
        self.concepts, held = (np.cumsum(holders > 1) - 1)[which[shared]], held[shared]
        self.places = np.arange(BEAM)[:, None] * len(offers) + held
        self.ends = np.searchsorted(held, np.arange(len(offers) + 1)).tolist()
        self.sizes = np.array([offer.words for offer in offers])
        self.worth = np.array([offer.worth for offer in offers])
        self.offers, self.before, self.few, self.aim = offers, before, few, aim
        self.leans, self.echoing = cache(self._leans), cache(self._echoing)

    def gains(self, left: Numbers) -> Numbers:
        """Return what each sentence adds, a column each, where each shared concept is still worth so much in each row."""
        count, size = len(left), len(self.sizes)
        sums = np.bincount(self.places[:count].reshape(-1), left[:, self.concepts].reshape(-1), count * size)
        gains: Numbers = (sums.reshape(count, size) + self.own) * self.worth
        return gains

    def alone(self) -> Numbers:
        """Return what each sentence is worth where it stands alone."""
        values: Numbers = self.gains(self.chances[None])[0] / (self.sizes + self.aim) ** THRIFT
        return values

    def best(self, words: int | None, count: int | None, begun: Sequence[int] = ()) -> tuple[int, ...]:
        """Return the rows of the best set found that begins so, within so many words or of so many sentences."""
        first = _Taken((), 0, 0.0, 0, self.chances)
        for row in begun:
            first = self._with(first, row, float(self.gains(first.left[None])[0, row]))
        beam = [first]
        finished = self._longer(beam, words) or ([first] if begun else [self._shortest(first)])
        beam = finished
        while beam and len(beam[0].rows) < (count or len(self.sizes)):
            beam = self._longer(beam, words)
            finished = (beam or finished) if words is None else finished + beam
        return max(finished, key=self._value).rows

    def _value(self, taken: _Taken) -> float:
        # Rounded, so that no machine's arithmetic breaks a tie another way.
        value: float = round(taken.gain / (taken.words + self.aim) ** THRIFT, 9)
        return value

    def _longer(self, beam: Sequence[_Taken], words: int | None) -> list[_Taken]:
        """Return the best sets with one sentence more, the best first."""
        told = np.array([taken.words for taken in beam])
        free = np.ones((len(beam), len(self.sizes)), bool)
        if words is not None:
            free = self.sizes <= (words - told)[:, None]
        rows, which = free.T.nonzero()
        if not len(rows):
            return []
        gains = self.gains(np.array([taken.left for taken in beam]))[which, rows]
        values = (gains + np.array([taken.gain for taken in beam])[which]) / (
            self.sizes[rows] + told[which] + self.aim
        ) ** THRIFT
        order = np.argsort(-values.round(9), kind="stable")
        grown: dict[int, _Taken] = {}
        # One by one: the first few are enough.
        for place in order.tolist():
            row, n = int(rows[place]), int(which[place])
            bits = beam[n].bits | 1 << row
            if bits != beam[n].bits and bits not in grown and self._may_follow(row, beam[n].rows):
                grown[bits] = self._with(beam[n], row, float(gains[place]))
            if len(grown) == BEAM:
                break
        return list(grown.values())

    def _with(self, taken: _Taken, row: int, gain: float) -> _Taken:
        left = taken.left.copy()
        left[self.concepts[self.ends[row] : self.ends[row + 1]]] = 0.0
        return _Taken(
            (*taken.rows, row),
            taken.bits | 1 << row,
            taken.gain + gain,
            taken.words + int(self.sizes[row]),
            left,
        )

    def _may_follow(self, row: int, taken: tuple[int, ...]) -> bool:
        """Return whether a sentence stands alone or after one of those taken, none of which says the same."""
        for other in taken:
            if self.echoing(row, other):
                return False
        return self.before[row] in taken or not self.leans(row)

    def _leans(self, row: int) -> bool:
        return self.offers[row].leans

    def _echoing(self, row: int, other: int) -> bool:
        """Return whether two sentences say the same; nothing echoes a sentence without content."""
        one, two = self.offers[row], self.offers[other]
        bar = ECHO if one.source == two.source else ECHO_ELSEWHERE
        if self.few and one.opening and two.opening and one.source != two.source:
            bar = OPENING_OF_FEW
        here, there = one.content, two.content
        shorter = min(len(here), len(there))
        return shorter > 0 and len(here & there) >= bar * shorter

    def _shortest(self, empty: _Taken) -> _Taken:
        """Return the shortest sentence: nothing fits or stands alone, and one is printed all the same."""
        leans = np.array([offer.leans for offer in self.offers])
        alone = np.where(leans.all() | ~leans, self.sizes, np.inf)
        return self._with(empty, int(alone.argmin()), 0.0)


def _each_once(keys: Places) -> Places:
    """Return the keys in order, each once: not np.unique, which takes three times as long over so few."""
    keys = np.sort(keys)
    fresh = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    once: Places = keys[fresh]
    return once
