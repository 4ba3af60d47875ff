"""Making an edition: the articles together, the order that the settings state, and what earlier editions printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.cli.gathering import read_articles, shelve, sort_sources
from briefing.cli.orders import moment, order_of, summarizer_of
from briefing.edges.archive import Archive, open_archive
from briefing.errors import ArchiveError, BriefingError
from briefing.model import Briefing, Coverage
from briefing.pipeline import make_briefing
from briefing.pipeline.gather import Gathered, Progress, quiet

if TYPE_CHECKING:
    from briefing.config import Config


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
    start = moment(since, edition.zone, now) if since else now - edition.reach
    with _evidence(config) as archive:
        filed, unread = read_articles(named.paths, progress)
        filed = shelve(archive, filed)
        pulled = Gathered((), ())
        if named.feeds:
            raise BriefingError("feeds cannot be read yet")
    failures = (*unread, *pulled.failures)
    if failures and not filed and not pulled.articles and pulled.feeds == pulled.failed:
        raise BriefingError("nothing could be read: " + "; ".join(f"{f.url}: {f.reason}" for f in failures))
    oldest = min((a.published for a in filed), default=start)
    return make_briefing(
        (*filed, *pulled.articles, *pulled.known),
        order_of(config, name, named.feeds, any_genre=bool(filed) and not named.feeds),
        made=now,
        since=min(start, oldest) if not since else start,
        failures=failures,
        coverage=Coverage(pulled.feeds, pulled.failed + len(unread), pulled.silent),
        summarize=summarizer_of(config),
        progress=progress,
    )


def _evidence(config: Config) -> Archive:
    """Return the archive, or one in memory where there can be none: `make` works from any folder."""
    try:
        return open_archive(config.archive.url)
    except ArchiveError as error:
        from briefing.cli.console import warn

        warn(f"briefing: {error}; made without it, so `briefing verify` will not know these sources")
        return open_archive(":memory:")


def by_hand(
    config: Config, name: str, now: datetime, *, since: str | None = None, pull: bool = True, progress: Progress = quiet
) -> Briefing:
    """Return an edition of its own feeds."""
    raise BriefingError("feeds cannot be read yet")
