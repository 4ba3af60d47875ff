"""Child processes do the reading: results in order, and what breaks one argument breaks no other."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from briefing.edges.workers import run
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
            time.sleep(60)
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


def test_results_come_in_the_order_of_the_arguments():
    words = [f"w{n}" for n in range(50)]
    assert list(run(act, words, workers=2, batch=4)) == [w.upper() for w in words]


def test_no_arguments_start_no_child():
    assert list(run(act, [])) == []


TROUBLE = {
    "crash": "crashed",
    "exit": "crashed",
    "spin": "processor time",
    "sleep": "longer than",
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


def test_children_die_with_the_iterator():
    results = run(act, ["a", *["sleep"] * 20], workers=2, batch=1)
    assert next(results) == "A"
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 5
    assert not children()


def children() -> list[str]:
    """Worker processes of this one that still live."""
    found = subprocess.run(
        ["ps", "-o", "args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    return [line for line in found.stdout.splitlines() if "workers import serve" in line]


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
            import sys
            sys.path[:0] = [{root!r}, {tests!r}]
            from briefing.edges.workers import run
            from test_workers import act
            for result in run(act, ["a", "spin", "spin"], workers=2, batch=1, cpu_seconds=3):
                print(result, flush=True)
        """).format(root=str(ROOT), tests=str(ROOT / "tests"))
    )
    script_process = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert script_process.stdout.readline() == b"A\n"
    before = grandchildren(script_process.pid)
    assert before
    script_process.send_signal(how)
    script_process.wait(timeout=10)
    script_process.stdout.close()
    # Killed outright, the parent can end nobody: then the limit of processor time does.
    until = time.monotonic() + 15
    while any(alive(pid) for pid in before) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in before)


def grandchildren(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_children_know_no_secrets(monkeypatch):
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", "hunter2")
    assert list(run(environment, ["BRIEFING_SMTP_PASSWORD"])) == [""]


def environment(key: str) -> str:
    return os.environ.get(key, "")
