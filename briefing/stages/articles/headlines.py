"""Headlines: which of the titles that a page gives is its article's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from briefing.stages.articles.metadata import Said, texts
from briefing.text.clean import one_line
from briefing.text.words import words

_BETWEEN = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|\s+::\s+")
_PLAIN = re.compile(r"\W+")
#: Share of a heading's words that a title of the page's head must have (181 pages: promos stay below .3).
ALIKE = 0.4
_LOGO = re.compile(r"logo|brand|site-?(?:title|name)|masthead|visually-?hidden|sr-only|screen-reader", re.IGNORECASE)


def find_title(tree: HtmlElement, said: Said, outlet: str = "", url: str = "") -> str:
    """Return the article's headline as the page prints it, without the outlet's name; "" where there is none."""
    titles = list(_candidates(tree, said))
    names = _names(outlet, said, url)
    printed = [heard for heading in tree.iter("h1") if (heard := _words(heading)) and plain(heard) not in names]
    # What the page prints large is the headline where its head agrees, if only in part: heads shorten and rephrase.
    likeness = [max((alike(heard, title) for title in titles), default=0.0) for heard in printed]
    if likeness and max(likeness) >= ALIKE:
        return printed[likeness.index(max(likeness))]
    cut = [without_outlet(title, names, titles) for title in titles]
    cut = [title for title in cut if plain(title) and plain(title) not in names]
    return next(iter(cut or printed), "")


def _names(outlet: str, said: Said, url: str) -> frozenset[str]:
    """Return what the outlet calls itself, as letters and digits."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    known = (outlet, said.meta("og:site_name"), said.meta("application-name"), host, *host.split(".")[:1])
    # Some pages give their headline for the site's name.
    return frozenset(name for name in map(plain, known) if 1 < len(name) <= 40)


def _candidates(tree: HtmlElement, said: Said) -> Iterator[str]:
    yield from (one_line(unescape(t)) for t in texts(said.article.get("headline"), said.known) if t)
    for name in ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "title"):
        yield from (one_line(unescape(t)) for t in said.metas.get(name, ())[:1])
    if said.title:
        yield said.title


def _words(heading: HtmlElement) -> str:
    """Return what a heading says where it can be a headline, "" otherwise."""
    heard = one_line(heading.text_content())
    return "" if _is_logo(heading) or not 8 <= len(heard) <= 300 else heard


def _is_logo(heading: HtmlElement) -> bool:
    return bool(_LOGO.search(f"{heading.get('class') or ''} {heading.get('id') or ''}"))


def plain(text: str) -> str:
    """Return a title's letters and digits, for comparing."""
    return _PLAIN.sub("", text).casefold()


def alike(one: str, other: str) -> float:
    """Return how much of the shorter of two titles the other has, in words, from 0 to 1."""
    a, b = plain(one), plain(other)
    if min(len(a), len(b)) > 8 and (a in b or b in a):
        return 1.0
    mine, yours = ({w for w in words(t) if len(w) > 2} for t in (one, other))
    return len(mine & yours) / min(len(mine), len(yours)) if min(len(mine), len(yours)) > 1 else 0.0


def without(title: str, outlet: str) -> str:
    """Return a title without this outlet's name before or behind it."""
    return without_outlet(title, frozenset((plain(outlet),)), ()) if outlet else title


def without_outlet(title: str, names: frozenset[str], others: Sequence[str]) -> str:
    """Return a title without the outlet's name, desk or slogan behind a bar or dash."""
    breaks = list(_BETWEEN.finditer(title))
    shorter = {plain(t) for t in others}
    for mark in breaks:
        if mark.start() >= 15 and plain(title[: mark.start()]) in shorter:
            return title[: mark.start()]
    if breaks and plain(title[: breaks[0].start()]) in names and len(title) - breaks[0].end() > 8:
        return without_outlet(title[breaks[0].end() :], names, others)
    for mark in reversed(breaks):
        before, after = title[: mark.start()], plain(title[mark.end() :])
        is_name = len(after) > 1 and any(after in name or name in after for name in names)
        if is_name or ("|" in mark[0] and len(after) < 40 and len(before) > 20):
            return without_outlet(before, names, others)
    return title
