"""briefing feeds: the lists of feeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.config import Config, Edition
    from briefing.model import Feed

app = typer.Typer(help="List, add, check, import and export feeds.", no_args_is_help=True, rich_markup_mode=None)

EditionName = Annotated[
    str | None,
    typer.Option("--edition", "-e", metavar="NAME", help="Only the feeds of this edition."),
]


@app.callback()
def _feeds() -> None:
    """List, add, check, import and export feeds."""


@app.command("list")
def list_(edition: EditionName = None, config: ConfigPath = None, as_json: AsJson = False) -> None:
    """Show the feeds that the newsroom, or one edition, follows.

    \b
    briefing feeds list
    briefing feeds list -e morning --json
    """
    from dataclasses import asdict

    from briefing.cli.console import print_json, say, table
    from briefing.text.wording import counted

    chosen = settings(config)
    feeds = feeds_of(chosen, chosen.edition(edition) if edition else None)
    if as_json:
        print_json([asdict(feed) for feed in feeds])
        return
    table(((f.desk, f.outlet, f.language, f.url) for f in feeds), ("desk", "outlet", "language", "address"))
    say(f"{counted(len(feeds), 'feed')} on {counted(len({f.desk for f in feeds}), 'desk')}")


def feeds_of(config: Config, edition: Edition | None) -> tuple[Feed, ...]:
    """Return the feeds that an edition, or the whole newsroom, follows.

    An edition's own feeds stand in place of the newsroom's; desks choose among them. Raises ConfigError for
    a desk that no list has.
    """
    from briefing.config.words import nearest
    from briefing.errors import ConfigError

    feeds = read_sources(edition.feeds if edition and edition.feeds else config.feeds)
    if not (edition and edition.desks):
        return feeds
    desks = {feed.desk.casefold() for feed in feeds}
    for desk in edition.desks:
        if desk.casefold() not in desks:
            known = {feed.desk for feed in feeds if feed.desk}
            raise ConfigError(f"no list of feeds has a desk {desk!r}{nearest(desk, known)}")
    wanted = {desk.casefold() for desk in edition.desks}
    return tuple(feed for feed in feeds if feed.desk.casefold() in wanted)


def read_sources(sources: Iterable[str]) -> tuple[Feed, ...]:
    """Return the feeds that addresses and lists name, each once."""
    from briefing.edges.lists import read_lists
    from briefing.model import Feed
    from briefing.text.links import host_of

    given = list(sources)
    listed = read_lists(Path(s) for s in given if "://" not in s)
    known = {feed.url for feed in listed}
    bare = (Feed(s, host_of(s) or s) for s in given if "://" in s)
    return (*listed, *(feed for feed in bare if feed.url not in known))
