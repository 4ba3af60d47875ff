"""The body: which of a page's lines are its article, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from lxml.html import HtmlElement

from briefing.model import Kind
from briefing.stages.articles.dates import read_date
from briefing.stages.articles.headlines import plain
from briefing.stages.articles.markup import Line
from briefing.stages.articles.metadata import Said
from briefing.stages.articles.scoring import doubt, score
from briefing.text.boilerplate import kind_of

Part = tuple[Kind, str, datetime | None]

#: Doubt from which trafilatura decides (out of fold: 9 of 181 pages, where it was right more often than we).
DOUBT = 0.15
#: Below this many characters trafilatura has found no article either.
LITTLE = 200
_BULLET = re.compile(r"^(?:[►▶▸•●○◦▪■□◆‣⁃∙·➤➢✔]|[-–—*](?=\s))\s*(?=\S)")
_ENDS = re.compile(r"[.!?…:;,][\"”’')\]]*$")


def choose(page: Sequence[Line], tree: HtmlElement, said: Said, title: str) -> list[Line]:
    """Return the lines of a page that belong to its article, in order."""
    scored = score(page, title)
    if doubt(scored) > DOUBT:
        text = trafilatura_text(tree)
        if len(text) >= LITTLE:
            whole, short = plain(text), {plain(row) for row in text.split("\n")}
            return [one.line for one in scored if one.alone and _is_in(plain(one.line.words), short, whole)]
    return [one.line for one in scored if one.sure >= 0.5]


def trafilatura_text(tree: HtmlElement) -> str:
    """Return the text that trafilatura takes for the article, a newline between two paragraphs; "" for none."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False)
    return str(getattr(found, "text", None) or "")


def _is_in(words: str, short: set[str], whole: str) -> bool:
    return bool(words) and (words in short or (len(words) > 25 and words in whole))


def parts(chosen: Sequence[Line], title: str, authors: Sequence[str] = ()) -> Iterator[Part]:
    """Yield the article's parts from its lines, without its title."""
    bio = _bio(authors)
    posted: datetime | None = None
    headline = plain(title)
    for line in chosen:
        if not line.words or (headline and plain(line.words) == headline):
            continue
        kind = "credit" if bio and bio.match(line.words) else kind_of_line(line)
        words = line.words
        if (bullet := _BULLET.match(words)) and kind in ("paragraph", "item"):
            kind, words = "item", words[bullet.end() :]
        if kind == "dateline" and line.when:
            moment = read_date(line.when)
            posted = moment.astimezone(UTC) if moment else posted
        yield kind, words, posted


def _bio(authors: Sequence[str]) -> re.Pattern[str] | None:
    """Return what a line about the authors begins with: "Ann Lee is …", "Ann Lee covers …"."""
    names = "|".join(re.escape(name) for name in authors if " " in name)
    return (
        re.compile(rf"(?:{names})\b.{{0,60}}?\b(?:is|are|covers|writes|reports|was|has been|joined|can be)\b")
        if names
        else None
    )


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
    set_apart = line.bold >= 0.9 * len(line.words) or line.words.isupper()
    if set_apart and len(line.words) < 120 and not _ENDS.search(line.words):
        return "heading"
    return "paragraph"
