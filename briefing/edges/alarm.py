"""The alarm clock: APScheduler wakes, and decides nothing.

APScheduler waits by the wall clock, and a clock that is set back makes it wait as long again (agronholm/apscheduler#752,
#1066); a machine that slept wakes it late. So whoever waits here is also woken by a clock that nobody can set, once a
minute, and looks for himself what is due.
"""

from __future__ import annotations

import contextlib
import select
import socket
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

#: Seconds after which whoever waits looks at the clock again.
BEAT = 60.0


class Alarm:
    """An alarm clock, running while the `with` block does; `ring` may be called from a signal handler or a thread."""

    def __enter__(self) -> Alarm:
        from apscheduler.schedulers.background import BackgroundScheduler
        from apscheduler.triggers.interval import IntervalTrigger

        # A handler may interrupt anything, so that it must not take a lock: it writes a byte.
        self._ear, self._bell = socket.socketpair()
        self._ear.setblocking(False)
        self._bell.setblocking(False)
        self._scheduler: Any = BackgroundScheduler(timezone=UTC)
        # One job for good, whose next run is set again and again: a date's job is removed when it has run, which races
        # with closing. A day apart, for after a leap of the clock each run that was missed is counted. A grace of None:
        # however late it rings, it rings; the default is one second (apscheduler#296).
        self._scheduler.add_job(
            self.ring, IntervalTrigger(days=1), id="ring", misfire_grace_time=None, coalesce=True, max_instances=3
        )
        self._scheduler.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scheduler.shutdown(wait=False)
        self._ear.close()
        self._bell.close()

    def wait(self, until: datetime | None, beat: float = BEAT) -> None:
        """Return at a moment, at a ring, or after so many seconds, whichever comes first."""
        if until is not None:
            self._scheduler.modify_job("ring", next_run_time=until)
        if select.select([self._ear], [], [], beat)[0]:
            with contextlib.suppress(BlockingIOError):
                while self._ear.recv(4096):
                    pass

    def ring(self) -> None:
        """Wake whoever waits now, or is about to."""
        with contextlib.suppress(OSError):  # full: it will ring anyway; closed: nobody waits any more
            self._bell.send(b"!")
