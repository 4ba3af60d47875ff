"""Lists as YAML, which people write by hand.

A YAML list is one desk's:

    desk: World
    feeds:
      - url: https://a.example/rss
        outlet: The A
        language: en
        weight: 1.2

Only `url` must be there, and a bare address may stand for its mapping. A feed's own `desk` goes before the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefing.edges.lists.said import meant, wrong
from briefing.edges.lists.spelling import explained
from briefing.errors import ConfigError
from briefing.model import Feed

_OF_A_LIST = ("desk", "feeds", "language")
_OF_A_FEED = ("url", "outlet", "desk", "language", "weight")


def read_yaml(path: Path, body: bytes) -> Iterator[Feed]:
    """Yield the feeds of a YAML list. Read as nodes, since only they know their lines."""
    import yaml

    loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(body, Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        line, reason = explained(error, body.decode("utf-8", "replace"))
        raise ConfigError(f"{path}, line {line}: {reason}") from error
    if root is None:
        return
    if isinstance(root, yaml.SequenceNode):
        yield from _yaml_feeds(path, root, {})
        return
    parts = _mapping(path, root, _OF_A_LIST, "a list of feeds")
    common = {name: _word(path, node) for name, node in parts.items() if name != "feeds"}
    if "feeds" not in parts:
        wrong(path, root.start_mark.line + 1, "no feeds: here; write `feeds:` and under it one `- url: …` for each")
    yield from _yaml_feeds(path, parts["feeds"], common)


def _yaml_feeds(path: Path, node: Any, common: dict[str, str]) -> Iterator[Feed]:
    """Yield the feeds of a YAML sequence."""
    if node.tag.endswith(":null"):
        return
    if node.id != "sequence":
        wrong(path, node.start_mark.line + 1, "feeds: must be a list, one `- url: …` for each feed")
    for one in node.value:
        line = one.start_mark.line + 1
        if one.id == "scalar":
            yield meant(path, line, common | {"url": one.value})
        else:
            parts = _mapping(path, one, _OF_A_FEED, "a feed")
            yield meant(path, line, common | {name: _word(path, value) for name, value in parts.items()})


def _mapping(path: Path, node: Any, known: tuple[str, ...], of: str) -> dict[str, Any]:
    """Return a YAML mapping's nodes by name; a name that means nothing is the user's slip."""
    if node.id != "mapping":
        wrong(path, node.start_mark.line + 1, f"{of} must be written as `name: value` lines ({', '.join(known)})")
    parts: dict[str, Any] = {}
    for key, value in node.value:
        line, name = key.start_mark.line + 1, str(key.value)
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            wrong(path, line, f"{name!r} means nothing in {of}: {hint}")
        if name in parts:
            wrong(path, line, f"{name!r} is written twice")
        parts[name] = value
    return parts


def _word(path: Path, node: Any) -> str:
    """Return a YAML value as it is written."""
    if node.id != "scalar":
        wrong(path, node.start_mark.line + 1, "one value must stand here")
    return "" if node.tag.endswith(":null") else str(node.value).strip()


def write_yaml(feeds: Iterable[Feed]) -> str:
    """Return a YAML list of feeds: the desk once at the top where they share it."""
    feeds = tuple(feeds)
    desks = {feed.desk for feed in feeds}
    shared = next(iter(desks)) if len(desks) == 1 else ""
    lines = [f"desk: {_quoted(shared)}"] if shared else []
    return "\n".join([*lines, "feeds:" if feeds else "feeds: []", *(_lines(feed, shared) for feed in feeds), ""])


def with_feed(path: Path, feed: Feed) -> str:
    """Return a YAML list with a feed at its end, every line and comment of it as it is; a list of its own where there is none.

    Raises ConfigError where the list cannot be read, or has no place for a feed at its end.
    """
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return write_yaml([feed])
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    before = list(read_yaml(path, body))
    text = "\n".join(body.decode().split("\r\n")).rstrip() + "\n"
    of_all = feed.desk if re.search("^desk:", text, re.M) and {f.desk for f in before} == {feed.desk} else ""
    indent = (re.findall(r"^( *)- ", text, re.M) or ["  "])[-1]
    text = re.sub(r"^feeds: *\[ *\] *$", "feeds:", text, flags=re.M)
    added = re.sub("^  ", indent, _lines(feed, of_all), flags=re.M) + "\n"
    if list(read_yaml(path, (text + added).encode())) != [*before, feed]:
        raise ConfigError(f"{path}: the feed cannot be added at the end of this list; add it by hand")
    return text + added


def _lines(feed: Feed, shared: str) -> str:
    """Return a feed as lines of a YAML list whose desk is `shared`."""
    said = [f"  - url: {_quoted(feed.url)}", f"    outlet: {_quoted(feed.outlet)}"]
    said += [f"    desk: {_quoted(feed.desk)}"] if feed.desk != shared else []
    said += [f"    language: {_quoted(feed.language)}"] if feed.language else []
    said += [f"    weight: {feed.weight:g}"] if feed.weight != 1 else []
    return "\n".join(said)


def _quoted(word: str) -> str:
    """Return a word as YAML writes it, in quotation marks where it would mean something else."""
    import yaml

    whole: str = yaml.safe_dump(word, allow_unicode=True, width=100_000)
    return whole.removesuffix("\n").removesuffix("\n...")
