"""The ledger: which slots were made, the frozen editions, and the outbox.

The promise (RFC 1047 allows no better): nothing is lost, and no recipient ever gets two different copies. An edition and
its letters, each with its Message-ID, are written in one transaction before anything is sent; whoever makes a slot second
finds it taken. A letter is claimed before its SMTP transaction and marked after it; one found claimed by a process that is
gone may or may not have arrived, and `when_unsure` decides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sql
from sqlalchemy.engine import Connection, Engine

from briefing.edges.archive.tables import editions, outbox, reading

State = Literal["waiting", "sending", "sent", "refused", "held"]


@dataclass(frozen=True)
class Frozen:
    """An edition as it was made; never rendered again."""

    edition: str
    #: Local date and time of the slot, "2026-11-22T06:00"; "" where made by hand.
    slot: str
    made: datetime
    subject: str
    json: str
    html: str
    plain: str
    filename: str
    docx: bytes
    late: bool = False
    id: int = 0
    markdown: str = ""

    @property
    def sha256(self) -> str:
        """The document's mark."""
        return hashlib.sha256(self.docx).hexdigest()


@dataclass(frozen=True)
class Letter:
    """A row of the outbox: one edition to one recipient."""

    id: int
    edition_id: int
    recipient: str
    message_id: str
    state: State
    tries: int
    due: datetime
    answer: str


@dataclass(frozen=True)
class Ledger:
    """What was made and sent. Every method is a transaction of its own."""

    engine: Engine

    def freeze(self, frozen: Frozen, letters: Mapping[str, str], now: datetime) -> int | None:
        """Keep an edition with a letter (recipient to Message-ID) for each recipient, all or nothing.

        Returns the edition's id, or None where its slot has an edition already: then nothing is kept.
        """
        row = {
            "edition": frozen.edition, "slot": frozen.slot, "made": frozen.made, "late": frozen.late, "subject": frozen.subject,
            "json": frozen.json, "html": frozen.html, "plain": frozen.plain, "filename": frozen.filename,
            "docx": frozen.docx, "sha256": frozen.sha256, "markdown": frozen.markdown,
        }  # fmt: skip
        with self.engine.begin() as connection:
            if frozen.slot and _slot_taken(connection, frozen):
                return None
            try:
                with connection.begin_nested():
                    number = connection.execute(editions.insert().returning(editions.c.id), row).scalar_one()
            except sql.exc.IntegrityError:
                return None
            _address(connection, number, letters, now)
        return int(number)

    def address(self, edition_id: int, letters: Mapping[str, str], now: datetime) -> None:
        """Add letters to a kept edition; a recipient who has one keeps it."""
        with self.engine.begin() as connection:
            _address(connection, edition_id, letters, now)

    def last(self, edition: str, *, slots_only: bool = False) -> Frozen | None:
        """Return the edition of this name made last, whatever the clock said: it may have run ahead before."""
        query = sql.select(editions).where(editions.c.edition == edition)
        if slots_only:
            query = query.where(editions.c.slot != "")
        return self._one(query.order_by(editions.c.id.desc()).limit(1))

    def earlier(self, edition: str, since: datetime) -> tuple[Frozen, ...]:
        """Return the editions of this name made since, oldest first."""
        query = sql.select(editions).where(editions.c.edition == edition, editions.c.made >= since)
        with reading(self.engine) as connection:
            return tuple(_frozen(r) for r in connection.execute(query.order_by(editions.c.made, editions.c.id)))

    def edition(self, edition_id: int) -> Frozen | None:
        """Return a kept edition."""
        return self._one(sql.select(editions).where(editions.c.id == edition_id))

    def slots_made(self, edition: str, since: str) -> frozenset[str]:
        """Return the slots of an edition, from a local date and time on, that have been made."""
        query = sql.select(editions.c.slot).where(editions.c.edition == edition, editions.c.slot >= since)
        with reading(self.engine) as connection:
            return frozenset(r.slot for r in connection.execute(query))

    def letters(self, edition_id: int | None = None, states: tuple[State, ...] = ()) -> tuple[Letter, ...]:
        """Return letters of an edition, or of all, in some states, or in any."""
        query = sql.select(outbox).order_by(outbox.c.id)
        if edition_id is not None:
            query = query.where(outbox.c.edition_id == edition_id)
        if states:
            query = query.where(outbox.c.state.in_(states))
        with reading(self.engine) as connection:
            return tuple(_letter(r) for r in connection.execute(query))

    def claim(self, now: datetime, owner: str) -> Letter | None:
        """Take the next letter that is due, so that nobody else sends it; None where none is."""
        due = (
            sql.select(outbox.c.id)
            .where(outbox.c.state == "waiting", outbox.c.due <= now)
            .order_by(outbox.c.due, outbox.c.id)
        )
        take = (
            outbox.update()
            # Skipping locked rows: on PostgreSQL a second sender takes the next letter and does not wait for the first.
            .where(
                outbox.c.id == due.limit(1).with_for_update(skip_locked=True).scalar_subquery(),
                outbox.c.state == "waiting",
            )
            .values(state="sending", owner=owner, tries=outbox.c.tries + 1)
            .returning(outbox)
        )
        with self.engine.begin() as connection:
            row = connection.execute(take).one_or_none()
        return _letter(row) if row is not None else None

    def mark(self, letter: Letter, state: State, answer: str, due: datetime | None = None) -> None:
        """Write what became of a letter; one that waits again is due at a later time."""
        change = {"state": state, "owner": "", "answer": answer, **({"due": due} if due else {})}
        with self.engine.begin() as connection:
            connection.execute(outbox.update().where(outbox.c.id == letter.id).values(**change))

    def abandoned(self, gone: Callable[[str], bool]) -> tuple[Letter, ...]:
        """Return letters whose sender is gone in the middle of it; `gone` judges an owner."""
        with reading(self.engine) as connection:
            rows = connection.execute(sql.select(outbox).where(outbox.c.state == "sending").order_by(outbox.c.id)).all()
        return tuple(_letter(r) for r in rows if gone(r.owner))

    def _one(self, query: sql.Select[tuple[object, ...]]) -> Frozen | None:
        with reading(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        return _frozen(row) if row is not None else None


def _slot_taken(connection: Connection, frozen: Frozen) -> bool:
    taken = sql.select(editions.c.id).where(editions.c.edition == frozen.edition, editions.c.slot == frozen.slot)
    return connection.execute(taken).first() is not None


def _address(connection: Connection, edition_id: int, letters: Mapping[str, str], now: datetime) -> None:
    there = sql.select(outbox.c.recipient).where(outbox.c.edition_id == edition_id)
    served = {r.recipient for r in connection.execute(there)}
    rows = [
        {"edition_id": edition_id, "recipient": recipient, "message_id": message_id, "state": "waiting", "due": now}
        for recipient, message_id in sorted(letters.items())
        if recipient not in served
    ]
    if rows:
        connection.execute(outbox.insert(), rows)


def _frozen(row: sql.Row[tuple[object, ...]]) -> Frozen:
    values = dict(row._mapping)
    values.pop("sha256")
    return Frozen(**values)


def _letter(row: sql.Row[tuple[object, ...]]) -> Letter:
    values = dict(row._mapping)
    values.pop("owner")
    return Letter(**values)
