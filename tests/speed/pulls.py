"""A pull of 1,000 feeds on loopback, and a second pull in which none has changed.

Two processes, the server's and ours; DATA is not used. `bodies` counts the documents that the second pull transferred.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import sys
import time
from http.server import BaseHTTPRequestHandler
from multiprocessing.connection import Connection
from pathlib import Path
from socketserver import ThreadingTCPServer

from briefing.edges.web import FeedState, Web
from briefing.errors import SourceError
from briefing.model import Feed, Page
from briefing.stages.feeds import read_feed
from tests.speed.feeds import rss

FEEDS = 1_000
#: Servers that the feeds are spread over: each is asked one request at a time.
HOSTS = 50


class _Quiet(ThreadingTCPServer):
    request_queue_size = 1024
    daemon_threads = True


def _serve(told: Connection) -> None:
    """Serve feeds of forty entries on many ports until told to stop; then say how many documents went out."""
    rng = random.Random(2)
    bodies = [rss(rng, 40, 2).encode() for _ in range(20)]
    sent = [0]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = bodies[int(self.path[1:]) % len(bodies)]
            etag = f'"{self.path}"'
            if self.headers["If-None-Match"] == etag:
                self.send_response(304)
                self.end_headers()
                return
            sent[0] += 1
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", etag)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    import threading

    servers = [_Quiet(("127.0.0.1", 0), Handler) for _ in range(HOSTS)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    told.send([server.server_address[1] for server in servers])
    while told.recv() == "how many":
        told.send(sent[0])


def measure(_: Path | None) -> dict[str, float]:
    """Seconds of both pulls, reading what came included, and what the second transferred."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    server.start()
    ports = ours.recv()
    states = [FeedState(f"http://127.0.0.1:{ports[n % HOSTS]}/{n}") for n in range(FEEDS)]
    first, states, entries = _pull(states)
    ours.send("how many")
    before = ours.recv()
    second, _, again = _pull(states)
    ours.send("how many")
    transferred = ours.recv() - before
    ours.send("stop")
    server.join(5)
    return {
        "feeds": FEEDS,
        "entries": entries,
        "first": round(first, 2),
        "second": round(second, 2),
        "times faster": round(first / second, 1),
        "bodies": transferred,
        "entries read again": again,
    }


def _pull(states: list[FeedState]) -> tuple[float, list[FeedState], int]:
    """Seconds of a pull of every feed, its states, and how many entries were read. States cross JSON, as they do."""
    start = time.perf_counter()
    web = Web(allow_networks=["127.0.0.0/8"], pause=0)
    pulled = web.pull([FeedState.from_json(state.to_json()) for state in states], anyway=True)
    entries = sum(len(_read(one.outcome)) for one in pulled if isinstance(one.outcome, Page))
    return time.perf_counter() - start, [one.after for one in pulled], entries


def _read(page: Page) -> tuple[object, ...]:
    try:
        return read_feed(Feed(page.url, "A"), page)
    except SourceError:
        return ()


if __name__ == "__main__":
    json.dump(measure(None), sys.stdout)
