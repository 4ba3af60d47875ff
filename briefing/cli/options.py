"""Options that several commands share, and the settings that they lead to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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

WhichEdition = Annotated[
    str | None, typer.Option("--edition", "-e", metavar="NAME", help="Which edition; else the first.")
]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]


def settings(path: Path | None) -> Config:
    """Return the settings that a command runs with."""
    from briefing.config import find_config, load_config

    return load_config(path or find_config())


def read_edition(file: Path) -> dict[str, Any]:
    """Return the edition that a JSON file holds; raises BriefingError, naming the file, where it holds none."""
    from briefing.edges.jsonfile import read_json
    from briefing.errors import BriefingError

    try:
        return read_json(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BriefingError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError:
        raise BriefingError(f"{file}: neither an edition's JSON nor a Word document") from None
    except BriefingError as error:
        raise BriefingError(f"{file}: {error}") from error
