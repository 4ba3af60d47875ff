"""The post: letters out of the outbox to the mail server, each marked as it is accepted.

Whoever works here has the turn (Watch.turn): a letter found half sent belongs to a process that is gone.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.config import MAIL_PASSWORD, secret
from briefing.edges.mail import Accepted, Refused, SmtpSettings, compose, send
from briefing.errors import BriefingError, ConfigError
from briefing.slots import instant, next_slot
from briefing.text.wording import counted

if TYPE_CHECKING:
    from briefing.config import Config
    from briefing.edges.archive import Archive, Frozen, Letter

#: Minutes between tries: most greylisting ends within five, most outages within the hour.
RETRIES = (1, 2, 5, 10, 15, 30)
#: How long a letter of an edition without a schedule is tried.
TRIED = timedelta(hours=24)

log = logging.getLogger("briefing")


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass
class Post:
    """The outbox and the server that its letters go to."""

    config: Config
    archive: Archive
    server: SmtpSettings
    sender: str
    clock: Callable[[], datetime] = utc_now
    stopping: Callable[[], bool] = lambda: False
    #: Whether nobody watches: then the owner is told by mail of what could not be delivered.
    unattended: bool = True
    owner: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}")

    def deliver(self) -> None:
        """Do all that the outbox asks for now."""
        self.settle()
        self.give_up()
        self.hand_over()

    def hand_over(self) -> None:
        """Hand over every letter that is due; what cannot be handed over now is due again later."""
        while not self.stopping() and (letter := self.archive.ledger.claim(self.clock(), self.owner)):
            frozen = self.archive.ledger.edition(letter.edition_id)
            if frozen is not None and not self._deliver(frozen, letter):
                return

    def settle(self) -> None:
        """Decide about letters whose sender died over them: they may have arrived."""
        for letter in self.archive.ledger.abandoned(lambda owner: True):
            self._unsure(letter, "interrupted while it was being handed over; it may have arrived")

    def give_up(self) -> None:
        """Refuse letters that wait although their edition's next slot is due: nobody wants yesterday's news again."""
        now = self.clock()
        for letter in self.archive.ledger.letters(states=("waiting",)):
            frozen = self.archive.ledger.edition(letter.edition_id)
            if frozen is not None and now >= until(self.config, frozen):
                reason = f"not delivered before the next edition was due; last answer: {letter.answer or 'none'}"
                self.archive.ledger.mark(letter, "refused", reason)
                self._tell(frozen, letter, reason)

    def _deliver(self, frozen: Frozen, letter: Letter) -> bool:
        """Hand over one letter; False where the server cannot be reached, so that others need not try now."""
        try:
            message = compose(
                frozen.subject, frozen.html, frozen.plain, frozen.docx, frozen.filename,
                self.sender, letter.recipient, letter.message_id, frozen.made,
            )  # fmt: skip
        except BriefingError as error:
            self.archive.ledger.mark(letter, "refused", str(error))
            self._tell(frozen, letter, str(error))
            return True
        try:
            outcome = send(message, letter.recipient, self.server)
        except ConfigError as error:
            self._later(letter, str(error))
            return False
        if isinstance(outcome, Accepted):
            self.archive.ledger.mark(letter, "sent", outcome.text)
            log.info("%s: mailed to %s", frozen.edition, letter.recipient)
            return True
        if outcome.unsure:
            self._unsure(letter, outcome.text)
        elif outcome.permanent:
            self.archive.ledger.mark(letter, "refused", _words(outcome))
            self._tell(frozen, letter, _words(outcome))
        else:
            self._later(letter, _words(outcome))
        return outcome.step == "letter"

    def _unsure(self, letter: Letter, answer: str) -> None:
        if self.config.mail.when_unsure == "hold":
            self.archive.ledger.mark(letter, "held", answer)
            log.warning("held: the letter to %s may have arrived (%s)", letter.recipient, answer)
        else:
            self._later(letter, answer)

    def _later(self, letter: Letter, answer: str) -> None:
        wait = timedelta(minutes=RETRIES[min(max(letter.tries, 1), len(RETRIES)) - 1])
        self.archive.ledger.mark(letter, "waiting", answer, due=self.clock() + wait)
        log.warning("not yet mailed to %s, again in %d min: %s", letter.recipient, wait.total_seconds() // 60, answer)

    def _tell(self, frozen: Frozen, letter: Letter, reason: str) -> None:
        """Tell the owner of a letter that will not be delivered; where that fails too, the log and status still say so."""
        log.error("%s: not mailed to %s: %s", frozen.edition, letter.recipient, reason)
        owner = self.config.mail.owner or self.sender
        if owner == letter.recipient or not self.unattended:
            return
        words = f"{frozen.subject}\n\nThis edition was not delivered to {letter.recipient}: {reason}\n"
        subject = f"Not delivered to {letter.recipient}: {frozen.subject}"
        try:
            # Without the document: its size may be the very reason why the letter was refused.
            message = compose(
                subject, f"<p>{_escaped(words)}</p>", words, b"", frozen.filename, self.sender, owner,
                message_id(f"{frozen.edition}-notice", self.sender), self.clock(),
            )  # fmt: skip
            outcome = send(message, owner, self.server)
        except BriefingError as error:
            log.error("the owner %s could not be told: %s", owner, error)
            return
        if isinstance(outcome, Refused):
            log.error("the owner %s could not be told: %s", owner, outcome.text)


def open_post(
    config: Config,
    archive: Archive,
    *,
    clock: Callable[[], datetime] = utc_now,
    stopping: Callable[[], bool] = lambda: False,
) -> Post:
    """Return the post that the settings describe; raises ConfigError where they leave out what it needs."""
    return Post(config, archive, server_of(config), config.mail.sender or "", clock, stopping)


def server_of(config: Config) -> SmtpSettings:
    """Return the mail server that the settings describe; raises ConfigError where they leave out what it needs."""
    mail = config.mail
    if not mail.host:
        raise ConfigError("mail.host is not set: name your mail server in config.yaml")
    if not mail.sender:
        raise ConfigError("mail.from is not set: give the sender's address in config.yaml")
    password = secret(MAIL_PASSWORD)
    if mail.user and not password and mail.security != "none":
        raise ConfigError(
            f"mail.user is {mail.user!r} and there is no password: set {MAIL_PASSWORD} or {MAIL_PASSWORD}_FILE"
        )
    return SmtpSettings(
        host=mail.host,
        port=mail.port or 0,
        security=mail.security,
        user=mail.user,
        password=password,
        timeout=mail.timeout.total_seconds(),
        ca_file=str(mail.ca_file or ""),
    )


def hold_restored(archive: Archive) -> None:
    """Hold the letters of an archive that was put back from a backup: they may have been sent since it was taken."""
    for name, slot in archive.watch.witnessed().items():
        note = f"restored:{name}"
        if slot in archive.ledger.slots_made(name, slot) or archive.watch.note(note) == slot:
            continue
        held = [
            letter
            for letter in archive.ledger.letters(states=("waiting", "sending"))
            if (frozen := archive.ledger.edition(letter.edition_id)) and frozen.edition == name
        ]
        for letter in held:
            archive.ledger.mark(letter, "held", "a backup was put back; the letter may have been sent before")
        archive.watch.keep_note(note, slot)
        log.warning(
            "%s: the archive is older than its edition of %s: a backup was put back; %s held, see `briefing status`",
            name, slot, counted(len(held), "letter"),
        )  # fmt: skip


def letters(recipients: Iterable[str], name: str, sender: str) -> dict[str, str]:
    """Return a Message-ID for each recipient, fixed from now on."""
    return {recipient: message_id(name, sender) for recipient in dict.fromkeys(recipients)}


def message_id(name: str, sender: str) -> str:
    """Return a Message-ID that no other letter has."""
    return f"<{name}.{secrets.token_hex(12)}@{sender.rpartition('@')[2] or 'localhost'}>"


def until(config: Config, frozen: Frozen) -> datetime:
    """Return when an edition's letters are no longer worth sending: its next slot, or a day where it has none."""
    edition = config.editions.get(frozen.edition)
    if edition is None or not frozen.slot or not edition.schedules:
        return frozen.made + TRIED
    # By its own slot and not by when it was made: a late one must not outlive the next.
    began = instant(datetime.fromisoformat(frozen.slot), edition.zone)
    coming = next_slot(edition.schedules, edition.zone, began)
    return max(coming[1], frozen.made + timedelta(minutes=RETRIES[0])) if coming else frozen.made + TRIED


def _words(outcome: Refused) -> str:
    return f"{outcome.step}: {outcome.code or ''} {outcome.text}".replace("  ", " ")


def _escaped(words: str) -> str:
    from html import escape

    return escape(words).replace("\n\n", "</p><p>").strip()
