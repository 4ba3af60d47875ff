"""Each edition knows what the ones before it printed."""

from dataclasses import replace
from datetime import timedelta

import newsroom
import pytest

from briefing.model import Report
from briefing.stages.changes import Line, Printed, compare, compare_all, find_corrections, rejoin

OLD = newsroom.article(
    "Three ferries sank in the storm off Merrow. The harbour of Merrow was shut at dawn.",
    title="Storm sinks ferries",
    outlet="A",
)


def printed(*articles, id="s1", hours=6):
    lines = tuple(
        Line(line, a.url, a.version)
        for a in articles
        for line in (a.title, a.text.split("\n\n")[1].split(". ")[0] + ".")
    )
    return Printed(id, newsroom.NINE + timedelta(hours=hours), tuple((a.url, a.version) for a in articles), lines)


def test_a_story_that_no_edition_printed_is_new():
    change = compare(newsroom.story(OLD))
    assert (change.status, change.changed, change.dropped) == ("new", (), False)


def test_a_story_without_new_articles_is_dropped():
    change = compare(newsroom.story(OLD), [printed(OLD)])
    assert (change.id, change.status, change.dropped) == ("s1", "continuing", True)


def test_new_sentences_make_an_update():
    new = newsroom.article(
        "Three ferries sank in the storm off Merrow. Divers found a fourth ferry on the sea bed on Tuesday.",
        outlet="B",
        hours=20,
    )
    change = compare(newsroom.story(OLD, new), [printed(OLD)])
    assert (change.id, change.status) == ("s1", "update")
    assert [s.text for s in change.changed] == ["Divers found a fourth ferry on the sea bed on Tuesday."]


def test_news_is_told_from_what_is_known_in_other_languages_too():
    call = newsroom.article(
        "Die Gewerkschaft der Fährleute hat zu einem Streik von 60 Stunden aufgerufen. Er soll am Montag beginnen.",
        title="Fährleute in Merrow wollen streiken",
        outlet="A",
        language="de",
    )
    settled = newsroom.article(
        "Der für Montag angekündigte Streik der Fährleute ist vom Tisch. Die Gewerkschaft und die Reederei einigten sich auf"
        " einen früheren Richter als Schlichter.",
        title="Fährleute sagen Streik ab",
        outlet="B",
        hours=20,
        language="de",
    )
    again = newsroom.article(
        "Die Gewerkschaft der Fährleute hat zu einem Streik aufgerufen. Er soll 60 Stunden dauern und am Montag beginnen.",
        title="Streik der Fährleute in Merrow",
        outlet="B",
        hours=20,
        language="de",
    )
    assert compare(newsroom.story(call, settled), [printed(call)]).status == "update"
    assert compare(newsroom.story(call, again), [printed(call)]).status == "continuing"


def test_one_who_is_named_is_known_again_and_a_town_is_not_enough():
    found = newsroom.article(
        "A teacher, Lisa Trand, was found stabbed in a park of Wendle by a man walking his dog.",
        title="Teacher found stabbed in Wendle",
        outlet="A",
    )
    held = newsroom.article(
        "Detectives in Wendle arrested a man of 29 in connection with the death of Lisa Trand.",
        title="Man held over killing of Lisa Trand",
        outlet="B",
        hours=20,
    )
    chemist = newsroom.article(
        "The trial of the chemist Aldous Dorn, who is said to have poisoned a teacher, opened in Wendle.",
        title="Chemist on trial in Wendle over poison",
        outlet="B",
        hours=20,
    )
    assert compare(newsroom.story(held), [printed(found)]).status == "update"
    assert compare(newsroom.story(chemist), [printed(found)]).status == "new"


def test_a_new_day_is_news_in_known_words_and_a_view_of_the_old_is_none():
    search = newsroom.article(
        "Divers searched the sea bed off the town for sailors.", title="Search for sailors", outlet="B", hours=3
    )
    divers = newsroom.article(
        "Divers will meet in the harbour of Merrow on Thursday over the sailors.",
        title="Divers in Merrow",
        outlet="C",
        hours=20,
    )
    view = newsroom.article(
        "I have lost count of how many times we were promised better ferries by these same people in power.",
        title="Merrow and its ferries",
        outlet="D",
        hours=20,
    )
    told = [printed(OLD, search)]
    assert compare(newsroom.story(OLD, search, divers), told).status == "update"
    assert compare(newsroom.story(OLD, search, view), told).status == "continuing"


def test_two_stories_that_go_back_to_one_have_an_id_each():
    barge = newsroom.article("A barge hit the pier of Oster.", title="Barge hits Oster pier", outlet="B")
    fire = newsroom.article("A fire burns on the pier of Oster.", title="Fire on Oster pier", outlet="C")
    mixed = printed(OLD, barge, fire)
    later = newsroom.article("The pier of Oster fell into the sea on Tuesday.", outlet="D", hours=20)
    changes = compare_all([newsroom.story(OLD), newsroom.story(barge, fire, later)], [mixed])
    assert [c.id == "s1" for c in changes] == [False, True]
    assert compare_all([newsroom.story(barge, fire, later), newsroom.story(OLD)], [mixed]) == changes[::-1]


