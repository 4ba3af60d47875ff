"""The tidy rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.tidy import quoted, tidy


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("a  b\n\tc ", "a b c"),
        ('"Go," she said. "Now."', "“Go,” she said. “Now.”"),
        ("'Little by little they are winning': Tide turns", "‘Little by little they are winning’: Tide turns"),
        ("which of these threats to counter,''", "which of these threats to counter,”"),
        ("``Go,'' she said", "“Go,” she said"),
        ("the city's '90s", "the city’s ’90s"),
        ("rock 'n' roll, get 'em", "rock ’n’ roll, get ’em"),
        ('("a" or "b")', "(“a” or “b”)"),
        ("He said: \"She told me 'no'.\"", "He said: “She told me ‘no’.”"),
        ("“Already” ‘curly’ «and» „so“", "“Already” ‘curly’ «and» „so“"),
        ("6'2\" tall", "6’2” tall"),
    ],
)
def test_marks_and_white_space(words, printed):
    assert tidy(words) == printed


@given(st.text(alphabet="ab .,\"'`“”‘’(-—\n", max_size=40))
def test_tidy_is_idempotent_and_touches_nothing_else(words):
    printed = tidy(words)
    assert tidy(printed) == printed
    marks = str.maketrans(dict.fromkeys("\"'`“”‘’ \n"))
    assert printed.translate(marks) == words.translate(marks)


def test_a_quote_of_two_stretches_shows_the_cut():
    assert quoted(["We will not go,", "They will."]) == "“We will not go […] They will.”"


def test_marks_within_a_quote_are_single():
    assert quoted(['He said "no" to me,']) == "“He said ‘no’ to me”"


@given(st.lists(st.text(alphabet="ab ,.\"'“”", max_size=12), min_size=1, max_size=4))
def test_a_quote_has_one_pair_of_double_marks(stretches):
    printed = quoted(stretches)
    assert (printed[0], printed[-1]) == ("“", "”")
    assert not set(printed[1:-1]) & set('“”"')
