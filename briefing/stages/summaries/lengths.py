"""Lengths: how much a summary may say, in words, sentences or seconds of reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefing.errors import ConfigError
from briefing.model import Span

Unit = Literal["words", "sentences", "seconds"]

# Sentences are printed whole, so that a number of words is met as nearly as they allow: a tenth over is no more than a line.
OVER = 1.1
# Words a minute that adults read silently in English non-fiction: Brysbaert, "How many words do we read per minute?",
# Journal of Memory and Language 109 (2019).
WORDS_A_MINUTE = 238
_UNITS: dict[str, Unit] = {
    "": "sentences",
    "s": "sentences",
    "sec": "seconds",
    "second": "seconds",
    "seconds": "seconds",
    "sentence": "sentences",
    "sentences": "sentences",
    "w": "words",
    "word": "words",
    "words": "words",
}
_LENGTH = re.compile(r"\s*(\d+)\s*([a-z]*)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary is to be."""

    amount: int
    unit: Unit = "sentences"

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ConfigError(f"a summary of {self.amount} {self.unit}: give 1 or more")

    @property
    def words(self) -> int | None:
        """The most words that it may have, a tenth over what was asked; None where it is counted in sentences."""
        if self.unit == "sentences":
            return None
        asked = self.amount if self.unit == "words" else self.amount * WORDS_A_MINUTE / 60
        return max(1, int(asked * OVER))

    @property
    def sentences(self) -> int | None:
        """The most sentences that it may have; None where it is counted in words."""
        return self.amount if self.unit == "sentences" else None


def read_length(length: int | str | Length) -> Length:
    """Return a Length from "66w", "3s", "45 seconds" or a number of sentences; ConfigError where it is none of them."""
    if isinstance(length, Length):
        return length
    match = _LENGTH.fullmatch(str(length))
    if not match or match[2].lower() not in _UNITS:
        raise ConfigError(
            f"length {length!r}: give words, sentences or seconds of reading, as in 66w, 3s or 45 seconds"
        )
    return Length(int(match[1]), _UNITS[match[2].lower()])


def fit(spans: Iterable[Span], length: Length) -> tuple[Span, ...]:
    """Return the spans, in the order given, that fit the length; the first always does."""
    taken: list[Span] = []
    left = length.words or 0
    for span in spans:
        if len(taken) == length.sentences:
            break
        size = len(span.text.split())
        if length.words is None or size <= left or not taken:
            taken.append(span)
            left -= size
    return tuple(taken)
