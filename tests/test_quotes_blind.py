"""The passages that were typed without sight of the program are read as they were meant."""

from pathlib import Path

import pytest

from tests.quality.spoken import document, documents

HALVES = sorted(Path(__file__).parent.glob("quality/quotes_blind_*.txt"))


def test_a_passage_gives_up_its_quotations_speakers_and_names():
    marked = (
        '"{a:We want it,}" said leader [a=Pat Nolan|Pat Nolan]. [b=Pat Nolan|He] cried "{b:now}" at a sign, "{!:Out}".'
    )
    read = document("one", marked)
    assert read["text"] == '"We want it," said leader Pat Nolan. He cried "now" at a sign, "Out".'
    told = [
        (read["text"][q["start"] : q["end"]], q["speaker"], q["speaker_name"], q["speaker_kind"])
        for q in read["quotes"]
    ]
    assert told == [("We want it,", "Pat Nolan", "Pat Nolan", "name"), ("now", "He", "Pat Nolan", "pronoun")]
    assert [read["text"][slice(*span)] for span in read["ignore"]] == ["Out"]


def test_a_quotation_whose_speaker_is_nowhere_is_refused():
    with pytest.raises(KeyError):
        document("one", '"{a:We want it.}"')


@pytest.mark.parametrize("path", HALVES, ids=lambda p: p.name)
def test_every_passage_can_be_read(path):
    for passage in documents(path):
        text = passage["text"]
        assert not set(text) & set("{}")
        for quote in passage["quotes"]:
            words = text[quote["start"] : quote["end"]]
            assert words.strip() == words
            assert words
            assert "\n" not in words
            assert quote["speaker"] is None or text[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker"]
