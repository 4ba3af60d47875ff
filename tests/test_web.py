"""The web room against a server on loopback that says exactly what each test scripts."""

import asyncio
import base64
import gzip
import threading
import zlib
from itertools import pairwise

import brotli
import pytest
from webserver import FEED_BODY, Server, VirtualClock, answer

from briefing.edges.web import FeedState, Unchanged, Web, discover
from briefing.edges.web.asking import MOST_HOPS
from briefing.edges.web.decoding import Body, DecodingError, TooLongError
from briefing.edges.web.robots import read_robots
from briefing.model import Failure, Page

HOME = ["127.0.0.0/8"]
LONG = 600.0  # seconds that no machine takes, however busy


@pytest.fixture
def server():
    with Server() as server:
        yield server


def web(**more):
    return Web(**{"allow_networks": HOME, "pause": 0, "deadline": LONG, "robots": False} | more)


def pull(*urls, **more):
    return [pulled.outcome for pulled in web(**more).pull([FeedState(url) for url in urls])]


def only(outcomes):
    (outcome,) = outcomes
    return outcome


def test_a_feed_comes_as_a_page(server):
    url = server.says("/rss", answer(200, FEED_BODY, "Content-Type: Application/RSS+xml; charset='UTF-8'"))
    page = only(pull(url))
    assert (page.url, page.body, page.media_type, page.charset) == (url, FEED_BODY, "application/rss+xml", "utf-8")
    assert page.fetched.utcoffset().total_seconds() == 0


def test_a_request_says_who_asks_and_nothing_else(server):
    url = server.says("/rss?a=1", answer())
    pull(url, contact="https://newsroom.example/bot")
    headers = server.log[0].headers
    assert headers["user-agent"].startswith(b"newsroom-briefing/")
    assert headers["user-agent"].endswith(b"(+https://newsroom.example/bot)")
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert server.log[0].path == "/rss?a=1"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("", bytes),
        ("identity", bytes),
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda b: zlib.compress(b, wbits=-15)),
        ("br", brotli.compress),
        ("gzip, br", lambda b: brotli.compress(gzip.compress(b))),
        ("gzip", bytes),
        ("gzip", lambda b: gzip.compress(b[:40]) + gzip.compress(b[40:]) + b"\0" * 8),
    ],
)
def test_codings_are_undone(server, coding, pack):
    body = FEED_BODY.replace(b"A", bytes(range(32, 60)) * 20_000)
    url = server.says("/rss", answer(200, pack(body), f"Content-Encoding: {coding}"))
    assert only(pull(url)).body == body


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(FEED_BODY, mtime=0)[:-9]),
        ("gzip", gzip.compress(FEED_BODY, mtime=0)[:20] + b"rubbish" * 20),
        ("br", FEED_BODY),
        ("br", brotli.compress(FEED_BODY)[:-3]),
        ("deflate", FEED_BODY),
        ("zstd", FEED_BODY),
        ("gzip, gzip, gzip", FEED_BODY),
    ],
)
def test_a_coding_that_is_none_is_that_feeds_failure(server, coding, body):
    url = server.says("/rss", answer(200, body, f"Content-Encoding: {coding}"))
    assert "not in the coding" in only(pull(url)).reason


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(b"\0" * (1 << 25), mtime=0)),
        ("deflate", zlib.compress(b"\0" * (1 << 25))),
        ("br", brotli.compress(b"\0" * (1 << 24), quality=4)),
        ("gzip, gzip", gzip.compress(gzip.compress(b"\0" * (1 << 25), mtime=0), mtime=0)),
    ],
)
def test_a_bomb_is_never_unpacked_beyond_its_cap(coding, bomb):
    body = Body(coding, 1 << 20)
    with pytest.raises(TooLongError):
        body.feed(bomb)
    assert len(body._kept) < 1.3 * (1 << 20)


def test_a_body_may_come_in_any_pieces():
    packed = gzip.compress(FEED_BODY, mtime=0)
    body = Body("gzip", 1 << 20)
    for n in range(len(packed)):
        body.feed(packed[n : n + 1])
    assert body.finish() == FEED_BODY
    with pytest.raises(DecodingError):
        Body("compress", 1)


