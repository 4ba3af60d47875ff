"""The trade's formats, and what the wire asks."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NINE, article, outline

from briefing.errors import SourceError
from briefing.model import Page
from briefing.stages.wirecopy import is_wire, obey_wire, read_wire

NITF = """<?xml version="1.0"?>
<nitf xml:lang="en-GB"><head><title>slug</title><docdata {status}>
<doc-id id-string="urn:wire:1"/><urgency ed-urg="3"/><date.issue norm="20240506T080000Z"/><date.release norm="20240506T120000+0200"/>
</docdata></head><body><body.head><hedline><hl1>Bridge closed</hl1></hedline><byline>By Ana Lopez and Ben Ode</byline>
<distributor>Harbour News Agency</distributor><dateline><location>PORT ELA</location></dateline></body.head>
<body.content><block><p>The bridge is <em>closed</em>.</p><hl2>What comes next</hl2><ul><li>Divers go down.</li></ul>
<media><media-caption>The bridge at dawn.</media-caption></media></block></body.content></body></nitf>"""

NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:wire:2" version="3" xmlns="http://iptc.org/std/nar/2006-10-01/">
<itemMeta><provider literal="HNA"><name>Harbour News Agency</name></provider><versionCreated>2024-05-06T08:00:00+02:00</versionCreated>
<embargoed>2024-05-06T12:00:00Z</embargoed><pubStatus qcode="{status}"/></itemMeta>
<contentMeta><urgency>1</urgency><headline>Bridge closed</headline><by>Ana Lopez</by><language tag="de-DE"/></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Die Brücke ist gesperrt.</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""

NINJS = {
    "uri": "urn:wire:3",
    "headline": "Bridge closed",
    "byline": "Ana Lopez",
    "pubstatus": "usable",
    "versioncreated": "2024-05-06T08:00:00Z",
    "urgency": 4,
    "source": "Harbour News Agency",
    "body_text": "The bridge is closed.\n\nTraffic goes north.\n\nContributing: Ben Ode",
}

MAIL = """From: Harbour News Agency <desk@hna.example>
Subject: =?utf-8?q?Br=C3=BCcke_gesperrt?=
Date: Mon, 06 May 2024 10:00:00 +0200
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: 8bit

Die Br\xfccke ist gesperrt.

