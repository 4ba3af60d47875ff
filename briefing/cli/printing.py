"""From an edition to its files: rendered once, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing.edges.files import write_file
from briefing.edges.jsonfile import write_json
from briefing.model import Briefing


def _docx(briefing: Briefing, template: Path | None) -> bytes:
    from briefing.edges.word import write_word

    return write_word(briefing, template)


def _json(briefing: Briefing, template: Path | None) -> bytes:
    return write_json(briefing).encode()


def _html(briefing: Briefing, template: Path | None) -> bytes:
    from briefing.edges.page import write_html

    return write_html(briefing).encode()


def _md(briefing: Briefing, template: Path | None) -> bytes:
    from briefing.edges.page import write_markdown

    return write_markdown(briefing).encode()


#: What each format is written by, and so each file's ending.
WRITERS: Mapping[str, Callable[[Briefing, Path | None], bytes]] = {
    "docx": _docx,
    "html": _html,
    "json": _json,
    "md": _md,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """An edition with every rendering of it that is wanted, by format."""

    briefing: Briefing
    files: Mapping[str, bytes]


def render(briefing: Briefing, formats: Iterable[str], template: Path | None) -> Paper:
    """Return the edition rendered; raises ConfigError where the template cannot be used."""
    return Paper(briefing, {name: WRITERS[name](briefing, template) for name in sorted(set(formats))})


def stem(edition: str, local: datetime, *, with_time: bool) -> str:
    """Return what an edition's files are called, without the ending: "morning-2026-11-22", "noon-2026-11-22.1330"."""
    return f"{edition}-{local:%Y-%m-%d}" + (f".{local:%H%M}" if with_time else "")


def write_files(files: Mapping[str, bytes], folder: Path, name: str) -> tuple[Path, ...]:
    """Write renderings into a folder, each whole or not at all, and return their paths."""
    paths = []
    for ending, content in files.items():
        path = folder / f"{name}.{ending}"
        write_file(path, content)
        paths.append(path)
    return tuple(paths)
