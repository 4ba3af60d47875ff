"""Subjects: everyone whom an article mentions, in order, and which of them are the subject of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from briefing.stages.quotes.cues import cues
from briefing.stages.quotes.mentions import Mention, mentions
from briefing.stages.quotes.reading import QUOTED, Reading, Token
from briefing.stages.quotes.wordlists import AUXILIARIES, BREAKS, PREPOSITIONS, noun
from briefing.text.names import DETERMINERS, surname

_NO_VERBS = (PREPOSITIONS | BREAKS | DETERMINERS) - AUXILIARIES
# Words that open a clause within a sentence.
_WITHIN = frozenset("because how what when where whether whom why".split())
_PARTING = frozenset(",.;:!?") | {QUOTED}


class Subjects:
    """Everyone mentioned in an article, and who is a sentence's subject."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._by_paragraph = [mentions(reading, n) for n in range(len(reading.ranges))]
        self.mentions = [m for found in self._by_paragraph for m in found]
        self.verbs = cues(reading.article.language)
        self._subjects: dict[int, bool] = {}

    def in_paragraph(self, number: int) -> list[Mention]:
        """Return the mentions of one paragraph, in order."""
        return self._by_paragraph[number]

    def bearing(self, last: str) -> Sequence[Mention]:
        """Return the mentions that give a last name, in order."""
        return self._bearing.get(last, ())

    @cached_property
    def _bearing(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for m in self.mentions:
            if m.name:
                found.setdefault(surname(self.reading.text[slice(*m.name)]), []).append(m)
        return found

    def named(self, last: str) -> Sequence[Mention]:
        """Return the mentions of people that bear a last name, in order."""
        return self._named.get(last, ())

    @cached_property
    def _named(self) -> dict[str, list[Mention]]:
        return {last: [m for m in found if m.kind in ("person", "single")] for last, found in self._bearing.items()}

    def apposed(self, mention: Mention) -> Mention | None:
        """Return the description before a name and a comma: "the chief, Ann Dorn", "a lawyer for the firm, Ann Dorn"."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        if mention.i < 2 or tokens[mention.i - 1].text != "," or self.speaks(mention):
            return None  # "in a letter to the mayor, Dorn said"
        for m in reversed(self._by_paragraph[mention.paragraph]):
            if m.j >= mention.i or m.kind != "role" or m.name:
                continue
            between = [t.text for t in tokens[m.j : mention.i - 1]]
            plain = not between or (len(between) < 8 and between[0] in PREPOSITIONS and not _PARTING & set(between))
            return m if plain else None
        return None

    def before(self, mention: Mention) -> Iterable[Mention]:
        """Yield the mentions before one, nearest first."""
        return (m for m in reversed(self.mentions) if m.end <= mention.start)

    def opens_sentence(self, mention: Mention) -> bool:
        """Return whether nothing of its sentence, or of its side of a quotation, stands before a mention."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        return mention.i == 0 or tokens[mention.i - 1].text in (".", "!", "?", QUOTED)

    def is_subject(self, mention: Mention) -> bool:
        """Return whether a mention is, as far as its neighbours tell, the subject of a sentence or what it is about."""
        if mention.start not in self._subjects:
            self._subjects[mention.start] = self._find_subject(mention)
        return self._subjects[mention.start]

    def _find_subject(self, mention: Mention) -> bool:
        tokens = self.reading.paragraph(mention.paragraph).tokens
        before = tokens[mention.i - 1].low if mention.i else ""
        if self.opens_sentence(mention) or before in ("said", "says"):
            return True
        if before.endswith("ing"):  # "after delivering the State of the Union, Moss"
            return False
        if before in PREPOSITIONS:  # "For Zayd Dohrman, the talk is abstract."
            return before in ("for", "to") and (mention.i == 1 or tokens[mention.i - 2].text in ".!?")
        apposed = self.apposed(mention)
        if apposed is not None and (self.opens_sentence(apposed) or self.is_subject(apposed)):
            return True
        return before not in self.verbs and self._has_verb(tokens, mention.j)

    def is_main(self, mention: Mention) -> bool:
        """Return whether a mention is the subject of more than a clause within a sentence: "why | Dorn left" is none."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        before, earlier = (tokens[k].low if k >= 0 else "" for k in (mention.i - 1, mention.i - 2))
        within = before in _WITHIN or (before == "that" and earlier in self.verbs)
        return not within and self.is_subject(mention)

    def speaks(self, mention: Mention) -> bool:
        """Return whether a verb stands right behind a mention."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        return mention.j < len(tokens) and _is_verb(tokens[mention.j].low)

    def _has_verb(self, tokens: Sequence[Token], j: int) -> bool:
        """Return whether a verb follows a phrase: at once, or behind the comma that closes what explains it."""
        after = tokens[j].low if j < len(tokens) else ""
        if after != "," and after not in PREPOSITIONS:
            return _is_verb(after)
        for k in range(j + 1, min(len(tokens), j + 25)):
            if tokens[k].text in ".!?" or tokens[k].text == QUOTED:
                return False
            if tokens[k - 1].text == "," and (tokens[k].low in self.verbs or tokens[k].low in AUXILIARIES):
                return True
        return False


def _is_verb(word: str) -> bool:
    """Return whether a word behind a name is likely its verb: in lower case and no small word that opens a clause."""
    return word.isalpha() and word not in _NO_VERBS and not word.endswith("ly") and not noun(word)
