"""Mail: what a letter says in its head, and what becomes of it at a real server on loopback."""

import contextlib
import io
import random
import socket
import ssl
import threading
from datetime import UTC, datetime
from email import message_from_bytes, policy

import docx
import editions
import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from desk import SmtpServer
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edges.mail import LARGEST, Accepted, Refused, SmtpSettings, compose, send
from briefing.edges.page import write_html, write_text
from briefing.edges.word import write_word
from briefing.errors import ConfigError, DeliveryError
from briefing.text.wording import subject

LONG = 600.0  # seconds that no machine takes, however busy
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]


def letter(of="Morning, 7 May 2024: Bridge closed", **more):
    values = {
        "subject": of,
        "html": "<p>Bridge closed</p>",
        "text": "Bridge closed",
        "docx": b"PK",
        "filename": "morning.docx",
        "sender": "Desk <desk@hallow.example>",
        "recipient": "ana@hallow.example",
        "message_id": "<morning-2024-05-07-1@hallow.example>",
        "date": datetime(2024, 5, 7, 4, tzinfo=UTC),
    }
    return compose(**(values | more))


def head(message):
    """The head as another program reads it off the wire."""
    return message_from_bytes(message.as_bytes(), policy=policy.default)


# Composing


def test_the_letter_carries_the_edition():
    edition = editions.rich()
    message = letter(subject(edition), html=write_html(edition), text=write_text(edition), docx=write_word(edition))
    arrived = head(message)
    assert arrived["Subject"] == "Morning Briefing, 7 May 2024: Harbour Bridge closed for weeks after divers…"
    assert len(arrived["Subject"]) <= 78
    assert arrived.get_body(("plain",)).get_content().startswith("Morning Briefing")
    assert "Harbour Bridge" in arrived.get_body(("html",)).get_content()
    (attached,) = arrived.iter_attachments()
    assert attached.get_filename() == "morning.docx"
    assert docx.Document(io.BytesIO(attached.get_content())).paragraphs[0].text == "Morning Briefing"


def test_the_same_letter_twice_is_one_letter():
    assert letter().as_bytes() == letter().as_bytes()


def test_a_document_too_large_for_mail_is_not_sent():
    with pytest.raises(DeliveryError, match="15"):
        letter(docx=b"x" * (LARGEST + 1))


def test_a_notice_has_no_document():
    arrived = head(letter(docx=b""))
    assert arrived.get_content_type() == "multipart/alternative"
    assert list(arrived.keys()) == HEADERS


@pytest.mark.parametrize(
    "address", ["", "ana", "a@x, b@y", "a@x\nBcc: b@y", "<a@x> <b@y>", "a b@x", "@x", "a@", "a@x\x00", '"a\\\n"@x']
)
def test_what_is_not_one_address_is_refused(address):
    with pytest.raises(ConfigError):
        letter(recipient=address)
    with pytest.raises(ConfigError):
        letter(sender=address)


