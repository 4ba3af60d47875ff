"""Pulling from a real server into a real archive: what is fetched again, and what is not (T21)."""

from __future__ import annotations

import itertools
import json
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from webserver import Server, answer

from briefing.cli.pulling import pull, standing
from briefing.edges.archive import open_archive
from briefing.edges.web import FeedState, Web
from briefing.model import Feed

WORDS = (
    "<p>The city closed the old bridge over the Ela on Monday after engineers found cracks in two of its cables.</p>"
    * 2
)


@pytest.fixture
def server():
    with Server() as server:
        server.says("/robots.txt", answer(404, b""))
        yield server


@pytest.fixture
def desk(tmp_path, server):
    with open_archive(str(tmp_path / "archive.sqlite")) as archive:
        yield Desk(archive, server)


class Desk:
    """A newsroom that follows one feed."""

    def __init__(self, archive, server):
        self.archive, self.server = archive, server
        self.feed = Feed(server.url("/rss"), "Herald", "City")
        self.told = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=5)

    def item(self, title, link, guid="", hours=0.0, updated=None, said=""):
        when = self.told + timedelta(hours=hours)
        return (
            f"<item><title>{title}</title><link>{link}</link><pubDate>{format_datetime(when)}</pubDate>"
            + (f'<guid isPermaLink="false">{guid}</guid>' if guid else "")
            + (f"<dcterms:modified>{updated.isoformat()}</dcterms:modified>" if updated else "")
            + (f"<description>{said}</description>" if said else "")
            + "</item>"
        )

    def feed_says(self, *items, path="/rss", headers=()):
        head = '<?xml version="1.0"?><rss version="2.0" xmlns:dcterms="http://purl.org/dc/terms/"><channel><title>H</title>'
        return self.server.says(path, answer(200, f"{head}{''.join(items)}</channel></rss>".encode(), *headers))

    def page_says(self, path, title, more=""):
        body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{WORDS}{more}</article></body></html>"
        return self.server.says(path, answer(200, body.encode(), "Content-Type: text/html"))

    def pull(self, later=timedelta()):
        """What a pull brings, and which pages it asked for."""
        before = len(self.server.log)
        web = Web(allow_networks=["127.0.0.0/8"], pause=0)
        now = datetime.now(UTC) + later
        found = pull([self.feed], self.archive, web, now=now, since=now - timedelta(days=2), anyway=True)
        asked = [a.path for a in self.server.log[before:] if a.path not in ("/rss", "/robots.txt")]
        return found, asked


TOKENS = {
    "token": lambda desk, n: desk.item("Bridge closed", desk.page_says(f"/1?session={n}", "Bridge closed"), "1"),
    "path": lambda desk, n: desk.item("Bridge closed", desk.page_says(f"/{n}/bridge", "Bridge closed"), "1"),
    "path and guid": lambda desk, n: desk.item("Bridge closed", desk.page_says(f"/{n}/b", "Bridge closed"), f"g{n}"),
    "path, no guid": lambda desk, n: desk.item("Bridge closed", desk.page_says(f"/{n}/bridge", "Bridge closed")),
    "path and title": lambda desk, n: desk.item(
        f"Bridge closed ({n})", desk.page_says(f"/{n}/b", "Bridge closed"), "1"
    ),
}


@pytest.mark.parametrize("kind", TOKENS)
def test_an_article_whose_link_is_another_at_every_pull_is_fetched_once(desk, kind):
    pulls = []
    for n in range(4):
        desk.feed_says(TOKENS[kind](desk, n))
        pulls.append(desk.pull())
    assert [len(asked) for _, asked in pulls] == [1, 0, 0, 0]
    (first,) = pulls[0][0].articles
    assert [found.known for found, _ in pulls[1:]] == [(first,)] * 3
    assert desk.archive.shelf.counts()["articles"] == 1


def test_what_one_pull_brought_has_not_come_in_since_it(desk):
    desk.feed_says(desk.item("Bridge closed", desk.page_says("/1", "Bridge closed"), "1"))
    ahead = timedelta(hours=-1)
    before = datetime.now(UTC) + ahead
    found, _ = desk.pull(ahead)
    assert [article.fetched < before + timedelta(minutes=1) for article in found.articles] == [True]


def test_an_article_behind_a_redirect_is_fetched_once(desk):
    target = desk.page_says("/bridge", "Bridge closed")
    link = desk.server.says("/out/1", answer(302, b"", f"Location: {target}"))
    desk.feed_says(desk.item("Bridge closed", link, "1"))
    (found, first), (_, second) = desk.pull(), desk.pull()
    assert [a.url for a in found.articles] == [target]
    assert (first, second) == (["/out/1", "/bridge"], [])


def next_second():
    """The second that has just begun: feeds date by whole ones, and an update is later than what was read before."""
    time.sleep(1.0 - time.time() % 1.0 + 0.01)
    return datetime.now(UTC).replace(microsecond=0)


