"""Child processes do the reading: results in order, and what breaks one argument breaks no other."""

import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from briefing.edges.workers import hands, ready, run, shop
from briefing.errors import SourceError
from briefing.model import Failure

ROOT = Path(__file__).parents[1]


def act(word: str) -> str:
    """What a page could do to its reader."""
    match word:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(3)
        case "spin":
            while True:
                pass
        case "sleep":
            time.sleep(3600)
        case "eat":
            return str(len(bytearray(2**31)))
        case "refuse":
            raise SourceError("elsewhere", "a paywall")
        case "break":
            raise KeyError("loose")
        case "unspeakable":
            return lambda: None
        case "print":
            print("noise")
    return word.upper()


def address(word: str) -> str:
    return f"https://a.example/{word}"


@pytest.fixture(autouse=True, params=[True, False], ids=["forked", "fresh"])
def _hired(request, monkeypatch):
    """Children forked by a foreman, and children that are interpreters of their own."""
    monkeypatch.setattr(hands, "FORKS", request.param and hands.FORKS)
    # What is not asleep has time without end: on a busy machine a child's imports alone may take a minute.
    monkeypatch.setattr(shop, "PATIENCE", 10_000)


@pytest.fixture
def impatient(monkeypatch):
    """A shop that waits two seconds, and no longer for a fresh child."""
    monkeypatch.setattr(shop, "PATIENCE", 4)
    monkeypatch.setattr(hands._Fresh, "start", 0.0)


def test_results_come_in_the_order_of_the_arguments():
    words = [f"w{n}" for n in range(50)]
    assert list(run(act, words, workers=2, batch=4)) == [w.upper() for w in words]


def test_no_arguments_start_no_child():
    assert list(run(act, [])) == []


TROUBLE = {
    "crash": "crashed",
    "exit": "crashed",
    "spin": "took",
    "eat": "memory",
    "refuse": "a paywall",
    "break": "KeyError",
    "unspeakable": "could not be read",
}


def test_one_bad_argument_is_its_own_failure_only():
    words = ["good", *(w for bad in TROUBLE for w in (bad, "fine")), "print"]
    results = list(run(act, words, name=address, workers=2, batch=6, cpu_seconds=0.5, memory_bytes=200 * 2**20))
    for word, result in zip(words, results, strict=True):
        if word in TROUBLE:
            assert isinstance(result, Failure), word
            assert result.url == address(word)
            assert TROUBLE[word] in result.reason
        else:
            assert result == word.upper()


def test_a_page_that_keeps_the_processor_busy_is_stopped_by_the_processor_s_own_clock():
    spun, fine = run(act, ["spin", "fine"], name=address, workers=1, cpu_seconds=0.5)
    assert "more than 0.5 s of processor time" in spun.reason
    assert fine == "FINE"


@pytest.mark.usefixtures("impatient")
def test_a_page_that_waits_is_stopped_by_the_clock_on_the_wall():
    (slept,) = run(act, ["sleep"], name=address, workers=1, cpu_seconds=0.5)
    assert slept == Failure(address("sleep"), slept.reason)
    assert "longer than 2 s" in slept.reason
    assert not children()


def test_children_die_with_the_iterator():
    results = run(act, ["a", *["sleep"] * 20], workers=2, batch=1)
    assert next(results) == "A"
    results.close()
    assert not children()


def children() -> list[int]:
    """The processes that read for this one; the foreman who forks them is none of them, and stays."""
    return [pid for pid, words in below(os.getpid()) if "lead()" not in words]


def below(pid: int) -> list[tuple[int, str]]:
    """Living processes below one, with their command lines: children, and children's children."""
    found = subprocess.run(["ps", "-wweo", "ppid=,pid=,stat=,args="], capture_output=True, text=True, check=True)
    rows = [line.split(None, 3) for line in found.stdout.splitlines()]
    own = [
        (int(child), words) for parent, child, state, words in rows if parent == str(pid) and not state.startswith("Z")
    ]
    own = [(child, words) for child, words in own if not words.startswith("ps ")]
    return own + [(lower, "forked") for child, _ in own for lower, _ in below(child)]


