"""Opening the archive: making it, checking that it is ours and whole, bringing it up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import Connection, Engine

from briefing.edges.archive.advice import PATIENCE, advised
from briefing.edges.archive.ledger import Ledger
from briefing.edges.archive.shelf import Shelf
from briefing.edges.archive.tables import APPLICATION_ID, SCHEMA, about, entries, metadata, suit
from briefing.edges.archive.watch import Watch
from briefing.errors import ArchiveError


def _to_2(connection: Connection) -> None:
    """Entries are known by more than their links, and a page by where it was found, too."""
    entries.create(connection)
    connection.exec_driver_sql("ALTER TABLE pages ADD COLUMN found VARCHAR NOT NULL DEFAULT ''")


#: From each schema version to the next, forward only.
MIGRATIONS: Mapping[int, Callable[[Connection], None]] = {1: _to_2}


@dataclass(frozen=True)
class Archive:
    """An open archive: `shelf` for what was read, `ledger` for what was made and sent."""

    engine: Engine

    @property
    def shelf(self) -> Shelf:
        """Feeds' states, pages and articles."""
        return Shelf(self.engine)

    @property
    def ledger(self) -> Ledger:
        """Slots, editions and the outbox."""
        return Ledger(self.engine)

    @property
    def watch(self) -> Watch:
        """Whose turn it is, and since when schedules are watched."""
        return Watch(self.engine)

    def trouble(self) -> str:
        """Return what an integrity check finds, or "" where all is well."""
        if self.engine.dialect.name != "sqlite":
            return ""
        try:
            with self.engine.connect() as connection:
                rows = [str(r[0]) for r in connection.exec_driver_sql("PRAGMA integrity_check(5)")]
        except ArchiveError as e:
            return str(e)
        return "" if rows == ["ok"] else "; ".join(rows)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_archive(address: str) -> Archive:
    """Return the archive at a file path, a SQLAlchemy address or ":memory:", made or brought up to date as needed.

    Raises ArchiveError, one line, for what is not ours, is damaged, is newer than this release, or cannot be opened.
    """
    engine = _engine(address)
    sql.event.listen(engine, "handle_error", _advising(address.split("@")[-1]))
    try:
        with engine.begin() as connection:
            _settle(connection, address.split("@")[-1])
    except ArchiveError:
        engine.dispose()
        raise
    except sql.exc.DBAPIError as e:
        engine.dispose()
        raise ArchiveError(
            f"archive {address.split('@')[-1]}: {e.orig}; check that it is there and may be written"
        ) from e
    return Archive(engine)


def _engine(address: str) -> Engine:
    if "://" in address and not address.startswith("sqlite"):
        try:
            return sql.create_engine(address, pool_pre_ping=True)
        except (ImportError, sql.exc.ArgumentError) as e:
            raise ArchiveError(
                f"archive {address.split('@')[-1]}: {e}; for PostgreSQL install the extra [postgres]"
            ) from e
    if "://" not in address:
        if address != ":memory:":
            _make_folder(Path(address))
        address = f"sqlite:///{address}"
    engine = sql.create_engine(address, connect_args={"timeout": PATIENCE, "check_same_thread": False})
    sql.event.listen(engine, "connect", _on_connect)
    sql.event.listen(engine, "begin", _on_begin)
    return engine


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ArchiveError(
            f"archive {path}: cannot make its folder ({e.strerror}); name another in config.yaml (archive.url)"
        ) from e


def _on_connect(connection: Any, _record: object) -> None:
    # The driver's own BEGIN comes late and deferred; ours takes the write lock at once, so that no transaction
    # that has read is refused when it writes.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    autocommit = connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT"
    if not autocommit:
        connection.exec_driver_sql(
            "BEGIN IMMEDIATE" if not connection.get_execution_options().get("reads") else "BEGIN"
        )


def _settle(connection: Connection, address: str) -> None:
    """Make the tables, or check that those that are there are ours and of a version that we know."""
    names = set(sql.inspect(connection).get_table_names())
    if names and "about" not in names:
        raise ArchiveError(
            f"archive {address}: this database is not a briefing archive; name another in config.yaml (archive.url)"
        )
    if not names:
        _create(connection)
        return
    version = int(connection.execute(sql.select(about.c.words).where(about.c.name == "schema")).scalar_one())
    if version > SCHEMA:
        raise ArchiveError(
            f"archive {address}: written by a newer release (schema {version}, this one knows {SCHEMA}); update briefing"
        )
    for step in range(version, SCHEMA):
        MIGRATIONS[step](connection)
    if version < SCHEMA:
        connection.execute(about.update().where(about.c.name == "schema").values(words=str(SCHEMA)))


def _create(connection: Connection) -> None:
    suit(connection.dialect.name)
    metadata.create_all(connection)
    connection.execute(about.insert().values(name="schema", words=str(SCHEMA)))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE words USING fts5(title, text, content=articles, content_rowid=id, tokenize='unicode61 remove_diacritics 2')"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER words_in AFTER INSERT ON articles BEGIN INSERT INTO words(rowid, title, text) VALUES (new.id, new.title, new.text); END"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER words_out AFTER DELETE ON articles BEGIN INSERT INTO words(words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); END"
        )
    else:
        connection.exec_driver_sql(
            "CREATE INDEX words ON articles USING gin (to_tsvector('simple', title || ' ' || text))"
        )


def _advising(name: str) -> Callable[[sql.engine.ExceptionContext], None]:
    """Return a listener that turns what the world does to a database into one line that says what to do."""

    def advise(context: sql.engine.ExceptionContext) -> None:
        if found := advised(context.original_exception, name):
            raise found

    return advise
