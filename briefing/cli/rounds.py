"""One round of the desk: make the editions whose slots are due, write them, mail them.

A round may be killed at any point and begun again: a slot is made where the ledger has no edition for it, a file is
written where nobody noted that it was, a letter is sent where it is not marked as accepted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.cli.post import Post, hold_restored, letters, utc_now
from briefing.cli.printing import files_of, freeze, look_of, stem, write_files
from briefing.errors import BriefingError
from briefing.model import Briefing
from briefing.slots import Due, due, next_slot
from briefing.text.remembering import forget
from briefing.text.wording import counted

if TYPE_CHECKING:
    from briefing.config import Config, Edition
    from briefing.edges.archive import Archive

#: How soon an edition that could not be made is tried again.
AGAIN = timedelta(minutes=5)
#: How far back the ledger is asked for slots; a clock that is set back by more than this is no clock.
LEDGER = timedelta(days=60)
#: How soon to look again while another daemon or command has the turn.
SOON = timedelta(seconds=2)

#: (edition's name, now, whether it is late) -> the edition.
Make = Callable[[str, datetime, bool], Briefing]

log = logging.getLogger("briefing")


@dataclass
class Desk:
    """What a round works with; the clock is the caller's."""

    config: Config
    archive: Archive
    make: Make
    post: Post | None = None
    clock: Callable[[], datetime] = utc_now
    stopping: Callable[[], bool] = lambda: False
    #: Entered while an edition is made, which may be given up at any point.
    giving_up: Callable[[], AbstractContextManager[None]] = nullcontext
    put_off: dict[str, datetime] = field(default_factory=dict)

    def round(self, patience: float = 0.0) -> datetime | None:
        """Do all that is due, and return when to look again; None: when the clock next beats."""
        with self.archive.watch.turn(patience) as mine:
            if not mine:
                return self.clock() + SOON
            hold_restored(self.archive)
            for name, edition in self.config.editions.items():
                if not self.stopping():
                    self._edition(name, edition)
            if self.post is not None and not self.stopping():
                self.post.deliver()
        return self.wake()

    def wake(self) -> datetime | None:
        """Return the next moment at which something is due."""
        now = self.clock()
        moments = [slot[1] for e in self.config.editions.values() if (slot := next_slot(e.schedules, e.zone, now))]
        moments += self.put_off.values()
        if self.post is not None:
            moments += [letter.due for letter in self.archive.ledger.letters(states=("waiting",))]
        return min(moments, default=None)

    def _edition(self, name: str, edition: Edition) -> None:
        """Make an edition's slot where one is due, and write the last one's files where that was not done."""
        now = self.clock()
        found = self.due(name, edition, now)
        if found is not None and self.put_off.get(name, now) <= now:
            self.put_off.pop(name, None)
            try:
                self._make(name, edition, found)
            except BriefingError as error:
                self.put_off[name] = now + AGAIN
                first = str(error).splitlines()[0]
                log.error("%s: not made, tried again in %d min: %s", name, AGAIN.total_seconds() // 60, first)
            except Exception:
                # A fault of ours in one edition must not cost the others theirs.
                self.put_off[name] = now + AGAIN
                log.exception("%s: not made, by a fault of the programme; please report these lines", name)
            finally:
                forget()
        self._write(name, edition)

    def due(self, name: str, edition: Edition, now: datetime) -> Due | None:
        """Return the edition's slot to make now."""
        if not edition.schedules:
            return None
        rule = f"{edition.time_zone} {' | '.join(edition.schedule)}"
        since = self.archive.watch.since(name, rule, now)
        earliest = (now - LEDGER).astimezone(edition.zone).replace(tzinfo=None)
        made = {*self.archive.ledger.slots_made(name, slot_name(earliest)), self.archive.watch.witnessed().get(name)}
        return due(
            edition.schedules,
            edition.zone,
            now=now,
            made={datetime.fromisoformat(slot) for slot in made if slot},
            since=since,
            catch_up=self.config.catch_up,
        )

    def _make(self, name: str, edition: Edition, found: Due) -> None:
        now = self.clock().replace(second=0, microsecond=0)
        now = max(now, found.instant)
        with self.giving_up():
            briefing = self.make(name, now, found.late)
            title = file_name(name, edition, found.local)
            frozen = freeze(briefing, look_of(edition), slot=slot_name(found.local), name=title, late=found.late)
        addressed = letters(edition.recipients, name, self.post.sender) if self.post else {}
        if self.archive.ledger.freeze(frozen, addressed, self.clock()) is None:
            log.info("%s: %s was made elsewhere", name, frozen.slot)
            return
        self.archive.watch.witness({**self.archive.watch.witnessed(), name: frozen.slot})
        told = counted(len(briefing.digests), "story", "stories")
        log.info("%s: made %s%s, %s", name, frozen.slot, " (late)" * found.late, told)

    def _write(self, name: str, edition: Edition) -> None:
        """Write the last slot's files, once."""
        note, frozen = f"written:{name}", self.archive.ledger.last(name, slots_only=True)
        if frozen is None or self.archive.watch.note(note) == str(frozen.id):
            return
        try:
            paths = write_files(
                files_of(frozen, edition.formats), edition.output, frozen.filename.removesuffix(".docx")
            )
        except BriefingError as error:
            log.error("%s: %s", name, error)
            return
        self.archive.watch.keep_note(note, str(frozen.id))
        for path in paths:
            log.info("%s: wrote %s", name, path)


def slot_name(local: datetime) -> str:
    """Return a slot as the ledger names it: "2026-11-22T06:00"."""
    return local.isoformat(timespec="minutes")


def file_name(name: str, edition: Edition, local: datetime) -> str:
    """Return what the files of a slot's edition are called; with the time where a day has several."""
    times = {at for schedule in edition.schedules for at in schedule.times}
    return stem(name, local, with_time=len(times) > 1)
