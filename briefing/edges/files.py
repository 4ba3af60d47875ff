"""Files: writing one so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from briefing.errors import BriefingError

#: The faults of a disk that has no room.
_FULL = (errno.ENOSPC, errno.EDQUOT)


def write_file(path: Path, content: bytes | str) -> None:
    """Put the content at the path, text as UTF-8; whatever fails, the file that stood there stays as it was.

    The content goes to a temporary file beside it, onto the disk, and only then takes the name; the folder's own entry
    is put on the disk last. Folders on the way are made. Raises BriefingError, saying what to mend.
    """
    written = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path.resolve(), written)
    except OSError as error:
        reason = error.strerror or str(error)
        advice = "free some space" if error.errno in _FULL else "see that its folder may be written"
        raise BriefingError(f"{path}: cannot be written ({reason}): {advice}, or name another place") from error


def _replace(path: Path, content: bytes) -> None:
    # A name of its own, for two runs may write the same edition at once.
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        _write(beside, content)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def _write(path: Path, content: bytes) -> None:
    # Not tempfile: its files are for their owner only, and an edition is for the desk.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Put a folder's entries on the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
