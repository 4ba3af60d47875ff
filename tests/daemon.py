"""A desk as a process of its own, to be killed: `python daemon.py CONFIG MODE …`, run from the tests.

The clock is the test's and the edition is ready-made; archive, files, locks, mail and the rounds themselves are real. It
forks one child for each attempt, so that a thousand kills cost no thousand imports.
"""

import ctypes
import json
import logging
import os
import random
import re
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from datetime import timedelta
from pathlib import Path

import desk as desks

from briefing.errors import BriefingError

SLOTS = desks.utc("2026-02-02T05:00")

#: What a system call is struck with, and which are; killed is at any. No disk refuses to let go of a lock (fcntl), and SQLite, told
#: that one does, tries again without end.
STROKES = {
    "signal=SIGKILL": frozenset(),
    "error=EIO": frozenset(
        "connect fdatasync fsync ftruncate mkdir newfstatat openat pread64 pwrite64 read recvfrom rename sendto unlink write".split()
    ),
    "error=ENOSPC": frozenset("fdatasync fsync ftruncate mkdir openat pwrite64 rename write".split()),
}
#: What is said where strace may not be used.
UNTRACED = "strace may not trace here"


def slot(number: int):
    return SLOTS + timedelta(days=number)


def one_round(config: Path, number: int, look: bool = False) -> None:
    """Do rounds for a slot until nothing is left to do."""
    clock = desks.Clock("2026-02-01T12:00")
    with desks.open_desk(config, clock) as desk:
        desk.round(patience=60)
        clock.now = slot(number)
        for _ in range(1 if look else 20):
            until = desk.round(patience=60)
            if until is None or until > clock.now + timedelta(hours=1):
                return
            clock.now = until


def finished(config: Path, number: int) -> bool:
    with desks.open_desk(config, desks.Clock("2026-02-01T12:00")) as desk:
        frozen = desk.archive.ledger.last("morning", slots_only=True)
        if frozen is None or frozen.slot != f"{slot(number):%Y-%m-%d}T06:00":
            return False
        letters = desk.archive.ledger.letters(frozen.id)
        return all(x.state == "sent" for x in letters) and len(letters) == 2


def killed(config: Path, kills: int, seed: int) -> dict[str, int]:
    """Kill -9 rounds at random moments until so many have died; each slot is gone on with until it is finished."""
    dice, died, number, usual = random.Random(seed), 0, 0, 0.3
    while died < kills:
        number += 1
        for attempt in range(60):
            start = time.monotonic()
            child = os.fork()
            if child == 0:
                one_round(config, number)
                os._exit(0)
            doomed = attempt < 4 and dice.random() < 0.85
            if doomed:
                time.sleep(dice.random() * usual)
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            died += os.WIFSIGNALED(status)
            if not doomed:
                usual = 0.7 * usual + 0.3 * (time.monotonic() - start)
            if not os.WIFSIGNALED(status) and finished(config, number):
                break
        else:
            raise SystemExit(f"slot {number} was never finished")
    return {"kills": died, "slots": number}


def together(config: Path, slots: int) -> dict[str, int]:
    """Be one of several daemons at the same slots, each at its own pace."""
    for number in range(1, slots + 1):
        one_round(config, number, look=True)
        time.sleep(random.random() * 0.01)
    return {"slots": slots}


def traced(config: Path, number: int, *options: str) -> tuple[int, str]:
    """Do the rounds of a slot in a child under strace, and return its wait status and what it said."""
    said = config.with_name("said.txt")
    child = os.fork()
    if child == 0:
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # PR_SET_PTRACER: anybody may trace us
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.kill(os.getpid(), signal.SIGSTOP)
        status = 0
        try:
            one_round(config, number)
        except BriefingError:
            status = 1  # a daemon says so, and goes on with the next round
        except BaseException:
            traceback.print_exc()
            status = 2
        os._exit(status)
    os.waitpid(child, os.WUNTRACED)
    tracer = subprocess.Popen(["strace", "-f", "-qq", "-p", str(child), *options], stderr=subprocess.PIPE, text=True)
    while "TracerPid:\t0" in Path(f"/proc/{child}/status").read_text(encoding="utf-8"):
        if tracer.poll() is not None:
            os.kill(child, signal.SIGKILL)
            raise SystemExit(f"{UNTRACED}: {tracer.stderr.read()}")
        time.sleep(0.01)
    os.kill(child, signal.SIGCONT)
    _, status = os.waitpid(child, 0)
    tracer.communicate()
    return status, said.read_text(encoding="utf-8")


def struck(config: Path, most: int, seed: int) -> dict[str, object]:
    """Strike a slot's rounds at one system call after the other: killed there, or told of a broken or a full disk."""
    one_round(config, 1)
    log = config.with_name("strace.log")
    traced(config, 2, "-o", str(log))
    calls = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(encoding="utf-8"), re.MULTILINE))
    strokes = [
        (call, n, how)
        for call, count in sorted(calls.items())
        for n in range(1, count + 1)
        for how, struck_calls in STROKES.items()
        if call in struck_calls or not struck_calls
    ]
    dice = random.Random(seed)
    strokes = sorted(dice.sample(strokes, min(most, len(strokes))))
    faults, hit = [], 0
    for number, (call, n, how) in enumerate(strokes, start=3):
        inject = ("-e", f"trace={call}", "-e", f"inject={call}:{how}:when={n}", "-o", "/dev/null")
        status, said = traced(config, number, *inject)
        hit += status != 0
        if said:
            faults.append((call, n, how, said))
        for _ in range(20):
            one_round(config, number)
            if finished(config, number):
                break
        else:
            raise SystemExit(f"slot {number} was never finished: {call} {n} {how}")
    return {"slots": len(strokes) + 2, "strokes": len(strokes), "hit": hit, "faults": faults}


if __name__ == "__main__":
    logging.getLogger("briefing").addHandler(logging.NullHandler())
    path, mode, *numbers = sys.argv[1:]
    print(json.dumps({"killed": killed, "struck": struck, "together": together}[mode](Path(path), *map(int, numbers))))
