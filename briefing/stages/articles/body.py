"""The body: which of a page's lines are its article, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from lxml.html import HtmlElement

from briefing.model import Kind
from briefing.stages.articles.dates import read_date
from briefing.stages.articles.headlines import plain
from briefing.stages.articles.markup import Line
from briefing.stages.articles.metadata import Said, texts
from briefing.text.boilerplate import kind_of

Part = tuple[Kind, str, datetime | None]

#: Below this many characters trafilatura's fast mode has probably missed the article; its default mode looks harder.
SHORT = 600
_BULLET = re.compile(r"^(?:[►▶▸•●○◦▪■□◆‣⁃∙·➤➢✔]|[-–—*](?=\s))\s*(?=\S)")
_ENDS = re.compile(r"[.!?…:;,][\"”’')\]]*$")


def trafilatura_text(tree: HtmlElement) -> str:
    """Return the text that trafilatura takes for the article, a newline between two paragraphs; "" for none."""
    text = _trafilatura(tree, fast=True)
    return text if len(text) >= SHORT else max(text, _trafilatura(tree, fast=False), key=len)


def _trafilatura(tree: HtmlElement, *, fast: bool) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, fast=fast)
    return str(getattr(found, "text", None) or "")


def choose(page: Sequence[Line], tree: HtmlElement, said: Said) -> list[Line]:
    """Return the lines of a page that belong to its article, in order."""
    text = trafilatura_text(tree)
    wanted = "\n".join([text, *texts(said.article.get("articleBody"), said.known)])
    whole = plain(wanted)
    short = {plain(row) for row in wanted.split("\n")}
    return [line for line in page if _is_in(plain(line.words), short, whole)]


def _is_in(words: str, short: set[str], whole: str) -> bool:
    return bool(words) and (words in short or (len(words) > 25 and words in whole))


def parts(chosen: Sequence[Line], title: str) -> Iterator[Part]:
    """Yield the article's parts from its lines, without its title."""
    posted: datetime | None = None
    headline = plain(title)
    for line in chosen:
        if not line.words or (headline and plain(line.words) == headline):
            continue
        kind = kind_of_line(line)
        words = line.words
        if (bullet := _BULLET.match(words)) and kind in ("paragraph", "item"):
            kind, words = "item", words[bullet.end() :]
        if kind == "dateline" and line.when:
            posted = read_date(line.when) or posted
        yield kind, words, posted


def kind_of_line(line: Line) -> Kind:
    """Return what a line of the article is."""
    if kind := kind_of(line.words):
        return kind
    if "figcaption" in line.around or ("caption" in line.around and "figure" in line.around):
        return "caption"
    if line.tag[0] == "h" and line.tag[1:].isdecimal():
        return "heading"
    if line.tag in ("li", "dd", "dt"):
        return "item"
    if line.bold >= 0.9 * len(line.words) and len(line.words) < 120 and not _ENDS.search(line.words):
        return "heading"
    return "paragraph"
