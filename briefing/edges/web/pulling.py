"""The front of the room: feeds and pages, many at once, each an answer or a failure."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from briefing.edges.web import faults
from briefing.edges.web.addresses import read_networks
from briefing.edges.web.asking import Asker, Found
from briefing.edges.web.clock import Clock
from briefing.edges.web.connecting import Connector, Resolve, resolve
from briefing.edges.web.exchange import OK
from briefing.edges.web.faults import FetchError
from briefing.edges.web.hosts import Hosts, host_of
from briefing.edges.web.pacing import Answer, after, conditions, holds, is_due, peace
from briefing.edges.web.robots import MOST_BYTES, Robots, read_robots
from briefing.edges.web.sniffing import read_pace, why_no_feed
from briefing.edges.web.state import FeedState
from briefing.model import Failure, Page

#: How servers know us, and how robots.txt names us.
NAME = "newsroom-briefing"
MOST_FEED = 15 * 2**20
MOST_PAGE = 5 * 2**20
_FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9,"
    " text/xml;q=0.9, */*;q=0.5"
)
_PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5"

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A feed that has nothing new, or was not asked because it is not due."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pulled:
    """What came of a feed, and its state before and after."""

    before: FeedState
    after: FeedState
    outcome: Page | Failure | Unchanged

    @property
    def url(self) -> str:
        """The feed's address as its list has it."""
        return self.before.url


class Web:
    """The world's servers, asked politely.

    `contact` is a web or mail address under which an outlet's people reach the newsroom; it stands in the User-Agent.
    `allow_networks` (CIDR; those of BRIEFING_ALLOW_NETWORKS are added) may be connected to though they are not public.
    `deadline` is seconds for a whole request, `pause` seconds between two requests to one host.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        allow_networks: Iterable[str] = (),
        deadline: float = 30.0,
        pause: float = 1.0,
        at_once: int = 200,
        robots: bool = True,
        clock: Clock | None = None,
        lookup: Resolve = resolve,
    ) -> None:
        self._agent = f"{NAME}/{_version()} ({f'+{contact}' if contact else 'no contact given'})"
        self._allowed = read_networks([*allow_networks, *os.environ.get("BRIEFING_ALLOW_NETWORKS", "").split(",")])
        self._deadline = deadline
        self._pause = pause
        self._at_once = at_once
        self._obeys_robots = robots
        self._clock = clock or Clock()
        self._lookup = lookup
        self._held: dict[str, datetime] = {}

    def pull(
        self, states: Iterable[FeedState], *, progress: Progress | None = None, anyway: bool = False
    ) -> list[Pulled]:
        """Return what came of each feed, in order. One that is not due is not asked, unless `anyway`.

        >>> for pulled in web.pull([FeedState(feed.url)]): keep(pulled.url, pulled.after.to_json())
        """
        states = tuple(states)
        self._held |= holds(states, self._clock.now())
        return asyncio.run(self._each(states, lambda run, state: run.pull(state, anyway=anyway), progress))

    def fetch(self, urls: Iterable[str], *, progress: Progress | None = None) -> list[Page | Failure]:
        """Return the page at each address, in order, or why there is none; robots.txt is obeyed."""
        return asyncio.run(self._each(tuple(urls), lambda run, url: run.fetch(url), progress))

    async def _each(
        self, wanted: Sequence[T], get: Callable[[_Run, T], Awaitable[R]], progress: Progress | None
    ) -> list[R]:
        """Return what came of each of many wishes, fulfilled at once."""
        hosts = Hosts(self._clock, self._pause, self._held)
        connector = Connector(self._allowed, self._lookup)
        asker = Asker(connector, hosts, self._clock, self._agent, deadline=self._deadline, at_once=self._at_once)
        run = _Run(asker, hosts, self._clock, self._obeys_robots)
        done = 0

        async def one(wish: T) -> R:
            nonlocal done
            result = await get(run, wish)
            done += 1
            if progress:
                progress(done, len(wanted))
            return result

        return list(await asyncio.gather(*map(one, wanted)))


def _version() -> str:
    """Return this programme's version; "0" where it runs from a checkout that nobody installed."""
    try:
        return metadata.version(NAME)
    except metadata.PackageNotFoundError:
        return "0"


