"""sumy's summarizers behind our seam: each sentence goes in and comes out as a Span.

sumy compares sentences by their text, so that one sentence in two outlets would be one to it; ours are told apart by
where they stand. Nothing is downloaded: sentences and words are cut by our own rules. Importing this imports sumy.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from briefing.model import Article, Span, Story, Summary
from briefing.stages.summaries.lengths import Length, fit, read_length
from briefing.text.sentences import sentences
from briefing.text.words import words


class Tokenizer:
    """What sumy asks of a tokenizer, by our own rules."""

    #: The words of a sentence.
    to_words = staticmethod(words)


class Placed(Sentence):  # type: ignore[misc]  # sumy has no types
    """A sentence of sumy's that knows its Span, and is itself only."""

    __slots__ = ("span",)

    def __init__(self, span: Span, tokenizer: Tokenizer) -> None:
        super().__init__(span.text, tokenizer)
        self.span = span

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def document(story: Story) -> Any:
    """Return a story as a document of sumy's: a paragraph for each of ours, headlines as headings."""
    tokenizer = Tokenizer()
    return ObjectDocumentModel([p for report in story.reports for p in _paragraphs(report.article, tokenizer)])


def _paragraphs(article: Article, tokenizer: Tokenizer) -> list[Any]:
    heading = [Paragraph([Sentence(article.title, tokenizer, is_heading=True)])] if article.title else []
    starts = [block.start for block in article.blocks]
    by_block = groupby(sentences(article), lambda span: bisect(starts, span.start))
    return heading + [Paragraph([Placed(span, tokenizer) for span in spans]) for _, spans in by_block]


def ranked(summarizer: Any, story: Story) -> tuple[Span, ...]:
    """Return every sentence of a story, best first, as a summarizer of sumy's rates them."""
    order: list[Span] = []

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        # sumy hands a callable "count" its sentences sorted by rating: one run gives the whole ranking.
        order.extend(info.sentence.span for info in infos)
        return infos

    summarizer(document(story), keep)
    return tuple(order)


def summarize_with(summarizer: Any, story: Story, length: int | str | Length) -> Summary:
    """Return a story's summary by a summarizer of sumy's: what it rates best and fits, in the order of the articles."""
    limit = read_length(length)
    place = {r.article: n for n, r in enumerate(story.reports)}
    chosen = fit(ranked(summarizer, story), limit)
    return Summary(tuple(sorted(chosen, key=lambda s: (place[s.article], s.start))))
