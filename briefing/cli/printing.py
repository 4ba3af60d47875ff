"""From an edition to its files: rendered once, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from briefing.edges.files import write_file
from briefing.edges.jsonfile import write_json
from briefing.model import Briefing

if TYPE_CHECKING:
    from briefing.config import Edition
    from briefing.edges.archive import Frozen


@dataclass(frozen=True, slots=True)
class Look:
    """How an edition looks on paper: its Word template, None for the house's, and its paper, "" for the template's."""

    template: Path | None = None
    paper: Literal["", "a4", "letter"] = ""


def look_of(edition: Edition) -> Look:
    """Return the look that the settings want for an edition."""
    return Look(edition.template, edition.paper)


def _docx(briefing: Briefing, look: Look) -> bytes:
    from briefing.edges.word import write_word

    return write_word(briefing, look.template, paper=look.paper)


def _json(briefing: Briefing, look: Look) -> bytes:
    return write_json(briefing).encode()


def _html(briefing: Briefing, look: Look) -> bytes:
    from briefing.edges.page import write_html

    return write_html(briefing, _mail(look, "mail.html")).encode()


def _mail(look: Look, name: str) -> Path | None:
    """Return the mail's template that stands beside the Word template, or None for the house's."""
    beside = look.template.with_name(name) if look.template else None
    return beside if beside and beside.is_file() else None


def _md(briefing: Briefing, look: Look) -> bytes:
    from briefing.edges.page import write_markdown

    return write_markdown(briefing).encode()


#: What each format is written by, and so each file's ending.
WRITERS: Mapping[str, Callable[[Briefing, Look], bytes]] = {
    "docx": _docx,
    "html": _html,
    "json": _json,
    "md": _md,
}


def render(briefing: Briefing, formats: Iterable[str], look: Look) -> dict[str, bytes]:
    """Return the edition's renderings by format; raises ConfigError where the template cannot be used."""
    return {name: WRITERS[name](briefing, look) for name in sorted(set(formats))}


def freeze(briefing: Briefing, look: Look, *, slot: str = "", name: str = "", late: bool = False) -> Frozen:
    """Return the edition as the ledger keeps it: every rendering, made once and never again."""
    from briefing.edges.archive import Frozen
    from briefing.edges.page import write_text
    from briefing.text import wording

    files = render(briefing, WRITERS, look)
    local = briefing.made.astimezone(ZoneInfo(briefing.time_zone))
    return Frozen(
        edition=briefing.edition,
        slot=slot,
        made=briefing.made,
        subject=wording.subject(briefing),
        json=files["json"].decode(),
        html=files["html"].decode(),
        plain=write_text(briefing, _mail(look, "mail.txt")),
        filename=f"{name or stem(briefing.edition, local, with_time=False)}.docx",
        docx=files["docx"],
        late=late,
        markdown=files["md"].decode(),
    )


def files_of(frozen: Frozen, formats: Iterable[str]) -> dict[str, bytes]:
    """Return a kept edition's renderings by format, as they were made."""
    kept = {
        "docx": frozen.docx,
        "html": frozen.html.encode(),
        "json": frozen.json.encode(),
        "md": frozen.markdown.encode(),
    }
    return {name: kept[name] for name in sorted(set(formats))}


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
