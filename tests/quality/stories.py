"""Story clustering: B-cubed (Bagga and Baldwin 1998) against gold stories, with the stages and defaults of a briefing."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.edges.vectors import wordllama
from briefing.model import Article, Kind
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.stories import group_stories
from briefing.text.blocks import compose
from briefing.text.clean import clean, one_line
from briefing.text.languages import detect

#: Words from which on a text shows its language; a headline's detection is a guess.
ENOUGH = 30
#: Undated rows arrive at one moment, as files do.
ARRIVED = datetime(2024, 5, 6, 9, tzinfo=UTC)


def measure(data: Path, predictions: Path | None, length: str, tier: str) -> dict[str, Any]:
    """Return the figures for a file of articles with their gold stories."""
    rows = read(data)
    stories = group_stories(merge_duplicates(articles(rows)), meaning=wordllama() if tier == "semantic" else None)
    told = {a.url: number for number, story in enumerate(stories) for a in story.articles}
    predicted = {row["id"]: f"s{told[address(row)]}" for row in rows}
    if predictions:
        predictions.write_text(
            "".join(json.dumps({"id": i, "story": s}) + "\n" for i, s in predicted.items()), encoding="utf-8"
        )
    return score({row["id"]: row["story"] for row in rows}, predicted)


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a .jsonl or .jsonl.gz file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def address(row: Mapping[str, Any]) -> str:
    """Return the row's address as a feed would give it; rows without one are files."""
    return row.get("url") or f"{row['id']}.txt"


def articles(rows: Iterable[Mapping[str, Any]]) -> list[Article]:
    """Return the rows as articles: a line of the text is a paragraph."""
    found = []
    for row in rows:
        paragraphs: list[tuple[Kind, str]] = [
            ("paragraph", one_line(p)) for p in clean(row.get("text") or "").split("\n")
        ]
        text, blocks = compose([("title", one_line(row.get("title") or "")), *paragraphs])
        published = datetime.fromisoformat(row["published"]) if row.get("published") else ARRIVED
        published = published if published.tzinfo else published.replace(tzinfo=UTC)
        found.append(
            Article(
                address(row),
                row.get("outlet") or "",
                published.astimezone(UTC),
                ARRIVED,
                text,
                blocks,
                language=_language(row, text),
            )
        )
    return found


def _language(row: Mapping[str, Any], text: str) -> str:
    """Return a row's language as it says, as its text shows, or English where a headline is all there is."""
    told = row.get("language") or row.get("lang") or "en"
    return detect(text, hint=told) if told != "en" or len(text.split()) >= ENOUGH else "en"


def score(gold: Mapping[str, str], predicted: Mapping[str, str]) -> dict[str, Any]:
    """Return B-cubed and pairwise precision, recall and F1; an article without a prediction stands alone."""
    ids = sorted(gold)
    true = [gold[i] for i in ids]
    said = [predicted.get(i, f"alone {i}") for i in ids]
    both, in_gold, in_said = Counter(zip(true, said, strict=True)), Counter(true), Counter(said)
    precision = sum(n * n / in_said[s] for (_, s), n in both.items()) / len(ids)
    recall = sum(n * n / in_gold[t] for (t, _), n in both.items()) / len(ids)
    hits, claims, truths = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, in_said, in_gold))
    pairs = (hits / claims if claims else 1.0, hits / truths if truths else 1.0)
    return {
        "articles": len(ids),
        "groups": len(in_said),
        "gold groups": len(in_gold),
        "b3": {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(_f1(precision, recall), 4)},
        "pairs": {"precision": round(pairs[0], 4), "recall": round(pairs[1], 4), "f1": round(_f1(*pairs), 4)},
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
