"""Developments as highlights: the first of them against the points that an editor made of the article, by ROUGE.

`--length` takes 3s, how many are taken. For tests/developments/tuned.txt and held_out.txt it gives precision and recall
of the listed ones instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from briefing.stages.developments import find_developments
from tests.developments import found_and_missed
from tests.quality.summaries import figures, located, reference_of, rows, scores, story_of, write

LENGTH = "3s"


def measure(path: Path, predictions: Path | None, length: str, tier: str) -> dict[str, Any]:
    """Return the figures over a file of stories with bullet points for reference; over pages of ours, of listed ones."""
    if path.suffix == ".txt" and path.parent.name == "developments":
        right, wrong, missed = found_and_missed(path.name)
        return {
            "task": "developments",
            "pages": path.name,
            "precision": round(right / (right + len(wrong)), 4),
            "recall": round(right / (right + len(missed)), 4),
            "listed": right + len(missed),
        }
    count = int((length or LENGTH).rstrip("s"))
    read = list(rows(path))
    spans = [[d.sentence for d in find_developments(story_of(row))[:count]] for row in read]
    write(
        predictions,
        [{"id": r["id"], "sentences": [located(r, s) for s in c]} for r, c in zip(read, spans, strict=True)],
    )
    told = [([s.text for s in chosen], reference_of(row)) for chosen, row in zip(spans, read, strict=True)]
    words = float(np.mean([sum(len(s.text.split()) for s in c) for c in spans]))
    return {
        "task": "developments",
        "length": f"{count}s",
        "stories": len(read),
        **figures(scores(told, by_sentence=True)),
        "words": round(words, 1),
    }
