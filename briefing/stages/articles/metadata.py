"""Metadata: what a page says of itself in JSON-LD, meta elements, its headline and its byline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml.etree import XPath
from lxml.html import HtmlElement

from briefing.text.clean import one_line

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Review|Posting|NewsVideo)$")
_TRAILING = re.compile(r",\s*([}\]])")
_TAGS = re.compile(r"<[^>]{1,200}>")


@dataclass(slots=True)
class Said:
    """What a page says of itself, before anyone weighs it; every list best first."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    #: The JSON-LD object of the article, {} where there is none.
    article: Mapping[str, Any] = field(default_factory=dict)
    #: Every JSON-LD object by its @id.
    known: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    language: str = ""
    canonical: str = ""
    title: str = ""

    def meta(self, *names: str) -> str:
        """Return the first that is there of these meta elements' contents, or ""."""
        return next((self.metas[n][0] for n in names if self.metas.get(n)), "")


def listen(tree: HtmlElement) -> Said:
    """Return what a page's head and JSON-LD say."""
    said = Said()
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = one_line(_TAGS.sub("", meta.get("content") or ""))
        if name and content:
            said.metas.setdefault(name.strip().lower(), []).append(content)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and not said.canonical:
            said.canonical = (link.get("href") or "").strip()
    title = next(tree.iter("title"), None)
    said.title = one_line(title.text_content()) if title is not None else ""
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    said.language = root.get("lang") or root.get("xml:lang") or said.meta("content-language", "og:locale", "language")
    _hear_linked(tree, said)
    return said


def _hear_linked(tree: HtmlElement, said: Said) -> None:
    """Read the page's JSON-LD objects; the best article among them is the one with most of the usual properties."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found.extend(_objects(_loads(script.text)))
    for thing in found:
        if isinstance(name := thing.get("@id"), str) and len(thing) > 1:
            said.known.setdefault(name, thing)
    articles = [t for t in found if any(_ARTICLE_TYPES.search(k) for k in types_of(t))]
    wanted = ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage")
    if articles:
        said.article = max(articles, key=lambda t: sum(bool(t.get(w)) for w in wanted))
        said.types = types_of(said.article)


def is_free(said: Said) -> bool:
    """Return whether the page may be read without paying, as far as it says."""
    stated = (said.article.get("isAccessibleForFree"), said.meta("isaccessibleforfree", "article:content_tier"))
    return not any(str(word).strip().lower() in ("false", "locked") for word in stated)


def select(path: XPath, tree: HtmlElement) -> list[HtmlElement]:
    """Return the elements that a path selects."""
    return cast("list[HtmlElement]", path(tree))


def types_of(thing: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the schema.org types of a JSON-LD object, without their prefix."""
    kinds = thing.get("@type")
    return tuple(str(k).rsplit("/", 1)[-1] for k in (kinds if isinstance(kinds, list) else [kinds]) if k)


def _loads(text: str) -> Any:
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(thing: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON-LD document, those of its lists and graphs and the main entity included."""
    if depth > 6:
        return
    if isinstance(thing, list):
        for one in thing[:200]:
            yield from _objects(one, depth + 1)
    elif isinstance(thing, dict):
        yield thing
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed"):
            if isinstance(thing.get(name), (list, dict)):
                yield from _objects(thing[name], depth + 1)


def texts(
    thing: Any, known: Mapping[str, Mapping[str, Any]], names: Iterable[str] = ("name",), *, tidy: bool = True
) -> Iterator[str]:
    """Yield the strings that a JSON-LD value stands for: itself, its members', its names'; `tidy`: on one line, without tags."""
    if isinstance(thing, str):
        yield one_line(_TAGS.sub("", thing)) if tidy else thing
    elif isinstance(thing, list):
        for one in thing[:40]:
            yield from texts(one, known, names, tidy=tidy)
    elif isinstance(thing, dict):
        if isinstance(link := thing.get("@id"), str) and not any(n in thing for n in names):
            thing = known.get(link, thing)
        for name in names:
            value = thing.get(name)
            if isinstance(value, (str, list)):
                yield from texts(value, {}, names, tidy=tidy)
