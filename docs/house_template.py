"""Make templates/briefing.docx, the house template: python docs/house_template.py [FILE].

The look is one table, STYLES; change it there or in Word itself, where every style is listed under its name.
python-docx's own default is the frame, mended where it is invalid: no stale effects part or thumbnail, a zoom with
a percentage. The bytes are the same each time.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree

# On every desk, and with free twins of the same widths where they are not.
SERIF, SANS = "Times New Roman", "Arial"
INK, GREY, ACCENT, PANEL, RULE = "1B1F24", "5B6168", "9E1B1E", "F4F1EC", "C9C3B8"
AMBER, GREEN = "8A4B08", "1D6440"

# name: (based on, next, what stands in pPr, what stands in rPr); sizes in half points, spaces in twentieths of one.
_KEEP = "<w:keepNext/>"
_LINES = "<w:keepLines/>"


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _look(
    size: float,
    color: str = INK,
    *,
    font: str = "",
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    spacing: int = 0,
) -> str:
    half = int(size * 2)
    return (
        (_font(font) if font else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ("<w:caps/>" if caps else "")
        + f'<w:color w:val="{color}"/>'
        + (f'<w:spacing w:val="{spacing}"/>' if spacing else "")
        + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def _space(before: int, after: int, line: int = 0) -> str:
    # A positive line is in 240ths of one, a negative one in twentieths of a point at least.
    rule = "auto" if line > 0 else "atLeast"
    ruled = f' w:line="{abs(line)}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{ruled}/>'


def _edges(**sides: tuple[str, int, int]) -> str:
    """Return borders: a colour, eighths of a point, points of distance for each side."""
    sides = {side: sides[side] for side in ("top", "left", "bottom", "right") if side in sides}
    edges = (
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'
        for side, (color, size, space) in sides.items()
    )
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def _indent(left: int, hanging: int = 0, right: int = 0) -> str:
    return (
        f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'
        if hanging
        else f'<w:ind w:left="{left}" w:right="{right}"/>'
    )


_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
_BULLET = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_NUMBER = '<w:numPr><w:numId w:val="2"/></w:numPr>'
_TABS = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'
# A panel is shaded paragraphs that touch: no space between them, or white would show.
_SIDES = {"left": (PANEL, 48, 1), "right": (PANEL, 48, 1)}
_PANEL_TOP = _SHADE + _edges(top=(PANEL, 24, 0), **_SIDES) + _indent(140, right=140)
# Word draws a bottom edge under the last of equal paragraphs only.
_PANEL_MID = _SHADE + _edges(bottom=(PANEL, 24, 0), **_SIDES)
_PANEL_END = _SHADE + _edges(bottom=(PANEL, 48, 0), **_SIDES) + _indent(140, right=140)

# A panel that may go over a page has no edge below: LibreOffice reckons it only when a page's last line stands, and cuts that.
_PANEL_ON = _SHADE + _edges(**_SIDES) + _indent(140, right=140)


# The order that Word's schema asks for.
_ORDER = ("keepNext", "keepLines", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "outlineLvl")


def _in_order(ppr: str) -> str:
    """Return paragraph properties in the order of the schema."""
    found = list(parse_xml(f"<w:pPr {nsdecls('w')}>{ppr}</w:pPr>"))
    found.sort(key=lambda e: _ORDER.index(e.tag.partition("}")[2]))
    return "".join(etree.tostring(e, encoding="unicode") for e in found)


def _level(n: int) -> str:
    return f'<w:outlineLvl w:val="{n}"/>'


PARAGRAPHS = {
    "Normal": ("", "", _space(0, 100, 264), ""),
    "Header": ("Normal", "", _TABS + _space(0, 0), _look(8, GREY, font=SANS)),
    "Footer": ("Normal", "", _edges(top=(RULE, 4, 6)) + _TABS + _space(0, 0), _look(8, GREY, font=SANS)),
    "Briefing Title": (
        *("Normal", "Briefing Date", _KEEP + _edges(top=(ACCENT, 36, 10)) + _space(0, 60, 240)),
        _look(36, INK, font=SERIF, bold=True, spacing=-8),
    ),
    "Briefing Date": ("Normal", "Period", _KEEP + _space(0, 20), _look(10.5, INK, font=SANS, bold=True)),
    "Period": ("Normal", "Body", _space(0, 240), _look(9, GREY, font=SANS)),
    "Lead": ("Normal", "Body", _space(200, 240), _look(14, INK, font=SERIF)),
    "TOC Heading": (
        "Normal",
        "TOC 1",
        _KEEP + _LINES + _PANEL_TOP + _space(0, 0, -340),
        _look(8.5, ACCENT, font=SANS, bold=True, caps=True, spacing=16),
    ),
    "TOC 1": (
        "Normal",
        "Normal",
        _KEEP + _LINES + _NUMBER + _PANEL_MID + _space(0, 0, -340) + _indent(500, 360, 140),
        _look(12, INK, font=SERIF),
    ),
    "In Brief": ("Normal", "Normal", _LINES + _PANEL_END + _space(0, 0, -340), _look(9, GREY, font=SANS)),
    "Heading 1": (
        "Normal",
        "Body",
        _KEEP + _LINES + _edges(bottom=(INK, 12, 3)) + _space(400, 120) + _level(0),
        _look(13, INK, font=SANS, bold=True),
    ),
    "Heading 2": (
        "Normal",
        "Body",
        _KEEP + _LINES + _space(0, 40, 240) + _level(1),
        _look(18, INK, font=SERIF, bold=True),
    ),
    "Heading 3": (
        "Normal",
        "Body",
        _KEEP + _LINES + _space(220, 40) + _level(1),
        _look(8.5, ACCENT, font=SANS, bold=True, caps=True, spacing=16),
    ),
    "Kicker": (
        "Normal",
        "Headline",
        _KEEP + _LINES + _space(300, 20),
        _look(8.5, ACCENT, font=SANS, bold=True, caps=True, spacing=16),
    ),
    "Headline": ("Heading 2", "Provenance", "", ""),
    "Provenance": ("Normal", "Body", _KEEP + _LINES + _space(0, 100), _look(8.5, GREY, font=SANS)),
    "Update": ("Normal", "Body", _KEEP + _LINES + _space(0, 80, 259), _look(11.5, INK, font=SERIF)),
    "Body": ("Normal", "", _space(0, 100, 269), _look(11.5, INK, font=SERIF)),
    "Label": ("Normal", "Development", _KEEP + _LINES + _space(120, 50), _look(9, INK, font=SANS, bold=True)),
    "Development": (
        "Normal",
        "",
        _LINES + _BULLET + _space(0, 60, 259) + _indent(284, 200),
        _look(11.5, INK, font=SERIF),
    ),
    "Quote": (
        "Normal",
        "Quote Source",
        _KEEP + _LINES + _edges(left=(ACCENT, 18, 10)) + _space(40, 0, 264) + _indent(284, right=284),
        _look(12, INK, font=SERIF, italic=True),
    ),
    "Quote Source": (
        "Normal",
        "Body",
        _LINES + _edges(left=(ACCENT, 18, 10)) + _space(0, 100) + _indent(284, right=284),
        _look(9, INK, font=SANS),
    ),
    "Disagreement": (
        "Normal",
        "",
        _LINES + _BULLET + _edges(left=(AMBER, 18, 10)) + _space(100, 0, 259) + _indent(484, 200),
        _look(11.5, INK, font=SERIF),
    ),
    "Counterclaim": (
        "Normal",
        "",
        _LINES + _BULLET + _edges(left=(AMBER, 18, 10)) + _space(30, 0, 259) + _indent(484, 200),
        _look(11.5, INK, font=SERIF),
    ),
    "Source": ("Normal", "Body", _LINES + _space(60, 60), _look(8.5, GREY, font=SANS)),
    "Brief": ("Normal", "", _LINES + _space(0, 100, 264), _look(11.5, INK, font=SERIF)),
    "Correction": ("Normal", "", _LINES + _space(0, 60), _look(11.5, INK, font=SERIF)),
    "Coverage Heading": (
        "Normal",
        "Coverage",
        _KEEP + _LINES + _PANEL_TOP + _space(400, 0, -340) + _level(0),
        _look(10.5, INK, font=SANS, bold=True),
    ),
    "Coverage": ("Normal", "", _LINES + _PANEL_ON + _space(0, 0, -270), _look(9, INK, font=SANS)),
    "Source Story": ("Normal", "Source Entry", _KEEP + _LINES + _space(140, 20), _look(9, INK, font=SANS, bold=True)),
    "Source Entry": ("Normal", "", _LINES + _space(0, 20) + _indent(284), _look(8.5, GREY, font=SANS)),
}
CHARACTERS = {
    "Hyperlink": _look(0, "1F4E79").replace('<w:sz w:val="0"/><w:szCs w:val="0"/>', '<w:u w:val="single"/>'),
    "Outlet": _font(SANS) + f'<w:color w:val="{GREY}"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
    "Status New": _font(SANS) + f'<w:b/><w:bCs/><w:color w:val="{GREEN}"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    "Status Update": _font(SANS) + f'<w:b/><w:bCs/><w:color w:val="{AMBER}"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    "Status Continuing": _font(SANS) + f'<w:b/><w:bCs/><w:color w:val="{GREY}"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    "Fresh": _font(SANS) + f'<w:b/><w:bCs/><w:color w:val="{AMBER}"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
    "Speaker": "<w:b/><w:bCs/>",
    "Brief Headline": "<w:b/><w:bCs/>",
    "Coverage Label": "<w:b/><w:bCs/>",
}


def _style_id(name: str) -> str:
    return name.replace(" ", "")


def _word_name(name: str) -> str:
    """Word writes the names of its own styles in lower case."""
    return name.lower() if name.startswith(("Heading", "TOC ", "Header", "Footer")) and name != "TOC Heading" else name


def _paragraph_style(name: str) -> str:
    base, following, ppr, rpr = PARAGRAPHS[name]
    return (
        f'<w:style w:type="paragraph" w:styleId="{_style_id(name)}"{" w:default=" + chr(34) + "1" + chr(34) if name == "Normal" else ""}>'
        f'<w:name w:val="{_word_name(name)}"/>'
        + (f'<w:basedOn w:val="{_style_id(base)}"/>' if base else "")
        + (f'<w:next w:val="{_style_id(following)}"/>' if following else "")
        + '<w:uiPriority w:val="1"/><w:qFormat/>'
        + (f"<w:pPr>{_in_order(ppr)}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def _character_style(name: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{_style_id(name)}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="2"/><w:qFormat/><w:rPr>{CHARACTERS[name]}</w:rPr></w:style>'
    )


def _styles() -> str:
    return (
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{_font(SANS)}"
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        + _paragraph_style("Normal")
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        + '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + "".join(_paragraph_style(n) for n in PARAGRAPHS if n != "Normal")
        + "".join(map(_character_style, CHARACTERS))
        + "</w:styles>"
    )


def _list(number: int, style: str, kind: str, text: str, left: int, hanging: int, rpr: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{_style_id(style)}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr><w:rPr>{rpr}</w:rPr></w:lvl></w:abstractNum>'
    )


def _numbering() -> str:
    return (
        f"<w:numbering {nsdecls('w')}>"
        + _list(1, "Development", "bullet", "▪", 284, 200, _font(SANS) + f'<w:color w:val="{ACCENT}"/>')
        + _list(2, "TOC 1", "decimal", "%1", 480, 360, _font(SANS) + f'<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>')
        + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _field(code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _strip(style: str, left: str, right: str) -> str:
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p>'


def _text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def make() -> bytes:
    """Return the house template."""
    document = Document()
    part, package = document.part, document.part.package
    for owner in (part, package):
        for key in [
            k for k, r in owner.rels.items() if r.reltype.endswith(("/stylesWithEffects", "/customXml", "/thumbnail"))
        ]:
            del owner.rels[key]
    _mend(document.settings.element)
    for other in [*package.iter_parts()]:
        if str(other.partname) in _PLAIN:
            other._blob = _PLAIN[str(other.partname)].encode()
    _replace(part.part_related_by(RT.STYLES).element, _styles())
    _replace(part.numbering_part.element, _numbering())
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    pages = _text("Page ") + _field("PAGE") + _text(" of ") + _field("NUMPAGES")
    _replace_paragraph(section.header, _strip("Header", _text("[Edition]"), _text("[Date]")))
    for footer in (section.footer, section.first_page_footer):
        _replace_paragraph(footer, _strip("Footer", _text("[Edition] · [Date]"), pages))
    _replace_paragraph(
        section.first_page_header, f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'
    )
    document.add_paragraph("[Briefing]", style="Body")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Briefing template", "briefing", ""
    saved = io.BytesIO()
    document.save(saved)
    return _at_rest(saved.getvalue())


# Parts that python-docx leaves as they are: the faces we use, and no claim to have been made by Word.
_PLAIN = {
    "/word/fontTable.xml": f"<w:fonts {nsdecls('w')}>"
    + "".join(
        f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{kind}"/><w:pitch w:val="variable"/></w:font>'
        for name, kind in ((SERIF, "roman"), (SANS, "swiss"))
    )
    + "</w:fonts>",
    "/docProps/app.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>briefing</Application></Properties>",
}


def _mend(settings) -> None:
    """Open at full size and as a document of today, not in compatibility mode."""
    zoom = settings.find(qn("w:zoom"))
    zoom.set(qn("w:percent"), "100")
    zoom.attrib.pop(qn("w:val"))
    for name in ("w:rsids", "w:savePreviewPicture", "w:shapeDefaults"):
        settings.remove(settings.find(qn(name)))
    compat = settings.find(qn("w:compat"))
    compat.remove(compat.find(qn("w:useFELayout")))
    next(c for c in compat if c.get(qn("w:name")) == "compatibilityMode").set(qn("w:val"), "15")
    settings.find(qn("w:themeFontLang")).attrib.pop(qn("w:eastAsia"))


def _replace(element, xml: str) -> None:
    """Put what the XML holds in place of what the element holds."""
    fresh = parse_xml(xml)
    for child in list(element):
        element.remove(child)
    element.extend(list(fresh))
    for name in list(element.attrib):
        del element.attrib[name]


def _replace_paragraph(holder, xml: str) -> None:
    holder.is_linked_to_previous = False
    paragraph = holder.paragraphs[0]._p
    paragraph.addprevious(parse_xml(xml))
    paragraph.getparent().remove(paragraph)


def _at_rest(file: bytes) -> bytes:
    """Return the file with the same time on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "templates" / "briefing.docx").write_bytes(
        make()
    )
