"""One edition, ready to print: its stories as told, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefing.model.articles import Span
from briefing.model.feeds import Failure
from briefing.model.findings import Development, Disagreement, Quote, Summary
from briefing.model.stories import Difference, Reason, Story

#: Where a story stands against the editions before this one.
Status = Literal["new", "update", "continuing"]


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
