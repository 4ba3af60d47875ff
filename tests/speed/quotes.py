"""How many words a CPU-second quotes are found in, for both tiers, against the plainest regular expression there is.

The peer pairs marks by their shape and takes the nearest "X said": it resolves nobody and joins nothing, so it is a
bound on speed and no rival in what it finds.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.errors import ConfigError
from briefing.model import Article
from briefing.stages.quotes import quotes_of
from tests.quality.marked import documents
from tests.quality.quotes import article_of

_OWN = Path(__file__).parents[1] / "quality" / "quotes_train.txt"
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_SAID = re.compile(r"((?:[A-Z][\w.]+ ){1,4})said|said ((?:[A-Z][\w.]+ ?){1,4})")


def articles_of(path: Path | None) -> list[Article]:
    """Return articles of a file in the gold's format, or our own passages."""
    if path is None:
        return [article_of(d) for d in documents(_OWN)]
    return [article_of(json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line]


def plain(article: Article) -> list[tuple[str, str]]:
    """Return (words, nearest speaker) by shape alone."""
    said = [(m.start(), m[1] or m[2]) for m in _SAID.finditer(article.text)]
    return [
        (m[1], min(said, key=lambda s: abs(s[0] - m.start()))[1] if said else "")
        for m in _QUOTED.finditer(article.text)
    ]


def rate(articles: list[Article], find: Callable[[Article], Any]) -> int:
    """Return words a CPU-second."""
    find(articles[0])
    count, start = 0, time.process_time()
    while time.process_time() - start < 1.0:
        for article in articles:
            find(article)
            count += len(article.text.split())
    return round(count / (time.process_time() - start))


def measure(path: Path | None) -> dict[str, Any]:
    """Return words a CPU-second of the tiers and of the plain rule, and the default tier's share of the latter."""
    articles = articles_of(path)
    figures: dict[str, Any] = {"task": "quotes", "articles": len(articles)}
    figures["default"] = rate(articles, lambda a: quotes_of(a))
    figures["plain rule"] = rate(articles, plain)
    figures["ratio"] = round(figures["default"] / figures["plain rule"], 3)
    try:
        figures["nlp"] = rate(articles, lambda a: quotes_of(a, tier="nlp"))
    except ConfigError as error:
        figures["nlp"] = str(error)
    return figures
