"""Feeds by vandals and by broken servers: mutations (T16), guids and dates in trouble (T21), links that act (T22)."""

import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape, unescape

import pytest
from newsroom import FEED, NINE
from test_feeds import ATOM, ATOM_ENTRY, JSON, RDF, RDF_ENTRY, RSS, RSS_ENTRY

from briefing.errors import SourceError
from briefing.model import Page
from briefing.stages.feeds import entry_keys, read_feed

WHOLE = [
    RSS.format(RSS_ENTRY).encode(),
    ATOM.format(ATOM_ENTRY).encode(),
    RDF.format(RDF_ENTRY).encode(),
    JSON.encode(),
    RSS.format(RSS_ENTRY).encode("utf-16"),
    RSS.replace('"1.0"', '"1.0" encoding="windows-1252"').format(RSS_ENTRY.replace("Dam", "Däm")).encode("cp1252"),
]
TOKENS = [
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<!DOCTYPE rss [<!ENTITY a '&a;&a;'>]>", b"&a;", b"&#0;", b"&#xD800;",
    b"&#99999999999999;", b"&#x;", b"&amp;lt;!--", b"&lt;!--" * 50, b"<item>", b"</item>", b"<title>", b"<" * 50,
    b"<a " + b"x=1 " * 50, b'<content type="xhtml">', b'<content mode="base64">', b"\0", b"\xff\xfe", b"\xef\xbb\xbf",
    b"<?xml version='1.0' encoding='utf-7'?>", b"<?xml encoding='cp037'?>", b"<?xml encoding='rot13'?>",
    b"xml:base='http://[::1'", b"xmlns:x='http://[bad'", b"<link href='http://[::1/'/>", b"<pubDate>99999999</pubDate>",
    b"<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate>", b"<guid isPermaLink='true'>http://]</guid>", b"\xe2\x80\xae",
    b"<div>" * 50, b"<svg><math>", b"<x:y>", b"</rss>", b"{", b"[" * 100, b'"items": [null, 1, {"id": {}}]', b"\\ud800",
    b"1e999", b"<published>0000-00-00T00:00:00Z</published>", b"<updated>-1</updated>", b"<image><title>",
]  # fmt: skip


def mutated(rng):
    """A feed after some accidents."""
    body = bytearray(rng.choice(WHOLE))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(body) + 1)
        to = min(len(body), at + rng.choice([1, 2, 10, 100]))
        accident = rng.randrange(7)
        if accident == 0:
            body[at:to] = b""
        elif accident == 1:
            body[at:at] = rng.choice(TOKENS) * rng.choice([1, 1, 1, 3])
        elif accident == 2:
            body[at:to] = rng.randbytes(to - at)
        elif accident == 3:
            body[at:at] = body[at:to] * rng.choice([1, 5])
        elif accident == 4:
            del body[at:]
        elif accident == 5:
            other = rng.choice(WHOLE)
            body[at:to] = other[rng.randrange(len(other)) :][:200]
        elif at < len(body):
            body[at] ^= 1 << rng.randrange(8)
    return bytes(body)


@pytest.mark.timeout(4 * 3600)
def test_of_mutated_feeds_each_is_read_or_is_its_own_failure(release):
    rng = random.Random(16)
    failures, slowest = 0, 0.0
    for number in range(1_000_000 if release else 10_000):
        body = mutated(rng)
        page = Page("https://a.example/rss", body, "text/xml", NINE, rng.choice(["", "", "utf-8", "latin-1", "x-odd"]))
        start = time.process_time()
        try:
            entries, fault = read_feed(FEED, page), None
        except SourceError as error:
            entries, fault = (), error
            failures += 1
        slowest = max(slowest, time.process_time() - start)
        assert fault is None or fault.reason.startswith("feed broken: "), (number, body)
        for found in entries:
            assert found.url.startswith(("https://", "http://")), (number, body)
            assert found.title, (number, body)
            assert found.published <= NINE, (number, body)
            assert entry_keys(found), (number, body)
    assert failures
    assert slowest < 5


