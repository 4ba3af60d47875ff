"""Mentions: everyone and everything outside of quotation marks that might be speaking."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.stages.quotes.reading import QUOTED, Paragraph, Reading, Token
from briefing.stages.quotes.wordlists import BEFORE_OFFICE, BREAKS, PREPOSITIONS, SOMEONE, SUFFIXES, is_demonym, noun
from briefing.text.names import (
    BODY_NAMES,
    DAYS,
    DETERMINERS,
    NOT_NAMES,
    PARTICLES,
    PRONOUNS,
    PRONOUNS_MORE,
    STRONG,
    TITLE_ENDINGS,
    TITLE_PARTS,
    TITLES,
    cues,
    first_names,
)

# "As she put it", "of it".
_OF_IT = PREPOSITIONS | frozenset(["put", "puts"])


@dataclass(slots=True)
class Mention:
    """Someone or something named, described or pointed to."""

    start: int
    end: int
    paragraph: int
    #: Token range in its paragraph.
    i: int
    j: int
    #: "person", "single", "body", "role", "office", "text", "noun", or the pronoun.
    kind: str
    #: The name within it, as a range of the text; None in a description.
    name: tuple[int, int] | None = None
    #: The office or description before the name.
    role: tuple[int, int] | None = None
    #: Head word in lower case: a surname, or the noun.
    head: str = ""


def _is_capital(word: str) -> bool:
    """Return whether a word is written as a name is: "Jabouri", "al-Jabouri"."""
    return word[0].isupper() or (word[2:3] == "-" and word[3:4].isupper())


def mentions(reading: Reading, number: int) -> list[Mention]:
    """Return a paragraph's mentions in order."""
    paragraph = reading.paragraph(number)
    chunker = _Chunker(reading, paragraph)
    found: list[Mention] = []
    i = 0
    while i < len(paragraph.tokens):
        mention, i = chunker.at(i)
        if mention is not None:
            found.append(mention)
    return found


