"""Authors: whom a page names as the writers of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.etree import XPath
from lxml.html import HtmlElement

from briefing.stages.articles.metadata import Said, select, texts
from briefing.text.clean import one_line

_BY = re.compile(
    r"^(?:written |posted |reported |story |words |published |article |text |review )?(?:by|von|par|por|di|door|av|af|autor:?|author:?)\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:,(?! ?(?:jr|sr|ii|iii|phd|md|m\.d|ph\.d)\b)|;|\||/|•|·|\n|\s(?:and|und|et|y|e|och|og|with)\s|&)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s*[(\[].*[)\]]?|\s+(?:published|updated|posted|on|in|at|for|from|is|writes|reports?)\b.*|\s+\d.*|\s*[-–—:|@].*|\s+(?:\w+ )?(?:staff|correspondent|reporter|editor|writer|contributor|columnist|producer)s?\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    r"\b(?:staff|editor(?:ial|s)?|team|desk|newsroom|admin(?:istrator)?|press|agenc\w+|reuters|afp|ap|news|newspaper|online|web|redaktion|redacci[oó]n|rédaction|correspondent|reporters?|service|times|post|guardian|bbc|cnn|media|network|wire|magazine|follow|share|email|facebook|twitter|instagram|contact|subscribe|view|read|more|about|comments?|published|updated|author|writer|contributor|associated|wires|com|org|http|https|www|unknown|guest|user|profile|archive|bio)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
_AUTHORED = XPath("//*[contains(concat(' ', @rel, ' '), ' author ') or @itemprop = 'author' or @itemprop = 'creator']")
_CLASSED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|by-line|writer|contributor)s?(?:$|[\s_-]|name|link)|author_?name|byline",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?:bio|description|image|photo|avatar|social|twitter|date|time|job|title|role|position|related|more|box)",
    re.IGNORECASE,
)


def find_authors(tree: HtmlElement, said: Said, outlet: str = "") -> tuple[str, ...]:
    """Return the authors' names in the page's order; () where it names no person."""
    for source in (_linked(said), _metas(said), _marked(tree), _classed(tree)):
        names = tuple(dict.fromkeys(n for text in source for n in people(text, outlet)))
        if names:
            return names[:12]
    return ()


def _linked(said: Said) -> Iterator[str]:
    for name in ("author", "creator"):
        yield from texts(said.article.get(name), said.known)


def _metas(said: Said) -> Iterator[str]:
    for name in ("author", "article:author_name", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "cxenseparse:author", "article:author", "citation_author", "creator", "twitter:data1"):  # fmt: skip
        if values := said.metas.get(name):
            if name == "twitter:data1" and not said.meta("twitter:label1").lower().startswith(
                ("written", "by", "author")
            ):
                continue
            yield from (v for v in values if not v.startswith(("http", "/")))
            return


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in select(_AUTHORED, tree):
        text = element.get("content") or one_line(element.text_content())
        if 3 < len(text) < 120:
            yield text


def _classed(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "strong"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(names) > 1 and _CLASSED.search(names) and not _APART.search(names):
            text = one_line(element.text_content())
            if 3 < len(text) < 150:
                yield text
                return


def people(text: str, outlet: str = "") -> Iterator[str]:
    """Yield the names of persons in a byline: "By Ann Lee and Bo Ek, Staff Writers" holds two."""
    text = _BY.sub("", one_line(text).strip(" |•·,;:"))
    for piece in _BETWEEN.split(text):
        name = _TAIL.sub("", _BY.sub("", piece)).strip(' .,;:|•·*"“”')
        if name.isupper():
            name = name.title()
        words = name.split()
        if not 2 <= len(words) <= 5 or len(name) > 50 or _NO_NAME.search(name) or name.casefold() == outlet.casefold():
            continue
        if all(_WORD.match(w) for w in words) and words[0][0].isupper() and words[-1][0].isupper():
            yield name


def join(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names once each, in order."""
    return tuple(dict.fromkeys(names))
