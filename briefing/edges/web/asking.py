"""One run's requests: politely, through redirects, under one deadline."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

from briefing.edges.web import faults
from briefing.edges.web.clock import Clock
from briefing.edges.web.connecting import Connector, login
from briefing.edges.web.exchange import Reply, ask
from briefing.edges.web.faults import FetchError
from briefing.edges.web.hosts import PATIENCE, Hosts, host_of
from briefing.model import Page
from briefing.text.links import web_link

MOST_HOPS = 5
_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.I)

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a request ended, and what was said there."""

    url: str
    host: str
    reply: Reply
    #: Where permanent redirects alone have led; "" where there were none.
    moved: str = ""
    #: Whether another redirect came in between.
    detour: bool = False

    def page(self, fetched: datetime) -> Page:
        """Return the answer as a page."""
        said = self.reply.headers.get("content-type", "")
        charset = _CHARSET.search(said)
        media_type = said.partition(";")[0].partition(",")[0].strip().lower()
        return Page(self.url, self.reply.body, media_type, fetched, charset[1].lower() if charset else "")


class Asker:
    """Asks servers, one request per host at a time, `at_once` of them in all."""

    def __init__(
        self, connector: Connector, hosts: Hosts, clock: Clock, agent: str, *, deadline: float, at_once: int
    ) -> None:
        self._connector = connector
        self._hosts = hosts
        self._clock = clock
        self._agent = agent
        self._deadline = deadline
        self._slots = asyncio.Semaphore(at_once)

    async def follow(self, url: str, most: int, headers: Callable[[str], Headers]) -> Found:
        """Return where an address leads in the end; `headers` gives those for each hop. Raises FetchError.

        The deadline counts from the first lookup to the last byte, over all hops, without the waits that politeness
        asks for.
        """
        left, moved, detour = self._deadline, "", False
        for _ in range(MOST_HOPS + 1):
            parts = _checked(url)
            reply, took = await self._hop(parts, headers(url), most, left)
            if reply.status not in _REDIRECTS:
                return Found(url, host_of(parts), reply, moved, detour)
            left -= took
            url = _next_hop(parts, reply)
            detour = detour or reply.status not in _PERMANENT
            moved = moved if detour else url
        raise FetchError(faults.TOO_MANY_HOPS.format(most=MOST_HOPS))

    async def _hop(self, parts: SplitResult, headers: Headers, most: int, left: float) -> tuple[Reply, float]:
        """Return the answer of one server, and how many seconds it took."""
        host = host_of(parts)
        async with self._hosts.turn(host), self._slots:
            if self._hosts.is_dead(host):
                raise FetchError(faults.DEAD_HOST.format(times=PATIENCE), asked=False)
            if until := self._hosts.held_until(host):
                raise FetchError(faults.HELD_HOST.format(host=host, until=until), asked=False)
            loop = asyncio.get_running_loop()
            start = loop.time()
            try:
                async with asyncio.timeout(max(left, 0)):
                    reply = await ask(self._connector, parts, [*self._standing(parts), *headers], most)
            except TimeoutError as error:
                self._hosts.answered(host, in_time=False)
                raise FetchError(faults.DEADLINE.format(seconds=self._deadline)) from error
            self._hosts.answered(host, in_time=True)
            return reply, loop.time() - start

    def _standing(self, parts: SplitResult) -> Headers:
        """Yield the headers that every request has. No cookie, no referrer."""
        yield "User-Agent", self._agent
        yield "Accept-Encoding", "gzip, deflate, br"
        if parts.username:
            yield "Authorization", login(parts)


def _checked(url: str) -> SplitResult:
    """Return the parts of an address that may be asked for."""
    if not (safe := web_link(url)):
        raise FetchError(faults.NO_WEB_ADDRESS.format(url=url[:200]))
    return urlsplit(safe)


def _next_hop(parts: SplitResult, reply: Reply) -> str:
    """Return where a redirect leads."""
    said = reply.headers.get("location", "")
    with suppress(UnicodeDecodeError):
        # Servers write UTF-8 where the standard wants it escaped.
        said = said.encode("latin-1").decode()
    if not said.strip():
        raise FetchError(faults.of_status(reply.status))
    if not (target := web_link(said, parts.geturl())):
        raise FetchError(faults.NO_WEB_ADDRESS.format(url=said[:200]))
    if parts.scheme == "https" and not target.startswith("https:"):
        raise FetchError(faults.DOWNGRADE.format(url=target))
    return target.partition("#")[0]
