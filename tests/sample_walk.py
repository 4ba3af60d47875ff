"""Read every page of the sample newsroom and lay what came out beside the copy: python -m tests.sample_walk.

The copy says of each line what it is, so every block that is lost, leaked or taken for something else is known. Prints
one JSON object: how many of each, and each with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import urlopen

from briefing.edges.sample import SampleNewsroom
from briefing.edges.sample.copydesk import Line, Telling, dated, midnight, read_outlets
from briefing.errors import SourceError
from briefing.model import PROSE, Article, Feed, Page
from briefing.stages.articles import read_article
from briefing.stages.feeds import read_feed

#: What a line of copy may be read as. What is not named here may be anything but prose, or nothing.
RIGHT = {
    "paragraph": PROSE,
    "item": PROSE,
    "point": PROSE,
    "heading": {"heading"},
    "photo": {"caption", "credit"},
    "promo": {"promo", "related"},
    "bare": {"promo", "related"},
    "related": {"promo", "related"},
    "newsletter": {"newsletter", "notice"},
    "credit": {"credit"},
    "note": {"notice", "credit"},
}
TOLD = ("paragraph", "item", "point")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that came out of a page as it should not."""

    what: str
    article: str
    words: str


def walk(newsroom: SampleNewsroom) -> Iterator[Finding]:
    """Yield what went wrong on each page that can be read, in the order of the newsroom's list."""
    names = {url: name for name, url in newsroom.urls.items()}
    copy = {f"{o.slug}/{p.slug}": p for o in read_outlets() for p in o.pieces}
    elapsed = newsroom.now - midnight(newsroom.first_day, newsroom.now.tzinfo)
    for feed in newsroom.feeds:
        for article in articles(feed, newsroom):
            name = names[article.url]
            telling = copy[name].standing(elapsed)
            if telling:
                yield from (Finding(what, name, words) for what, words in compare(article, telling, newsroom))


def articles(feed: Feed, newsroom: SampleNewsroom) -> Iterator[Article]:
    """Yield the articles behind a feed that can be read."""
    page = fetch(feed.url, newsroom)
    for entry in read_feed(feed, page) if page else ():
        if found := fetch(entry.url, newsroom):
            try:
                yield read_article(entry, found)
            except SourceError:
                continue


def fetch(url: str, newsroom: SampleNewsroom) -> Page | None:
    try:
        with urlopen(url) as answer:
            charset = answer.headers.get_content_charset("")
            return Page(answer.url, answer.read(), answer.headers.get_content_type(), newsroom.now, charset)
    except HTTPError as error:
        error.close()
        return None


def compare(article: Article, telling: Telling, newsroom: SampleNewsroom) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, words) for an article against its copy."""
    title = dated(telling.heads["title"], newsroom.first_day)
    if article.title != title:
        yield "title", article.title
    blocks = [(b.kind, article.text[b.start : b.end]) for b in article.blocks]
    known = {0} if article.headline else set()
    for line in telling.lines:
        words = spoken(line, newsroom)
        places = [n for n, (_, text) in enumerate(blocks) if is_in(line, plain(words), plain(text))]
        known |= set(places)
        kinds = {blocks[n][0] for n in places} - {"title"}
        if not places and line.kind in (*TOLD, "heading"):
            yield f"lost {line.kind}", words
        elif line.kind in TOLD and not kinds & PROSE:
            yield f"{line.kind} as {'/'.join(sorted(kinds))}", words
        elif line.kind not in TOLD and (wrong := kinds - RIGHT.get(line.kind, kinds - PROSE)):
            yield f"{line.kind} as {'/'.join(sorted(wrong))}", words
    standing = plain(dated(telling.heads.get("summary", ""), newsroom.first_day))
    for n, (kind, text) in enumerate(blocks):
        if n not in known and kind in PROSE and plain(text) not in standing:
            yield "leaked", text


def is_in(line: Line, words: str, text: str) -> bool:
    """Return whether a block holds a line. What is not told may be said again within a paragraph, and is not there."""
    return bool(words) and words in text and (line.kind in TOLD or len(text) < 1.5 * len(words) + 10)


def spoken(line: Line, newsroom: SampleNewsroom) -> str:
    """Return a line's own words, without its credit, link and marks."""
    words = dated(line.words, newsroom.first_day)
    first, _, second = words.partition(" | ")
    words = second if line.kind == "live" else first
    return re.sub(r"\[\[|\]\]|\*", "", words.rsplit(" > ", 1)[0])


def plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().lower()


def main() -> None:
    with SampleNewsroom() as newsroom:
        found = list(walk(newsroom))
    counts: dict[str, int] = {}
    for finding in found:
        counts[finding.what] = counts.get(finding.what, 0) + 1
    lines = [f"{f.what}: {f.article}: {f.words[:120]}" for f in found]
    print(json.dumps({"counts": counts, "findings": lines}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
