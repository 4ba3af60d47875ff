"""Marked-up text as blocks, and small steps through a tree of elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from briefing.model import Kind
from briefing.text.clean import clean, one_line

#: The elements that open a block, and the kind of block each is.
KINDS: dict[str, Kind] = {
    "blockquote": "paragraph",
    "caption": "caption",
    "figcaption": "caption",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "hl2": "heading",
    "li": "item",
    "media-caption": "caption",
    "media-producer": "credit",
    "p": "paragraph",
    "pre": "paragraph",
    "tagline": "credit",
}


def markup_parts(words: str) -> list[tuple[Kind, str]]:
    """Return the blocks of a text in HTML; none where nothing can be made of it."""
    if not words.strip():
        return []
    try:
        root = html.fromstring(clean(words))
    except (etree.ParserError, ValueError):
        return []
    etree.strip_elements(root, "script", "style", "head", with_tail=False)
    return list(block_parts(root))


def block_parts(root: Any) -> Iterator[tuple[Kind, str]]:
    """Yield the blocks under an element; where it marks none, its text by blank lines."""
    if root is None:
        return
    found = False
    for element in root.iter():
        kind = KINDS.get(name_of(element))
        if kind and not any(name_of(a) in KINDS for a in _above(element, root)):
            found = True
            yield kind, words_of(element)
    if not found:
        yield from (("paragraph", one_line(p)) for p in clean("".join(root.itertext())).split("\n\n"))


def _above(element: Any, root: Any) -> Iterator[Any]:
    for parent in element.iterancestors():
        if parent is root:
            return
        yield parent


def name_of(element: Any) -> str:
    """Return an element's name without its namespace, "" for a comment."""
    # Not etree.QName: a recovered tree may hold names like ":" that it refuses.
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def every(root: Any, name: str) -> list[Any]:
    """Return the elements of a name below another, in order; none below None."""
    return [] if root is None else [e for e in root.iter() if name_of(e) == name and e is not root]


def first(root: Any, name: str) -> Any:
    """Return the first of them, or None."""
    return next(iter(every(root, name)), None)


def words_of(element: Any) -> str:
    """Return an element's text on one line, "" for None."""
    return (
        ""
        if element is None
        else one_line(" ".join(element.itertext()) if len(element) == 0 else "".join(element.itertext()))
    )


def attribute(element: Any, name: str) -> str:
    """Return an attribute's words on one line, "" where there is none."""
    return "" if element is None else one_line(element.get(name, ""))


def tail(code: str) -> str:
    """Return a code without its scheme, in lower case: "canceled" of "stat:canceled"."""
    return code.rsplit(":", 1)[-1].lower()
