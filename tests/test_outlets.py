"""Whose a file is: what it says of itself, else a name for it that a reader can say."""

from textwrap import dedent

import pytest
from newsroom import NINE

from briefing.model import Page
from briefing.stages.articles import read_page

TELLING = """
    The harbor opened again on Tuesday after the longest closure in its recorded history, the pilots said.

    Eleven ships waited outside the breakwater with coal, timber and three thousand cars, the harbor office said.
"""


def outlet_of(text, place="/drop/0017_9f2ab44c1de07733.txt"):
    return read_page(Page(f"file://{place}", dedent(text).encode(), "text/plain", NINE)).outlet


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        ("Ann Lee, USA TODAY", "", "USA TODAY"),
        ("By Ann Lee | Reuters", "", "Reuters"),
        ("By Ann Lee and Bo Ek, The Hallow Times", "", "The Hallow Times"),
        ("By Ann Lee of The Daily Harbor", "", "The Daily Harbor"),
        ("By Ann Lee, BBC News", "", "BBC News"),
        ("Outlet: Port Hallow Today", "", "Port Hallow Today"),
        ("Source: The Hallow Times", "", "The Hallow Times"),
        ("URL: https://www.hallowtimes.example/2025/11/harbor-opens?x=1", "", "hallowtimes.example"),
        ("https://hallowtimes.example/harbor-opens", "", "hallowtimes.example"),
        ("", "© 2025 The Hallow Times. All rights reserved.", "The Hallow Times"),
        ("", "Copyright 2025 Hallow Media Group, Inc. All Rights Reserved", "Hallow Media Group"),
        ("", "(c) The Hallow Times 2025", "The Hallow Times"),
        ("", "© 2024-2025 The Associated Press. All rights reserved.", "AP"),
        ("", "This story first appeared at https://hallowtimes.example/harbor.", "hallowtimes.example"),
        ("", "Write to Ann Lee at ann.lee@hallowtimes.example", "hallowtimes.example"),
        # What says nothing of whose it is.
        ("By Ann Lee, Political Editor", "", "text file"),
        ("Ann Lee Raises $81m in a Day, Breaking a 21-Year Record", "", "text file"),
        ("", "Buy the book at https://amzn.to/2x", "text file"),
        ("By Ann Lee, Staff Writer", "", "text file"),
        ("", "Source: Eurostat", "text file"),
        ("", "© 2025 Getty Images", "text file"),
        ("", "Follow us on https://twitter.com/hallow", "text file"),
        ("", "Write to annlee@gmail.com", "text file"),
        ("", "", "text file"),
    ],
)
def test_a_text_file_says_whose_it_is(head, foot, outlet):
    title = "Harbor reopens after the storm"
    assert outlet_of("\n\n".join(filter(None, [title, head, dedent(TELLING).strip(), foot]))) == outlet


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Source: KPA\nDate: 2025-11-21T10:00:00Z", "KPA"),
        ("Date: 21 November 2025\nSource: Strait Wire", "Strait Wire"),
        ("Source: KPA", "KPA"),
        ("Radio Six News", "Radio Six News"),
        ("Radio Six News\n2025-11-21 14:05", "Radio Six News"),
        ("Source: minister ready to resign over harbor", "text file"),
    ],
)
def test_what_stands_above_the_headline_is_the_outlet(head, outlet):
    text = f"{head}\n\nHarbor reopens after the storm\n\n{dedent(TELLING)}"
    article = read_page(Page("file:///drop/1.txt", text.encode(), "text/plain", NINE))
    assert article.outlet == outlet
    assert article.title in ("Harbor reopens after the storm", head)


@pytest.mark.parametrize("title", ["Storm kills 6 in Hallow", "Police arrest 4 men", "Harbor reopens after 12 days"])
@pytest.mark.parametrize(
    "day", ["", "20 November\n", "Thursday, Nov. 20, 2025, 14:05 GMT\n", "2025-11-20\n", "jeudi 20 novembre 2025\n"]
)
@pytest.mark.parametrize("below", ["", "Crews still at sea\n\n"])
def test_a_headline_with_a_figure_below_the_outlet_is_no_day(title, day, below):
    text = f"Radio Six News\n{day}\n{title}\n\n{below}{dedent(TELLING)}"
    article = read_page(Page("file:///drop/1.txt", text.encode(), "text/plain", NINE))
    assert (article.outlet, article.title) == ("Radio Six News", title)


