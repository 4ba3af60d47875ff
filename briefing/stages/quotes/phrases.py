"""Phrases: where a noun phrase ends, read off capitals, small words and word lists."""

from __future__ import annotations

from briefing.stages.quotes.cues import HEARING, STRONG, cues
from briefing.stages.quotes.reading import QUOTED, Paragraph, Reading, Token
from briefing.stages.quotes.verbs import is_foreign_noun
from briefing.stages.quotes.wordlists import (
    ADVERBS,
    BEFORE_OFFICE,
    BREAKS,
    PASTS,
    PREPOSITIONS,
    SOMEONE,
    SUFFIXES,
    noun,
)
from briefing.text.names import (
    BODY_NAMES,
    DAYS,
    DETERMINERS,
    NOT_NAMES,
    NOT_NAMES_MORE,
    PARTICLES,
    PRONOUNS,
    PRONOUNS_MORE,
    TITLE_ENDINGS,
    TITLES,
    first_names,
)


def word_after(tokens: list[Token], i: int) -> str:
    """Return the lower-case word behind a token, "" at the end."""
    return tokens[i + 1].low if i + 1 < len(tokens) else ""


def is_capital(word: str) -> bool:
    """Return whether a word is written as a name is: "Jabouri", "al-Jabouri", "deBruyn"."""
    return word[0].isupper() or (word[2:3] == "-" and word[3:4].isupper()) or (word[:2] == "de" and word[2:3].isupper())


# Prepositions that German names of people have none of.
_GERMAN = frozenset("am an auf und zu zum zur".split())


# Bodies whose names go on with "for", "of" and an "and": "Department of Health and Human Services".
_BODIES_FOR = frozenset(
    "board bureau center centers centre committee department institute institutes ministry office".split()
)
# Endings of nouns that are hardly anybody's name at the head of a sentence.
_ABSTRACT = ("ation", "ations", "ction", "ctions", "ments", "ness", "ities", "sions")
# What a noun of saying goes on with.
_OPENING = frozenset("about against from of that".split())
_YOUNGER = frozenset(["jr", "sr"])
# Months that are names as well, and what stands before them where they are months.
_MONTHS = frozenset("april august jan june may".split())
_DATING = frozenset("and early last late mid next this to".split())
# Words that open the name of a place, at the head of a sentence as well.
_PLACES = frozenset("east new north south west".split())


# No "Los" or "La" opens an English phrase.
_DETERMINERS = DETERMINERS - frozenset("der die das ein eine einer le la les un une des el los las una unos".split())