class _Run:
    """One call's worth of requests."""

    def __init__(self, asker: Asker, hosts: Hosts, clock: Clock, robots: bool) -> None:
        self._asker = asker
        self._hosts = hosts
        self._clock = clock
        self._obeys_robots = robots
        self._robots: dict[str, asyncio.Task[Robots | FetchError]] = {}

    async def pull(self, state: FeedState, *, anyway: bool) -> Pulled:
        """Return what came of a feed."""
        now = self._clock.now()
        if state.gone or not (anyway or is_due(state, now)):
            return Pulled(state, state, _not_asked(state, now))
        try:
            found = await self._asker.follow(
                state.address, MOST_FEED, lambda url: (("Accept", _FEED_TYPES), *conditions(state, url))
            )
        except FetchError as error:
            # What its host did to others is no fault of a feed that was not asked: it is asked as soon as may be.
            answer = Answer(0, state.address, trouble=error.reason)
            later = after(state, answer, self._clock.now()) if error.asked else state
            return Pulled(state, later, Failure(state.shown, error.reason))
        return self._pulled(state, found)

    def _pulled(self, state: FeedState, found: Found) -> Pulled:
        """Return what an answer means for a feed."""
        now = self._clock.now()
        answer = _answer(state, found)
        later = after(state, answer, now)
        if later.hold_until:
            self._hosts.held[later.hold_host] = later.hold_until
        if answer.trouble:
            return Pulled(state, later, Failure(state.shown, answer.trouble))
        if answer.status == 304:
            return Pulled(state, later, Unchanged(state.shown, "not modified"))
        return Pulled(state, later, found.page(now))

    async def fetch(self, url: str) -> Page | Failure:
        """Return a page."""
        try:
            if self._obeys_robots:
                await self._check_robots(url)
            found = await self._asker.follow(url, MOST_PAGE, lambda _: (("Accept", _PAGE_TYPES),))
        except FetchError as error:
            return Failure(url, faults.of_page(error.reason))
        now, status = self._clock.now(), found.reply.status
        if wait := peace(Answer(status, url, retry_after=found.reply.headers.get("retry-after")), 1, now):
            self._hosts.held[found.host] = now + wait
        if status in (404, 410):
            return Failure(url, faults.GONE.format(status=status), gone=True)
        if status not in OK:
            return Failure(url, faults.of_page_status(status))
        return found.page(self._clock.now())

    async def _check_robots(self, url: str) -> None:
        """Raise FetchError where a site's robots.txt asks us not to read an address."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = asyncio.ensure_future(self._read_robots(site, parts))
        robots = await self._robots[site]
        if isinstance(robots, FetchError):
            raise FetchError(robots.reason)
        if not robots.may_read(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"):
            raise FetchError(faults.ROBOTS)

    async def _read_robots(self, site: str, parts: SplitResult) -> Robots | FetchError:
        """Return a site's rules, or why they cannot be known: then RFC 9309 §2.3.1.4 wants the site left alone."""
        try:
            found = await self._asker.follow(f"{site}/robots.txt", MOST_BYTES, lambda _: (("Accept", "text/plain"),))
        except FetchError as error:
            return error
        if found.reply.status >= 500 or found.reply.status == 429:
            return FetchError(faults.ROBOTS_DOWN.format(status=found.reply.status))
        robots = read_robots(found.reply.body, NAME)
        if robots.delay:
            self._hosts.slow(host_of(parts), robots.delay)
        return robots


def _answer(state: FeedState, found: Found) -> Answer:
    """Return an answer's facts, as far as the feed's future goes."""
    headers: Mapping[str, str] = found.reply.headers
    status, body = found.reply.status, found.reply.body
    return Answer(
        status,
        found.url,
        found.host,
        headers.get("etag", ""),
        headers.get("last-modified", ""),
        headers.get("cache-control", ""),
        headers.get("expires", ""),
        headers.get("date", ""),
        headers.get("retry-after"),
        found.moved,
        found.detour,
        read_pace(body) if status in OK else state.pace,
        _trouble(state, found),
    )


def _trouble(state: FeedState, found: Found) -> str:
    """Return why an answer brings no feed, or ""."""
    if found.reply.status in OK:
        return why_no_feed(found.reply.body)
    if found.reply.status == 304:
        return "" if conditions(state, found.url) else faults.NEVER_HAD
    return faults.of_status(found.reply.status)


def _not_asked(state: FeedState, now: datetime) -> Failure | Unchanged:
    """Return what to say of a feed that is not asked: one in trouble is a failure until it answers again."""
    later = state.next_due if state.next_due and state.next_due > now else None
    if not state.trouble:
        why = f"not due before {later:%Y-%m-%d %H:%M} UTC" if later else "it asks not to be read at this hour"
        return Unchanged(state.shown, why)
    since = f" (since {state.failing_since:%Y-%m-%d})" if state.failing_since else ""
    again = f"; asked again from {later:%Y-%m-%d %H:%M} UTC" if later else ""
    return Failure(state.shown, f"{state.trouble}{since}{again}")