@pytest.mark.parametrize(
    "bomb",
    [
        b"&lt;!--" * 100_000,
        b"&lt;a " * 100_000,
        b"&lt;div>" * 100_000,
        b"<![CDATA[" + b"<div>" * 100_000 + b"]]>",
        b"<![CDATA[" + b"<a " * 100_000 + b"]]>",
        b"<![CDATA[<a " + b"x=1 " * 100_000 + b">]]>",
        b"<![CDATA[" + b"&#39;" * 200_000 + b"]]>",
        b"&amp;" * 200_000,
        b"x" * 3_000_000,
    ],
    ids=range(9),
)
def test_a_text_made_to_waste_time_does_not(bomb):
    start = time.process_time()
    for tag in (b"description", b"title", b"category", b"pubDate", b"guid", b"link", b"author"):
        body = RSS.format("<item><title>T</title><link>/1</link>@</item>").encode()
        read_feed(FEED, Page(FEED.url, body.replace(b"@", b"<%s>%s</%s>" % (tag, bomb, tag)), "text/xml", NINE))
    assert time.process_time() - start < 10


DAYS, STORIES = 30, 60


def history(rng, kind):
    """Thirty days of a feed that tells sixty stories and gets its guids, links or dates wrong in some way.

    Yields (day, document): each story stands in it for two to five days, and is called "Story n …" all the time, but
    where an editor changes the headline.
    """
    first = {n: rng.randrange(DAYS) for n in range(STORIES)}
    last = {n: first[n] + rng.randint(2, 5) for n in range(STORIES)}
    for day in range(DAYS + 5):
        when = NINE + timedelta(days=day)
        there = [n for n in range(STORIES) if first[n] <= day < last[n]]
        rng.shuffle(there)
        items = "".join(entry(rng, kind, n, day, NINE + timedelta(days=first[n], minutes=-n)) for n in there)
        yield when, RSS.format(items).encode()


def entry(rng, kind, n, day, told):
    """One story as the feed has it on a day."""
    title, link, guid = f"Story {n} of the {told:%A}", f"https://a.example/2024/story-{n}", f"id-{n}"
    date: str | None = format_datetime(told)
    token = rng.randrange(10**9)
    text = f"What happened in story {n}."
    if "no guid" in kind:
        guid = ""
    if "one guid" in kind:
        guid = "https://a.example/"
    if "new guid" in kind:
        guid = f"id-{token}"
    if "guid and link the same" in kind:
        guid, link = link, ""
    if "tracked link" in kind:
        link += f"?utm_source=rss&utm_campaign={token}#xtor=RSS-{day}"
    if "token in link" in kind:
        link += f"?session={token}"
    if "new link" in kind:
        link = f"https://a.example/{day}/story-{n}"
    if "one link" in kind:
        link = "https://a.example/"
    if "new scheme" in kind:
        link = link.replace("https://", rng.choice(["http://", "https://", "https://www."]))
    if "new title" in kind and day % 2:
        title += " (updated)"
    if "no date" in kind:
        date = None
    if "1970" in kind:
        date = "Thu, 01 Jan 1970 00:00:00 GMT"
    if "future" in kind:
        date = format_datetime(told + timedelta(days=4000))
    if "date of today" in kind:
        date = format_datetime(NINE + timedelta(days=day, hours=-1))
    if "twice" in kind and n % 3 == 0:
        return entry(rng, kind.replace("twice", ""), n, day, told) * 2
    return (
        f"<item><title>{title}</title><link>{escape(link)}</link><description>{text}</description>"
        + (f'<guid isPermaLink="{str("same" in kind).lower()}">{guid}</guid>' if guid else "")
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + "</item>"
    )


HISTORIES = [
    "all is well", "no guid", "one guid", "new guid", "guid and link the same", "tracked link", "token in link",
    "new link", "one link", "new scheme", "new title", "no date", "1970", "future", "date of today", "twice",
    "no guid, no date", "no guid, 1970", "no guid, future", "no guid, tracked link", "no guid, new scheme",
    "no guid, new title", "no guid, token in link", "no guid, twice", "one guid, no date", "one guid, tracked link",
    "one guid, new title", "one guid, token in link", "new guid, no date", "new guid, tracked link", "new guid, 1970",
    "new guid, new title", "new guid, token in link", "new guid, future", "new guid, date of today",
    "one link, no date", "one link, new title", "new link, new title", "new link, date of today", "twice, no guid, 1970",
]  # fmt: skip


@pytest.mark.parametrize("kind", HISTORIES)
def test_each_story_is_told_once(kind, release):
    assert len(HISTORIES) == 40
    for seed in range(20 if release else 1):
        rng = random.Random(f"{kind} {seed}")
        seen: set[str] = set()
        told: list[str] = []
        for when, body in history(rng, kind):
            for found in read_feed(FEED, Page(FEED.url, body, "text/xml", when)):
                keys = entry_keys(found)
                if seen.isdisjoint(keys):
                    told.append(" ".join(found.title.split()[:2]))
                seen.update(keys)
        assert sorted(told) == sorted(f"Story {n}" for n in range(STORIES)), kind


