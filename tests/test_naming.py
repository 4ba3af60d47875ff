"""Reports of one kind of event: of one event, or of two."""

from __future__ import annotations

from pathlib import Path

import newsroom
import pytest

from briefing.model import Article
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.stories import group_stories
from briefing.stages.stories.naming import names
from briefing.text.blocks import compose

LINES = Path(__file__).with_name("quality").joinpath("apart.txt").read_text(encoding="utf-8").splitlines()
PAIRS = [line.split(" | ") for line in LINES if line and not line.startswith("#")]


def _article(told: str, outlet: str) -> Article:
    headline, _, body = told.partition(". ")
    text, blocks = compose([("title", headline), ("paragraph", body)])
    return Article(f"https://{outlet}.example/", outlet, newsroom.NINE, newsroom.NINE, text, blocks)


def _is_one(one: str, other: str) -> bool:
    articles = [_article(one, "herald"), _article(other, "post")]
    return len(group_stories(merge_duplicates(articles))) == 1


def test_two_events_of_one_kind_or_of_one_town_are_apart():
    joined = [one for kind, one, other in PAIRS if kind == "other" and _is_one(one, other)]
    assert len(joined) <= 3


@pytest.mark.parametrize(("asked", "least", "most"), [("other", 0, 7), ("same", 35, 35)])
def test_a_page_of_many_pairs_is_told_apart_as_each_pair_is(asked, least, most):
    pairs = [
        (_article(one, f"herald{n}"), _article(other, f"post{n}"))
        for n, (kind, one, other) in enumerate(PAIRS)
        if kind == asked
    ]
    stories = group_stories(merge_duplicates([article for pair in pairs for article in pair]))
    homes = {a.url: n for n, story in enumerate(stories) for a in story.articles}
    assert least <= sum(homes[one.url] == homes[other.url] for one, other in pairs) <= most


def test_one_event_in_other_words_stays_together():
    assert sum(_is_one(one, other) for kind, one, other in PAIRS if kind == "same") >= 34


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fire in Dunmore. Police said the mayor, Ana Petrov, wept.", {"dunmore", "ana", "petrov"}),
        ("On Monday the Senate met.", set()),
        ("A bill, the Bill said.", set()),
        ("Rain fell on Orle's fields.", {"orle"}),
    ],
)
def test_names_are_capitals_that_no_sentence_asks_for(text, found):
    assert names([text]) == found
