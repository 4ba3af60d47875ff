"""briefing feeds check: is each feed alive, full text, or in trouble?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import typer

from briefing.cli.feeds import EditionName, feeds_of
from briefing.cli.options import AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from briefing.model import Feed

#: Over how many days a feed's entries are counted.
DAYS = 7


def check(edition: EditionName = None, config: ConfigPath = None, as_json: AsJson = False) -> None:
    """Try every feed: is it alive, full text, or in trouble?

    Exit status 3 where some are in trouble, 1 where all are.

    \b
    briefing feeds check
    briefing feeds check -e morning --json
    """
    from dataclasses import asdict

    from briefing.cli.console import print_json, progress, say, table
    from briefing.cli.pulling import open_web
    from briefing.edges.web import FeedState
    from briefing.edges.workers import run
    from briefing.model import Failure
    from briefing.text.links import without_login
    from briefing.text.wording import counted

    chosen = settings(config)
    feeds = feeds_of(chosen, chosen.edition(edition) if edition else None)
    with progress() as moved:
        pulled = open_web(chosen.fetch).pull(
            [FeedState(feed.url) for feed in feeds], progress=lambda done, of: moved("feeds", done, of), anyway=True
        )
    now = datetime.now(UTC)
    tried = [(feed, p.outcome, now) for feed, p in zip(feeds, pulled, strict=True)]
    checked = [
        _Checked("trouble", feed.outlet, without_login(feed.url), trouble=found.reason)
        if isinstance(found, Failure)
        else found
        for feed, found in zip(feeds, run(_checked, tried, name=lambda t: t[0].url), strict=True)
    ]
    if as_json:
        print_json([asdict(c) for c in checked])
    else:
        rows = ((c.status, c.outlet, c.last_new, c.a_day, c.full_text, c.language, c.trouble or c.url) for c in checked)
        table(rows, ("status", "outlet", "last new", "a day", "full text", "language", "trouble or address"))
        say(f"{sum(c.status == 'ok' for c in checked)} of {counted(len(checked), 'feed')} well")
    if troubled := sum(c.status == "trouble" for c in checked):
        raise typer.Exit(1 if troubled == len(checked) else 3)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A feed as `feeds check` found it."""

    status: str
    outlet: str
    url: str
    last_new: str = ""
    a_day: float = 0.0
    full_text: str = ""
    language: str = ""
    trouble: str = ""


def _checked(tried: tuple[Feed, object, datetime]) -> _Checked:
    """Return what came of a feed; called in a child process, for its document comes from anywhere."""
    feed, outcome, now = tried
    from briefing.errors import SourceError
    from briefing.model import Failure, Page
    from briefing.stages.articles import is_full
    from briefing.stages.feeds import read_feed
    from briefing.text.languages import detect
    from briefing.text.links import without_login

    url = without_login(feed.url)
    if isinstance(outcome, Failure):
        return _Checked("trouble", feed.outlet, url, trouble=outcome.reason)
    if not isinstance(outcome, Page):
        return _Checked("unchanged", feed.outlet, url)
    try:
        entries = read_feed(feed, outcome)
    except SourceError as error:
        return _Checked("trouble", feed.outlet, url, trouble=error.reason)
    if not entries:
        return _Checked("silent", feed.outlet, url, trouble="it has no entries")
    recent = [e for e in entries if e.published > now - timedelta(days=DAYS)]
    full = sum(map(is_full, entries[:10]))
    return _Checked(
        "ok" if recent else "silent",
        feed.outlet,
        url,
        f"{max(e.published for e in entries):%Y-%m-%d %H:%M}",
        round(len(recent) / DAYS, 1),
        "yes" if full > len(entries[:10]) / 2 else "no",
        detect(" ".join(e.title for e in entries[:30]), hint=feed.language),
        "" if recent else f"nothing new for {DAYS} days",
    )
