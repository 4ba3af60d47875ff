"""How SIGTERM ends a command: tidily, with one line, in the midst of whatever it was doing."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

#: The exit status of what SIGTERM ended, as shells count it.
TERMINATED = 128 + signal.SIGTERM


#: The signals that came.
_asked: list[int] = []


class Terminated(SystemExit):
    """The wish of the system that the command end (SIGTERM)."""


@contextlib.contextmanager
def tidied_when_terminated() -> Iterator[None]:
    """Let SIGTERM end a command as Ctrl-C does: children, temporary files and archive are tidied on the way out."""
    _speak_again()
    try:
        ours = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if ours:
            signal.signal(signal.SIGTERM, _end)
    except ValueError:  # not in the main thread, where somebody else has the signals
        ours = False
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def the_end() -> tuple[type[BaseException], ...]:
    """Return what SIGTERM ends a command by: whatever comes up once it is there, for libraries rename what they catch."""
    if not _asked:
        return (Terminated,)
    # Not imported: it may have been broken off in the midst of being imported, and then it cannot be again.
    cancelled = getattr(sys.modules.get("asyncio.exceptions"), "CancelledError", Terminated)
    return (Terminated, cancelled, Exception)


def _end(number: int, frame: FrameType | None) -> None:
    """Break off what is being done, wherever that is."""
    import logging

    _asked.append(number)
    hush()
    # It strikes anywhere, also where libraries catch whatever comes and print it: broken off is no fault to report, as
    # long as this process lives, for some print it when the interpreter goes.
    logging.disable()
    # None runs where the events of asyncio are not, or not wholly, imported.
    running = getattr(sys.modules.get("asyncio.events"), "_get_running_loop", None)
    loop = running() if running else None
    if loop is None:
        raise Terminated
    # Raised here it would be the fault of whichever task is at work, and the loop would print it as one that nobody
    # looked at; cancelled, all of them tidy up.
    loop.call_soon_threadsafe(_cancel_all, loop)


def hush() -> None:
    """Let nothing be said of what a signal breaks off where nobody can catch it: while an object is being deleted."""
    sys.unraisablehook = _unheard


def _unheard(unraisable: object) -> None:
    """Say nothing of what breaks while all is being broken off."""


def _speak_again() -> None:
    """Undo what the end of an earlier command in this process has silenced."""
    import logging

    if _asked:
        _asked.clear()
        logging.disable(logging.NOTSET)
    if sys.unraisablehook is _unheard:
        sys.unraisablehook = sys.__unraisablehook__


def _cancel_all(loop: AbstractEventLoop) -> None:
    """Cancel whatever an event loop is waiting for: `asyncio.run` leaves by CancelledError."""
    import asyncio

    for task in asyncio.all_tasks(loop):
        task.cancel()
