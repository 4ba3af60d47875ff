"""What was so before a matter ended is so no longer."""

import newsroom
import pytest

from briefing.model import Report, Story
from briefing.stages.headlines import choose_headline
from briefing.stages.summaries import summarize
from briefing.text.endings import has_ended

RESIGNS = [
    (
        "Gazette",
        "Calls grow for harbour minister Lind to go",
        "Three members of her own party said Ora Lind could not stay.",
    ),
    (
        "Courier",
        "Premier has full confidence in Lind",
        "The premier said that Ora Lind had told him everything about the loan.",
    ),
    (
        "Echo",
        "Ora Lind resigns over harbour loan",
        "The harbour minister, Ora Lind, stood down at noon over a loan from a builder.",
    ),
    (
        "Post",
        "Harbour minister Lind quits",
        "Ora Lind said that she did not want to stand in the premier's way any longer.",
    ),
]


def articles(told):
    return [newsroom.article(line, title=title, outlet=outlet, hours=n) for n, (outlet, title, line) in enumerate(told)]


def test_a_story_is_told_by_how_it_ended_and_by_nothing_that_stood_before():
    story = Story(tuple(Report(a) for a in articles(RESIGNS)))
    assert choose_headline(story).text in {RESIGNS[2][1], RESIGNS[3][1]}
    told = summarize(story, 2).sentences
    assert told
    assert {s.article.outlet for s in told} <= {"Echo", "Post"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Jury out in market murder trial", "Two guilty of market murder"),
        ("Envoys gloomy before third day of talks", "Rivals sign a truce in Sarn"),
        ("Bus crews march for a second day", "Bus crews end their boycott of the ring road"),
    ],
)
def test_how_a_matter_ended_leaves_what_was_said_before_it_behind(before, after):
    first, last = articles([("Gazette", before, "It was so."), ("Courier", after, "It is so.")])
    assert has_ended(first, [first, last])
    assert not has_ended(last, [first, last])


@pytest.mark.parametrize(
    "after",
    ["Lind urged to quit over loan", "Lind will not resign, says premier", "Talks to go on", "Lind could be ousted"],
)
def test_what_has_not_come_ends_nothing(after):
    first, last = articles([("Gazette", "Lind defends loan", "It was so."), ("Courier", after, "It is so.")])
    assert not has_ended(first, [first, last])


def test_one_newsroom_of_many_ends_no_matter():
    told = [
        *RESIGNS[:3],
        ("Post", "Who lent Lind the money?", "A builder did."),
        ("Star", "Loan papers show builder's name", "They do."),
    ]
    found = articles(told)
    assert not has_ended(found[0], found)
