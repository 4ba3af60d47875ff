"""Feed entries a second: read_feed beside feedparser alone, on the same documents.

Without DATA the documents are made here, as newsrooms' feeds are: RSS with short descriptions, RSS and Atom with full
articles, RDF. With DATA, a folder, every file in it is a document.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import feedparser

from briefing.errors import SourceError
from briefing.model import Feed, Page
from briefing.stages.feeds import read_feed

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FEED = Feed("https://a.example/rss", "A")
WORDS = (
    "government minister said after the talks that new rules on energy would take effect next year while unions warned"
    " of strikes and analysts expected prices to fall by about 3.5 percent in Europe’s largest markets"
).split()


def words(rng: random.Random, number: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(number))


def markup(rng: random.Random, paragraphs: int) -> str:
    parts = []
    for n in range(paragraphs):
        link = f'<a href="https://a.example/{rng.randrange(9999)}?x=1&amp;y=2" target="_blank">{words(rng, 3)}</a>'
        parts.append(f'<p class="text">{words(rng, 30)} {link} “{words(rng, 8)}” <em>{words(rng, 2)}</em>.</p>')
        if n % 3 == 1:
            parts.append(f'<figure><img src="/i/{n}.jpg" alt="{words(rng, 4)}"/><figcaption>x</figcaption></figure>')
    return "\n".join(parts)


def rss(rng: random.Random, entries: int, paragraphs: int) -> str:
    items = []
    for n in range(entries):
        date = (NOW - timedelta(minutes=17 * n)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        number = rng.randrange(10**9)
        full = f"<content:encoded><![CDATA[{markup(rng, paragraphs)}]]></content:encoded>" if paragraphs else ""
        items.append(
            f"<item><title><![CDATA[{words(rng, 9)}]]></title><description><![CDATA[<p>{words(rng, 30)}</p>]]>"
            f'</description><link>https://a.example/{number}?ref=rss</link><guid isPermaLink="false">{number}</guid>'
            f"<pubDate>{date}</pubDate><dc:creator>{words(rng, 2)}</dc:creator><category>World</category>"
            f'<media:thumbnail width="240" height="135" url="https://a.example/{n}.jpg"/>{full}</item>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A</title><link>https://a.example/</link>'
        '<atom:link href="https://a.example/rss" rel="self" type="application/rss+xml"/><language>en</language>'
        f"<ttl>15</ttl>{''.join(items)}</channel></rss>"
    )


def atom(rng: random.Random, entries: int, paragraphs: int) -> str:
    found = []
    for n in range(entries):
        date = (NOW - timedelta(minutes=17 * n)).isoformat()
        found.append(
            f"<entry><author><name>{words(rng, 2)}</name></author><title type='html'>{escape(words(rng, 9))}</title>"
            f"<link rel='alternate' type='text/html' href='https://a.example/{n}/{rng.randrange(99)}'/>"
            f"<id>https://a.example/?p={n}</id><updated>{date}</updated><published>{date}</published>"
            f"<category term='World'/><summary type='html'>{escape(words(rng, 30))}</summary>"
            f"<content type='html' xml:base='https://a.example/'>{escape(markup(rng, paragraphs))}</content></entry>"
        )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en-US'><title>A</title>"
        f"<link rel='alternate' href='https://a.example'/><id>x</id>{''.join(found)}</feed>"
    )


def rdf(rng: random.Random, entries: int) -> str:
    items = "".join(
        f"<item rdf:about='https://a.example/{n}'><title>{words(rng, 9)}</title><link>https://a.example/{n}</link>"
        f"<description>{words(rng, 30)}</description><dc:date>{(NOW - timedelta(hours=n)).isoformat()}</dc:date></item>"
        for n in range(entries)
    )
    return (
        "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/"
        "rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://a.example/'><title>A</title>"
        f"<link>https://a.example/</link></channel>{items}</rdf:RDF>"
    )


def documents() -> list[bytes]:
    """Feeds of a morning, as many of each kind as newsrooms have."""
    rng = random.Random(1)
    made = [rss(rng, 40, 0) for _ in range(12)] + [rss(rng, 25, 8) for _ in range(8)]
    made += [atom(rng, 25, 8) for _ in range(4)] + [rdf(rng, 40) for _ in range(2)]
    return [document.encode() for document in made]


def measure(folder: Path | None) -> dict[str, float]:
    """Entries a second of both, and their ratio; the best of three runs each."""
    bodies = [p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()] if folder else documents()
    pages = [Page(FEED.url, body, "text/xml", NOW) for body in bodies]
    ours, our_entries = _best(lambda: sum(len(_ours(page)) for page in pages))
    theirs, their_entries = _best(lambda: sum(len(feedparser.parse(body).entries) for body in bodies))
    return {
        "documents": len(bodies),
        "entries": our_entries,
        "feedparser's entries": their_entries,
        "entries/s": round(our_entries / ours),
        "feedparser's entries/s": round(their_entries / theirs),
        "ratio": round(our_entries / ours / (their_entries / theirs), 2),
    }


def _ours(page: Page) -> tuple[object, ...]:
    try:
        return read_feed(FEED, page)
    except SourceError:
        return ()


def _best(run) -> tuple[float, int]:
    """CPU seconds of the best of three runs, and its result."""
    times, result = [], 0
    for _ in range(3):
        start = time.process_time()
        result = run()
        times.append(time.process_time() - start)
    return min(times), result
