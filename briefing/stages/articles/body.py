"""The body: which of a page's lines are its article, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from lxml.html import HtmlElement

from briefing.model import Kind
from briefing.stages.articles.boxes import with_boxes
from briefing.stages.articles.headlines import plain
from briefing.stages.articles.markup import Line
from briefing.stages.articles.scoring import doubt, is_linked, pick, score
from briefing.text.boilerplate import kind_of
from briefing.text.clean import one_line
from briefing.text.moments import read_date
from briefing.text.openers import SIGN

Part = tuple[Kind, str, datetime | None]

#: Doubt from which trafilatura decides (out of fold: 9 of 181 pages, where it was right more often than we).
DOUBT = 0.15
#: Below this many characters trafilatura has found no article either.
LITTLE = 200
#: On pages of so many elements or characters trafilatura takes minutes and gigabytes (181 pages: at most 1,355 and 55,391).
TOO_MANY, TOO_LONG = 12_000, 400_000
_APART = frozenset(("blockquote", "quoted"))
_BULLET = re.compile(rf"(?:{SIGN}|[–—*-]\s+)(?=\S)")
# A kicker has so many characters, and stands among so many lines before the headline, as the day does behind it.
_KICKER, _OVER = 40, 6
_DAY = re.compile(r"(?:\w{3,10},? )?\d{1,2}(?:[./-]\d{1,2}[./-]|\.? [^\W\d]{3,10}\.? )\d{2,4}(?:,? (?:at |um |à )?\d{1,2}[.:h]\d\d(?: ?(?:[ap]m|Uhr))?)?", re.IGNORECASE)  # fmt: skip
#: How a line ends that is a sentence, or a part of one.
ENDED = re.compile(r"[.!?…:;,][\"”’')\]]*$")


def choose(page: Sequence[Line], tree: HtmlElement, title: str) -> list[Line]:
    """Return the lines of a page that belong to its article, in order, without the kicker over its headline."""
    over = _over(page, plain(title))
    return [line for line in _chosen(page, tree, title) if id(line) not in over]


def _over(page: Sequence[Line], headline: str) -> frozenset[int]:
    """Return, by their ids, the short lines that stand right over the headline: "Inland"."""
    title = next((n for n, line in enumerate(page) if headline and plain(line.words) == headline), 0)
    lines = page[max(0, title - _OVER) : title]
    return frozenset(id(line) for line in lines if len(line.words) <= _KICKER and not ENDED.search(line.words))


def _chosen(page: Sequence[Line], tree: HtmlElement, title: str) -> list[Line]:
    scored = score(page, title)
    small = bool(page) and max(page[-1].path, default=0) < TOO_MANY and sum(len(line.words) for line in page) < TOO_LONG
    if small and doubt(scored) > DOUBT:
        text = trafilatura_text(tree)
        if len(text) >= LITTLE:
            whole, short = plain(text), {plain(row) for row in text.split("\n")}
            told = [n for n, one in enumerate(scored) if one.alone and _is_in(plain(one.line.words), short, whole)]
            return with_boxes(page, frozenset(told))
    return pick(scored)


def trafilatura_text(tree: HtmlElement) -> str:
    """Return the text that trafilatura takes for the article, a newline between two paragraphs; "" for none."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False)
    return str(getattr(found, "text", None) or "")


def _is_in(words: str, short: set[str], whole: str) -> bool:
    return bool(words) and (words in short or (len(words) > 25 and words in whole))


def parts(
    chosen: Sequence[Line], title: str, authors: Sequence[str] = (), captions: frozenset[str] = frozenset()
) -> Iterator[Part]:
    """Yield the article's parts from its lines, without its title; `captions` are what stands under its photos."""
    bio = _bio(authors)
    shown = {plain(line.words) for line in chosen if kind_of_line(line) == "caption"} | captions
    told = {plain(line.words) for line in chosen if len(line.words) > 60}
    posted: datetime | None = None
    headline = plain(title)
    for n, line in enumerate(_ended(chosen)):
        if not line.words or (headline and plain(line.words) == headline):
            continue
        kind, words = kind_of_line(line), line.words
        if n < _OVER and kind == "paragraph" and _DAY.fullmatch(words):
            kind = "dateline"
        if bio and bio.match(words):
            kind = "credit"
        elif kind == "paragraph" and plain(words) in shown:
            # The photo's line again, as a paragraph of its own.
            kind = "caption"
        elif kind != "heading" and _is_pulled(line, told):
            kind = "promo"
        if (bullet := _BULLET.match(words)) and kind in ("paragraph", "item"):
            kind, words = "item", words[bullet.end() :]
        if kind == "dateline" and line.when:
            moment = read_date(line.when)
            posted = moment.astimezone(UTC) if moment else posted
        yield kind, words, posted


def _ended(chosen: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without headings at the end, which open what was left out."""
    end = len(chosen)
    while end and kind_of_line(chosen[end - 1]) == "heading":
        end -= 1
    return chosen[:end]


def _is_pulled(line: Line, told: set[str]) -> bool:
    """Return whether a line only shows in large type what a paragraph says; the speaker's name may stand behind it."""
    if line.tag in ("p", "li") and _APART.isdisjoint(line.around):
        return False
    words = plain(line.words)
    start = words[: max(20, int(0.7 * len(words)))]
    return len(start) >= 20 and any(start in other and words != other for other in told)


def shown_captions(page: Sequence[Line], tree: HtmlElement) -> frozenset[str]:
    """Return what stands under a page's photos and in their alternative texts, as letters and digits."""
    under = [line.words for line in page if "figcaption" in line.around or "caption" in line.own]
    alternative = [one_line(image.get("alt") or "") for image in tree.iter("img")]
    return frozenset(plain(words) for words in (*under, *alternative) if len(words) > 25)


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
    if "figcaption" in line.around or "caption" in line.own or ("caption" in line.around and "figure" in line.around):
        return "caption"
    if line.tag[0] == "h" and line.tag[1:].isdecimal():
        return "heading"
    if is_linked(line) and not ENDED.search(line.words):
        return "related"
    if line.tag in ("li", "dd", "dt"):
        return "item"
    set_apart = line.bold >= 0.9 * len(line.words) or line.words.isupper()
    if set_apart and len(line.words) < 120 and not ENDED.search(line.words):
        return "heading"
    return "paragraph"
