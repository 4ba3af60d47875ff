"""Some five hundred pages of ours in the manner of two dozen newsrooms, with what is a development in each.

A page opens with "=== outlet | headline". "## " is a sub-headline, "+ " a bullet that is a development, "- " one that is
none; where a mark follows the sign, the page typed the bullet into a paragraph instead of making a list. The pages of
held_out.txt were written before the rules were tried on them, and so were those of unseen.txt and of every markup*.txt (HTML
in which § stands behind each development): what each showed at first is in docs/figures.md, and the rules were mended after.
The pages of blind_*.txt are by somebody who had not seen the program: from the open half the rules were mended, the closed
half and the late one are read by nobody who mends. Those of blind_text_*.txt are text files; ¤ stands behind what is counted
neither way. kinds*.txt and text_kinds.txt (text files as well) were written to learn from: explanations, advice, hours, other stories and news in the same marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from briefing import model
from briefing.model import Article, Kind
from briefing.stages.articles import read_page
from briefing.stages.developments.lists import bullets
from briefing.text.blocks import compose
from tests.newsroom import NINE

#: The sets that may be read, and what tells lists apart is fitted to; closed and late ones are for measuring alone.
OPEN = (
    *(
        "tuned.txt",
        "held_out.txt",
        "unseen.txt",
        "kinds.txt",
        "kinds_more.txt",
        "kinds_third.txt",
        "kinds_fourth.txt",
        "kinds_fifth.txt",
        "kinds_sixth.txt",
        "text_kinds.txt",
    ),
    *("markup.txt", "markup_unseen.txt", "markup_third.txt"),
    *(
        "markup_fourth.txt",
        "markup_fifth.txt",
        "markup_sixth.txt",
        "markup_seventh.txt",
        "markup_eighth.txt",
        "markup_ninth.txt",
        "markup_tenth.txt",
        "markup_eleventh.txt",
        "markup_twelfth.txt",
        "markup_thirteenth.txt",
    ),
    *("blind_html_open.txt", "blind_text_open.txt", "blind_html_fourth.txt", "blind_text_fourth.txt"),
    *("blind_html_fifth.txt", "blind_text_fifth.txt", "blind_html_sixth.txt", "blind_html_z7open.txt"),
)
_LANGUAGES = {
    "Correio do Vale": "pt",
    "De Dijk": "nl",
    "Il Faro": "it",
    "La Gaceta del Sur": "es",
    "Le Phare": "fr",
    "Nordblatt": "de",
    "Rheinkurier": "de",
}
_MARKS = "►•▪–*"
# Behind a development, and behind what is counted neither way.
_SIGNS = str.maketrans("", "", "§¤")


class Page(NamedTuple):
    """A page, the words of its developments, and those of lines that are counted neither way."""

    article: Article
    expected: tuple[str, ...]
    either: tuple[str, ...] = ()


def pages(name: str) -> Iterator[Page]:
    """Yield the pages of a file."""
    if name.startswith(("markup", "blind_html")):
        yield from _marked_up(name)
        return
    if name.startswith(("blind_text", "text")):
        yield from _plain(name)
        return
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for number, page in enumerate(filter(None, text.split("=== "))):
        top, *lines = page.strip().splitlines()
        outlet, title = top.split(" | ")
        read = [_line(line) for line in lines]
        whole, blocks = compose([("title", title), *((kind, words) for kind, words, _ in read)])
        url = f"https://{outlet.lower().replace(' ', '')}.example/{number}"
        article = Article(url, outlet, NINE, NINE, whole, blocks, language=_LANGUAGES.get(outlet, "en"))
        yield Page(article, tuple(words.lstrip(_MARKS).strip() for _, words, expected in read if expected))


def _line(line: str) -> tuple[Kind, str, bool]:
    """Return a line's kind, its words, and whether it is a development."""
    if line.startswith("## "):
        return "heading", line[3:], False
    if line[0] == "+" or (line[0] == "-" and line[1:2] in (" ", *_MARKS)):
        typed = line[1] != " " or line[2] in _MARKS
        return "paragraph" if typed else "item", line[1:].strip(), line[0] == "+"
    return "paragraph", line, False


def _marked_up(name: str) -> Iterator[Page]:
    """Yield the pages of a file of HTML in which § stands behind each development; one with an <h1> is a whole page."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for number, page in enumerate(filter(None, text.split("=== "))):
        top, _, body = page.partition("\n")
        outlet, title = top.split(" | ")
        within = body if "<h1>" in body else f"<article><h1>{title}</h1>{body}</article>"
        whole = f"<html><head><title>{title}</title></head><body>{within}</body></html>"
        shown = (body if body.startswith("<!DOCTYPE") else whole).translate(_SIGNS)
        url = f"https://{outlet.lower().replace(' ', '')}.example/{number}"
        article = read_page(model.Page(url, shown.encode(), "text/html", NINE, "utf-8"), outlet=outlet)
        lines = re.split(r"<(?!/?(?:strong|b|time|a|span)\b)[^>]*>", unescape(body))
        yield Page(article, *(tuple(_bare(x.partition(sign)[0]) for x in lines if sign in x) for sign in "§¤"))


def _plain(name: str) -> Iterator[Page]:
    """Yield the pages of a file of text files in which § stands behind each development."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for number, page in enumerate(re.split(r"^=== ", text, flags=re.MULTILINE)[1:]):
        top, _, body = page.partition("\n")
        outlet, _, title = top.partition(" | ")
        body = f"{title}\n\n{body}" if title else body
        url = f"https://{outlet.lower().replace(' ', '')}.example/{number}.txt"
        shown = body.translate(_SIGNS).strip("\n").encode()
        article = read_page(model.Page(url, shown, "text/plain", NINE, "utf-8"), outlet=outlet)
        yield Page(article, *(tuple(map(_bare, (x for x in body.splitlines() if sign in x))) for sign in "§¤"))


def _bare(line: str) -> str:
    """Return a line's words."""
    return re.sub(r"^(?:\d+[.)] |-)", "", re.sub("<[^>]+>", "", line).translate(_SIGNS).strip(_MARKS + " "))


def found_and_missed(name: str) -> tuple[int, list[str], list[str]]:
    """Return how many developments were rightly found, which were found and are none, and which were missed."""
    right, wrong, missed = 0, [], []
    for page in pages(name):
        told = [bullet.span.text for bullet in bullets(page.article)]
        matched = [
            want for want in page.expected if any(want.endswith(line) and len(line) > len(want) / 2 for line in told)
        ]
        right += len(matched)
        wrong += [line for line in told if not any(want.endswith(line) for want in page.expected + page.either)]
        missed += [want for want in page.expected if want not in matched]
    return right, wrong, missed
