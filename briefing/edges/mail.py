"""Mail: composing a letter, which is pure, and handing it to a server, one recipient a conversation.

A letter composed twice from the same words is the same to the byte, so that a second try can never be another copy.
Nothing is sent in clear unless `security` is "none", and then no password is.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses
from threading import Timer
from typing import Literal

from briefing.errors import ConfigError, DeliveryError
from briefing.text import wording
from briefing.text.clean import one_line

Security = Literal["starttls", "tls", "none"]
#: Where a conversation ended.
Step = Literal["connection", "encryption", "login", "letter"]
#: Bytes of attachments that any server in use takes.
LARGEST = 15_000_000
# Seconds for the server's goodbye.
_GOODBYE = 5.0
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
_DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
_MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
# One mailbox: no route, no list, no quoting, nothing that a server could read as more than a name and a host.
_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x20\x7f-\x9f]+@[^\s@<>()\[\],;:\\\"\x00-\x20\x7f-\x9f]+")
_NOT_IN_FILE_NAMES = re.compile(r"[^\w. -]")


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """The mail server and how to speak to it."""

    host: str
    #: 0 is the usual one: 587 for starttls, 465 for tls, 25 for none.
    port: int = 0
    security: Security = "starttls"
    user: str = ""
    #: From the environment or a file that it names, never from config.yaml.
    password: str = field(default="", repr=False)
    #: Seconds for each step, and for the whole conversation: a server that drips must end too.
    timeout: float = 30.0
    deadline: float = 600.0
    #: Certificates to trust beside the system's, for a newsroom's own authority.
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The server has taken the letter; `text` is its receipt."""

    recipient: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The server has not taken the letter, or we cannot know.

    `permanent` is about this letter to this recipient: trying again is of no use. All that a person can mend (the
    connection, the certificate, the password) is not. `unsure`: the letter was out and no answer came.
    """

    recipient: str
    permanent: bool
    #: The server's code, 0 where it said nothing.
    code: int
    text: str
    step: Step = "letter"
    unsure: bool = False


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
    message["From"] = _address(sender)
    message["To"] = _address(recipient)
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


def send(message: EmailMessage, recipient: str, server: SmtpSettings) -> Accepted | Refused:
    """Hand the letter to the server for one recipient; return what came of it.

    Every step has a timeout and the conversation a deadline; certificates are checked; nothing is raised for what
    servers and networks do. Raises ConfigError for an address that is none or certificates that cannot be read.
    """
    address = _address(recipient).addr_spec
    return _converse(server, address, lambda client: client.send_message(message, _sender(message), [address]))


def reach(server: SmtpSettings) -> Accepted | Refused:
    """Greet the server, log in and leave; return whether a letter could be handed over now."""
    return _converse(server, "", lambda client: client.noop())


def _converse(server: SmtpSettings, address: str, act: Callable[[_Conversation], object]) -> Accepted | Refused:
    """Return what came of a conversation that comes as far as the letter, and there does what is wanted."""
    context = _context(server)
    step: Step = "connection"
    client = _Conversation(server, context)
    try:
        with _until(client, server.deadline):
            client.greet()
            step = "encryption"
            if server.security == "starttls":
                client.starttls(context=context)
                client.ehlo_or_helo_if_needed()
            step = "login"
            if server.user and server.security != "none":
                client.login(server.user, server.password)
            step = "letter"
            act(client)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        return _refused(error, address, step, client.in_doubt)
    finally:
        _leave(client)
    return Accepted(address, client.receipt)


class _Conversation(smtplib.SMTP):
    """A conversation that knows its last answer, and whether a letter is out without one."""

    def __init__(self, server: SmtpSettings, context: ssl.SSLContext) -> None:
        super().__init__(timeout=server.timeout)
        # The name that smtplib holds certificates against; given to its constructor it would connect at once.
        self._host = server.host
        self.server, self.context = server, context
        self.in_doubt = False
        self.receipt = ""

    def greet(self) -> None:
        """Connect, and raise SMTPException where the server does not bid us welcome."""
        code, text = self.connect(self.server.host, self.server.port or _PORTS[self.server.security])
        if code != 220:
            raise smtplib.SMTPConnectError(code, text)
        self.ehlo_or_helo_if_needed()

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        connected: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        if self.server.security == "tls":
            return self.context.wrap_socket(connected, server_hostname=host)
        return connected

    def send(self, s: str | bytes) -> None:  # type: ignore[override]
        super().send(s)
        # Commands are sent as str, the letter as bytes with its closing dot.
        self.in_doubt = isinstance(s, bytes) and s.endswith(b"\r\n.\r\n")

    def getreply(self) -> tuple[int, bytes]:
        code, text = super().getreply()
        if self.in_doubt:
            self.receipt = _said(text)
        self.in_doubt = False
        return code, text


@contextlib.contextmanager
def _until(client: smtplib.SMTP, seconds: float) -> Iterator[None]:
    """Cut the line after so many seconds, for a timeout counts from the last byte."""
    timer = Timer(seconds, _cut, [client])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(client: smtplib.SMTP) -> None:
    if client.sock is not None:
        with contextlib.suppress(OSError):
            # Below TLS, which would wait for the other side.
            socket.socket.shutdown(client.sock, socket.SHUT_RDWR)


def _leave(client: smtplib.SMTP) -> None:
    """Say goodbye, briefly; whatever comes back changes nothing any more."""
    with contextlib.suppress(smtplib.SMTPException, OSError):
        if client.sock is not None:
            client.sock.settimeout(_GOODBYE)
        client.quit()
    client.close()


def _refused(error: Exception, recipient: str, step: Step, unsure: bool) -> Refused:
    code, text = 0, str(error) or type(error).__name__
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()))
        text = _said(reply)
    elif isinstance(error, smtplib.SMTPResponseException):
        code, text = error.smtp_code, _said(error.smtp_error)
    permanent = step == "letter" and (code >= 500 or isinstance(error, smtplib.SMTPNotSupportedError))
    return Refused(recipient, permanent, max(code, 0), one_line(text), step, unsure)


def _said(reply: bytes | str) -> str:
    return one_line(reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply)


def _context(server: SmtpSettings) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context()
        if server.ca_file:
            context.load_verify_locations(server.ca_file)
    except OSError as error:
        raise ConfigError(
            f"{server.ca_file}: no certificates can be read from it ({error}): mend mail.ca_file"
        ) from error
    return context


def _sender(message: EmailMessage) -> str:
    return str(message["From"].addresses[0].addr_spec)


def _address(text: str) -> Address:
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
