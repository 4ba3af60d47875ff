"""Making an edition: the articles together, the order that the settings state, and what earlier editions printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.cli.feeds import feeds_of
from briefing.cli.gathering import read_articles, shelve, sort_sources
from briefing.cli.orders import FURTHEST, meaning_of, order_of, since_for, summarizer_of
from briefing.cli.pulling import open_web, standing
from briefing.cli.pulling import pull as pull_feeds
from briefing.edges.archive import Archive, Frozen, open_archive
from briefing.edges.jsonfile import read_json
from briefing.errors import ArchiveError, BriefingError, ConfigError
from briefing.model import Briefing, Coverage, Failure, Feed
from briefing.pipeline import make_briefing
from briefing.pipeline.gather import Progress, quiet
from briefing.stages.changes import read_edition

if TYPE_CHECKING:
    from briefing.config import Config
    from briefing.edges.web import Web

#: How far behind an edition its stories may begin: what goes on for longer is told anew.
BACKGROUND = timedelta(days=3)
#: How many sources that fail for one reason are named one by one.
SHOWN = 20


def from_sources(
    config: Config,
    name: str,
    sources: Iterable[str],
    now: datetime,
    *,
    since: str | None = None,
    pull: bool = True,
    progress: Progress = quiet,
) -> Briefing:
    """Return an edition of the sources that a command line names, without regard to earlier editions.

    Raises BriefingError, with the reason for each, where none of them can be read.
    """
    edition = config.edition(name)
    named = sort_sources(sources)
    start = since_for(since, edition.zone, now) if since else now - edition.reach
    with _evidence(config) as archive:
        filed, unread = read_articles(named.paths, progress)
        filed = shelve(archive, filed)
        web = open_web(config.fetch) if pull else None
        pulled = pull_feeds(named.feeds, archive, web, now=now, since=start, anyway=True, progress=progress)
        found = standing(archive, (), pulled, start)
    failures = (*unread, *pulled.failures)
    if failures and not filed and not found and pulled.feeds == pulled.failed:
        raise BriefingError(_nothing("no source", failures))
    oldest = min((a.published for a in filed), default=start)
    return make_briefing(
        (*filed, *found),
        order_of(config, name, named.feeds, any_genre=bool(filed) and not named.feeds),
        made=now,
        since=start if since else min(start, oldest),
        failures=failures,
        coverage=Coverage(pulled.feeds, pulled.failed + len(unread), pulled.silent),
        summarize=summarizer_of(config),
        meaning=meaning_of(config),
        progress=progress,
    )


def _nothing(what: str, failures: Sequence[Failure]) -> str:
    """Return what to say where nothing can be read: the reason for each source, a line each where they are many."""
    if len(failures) > SHOWN and len({f.reason for f in failures}) == 1:
        return f"{what} could be read, all {len(failures)} for one reason: {failures[0].reason}"
    reasons = [f"{f.url}: {f.reason}" for f in failures]
    if len(reasons) <= 3:
        return f"{what} could be read: {'; '.join(reasons)}"
    return "\n".join([f"{what} could be read, {len(reasons)} failed", *reasons])


def _evidence(config: Config) -> Archive:
    """Return the archive, or one in memory where there can be none: `make` works from any folder."""
    try:
        return open_archive(config.archive.url)
    except ArchiveError as error:
        from briefing.cli.console import warn

        warn(f"briefing: {error}; made without it, so `briefing verify` will not know these sources")
        return open_archive(":memory:")


def from_feeds(
    config: Config,
    name: str,
    archive: Archive,
    now: datetime,
    *,
    since: str | None = None,
    web: Web | None,
    feeds: Sequence[Feed] | None = None,
    late: bool = False,
    progress: Progress = quiet,
) -> Briefing:
    """Return an edition of its own feeds, and of what was dropped, since the edition issued before it, told against what that printed.

    Raises BriefingError, with the reason for each feed, where none can be read and nothing is on the shelf.
    """
    edition = config.edition(name)
    chosen = feeds_of(config, edition) if feeds is None else feeds
    if not chosen and not config.drops:
        raise ConfigError(f"edition {name!r} has no feeds: add some to feeds/, or see its `desks`")
    issued = earlier(archive, name, now, edition.reach)
    last = max((frozen.made for frozen in issued), default=now - edition.reach)
    start = since_for(since, edition.zone, now) if since else max(last, now - FURTHEST)
    pulled = pull_feeds(chosen, archive, web, now=now, since=start, progress=progress)
    dropped, unread = read_articles(config.drops, since=start - BACKGROUND)
    every = (*standing(archive, chosen, pulled, start - BACKGROUND), *shelve(archive, dropped))
    found = tuple({(a.url, a.version): a for a in every}.values())
    if pulled.feeds and pulled.failed == pulled.feeds and not found:
        raise BriefingError(_nothing("no feed", pulled.failures))
    return make_briefing(
        found,
        order_of(config, name, chosen, late=late),
        made=now,
        since=start,
        failures=(*pulled.failures, *unread),
        coverage=Coverage(pulled.feeds, pulled.failed + len(unread), pulled.silent),
        earlier=[story for frozen in issued for story in read_edition(read_json(frozen.json))],
        summarize=summarizer_of(config),
        meaning=meaning_of(config),
        progress=progress,
    )


def earlier(archive: Archive, name: str, now: datetime, reach: timedelta) -> tuple[Frozen, ...]:
    """Return the editions that readers have seen, oldest first: made for a slot, mailed, or older than the reach.

    One that was made by hand a moment ago, and went to nobody, is a preview: it must not make the news old.
    """
    ledger = archive.ledger
    return tuple(
        frozen
        for frozen in ledger.earlier(name, now - FURTHEST)
        if frozen.made < now and (frozen.slot or frozen.made <= now - reach or ledger.letters(frozen.id))
    )
