"""What an edition is made from: sources named on the command line, or the feeds of an edition."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefing.edges.lists import read_lists
from briefing.edges.wire import read_files
from briefing.edges.workers import run
from briefing.errors import ConfigError
from briefing.model import Article, Failure, Feed, Page
from briefing.pipeline import read_sources
from briefing.pipeline.gather import Progress, quiet

if TYPE_CHECKING:
    from briefing.edges.archive import Archive

_LISTS = (".opml", ".yaml", ".yml")
#: What the file of settings is called in a newsroom's folder.
SETTINGS = "config.yaml"


@dataclass(frozen=True, slots=True)
class Named:
    """The sources that a command line names, sorted into feeds and article files."""

    feeds: tuple[Feed, ...]
    paths: tuple[Path, ...]


def sort_sources(sources: Iterable[str]) -> Named:
    """Return the sources as feeds and files: addresses and lists name feeds, all else is read as articles."""
    feeds: list[Feed] = []
    lists: list[Path] = []
    paths: list[Path] = []
    for source in sources:
        if not source.strip():
            raise ConfigError(
                "a source without a name: name a feed, a list, a file or a folder, or none for the edition's feeds"
            )
        parts = urlsplit(source)
        if parts.scheme in ("http", "https"):
            feeds.append(Feed(source, ""))
            continue
        path = Path(url2pathname(parts.path) if parts.scheme == "file" else source)
        refuse_settings(path)
        found, rest = _lists_in(path)
        lists += found
        paths += rest
    listed = read_lists(lists)
    known = {feed.url for feed in listed}
    return Named((*listed, *(f for f in feeds if f.url not in known)), tuple(dict.fromkeys(p.resolve() for p in paths)))


def refuse_settings(path: Path) -> None:
    """Raise ConfigError where a path names a newsroom's settings, or the folder that they lie in, for a source."""
    own = (
        "a newsroom's own folder"
        if (path / SETTINGS).is_file()
        else "a newsroom's settings"
        if path.name == SETTINGS
        else ""
    )
    if own:
        raise ConfigError(
            f"{path}: {own} and no source: name its feeds/ or some articles, or nothing for the edition's feeds"
        )


def _lists_in(path: Path) -> tuple[list[Path], list[Path]]:
    """Return (lists, article files and folders of them) that a path names."""
    if path.is_dir() and os.access(path, os.R_OK | os.X_OK):
        lists = sorted(p for p in path.iterdir() if p.suffix.lower() in _LISTS and p.is_file())
        only_lists = lists and not any(p for p in path.iterdir() if p not in lists and not p.name.startswith("."))
        return lists, [] if only_lists else [path]
    if path.suffix.lower() in _LISTS or (path.suffix.lower() == ".xml" and _is_opml(path)):
        return [path], []
    return [], [path]


def _is_opml(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"<opml" in file.read(2000).lower()
    except OSError:
        return False


def read_articles(
    paths: Sequence[Path], progress: Progress = quiet, *, since: datetime | None = None
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """Return the articles in files and folders, and a Failure for each file that cannot be read.

    With `since` the paths are drop folders, of which only what has come in since is read.
    Files come from anywhere: they are read in child processes with limits.
    """
    # A file that is named and lies in a folder that is named, too, counts once.
    outcomes = {found.url: found for found in read_files(paths, since=since)}
    pages = [found for _, found in sorted(outcomes.items()) if isinstance(found, Page)]
    failures = [found for found in outcomes.values() if isinstance(found, Failure)]
    progress("articles", 0, len(pages))
    articles, unread = read_sources(pages, run=run)
    progress("articles", len(pages), len(pages))
    return articles, (*failures, *unread)


def shelve(archive: Archive, articles: Sequence[Article]) -> tuple[Article, ...]:
    """Keep articles on the shelf as evidence, and return them with the versions that they have there."""
    kept = archive.shelf.keep(articles)
    return tuple(replace(article, version=there.version) for article, there in zip(articles, kept, strict=True))
