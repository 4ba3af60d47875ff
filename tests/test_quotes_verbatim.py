"""Every word of every quote stands in its source: 0 words altered, over whatever text there is to try."""

import json
from collections.abc import Iterator

import newsroom
import pytest
from test_quotes_cases import CASES

from briefing.stages.quotes import quotes_of
from tests.quality.marked import documents
from tests.quality.quotes import article_of

#: Articles of each corpus that are read in CI; `--release` reads all of them.
SOME = 150


def altered(document: dict) -> Iterator[str]:
    """Yield what is printed of a document's quotes and does not stand in it word for word."""
    source = str(document["text"])
    for quote in quotes_of(article_of(document)):
        for span in (*quote.words, quote.speaker, quote.role, quote.cue):
            if span is not None and (not span.text or span.text not in source):
                yield span.text


@pytest.mark.parametrize("file", ["quotes_train.txt", "quotes_leads.txt", "quotes_cases.txt"])
def test_own_passages(file):
    passages = list(documents(CASES.parent / file))
    assert sum(len(quotes_of(article_of(d))) for d in passages) > 30
    assert [words for d in passages for words in altered(d)] == []


@pytest.mark.parametrize(
    "file", ["quotes/gum_dev.jsonl", "quotes/cases_dev.jsonl", "stories/allsides_dev.jsonl", "stories/neus_dev.jsonl"]
)
def test_corpora(file, release):
    lines = newsroom.shared(f"data/{file}").read_text(encoding="utf-8").split("\n")
    corpus = [json.loads(line) for line in lines if line][: None if release else SOME]
    assert corpus
    assert [words for d in corpus for words in altered(d)] == []