def test_an_update_under_another_link_is_the_next_version_of_the_article(desk):
    desk.feed_says(desk.item("Bridge closed", desk.page_says("/1?s=1", "Bridge closed"), "1"))
    (first,) = desk.pull()[0].articles
    link = desk.page_says("/1?s=2", "Bridge closed", "<p>It opens again on Friday, the mayor told the council.</p>")
    desk.feed_says(desk.item("Bridge closed", link, "1", updated=next_second()))
    found, asked = desk.pull()
    (second,) = found.articles
    assert (asked, second.url, second.version) == (["/1?s=2"], first.url, 2)
    # Read once: an update that has been seen is none.
    assert desk.pull()[1] == []


def test_an_update_that_changes_no_word_is_asked_for_once(desk):
    link = desk.page_says("/1", "Bridge closed")
    desk.feed_says(desk.item("Bridge closed", link, "1"))
    desk.pull()
    desk.feed_says(desk.item("Bridge closed", link, "1", updated=next_second()))
    assert [desk.pull()[1] for _ in range(3)] == [["/1"], [], []]


def test_a_feed_that_dates_all_by_the_moment_of_asking_is_no_reason_to_read_all_again(desk):
    """And what was really updated in such a moment is read at the next pull."""
    link = desk.page_says("/1", "Bridge closed")
    asked = []
    for _ in range(3):
        desk.told = next_second()
        desk.feed_says(desk.item("Bridge closed", link, "1"))
        asked.append(desk.pull()[1])
    assert asked == [["/1"], [], []]
    assert [desk.pull(later=timedelta(hours=n))[1] for n in (1, 2)] == [["/1"], []]


def test_a_feed_that_cannot_be_read_takes_no_good_one_s_place(desk):
    desk.feed_says(desk.item("Bridge closed", desk.page_says("/1", "Bridge closed"), "1"), headers=['ETag: "good"'])
    desk.pull()
    good = desk.archive.shelf.page(desk.feed.url)
    desk.server.says("/rss", answer(200, b'{"version": "https://jsonfeed.org/version/1.1", "items": [', 'ETag: "bad"'))
    assert len(desk.pull()[0].failures) == 1
    assert desk.archive.shelf.page(desk.feed.url) == good
    desk.server.says("/rss", answer(304, b""))
    found, _ = desk.pull()
    assert desk.server.asked("/rss")[-1].headers["if-none-match"] == b'"good"'
    assert ([a.url for a in found.known], found.failures) == ([desk.server.url("/1")], ())


@pytest.mark.parametrize(("pages", "changed", "old"), [(3, "", True), (2, "", False), (3, "dateModified", False)])
def test_a_feed_that_announces_its_archive_anew_makes_no_news_of_it(desk, pages, changed, old):
    """Its outlet moved house: everything has the date of today, but the pages know better."""
    for n in range(4):
        told = {"datePublished": f"{desk.told - timedelta(days=(10 + n) * (n < pages)):%Y-%m-%dT%H:%M:%SZ}"}
        told |= {changed: f"{desk.told:%Y-%m-%dT%H:%M:%SZ}"} if changed else {}
        head = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **told})}</script>'
        desk.page_says(f"/{n}", f"The bridge of day {n}", head)
    desk.feed_says(*(desk.item(f"The bridge of day {n}", f"/{n}", hours=-n / 10) for n in range(4)))
    found, _ = desk.pull()
    since = desk.told - timedelta(days=1)
    anew = [a for a in found.articles if a.published < since and a.fetched < since]
    assert len(anew) == (pages if old else 0)
    assert len(found.articles) == 4
    assert all(a.stated is None for a in found.articles)
    assert desk.pull()[1] == [], "and is not asked for again"


def days_ago(desk, *days):
    """Pages of the outlet that say on which day each was published."""
    for n, ago in enumerate(days):
        told = {"@type": "NewsArticle", "datePublished": f"{desk.told - timedelta(days=ago):%Y-%m-%dT%H:%M:%SZ}"}
        head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
        yield desk.page_says(f"/{n}", f"The bridge of day {n}", f"{head}<p>By then {len(days)} were closed.</p>")


def test_pages_that_all_say_one_moment_say_when_their_template_was_made(desk):
    links = days_ago(desk, 900, 900, 900, 900)
    desk.feed_says(*(desk.item(f"The bridge of day {n}", link) for n, link in enumerate(links)))
    found, _ = desk.pull()
    assert {a.published for a in found.articles} == {desk.told}


def test_what_days_old_articles_say_now_has_come_in_today(desk):
    """Corrections of last week's articles, and pages that do not say that they were changed."""
    items = [("The bridge of day 0", "/0"), ("The bridge of day 1", "/1"), ("The bridge of day 2", "/2")]
    list(days_ago(desk, 8, 9, 10))
    desk.feed_says(*(desk.item(title, desk.server.url(path), path, hours=-40) for title, path in items))
    desk.pull()
    list(days_ago(desk, 8, 9, 10, 11))
    now = next_second()
    desk.feed_says(*(desk.item(title, desk.server.url(path), path, hours=-40, updated=now) for title, path in items))
    found, asked = desk.pull(timedelta(minutes=10))
    assert (sorted(asked), {a.version for a in found.articles}) == (["/0", "/1", "/2"], {2})
    assert all(a.fetched >= now for a in found.articles)


