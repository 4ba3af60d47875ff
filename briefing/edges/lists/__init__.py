"""Lists of feeds: YAML written by hand, OPML as any reader exports it, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefing.edges.lists.as_opml import read_opml, write_opml
from briefing.edges.lists.as_yaml import read_yaml, with_feed, write_yaml
from briefing.errors import ConfigError
from briefing.model import Feed
from briefing.text.links import host_of

__all__ = ["read_list", "read_lists", "with_feed", "write_opml", "write_yaml"]

_OPML_FIRST = re.compile(rb"^[\s\xef\xbb\xbf]*<")


def read_lists(paths: Iterable[Path]) -> tuple[Feed, ...]:
    """Return the feeds of lists, in order, each address once: YAML or OPML files, or folders of them.

    What a later mention of an address tells and the first does not (outlet, desk, language) is added to the first.
    Raises ConfigError, naming file and line, for what cannot be meant.
    """
    feeds: dict[str, Feed] = {}
    for path in paths:
        for file in _files(Path(path)):
            for feed in read_list(file):
                key = _address(feed.url)
                feeds[key] = _merge(feeds[key], feed) if key in feeds else feed
    return tuple(_named(feed) for feed in feeds.values())


def read_list(path: Path) -> list[Feed]:
    """Return the feeds of one list as it has them; an outlet that it does not name is ""."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: the list cannot be read ({error.strerror or error})") from error
    return list(read_opml(path, body) if _OPML_FIRST.match(body) else read_yaml(path, body))


def _files(path: Path) -> list[Path]:
    """Return the lists that a path means: itself, or those in the folder."""
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.iterdir() if p.suffix.lower() in (".yaml", ".yml", ".opml") and p.is_file())


def _address(url: str) -> str:
    """Return the form of a feed's address in which two spellings are one."""
    return re.sub(r"^https?://(?:www\.)?", "", url, flags=re.I).rstrip("/")


def _merge(first: Feed, later: Feed) -> Feed:
    """Return the first mention of a feed, with what only a later one tells."""
    return replace(
        first,
        outlet=first.outlet or later.outlet,
        desk=first.desk or later.desk,
        language=first.language or later.language,
    )


def _named(feed: Feed) -> Feed:
    """Return a feed whose outlet has a name: its host's where the list has none."""
    return feed if feed.outlet else replace(feed, outlet=host_of(feed.url))
