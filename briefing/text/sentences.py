"""Sentences: where one ends in news English, and the sentences of an article as Spans."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.model import Article, Span
from briefing.text.blocks import prose

# Abbreviations after which a sentence goes on.
_TITLES = frozenset(
    "adm brig capt cmdr col cpl dr e.g fr gen gov gov hon i.e insp lt maj messrs mr mrs ms mt pres prof rep rev"
    " sen sens reps govs sgt st supt vs no jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
# Abbreviations that may end one: it ends where the next word opens sentences.
_SOFT = frozenset(
    "inc corp co ltd llc jr sr etc a.m p.m u.s u.k u.n e.u d.c calif mich ariz conn tenn mass ill wis fla tex va pa".split()
)
_OPENERS = frozenset(
    "the a an he she it they we i you his her its their this that these those there in on at by for from with to of as if"
    " when while after before since but and or so yet not no one two some many most all police officials what who why how"
    " where according meanwhile however also still then now last earlier later under during despite although because".split()
)
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[►•–—-]*(\S+))")


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the half-open ranges of the sentences of one paragraph, in order, without outer white space."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if _ends(text, start, match):
            found.append((start, match.end()))
            start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return found


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether a sentence ends at this mark."""
    following = match[1]
    if following[0].islower():
        return False
    if text[match.start()] != "." or match.end() - match.start() > 1:
        return True
    last = text[start : match.start()].rsplit(None, 1)[-1:] or [""]
    word = last[0].lstrip("\"“‘'(").lower()
    if word in _TITLES or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word in _SOFT:
        return following.strip(",.'’\"").lower() in _OPENERS
    return True


@lru_cache(maxsize=8192)
def sentences(article: Article) -> tuple[Span, ...]:
    """Return the sentences of an article's prose, in order; title, captions and boilerplate are none."""
    return tuple(
        Span(article, block.start + start, block.start + end)
        for block in prose(article)
        for start, end in split(article.text[block.start : block.end], article.language)
    )
