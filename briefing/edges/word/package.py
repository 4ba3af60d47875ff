"""The template and the file: opening the one, checking its styles, and putting the other to rest."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from briefing.edges.word.styles import CHARACTERS, PARAGRAPHS
from briefing.errors import ConfigError
from briefing.text.tongues import say

if TYPE_CHECKING:
    from docx.document import Document

PLACE = "[Briefing]"
# What the house template has beside the numbers of pages.
_NUMBERED = ("Page ", " of ")
# Word wants a region with a language.
_REGIONS = {"ar": "SA", "en": "US", "he": "IL", "ja": "JP", "ko": "KR", "pt": "PT", "sv": "SE", "uk": "UA", "zh": "CN"}
# Width and height in twentieths of a point.
_PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
_XMLNS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def open_template(template: Path | bytes | None) -> tuple[Document, dict[str, str]]:
    """Return the template, opened, and the ids of its styles by name; raise ConfigError where it will not do."""
    name = "the template" if isinstance(template, bytes) else str(template or shipped())
    try:
        file = template if isinstance(template, bytes) else (template or shipped()).read_bytes()
    except OSError as error:
        raise ConfigError(f"{name}: the Word template cannot be read ({error.strerror}): mend `template:`") from error
    document = _opened(name, file)
    return document, _style_ids(name, document)


def shipped() -> Path:
    """Return where the house template is, in an installed package or in a checkout."""
    house = Path(__file__).parents[2]
    installed = house / "shipped" / "templates" / "briefing.docx"
    return installed if installed.exists() else house.parent / "templates" / "briefing.docx"


def _opened(name: str, file: bytes) -> Document:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(file))
    except (OpcError, LxmlError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ConfigError(f"{name}: not a Word document (.docx): save it from Word as one") from error


def _style_ids(name: str, document: Document) -> dict[str, str]:
    """Return the ids of the styles that a briefing needs, by name."""
    ids = {"p": {}, "c": {}}  # type: dict[str, dict[str, str]]
    for style in document.styles:
        kind = {1: "p", 2: "c"}.get(int(style.type or 0))
        if kind:
            ids[kind][style.name.lower()] = style.style_id
    found = {n: ids[kind].get(n.lower(), "") for kind, names in (("p", PARAGRAPHS), ("c", CHARACTERS)) for n in names}
    if lacking := [n for n, key in found.items() if not key]:
        kinds = "character" if lacking[0] in CHARACTERS else "paragraph"
        more = f" (nor {', '.join(lacking[1:4])}{' …' if len(lacking) > 4 else ''})" if lacking[1:] else ""
        raise ConfigError(
            f"{name}: the template has no {kinds} style “{lacking[0]}”{more}: add it in Word,"
            " or start from the briefing.docx that `briefing init` writes"
        )
    return found


def place(document: Document, xml: str, links: Mapping[str, str], paper: str) -> None:
    """Put the paragraphs where the template wants them, and their addresses among its relationships."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.shared import Twips

    for key, url in links.items():
        # Not relate_to(), which walks through all that there are.
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, key, is_external=True)
    paragraphs = list(parse_xml(f"<w:body {_XMLNS}>{xml}</w:body>"))
    here: Any = next((p._p for p in document.paragraphs if p.text.strip() == PLACE), None)
    if here is None:
        end: Any = document.element.body.sectPr
        for paragraph in paragraphs:
            end.addprevious(paragraph)
    else:
        for paragraph in paragraphs:
            here.addprevious(paragraph)
        here.getparent().remove(here)
    if paper:
        for section in document.sections:
            section.page_width, section.page_height = (Twips(side) for side in _PAPERS[paper])


def fill(document: Document, words: Mapping[str, str], language: str) -> None:
    """Fill in the places named in headers and footers, in one pass, and set the language of the text.

    "Page " and " of " stand beside Word's own numbers, and are said in that language.
    """
    from docx.oxml.ns import qn

    names = re.compile("|".join(map(re.escape, words)))
    for text in _marginal_texts(document):
        own = text.text or ""
        text.text = say(own, language) if own in _NUMBERED else names.sub(lambda m: words[m[0]], own)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)


def _marginal_texts(document: Document) -> Iterator[Any]:
    from docx.oxml.ns import qn

    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield from part._element.iter(qn("w:t"))


def language_tag(language: str) -> str:
    """Return the language with a region, as Word asks for it: "en-US"."""
    spoken, _, region = language.replace("_", "-").partition("-")
    return f"{spoken.lower()}-{region or _REGIONS.get(spoken.lower(), spoken.upper())}"


def at_rest(document: Document) -> bytes:
    """Return the document as a file whose bytes depend on the edition and the template only.

    Not Document.save(), which writes the time of day beside every part.
    """
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        _store(file, "[Content_Types].xml", _content_types(parts))
        _store(file, "_rels/.rels", package.rels.xml)
        for part in parts:
            _store(file, part.partname.membername, part.blob)
            if part.rels:
                _store(file, part.partname.rels_uri.membername, part.rels.xml)
    return out.getvalue()


def _store(file: zipfile.ZipFile, name: str, content: bytes | str) -> None:
    entry = zipfile.ZipInfo(name)
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    file.writestr(entry, content)


def _content_types(parts: Iterable[Any]) -> str:
    """Return what each part is, as ECMA-376 Part 2 §7.2.3 asks for it."""
    named = "".join(
        f'<Override PartName="{escape(str(p.partname))}" ContentType="{escape(p.content_type)}"/>' for p in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )
