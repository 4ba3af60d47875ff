"""Dates: when a page says that its article was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from briefing.stages.articles.bylines import is_signed
from briefing.stages.articles.headlines import place
from briefing.stages.articles.markup import Line
from briefing.stages.articles.metadata import Said, select, texts
from briefing.text.links import host_of
from briefing.text.moments import month, read_ago, read_date

#: Meta elements that hold the time of publication, most reliable first.
METAS = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date_published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "published_time", "published_at",
    "publication_date", "publicationdate", "cxenseparse:recs:publishtime", "cse_pubdate", "rnews:datepublished", "ptime", "dcterms.created",
    "dc.date.issued", "dc.date.created", "dc.date", "dcterms.date", "dcterms.issued", "date.issued", "article_date_original", "originalpublicationdate",
    "article.published", "article.created", "citation_publication_date", "bt:pubdate", "last_published", "og:pubdate", "date", "created", "pdate", "displaydate",
)  # fmt: skip
_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[a-z]{3})[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|\b|(?<=\d{8})\d{4,6})",
    re.IGNORECASE,
)
_PUBLISHED = XPath("//*[@itemprop = 'datePublished']")
_SEEN = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|published?|pub-?date|posted|byline|meta|dateline|created|entry-date)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"comment|related|sidebar|footer|current|today|header-date|weather|widget", re.IGNORECASE)
_FRESH = re.compile(
    r"publi\w+|posted|created|erstellt|veröffentlicht|geplaatst|опубликовано|добавлено|δημοσί\w+|pubblicato|yayın\w*|first published",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"updated?|modified|revised|edited|aktualisiert|stand|zuletzt|bijgewerkt|mis(?:e)? à jour|modifié|actualizado|atualizado|aggiornat\w+|обновлено|изменено|ενημέρωση|güncelle\w*|uppdaterad|opdateret|oppdatert",
    re.IGNORECASE,
)
#: So many elements that may show a time are looked at; pages of more elements or characters are not searched.
MOST, TOO_MANY, TOO_LONG = 300, 12_000, 1_500_000
#: Among so many lines around the headline the date stands, in lines no longer than so many characters, or so many
#: where they say what they are.
BEFORE, BEHIND, SHORT, LONGEST = 4, 16, 80, 150
_OUTSIDE = frozenset(("aside", "caption", "comments", "figcaption", "figure", "related"))
#: Countries whose English writes the day first, as their pages' language or address says, sorted.
_DAY_FIRST = frozenset("au bw gb gh hk ie il in jm ke lk mt my ng nz pk sg tt tz ug uk za zm zw".split())
_MONTH_FIRST = frozenset("com net news org tv us".split())


def find_date(
    tree: HtmlElement, said: Said, url: str, fetched: datetime, page: Sequence[Line] = (), title: str = ""
) -> datetime | None:
    """Return when the article was published, as its page says; None where no source names a day before tomorrow."""
    latest = fetched + timedelta(days=1)
    first = _is_month_first(said.language, url)
    near, changed = _near(page, title)
    for text in (*_candidates(tree, said, url, near), *changed):
        moment = read_date(text, month_first=first)
        if moment and moment <= latest:
            return moment
    ago = next((moment for text in near if (moment := read_ago(text, fetched))), None)
    return ago or _searched(tree, url, latest)


def stated_for_sure(said: Said) -> datetime | None:
    """Return when a page's own head says that its article was published; None where it says so nowhere, or tells of a later change."""
    first = _read(*texts(said.article.get("datePublished"), said.known), said.meta(METAS[0]))
    last = _read(
        *texts(said.article.get("dateModified"), said.known), said.meta("article:modified_time", "og:updated_time")
    )
    return first if first and not (last and last - first > timedelta(days=1)) else None


def _read(*said: str) -> datetime | None:
    return next((moment for text in said if (moment := read_date(text))), None)


def _is_month_first(language: str, url: str) -> bool | None:
    """Return whether the page's country puts the month before the day; None where nothing tells."""
    tongue, _, region = language.lower().replace("_", "-").partition("-")
    end = host_of(url).rsplit(".", 1)[-1]
    if tongue and tongue != "en":
        return False
    if region[:2] in ("us", "ca", "ph"):
        return True
    if region[:2] in _DAY_FIRST or end in _DAY_FIRST:
        return False
    return True if tongue and end in _MONTH_FIRST else None


