"""Mentions: everyone and everything outside of quotation marks that might be speaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.stages.quotes.claims import heads_a_kicker
from briefing.stages.quotes.phrases import Phrases, is_capital, word_after
from briefing.stages.quotes.reading import Reading, Token
from briefing.stages.quotes.wordlists import (
    BREAKS,
    DASHES,
    FAMILIES,
    INVERTED,
    PREPOSITIONS,
    SOMEONE,
    SUFFIXES,
    is_demonym,
    noun,
)
from briefing.text.names import (
    BODY_NAMES,
    DETERMINERS,
    PARTICLES,
    PRONOUNS,
    TITLE_ENDINGS,
    TITLE_PARTS,
    TITLES,
    first_names,
)

# "As she put it", "of it".
_OF_IT = PREPOSITIONS | {"put", "puts"}
# "Operation Warm Hearth", "Hurricane Odile", "Team Estonia": whatever they are called, no persons.
_UNDERTAKINGS = frozenset("cyclone hurricane mission operation project storm team typhoon".split())
# Words before "one" that make it a thing.
_OF_THINGS = frozenset("any are be been is no that the this was were".split())
_AGENCIES = frozenset(["AFP", "AP", "BBC", "CNN", "Reuters", "UPI"])
#: Heads of offices that go on behind "of" or "for".
_HELD = frozenset(
    "ambassador chair chairman chairwoman chief commissioner dean deputy director envoy governor head leader member minister"
    " premier president principal professor secretary superintendent undersecretary".split()
)
#: Words between such an office's head and the name, at most.
_HELD_FOR = 5
PARTISANS = frozenset(["democrat", "republican"])
#: A dateline opens with a word of so many letters, and has at most so many tokens.
_SHORTEST, _DATELINE = 3, 10
# The kind of a pronoun in another language, by its gender.
_KINDS = {"f": "she", "m": "he", "n": "it", "p": "they"}


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


def mentions(reading: Reading, number: int) -> list[Mention]:
    """Return a paragraph's mentions in order."""
    paragraph, found = reading.paragraph(number), list[Mention]()
    chunker = _Chunker(reading, paragraph)
    i = _dateline(paragraph.tokens)
    while i < len(paragraph.tokens):
        mention, i = chunker.at(i)
        unknown = mention is not None and mention.kind == "single" and mention.head not in reading.surnames
        if mention is None or (unknown and heads_a_kicker(paragraph.tokens, mention.i, mention.j)):
            continue
        if mention.kind == "person" and (office := _office_before(paragraph.tokens, found, mention)) is not None:
            role = (
                (office.name or (office.start, 0))[0],
                paragraph.tokens[_first_of_name(paragraph.tokens, mention) - 1].end,
            )
            found = [m for m in found if m.i < office.i]
            mention = replace(mention, start=office.start, i=office.i, role=role)
        found.append(mention)
    return found


def _office_before(tokens: Sequence[Token], found: Sequence[Mention], named: Mention) -> Mention | None:
    """Return the office that a name ends: "secretary of education | Ann Dorn", "the Envoy for Haiti | Ann Dorn"."""
    last = found[-1] if found else None
    if last is not None and last.j + 1 == named.i and last.head == "committee" and named.role:
        return last if tokens[last.j].low == "on" and tokens[named.i].text[0].isupper() else None
    office = next((m for m in found[-2:] if m.head in _HELD and named.i - _HELD_FOR <= m.j < named.j), None)
    if office is None or tokens[office.j].low not in ("for", "of", "to"):
        return None
    first = _first_of_name(tokens, named)
    within = tokens[office.j + 1 + (tokens[office.j + 1].low == "the") : first]
    plain = all(
        t.text[0].isalnum()
        and t.low not in BREAKS | DETERMINERS
        and t.low.strip(".") not in TITLES
        and noun(t.low) not in ("role", "text")
        for t in within
    )
    return office if within and plain and named.j - first > 1 else None


def _names_body(word: str) -> bool:
    return word in BODY_NAMES or noun(word) == "office"


def _first_of_name(tokens: Sequence[Token], named: Mention) -> int:
    """Return the token with which a mention's name starts."""
    return next(k for k in range(named.i, named.j) if named.name and tokens[k].start == named.name[0])


def _dateline(tokens: Sequence[Token]) -> int:
    """Return where a paragraph's tokens go on behind its dateline: "PORT ELLERY, Ore. (AP) — "."""
    for k in range(min(len(tokens) - 2, 5)):  # "Washington (CNN)The president"
        if tokens[k].text == "(" and tokens[k + 1].text in _AGENCIES and tokens[k + 2].text == ")":
            return k + 3
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < _SHORTEST:
        return 0
    return next((k + 1 for k, t in enumerate(tokens[:_DATELINE]) if t.text in DASHES), 0)


