"""Word: an edition as a .docx in the house style. The template owns the look, this room only names its styles."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.edges.word.body import body
from briefing.edges.word.package import at_rest, fill, language_tag, open_template, place
from briefing.model import Briefing
from briefing.text import wording
from briefing.text.layout import lay_out

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["write_word"]

Paper = Literal["", "a4", "letter"]


def write_word(briefing: Briefing, template: Path | bytes | None = None, *, paper: Paper = "") -> bytes:
    """Return the edition as a Word document; the same edition and template give the same bytes.

    template  a .docx, or its bytes; None is the house's. It must hold every style that docs/templates.md names. The briefing
              takes the place of the paragraph "[Briefing]", or stands at the end where there is none; "[Edition]" and
              "[Date]" in headers and footers are filled in. Nothing else in it is touched.
    paper     "a4" or "letter", or "" for what the template says

    Raises ConfigError where the template cannot be used, naming what it lacks.
    """
    document, styles = open_template(template)
    language = language_tag(briefing.language)
    xml, links = body(lay_out(briefing), styles, language)
    place(document, xml, links, paper)
    day = wording.short_day(briefing.made, briefing.time_zone, briefing.language)
    fill(document, {"[Edition]": wording.masthead(briefing), "[Date]": day}, language)
    _describe(document, briefing, language)
    return at_rest(document)


def _describe(document: Document, briefing: Briefing, language: str) -> None:
    """Write the document's properties, none of them from the clock."""
    properties = document.core_properties
    title = f"{wording.masthead(briefing)}, {wording.short_day(briefing.made, briefing.time_zone, briefing.language)}"
    sections = wording.unique(wording.section(d, briefing.language) for d in briefing.digests)
    # Word's limit for each of them is 255 characters.
    properties.title = title[:255]
    properties.subject = wording.period(briefing)[:255]
    properties.author = properties.last_modified_by = wording.masthead(briefing)[:255]
    properties.keywords = "; ".join(("news briefing", *sections))[:255]
    properties.category = "News briefing"
    properties.comments = ""
    properties.language = language
    properties.created = properties.modified = briefing.made.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.revision = 1
