"""A month of a polite client: fifty feeds whose servers do all that servers do, pulled every hour on a virtual clock.

Each row of the table is a feed: what its server says as time goes by, and what the client must then do. The client is
made anew for every pull and its memory crosses JSON, as after a restart.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import brotli
import pytest
from webserver import FEED_BODY, Asked, Server, VirtualClock, answer

from briefing.edges.web import FeedState, Web
from briefing.model import Failure, Page

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LOGIN = b"<!DOCTYPE html><html><body>Please log in</body></html>"
EIGHT_HOURS = "Cache-Control: max-age=28800"


@dataclass
class Said:
    """An answer, and what it binds the client to."""

    status: int = 200
    body: bytes = FEED_BODY
    headers: tuple[str | bytes, ...] = (EIGHT_HOURS,)
    etag: bytes = b""
    modified: bytes = b""
    #: Bytes to send instead, where this is no answer at all.
    raw: bytes | None = None

    @property
    def bytes(self) -> bytes:
        if self.raw is not None:
            return self.raw
        validators = [b"%s: %s" % pair for pair in ((b"ETag", self.etag), (b"Last-Modified", self.modified)) if pair[1]]
        return answer(self.status, self.body, *self.headers, *validators)

    @property
    def good(self) -> bool:
        return self.raw is None and (self.status == 304 or (self.status == 200 and self.body not in (LOGIN, b"")))


#: What a server says at a time since the start to a request; n is how often it was asked before.
Server_ = Callable[[timedelta, int, Asked], Said]
Log = list[tuple[Asked, Said]]


@dataclass
class Row:
    """A feed: its server, and what must hold of the requests it got and of the client's state in the end."""

    name: str
    server: Server_
    #: Hours that must and may lie between two requests while all is well.
    gap: tuple[float, float] = (8, 9)
    check: Callable[[Log, FeedState], Iterator[str]] = lambda log, state: iter(())
    log: Log = field(default_factory=list)


def steady(etag: bytes = b'"1"', modified: bytes = b"", **more) -> Server_:
    """A feed that is what it was: 304 to whoever says so."""

    def server(when: timedelta, n: int, asked: Asked) -> Said:
        known = (etag and asked.headers.get("if-none-match") == etag) or (
            modified and asked.headers.get("if-modified-since") == modified
        )
        return Said(304, b"", **more) if known else Said(etag=etag, modified=modified, **more)

    return server


def changing(when: timedelta, n: int, asked: Asked) -> Said:
    """New validators each time: on 200 both, on 304 one, at times none."""
    step = n % 5
    etag, modified = b'W/"%d"' % n, b"yesterday, %d" % n
    if step == 4:
        return Said()
    if step in (1, 2) and asked.headers.get("if-none-match"):
        return Said(304, b"", etag=etag if step == 1 else b"", modified=modified if step == 2 else b"")
    return Said(etag=etag, modified=modified if step != 3 else b"")


def sometimes(bad: Said, since: float = 5, until: float = 15, well: Server_ | None = None) -> Server_:
    """A server that is in trouble for some days."""
    well = well or steady()
    return lambda when, n, asked: bad if since * DAY <= when < until * DAY else well(when, n, asked)


def paced(*headers: str, body: bytes = FEED_BODY) -> Server_:
    return lambda when, n, asked: Said(headers=headers, body=body)


def with_head(words: bytes) -> bytes:
    return FEED_BODY.replace(b"<title>", words + b"<title>")


def moving(statuses: tuple[int, ...], to: str) -> Server_:
    return lambda when, n, asked: Said(statuses[n % len(statuses)], b"", (f"Location: {to}",))


def times(log: Log) -> list[datetime]:
    return [asked.when for asked, _ in log]


