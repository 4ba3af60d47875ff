"""Advice: what the world does to a database, in one line that says what to do."""

from __future__ import annotations

from briefing.errors import ArchiveError

#: How long to wait for another writer, in seconds; backups and virus scanners hold a file for half a minute.
PATIENCE = 60

#: What the user can do about what a database says, by a part of its words.
_ADVICE = (
    ("disk I/O error", "its disk does not answer as it should; nothing was lost: see to the disk and try again"),
    ("disk is full", "no room is left on its disk; nothing was lost: make room and try again"),
    ("is not a database", "this file is no database; name another in config.yaml (archive.url), or move it away"),
    ("locked", f"another program has held it for more than {PATIENCE} s; stop that program and try again"),
    ("malformed", "damaged; move the file away and restore a backup, or start afresh without it"),
    ("readonly", "it may not be written; give this user the right to write the file and its folder"),
    ("unable to open", "it cannot be opened; check that its folder exists and may be written"),
)


def advised(error: BaseException, name: str) -> ArchiveError | None:
    """Return what a database says as the fault of the world that it is; None where it is none, or has been told already."""
    words = str(error)
    if isinstance(error, ArchiveError):
        return None
    found = (advice for part, advice in _ADVICE if part in words)
    told = (advice if advice.startswith("it ") else f"{words}: {advice}" for advice in found)
    return next((ArchiveError(f"archive {name}: {line}") for line in told), None)
