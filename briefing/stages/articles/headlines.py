"""Headlines: which of the titles that a page gives is its article's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from briefing.stages.articles.markup import Line
from briefing.stages.articles.metadata import Said, select, texts
from briefing.text.clean import one_line
from briefing.text.links import host_of
from briefing.text.words import words

_BETWEEN = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*|\s+::\s+")
_PLAIN = re.compile(r"\W+")
#: Share of a heading's words that a title of the page's head must have (181 pages: promos stay below .3).
ALIKE = 0.4
#: No title has so many characters, and no page of one article so many headlines.
LONGEST, HEADINGS = 600, 60
_LOGO = re.compile(r"logo|brand|site-?(?:title|name)|masthead|visually-?hidden|sr-only|screen-reader", re.IGNORECASE)
#: What newsrooms call the element that holds an article's headline.
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:article|content|detail|entry|hero|main|news|node|page|post|single|story)?[_-]{0,2}(?:headline|hed|heading|title|titel|titre|titulo|titolo)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: Elements of a heading that are not of the headline: its section, a flag, a tool.
_KICKER = re.compile(
    r"kicker|eyebrow|overline|over-?title|sur-?titre|dachzeile|rubri[ck]|category|section|label|badge|topic|(?:^|[\s_-])(?:tag|flag|prefix|share|comments?|count|time|date|subtitle|sub-title|sub-?head\w*|visually-?hidden|sr-only|screen-?reader\S*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SILENT = frozenset("script style svg button noscript template select form time".split())
#: Boxes whose headings belong to something else.
_ASIDE = re.compile(r"(?:^|\s)(?:[a-z]+[_-]){0,2}(?:related|recirc|newsletter|adblock|comments?|modal|popup|cookie)(?:$|[\s_-])", re.IGNORECASE)  # fmt: skip
_HEADLINE = XPath("//h1 | //h2[@itemprop = 'headline'] | //*[@itemprop = 'headline' and not(self::meta)]")


def find_title(tree: HtmlElement, said: Said, outlet: str = "", url: str = "") -> str:
    """Return the article's headline as the page prints it, without the outlet's name; "" where there is none."""
    titles = list(_candidates(said))
    names = _names(outlet, said, url)
    cut = [without_outlet(title, names, titles) for title in titles]
    cut = [title for title in cut if plain(title) and plain(title) not in names]
    printed = [
        (heard, heading)
        for heading in select(_HEADLINE, tree)[:HEADINGS]
        if (heard := _words(heading, cut)) and plain(heard) not in names
    ]
    # What the page prints large is the headline where its head agrees, if only in part: heads shorten and rephrase.
    likeness = [max((alike(heard, title) for title in titles), default=0.0) for heard, _ in printed]
    if likeness and max(likeness) >= ALIKE:
        return _written(printed[likeness.index(max(likeness))][0], cut)
    # Heads written for search engines share no word with the headline: then the page's own name for it counts.
    named = [heard for heard, heading in printed if _is_named(heading)]
    if len(named) == 1 or (named and not cut):
        return _written(named[0], cut)
    return next(iter(cut or [heard for heard, _ in printed]), "")


def _names(outlet: str, said: Said, url: str) -> frozenset[str]:
    """Return what the outlet calls itself, as letters and digits."""
    host = host_of(url)
    known = (outlet, said.meta("og:site_name"), said.meta("application-name"), host, *host.split(".")[:1])
    # Some pages give their headline for the site's name.
    return frozenset(name for name in map(plain, known) if 1 < len(name) <= 40)


def _candidates(said: Said) -> Iterator[str]:
    yield from (_text(t) for t in texts(said.article.get("headline"), said.known) if t)
    for name in ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title", "title"):
        yield from (_text(t) for t in said.metas.get(name, ())[:1])
    if said.title:
        yield _text(said.title)


def _text(title: str) -> str:
    """Return a title of a page's head as read: some are escaped twice."""
    return one_line(unescape(unescape(title[:LONGEST])))


def _words(heading: HtmlElement, titles: Sequence[str]) -> str:
    """Return what a heading says where it can be a headline, "" otherwise."""
    if _is_logo(heading) or _is_aside(heading):
        return ""
    whole, bare = _heard(heading, kickers=True), _heard(heading, kickers=False)
    known = {plain(title): title for title in titles}
    if whole != bare and (title := known.get(plain(whole))):
        # "Flood in Oldham: Levee gives way": its head says how the page's two lines go together.
        return title
    heard = bare if len(bare) >= 8 or plain(bare) in known else whole
    return heard if len(heard) <= 300 and (len(heard) >= 8 or plain(heard) in known) else ""


def _heard(element: HtmlElement, *, kickers: bool) -> str:
    """Return the words of a heading, with or without what stands in it beside the headline."""
    pieces: list[str] = []

    def hear(one: HtmlElement, depth: int) -> None:
        pieces.append(one.text or "")
        for child in one if depth < 12 else ():
            tag = child.tag if isinstance(child.tag, str) else "script"
            names = f"{child.get('class') or ''} {child.get('id') or ''}"
            if tag not in _SILENT and (kickers or not _KICKER.search(names)):
                pieces.append("" if tag in _INLINE else " ")
                hear(child, depth + 1)
                pieces.append("" if tag in _INLINE else " ")
            elif tag not in _SILENT:
                pieces.append(" ")
            pieces.append(child.tail or "")

    hear(element, 0)
    return one_line("".join(pieces))


