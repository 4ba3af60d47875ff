"""What a list says of a feed, in whichever format, and what of it can be meant."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from briefing.errors import ConfigError
from briefing.model import Feed
from briefing.text.clean import one_line
from briefing.text.links import web_link


def wrong(path: Path, line: int, what: str) -> NoReturn:
    """Raise the ConfigError that names a place in a list and what to put right there."""
    raise ConfigError(f"{path}, line {line}: {what}")


def meant(path: Path, line: int, said: Mapping[str, str]) -> Feed:
    """Return the feed that a list's words describe."""
    if not said.get("url"):
        wrong(path, line, "a feed without a url")
    if not (url := web_link(said["url"])):
        wrong(path, line, f"{said['url']!r} is no web address: it must begin with http:// or https://")
    language = said.get("language", "").lower()
    if language and not re.fullmatch(r"[a-z]{2,3}(?:[-_][a-z0-9]+)*", language):
        wrong(path, line, f"{language!r} is no language: write its two letters, as in en, fr, de")
    return Feed(
        url,
        one_line(said.get("outlet", "")),
        one_line(said.get("desk", "")),
        re.split("[-_]", language)[0],
        _weight(path, line, said.get("weight", "")),
    )


def _weight(path: Path, line: int, said: str) -> float:
    """Return an outlet's weight; 1.0 where the list says none."""
    try:
        weight = float(said or 1)
    except ValueError:
        weight = math.nan
    if not 0 <= weight <= 100:
        wrong(path, line, f"the weight {said!r} is no number from 0 to 100; 1 is ordinary")
    return weight
