"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from briefing.errors import SourceError
from briefing.model import Page
from briefing.stages.feeds.raw import MOST_ENTRIES, RawEntry, RawFeed


def read_json(url: str, page: Page) -> RawFeed:
    """Return what a JSON Feed says; SourceError names the feed's `url` where the page is other JSON or none."""
    try:
        document = json.loads(page.body)
    except (ValueError, RecursionError) as error:
        raise SourceError(url, "feed broken: the answer begins like JSON and is not") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise SourceError(url, "feed broken: the answer is JSON, but no JSON Feed: it has no list of items")
    site = _text(document, "home_page_url")
    entries = [_raw(item) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    return RawFeed(site, tuple(entries))


def _raw(item: dict[str, Any]) -> RawEntry:
    """Return one item of the list."""
    authors = item.get("authors") or [item.get("author")]
    tags = item.get("tags")
    return RawEntry(
        id=_text(item, "id"),
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        dates=tuple(filter(None, (_text(item, "date_published"), _text(item, "date_modified")))),
        texts=tuple(filter(None, (_text(item, name) for name in ("content_html", "content_text", "summary")))),
        authors=tuple(name for author in authors if isinstance(author, dict) and (name := _text(author, "name")))
        if isinstance(authors, list)
        else (),
        categories=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _text(holder: dict[str, Any], name: str) -> str:
    """Return a field where it is text or a number, as feeds write ids. JSON can spell half characters: they go."""
    value = holder.get(name)
    if type(value) in (int, float):
        return str(value)
    return value.strip().encode(errors="ignore").decode() if isinstance(value, str) else ""
