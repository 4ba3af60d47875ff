"""Lists: which of an article's bullets tell news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model import Article, Block, Span
from briefing.text.words import words

# What newsrooms write over a list of developments, and over lists that are none; matched against the whole heading or
# a short line before the list, in lower case without its colon.
_NEWS_HEADING = re.compile(
    r"\b(?:developments?|what we know|what (?:to|you need to) know|here(?:['’]s| is| are) (?:the latest|what)|at a glance|key (?:points|events"
    r"|moments|facts|takeaways|updates)|the latest|latest (?:news|updates|lines)|highlights|in brief|main points|top lines|summary|takeaways"
    r"|recap|timeline|what happened|catch up|das wichtigste|im überblick|ce que l['’]on sait|l['’]essentiel|lo que se sabe|claves)\b",
    re.I,
)
_OTHER_HEADING = re.compile(
    r"\b(?:related|read (?:more|next|also)|more (?:on|from|stories|coverage|news|reading)|most (?:read|popular|viewed|shared)|trending|popular"
    r"|recommended|you (?:may|might) (?:also )?like|don['’]t miss|further reading|see also|editor['’]?s['’]? picks|ingredients?|method|directions"
    r"|instructions|how to (?:help|donate|watch|apply|stay|make|vote|get)|contact|follow us|share|tags|topics|categories|sections|menu|navigation|services|about us|opening hours|tickets|shopping"
    r"|best (?:buys|deals)|sponsored|our (?:picks|podcasts|newsletters)|newsletters?|sign up|references|sources|credits|correction|glossary|fixtures|results|standings|listings)\b",
    re.I,
)
_BULLET = re.compile(r"^[►▶▸•●◦‣∙·■▪*–—-]\s*(?=[\"“‘'(A-ZÀ-ÞА-ЯЄІЇҐ0-9$£€])")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bullet of a list, without its mark."""

    span: Span
    block: Block
    #: Whether a heading or a line before the list says that developments follow.
    announced: bool


def bullets(article: Article) -> tuple[Bullet, ...]:
    """Return the bullets of an article's lists of news, in order."""
    return tuple(bullet for run, opener in _runs(article) for bullet in _news(article, run, opener))


def _runs(article: Article) -> Iterator[tuple[tuple[Block, ...], str]]:
    """Yield every list (blocks next to each other) with the line that opens it, "" where none does."""
    run: list[Block] = []
    before = ""
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if block.kind == "item" or (block.kind == "paragraph" and _BULLET.match(text)):
            run.append(block)
            continue
        if run:
            yield tuple(run), before
            run = []
        opens = block.kind == "heading" or (
            block.kind in ("paragraph", "title") and len(words(text)) <= 16 and text.endswith(":")
        )
        before = text if opens else ""
    if run:
        yield tuple(run), before


def _news(article: Article, run: tuple[Block, ...], opener: str) -> Iterator[Bullet]:
    """Yield the bullets of one list where it tells news."""
    announced = bool(_NEWS_HEADING.search(opener))
    if not announced and _OTHER_HEADING.search(opener):
        return
    spans = [_without_mark(article, block) for block in run]
    telling = [span for span in spans if _tells(span.text)]
    # A list of links or of ingredients holds few sentences; a newsroom's list holds little else.
    if len(telling) * (4 if announced else 2) < len(run):
        return
    yield from (Bullet(span, block, announced) for span, block in zip(spans, run, strict=True) if span in telling)


def _without_mark(article: Article, block: Block) -> Span:
    """Return a bullet's words without the mark before them."""
    mark = re.match(r"^[►▶▸•●◦‣∙·■▪*–—-]?\s*", article.text[block.start : block.end])
    return Span(article, block.start + (mark.end() if mark and mark.end() < block.end - block.start else 0), block.end)


def _tells(text: str) -> bool:
    """Return whether a bullet is a statement: enough words, and the end of a sentence."""
    return len(words(text)) >= 5 and bool(_ENDS.search(text)) and not text.endswith("?")
