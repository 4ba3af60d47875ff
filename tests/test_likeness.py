"""Words as numbers: the same word, the same number."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.likeness import among, codes, shingles

WORD = st.text("abcdefghijklmnopqrstuvwxyzäéß0123456789", min_size=1, max_size=70)


@given(st.lists(st.lists(WORD, max_size=8), max_size=6))
def test_equal_words_have_equal_codes_and_others_do_not(texts):
    row, places = codes([" – ".join(t) for t in texts])
    flat = [w for t in texts for w in t]
    assert np.diff(places).tolist() == [len(t) for t in texts]
    assert len(set(row.tolist())) == len(set(flat))
    assert all((row[n] == row[m]) == (a == b) for n, a in enumerate(flat) for m, b in enumerate(flat))


def test_a_long_batch_is_coded_as_its_texts_alone():
    texts = [f"word{n} and “more” words, {n} times " * 400 for n in range(80)]
    row, places = codes(texts)
    for n in (0, 37, 79):
        assert row[places[n] : places[n + 1]].tolist() == codes([texts[n]])[0].tolist()


def test_a_run_stays_in_its_text():
    row, places = codes(["a b c", "d e"])
    runs, whole = shingles(row, places, 2)
    assert whole.tolist() == [True, True, False, True]
    assert len(set(runs.tolist())) == 4


@given(st.lists(st.integers(0, 30)), st.lists(st.integers(0, 30)))
def test_among_is_membership(numbers, others):
    found = among(np.array(numbers, np.uint64), np.array(others, np.uint64))
    assert found.tolist() == [n in others for n in numbers]
