"""Months of feeds, day after day: python -m tests.quality.replay FOLDER.

FOLDER holds outlet feeds whose guids are "STORY-side" (the gold story first); or it is a file of invented days, such as
days.txt. Each morning a long edition is made from the last days' entries by the pipeline, with its defaults, and knows the
mornings before by their JSON alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.edges.jsonfile import write_json
from briefing.model import Article, Digest, Feed, Page
from briefing.pipeline.edition import PRESETS, Order, make_briefing
from briefing.stages.articles import from_entry
from briefing.stages.changes import read_edition
from briefing.stages.feeds import read_feed
from briefing.text.blocks import compose
from briefing.text.links import canonical

DAY = timedelta(days=1)
#: The first of the invented days, a Monday.
MONDAY = datetime(2024, 3, 4, tzinfo=UTC)
#: What stands behind a morning's news, and how long an edition is remembered.
WINDOW = 5 * DAY
MEMORY = 7 * DAY

Gold = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Told:
    """A story as one morning printed it."""

    morning: datetime
    digest: Digest
    gold: frozenset[str]


def read(folder: Path) -> tuple[list[Article], Gold]:
    """Return the feeds' articles, and the gold stories of each address."""
    articles: dict[str, Article] = {}
    gold: Gold = {}
    for path in sorted(folder.glob("*.xml")):
        page = Page(path.resolve().as_uri(), path.read_bytes(), "application/rss+xml", datetime(2022, 1, 1, tzinfo=UTC))
        for entry in read_feed(Feed(page.url, path.stem), page):
            article = from_entry(entry, entry.published)
            articles.setdefault(article.url, article)
            url = canonical(article.url)
            gold[url] = gold.get(url, frozenset()) | {entry.id.rpartition("-")[0].rpartition("/")[2]}
    return sorted(articles.values(), key=lambda a: (a.published, a.url)), gold


def read_days(path: Path) -> tuple[list[Article], Gold]:
    """Return the reports of invented days, and the event that each is of: event | day, and hour | outlet | headline | text."""
    articles, gold = [], {}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for n, line in enumerate(lines):
        event, when, outlet, headline, told = line.split(" | ")
        day, hour = map(int, when.split())
        published = MONDAY + timedelta(days=day - 1, hours=hour)
        text, blocks = compose([("title", headline), ("paragraph", told)])
        article = Article(f"https://{outlet.lower()}.example/{n}", outlet, published, published, text, blocks)
        articles.append(article)
        gold[canonical(article.url)] = frozenset({event})
    return sorted(articles, key=lambda a: (a.published, a.url)), gold


def mornings(articles: Iterable[Article], gold: Gold) -> Iterator[list[Told]]:
    """Yield what each morning's edition prints."""
    row = list(articles)
    morning = row[0].published.replace(hour=6, minute=0) + DAY
    order = Order(preset=PRESETS["long"])
    printed: list[dict[str, object]] = []
    while morning < row[-1].published + 2 * DAY:
        window = [a for a in row if morning - WINDOW <= a.published < morning]
        earlier = [p for edition in printed for p in read_edition(edition) if p.made > morning - MEMORY]
        briefing = make_briefing(window, order, made=morning, since=morning - DAY, earlier=earlier)
        printed.append(json.loads(write_json(briefing)))
        yield [Told(morning, digest, _gold(digest, gold)) for digest in briefing.digests]
        morning += DAY


def _gold(digest: Digest, gold: Gold) -> frozenset[str]:
    """Return the gold story that most of a story's articles are of; several where it is a tie."""
    of = Counter(g for a in digest.story.articles for g in gold[canonical(a.url)])
    return frozenset(g for g, n in of.items() if n == max(of.values()))


def score(editions: Iterable[list[Told]], gold: Gold) -> dict[str, float]:
    """Return how often an edition tells a story twice, how often one comes back without news, and what was never told.

    By gold, a story is repeated without news where nothing has come in of it since it was told; it comes back as new
    where the edition does not know that it was told. What an edition calls "continuing" is repeated, and says so.
    """
    told = [edition for edition in editions if edition]
    stories = [t for edition in told for t in edition]
    twice = sum(n - 1 for e in told for n in Counter(g for t in e for g in t.gold).values() if n > 1)
    shown: set[str] = set()
    ids: dict[str, set[str]] = {}
    exact = unknown = mistaken = repeated = 0
    for edition in told:
        for t in edition:
            exact += all(a.url in shown for a in t.digest.story.articles)
            known = {i for g in t.gold for i in ids.get(g, ())}
            fresh = frozenset(g for a in t.digest.story.articles if a.url not in shown for g in gold[canonical(a.url)])
            repeated += all(ids.get(g) for g in t.gold) and not fresh & t.gold and t.digest.status != "continuing"
            unknown += bool(known) and t.digest.status == "new"
            mistaken += t.digest.status != "new" and t.digest.id not in known
        for t in edition:
            shown.update(a.url for a in t.digest.story.articles)
            for g in t.gold:
                ids.setdefault(g, set()).add(t.digest.id)
    every = {g for golds in gold.values() for g in golds}
    return {
        "editions": len(told),
        "stories printed": len(stories),
        "twice in one edition": twice,
        "repeated, exact": exact,
        "repeated without news, by gold": round(repeated / len(stories), 4),
        "come back as new, by gold": round(unknown / len(stories), 4),
        "taken for another, by gold": round(mistaken / len(stories), 4),
        "gold stories never told": round(len(every - ids.keys()) / len(every), 4),
        "gold stories of which no news is printed": round(len(every - _with_news(told, gold)) / len(every), 4),
        **_repetitions(told),
        **Counter(t.digest.status for t in stories),
    }


def _with_news(told: Iterable[list[Told]], gold: Gold) -> set[str]:
    """Return the gold stories of which a line is printed as news, in a new story or an update of whatever story."""
    digests = [t.digest for edition in told for t in edition if t.digest.status != "continuing"]
    lines = (line for d in digests for line in (d.headline, *d.summary.sentences, *d.changed))
    return {story for line in lines for story in gold[canonical(line.article.url)]}


def _repetitions(told: Iterable[list[Told]]) -> dict[str, float]:
    """Return how many sentences updates have, and how many of them an earlier edition had in its summary of the story."""
    lines: dict[str, set[str]] = {}
    updates = again = 0
    for digest in (t.digest for edition in told for t in edition):
        summary = {s.text for s in digest.summary.sentences}
        before = lines.setdefault(digest.id, set())
        if digest.status == "update":
            updates, again = updates + len(summary), again + len(summary & before)
        before |= summary
    return {"sentences of updates": updates, "printed before": again}


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of one replay."""
    articles, gold = read(folder) if folder.is_dir() else read_days(folder)
    return {"articles": len(articles), **score(mornings(articles, gold), gold)}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
