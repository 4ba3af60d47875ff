"""Highlights: which few sentences of one article say most of what its own newsroom would set as bullets over it.

The sentences taken together are to overlap most with such bullets, as an F-score of words and pairs of words: coverage as
in Gillick and Favre, "A Scalable Global Model for Summarization" (2009), normalised for length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from briefing.model import Span
from briefing.text.choosing import choose
from briefing.text.context import quoted, shouts, spoken
from briefing.text.cover import echoes
from briefing.text.mentions import half_name, hanging
from briefing.text.points import Numbers, points
from briefing.text.salience import Candidate, in_reading_order
from briefing.text.telling import comments, tells_a_fact
from briefing.text.words import Tokens

# What each place further down takes from a sentence, and the least that is left; what a sentence counts that opens with
# somebody's words, or that shouts. Tuned on the pages of points.py; held against 116 pages' own descriptions, which favour
# the top, what one gains from .94 to .98 the other loses. Somebody's words may count .3 to .6: by eye the less, the better.
_DEEPER, _DEEPEST, _SPOKEN, _SHOUTED = 0.97, 0.3, 0.3, 0.5
# A sentence with so many words of quotation is a quote, and printed as one.
_QUOTED = 7
# How many words a bullet has, by which length is weighed: those of newspapers are rather longer than ours of points.py.
_BULLET = 16
# How many sentences are looked at together, and how many sets of them at a time.
_POOL, _BEAM = 14, 12
# How often a sentence that speaks of whom nobody named is replaced by the next best: a summary has few.
_TRIES = 4
_BLANK = re.compile(r"\s*+")


def select(
    found: Sequence[Candidate],
    titles: Sequence[Tokens],
    *,
    words: int | None = None,
    count: int | None = None,
    said: Sequence[frozenset[str]] = (),
    fit: Sequence[Candidate] | None = None,
) -> tuple[Candidate, ...]:
    """Return the candidates to print, best first: the highlights of one source, what several tell together of several.

    Only those that are `fit` are printed, where that is given; the others say what the story is about all the same. Within
    so many words or sentences; `said` is the content of what the reader has before him, and nothing repeats it.
    """
    for _ in range(_TRIES):
        taken = _together(found, titles, words, count, said, fit)
        poor = hanging([c.span for c in in_reading_order(taken)]) if fit is None else None
        if poor is None:
            break
        found = tuple(c for c in found if c.span is not poor)
    return taken


def _together(
    found: Sequence[Candidate],
    titles: Sequence[Tokens],
    words: int | None,
    count: int | None,
    said: Sequence[frozenset[str]],
    fit: Sequence[Candidate] | None,
) -> tuple[Candidate, ...]:
    """Return the candidates that tell most together, best first, whatever each speaks of."""
    if len({candidate.source for candidate in found}) > 1:
        return choose(found if fit is None else fit, titles, words=words, count=count, said=said)
    if fit is None and count:
        # Where words are counted, what leans on another brings more than it costs.
        fit = like_bullets(found)
        fit = fit if len(fit) >= count else None
    fitting = set(found if fit is None else fit)
    free = [n for n, c in enumerate(found) if c in fitting and not any(echoes(c.tokens.content, told) for told in said)]
    if not free:
        return ()
    held, chances = points([c.tokens for c in found], titles)
    worth = np.array([_worth(c) for c in found])
    aim = float(words or _BULLET * (count or 3))
    sizes = np.array([len(c.tokens) for c in found])
    sums = np.array([chances[columns].sum() for columns in held])
    alone = (worth * sums / (sizes + aim / (count or 3))).round(9)
    pool = sorted(sorted(free, key=lambda n: (-alone[n], n))[:_POOL])
    columns, places = np.unique(np.concatenate([held[n] for n in pool]), return_inverse=True)
    counted = np.zeros((len(pool), len(columns)))
    counted[np.repeat(np.arange(len(pool)), [len(held[n]) for n in pool]), places] = 1.0
    search = _Search([found[n] for n in pool], counted * worth[pool, None], chances[columns], aim)
    taken = [pool[n] for n in search.best(words, count)]
    return tuple(found[n] for n in sorted(taken, key=lambda n: (found[n].leans, -alone[n], n)))


def like_bullets(found: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences that read like bullets: they lean on nothing and tell a fact in the newsroom's words."""
    return [c for c in found if not c.leans and quoted(c.span.text) < _QUOTED and is_news(c.span)]