def slows_and_recovers(until: float, limit: timedelta = DAY):
    """While the trouble lasts requests become rarer, to one a day; within a day of its end all is well again."""

    def check(log: Log, state: FeedState) -> Iterator[str]:
        bad = [asked.when for asked, said in log if not said.good]
        gaps = [b - a for a, b in pairwise(bad)]
        if len(bad) < 8:
            yield f"given up: asked {len(bad)} times in trouble"
        slowing = [gap for gap in gaps if gap < 22 * HOUR]
        if gaps[-1] < 22 * HOUR or slowing != sorted(slowing) or len(slowing) > 8:
            yield f"does not slow down to daily: {gaps}"
        start = log[0][0].when
        if not any(
            said.good and start + until * DAY <= asked.when <= start + until * DAY + limit for asked, said in log
        ):
            yield "does not recover within a day"
        if state.trouble:
            yield f"still in trouble: {state.trouble}"

    return check


def waits_after(hours: list[float]):
    """After each refusal the client waits so long, and at most an hour (the next pull) longer."""

    def check(log: Log, state: FeedState) -> Iterator[str]:
        waits = [(b.when - a.when) / HOUR for (a, said), (b, _) in pairwise(log) if not said.good]
        for wait, asked in zip(waits, hours, strict=False):
            if not asked <= wait <= asked + 1.01:
                yield f"waited {wait:.2f} h, not {asked} h"
        if len(waits) < len(hours):
            yield f"asked only {len(waits)} times"

    return check


def never_at(wrong: Callable[[datetime], bool]):
    def check(log: Log, state: FeedState) -> Iterator[str]:
        yield from (f"asked at {when:%a %H:%M}" for when in times(log) if wrong(when))

    return check


def moves(to: str | None):
    """The stored address is rewritten after ten equal answers over a week, or never."""

    def check(log: Log, state: FeedState) -> Iterator[str]:
        if to is None and state.moved_to:
            yield f"rewrote the address to {state.moved_to}"
        if to is not None:
            if not state.moved_to.endswith(to):
                yield f"never believed the move: {state.moved_to!r}"
            if len(log) < 10 or log[-1][0].when - log[0][0].when < timedelta(days=7):
                yield f"believed the move after {len(log)} answers over {log[-1][0].when - log[0][0].when}"
            if log[-1][0].when - log[0][0].when > timedelta(days=8.5):
                yield "went on asking the old address"

    return check


def stops(log: Log, state: FeedState) -> Iterator[str]:
    if sum(said.status == 410 for _, said in log) != 1 or state.gone is None:
        yield "asks again what is gone"
    if "410" not in state.trouble:
        yield "does not say that it is gone"


def fails(words: str, most: int = 60):
    def check(log: Log, state: FeedState) -> Iterator[str]:
        if words not in state.trouble:
            yield f"says {state.trouble!r}, not {words!r}"
        if len(log) > most:
            yield f"asked {len(log)} times"

    return check


def coded(coding: str, body: bytes) -> Server_:
    return lambda when, n, asked: Said(body=body, headers=(EIGHT_HOURS, f"Content-Encoding: {coding}"))


def busy(retry: str | timedelta | None, status: int = 429) -> Server_:
    """A server that asks for peace the fourth, fifth and sixth time."""

    def server(when: timedelta, n: int, asked: Asked) -> Said:
        if n not in (3, 4, 5):
            return Said()
        date = format_datetime(asked.when + retry, usegmt=True) if isinstance(retry, timedelta) else retry
        return Said(status, b"", () if date is None else (f"Retry-After: {date}",))

    return server


TTL = with_head(b"<ttl>180</ttl>")
SY = with_head(b"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>")
NIGHT = with_head(b"<skipHours>" + b"".join(b"<hour>%d</hour>" % h for h in range(6)) + b"</skipHours>")
SUNDAY = with_head(b"<skipDays><day>Sunday</day></skipDays>")
OPEN = (0, 1000)

