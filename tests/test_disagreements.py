"""Sources disagree where no one number can be behind what they say."""

import newsroom
import pytest

from briefing.stages.disagreements import find_disagreements
from tests.quality import disagreements


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


def test_the_marked_pairs_keep_their_marks():
    figures = disagreements.score()
    assert figures["pairs"] == 200
    assert figures["precision"] >= 0.95
    assert figures["recall"] >= 0.80


def test_three_sources_make_one_disagreement():
    tolls = ["The fire killed 12 people.", "The fire killed 15 people.", "The fire killed 20 people."]
    story = newsroom.story(
        *(newsroom.article(t, outlet=o, hours=h) for h, (o, t) in enumerate(zip("ABC", tolls, strict=True)))
    )
    (disagreement,) = find_disagreements(story)
    assert [c.text for c in disagreement.claims] == tolls


def test_a_source_that_has_come_round_disagrees_no_more():
    rows = [
        ("A", "The fire killed 12 people."),
        ("B", "The fire killed 15 people."),
        ("A", "The fire killed 15 people, police said."),
    ]
    story = newsroom.story(*(newsroom.article(t, outlet=o, hours=h) for h, (o, t) in enumerate(rows)))
    assert find_disagreements(story) == ()
