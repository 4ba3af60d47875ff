"""What an earlier edition printed, as plain values read from its frozen JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and the place that it was taken from."""

    text: str
    url: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Printed:
    """A story as an earlier edition told it."""

    id: str
    made: datetime
    #: Address and latest version of every article that it rested on.
    articles: tuple[tuple[str, int], ...]
    #: Headline first, then all that was printed.
    lines: tuple[Line, ...]


def read_edition(edition: Mapping[str, Any]) -> tuple[Printed, ...]:
    """Return the stories that an edition's JSON (schema 1) holds, in its order."""
    made = datetime.fromisoformat(edition["made"])
    return tuple(
        Printed(story["id"], made, tuple(_articles(story)), tuple(dict.fromkeys(_lines(story))))
        for story in edition["stories"]
    )


def _articles(story: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield every article that a story rested on, copies included."""
    for report in story["reports"]:
        yield report["url"], int(report.get("version") or report.get("versions") or 1)
        for copy in report.get("copies", ()):
            yield copy["url"], int(copy.get("version", 1))


def _lines(story: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the lines that a story put on paper, its headline first."""
    yield from _spans([story["headline"], *story["summary"]])
    for development in story["developments"]:
        if development.get("printed", True):
            yield from _spans([development["sentence"]])
    for quote in story["quotes"]:
        if quote.get("printed", True):
            yield from _spans(quote["words"])
    for disagreement in story["disagreements"]:
        yield from _spans(disagreement["claims"])


def _spans(spans: Iterable[Mapping[str, Any]]) -> Iterator[Line]:
    for span in spans:
        yield Line(span["text"], span["url"], int(span.get("version", 1)))
