"""The foreman: a process that has imported what the work needs, and forks a child whenever one is wanted.

It obeys one socket, its standard input: a message is a pickled (order, value), with a child's end of a socket where one is
to be hired. It has no threads, so that forking it is safe, and no secrets. It goes when its caller is gone, and takes
its children with it, or when nobody has wanted a child for a while.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import socket
import traceback
from typing import Any

from briefing.edges.workers.bench import work

#: Seconds without a child and without an order after which the foreman's memory is better used by others.
IDLE = 120
#: The longest order in bytes.
MOST = 1 << 17


def lead() -> None:
    """Obey orders until there is nobody to give them."""
    hired: set[int] = set()

    def go(*_: object) -> None:
        # At once, and not by an exception: one that strikes amid an import comes out as a fault of what is imported.
        _dismiss(hired)
        os._exit(0)

    signal.signal(signal.SIGTERM, go)
    orders = socket.socket(fileno=os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    # Whatever prints in here goes where errors go.
    os.dup2(2, 1)
    known: set[bytes] = set()
    try:
        while _awaited(orders, hired):
            message, ends = _order(orders)
            if not message:
                return
            order, value = pickle.loads(message)  # noqa: S301
            if order == "rehearse":
                _rehearse(value)
            elif order == "hire":
                if value not in known:
                    known.add(value)
                    _rehearse(lambda task=value: pickle.loads(task))  # noqa: S301
                if (pid := _hire(value, ends[0], orders)) > 0:
                    hired.add(pid)
                _tell(orders, pid)
            elif order == "bury":
                hired.discard(value)
                _tell(orders, os.waitstatus_to_exitcode(os.waitpid(value, 0)[1]))
    finally:
        _dismiss(hired)


def _dismiss(hired: set[int]) -> None:
    for pid in tuple(hired):
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def _awaited(orders: socket.socket, hired: set[int]) -> bool:
    """Wait for an order; return whether one came, or the end of all orders."""
    return bool(select.select([orders], [], [], None if hired else IDLE)[0])


def _order(orders: socket.socket) -> tuple[bytes, list[int]]:
    """Return an order and what came with it; none where the caller is gone, with or without having read the last answer."""
    try:
        message, ends, _, _ = socket.recv_fds(orders, MOST, 1)
    except ConnectionError:
        return b"", []
    return message, ends


def _tell(orders: socket.socket, number: int) -> None:
    with contextlib.suppress(OSError):  # a caller who is gone shows by the end of orders
        orders.send(str(number).encode())


def _rehearse(rehearsal: Any) -> None:
    """Do a piece of work of our own, so that what it loads is there for every child."""
    try:
        rehearsal()
    except Exception:
        # The children will meet the same, each with an argument to blame.
        traceback.print_exc()
    _settle()


def _settle() -> None:
    # What is there now is never collected: children share it, and need not copy it.
    gc.collect()
    gc.freeze()


def _hire(task: bytes, end: int, orders: socket.socket) -> int:
    """Return the process id of a new child, which works at its end of a socket and never comes back; -1 for none."""
    try:
        pid = os.fork()
    except OSError:
        pid = -1
    if pid:
        os.close(end)
        return pid
    status = 70
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        orders.close()
        with socket.socket(fileno=end) as channel, channel.makefile("rb") as asked, channel.makefile("wb") as answers:
            work(pickle.loads(task), asked, answers)  # noqa: S301
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)