ROWS = [
    *(
        Row(f"odd validators {etag!r} {modified!r}", steady(etag, modified, headers=(EIGHT_HOURS,)))
        for etag, modified in (
            (b'"strong"', b""),
            (b'W/"weak"', b"Mon, 02 Mar 2026 05:00:00 GMT"),
            (b"no quotes", b""),
            (b'"in"side"', b"2026-03-02"),
            (b'"\xe9\xff\x80"', b"hier matin \xe0 5 h"),
            (b'"' + b"x" * 4000 + b'"', b""),
            (b'"abc"-gzip, "def"', b"0"),
            (b"", b"Thu, 01 Jan 1970 00:00:00 +0000"),
        )
    ),
    *(Row("new validators each time", changing) for _ in range(3)),
    Row("no validators", paced(EIGHT_HOURS)),
    Row("no wish of its own", steady(headers=()), (1, 2)),
    Row("max-age 3 h", paced("Cache-Control: public, max-age=10800"), (3, 4)),
    Row("max-age 5 s", paced("Cache-Control: max-age=5"), (1, 2)),
    Row("max-age a year", paced("Cache-Control: max-age=31536000"), (24, 25)),
    Row("max-age rubbish", paced("Cache-Control: max-age=soon, no-cache"), (1, 2)),
    Row(
        "Expires in 5 h",
        lambda when, n, asked: Said(headers=(f"Expires: {format_datetime(asked.when + 5 * HOUR, usegmt=True)}",)),
        (4.99, 6),
    ),
    Row("Expires 0", paced("Expires: 0"), (1, 2)),
    Row("ttl 180", paced(body=TTL), (3, 4)),
    Row("ttl 180, max-age 2 h", paced("Cache-Control: max-age=7200", body=TTL), (3, 4)),
    Row("four times a day", paced(body=SY), (6, 7)),
    Row("not at night", paced(body=NIGHT), (1, 8), never_at(lambda when: when.hour < 6)),
    Row("not on Sundays", paced(body=SUNDAY), (1, 25), never_at(lambda when: when.weekday() == 6 and when.hour < 22)),
    Row("429, an hour and a half", busy("5400"), OPEN, waits_after([1.5, 1.5, 1.5])),
    Row("429, two days by date", busy(2 * DAY), OPEN, waits_after([47.99, 47.99, 47.99])),
    Row("429, a year", busy(str(365 * 86400)), OPEN, waits_after([168, 168, 168])),
    Row("429, rubbish", busy("in a while"), OPEN, waits_after([1, 4, 24])),
    Row("429, no word", busy(None), OPEN, waits_after([1, 4, 24])),
    Row("429, at once", busy("0"), OPEN, waits_after([1, 1, 1])),
    Row("503, five hours", busy("18000", 503), OPEN, waits_after([5, 5, 5])),
    Row("503, no word", busy(None, 503), OPEN, waits_after([1, 2, 4])),
    Row("301", moving((301,), "/new"), (8, 9), moves("/new")),
    Row("308", moving((308,), "/new"), (8, 9), moves("/new")),
    Row("301 to and fro", moving((301, 302), "/new"), (8, 9), moves(None)),
    Row("301 and none", lambda when, n, a: Said(301, b"", ("Location: /new",)) if n % 9 else Said(), check=moves(None)),
    Row("301 to no feed", moving((301,), "/login"), OPEN, moves(None)),
    Row("302", moving((302,), "/new"), (8, 9), moves(None)),
    Row("303", moving((303,), "/new"), (8, 9), moves(None)),
    Row("307", moving((307,), "/new"), (8, 9), moves(None)),
    Row("410", sometimes(Said(410, b""), 9, 99), check=stops),
    *(
        Row(f"{status} for ten days", sometimes(Said(status, b"", ())), OPEN, slows_and_recovers(15))
        for status in (404, 403, 401, 500, 503)
    ),
    Row("drops the connection", sometimes(Said(raw=b"")), OPEN, slows_and_recovers(15)),
    Row("a login page", sometimes(Said(body=LOGIN, etag=b'"login"')), OPEN, slows_and_recovers(15)),
    Row("an empty body", sometimes(Said(body=b"", etag=b'"empty"')), OPEN, slows_and_recovers(15)),
    Row("redirect loop", moving((302,), "/{}"), OPEN, fails("more than 5 times", 300)),
    Row("to a file", moving((301,), "file:///etc/passwd"), OPEN, fails("no web address")),
    Row("to a private address", moving((301,), "http://192.168.0.1/rss"), OPEN, fails("not on the public")),
    Row("gzip", coded("gzip", gzip.compress(FEED_BODY))),
    Row("deflate", coded("deflate", zlib.compress(FEED_BODY))),
    Row("br", coded("br", brotli.compress(FEED_BODY))),
    Row("gzip, truncated", coded("gzip", gzip.compress(FEED_BODY)[:-12]), OPEN, fails("coding")),
    Row("br, but is not", coded("br", FEED_BODY), OPEN, fails("coding")),
]


