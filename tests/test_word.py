"""The Word document, read back as (style, text) pairs and as the file that it is."""

import io
import random
import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import editions
import newsroom
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx_integrity import check
from editions import span
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefing.edges.web.faults import ROBOTS, ROBOTS_DOWN, of_page, of_page_status, of_status
from briefing.edges.word import write_word
from briefing.edges.word.package import shipped
from briefing.edges.word.styles import CHARACTERS, PARAGRAPHS
from briefing.errors import ConfigError
from briefing.model import Development, Difference, Failure, LeftOut, Quote, Span, Story, Summary
from briefing.text.clean import clean
from briefing.text.layout import lay_out
from briefing.text.layout.back import INSTEAD
from briefing.text.layout.front import speaker
from briefing.text.tidy import tidy

LEFT_TO_RIGHT_MARK = "\u200e"


def read(briefing, **more):
    return docx.Document(io.BytesIO(write_word(briefing, **more)))


def pairs(document):
    return [(p.style.name, p.text) for p in document.paragraphs]


def texts(document, style):
    return [text for name, text in pairs(document) if name == style]


def targets(document):
    """Where the document's own hyperlinks lead, by the words under them."""
    links = [link for p in document.paragraphs for link in p.hyperlinks]
    return {(link.text, link.url or f"#{link.fragment}") for link in links}


# What it says


def test_the_order_of_the_house():
    styles = [style for style, _ in pairs(read(editions.rich()))]
    order = ["Briefing Title", "Briefing Date", "Period", "TOC Heading", "toc 1", "In Brief", "Kicker", "Headline"]
    order += [
        "Provenance",
        "Update",
        "Body",
        "Development",
        "Quote",
        "Disagreement",
        "Brief",
        "Coverage",
        "Source Entry",
    ]
    places = [styles.index(style) for style in order]
    assert places == sorted(places)


def test_the_headings_of_the_back():
    headings = texts(read(editions.rich()), "Heading 1")
    assert headings == ["Top stories", "In brief", "Key quotes of the day", "Sources disagree", "Sources"]


def test_a_story_in_full():
    lines = pairs(read(editions.rich()))
    start = lines.index(("Kicker", "Port Hallow"))
    assert lines[start : lines.index(("Kicker", "World"))] == [
        ("Kicker", "Port Hallow"),
        ("Headline", "Harbour Bridge closed for weeks after divers find crack in central pier"),
        ("Provenance", "Update · Coastal Press, Sund Evening Post (CP) and The Hallow Courier · 2 independent · 04:30"),
        ("Update", "Adds: Steel from the closed yard at Sund is to arrive by barge on Wednesday. The Hallow Courier"),
        (
            "Body",
            "Engineers closed the Harbour Bridge in Port Hallow before the morning rush on Monday after divers found"
            " a crack as long as a bus in its central pier. Some 40,000 drivers were sent around the estuary, a detour of"
            " an hour. The Hallow Courier The repair will cost $22 million, according to two people briefed on the plans."
            " Coastal Press",
        ),
        ("Label", "Developments"),
        (
            "Development",
            "New The ferry company doubled its crossings and sold no tickets at all until midnight. The Hallow Courier",
        ),
        (
            "Development",
            "Divers found a crack in the central pier of Port Hallow’s main bridge, and the city closed it on Monday."
            " Coastal Press +1",
        ),
        ("Label", "Key quotes"),
        (
            "Quote",
            "“We will not open this bridge again until I would drive my own children across it […] That may be weeks.”",
        ),
        ("Quote Source", "Marta Lindqvist, the city’s chief engineer The Hallow Courier"),
        ("Quote", "“the most expensive crack in the history of this city”"),
        ("Quote Source", "Tomas Okafor, Mayor Coastal Press"),
        ("Label", "Sources disagree"),
        ("Disagreement", "The repair will cost at least $14 million, the port authority said. The Hallow Courier"),
        (
            "Counterclaim",
            "The repair will cost $22 million, according to two people briefed on the plans. Coastal Press",
        ),
    ]


