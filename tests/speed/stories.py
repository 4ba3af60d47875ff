"""Stories: what 10,000 new articles cost against 100,000 that stand, as a multiple of what they cost alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.model import Report
from briefing.stages.stories import Stories, group_stories
from tests.speed.press import press

NEW = 10_000
STANDING = 100_000


def measure(data: Path | None) -> dict[str, Any]:
    """Return how fast articles are grouped, and what new ones cost beside grouped ones as a multiple of what they cost alone."""
    row = [Report(article) for article in press(NEW + STANDING)]
    old, new = row[:STANDING], row[STANDING:]
    group_stories(new)  # A first run pays for what later ones find ready, such as the stems of words.
    alone, _ = _seconds(lambda: group_stories(new))
    built, standing = _seconds(lambda: group_stories(old))
    joined, _ = _seconds(lambda: group_stories(new, standing=standing))
    return {
        "articles a second, 10,000 alone": round(NEW / alone),
        "articles a second, 100,000 alone": round(STANDING / built),
        "10,000 beside 100,000, over alone": round(joined / alone, 2),
    }


def _seconds(run: Callable[[], Stories]) -> tuple[float, Stories]:
    """Return the processor seconds that a run takes, and what it returns."""
    gc.collect()
    start = time.process_time()
    stories = run()
    return time.process_time() - start, stories
