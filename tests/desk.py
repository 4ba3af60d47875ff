"""A desk to test scheduling and mailing on: a real archive, a real mail server on loopback, and a clock that the test sets."""

from __future__ import annotations

import json
import socket
import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import editions
from aiosmtpd.controller import Controller
from newsroom import utc

from briefing.cli.post import open_post
from briefing.cli.rounds import Desk
from briefing.config import load_config
from briefing.edges.archive import open_archive


def back_up(archive: Path, to: Path) -> None:
    """Copy an archive in use, as docs/operating.md says."""
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute("VACUUM INTO ?", [str(to)])


class Inbox:
    """A mail server's accepted letters; `answers` gives recipients another answer than yes, in order, one a try."""

    def __init__(self, log: Path | None = None) -> None:
        self.letters: list[tuple[str, str, bytes]] = []
        self.answers: dict[str, list[str]] = {}
        self.log = log

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.answers.get(address):
            return self.answers[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        for recipient in envelope.rcpt_tos:
            self.letters.append((recipient, message["Message-ID"], envelope.content))
            if self.log:
                with self.log.open("a") as file:
                    file.write(json.dumps([recipient, message["Message-ID"], str(message["Subject"])]) + "\n")
        return "250 taken"

    @property
    def served(self) -> list[str]:
        return [recipient for recipient, _, _ in self.letters]


class SmtpServer(Controller):
    """A mail server on a port that the system chose and that nobody else can take meanwhile; `with` runs it."""

    def __init__(self, handler, **more) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        port = self.listener.getsockname()[1]
        super().__init__(handler, hostname="127.0.0.1", port=port, ready_timeout=600, **more)

    def _create_server(self):
        return self.loop.create_server(self._factory_invoker, sock=self.listener, ssl=self.ssl_context)

    def __enter__(self) -> SmtpServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


@contextmanager
def mail_server(inbox: Inbox):
    """Yield the port of a mail server on loopback."""
    with SmtpServer(inbox) as server:
        yield server.port


def write_config(folder: Path, port: int | None = None, **edition) -> Path:
    """Write a config.yaml with one edition, mailed to a and b of newsroom.example."""
    values = {
        "time_zone": "Europe/Berlin",
        "schedule": "06:00",
        "recipients": ["a@newsroom.example", "b@newsroom.example"],
    }
    config = {"editions": {"morning": values | edition}}
    if port:
        config["mail"] = {"host": "127.0.0.1", "port": port, "security": "none", "from": "briefing@newsroom.example"}
    path = folder / "config.yaml"
    path.write_text(json.dumps(config), encoding="utf-8")
    return path


def make(name: str, now: datetime, late: bool):
    """An edition of our small world, made now."""
    story = editions.digest(editions.BRIDGE)
    title = "Morning Briefing (late)" if late else "Morning Briefing"
    return editions.briefing(story, edition=name, title=title, made=now, since=now - timedelta(days=1))


class Clock:
    """A clock that the test sets."""

    def __init__(self, now: str) -> None:
        self.now = utc(now)

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def open_desk(config: Path, clock, make=make):
    """Yield a desk on the archive of a config.yaml, as `briefing serve` opens it."""
    settings = load_config(config)
    with open_archive(settings.archive.url) as archive:
        desk = Desk(settings, archive, make, clock=clock)
        if settings.mail.host:
            desk.post = open_post(settings, archive, clock=clock)
        yield desk


def begin(desk) -> None:
    """Look at the schedule for the first time, so that what comes after it is due."""
    for name, edition in desk.config.editions.items():
        assert desk.due(name, edition, desk.clock()) is None
