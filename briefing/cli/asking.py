"""briefing pull and search: the archive filled, and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.feeds import EditionName
from briefing.cli.options import AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from briefing.pipeline.gather import Gathered


def pull(
    edition: EditionName = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Also feeds that are not due to be asked yet.")] = False,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Fetch what is new into the archive.

    Feeds that have not changed cost one conditional request, feeds that are not due none. Exit status 3 where some
    feeds failed, 1 where all did.

    \b
    briefing pull
    briefing pull -e morning --json
    """
    chosen = settings(config)
    from datetime import UTC, datetime

    from briefing.cli.console import progress
    from briefing.cli.feeds import feeds_of
    from briefing.cli.orders import FURTHEST
    from briefing.cli.pulling import open_web
    from briefing.cli.pulling import pull as pull_feeds
    from briefing.edges.archive import open_archive

    feeds = feeds_of(chosen, chosen.edition(edition) if edition else None)
    now = datetime.now(UTC)
    with open_archive(chosen.archive.url) as archive, progress() as moved:
        archive.shelf.forget(now - chosen.archive.retention)
        web = open_web(chosen.fetch)
        gathered = pull_feeds(feeds, archive, web, now=now, since=now - FURTHEST, anyway=anyway, progress=moved)
    _tell(gathered, as_json)
    if gathered.failed:
        raise typer.Exit(1 if gathered.failed == gathered.feeds else 3)


def _tell(gathered: Gathered, as_json: bool) -> None:
    """Print what came of a pull."""
    from briefing.cli.console import counts, print_json, warn_of

    read, known = len(gathered.articles), len(gathered.known)
    if as_json:
        failures = [{"url": f.url, "reason": f.reason} for f in gathered.failures]
        found = {"feeds": gathered.feeds, "failed": gathered.failed, "articles": read, "known": known}
        print_json({**found, "failures": failures})
        return
    warn_of(gathered.failures)
    counts(
        [
            (gathered.feeds, "feed asked", "feeds asked"),
            (gathered.failed, "feed failed", "feeds failed"),
            (read, "article read", "articles read"),
            (known, "article known already", "articles known already"),
        ]
    )


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='All must stand in the article; "a phrase" is one.')
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="At most so many.")] = 20,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Find articles in the archive, best match first.

    \b
    briefing search harbour bridge
    briefing search '"rate cut" estmark' -n 5
    """
    from briefing.cli.console import print_json, say
    from briefing.edges.archive import open_archive
    from briefing.errors import BriefingError
    from briefing.text.wording import counted

    chosen = settings(config)
    if not any(map(str.isalnum, " ".join(words))):
        raise BriefingError("nothing to search for: give a word, as in `briefing search harbour bridge`")
    with open_archive(chosen.archive.url) as archive:
        found = archive.shelf.search(" ".join(words), limit)
    if as_json:
        print_json(
            [
                {"url": a.url, "version": a.version, "outlet": a.outlet, "title": a.title, "published": a.published}
                for a in found
            ]
        )
        return
    for article in found:
        say(f"{article.published:%Y-%m-%d %H:%M}  {article.outlet}: {article.title or '(no title)'}")
        say(f"                  {article.url}")
    say(counted(len(found), "article"))


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (pull, search):
        app.command()(command)