def test_an_agency_that_nobody_knows_signs_in_its_dateline():
    for name in ("KPA", "Strait Wire"):
        assert outlet_of(f"HALLOW, Merrow, Nov 21 ({name}) - {dedent(TELLING).strip()}") == name
    head = "Nordwire\n2025-11-21 14:05\n\nUPDATE 1-Harbor reopens\n\n(Adds quote, background)"
    text = f"{head}\n\nHALLOW, Merrow, Nov 21 (Nordwire) - {dedent(TELLING).strip()}"
    article = read_page(Page("file:///drop/1.txt", text.encode(), "text/plain", NINE))
    assert (article.outlet, article.title) == ("Nordwire", "UPDATE 1-Harbor reopens")
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "notice"] == ["(Adds quote, background)"]


def test_a_title_may_name_the_outlet_behind_it():
    text = f"Harbor reopens after the storm | The Hallow Times\n\n{dedent(TELLING)}"
    article = read_page(Page("file:///drop/1.txt", text.encode(), "text/plain", NINE))
    assert (article.title, article.outlet) == ("Harbor reopens after the storm", "The Hallow Times")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("/seeds/001_22d613b0c31e1538.txt", "seeds"),
        ("/wire/hallow-times-2025-11-22.txt", "hallow times"),
        ("/wire/bridge.txt", "bridge"),
        ("/wire/bridge.v2.final.txt", "bridge final"),
        ("/wire/3f2504e0-4f89-11d3-9a0c-0305e82c3301.txt", "text file"),
        ("/wire/kJ3hQx9Zp.txt", "text file"),
        ("/wire/xkqzvbnw.txt", "text file"),
        ("/hallow/0012.txt", "hallow"),
        ("/drop/bridge2.txt", "bridge"),
        ("/wire.zip#harbor/0012.txt", "harbor"),
        ("/Zeitungen/K%C3%BCstenbote_12.txt", "Küstenbote"),
        ("/2025/0012.txt", "text file"),
    ],
)
def test_a_file_that_does_not_is_called_by_words_and_never_by_an_id(place, name):
    assert outlet_of(TELLING, place) == name


def test_a_saved_page_without_a_site_s_name_is_known_by_its_address_or_its_foot():
    page = '<html><head><title>Harbor reopens</title>%s</head><body><article><h1>Harbor reopens</h1>{"".join(f"<p>{p}</p>" for p in dedent(TELLING).strip().split(chr(10) * 2))}</article></body></html>'  # fmt: skip
    link = '<link rel="canonical" href="https://www.hallowtimes.example/harbor">'
    for head, outlet in ((link, "hallowtimes.example"), ("", "saved pages")):
        place = "file:///home/ann/saved%20pages/0012.html"
        assert read_page(Page(place, (page % head).encode(), "text/html", NINE)).outlet == outlet


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Ministry of Transport\n\nPress release\n\nThursday 20 November 2025", "Ministry of Transport"),
        ("Harbour Authority\n\nNEWS RELEASE", "Harbour Authority"),
        ("Hafenamt Hallow\n\nPressemitteilung\n\n20. November 2025", "Hafenamt Hallow"),
        ("FOR IMMEDIATE RELEASE\n\n20 November 2025", "text file"),
    ],
)
def test_a_press_release_is_its_issuer_s_and_keeps_its_headline(head, outlet):
    text = f"{head}\n\n£340 million to mend the harbour\n\n{dedent(TELLING)}"
    article = read_page(Page("file:///drop/1.txt", text.encode(), "text/plain", NINE))
    assert (article.outlet, article.title) == (outlet, "£340 million to mend the harbour")
    assert article.genre == "advertorial"
