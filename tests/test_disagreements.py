"""Sources disagree where no one number can be behind what they say."""

import newsroom
import pytest

from briefing.stages.disagreements import find_disagreements


def claims(one, other, **more):
    story = newsroom.story(newsroom.article(one, outlet="A"), newsroom.article(other, outlet="B", hours=1, **more))
    return [[c.text for c in d.claims] for d in find_disagreements(story)]


def test_different_tolls_disagree():
    one, other = "The fire killed 12 people on Monday.", "Fifteen people were killed in the fire."
    assert claims(one, other) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 20 people were killed.", "The blast killed 23 people."),
        ("Two dozen people were killed.", "The blast killed 24 people."),
        ("The fine of $1.2 billion was upheld by the court.", "The court upheld the fine of $1.2bn."),
        ("The blast killed 12 people.", "The blast injured 15 people."),
    ],
)
def test_rounding_and_units_do_not(one, other):
    assert claims(one, other) == []


def test_a_later_figure_of_the_same_source_is_an_update():
    assert claims("The fire killed 12 people.", "The fire killed 15 people.", origin="A") == []