def test_a_report_beside_another_story_of_which_no_line_was_printed_is_new_with_an_id_of_its_own():
    others = [newsroom.article(f"Ferry {n} sank.", title=f"Ferry {n} sinks", outlet=f"F{n}", hours=n) for n in range(3)]
    mixed = Printed("s1", newsroom.NINE, ((OLD.url, 1), *((a.url, 1) for a in others)), printed(*others).lines)
    first = compare(newsroom.story(OLD))
    assert compare(newsroom.story(OLD), [mixed]).status == "new"
    assert compare(newsroom.story(OLD), [replace(mixed, id=first.id)]).id != first.id


def test_a_headline_and_a_line_that_agree_are_one_story_on_the_next_day_and_none_a_week_on():
    now = newsroom.article(
        "The last troops have left the base at Carrow, ending a war of ten years.",
        title="Last flight leaves Carrow base, ending ten years' war",
        outlet="B",
        hours=30,
    )
    old = newsroom.article(
        "The last soldiers left Carrow by plane. Their base was handed to the town.",
        title="Last soldiers leave Carrow base, ending war",
        outlet="A",
    )
    assert compare(newsroom.story(now), [printed(old)]).status != "new"
    assert compare(newsroom.story(now), [printed(old, hours=-7 * 24)]).status == "new"


def test_a_line_whose_source_changed_is_corrected():
    mended = newsroom.article(
        "Two ferries sank in the storm off Merrow. The harbour of Merrow was shut at dawn.",
        title="Storm sinks ferries",
        url=OLD.url,
        version=2,
        hours=9,
    )
    (notice,) = find_corrections([Report(mended, versions=(OLD,))], [printed(OLD)])
    assert notice.there.text == "Three ferries sank in the storm off Merrow."
    assert notice.here.text == "Two ferries sank in the storm off Merrow."


def printed_lead(article):
    lines = tuple(Line(text, article.url, article.version) for text in article.text.split("\n\n"))
    return Printed("s1", newsroom.NINE + timedelta(hours=6), ((article.url, article.version),), lines)


LEAD = newsroom.article(
    "Some 300 owners of flats in Sarn take their case to the court.",
    outlet="F",
    title="Flat owners of Sarn go to court",
)


@pytest.mark.parametrize(
    ("title", "line", "notices"),
    [
        (LEAD.title, "Some 340 owners of flats in Sarn take their case to the court.", 1),
        ("Flat owners of Sarn lose in court", "The judges say that the town may shut out holiday lets.", 0),
        ("Flat owners of Sarn in court for a day", "Some 300 owners of flats heard the town of Sarn make its case.", 0),
    ],
)
def test_a_line_of_a_feed_is_corrected_where_few_of_its_words_are_others(title, line, notices):
    """What a feed gives of an article is written anew with every turn of its story, and the old line is not withdrawn."""
    anew = newsroom.article(line, title=title, url=LEAD.url, outlet="F", version=2, hours=5)
    assert len(find_corrections([Report(anew, versions=(LEAD,))], [printed_lead(LEAD)])) == notices


def test_a_toll_that_a_feed_raises_is_no_correction():
    before, after = (
        newsroom.article(f"At least {n} people were killed when a bomb hit a block in Sarn, the governor said.", url="https://f.example/1", version=v, hours=v, outlet="F")
        for v, n in ((1, "six"), (2, "eleven"))
    )  # fmt: skip
    assert find_corrections([Report(after, versions=(before,))], [printed_lead(before)]) == ()


def teacher(**more):
    return newsroom.article(
        "A teacher, Lisa Trand, was found stabbed in Castle Park in Wendle by a man walking his dog.",
        title="Teacher found stabbed in Wendle park",
        outlet="A",
        **more,
    )


def searched(**more):
    return newsroom.article(
        "Divers searched the lake of Castle Park on Tuesday for the knife that killed the teacher Lisa Trand.",
        title="Divers search lake for knife",
        outlet="C",
        **more,
    )


def test_a_report_that_has_only_names_in_common_with_what_was_told_is_one_story_with_what_goes_on_from_it():
    found, knife = teacher(), searched(hours=20)
    mourned = newsroom.article("Pupils of Wendle mourned Lisa Trand near Castle Park.", outlet="B", hours=19)
    ferry = newsroom.story(newsroom.article("A ferry left the harbour of Merrow.", outlet="D", hours=20))
    known = newsroom.story(found, mourned)
    told = [printed(found)]
    (one, other) = rejoin([known, newsroom.story(knife), ferry], told)
    assert {a.url for a in one.articles} == {found.url, mourned.url, knife.url}
    assert other == ferry
    # What several newsrooms tell is an event of its own, with the same people in it.
    again = newsroom.story(knife, searched(hours=21, url="https://c.example/again"))
    assert rejoin([known, again, ferry], told) == (known, again, ferry)
    # Without an edition before there is nothing to go on from.
    assert len(rejoin([known, newsroom.story(knife), ferry], [])) == 3