def test_every_hop_is_followed_and_moves_are_told_apart(server):
    server.says("/c", answer(200, FEED_BODY, 'ETag: "c"'))
    server.says("/b", answer(302, b"", "Location: c"))
    url = server.says("/a", answer(301, b"", f"Location: {server.url('/b')}"))
    (pulled,) = web().pull([FeedState(url)])
    assert pulled.outcome.url == server.url("/c")
    assert pulled.after.move.to == server.url("/b"), "what comes after a temporary redirect is not a move"
    assert [v.url for v in pulled.after.validators] == [server.url("/c")]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/self", f"more than {MOST_HOPS} times"),
        ("file:///etc/passwd", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("http://10.0.0.1/", "not on the public Internet"),
        ("http://[::ffff:10.0.0.1]/", "not on the public Internet"),
        ("http://nowhere.invalid/", "cannot be found"),
        ("", "without saying where"),
    ],
)
def test_redirects_that_are_not_followed(server, location, reason):
    def lookup(host, port):
        raise OSError

    url = server.says("/self", answer(302, b"", f"Location: {location}"))
    assert reason in only(pull(url, lookup=lookup)).reason
    assert len(server.log) <= MOST_HOPS + 1


def test_five_hops_are_followed_and_six_are_not(server):
    for n in range(7):
        server.says(f"/{n}", answer(302, b"", f"Location: /{n + 1}") if n < 6 else answer())
    fine, lost = pull(server.url("/1"), server.url("/0"))
    assert (type(fine), type(lost)) == (Page, Failure)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (204, "without a document"),
        (304, "never gave us"),
        (401, "login"),
        (403, "refuses us"),
        (404, "feeds add"),
        (410, "strike it"),
        (418, "refuses the request"),
        (429, "asks for peace"),
        (500, "in trouble"),
        (503, "under repair"),
        (599, "in trouble"),
    ],
)
def test_each_status_says_what_to_do(server, status, reason):
    failure = only(pull(server.says("/rss", answer(status, b""))))
    assert failure.url == server.url("/rss")
    assert reason in failure.reason


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss", "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "broke off"),
        (b"220 ftp.example ready\r\n\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 200_000 + b"\r\n\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 103 Early\r\n\r\n" * 50, "broke off"),
        (answer(200, b""), "the answer is empty"),
        (answer(200, b"<!DOCTYPE html><html><body>Log in"), "a login, a captcha"),
        (answer(200, b"Just a moment..."), "neither RSS nor Atom"),
    ],
)
def test_what_is_no_feed_and_no_http_is_a_failure(server, said, reason):
    assert reason in only(pull(server.says("/rss", said))).reason


def test_answers_of_old_and_sloppy_servers(server):
    for n, said in enumerate(
        [
            b"HTTP/1.0 200 OK\r\n\r\n" + FEED_BODY,
            b"HTTP/1.1 200\r\nContent-Length: %d\r\n\r\n" % len(FEED_BODY) + FEED_BODY,
            b"HTTP/1.1 200 OK\nContent-Length: %d\n\n" % len(FEED_BODY) + FEED_BODY,
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + FEED_BODY,
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(FEED_BODY), FEED_BODY),
            b"HTTP/1.1 200 \xe9\xff\r\nX-Odd: \xe9\xff\r\nContent-Type:text/xml\r\n\r\n" + FEED_BODY,
        ]
    ):
        page = only(pull(server.says(f"/{n}", said)))
        assert getattr(page, "body", page) == FEED_BODY


def test_hosts_are_asked_one_request_at_a_time_and_a_pause_apart():
    clock = VirtualClock()
    with Server(clock) as one, Server(clock) as other:
        urls = [server.says(f"/{n}", answer()) for n in range(50) for server in (one, other)]
        assert all(isinstance(page, Page) for page in pull(*urls, clock=clock, pause=1.0))
        for server in (one, other):
            times = [asked.when.timestamp() for asked in server.log]
            assert (len(times), server.crowd) == (50, 1)
            assert min(b - a for a, b in pairwise(times)) >= 1.0


