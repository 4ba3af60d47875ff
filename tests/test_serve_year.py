"""T30: a virtual year of the daemon, with feeds on loopback of which a tenth fail each morning: no slot is missed, nothing piles up."""

import gc
import hashlib
import json
import os
import random
from contextlib import ExitStack
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import accumulate
from pathlib import Path

import desk as desks
import pytest
from webserver import Server, answer

from briefing.cli import pulling, serving
from briefing.config import load_config
from briefing.edges.archive import open_archive
from briefing.edges.web import Clock, Web
from briefing.model import Article

#: What a server says that fails.
TROUBLES = (answer(500, b""), answer(403, b""), answer(404, b""), answer(200, b"<html>Please log in</html>"), b"")
EVENTS, OUTLETS, DAYS = 8, 3, 3
FUNCTION_WORDS = "the of to in a and on for that with said was by at from has after".split()


class Press:
    """Outlets that invent their news each day, in words of their own, and keep it on the web for three days."""

    def __init__(self, servers: list[Server], outlets: int) -> None:
        self.dice = random.Random(30)
        self.lexicon = [self.word() for _ in range(30_000)]
        self.weights = list(accumulate(1 / (n + 3) for n in range(len(self.lexicon))))
        self.days: dict[datetime, list[tuple[int, str, str, str]]] = {}
        self.asked = self.failed = 0
        self.servers = [servers[n % len(servers)] for n in range(outlets)]
        self.feeds = [s.says(f"/{n}.xml", self.feed(n)) for n, s in enumerate(self.servers)]

    def word(self) -> str:
        return "".join(
            self.dice.choice("bdfgklmnprstvz") + self.dice.choice("aeiou") for _ in range(self.dice.randint(1, 4))
        )

    def sentence(self, names: list[str]) -> str:
        words = self.dice.choices(self.lexicon, cum_weights=self.weights, k=self.dice.randint(8, 22))
        for _ in range(len(words) // 2):
            words.insert(self.dice.randrange(len(words) + 1), self.dice.choice(FUNCTION_WORDS))
        words.insert(self.dice.randrange(1, len(words)), self.dice.choice(names))
        told = " ".join(words).capitalize()
        return f"“{told},” {names[0]} {names[1]} said." if self.dice.random() < 0.2 else f"{told}."

    def print(self, now: datetime) -> None:
        """Run the news of a day, three outlets each event, and take down what is too old."""
        if now in self.days:
            return
        self.days[now] = []
        for event in range(EVENTS):
            names = [self.word().capitalize() for _ in range(6)]
            title = " ".join(names[:2] + self.dice.choices(self.lexicon, cum_weights=self.weights, k=6))
            core = [self.sentence(names) for _ in range(4)]
            for outlet in self.dice.sample(range(len(self.servers)), OUTLETS):
                told = [*self.dice.sample(core, 3), *(self.sentence(names) for _ in range(6))]
                path = f"/virtual/{now:%Y-%m-%d}/{outlet}-{event}.html"
                page = f"<html><title>{title}</title><article><h1>{title}</h1>{paragraphs(told)}</article></html>"
                self.servers[outlet].says(path, answer(200, page.encode(), "Content-Type: text/html; charset=utf-8"))
                self.days[now].append((outlet, f"{title} {self.word()}", path, paragraphs(told)))
        while len(self.days) > DAYS:
            for outlet, _, path, _ in self.days.pop(min(self.days)):
                del self.servers[outlet].scripts[path]

    def feed(self, outlet: int):
        """Return what a feed's server says: on one morning of ten some trouble; every other outlet's feed has whole articles."""

        def script(asked):
            self.asked += 1
            dice = random.Random(f"{max(self.days)} {outlet}")
            if dice.random() < 0.1:
                self.failed += 1
                return dice.choice(TROUBLES)
            items = "".join(
                f"<item><guid>{path}</guid><link>{self.servers[outlet].url(path)}</link><title>{title}</title>"
                f"<pubDate>{format_datetime(day - timedelta(hours=3))}</pubDate>"
                f"<content:encoded><![CDATA[{told if outlet % 2 else ''}]]></content:encoded></item>"
                for day, news in self.days.items()
                for its, title, path, told in news
                if its == outlet
            )
            body = (
                '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
                f"<title>Outlet {outlet}</title>{items}</channel></rss>"
            ).encode()
            tag = f'"{hashlib.sha256(body).hexdigest()}"'
            same = asked.headers.get("if-none-match", b"").decode() == tag
            return answer(304 if same else 200, body, f"ETag: {tag}")

        return script


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


class OfTheDesk(Clock):
    """The web's clock, which stands where the desk's does."""

    def __init__(self, clock: desks.Clock) -> None:
        self.now = clock


def memory() -> int:
    """Return the bytes that this process has in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.timeout(7200)
def test_a_year_of_mornings_misses_none_and_keeps_nothing_in_mind(tmp_path, monkeypatch, release):
    slots, outlets, hosts = (365, 200, 10) if release else (8, 20, 2)
    clock, sizes = desks.Clock("2026-01-01T04:00"), {}
    web = lambda fetch: Web(allow_networks=["127.0.0.0/8"], pause=0.0, clock=OfTheDesk(clock))  # noqa: E731
    monkeypatch.setattr(pulling, "open_web", web)
    with ExitStack() as stack:
        servers = [stack.enter_context(Server()) for _ in range(hosts)]
        press = Press(servers, outlets)
        settings = load_config(desks.write_config(tmp_path, recipients=[], feeds=press.feeds))
        archive = stack.enter_context(open_archive(settings.archive.url))
        desk = serving.open_desk(settings, archive)
        desk.clock = clock
        desks.begin(desk)
        while len(made := archive.ledger.slots_made("morning", "2026-01-01T00:00")) < slots:
            press.print(clock.now.replace(hour=0, minute=0))
            clock.now = max(desk.round(), clock.now + timedelta(minutes=1))
            for server in servers:
                server.log.clear()
            gc.collect()
            # Not isinstance: what is left of somebody's weak reference has no class to ask for.
            assert not [o for o in gc.get_objects() if type(o) is Article and "/virtual/" in o.url]
            sizes[len(made)] = memory() if release else 0
            assert clock.now < desks.utc("2026-01-02T12:00") + timedelta(days=slots)
    first = datetime(2026, 1, 1, 6)
    assert sorted(made) == [f"{first + timedelta(days=n):%Y-%m-%dT%H:%M}" for n in range(slots)]
    assert len(list((tmp_path / "briefings").glob("*.docx"))) == slots
    told = [json.loads(p.read_text(encoding="utf-8")) for p in (tmp_path / "briefings").glob("*.json")]
    assert min(len(edition["stories"]) for edition in told) > EVENTS // 2
    assert press.failed > 0.05 * press.asked
    print(f"{press.failed} of {press.asked} failed;", *(f"slot {n}: {sizes[n] >> 20} MB" for n in range(0, slots, 30)))
    assert sizes[slots - 1] <= 1.05 * sizes[min(30, slots - 1)]
