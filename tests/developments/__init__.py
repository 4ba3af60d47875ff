"""Sixty pages of ours in the manner of ten newsrooms, with what is a development in each.

A page opens with "=== outlet | headline". "## " is a sub-headline, "+ " a bullet that is a development, "- " one that is
none; where a mark follows the sign, the page typed the bullet into a paragraph instead of making a list. Half of the
pages, held_out.txt, were written before the rules were tried on them and not looked at while the rules were made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.model import Article, Kind
from briefing.stages.developments.lists import bullets
from briefing.text.blocks import compose
from tests.newsroom import NINE

_MARKS = "►•–*"


class Page(NamedTuple):
    """A page and the words of its developments."""

    article: Article
    expected: tuple[str, ...]


def pages(name: str) -> Iterator[Page]:
    """Yield the pages of a file."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for number, page in enumerate(filter(None, text.split("=== "))):
        top, *lines = page.strip().splitlines()
        outlet, title = top.split(" | ")
        read = [_line(line) for line in lines]
        whole, blocks = compose([("title", title), *((kind, words) for kind, words, _ in read)])
        url = f"https://{outlet.lower().replace(' ', '')}.example/{number}"
        language = {"Nordblatt": "de", "Le Phare": "fr"}.get(outlet, "en")
        article = Article(url, outlet, NINE, NINE, whole, blocks, language=language)
        yield Page(article, tuple(words.lstrip(_MARKS).strip() for _, words, expected in read if expected))


def _line(line: str) -> tuple[Kind, str, bool]:
    """Return a line's kind, its words, and whether it is a development."""
    if line.startswith("## "):
        return "heading", line[3:], False
    if line[0] in "+-" and line[1:2] in (" ", *_MARKS):
        words = line[1:].strip()
        return "paragraph" if words[0] in _MARKS else "item", words, line[0] == "+"
    return "paragraph", line, False


def found_and_missed(name: str) -> tuple[int, list[str], list[str]]:
    """Return how many developments were rightly found, which were found and are none, and which were missed."""
    right, wrong, missed = 0, [], []
    for page in pages(name):
        told = [bullet.span.text for bullet in bullets(page.article)]
        matched = [
            want for want in page.expected if any(want.endswith(line) and len(line) > len(want) / 2 for line in told)
        ]
        right += len(matched)
        wrong += [line for line in told if not any(want.endswith(line) for want in page.expected)]
        missed += [want for want in page.expected if want not in matched]
    return right, wrong, missed
