"""Authors: whom a page names as the writers of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.etree import XPath
from lxml.html import HtmlElement

from briefing.stages.articles.headlines import plain
from briefing.stages.articles.markup import Line
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
    r"(?:\s*[(\[].*[)\]]?|(?<=[^\W\d_]{3})\.\s.*|\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|\s+(?:published|updated|posted|on|in|at|for|from|is|writes|reports?)\b.*|\s+\d.*|\s*[-–—:|@].*|\s+(?:\w+ )?(?:staff|correspondent|reporter|editor|writer|contributor|columnist|producer)s?\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_NAME = re.compile(
    r"\b(?:staff|editor(?:ial|s)?|team|desk|newsroom|admin(?:istrator)?|press|agenc\w+|reuters|afp|ap|news|newspaper|online|web|redaktion|redacci[oó]n|rédaction|correspondent|reporters?|service|times|post|guardian|bbc|cnn|media|network|wire|magazine|follow|share|email|facebook|twitter|instagram|contact|subscribe|view|read|more|about|comments?|published|updated|author|writer|contributor|associated|wires|com|org|http|https|www|unknown|guest|user|profile|archive|bio)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
_BYLINE = re.compile(r"(?:by|von|par|por)\s+(?-i:[A-Z])", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:admin\w*|staff|editors?|webmaster|guest|contributor|author|unknown|none|null|user|staff (?:writer|reporter|report)s?|news ?(?:desk|room)|web ?desk|online desk|default|root|\W*)",
    re.IGNORECASE,
)
_AUTHORED = XPath("//*[contains(concat(' ', @rel, ' '), ' author ') or @itemprop = 'author' or @itemprop = 'creator']")
_CLASSED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|by-line|writer|contributor)s?(?:$|[\s_-]|name|link)|author_?name|byline",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?:bio|description|image|photo|avatar|social|twitter|date|time|job|title|role|position|related|more|box)",
    re.IGNORECASE,
)


def find_authors(
    tree: HtmlElement, said: Said, outlet: str = "", page: Sequence[Line] = (), title: str = ""
) -> tuple[str, ...]:
    """Return the authors' names in the page's order; () where it names none."""
    signed: dict[str, None] = {}
    for declared in (_linked(said), _metas(said)):
        told = list(declared)
        if names := dict.fromkeys(name for text in told for name in people(text, outlet)):
            return tuple(names)[:12]
        # The page itself calls an agency, a team or a pen name its author.
        signed |= dict.fromkeys(name for text in told if (name := _signature(text)))
        if any(not _is_outlet(name, outlet) for name in signed):
            return tuple(signed)[:12]
    for shown in (_marked(tree), _classed(tree), _printed(page, title)):
        if names := dict.fromkeys(name for text in shown for name in people(text, outlet)):
            return tuple(names)[:12]
    return tuple(signed)[:12]


def _signature(text: str) -> str:
    text = _BY.sub("", one_line(text[:400])).strip(" .,;:|•·*")
    is_name = 2 < len(text) <= 60 and not text.startswith(("http", "@", "/")) and not _NOBODY.fullmatch(text)
    return text if is_name and any(map(str.isalpha, text)) else ""


def _printed(page: Sequence[Line], title: str) -> Iterator[str]:
    """Yield the byline that stands below the headline, or at the top of a page without one."""
    headline = plain(title)
    at = next((n for n, line in enumerate(page) if headline and plain(line.words) == headline), -1)
    yield from (line.words for line in page[at + 1 : at + 16] if len(line.words) < 120 and _BYLINE.match(line.words))


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
        text = element.get("content") or one_line(" ".join(element.itertext()))
        if 3 < len(text) < 120:
            yield text


def _classed(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "strong"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(names) > 1 and _CLASSED.search(names) and not _APART.search(names):
            text = one_line(" ".join(element.itertext()))
            if 3 < len(text) < 150:
                yield text
                return


def _is_outlet(name: str, outlet: str) -> bool:
    name, outlet = plain(name), plain(outlet)
    return bool(outlet) and (name in outlet or outlet in name)


def people(text: str, outlet: str = "") -> Iterator[str]:
    """Yield the names of persons in a byline: "By Ann Lee and Bo Ek, Staff Writers" holds two."""
    text = _BY.sub("", one_line(text[:400]).strip(" |•·,;:"))
    for piece in _BETWEEN.split(text):
        name = _TAIL.sub("", _BY.sub("", piece)).strip(' .,;:|•·*"“”')
        name = _without(name.title() if name.isupper() else name, outlet)
        words = name.split()
        if not 2 <= len(words) <= 5 or len(name) > 50 or _NO_NAME.search(name) or _is_outlet(name, outlet):
            continue
        if all(_WORD.match(w) for w in words) and words[0][0].isupper() and words[-1][0].isupper():
            yield name


def _without(name: str, outlet: str) -> str:
    """Return a name without the outlet's behind it: "Ann Lee Harbor Post" is Ann Lee."""
    words = name.split()
    for n in range(2, len(words)):
        tail = " ".join(words[n:])
        if plain(tail) == plain(outlet) or tail.isupper():
            return " ".join(words[:n])
    return name
