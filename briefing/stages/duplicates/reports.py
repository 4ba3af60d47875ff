"""Reports: which telling leads, and where the others differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Article, Difference, Report, Span
from briefing.stages.duplicates.origins import find_origin
from briefing.text.blocks import prose
from briefing.text.links import canonical
from briefing.text.sentences import split
from briefing.text.words import words

# A sentence is the lead's sentence, edited, where at least this share of their words agrees (Dice).
_EDITED = 0.5


def assemble(articles: Sequence[Article], prefer: str) -> Report:
    """Return the report that these articles tell, given in order of publication."""
    lead = _lead(articles, prefer)
    address = canonical(lead.url)
    others = [a for a in articles if a is not lead]
    versions = tuple(sorted((a for a in others if canonical(a.url) == address), key=lambda a: (a.version, a.published)))
    copies = tuple(a for a in others if canonical(a.url) != address)
    origin = find_origin(articles)
    if origin and origin != lead.origin and origin != lead.outlet:
        lead = replace(lead, origin=origin)
    differences = tuple(d for other in (*versions, *copies) for d in compare_tellings(lead, other))
    return Report(lead, copies, versions, differences)


def _lead(articles: Sequence[Article], prefer: str) -> Article:
    """Return the copy that leads, in its latest version."""
    headed = [a for a in articles if a.title] or list(articles)
    chosen = [a for a in headed if a.outlet == prefer] or headed
    pick = max if prefer == "last" else min
    address = canonical(pick(chosen, key=lambda a: a.published).url)
    same = [a for a in headed if canonical(a.url) == address]
    return max(same, key=lambda a: (a.version, a.published, len(a.text)))


def compare_tellings(lead: Article, other: Article) -> tuple[Difference, ...]:
    """Return where another telling differs from the lead: sentences changed, dropped, then added."""
    ours, theirs = _own_sentences(lead, other), _own_sentences(other, lead)
    found, taken = [], set()
    bags = [frozenset(words(s.text)) for s in theirs]
    for span in ours:
        bag = frozenset(words(span.text))
        likest = max(
            (n for n in range(len(theirs)) if n not in taken), key=lambda n: (_dice(bag, bags[n]), -n), default=None
        )
        if likest is not None and _dice(bag, bags[likest]) >= _EDITED:
            taken.add(likest)
            found.append(Difference(span, theirs[likest]))
        else:
            found.append(Difference(span, None))
    return (*found, *(Difference(None, s) for n, s in enumerate(theirs) if n not in taken))


def _own_sentences(article: Article, other: Article) -> list[Span]:
    """Return the sentences of an article that the other has not word for word."""
    blocks = {other.text[b.start : b.end] for b in prose(other)}
    there = {" ".join(words(t[start:end])) for t in blocks for start, end in split(t, other.language)}
    return [
        Span(article, block.start + start, block.start + end)
        for block in prose(article)
        if (text := article.text[block.start : block.end]) not in blocks
        for start, end in split(text, article.language)
        if " ".join(words(text[start:end])) not in there
    ]


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two sets of words agree, from 0 to 1 (Dice 1945)."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
