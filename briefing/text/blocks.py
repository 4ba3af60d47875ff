"""Blocks: putting an article's text together, and walking it by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from briefing.model import PROSE, Article, Block, Kind, Span

BETWEEN = "\n\n"
#: Words: descriptions in feeds have 12 to 40, programmes that make them of the text's beginning take 55.
LEAD = 60


def compose(
    parts: Iterable[tuple[Kind, str] | tuple[Kind, str, datetime | None]],
) -> tuple[str, tuple[Block, ...]]:
    """Return an article's text and blocks from (kind, words) or (kind, words, posted); empty words fall away."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for kind, words, *posted in parts:
        if not words:
            continue
        at += len(BETWEEN) if pieces else 0
        blocks.append(Block(kind, at, at + len(words), posted[0] if posted else None))
        pieces.append(words)
        at += len(words)
    return BETWEEN.join(pieces), tuple(blocks)


def prose(article: Article) -> Iterator[Block]:
    """Yield the blocks that hold the article's own telling, in order."""
    return (b for b in article.blocks if b.kind in PROSE)


def is_lead(article: Article) -> bool:
    """Return whether an article is no more than the line or two that a feed gives of it."""
    return sum(len(article.text[b.start : b.end].split()) for b in prose(article)) <= LEAD


@dataclass(frozen=True, slots=True)
class Section:
    """A sub-headline and the prose under it; `heading` is None for what comes before the first."""

    heading: Span | None
    blocks: tuple[Block, ...]


def sections(article: Article) -> tuple[Section, ...]:
    """Return the article's sections in order; one without prose falls away."""
    heading: Span | None = None
    under: list[Block] = []
    found: list[Section] = []
    for block in (*article.blocks, Block("heading", 0, 0)):
        if block.kind == "heading":
            if under:
                found.append(Section(heading, tuple(under)))
            heading, under = (Span(article, block.start, block.end) if block.end else None), []
        elif block.kind in PROSE:
            under.append(block)
    return tuple(found)
