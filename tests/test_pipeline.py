"""Gathering and making, with a web of a few pages."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from newsroom import NINE, article

from briefing.edges.jsonfile import write_json
from briefing.model import Coverage, Failure, Feed, Genre, Page
from briefing.pipeline import PRESETS, Order, gather, make_briefing
from briefing.stages.changes import read_edition
from briefing.stages.summaries import SUMMARIZERS
from briefing.text.layout import lay_out

HERALD = Feed("https://a.example/rss", "Herald")
GONE = Feed("https://b.example/rss", "Gone")
BRIDGE = """
    The city closed the old bridge over the Ela on Monday after engineers found cracks in two of its main cables, the mayor said.

    Traffic was sent north. "We found cracks in two of the main cables," said Maria Lopez, the city engineer.
"""
ITEM = "<item><title>{title}</title><link>https://a.example/{n}</link><guid>{n}</guid><pubDate>Mon, 06 May 2024 0{h}:00:00 +0000</pubDate><description>{words}</description></item>"


def rss(*items):
    body = '<?xml version="1.0"?><rss version="2.0"><channel><title>H</title>' + "".join(items) + "</channel></rss>"
    return Page(HERALD.url, body.encode(), "application/rss+xml", NINE)


def item(n, title="Bridge closed", hour=8, words="The city closed the old bridge over the Ela on Monday."):
    return ITEM.format(n=n, title=title, h=hour, words=words)


def html(title, *paragraphs):
    body = "".join(f"<p>{' '.join(p.split())}</p>" for p in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def gathered(page, web=None, known=None):
    asked = []

    def fetch_pages(urls):
        asked.extend(urls)
        for url in urls:
            body = (web or {}).get(url)
            yield (
                body
                if isinstance(body, Failure)
                else Page(url, body, "text/html", NINE)
                if body
                else Failure(url, "broken")
            )

    found = gather(
        [HERALD, GONE],
        fetch_feeds=lambda feeds: [page, Failure(GONE.url, "not found")],
        fetch_pages=fetch_pages,
        now=NINE,
        since=NINE - timedelta(days=1),
        known=lambda urls: {u: known[u] for u in urls if u in (known or {})},
    )
    return found, asked


def test_what_cannot_be_read_is_told_and_the_feeds_own_words_stand_in():
    found, _ = gathered(
        rss(item(1), item(2)), {"https://a.example/1": html("Bridge closed", *BRIDGE.strip().split("\n\n"))}
    )
    assert [a.url for a in found.articles] == ["https://a.example/1", "https://a.example/2"]
    assert "Traffic was sent north" in found.articles[0].text
    assert "The city closed the old bridge" in found.articles[1].text
    assert {(f.url, f.reason, f.outlet) for f in found.failures} == {
        (GONE.url, "not found", "Gone"),
        ("https://a.example/2", "broken", "Herald"),
    }
    assert (found.feeds, found.failed, found.silent) == (2, 1, 0)


def test_a_page_that_is_gone_is_left_out():
    found, _ = gathered(rss(item(1)), {"https://a.example/1": Failure("https://a.example/1", "not there", gone=True)})
    assert found.articles == ()


def test_what_is_on_the_shelf_is_asked_for_again_only_when_its_feed_tells_of_news():
    kept = replace(article(BRIDGE, url="https://a.example/1"), fetched=NINE.replace(hour=8, minute=30))
    found, asked = gathered(rss(item(1, hour=8)), known={kept.url: kept})
    assert (found.known, asked) == ((kept,), [])
    _, asked = gathered(rss(item(1, hour=9)), known={kept.url: kept})
    assert asked == [kept.url]


HAND_PICKED = Order(also=tuple(g for g in get_args(Genre) if g != "news"))


def made(*articles, **more):
    order = more.pop("order", Order())
    return make_briefing(articles, order, made=NINE + timedelta(hours=5), since=NINE, **more)


def test_wire_copy_and_its_rerun_are_one_report_of_one_story():
    wire, copy = (
        article(BRIDGE, title="Bridge closed"),
        article(BRIDGE, outlet="Herald", title="Bridge closed", hours=1),
    )
    (digest,) = made(copy, wire).digests
    assert digest.story.outlets == ("Wire", "Herald")
    assert digest.story.sources == ("Wire",)
    assert [q.name for q in digest.quotes] == ["Maria Lopez"]


def test_a_column_beside_the_news_is_no_source_of_it_and_is_named_apart():
    news = article(BRIDGE, title="City closes old bridge over the Ela after cracks found in cables")
    column = article(
        """
        Nobody in this city can count, and the old bridge over the Ela, closed on Monday for its cracks, is the proof of it.

        The mayor knew of the cracks in the main cables. It is time for her to go, and to take the bridge with her.
        """,
        outlet="Post", hours=1, title="The old bridge over the Ela and the city that closed it", genre="opinion",
    )  # fmt: skip
    for order in (Order(), HAND_PICKED):
        first = made(news, column, order=order).digests[0]
        assert (first.story.sources, first.story.articles) == (("Wire",), (news,))
    assert [a.reason for a in made(news, column).coverage.left_out] == ["opinion"]
    assert [d.headline.article for d in made(news, column, order=HAND_PICKED).digests] == [news, column]
    for digest in made(news, column).digests:
        spans = [*digest.summary.sentences, *(d.sentence for d in digest.developments), digest.headline]
        assert {s.article.outlet for s in spans} == {"Wire"}


def test_the_edition_speaks_its_own_language_where_a_source_does():
    english = article(BRIDGE, title="City closes old bridge over the Ela")
    briefing = made(english, order=Order(language="de"))
    assert briefing.digests[0].headline.article is english


def test_background_alone_is_no_news_and_counts_for_nothing():
    old = article(BRIDGE, hours=-30, title="Bridge closed")
    briefing = made(old)
    assert (briefing.digests, briefing.coverage) == ((), Coverage())


CORRECTED = (
    "In our report on the old bridge over the Ela we said that it was closed on Sunday. It was closed on Monday."
)


@pytest.mark.parametrize("order", [Order(), HAND_PICKED])
def test_a_correction_is_no_story_and_stands_in_its_own_words_under_corrections(order):
    news = article(BRIDGE, title="City closes old bridge over the Ela after cracks found")
    notice = article(CORRECTED, outlet="Post", hours=2, title="Correction: Old bridge over the Ela", genre="correction")
    briefing = made(notice, news, order=order)
    (digest,) = briefing.digests
    assert digest.story.articles == (news,)
    assert [c.here.text for c in briefing.corrections] == [CORRECTED]
    assert briefing.coverage.left_out == ()
    printed = [line.text for line in lay_out(briefing)]
    assert f"{CORRECTED} Post" in printed


@pytest.mark.parametrize("order", [Order(), HAND_PICKED])
def test_a_correction_of_what_is_not_told_is_left_out_with_its_reason(order):
    news = article(BRIDGE, title="City closes old bridge over the Ela after cracks found")
    notice = article("We said that cod costs £9. It costs £4.", title="Correction: Price of cod", genre="correction")
    briefing = made(news, notice, order=order)
    assert (len(briefing.digests), briefing.corrections) == (1, ())
    assert [(a.title, a.reason) for a in briefing.coverage.left_out] == [
        ("Correction: Price of cod", "a newsroom's correction of itself")
    ]
    assert made(notice, order=order).digests == ()


def test_what_a_newsroom_withdraws_is_told_no_more_and_its_notice_is_shown():
    news = article(BRIDGE, title="City closes old bridge over the Ela after cracks found", outlet="Post")
    other = article("""
        Painters have shut the old bridge over the Ela in both directions until Friday, the contractor said.

        Buses go by the north until the new coat on its cables is dry, and ferries sail every ten minutes.
        """, title="Painters shut the old bridge over the Ela", hours=1)  # fmt: skip
    first = made(news, other)
    said = "This article has been withdrawn. We reported on Monday that the city closed the old bridge over the Ela after engineers found cracks. It was closed for paint."
    notice = article(said, title="Article withdrawn", outlet="Post", hours=20, genre="correction")
    briefing = made(news, other, notice)
    assert [d.story.articles for d in briefing.digests] == [(other,)]
    assert briefing.corrections == ()
    assert [(a.title, a.reason) for a in briefing.coverage.left_out] == [
        (news.title, "withdrawn by Post"),
        (notice.title, "a newsroom's correction of itself"),
    ]
    # Who was told of it is told that it was wrong, and nothing is left of it to tell.
    again = make_briefing(
        [news, notice], Order(), made=NINE + timedelta(hours=24), since=NINE + timedelta(hours=12),
        earlier=read_edition(json.loads(write_json(first))),
    )  # fmt: skip
    assert (again.digests, [c.here.text for c in again.corrections]) == ((), [said])


def test_a_page_that_says_instead_what_was_wrong_is_shown_in_its_own_words_alone():
    news = article(BRIDGE, title="City closes old bridge over the Ela after cracks found", outlet="Post")
    said = "This article has been withdrawn. We reported on Monday that the city closed the old bridge over the Ela. It did not."
    notice = article(
        said, title="Article withdrawn", outlet="Post", hours=20, url=news.url, genre="correction", version=2
    )
    first = made(news)
    again = made(news, notice, earlier=read_edition(json.loads(write_json(first))))
    assert (again.digests, [(c.here.text, c.there) for c in again.corrections]) == ((), [(said, None)])


def test_an_update_tells_of_no_disagreement_that_was_open_yesterday():
    tolls = [
        article("A ferry sank off Sarn on Monday and six people were killed, the coast guard said. Boats looked for more all night.", title="Ferry sinks off Sarn, kills six", outlet="Post"),
        article("Nine people were killed when a ferry sank off Sarn on Monday. The ship had left for the island of Orrin in a storm.", title="Nine killed as ferry sinks off Sarn", outlet="Herald", hours=1),
    ]  # fmt: skip
    owner = article(
        "The owner of the ferry that sank off Sarn was arrested on Tuesday, the coast guard said.",
        title="Owner of ferry that sank off Sarn arrested", hours=20,
    )  # fmt: skip
    first = made(*tolls)
    assert len(first.digests[0].disagreements) == 1
    again = made(*tolls, owner, earlier=read_edition(json.loads(write_json(first))))
    assert [(d.status, d.disagreements) for d in again.digests] == [("update", ())]


def test_a_press_release_counts_for_nothing_beside_the_news_and_leads_alone_only_where_it_was_picked():
    news = article(BRIDGE, title="City closes old bridge over the Ela after cracks found")
    release = article(
        """
        The City of Merrow today announced a closing of the old bridge over the Ela for the care of its main cables.

        "We are proud of the cracks that our engineers found in the cables of the bridge," the mayor said on Monday.
        """,
        hours=1, title="City announces care of old bridge over the Ela after cracks", outlet="PR", genre="advertorial",
    )  # fmt: skip
    assert {d.story.sources for d in made(release, news).digests} == {("Wire",)}
    assert [d.headline.article for d in made(release, news, order=HAND_PICKED).digests] == [news, release]
    assert made(release).digests == ()


STRIKE = article(
    """
    Crews on the Orrin ferry will strike for 48 hours from Wednesday in a dispute over rosters, their union said.

    "Our people are asked to work fourteen days without one off," said Niall Brannigan, the union's officer.

    Orrin Ferries carries about 2,600 passengers a day to the island of Castle Orrin and back.

    The island's doctor, Paul Reeve, will send patients to the mainland by helicopter on both days.
    """,
    title="Orrin ferry crews to strike for 48 hours",
)
STRIKE_OVER = article(
    """
    The strike of the crews on the Orrin ferry was called off on Saturday after talks over rosters, their union said.

    "It took eleven hours and forty cups of tea," said Niall Brannigan, the union's officer.

    Orrin Ferries will pay $400,000 a year for nine more days of leave for its crews.
    """,
    title="Orrin ferry strike called off",
    hours=20,
)


def two_mornings(*then, **more):
    """The story of the strike as one edition prints it, and as the next does that knows of it."""
    short = Order(preset=PRESETS["one-page"])
    first = made(STRIKE, order=short, **more)
    second = made(STRIKE, *then, order=short, earlier=read_edition(json.loads(write_json(first))), **more)
    return first.digests[0], second.digests[0]


def test_no_development_and_no_quote_is_printed_on_two_mornings():
    morning, next_morning = two_mornings(STRIKE_OVER)
    assert next_morning.status == "update"
    heard = {d.sentence.text for d in morning.developments[: morning.printed_developments]}
    heard |= {s.text for q in morning.quotes[: morning.printed_quotes] for s in q.words}
    assert len(heard) > 1
    told = {d.sentence.text for d in next_morning.developments[: next_morning.printed_developments]}
    told |= {s.text for q in next_morning.quotes[: next_morning.printed_quotes] for s in q.words}
    assert told
    assert told.isdisjoint(heard)
    assert {d.sentence.text for d in next_morning.developments} | {
        s.text for q in next_morning.quotes for s in q.words
    } >= heard - {s.text for s in next_morning.summary.sentences}


def test_an_update_prints_no_line_of_yesterday_s_reports_for_which_there_was_no_room():
    at_a_glance = article(
        """
        Crews on the Orrin ferry will strike for 48 hours next week, their union said on Friday.

        ► The strike begins at midnight on Tuesday

        ► Six crossings a day are cancelled

        ► Patients will be flown to the mainland by helicopter

        ► The island's school closes for both days
        """,
        title="Orrin ferry strike: key points", outlet="Herald", hours=1,
    )  # fmt: skip
    short = Order(preset=PRESETS["one-page"])
    first = made(STRIKE, at_a_glance, order=short)
    again = made(STRIKE, at_a_glance, STRIKE_OVER, order=short, earlier=read_edition(json.loads(write_json(first))))
    (next_morning,) = again.digests
    assert next_morning.status == "update"
    assert any(d.sentence.article == at_a_glance for d in next_morning.developments)
    heard = {d.sentence for d in next_morning.developments[: next_morning.printed_developments]}
    heard |= {s for q in next_morning.quotes[: next_morning.printed_quotes] for s in q.words}
    assert {s.article for s in heard} == {STRIKE_OVER}


@pytest.mark.parametrize("summarizer", ["coverage", "lead", "luhn"])
def test_an_update_tells_what_is_new_and_of_what_in_its_first_sentence(summarizer):
    morning, next_morning = two_mornings(STRIKE_OVER, summarize=SUMMARIZERS[summarizer])
    assert morning.summary.sentences[0].text.startswith("Crews on the Orrin ferry will strike")
    told = next_morning.summary.sentences
    assert len(told) == 2
    assert {s.article for s in told} == {STRIKE_OVER}
    if summarizer == "coverage":
        assert told[0].text.startswith("The strike of the crews on the Orrin ferry was called off")


def test_a_page_that_goes_on_says_again_what_it_is_about_and_then_what_is_new():
    later = "Orrin Ferries will pay $400,000 a year for nine more days of leave for its crews, the mediator said on Saturday."
    longer = replace(
        article(f"{STRIKE.text.partition(chr(10) * 2)[2]}\n\n{later}", title=STRIKE.title, hours=20),
        url=STRIKE.url,
        version=2,
    )
    morning, next_morning = two_mornings(longer)
    assert next_morning.status == "update"
    told = [s.text for s in next_morning.summary.sentences]
    assert told == [morning.summary.sentences[0].text, later]


def test_an_update_tells_once_what_two_newsrooms_have_new():
    said_alike = article(
        """
        A mediator from the mainland ended the dispute on the Orrin ferry at four on Saturday morning, the company said.

        The island's school will open on both days after all, its head said.
        """,
        title="Ferry strike is off", outlet="Herald", hours=21,
    )  # fmt: skip
    _, next_morning = two_mornings(STRIKE_OVER, said_alike)
    told = [s.text for s in next_morning.summary.sentences]
    assert len(told) == 2
    assert sum("called off" in line or "ended the dispute" in line for line in told) == 1


@pytest.mark.parametrize(("who", "count"), [("one said", 0), ("said Orla Finch", 1), ("a spokeswoman said", 1)])
def test_a_story_in_brief_lends_the_day_a_quote_of_somebody_who_is_known(who, count):
    text = (
        "Six boats of Merrow stayed in harbour on Monday after the council raised the price of a berth to $40 a day.\n\n"
        "The council of Merrow said that the harbour had lost $90,000 in the year to May. Two boats left for Pellin on Sunday.\n\n"
        f'"We have all been left out in the rain again," {who}.'
    )
    quay = article(text, title="Boats of Merrow stay in harbour", outlet="Herald")
    order = Order(preset=replace(PRESETS["standard"], in_full=0))
    (digest,) = make_briefing([quay], order, made=NINE + timedelta(hours=3), since=NINE - timedelta(days=1)).digests
    assert digest.printed_quotes == count
