"""Sending: handing a letter to a server, one recipient a conversation, and never a password in clear."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from threading import Timer
from typing import Literal

from briefing.edges.mail.letters import address
from briefing.errors import ConfigError
from briefing.text.clean import one_line

Security = Literal["starttls", "tls", "none"]
#: Where a conversation ended.
Step = Literal["connection", "encryption", "login", "letter"]
# Seconds for the server's goodbye.
_GOODBYE = 5.0
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}


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


def send(message: EmailMessage, recipient: str, server: SmtpSettings) -> Accepted | Refused:
    """Hand the letter to the server for one recipient; return what came of it.

    Every step has a timeout and the conversation a deadline; certificates are checked; nothing is raised for what
    servers and networks do. Raises ConfigError for an address that is none or certificates that cannot be read.
    """
    to = address(recipient).addr_spec
    return _converse(server, to, lambda client: client.send_message(message, _sender(message), [to]))


def reach(server: SmtpSettings) -> Accepted | Refused:
    """Greet the server, log in and leave; return whether a letter could be handed over now."""
    return _converse(server, "", lambda client: client.noop())


def _converse(server: SmtpSettings, to: str, act: Callable[[_Conversation], object]) -> Accepted | Refused:
    """Return what came of a conversation that comes as far as the letter, and there does what is wanted."""
    context = _context(server)
    step: Step = "connection"
    try:
        client = _Conversation(server, context)
    except (OSError, UnicodeError) as error:  # it has asked the system for this machine's own name
        return _refused(error, to, step, False)
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
        return _refused(error, to, step, client.in_doubt)
    finally:
        _leave(client)
    return Accepted(to, client.receipt)


class _Conversation(smtplib.SMTP):
    """A conversation that knows its last answer, and whether a letter is out without one."""

    def __init__(self, server: SmtpSettings, context: ssl.SSLContext | None) -> None:
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
        if self.context and self.server.security == "tls":
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
    code, text = 0, getattr(error, "strerror", "") or str(error) or type(error).__name__
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()))
        text = _said(reply)
    elif isinstance(error, smtplib.SMTPResponseException):
        code, text = error.smtp_code, _said(error.smtp_error)
    permanent = step == "letter" and (code >= 500 or isinstance(error, smtplib.SMTPNotSupportedError))
    return Refused(recipient, permanent, max(code, 0), one_line(text), step, unsure)


def _said(reply: bytes | str) -> str:
    return one_line(reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply)


def _context(server: SmtpSettings) -> ssl.SSLContext | None:
    """Return what certificates are held against; None where the conversation is in clear and none are asked for."""
    if server.security == "none":
        return None
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
