"""Salience: which sentences of a story might be printed, what each is worth, and in what order they are read."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

import numpy as np

from briefing.model import Article, Block, Span
from briefing.text.antecedents import orders
from briefing.text.boilerplate import kind_of
from briefing.text.concepts import Line
from briefing.text.context import (
    Quotations,
    asks,
    broken,
    captioned,
    cut_in_two,
    housekeeping,
    leans_back,
    shouts,
    spoken,
)
from briefing.text.notices import phrased
from briefing.text.sentences import sentences
from briefing.text.telling import comments
from briefing.text.tokenised import as_written, labelled, marked, tokenised
from briefing.text.words import OWN, Tokens, sentence_tokens, tokens_of

# Fewer words are a fragment, more a list of names: nothing of either kind is in the human summaries of neus_train.
SHORTEST, _LONGEST = 5, 80
# What a sentence that is all quotation counts: it is printed as a key quote. By eye on the seeds' kind of article,
# without loss on neus_train between .3 and 1.
_SPOKEN = 0.3
# What each place further down its article takes from a sentence, and the least that is left. Tuned on the 121 pages of
# ../shared/data/extraction whose own description is a sentence or two, for three sentences and for 100 words: nothing
# is lost on neus_train, whose leads are too short to tell.
_DEEPER, _DEEPEST = 0.9, 0.3
# What a sentence that SHOUTS counts: another newsroom has it in plain words.
_SHOUTED = 0.5
# A sentence of fewer words than this says little, however few they are: tuned likewise.
_FULL = 12
# What an hour's delay behind the story's newest report takes from a sentence, a tenth in a day; and the least.
_STALE, _STALEST = 0.995, 0.3
# So many sentences tell a story without the writer's own view of it: as many as a briefing prints of one.
_ENOUGH = 2
# Where a paragraph begins no quotation is open.
_NONE_OPEN = Quotations("")
# The kinds of article that tell what happened.
_TELLING = frozenset({"news", "live"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that might be printed."""

    span: Span
    #: Which source it comes from, and its place among that source's sentences, both counted from 0.
    source: int
    place: int
    #: They follow from the sentence.
    tokens: Tokens = field(compare=False)
    #: What its words count: less far down, where they are all quotation, and where they are old.
    worth: float
    #: As it was written, where its article is tokenised; it follows from the sentence.
    text: str = field(compare=False, repr=False)
    #: Whether it opens its article.
    opens: bool = False
    #: Whether it is taken to lean on nothing, whatever its words.
    freed: bool = False
    #: Whether a later report has overtaken what its report counts.
    overtaken: bool = False

    @property
    def leans(self) -> bool:
        """Whether it needs the sentence before it: told when it is asked, since most are never taken."""
        return not self.freed and leans_back(self.text, self.span.article.language, opening=self.opens)

    def leaning(self) -> bool:
        """Return whether it leans: for who asks later."""
        return self.leans

    @property
    def words(self) -> int:
        """How many words it has, as editors count them."""
        return len(self.span.text.split())


def candidates(articles: Sequence[Article]) -> tuple[Candidate, ...]:
    """Return every sentence of these articles that may be printed, in order.

    Bullets are developments: they count only where there is nothing else. So do broken sentences, and whatever articles
    of opinion and the like say.
    """
    telling = [article for article in articles if article.genre in _TELLING]
    if 0 < len(telling) < len(articles) and (found := candidates(telling)):
        return found
    found = _found(articles, bullets=False) or _found(articles, bullets=True)
    if found and all(c.leans for c in found):
        # As the article opens, however short: "It felt like a blow. That is how …".
        found = _found(articles, bullets=False, shortest=1) or found
        found = tuple(c if c.place else replace(c, freed=True) for c in found)
    return _without_comment(found) or _found(articles, bullets=True, any_=True)


