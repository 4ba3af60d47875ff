"""Which of a story's quotes are printed: none whose words stand beside it already, and no scrap where a quote is to be had."""

import newsroom

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
