"""Tellings: the articles of a run with their words as numbers, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Article
from briefing.text import likeness
from briefing.text.blocks import prose


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An article and the words of its prose; of its headline where that is all there is."""

    article: Article
    words: likeness.Codes
    #: Whether there is more than a headline.
    told: bool


def tell(articles: Sequence[Article]) -> tuple[Telling, ...]:
    """Return the articles' tellings, in the same order."""
    proses = [" ".join([a.text[b.start : b.end] for b in prose(a)]) for a in articles]
    row, places = likeness.codes([p or a.title for p, a in zip(proses, articles, strict=True)])
    bounds = places.tolist()
    return tuple(
        Telling(article, row[bounds[n] : bounds[n + 1]], bool(proses[n])) for n, article in enumerate(articles)
    )