class Phrases:
    """Reads one paragraph's tokens from left to right."""

    def __init__(self, reading: Reading, paragraph: Paragraph) -> None:
        self.tokens = paragraph.tokens
        self.number = paragraph.number
        self.language = reading.article.language
        self.cues = cues(self.language)
        self.pronouns = PRONOUNS_MORE.get(self.language, PRONOUNS)
        self.small = NOT_NAMES_MORE.get(self.language, frozenset())
        self.lower = reading.lower_words
        self.surnames = reading.surnames
        self.determiners = DETERMINERS if self.language in PRONOUNS_MORE else _DETERMINERS

    def _opens_sentence(self, i: int) -> bool:
        return i == 0 or self.tokens[i - 1].text in (".", "!", "?", ":", QUOTED, "►", "•", "—", "–")

    def _is_name(self, i: int) -> bool:
        """Return whether a token is, or may be, part of a name."""
        token = self.tokens[i]
        if not is_capital(token.text) or (token.low in DAYS and not self._is_given(i)):
            return False
        if token.low.strip(".") in TITLES or token.low in self.surnames:
            return True
        if token.low in first_names() and self._next_is_upper(i):
            return True
        if token.low.endswith("ing") and token.low in self.cues and self._opens_sentence(i):
            return False  # "Describing Ott's argument as"
        if token.low == "police" and i > 1 and self.tokens[i - 1].low == "of":  # "Chief of Police Ann Dorn"
            return True
        if token.low in self.small and self._opens_sentence(i):
            return False
        if token.low in NOT_NAMES:
            if token.low in _PLACES and self._next_is_upper(i):  # "New York", "South Carolina"
                return True
            if token.low == "first" and word_after(self.tokens, i) in TITLES:  # "First Lady", "First Minister"
                return True
            return (
                not self._opens_sentence(i) and len(token.text) > 1 and i > 0 and self.tokens[i - 1].text[0].isupper()
            )
        if not self._opens_sentence(i) or self._next_is_upper(i):
            return True
        if (
            token.low.endswith(_ABSTRACT)
            and token.low not in first_names()
            and word_after(self.tokens, i) not in self.cues
        ):
            return False  # "Communication and trust have suffered"
        return not (token.low in self.lower or token.low.endswith(("ed", "ing")))

    def _is_given(self, i: int) -> bool:
        """Return whether a month's name is somebody's: "Jan Petersen", "Theresa May", and no "in May Ann Dorn"."""
        if self.tokens[i].low not in _MONTHS:
            return False
        before = self.tokens[i - 1] if i else None
        if before is not None and (before.low in first_names() or before.low.strip(".") in TITLES):
            return before.text[0].isupper()
        dated = before is not None and (before.low in PREPOSITIONS or before.low in _DATING)
        after = word_after(self.tokens, i)
        return self._next_is_upper(i) and not dated and after not in DAYS and after not in first_names()

    def _next_is_upper(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text[0].isupper() and self.tokens[i + 1].text != QUOTED

    def _is_word(self, i: int) -> bool:
        """Return whether a lower-case token may stand inside a noun phrase."""
        low = self.tokens[i].low
        if (
            not low[0].isalnum()
            or low in BREAKS
            or low in PASTS
            or low in ADVERBS
            or low in DAYS
            or low in DETERMINERS
            or (low.endswith("ly") and low not in ("family", "ally"))
            or (low in ("early", "late") and word_after(self.tokens, i) in DAYS)
        ):
            return False
        return not (low in self.cues and self._is_verb(i))

    def _is_verb(self, i: int) -> bool:
        """Return whether a word that may be a verb of saying is one here, and no noun: "officials say", not "the report"."""
        low, before = self.tokens[i].low, self.tokens[i - 1] if i else None
        if before is None:
            return False
        if "said" not in self.cues:
            return not is_foreign_noun(self.tokens, i)
        after_name = before.text[0].isupper() and before.low not in DETERMINERS
        if (
            low.endswith("ing")
            and noun(low)
            and before.text[0].isalnum()
            and (before.low in DETERMINERS or word_after(self.tokens, i) in _OPENING)
        ):
            return False  # "the ruling said", "a general warning that", and no "a general, warning that"
        if (
            low.endswith(("ed", "ing"))
            or low in STRONG
            or any(t.low in HEARING for t in self.tokens[max(0, i - 7) : i])
        ):
            return True
        if low.endswith("s"):
            return not noun(low) or after_name
        if before.low in ("'s", "’s") or before.low in DETERMINERS:  # "the coroner's report", "its report"
            return False
        return before.low.endswith("s") or before.low in ("people", "police", "men", "women")

    def _end(self, i: int) -> int:
        """Return where the noun phrase that starts at a token ends."""
        tokens, n = self.tokens, len(self.tokens)
        j = i + 1
        if tokens[i].low in self.determiners:
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
        low = self.tokens[j].low
        if self._is_name(j) or self._genitive(j) or self._joins(j) or (low == "and" and self._is_twofold(i, j)):
            return True
        if low.endswith("ed") and j > i + 1 and j + 1 < len(self.tokens):
            following = self.tokens[j + 1]
            if is_capital(self.tokens[j - 1].text) and not following.text[0].isupper():
                return False  # "The web site Project Tern | released footage"
            return self._is_word(j) and (bool(noun(following.low)) or following.text[0].isupper())
        # "La fiscal Marta Quiroga | presentó": no verb of these languages can be told by its form.
        parted = self.language in PRONOUNS_MORE and is_capital(self.tokens[j - 1].text) and j > i + 1
        return self._is_word(j) and not (parted and not noun(low))

    def _is_twofold(self, i: int, j: int) -> bool:
        """Return whether "and" joins two words of a body's name: "the Food and Drug Administration"."""
        end = j + 1
        while end < len(self.tokens) and is_capital(self.tokens[end].text) and self._is_name(end):
            end += 1
        before = self.tokens[i + 1 : j]
        whole = all(is_capital(t.text) and t.low not in BODY_NAMES and t.low not in first_names() for t in before)
        last = self.tokens[end - 1].low
        return whole and bool(before) and end - j > 2 and (last in BODY_NAMES or noun(last) == "office")

    def _genitive(self, j: int) -> bool:
        """Return whether a token is an 's with something of its own behind it."""
        return (
            self.tokens[j].low in ("'s", "’s")
            and j + 1 < len(self.tokens)
            and (self._is_word(j + 1) or self._is_name(j + 1))
        )

    def _is_suffix(self, j: int) -> bool:
        """Return whether a token is "Jr." or the comma before it: "John Hayden, Jr."."""
        token = self.tokens[j]
        return token.low in SUFFIXES or (token.text == "," and word_after(self.tokens, j).rstrip(".") in _YOUNGER)

    def _joins(self, j: int) -> bool:
        """Return whether a small word stands between two parts of a name."""
        tokens, before = self.tokens, self.tokens[j - 1]
        if tokens[j].low in ("and", "for"):
            return self._is_of_body(j)
        if tokens[j].low not in PARTICLES or j + 1 >= len(tokens):
            return False
        if self.language == "de" and self._parts_in_german(j):
            return False
        head = noun(before.low.strip(".")) or ("office" if before.low in BODY_NAMES else "")
        if tokens[j].low == "of" and (not head or (head == "office" and before.low in self.surnames)):
            return False  # "Reps. Jim Banks | of Indiana"
        k = j + 2 if tokens[j + 1].low in PARTICLES and j + 2 < len(tokens) else j + 1
        follows = before.text[0].isupper() or before.low in PARTICLES
        return follows and tokens[k].text[0].isupper() and self._is_name(k)

    def _parts_in_german(self, j: int) -> bool:
        """Return whether a small word parts a German name: "Petra Lohmann | am Abend", "Worten | von Lena Hartwig"."""
        low, before = self.tokens[j].low, self.tokens[j - 1]
        if low in ("der", "des") and before.text[0].isupper():
            return not (noun(before.low) or before.low.endswith(TITLE_ENDINGS))  # "der Leiter des Zivilschutzes"
        if low == "von" and not (
            before.low in first_names() or before.low in TITLES or before.low.endswith(TITLE_ENDINGS)
        ):
            return True
        return low in _GERMAN or (j > 1 and self.tokens[j - 2].text[0].isupper())

    def _is_of_body(self, j: int) -> bool:
        """Return whether "for" or "and" stands amid a body's name: "Centers for Disease Control and Prevention"."""
        tokens = self.tokens
        if j + 1 >= len(tokens) or not tokens[j + 1].text[0].isupper() or not self._is_name(j + 1):
            return False
        if tokens[j].low == "for":
            return tokens[j - 1].text[0].isupper() and tokens[j - 1].low in _BODIES_FOR
        opening = next((k for k in range(j - 1, max(0, j - 6), -1) if tokens[k].low in ("for", "of")), 0)
        amid = all(t.text[0].isupper() for t in tokens[opening + 1 : j])
        return opening > 0 and amid and tokens[opening - 1].low in _BODIES_FOR and tokens[opening - 1].text[0].isupper()

    def _reach(self, j: int) -> int:
        """Return the end of a lower-case run that holds a role, body or text within four words; j where none."""
        end, last = j, j
        if self.tokens[j].low.endswith("ed"):  # "Halligan thanked emergency workers"
            return j
        if self._is_group(j):
            return j + 1
        while end < len(self.tokens) and end - j < 5 and self._is_plain(end) and self._is_word(end):
            end += 1
            if noun(self.tokens[end - 1].low):
                last = end
        return last

    def _is_group(self, j: int) -> bool:
        """Return whether a plural behind a name, a verb of saying behind it, tells of some of them: "Talvan insurgents warned"."""
        low, after = self.tokens[j].low, word_after(self.tokens, j)
        plural = low.endswith("s") and len(low) > 4 and low.isalpha() and self.tokens[j].text[0].islower()
        said = after in self.cues and (after in STRONG or after.endswith("ed"))
        return plural and said and j > 0 and self.tokens[j - 1].text[0].isupper() and low not in self.cues

    def _is_plain(self, t: int) -> bool:
        """Return whether a word has no capital, or one only because it opens the sentence."""
        return self.tokens[t].text[0].islower() or (self._opens_sentence(t) and not self._is_name(t))
