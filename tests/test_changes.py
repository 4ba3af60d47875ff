"""Each edition knows what the ones before it printed."""

from datetime import timedelta

import newsroom

from briefing.model import Report
from briefing.stages.changes import Line, Printed, compare, find_corrections

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
