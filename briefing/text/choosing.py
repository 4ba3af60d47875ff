"""Choosing: which of the sentences that might be printed of a story told by several newsrooms to take together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.model import Article
from briefing.text.concepts import concepts
from briefing.text.cover import Offer, cover
from briefing.text.echoes import content, overlap
from briefing.text.opening import opening
from briefing.text.reports import reported
from briefing.text.salience import SHORTEST, Candidate, by_place, fresh, lines
from briefing.text.sentences import sentences
from briefing.text.words import Tokens, sentence_tokens

# With less space than this, in words, or where no source has so many times the words that may be printed (or of those
# of a long summary, where sentences are counted), the story is told by its leads. On 15 stories in full the second is
# all one from .4 to .6; for the leads of allsides_dev, at 110 and at 150 words, so is the first.
_SPACE, _IN_FULL, _LONG = 110, 0.5, 165
# What each place further down takes from a sentence where reports are told in full, and the least that is left; an hour takes
# nothing: with it 1.5 of ROUGE-1 and 2 of ROUGE-2 are lost on the stories of reports.py in which one report tells nearly all,
# and nothing is gained where many tell what happened over days.
_DEEPER_IN_FULL, _DEEPEST_IN_FULL = 0.97, 0.5
# Where several newsrooms tell a story and words are counted, so many sentences of each count as its first: the second and
# third bring what the others leave out. Tuned on the first half of allsides_dev, shuffled, without loss on neus_train;
# one article told alone loses by it.
_ALIKE = 3
# What the opening counts that the other newsrooms' openings and headlines have least in common with: side stories.
_ASIDE = 0.6


def choose(
    found: Sequence[Candidate],
    titles: Sequence[Tokens],
    *,
    words: int | None = None,
    count: int | None = None,
    said: Sequence[frozenset[str]] = (),
) -> tuple[Candidate, ...]:
    """Return the candidates that together carry most, within so many words or sentences, best first.

    `said` is the content of sentences that the reader has before him: none is repeated.
    """
    if not found:
        return ()
    if full := _in_full(found, words):
        offers = _offers(found, _as_in_full(found))
        overtaken = {c.source for c in found if c.overtaken}
        # A live page begins with its latest entry, whatever that is of.
        telling = {c.source for c in found if c.span.article.genre != "live"}
        openers = (full & begun(found) & telling) - overtaken or full - overtaken or full
        seen, best = reported(lines(found), titles, openers)
        # Of a few sentences each stands for itself: to open with the best one's first loses .3 to 1 of ROUGE-2.
        first = opening(offers, best, words=words, said=said) if words else ()
        taken = cover(offers, seen, words=words, count=count, said=said, first=first)
        # They are read from the source of the first one.
        return tuple(found[n] for n in sorted(taken, key=lambda n: offers[n].source != best))
    # Where words are counted nothing is gained by agreement: neus_dev loses .4 of ROUGE-1.
    offers = _offers(found, _agreement(found) if count else _as_first(found))
    seen, first = concepts(lines(found), titles), ()
    return tuple(found[n] for n in cover(offers, seen, words=words, count=count, said=said, first=first))


def _in_full(found: Sequence[Candidate], words: int | None) -> set[int]:
    """Return the sources that are told in full, no mere leads; none without the space to open with one of them."""
    if words is not None and words < _SPACE:
        return set()
    sizes: dict[int, int] = {}
    for candidate in found:
        sizes[candidate.source] = sizes.get(candidate.source, 0) + candidate.words
    return {source for source, size in sizes.items() if size >= _IN_FULL * (words or _LONG)}


def _offers(found: Sequence[Candidate], weighed: Mapping[int, float]) -> list[Offer]:
    """Return the candidates as offers, worth so many times as much."""
    return [
        Offer(c.words, c.tokens, c.leaning, _before(found, n), c.worth * weighed.get(n, 1.0), c.source, not c.place)
        for n, c in enumerate(found)
    ]


def begun(found: Sequence[Candidate]) -> set[int]:
    """Return the sources whose first sentence is among the candidates; a word or two without a stop is none."""
    firsts = {c.source: c.span for c in found if not c.place}
    return {source for source, span in firsts.items() if span.start <= _first_start(span.article)}


def _first_start(article: Article) -> int:
    told = zip(sentences(article), sentence_tokens(article), strict=True)
    return next((s.start for s, words in told if len(words) >= SHORTEST or s.text.endswith((".", "!", "?"))), 0)


def _agreement(found: Sequence[Candidate]) -> dict[int, float]:
    """Return for each opening how far the other sources' openings and headlines tell the same, from _ASIDE to 1."""
    openings = {n: c for n, c in enumerate(found) if not c.place}
    if len(openings) < 2:
        return {}
    said = {n: c.tokens.content | content(c.span.article.title, c.span.article.language) for n, c in openings.items()}
    shared = {n: sum(overlap(c.tokens.content, said[m]) for m in said if m != n) for n, c in openings.items()}
    most = max(shared.values()) or 1.0
    return {n: _ASIDE + (1 - _ASIDE) * share / most for n, share in shared.items()}


def _as_in_full(found: Sequence[Candidate]) -> dict[int, float]:
    """Return for each sentence of reports told in full what makes up for its hour and for most of its place.

    Both are in what its concepts are likely to be worth.
    """
    newest = max(c.span.article.published for c in found)
    return {
        n: max(_DEEPEST_IN_FULL, _DEEPER_IN_FULL**c.place) / (by_place(c.place) * fresh(c.span.article, newest))
        for n, c in enumerate(found)
    }


def _as_first(found: Sequence[Candidate]) -> dict[int, float]:
    """Return for each of the first sentences of several sources what makes up for its place."""
    if len({c.source for c in found}) < 2:
        return {}
    return {n: 1.0 / by_place(c.place) for n, c in enumerate(found) if c.place < _ALIKE}


def _before(found: Sequence[Candidate], n: int) -> int:
    """Return which candidate a candidate leans on: the one right before it in its article, -1 where that is none."""
    here, there = found[n].span, found[n - 1].span
    between = here.article.text[there.end : here.start] if n and there.article is here.article else "x"
    return n - 1 if not between.strip() else -1