def is_news(span: Span) -> bool:
    """Return whether a sentence tells a fact, and is no view of its writer's; nobody can tell in languages but English."""
    if span.article.language != "en" or span.text.islower():
        return True
    return tells_a_fact(span.text) and not comments(span.text)


def _worth(candidate: Candidate) -> float:
    """Return what a sentence's words count by its place and manner."""
    text = candidate.span.text
    worth = max(_DEEPEST, _DEEPER**candidate.place)
    return worth * (_SPOKEN if spoken(text) else 1.0) * (_SHOUTED if shouts(text) else 1.0)


class _Set(NamedTuple):
    """Sentences taken together, as rows of the pool in order, with what they make of each word and pair."""

    rows: tuple[int, ...]
    value: float
    covered: Numbers
    #: In words as editors count them, and in stems.
    words: int
    size: int


class _Search:
    """A beam search over sets of sentences."""

    def __init__(self, pool: Sequence[Candidate], held: Numbers, chances: Numbers, aim: float) -> None:
        self.pool, self.held, self.chances, self.aim = pool, held, chances, aim
        self.sizes = np.array([len(c.tokens) for c in pool])
        contents = [c.tokens.content for c in pool]
        self.alike = [{n for n, one in enumerate(contents) if echoes(one, other)} for other in contents]
        # What leans on another may follow only that.
        self.behind = [
            {n for n, other in enumerate(pool) if leads_to(other, one)} if one.leans else set() for one in pool
        ]
        # Who opens one by his last name is named in full by another before it.
        self.named_by = [_named_by(one, pool) for one in pool]

    def best(self, words: int | None, count: int | None) -> tuple[int, ...]:
        """Return the rows of the best set found, within so many words or of so many sentences."""
        beam = [_Set((), 0.0, np.zeros(len(self.chances)), 0, 0)]
        finished: list[_Set] = []
        while beam and len(beam[0].rows) < (count or len(self.pool)):
            beam = self._longer(beam, words)
            finished = (beam or finished) if words is None else finished + beam
        if finished:
            return max(finished, key=lambda one: one.value).rows
        # Nothing fits or stands alone, and one is printed all the same.
        return (min(range(len(self.pool)), key=lambda n: (self.pool[n].leans, self.pool[n].words)),)

    def _longer(self, beam: Sequence[_Set], words: int | None) -> list[_Set]:
        """Return the best sets with one sentence more, the best first."""
        grown: dict[tuple[int, ...], tuple[float, _Set, int]] = {}
        for taken in beam:
            told = np.maximum(self.held, taken.covered) @ self.chances
            # Rounded, so that no machine's arithmetic breaks a tie another way.
            values = (told / (taken.size + self.sizes + self.aim)).round(9)
            for row in self._fitting(taken, words):
                grown[tuple(sorted((*taken.rows, row)))] = (float(values[row]), taken, row)
        best = sorted(grown, key=lambda rows: (-grown[rows][0], rows))[:_BEAM]
        return [self._with(rows, *grown[rows]) for rows in best]

    def _fitting(self, taken: _Set, words: int | None) -> Iterator[int]:
        """Yield the rows that may be added: nothing twice, and what leans on another only behind it."""
        for row, candidate in enumerate(self.pool):
            if row in taken.rows or (words is not None and taken.words + candidate.words > words):
                continue
            behind = not candidate.leans or not self.behind[row].isdisjoint(taken.rows)
            names = self.named_by[row]
            if (
                behind
                and (names is None or not names.isdisjoint(taken.rows))
                and self.alike[row].isdisjoint(taken.rows)
            ):
                yield row

    def _with(self, rows: tuple[int, ...], value: float, taken: _Set, row: int) -> _Set:
        covered = np.maximum(taken.covered, self.held[row])
        return _Set(rows, value, covered, taken.words + self.pool[row].words, taken.size + int(self.sizes[row]))


def _named_by(one: Candidate, pool: Sequence[Candidate]) -> set[int] | None:
    """Return which of the pool have the name by half of which a sentence opens; None where it opens otherwise."""
    name = half_name(one.span, [one.span.article.title])
    return {n for n, other in enumerate(pool) if other.place < one.place and name in other.span.text} if name else None


def leads_to(one: Candidate, other: Candidate) -> bool:
    """Return whether a sentence stands right before another."""
    here, there, text = one.span, other.span, one.span.article.text
    return (
        here.article is there.article
        and here.end < there.start
        and _BLANK.fullmatch(text, here.end, there.start) is not None
    )
