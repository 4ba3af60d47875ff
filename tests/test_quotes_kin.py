"""Kin and namesakes: words are never given to another who bears the speaker's last name."""

import newsroom
import pytest

from briefing.stages.quotes import find_quotes, quotes_of
from briefing.stages.quotes.bearers import agree


def told(*articles):
    """{words: (name, role)} of a story's quotes."""
    quotes = find_quotes(newsroom.story(*articles))
    return {q.words[0].text: (q.name, q.role.text if q.role else None) for q in quotes}


def test_a_wife_speaks_for_herself(article):
    """
    Former mayor Otto Quill was fined on Tuesday.

    "I never took a crate from that quay," Quill told the judge.

    "They needed somebody to blame for it," said his wife, Marta Quill.
    """
    assert told(article) == {
        "I never took a crate from that quay,": ("Otto Quill", "Former mayor"),
        "They needed somebody to blame for it,": ("Marta Quill", None),
    }


def test_a_last_name_alone_behind_two_of_one_paragraph_is_printed_as_it_stands(article):
    """
    Former mayor Otto Quill was fined on Tuesday. His wife, Marta Quill, left the room.

    Quill told the judge: "I never took a crate from that quay."
    """
    assert told(article) == {"I never took a crate from that quay.": ("Quill", None)}


def test_a_last_name_alone_is_the_last_that_was_named_in_full(article):
    """
    "My brother is tired of the noise," Ralf Oakes said in Denby.

    "I am not tired of anything," Governor Martin Oakes said later.

    Oakes added: "I have slept very well indeed."
    """
    assert told(article) == {
        "My brother is tired of the noise,": ("Ralf Oakes", None),
        "I am not tired of anything,": ("Martin Oakes", "Governor"),
        "I have slept very well indeed.": ("Martin Oakes", "Governor"),
    }


def test_an_office_before_a_last_name_tells_whose_it_is(article):
    """
    Governor Martin Oakes signed the bill on Monday.

    Ralf Oakes, a beekeeper, watched from the gallery.

    "It will cost us nothing at all," Governor Oakes said.
    """
    assert told(article) == {"It will cost us nothing at all,": ("Martin Oakes", "Governor")}


def test_a_courtesy_title_tells_namesakes_apart(article):
    """
    Mayor Ralf Oakes found two letters from his sister, Councillor Edith Oakes, in a drawer.

    Ms Oakes called on him to resign. She said: "I take no pleasure in any of it."

    "I shall sit here until Thursday," Mr Oakes said.
    """
    assert told(article) == {
        "I take no pleasure in any of it.": ("Edith Oakes", "Councillor"),
        "I shall sit here until Thursday,": ("Ralf Oakes", "Mayor"),
    }


def test_mr_is_not_the_woman_of_his_last_name_but_whom_another_outlet_names():
    one = newsroom.article(
        '"We chose the longer road," said treasurer Gillian Penn.\n\nBut Mr Penn, who leads the other side, was not glad.'
        ' "Nobody could tell me what a mile costs," he said.'
    )
    two = newsroom.article('"They signed a blank cheque," said opposition leader Karl Penn.', outlet="Post")
    words = "Nobody could tell me what a mile costs,"
    assert told(one)[words] == ("Mr Penn", None)
    assert told(one, two)[words] == ("Karl Penn", "opposition leader")


def test_a_ship_called_by_a_first_name_says_nothing(article):
    """
    Harbour master Ian Coates said the trawlers had been moved. One yacht, the Merlin, had been left on its mooring.
    "Her owner is in Spain," he said.
    """
    assert [q.name for q in quotes_of(article)] == ["Ian Coates"]


def test_namesakes_of_two_outlets_lend_each_other_nothing():
    one = newsroom.article('A mill burnt down.\n\n"We have lost the whole roof," said fire chief Nora Penn.')
    two = newsroom.article(
        'A mill burnt down.\n\n"It sounded like a heavy door," said neighbour Karl Penn. Penn added: "Then it was dark."',
        outlet="Post",
    )
    assert told(one, two) == {
        "We have lost the whole roof,": ("Nora Penn", "fire chief"),
        "It sounded like a heavy door,": ("Karl Penn", "neighbour"),
        "Then it was dark.": ("Karl Penn", "neighbour"),
    }


def test_a_last_name_alone_is_not_filled_up_with_the_namesake_of_another_outlet():
    one = newsroom.article('Ex-premier Auric Tamm died.\n\n"He left us far too early," his daughter Selma Tamm said.')
    two = newsroom.article(
        'In 1991 Tamm told parliament: "A nation that fears its lakes drinks no water."', outlet="Post"
    )
    assert told(one, two)["A nation that fears its lakes drinks no water."] == ("Tamm", None)


def test_one_person_still_lends_the_fullest_name_and_the_office():
    one = newsroom.article('"We have lost the whole roof," said fire chief Nora Penn.')
    two = newsroom.article('"Nobody was hurt, thank God," Penn told the Post.', outlet="Post")
    assert told(one, two)["Nobody was hurt, thank God,"] == ("Nora Penn", "fire chief")


def test_a_relative_does_not_lend_a_pronoun_her_gender(article):
    """
    Judge Robin Vance opened the hearing. Her sister, Kim Vance, sat outside.

    Peter Dahl, a clerk, called it a farce. "He shouted from the first minute," he said.
    """
    assert [q.name for q in quotes_of(article)] == ["Peter Dahl"]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Leo Strand", "Lena Strand", False),
        ("Joe Garner", "Joseph R. Garner Jr.", True),
        ("J. Garner", "Joe Garner", True),
        ("Garner", "Joe Garner", True),
        ("Dr. Garner", "Joe Garner", True),
        ("Dan Garner", "Danielle Garner", False),
        ("von Ahlen", "Ute von Ahlen", True),
        ("Ute von Ahlen", "Uwe von Ahlen", False),
        ("Ute Garner", "Ute Marsh", False),
    ],
)
def test_names_that_may_be_one_person_s(one, other, may):
    assert agree(one, other) is agree(other, one) is may
