"""The most newsworthy story stands on top, and the page says why."""

from dataclasses import replace
from datetime import timedelta

import newsroom
import pytest

from briefing.model import Page
from briefing.stages.articles import read_page
from briefing.stages.ranking import cap, left_out, rank_stories

NOW = newsroom.NINE + timedelta(hours=3)
WIDE = newsroom.story(
    *(newsroom.article(f"Flood in Merrow, says {o}.", outlet=o, title="Flood in Merrow") for o in "ABC")
)
LONE = newsroom.story(newsroom.article("A new tram line opens in Pellin.", outlet="A", title="Tram opens"))
VIEW = newsroom.story(newsroom.article("Why I love trams.", outlet="B", title="On trams", genre="opinion"))


def test_more_sources_rank_higher_and_opinion_stays_out():
    assert [r.story for r in rank_stories([LONE, VIEW, WIDE], now=NOW)] == [WIDE, LONE]
    (out,) = left_out([LONE, VIEW, WIDE])
    assert (out.title, out.reason) == ("On trams", "opinion")


def test_one_new_report_keeps_no_story_of_yesterday_above_the_news():
    told = [newsroom.article(f"Flood in Merrow, says {n}.", outlet=f"Outlet {n}") for n in range(6)]
    again = newsroom.article("Mud in Merrow.", outlet="Late", hours=2)
    fire = [newsroom.article(f"Fire in Pellin, says {n}.", outlet=f"Outlet {n}", hours=2) for n in range(4)]
    old, new = newsroom.story(*told, again), newsroom.story(*fire)
    assert rank_stories([old, new], now=NOW)[0].story is old
    assert rank_stories([old, new], now=NOW, printed=[a.url for a in told])[0].story is new


def test_the_watch_list_lifts_a_story():
    assert rank_stories([LONE, WIDE], now=NOW, watch=["tram line"], weights={"watch-list": 9})[0].story is LONE


def test_keywords_and_desks_choose_the_section():
    sections = [("Weather", ("flood", "storm")), ("Transport", ("tram",))]
    assert [r.section for r in rank_stories([LONE, WIDE], now=NOW, sections=sections)] == ["Weather", "Transport"]


def test_an_outlet_does_not_fill_the_page():
    kept, out = cap(rank_stories([LONE, WIDE], now=NOW), per_outlet=1)
    assert ([r.story for r in kept], [o.reason for o in out]) == ([WIDE], ["A leads 1 story already"])


def test_a_place_has_its_reasons():
    best, other = rank_stories([LONE, WIDE], now=NOW)
    assert ["independent sources" in {r.name for r in one.reasons} for one in (best, other)] == [True, False]
    assert best.score > other.score


def test_one_keyword_in_passing_puts_no_story_in_a_section():
    sections = [("Business", ("shares",)), ("Science", ("health",))]

    def section_of(title, text, **more):
        (ranked,) = rank_stories(
            [newsroom.story(newsroom.article(text, title=title, **more))], now=NOW, sections=sections
        )
        return ranked.section

    assert section_of("Girl of nine wins prize", "She shares a bedroom with two sisters in Merrow.") == "Other"
    assert section_of("Girl of nine wins prize", "She shares a bedroom. Her mother works in health.") == "Other"
    assert section_of("Kell shares fall", "Kell lost a tenth of its worth on Monday.") == "Business"
    assert section_of("Kell loses a tenth", "Its shares fell on Monday. The shares of Sarn did not.") == "Business"
    assert section_of("Healthy trees felled", "Unhealthy ones stay; healthier ones go.") == "Other"
    assert section_of("Kell shares fall", "Its shares fell on Monday.", categories=("Science",)) == "Science"
    assert section_of("Merrow opens a ward", "It opened on Monday.", desk="health") == "Science"


def test_the_section_that_a_page_names_is_its_category():
    body = b"<html><head><meta property='article:section' content='Science'></head><body><article><h1>Kell shares fall</h1><p>The shares of Kell fell on Monday, by a tenth, the exchange of Merrow said in the evening.</p></article></body></html>"
    page = read_page(Page("https://a.example/1", body, "text/html", newsroom.NINE))
    assert page.categories == ("Science",)


def leads(*told):
    """Stories of one report each, from (outlet, minutes after nine, headline, line)."""
    return [
        newsroom.story(newsroom.article(line, outlet=outlet, hours=minutes / 60, title=title))
        for outlet, minutes, title, line in told
    ]


QUAKE = leads(
    ("Log", 0, "Strong earthquake hits coast of Marrovia", "It struck off Pellin late on Sunday."),
    ("Wire", 20, "Dozens feared dead in Pellin", "Rescue teams dig by hand in the port where a hotel caved in."),
    ("Post", 40, "‘The floor became water’: a night in Pellin", "A teacher carried her father down six flights."),
    ("Star", 50, "Marrovia declares emergency", "The president has sent 5,000 soldiers to the north."),
    ("Echo", 70, "In pictures: the shattered coast of Marrovia", "Drones show whole blocks of Pellin flattened."),
)
LATER = leads(
    ("Log", 100, "Hallem extends closure of its crossings", "The checkpoints with Sarn stay shut until April."),
    ("Wire", 110, "Ferry workers walk out in Kell", "They want a week of 34 hours."),
)


