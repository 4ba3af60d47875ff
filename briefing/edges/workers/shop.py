"""The shop: which child has which argument, and what became of it."""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import islice
from typing import Any, TypeVar

from briefing.edges.workers.bench import ADVICE, read_frame, write_frame
from briefing.edges.workers.hands import hire
from briefing.model import Failure

Argument = TypeVar("Argument")
Result = TypeVar("Result")

#: A child that sleeps or waits uses no processor time; so many times the processor's limit may pass on the clock.
PATIENCE = 6
#: Finished results that wait for a slow one before them, per worker, in batches.
AHEAD = 16


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
    task = pickle.dumps((function, cpu_seconds, memory_bytes))
    shop = _Shop(task, name, cpu_seconds * PATIENCE)
    numbered = enumerate(arguments)
    count = len(arguments) if isinstance(arguments, Sized) else math.inf
    most = workers or os.cpu_count() or 1
    done: dict[int, Any] = {}
    following = 0
    try:
        while True:
            while shop.has_room(most) and shop.ahead(following) < AHEAD * batch * most:
                size = _batch(count - shop.given, most, batch)
                job = shop.again.popleft() if shop.again else deque(islice(numbered, size))
                if not job:
                    break
                shop.give(job)
            if not shop.busy:
                return
            done.update(shop.collect())
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        shop.close()


def _batch(left: float, workers: int, most: int) -> int:
    """Return how many arguments to hand out at a time: towards the end fewer, so that all children end together."""
    return int(max(1, min(most, left / (2 * workers))))


class _Worker:
    """A child process, and the arguments that it has not answered yet."""

    def __init__(self, task: bytes, answers: queue.Queue[tuple[_Worker, Any]]) -> None:
        self.hand = hire(task)
        self.job: deque[tuple[int, Any]] = deque()
        self.deadline = math.inf
        self.late = False
        self.reader = threading.Thread(target=self._read, args=(answers,), daemon=True)
        self.reader.start()

    def send(self, frame: bytes) -> None:
        # A child that is gone shows by the end of its answers.
        with contextlib.suppress(OSError):
            write_frame(self.hand.asked, frame)

    def _read(self, answers: queue.Queue[tuple[_Worker, Any]]) -> None:
        while (frame := read_frame(self.hand.answers)) is not None:
            answers.put((self, pickle.loads(frame)))  # noqa: S301
        answers.put((self, None))

    def end(self) -> int:
        """Kill the child where it lives and return its exit status."""
        self.hand.kill()
        status = self.hand.wait()
        self.reader.join()
        for stream in (self.hand.asked, self.hand.answers):
            with contextlib.suppress(OSError):
                stream.close()
        return status


class _Shop:
    """The children at work."""

    def __init__(self, task: bytes, name: Callable[[Any], str], patience: float) -> None:
        self.task = task
        self.name = name
        self.patience = patience
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

    def give(self, job: deque[tuple[int, Any]]) -> None:
        worker = self.idle.pop() if self.idle else _Worker(self.task, self.answers)
        worker.job = job
        worker.deadline = time.monotonic() + self.patience + worker.hand.start
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
                worker.hand.kill()
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
            return f"took longer than {self.patience:g} s to read; {ADVICE}"
        if status == -getattr(signal, "SIGXCPU", 0):
            return f"took more than {self.patience / PATIENCE:g} s of processor time to read; {ADVICE}"
        if status == -getattr(signal, "SIGKILL", 0):
            return f"the system stopped reading it, probably for want of memory; {ADVICE}"
        return f"reading it crashed (status {status}); {ADVICE}"

    def close(self) -> None:
        for worker in (*self.busy, *self.idle):
            worker.hand.kill()
        for worker in (*self.busy, *self.idle):
            worker.end()
