"""Months of feeds, day after day: python -m tests.quality.replay FOLDER.

FOLDER holds outlet feeds whose guids are "STORY-side" (the gold story first). Each morning an edition is made from the
last days' entries with the stages and defaults of a briefing, knowing what the mornings before printed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.model import Article, Feed, Page, Story
from briefing.stages.articles import from_entry
from briefing.stages.changes import Change, Line, Printed, compare
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.feeds import read_feed
from briefing.stages.stories import group_stories
from briefing.text.links import canonical

DAY = timedelta(days=1)
#: What stands behind a morning's news, and how long an edition is remembered.
WINDOW = 5 * DAY
MEMORY = 21 * DAY


@dataclass(frozen=True)
class Told:
    """A story as one morning printed it."""

    morning: datetime
    story: Story
    change: Change
    gold: frozenset[str]


def read(folder: Path) -> tuple[list[Article], dict[str, frozenset[str]]]:
    """Return the feeds' articles, and the gold stories of each address."""
    articles: dict[str, Article] = {}
    gold: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.xml")):
        page = Page(path.resolve().as_uri(), path.read_bytes(), "application/rss+xml", datetime(2022, 1, 1, tzinfo=UTC))
        for entry in read_feed(Feed(page.url, path.stem), page):
            article = from_entry(entry, entry.published)
            articles.setdefault(article.url, article)
            url = canonical(article.url)
            gold[url] = gold.get(url, frozenset()) | {entry.id.rpartition("-")[0].rpartition("/")[2]}
    return sorted(articles.values(), key=lambda a: (a.published, a.url)), gold


def mornings(articles: Iterable[Article], gold: dict[str, frozenset[str]]) -> Iterator[list[Told]]:
    """Yield what each morning's edition prints."""
    row = list(articles)
    morning = row[0].published.replace(hour=6, minute=0) + DAY
    printed: list[Printed] = []
    while morning < row[-1].published + 2 * DAY:
        window = [a for a in row if morning - WINDOW <= a.published < morning]
        edition = []
        for story in group_stories(merge_duplicates(window)):
            if any(a.published >= morning - DAY for a in story.articles):
                change = compare(story, printed)
                if not change.dropped:
                    of = Counter(g for a in story.articles for g in gold[canonical(a.url)])
                    edition.append(
                        Told(morning, story, change, frozenset(g for g, n in of.items() if n == max(of.values())))
                    )
        printed = [p for p in printed if p.made > morning - MEMORY] + [_print(told) for told in edition]
        yield edition
        morning += DAY


def _print(told: Told) -> Printed:
    """Return a told story as later editions remember it."""
    lines = [Line(a.title, a.url, a.version) for a in told.story.articles if a.title]
    return Printed(told.change.id, told.morning, tuple((a.url, a.version) for a in told.story.articles), tuple(lines))


def measure(folder: Path) -> dict[str, float]:
    """Return how often an edition tells a story twice, and how often one comes back without news."""
    articles, gold = read(folder)
    editions = [e for e in mornings(articles, gold) if e]
    stories = [told for edition in editions for told in edition]
    twice = sum(n - 1 for e in editions for n in Counter(g for t in e for g in t.gold).values() if n > 1)
    shown: set[str] = set()
    ids: dict[str, set[str]] = {}
    exact = unknown = mistaken = 0
    for edition in editions:
        for told in edition:
            exact += all(a.url in shown for a in told.story.articles)
            known = {i for g in told.gold for i in ids.get(g, ())}
            unknown += bool(known) and told.change.status == "new"
            mistaken += told.change.status != "new" and told.change.id not in known
        for told in edition:
            shown.update(a.url for a in told.story.articles)
            for g in told.gold:
                ids.setdefault(g, set()).add(told.change.id)
    return {
        "articles": len(articles),
        "editions": len(editions),
        "stories printed": len(stories),
        "twice in one edition": twice,
        "repeated, exact": exact,
        "come back as new, by gold": round(unknown / len(stories), 4),
        "taken for another, by gold": round(mistaken / len(stories), 4),
        **Counter(t.change.status for t in stories),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
