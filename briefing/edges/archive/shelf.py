"""The shelf: feeds' states, pages and articles with their versions, and searching them."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sql
from sqlalchemy.engine import Connection, Engine, Row

from briefing.edges.archive import tables
from briefing.model import Article, Block, Page

T = TypeVar("T")

_COLUMNS = ("url", "version", "outlet", "published", "fetched", "text", "blocks")
#: What an Article holds beyond the table's own columns; a new field of the noun is kept without a word here.
_REST = tuple(f.name for f in fields(Article) if f.name not in (*_COLUMNS, "stated"))


@dataclass(frozen=True)
class _Kept:
    """A row just written, as a later article of the same run finds it."""

    url: str
    version: int
    outlet: str
    published: datetime
    fetched: datetime
    sha256: str
    title: str
    text: str
    rest: str


#: SQLite's limit on bound values is 32,766; PostgreSQL's driver is happiest below a thousand.
CHUNK = 500


@dataclass(frozen=True)
class Shelf:
    """What was read. Every method is a transaction of its own."""

    engine: Engine

    # Feeds

    def feed_states(self) -> dict[str, str]:
        """Return each feed's state as the web edge wrote it, by address."""
        with tables.reading(self.engine) as connection:
            return {r.url: r.state for r in connection.execute(sql.select(tables.feeds.c.url, tables.feeds.c.state))}

    def keep_feed_states(self, states: Mapping[str, str], now: datetime) -> None:
        """Keep each feed's state, in place of the one before."""
        rows = [{"url": url, "state": state, "checked": now} for url, state in sorted(states.items())]
        with self.engine.begin() as connection:
            for part in _parts(rows):
                connection.execute(tables.feeds.delete().where(tables.feeds.c.url.in_([r["url"] for r in part])))
                connection.execute(tables.feeds.insert(), part)

    # Pages

    def keep_pages(self, pages: Mapping[str, Page]) -> None:
        """Keep pages, compressed, by the addresses at which they were asked for, each in place of the one before."""
        rows = [_page_row(url, page) for url, page in pages.items()]
        with self.engine.begin() as connection:
            for part in _parts(rows):
                connection.execute(tables.pages.delete().where(tables.pages.c.url.in_([r["url"] for r in part])))
                connection.execute(tables.pages.insert(), part)

    def page(self, url: str) -> Page | None:
        """Return the page last kept by an address."""
        with tables.reading(self.engine) as connection:
            row = connection.execute(sql.select(tables.pages).where(tables.pages.c.url == url)).one_or_none()
        if row is None:
            return None
        return Page(row.found or row.url, zlib.decompress(row.body), row.media_type, row.fetched, row.charset)

    # Articles

    def keep(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Keep articles and return them as kept: an unchanged text is the article already there, a changed one a new version."""
        kept: list[Article] = []
        with self.engine.begin() as connection:
            for part in _parts(list(articles)):
                latest = _latest(connection, [a.url for a in part])
                for article in part:
                    kept.append(_keep(connection, article, latest))
        return tuple(kept)

    def article(self, url: str, version: int | None = None) -> Article | None:
        """Return an article in one version, by default the latest."""
        table = tables.articles
        query = sql.select(table).where(table.c.url == url).order_by(table.c.version.desc()).limit(1)
        if version is not None:
            query = query.where(table.c.version == version)
        with tables.reading(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        return _article(row) if row is not None else None

    def articles(self, since: datetime, until: datetime | None = None) -> tuple[Article, ...]:
        """Return every version of every article published since (and before until), oldest first."""
        table = tables.articles
        query = sql.select(table).where(table.c.published >= since)
        if until is not None:
            query = query.where(table.c.published < until)
        with tables.reading(self.engine) as connection:
            return tuple(
                _article(r) for r in connection.execute(query.order_by(table.c.published, table.c.url, table.c.version))
            )

    def known(self, urls: Iterable[str]) -> dict[str, Article]:
        """Return the latest version of each of these addresses that is on the shelf."""
        found: dict[str, Article] = {}
        with tables.reading(self.engine) as connection:
            for part in _parts(sorted(set(urls))):
                found |= {url: _article(row) for url, row in _latest(connection, part).items()}
        return found

    def named(self, names: Iterable[str]) -> dict[str, tuple[str, datetime]]:
        """Return the article's address and when its page was last asked for, by those names that are known."""
        table, there = tables.entries, sql.exists().where(tables.articles.c.url == tables.entries.c.url)
        found: dict[str, tuple[str, datetime]] = {}
        with tables.reading(self.engine) as connection:
            for part in _parts(sorted(set(names))):
                rows = connection.execute(sql.select(table).where(table.c.name.in_(part), there))
                found |= {row.name: (row.url, row.read) for row in rows}
        return found

    def keep_names(self, names: Mapping[str, tuple[str, datetime]]) -> None:
        """Keep as which article, by its address, entries of these names are known, and when its page was asked for."""
        rows = [{"name": name, "url": url, "read": read} for name, (url, read) in sorted(names.items())]
        with self.engine.begin() as connection:
            for part in _parts(rows):
                connection.execute(tables.entries.delete().where(tables.entries.c.name.in_([r["name"] for r in part])))
                connection.execute(tables.entries.insert(), part)

    def search(self, query: str, limit: int = 20) -> tuple[Article, ...]:
        """Return the articles that hold all of the words, best match first; a quoted phrase is one word."""
        if self.engine.dialect.name == "sqlite":
            statement = sql.text(
                "SELECT a.* FROM words JOIN articles a ON a.id = words.rowid WHERE words MATCH :query"
                " ORDER BY bm25(words, 4.0, 1.0), a.published DESC, a.id LIMIT :limit"
            )
            query = _fts_query(query)
        else:
            statement = sql.text(
                "SELECT *, ts_rank(to_tsvector('simple', title || ' ' || text), websearch_to_tsquery('simple', :query)) AS mark"
                " FROM articles WHERE to_tsvector('simple', title || ' ' || text) @@ websearch_to_tsquery('simple', :query)"
                " ORDER BY mark DESC, published DESC, id LIMIT :limit"
            )
        if not query:
            return ()
        typed = statement.columns(*tables.articles.c)
        with tables.reading(self.engine) as connection:
            return tuple(_article(r) for r in connection.execute(typed, {"query": query, "limit": limit}))

    def forget(self, before: datetime) -> int:
        """Drop articles and pages older than the retention allows; return how many articles went."""
        with self.engine.begin() as connection:
            connection.execute(tables.pages.delete().where(tables.pages.c.fetched < before))
            old = tables.articles.delete().where(
                sql.and_(tables.articles.c.fetched < before, tables.articles.c.published < before)
            )
            gone = connection.execute(old).rowcount
            there = sql.exists().where(tables.articles.c.url == tables.entries.c.url)
            connection.execute(tables.entries.delete().where(~there))
            return gone

    def counts(self) -> dict[str, int]:
        """Return how many feeds, pages and articles the shelf holds."""
        with tables.reading(self.engine) as connection:
            return {
                t.name: connection.execute(sql.select(sql.func.count()).select_from(t)).scalar_one()
                for t in (tables.feeds, tables.pages, tables.articles)
            }


def _parts(rows: list[T]) -> Iterable[list[T]]:
    return (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK))


