"""Files that come with the programme, and where the newsroom keeps its own."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped(name: str) -> Path:
    """Return the path of a file or folder that comes with the programme: "config.yaml", "feeds", "templates/briefing.docx".

    An installed wheel has them in its package, a checkout at its root.
    """
    installed = _PACKAGE / "shipped"
    return (installed if installed.is_dir() else _PACKAGE.parent) / name


def state_folder() -> Path:
    """Return the folder in which the archive lives where no config.yaml gives it a place."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")
    return base / "briefing"
