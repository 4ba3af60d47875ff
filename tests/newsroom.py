"""A newsroom small enough to read: values for tests, built from plain words."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator

from briefing.errors import SourceError
from briefing.model import PROSE, Article, Feed, Kind, Page, Report, Story
from briefing.text.blocks import compose

NINE = datetime(2024, 5, 6, 9, tzinfo=UTC)
FEED = Feed("https://a.example/rss", "A")


def utc(text: str) -> datetime:
    """A moment as written in UTC: "2026-02-02T05:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def article(text: str, *, outlet: str = "Wire", hours: float = 0, title: str = "", url: str = "", **more) -> Article:
    """An article that ran some hours after nine. A blank line parts paragraphs; "## " opens a sub-headline, "► " an item."""
    parts: list[tuple[Kind, str]] = [("title", title)]
    for words in dedent(text).strip().split("\n\n"):
        line = " ".join(words.split())
        if line.startswith("## "):
            parts.append(("heading", line[3:]))
        elif line.startswith("► "):
            parts.append(("item", line[2:]))
        else:
            parts.append(("paragraph", line))
    whole, blocks = compose(parts)
    url = url or f"https://{outlet.lower().replace(' ', '')}.example/{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
    published = NINE + timedelta(hours=hours)
    return Article(url, outlet, published, published, whole, blocks, **more)


def outline(article: Article) -> list[tuple[Kind, str]]:
    """What each block of an article is, and its words."""
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


def telling(article: Article) -> list[str]:
    """The words of each block in which an article tells its news."""
    return [words for kind, words in outline(article) if kind in PROSE]


def report(*articles: Article) -> Report:
    """A report of which the first article leads and the rest are copies."""
    return Report(articles[0], articles[1:])


def story(*articles: Article) -> Story:
    """A story told by these articles, none a copy of another."""
    return Story(tuple(Report(a) for a in articles))


class Web:
    """A web of a few pages; anything else is not found."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages

    def fetch(self, url: str) -> Page:
        if url not in self.pages:
            raise SourceError(url, "not found")
        return Page(url, self.pages[url].encode(), "text/html", NINE)


def kept_to_schema(text: str) -> dict:
    """An edition's JSON as plain values, checked against docs/edition.schema.json."""
    schema = json.loads((Path(__file__).parents[1] / "docs" / "edition.schema.json").read_text(encoding="utf-8"))
    edition = json.loads(text)
    Draft202012Validator(schema).validate(edition)
    return edition


def shared(path: str) -> Path:
    """A file of the measuring data beside the checkout; the test that asks skips where it is missing."""
    root = Path(os.environ.get("BRIEFING_SHARED") or Path(__file__).parents[2] / "shared")
    if not (root / path).exists():
        pytest.skip(f"the measuring data is not here: shared/{path}")
    return root / path