def test_threads_may_run_workers_side_by_side():
    told: list[list] = []
    threads = [
        threading.Thread(target=lambda: told.append(list(run(act, ["a", "crash", "b"], workers=1)))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [[r for r in results if isinstance(r, str)] for results in told] == [["A", "B"]] * 3


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_script_that_is_stopped_leaves_no_child(tmp_path, how):
    script = tmp_path / "script.py"
    # No main guard: a newsroom's own script need not know how we start our children.
    script.write_text(
        textwrap.dedent("""
            import signal, sys
            sys.path[:0] = [{root!r}, {tests!r}]
            from briefing.edges.workers import run
            from test_workers import act
            # A shell starts what it puts in the background deaf to Ctrl-C.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for result in run(act, ["a", "spin", "spin"], workers=2, batch=1, cpu_seconds=3):
                print(result, flush=True)
        """).format(root=str(ROOT), tests=str(ROOT / "tests")),
        encoding="utf-8",
    )
    script_process = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert script_process.stdout.readline() == b"A\n"
    before = [pid for pid, _ in below(script_process.pid)]
    assert before
    script_process.send_signal(how)
    script_process.wait()
    script_process.stdout.close()
    # Killed outright, the parent can end nobody: then the foreman does.
    while any(alive(pid) for pid in before):
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_children_know_no_secrets(monkeypatch):
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", "hunter2")
    assert list(run(environment, ["BRIEFING_SMTP_PASSWORD"])) == [""]


def environment(key: str) -> str:
    return os.environ.get(key, "")


def loaded(name: str) -> bool:
    return name in sys.modules


def rehearse() -> None:
    import colorsys

    assert colorsys


def test_what_a_rehearsal_loads_is_there_for_every_child():
    if not hands.FORKS:
        ready(rehearse)  # does nothing
        assert list(run(loaded, ["colorsys"])) == [False]
        return
    ready(rehearse)
    assert list(run(loaded, ["colorsys"] * 3, workers=2, batch=1)) == [True] * 3


def test_a_rehearsal_that_fails_stops_nothing():
    ready(fail)
    assert list(run(act, ["a"])) == ["A"]


def fail() -> None:
    raise ValueError("not today")


def test_when_the_foreman_is_dead_there_is_another():
    assert list(run(act, ["a"])) == ["A"]
    for pid, words in below(os.getpid()):
        if "lead()" in words:
            os.kill(pid, signal.SIGKILL)
    assert list(run(act, ["b", "crash", "c"], name=address, workers=1))[::2] == ["B", "C"]


def test_a_foreman_leaves_without_a_word_where_his_caller_is_gone_with_his_answer_unread():
    if not hands.FORKS:
        pytest.skip("nobody forks here")
    orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        foreman = subprocess.Popen(
            [sys.executable, "-c", hands._LEAD],
            stdin=theirs,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    asked, channel = socket.socketpair()
    with orders, asked, channel:
        socket.send_fds(orders, [pickle.dumps(("hire", pickle.dumps((str.upper, 1, 2**29))))], [channel.fileno()])
        select.select([orders], [], [])  # he has answered, and nobody will hear it
    assert foreman.communicate()[1] == b""
    assert foreman.returncode == 0


def test_a_foreman_whom_nobody_wants_leaves(monkeypatch):
    if not hands.FORKS:
        pytest.skip("nobody forks here")
    monkeypatch.setattr(
        hands, "_LEAD", "from briefing.edges.workers import foreman; foreman.IDLE = 0.2; foreman.lead()"
    )
    hands._leave(hands._foreman())
    # Other tests may have children of their own.
    others = {pid for pid, _ in below(os.getpid())}
    assert list(run(act, ["a"])) == ["A"]
    while {pid for pid, _ in below(os.getpid())} - others:
        time.sleep(0.05)
    assert list(run(act, ["b"])) == ["B"]
