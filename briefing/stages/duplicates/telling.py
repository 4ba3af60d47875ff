"""Tellings: the articles of a run with their runs of words as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Article
from briefing.text import likeness
from briefing.text.blocks import prose

#: Words in a run. Four: three are met by chance ("the White House said"), five break at every other edit.
RUN = 4
# Characters told at a time: what stays in a processor's cache, so that a long row costs no more an article than a short.
_HANDFUL = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """An article and the runs of words of its prose; of its headline where that is all there is."""

    article: Article
    #: How many words there are.
    length: int
    #: The code of the run that begins at each word, for as long as it stays inside.
    runs: likeness.Codes
    #: The codes of the words, where there is nothing but a headline.
    headline: bytes


def tell(articles: Sequence[Article]) -> Iterator[Telling]:
    """Yield the articles' tellings, in the same order."""
    held: list[Article] = []
    size = 0
    for article in articles:
        held.append(article)
        size += len(article.text)
        if size > _HANDFUL:
            yield from _tell(held)
            held, size = [], 0
    yield from _tell(held)


def _tell(articles: Sequence[Article]) -> Iterator[Telling]:
    """Yield the tellings of a handful of articles."""
    proses = [" ".join([a.text[b.start : b.end] for b in prose(a)]) for a in articles]
    row, places = likeness.codes([p or _headline(a) for p, a in zip(proses, articles, strict=True)])
    runs, _ = likeness.shingles(row, places, RUN)
    bounds = places.tolist()
    for n, article in enumerate(articles):
        start, end = bounds[n], bounds[n + 1]
        headline = b"" if proses[n] else row[start:end].tobytes()
        yield Telling(article, end - start, runs[start : max(start, end - RUN + 1)], headline)


def _headline(article: Article) -> str:
    """Return an article's headline without the outlet's name at its end."""
    title, outlet = article.title.rstrip(), article.outlet
    return title[: -len(outlet)] if outlet and title.casefold().endswith(outlet.casefold()) else title