def _without_comment(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the sentences that are not their writers' own views, where there are enough of them to tell a story."""
    own = _with_own_words(found)
    plain = tuple(
        c
        for n, c in enumerate(found)
        if c.span.article.language != "en" or not (comments(c.span.text) if n in own else orders(c.span.text))
    )
    return plain if len(plain) >= _ENOUGH else found


def _with_own_words(found: tuple[Candidate, ...]) -> set[int]:
    """Return which sentences have a word of the writer's of himself, or to the reader: looked up in all at once."""
    codes = [c.tokens.codes for c in found]
    if not codes:
        return set()
    ends = np.cumsum([len(one) for one in codes])
    return set(np.searchsorted(ends, (np.concatenate(codes) & OWN).nonzero()[0], side="right").tolist())


def _found(
    articles: Sequence[Article], *, bullets: bool, any_: bool = False, shortest: int = SHORTEST
) -> tuple[Candidate, ...]:
    newest = max((a.published for a in articles), default=None)
    return tuple(
        candidate
        for source, article in enumerate(articles)
        for candidate in _of(article, source, fresh(article, newest), bullets, any_, shortest)
    )


def fresh(article: Article, newest: datetime | None) -> float:
    """Return what the age of an article leaves of its sentences' worth."""
    hours = (newest - article.published).total_seconds() / 3600 if newest else 0.0
    return float(max(_STALEST, _STALE**hours))


def _of(article: Article, source: int, worth: float, bullets: bool, any_: bool, shortest: int) -> list[Candidate]:
    starts = [block.start for block in article.blocks]
    passed = [_passed_over(article, block, bullets) for block in article.blocks]
    found: list[Candidate] = []
    opening = True
    # Hardly an article holds such a phrase, and asking each sentence for all of them was a tenth of the work.
    wary, apart = phrased(article.text), tokenised(article.text)
    paragraph, quotations = -1, _NONE_OPEN
    for span, told in zip(sentences(article), sentence_tokens(article), strict=True):
        size, block, text = len(told), bisect(starts, span.start) - 1, span.text
        if passed[block] or not shortest <= size <= _LONGEST:
            # "Inflation does not matter. That is what …": what follows such an opening leans on it.
            opening = opening and (passed[block] or broken(text))
            continue
        if apart:
            text = as_written(text)
            if kind_of(text) or labelled(text):
                continue
        before = span.start - starts[block]
        if before and block != paragraph:
            paragraph = block
            whole = article.text[starts[block] : article.blocks[block].end]
            quotations = Quotations(marked(whole) if apart else whole)
        if captioned(text) or (wary and phrased(text)):
            continue
        if not any_ and (broken(text) or asks(text) or (before and quotations.around(before))):
            opening = opening and not asks(text)
            continue
        if any_ and cut_in_two(text):
            # "… calls the action “wholly…": the headline alone says more.
            continue
        value = worth * min(1.0, size / _FULL) * by_place(len(found))
        value *= (_SPOKEN if spoken(text) else 1.0) * (_SHOUTED if shouts(text) else 1.0)
        found.append(Candidate(span, source, len(found), told, value, text, opening))
        opening = False
    return found


def by_place(place: int) -> float:
    """Return what its place leaves of a sentence's worth."""
    return max(_DEEPEST, _DEEPER**place)


def _passed_over(article: Article, block: Block, bullets: bool) -> bool:
    """Return whether nothing of a block is a candidate."""
    if block.kind == "item" and not bullets:
        return True
    end = min(block.end, block.start + 60)
    return article.text.find(":", block.start, end) >= 0 and housekeeping(article.text[block.start : end])


def lines(found: Sequence[Candidate]) -> list[Line]:
    """Return candidates as the lines that concepts are counted on."""
    return [Line(c.tokens, c.source, c.place) for c in found]


def headlines(articles: Sequence[Article]) -> list[Tokens]:
    """Return the tokens of the articles' headlines."""
    by_language = groupby((a for a in articles if a.title), attrgetter("language"))
    return [told for language, group in by_language for told in tokens_of([a.title for a in group], language)]


def in_reading_order(taken: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the chosen sentences (best first) in reading order: the best source through, then what the others add.

    The others stand oldest first; a sentence that leans on another follows it.
    """
    if not taken:
        return ()
    leading = taken[0].source
    return tuple(sorted(taken, key=lambda c: (c.source != leading, c.span.article.published, c.source, c.place)))
