"""Near-duplicates: pairs that end up in one report against gold, with the stages and defaults of a briefing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefing.stages.duplicates import merge_duplicates
from tests.quality.stories import address, articles, read, score


def measure(data: Path, predictions: Path | None, length: str, tier: str) -> dict[str, Any]:
    """Return the figures for a file of articles with their gold reports."""
    rows = read(data)
    merged = {a.url: n for n, report in enumerate(merge_duplicates(articles(rows))) for a in report.articles}
    predicted = {row["id"]: f"r{merged[address(row)]}" for row in rows}
    if predictions:
        predictions.write_text(
            "".join(json.dumps({"id": i, "report": r}) + "\n" for i, r in predicted.items()), encoding="utf-8"
        )
    return score({row["id"]: row["report"] for row in rows if row.get("report") is not None}, predicted)
