"""Letters: composing one, which is pure. The same words give the same bytes, so that a second try is never another copy."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses

from briefing.errors import ConfigError, DeliveryError
from briefing.text import wording
from briefing.text.clean import one_line

#: Bytes of attachments that any server in use takes.
LARGEST = 15_000_000
_DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
_MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
# One mailbox: no route, no list, no quoting, nothing that a server could read as more than a name and a host.
_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x20\x7f-\x9f]+@[^\s@<>()\[\],;:\\\"\x00-\x20\x7f-\x9f]+")
_NOT_IN_FILE_NAMES = re.compile(r"[^\w. -]")


def compose(
    subject: str,
    html: str,
    text: str,
    docx: bytes,
    filename: str,
    sender: str,
    recipient: str,
    message_id: str,
    date: datetime,
) -> EmailMessage:
    """Return the letter: text and HTML, the document attached; the same arguments give the same bytes.

    An empty document is none: a notice to the owner, say, that one was too large.

    Raises ConfigError for an address that is none, DeliveryError where the document is too large or where the letter,
    read back, has other headers than were meant (CVE-2024-6923: newlines inside encoded words).
    """
    if len(docx) > LARGEST:
        raise DeliveryError(
            f"{filename}: {len(docx) / 1e6:.1f} MB, and mail takes 15: choose a shorter length or a lighter template"
        )
    if not _MESSAGE_ID.fullmatch(message_id):
        raise ValueError(f"no Message-ID: {message_id!r}")
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = address(sender)
    message["To"] = address(recipient)
    message["Subject"] = wording.shortened(header(subject), wording.SUBJECT)
    message["Date"] = format_datetime(date)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    if docx:
        message.add_attachment(docx, *_DOCX, filename=_file_name(filename))
    _fix(message, message_id)
    _read_back(message)
    return message


def header(text: str) -> str:
    """Return the words as a header may carry them: one line, and nothing that a reader would decode."""
    return one_line(text).replace("=?", "= ?")


def address(text: str) -> Address:
    """Return the one mailbox that the text names, with or without a name before it."""
    found = [pair for pair in getaddresses([header(text)]) if any(pair)]
    name, mailbox = found[0] if len(found) == 1 else ("", "")
    if not _MAILBOX.fullmatch(mailbox) or one_line(text) != text.strip():
        raise ConfigError(f"{one_line(text)!r} is not one mail address: write name@host or Name <name@host>")
    local, _, host = mailbox.rpartition("@")
    return Address(display_name=name, username=local, domain=host)


def _file_name(name: str) -> str:
    return _NOT_IN_FILE_NAMES.sub("_", one_line(name)).strip(" .")[:120] or "briefing.docx"


def _fix(message: EmailMessage, message_id: str) -> None:
    """Give the parts the boundaries of this letter, where the library would throw dice."""
    for n, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"={n}={hashlib.sha256(message_id.encode()).hexdigest()[:40]}")


def _read_back(message: EmailMessage) -> None:
    """Raise DeliveryError where the letter on the wire says other things in its head than were meant."""
    subject = str(message["Subject"])
    names, arrived = _arrived(message)
    if arrived != subject:
        # Python folds a header between a plain and an encoded word so that a space comes in; unfolded it is right.
        message.policy = policy.SMTP.clone(max_line_length=998)
        names, arrived = _arrived(message)
    if names != _HEADERS or arrived.split() != subject.split():
        raise DeliveryError(f"the letter's head is not as meant ({', '.join(names)}): not sent; report it")


def _arrived(message: EmailMessage) -> tuple[list[str], str]:
    """Return the names of the headers, and the subject, as a reader of the wire finds them."""
    wire = b"".join(message.policy.fold_binary(name, value) for name, value in message.raw_items())
    read = message_from_bytes(wire + b"\r\n", policy=policy.default)
    return read.keys(), str(read["Subject"])
