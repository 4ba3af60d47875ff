"""What a wire format says of one item, before it is an Article, and the small values in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from briefing.model import Kind, Notice

#: How each format says that an item is withdrawn or changed.
NOTICES: dict[str, Notice] = {
    "cancel": "kill",
    "canceled": "kill",
    "cancelled": "kill",
    "correction": "correction",
    "corrected": "correction",
    "kill": "kill",
    "replacement": "update",
    "update": "update",
    "withdrawn": "kill",
}


@dataclass
class Copy:
    """What a format says of one item, before it is an Article."""

    url: str
    title: str = ""
    parts: list[tuple[Kind, str]] = field(default_factory=list)
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    embargo: datetime | None = None
    language: str = ""
    urgency: int = 0
    notice: Notice = ""
    replaces: str = ""
    categories: tuple[str, ...] = ()


def byline(words: str) -> tuple[str, ...]:
    """Return the names in a byline: "By Ann Dorn and Ben Moss"."""
    names = words.removeprefix("By ").removeprefix("by ").removeprefix("BY ")
    return tuple(n for n in (part.strip() for part in names.replace(" and ", ",").split(",")) if n)


def number(words: str) -> int:
    """Return an urgency of one or two digits, 0 where the words are none."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 3 else 0


def moment(words: str) -> datetime | None:
    """Return a moment given as ISO 8601 (also NITF's basic form) or RFC 5322; UTC where no zone is given."""
    if not words:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(words.strip())
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            continue
    return None
