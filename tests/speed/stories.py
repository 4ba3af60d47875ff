"""Stories: what 10,000 new articles cost against 100,000 that stand, as a multiple of what they cost alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from briefing.model import Article, Report
from briefing.stages.stories import Stories, group_stories
from tests.speed.press import press

NEW = 10_000
STANDING = 100_000
RUNS = 3
#: Blocks that are told, the headline being the first: headlines alone, leads of some 40 words, texts of some 290.
TOLD = {"headlines": 1, "leads": 2, "texts": 9}


def measure(data: Path | None) -> dict[str, Any]:
    """Return, for each length, how fast articles are grouped, and what new ones cost beside grouped ones over what they cost alone."""
    row = press(NEW + STANDING)
    return {kind: _measure([Report(_cut(article, blocks)) for article in row]) for kind, blocks in TOLD.items()}


def _measure(row: Sequence[Report]) -> dict[str, Any]:
    old, new = row[:STANDING], row[STANDING:]
    group_stories(new[: NEW // 5])  # A first run pays for what later ones find ready, such as the stems of words.
    built, standing = _seconds(lambda: group_stories(old))
    alone, joined = [], []
    for _ in range(RUNS):
        alone.append(_seconds(lambda: group_stories(new))[0])
        joined.append(_seconds(lambda: group_stories(new, standing=standing))[0])
    return {
        "articles a second, 10,000 alone": round(NEW / median(alone)),
        "articles a second, 100,000 alone": round(STANDING / built),
        "10,000 beside 100,000, over alone": [round(b / a, 2) for a, b in zip(alone, joined, strict=True)],
    }


def _cut(article: Article, blocks: int) -> Article:
    """Return an article's first blocks."""
    told = article.blocks[:blocks]
    return replace(article, text=article.text[: told[-1].end], blocks=told)


def _seconds(run: Callable[[], Stories]) -> tuple[float, Stories]:
    """Return the processor seconds that a run takes, and what it returns."""
    gc.collect()
    start = time.process_time()
    stories = run()
    return time.process_time() - start, stories
