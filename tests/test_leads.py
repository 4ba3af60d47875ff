"""An edition of feeds that give a headline and a line or two: what nobody may read is told by what they say."""

from datetime import timedelta

import pytest
from newsroom import NINE, article, story

from briefing.pipeline import make_briefing
from briefing.pipeline.edition import Order
from briefing.pipeline.leading import under_headline
from briefing.stages.changes import Line, Printed
from briefing.stages.summaries import summarize
from briefing.text.blocks import is_lead
from briefing.text.context import cut, cut_in_two
from briefing.text.layout import lay_out
from briefing.text.sentences import sentences

TALKS = "Most economists expect the central bank of Kell to leave its rate at 2 percent today."
CUT = "The bank lowered its key rate to 1.75 percent, pointing to the drag from trade."


def lines(summary):
    return [s.text for s in summary.sentences]


def test_a_lead_is_a_line_or_two():
    assert is_lead(article(TALKS))
    assert is_lead(article(""))
    assert not is_lead(article(f"{TALKS} " * 5))


def test_an_update_is_not_told_by_what_was_expected_before():
    """The line that says which story it is was that of the morning: "will leave its rate" under "lowers its rate"."""
    before = article(TALKS, outlet="A", title="Central bank of Kell meets: a pause again?")
    after = article(
        "Hardly any analyst had seen it coming.", outlet="B", hours=4, title="Central bank of Kell lowers rate"
    )
    other = article(CUT, outlet="C", hours=4, title="Rate in Kell down to 1.75 percent")
    news = [s for a in (after, other) for s in sentences(a)]
    told = lines(summarize(story(before, after, other), 2, seen=[TALKS], news=news))
    assert told
    assert TALKS not in told


def test_what_its_feed_has_cut_is_news_all_the_same():
    before = article("Both camps courted the mayors, whose party took 9 percent.", outlet="A", title="Mayors are kingmakers in Kell")  # fmt: skip
    after = article("The mayors will not govern with the populists, clearing a path for a [...]", outlet="B", hours=9, title="Mayors of Kell open talks with liberals")  # fmt: skip
    told = lines(summarize(story(before, after), 2, seen=lines(summarize(story(before), 1)), news=sentences(after)))
    assert told == [sentences(after)[0].text]


@pytest.mark.parametrize(
    ("line", "is_cut", "in_two"),
    [
        ("The premier has invited…", True, False),
        ("The premier has invited all [...]", True, False),
        ("The premier has invited all [&hellip;]".replace("&hellip;", "…"), True, False),
        ("The operator calls it “wholly…", True, True),
        ("The operator (who is new…", True, True),
        ("“We wait…” said the operator.", False, False),
        ("The operator calls it “wholly” wrong.", False, False),
    ],
)
def test_a_line_that_is_cut(line, is_cut, in_two):
    assert (cut(line), cut_in_two(line)) == (is_cut, in_two)


def test_a_line_cut_within_somebodys_words_is_not_printed():
    one = article("Only one train in four runs; the operator calls it “wholly…", title="Commuters stranded in Kell")
    assert lines(summarize(story(one), 2)) == []
    two = article(
        "Only one train in four runs; the operator has asked for talks on…", title="Commuters stranded in Kell"
    )
    assert lines(summarize(story(two), 2)) == [sentences(two)[0].text]


def test_a_story_of_leads_is_told_from_under_its_headline():
    police = article("Police say he left the ship before its passengers.", outlet="A", title="Captain of sunken ferry held", hours=3)  # fmt: skip
    search = article("Boats have picked up 150 survivors from the Lesta, which sank off Sarn.", outlet="B", title="Ferry sinks off Sarn")  # fmt: skip
    both, first = story(search, police), summarize(story(search), 1)
    assert lines(under_headline(police.headline, first, both, 2, ())) == [sentences(police)[0].text, sentences(search)[0].text]  # fmt: skip
    assert lines(under_headline(police.headline, first, both, 2, [sentences(police)[0].text])) == lines(first)
    long = article("A boat sank off Sarn with many on board. " * 9, outlet="C", title="Boat sinks")
    assert under_headline(police.headline, first, story(search, police, long), 2, ()) == first


def made(articles, hours, printed=(), since=12):
    now = NINE + timedelta(hours=hours)
    return make_briefing(articles, Order(), made=now, since=now - timedelta(hours=since), earlier=printed)


def test_what_had_no_room_yesterday_does_not_head_the_page_today():
    """The red warning of the evening before stood over the morning's dead."""
    warning = article("Forecasters expect gusts of more than 140km/h in Sarn, Hallem and Kell from nine on Friday when Storm Bela comes.", outlet="A", title="Red wind warning for Sarn, Hallem and Kell as Storm Bela nears coast")  # fmt: skip
    deaths = article("Both who died when Storm Bela came to Sarn, Hallem and Kell were where gusts of more than 140km/h were expected.", outlet="B", title="Two die in Sarn and Kell as Storm Bela breaks over Hallem and coast", hours=20)  # fmt: skip
    edition = made([warning, deaths], 22)
    (digest,) = edition.digests
    assert digest.status == "new"
    assert digest.headline.article == deaths
    assert {s.article for s in digest.summary.sentences} == {deaths}


def test_an_edition_of_leads_says_no_line_twice():
    """Its headline, said again by its feed, was the story's text; the line of the morning that of the evening."""
    first = article(TALKS, outlet="A", title="Central bank of Kell meets: a pause again?")
    morning = made([first], 1)
    printed = Printed(morning.digests[0].id, morning.made, ((first.url, 1),), (Line(first.title, first.url), Line(TALKS, first.url)))  # fmt: skip
    later = article("Hardly any analyst had seen this coming from Kell, where the central bank meets eight times a year.", outlet="B", hours=4, title="Central bank of Kell lowers rate to 1.75 percent")  # fmt: skip
    evening = made([first, later], 10, [printed], since=9)
    assert not any(TALKS in line.text for line in lay_out(evening) if line.style in ("Body", "Brief", "Update"))