# What a header must never be made of, after CVE-2024-6923 and its kind.
EVIL = (
    *("\n", "\r", "\r\n", "\r\n ", "\n\n", "\x00", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"),
    *(
        "=?UTF-8?Q?=0A?=",
        "=?utf-8?q?=0D=0A?=",
        "=?UTF-8?B?Cg==?=",
        "=?utf-8?b?DQo=?=",
        "=?=?UTF-8?Q?=0A?=?=",
        "=\n?utf-8?Q?=0A?=",
    ),
    *(
        "\ud800",
        "\U0001f4a9",
        "é",
        "Bcc: x@evil.example",
        "To: x@evil.example",
        "Content-Type: text/html",
        ":",
        " ",
        "\t",
        '"',
        "<",
        ">",
        "=?",
        "?=",
    ),
)


def evil(dice):
    """Words with a header in them, or what a careless library makes one of."""
    return "Bridge " + "".join(dice.choices(EVIL, k=dice.randint(1, 6))) + "Bcc: x@evil.example"


@pytest.mark.timeout(900)
def test_no_title_name_or_file_name_writes_a_header(release):
    dice = random.Random(13)
    # Four slots a letter: 10,000 tries.
    for _ in range(25_000 if release else 2_500):
        names = {"sender": f"{named(dice)} <desk@b.example>", "recipient": f"{named(dice)} <ana@b.example>"}
        try:
            message = letter(evil(dice), filename=evil(dice), **names)
        except ConfigError:
            message = letter(evil(dice), filename=evil(dice))
        raw = message.as_bytes()
        lines = raw.split(b"\r\n\r\n")[0].split(b"\r\n")
        assert [line.split(b":")[0].decode() for line in lines if line[:1] not in b" \t"] == HEADERS
        assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")


def named(dice):
    """Half of the time evil that passes for a name."""
    words = evil(dice)
    return (
        words
        if dice.random() < 0.5
        else words.translate(dict.fromkeys(map(ord, '\n\r<>@:"\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x00\ud800')))
    )


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_subject_arrives_on_one_short_line(words):
    arrived = head(letter(words))
    assert list(arrived.keys()) == HEADERS
    assert len(arrived["Subject"]) <= 78
    assert not set(arrived["Subject"]) & set("\r\n\x00\x85\u2028\u2029")


def test_parts_cannot_be_broken_out_of():
    text = "x\n\n--==0==\nContent-Type: text/html\n\nevil\n.\nQUIT\n"
    arrived = head(letter(text=text, filename='a"; x=y\r\nBcc: z@evil.example/../b.docx'))
    assert [p.get_content_type() for p in arrived.walk()][1:] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]
    assert arrived.get_body(("plain",)).get_content().replace("\r\n", "\n") == text
    (attached,) = arrived.iter_attachments()
    assert not set(attached.get_filename()) & set('"/\\\r\n;')


# Sending


