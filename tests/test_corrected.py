"""A newsroom's correction of itself: a page of its own, or the opening of the story that it corrects."""

from collections import Counter
from datetime import timedelta

import pytest
from newsroom import NINE, article

from briefing.model import PROSE, Page
from briefing.pipeline import Order, make_briefing
from briefing.stages.articles import read_page
from briefing.text.layout import lay_out

NOTICE = (
    "In a story May 5, 2024, about a ferry that ran aground, The Associated Press erroneously reported how many cars it"
    " carries. It carries 19 cars, not 90."
)
DATELINE = "SARN, Veldria (AP) — "
STORY = (
    "The ferry to Sarn ran aground on Monday with 19 cars aboard, the coast guard said, and its master was taken to"
    " hospital in Merrow.",
    "“Nobody was hurt but the master,” said Ana Kell, the harbour master. “We will tow it off at noon.”",
    "The ferry has run between Sarn and Merrow since 1961 and carries half a million passengers a year, most of them in"
    " July and August.",
    "Its owner, Kell Boats, said that it would charter another ship until Friday. Tickets stay valid, and those who cannot"
    " wait may have their money back at any office of the company.",
    "The coast guard said that the tide had been unusually low and that the channel had last been dredged in 2011, when the"
    " port of Sarn still belonged to the county. Six towns along the coast have asked for dredgers since then.",
    "An inquiry opens on Thursday. It will hear the crew first, and then the pilots of Sarn and the owner of the boat.",
)


def page_of(title, *paragraphs):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    html = (
        f'<html><head><title>{title} | Hallow Times</title><meta property="og:site_name" content="Hallow Times"></head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article><footer><p>Contact us</p></footer></body></html>'
    )
    return Page("https://hallowtimes.example/a/1", html.encode(), "text/html", NINE)


def blocks(found, *kinds):
    return [found.text[b.start : b.end] for b in found.blocks if b.kind in kinds]


@pytest.mark.parametrize("title", ["Correction: Ferry to Sarn", "Correction", "Ferry to Sarn"])
@pytest.mark.parametrize(
    "words",
    [
        "An earlier version of our report on the ferry to Sarn said that it carries 90 cars. It carries 19.",
        "An earlier version of this article misstated how many cars the ferry to Sarn carries. It carries 19.",
    ],
)
def test_a_short_notice_keeps_its_words(title, words):
    found = read_page(page_of(title, words))
    assert (found.genre, blocks(found, *PROSE)) == ("correction", [words])


def test_a_notice_of_several_paragraphs_is_read_to_its_end():
    words = [
        "An earlier version of our report on the ferry misstated the number of cars that it carries.",
        "It carries 19 cars, not 90.",
    ]
    assert blocks(read_page(page_of("Correction: Ferry", *words)), *PROSE) == words


@pytest.mark.parametrize("below", ["A corrected version of the story is below:", "The corrected story:"])
def test_a_story_sent_again_whole_is_news_under_its_own_headline(below):
    headline = "Ferry to Sarn runs aground with 19 cars"
    found = read_page(
        page_of("Correction: Ferry story", DATELINE + NOTICE, below, headline, DATELINE + STORY[0], *STORY[1:])
    )
    assert (found.genre, found.title) == ("news", headline)
    assert blocks(found, *PROSE) == list(STORY)
    assert blocks(found, "notice") == [NOTICE, below]


def test_a_story_below_its_notice_is_news_without_a_headline_of_its_own_as_well():
    found = read_page(page_of("Correction: Ferry story", DATELINE + NOTICE, DATELINE + STORY[0], *STORY[1:]))
    assert (found.genre, found.title) == ("news", "Correction: Ferry story")
    assert (blocks(found, *PROSE), blocks(found, "notice")) == (list(STORY), [NOTICE])
    text = "\n\n".join(["Correction: Ferry story", DATELINE + NOTICE, DATELINE + STORY[0], *STORY[1:]])
    filed = read_page(Page("file:///drop/ferry.txt", text.encode(), "text/plain", NINE))
    assert (filed.genre, blocks(filed, *PROSE)) == ("news", list(STORY))


def test_what_announces_a_story_above_the_notice_prints_nothing_twice():
    above = ["The corrected version of this story is below.", "The ferry of the county has its own page as well."]
    found = read_page(page_of("Ferry to Sarn", *above, NOTICE, *STORY))
    assert [text for text, count in Counter(blocks(found, *PROSE, "notice")).items() if count > 1] == []


def test_a_column_of_corrections_is_none():
    column = [f"The report on the {n}th ferry of Sarn misstated its age. It is {n} years old, not {2 * n}." for n in range(20)]  # fmt: skip
    assert read_page(page_of("Corrections: May 5, 2024", *column)).genre == "correction"


def test_the_story_is_told_and_its_notice_shown():
    found = read_page(page_of("Correction: Ferry story", DATELINE + NOTICE, DATELINE + STORY[0], *STORY[1:]))
    other = article(
        "The ferry to Sarn ran aground on Monday. The coast guard said that nobody but its master was hurt.",
        title="Ferry to Sarn runs aground",
    )
    edition = make_briefing(
        [found, other], Order(), made=NINE + timedelta(hours=1), since=NINE - timedelta(days=1), earlier=()
    )
    assert found.url in {a.url for d in edition.digests for a in d.story.articles}
    assert [c.here.text for c in edition.corrections] == [NOTICE]
    lines = [line.text for line in lay_out(edition)]
    assert f"{NOTICE} Hallow Times" in lines
    assert not [line for line in lines if line.startswith("Added:")]
