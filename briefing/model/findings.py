"""What is found in a story: summary, developments, quotes and disagreements, all of them Spans of its articles."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.articles import Span


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences that tell a story best, in reading order."""

    sentences: tuple[Span, ...]


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
