"""Dates: when a page says that its article was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from briefing.stages.articles.metadata import Said, select, texts

#: Meta elements that hold the time of publication, most reliable first.
METAS = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date_published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "published_time", "published_at",
    "publication_date", "publicationdate", "cxenseparse:recs:publishtime", "cse_pubdate", "rnews:datepublished", "ptime", "dcterms.created",
    "dc.date.issued", "dc.date.created", "dc.date", "dcterms.date", "dcterms.issued", "date.issued", "article_date_original", "originalpublicationdate",
    "article.published", "article.created", "citation_publication_date", "bt:pubdate", "last_published", "og:pubdate", "date", "created", "pdate", "displaydate",
    "article:modified_time",
)  # fmt: skip

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5, "edt": -4, "est": -5, "et": -5,
    "cdt": -5, "cst": -6, "ct": -6, "mdt": -6, "mst": -7, "mt": -7, "pdt": -7, "pst": -8, "pt": -8, "akst": -9, "hst": -10, "jst": 9,
    "kst": 9, "sgt": 8, "hkt": 8, "aest": 10, "aedt": 11, "wat": 1, "eat": 3, "sast": 2, "pkt": 5, "gst": 4,
}  # fmt: skip
_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d|[A-Z]{2,4}(?![a-z]))?)?",
    re.IGNORECASE,
)
_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>[A-Z]{1,4}\b)?"
# The clock stands right behind the day or right before it: "19:00, 14 May 2024".
_BEHIND = re.compile(r"[\s,|–—-]*(?:at|um|à|kl\.?|às|alle|о|в)?\s*" + _TIME, re.IGNORECASE)
_AHEAD = re.compile(
    _TIME + r"[\s,|–—-]*(?:on|am|le)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$", re.IGNORECASE
)
_FIGURES = re.compile(r"\b(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})[./](?P<year>20\d\d)\b")
_NAMED = (
    re.compile(r"\b(?P<month>[a-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:de )?(?P<month>[a-z]{3})[a-z]*\.?,?[\s-]+(?:de )?(?P<year>(?:19|20)\d\d)", re.IGNORECASE),
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
_FIRST = datetime(1994, 1, 1, tzinfo=UTC)


def read_date(text: str) -> datetime | None:
    """Return the moment that a text names on its own clock, UTC where it names no zone; None where it names no day."""
    text = text.strip()[:200]
    if text.isdecimal() and len(text) in (10, 13):
        return _checked(datetime.fromtimestamp(int(text[:10]), UTC))
    if match := _ISO.search(text):
        year, month, day, hour, minute, second, zone = match.groups()
        return _moment(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), zone or "")
    for pattern in _NAMED:
        if (match := pattern.search(text)) and match["month"].lower() in _MONTHS:
            month = _MONTHS.index(match["month"].lower()) + 1
            return _timed(text, match, month, int(match["day"]))
    if match := _FIGURES.search(text):
        return _in_figures(text, match)
    return None


def _in_figures(text: str, match: re.Match[str]) -> datetime | None:
    """Return the day of "16/05/2024" or "16.5.2024"; None for "5/6/2024", which is two days in two countries."""
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] == "." or first > 12:
        return _timed(text, match, second, first)
    return _timed(text, match, first, second) if second > 12 or first == second else None


def _timed(text: str, match: re.Match[str], month: int, day: int) -> datetime | None:
    clock = _BEHIND.match(text, match.end()) or _AHEAD.search(text[: match.start()])
    if not clock:
        return _moment(int(match["year"]), month, day, 0, 0, 0, "")
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return _moment(int(match["year"]), month, day, hour, int(clock["minute"]), 0, clock["zone"] or "")


def _moment(year: int, month: int, day: int, hour: int, minute: int, second: int, zone: str) -> datetime | None:
    zone = zone.lower()
    offset = _ZONES.get(zone, 0.0)
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "")
        offset = (int(digits[:2]) + int(digits[2:]) / 60) * (-1 if zone[0] == "-" else 1)
    try:
        there = datetime(year, month, day, hour, minute, second, tzinfo=timezone(timedelta(hours=offset)))
        return _checked(there)
    except (ValueError, OverflowError):
        return None


def _checked(moment: datetime) -> datetime | None:
    return moment if moment >= _FIRST else None


def find_date(tree: HtmlElement, said: Said, url: str, fetched: datetime) -> datetime | None:
    """Return when the article was published, as its page says; None where no source names a day before tomorrow."""
    latest = fetched + timedelta(days=1)
    for text in _candidates(tree, said, url):
        moment = read_date(text)
        if moment and moment <= latest:
            return moment
    return _searched(tree, url, latest)


def _searched(tree: HtmlElement, url: str, latest: datetime) -> datetime | None:
    """Return the day that htmldate finds where the page states none: slow, and so the last resort."""
    from htmldate import find_date as search

    day = search(tree, url=url or None, original_date=True, max_date=latest.date().isoformat(), outputformat="%Y-%m-%d")
    return read_date(day) if day else None


def _candidates(tree: HtmlElement, said: Said, url: str) -> Iterator[str]:
    yield from texts(said.article.get("datePublished"), said.known)
    for name in METAS[:-1]:
        yield from said.metas.get(name, ())
    yield from texts(said.article.get("dateCreated"), said.known)
    for thing in said.known.values():
        yield from texts(thing.get("datePublished"), said.known)
    try:
        path = _PATH.search(urlsplit(url).path)
    except ValueError:
        path = None
    if path and not path[2].isdecimal():
        path = None if path[2].lower() not in _MONTHS else path
    day = f"{path[1]}-{_month(path[2])}-{path[3]}" if path else ""
    seen = list(_seen(tree))
    # The address names the day, the page itself perhaps the hour: the page's own time of that day is better.
    yield from (s for s in seen if day and (m := read_date(s)) and m.date().isoformat() == day)
    yield day
    yield from seen
    yield said.meta("article:modified_time")
    yield from texts(said.article.get("dateModified"), said.known)


def _month(text: str) -> str:
    return text if text.isdecimal() else f"{_MONTHS.index(text.lower()) + 1:02}"


def _seen(tree: HtmlElement) -> Iterator[str]:
    """Yield the times that the page shows to its readers."""
    for element in select(_PUBLISHED, tree):
        yield element.get("content") or element.get("datetime") or element.text_content()
    for element in tree.iter("time"):
        yield element.get("datetime") or ""
        yield element.text_content()[:80]
    for element in tree.iter("span", "div", "p", "li", "abbr", "small", "em", "td"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(names) > 1 and _SEEN.search(names) and len(element) < 12:
            text = element.text_content()
            if len(text) < 200:
                yield text