def _searched(tree: HtmlElement, url: str, latest: datetime) -> datetime | None:
    """Return the day that htmldate finds where the page states none: slow, and so the last resort."""
    if next(islice(tree.iter(), TOO_MANY, None), None) is not None or sum(map(len, tree.itertext())) > TOO_LONG:
        return None
    from htmldate import find_date as search

    day = search(tree, url=url or None, original_date=True, max_date=latest.date().isoformat(), outputformat="%Y-%m-%d")
    return read_date(day) if day else None


def _candidates(tree: HtmlElement, said: Said, url: str, near: Sequence[str]) -> Iterator[str]:
    """Yield what may name the day of publication, most reliable first."""
    yield from texts(said.article.get("datePublished"), said.known)
    for name in METAS:
        yield from said.metas.get(name, ())
    yield from texts(said.article.get("dateCreated"), said.known)
    for thing in said.known.values():
        yield from texts(thing.get("datePublished"), said.known)
    # A canonical address of another house tells when that one published.
    own = said.canonical if host_of(url) in ("", host_of(said.canonical)) else ""
    day = _day_of(url) or _day_of(own)
    seen = [*near, *islice(_seen(tree), MOST)]
    # The address names the day, the page itself perhaps the hour: the page's own time of that day is better.
    yield from (s for s in seen if day and (m := read_date(s)) and m.date().isoformat() == day)
    yield day
    yield from seen
    yield _day_of(said.canonical)
    yield said.meta("article:modified_time")
    yield from texts(said.article.get("dateModified"), said.known)


def _day_of(url: str) -> str:
    """Return the day that an address names, "" where it names none."""
    try:
        path = _PATH.search(urlsplit(url).path)
    except ValueError:
        return ""
    number = (int(path[2]) if path[2].isdecimal() else month(path[2])) if path else None
    return f"{path[1]}-{number:02}-{path[3]}" if path and number else ""


def _near(page: Sequence[Line], title: str) -> tuple[list[str], list[str]]:
    """Return what the lines around the headline say of the publication, and what they say of later changes."""
    at = place(page, title)
    lines = () if at is None else (*page[at + 1 : at + 1 + BEHIND], *reversed(page[max(0, at - BEFORE) : at]))
    return _parted(text for line in lines if _is_stamp(line) for text in (line.when, line.words) if text)


def _is_stamp(line: Line) -> bool:
    """Return whether a line may tell the time of publication: photos are dated too."""
    if not _OUTSIDE.isdisjoint(line.around):
        return False
    longest = LONGEST if line.when or is_signed(line.words) or _FRESH.match(line.words) else SHORT
    return len(line.words) <= longest and (any(map(str.isdigit, line.words)) or bool(line.when) or " ago" in line.words)


def _parted(told: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return texts that tell of the publication, from that word on, and texts that tell of changes only."""
    fresh: list[str] = []
    changed: list[str] = []
    for text in told:
        if match := _FRESH.search(text):
            fresh.append(text[match.start() :])
        elif match := _CHANGED.search(text):
            # "5 May 2024, updated 6 May 2024" begins with the day of publication.
            (fresh if any(map(str.isdigit, text[: match.start()])) else changed).append(text)
        else:
            fresh.append(text)
    return fresh, changed


def _seen(tree: HtmlElement) -> Iterator[str]:
    """Yield the times that the page shows to its readers."""
    for element in select(_PUBLISHED, tree):
        yield element.get("content") or element.get("datetime") or element.text_content()
    for element in tree.iter("time"):
        if not _is_others(element):
            yield element.get("datetime") or ""
            yield element.text_content()[:80]
    for element in tree.iter("span", "div", "p", "li", "abbr", "small", "em", "td"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(names) > 1 and _SEEN.search(names) and len(element) < 12 and not _is_others(element):
            text = element.text_content()
            if len(text) < 200:
                yield text


def _is_others(element: HtmlElement) -> bool:
    """Return whether a time belongs to a comment, a teaser or the day's weather."""
    parent = element.getparent()
    for one in (element, parent, parent.getparent() if parent is not None else None):
        if one is not None and _OTHERS.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False
