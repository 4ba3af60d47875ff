"""The bench: the life of a child process, and the limits that it works under."""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import sys
from collections.abc import Callable
from typing import IO, Any

from briefing.errors import SourceError

ADVICE = "remove the source or report its address"

#: What to do, seconds of processor time and bytes of memory for each argument.
Task = tuple[Callable[[Any], Any], float, int]


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next frame of a stream, or None at its end."""
    try:
        head = stream.read(8)
        size = int.from_bytes(head, "big")
        body = stream.read(size) if len(head) == 8 else b""
    except OSError:  # the other end died with something unread
        return None
    return body if len(head) == 8 and len(body) == size else None


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write a frame to a stream; raises OSError where nobody reads it any more."""
    stream.write(len(body).to_bytes(8, "big") + body)
    stream.flush()


def serve() -> None:
    """Answer batches from standard input until it ends: the life of a child that is an interpreter of its own."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever prints in here must not speak into the answers.
    os.dup2(2, 1)
    if (first := read_frame(sys.stdin.buffer)) is not None:
        work(pickle.loads(first), sys.stdin.buffer, answers)  # noqa: S301


def work(task: Task, asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer batches until there are no more, one frame for each argument: (good, tired, result or reason)."""
    function, cpu_seconds, memory_bytes = task
    base = _memory()
    _limit_memory(base + memory_bytes)
    while (frame := read_frame(asked)) is not None:
        for argument in pickle.loads(frame):  # noqa: S301
            _limit_time(cpu_seconds)
            good, value = _answer(function, argument)
            tired = _memory() > base + memory_bytes // 2
            try:
                body = pickle.dumps((good, tired, value), protocol=pickle.HIGHEST_PROTOCOL)
            except Exception as error:
                body = pickle.dumps((False, True, f"could not be read ({type(error).__name__}: {error}); {ADVICE}"))
            try:
                write_frame(answers, body)
            except OSError:
                return


def _answer(function: Callable[[Any], Any], argument: object) -> tuple[bool, Any]:
    try:
        return True, function(argument)
    except SourceError as error:
        return False, error.reason
    except MemoryError:
        return False, f"needs more memory to read than is allowed; {ADVICE}"
    except RecursionError:
        return False, f"is nested too deeply to read; {ADVICE}"
    except Exception as error:
        # Whatever breaks on one page is that page's Failure: the briefing is made without it and says so.
        return False, f"could not be read ({type(error).__name__}: {str(error)[:200]}); {ADVICE}"


def _memory() -> int:
    """Return the size of this process's address space in bytes; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    try:
        import resource
    except ImportError:  # not on Windows: there only the clock of the parent counts
        return
    with contextlib.suppress(ValueError, OSError):
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = math.ceil(used.ru_utime + used.ru_stime + seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
