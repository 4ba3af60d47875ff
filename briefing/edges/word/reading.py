"""Reading a briefing back: its lines by style, with what is said in each stretch and where it links to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words of one line in one style; `url` is where they link to, or ""."""

    text: str
    style: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph of a document."""

    style: str
    stretches: tuple[Stretch, ...]


def read_word(path: Path) -> tuple[PrintedLine, ...]:
    """Return a document's lines in order; raises BriefingError where it is none."""
    import zipfile

    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BriefingError(f"{path}: no Word document ({error})") from error
    except OSError as error:
        raise BriefingError(f"{path}: cannot be read ({error.strerror})") from error
    return tuple(PrintedLine(p.style.name if p.style else "", tuple(_stretches(p))) for p in document.paragraphs)


def _stretches(paragraph: Any) -> list[Stretch]:
    found = []
    for part in paragraph.iter_inner_content():
        if hasattr(part, "address"):
            # An anchor is a place in the document itself.
            found.append(Stretch(part.text, "Hyperlink", part.address or ""))
        elif part.text:
            found.append(Stretch(part.text, part.style.name if part.style else ""))
    return found
