"""The tables of the archive, and how values are written into them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql

#: Raised by one with every released change of the tables; MIGRATIONS in door.py leads from one to the next.
SCHEMA = 2
#: "brfg": tells `file` and us that a SQLite file is ours.
APPLICATION_ID = 0x62726667

metadata = sql.MetaData()


def reading(engine: sql.Engine) -> sql.Connection:
    """Return a connection that only reads, and so keeps nobody from writing."""
    return engine.connect().execution_options(reads=True)


class Moment(sql.TypeDecorator[datetime]):
    """An aware UTC datetime as sortable text: SQLite keeps no time zones, and text compares alike everywhere."""

    impl = sql.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


about = sql.Table(
    "about", metadata, sql.Column("name", sql.String, primary_key=True), sql.Column("words", sql.String, nullable=False)
)

feeds = sql.Table(
    "feeds",
    metadata,
    sql.Column("url", sql.String, primary_key=True),
    # What the web edge wants to know again: validators, next due, failures; its own JSON.
    sql.Column("state", sql.Text, nullable=False),
    sql.Column("checked", Moment, nullable=False),
)

pages = sql.Table(
    "pages",
    metadata,
    sql.Column("url", sql.String, primary_key=True),
    sql.Column("fetched", Moment, nullable=False, index=True),
    sql.Column("media_type", sql.String, nullable=False),
    sql.Column("charset", sql.String, nullable=False),
    sql.Column("sha256", sql.String(64), nullable=False),
    sql.Column("body", sql.LargeBinary, nullable=False),
    # Where it was found in the end, after redirects: what its links are relative to.
    sql.Column("found", sql.String, nullable=False, server_default=""),
)

articles = sql.Table(
    "articles",
    metadata,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("url", sql.String, nullable=False),
    sql.Column("version", sql.Integer, nullable=False),
    sql.Column("outlet", sql.String, nullable=False),
    sql.Column("published", Moment, nullable=False, index=True),
    sql.Column("fetched", Moment, nullable=False),
    sql.Column("sha256", sql.String(64), nullable=False),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
    # Blocks and whatever else an Article holds, as JSON.
    sql.Column("rest", sql.Text, nullable=False),
    sql.UniqueConstraint("url", "version"),
)

# By which names feeds' entries are known again, and as which article, whatever becomes of their links.
entries = sql.Table(
    "entries",
    metadata,
    sql.Column("name", sql.String, primary_key=True),
    sql.Column("url", sql.String, nullable=False, index=True),
    # When the article's page was last asked for on behalf of such an entry.
    sql.Column("read", Moment, nullable=False),
)

editions = sql.Table(
    "editions",
    metadata,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("edition", sql.String, nullable=False),
    # Local date and time of the slot, or "" for one made by hand.
    sql.Column("slot", sql.String, nullable=False),
    sql.Column("made", Moment, nullable=False),
    sql.Column("late", sql.Boolean, nullable=False, default=False),
    sql.Column("subject", sql.Text, nullable=False),
    sql.Column("json", sql.Text, nullable=False),
    sql.Column("html", sql.Text, nullable=False),
    sql.Column("plain", sql.Text, nullable=False),
    sql.Column("filename", sql.String, nullable=False),
    sql.Column("docx", sql.LargeBinary, nullable=False),
    sql.Column("sha256", sql.String(64), nullable=False),
    sql.Column("markdown", sql.Text, nullable=False, default=""),
)
# One edition a slot, whoever makes it and however many try; those made by hand are not bound by it.
_one_a_slot = sql.Index(
    "one_edition_a_slot", editions.c.edition, editions.c.slot, unique=True, sqlite_where=editions.c.slot != ""
)


def suit(dialect: str) -> None:
    """Give the tables what only PostgreSQL's dialect knows, where that is the one: it takes a tenth of a second to import."""
    if dialect == "postgresql":
        _one_a_slot.dialect_kwargs["postgresql_where"] = editions.c.slot != ""


outbox = sql.Table(
    "outbox",
    metadata,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("edition_id", sql.ForeignKey("editions.id"), nullable=False),
    sql.Column("recipient", sql.String, nullable=False),
    sql.Column("message_id", sql.String, nullable=False, unique=True),
    # waiting, sending, sent, refused, held
    sql.Column("state", sql.String, nullable=False, index=True),
    sql.Column("owner", sql.String, nullable=False, default=""),
    sql.Column("tries", sql.Integer, nullable=False, default=0),
    sql.Column("due", Moment, nullable=False),
    sql.Column("answer", sql.Text, nullable=False, default=""),
    sql.UniqueConstraint("edition_id", "recipient"),
)