def test_the_coverage_box_names_what_failed_and_what_was_left_out():
    assert texts(read(editions.rich()), "Coverage") == [
        "14 feeds read · 2 failed · 3 silent · 236 articles · 41 merged as copies or updates",
        "Not seen: tidelands.example – timed out after 20 s",
        "Not seen: harbourlog.example – 404 Not Found",
        "Left out (1), opinion: Why we should learn to love the detour",
        "Left out (1), horoscope: Your stars for Tuesday",
        "Left out (1), below the length of the edition: Ten pies to bake this week",
    ]


def test_nothing_to_report_says_so():
    lines = pairs(read(editions.without_stories()))
    assert ("Lead", "No significant coverage since Monday 6 May 2024, 06:00 CEST.") in lines
    assert not {"Kicker", "Brief", "toc 1", "Source Entry"} & {style for style, _ in lines}
    assert "Coverage" in {style for style, _ in lines}


def test_a_quote_of_nobody_is_unattributed():
    told = editions.digest(editions.GRAIN, quotes=(Quote((span(editions.GRAIN, "Exports"),)),), printed_quotes=1)
    assert texts(read(editions.briefing(told)), "Quote Source") == ["unattributed Meridian News"]


def test_a_shortened_title_stands_before_its_name():
    vaccine = next(d for d in editions.rich().digests if d.quotes and d.quotes[0].name == "Samuel Adeyemi")
    told = read(editions.briefing(replace(vaccine, in_full=True)))
    assert texts(told, "Quote Source")[0].startswith("Dr. Samuel Adeyemi ")


def test_a_correction_says_what_was_printed_and_what_is_now():
    now = newsroom.article(
        "The storm killed at least 9 people on the northern islands.", outlet="Meridian News", version=2
    )
    first = next(b for b in editions.STORM.blocks if b.kind == "paragraph")
    then, here = Span(editions.STORM, first.start, first.end), Span(now, 0, len(now.text))
    edition = replace(
        editions.rich(), corrections=(Difference(here, then), Difference(None, then), Difference(here, None))
    )
    lines = texts(read(edition), "Correction")
    assert lines[1] == "Now: The storm killed at least 9 people on the northern islands. Meridian News"
    assert lines[0].startswith("We printed: The storm killed at least 12 people")
    assert lines[3] == "The source has withdrawn the line."
    assert "Storm" in texts(read(edition), "Label")[-1]
    assert lines[4] == lines[1].replace("Now:", "Added:")


def test_no_line_is_printed_twice():
    told = [
        text
        for style, text in pairs(read(editions.rich()))
        if style in ("Body", "Development", "Quote", "Update", "Brief")
    ]
    assert len(told) == len(set(told))


def test_pages_that_only_their_feed_told_of_are_no_sources_that_failed():
    """One line a reason: with feeds of leads alone every article was a line of its own, over a page and a half."""
    why = "the page wants to be paid for (402); the feed's own words are used instead"
    pages = [("Harbour Log", 1), ("Harbour Log", 2), ("Mill Lane Post", 3)]
    failures = (
        *(Failure(f"https://p.example/{n}", why, outlet) for outlet, n in pages),
        Failure("https://q.example/", "timed out"),
        Failure(editions.rich().digests[0].story.articles[0].url, "timed out", "Shore Wire"),
    )
    lines = texts(read(replace(editions.rich(), failures=failures)), "Coverage")
    assert "Feed text only: Shore Wire – timed out" in lines
    assert f"Feed text only: Harbour Log (2) and Mill Lane Post – {why}" in lines
    assert "Not seen: q.example – timed out" in lines


@pytest.mark.parametrize(
    "said", [*map(of_page_status, (402, 403, 500, 503)), of_page(of_status(503)), ROBOTS, ROBOTS_DOWN]
)
def test_the_words_that_say_so_are_those_of_the_web(said):
    assert INSTEAD in said


def test_many_failures_are_all_named_and_many_left_out_are_counted():
    failures = tuple(Failure(f"https://f{n}.example/", "timed out") for n in range(120))
    left = tuple(LeftOut(f"https://l.example/{n}", f"Opinion {n}", "opinion") for n in range(50))
    edition = editions.rich()
    edition = replace(edition, failures=failures, coverage=replace(edition.coverage, left_out=left))
    lines = texts(read(edition), "Coverage")
    (told,) = (line for line in lines if line.startswith("Not seen"))
    assert told.endswith(" – timed out")
    assert {f"f{n}.example" for n in range(120)} == set(re.findall(r"f\d+\.example", told))
    assert "Left out (50), opinion: Opinion 0; Opinion 1; Opinion 2; and 47 more" in lines