def test_one_deadline_over_everything(server):
    async def drip(asked):
        for byte in answer(200, FEED_BODY * 100):
            yield bytes([byte])
            await asyncio.sleep(0.02)

    async def slow_redirect(asked):
        await asyncio.sleep(0.3)
        yield answer(302, b"", "Location: /hop")

    over = threading.Event()

    def hanging_lookup(host, port):
        over.wait()
        return ["127.0.0.1"]

    server.says("/hop", slow_redirect)
    for path, script in (("/drip", drip), ("/silence", silence), ("/redirect", slow_redirect)):
        assert "no complete answer within 0.5 seconds" in only(pull(server.says(path, script), deadline=0.5)).reason
    assert "within 0.5 seconds" in only(pull("http://slow.example/", lookup=hanging_lookup, deadline=0.5)).reason
    over.set()


async def silence(asked):
    await asyncio.sleep(LONG)
    yield b""


def test_a_dead_host_is_not_asked_for_each_of_its_feeds(server):
    outcomes = pull(*(server.says(f"/{n}", silence) for n in range(10)), deadline=0.1)
    assert len(server.log) <= 3  # fewer where it was so slow that it did not even hear the question
    assert sum("not asked" in outcome.reason for outcome in outcomes) == 7


def test_a_name_and_password_stay_between_us_and_the_server(server):
    server.says("/rss", answer(401, b""))
    outcome = only(pull(server.url("/rss").replace("://", "://desk:s3cret@")))
    assert server.log[0].headers["authorization"] == b"Basic " + base64.b64encode(b"desk:s3cret")
    assert "s3cret" not in f"{outcome.url} {outcome.reason}"


