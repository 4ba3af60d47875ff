"""The alarm clock wakes in time, at a ring, and at each beat whatever the wall clock does."""

import threading
import time
from datetime import UTC, datetime, timedelta

from briefing.edges.alarm import Alarm


def waited(alarm, until=None, beat=30.0):
    """Seconds of a clock that nobody can set, until the alarm woke us."""
    start = time.monotonic()
    alarm.wait(until, beat)
    return time.monotonic() - start


def soon(seconds):
    return datetime.now(UTC) + timedelta(seconds=seconds)


def test_it_wakes_at_the_moment():
    with Alarm() as alarm:
        assert 0.2 <= waited(alarm, soon(0.3)) < 20


def test_a_moment_that_has_passed_wakes_at_once():
    """APScheduler's own grace is one second; ours has no end."""
    with Alarm() as alarm:
        assert waited(alarm, soon(-3600)) < 20


def test_it_wakes_at_a_ring_that_came_before_or_comes_meanwhile():
    with Alarm() as alarm:
        for _ in range(5000):  # more than the line holds
            alarm.ring()
        assert waited(alarm) < 20
        threading.Timer(0.2, alarm.ring).start()
        assert 0.1 < waited(alarm, soon(3600)) < 20


def test_it_beats_though_the_moment_is_far_as_after_the_clock_was_set_back():
    """T7: a clock set back two hours leaves APScheduler waiting two hours longer; whoever waits here is not kept."""
    with Alarm() as alarm:
        assert 0.2 <= waited(alarm, soon(7200), beat=0.3) < 20
        assert waited(alarm, None, beat=0.1) < 20
        # And the next moment takes the place of the one before.
        assert waited(alarm, soon(0.1)) < 20


def test_a_ring_after_closing_is_nothing():
    with Alarm() as alarm:
        pass
    alarm.ring()
