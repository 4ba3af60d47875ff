"""Hostile servers among honest ones: each of them is given up in time, and what is hostile is that feed's Failure (T17)."""

import asyncio
import gzip
import resource
from contextlib import ExitStack

import brotli
from webserver import FEED_BODY, Server, answer

from briefing.edges.web import FeedState, Web
from briefing.model import Failure, Feed, Page
from briefing.stages.feeds import read_feed

DEADLINE = 12.0  # seconds, of which the honest need a fraction of one
ZEROS = gzip.compress(b"\0" * (1 << 25), 5)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


def endless(head, piece, pause=0.0):
    async def server(asked):
        yield head
        while True:
            yield piece
            await asyncio.sleep(pause)

    return server


def moving(asked):
    number = int(asked.path.partition("?")[2] or 0)
    return answer(302, b"", f"Location: /rss?{number + 1}")


async def slow_hops(asked):
    await asyncio.sleep(DEADLINE * 0.4)
    yield moving(asked)


HOSTILE = {
    "gzip bomb": answer(200, ZEROS * 20, "Content-Encoding: gzip"),
    "double gzip bomb": answer(200, gzip.compress(ZEROS * 200, 1), "Content-Encoding: gzip, gzip"),
    "brotli bomb": answer(200, brotli.compress(b"\0" * (1 << 25), quality=4), "Content-Encoding: br"),
    "a million empty gzip members": answer(200, gzip.compress(b"") * 100_000, "Content-Encoding: gzip"),
    "endless body": endless(HEAD + b"\r\n<rss>", b"<item/>" * 10_000),
    "endless chunks": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
    "endless crumbs": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 5_000),
    "endless headers": endless(HEAD, b"X-Y: " + b"z" * 60_000 + b"\r\n"),
    "endless hints": endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
    "dripping body": endless(HEAD + b"\r\n<rss>", b" ", 0.1),
    "dripping header": endless(b"HTTP/1.1 200 OK\r\nX: ", b"y", 0.1),
    "dripping status": endless(b"HTTP/1.1 2", b"0", 0.1),
    "silence": endless(b"", b"", 1.0),
    "silence after the header": endless(HEAD + b"Content-Length: 10\r\n\r\n", b"", 1.0),
    "a circle": moving,
    "slow hops": slow_hops,
    "a length that is a lie": HEAD + b"Content-Length: 99999999999\r\n\r\n<rss>",
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n<rss>",
    "no HTTP": bytes(range(256)) * 400,
}


def test_the_rest_are_on_time():
    with ExitStack() as stack:
        honest = [stack.enter_context(Server()) for _ in range(10)]
        good = [server.says(f"/{n}", answer(200, FEED_BODY)) for n in range(15) for server in honest]
        bad = {}
        for n in range(50):
            name = sorted(HOSTILE)[n % len(HOSTILE)]
            server = stack.enter_context(Server())
            bad[server.says("/rss", HOSTILE[name])] = name
            server.scripts |= {f"/rss?{hop}": server.scripts["/rss"] for hop in range(1, 9)}
        # The hostile ones first, so that they have every chance of being in the way.
        web = Web(allow_networks=["127.0.0.0/8"], pause=0, deadline=DEADLINE, robots=False)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        pulled = web.pull([FeedState(url) for url in (*bad, *good)])
    outcomes = {one.url: one.outcome for one in pulled}
    assert [outcomes[url] for url in good if not isinstance(outcomes[url], Page)] == []
    assert all(read_feed(Feed(url, "A"), outcomes[url]) == () for url in good)
    assert [bad[url] for url in bad if not isinstance(outcomes[url], Failure)] == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 600 * 1024
    reasons = {bad[url]: outcomes[url].reason for url in bad}
    assert "longer than 15 MiB" in reasons["brotli bomb"]
    assert "no complete answer" in reasons["dripping header"]
    assert "in circles" in reasons["a circle"]