def test_two_articles_of_one_title_and_one_hour_stay_two(desk):
    one, two = (desk.page_says(f"/{n}", "Letters", f"<p>Letter {n} is about something else.</p>") for n in (1, 2))
    desk.feed_says(desk.item("Letters", one, "1"))
    desk.pull()
    desk.feed_says(desk.item("Letters", one, "1"), desk.item("Letters", two, "2"))
    found, asked = desk.pull()
    assert asked == ["/2"]
    assert {a.url for a in (*found.articles, *found.known)} == {one, two}


def test_an_update_that_cannot_be_had_leaves_the_article_that_is_there(desk):
    link = desk.page_says("/1", "Bridge closed")
    desk.feed_says(desk.item("Bridge closed", link, "1"))
    (first,) = desk.pull()[0].articles
    desk.feed_says(desk.item("Bridge closed", link, "1", updated=next_second()))
    desk.server.says("/1", answer(500, b""))
    found, _ = desk.pull()
    assert (found.articles, found.known) == ((), (first,))
    assert [f.url for f in found.failures] == [link]
    # And it is asked for again, until it is there.
    desk.page_says("/1", "Bridge closed", "<p>It opens again on Friday.</p>")
    assert [a.version for a in desk.pull()[0].articles] == [2]


def test_what_a_feed_says_anew_of_a_page_that_nobody_may_read_is_a_new_version(desk):
    """The toll that a feed raised was never told: the page could not be had, and the shelf had the feed's first words."""
    desk.server.says("/1", answer(402, b""))
    link = desk.server.url("/1")
    desk.feed_says(desk.item("Bomb hits block", link, "1", said="At least six people were killed, the governor says."))
    (first,) = desk.pull()[0].articles
    desk.feed_says(
        desk.item("Bomb kills ten in block", link, "1", updated=next_second(), said="Ten people were killed.")
    )
    (second,) = desk.pull()[0].articles
    assert (first.version, second.version, second.url) == (1, 2, first.url)
    assert second.text == "Bomb kills ten in block\n\nTen people were killed."


def test_an_article_that_its_outlet_takes_away_leaves_the_edition(desk):
    desk.feed_says(desk.item("Bridge closed", desk.page_says("/1?s=1", "Bridge closed"), "1"))
    found, _ = desk.pull()
    since = found.articles[0].published - timedelta(hours=1)
    assert standing(desk.archive, [desk.feed], found, since) == found.articles
    gone = desk.server.says("/1?s=2", answer(410, b""))
    desk.feed_says(desk.item("Bridge closed", gone, "1", updated=next_second()))
    found, _ = desk.pull()
    assert standing(desk.archive, [desk.feed], found, since) == ()


def test_relative_links_of_a_feed_found_elsewhere_lead_where_the_feed_is(desk):
    desk.page_says("/news/1", "Bridge closed")
    counter = itertools.count()
    desk.feed_says(desk.item("Bridge closed", "1", "1"), path="/news/rss", headers=['ETag: "1"'])
    whole = desk.server.scripts["/news/rss"]
    desk.server.says("/news/rss", lambda asked: answer(304, b"") if next(counter) else whole(asked))
    desk.server.says("/rss", answer(302, b"", f"Location: {desk.server.url('/news/rss')}"))
    first, second = desk.pull(), desk.pull()
    assert [a.url for a in first[0].articles] == [desk.server.url("/news/1")]
    # Unchanged, it is read again as it was kept.
    assert [a.url for a in second[0].known] == [desk.server.url("/news/1")]
    assert second[1] == ["/news/rss"]


def test_a_feed_with_a_login_that_cannot_be_read_is_in_trouble_and_its_password_in_no_report(desk):
    desk.feed = Feed(desk.server.url("/rss").replace("//", "//ann:hunter2@"), "Herald")
    desk.server.says("/rss", answer(200, b'{"version": "https://jsonfeed.org/version/1.1", "items": ['))
    found, _ = desk.pull()
    assert [f.url for f in found.failures] == [desk.server.url("/rss")]
    assert "hunter2" not in repr(found)
    state = FeedState.from_json(desk.archive.shelf.feed_states()[desk.feed.url])
    assert (state.failures, state.trouble) == (1, found.failures[0].reason)


def test_the_links_of_a_feed_with_a_login_show_no_password(desk):
    desk.feed = Feed(desk.server.url("/rss").replace("//", "//ann:hunter2@"), "Herald")
    desk.page_says("/1", "Bridge closed")
    no_link = f"<item><title>Rain</title><description>{WORDS}</description></item>".replace("<p>", "").replace(
        "</p>", ""
    )
    desk.feed_says(desk.item("Bridge closed", "/1", "1"), no_link)
    found, _ = desk.pull()
    assert len(found.articles) == 2
    assert "hunter2" not in repr((found.articles, found.failures))
