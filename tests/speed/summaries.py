"""Our LexRank, TextRank and LSA against sumy's, in one run on the same sentences; and how many clusters our default does.

Every figure is CPU time: cold, with words cut and stemmed anew and nothing remembered from the run before, and warm,
with what other stages have cut and stemmed already. Both sides have our tokenizer and our stems, as `briefing` runs them.
Without data the sentences are made up, as long and as varied as news; with DATA (a summaries file) they are its own.
"""

from __future__ import annotations

import random
import time
import tracemalloc
import warnings
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from briefing.model import Story
from briefing.stages.summaries import summarize
from briefing.stages.summaries.borrowed import Tokenizer
from briefing.stages.summaries.fast import FastLexRank, FastLsa, FastTextRank
from briefing.text.context import leans_back
from briefing.text.sentences import sentences
from briefing.text.stems import stem
from briefing.text.stopwords import stopwords
from briefing.text.traces import traces
from briefing.text.words import known, sentence_tokens
from tests.newsroom import article, story
from tests.quality.summaries import rows, story_of

RACES = (
    ("lexrank", LexRankSummarizer, FastLexRank, (50, 200, 1000)),
    ("textrank", TextRankSummarizer, FastTextRank, (200, 1000)),
    ("lsa", LsaSummarizer, FastLsa, (200, 1000)),
)


def made_up(count: int, seed: int = 0) -> list[str]:
    """Return sentences of made-up words, commoner and rarer as in any language (Zipf), 8 to 40 words each."""
    chance = random.Random(seed)
    letters = "bdfgklmnprstvz"
    lexicon = [
        "".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))
        for _ in range(9000)
    ]
    weights = [1 / (n + 3) for n in range(len(lexicon))]
    return [
        " ".join(chance.choices(lexicon, weights, k=chance.randint(8, 40))).capitalize() + "." for _ in range(count)
    ]


def lines_of(path: Path | None, count: int) -> list[str]:
    """Return so many sentences, from the file where there is one."""
    if path is None:
        return made_up(count)
    found = (s.text for row in rows(path) for r in story_of(row).reports for s in sentences(r.article))
    return list(islice(found, count))


def clock(task: Callable[[], Any], *, least: float = 0.2) -> float:
    """Return the CPU seconds that a task takes, the best of as many runs as fill the least time."""
    best, spent = float("inf"), 0.0
    while spent < least:
        began = time.process_time()
        task()
        took = time.process_time() - began
        best, spent = min(best, took), spent + took
    return best


def race(theirs: Any, ours: Any, lines: Sequence[str]) -> dict[str, float]:
    """Return how many times sooner ours gives the same sentences, cold and warm."""

    def cut() -> Any:
        stem.cache_clear()
        tokenizer = Tokenizer()
        return ObjectDocumentModel([Paragraph([Sentence(line, tokenizer) for line in lines])])

    known = cut()

    def run(algorithm: Any, *, cold: bool = True) -> list[str]:
        document = cut() if cold else known
        summarizer = algorithm(stem)
        summarizer.stop_words = stopwords("en")
        return [str(sentence) for sentence in summarizer(document, 10)]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if ours is not FastLsa and run(theirs) != run(ours):
            raise AssertionError(f"{ours.__name__} gives other sentences")
        return {
            name: round(clock(partial(run, theirs, cold=cold)) / clock(partial(run, ours, cold=cold)), 1)
            for name, cold in (("cold", True), ("warm", False))
        }


def forget() -> None:
    """Forget what was cut and stemmed."""
    for kept in (sentences, sentence_tokens, stem, known, leans_back, traces):
        kept.cache_clear()


@cache
def many_lines(path: Path | None) -> list[str]:
    """Return enough sentences for a hundred clusters, round and round where a file has fewer."""
    lines = lines_of(path, 4600)
    return [line for _, line in zip(range(4600), cycle(lines), strict=False)]


def cluster(path: Path | None, number: int) -> Story:
    """Return a story of four articles with 46 sentences."""
    lines = many_lines(path)[46 * number : 46 * (number + 1)]
    return story(*(article("\n\n".join(lines[n::4]), title=lines[n], outlet=f"O{n}") for n in range(4)))


def clusters_a_second(path: Path | None) -> float:
    """Return how many clusters of 46 sentences our default summarises a second, all of it new: the median of five runs."""
    stories = [cluster(path, n) for n in range(60)]
    forget()
    summarize(cluster(None, 99), "66w")
    rates = []
    for n in range(0, len(stories), 12):
        began = time.process_time()
        for one in stories[n : n + 12]:
            summarize(one, "66w")
        rates.append(12 / (time.process_time() - began))
    return median(rates)


def peak(task: Callable[[], Any]) -> float:
    """Return the most memory that a task holds at once, in MB."""
    tracemalloc.start()
    task()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(most / 1e6, 1)


def measure(path: Path | None) -> dict[str, Any]:
    """Return ratios against sumy, clusters a second, and the memory that 3,000 sentences take."""
    result: dict[str, Any] = {"task": "summaries", "sentences": "made up" if path is None else path.name}
    for name, theirs, ours, sizes in RACES:
        result[name] = {size: race(theirs, ours, lines_of(path, size)) for size in sizes}
    result["clusters a second"] = round(clusters_a_second(path))
    many = lines_of(path, 3000)
    tokenizer = Tokenizer()
    for name, _, ours, _ in RACES:
        document = ObjectDocumentModel([Paragraph([Sentence(line, tokenizer) for line in many])])
        result[f"MB {name} 3000"] = peak(lambda d=document, s=ours: s()(d, 10))
    large = story(article("\n\n".join(many)))
    result["MB default 3000"] = peak(lambda: summarize(large, "100w"))
    return result
