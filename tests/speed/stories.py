"""Stories: what 10,000 new articles cost against 100,000 that stand, as a multiple of what they cost alone."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from briefing.model import Article, Kind, Report, Story
from briefing.stages.stories.index import StoryIndex
from briefing.text.blocks import compose
from tests import newsroom
from tests.copies import Town

NEW = 10_000
STANDING = 100_000
A_DAY = 10_000


def measure(data: Path | None) -> dict[str, Any]:
    """Return the seconds of grouping new articles alone, and beside a standing archive as a multiple of them."""
    row = events(NEW + STANDING)
    standing = tuple(Story((Report(a),)) for a in row[:STANDING])
    new = [Report(a) for a in row[STANDING:]]
    alone = StoryIndex()
    seconds = _seconds(lambda: alone.add(new))
    beside = StoryIndex()
    built = _seconds(lambda: beside.stand(standing))
    joined = _seconds(lambda: beside.add(new))
    return {
        "articles a second, alone": round(NEW / seconds),
        "10,000 beside 100,000, over alone": round(joined / seconds, 2),
        "articles a second, taking in what stands": round(STANDING / built),
    }


def events(count: int, seed: int = 4) -> list[Article]:
    """Return invented articles in order of time, ten thousand a day: events told by one to eight outlets in their own words."""
    here, dice = Town(seed), random.Random(seed)
    found: list[Article] = []
    while len(found) < count:
        subject = [here.word() for _ in range(10)]
        for outlet in range(dice.choice((1, 1, 2, 3, 5, 8))):
            title = " ".join([*dice.sample(subject, 5), *(here.word() for _ in range(4))])
            told = " ".join([*subject, *(here.word() for _ in range(60))])
            parts: list[tuple[Kind, str]] = [("title", title), ("paragraph", told + ".")]
            text, blocks = compose(parts)
            published = newsroom.NINE + timedelta(days=len(found) / A_DAY)
            found.append(
                Article(
                    f"https://o{outlet}.example/{len(found)}", f"Outlet {outlet}", published, published, text, blocks
                )
            )
    return found[:count]


def _seconds(run: Callable[[], object]) -> float:
    """Return the processor seconds that a run takes."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start
