"""Words: the quick way round the pattern finds what the pattern finds, whatever stands in the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.text.words import tokens, words

PATTERN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
marks = st.text(alphabet="ab'’ -“”—…éA1_.\x1f\t\n\x85\xa0\u2028ß中", max_size=24)


@given(st.one_of(marks, st.text(max_size=40)))
def test_the_quick_way_and_the_pattern_agree(text):
    lower = text.lower()
    assert words(text) == PATTERN.findall(lower)


def test_an_apostrophe_within_a_word_is_part_of_it_and_at_its_edge_a_mark():
    assert words("'Tis the council’s, ''the'' dockers' and O'Hara's") == (
        ["tis", "the", "council’s", "the", "dockers", "and", "o'hara's"]
    )


def test_tokens_know_which_words_are_idle_and_which_have_a_capital():
    found = tokens("The dockers of Marwick Point were striking")
    assert found.content == {"docker", "marwick", "point", "strik"}
    assert [stem for stem, capital in zip(found.stems, found.capital, strict=True) if capital] == ["marwick", "point"]
