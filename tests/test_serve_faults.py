"""The daemon as a process: killed, doubled, stopped, reloaded, and with secrets to keep."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from daemon import UNTRACED
from desk import Inbox, mail_server, write_config

from briefing.edges.archive import open_archive

TESTS = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}", "OMP_NUM_THREADS": "1"}
A, B = "a@newsroom.example", "b@newsroom.example"


@pytest.fixture
def inbox(tmp_path):
    return Inbox()


@pytest.fixture
def newsroom(tmp_path, inbox):
    with mail_server(inbox) as port:
        yield write_config(tmp_path, port)


def daemon(*arguments):
    return subprocess.Popen(
        [sys.executable, str(TESTS / "daemon.py"), *map(str, arguments)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.timeout(3600)
def test_killed_at_any_moment_it_loses_nothing_and_sends_no_second_copy(newsroom, inbox, release):
    """T1: none lost, no second Message-ID, one document a slot."""
    process = daemon(newsroom, "killed", 1000 if release else 25, 11)
    out, err = process.communicate()
    assert process.returncode == 0, err
    _each_slot_once(json.loads(out), newsroom, inbox)


@pytest.mark.timeout(3600)
def test_struck_at_any_system_call_it_recovers_and_calls_it_no_fault_of_its_own(newsroom, inbox, release):
    """T2: killed there, or told of a disk that is broken or full."""
    if not shutil.which("strace"):
        pytest.skip("strace is not here")
    process = daemon(newsroom, "struck", 10_000 if release else 12, 2)
    out, err = process.communicate()
    if UNTRACED in err:
        pytest.skip(err)
    assert process.returncode == 0, err
    told = json.loads(out)
    assert told["faults"] == []
    assert told["hit"]
    repeated = _each_slot_once(told, newsroom, inbox)
    assert not release or repeated <= 0.05 * 2 * told["slots"]


def _each_slot_once(told, newsroom, inbox):
    """Check that each slot has one document and is in each recipient's hands, in one copy; return how many came again."""
    letters = Counter((to, message_id) for to, message_id, _ in inbox.letters)
    editions = (
        sqlite3.connect(newsroom.parent / "archive.sqlite").execute("SELECT slot, sha256 FROM editions").fetchall()
    )
    repeated = sum(n - 1 for n in letters.values())
    print(f"{told} letters {len(letters)} lost {2 * told['slots'] - len(letters)} repeated {repeated}")
    assert len(editions) == len({slot for slot, _ in editions}) == told["slots"]
    assert Counter(to for to, _ in letters) == {A: told["slots"], B: told["slots"]}
    copies = defaultdict(set)
    for _, message_id, content in inbox.letters:
        copies[message_id].add(content)
    assert all(len(same) == 1 for same in copies.values())
    papers = list((newsroom.parent / "briefings").glob("*.docx"))
    assert len(papers) == told["slots"]
    return repeated


@pytest.mark.timeout(3600)
def test_daemons_that_share_an_archive_send_each_slot_once(newsroom, inbox, release):
    """T5."""
    daemons, slots = (10, 1000) if release else (3, 15)
    processes = [daemon(newsroom, "together", slots) for _ in range(daemons)]
    for process in processes:
        _, err = process.communicate()
        assert process.returncode == 0, err
    assert Counter(to for to, _, _ in inbox.letters) == {A: slots, B: slots}
    assert len({message_id for _, message_id, _ in inbox.letters}) == 2 * slots


# The real thing: `briefing serve` with a feed to pull.

FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Hallow Courier</title><link>http://127.0.0.1/</link><description>d</description>
<item><guid>1</guid><link>http://127.0.0.1:1/bridge</link><title>Harbour Bridge closed for weeks</title>
<pubDate>{now}</pubDate><content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"""
BODY = "".join(
    f"<p>Engineers closed the Harbour Bridge in Port Hallow before the morning rush on Monday, span {n}, after divers"
    " found a crack as long as a bus in its central pier. The repair will cost $14 million, the authority said.</p>"
    for n in range(8)
)


class Outlet(BaseHTTPRequestHandler):
    """An outlet that hears every question and answers while its door is open."""

    asked, door = threading.Event(), threading.Event()

    def do_GET(self):
        self.asked.set()
        self.door.wait()
        now = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time.time() - 600))
        body = FEED.format(now=now, body=BODY).encode()
        self.send_response(200 if self.path == "/rss" else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def outlet():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Outlet.asked.clear()
    Outlet.door.set()
    yield f"http://127.0.0.1:{server.server_port}/rss"
    Outlet.door.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def served(newsroom, outlet):
    """A newsroom whose slot is due and whose feed answers."""
    return due_editions(newsroom, outlet, 1)


def due_editions(newsroom, outlet, count):
    """Give a newsroom so many editions whose slots are due: of an hour ago, so that the next is as far off as it can be.

    A letter is given up when the next slot is due: a slot a minute would be none on a busy machine.
    """
    rule = f"0 {(datetime.now(UTC) - timedelta(hours=1)).hour} * * *"
    config = json.loads(newsroom.read_text(encoding="utf-8"))
    edition = config["editions"].pop("morning") | {"feeds": [outlet], "schedule": [rule], "time_zone": "UTC"}
    names = ["morning", *(f"morning{n}" for n in range(2, count + 1))]
    config["editions"] = dict.fromkeys(names, edition)
    config["fetch"] = {"allow_networks": ["127.0.0.0/8"], "delay": 0, "timeout": "1h"}
    newsroom.write_text(json.dumps(config), encoding="utf-8")
    with open_archive(str(newsroom.parent / "archive.sqlite")) as archive:
        since = json.dumps({"rule": f"UTC {rule}", "since": "2020-01-01T00:00:00+00:00"})
        for name in names:
            archive.watch.keep_note(f"watched:{name}", since)
    return newsroom


class Serve:
    """`briefing serve` as a process, with what it says."""

    def __init__(self, config, **environment):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefing", "serve", "-c", str(config)],
            env=ENVIRONMENT | environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines = []
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stderr:
            self.lines.append(line)

    @property
    def said(self):
        return "".join(self.lines)

    def hears(self):
        """Wait until the process holds signals back or handles them."""
        while True:
            status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
            masks = dict(line.split(":\t") for line in status.splitlines() if line.startswith("Sig"))
            if any(int(masks[name], 16) >> (signal.SIGHUP - 1) & 1 for name in ("SigBlk", "SigCgt")):
                return
            time.sleep(0.01)

    def until(self, words, count=1, seconds=300):
        """Wait until it has said something so often; how long that takes is the machine's affair."""
        end = time.monotonic() + seconds
        while self.said.count(words) < count:
            assert time.monotonic() < end, f"it never said {words!r}:\n{self.said}"
            assert self.process.poll() is None, self.said
            time.sleep(0.02)

    def stop(self, number=signal.SIGTERM):
        """Send a signal and return (seconds, exit status)."""
        start = time.monotonic()
        self.process.send_signal(number)
        status = self.process.wait(300)
        self.reader.join()
        self.process.stderr.close()
        return time.monotonic() - start, status


def test_serve_makes_mails_and_stops(served, inbox):
    running = Serve(served)
    running.until("morning: mailed to", 2)
    assert running.stop()[1] == 0, running.said
    assert set(inbox.served) >= {A, B}
    assert "Traceback" not in running.said


def test_stopped_while_it_pulls_it_leaves_nothing_half_done(served, inbox):
    """T29: it waits for no answer before it stops, and the next start makes the slot."""
    Outlet.door.clear()
    running = Serve(served)
    Outlet.asked.wait()
    assert running.stop(signal.SIGINT)[1] == 0, running.said
    assert not inbox.letters
    Outlet.door.set()
    running = Serve(served)
    running.until("morning: mailed to", 2)
    assert running.stop()[1] == 0


