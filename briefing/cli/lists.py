"""briefing feeds add, import and export: the lists looked after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.checking import check
from briefing.cli.feeds import EditionName, feeds_of
from briefing.cli.options import AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from briefing.config import Config
    from briefing.edges.web import Web
    from briefing.model import Entry, Feed, Page


def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="A feed, or a page of the site whose feed is wanted.")],
    desk: Annotated[str, typer.Option("--desk", "-d", help="The desk that it belongs to.")] = "",
    outlet: Annotated[str, typer.Option("--outlet", help="What to call the outlet; else its own name.")] = "",
    to: Annotated[
        Path | None, typer.Option("--list", metavar="FILE", help="The list to write to; else feeds/DESK.yaml.")
    ] = None,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Find a site's feed, try it, and write it into a list.

    \b
    briefing feeds add https://www.theguardian.com/world --desk World
    briefing feeds add https://feeds.npr.org/1004/rss.xml --outlet NPR --list feeds/radio.yaml
    """
    from briefing.cli.console import print_json, say
    from briefing.cli.pulling import open_web
    from briefing.edges.files import write_file
    from briefing.edges.lists import with_feed
    from briefing.errors import BriefingError
    from briefing.model import Feed
    from briefing.text.wording import counted

    chosen = settings(config)
    web = open_web(chosen.fetch)
    found = _find(web, url if "://" in url else f"https://{url}")
    if any(feed.url == found.url for feed in _followed(chosen)):
        raise BriefingError(f"{found.url} is followed already; see `briefing feeds list`")
    path = to or _folder(chosen) / f"{_slug(desk or 'added')}.yaml"
    feed = Feed(found.url, outlet or found.name, desk, found.language)
    write_file(path, with_feed(path, feed))
    if as_json:
        print_json({"url": feed.url, "outlet": feed.outlet, "desk": desk, "language": feed.language, "list": str(path)})
    else:
        say(
            f"added {feed.outlet} ({feed.language}): {feed.url}, {counted(len(found.entries), 'entry', 'entries')}, to {path}"
        )


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list: OPML as any reader exports it, or YAML.")],
    desk: Annotated[str, typer.Option("--desk", "-d", help="The desk of feeds that lie in no folder.")] = "",
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Take over the feeds of a list; its folders become desks.

    What is followed already is passed over.

    \b
    briefing feeds import subscriptions.opml
    briefing feeds import old.yaml --desk Business
    """
    from briefing.cli.console import print_json, say
    from briefing.cli.gathering import refuse_settings
    from briefing.edges.files import write_file
    from briefing.edges.lists import read_lists, with_feed
    from briefing.text.wording import counted

    chosen = settings(config)
    refuse_settings(file)
    known = {feed.url for feed in _followed(chosen)}
    folder = _folder(chosen)
    written: dict[str, int] = {}
    passed = 0
    for feed in read_lists([file]):
        if feed.url in known:
            passed += 1
            continue
        placed = replace(feed, desk=feed.desk or desk)
        path = folder / f"{_slug(placed.desk or 'imported')}.yaml"
        write_file(path, with_feed(path, placed))
        written[str(path)] = written.get(str(path), 0) + 1
    if as_json:
        print_json({"written": written, "known": passed})
        return
    for name, count in written.items():
        say(f"wrote {counted(count, 'feed')} to {name}")
    say(f"{counted(passed, 'feed')} followed already")


def export(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Ends in .opml or .yaml; none: OPML on standard output.")
    ] = None,
    edition: EditionName = None,
    config: ConfigPath = None,
) -> None:
    """Write the feeds as one list, for another reader.

    Desks become folders of the OPML.

    \b
    briefing feeds export subscriptions.opml
    briefing feeds export -e morning > morning.opml
    """
    from briefing.cli.console import say
    from briefing.edges.files import write_file
    from briefing.edges.lists import write_opml, write_yaml
    from briefing.text.wording import counted

    chosen = settings(config)
    feeds = feeds_of(chosen, chosen.edition(edition) if edition else None)
    text = write_yaml(feeds) if file and file.suffix.lower() in (".yaml", ".yml") else write_opml(feeds)
    if file is None:
        say(text.rstrip("\n"))
        return
    write_file(file, text)
    say(f"wrote {counted(len(feeds), 'feed')} to {file}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A feed that answers."""

    url: str
    name: str
    language: str
    entries: tuple[Entry, ...]


def _find(web: Web, url: str) -> _Found:
    """Return the feed at an address, or the first of a page's feeds that has entries; raises SourceError."""
    from briefing.edges.web import FeedState, discover
    from briefing.edges.workers import run
    from briefing.errors import SourceError
    from briefing.model import Failure, Page

    (direct,) = web.pull([FeedState(url)], anyway=True)
    candidates: tuple[str, ...] = (url,)
    tried = [direct]
    if not isinstance(direct.outcome, Page):
        (page,) = web.fetch([url])
        if not isinstance(page, Page):
            raise SourceError(url, page.reason)
        (named,) = run(discover, [page], name=lambda page: page.url)
        candidates = () if isinstance(named, Failure) else named
        tried = web.pull([FeedState(c) for c in candidates], anyway=True)
    pages = [(p.outcome, p.url) for p in tried if isinstance(p.outcome, Page)]
    for found in run(_read, pages, name=lambda pair: pair[1]):
        if isinstance(found, _Found) and found.entries:
            return found
    raise SourceError(url, f"names no feed that answers ({len(candidates)} tried); give the feed's own address")


def _read(pulled: tuple[Page, str]) -> _Found:
    """Return what a feed's document says of itself; called in a child process, for it comes from anywhere."""
    page, url = pulled
    from briefing.model import Feed
    from briefing.stages.feeds import read_feed
    from briefing.text.languages import detect

    entries = read_feed(Feed(url, ""), page)
    return _Found(url, _title(page.body) or _host(url), detect(" ".join(e.title for e in entries[:30])), entries)


def _title(body: bytes) -> str:
    """Return the first title in a feed's document, without what follows a dash or bar."""
    from html import unescape

    from briefing.text.clean import one_line

    text = body[:20_000].decode("utf-8", "replace")
    match = re.search(r"<title[^>]*>(?:\s*<!\[CDATA\[)?(.*?)(?:\]\]>\s*)?</title>", text, re.S) or re.search(
        r'"title"\s*:\s*"((?:[^"\\]|\\.)*)"', text
    )
    return re.split(r" [-–—|:»] ", one_line(unescape(match[1])))[0][:80] if match else ""


def _host(url: str) -> str:
    from briefing.text.links import host_of

    return host_of(url) or url


def _followed(config: Config) -> Sequence[Feed]:
    """Return the feeds of the newsroom's lists, as far as there are any yet."""
    from briefing.cli.feeds import read_sources

    return read_sources(s for s in config.feeds if "://" in s or Path(s).exists())


def _folder(config: Config) -> Path:
    """Return the folder that new lists go to; raises ConfigError where the newsroom has none of its own."""
    from briefing.config import shipped
    from briefing.errors import ConfigError

    folders: Iterable[Path] = (Path(s) for s in config.feeds if "://" not in s and not Path(s).suffix)
    for folder in folders:
        if folder.resolve() != shipped("feeds").resolve() or (Path.cwd() / "config.yaml").is_file():
            return folder
    raise ConfigError("this newsroom has no folder of lists: `briefing init` writes one, or name a list with --list")


def _slug(desk: str) -> str:
    return re.sub(r"\W+", "-", desk.casefold()).strip("-") or "feeds"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module to `briefing feeds`."""
    app.command()(add)
    app.command()(check)
    app.command("import")(import_)
    app.command()(export)
