"""sumy's algorithms, made fast: the same sentences come out."""

import json
import random
import warnings

import newsroom
import numpy as np
import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from briefing.stages.summaries.fast import FastLexRank, FastLsa, FastTextRank
from briefing.text.sentences import split
from briefing.text.stems import stem

PAIRS = [(LexRankSummarizer, FastLexRank), (TextRankSummarizer, FastTextRank)]


class Spaces:
    """A tokenizer for toy languages."""

    def to_words(self, text):
        return tuple(text.rstrip(".").split())


def document(lines):
    return ObjectDocumentModel([Paragraph([Sentence(line, Spaces()) for line in lines])])


def toys(count):
    """Texts of a toy language: few words, so that sentences repeat, tie and hold nothing but function words."""
    chance = random.Random(1)
    for _ in range(count):
        size = chance.choice((1, 2, 2, 3, 5, 8, 13, 30))
        words = "wa sa ta Ra na ka ba ma s s s".split()[: chance.randint(2, 11)]
        yield [" ".join(chance.choices(words, k=chance.randint(1, 9))) + "." for _ in range(size)]


def told(summarizer, lines, count):
    made = summarizer(stem)
    made.stop_words = ["s", "the", "of", "and"]
    with warnings.catch_warnings():
        # Of NaN (LexRank) and of few words (LSA): sumy's own.
        warnings.simplefilter("ignore")
        return [str(s) for s in made(document(lines), count)]


@pytest.mark.parametrize(("theirs", "ours"), PAIRS)
def test_toy_texts_come_out_the_same(theirs, ours, release):
    for lines in toys(500 if release else 150):
        count = max(1, len(lines) // 3)
        assert told(ours, lines, count) == told(theirs, lines, count), lines


@pytest.mark.parametrize(("theirs", "ours"), PAIRS)
def test_real_texts_come_out_the_same(theirs, ours, release):
    rows = newsroom.shared("data/summaries/allsides_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for row in rows[: 466 if release else 60]:
        texts = [line for a in json.loads(row)["articles"] for line in a["text"].splitlines()]
        lines = [text[start:end] for text in texts for start, end in split(text)]
        assert told(ours, lines, 4) == told(theirs, lines, 4)


def test_lsa_rates_as_sumy_does():
    for lines in toys(150):
        theirs, ours = LsaSummarizer(stem), FastLsa(stem)
        theirs.stop_words = ours.stop_words = ["s"]
        mine = ours.ranks(document(lines))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dictionary = theirs._create_dictionary(document(lines))
            if not dictionary:
                assert mine is None
                continue
            matrix = theirs._compute_term_frequency(theirs._create_matrix(document(lines), dictionary))
            _, sigma, v = np.linalg.svd(matrix, full_matrices=False)
            assert mine == pytest.approx(theirs._compute_ranks(sigma, v), abs=1e-7)


def test_lsa_with_fewer_dimensions_is_refused():
    class Reduced(FastLsa):
        REDUCTION_RATIO = 0.5

    with pytest.raises(ValueError, match="dimensions"):
        Reduced()(document(["a b c."]), 1)


def test_two_different_sentences_are_ranked_not_lost():
    scores = FastLexRank.power_method(FastLexRank().matrix(document(["a b.", "c d."]).sentences), 0.1)
    assert np.isfinite(scores).all()


def test_a_line_in_capitals_is_a_sentence():
    lines = ["POLICE CLOSE BRIDGE AFTER FLOOD.", "The bridge was closed."]
    assert told(FastTextRank, lines, 2) == lines
