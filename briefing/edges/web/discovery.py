"""Discovery: the feeds of a site, from any of its pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing.edges.web.sniffing import why_no_feed
from briefing.model import Page
from briefing.text.links import web_link

_TYPES = re.compile(r"^application/(?:rss|atom|rdf|feed)\+(?:xml|json)\b|^application/json\b.*feed|^text/xml\b", re.I)
_LIKELY = re.compile(r"(?:^|[/._?&=-])(?:rss|atom|feeds?|rdf)(?:[/._?&=-]|\d|$)|\.(?:rss|rdf|atom)$", re.I)
_COMMENTS = re.compile(r"comments?(?:[/._-]|$)|kommentare|commentaires", re.I)
_MOST = 20


def discover(page: Page) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names, likeliest first; its own where it is a feed itself.

    First those that it declares (link rel=alternate), then links that look like feeds; feeds of comments come last.
    """
    if not why_no_feed(page.body):
        return (page.url,)
    from lxml import etree, html

    try:
        root = html.fromstring(page.body, base_url=page.url)
    except (etree.LxmlError, ValueError):
        return ()
    base = root.find(".//base[@href]")
    start = web_link(base.get("href") or "", page.url) if base is not None else ""
    declared = [
        link.get("href") or ""
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split() and _TYPES.search(link.get("type") or "")
    ]
    likely = [href for link in root.iter("a") if _LIKELY.search(_path(href := link.get("href") or ""))]
    found = dict.fromkeys(filter(None, (web_link(href, start or page.url) for href in (*declared, *likely))))
    return tuple(sorted(found, key=lambda url: bool(_COMMENTS.search(urlsplit(url).path))))[:_MOST]


def _path(href: str) -> str:
    """Return what of a link may tell that it is a feed's."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}"
