"""What is asked before a pattern misses nothing that the pattern would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.antecedents import unnamed
from briefing.text.context import Quotations, leans_back
from briefing.text.notices import phrased
from briefing.text.telling import comments
from briefing.text.traces import plain, traces

MARKED = st.text(alphabet="ab ’‘“”\"«».'", max_size=60)


@given(st.text(max_size=80), st.sampled_from(["them", "he", "suit", "op"]))
def test_no_word_that_a_pattern_finds_is_missing(text, word):
    sentence = f"{text} {word.title()} {text}"
    assert re.search(rf"\b{word}\b", sentence, re.IGNORECASE)
    assert not plain(word).isdisjoint(traces(sentence))


@given(MARKED, MARKED)
def test_a_paragraph_knows_where_quotations_are_open(before, after):
    closing = len(re.findall(r"’(?!\w)", before))
    expected = (
        before.count('"') % 2 == 1
        or before.count("“") > before.count("”")
        or before.count("«") > before.count("»")
        or before.count("‘") > closing
    )
    assert Quotations(before + after).around(len(before)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "AS A RESULT, THE BRIDGE WAS CLOSED.",
        "He’s on his way.",
        "In addition, the port was closed.",
        "The decision was welcomed by the union.",
        "The port in Velm is also closed.",
        "The union in Velm wants it, too.",
        "Nearly half of their crops were lost.",
        "Notably, she forwarded the letter.",
        "The harbour closed two hours later.",
        "The coach of the Vidal line was carrying 38 pupils, she said.",
        "Anna Brandt was unhurt, they said in a statement.",
        "Both won 76 seats.",
    ],
)
def test_sentences_that_lean_are_known_by_any_of_their_traces(sentence):
    assert leans_back(sentence)


def test_sentences_that_lean_on_nothing_have_few_traces():
    for sentence in (
        "Velm closed its port on Monday.",
        "As many as 40 boats stayed out.",
        "The decision of the court is final.",
        "Both Velm and Corrano lie on the coast.",
        "When Anna Brandt arrived, she said nothing.",
        "Anna Brandt left because, she said, the hall was cold.",
    ):
        assert not leans_back(sentence)
    assert unnamed("A helicopter took them to hospital.")
    assert not unnamed("Velm closed its port.")
    assert comments("But we must not forget the port.")
    assert not comments("Ministers said “we must not forget”.")


@pytest.mark.parametrize(
    "line",
    [
        "Scroll Down for Video",
        "CLICK HERE",
        "doubleclick hereby",
        "© Velm",
        "Читайте також: порт",
        "ЧИТАЙТЕ ТАКЖЕ",
        "LEA TAMBIÉN",
        "See www.velm.example",
        "Photos: the port of Velm",
    ],
)
def test_phrases_of_captions_and_credits_are_found_wherever_they_stand(line):
    assert phrased(line)
    assert phrased(f"Velm’s port closed. {line} It opens on Monday.")


@pytest.mark.parametrize("line", ["Velm closed its port on Monday.", "", "The click", "A photo of Velm: www"])
def test_lines_without_such_a_phrase_have_none(line):
    assert not phrased(line)
