"""From a feed's document to entries: the house's rules for links, dates, titles and identity."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from briefing.errors import SourceError
from briefing.model import Entry, Feed, Page
from briefing.stages.feeds.dates import read_date
from briefing.stages.feeds.fast import read_fast
from briefing.stages.feeds.jsonfeed import read_json
from briefing.stages.feeds.judge import judge
from briefing.stages.feeds.markup import plain, richest, safe
from briefing.stages.feeds.raw import RawEntry, RawFeed
from briefing.text.links import canonical, untracked, web_link, without_login

#: RSS is of 1999: an older date (1970, most often) was never set.
_FIRST_YEAR = 1995
#: The longest body that is read as a feed, in bytes.
_MOST_BYTES = 15 * 2**20
#: A link under so many headlines is the outlet's front door or a live page, and names no entry.
_SHARED = 3
_TITLE_WORDS = 12
_LONGEST_ID = 100
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry whose place and link are known, and whose identity is not yet."""

    position: int
    raw: RawEntry
    link: str
    #: What the entry seems to be about: its link as it is compared, or its title where it has none.
    page: str


def read_feed(feed: Feed, page: Page) -> tuple[Entry, ...]:
    """Return the entries of a feed in its own order, each article once; a feed without any has none.

    Reads RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed. A date that is missing, impossible or in the future becomes the
    moment of fetching, with `dated` False. Raises SourceError where the page is no feed: "feed broken: …".
    """
    raw = _document(without_login(feed.url), page)
    fronts = {canonical(address) for address in (web_link(raw.site, page.url), page.url, feed.url) if address}
    drafts = [_draft(n, entry, page) for n, entry in enumerate(raw.entries)]
    titles, pages = defaultdict(set), defaultdict(set)
    for draft in drafts:
        titles[draft.page].add(draft.raw.title)
        pages[draft.raw.id].add(draft.page)
    entries: dict[str, Entry] = {}
    for draft in drafts:
        own = bool(draft.link) and len(titles[draft.page]) < _SHARED and not _is_front(draft, fronts)
        guid = draft.raw.id if len(pages[draft.raw.id]) == 1 else ""
        if entry := _entry(feed, page, draft, guid=guid, own=own):
            entries.setdefault(draft.page if own else entry.url, entry)
    return tuple(entries.values())


def _document(url: str, page: Page) -> RawFeed:
    """Return what the fitting parser finds in a page."""
    if len(page.body) > _MOST_BYTES:
        raise SourceError(url, f"feed broken: longer than {_MOST_BYTES >> 20} MiB")
    start = page.body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise SourceError(url, "feed broken: the answer is empty")
    if start[:1] == b"{":
        return read_json(url, page)
    if _WEB_PAGE.search(start) and not re.search(rb"<(?:rss|feed|rdf:RDF)\b", start):
        raise SourceError(
            url,
            "feed broken: the address answers with a web page (a login, a captcha, or the feed has moved);"
            " open it in a browser, or look for the new address with `briefing feeds add`",
        )
    return read_fast(page) or judge(url, page)


def _draft(position: int, raw: RawEntry, page: Page) -> _Draft:
    """Return an entry with the address of its article, where it has one. A guid that is an address stands in."""
    link = web_link(raw.link, page.url) if raw.link else web_link(raw.id)
    return _Draft(position, raw, untracked(link), canonical(link) if link else raw.title)


def _is_front(draft: _Draft, fronts: set[str]) -> bool:
    """Return whether an entry's link leads to an outlet's front door, where no article is."""
    return draft.page in fronts or urlsplit(draft.link)[2:] in (("", "", ""), ("/", "", ""))


def _entry(feed: Feed, page: Page, draft: _Draft, *, guid: str, own: bool) -> Entry | None:
    """Return the entry that a draft becomes; None where there is nothing to read. `own`: its link is its alone."""
    raw = draft.raw
    content = safe(richest(raw.texts))
    title = plain(raw.title) or " ".join(plain(content).split()[:_TITLE_WORDS])
    if not title or not (own or content):
        return None
    name = guid or hashlib.sha256(f"{draft.page}\n{title}".encode(errors="replace")).hexdigest()[:24]
    published = _published(raw.dates, page.fetched)
    return Entry(
        feed,
        name,
        draft.link if own else _place(draft.link or without_login(feed.url), name),
        title,
        published or page.fetched,
        content,
        tuple(dict.fromkeys(filter(None, map(plain, raw.authors)))),
        tuple(dict.fromkeys(filter(None, map(plain, raw.categories)))),
        draft.position,
        published is not None,
        _updated(raw.dates, page.fetched),
    )


def _place(address: str, name: str) -> str:
    """Return an address for what has none of its own: a place on a page that others share."""
    short = name if len(name) <= _LONGEST_ID else hashlib.sha256(name.encode(errors="replace")).hexdigest()[:24]
    return f"{address.partition('#')[0]}#{quote(short, safe='', errors='replace')}"


def _published(dates: tuple[str, ...], fetched: datetime) -> datetime | None:
    """Return the first date that can be true, or None."""
    return next(iter(_possible(dates, fetched)), None)


def _updated(dates: tuple[str, ...], fetched: datetime) -> datetime | None:
    """Return the last date that can be true, or None where there is only one."""
    possible = _possible(dates, fetched)
    return max(possible) if len(possible) > 1 else None


def _possible(dates: tuple[str, ...], fetched: datetime) -> list[datetime]:
    moments = (read_date(text) for text in dates)
    return [moment for moment in moments if moment and moment.year >= _FIRST_YEAR and moment <= fetched]