Der Verkehr flie\xdft nach Norden.
"""


def page(body: str | bytes, media_type: str = "application/xml") -> Page:
    return Page("file:///drop/a", body.encode() if isinstance(body, str) else body, media_type, NINE)


def test_nitf():
    (found,) = read_wire(page(NITF.format(status='management-status="embargoed"')))
    assert outline(found) == [
        ("title", "Bridge closed"),
        ("dateline", "PORT ELA"),
        ("paragraph", "The bridge is closed."),
        ("heading", "What comes next"),
        ("item", "Divers go down."),
        ("caption", "The bridge at dawn."),
    ]
    assert (found.url, found.outlet, found.authors) == ("urn:wire:1", "Harbour News Agency", ("Ana Lopez", "Ben Ode"))
    assert (found.language, found.urgency, found.published.hour, found.embargo.hour) == ("en", 3, 8, 10)


def test_newsml_g2():
    (found,) = read_wire(page(NEWSML.format(status="stat:usable")))
    assert outline(found) == [("title", "Bridge closed"), ("paragraph", "Die Brücke ist gesperrt.")]
    assert (found.origin, found.language, found.urgency) == ("Harbour News Agency", "de", 1)
    assert found.embargo == datetime(2024, 5, 6, 12, tzinfo=UTC)
    assert found.published == datetime(2024, 5, 6, 6, tzinfo=UTC)


def test_ninjs():
    (found,) = read_wire(page(json.dumps(NINJS), "application/json"))
    assert outline(found) == [
        ("title", "Bridge closed"),
        ("paragraph", "The bridge is closed."),
        ("paragraph", "Traffic goes north."),
        ("credit", "Contributing: Ben Ode"),
    ]


def test_mail():
    (found,) = read_wire(page(MAIL.encode("latin-1"), "message/rfc822"))
    assert outline(found)[0] == ("title", "Brücke gesperrt")
    assert outline(found)[2] == ("paragraph", "Der Verkehr fließt nach Norden.")
    assert found.outlet == "Harbour News Agency"
    assert found.language == "de"


@pytest.mark.parametrize("named", ["unknown-8bit", "us-ascii", "x-nobody-knows"])
@pytest.mark.parametrize("written", ["latin-1", "utf-8"])
def test_a_mail_is_read_by_its_bytes_where_its_character_set_is_named_wrongly(named, written):
    (found,) = read_wire(page(MAIL.replace("iso-8859-1", named).encode(written), "message/rfc822"))
    assert [kind for kind, _ in outline(found)][1:] == ["paragraph", "paragraph"]
    assert outline(found)[1][1] == "Die Brücke ist gesperrt."


def test_a_press_office_s_mail_is_a_release():
    released = MAIL.replace("=?utf-8?q?Br=C3=BCcke_gesperrt?=", "PRESS RELEASE: Bridge closed")
    (found,) = read_wire(page(released.encode("latin-1"), "message/rfc822"))
    assert (found.title, found.genre) == ("PRESS RELEASE: Bridge closed", "advertorial")
    (other,) = read_wire(page(MAIL.encode("latin-1"), "message/rfc822"))
    assert other.genre == "news"


@pytest.mark.parametrize("body", [NITF, NEWSML, json.dumps(NINJS)])
def test_a_wire_file_is_known_by_its_first_bytes(body):
    assert is_wire(page(body))
    assert not is_wire(page("<html><p>An article about nitf and news items."))


@given(
    st.sampled_from([NITF.format(status=""), NEWSML.format(status="x"), json.dumps(NINJS), MAIL]),
    st.binary(max_size=6),
    st.integers(0, 900),
    st.integers(0, 40),
)
def test_broken_wire_files_are_source_errors_and_nothing_else(body, bytes_in, at, gone):
    raw = body.encode("latin-1", "replace")
    broken = raw[:at] + bytes_in + raw[at + gone :]
    for media_type in ("application/xml", "message/rfc822"):
        with suppress(SourceError):
            assert read_wire(page(broken, media_type))


@pytest.mark.parametrize("body", [b"", b" ", b"\0<nitf/>", b"\xff\xfe", b"<", b"<?xml"])
def test_a_file_without_any_xml_is_a_source_error(body):
    with pytest.raises(SourceError, match="no XML"):
        read_wire(Page("https://a.example/1", body, "application/xml", NINE))


def test_an_embargoed_article_waits_for_its_time():
    held = article("The bridge is closed.", embargo=NINE + timedelta(hours=1))
    kept, left_out = obey_wire([held], now=NINE)
    assert (kept, left_out[0].reason) == ((), "embargoed until 2024-05-06 10:00 UTC")
    # It is published when everybody may have it.
    released = replace(held, published=NINE + timedelta(hours=1))
    assert obey_wire([held], now=NINE + timedelta(hours=1)) == ((released,), ())


def test_a_killed_article_disappears_and_is_named():
    first = article("The bridge is closed.", title="Bridge closed", url="urn:1")
    other = article("The bridge is open.", title="Bridge open", url="urn:2")
    kill = article("Facts are wrong.", title="Bridge closed", url="urn:3", hours=1, notice="kill", replaces="urn:1")
    kept, left_out = obey_wire([first, kill, other], now=NINE)
    assert kept == (other,)
    assert [(x.title, x.reason) for x in left_out] == [("Bridge closed", "withdrawn by Wire")]


@pytest.mark.parametrize(
    ("title", "killed"),
    [
        ("BULLETIN KILL: Bridge closed", True),
        ("KILL - Bridge closed", True),
        ("Story withdrawal: Bridge closed", True),
        ("Kill: Bridge closed", False),
        ("Kill: the film that divided the coast", False),
        ("KILL: Another story", False),
    ],
)
def test_kill_notices_in_plain_copy(title, killed):
    first = article("The bridge is closed.", title="Bridge closed")
    kill = article("Editors, please withdraw it.", title=title, hours=1)
    assert (first not in obey_wire([first, kill], now=NINE)[0]) == killed


def test_a_correction_takes_the_place_of_what_it_corrects_and_a_later_story_is_safe_from_an_old_kill():
    first = article("Two died.", url="urn:1")
    corrected = article("One died.", url="urn:2", hours=1, notice="correction", replaces="urn:1")
    assert obey_wire([first, corrected], now=NINE)[0] == (corrected,)
    anew = replace(first, published=NINE + timedelta(hours=5))
    kill = article("Wrong.", url="urn:1", hours=2, notice="kill", replaces="urn:1")
    assert obey_wire([anew, kill], now=NINE)[0] == (anew,)


def test_half_characters_in_an_items_name_reach_nobody():
    (found,) = read_wire(page(json.dumps({**NINJS, "uri": "urn:\ud800wire"}), "application/json"))
    assert found.url == "urn:wire"
