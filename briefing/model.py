"""The things a newsroom handles, as values.

In the order in which they come into being:

    Feed > Entry > Page > Article > Report > Story > Digest > Briefing

All are frozen, and none knows of files, networks or clocks. Whatever the briefing prints out of an
article, its headline included, is a Span: a place in that article's text. A Span holds no words of
its own, so the briefing cannot say what no article said. Datetimes are aware and in UTC; only the
printed page speaks local time. Ranges are half-open.
"""

from __future__ import annotations

from collections.abc import Sequence
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

#: Where a story stands against the editions before this one.
Status = Literal["new", "update", "continuing"]


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


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that one telling of a report has and the lead article has not, or has otherwise.

    `there` is None where a copy dropped the lead's sentence, `here` is None where it added one.
    """

    #: In the lead article.
    here: Span | None
    #: In the copy or version.
    there: Span | None


@dataclass(frozen=True, slots=True)
class Report:
    """One piece of reporting: the lead article, who re-ran it, and how it was updated."""

    article: Article
    #: The same piece elsewhere.
    copies: tuple[Article, ...] = ()
    #: Earlier and later states of the piece under its own address, oldest first, without the lead.
    versions: tuple[Article, ...] = ()
    #: They follow from the articles, and two reports of the same articles are one.
    differences: Sequence[Difference] = field(default=(), repr=False, compare=False)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The lead, then its versions, then its copies."""
        return (self.article, *self.versions, *self.copies)

    @property
    def origin(self) -> str:
        """The agency or outlet whose work this is."""
        return next((a.origin for a in self.articles if a.origin), self.article.outlet)


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event, oldest first. Never empty."""

    reports: tuple[Report, ...]

    def __post_init__(self) -> None:
        if not self.reports:
            raise ValueError("a story without reports")

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article of every report, each report's lead before its versions and copies."""
        return tuple(a for r in self.reports for a in r.articles)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Everyone who ran it, each named once, in order of appearance."""
        return tuple(dict.fromkeys(a.outlet for a in self.articles))

    @property
    def sources(self) -> tuple[str, ...]:
        """The independent sources: an agency's piece counts once, however many ran it."""
        return tuple(dict.fromkeys(r.origin for r in self.reports))


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the things that put a story where it stands."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story with its section and the reasons for its place; `score` is the sum of value × weight."""

    story: Story
    section: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """How far up the story belongs."""
        return sum(r.value * r.weight for r in self.reasons)


@dataclass(frozen=True, slots=True)
class Development:
    """Something that happened within a story."""

    sentence: Span
    #: Sentences elsewhere in the story that say the same.
    support: tuple[Span, ...] = ()
    #: The newsroom itself set it as a bullet; otherwise we derived it.
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, and who is reported to have spoken them."""

    #: One Span per stretch, without the marks: an interrupted quote has several.
    words: tuple[Span, ...]
    #: The speaker as named beside the quote; None is "unattributed", a fact and never a guess.
    speaker: Span | None = None
    #: The fullest form of the speaker's name in the story.
    name: str | None = None
    role: Span | None = None
    #: The word that says who spoke: "said", "told", ":".
    cue: Span | None = None
    #: The same words in other articles.
    support: tuple[Span, ...] = ()
    #: How sure the attribution is, from 0 to 1.
    confidence: float = 0.0
    #: What stands beside the quote for a speaker who is only described before it: "she" where "A cashier" is the speaker.
    pronoun: Span | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Different figures for one fact, a Span for each source."""

    claims: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences that tell a story best, in reading order."""

    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A story as the briefing prints it. `developments` and `quotes` hold all, best first."""

    id: str
    story: Story
    headline: Span
    section: str
    status: Status
    reasons: tuple[Reason, ...]
    summary: Summary
    developments: tuple[Development, ...] = ()
    quotes: tuple[Quote, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    #: What is new since the edition that printed the story last.
    changed: tuple[Span, ...] = ()
    #: How many of the developments and quotes, from the front, the length preset prints.
    printed_developments: int = 0
    printed_quotes: int = 0
    #: Told in full, or in one line under its section.
    in_full: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that was not seen. The briefing says so."""

    url: str
    reason: str
    #: Whose source it is, where that is known.
    outlet: str = ""
    #: The outlet says that there is no such page any more: it may have withdrawn the article.
    gone: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story or article that was seen and not printed."""

    url: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the edition rests on."""

    feeds: int = 0
    failed: int = 0
    #: Feeds that answered and had nothing new.
    silent: int = 0
    articles: int = 0
    #: Articles that were copies or versions of others.
    merged: int = 0
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """One edition, ready to print; once made it is frozen."""

    edition: str
    title: str
    #: IANA name; every printed time is in it.
    time_zone: str
    language: str
    made: datetime
    since: datetime
    digests: tuple[Digest, ...]
    failures: tuple[Failure, ...] = ()
    coverage: Coverage = Coverage()
    #: Notices about what an earlier edition printed and its source has changed or withdrawn since.
    corrections: tuple[Difference, ...] = ()
