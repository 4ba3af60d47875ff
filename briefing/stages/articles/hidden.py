"""Hidden articles: pages that show nothing until their scripts run, but hold the text for them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from briefing.stages.articles.markup import Line, lines, parse
from briefing.stages.articles.metadata import Said, texts

#: What a script holds is not looked at beyond so many characters, nor nested deeper.
LARGEST, DEEPEST = 3_000_000, 40
#: A paragraph has so many characters; an article of a script's so many in all.
PARAGRAPH, ARTICLE = 40, 400
#: Less than this share of what JSON-LD gives as the body is not the article (181 pages: none has less than .85).
SHARE = 0.5
_STATE = re.compile(r"(?:^|[;\s.])[\w$.]{2,60}(?:\[\"\w+\"\])?\s*=\s*(?=\{)")
_PROSE = re.compile(r"[.!?…。！？][\"”’»)\]]*(?:\s*</\w+>)*\s*$")
_MARKED = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)


def hidden_lines(said: Said, tree: HtmlElement, shown: int) -> list[Line]:
    """Return the lines of the article that a page holds without showing them, where it shows only `shown` characters; [] for none."""
    stated = " ".join(texts(said.article.get("articleBody"), said.known, tidy=False))
    if len(stated) >= ARTICLE and shown < SHARE * len(stated):
        return _lines([stated])
    return _lines(_stored(tree)) if shown < ARTICLE else []


def _lines(told: list[str]) -> list[Line]:
    html = "".join(text if _MARKED.search(text) else _paragraphs(text) for text in told)
    tree = parse(f"<html><body><article>{html}</article></body></html>") if html else None
    return lines(tree) if tree is not None else []


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{row}</p>" for row in text.split("\n") if row.strip())


def _stored(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the list of texts that holds most prose among all that the page's scripts hold."""
    best: list[str] = []
    for script in tree.iter("script"):
        if (
            script.text
            and "{" in script.text
            and len(script.text) <= LARGEST
            and "ld+json" not in (script.get("type") or "")
        ):
            found: dict[tuple[str, ...], list[str]] = defaultdict(list)
            for place, text in _strings(_state(script.text)):
                found[place].append(text)
            best = max((best, *found.values()), key=lambda told: sum(map(len, told)))
    return best if sum(map(len, best)) >= ARTICLE else []


def _state(script: str) -> Any:
    """Return what a script sets its page's state to."""
    script = script.strip()
    mark = None if script.startswith(("{", "[")) else _STATE.search(script[:20_000])
    try:
        return json.JSONDecoder(strict=False).raw_decode(script, mark.end() if mark else 0)[0]
    except (ValueError, RecursionError):
        return None


def _strings(thing: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the prose in a JSON value, each with the names that lead to it, so that paragraphs of one list go together."""
    if len(place) > DEEPEST:
        return
    if isinstance(thing, dict):
        for name, value in thing.items():
            yield from _strings(value, (*place, name))
    elif isinstance(thing, list):
        for value in thing:
            yield from _strings(value, (*place, "*"))
    elif isinstance(thing, str) and len(thing) >= PARAGRAPH and " " in thing and _PROSE.search(thing[-40:]):
        yield place, thing
