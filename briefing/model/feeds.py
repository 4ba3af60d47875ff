"""What comes in: the feeds that a newsroom follows, what they announce, the pages as fetched, and the sources not seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that the newsroom follows: one line of a file in feeds/."""

    url: str
    outlet: str
    desk: str = ""
    #: ISO 639-1, or "" where the list does not say.
    language: str = ""
    #: How much the newsroom trusts the outlet; 1.0 is ordinary.
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article before anyone has read it."""

    feed: Feed
    #: The guid, or what stands in for it.
    id: str
    url: str
    title: str
    published: datetime
    #: The richest text that the feed carries, as HTML; "" where there is none.
    content: str = field(default="", repr=False)
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    #: Place in the feed, 0 at the top: what the outlet itself thinks important.
    position: int = 0
    #: False where the feed gives no date that can be true, and `published` is when it was fetched.
    dated: bool = True
    #: When the feed says that the article was last changed, where it does.
    updated: datetime | None = None

    @property
    def moved(self) -> datetime:
        """When the feed says that the article last had news: its update, else its publication."""
        return max(self.published, self.updated or self.published)


@dataclass(frozen=True, slots=True)
class Page:
    """A web page or a file as it was fetched: the only input of extractors."""

    #: Where it was found in the end, after redirects.
    url: str
    body: bytes = field(repr=False)
    #: As the server or the file's ending says, lower case, without parameters: "text/html".
    media_type: str
    fetched: datetime
    #: The character set that the server named, or "".
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that was not seen. The briefing says so."""

    url: str
    reason: str
    #: Whose source it is, where that is known.
    outlet: str = ""
    #: The outlet says that there is no such page any more: it may have withdrawn the article.
    gone: bool = False
