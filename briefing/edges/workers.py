"""Workers: child processes in which untrusted bytes are parsed, under limits of processor time, memory and wall clock.

A child is a fresh interpreter that knows nothing of the caller's main module, threads, terminal or secrets, so that this
works alike from a script, a test and a daemon. It is fed batches over its standard input and answers each argument by
itself: what kills it (a crash, a limit) costs that one argument, and a new child goes on with the rest of the batch.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any, TypeVar

from briefing.errors import SourceError
from briefing.model import Failure

Argument = TypeVar("Argument")
Result = TypeVar("Result")

#: A child that sleeps or waits uses no processor time; so many times the processor's limit may pass on the clock.
PATIENCE = 6
#: Finished results that wait for a slow one before them, per worker, in batches.
AHEAD = 16
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

_SERVE = "from briefing.edges.workers import serve; serve()"
_ADVICE = "remove the source or report its address"


def run(
    function: Callable[[Argument], Result],
    arguments: Iterable[Argument],
    *,
    name: Callable[[Argument], str] = str,
    workers: int | None = None,
    cpu_seconds: float = 10,
    memory_bytes: int = 512 * 2**20,
    batch: int = 8,
) -> Iterator[Result | Failure]:
    """Yield what the function returns for each argument, in their order, or the Failure of that argument alone.

    The function must be importable and its results picklable; `name` says which address a Failure is about. The limits are
    per argument: seconds of processor time and bytes of memory above what the child's imports take. `workers` is the number
    of processor cores where it is None. Children die with this iterator, whether it ends, is closed or is interrupted.
    """
    packed = pickle.dumps((function, cpu_seconds, memory_bytes))
    shop = _Shop(packed, name, cpu_seconds * PATIENCE, memory_bytes)
    numbered = enumerate(arguments)
    most = workers or os.cpu_count() or 1
    done: dict[int, Any] = {}
    following = 0
    try:
        while True:
            while shop.has_room(most) and shop.ahead(following) < AHEAD * batch * most:
                job = shop.again.popleft() if shop.again else deque(islice(numbered, batch))
                if not job:
                    break
                shop.give(job, most)
            if not shop.busy:
                return
            done.update(shop.collect())
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        shop.close()


class _Worker:
    """A child process, and the arguments that it has not answered yet."""

    def __init__(self, packed: bytes, answers: queue.Queue[tuple[_Worker, Any]]) -> None:
        environment = {key: os.environ[key] for key in ENVIRONMENT if key in os.environ}
        environment |= {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "OMP_NUM_THREADS": "1"}
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            # Ctrl-C is for the parent, which then ends its children itself.
            start_new_session=True,
        )
        self.job: deque[tuple[int, Any]] = deque()
        self.deadline = math.inf
        self.late = False
        self.reader = threading.Thread(target=self._read, args=(answers,), daemon=True)
        self.reader.start()
        self.send(packed)

    def send(self, frame: bytes) -> None:
        stream = self.process.stdin
        if stream is not None:
            # A child that is gone shows by the end of its answers.
            with contextlib.suppress(BrokenPipeError, OSError):
                stream.write(len(frame).to_bytes(8, "big") + frame)
                stream.flush()

    def _read(self, answers: queue.Queue[tuple[_Worker, Any]]) -> None:
        stream = self.process.stdout
        while stream is not None and (frame := _frame(stream)) is not None:
            answers.put((self, pickle.loads(frame)))  # noqa: S301
        answers.put((self, None))

    def end(self) -> int:
        """Kill the child where it lives and return its exit status."""
        if self.process.poll() is None:
            self.process.kill()
        status = self.process.wait()
        self.reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError, OSError):
                    stream.close()
        return status


class _Shop:
    """The children at work."""

    def __init__(self, packed: bytes, name: Callable[[Any], str], patience: float, memory_bytes: int) -> None:
        self.packed = packed
        self.name = name
        self.patience = patience
        self.memory_bytes = memory_bytes
        self.answers: queue.Queue[tuple[_Worker, Any]] = queue.Queue()
        self.idle: list[_Worker] = []
        self.busy: set[_Worker] = set()
        #: What a dead child left undone.
        self.again: deque[deque[tuple[int, Any]]] = deque()
        self.given = 0

    def has_room(self, most: int) -> bool:
        return len(self.busy) < most

    def ahead(self, following: int) -> int:
        return 0 if self.again else self.given - following

    def give(self, job: deque[tuple[int, Any]], most: int) -> None:
        worker = self.idle.pop() if self.idle else _Worker(self.packed, self.answers)
        worker.job = job
        worker.deadline = time.monotonic() + self.patience + 20  # the first answer waits for the imports
        self.given = max(self.given, job[-1][0] + 1)
        self.busy.add(worker)
        worker.send(pickle.dumps([argument for _, argument in job], protocol=pickle.HIGHEST_PROTOCOL))

    def collect(self) -> Iterator[tuple[int, Any]]:
        """Wait for the next answer or the next deadline, and yield what is then known."""
        wait = min(worker.deadline for worker in self.busy) - time.monotonic()
        try:
            worker, answer = self.answers.get(timeout=max(wait, 0.01))
        except queue.Empty:
            self._hurry()
            return
        if worker not in self.busy:
            self.idle = [w for w in self.idle if w is not worker]
            worker.end()
        elif answer is None:
            yield from self._bury(worker)
        else:
            number, argument = worker.job.popleft()
            worker.deadline = time.monotonic() + self.patience
            good, tired, value = answer
            yield number, value if good else Failure(self.name(argument), value)
            if tired:
                self._retire(worker)
            elif not worker.job:
                self.busy.discard(worker)
                self.idle.append(worker)

    def _hurry(self) -> None:
        now = time.monotonic()
        for worker in self.busy:
            if worker.deadline <= now:
                worker.late = True
                worker.process.kill()
                worker.deadline = now + 5

    def _retire(self, worker: _Worker) -> None:
        """Let a child go whose memory is nearly spent; another takes over what it has not done."""
        self.busy.discard(worker)
        if worker.job:
            self.again.append(worker.job)
        worker.job = deque()
        worker.end()

    def _bury(self, worker: _Worker) -> Iterator[tuple[int, Failure]]:
        """Yield the Failure of the argument that a dead child was at, and keep the rest of its batch for another."""
        status = worker.end()
        self.busy.discard(worker)
        if worker.job:
            number, argument = worker.job.popleft()
            yield number, Failure(self.name(argument), self._cause(worker, status))
        if worker.job:
            self.again.append(worker.job)

    def _cause(self, worker: _Worker, status: int) -> str:
        if worker.late:
            return f"took longer than {self.patience:g} s to read; {_ADVICE}"
        if status == -getattr(signal, "SIGXCPU", 0):
            return f"took more than {self.patience / PATIENCE:g} s of processor time to read; {_ADVICE}"
        if status == -getattr(signal, "SIGKILL", 0):
            return f"the system stopped reading it, probably for want of memory; {_ADVICE}"
        return f"reading it crashed (status {status}); {_ADVICE}"

    def close(self) -> None:
        for worker in (*self.busy, *self.idle):
            worker.process.kill()
        for worker in (*self.busy, *self.idle):
            worker.end()


def _frame(stream: IO[bytes]) -> bytes | None:
    """Return the next frame of a pipe, or None at its end."""
    head = stream.read(8)
    size = int.from_bytes(head, "big")
    body = stream.read(size) if len(head) == 8 else b""
    return body if len(head) == 8 and len(body) == size else None


def serve() -> None:
    """Answer batches from standard input until it ends: the life of a child process."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever prints in here must not speak into the answers.
    os.dup2(2, 1)
    first = _frame(sys.stdin.buffer)
    if first is None:
        return
    function, cpu_seconds, memory_bytes = pickle.loads(first)  # noqa: S301
    base = _memory()
    _limit_memory(base + memory_bytes)
    while (frame := _frame(sys.stdin.buffer)) is not None:
        for argument in pickle.loads(frame):  # noqa: S301
            _limit_time(cpu_seconds)
            good, value = _answer(function, argument)
            tired = _memory() > base + memory_bytes // 2
            try:
                body = pickle.dumps((good, tired, value))
            except Exception as error:
                body = pickle.dumps((False, True, f"could not be read ({type(error).__name__}: {error}); {_ADVICE}"))
            try:
                answers.write(len(body).to_bytes(8, "big") + body)
                answers.flush()
            except BrokenPipeError:
                return


def _answer(function: Callable[[Any], Any], argument: object) -> tuple[bool, Any]:
    try:
        return True, function(argument)
    except SourceError as error:
        return False, error.reason
    except MemoryError:
        return False, f"needs more memory to read than is allowed; {_ADVICE}"
    except RecursionError:
        return False, f"is nested too deeply to read; {_ADVICE}"
    except Exception as error:
        # Whatever breaks on one page is that page's Failure: the briefing is made without it and says so.
        return False, f"could not be read ({type(error).__name__}: {str(error)[:200]}); {_ADVICE}"


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