def test_progress_is_told(server):
    told = []
    web().fetch([server.says(f"/{n}", answer()) for n in range(3)], progress=lambda done, all: told.append((done, all)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_pages_are_fetched_with_their_own_cap(server):
    small = server.says("/small", answer(200, b"<html>" + b" " * 1000, "Content-Type: text/html"))
    large = server.says("/large", answer(200, b" " * (5 * 2**20 + 1)))
    missing = server.url("/none")
    page, too_long, not_found = web().fetch([small, large, missing])
    assert page.media_type == "text/html"
    assert "longer than 5 MiB" in too_long.reason
    assert (not_found.url, "404" in not_found.reason) == (missing, True)


def test_a_host_that_asks_for_peace_is_asked_for_no_more_pages(server):
    web_ = web()
    busy = server.says("/busy", answer(429, b"", "Retry-After: 60"))
    first, second = web_.fetch([busy, server.says("/a", answer())])
    (third,) = web_.fetch([server.url("/a")])
    assert "429" in first.reason
    assert "left alone until" in second.reason
    assert "left alone until" in third.reason
    assert len(server.log) == 1


class TestRobots:
    def test_are_asked_once_and_obeyed(self, server):
        server.says("/robots.txt", answer(200, b"User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /"))
        urls = [server.says(path, answer()) for path in ("/a", "/private/b", "/c?private")]
        a, b, c = web(robots=True).fetch(urls)
        assert (type(a), type(b), type(c)) == (Page, Failure, Page)
        assert "robots.txt" in b.reason
        assert len(server.asked("/robots.txt")) == 1
        assert not server.asked("/private/b")

    def test_do_not_concern_feeds(self, server):
        server.says("/robots.txt", answer(200, b"User-agent: *\nDisallow: /"))
        assert isinstance(only(pull(server.says("/rss", answer()), robots=True)), Page)

    @pytest.mark.parametrize(("status", "kind"), [(404, Page), (403, Page), (500, Failure), (503, Failure)])
    def test_that_are_missing_allow_and_that_are_broken_refuse(self, server, status, kind):
        server.says("/robots.txt", answer(status, b"User-agent: *\nDisallow: /"))
        assert isinstance(only(web(robots=True).fetch([server.says("/a", answer())])), kind)

    def test_may_ask_for_a_longer_pause(self):
        clock = VirtualClock()
        with Server(clock) as server:
            server.says("/robots.txt", answer(200, b"User-agent: *\nCrawl-delay: 5"))
            web(robots=True, clock=clock, pause=1.0).fetch([server.says(f"/{n}", answer()) for n in range(4)])
            times = [asked.when.timestamp() for asked in server.log]
        assert min(b - a for a, b in pairwise(times)) >= 5.0

    @pytest.mark.parametrize(
        "rules",
        [
            "User-agent: *\nDisallow: /",
            "User-agent: *\nDisallow:",
            "User-agent: *\nDisallow: /news\nAllow: /news/open",
            "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c",
            "User-agent: *\nDisallow: /\nUser-agent: newsroom-briefing\nDisallow: /x",
            "User-agent: a\nUser-agent: newsroom-briefing\nDisallow: /news # why\n\nAllow: /",
            "User-Agent: Newsroom-Briefing\nDISALLOW: /news/",
            "User-agent: *\nDisallow: /caf%C3%A9\nDisallow: /%7Ejoe",
            "Disallow: /\nUser-agent: *\nDisallow: /x\nSitemap: https://a.example/s.xml\nDisallow: /news",
            "\ufeffUser-agent: *\nDisallow: /fish*.php",
            "rubbish\n\0\n: :\nUser-agent\n",
        ],
    )
    def test_mean_what_protego_says_they_mean(self, rules):
        from protego import Protego

        theirs = Protego.parse(rules.lstrip("\ufeff"))
        ours = read_robots(rules.encode(), "newsroom-briefing")
        for path in (
            "/ /x /x/y /news /news/ /news/open /news/open/1 /a.pdf /a.pdf?x /abc /axbyc /ab /café /caf%C3%A9 /~joe /%7ejoe"
            " /fish.php /fishing/x.php?id=1 /Fish.php /?q=/news"
        ).split():
            expected = theirs.can_fetch(f"https://a.example{path}", "newsroom-briefing")
            assert ours.may_read(path) == expected, path

    def test_are_matched_in_time(self):
        robots = read_robots(b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"b$\n", "us")
        assert robots.may_read("/" + "a" * 4000)


def test_feeds_of_a_site_are_discovered():
    body = b"""<html><head><base href="https://a.example/sub/">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed">
    <link rel="ALTERNATE stylesheet" type="application/atom+xml" href="atom.xml">
    <link rel="alternate" type="text/html" hreflang="fr" href="/fr"><link rel=icon type="application/rss+xml" href="/x">
    </head><body><a href="/world/rss">World</a><a href="/feedback">Write to us</a><a href="javascript:rss">x</a>
    <a href="/impressum.html">.</a><a href="https://b.example/?feed=rss2">All</a><a href="http://[::1/rss">y</a>"""
    page = Page("https://www.a.example/", body, "text/html", VirtualClock().now())
    assert discover(page) == (
        "https://a.example/sub/atom.xml",
        "https://a.example/world/rss",
        "https://b.example/?feed=rss2",
        "https://a.example/comments/feed",
    )
    feed = Page("https://a.example/rss", FEED_BODY, "text/xml", VirtualClock().now())
    assert discover(feed) == (feed.url,)
    assert discover(Page("https://a.example/", b"", "text/html", VirtualClock().now())) == ()


class TestState:
    def test_crosses_the_archive_unchanged(self, server):
        server.says("/b", answer(200, FEED_BODY, b'ETag: W/"\xe9\xff odd', "Last-Modified: yesterday", "Expires: 0"))
        url = server.says("/a", answer(301, b"", "Location: /b"))
        (pulled,) = web().pull([FeedState(url)])
        (failed,) = web().pull([FeedState(server.says("/x", answer(429, b"", "Retry-After: 60")))])
        (gone,) = web().pull([FeedState(server.says("/y", answer(410, b"")))])
        for state in (FeedState("u"), pulled.after, failed.after, gone.after):
            assert FeedState.from_json(state.to_json()) == state

    def test_of_a_newer_release_is_read_as_far_as_it_goes(self):
        assert FeedState.from_json('{"url":"u","colour":"red","failures":2}') == FeedState("u", failures=2)

    def test_tells_what_is_not_asked_and_why(self, server):
        url = server.says("/rss", answer())
        (pulled,) = web().pull([FeedState(url)])
        (again,) = web().pull([pulled.after])
        assert isinstance(again.outcome, Unchanged)
        assert again.after == pulled.after
        (broken,) = web().pull([FeedState(server.url("/none"))])
        (waiting,) = web().pull([broken.after])
        assert isinstance(waiting.outcome, Failure), "a source in trouble is not seen, asked or not"
        assert "404" in waiting.outcome.reason
        assert "asked again from" in waiting.outcome.reason
        assert len(server.log) == 2