@pytest.mark.timeout(3600)
def test_told_to_stop_at_any_moment_it_stops_and_the_next_one_goes_on(newsroom, outlet, inbox, release):
    """T29: from the moment that the process can hear at all, while it is still being imported included."""
    signals, count = (200, 100) if release else (4, 4)
    due_editions(newsroom, outlet, count)
    dice, slowest = random.Random(29), 0.0
    for _ in range(signals):
        running = Serve(newsroom)
        running.hears()
        time.sleep(dice.random() * 4)
        if dice.random() < 0.5:
            running.process.send_signal(signal.SIGHUP)
            time.sleep(dice.random())
        seconds, status = running.stop(dice.choice([signal.SIGTERM, signal.SIGINT]))
        assert status == 0, running.said
        assert "Traceback" not in running.said
        slowest = max(slowest, seconds)
    print(f"slowest stop {slowest:.1f} s")
    running = Serve(newsroom)
    running.hears()
    while len({(to, message_id) for to, message_id, _ in inbox.letters}) < 2 * count:
        assert running.process.poll() is None, running.said
        time.sleep(0.02)
    assert running.stop()[1] == 0
    _nothing_lost(newsroom, inbox, count)


def _nothing_lost(config, inbox, count):
    """Each edition has gone to everybody; nobody has two different copies."""
    with open_archive(str(config.parent / "archive.sqlite")) as archive:
        letters = archive.ledger.letters()
    assert Counter(x.recipient for x in letters) == {A: count, B: count}
    arrived = defaultdict(set)
    for to, message_id, content in inbox.letters:
        arrived[to, message_id].add(content)
    assert all(len(copies) == 1 for copies in arrived.values())
    assert {(x.recipient, x.message_id) for x in letters} == set(arrived)
    assert all(x.state in ("sent", "waiting", "sending") for x in letters)


def test_a_bad_config_leaves_the_old_one_and_a_good_one_takes_over(served):
    """T29."""
    running = Serve(served)
    running.until("wrote", 2)
    good = served.read_text(encoding="utf-8")
    served.write_text(good.replace("schedule", "shedule"), encoding="utf-8")
    running.process.send_signal(signal.SIGHUP)
    running.until("the settings stay as they were")
    (line,) = [x for x in running.lines if "the settings stay" in x]
    assert "did you mean 'schedule'?" in line
    served.write_text(re.sub(r"0 \d+ \* \* \*", "30 6 * * *", good), encoding="utf-8")
    running.process.send_signal(signal.SIGHUP)
    running.until("the settings were read again")
    running.until("06:30 UTC")
    assert running.stop()[1] == 0
    assert "Traceback" not in running.said


def test_secrets_are_kept(served, inbox, tmp_path):
    """T28: the password reaches no log, no file and no archive, though the login fails in clear view."""
    secrets = [f"s3cret-{n}-{os.urandom(6).hex()}" for n in range(3)]
    config = json.loads(served.read_text(encoding="utf-8"))
    config["mail"] |= {"user": "desk", "security": "starttls"}
    served.write_text(json.dumps(config), encoding="utf-8")
    kept = tmp_path / "password"
    kept.write_text(secrets[1] + "\n", encoding="utf-8")
    for environment in (
        {"BRIEFING_MAIL_PASSWORD": secrets[0]},
        {"BRIEFING_MAIL_PASSWORD_FILE": str(kept)},
        {
            "BRIEFING_MAIL_PASSWORD": secrets[2],
            "BRIEFING_ARCHIVE_URL": f"postgresql+psycopg://u:{secrets[1]}@127.0.0.1:1/x",
        },
    ):
        running = Serve(served, **environment)
        if "BRIEFING_ARCHIVE_URL" in environment:
            running.process.wait(300)
            running.reader.join()
            running.process.stderr.close()
            assert running.process.returncode == 1
        else:
            running.until("not yet mailed")
            running.stop()
            _due_now(served)
        assert not [s for s in secrets if s in running.said], running.said
    kept.unlink()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert not [s for s in secrets if s.encode() in path.read_bytes()], path
    assert not inbox.letters


def _due_now(config):
    """Let no letter wait for its turn."""
    with open_archive(str(config.parent / "archive.sqlite")) as archive:
        for letter in archive.ledger.letters(states=("waiting",)):
            archive.ledger.mark(letter, "waiting", "", due=datetime.now(UTC))
