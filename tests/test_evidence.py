"""Few reports of one morning: what two of them name, and tell under whose headline, says whether they are of one event."""

from __future__ import annotations

import newsroom
import numpy as np
import pytest

from briefing.model import Article
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.stories import group_stories
from briefing.stages.stories.evidence import Evidence, written
from briefing.stages.stories.vocabulary import telling
from briefing.text.blocks import compose

HALF = np.array([0.5])
FIRST = np.array([0])
PAIR = FIRST, np.array([1]), np.zeros(1)


def _article(headline: str, body: str, outlet: str = "herald", language: str = "en") -> Article:
    text, blocks = compose([("title", headline), ("paragraph", body)])
    return Article(f"https://{outlet}.example/", outlet, newsroom.NINE, newsroom.NINE, text, blocks, language=language)


def _belief(*articles: Article, otherwise: float = 0.5) -> float:
    return float(Evidence().weigh(articles, PAIR, HALF, np.array([otherwise]))[0])


def test_a_name_that_two_share_tells_more_than_a_word_of_their_kind_of_event():
    told = _article("Fire in a sawmill", "The night shift of Ostrander ran for the gates.")
    named = _article("Timber burns", "Only the chimney stands of what Ostrander built.", "post")
    of_its_kind = _article("Timber burns", "Only the chimney stands of what the night shift knew.", "post")
    assert _belief(told, named) > 2 * _belief(told, of_its_kind)


def test_names_that_neither_shares_with_the_other_tell_of_two_events():
    one = _article("Boat runs aground", "All were taken off, said Ola Brekke of the yard in Tavira.")
    other = _article("Barge sinks at night", "The crew swam ashore, said Uma Perrin of the port in Lisk.", "post")
    nameless = _article("Barge sinks at night", "The crew swam ashore, said a man of the port.", "post")
    assert _belief(one, other) < _belief(one, nameless)


def test_what_one_tells_under_the_others_headline_is_evidence_and_what_both_are_headed_with_is_not():
    one = _article("Otters close the lido", "A family moved into the pump house.")
    under = _article("Swimmers stay dry", "Since Monday otters have held the lido.", "post")
    both = _article("Lido wants otters kept", "A vote is due in the spring.", "post")
    assert _belief(one, under) > 0.5 > _belief(one, both)


def test_a_name_that_many_tell_of_is_little_evidence():
    one = _article("A hedge is cut down", "Nobody in Orle knew by whom, the owner wrote.")
    other = _article("A choir wins a cup", "It was founded in Orle by two sisters.", "post")
    more = [
        _article(f"Of {n} things", f"All of them were seen in Orle by number {n}.", f"gazette{n}") for n in range(6)
    ]
    assert _belief(one, other, *more) < _belief(one, other)


def test_of_headlines_alone_and_in_a_large_batch_likeness_decides():
    one, other = _article("Otters close the lido", ""), _article("Swimmers stay dry", "", "post")
    assert _belief(one, other, otherwise=0.3) == 0.3
    told = [_article(f"Word {n}", f"The {n}th of many reports came in.", f"post{n}") for n in range(200)]
    assert _belief(*told) == pytest.approx(0.5, abs=0.01)


def test_articles_that_come_later_are_weighed_as_those_that_came_at_once():
    rows = [_article("Fire in a sawmill", "Ostrander ran."), _article("Timber burns", "Ostrander wept.", "post")]
    evidence = Evidence()
    evidence.weigh(rows[:1], (FIRST[:0], FIRST[:0], HALF[:0]), HALF[:0], HALF[:0])
    assert evidence.weigh(rows, PAIR, HALF, HALF) == Evidence().weigh(rows, PAIR, HALF, HALF)


def test_a_german_noun_is_no_name():
    rows = ("Brand im Werk", "Am Abend kam die Feuerwehr aus Lauben."), ("Rauch am Fluss", "Die Feuerwehr blieb dort.")
    german = [_article(*row, outlet=f"bote{n}", language="de") for n, row in enumerate(rows)]
    english = [_article(*row, outlet=f"bote{n}") for n, row in enumerate(rows)]
    assert _belief(*german) < _belief(*english)


def test_a_neighbour_of_one_court_stays_by_itself_and_what_tells_of_one_case_comes_together():
    told = [
        ("Courier jailed for nineteen years", "Marek Dvorsky hid cocaine in melons, the court in Maidstone heard."),
        ("He said he knew nothing", "Dvorsky, sentenced for cocaine that customs found under melons, will appeal."),
        ("Ferry mother fined over puppies", "A woman had six dachshunds in a pram, the court in Maidstone heard."),
    ]
    articles = [_article(*row, outlet=f"post{n}") for n, row in enumerate(told)]
    homes = {a.url: n for n, story in enumerate(group_stories(merge_duplicates(articles))) for a in story.articles}
    assert homes[articles[0].url] == homes[articles[1].url] != homes[articles[2].url]


def test_ordinary_words_tell_less_than_those_on_no_list():
    assert telling("polic") < telling("bank") < telling("accident") < telling("dvorsky") == telling("31,000")


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("Fire in Dunmore. Police said the mayor, Ana Petrov, wept.", ["Dunmore", "Ana", "Petrov"]),
        ("Rain fell on Orle’s fields.", ["Orle’s"]),
        ("“Never,” he said. “Nowhere.”", []),
    ],
)
def test_capitals_are_those_that_no_sentence_asks_for(text, capitals):
    assert [word for word in written(text) if word[0].isupper()] == capitals


def test_whom_two_reports_of_different_days_name_is_less_evidence():
    told = _article("Fire in a sawmill", "The night shift of Ostrander ran for the gates.")
    named = _article("Timber burns", "Only the chimney stands of what Ostrander built, like a finger.", "post")
    apart = (*PAIR[:2], np.array([3.0]))
    beliefs = [float(Evidence().weigh((told, named), pair, HALF, HALF)[0]) for pair in (PAIR, apart)]
    assert abs(beliefs[1] - 0.5) < abs(beliefs[0] - 0.5)


def test_where_nothing_speaks_for_two_they_are_believed_no_more_than_otherwise():
    one, other = _article("A hedge is cut", "The owner wept."), _article("A choir sings", "A cup was won.", "post")
    assert 0.1 >= _belief(one, other, otherwise=0.1) > _belief(one, other, otherwise=0.05)
