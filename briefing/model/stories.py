"""Stories: the reports of one event, each with its copies and versions, and why a story stands where it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.model.articles import Article, Span


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
