"""Pulling: the feeds asked politely, what is new read, all of it kept in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.edges.web import FeedState, Pulled, Web, after_parsing
from briefing.edges.workers import ready, run
from briefing.model import Article, Failure, Feed, Page
from briefing.pipeline import gather
from briefing.pipeline.gather import Gathered, Progress, quiet, rehearse
from briefing.text.links import without_login

if TYPE_CHECKING:
    from briefing.config import Fetch
    from briefing.edges.archive import Archive

NEVER_PULLED = "not pulled yet: run `briefing pull`, or leave out --no-pull"


def open_web(fetch: Fetch) -> Web:
    """Return the web as the settings want it asked."""
    return Web(
        contact=fetch.contact,
        allow_networks=fetch.allow_networks,
        deadline=fetch.timeout.total_seconds(),
        pause=fetch.delay,
        at_once=fetch.at_once,
        robots=fetch.robots,
    )


def pull(
    feeds: Sequence[Feed],
    archive: Archive,
    web: Web | None,
    *,
    now: datetime,
    since: datetime,
    anyway: bool = False,
    progress: Progress = quiet,
) -> Gathered:
    """Return what the feeds announce since a moment, with every article as kept in the archive.

    A feed that has nothing new is read again from the archive, so that what it announced before still counts.
    Without a web nothing is fetched. `anyway` asks feeds that are not due, too.
    """
    teller = _Teller(archive, web, now, anyway, progress)
    gathered = gather(
        feeds,
        fetch_feeds=teller.feeds,
        fetch_pages=teller.pages,
        now=now,
        since=since,
        known=archive.shelf.known,
        named=archive.shelf.named,
        run=run,
        progress=progress,
    )
    teller.keep(gathered.failures)
    articles = archive.shelf.keep([_of_this_pull(article, now) for article in gathered.articles])
    archive.shelf.keep_names(gathered.names)
    return replace(gathered, articles=articles)


def _of_this_pull(article: Article, now: datetime) -> Article:
    """Return an article as come in before the moment that a pull is made for: what the next edition counts has come in since."""
    last = now - timedelta(seconds=1)
    undated = article.published == article.fetched
    return replace(
        article,
        fetched=min(article.fetched, last),
        published=min(article.published, last) if undated else article.published,
    )


@dataclass
class _Teller:
    """What `gather` asks the world through, and what the archive is told of it."""

    archive: Archive
    web: Web | None
    now: datetime
    anyway: bool
    progress: Progress
    fetched: tuple[Pulled, ...] = ()

    def feeds(self, feeds: Sequence[Feed]) -> Iterator[Page | Failure]:
        """Yield each feed's document: fresh from the web, or as it was last time where it has not changed."""
        shelf = self.archive.shelf
        if self.web is not None:
            ready(rehearse)  # while the servers think
            kept = shelf.feed_states()
            states = [FeedState.from_json(kept[f.url]) if f.url in kept else FeedState(f.url) for f in feeds]
            told = self._telling("feeds")
            self.fetched = tuple(self.web.pull(states, progress=told, anyway=self.anyway))
            # What answered with a document is noted when it has been read.
            rest = (p for p in self.fetched if not isinstance(p.outcome, Page))
            shelf.keep_feed_states({p.url: p.after.to_json() for p in rest}, self.now)
        for place, feed in enumerate(feeds):
            outcome = self.fetched[place].outcome if self.fetched else None
            if isinstance(outcome, Page | Failure):
                yield outcome
            else:
                yield shelf.page(feed.url) or Failure(without_login(feed.url), NEVER_PULLED)

    def pages(self, urls: Sequence[str]) -> Iterable[Page | Failure]:
        """Return the page at each address."""
        if self.web is None:
            return [Failure(url, NEVER_PULLED) for url in urls]
        return self.web.fetch(urls, progress=self._telling("articles"))

    def keep(self, failures: Iterable[Failure]) -> None:
        """Keep the feeds' new documents; one that could not be read takes no good one's place, and is asked for as failing ones are."""
        troubles = {f.url: f.reason for f in failures}
        pages: dict[str, Page] = {}
        states: dict[str, FeedState] = {}
        for pulled in self.fetched:
            trouble = troubles.get(pulled.before.shown, "")
            if isinstance(pulled.outcome, Page):
                states[pulled.url] = after_parsing(pulled.before, trouble, self.now) if trouble else pulled.after
                pages |= {} if trouble else {pulled.url: pulled.outcome}
        # Pages before states: a validator whose document we lost would hide it for good.
        self.archive.shelf.keep_pages(pages)
        self.archive.shelf.keep_feed_states({url: state.to_json() for url, state in states.items()}, self.now)

    def _telling(self, what: str) -> _Told:
        return _Told(self.progress, what)


@dataclass(frozen=True)
class _Told:
    """Progress of one kind of thing."""

    progress: Progress
    what: str

    def __call__(self, done: int, of: int) -> None:
        self.progress(self.what, done, of)


def standing(archive: Archive, feeds: Iterable[Feed], gathered: Gathered, since: datetime) -> tuple[Article, ...]:
    """Return every article of the feeds since a moment, in every version: those gathered now and those on the shelf.

    What has scrolled out of a feed since an earlier pull still belongs to the edition.
    """
    named = {(feed.outlet, feed.desk) for feed in feeds if feed.outlet}
    gathered_now = {a.url for a in (*gathered.articles, *gathered.known)}
    gone = {failure.url for failure in gathered.failures if failure.gone}
    kept = [a for a in archive.shelf.articles(since) if a.url not in gone]
    mine = [a for a in kept if a.url in gathered_now or (a.outlet, a.desk) in named]
    there = {(a.url, a.version) for a in mine}
    rest = [a for a in (*gathered.articles, *gathered.known) if (a.url, a.version) not in there]
    return (*mine, *rest)
