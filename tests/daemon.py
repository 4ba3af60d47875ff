"""A desk as a process of its own, to be killed: `python daemon.py CONFIG MODE …`, run from the tests.

The clock is the test's and the edition is ready-made; archive, files, locks, mail and the rounds themselves are real. It
forks one child for each attempt, so that a thousand kills cost no thousand imports.
"""

import json
import logging
import os
import random
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

import desk as desks

SLOTS = desks.utc("2026-02-02T05:00")


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


if __name__ == "__main__":
    logging.getLogger("briefing").addHandler(logging.NullHandler())
    path, mode, *numbers = sys.argv[1:]
    print(json.dumps({"killed": killed, "together": together}[mode](Path(path), *map(int, numbers))))
