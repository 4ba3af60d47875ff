"""briefing serve: the scheduler, in the foreground. It wakes, looks at what is due, does it, and sleeps."""

from __future__ import annotations

import logging
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.ending import hush
from briefing.cli.options import ConfigPath, settings

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.cli.rounds import Desk
    from briefing.config import Config
    from briefing.edges.alarm import Alarm
    from briefing.edges.archive import Archive
    from briefing.model import Briefing

#: Seconds that a letter on its way may still take after a signal to stop; supervisors kill after ten.
GRACE = 5.0

log = logging.getLogger("briefing")


class Stop(KeyboardInterrupt):
    """The wish to stop, where what is being done may be given up. asyncio lets only this kind through."""


class Signals:
    """What the system wants of a daemon: to stop (SIGTERM, SIGINT) or to read its settings again (SIGHUP)."""

    def __init__(self) -> None:
        #: Rung at each signal, as soon as there is one.
        self.alarm: Alarm | None = None
        self.stopping = False
        self.reloading = False
        self._may_give_up = False

    def __enter__(self) -> Signals:
        wanted = {"SIGTERM": self._stop, "SIGINT": self._stop, "SIGHUP": self._reload, "SIGALRM": self._give_up}
        # Windows has not all of them.
        there = {getattr(signal, name): handler for name, handler in wanted.items() if hasattr(signal, name)}
        self._before = {number: signal.signal(number, handler) for number, handler in there.items()}
        if hasattr(signal, "pthread_sigmask"):
            # Held back since the process began, so that none was lost on a daemon that was not there yet.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, there)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def giving_up(self) -> Iterator[None]:
        """Let a signal end the block at once: what is made in it is not kept yet."""
        self._may_give_up = True
        try:
            if self.stopping:
                raise Stop
            yield
        finally:
            self._may_give_up = False

    def _stop(self, number: int, frame: FrameType | None) -> None:
        again, self.stopping = self.stopping, True
        self._ring()
        if self._may_give_up or again:
            hush()
            raise Stop
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, GRACE)

    def _give_up(self, number: int, frame: FrameType | None) -> None:
        if self.stopping:
            hush()
            raise Stop

    def _reload(self, number: int, frame: FrameType | None) -> None:
        self.reloading = True
        self._ring()

    def _ring(self) -> None:
        if self.alarm is not None:
            self.alarm.ring()


def serve(
    config: ConfigPath = None,
    once: Annotated[bool, typer.Option("--once", help="Do what is due now, and stop: for cron.")] = False,
) -> None:
    """Make and mail each edition at its times.

    Runs in the foreground: start it from systemd or any supervisor. SIGHUP reads the settings again; SIGTERM stops
    within ten seconds. After a crash the next start finishes what was begun; after a pause it makes one edition at
    most, labelled late.

    \b
    briefing serve
    briefing serve -c /srv/newsroom/config.yaml
    briefing serve --once
    """
    # Before anything slow is imported: a supervisor may be quick.
    with Signals() as signals:
        _log_to_stderr()
        try:
            _open(config, signals, once)
        except Stop:
            log.info("stopped before it was finished; the next start goes on")
        else:
            log.info("stopped")


def _open(path: Path | None, signals: Signals, once: bool) -> None:
    """Read the settings, and serve."""
    config = settings(path)
    from briefing.edges.alarm import Alarm
    from briefing.errors import ConfigError

    if not once and not any(edition.schedules for edition in config.editions.values()):
        raise ConfigError("no edition has a schedule: give one its times in config.yaml, as in `schedule: 06:00`")
    with Alarm() as alarm:
        signals.alarm = alarm
        _serve(config, path, signals, alarm, once)


def _serve(config: Config, path: Path | None, signals: Signals, alarm: Alarm, once: bool) -> None:
    from briefing.edges.archive import open_archive

    while not signals.stopping:
        with ExitStack() as stack:
            archive = stack.enter_context(open_archive(config.archive.url))
            desk = open_desk(config, archive, signals)
            log.info("serving %s", ", ".join(_coming(desk)) or "no schedule")
            if once:
                desk.round(patience=60)
                log.info("all that is due is done; slots count from the first `serve` with this archive on")
                return
            config = _rounds(desk, signals, alarm, path)


def _rounds(desk: Desk, signals: Signals, alarm: Alarm, path: Path | None) -> Config:
    """Do one round after the other, until stopped or given new settings; return the settings to go on with."""
    from briefing.errors import BriefingError

    while not signals.stopping:
        if signals.reloading:
            signals.reloading = False
            if (config := _reloaded(desk.config, path)) is not desk.config:
                return config
        until: datetime | None = None
        try:
            until = desk.round()
        except BriefingError as error:
            # The archive out of reach, a disk full: a daemon goes on, and says so each time.
            log.error("this round was not finished, the next one goes on: %s", error)
        except Exception:
            log.exception("this round was not finished, by a fault of the programme; please report these lines")
        if not signals.stopping and not signals.reloading:
            alarm.wait(until)
    return desk.config


def _reloaded(config: Config, path: Path | None) -> Config:
    """Return the settings read again; those before where they cannot be read."""
    from briefing.errors import BriefingError

    try:
        fresh = settings(path)
    except BriefingError as error:
        log.error("the settings stay as they were: %s", error)
        return config
    log.info("the settings were read again")
    return fresh


def open_desk(config: Config, archive: Archive, signals: Signals | None = None) -> Desk:
    """Return a desk that makes editions of their feeds and mails them."""
    from briefing.cli.editions import from_feeds
    from briefing.cli.post import open_post
    from briefing.cli.pulling import open_web
    from briefing.cli.rounds import Desk

    def make(name: str, now: datetime, late: bool) -> Briefing:
        archive.shelf.forget(now - config.archive.retention)
        return from_feeds(config, name, archive, now, web=open_web(config.fetch), late=late)

    desk = Desk(config, archive, make)
    if signals is not None:
        desk.stopping, desk.giving_up = lambda: signals.stopping, signals.giving_up
    if config.mail.host:
        desk.post = open_post(config, archive, stopping=desk.stopping)
    elif any(edition.recipients for edition in config.editions.values()):
        log.warning("there are recipients and no mail.host: editions are written, and not mailed")
    return desk


def _coming(desk: Desk) -> list[str]:
    """Return each edition with its next slot."""
    from briefing.slots import next_slot

    found = []
    for name, edition in desk.config.editions.items():
        if coming := next_slot(edition.schedules, edition.zone, desk.clock()):
            found.append(f"{name} (next {coming[0]:%Y-%m-%d %H:%M} {edition.time_zone})")
    return found


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    log.handlers[:] = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(serve)
