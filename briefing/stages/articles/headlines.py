"""Headlines: which of the titles that a page gives is its article's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from lxml.html import HtmlElement

from briefing.stages.articles.metadata import Said, texts
from briefing.text.clean import one_line

_BETWEEN = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|\s+::\s+")
_PLAIN = re.compile(r"\W+")
_LOGO = re.compile(r"logo|brand|site-?(?:title|name)|masthead|visually-?hidden|sr-only|screen-reader", re.IGNORECASE)


def find_title(tree: HtmlElement, said: Said, outlet: str = "") -> str:
    """Return the article's headline as the page prints it, without the outlet's name; "" where there is none."""
    titles = list(_candidates(tree, said))
    printed = [one_line(h.text_content()) for h in tree.iter("h1") if not _is_logo(h)]
    printed = [t for t in printed if 8 <= len(t) <= 300]
    # What the page prints large is the headline where its head agrees, if only in part.
    for heading in printed:
        if any(_alike(heading, title) for title in titles):
            return heading
    cut = [without_outlet(t, outlet or said.meta("og:site_name"), titles) for t in titles]
    if cut:
        return cut[0]
    return printed[0] if printed else ""


def _candidates(tree: HtmlElement, said: Said) -> Iterator[str]:
    yield from (t for t in texts(said.article.get("headline"), said.known) if t)
    for name in ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "title"):
        yield from said.metas.get(name, ())[:1]
    if said.title:
        yield said.title


def _is_logo(heading: HtmlElement) -> bool:
    return bool(_LOGO.search(f"{heading.get('class') or ''} {heading.get('id') or ''}"))


def plain(text: str) -> str:
    """Return a title's letters and digits, for comparing."""
    return _PLAIN.sub("", text).casefold()


def _alike(one: str, other: str) -> bool:
    a, b = plain(one), plain(other)
    if not a or not b:
        return False
    if a in b or b in a:
        return min(len(a), len(b)) > 8
    common = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return common >= 0.5 * min(len(a), len(b))


def without_outlet(title: str, outlet: str, others: list[str]) -> str:
    """Return a title without the outlet's name, desk or slogan behind a bar or dash."""
    breaks = list(_BETWEEN.finditer(title))
    if not breaks:
        return title
    shorter = {plain(t) for t in others}
    for mark in breaks:
        if plain(title[: mark.start()]) in shorter and mark.start() >= 15:
            return title[: mark.start()]
    name = plain(outlet)
    for mark in reversed(breaks):
        before, after = title[: mark.start()], title[mark.end() :]
        is_name = bool(name) and (plain(after) in name or name in plain(after)) and len(plain(after)) > 1
        if is_name or ("|" in mark[0] and len(after) < 40 and len(before) > 20):
            return without_outlet(before, outlet, others)
    return title