class _Chunker:
    """Reads one paragraph's tokens from left to right."""

    def __init__(self, reading: Reading, paragraph: Paragraph) -> None:
        self.tokens = paragraph.tokens
        self.number = paragraph.number
        self.language = reading.article.language
        self.cues = cues(self.language)
        self.pronouns = PRONOUNS_MORE.get(self.language, PRONOUNS)
        self.lower = reading.lower_words
        self.surnames = reading.surnames

    def at(self, i: int) -> tuple[Mention | None, int]:
        """Return the mention that starts at a token, if any, and where to go on."""
        token = self.tokens[i]
        if token.low in self.pronouns:
            if token.low == "it" and i and self.tokens[i - 1].low in _OF_IT:
                return None, i + 1
            return self._mention(i, i + 1, token.low), i + 1
        if not token.text[0].isalnum():
            return None, i + 1
        j = self._end(i)
        if j == i:
            return None, i + 1
        return self._chunk(i, j), j

    def _opens_sentence(self, i: int) -> bool:
        return i == 0 or self.tokens[i - 1].text in (".", "!", "?", ":", QUOTED, "►", "•", "—", "–")

    def _is_name(self, i: int) -> bool:
        """Return whether a token is, or may be, part of a name."""
        token = self.tokens[i]
        if not _is_capital(token.text) or token.low in DAYS:
            return False
        if token.low.strip(".") in TITLES or token.low in self.surnames:
            return True
        if token.low in first_names() and self._next_is_upper(i):
            return True
        if token.low in NOT_NAMES:
            if token.low == "new" and self._next_is_upper(i):  # "New York", "New Zealand"
                return True
            return (
                not self._opens_sentence(i) and len(token.text) > 1 and i > 0 and self.tokens[i - 1].text[0].isupper()
            )
        if not self._opens_sentence(i) or self._next_is_upper(i):
            return True
        return not (token.low in self.lower or token.low.endswith(("ed", "ing")))

    def _next_is_upper(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text[0].isupper() and self.tokens[i + 1].text != QUOTED

    def _is_word(self, i: int) -> bool:
        """Return whether a lower-case token may stand inside a noun phrase."""
        low = self.tokens[i].low
        if (
            not low[0].isalnum()
            or low in BREAKS
            or low in DAYS
            or low in DETERMINERS
            or (low.endswith("ly") and low not in ("family", "ally"))
        ):
            return False
        return not (low in self.cues and self._is_verb(i))

    def _is_verb(self, i: int) -> bool:
        """Return whether a word that may be a verb of saying is one here, and no noun: "officials say", not "the report"."""
        low, before = self.tokens[i].low, self.tokens[i - 1] if i else None
        if before is None:
            return False
        after_name = before.text[0].isupper() and before.low not in DETERMINERS
        if low.endswith(("ed", "ing")) or low in STRONG:
            return True
        if low.endswith("s"):
            return not noun(low) or after_name
        if before.low in ("'s", "’s"):  # "the coroner's report"
            return False
        return before.low.endswith("s") or before.low in ("people", "police", "men", "women")

    def _end(self, i: int) -> int:
        """Return where the noun phrase that starts at a token ends."""
        tokens, n = self.tokens, len(self.tokens)
        j = i + 1
        if tokens[i].low in DETERMINERS:
            while j < n and j - i < 9 and self._goes_on(i, j):
                j += 1
            while j > i + 1 and tokens[j - 1].low in ("'s", "’s"):
                j -= 1
            return j if j > i + 1 or tokens[i].low in SOMEONE else i
        if not self._is_name(i) and not self._is_word(i):
            return i
        j = i
        while j < n:
            if (
                self._is_name(j)
                or (j > i and (self._joins(j) or self._is_suffix(j) or self._genitive(j)))
                or (tokens[j].low in BEFORE_OFFICE and j + 1 < n and self._is_name(j + 1))
            ):
                j += 1
            elif (reach := self._reach(j)) > j:
                j = reach
            else:
                break
        while j > i and tokens[j - 1].low in ("'s", "’s"):
            j -= 1
        return j

    def _goes_on(self, i: int, j: int) -> bool:
        """Return whether a phrase that opened with a determiner goes on: at "the girls | granted" it does not."""
        if self._is_name(j) or self._genitive(j) or self._joins(j):
            return True
        if self.tokens[j].low.endswith("ed") and j > i + 1 and j + 1 < len(self.tokens):
            following = self.tokens[j + 1]
            return self._is_word(j) and (bool(noun(following.low)) or following.text[0].isupper())
        return self._is_word(j)

    def _genitive(self, j: int) -> bool:
        """Return whether a token is an 's with something of its own behind it."""
        return (
            self.tokens[j].low in ("'s", "’s")
            and j + 1 < len(self.tokens)
            and (self._is_word(j + 1) or self._is_name(j + 1))
        )

    def _is_suffix(self, j: int) -> bool:
        return self.tokens[j].low in SUFFIXES

    def _joins(self, j: int) -> bool:
        """Return whether a small word stands between two parts of a name."""
        tokens, before = self.tokens, self.tokens[j - 1]
        if tokens[j].low not in PARTICLES or j + 1 >= len(tokens):
            return False
        if tokens[j].low in ("of", "&") and not (before.low in BODY_NAMES or noun(before.low.strip("."))):
            return False
        k = j + 2 if tokens[j + 1].low in PARTICLES and j + 2 < len(tokens) else j + 1
        follows = before.text[0].isupper() or before.low in PARTICLES
        return follows and tokens[k].text[0].isupper() and self._is_name(k)

    def _reach(self, j: int) -> int:
        """Return the end of a lower-case run that holds a role, body or text within four words; j where none."""
        end, last = j, j
        if self.tokens[j].low.endswith("ed"):  # "Halligan thanked emergency workers"
            return j
        while end < len(self.tokens) and end - j < 5 and self._is_plain(end) and self._is_word(end):
            end += 1
            if noun(self.tokens[end - 1].low):
                last = end
        return last

    def _is_plain(self, t: int) -> bool:
        """Return whether a word has no capital, or one only because it opens the sentence."""
        return self.tokens[t].text[0].islower() or (self._opens_sentence(t) and not self._is_name(t))

    def _chunk(self, i: int, j: int) -> Mention | None:
        """Return what a noun phrase is."""
        tokens = self.tokens
        last = tokens[j - 1]
        k = i + 1 if tokens[i].low in DETERMINERS and j > i + 1 else i
        if (
            _is_capital(last.text)
            and not (self._opens_sentence(j - 1) and noun(last.low) and last.low not in self.surnames)
        ) or last.low in SUFFIXES:
            return self._named(self._with_office(i), self._with_office(k), j)
        kind = noun(last.low) or ("role" if last.low in SOMEONE else "noun")
        mention = self._mention(i, j, kind)
        mention.head = last.low
        return mention

    def _with_office(self, i: int) -> int:
        """Return where the words before a name start that stand between it and the verb: "said teller Ann Ostrow"."""
        start = i
        while start > 0 and i - start < 4 and self.tokens[start - 1].text[0].islower() and self._is_word(start - 1):
            start -= 1
        return start if start > 0 and self.tokens[start - 1].low in self.cues else i

    def _named(self, i: int, k: int, j: int) -> Mention:
        """Return a mention that ends in a name, the office before it split off."""
        tokens = self.tokens
        cut = max((t + 1 for t in range(k, j - 1) if self._parts(t)), default=k)
        if cut == j or (j - cut == 1 and tokens[cut].low.strip(".") in TITLES):
            cut = k
        if j - cut > 2 and cut == k and self._has_epithet(cut):
            cut += 1
        if tokens[cut].low in ("of", "for", "&"):  # "Democrat of Oregon", "Director of Public Health"
            mention = self._mention(i, j, "role")
            mention.head = tokens[cut - 1].low
            return mention
        head = next((t for t in reversed(tokens[cut:j]) if t.low not in SUFFIXES), tokens[j - 1])
        words = j - cut
        of_body = any(tokens[t].low in BODY_NAMES and tokens[t + 1].low == "of" for t in range(cut, j - 1))
        if (
            of_body
            or head.low.strip(".") in BODY_NAMES
            or (head.text.isupper() and len(head.text) > 1 and noun(head.low) != "role")
            or noun(head.low) == "office"
        ):
            kind = "body"
        elif (
            (noun(head.low) == "role" or is_demonym(head.text))
            and k != i
            and head.low not in self.surnames
            and cut == k
        ):
            kind = "role"
        elif words > 1 or cut > k:
            kind = "person"
        else:
            kind = "single"
        mention = self._mention(i, j, kind)
        mention.head = head.low
        if kind == "role":  # "an Ohio Democrat"
            return mention
        mention.name = (
            (tokens[cut].start, tokens[j - 1].end) if kind != "body" else (tokens[k].start, tokens[j - 1].end)
        )
        if cut > k and kind != "body":
            mention.role = (tokens[k].start, tokens[cut - 1].end)
        return mention

    def _has_epithet(self, t: int) -> bool:
        """Return whether the word before a first name is no part of the name: "Plucky Ettore Nava"."""
        known = first_names()
        return self.tokens[t].low not in known and self.tokens[t + 1].low in known and len(self.tokens[t].text) > 2

    def _parts(self, t: int) -> bool:
        """Return whether a token ends the office before a name."""
        token = self.tokens[t]
        low = token.low.strip(".")
        if token.text[0].islower() and not _is_capital(token.text):
            return token.low not in PARTICLES
        if low.endswith(TITLE_ENDINGS):
            return True
        return low in TITLE_PARTS or token.low in ("'s", "’s") or noun(low) == "role"

    def _mention(self, i: int, j: int, kind: str) -> Mention:
        tokens: list[Token] = self.tokens
        return Mention(tokens[i].start, tokens[j - 1].end, self.number, i, j, kind, head=tokens[j - 1].low)
