"""Each edition knows what the ones before it printed."""

from dataclasses import replace
from datetime import timedelta

import newsroom

from briefing.model import Report
from briefing.stages.changes import Line, Printed, compare, compare_all, find_corrections

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