def test_what_newsrooms_tell_in_many_reports_stands_above_what_came_last():
    """Feeds of leads: the day's earthquake was five stories of one source each, below whatever came last."""
    ranked = rank_stories([*LATER, *QUAKE], now=NOW)
    # What counts the dead, and neither survivors' words nor pictures.
    assert ranked[0].story.reports[0].article.title == "Dozens feared dead in Pellin"
    assert [r.name for r in ranked[0].reasons].count("told elsewhere") == 1
    lifted = [r for r in ranked if any(reason.name == "told elsewhere" for reason in r.reasons)]
    assert lifted == [ranked[0]], "a thing is lifted once"


def test_who_tells_the_same_beside_the_edition_counts():
    own, *others = QUAKE
    alone, among = ([r.story for r in rank_stories([own, *LATER], now=NOW, around=around)] for around in ((), others))
    assert alone.index(own) == 2
    assert among.index(own) == 0


def test_full_texts_that_share_a_town_are_no_talk():
    """A verdict in Pellin stood above news of more sources: a strike and a burst pipe were of Pellin too."""
    on = " The street below the harbour was quiet again by noon and shops had opened their doors." * 5
    told = leads(
        ("Log", 0, "Cranes of Pellin stand idle", f"Dockers in Pellin are on strike.{on}"),
        ("Wire", 10, "Jury clears three over bridge", f"The footbridge in Pellin fell six years ago.{on}"),
        ("Post", 20, "Burst pipe floods a school", f"Pupils in Pellin were sent home.{on}"),
        ("Star", 30, "Museum buys a compass", f"It was made in Pellin in 1660.{on}"),
    )
    ranked = rank_stories([*told, *LATER], now=NOW)
    assert not any(reason.name == "told elsewhere" for r in ranked for reason in r.reasons)


def test_talk_is_the_same_in_any_order():
    ranked = rank_stories([*LATER, *QUAKE], now=NOW)
    assert rank_stories([*reversed(QUAKE), *LATER], now=NOW) == ranked


def test_what_was_said_days_ago_is_no_talk():
    ranked = rank_stories(QUAKE, now=NOW + timedelta(days=2))
    assert not any(reason.name == "told elsewhere" for r in ranked for reason in r.reasons)


def test_what_only_explains_or_shows_waits_for_the_news():
    pictures = leads(("Echo", 170, "In pictures: a year of storms", "Our readers sent us these."))
    asks = leads(("Post", 170, "Why do the ferries of Kell keep sinking?", "The hulls are old."))
    ranked = rank_stories([*pictures, *LATER, *asks], now=NOW)
    assert {r.story for r in ranked[:2]} == set(LATER)
    assert all("background" in {reason.name for reason in r.reasons} for r in ranked[2:])


def test_the_story_that_most_sources_tell_stands_for_what_stayed_alone():
    """The morning after the storm the list of what is closed stood above the dead, whom three newsrooms told of."""
    deaths = newsroom.story(
        *(newsroom.article(f"Storm Bela killed a carer near Hallem, says {o}.", outlet=o, title="Woman dies in Storm Bela") for o in "ABC")
    )  # fmt: skip
    closed = leads(
        ("Log", 120, "No power, no water: the morning after Bela", "What runs, and when the lights may come back."),
        ("Wire", 150, "Roof of a hall ripped off in Kell", "Old people had been moved there when Bela came near."),
    )
    ranked = rank_stories([*closed, deaths], now=NOW)
    assert ranked[0].story is deaths
    assert [r.story for r in ranked if any(x.name == "told elsewhere" for x in r.reasons)] == [deaths]


@pytest.mark.parametrize(("hours", "counts"), [((0, 2, 1), True), ((2, 1, 0), False), ((1, 1, 1), False)])
def test_a_place_in_a_feed_says_something_where_an_editor_chose_it(hours, counts):
    """In a feed that has the newest on top every outlet's last line was lifted, whatever it was of."""
    assert places_count(*enumerate(hours)) is counts


def test_two_feeds_of_one_desk_that_have_the_newest_on_top_are_not_an_editors_order():
    """What was third of a busy feed was newer than what was second of a slow one, and all places counted."""
    busy, slow = (2.9, 2.8, 2.7, 2.6), (2.5, 1.0, 0.5)
    assert not places_count(*enumerate(busy), *enumerate(slow))
    assert places_count(*enumerate(reversed(busy)), *enumerate(slow))


def places_count(*told):
    """Return whether places of articles, each with its hour after nine, in feeds of one outlet say anything."""
    pulled = newsroom.NINE + timedelta(hours=3, minutes=50)
    row = [
        replace(newsroom.article(f"Line {n} of {hour}.", title=f"News of {hour}", outlet="Log", hours=hour), position=n, fetched=pulled + timedelta(seconds=n))
        for n, hour in told
    ]  # fmt: skip
    ranked = rank_stories([newsroom.story(a) for a in row], now=NOW + timedelta(hours=1))
    return any(reason.name == "position in feed" for r in ranked for reason in r.reasons)
