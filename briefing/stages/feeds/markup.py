"""Markup in feeds: whether a text is markup, what it says in plain words, and what of it may be kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from briefing.text.clean import clean, one_line

#: No article is longer, in characters; a text beyond it is cut before anything reads it.
_LONGEST = 1_000_000
_LONGEST_TITLE = 2_000
#: No honest markup has elements so deep in one another; parsers take the square of it in time.
_DEEPEST = 200

_NAMES = re.compile(r"</?([a-zA-Z][\w:-]*)(?=[\s/>])[^<>]*>")
_ENTITY = re.compile(r"&#?\w+;")
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<(?:/?(?:p|div|li|h[1-6]|td|tr)|br)\b[^<>]*>", re.I)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_EDGES = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
#: Elements that hold nothing, or that the next one closes.
_UNCLOSED = frozenset(
    "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split()
)
_KNOWN = frozenset(
    "a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption"
    " center cite code col colgroup dd del details dfn dir div dl dt em embed fieldset figcaption figure font footer"
    " form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main"
    " map mark math menu meta nav noscript object ol option p param picture pre q s samp script section select small"
    " source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr track tt"
    " u ul var video wbr".split()
)


def is_markup(text: str) -> bool:
    """Return whether a text is markup: it has tags or entities, and every tag is one of HTML's."""
    names = {name.lower() for name in set(_NAMES.findall(text))} if "<" in text else set()
    return names <= _KNOWN if names else "&" in text and _ENTITY.search(text) is not None


def plain(text: str) -> str:
    """Return a text of feeds on one clean line, its tags dropped and its entities decoded once."""
    text = text[:_LONGEST_TITLE]
    if is_markup(text):
        text = html.unescape(_TAG.sub("", _BREAK.sub(" ", _HIDDEN.sub("", text))))
    return one_line(text)


def _is_deep(text: str) -> bool:
    """Return whether elements lie deeper in one another than any honest markup has them."""
    if text.count("<") <= _DEEPEST:
        return False
    depth = 0
    for closing, name in _EDGES.findall(text):
        if name.lower() not in _UNCLOSED:
            depth = max(depth - 1, 0) if closing else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def richest(texts: Iterable[str]) -> str:
    """Return the text that says most once its tags are gone; the first of equals."""
    texts = [text[:_LONGEST] for text in dict.fromkeys(texts)]
    return texts[0] if len(texts) == 1 else max(texts, key=lambda text: len(_TAG.sub("", text)), default="")


def safe(text: str) -> str:
    """Return a text as harmless markup: no script, no style, no link but to http and https. Plain text gets paragraphs.

    The clean-text rule comes later, when an article is made of it.
    """
    if is_markup(text):
        if _is_deep(text):
            text = _TAG.sub(" ", text)
        return str(_cleaner().clean(text)).strip()
    paragraphs = [html.escape(part.strip(), quote=False) for part in _PARAGRAPHS.split(clean(text)) if part.strip()]
    return paragraphs[0] if len(paragraphs) == 1 else "".join(f"<p>{part}</p>" for part in paragraphs)


@cache
def _cleaner() -> Any:
    """Return the cleaner of markup, made once: its tables cost more than most entries."""
    import nh3

    return nh3.Cleaner(url_schemes={"http", "https"})
