"""Whole editions for the tests of what is printed: our own small world, Port Hallow and the towns around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import newsroom
from newsroom import NINE

from briefing.model import (
    Article,
    Briefing,
    Coverage,
    Development,
    Digest,
    Disagreement,
    Failure,
    LeftOut,
    Quote,
    Reason,
    Report,
    Span,
    Story,
    Summary,
)


def span(article: Article, words: str) -> Span:
    """The first place in the article that has the words."""
    start = article.text.index(words)
    return Span(article, start, start + len(words))


def digest(*articles: Article, **more) -> Digest:
    """A story as printed: its first article's headline, and for a summary that article's first sentence."""
    lead = articles[0]
    first = next(b for b in lead.blocks if b.kind == "paragraph")
    sentence = lead.text[first.start : first.end].split(". ")[0]
    values = {
        "id": f"s-{lead.url[-8:]}",
        "story": newsroom.story(*articles),
        "headline": lead.headline or Span(lead, first.start, first.end),
        "section": "World",
        "status": "new",
        "reasons": (Reason("independent sources", len(articles), 1.0),),
        "summary": Summary((span(lead, sentence.rstrip(".") + "." if sentence + "." in lead.text else sentence),)),
    }
    return Digest(**(values | more))


def briefing(*digests: Digest, **more) -> Briefing:
    """An edition of these stories, made at six in Berlin."""
    values = {
        "edition": "morning",
        "title": "Morning Briefing",
        "time_zone": "Europe/Berlin",
        "language": "en",
        "made": NINE + timedelta(hours=19),
        "since": NINE - timedelta(hours=5),
        "digests": digests,
        "coverage": Coverage(feeds=12, failed=0, silent=2, articles=240, merged=31),
    }
    return Briefing(**(values | more))


BRIDGE = newsroom.article(
    """
    Engineers closed the Harbour Bridge in Port Hallow before the morning rush on Monday after divers found a crack
    as long as a bus in its central pier. Some 40,000 drivers were sent around the estuary, a detour of an hour.

    "We will not open this bridge again until I would drive my own children across it," said Marta Lindqvist, the
    city's chief engineer. "That may be weeks."

    ► The ferry company doubled its crossings and sold no tickets at all until midnight.

    ► Steel from the closed yard at Sund is to arrive by barge on Wednesday.

    The repair will cost at least $14 million, the port authority said.
    """,
    outlet="The Hallow Courier",
    title="Harbour Bridge closed for weeks after divers find crack in central pier",
    hours=17.5,
    authors=("Ines Carrow",),
)
BRIDGE_WIRE = newsroom.article(
    """
    Divers found a crack in the central pier of Port Hallow's main bridge, and the city closed it on Monday.

    The repair will cost $22 million, according to two people briefed on the plans.

    Mayor Tomas Okafor called it "the most expensive crack in the history of this city" and asked the government to pay.
    """,
    outlet="Coastal Press",
    title="Crack shuts Port Hallow bridge",
    hours=16,
    origin="CP",
)
BRIDGE_COPY = newsroom.article(
    """
    Divers found a crack in the central pier of Port Hallow's main bridge, and the city closed it on Monday.

    The repair will cost $22 million, according to two people briefed on the plans.
    """,
    outlet="Sund Evening Post",
    title="Bridge shut",
    hours=16.5,
    origin="CP",
)
GRAIN = newsroom.article(
    """
    Grain ministers of nine countries agreed late on Monday to share their reserves for the first time, ending a quarrel
    that had doubled the price of bread in the south. The accord takes effect on 1 June.

    "Nobody at this table will let a neighbour go hungry over a comma," said Ifeoma Brandt, who chaired the talks.

    Exports through the straits resume on Thursday under the eyes of 60 inspectors.

    Two of the nine still have to ask their parliaments.
    """,
    outlet="Meridian News",
    title="Nine countries agree to share grain reserves",
    hours=15,
)
GRAIN_TWO = newsroom.article(
    """
    The accord was signed at 22:40 in Vellmar after eleven days of talks. Traders had not expected it before summer.

    Wheat for June delivery fell 6% within the hour.
    """,
    outlet="The Exchange Daily",
    title="Wheat falls as ministers sign reserve pact",
    hours=14.5,
)
CHIPS = newsroom.article(
    """
    Tollan Semiconductor will build its second plant in Brasko, not overseas, and hire 3,100 people, it said on Monday.

    The plant is to open in two years. The state pays a fifth of it.

    Shares of the company rose 4.1% before the close.
    """,
    outlet="The Exchange Daily",
    title="Tollan picks Brasko for second chip plant, 3,100 jobs",
    hours=9,
)
VACCINE = newsroom.article(
    """
    A single dose of a new vaccine kept 9 in 10 children free of river fever for two rainy seasons, doctors in Oru reported.

    "In my ward we had three beds for every such child, and now they stand empty," said Dr. Samuel Adeyemi.
    """,
    outlet="Science Wire",
    title="River fever vaccine protects nine in ten children in two-year trial",
    hours=10,
)
STORM = newsroom.article(
    """
    The storm killed at least 12 people on the northern islands, the coast guard said on Monday.
    """,
    outlet="Meridian News",
    title="Storm leaves a dozen dead on northern islands",
    hours=11,
)
STORM_TWO = newsroom.article(
    """
    Officials on the islands counted 17 dead by the evening and said that the number would rise.
    """,
    outlet="Radio Nord",
    title="Seventeen dead in island storm",
    hours=13,
)
ARABIC = newsroom.article(
    """
    أعلنت السلطات إغلاق الجسر الرئيسي في المدينة يوم الاثنين بعد العثور على 3 شقوق.
    """,
    outlet="صوت الميناء",
    title="إغلاق جسر الميناء بعد العثور على شقوق",
    hours=12,
    language="ar",
)
CUP = newsroom.article(
    """
    Hallow Rovers reached the cup final for the first time in 31 years, two goals in the last four minutes settling it.
    """,
    outlet="Sund Evening Post",
    title="Rovers end 31-year wait with late double",
    hours=13,
)


# The stories as an edition prints them, between them everything that can stand in one.
BRIDGE_PRINTED = Digest(
    id="bridge",
    story=Story((Report(BRIDGE_WIRE, copies=(BRIDGE_COPY,)), Report(BRIDGE))),
    headline=BRIDGE.headline,
    section="Port Hallow",
    status="update",
    reasons=(Reason("independent sources", 2, 1.5), Reason("fresh", 0.75, 1.0)),
    summary=Summary(
        (
            span(
                BRIDGE,
                "Engineers closed the Harbour Bridge in Port Hallow before the morning rush on Monday after divers found a crack as long as a bus in its central pier.",
            ),
            span(BRIDGE, "Some 40,000 drivers were sent around the estuary, a detour of an hour."),
            span(BRIDGE_WIRE, "The repair will cost $22 million, according to two people briefed on the plans."),
        )
    ),
    developments=(
        Development(
            span(BRIDGE, "The ferry company doubled its crossings and sold no tickets at all until midnight."),
            listed=True,
        ),
        Development(
            span(
                BRIDGE_WIRE,
                "Divers found a crack in the central pier of Port Hallow's main bridge, and the city closed it on Monday.",
            ),
            support=(
                span(
                    BRIDGE_COPY,
                    "Divers found a crack in the central pier of Port Hallow's main bridge, and the city closed it on Monday.",
                ),
            ),
        ),
        Development(span(BRIDGE, "The repair will cost at least $14 million, the port authority said.")),
    ),
    quotes=(
        Quote(
            (
                span(BRIDGE, "We will not open this bridge again until I would drive my own children across it,"),
                span(BRIDGE, "That may be weeks."),
            ),
            speaker=span(BRIDGE, "Marta Lindqvist"),
            name="Marta Lindqvist",
            role=span(BRIDGE, "the city's chief engineer"),
            cue=span(BRIDGE, "said"),
            confidence=0.9,
        ),
        Quote(
            (span(BRIDGE_WIRE, "the most expensive crack in the history of this city"),),
            speaker=span(BRIDGE_WIRE, "Tomas Okafor"),
            name="Tomas Okafor",
            role=span(BRIDGE_WIRE, "Mayor"),
            cue=span(BRIDGE_WIRE, "called"),
        ),
    ),
    disagreements=(
        Disagreement(
            (
                span(BRIDGE, "The repair will cost at least $14 million, the port authority said."),
                span(BRIDGE_WIRE, "The repair will cost $22 million, according to two people briefed on the plans."),
            )
        ),
    ),
    changed=(
        span(BRIDGE, "Steel from the closed yard at Sund is to arrive by barge on Wednesday."),
        span(BRIDGE, "The ferry company doubled its crossings and sold no tickets at all until midnight."),
    ),
    printed_developments=2,
    printed_quotes=2,
)
GRAIN_PRINTED = digest(
    GRAIN,
    GRAIN_TWO,
    summary=Summary(
        (
            span(
                GRAIN,
                "Grain ministers of nine countries agreed late on Monday to share their reserves for the first time, ending a quarrel that had doubled the price of bread in the south.",
            ),
            span(GRAIN, "The accord takes effect on 1 June."),
            span(GRAIN_TWO, "Traders had not expected it before summer."),
        )
    ),
    developments=(
        Development(span(GRAIN_TWO, "Wheat for June delivery fell 6% within the hour.")),
        Development(span(GRAIN, "Exports through the straits resume on Thursday under the eyes of 60 inspectors.")),
        Development(span(GRAIN, "Two of the nine still have to ask their parliaments.")),
    ),
    quotes=(
        Quote(
            (span(GRAIN, "Nobody at this table will let a neighbour go hungry over a comma,"),),
            speaker=span(GRAIN, "Ifeoma Brandt"),
            name="Ifeoma Brandt",
        ),
    ),
    printed_developments=3,
    printed_quotes=1,
)
CHIPS_PRINTED = digest(
    CHIPS,
    section="Business",
    status="continuing",
    developments=(Development(span(CHIPS, "Shares of the company rose 4.1% before the close.")),),
    printed_developments=1,
)
VACCINE_PRINTED = digest(
    VACCINE,
    section="Science",
    in_full=False,
    quotes=(
        Quote(
            (span(VACCINE, "In my ward we had three beds for every such child, and now they stand empty,"),),
            name="Samuel Adeyemi",
            speaker=span(VACCINE, "Samuel Adeyemi"),
            role=span(VACCINE, "Dr."),
        ),
    ),
    printed_quotes=1,
)
STORM_PRINTED = digest(
    STORM,
    STORM_TWO,
    in_full=False,
    disagreements=(Disagreement((span(STORM, "at least 12 people"), span(STORM_TWO, "17 dead"))),),
)


def rich() -> Briefing:
    """An edition with everything that can stand in one."""
    return briefing(
        BRIDGE_PRINTED,
        GRAIN_PRINTED,
        CHIPS_PRINTED,
        VACCINE_PRINTED,
        STORM_PRINTED,
        digest(ARABIC, in_full=False),
        digest(CUP, section="Sport", in_full=False),
        failures=(
            Failure("https://www.tidelands.example/rss.xml", "timed out after 20 s"),
            Failure("https://harbourlog.example/feed", "404 Not Found"),
        ),
        coverage=Coverage(
            feeds=14,
            failed=2,
            silent=3,
            articles=236,
            merged=41,
            left_out=(
                LeftOut("https://a.example/1", "Why we should learn to love the detour", "opinion"),
                LeftOut("https://a.example/2", "Your stars for Tuesday", "horoscope"),
                LeftOut("https://a.example/3", "Ten pies to bake this week", "below the length of the edition"),
            ),
        ),
    )


def without_stories() -> Briefing:
    """An edition on a day without news."""
    return replace(rich(), digests=(), corrections=())
