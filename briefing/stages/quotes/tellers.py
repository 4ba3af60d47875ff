"""Tellers: who tells the sentence around a quotation, and the sentence before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.stages.quotes.links import CLOSE
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.places import Candidate, Place, ends_sentence, in_sentence, opens
from briefing.stages.quotes.reading import QUOTED, Reading

#: A verb of saying that stands among a sentence's last words, so many of them, closes it: "…, the mission said."
_LAST = 2


@dataclass(frozen=True, slots=True)
class Tellers:
    """Who closes the stretch's sentence, and who told the one before it where the stretch opens a sentence of its own."""

    closing: Mention | None
    #: Where the sentence before starts, as a token of a paragraph; None where the stretch opens no sentence.
    since: int | None = None
    until: int = 0
    paragraph: int = 0
    #: The sentence before closes another paragraph.
    across: bool = False
    #: Who closes the sentence before: "…, said Ann Lee, a clerk."
    told: Mention | None = None
    #: Who opens it, and whether that one says something.
    subject: Mention | None = None
    says: bool = False

    def part(self, mention: Mention) -> str:
        """Return a mention's part in the sentence before."""
        if self.since is None:
            return "-"
        across = "^" if self.across else ""
        if mention.paragraph != self.paragraph or not self.since <= mention.i < self.until:
            return across + "out"
        return across + ("told" if mention is self.told else "subject" if mention is self.subject else "other")

    @property
    def kind(self) -> str:
        """What is known of the sentence before."""
        if self.since is None:
            return "-"
        known = ("told" if self.told else "") + ("says" if self.says else "subject" if self.subject else "")
        return "^" + known if self.across else known


def tellers(reading: Reading, here: Place, found: Sequence[Candidate]) -> Tellers:
    """Return who tells the sentences at a stretch."""
    number = here.stretch.paragraph
    right = [c.mention for c in found if c.mention.i > here.at and c.link.path in CLOSE and in_sentence(here, c)]
    closing = max(right, key=lambda m: m.i, default=None)
    before, until = number, here.at
    if here.at == 0 and number and reading.one_section(number - 1, number):
        before = number - 1
        until = len(reading.paragraph(before).tokens)
    tokens = reading.paragraph(before).tokens
    if (
        (before == number and (here.at == 0 or here.since != here.at))
        or not tokens
        or (before != number and tokens[-1].text == QUOTED)
    ):
        return Tellers(closing)
    start = next((k + 1 for k in range(until - 2, -1, -1) if ends_sentence(reading.text, tokens, k)), 0)
    among = sorted(
        (c for c in found if c.mention.paragraph == before and start <= c.mention.i and c.mention.j <= until),
        key=lambda c: c.mention.i,
    )
    close = [c for c in among if c.link.path in CLOSE and c.link.at is not None]
    told = next((c for c in reversed(close) if _closes(c, until)), None)
    subject = next((c for c in among if c in close or opens(reading, c.mention) == "sentence"), None)
    return Tellers(
        closing,
        start,
        until,
        before,
        before != number,
        told.mention if told else None,
        subject.mention if subject else None,
        subject is not None and subject in close,
    )


def _closes(candidate: Candidate, end: int) -> bool:
    """Return whether a candidate closes a sentence with its verb: "…, said X, a clerk.", "…, according to X.", "…, X said."."""
    verb = candidate.link.at or 0
    return candidate.link.path in ("acc", "inv") or verb >= end - 1 - _LAST