class Desk:
    """A server's own mind: an answer for each verb, and what it has taken."""

    def __init__(self, **answers):
        self.answers = answers
        self.taken = []
        self.verbs = []

    def said(self, verb, usual):
        self.verbs.append(verb)
        return self.answers.get(verb, usual)

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        answer = self.said("EHLO", None)
        return [answer] if answer else responses

    async def handle_HELO(self, server, session, envelope, hostname):
        session.host_name = hostname
        return self.said("EHLO", "250 hello")

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self.said("MAIL", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.said("RCPT", "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = self.said("DATA", "250 queued as 7F3A")
        if answer == "drop before":
            server.transport.abort()
            return "451 gone"
        if answer.startswith("250") or answer == "drop after":
            self.taken.append((envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        if answer == "drop after":
            server.transport.abort()
        return answer


@contextlib.contextmanager
def server(desk, **more):
    with SmtpServer(desk, **more) as controller:
        yield SmtpSettings("127.0.0.1", controller.port, security="none", timeout=LONG)


@pytest.fixture
def closed_port():
    """A port that is taken and at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_one_recipient_one_conversation():
    desk = Desk()
    with server(desk) as there:
        result = send(letter(), "ana@hallow.example", there)
    assert result == Accepted("ana@hallow.example", "queued as 7F3A")
    ((sender, recipients, content),) = desk.taken
    assert (sender, recipients) == ("desk@hallow.example", ("ana@hallow.example",))
    assert content == letter().as_bytes().removesuffix(b"\r\n") + b"\r\n"


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("code", [421, 450, 451, 452, 501, 550, 552, 554])
def test_what_the_server_says_is_what_we_report(verb, code):
    desk = Desk(**{verb: f"{code} 4.3.0 not now"})
    with server(desk) as there:
        result = send(letter(), "ana@hallow.example", there)
    assert result == Refused("ana@hallow.example", code >= 500, code, "4.3.0 not now")
    assert desk.taken == []


@pytest.mark.parametrize("code", [421, 450, 554])
def test_a_server_that_greets_badly_may_greet_better_later(code):
    with server(Desk(EHLO=f"{code} go away")) as there:
        result = send(letter(), "ana@hallow.example", there)
    assert (result.permanent, result.code, result.step) == (False, code, "connection")


def test_a_machine_that_does_not_know_its_own_name_is_no_fault_of_ours(monkeypatch):
    def nameless(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(socket, "gethostname", nameless)
    result = send(letter(), "ana@hallow.example", SmtpSettings("127.0.0.1", 9))
    assert (result.permanent, result.step, result.text) == (False, "connection", "Input/output error")


def test_a_letter_without_an_answer_is_unsure():
    desk = Desk(DATA="drop after")
    with server(desk) as there:
        result = send(letter(), "ana@hallow.example", there)
    assert desk.taken
    assert isinstance(result, Refused)
    assert (result.permanent, result.unsure) == (False, True)


def test_a_line_that_drops_early_is_sure():
    with scripted([b"220 hi\r\n", b"250 hello\r\n", b"250 OK\r\n", b""]) as there:
        result = send(letter(), "ana@hallow.example", there)
    assert (result.permanent, result.unsure) == (False, False)


def test_too_large_for_the_server_is_for_good():
    with server(Desk(), data_size_limit=1000) as there:
        result = send(letter(docx=b"x" * 5000), "ana@hallow.example", there)
    assert (result.permanent, result.code) == (True, 552)


def test_nobody_at_home(closed_port):
    result = send(letter(), "ana@hallow.example", SmtpSettings("127.0.0.1", closed_port, security="none"))
    assert (result.permanent, result.step, result.unsure) == (False, "connection", False)


@contextlib.contextmanager
def scripted(answers, pause=0.0, timeout=LONG):
    """A server that sends each answer in turn, whatever it hears, b"" hanging up; with a pause, a byte at a time.

    It never hangs up by itself otherwise: whoever does not give it up waits for ever.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def talk():
        line, _ = listener.accept()
        with line, contextlib.suppress(OSError):
            for n, answer in enumerate(answers):
                if n:
                    line.recv(65536)
                if not answer:
                    return
                for byte in [answer] if not pause else [answer[i : i + 1] for i in range(len(answer))]:
                    line.sendall(byte)
                    if over.wait(pause):
                        return
            over.wait()

    thread = threading.Thread(target=talk)
    thread.start()
    try:
        yield SmtpSettings("127.0.0.1", listener.getsockname()[1], security="none", timeout=timeout)
    finally:
        over.set()
        listener.close()
        thread.join()


def test_a_silent_server_is_given_up():
    with scripted([b"220 hi\r\n"], timeout=0.5) as there:
        result = send(letter(), "ana@hallow.example", there)
    assert (result.permanent, result.unsure) == (False, False)


def test_a_dripping_server_is_given_up():
    with scripted([b"220-" + b"x" * 1_000_000], pause=0.1) as there:
        slow = SmtpSettings(there.host, there.port, security="none", timeout=LONG, deadline=0.7)
        result = send(letter(), "ana@hallow.example", slow)
    assert isinstance(result, Refused)


# Certificates and passwords


class Login:
    def __init__(self):
        self.seen = []

    def __call__(self, server, session, envelope, mechanism, given):
        self.seen.append((mechanism, given))
        right = isinstance(given, LoginPassword) and given.password == b"rosebud"
        return AuthResult(success=right, handled=False)


def test_starttls_and_login(certificate):
    cert, context = certificate("IP:127.0.0.1")
    desk, login = Desk(), Login()
    with server(desk, tls_context=context, require_starttls=True, authenticator=login, auth_required=True) as there:
        safe = SmtpSettings(there.host, there.port, user="desk", password="rosebud", ca_file=cert, timeout=LONG)
        assert isinstance(send(letter(), "ana@hallow.example", safe), Accepted)
        wrong = SmtpSettings(there.host, there.port, user="desk", password="sled", ca_file=cert, timeout=LONG)
        result = send(letter(), "ana@hallow.example", wrong)
    assert (result.step, result.code, result.permanent) == ("login", 535, False)
    assert len(desk.taken) == 1


def test_encrypted_from_the_first_byte(certificate):
    cert, context = certificate("IP:127.0.0.1")
    desk = Desk()
    with encrypted(desk, context) as there:
        safe = SmtpSettings(there.host, there.port, security="tls", ca_file=cert, timeout=LONG)
        assert isinstance(send(letter(), "ana@hallow.example", safe), Accepted)
        distrusting = SmtpSettings(there.host, there.port, security="tls", timeout=LONG)
        result = send(letter(), "ana@hallow.example", distrusting)
    assert isinstance(result, Refused)
    assert len(desk.taken) == 1


@contextlib.contextmanager
def encrypted(desk, context):
    """A server that speaks TLS at once; the controller's own check of its health would speak in clear."""

    class Quiet(SmtpServer):
        def _trigger_server(self):
            with socket.create_connection((self.hostname, self.port)) as line:
                trusting = ssl.create_default_context()
                trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
                with trusting.wrap_socket(line) as safe:
                    safe.recv(1024)

    with Quiet(desk, ssl_context=context) as controller:
        yield SmtpSettings("127.0.0.1", controller.port)


@pytest.mark.parametrize(
    ("name", "until", "trusted"),
    [
        ("IP:127.0.0.1", "20991231000000Z", False),
        ("DNS:other.example", "20991231000000Z", True),
        ("IP:127.0.0.1", "20200102000000Z", True),
    ],
    ids=["self-signed", "wrong name", "expired"],
)
def test_a_bad_certificate_gets_neither_password_nor_letter(certificate, name, until, trusted):
    cert, context = certificate(name, until)
    desk, login = Desk(), Login()
    with server(desk, tls_context=context, authenticator=login) as there:
        careful = SmtpSettings(
            there.host, there.port, user="desk", password="rosebud", ca_file=cert if trusted else "", timeout=LONG
        )
        result = send(letter(), "ana@hallow.example", careful)
    assert (result.step, result.permanent) == ("encryption", False)
    assert (desk.taken, login.seen) == ([], [])


def test_starttls_stripped_gets_neither_password_nor_letter():
    desk, login = Desk(), Login()
    with server(desk, authenticator=login, auth_require_tls=False) as there:
        result = send(
            letter(), "ana@hallow.example", SmtpSettings(there.host, there.port, user="desk", password="rosebud")
        )
    assert (result.step, result.permanent) == ("encryption", False)
    assert (desk.taken, login.seen) == ([], [])
    assert "MAIL" not in desk.verbs


def test_in_clear_no_password_is_sent():
    desk, login = Desk(), Login()
    with server(desk, authenticator=login, auth_require_tls=False) as there:
        plain = SmtpSettings(there.host, there.port, security="none", user="desk", password="rosebud", timeout=LONG)
        assert isinstance(send(letter(), "ana@hallow.example", plain), Accepted)
    assert login.seen == []


def test_the_password_is_in_no_traceback():
    assert "rosebud" not in repr(SmtpSettings("mail.example", user="desk", password="rosebud"))


def test_certificates_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(ConfigError, match="nowhere"):
        send(letter(), "ana@hallow.example", SmtpSettings("127.0.0.1", ca_file=str(tmp_path / "nowhere.pem")))


def test_in_clear_no_certificate_is_asked_for(tmp_path, closed_port):
    nowhere = SmtpSettings("127.0.0.1", closed_port, security="none", ca_file=str(tmp_path / "nowhere.pem"))
    assert send(letter(), "ana@hallow.example", nowhere).step == "connection"