def test_a_feed_of_one_entry_with_one_guid_loses_none():
    seen: set[str] = set()
    for day in range(10):
        when = NINE + timedelta(days=day)
        item = f"<item><title>Day {day}</title><link>/{day}</link><guid>1</guid><pubDate>{format_datetime(when)}</pubDate></item>"
        (found,) = read_feed(FEED, Page(FEED.url, RSS.format(item).encode(), "text/xml", when))
        assert seen.isdisjoint(entry_keys(found))
        seen.update(entry_keys(found))


def test_the_same_words_every_day_are_another_story_each_day():
    seen: set[str] = set()
    for day in range(10):
        when = NINE + timedelta(days=day)
        item = f"<item><title>The forecast</title><link>/{when:%d}</link><description>Rain.</description></item>"
        (found,) = read_feed(FEED, Page(FEED.url, RSS.format(item).encode(), "text/xml", when))
        assert seen.isdisjoint(entry_keys(found))
        seen.update(entry_keys(found))


def test_a_story_in_two_feeds_of_an_outlet_is_one():
    item = "<item><title>Dam fails</title><link>https://a.example/dam{}</link></item>"
    (one,) = read_feed(FEED, Page(FEED.url, RSS.format(item.format("?at_medium=RSS")).encode(), "", NINE))
    other_feed = replace(FEED, url="https://a.example/world/rss")
    (other,) = read_feed(other_feed, Page(other_feed.url, RSS.format(item.format("/")).encode(), "", NINE))
    assert {*entry_keys(one)} & {*entry_keys(other)}


SCHEMES = ["javascript", "data", "file", "vbscript", "blob", "ftp", "about", "mailto", "feed", "view-source", "intent"]


def acting_link(rng):
    """A link that is not http, in some disguise."""
    scheme = rng.choice(SCHEMES)
    link = f"{scheme}:{rng.choice(['alert(1)', '//a.example/x', 'text/html,<script>x</script>', '///etc/passwd', '%0aalert(1)'])}"
    disguise = rng.randrange(8)
    if disguise == 0:
        link = link.upper()
    elif disguise == 1:
        link = "".join(rng.choice([c, c.upper()]) for c in link)
    elif disguise == 2:
        link = rng.choice(["\t", "\n", " ", "\u00a0", "\u200b"]) + link
    elif disguise == 3:
        link = link[:3] + rng.choice(["\t", "\n", "\r"]) + link[3:]
    elif disguise == 4:
        link = "".join(f"&#{ord(c)};" for c in link)
    elif disguise == 5:
        link = link.replace(":", "&colon;")
    elif disguise == 6:
        link = link.replace("a", "&#x61", 1)
    return link


def test_only_links_to_the_web_are_kept(release):
    rng = random.Random(22)
    for batch in range(100 if release else 20):
        acts = [acting_link(rng) for _ in range(100)]
        items = "".join(
            f"<item><title>T{n}</title><link>{escape(act)}</link><guid>{escape(act)}</guid><description><![CDATA[<p>"
            f'Words <a href="{act}">here</a> <img src="{act}"> <a href="https://ok.example/{n}">b</a></p>]]></description></item>'
            if n % 2
            else f"<item><title>T{n}</title><guid isPermaLink='false'>{n}</guid><atom:link xmlns:atom='http://www.w3.org"
            f"/2005/Atom' href='{escape(act)}'/><description>Text</description></item>"
            for n, act in enumerate(acts)
        )
        entries = read_feed(FEED, Page(FEED.url, RSS.format(items).encode(), "text/xml", NINE))
        assert len(entries) >= 90, batch
        for found in entries:
            assert found.url.startswith(("http://", "https://")), found
            targets = [part.split('"')[0] for part in found.content.replace("src=", "href=").split('href="')[1:]]
            bad = [t for t in targets if ":" in unescape(t) and not unescape(t).lower().startswith(("http:", "https:"))]
            assert not [t for t in bad if t.split(":")[0].strip().isalpha()], (found, bad)


def test_a_date_without_a_year_does_not_ask_the_clock():
    item = "<item><title>T</title><link>/1</link><pubDate>--05-06</pubDate></item>"
    (found,) = read_feed(FEED, Page(FEED.url, RSS.format(item).encode(), "text/xml", datetime(2024, 5, 6, tzinfo=UTC)))
    assert not found.dated
