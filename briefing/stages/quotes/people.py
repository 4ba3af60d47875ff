"""People: who a mention means, whether it names, describes or points to them."""

from __future__ import annotations

from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.namebook import Names
from briefing.stages.quotes.naming import described
from briefing.stages.quotes.pronouns import he_or_she, it, they
from briefing.stages.quotes.reading import Reading


class People(Names):
    """Everyone named or meant in an article."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._entities: dict[int, str] = {}

    def entity(self, mention: Mention) -> str:
        """Return who a mention means, by the last name where the article tells; two mentions of one speaker agree."""
        if mention.start not in self._entities:
            name = self.name_of(mention)
            self._entities[mention.start] = self._who(name) if name else f"{mention.kind} {mention.head}"
        return self._entities[mention.start]

    def same(self, one: Mention, other: Mention) -> bool:
        """Return whether two mentions may well be one speaker."""
        if one.start == other.start:
            return True
        if one.kind in ("he", "she") or other.kind in ("he", "she"):
            wants = {"he": "m", "she": "f"}
            a, b = (
                wants.get(m.kind) or (self.gender_of(m) if m.kind in ("person", "single") else "-")
                for m in (one, other)
            )
            return a == b or "?" in (a, b)
        return self.key(one) == self.key(other)

    def name_of(self, mention: Mention, previous: tuple[str, int] | None = None) -> str | None:
        """Return the fullest name of whoever a mention names, describes or points to; None where the article names nobody so.

        `previous` is whoever spoke last, with the paragraph.
        """
        if mention.name:
            return super().name_of(mention)
        if mention.kind in ("he", "she"):
            return he_or_she(self, mention, previous)
        if mention.kind == "they":
            return they(self, mention)
        if mention.kind == "it":
            return it(self, mention)
        if mention.kind in ("role", "office", "text", "noun"):
            return described(self, mention)
        return None
