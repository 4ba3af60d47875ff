"""Salience: which sentences of a story carry it, and which of them to take together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.model import Article, Span
from briefing.text.context import boilerplate, broken, opens_backward
from briefing.text.sentences import sentences
from briefing.text.words import sentence_stems

# Marks that open a sentence which is all quotation: those are printed as key quotes.
_MARKS = "\"“„«‘'"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that might be printed."""

    span: Span
    #: Which source it comes from, counted from 0, and its place among that source's sentences.
    source: int
    place: int
    words: int
    #: What it says: its content stems, and its pairs of neighbouring stems.
    content: frozenset[str]
    concepts: frozenset[tuple[str, str]]


def candidates(articles: Sequence[Article]) -> tuple[Candidate, ...]:
    """Return every sentence of these articles that may be printed, in order; bullets only where there is nothing else."""
    told = _told(articles, bullets=False)
    return told or _told(articles, bullets=True)


def _told(articles: Sequence[Article], *, bullets: bool) -> tuple[Candidate, ...]:
    listed = [_bullets(article) for article in articles]
    return tuple(
        Candidate(span, source, place, len(stems), frozenset(filter(None, stems)), _pairs(stems))
        for source, article in enumerate(articles)
        for place, (span, stems) in enumerate(zip(sentences(article), sentence_stems(article), strict=True))
        if 4 <= len(stems) <= 80 and (bullets or span.start not in listed[source])
        if not broken(span.text) and not boilerplate(span.text)
    )


def _bullets(article: Article) -> frozenset[int]:
    """Return where sentences of an article's bullets start: those are printed as developments."""
    items = [(b.start, b.end) for b in article.blocks if b.kind == "item"]
    return (
        frozenset(s.start for s in sentences(article) if any(a <= s.start < b for a, b in items))
        if items
        else frozenset()
    )


def _pairs(stems: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring stems that are not both function words."""
    return frozenset(pair for pair in pairwise(stems) if pair[0] or pair[1])


def concept_weights(found: Sequence[Candidate]) -> dict[tuple[str, str], float]:
    """Return what each concept is worth: how many sources say it, and how early."""
    best: dict[tuple[str, str], dict[int, float]] = {}
    for candidate in found:
        early = 1.0 / (1.0 + 0.25 * candidate.place)
        for concept in candidate.concepts:
            sources = best.setdefault(concept, {})
            sources[candidate.source] = max(sources.get(candidate.source, 0.0), early)
    return {concept: sum(sources.values()) ** 1.2 for concept, sources in best.items()}


def choose(
    found: Sequence[Candidate], *, words: int | None, count: int | None, said: Sequence[frozenset[str]] = ()
) -> tuple[Candidate, ...]:
    """Return the candidates that together carry most, within so many words or sentences, best first.

    The first stands on its own. `said` is the content of sentences that are not to be repeated.
    Concept coverage as in Gillick and Favre, "A Scalable Global Model for Summarization" (2009), greedily.
    """
    weights = concept_weights(found)
    taken: list[Candidate] = []
    told: list[frozenset[str]] = list(said)
    covered: set[tuple[str, str]] = set()
    left = words if words is not None else 1 << 30
    pool = list(found)
    while pool and (count is None or len(taken) < count):
        pool = [c for c in pool if (c.words <= left or not taken) and not any(_echo(c.content, t) for t in told)]
        if not pool:
            break
        told_from = {(c.source, c.place) for c in taken}
        fit = [c for c in pool if not _leans(c) or (c.source, c.place - 1) in told_from]
        if taken and not fit:
            break
        best = max(fit or pool, key=lambda c: (_gain(c, weights, covered), -c.place, -c.source, c.span.article.url))
        taken.append(best)
        told.append(best.content)
        covered |= best.concepts
        left -= best.words
        pool.remove(best)
    return tuple(taken)


def _leans(candidate: Candidate) -> bool:
    """Return whether a sentence needs the one before it."""
    return opens_backward(candidate.span.text, candidate.span.article.language)


def _gain(candidate: Candidate, weights: dict[tuple[str, str], float], covered: set[tuple[str, str]]) -> float:
    """Return what a candidate adds a word; less where it is all quotation."""
    new = sum(weights[c] for c in candidate.concepts - covered) / (candidate.words + 10)
    return new * (0.3 if candidate.span.text[0] in _MARKS else 1.0)


def _echo(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= 0.7 * min(len(one), len(other))