def test_a_month_without_a_breach():
    """Every row of the table of what a polite client does, at once, for thirty days."""
    clock = VirtualClock()
    start = clock.now()
    breaches: list[str] = []
    with ExitStack() as stack:
        servers = [stack.enter_context(Server(clock)) for _ in ROWS]
        for row, server in zip(ROWS, servers, strict=True):
            script(row, server, start)
            server.says("/new", Said(etag=b'"new"').bytes)
            server.says("/login", Said(body=LOGIN).bytes)
        memory = [FeedState(server.url("/rss?x=%C3%A9&y=")).to_json() for server in servers]
        for hour in range(30 * 24):
            clock.passed = max(clock.passed, hour * 3600.0)
            states = [FeedState.from_json(text) for text in memory]
            pulled = Web(allow_networks=["127.0.0.0/8"], clock=clock, deadline=600, contact="x@y.example").pull(states)
            memory = [one.after.to_json() for one in pulled]
            breaches += [
                f"{row.name}: in trouble and not said"
                for row, one in zip(ROWS, pulled, strict=True)
                if one.after.trouble and not isinstance(one.outcome, Failure)
            ]
        for row, server, text in zip(ROWS, servers, memory, strict=True):
            breaches += [f"{row.name}: {breach}" for breach in audit(row, server, FeedState.from_json(text))]
    assert len(ROWS) >= 50
    assert not breaches, "\n".join(breaches)


def script(row: Row, server: Server, start: datetime) -> None:
    def say(asked: Asked) -> bytes:
        said = row.server(asked.when - start, len(row.log), asked)
        row.log.append((asked, said))
        return said.bytes.replace(b"/{}", b"/rss?x=%C3%A9&y=")

    row.log.clear()
    server.says("/rss?x=%C3%A9&y=", say)


def audit(row: Row, server: Server, state: FeedState) -> Iterator[str]:
    """Yield what a feed's server has to complain of."""
    yield from row.check(row.log, state)
    yield from validators(row.log)
    if row.gap != OPEN:
        well = [
            (a.when, b.when) for (a, x), (b, y) in pairwise(row.log) if x.good or x.status in (301, 302, 303, 307, 308)
        ]
        gaps = [(b - a) / HOUR for a, b in well]
        if not all(row.gap[0] <= gap <= row.gap[1] + 0.01 for gap in gaps):
            yield f"asked after {min(gaps):.2f} to {max(gaps):.2f} h"
    for asked in server.log:
        if (
            set(asked.headers) & {"cookie", "referer"}
            or "newsroom-briefing" not in asked.headers["user-agent"].decode()
        ):
            yield f"says of itself {asked.headers}"
        if b"x@y.example" not in asked.headers["user-agent"] or not asked.headers.get("accept-encoding"):
            yield f"does not say {asked.headers}"
        if asked.path not in ("/rss?x=%C3%A9&y=", "/new", "/login"):
            yield f"asked for {asked.path}"
    if server.crowd > 1:
        yield f"{server.crowd} requests at once"
    if any(b.when - a.when < timedelta(seconds=0.999) for a, b in pairwise(server.log)):
        yield "requests less than a second apart"


def validators(log: Log) -> Iterator[str]:
    """Yield where a request did not bring back what the answers before it gave, byte for byte."""
    etag = modified = b""
    for asked, said in log:
        sent = (asked.headers.get("if-none-match", b""), asked.headers.get("if-modified-since", b""))
        if sent != (etag, modified):
            yield f"sent {sent}, not {(etag, modified)}"
        if said.good and said.status == 200:
            etag, modified = said.etag, said.modified
        elif said.status == 304:
            etag, modified = said.etag or etag, said.modified or modified


