"""Hostile servers among honest ones: each of them is given up in time, and what is hostile is that feed's Failure (T17)."""

import asyncio
import gzip
import resource
from contextlib import ExitStack

import brotli
import pytest
from webserver import FEED_BODY, Server, answer

from briefing.edges.web import FeedState, Web
from briefing.model import Failure, Feed, Page
from briefing.stages.feeds import read_feed

#: Seconds, of which the honest need a fraction of one; the later ones are for a machine that is busy with something else.
DEADLINES = (12.0, 60.0, 300.0)
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
    await asyncio.sleep(DEADLINES[0] * 0.4)
    # However long the deadline: it hops for ever.
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


@pytest.mark.timeout(1800)
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
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for deadline in DEADLINES:
            web = Web(allow_networks=["127.0.0.0/8"], pause=0, deadline=deadline, robots=False)
            outcomes = {p.url: p.outcome for p in web.pull([FeedState(url) for url in (*bad, *good)])}
            if all(isinstance(outcomes[url], Page) for url in good):
                break
    assert [outcomes[url] for url in good if not isinstance(outcomes[url], Page)] == []
    assert all(read_feed(Feed(url, "A"), outcomes[url]) == () for url in good)
    assert [bad[url] for url in bad if not isinstance(outcomes[url], Failure)] == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 600 * 1024
    reasons = {bad[url]: outcomes[url].reason for url in bad}
    assert "no complete answer" in reasons["dripping header"]
    # On a busy machine the deadline may come first.
    assert any(words in reasons["brotli bomb"] for words in ("longer than 15 MiB", "no complete answer"))
    assert any(words in reasons["a circle"] for words in ("in circles", "no complete answer"))
