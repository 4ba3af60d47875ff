"""Hands: the caller's side of a child process, however it was started."""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Protocol

from briefing.edges.workers.bench import write_frame
from briefing.edges.workers.foreman import MOST

#: Elsewhere system libraries do not bear a fork, or there is none.
FORKS = sys.platform == "linux"
#: What a child may know of the environment: nothing that could hold a secret.
ENVIRONMENT = (
    "HOME",
    "LANG",
    "LD_LIBRARY_PATH",
    "PATH",
    "PYTHONHASHSEED",
    "SYSTEMROOT",
    "TEMP",
    "TMPDIR",
    "TZ",
    "VIRTUAL_ENV",
)
#: Seconds that a foreman may take to answer: on a busy machine its imports alone can take many.
PATIENCE = 60

_LEAD = "from briefing.edges.workers.foreman import lead; lead()"
_SERVE = "from briefing.edges.workers.bench import serve; serve()"


class Hand(Protocol):
    """A child process."""

    asked: IO[bytes]
    answers: IO[bytes]
    #: Seconds that it may take before it begins.
    start: float

    def kill(self) -> None:
        """End the child at once."""

    def wait(self) -> int:
        """Return the child's exit status, the signal below zero where one ended it, once it has ended."""


class _Fresh:
    """A child that is an interpreter of its own."""

    start = 20.0

    def __init__(self, task: bytes) -> None:
        self.process = _interpreter(_SERVE, subprocess.PIPE, subprocess.PIPE)
        assert self.process.stdin
        assert self.process.stdout
        self.asked: IO[bytes] = self.process.stdin
        self.answers: IO[bytes] = self.process.stdout
        with contextlib.suppress(OSError):  # a child that is gone shows by the end of its answers
            write_frame(self.asked, task)

    def kill(self) -> None:
        self.process.kill()

    def wait(self) -> int:
        return self.process.wait()


class _Forked:
    """A child of the foreman."""

    start = 0.0

    def __init__(self, foreman: _Foreman, pid: int, channel: socket.socket) -> None:
        self.foreman = foreman
        self.pid = pid
        self.status: int | None = None
        self.asked: IO[bytes] = channel.makefile("wb")
        self.answers: IO[bytes] = channel.makefile("rb")

    def kill(self) -> None:
        # Until the foreman has buried it nobody else gets its number.
        if self.status is None:
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        if self.status is None:
            try:
                self.status = self.foreman.ask("bury", self.pid)
            except OSError:  # the foreman is dead, and with it what it knew
                self.status = -signal.SIGKILL
        return self.status


class _Foreman:
    """The process that forks children, seen from the caller."""

    def __init__(self, key: object) -> None:
        self.key = key
        self._rehearsed: set[object] = set()
        self._turn = threading.Lock()
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._orders.settimeout(PATIENCE)
        with theirs:
            self._process = _interpreter(_LEAD, theirs.fileno(), subprocess.DEVNULL)
        atexit.register(self.dismiss)

    def ask(self, order: str, value: object, ends: tuple[int, ...] = ()) -> int:
        """Return the foreman's answer to an order; raises OSError where it gives none."""
        with self._turn:
            try:
                socket.send_fds(self._orders, [pickle.dumps((order, value))], ends)
                answer = self._orders.recv(MOST)
            except OSError:
                # An answer that comes too late would be taken for that to the next order.
                self._orders.close()
                raise
        if not answer:
            raise BrokenPipeError("the foreman is gone")
        return int(answer)

    def rehearse(self, rehearsal: Callable[[], object]) -> None:
        """Have the foreman do something before it forks anybody; does not wait for it."""
        if rehearsal not in self._rehearsed:
            self._rehearsed.add(rehearsal)
            with self._turn, contextlib.suppress(OSError):
                self._orders.send(pickle.dumps(("rehearse", rehearsal)))

    def hire(self, task: bytes) -> _Forked:
        """Return a new child; raises OSError where the foreman cannot give one."""
        if len(task) > MOST // 2:
            raise OSError(f"a task of {len(task)} bytes is too long an order")
        ours, theirs = socket.socketpair()
        with ours, theirs:
            pid = self.ask("hire", task, (theirs.fileno(),))
            if pid < 0:
                raise OSError("the foreman can fork no more")
            return _Forked(self, pid, ours)

    def is_gone(self) -> bool:
        """Return whether the process has ended."""
        return self._process.poll() is not None

    def dismiss(self) -> None:
        """Let the foreman go; its children go with it."""
        atexit.unregister(self.dismiss)
        self._orders.close()
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)


_door = threading.Lock()
_present: _Foreman | None = None


def ready(rehearsal: Callable[[], object]) -> None:
    """Start, in the background, what the first child will need, and have it do a piece of work of our own beforehand.

    The rehearsal must be importable, and read nothing that comes from others: it runs without limits. Call this while
    there is something else to wait for. Where children are not forked this does nothing.
    """
    if foreman := _foreman():
        foreman.rehearse(rehearsal)


def hire(task: bytes) -> Hand:
    """Return a new child for a task, forked where that can be done."""
    for _ in range(2):  # the first foreman may have left a moment ago, for want of orders
        if foreman := _foreman():
            with contextlib.suppress(OSError):
                return foreman.hire(task)
            _leave(foreman)
    return _Fresh(task)


def _foreman() -> _Foreman | None:
    """Return the foreman of this process, a new one where there is none; None where children are not forked."""
    global _present
    if not FORKS:
        return None
    key = (os.getpid(), sys.path[:], _environment())
    with _door:
        if _present is None or _present.key != key or _present.is_gone():
            _present = _Foreman(key)
        return _present


def _leave(foreman: _Foreman) -> None:
    """Forget a foreman who does not answer."""
    global _present
    with _door:
        if _present is foreman:
            _present = None
    foreman.dismiss()


def _environment() -> dict[str, str]:
    return {key: os.environ[key] for key in ENVIRONMENT if key in os.environ}


def _interpreter(code: str, stdin: int, stdout: int) -> subprocess.Popen[bytes]:
    """Return a fresh interpreter that runs some code, in an environment without secrets."""
    path = os.pathsep.join(p for p in sys.path if p)
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-c", code],
        stdin=stdin,
        stdout=stdout,
        env=_environment() | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1"},
        # Ctrl-C is for the caller, who then ends the children.
        start_new_session=True,
    )