def test_a_host_that_asks_for_peace_has_it_from_all_its_feeds():
    clock = VirtualClock()
    with Server(clock) as server:
        busy_url = server.says("/busy", answer(429, b"", "Retry-After: 21600"))
        states = [FeedState(busy_url), *(FeedState(server.says(f"/{n}", answer())) for n in range(5))]
        for _ in range(6):
            web = Web(allow_networks=["127.0.0.0/8"], clock=clock)
            pulled = web.pull(states)
            assert all("wants to be left alone" in one.outcome.reason for one in pulled[1:])
            assert all(one.after == one.before for one in pulled[1:]), "who was not asked has not failed"
            states = [FeedState.from_json(one.after.to_json()) for one in pulled]
            clock.passed += 3600
        assert len(server.log) == 1
        server.says("/busy", answer())
        clock.passed += 24 * 3600
        pulled = Web(allow_networks=["127.0.0.0/8"], clock=clock).pull(states)
        assert len(server.log) == 7
        assert not any(one.after.trouble for one in pulled)


@pytest.mark.parametrize(
    "answers",
    [(), (answer(503, b"", "Retry-After: 86400"),), (answer(500, b""),)],
    ids=["well", "held", "failing"],
)
def test_a_feed_that_was_asked_by_a_clock_that_ran_ahead_is_asked_again(answers):
    clock = VirtualClock()
    with Server(clock) as server:
        state = FeedState(server.says("/feed", *(answers or (answer(),))))
        clock.passed = ahead = 40 * 24 * 3600
        state = Web(allow_networks=["127.0.0.0/8"], clock=clock).pull([state])[0].after
        server.says("/feed", answer())
        clock.passed += 60
        assert Web(allow_networks=["127.0.0.0/8"], clock=clock).pull([state])[0].after == state
        clock.passed = ahead - 30 * 24 * 3600
        (pulled,) = Web(allow_networks=["127.0.0.0/8"], clock=clock).pull([state])
        assert isinstance(pulled.outcome, Page)
        assert not pulled.after.trouble
        clock.passed += 60
        again = Web(allow_networks=["127.0.0.0/8"], clock=clock).pull([pulled.after])
        assert again[0].after == pulled.after, "and then waits like any other"


@pytest.mark.parametrize("first", [answer(), answer(500, b"")], ids=["well", "failing"])
def test_a_feed_asked_by_a_clock_that_ran_ahead_is_left_alone_where_it_fails(first):
    """It would be asked at every pull until that clock's time has come, whatever it says."""
    clock = VirtualClock()
    with Server(clock) as server:
        state = FeedState(server.says("/feed", first))
        clock.passed = 40 * 24 * 3600
        state = Web(allow_networks=["127.0.0.0/8"], clock=clock).pull([state])[0].after
        server.says("/feed", answer(503, b"", "Retry-After: 86400"))
        clock.passed = 10 * 24 * 3600
        state = Web(allow_networks=["127.0.0.0/8"], clock=clock).pull([state])[0].after
        asked = len(server.log)
        clock.passed += 600
        assert Web(allow_networks=["127.0.0.0/8"], clock=clock).pull([state])[0].after == state
        assert len(server.log) == asked


def test_a_breach_would_be_seen(monkeypatch):
    """The audit is no rubber stamp: it complains of a client that forgets, or that hurries."""
    asked = [
        Asked("/", {"if-none-match": sent} if sent else {}, VirtualClock().now()) for sent in (b"", b'"1"', b'"1"')
    ]
    log = [(a, Said(etag=etag)) for a, etag in zip(asked, (b'"1"', b'"2"', b""), strict=True)]
    assert list(validators(log)) == ["sent (b'\"1\"', b''), not (b'\"2\"', b'')"]
    assert list(waits_after([5])([(asked[0], Said(429)), (asked[1], Said())], FeedState("u"))) == [
        "waited 0.00 h, not 5 h"
    ]
