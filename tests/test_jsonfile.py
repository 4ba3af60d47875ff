"""The edition as JSON."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import editions
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefing.edges.jsonfile import read_json, write_json
from briefing.errors import BriefingError
from briefing.model import LeftOut, Reason

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "edition.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def written(briefing):
    return json.loads(write_json(briefing))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("edition", [editions.rich(), editions.without_stories()], ids=["rich", "empty"])
def test_every_edition_keeps_to_the_schema(edition):
    VALIDATOR.validate(written(edition))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("schema",), 2),
        (("made",), "2024-05-07 04:00"),
        (("stories", 0, "status"), "old"),
        (("stories", 0, "reports"), []),
        (("stories", 0, "headline", "start"), -1),
        (("stories", 0, "headline", "text"), ""),
        (("stories", 0, "developments", 0, "printed"), 1),
        (("stories", 0, "quotes", 0, "words"), []),
        (("coverage", "feeds"), "14"),
        (("surprise",), 1),
    ],
    ids=lambda p: ".".join(map(str, p)) if isinstance(p, tuple) else "",
)
def test_the_schema_is_strict(path, wrong):
    edition = written(editions.rich())
    *way, last = path
    place = edition
    for step in way:
        place = place[step]
    place[last] = wrong
    assert not VALIDATOR.is_valid(edition)


def test_the_keys_come_in_their_order():
    edition = written(editions.rich())
    assert list(edition) == ["schema", "edition", "title", "made", "since", "stories", "failures", "coverage"]
    story = edition["stories"][0]
    assert list(story) == [
        *("id", "headline", "section", "status", "reasons", "reports", "summary"),
        *("developments", "quotes", "disagreements", "changed"),
    ]
    assert list(story["headline"]) == ["url", "version", "start", "end", "text", "outlet"]
    assert list(edition["coverage"]) == ["feeds", "failed", "silent", "articles", "left out"]


def test_a_span_is_a_place_and_its_words():
    headline = written(editions.rich())["stories"][0]["headline"]
    assert editions.BRIDGE.text[headline["start"] : headline["end"]] == headline["text"] == editions.BRIDGE.title
    assert (headline["url"], headline["outlet"]) == (editions.BRIDGE.url, "The Hallow Courier")


def test_all_that_was_found_is_kept_and_what_is_on_paper_is_marked():
    story = written(editions.rich())["stories"][0]
    assert [d["printed"] for d in story["developments"]] == [True, True, False]
    assert [d["listed"] for d in story["developments"]] == [True, False, False]
    assert [q["printed"] for q in story["quotes"]] == [True, True]
    assert [len(q["words"]) for q in story["quotes"]] == [2, 1]
    assert story["quotes"][0]["name"] == story["quotes"][0]["speaker"]["text"] == "Marta Lindqvist"


def test_reports_name_origin_copies_and_versions():
    later = replace(editions.BRIDGE, version=2)
    edition = editions.rich()
    wire, lead = edition.digests[0].story.reports
    told = replace(
        edition.digests[0], story=replace(edition.digests[0].story, reports=(wire, replace(lead, versions=(later,))))
    )
    first, second = written(editions.briefing(told))["stories"][0]["reports"]
    assert (first["origin"], second["origin"]) == ("CP", None)
    assert first["copies"] == [
        {"url": editions.BRIDGE_COPY.url, "outlet": "Sund Evening Post", "published": "2024-05-07T01:30:00Z"}
    ]
    assert (first["versions"], second["versions"]) == (1, 2)


def test_numbers_are_plain():
    told = editions.digest(editions.CUP, reasons=(Reason("fresh", 0.1 + 0.2, 1.0), Reason("sources", 3.0, 2.5)))
    reasons = written(editions.briefing(told))["stories"][0]["reasons"]
    assert reasons == [{"name": "fresh", "value": 0.3, "weight": 1}, {"name": "sources", "value": 3, "weight": 2.5}]


def test_moments_are_utc_whatever_the_zone():
    edition = editions.rich()
    abroad = replace(edition, made=edition.made.astimezone(ZoneInfo("Asia/Kathmandu")) + timedelta(microseconds=7))
    assert written(abroad)["made"] == "2024-05-07T04:00:00Z"


def test_the_same_edition_is_the_same_text_with_a_newline_at_its_end():
    assert write_json(editions.rich()) == write_json(editions.rich())
    assert write_json(editions.rich()).endswith("}\n")


@given(st.text(st.characters(), min_size=1, max_size=30))
@settings(max_examples=50)
def test_any_words_come_back(words):
    edition = replace(editions.without_stories(), title=words)
    edition = replace(
        edition, coverage=replace(edition.coverage, left_out=(LeftOut("https://a.example", words, words),))
    )
    text = write_json(edition).encode()
    assert read_json(text.decode())["coverage"]["left out"][0]["title"] == words


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"stories"', '{"schema": 1}', '{"schema": 2, "stories": []}', '{"stories": 1}']
)
def test_what_is_no_edition_is_said_in_one_line(text):
    with pytest.raises(BriefingError) as error:
        read_json(text)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("part", "broken", "told"),
    [
        ("headline", None, "story 1 lacks its headline"),
        ("headline", {"text": 5}, "story 1 lacks its headline"),
        ("quotes", {}, "story 1 lacks its quotes"),
        ("reasons", [{"name": "fresh", "value": 1}], "story 1 lacks its reasons"),
        ("reports", ["a page"], "story 1 lacks its reports"),
        ("status", ..., "story 1 lacks its status"),
        ("coverage", ..., "it lacks its coverage"),
        ("coverage", [], "it lacks its coverage"),
    ],
)
def test_an_edition_that_is_not_whole_says_what_it_lacks(part, broken, told):
    story = {"headline": {"text": "A dam breaks"}, "id": "1", "section": "World", "status": "new"}
    edition = {"schema": 1, "coverage": {}, "stories": [{**story, "quotes": [], "reasons": [], "reports": []}]}
    assert read_json(json.dumps(edition)) == edition
    holder = edition if part == "coverage" else edition["stories"][0]
    if broken is ...:
        del holder[part]
    else:
        holder[part] = broken
    with pytest.raises(BriefingError, match=told):
        read_json(json.dumps(edition))
