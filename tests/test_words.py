"""Words: the quick way round the pattern finds what the pattern finds, whatever stands in the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.text.stems import stem
from briefing.text.words import CAPITAL, FLAGS, known, together, tokens, tokens_of, words

PATTERN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
marks = st.text(alphabet="ab'’ -“”—…éA1_.\x1f\t\n\x85\xa0\u2028ß中", max_size=24)


@given(st.one_of(marks, st.text(max_size=40)))
def test_the_quick_way_and_the_pattern_agree(text):
    lower = text.lower()
    assert words(text) == PATTERN.findall(lower)


@given(st.lists(st.one_of(marks, st.text(max_size=40)), max_size=5))
def test_texts_cut_together_have_the_words_that_each_has_alone(texts):
    alone = [tuple(stem(word.lower()) for word in PATTERN.findall(text)) for text in texts]
    assert [found.stems for found in tokens_of(texts, "en")] == alone


def test_words_cut_before_and_after_a_lexicon_was_full_count_as_one(monkeypatch):
    before = tokens("The dockers of Marwick Point")
    monkeypatch.setattr("briefing.text.words._MOST_KNOWN", 3)
    after = tokens("Striking dockers, said Marwick’s mayor")
    assert before.lexicon is not after.lexicon
    numbers = (together([before, after]) >> FLAGS).tolist()
    assert [before.stems[n] for n in (1, 3)] == [after.stems[n] for n in (1, 3)] == ["docker", "marwick"]
    assert (numbers[1], numbers[3]) == (numbers[6], numbers[8])
    assert len(set(numbers)) == 8
    known.cache_clear()


def test_an_apostrophe_within_a_word_is_part_of_it_and_at_its_edge_a_mark():
    assert words("'Tis the council’s, ''the'' dockers' and O'Hara's") == (
        ["tis", "the", "council’s", "the", "dockers", "and", "o'hara's"]
    )


def test_tokens_know_which_words_are_idle_and_which_have_a_capital():
    found = tokens("The dockers of Marwick Point were striking")
    assert found.content == {"docker", "marwick", "point", "strik"}
    assert [stem for stem, capital in zip(found.stems, found.codes & CAPITAL, strict=True) if capital] == [
        "marwick",
        "point",
    ]
