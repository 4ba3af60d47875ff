"""The Word document, read back as (style, text) pairs."""

import io
from datetime import UTC, datetime

import docx
import editions
import pytest

from briefing.edges.word import write_word
from briefing.errors import ConfigError


def read(briefing, **more):
    return docx.Document(io.BytesIO(write_word(briefing, **more)))


def pairs(document):
    return [(p.style.name, p.text) for p in document.paragraphs]


def test_one_edition_one_file():
    assert write_word(editions.rich()) == write_word(editions.rich())


def test_the_order_of_the_house():
    styles = [style for style, _ in pairs(read(editions.rich()))]
    order = [
        "Briefing Title",
        "TOC Heading",
        "toc 1",
        "Kicker",
        "Headline",
        "Body",
        "Brief",
        "Coverage",
        "Source Entry",
    ]
    places = [styles.index(s) if s in styles else styles.index(s.title()) for s in order if s != "toc 1"]
    assert places == sorted(places)


def test_nothing_to_report_says_so():
    lines = pairs(read(editions.without_stories()))
    assert ("Lead", "No significant coverage since Monday 6 May 2024, 06:00 CEST.") in lines


def test_properties_come_from_the_edition():
    properties = read(editions.rich()).core_properties
    assert properties.title == "Morning Briefing, 7 May 2024"
    assert properties.created == datetime(2024, 5, 7, 4, tzinfo=UTC)
    assert properties.language == "en-US"


def test_a_template_without_a_style_is_named():
    file = io.BytesIO()
    docx.Document().save(file)
    with pytest.raises(ConfigError, match="Briefing Title"):
        write_word(editions.rich(), file.getvalue())