class _Chunker(Phrases):
    """Tells what each noun phrase of a paragraph is."""

    def at(self, i: int) -> tuple[Mention | None, int]:
        """Return the mention that starts at a token, if any, and where to go on."""
        token = self.tokens[i]
        if token.low in self.pronouns:
            if token.low == "it" and i and (self.tokens[i - 1].low in _OF_IT or self.tokens[i - 1].text == "("):
                return None, i + 1  # "(it)" is how Wikinews marks a source in Italian
            kind = token.low if self.pronouns is PRONOUNS else _KINDS[self.pronouns[token.low]]
            return self._mention(i, i + 1, kind), i + 1
        if self.language == "fr" and (match := INVERTED.search(token.low)):
            return self._mention(i, i + 1, "she" if match[1] else "he"), i + 1
        if not token.text[0].isalnum() or self._is_participle(i):
            return None, i + 1
        j = self._end(i)
        if j == i:
            return None, i + 1
        return self._chunk(i, j), j

    def _is_participle(self, i: int) -> bool:
        """Return whether a word opens what somebody does besides: "…, hosting families"."""
        low = self.tokens[i].low
        return (
            low.endswith("ing")
            and i > 0
            and self.tokens[i - 1].text == ","
            and self.tokens[i].text.islower()
            and not noun(low)
        )

    def _chunk(self, i: int, j: int) -> Mention | None:
        """Return what a noun phrase is."""
        tokens = self.tokens
        last = tokens[j - 1]
        k = i + 1 if tokens[i].low in self.determiners and j > i + 1 else i
        if (
            is_capital(last.text)
            and not (self._opens_sentence(j - 1) and noun(last.low) and last.low not in self.surnames)
        ) or last.low in SUFFIXES:
            return self._named(self._with_office(i), self._with_office(k), j)
        somebody = (last.low in SOMEONE and self._is_somebody(i)) or (j > i + 1 and self._is_group(j - 1))
        kind = noun(last.low) or ("role" if somebody else "noun")
        mention = self._mention(i, j, kind)
        mention.head = last.low
        return mention

    def _is_somebody(self, i: int) -> bool:
        """Return whether "one", "another" stands for a person: "the storm is one of the worst" tells of none."""
        return i == 0 or self.tokens[i - 1].low not in _OF_THINGS

    def _with_office(self, i: int) -> int:
        """Return where the words before a name start that stand between it and the verb: "said teller Ann Ostrow"."""
        start = i
        while start > 0 and i - start < 4 and self.tokens[start - 1].text[0].islower() and self._is_word(start - 1):
            start -= 1
        if start < i and self.tokens[i - 1].low.endswith("ing") and not noun(self.tokens[i - 1].low):
            return i  # "issues facing President Ott"
        return start if start > 0 and self.tokens[start - 1].low in self.cues else i

    def _named(self, i: int, k: int, j: int) -> Mention:
        """Return a mention that ends in a name, the office before it split off."""
        tokens = self.tokens
        cut = max((t + 1 for t in range(k, j - 1) if self._parts(t)), default=k)
        whole = cut > k and tokens[cut - 1].low in ("and", "for")  # "Centers for Disease Control and Prevention"
        if whole or cut == j or (j - cut == 1 and tokens[cut].low.strip(".") in TITLES):
            cut = k
        if cut > k and j - cut == 1 and self._is_league(cut - 1):
            cut = k
        of = any(tokens[t].low in ("for", "of") for t in range(k, cut))
        if (
            j - cut > 2 and (cut == k or of or tokens[cut].low == "class") and self._has_epithet(cut)
        ):  # "Secretary of Veterans Affairs David Abel"
            cut += 1
        if cut > k + 1 and i == k and self._is_cut_off(k):
            i = k = next((t for t in range(k, cut) if noun(tokens[t].low.strip(".")) == "role"), k)
        if j - cut == 1 and cut > k and tokens[cut - 1].low in ("'s", "’s") and noun(tokens[cut].low) == "role":
            return self._mention(i, j, "role")  # "Skelby's MP"
        if tokens[cut].low in ("of", "for", "&", "des", "der"):  # "Democrat of Oregon", "Director of Public Health"
            mention = self._mention(i, j, "role")
            mention.head = tokens[cut - 1].low
            return mention
        head = next((t for t in reversed(tokens[cut:j]) if t.low not in SUFFIXES), tokens[j - 1])
        before = tokens[cut - 1]
        group = cut > k and noun(before.low) == "office" and before.text[0].islower() and before.low != "staff"
        if whole or self._is_body(head, i, k, cut, j):
            kind = "body"
        elif group and not (j - cut == 2 and tokens[cut].low in first_names()):
            kind, k = "body", cut  # "the advocacy group Green Tomorrow"
        elif self._is_description(head, i, k, cut):
            kind = "role"
        else:
            kind = "person" if j - cut > 1 or cut > k else "single"
        mention = self._mention(i, j, kind)
        mention.head = head.low
        if kind == "role":  # "an Ohio Democrat"
            return mention
        mention.name = (tokens[k if kind == "body" else cut].start, tokens[j - 1].end)
        if cut > k and kind != "body":
            mention.role = (tokens[k].start, tokens[cut - 1].end)
        return mention

    def _is_body(self, head: Token, i: int, k: int, cut: int, j: int) -> bool:
        """Return whether a name is of an organisation, an undertaking or a text, as its last word or one before "of" tells."""
        tokens = self.tokens
        given = j - cut == 2 and tokens[cut].low in first_names()
        return (
            any(tokens[t + 1].low == "of" and _names_body(tokens[t].low) for t in range(cut, j - 1))
            or (j - cut > 1 and tokens[cut].low in _UNDERTAKINGS)
            or any(t.low == "&" for t in tokens[cut:j])
            or head.low.strip(".") in BODY_NAMES
            or (head.text.isupper() and len(head.text) > 1 and noun(head.low) != "role")
            or (noun(head.low) == "text" and k != i and j - k > 2 and not given)
            or (noun(head.low) == "office" and not given)
            or (cut == k and j - k > 1 and self._is_league(j - 2))
        )

    def _is_league(self, t: int) -> bool:
        """Return whether a plural calling in capitals is part of a body's name: "Nurses United"."""
        token = self.tokens[t]
        many = token.text[0].isupper() and token.low.endswith("s") and noun(token.low) == "role"
        return (
            many
            and token.low not in TITLES
            and token.low[:-1] not in TITLES
            and word_after(self.tokens, t + 1) != "and"
        )

    def _is_description(self, head: Token, i: int, k: int, cut: int) -> bool:
        """Return whether a phrase with a determiner ends in what somebody is: "an Ohio Democrat", "the moderate Ohioan"."""
        known = noun(head.low) == "role" or is_demonym(head.text)
        plain = all(t.text[0].islower() and noun(t.low) != "role" and t.text[0].isalnum() for t in self.tokens[k:cut])
        beside = (
            k == i and i > 1 and head.low in PARTISANS and self.tokens[i - 1].text == ","
        )  # "Ann Dorn, Utah Republican"
        return known and (k != i or beside) and plain and (head.low not in self.surnames or head.low in PARTISANS)

    def _has_epithet(self, t: int) -> bool:
        """Return whether the word before a first name is no part of the name: "Plucky Ettore Nava"."""
        known, given = first_names(), self.tokens[t + 1].low
        return (
            self.tokens[t].low not in known and (given in known or given in FAMILIES) and len(self.tokens[t].text) > 2
        )

    def _is_cut_off(self, k: int) -> bool:
        """Return whether a phrase starts amid a body's name: "Disease Control and | Prevention Director Ann Frey"."""
        tokens = self.tokens
        joined = k > 1 and tokens[k - 1].low == "and" and is_capital(tokens[k - 2].text)
        return joined and tokens[k].low.strip(".") not in TITLE_PARTS

    def _parts(self, t: int) -> bool:
        """Return whether a token ends the office before a name."""
        token = self.tokens[t]
        low = token.low.strip(".")
        if token.text[0].islower() and not is_capital(token.text):
            return token.low not in PARTICLES
        if low in first_names() and low not in TITLES and is_capital(self.tokens[t + 1].text):
            return False  # "Hunter Ott"
        if low == "m" and t > 0 and is_capital(self.tokens[t - 1].text):
            return False  # an initial, and no "Monsieur"
        if low.endswith(TITLE_ENDINGS) or (low == "police" and t > 0 and self.tokens[t - 1].low == "of"):
            return True
        return low in TITLE_PARTS or token.low in ("'s", "’s") or noun(low) == "role"

    def _mention(self, i: int, j: int, kind: str) -> Mention:
        tokens: list[Token] = self.tokens
        return Mention(tokens[i].start, tokens[j - 1].end, self.number, i, j, kind, head=tokens[j - 1].low)
