"""The watch: who may work on an archive now, since when schedules are watched, and what a restored backup cannot know."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sql
from sqlalchemy.engine import Engine

from briefing.edges.archive.advice import advised
from briefing.edges.archive.tables import about, reading

_HERE = threading.Lock()


@dataclass(frozen=True)
class Watch:
    """What daemons and commands that share an archive tell one another through it."""

    engine: Engine

    @contextlib.contextmanager
    def turn(self, patience: float) -> Iterator[bool]:
        """Lend the right to make editions and send letters, to one at a time; False where another keeps it longer.

        It ends with the process that holds it, however that ends.
        """
        if not _HERE.acquire(timeout=patience):
            yield False
            return
        try:
            with self._turn(patience) as mine:
                yield mine
        finally:
            _HERE.release()

    def _turn(self, patience: float) -> contextlib.AbstractContextManager[bool]:
        if self.engine.dialect.name == "postgresql":
            return _advisory(self.engine, patience)
        path = self._path(".turn")
        return _exclusive(path, patience) if path else contextlib.nullcontext(True)

    def since(self, edition: str, rule: str, now: datetime) -> datetime:
        """Return since when an edition's schedule is watched: from now on, where its rule is new or has changed."""
        name = f"watched:{edition}"
        kept = json.loads(self.note(name) or "{}")
        if kept.get("rule") == rule and (since := datetime.fromisoformat(kept["since"])) <= now:
            return since
        self.keep_note(name, json.dumps({"rule": rule, "since": now.isoformat()}))
        return now

    def note(self, name: str) -> str:
        """Return a note by its name, or ""."""
        query = sql.select(about.c.words).where(about.c.name == name)
        with reading(self.engine) as connection:
            return str(connection.execute(query).scalar() or "")

    def keep_note(self, name: str, words: str) -> None:
        """Keep a note in place of the one before."""
        with self.engine.begin() as connection:
            connection.execute(about.delete().where(about.c.name == name))
            connection.execute(about.insert().values(name=name, words=words))

    def witnessed(self) -> dict[str, str]:
        """Return the last slot made of each edition, as the file beside the archive has it.

        A backup that is put back knows less than this file, and must not send again what it believes unsent.
        """
        path = self._path(".made")
        try:
            found = json.loads(path.read_text(encoding="utf-8")) if path else {}
        except (OSError, ValueError):
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def witness(self, slots: Mapping[str, str]) -> None:
        """Write the last slot made of each edition beside the archive."""
        if path := self._path(".made"):
            beside = path.with_name(path.name + ".tmp")
            with contextlib.suppress(OSError):  # a full disk costs us the witness, not the edition
                beside.write_text(json.dumps(dict(slots), sort_keys=True), encoding="utf-8")
                beside.replace(path)

    def _path(self, ending: str) -> Path | None:
        """Return the place of a file beside a SQLite archive; an archive elsewhere or in memory has none."""
        name = self.engine.url.database
        if self.engine.dialect.name != "sqlite" or not name or name == ":memory:":
            return None
        return Path(name + ending)


@contextlib.contextmanager
def _exclusive(path: Path, patience: float) -> Iterator[bool]:
    # SQLite's own lock: on every system, waits, is not inherited by children and goes with its process.
    with contextlib.ExitStack() as stack:
        try:
            connection = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
            stack.callback(connection.close)
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if "locked" in str(error):
                yield False
                return
            if told := advised(error, str(path)):
                raise told from error
            raise
        yield True


@contextlib.contextmanager
def _advisory(engine: Engine, patience: float) -> Iterator[bool]:
    number = int.from_bytes(hashlib.sha256(b"briefing turn").digest()[:8], "big", signed=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sql.text(f"SET lock_timeout = {max(int(patience * 1000), 1)}"))
        try:
            connection.execute(sql.text("SELECT pg_advisory_lock(:number)"), {"number": number})
        except sql.exc.DBAPIError:
            yield False
            return
        try:
            yield True
        finally:
            connection.execute(sql.text("SELECT pg_advisory_unlock(:number)"), {"number": number})
            connection.execute(sql.text("RESET lock_timeout"))