# How it is made


def test_one_edition_one_file():
    assert write_word(editions.rich()) == write_word(editions.rich())


def test_every_printed_line_leads_to_its_source():
    document = read(editions.rich())
    printed = {
        "Body",
        "Development",
        "Quote Source",
        "Disagreement",
        "Brief",
        "Source Entry",
        "Update",
        "Provenance",
        "Counterclaim",
    }
    for paragraph in document.paragraphs:
        if paragraph.style.name in printed:
            assert paragraph.hyperlinks, paragraph.text
            last = paragraph.hyperlinks[-1]
            assert last.url.startswith("https://"), paragraph.text
            assert last.runs[0].style.name == "Outlet"


def test_headlines_lead_to_their_stories():
    document = read(editions.rich())
    marks = {m.get(qn("w:name")): m.getparent() for m in document.element.body.iter(qn("w:bookmarkStart"))}
    for paragraph in document.paragraphs:
        if paragraph.style.name == "toc 1":
            (link,) = paragraph.hyperlinks
            assert Paragraph(marks[link.fragment], document).text == link.text
    anchors = {a for a in (h.get(qn("w:anchor")) for h in document.element.body.iter(qn("w:hyperlink"))) if a}
    assert anchors <= marks.keys()
    assert len({m.get(qn("w:id")) for m in document.element.body.iter(qn("w:bookmarkStart"))}) == len(marks)


