"""Which of a story's quotes are printed: none whose words stand beside it already, and no scrap where a quote is to be had."""

import newsroom
import pytest

from briefing.model import Span
from briefing.stages.quotes import find_quotes, printable_first


def quotes_and_lines(article, *lines):
    spans = [Span(article, article.text.index(line), article.text.index(line) + len(line)) for line in lines]
    quotes, count = printable_first(find_quotes(newsroom.story(article)), spans)
    return {q.words[0].text for q in quotes}, [q.words[0].text for q in quotes[:count]]


def test_words_that_the_summary_tells_are_not_printed_again(article):
    """
    "We shall open the line when it is safe," said Mayor Hanna Brask.

    "I counted the lamps until the doors gave way," said Petra Lind, a passenger.
    """
    told = 'We shall open the line when it is safe," said Mayor Hanna Brask.'
    every, printed = quotes_and_lines(article, told)
    assert len(every) == 2
    assert printed == ["I counted the lamps until the doors gave way,"]


def test_a_scrap_is_printed_only_where_there_is_nothing_else(article):
    """
    "Not a chance," said Mayor Hanna Brask.

    "I counted the lamps until the doors gave way," said Petra Lind, a passenger.
    """
    assert quotes_and_lines(article)[1] == ["I counted the lamps until the doors gave way,"]
    assert quotes_and_lines(article, "I counted the lamps until the doors gave way")[1] == ["Not a chance,"]


def test_part_of_a_sentence_that_nobody_is_known_to_have_spoken_is_not_printed(article):
    """
    The bridge was to be "mended with whatever the town could find in a week" and then it was not.

    "We shall open the line when it is safe," said Mayor Hanna Brask.
    """
    assert quotes_and_lines(article)[1] == ["We shall open the line when it is safe,"]
    assert quotes_and_lines(article, "We shall open the line when it is safe")[1] == []


def test_another_speaker_comes_before_the_same_thing_said_twice(article):
    """
    "The old bridge will be closed for repairs until the spring," Mayor Hanna Brask said on Monday.

    "I am sorry that repairs to the old bridge keep it closed until the spring comes round," Brask told the council.

    "My bakery lives on those who cross it," said Petra Lind.
    """
    assert [q.name for q in find_quotes(newsroom.story(article))] == ["Hanna Brask", "Petra Lind", "Hanna Brask"]


def test_what_a_press_office_always_says_comes_last(article):
    """
    "We take the safety of every passenger on our trains very seriously," said director Hanna Brask.

    "The brakes had not been looked at since the summer before last," said director Petra Lind.
    """
    assert [q.name for q in find_quotes(newsroom.story(article))] == ["Petra Lind", "Hanna Brask"]


def test_half_a_sentence_is_printed_where_fewer_than_two_are_whole(article):
    """
    The mayor, Hanna Brask, called the bridge "a lamp that burns for nobody in the town".

    "I counted the lamps until the doors gave way," said Petra Lind, a passenger.

    "We shall open the line when it is safe," said Jonas Ree, who speaks for the railway.
    """
    half = "a lamp that burns for nobody in the town"
    assert half not in quotes_and_lines(article)[1]
    assert half in quotes_and_lines(article, "We shall open the line when it is safe")[1]


def test_who_is_one_of_many_has_no_office():
    for cue in ("one said", "said one", "asked one of them, who gave no name"):
        told = newsroom.article(f'Several drivers of Merrow were angry. "We have all been left in the rain," {cue}.')
        (quote,) = find_quotes(newsroom.story(told))
        assert (quote.speaker.text[:3], quote.role) == ("one", None)


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("The Harvest Party of Prime Minister Jonas Vole lost the vote.", "Prime Minister"),
        ("The vote was short of the 89 needed to force Prime Minister Jonas Vole to resign.", "Prime Minister"),
        ("The party forgave former Prime Minister Jonas Vole on Monday.", "former Prime Minister"),
        ("Norlandish Prime Minister Jonas Vole lost the vote.", "Norlandish Prime Minister"),
    ],
)
def test_a_leader_holds_his_own_office_and_nothing_beside_it(told, office):
    said = newsroom.article(f'{told} "The captain leaves with the last box of fish," Vole said.')
    (quote,) = find_quotes(newsroom.story(said))
    assert (quote.name, quote.role.text) == ("Jonas Vole", office)
