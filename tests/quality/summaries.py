"""Summaries against human ones: ROUGE with stemming, ours beside the lead and every algorithm of sumy's.

`--length` takes 66w or 3s. Set BRIEFING_PEERS=1 for the figures of the lead and of sumy's algorithms on the same
sentences, with a paired bootstrap of ours against the best of sumy's.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from briefing.model import Article, Kind, Report, Span, Story
from briefing.stages.summaries import SUMMARIZERS, summarize
from briefing.text.blocks import compose
from briefing.text.boilerplate import kind_of
from tests.quality import rough

LENGTH = "66w"
DAY = datetime(2024, 1, 1, tzinfo=UTC)
FIGURES = ("rouge1", "rouge2", "rougeL")
SUMY = ("edmundson", "kl", "lexrank", "lsa", "luhn", "reduction", "sumbasic", "textrank")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a .jsonl or .jsonl.gz file, or of articles of ours as corpora keep them: highlights_rough.txt."""
    if path.suffix == ".txt":
        yield from rough.rows(path)
        return
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def story_of(row: dict[str, Any]) -> Story:
    """Return a row as a story: a report for each article, a paragraph for each line of its text."""
    return Story(tuple(Report(_article(n, given)) for n, given in enumerate(row["articles"])))


def _article(number: int, given: dict[str, Any]) -> Article:
    lines = [" ".join(line.split()) for line in given["text"].splitlines()]
    title: list[tuple[Kind, str]] = [("title", " ".join((given.get("title") or "").split()))]
    # As where text enters a briefing: "Scroll down for video" is a notice, and no paragraph.
    text, blocks = compose([*title, *((kind_of(line) or "paragraph", line) for line in lines)])
    url = given.get("url") or f"https://source{number}.example/"
    return Article(url, given.get("outlet") or f"Source {number}", DAY, DAY, text, blocks, version=number + 1)


def located(row: dict[str, Any], span: Span) -> dict[str, Any]:
    """Return a span as a prediction: its article's index and its place in the row's own text."""
    index = span.article.version - 1
    text = row["articles"][index]["text"]
    letters = [(i, c) for i, c in enumerate(text) if not c.isspace()]
    title = span.article.headline
    before = span.article.text[title.end if title else 0 : span.start]
    first = sum(not c.isspace() for c in before)
    size = sum(not c.isspace() for c in span.text)
    start, end = letters[first][0], letters[first + size - 1][0] + 1
    return {"article": index, "start": start, "end": end, "text": text[start:end]}


def scores(told: list[tuple[list[str], str]], *, by_sentence: bool) -> np.ndarray:
    """Return ROUGE-1, -2 and -L F1 in per cent, a row for each summary; by sentence, L is the summary-level one."""
    kinds = (*FIGURES[:2], "rougeLsum" if by_sentence else "rougeL")
    scorer = RougeScorer(list(kinds), use_stemmer=True)
    lines = [scorer.score(reference, "\n".join(sentences)) for sentences, reference in told]
    return np.array([[100 * line[kind].fmeasure for kind in kinds] for line in lines])


def reference_of(row: dict[str, Any]) -> str:
    """Return a row's reference as text: bullet points a line each."""
    reference = row["reference"]
    return reference if isinstance(reference, str) else "\n".join(reference)


def figures(measured: np.ndarray) -> dict[str, float]:
    """Return the mean of each figure."""
    return {kind: round(float(mean), 2) for kind, mean in zip(FIGURES, measured.mean(axis=0), strict=True)}


def p_value(ours: np.ndarray, theirs: np.ndarray, rounds: int = 10_000) -> float:
    """Return how often resampled rows show ours no better: a paired, one-sided bootstrap."""
    differences = ours - theirs
    draws = np.random.default_rng(0).integers(0, len(differences), (rounds, len(differences)))
    return float((differences[draws].mean(axis=1) <= 0).mean())


def write(predictions: Path | None, lines: list[dict[str, Any]]) -> None:
    """Write one prediction a line, where a path is given."""
    if predictions:
        predictions.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def measure(path: Path, predictions: Path | None, length: str, tier: str) -> dict[str, Any]:
    """Return the figures of our default over a file of stories with human summaries."""
    length = length or LENGTH
    read = list(rows(path))
    stories = [story_of(row) for row in read]

    def told(summarizer: Callable[..., Any]) -> list[tuple[Span, ...]]:
        return [summarizer(story, length).sentences for story in stories]

    def scored(spans: list[tuple[Span, ...]]) -> np.ndarray:
        pairs = [([s.text for s in chosen], reference_of(row)) for chosen, row in zip(spans, read, strict=True)]
        return scores(pairs, by_sentence=length.endswith("s"))

    spans = told(summarize)
    write(
        predictions,
        [{"id": r["id"], "sentences": [located(r, s) for s in c]} for r, c in zip(read, spans, strict=True)],
    )
    ours = scored(spans)
    result: dict[str, Any] = {"task": "summaries", "length": length, "stories": len(read), **figures(ours)}
    result["words"] = round(float(np.mean([sum(len(s.text.split()) for s in c) for c in spans])), 1)
    if os.environ.get("BRIEFING_PEERS"):
        peers = {name: scored(told(SUMMARIZERS[name])) for name in ("lead", *SUMY)}
        result["peers"] = {name: figures(measured) for name, measured in peers.items()}
        result["p"] = {
            kind: p_value(ours[:, n], max((peers[name] for name in SUMY), key=lambda m: m[:, n].mean())[:, n])
            for n, kind in enumerate(FIGURES)
        }
    return result