def test_the_same_in_another_town_a_day_later_is_news():
    def stabbed(town, day, **more):
        return newsroom.article(
            f"A 29-year-old man was stabbed to death in {town} on {day} night, police said.",
            title=f"Man stabbed to death in {town}",
            outlet=town,
            **more,
        )

    # The first day of these tests is a Monday.
    first, other = stabbed("Wendle", "Monday"), stabbed("Merrow", "Tuesday", hours=36)
    change = compare(newsroom.story(first, other), [printed(first)])
    assert (change.status, [s.text for s in change.changed]) == ("update", [other.text.split("\n\n")[1]])
    again = stabbed("Wendle", "Monday", hours=36, url="https://c.example/1")
    assert compare(newsroom.story(first, again), [printed(first)]).status == "continuing"


def test_two_that_rest_on_what_was_told_as_one_stay_apart():
    barge = newsroom.article("A barge hit the pier of Oster.", title="Barge hits Oster pier", outlet="B")
    row = [newsroom.story(OLD), newsroom.story(barge)]
    assert rejoin(row, [printed(OLD, barge)]) == tuple(row)


def test_another_event_that_is_told_in_the_same_words_stays_apart():
    def quake(where, dead, hours):
        return newsroom.article(
            f"An earthquake shook {where}, killing at least {dead} people and destroying hundreds of houses, the civil protection agency said.",
            title=f"Earthquake shakes {where}, {dead} dead",
            outlet=where,
            hours=hours,
        )

    first, other = quake("northern Tessaly", "twelve", 0), quake("southern Korvania", "four", 20)
    toll = newsroom.article("Rescuers found 19 more bodies in northern Tessaly on Tuesday.", outlet="B", hours=19)
    row = (newsroom.story(first, toll), newsroom.story(other))
    assert rejoin(row, [printed(first)]) == row


def test_what_was_printed_of_a_report_beside_another_story_is_known():
    aside = newsroom.article("Two crew of a tug were flown to hospital.", title="Tug crew flown off", outlet="C")
    told = [printed(OLD), replace(printed(aside), id="s2")]
    change = compare(newsroom.story(OLD, aside), told)
    assert (change.id, change.dropped) == ("s1", True)
    assert "Tug crew flown off" in change.told
    new = newsroom.article("Divers found a fourth ferry on the sea bed on Tuesday.", outlet="D", hours=20)
    assert compare(newsroom.story(OLD, aside, new), told).fresh == {new}


def test_many_names_make_up_for_other_words():
    told = newsroom.article(
        "Prime Minister Ottilie Brandvik of Norland met Chancellor Per Ulmann in Vessby on Tolvaar Island.",
        title="Brandvik meets Ulmann in Vessby",
        outlet="A",
    )
    later = newsroom.article(
        "For the guards of Ottilie Brandvik and Per Ulmann the summit of Tolvaar was a night of fish and of card games, of cold rain on"
        " the roofs of Vessby, of a stove that two kitchens shared, of boots drying beside a borrowed lamp and of a drummer who slept"
        " under the stairs with his hat on, until a ferry whistled and everybody ran.",
        title="A night of fish and rain in Vessby for the guards of two leaders",
        outlet="B",
        hours=20,
    )
    assert compare(newsroom.story(later), [printed(told)]).status == "update"


def test_a_headline_that_says_something_new_makes_its_opening_news():
    new = newsroom.article(
        "On Tuesday Orla Finch went home. All of it was there.",
        title="Harbour master Finch resigns over sunken ferries of Merrow",
        outlet="B",
        hours=20,
    )
    change = compare(newsroom.story(OLD, new), [printed(OLD)])
    assert (change.status, [s.text for s in change.changed]) == ("update", ["On Tuesday Orla Finch went home."])


@pytest.mark.parametrize(
    ("headline", "status"),
    [
        ("Government of Kell collapses", "update"),
        ("Marlow ousted in confidence vote", "update"),
        ("Marlow faces a vote in Kell today", "continuing"),
        ("What happens if Marlow falls?", "continuing"),
    ],
)
def test_where_a_feed_gives_headlines_alone_they_are_the_news(headline, status):
    """The government fell, and its story stood last, as one that goes on without news: there was no sentence in it."""
    before = newsroom.article("", title="Decisive day for Marlow of Kell as a vote he faces comes today", outlet="A")
    after = newsroom.article("", title=headline, outlet="B", hours=9)
    change = compare(newsroom.story(before, after), [printed_lead(before)])
    assert (change.status, [s.text for s in change.changed]) == (status, [headline] if status == "update" else [])