def _page_row(url: str, page: Page) -> dict[str, Any]:
    return {
        "url": url,
        "found": page.url,
        "fetched": page.fetched,
        "media_type": page.media_type,
        "charset": page.charset,
        "sha256": hashlib.sha256(page.body).hexdigest(),
        "body": zlib.compress(page.body, 6),
    }


def _latest(connection: Connection, urls: list[str]) -> dict[str, Row[Any]]:
    table = tables.articles
    query = sql.select(table).where(table.c.url.in_(urls)).order_by(table.c.version)
    return {row.url: row for row in connection.execute(query)}


def _keep(connection: Connection, article: Article, latest: dict[str, Any]) -> Article:
    before = latest.get(article.url)
    mark = hashlib.sha256(article.text.encode()).hexdigest()
    if before is not None and before.sha256 == mark:
        kept = _article(before)
        if (kept.outlet, kept.blocks) == (article.outlet, article.blocks):
            return kept
        # The same text, read better by a newer release: its words stay, what we know of them is brought up to date.
        again = replace(article, version=kept.version, published=kept.published, fetched=kept.fetched)
        row = _article_row(again, mark)
        where = sql.and_(tables.articles.c.url == article.url, tables.articles.c.version == kept.version)
        connection.execute(tables.articles.update().where(where).values(outlet=row["outlet"], rest=row["rest"]))
        latest[article.url] = _Kept(**row)
        return again
    article = replace(article, version=before.version + 1 if before is not None else 1)
    row = _article_row(article, mark)
    connection.execute(tables.articles.insert().values(**row))
    latest[article.url] = _Kept(**row)
    return article


def _article_row(article: Article, mark: str) -> dict[str, Any]:
    rest = {
        "blocks": [[b.kind, b.start, b.end, b.posted] for b in article.blocks],
        **{name: getattr(article, name) for name in _REST},
    }
    return {
        "url": article.url,
        "version": article.version,
        "outlet": article.outlet,
        "published": article.published,
        "fetched": article.fetched,
        "sha256": mark,
        "title": article.title,
        "text": article.text,
        "rest": json.dumps(rest, ensure_ascii=False, default=_as_json),
    }


def _as_json(value: Any) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    raise TypeError(f"an article's {value!r} cannot be kept")


def _from_json(value: dict[str, Any]) -> Any:
    return datetime.fromisoformat(value["moment"]) if value.keys() == {"moment"} else value


def _article(row: Any) -> Article:
    rest = json.loads(row.rest, object_hook=_from_json)
    blocks = tuple(Block(*block) for block in rest.pop("blocks"))
    more: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in rest.items()}
    return Article(row.url, row.outlet, row.published, row.fetched, row.text, blocks, row.version, **more)


def _fts_query(query: str) -> str:
    """Return the words as quoted FTS5 strings, so that no sign in them is taken for FTS5's own language."""
    found = re.findall(r'"([^"]+)"|([^\s"]+)', query)
    return " ".join('"' + (phrase or word) + '"' for phrase, word in found)
