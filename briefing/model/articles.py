"""Articles as read, and Spans: the only way in which words get from an article onto paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

#: What a stretch of an article's text is. Only PROSE is ever summarised or quoted.
Kind = Literal[
    "title",  # the headline; always the first block where there is one
    "heading",  # a sub-headline: opens a section
    "paragraph",
    "item",  # a bullet of a list
    "caption",  # under a photo
    "credit",  # "Contributing: …", "Photo: …", "This article originally appeared on …"
    "promo",  # "READ MORE: …", "FIGHTER JETS COULD BE KEY: …"
    "related",  # links to other articles
    "newsletter",  # sign-up boxes
    "notice",  # consent, paywall, error and player messages
    "dateline",  # time stamp of a live-page entry, byline, "Published …"
]

#: The kinds of block that hold an article's own telling.
PROSE: frozenset[Kind] = frozenset({"paragraph", "item"})

#: What an article is. Only "news" stands in hard-news slots unless an edition asks for more.
Genre = Literal[
    "news",
    "opinion",
    "live",
    "roundup",
    "advertorial",
    "sport result",
    "horoscope",
    "correction",
    "advice",  # what to do, cook or guess: no news of today
    "review",  # of a play, a book, a meal
    "fact check",  # what others claim, and whether it is so
]

#: What a wire item does to an earlier one: correct it, replace it, or withdraw it altogether.
Notice = Literal["", "correction", "update", "kill"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text, and what it is."""

    kind: Kind
    start: int
    end: int
    #: When a live page's entry was posted.
    posted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article in full. Its text never changes: an edited page is a new version of the article.

    `text` holds the title and every block, a blank line between two of them; `blocks` are sorted and
    do not overlap. Two articles are one where address and version are.
    """

    url: str
    outlet: str
    published: datetime
    fetched: datetime
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    version: int = 1
    authors: tuple[str, ...] = ()
    #: ISO 639-1.
    language: str = "en"
    desk: str = ""
    categories: tuple[str, ...] = ()
    #: Place in its outlet's feed, 0 at the top.
    position: int = 0
    #: Who wrote it first where that is not the outlet: "AP", "Reuters", "USA TODAY"; "" otherwise.
    origin: str = ""
    genre: Genre = "news"
    #: Not to be published before this moment.
    embargo: datetime | None = None
    #: The wire's own urgency, 1 (flash) to 8; 0 where the wire does not say.
    urgency: int = 0
    notice: Notice = ""
    #: The address or wire id of the article that this one corrects, replaces or withdraws.
    replaces: str = ""
    #: When its page says that it was published, where its feed dates it days later and the page knows of no change since;
    #: only until all that its feed announces has been read.
    stated: datetime | None = field(default=None, compare=False)

    def __hash__(self) -> int:
        # By name: hashing all of the blocks for every Span in a set would be most of a run's time.
        return hash((self.url, self.version))

    @property
    def headline(self) -> Span | None:
        """The title's place in the text, where the article has a title."""
        first = self.blocks[0] if self.blocks else None
        return Span(self, first.start, first.end) if first and first.kind == "title" else None

    @property
    def title(self) -> str:
        """The title's words, or ""."""
        return headline.text if (headline := self.headline) else ""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in an article's text, from start up to but not including end.

    Raises ValueError at birth where the article has no such place.
    """

    article: Article
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"no such place in {self.article.url}: {self.start}-{self.end}")

    @property
    def text(self) -> str:
        """The words at this place, exactly as the article has them."""
        return self.article.text[self.start : self.end]
