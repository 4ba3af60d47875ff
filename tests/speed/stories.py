"""Stories: what 10,000 new articles cost against 100,000 that stand, as a multiple of what they cost alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.model import Report, Story
from briefing.stages.stories.index import StoryIndex
from tests.speed.press import press

NEW = 10_000
STANDING = 100_000


def measure(data: Path | None) -> dict[str, Any]:
    """Return the seconds of grouping new articles alone, and beside a standing archive as a multiple of them."""
    row = press(NEW + STANDING)
    standing = tuple(Story((Report(a),)) for a in row[:STANDING])
    new = [Report(a) for a in row[STANDING:]]
    StoryIndex().add(new)  # A first run pays for what later ones find ready, such as the stems of words.
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


def _seconds(run: Callable[[], object]) -> float:
    """Return the processor seconds that a run takes."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start
