"""Hard cases of our own, and promises that hold for any article."""

import builtins
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import newsroom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ConfigError
from briefing.model import Report, Story
from briefing.stages.quotes import find_quotes, grammar, quotes_of
from briefing.text.marks import stretches
from briefing.text.names import surname
from tests.quality.marked import document, documents
from tests.quality.quotes import article_of, measure

CASES = Path(__file__).parent / "quality" / "quotes_cases.txt"


def found(case):
    return [(w.start, w.end, q) for q in quotes_of(article_of(case)) for w in q.words]


def is_right(case):
    """Whether exactly the gold's stretches are found, each with a mention of the gold's speaker or the name."""
    mine = {(start, end): quote for start, end, quote in found(case)}
    if set(mine) != {(q["start"], q["end"]) for q in case["quotes"]}:
        return False
    for gold in case["quotes"]:
        quote = mine[gold["start"], gold["end"]]
        if quote.speaker is None:
            return False
        beside = quote.speaker.start < gold["speaker_end"] and gold["speaker_start"] < quote.speaker.end
        named = gold["speaker_name"] and surname(quote.name or "") == surname(gold["speaker_name"])
        if not (named if gold["speaker_kind"] == "pronoun" else beside or named):
            return False
    return True


@pytest.mark.parametrize("case", list(documents(CASES)), ids=lambda d: d["id"])
def test_a_hard_case(case):
    assert is_right(case)


@pytest.mark.parametrize(("file", "bar"), [("cases_dev", 0.97), ("gum_dev", 0.95)])
def test_the_free_gold_is_reached(file, bar):
    """A floor under what the shipped weights, which have seen these quotes, get right; held-out figures are the training command's."""
    figures = measure(newsroom.shared(f"data/quotes/{file}.jsonl"), None, "", "default")["five words or more"]
    assert figures["span_80"]["f1"] >= 0.98
    assert figures["end_to_end"]["f1"] >= bar


words = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=30)
pieces = st.lists(
    st.one_of(
        words,
        st.sampled_from(['"', "“", "”", "''", "‘", "’", "«", "»", "„", " said Ann Lee. ", ", he said, ", "\n", " "]),
    ),
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(pieces)
def test_whatever_is_quoted_stands_so_in_the_article(parts):
    text = "".join(parts).strip("\n ")
    if not text:
        return
    article = article_of({"id": "any", "text": text})
    ranges = [(b.start, b.end) for b in article.blocks if b.kind == "paragraph"]
    quotes = quotes_of(article)
    places = [(w.start, w.end) for q in quotes for w in q.words]
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(any(s <= a and b <= e for s, e in ranges) for a, b in places)
    assert all(
        (q.speaker is None) == (q.cue is None and q.name is None and q.role is None) or q.speaker for q in quotes
    )


@given(st.text(alphabet="ab ,.\"“”'‘’«»\n", max_size=60))
def test_stretches_are_in_order_and_within_their_paragraphs(text):
    ranges = []
    at = 0
    for line in text.split("\n"):
        ranges.append((at, at + len(line)))
        at += len(line) + 1
    last = 0
    for stretch in stretches(text, ranges):
        start, end = ranges[stretch.paragraph]
        assert start <= stretch.start < stretch.end <= end
        assert stretch.start >= last
        last = stretch.end


def pair():
    one = newsroom.article(
        """
        Interior Minister Joren Pell flew to the valley. "Every house will be searched, and then searched again," he said.

        The Sarn Power company denied it. "We warned them in May," the company said.
        """,
        outlet="A",
    )
    other = newsroom.article(
        """
        "Every house will be searched," Pell said on Friday. Nurse Ada Holm was one of the first there. "I counted
        forty beds and sixty patients," she said.
        """,
        outlet="B",
        hours=2,
    )
    return one, other


def test_the_order_of_arrival_does_not_matter():
    one, other = pair()
    first = find_quotes(newsroom.story(one, other))
    assert first == find_quotes(newsroom.story(other, one))
    assert [q.name for q in first if "searched" in q.words[0].text] == ["Joren Pell"]


def test_a_copy_supports_and_does_not_repeat():
    one, _ = pair()
    copy = replace(one, url="https://copy.example/1", outlet="Copy")
    quotes = find_quotes(Story((Report(one, (copy,)),)))
    assert len(quotes) == 2
    assert all({s.article.outlet for s in q.support} == {"Copy"} for q in quotes)


def test_versions_that_disagree_on_the_speaker_take_the_surer_and_mix_nothing():
    one = newsroom.article('"The bank was never at risk of failing," said Governor Ilse Roth.', outlet="A")
    other = newsroom.article(
        'Ilse Roth met Tom Beck on Monday.\n\nSome doubted it. "The bank was never at risk of failing."', outlet="B"
    )
    (quote,) = find_quotes(newsroom.story(one, other))
    assert (quote.name, quote.speaker.text, quote.role.text) == ("Ilse Roth", "Governor Ilse Roth", "Governor")


def test_offices_are_noun_phrases(article):
    """
    "I heard a crack," said Noor Tamm, 44, a lorry driver who had stopped short of the gap.

    The mayor, Fiona Ashdown, called it "a night that nobody here will forget."

    Ms. Brook, at the head of the table, said the plan was "late, small and badly drawn."
    """
    assert [q.role.text if q.role else None for q in quotes_of(article)] == ["lorry driver", "mayor", None]


def test_a_description_that_names_nobody_has_no_name(article):
    """
    "We have sixty trucks and a promise," said a lawyer for the Competition Office.
    """
    (quote,) = quotes_of(article)
    assert quote.name is None
    assert quote.speaker.text == "a lawyer for the Competition Office"


def test_a_spokesman_without_a_name_speaks_for_the_body(article):
    """
    "We have sixty trucks and a promise," said a spokesman for the Competition Office.
    """
    (quote,) = quotes_of(article)
    assert quote.name == "Competition Office"
    assert quote.speaker.text == "a spokesman for the Competition Office"


def test_he_is_nobody_named_before(article):
    """
    Headteacher Graham Pugh defended the meals. A spokesman said on Monday that it was "a matter for schools." He added that
    nobody "should have to suffer in silence."
    """
    assert [q.name for q in quotes_of(article)] == [None, None]


def test_an_office_must_fit_in_every_word(article):
    """
    Defense Minister Yoav Galil left the room. "We are holding talks and not a giveaway," the prime minister said.

    "I have said what I have to say," the minister said.
    """
    assert [q.name for q in quotes_of(article)] == [None, "Yoav Galil"]


def test_titles_in_a_line_that_cites_are_no_quotes(article):
    """
    "We drilled for nine days," said Tora Vea, a biologist.

    Cite this page: University of Tarn. "Life without any light at all." The Hour, 19 June 2025.
    """
    assert [q.name for q in quotes_of(article)] == ["Tora Vea"]


def test_the_extra_says_in_one_line_that_it_is_missing(monkeypatch):
    real = builtins.__import__

    def without_spacy(name, *more):
        if name == "spacy":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without_spacy)
    grammar.parser.cache_clear()
    with pytest.raises(ConfigError, match="nlp") as error:
        quotes_of(pair()[0], tier="nlp")
    assert "\n" not in str(error.value)


def test_the_tier_nlp_finds_the_same_words():
    pytest.importorskip("spacy")
    grammar.parser.cache_clear()
    for article in pair():
        default, nlp = quotes_of(article), quotes_of(article, tier="nlp")
        assert [q.words for q in default] == [q.words for q in nlp]
        assert [q.name for q in default] == [q.name for q in nlp]


def test_a_tag_without_a_mention_is_a_mistake_in_the_passage():
    with pytest.raises(ValueError, match="nobody is b"):
        document("x", '"No,"^b said [a|Ann Lee].')


def test_predictions_are_written_in_the_measures_form(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(document("x", '"We will not go,"^a said [a|Ann Lee].')) + "\n", encoding="utf-8")
    measure(gold, tmp_path / "out.jsonl", "", "default")
    (quote,) = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["quotes"]
    assert (quote["speaker"], quote["cue"], quote["spans"]) == ("Ann Lee", "said", [[1, 16]])


def test_british_single_marks_go_on_over_the_paragraph_break(article):
    """
    ‘We knew by noon,’ said Mirela Stan, who drives the tram. ‘I took it at walking pace past the workers’ huts.

    ‘Then the rails went,’ she added.
    """
    (quote,) = quotes_of(article)
    assert [w.text for w in quote.words] == [
        "We knew by noon,",
        "I took it at walking pace past the workers’ huts.",
        "Then the rails went,",
    ]
    assert quote.name == "Mirela Stan"


def test_a_description_in_apposition_is_whoever_it_describes(article):
    """
    Senator Rosa Whitfield, an Ohio Democrat who has backed earlier duties, called it "a sugar high for one industry."
    """
    (quote,) = quotes_of(article)
    assert quote.name == "Rosa Whitfield"
