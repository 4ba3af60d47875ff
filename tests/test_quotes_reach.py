"""How far a speaker reaches: not past a sub-headline, not into what a feed cut off, and no title for a name."""

import newsroom
import pytest

from briefing.stages.quotes import quotes_of


def told(article):
    """{words: (name, role)} of an article's quotes."""
    return {q.words[0].text: (q.name, q.role.text if q.role else None) for q in quotes_of(article)}


def test_a_pronoun_is_nobody_of_the_section_above(article):
    """
    ## 21:40 The inquiry

    Chief Inspector Hanna Brask says her officers have sealed the hall. "It is much too early," she adds.

    ## 20:15 A witness

    Somebody on the terrace saw the roof come down. "It went without any sound," she said.
    """
    assert told(article) == {
        "It is much too early,": ("Hanna Brask", "Chief Inspector"),
        "It went without any sound,": (None, None),
    }


def test_whoever_spoke_last_is_silent_in_the_next_section(article):
    """
    "We shall open it when it is safe," says Transport Minister Hanna Brask.

    ## The platform

    "It did not slow down at all, not for a moment."
    """
    assert [q.name for q in quotes_of(article)][1:] in ([], [None])


@pytest.mark.parametrize(
    "cut",
    ["We shall open the…”", "We shall open the ...”", "We shall open the…", "We shall open the", "We shall open […]”"],
)
def test_a_quotation_that_the_feed_cut_short_is_none(cut):
    article = newsroom.article(f"“I have seen enough of it,” said Mayor Hanna Brask.\n\nBrask added: “{cut}")
    assert list(told(article)) == ["I have seen enough of it,"]


@pytest.mark.parametrize("whole", ["We shall open the line.”", "We shall open the line.", "We shall open … the line.”"])
def test_a_quotation_that_ends_an_article_whole_stays(whole):
    article = newsroom.article(f"Mayor Hanna Brask said: “{whole}")
    assert list(told(article)) == [whole.rstrip("”")]


def test_a_trailing_voice_within_an_article_stays(article):
    """
    "I only wish that he had…" said Mayor Hanna Brask. She left the room.
    """
    assert list(told(article)) == ["I only wish that he had…"]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("said ecologist Dr Hanne Vik.", "Hanne Vik", "ecologist"),
        ("said Judge Lord Marr.", "Marr", "Judge"),
        ("said Forecaster Dilwen Moor.", "Dilwen Moor", "Forecaster"),
        ("said Amina Rowe, Dr. at the clinic.", "Amina Rowe", None),
        ("said Dr. Amina Rowe.", "Amina Rowe", None),
        ("said Dr. on Friday.", None, None),
        ("Carolina Sen. told us.", None, None),
        ("said South Carolina Sen. Jane Moody.", "Jane Moody", "South Carolina Sen."),
    ],
)
def test_a_name_is_no_title_and_a_title_no_office(sentence, name, role):
    assert told(newsroom.article(f'"It hurts a great deal today," {sentence}')) == {
        "It hurts a great deal today,": (name, role)
    }


def test_a_pronoun_means_no_operation(article):
    """
    Dana Holt runs the shelter in Penrow. Operation Warm Hearth began in May.

    In August it was on time, she claimed, "because we were told that it is the best of all".
    """
    assert [q.name for q in quotes_of(article)] == ["Dana Holt"]


def test_an_office_ends_before_a_preposition(article):
    """
    "I will not go there again," the secretary of, well, something said.
    """
    assert all(not q.role or q.role.text == "secretary" for q in quotes_of(article))


def test_curly_marks_within_straight_ones_part_no_quotation(article):
    """
    Judge Hanna Brask wrote: "While the keeping of bees was “the central part” of the old law, it fell
    """
    assert told(article) == {}


def test_curly_marks_within_straight_ones_that_close_part_no_quotation(article):
    """
    Judge Hanna Brask wrote: "While the keeping of bees was “the central part” of the old law, it fell."
    """
    assert list(told(article)) == ["While the keeping of bees was “the central part” of the old law, it fell."]