def test_the_table_of_contents_is_a_field_with_its_entries_written():
    document = read(editions.rich())
    entries = [p for p in document.paragraphs if p.style.name == "toc 1"]
    kinds = [c.get(qn("w:fldCharType")) for p in entries for c in p._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    (code,) = [c.text for c in document.element.body.iter(qn("w:instrText"))]
    assert code.split()[0] == "TOC"
    assert [p.text for p in entries] == texts(document, "Headline")


def test_headings_have_levels():
    document = read(editions.rich())

    def level(style):
        while style is not None:
            found = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if found is not None:
                return int(found.get(qn("w:val")))
            style = style.base_style
        return None

    levels = {p.style.name: level(p.style) for p in document.paragraphs}
    assert (levels["Heading 1"], levels["Headline"], levels["Heading 3"], levels["Coverage Heading"]) == (0, 1, 1, 0)
    assert levels["Body"] is levels["toc 1"] is levels["Label"] is None


def test_the_head_of_a_story_stays_with_its_first_lines_and_no_chain_holds_a_whole_story():
    document = read(editions.rich())
    held = [
        (p.style.name, p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next)
        for p in document.paragraphs
    ]
    start = [n for n, (style, _) in enumerate(held) if style == "Kicker"]
    assert len(start) > 1
    for n in start:
        story = held[n : n + 12]
        body = next(m for m, (style, _) in enumerate(story) if style == "Body")
        assert all(stays for _, stays in story[:body])
        assert not story[body][1]
    assert all(stays for style, stays in held if style in ("Heading 1", "Heading 3", "Label", "Quote"))
    assert not any(stays for style, stays in held if style in ("Body", "Source"))


def test_no_quote_and_no_link_stands_alone_on_a_page():
    """A story's quotes stay together, under its last development; of the day's quotes two do at each end."""
    told = editions.rich().digests[0]
    more = [replace(editions.BRIDGE, url=f"https://x.example/{n}", outlet=f"Outlet {n}") for n in range(4)]
    story = Story((*told.story.reports, *newsroom.story(*more).reports))
    told = replace(told, story=story, quotes=(told.quotes[0],) * 5, printed_quotes=3)
    lines = list(lay_out(editions.briefing(told)))
    held = [line.held for line in lines if line.style == "Quote Source"]
    assert held == [True, True, False]
    label = next(n for n, line in enumerate(lines) if line.text == "Key quotes")
    assert (lines[label - 1].style, lines[label - 1].held) == ("Development", True)
    links = next(n for n, line in enumerate(lines) if line.style == "Source")
    assert lines[links - 1].held
    entries = [line.held for line in lines if line.style == "Source Entry"]
    assert entries[-2:] == [True, False]
    assert not any(entries[:-2])
    alone = lay_out(editions.briefing(replace(told, developments=(), printed_developments=0, disagreements=())))
    assert [line.held for line in alone if line.style == "Body"] == [False]


def test_what_a_story_has_no_room_for_stands_at_the_back():
    told = editions.rich().digests[0]
    (one,) = told.disagreements
    lines = pairs(read(editions.briefing(replace(told, disagreements=(one, one, one)))))
    assert [text for style, text in lines if style == "Heading 1"] == ["Top stories", "Sources disagree", "Sources"]
    assert sum(style == "Disagreement" for style, _ in lines) == sum(style == "Counterclaim" for style, _ in lines) == 3


def test_a_copy_names_the_agency_whose_work_it_is():
    copy = replace(editions.BRIDGE_COPY, origin="Coastal Press")
    lines = texts(read(editions.briefing(editions.digest(editions.BRIDGE, copy))), "Provenance")
    assert lines == ["New · The Hallow Courier and Sund Evening Post (Coastal Press) · 2 independent · 04:30"]


def test_a_file_of_this_machine_is_named_by_where_it_comes_from():
    file = replace(editions.GRAIN, url="file:///wire/0231.txt", outlet="0231", origin="Coastal Press")
    document = read(editions.briefing(editions.digest(file)))
    assert texts(document, "Provenance") == ["New · Coastal Press · single source · 02:00"]
    assert texts(document, "Source Entry") == ["Coastal Press – Nine countries agree to share grain reserves · 02:00"]


def test_no_paragraph_is_empty():
    document = read(editions.rich())
    assert all(p.text.strip() for p in document.paragraphs)


def test_every_style_is_one_of_the_template():
    document = read(editions.rich())
    ids = {s.style_id for s in document.styles}
    used = {e.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle") for e in document.element.body.iter(qn(tag))}
    assert used <= ids
    direct = {etree.QName(e).localname for rpr in document.element.body.iter(qn("w:rPr")) for e in rpr}
    assert direct <= {"rStyle", "rtl", "lang"}, "the template owns the look"


def test_pictures_have_words():
    document = read(editions.rich())
    for picture in document.element.body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        assert picture.get("descr")


def test_header_and_footer_name_edition_date_and_page():
    section = read(editions.rich()).sections[0]
    assert section.header.paragraphs[0].text == "Morning Briefing\t7 May 2024"
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == "Morning Briefing · 7 May 2024\tPage 1 of 1"
        assert [c.text.strip() for c in footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_properties_come_from_the_edition():
    properties = read(editions.rich()).core_properties
    assert properties.title == "Morning Briefing, 7 May 2024"
    assert properties.author == "Morning Briefing"
    assert properties.keywords == "news briefing; Port Hallow; World; Business; Science; Sport"
    assert properties.created == properties.modified == datetime(2024, 5, 7, 4, tzinfo=UTC)
    assert properties.language == "en-US"


@pytest.mark.parametrize(("paper", "size"), [("", (210, 297)), ("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_paper(paper, size):
    section = read(editions.rich(), paper=paper).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en-US"), ("de", "de-DE"), ("en-GB", "en-GB"), ("pt_BR", "pt-BR"), ("fr", "fr-FR")]
)
def test_the_text_has_a_language(language, tag):
    document = read(replace(editions.rich(), language=language))
    (default,) = document.styles.element.iter(qn("w:lang"))
    assert default.get(qn("w:val")) == tag


def test_words_of_another_language_say_so():
    document = read(editions.rich())
    spoken = [dict(e.attrib) for e in document.element.body.iter(qn("w:lang"))]
    assert {qn("w:bidi"): "ar"} in spoken
    assert {qn("w:val"): "en"} not in spoken


def test_what_is_read_from_right_to_left_stays_apart():
    document = read(editions.rich())
    brief = next(p for p in document.paragraphs if "الجسر" in p.text)
    assert brief._p.pPr.find(qn("w:bidi")) is not None
    leftward = [r for r in brief._p.iter(qn("w:r")) if re.search("[\u0600-\u06ff]", "".join(r.itertext()))]
    assert leftward
    assert all(r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for r in leftward)
    contents = newsroom.article("A bridge. It is closed.", outlet="صوت الميناء", title="Bridge closed")
    line = next(
        p for p in read(editions.briefing(editions.digest(contents))).paragraphs if p.style.name == "Provenance"
    )
    assert line._p.pPr.find(qn("w:bidi")) is None
    assert f"صوت الميناء{LEFT_TO_RIGHT_MARK} · single source" in line.text


def contrast(one, other):
    """The contrast of two colours, as WCAG 2.2 measures it."""

    def light(color):
        parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_of_the_house_can_be_read():
    styles = docx.Document(str(shipped())).styles.element
    grounds = {"FFFFFF"} | {e.get(qn("w:fill")) for e in styles.iter(qn("w:shd"))}
    colors = {e.get(qn("w:val")) for rpr in styles.iter(qn("w:rPr")) for e in rpr.iter(qn("w:color"))}
    assert len(colors) > 4
    assert all(contrast(color, ground) >= 4.5 for color in colors for ground in grounds)


# The file


@pytest.fixture
def valid(tmp_path):
    """Assert that Word's own schemas and the references inside hold."""

    def holds(file):
        path = tmp_path / "briefing.docx"
        path.write_bytes(file)
        result = OpenXmlValidator().validate(str(path))
        assert result.is_valid, [e.description for e in result.errors][:5]
        assert list(check(str(path))) == []
        return path

    return holds


def test_the_house_template_is_valid_and_what_its_script_makes(valid):
    valid(shipped().read_bytes())
    script = Path(__file__).parents[1] / "docs" / "house_template.py"
    assert runpy.run_path(str(script))["make"]() == shipped().read_bytes()


@pytest.mark.parametrize("edition", [editions.rich(), editions.without_stories()], ids=["rich", "empty"])
@pytest.mark.parametrize("paper", ["", "letter"])
def test_the_document_is_valid(edition, paper, valid):
    valid(write_word(edition, paper=paper))


def test_libreoffice_opens_it(valid, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not here")
    path = valid(write_word(editions.rich()))
    own = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [office, own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_nothing_in_the_file_tells_the_time_of_making():
    file = zipfile.ZipFile(io.BytesIO(write_word(editions.rich())))
    assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# Templates of the newsroom's own


def template(change):
    document = docx.Document(str(shipped()))
    change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_what_stands_around_the_place_stays():
    def change(document):
        document.paragraphs[0].insert_paragraph_before("Not for publication")
        document.add_paragraph("End of briefing")

    lines = pairs(read(editions.rich(), template=template(change)))
    assert lines[0][1] == "Not for publication"
    assert lines[1] == ("Briefing Title", "Morning Briefing")
    assert lines[-1][1] == "End of briefing"


def test_without_a_place_it_stands_at_the_end(valid):
    def change(document):
        document.paragraphs[0].text = "House rules apply."

    file = write_word(editions.rich(), template(change))
    lines = pairs(docx.Document(io.BytesIO(file)))
    assert [text for _, text in lines[:2]] == ["House rules apply.", "Morning Briefing"]
    valid(file)


def test_styles_go_by_name_not_by_id():
    def change(document):
        document.styles["Kicker"].element.set(qn("w:styleId"), "Dachzeile7")

    document = read(editions.rich(), template=template(change))
    assert "Port Hallow" in texts(document, "Kicker")


def test_a_style_that_is_missing_is_named():
    def change(document):
        for name in ("Kicker", "Outlet"):
            element = document.styles[name].element
            element.getparent().remove(element)

    with pytest.raises(ConfigError, match=r"no paragraph style “Kicker” \(nor Outlet\)"):
        write_word(editions.rich(), template(change))


def test_the_documentation_names_every_style():
    words = (Path(__file__).parents[1] / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = " | ".join(line for line in words.splitlines() if line.startswith("|"))
    named = {name.strip() for cell in rows.split("|") for name in cell.split(",")}
    assert named >= {*PARAGRAPHS, *CHARACTERS}
    assert write_word(editions.rich(), shipped().read_bytes())


@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_template_is_said_in_one_line(content, tmp_path):
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"house\.docx: not a Word document") as error:
        write_word(editions.rich(), path)
    assert "\n" not in str(error.value)
    with pytest.raises(ConfigError, match="cannot be read"):
        write_word(editions.rich(), tmp_path / "nowhere.docx")


def test_a_zip_of_something_else_is_no_template():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("hello.txt", "hello")
    with pytest.raises(ConfigError, match="not a Word document"):
        write_word(editions.rich(), file.getvalue())


# What the world may put into it


def headlined(*titles):
    """An edition of stories with these headlines."""
    told = []
    for n, title in enumerate(titles):
        article = replace(
            editions.CUP,
            url=f"https://x.example/{n}",
            text=title,
            blocks=(replace(editions.CUP.blocks[0], end=len(title)),),
        )
        told.append(
            editions.digest(
                editions.GRAIN,
                story=newsroom.story(article),
                headline=Span(article, 0, len(title)),
                summary=Summary(()),
            )
        )
    return editions.briefing(*told)


def test_every_character_there_is(valid):
    size = 0x2000
    titles = ["x" + "".join(map(chr, range(n, n + size))) for n in range(0, 0x110000, size)]
    file = write_word(headlined(*titles))
    printed = texts(docx.Document(io.BytesIO(file)), "Headline")
    assert [p.replace(LEFT_TO_RIGHT_MARK, "") for p in printed] == [clean(tidy(t)).replace("\n", " ") for t in titles]
    valid(file)


def test_a_word_of_a_megabyte(valid):
    word = "x" * 1_000_000
    file = write_word(headlined(word, "\u202e" + word, "ا" * 1_000_000))
    printed = texts(docx.Document(io.BytesIO(file)), "Headline")
    assert printed[0] == printed[1] == word
    valid(file)


def test_marks_that_turn_the_line_around_are_gone():
    title = "Bridge \u202egnilbmurc\u202c \u2066now\u2069 open\u200f"
    (printed,) = texts(read(headlined(title)), "Headline")
    assert printed == "Bridge gnilbmurc now open"


EVIL_LINKS = (
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
    ),
    *(
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "file://host/share",
        "\\\\host\\share",
        "//host/x",
    ),
    *(
        "vbscript:x",
        "ftp://a.example/",
        "mailto:a@b.example",
        "ms-word:ofe|u|https://a.example",
        "about:blank",
        "blob:https://a.example",
    ),
    *(
        "https:javascript:alert(1)",
        "http:/a.example",
        "http:///a",
        "https://",
        "http://[::1",
        "http://a.example:99999/",
        "",
        "#top",
        "x",
    ),
    *(
        'https://a.example/" onmouseover="x',
        "https://a.example/<script>",
        "https://bank.example@evil.example/",
        "http://a.example/\nBcc:x",
    ),
    *(
        "https://a.example/ b",
        "https://a.example/é?q=ü#ö",
        "http://münchen.example/",
        "https://a.example/%zz",
        "https://a\u202e.example/",
    ),
)


@pytest.mark.timeout(900)
def test_only_the_web_is_linked(release):
    dice = random.Random(22)
    count = 100_000 if release else 10_000
    alphabet = ":/?#[]@!$&'()*+,;=%\\\"<>^`{|} \t\n\x00\u202eéa1."
    urls = [
        dice.choice(EVIL_LINKS) + "".join(dice.choices(alphabet, k=dice.randint(0, 5)))
        if n >= len(EVIL_LINKS)
        else EVIL_LINKS[n]
        for n in range(count)
    ]
    articles = [replace(editions.CUP, url=url, outlet=f"O{n}", version=n + 1) for n, url in enumerate(urls)]
    told = editions.digest(editions.GRAIN, story=newsroom.story(*articles))
    edition = editions.briefing(told, failures=tuple(Failure(u, "gone") for u in EVIL_LINKS))
    file = zipfile.ZipFile(io.BytesIO(write_word(edition)))
    relations = etree.fromstring(file.read("word/_rels/document.xml.rels"))
    outside = [r.get("Target") for r in relations if r.get("TargetMode") == "External"]
    assert outside
    assert [u for u in outside if not re.fullmatch(r"https?://[\w.:\[\]-]+([/?#][!-~]*)?", u, re.ASCII)] == []
    assert [u for u in outside if set(u) & set('<>"{}|\\^` ')] == []


ACTIVE = (
    *(
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "{ TOC \\o }",
        "{{ config.__class__ }}",
        "{% for x in y %}",
        "${title}",
        "$title",
    ),
    *(
        "[Briefing]",
        "[Edition]",
        "[Date]",
        "</w:t></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r>",
        "]]>",
        "<!--",
        "&amp;&#x41;",
        "<?php ?>",
    ),
    *(
        'HYPERLINK "file:///x"',
        "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
        "=cmd|' /C calc'!A0",
        "\x13 DATE \x15",
        "<w:altChunk r:id='x'/>",
    ),
)


def in_every_slot(words):
    """A story in which every slot holds the words."""
    article = newsroom.article(
        f"{words} is what it said. More of {words} came.", outlet=words, title=words, authors=(words,)
    )
    whole = Span(article, len(words) + 2, len(article.text))
    return editions.digest(
        article,
        section=words,
        summary=Summary((whole,)),
        developments=(Development(whole),),
        quotes=(Quote((whole,), name=words, speaker=whole, role=whole),),
        printed_developments=1,
        printed_quotes=1,
    )


def edition_of(*stories, words):
    edition = editions.briefing(*stories, title=words, failures=(Failure("https://a.example", words),))
    return replace(edition, coverage=replace(edition.coverage, left_out=(LeftOut("https://a.example", words, words),)))


@pytest.mark.parametrize("words", ACTIVE)
def test_words_are_words(words):
    file = write_word(edition_of(in_every_slot(words), words=words))
    document = docx.Document(io.BytesIO(file))
    said = clean(tidy(words))
    assert texts(document, "Headline") == [said]
    assert texts(document, "Kicker") == [said.strip()]
    assert said in texts(document, "Body")[0]
    body = document.element.body
    assert [c.text.split()[0] for c in body.iter(qn("w:instrText"))] == ["TOC"]
    allowed = {
        "p",
        "pPr",
        "r",
        "rPr",
        "t",
        "hyperlink",
        "bookmarkStart",
        "bookmarkEnd",
        "fldChar",
        "instrText",
        "sectPr",
    }
    assert {etree.QName(e).localname for p in document.paragraphs for e in (p._p, *p._p)} <= allowed
    names = zipfile.ZipFile(io.BytesIO(file)).namelist()
    assert not [n for n in names if re.search(r"vba|embed|activeX|afchunk|external", n, re.IGNORECASE)]


def test_a_file_full_of_such_words_is_valid(valid):
    valid(write_word(edition_of(*map(in_every_slot, ACTIVE), words="".join(ACTIVE))))


def test_writing_is_linear():
    """Counted in calls, which are the same on every machine."""

    def calls(stories):
        told = editions.rich().digests[:3]
        edition = editions.briefing(*(replace(d, id=f"{n}-{d.id}") for n in range(stories // 3) for d in told))
        count = 0

        def call(frame, event, function):
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(call)
        try:
            write_word(edition)
        finally:
            sys.setprofile(None)
        return count

    calls(3)
    assert calls(300) < 11 * calls(30)


def test_hundreds_of_sources_keep_their_places():
    articles = [
        replace(
            editions.CUP,
            url=f"https://x.example/{n}",
            outlet=f"Outlet {n}",
            published=editions.CUP.published + timedelta(minutes=n),
        )
        for n in range(400)
    ]
    document = read(editions.briefing(editions.digest(editions.GRAIN, story=Story(newsroom.story(*articles).reports))))
    assert len(texts(document, "Source Entry")) == 400
    assert texts(document, "Source") == [f"Read at {', '.join(f'Outlet {n}' for n in range(12))} and 388 more"]
    assert texts(document, "Provenance") == ["New · Outlet 0, Outlet 1 and 398 others · 400 independent · 06:39"]


def test_a_speaker_without_a_name_is_not_called_his_own_role():
    article = newsroom.article("“We stay,” people said on Sunday.")
    people = Span(article, article.text.index("people"), article.text.index(" said"))
    said = Span(article, article.text.index("We"), article.text.index(",”"))
    quote = Quote((said,), speaker=people, role=people)
    assert "".join(run.text for run in speaker(quote)) == "people"
    assert "".join(run.text for run in speaker(replace(quote, name="Ann Lee"))) == "Ann Lee, people"
