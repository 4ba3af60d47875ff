"""An edition of feeds that give a headline and a line or two: what nobody may read is told by what they say."""

from datetime import timedelta

import pytest
from newsroom import NINE, article, story

from briefing.model import Summary
from briefing.pipeline import make_briefing
from briefing.pipeline.edition import Order, Preset
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


def test_of_an_update_without_a_whole_line_nothing_is_said_again():
    """A trial of the model brought no line that stands alone, and the morning's was printed once more."""
    first = article("The start-up says its new system, Lumo 6, can carry out long projects.", outlet="A", title="Lumo Labs launches a model")  # fmt: skip
    trial = article("We let the new model plan a conference. It booked the rooms and invented a sponsor.", outlet="A", hours=4, title="A day with Lumo 6: tireless, at times wrong")  # fmt: skip
    told = lines(summarize(story(first, trial), 2, seen=[first.text.split("\n\n")[1]], news=sentences(trial)[1:]))
    assert first.text.split("\n\n")[1] not in told


def test_a_story_in_brief_is_told_by_the_line_under_its_headline():
    poll = article("Support for the alliance is up four points to 27, while the premier’s own rating drops to its lowest.", outlet="A", title="Poll: coalition of Kell falls below 40% for first time")  # fmt: skip
    why = article("Rent, rows and a sense of drift: the pollster explains the fall of the coalition of Kell below 40%.", outlet="B", hours=1, title="Why the coalition of Kell falls below 40% in a poll for first time")  # fmt: skip
    order = Order(preset=Preset(in_full=0, in_brief=5, sentences=2, developments=1, quotes=1))
    now = NINE + timedelta(hours=2)
    edition = make_briefing([poll, why], order, made=now, since=NINE)
    (brief,) = (line.text for line in lay_out(edition) if line.style == "Brief")
    assert "Support for the alliance" in brief


def test_a_cut_line_of_its_own_is_better_than_none_of_what_the_headline_names():
    own = article("The minister wants to explore turning the site over to defence and other…", outlet="A", title="Sarn offers talks over closure of Hallem works")  # fmt: skip
    other = article(
        "The union rejects the offer of 11 percent over four years.", outlet="B", title="Workers walk out in Pellin"
    )
    told = under_headline(own.headline, summarize(story(other), 1), story(own, other), 2, ())
    assert lines(told) == [sentences(own)[0].text, sentences(other)[0].text]
    named = article("The works of Hallem make gears and have 3,000 people.", outlet="B", title="The works of Hallem")
    told = under_headline(own.headline, summarize(story(named), 1), story(own, named), 2, ())
    assert lines(told) == [sentences(named)[0].text]


def test_what_stands_under_a_question_is_told_where_there_is_nothing_else():
    """“One keeps bees” is no news of a prize, nor is the favourite of the morning when another has the office."""
    prize = article("Ingrid Solh and Dai Mori are honoured for showing how cells clear waste.", outlet="A", title="Two share prize in medicine")  # fmt: skip
    who = article("One keeps bees, and one heard the news on a tram.", outlet="B", hours=1, title="Who are the winners of the prize?")  # fmt: skip
    told = summarize(story(prize, who), 3)
    assert lines(under_headline(prize.headline, told, story(prize, who), 3, ())) == [sentences(prize)[0].text]
    assert lines(under_headline(who.headline, summarize(story(who), 3), story(who), 3, ())) == [sentences(who)[0].text]


def test_under_another_headline_no_it_opens_the_story():
    trial = article("We let the model plan a conference. It booked the rooms and invented a sponsor.", outlet="A", title="A day with Lumo 6: tireless, at times wrong")  # fmt: skip
    price = article("", outlet="B", title="Lumo 6: the price list and how to get it")
    it = Summary((sentences(trial)[1],))
    assert lines(under_headline(price.headline, it, story(trial, price), 2, ())) == []
    assert lines(under_headline(trial.headline, it, story(trial, price), 2, ())) == [sentences(trial)[1].text]
