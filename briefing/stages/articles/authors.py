"""Authors: whom a page names as the writers of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from briefing.stages.articles.bylines import is_house, is_outlet, is_signed, people, signature
from briefing.stages.articles.headlines import place, plain
from briefing.stages.articles.markup import Line
from briefing.stages.articles.metadata import Said, select, texts

#: More names than this are a masthead.
MOST = 12
#: So many elements that are called an author are looked at.
MARKED = 100
#: Among so many lines below the headline its byline stands, and it is no longer than so many characters.
NEAR, LONGEST = 16, 150
_OUTSIDE = frozenset(("comments", "figcaption", "figure"))
METAS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "cxenseparse:author", "article:author", "og:article:author", "citation_author", "creator", "twitter:data1",
)  # fmt: skip
_WRITTEN = re.compile(r"written|by|author|verfasst|geschrieben|écrit|escrito|scritto|написано|автор", re.IGNORECASE)
_AUTHORED = XPath(
    "//*[(contains(concat(' ', @rel, ' '), ' author ') or @itemprop = 'author' or @itemprop = 'creator')"
    " and not(ancestor-or-self::*[contains(@class, 'comment') or contains(@id, 'comment')])]"
)
_CLASSED = re.compile(
    r"(?:^|[\s_-])(?:authors?|bylines?|by-lines?|writers?|contributors?|autor(?:es)?|auteurs?|autore|redactor)(?:$|[\s_-]|name|link)|author_?name|byline",
    re.IGNORECASE,
)
_APART = re.compile(
    r"bio|description|image|photo|avatar|social|twitter|date|time|job|title|role|position|related|more|box|comment|reply|review|user",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:by|von|par|por|di|door|av|af|authors?|autor(?:in)?|auteur|текст|автор)\s*:?", re.IGNORECASE)


def find_authors(
    tree: HtmlElement, said: Said, outlet: str = "", page: Sequence[Line] = (), title: str = "", house: str = ""
) -> tuple[str, ...]:
    """Return the authors' names in the page's order; () where it names none.

    What stands below the headline counts for more than what the page's head declares, where it names more persons or
    others: heads name whoever typed the article in. An agency or a desk is given where no person signs; the outlet itself,
    by its own name or that of its `house` (an address), only where the page prints it as a byline.
    """
    near = list(_near(page, title))
    by = [text for text in near if is_signed(text)]
    printed = _persons(by, outlet)
    declared: tuple[str, ...] = ()
    signed = [name for text in by if is_house(name := signature(text))][:1]
    for told in (list(_linked(said)), list(_metas(said))):
        declared = declared or _persons(told, outlet)
        signed = signed or [name for text in told if (name := signature(text)) and not _is_own(name, outlet, house)]
    if declared:
        return printed if _is_better(printed, declared, page) else declared
    if printed or signed:
        return printed or tuple(dict.fromkeys(signed))[:MOST]
    shown = _persons(_marked(tree), outlet) or _persons(_classed(tree), outlet) or _persons(near, outlet)
    return shown or tuple(name for text in near if is_house(name := signature(text)))[:1]


def _is_own(name: str, outlet: str, house: str) -> bool:
    """Return whether a name is the outlet's own, as its site or its address has it."""
    called, stems = plain(name), [plain(label) for label in house.split(".")[:-1] if label not in ("www", "com", "co")]
    return is_outlet(name, outlet) or any(called.startswith(s) or s.startswith(called) for s in stems if len(s) > 1)


def _persons(told: Iterable[str], outlet: str) -> tuple[str, ...]:
    """Return the persons of some bylines, each once, however it is spelled."""
    found: dict[str, str] = {}
    for text in told:
        for name in people(text, outlet):
            found.setdefault(plain(name), name)
    return tuple(found.values())[:MOST]


def _is_better(printed: Sequence[str], declared: Sequence[str], page: Sequence[Line]) -> bool:
    """Return whether the printed byline is the truer one: it has all the declared names and more, or none that the page shows."""
    mine, yours = set(map(plain, printed)), set(map(plain, declared))
    if not mine or mine == yours:
        return False
    return mine > yours or not any(name in plain(line.words) for line in page for name in yours)


def _near(page: Sequence[Line], title: str) -> Iterator[str]:
    """Yield the bylines that stand below the headline, or at the top of a page without one."""
    headline, found = plain(title), place(page, title)
    at = -1 if found is None else found
    alone = ""
    for line in page[max(0, at - 2) : at + 1 + NEAR]:
        words = line.words
        if len(words) > LONGEST or plain(words) == headline or not _OUTSIDE.isdisjoint(line.around):
            continue
        if alone or is_signed(words) or ("author" in line.own and not words.endswith(".")):
            yield alone + words
        # "By" may stand on a line of its own.
        alone = f"{words} " if _ALONE.fullmatch(words) else ""


def _linked(said: Said) -> Iterator[str]:
    for name in ("author", "creator"):
        yield from texts(said.article.get(name), said.known)
        for one in _listed(said.article.get(name)):
            if isinstance(one, dict) and not one.get("name"):
                yield f"{one.get('givenName', '')} {one.get('familyName', '')}"


def _listed(thing: Any) -> list[Any]:
    return thing[:MOST] if isinstance(thing, list) else [thing]


def _metas(said: Said) -> Iterator[str]:
    for name in METAS:
        if name == "twitter:data1" and not _WRITTEN.match(said.meta("twitter:label1")):
            continue
        if told := [v for v in said.metas.get(name, ()) if not v.startswith(("http", "/"))]:
            yield from told
            return


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield what elements hold that are marked up as the author, those of the first one's box."""
    box: HtmlElement | None = None
    for element in select(_AUTHORED, tree)[:MARKED]:
        text = element.get("content") or " ".join(element.itertext())
        if not 3 < len(text.strip()) < LONGEST:
            continue
        above = list(islice(element.iterancestors(), 4))
        if box is None:
            box = above[min(2, len(above) - 1)] if above else element
        elif all(one is not box for one in above):
            return
        yield text


def _classed(tree: HtmlElement) -> Iterator[str]:
    """Yield what the first element holds that is called a byline, or within it the elements called an author."""
    for element in islice(filter(_is_classed, tree.iter(*_HOLDERS)), MARKED):
        if len(element) < MARKED:
            inner = [
                one
                for one in islice(element.iterdescendants(*_HOLDERS), MARKED)
                if _NAMED.search(one.get("class") or "")
            ]
            texts = [" ".join(" ".join(one.itertext()).split()) for one in (*inner, element)]
            if told := [text for text in texts if 3 < len(text) < LONGEST]:
                yield from told if not inner else told[:-1] or told
                return


_HOLDERS = ("a", "span", "p", "div", "address", "li", "h3", "h4", "h5", "strong", "td", "em")
_NAMED = re.compile(r"(?:^|[\s_-])author(?:s|[_-]?names?|[_-]?link)?(?:$|\s)", re.IGNORECASE)


def _is_classed(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_CLASSED.search(names)) and not _APART.search(names)
