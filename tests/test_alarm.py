"""The alarm clock wakes in time, at a ring, and at each beat whatever the wall clock does."""

import threading
import time
from datetime import UTC, datetime, timedelta

from briefing.edges.alarm import Alarm

FAR = 36000.0  # seconds: a test that waits so long is ended by its own limit


def soon(seconds):
    return datetime.now(UTC) + timedelta(seconds=seconds)


def test_it_wakes_at_the_moment():
    with Alarm() as alarm:
        moment = soon(0.3)
        alarm.wait(moment, FAR)
    assert datetime.now(UTC) >= moment - timedelta(seconds=0.05)


def test_a_moment_that_has_passed_wakes_at_once():
    """APScheduler's own grace is one second; ours has no end."""
    with Alarm() as alarm:
        alarm.wait(soon(-3600), FAR)


def test_it_wakes_at_a_ring_that_came_before_or_comes_meanwhile():
    with Alarm() as alarm:
        for _ in range(5000):  # more than the line holds
            alarm.ring()
        alarm.wait(None, FAR)
        rung = []
        threading.Timer(0.2, lambda: (rung.append(True), alarm.ring())).start()
        alarm.wait(soon(FAR), FAR)
    assert rung


def test_it_beats_though_the_moment_is_far_as_after_the_clock_was_set_back():
    """T7: a clock set back two hours leaves APScheduler waiting two hours longer; whoever waits here is not kept."""
    with Alarm() as alarm:
        start = time.monotonic()
        alarm.wait(soon(FAR), 0.3)
        assert time.monotonic() - start >= 0.2
        alarm.wait(None, 0.1)
        # And the next moment takes the place of the one before.
        alarm.wait(soon(0.1), FAR)


def test_a_ring_after_closing_is_nothing():
    with Alarm() as alarm:
        pass
    alarm.ring()
