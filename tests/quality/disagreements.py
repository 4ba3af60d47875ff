"""Disagreements: precision and recall on sentence pairs marked by hand: python -m tests.quality.disagreements [FILE].

The planted stories (disagreements_stories.txt) are whole reports, of which two give one fact two figures, or none do.
Given articles with their gold stories (.jsonl), print what would be shown of those, to be read.

The pairs are our own writing, half of them traps: rounding, units, parts of a whole, other places and times, updates.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.model import Article, Kind, Report, Story
from briefing.stages.disagreements import find_disagreements
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.stories import group_stories
from briefing.text.blocks import compose
from tests.quality.stories import articles, read

#: The first two hundred, and 280 and 140 written later to try what had been mended on those.
PAIRS = Path(__file__).with_suffix(".txt")
MORE = PAIRS.with_stem("disagreements_more")
DESK = PAIRS.with_stem("disagreements_desk")
STORIES = PAIRS.with_stem("disagreements_stories")
_NINE = datetime(2024, 5, 6, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Pair:
    """Two sentences about one event, and whether they disagree."""

    disagree: bool
    story: Story


def pairs(path: Path = PAIRS) -> Iterator[Pair]:
    """Yield the marked pairs; the second sentence is an hour later and another outlet's, if the line says nothing else."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, *hints, one, other = (part.strip() for part in line.split("|"))
            hours = hints[0].split() if hints else ["0", "1"]
            origin = "A" if "origin" in hints else ""
            articles = (_article(one, "A", hours[0]), _article(other, "B", hours[1], origin))
            yield Pair(mark == "yes", Story(tuple(Report(a) for a in articles)))


def _article(sentence: str, outlet: str, hours: str, origin: str = "") -> Article:
    parts: list[tuple[Kind, str]] = [("paragraph", sentence)]
    text, blocks = compose(parts)
    published = _NINE + timedelta(hours=float(hours))
    return Article(f"https://{outlet.lower()}.example/1", outlet, published, published, text, blocks, origin=origin)


def score(path: Path = PAIRS) -> dict[str, float]:
    """Return precision and recall over the marked pairs."""
    found = [(pair.disagree, bool(find_disagreements(pair.story))) for pair in pairs(path)]
    hits = sum(marked and said for marked, said in found)
    return {
        "pairs": len(found),
        "precision": round(hits / (sum(said for _, said in found) or 1), 4),
        "recall": round(hits / (sum(marked for marked, _ in found) or 1), 4),
    }


def planted(path: Path = STORIES) -> Iterator[tuple[tuple[str, ...], Story]]:
    """Yield stories of whole reports with the words that disagree in them, none where nothing does."""
    text = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if not line.startswith("#"))
    for told in text.split("=== ")[1:]:
        mark, *reports = told.split("\n--- ")
        yield tuple(part.strip() for part in mark.split("|")[1:]), Story(tuple(Report(_whole(r)) for r in reports))


def _whole(text: str) -> Article:
    place, title, *paragraphs = text.strip().splitlines()
    outlet, hours = place.rsplit(" ", 1)
    parts: list[tuple[Kind, str]] = [("title", title), *(("paragraph", words) for words in paragraphs)]
    whole, blocks = compose(parts)
    published = _NINE + timedelta(hours=float(hours))
    return Article(f"https://{outlet.replace(' ', '').lower()}.example/1", outlet, published, published, whole, blocks)


def score_planted(path: Path = STORIES) -> dict[str, float]:
    """Return precision of what is shown of planted stories, and the share of what was planted that is."""
    shown = hits = asked = 0
    for figures, story in planted(path):
        found = [" / ".join(c.text.lower() for c in d.claims) for d in find_disagreements(story)]
        right = [text for text in found if figures and all(f.lower() in text for f in figures)]
        shown, hits, asked = shown + len(found), hits + len(right), asked + bool(figures)
    return {
        "planted": asked,
        "shown": shown,
        "precision": round(hits / (shown or 1), 4),
        "recall": round(hits / (asked or 1), 4),
    }


def shown(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the disagreements that a briefing would print of each gold story; a row without an outlet has one of its own."""
    told: dict[str, list[Article]] = defaultdict(list)
    rows = [{**row, "outlet": row.get("outlet") or row["id"]} for row in read(path)]
    for row, article in zip(rows, articles(rows), strict=True):
        told[row["story"]].append(article)
    for one in told.values():
        for story in group_stories(merge_duplicates(one)):
            for found in find_disagreements(story):
                yield tuple(claim.text for claim in found.claims)


def main(path: Path = PAIRS) -> None:
    """Print the figures of marked pairs, or what is shown of a file of stories."""
    if path.suffix == ".txt":
        print(json.dumps(score_planted(path) if path.name == STORIES.name else score(path)))
        return
    for claims in shown(path):
        print("", *claims, sep="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
