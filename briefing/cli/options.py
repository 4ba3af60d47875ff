"""Options that several commands share, and the settings that they lead to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefing.config import Config

ConfigPath = Annotated[
    Path | None,
    typer.Option("--config", "-c", metavar="FILE", help="Settings; else ./config.yaml, else those that come with it."),
]
#: The archive that the demo leaves beside its editions.
SOURCES = "sources.sqlite"

#: Under this and an edition's name the archive notes the edition that was last made of sources named on a command line.
FROM_SOURCES = "from sources: "

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]


def settings(path: Path | None) -> Config:
    """Return the settings that a command runs with."""
    from briefing.config import find_config, load_config

    return load_config(path or find_config())
