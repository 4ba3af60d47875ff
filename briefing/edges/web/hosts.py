"""Hosts: one request at a time, a pause in between, and no more where a host asks for peace or does not answer."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import SplitResult

from briefing.edges.web.clock import Clock

#: Timeouts in a row after which a host is left alone for the rest of a run: fifty feeds on a dead host, half a minute
#: each and one at a time, would hold up the briefing for as many minutes.
PATIENCE = 3


def host_of(parts: SplitResult) -> str:
    """Return the name under which a server's requests queue; a port that is not the web's own counts as a server."""
    name = (parts.hostname or "").rstrip(".")
    return name if parts.port in (None, 80, 443) else f"{name}:{parts.port}"


@dataclass(slots=True)
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: On the clock's monotonic scale, when the last request ended.
    left: float | None = None
    timeouts: int = 0
    #: Seconds between two requests, where the host's robots.txt asks for more than we keep anyway.
    delay: float = 0.0


class Hosts:
    """The hosts that one run talks to."""

    def __init__(self, clock: Clock, pause: float, held: dict[str, datetime]) -> None:
        self._clock = clock
        self._pause = pause
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        #: Until when a host asked to be left alone.
        self.held = held

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for one's turn at a host, at least a pause after the request before, and hold it."""
        there = self._hosts[host]
        async with there.turn:
            if there.left is not None:
                wait = there.left + max(self._pause, there.delay) - self._clock.monotonic()
                if wait > 0:
                    await self._clock.sleep(wait)
            try:
                yield
            finally:
                there.left = self._clock.monotonic()

    def slow(self, host: str, delay: float) -> None:
        """Keep a longer pause at a host."""
        self._hosts[host].delay = delay

    def answered(self, host: str, in_time: bool) -> None:
        """Note whether a host answered in time."""
        there = self._hosts[host]
        there.timeouts = 0 if in_time else there.timeouts + 1

    def is_dead(self, host: str) -> bool:
        """Return whether a host has let too many requests in a row run out of time."""
        return self._hosts[host].timeouts >= PATIENCE

    def held_until(self, host: str) -> datetime | None:
        """Return until when a host is to be left alone, or None."""
        until = self.held.get(host)
        return until if until and until > self._clock.now() else None
