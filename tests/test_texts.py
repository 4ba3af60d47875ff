"""Reports told at length: a story is one however many tell it, and its neighbours of one theme are others."""

import random

import newsroom
import pytest

from briefing.model import Report
from briefing.stages.stories import group_stories

THEME = [f"theme{n}" for n in range(60)]
# Many that are told once, some by a few, three by dozens.
STORIES = (120, 80, 50, 8, 5, 3, 2, 2, *[1] * 12)


def told_at_length(counts, days=3):
    """Return reports and the number of the story that each tells, by address.

    Each names whom its story is about, tells three facts of one side of it and four of any, gives some of the background
    of all stories, and has thirty words of its own.
    """
    dice = random.Random(1)
    reports, told = [], {}
    for story, count in enumerate(counts):
        names = [f"name{story}of{n}" for n in range(6)]
        sides = [[[f"fact{story}of{side}{n}word{k}" for k in range(9)] for n in range(6)] for side in range(5)]
        for n in range(count):
            facts = dice.sample(dice.choice(sides), 3) + dice.sample([fact for side in sides for fact in side], 4)
            words = [*names, *(word for fact in facts for word in fact), *dice.sample(THEME, 20)]
            words += [f"own{story}of{n}word{k}" for k in range(30)]
            dice.shuffle(words)
            title, hours = " ".join(dice.sample(names, 2)), 24 * days * n / count
            article = newsroom.article(" ".join(words), title=title, outlet=f"O{n}", hours=hours)
            reports.append(Report(article))
            told[article.url] = story
    return reports, told


@pytest.fixture(scope="module")
def told():
    return told_at_length(STORIES)


def events(stories, told):
    return sorted(tuple(sorted({told[r.article.url] for r in story.reports})) for story in stories)


def test_a_story_that_dozens_tell_each_in_part_is_one_and_swallows_none_of_its_theme(told):
    reports, of = told
    assert events(group_stories(reports), of) == [(n,) for n in range(len(STORIES))]


def test_the_order_in_which_they_are_given_does_not_matter(told):
    reports, _ = told
    assert group_stories(reports[::-1]) == group_stories(reports)


def test_a_large_story_grows_day_after_day_and_stays_one(told):
    reports, of = told
    stories = group_stories([])
    for day in range(3):
        came = [r for r in reports if (r.article.published - newsroom.NINE).days == day]
        stories = group_stories(came, standing=stories)
    grown = events(stories, of)
    assert [event for event in grown if len(event) > 1] == []
    assert [sum(event == (n,) for event in grown) for n in range(5)] == [1] * 5