_INLINE = frozenset("a abbr b em font i mark s small strong sub sup u wbr".split())


def _written(heard: str, titles: Sequence[str]) -> str:
    """Return a headline with the spaces and the letters of a head that has the same words, where the page only shouts or glues."""
    for title in titles:
        if plain(title) == plain(heard) and (
            len(title.split()) > len(heard.split()) or (heard.isupper() and not title.isupper())
        ):
            return title
    return heard


def _is_logo(heading: HtmlElement) -> bool:
    return bool(_LOGO.search(f"{heading.get('class') or ''} {heading.get('id') or ''}"))


def _is_aside(heading: HtmlElement) -> bool:
    around = [heading, *islice(heading.iterancestors(), 5)]
    return any(
        one.tag in ("aside", "nav", "footer")
        or (one.tag not in ("body", "html", "main", "article") and _ASIDE.search(f"{one.get('class') or ''} {one.get('id') or ''}"))
        for one in around
    )  # fmt: skip


def _is_named(heading: HtmlElement) -> bool:
    """Return whether the page calls a heading its headline."""
    parent = heading.getparent()
    names = [heading.get("class") or "", (parent.get("class") or "") if parent is not None and len(parent) < 4 else ""]
    return heading.get("itemprop") == "headline" or (heading.tag == "h1" and any(map(_CALLED.search, names)))


def plain(text: str) -> str:
    """Return a title's letters and digits, for comparing."""
    return _PLAIN.sub("", text).casefold()


def place(page: Sequence[Line], title: str) -> int | None:
    """Return which line of a page is its headline, the last of the largest type; None where none is."""
    headline = plain(title)
    found = [n for n, line in enumerate(page) if headline and plain(line.words) == headline]
    return max(
        found, key=lambda n: (page[n].tag == "h1", page[n].tag == "h2", n if page[n].tag == "h1" else -n), default=None
    )


def alike(one: str, other: str) -> float:
    """Return how much of the shorter of two titles the other has, in words, from 0 to 1."""
    a, b = plain(one), plain(other)
    if min(len(a), len(b)) > 8 and (a in b or b in a):
        return 1.0
    mine, yours = ({w for w in words(t) if len(w) > 2} for t in (one, other))
    return len(mine & yours) / min(len(mine), len(yours)) if min(len(mine), len(yours)) > 1 else 0.0


def without(title: str, outlet: str) -> str:
    """Return a title without exactly this outlet's name before or behind it."""
    name = _ARTICLE.sub("", plain(outlet))
    marks = list(_BETWEEN.finditer(title)) if name else []
    if marks and _ARTICLE.sub("", plain(title[marks[-1].end() :])) == name:
        return title[: marks[-1].start()].rstrip()
    if marks and _ARTICLE.sub("", plain(title[: marks[0].start()])) == name:
        return title[marks[0].end() :].lstrip()
    return title


_ARTICLE = re.compile(r"^the(?=.{3})")


def without_outlet(title: str, names: frozenset[str], others: Sequence[str]) -> str:
    """Return a title without the outlet's name, desk or slogan behind a bar or dash."""
    title = _SECTION_AHEAD.sub("", title)
    breaks = list(_BETWEEN.finditer(title))
    shorter = {plain(t) for t in others}
    for mark in breaks:
        if mark.start() >= 15 and plain(title[: mark.start()]) in shorter:
            return title[: mark.start()]
    if breaks and plain(title[: breaks[0].start()]) in names and len(title) - breaks[0].end() > 8:
        return without_outlet(title[breaks[0].end() :], names, others)
    for mark in reversed(breaks):
        before, after = title[: mark.start()], plain(title[mark.end() :])
        if _is_name(after, names) or ("|" in mark[0] and len(after) < 40 and len(before) > 20):
            return without_outlet(_SECTION_BEHIND.sub("", before), names, others)
    return title


_SECTIONS = (
    r"(?:analysis|arts|business|comment|culture|economy|editorial|entertainment|features|health|life(?:style)?|local|money|nation|national|"
    r"news|opinion|perspective|politics|science|sports?|tech(?:nology)?|travel|u\.?s\.?|uk|world)(?: news)?"
)
_SECTION_AHEAD = re.compile(rf"^{_SECTIONS}\s*\|\s*(?=.{{15}})", re.IGNORECASE)
_SECTION_BEHIND = re.compile(rf"(?<=.{{15}})\s+[|–—·•»-]\s+{_SECTIONS}$", re.IGNORECASE)


def _is_name(words: str, names: frozenset[str]) -> bool:
    """Return whether what stands behind a dash is the outlet's name, in full, in part or with its desk."""
    return len(words) > 1 and any(words in name or (name in words and len(words) <= 2.5 * len(name)) for name in names)
