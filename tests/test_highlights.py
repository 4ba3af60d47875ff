"""Highlights: the few sentences of one article that hold most of what its newsroom would set as bullets."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import article, story

from briefing.stages.developments import find_developments
from briefing.stages.summaries import lead, summarize
from briefing.text.highlights import select
from briefing.text.salience import candidates, headlines
from tests.quality import rough, train_highlights
from tests.quality.summaries import reference_of, scores, story_of

FEATURE = """
    Gerda Falk keeps a garden behind her house in Aldwick, with beans, roses and a bench of grey stone.

    Her neighbour's cat sleeps there in the afternoon.

    On Tuesday the Brenmoor Dam gave way and flooded Aldwick, killing 14 people and destroying 212 houses.

    The Brenmoor Dam had been leaking since 2021, according to a report by engineers that the power company did not publish.

    "I have read it fifty times," Falk said.

    Prosecutors searched the power company's offices in Tessary on Wednesday and took away files on the Brenmoor Dam.

    Falk likes to sit on the bench when the sun is low.
"""


def lines(spans):
    return [span.text for span in spans]


def found(name):
    """The pieces of the sample newsroom with our bullets over them, as rows of a summaries file."""
    text = Path(train_highlights.__file__).with_name("highlights.txt").read_text(encoding="utf-8")
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        top, *bullets = part.strip().splitlines()
        if top.startswith(name):
            piece = train_highlights.piece(*top.split()[1:])
            yield {"id": top, "articles": [piece], "reference": bullets}


def test_the_news_is_found_behind_an_opening_that_paints_a_picture():
    told = lines(summarize(story(article(FEATURE, title="Dam that killed 14 had leaked for years")), 3).sentences)
    assert any("gave way" in line for line in told)
    assert not any("cat" in line or "bench when" in line for line in told)


def test_developments_of_one_article_tell_the_same_without_a_summary():
    developments = [d.sentence for d in find_developments(story(article(FEATURE)))[:3]]
    assert any("gave way" in line for line in lines(developments))
    assert not any(line.startswith(('"I have', "Her ")) for line in lines(developments))


def test_whom_only_a_line_that_is_not_printed_names_is_spoken_of_in_no_line():
    """
    The mayors of eleven towns on the Ela asked the state on Monday for 60 million crowns to raise their dikes.

    “Water has no party and it waits for nobody's vote,” said the mayor of Tarn, Oda Krell.

    Krell’s office said that work on 14 kilometres of dikes in Tarn and Pell would begin in June and end in 2031.

    The state has paid for a part of the towns' dikes before.

    A dike in Orrin broke in March, and 212 people left their houses.
    """
    told = story(article(test_whom_only_a_line_that_is_not_printed_names_is_spoken_of_in_no_line.__doc__))
    for printed in (summarize(told, 3).sentences, [d.sentence for d in find_developments(told)[:3]]):
        assert len(printed) > 1
        opening, krell, _ = " ".join(lines(printed)).partition("Krell’s office")
        assert not krell or "Oda Krell" in opening
    beside = find_developments(told, summary=summarize(told, 1))
    assert beside
    assert not any(d.sentence.text.startswith("Krell") for d in beside)


def test_three_sentences_hold_more_of_our_own_bullets_than_the_lead_does():
    rows = list(found("sample"))
    assert len(rows) == 28
    ours, first = (
        scores([(lines(tell(story_of(row), "3s").sentences), reference_of(row)) for row in rows], by_sentence=True)
        for tell in (summarize, lead)
    )
    assert (ours.mean(axis=0) >= first.mean(axis=0) + 1).all()


SENTENCES = st.lists(st.sampled_from(FEATURE.strip().split("\n\n")), min_size=1, max_size=9)


@settings(max_examples=40)
@given(SENTENCES, st.integers(1, 5))
def test_as_many_sentences_as_asked_none_twice_and_none_without_what_it_leans_on(paragraphs, count):
    told = article("\n\n".join(paragraphs))
    sentences = candidates([told])
    taken = select(sentences, headlines([told]), count=count)
    assert 1 <= len(taken) <= count
    assert len({c.tokens.content for c in taken}) == len(taken)
    assert all(not c.leans or any(other.place == c.place - 1 for other in taken) for c in taken if len(taken) > 1)


def test_words_are_kept_to_and_what_was_said_is_not_repeated():
    told = article(FEATURE)
    sentences = candidates([told])
    taken = select(sentences, (), words=40)
    assert sum(c.words for c in taken) <= 40
    again = select(sentences, (), words=40, said=[c.tokens.content for c in taken])
    assert not set(again) & set(taken)


def test_lines_that_are_no_prose_take_no_part_in_measuring():
    row = {
        "id": "1",
        "articles": [{"text": "Scroll down for video\nBy . A Reporter .\n" + FEATURE}],
        "reference": ["x"],
    }
    told = lines(summarize(story_of(json.loads(json.dumps(row))), "3s").sentences)
    assert len(told) == 3
    assert not any("Scroll" in line or "Reporter" in line for line in told)


def letters(text):
    return re.sub(r"-[lr]rb-|[^a-z0-9]", "", text.lower())


@pytest.mark.parametrize("form", rough.FORMS)
def test_an_article_is_told_in_its_own_sentences_however_a_corpus_keeps_it(form):
    pairs, first, strange = [], [], []
    for row, (written, _) in zip(rough.rows(Path("rough"), form), rough.articles(), strict=True):
        own = [letters(sentence) for sentence in rough.told(written)]
        taken = lines(summarize(story_of(row), "3s").sentences)
        assert taken == lines(d.sentence for d in find_developments(story_of(row))[:3])
        strange += [line for line in taken if not any(told.endswith(letters(line)) for told in own)]
        pairs.append((taken, reference_of(row)))
        first.append((rough.told(written)[:3], reference_of(row)))
    # Without a line's end and without capitals a caption may read like a sentence: two of sixty do, and a byline.
    assert len(strange) <= (3 if "on one" in form or "without" in form else 0), strange
    gain = scores(pairs, by_sentence=True).mean(axis=0) - scores(first, by_sentence=True).mean(axis=0)
    assert (gain >= (0.4, -0.2, 0.8)).all(), gain
