"""Offices: in what office the article says a speaker speaks, as a noun phrase in the article's own words."""

from __future__ import annotations

import re

from briefing.stages.quotes.bearers import KIN
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.namebook import Names
from briefing.stages.quotes.reading import QUOTED, Token
from briefing.stages.quotes.wordlists import AUXILIARIES, PASTS, PREPOSITIONS, noun
from briefing.text.names import DETERMINERS, TITLE_ENDINGS, surname

# Who leads a country, whose party or palace others name by them: "the party of Prime Minister Vole".
_LEADERS = ("Chancellor", "King", "Premier", "Prime Minister", "President", "Queen")
# What may stand before such an office.
_RANKS = frozenset(
    "acting ailing caretaker conservative current deputy embattled exiled first former incoming interim jailed late liberal longtime new"
    " newly-elected old ousted outgoing retired then then-vice vice".split()
)
_ARTICLES = frozenset("a an one the its his her their".split())
# "Ms. Brook" is an address, no office.
_ADDRESSES = frozenset("frau herr m miss mme mr mrs ms mx señor señora sr sra".split())
# Ranks and courtesies in short tell nothing behind a name: "Amina Rowe, Dr."
_SHORT_TITLES = frozenset(
    "adm brig capt cmdr col cpl dame det dr fr gen hon insp lady lord lt maj mme prof pvt rev sgt sir supt".split()
)
# Of these one between an office and a name belongs to the name: "Judge Lord Pryce", "Ecologist Dr Vik".
_COURTESIES = _ADDRESSES | frozenset("dame dr fr hon lady lord prof rev sir".split())
#: Tokens of an office at most.
_LONGEST = 18
_ENDS = frozenset([",", ".", ";", ":", "(", ")", "—", "–", "!", "?", QUOTED])
_CLAUSES = (AUXILIARIES - _ARTICLES) | frozenset(
    "who whose whom which that where when while on and after before as".split()
)


def end_of(people: Names, mention: Mention) -> int:
    """Return where a description ends that goes on behind its head: "a spokesman for the Competition Office"."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    end, j = mention.end, mention.j
    if mention.kind != "role":
        return end
    for m in people.in_paragraph(mention.paragraph):
        if m.i == j + 1 and tokens[j].low in ("for", "of", "from", "at", "with"):
            end, j = m.end, m.j
    return end


def role_of(people: Names, mention: Mention, name: str | None) -> tuple[int, int] | None:
    """Return where the article gives the speaker's office: beside the quote, else where it first does."""
    own = beside(people, mention)
    if own or not name:
        return own
    asked = name, name in people.others
    if asked not in people.roles:
        bearers = (m for m in people.bearing(surname(name)) if m.kind == "person" and people.is_of(m, name))
        people.roles[asked] = next(filter(None, (beside(people, m) for m in bearers)), None)
    return people.roles[asked]


def beside(people: Names, mention: Mention) -> tuple[int, int] | None:
    """Return the office in a mention, before it or behind it; "Ms." is none."""
    text, tokens = people.reading.text, people.reading.paragraph(mention.paragraph).tokens
    if mention.kind == "role":
        if tokens[mention.i].low == "one" and (mention.j == mention.i + 1 or tokens[mention.i + 1].low == "of"):
            return None  # "one of them" holds no office
        start, end = _phrase(people, mention.i, tokens)
        if all(t.low in KIN for t in tokens[start:end]):
            return None  # "her brother" tells no reader whose
        return tokens[start].start, tokens[end - 1].end
    if mention.role and _is_office(text[slice(*mention.role)]):
        return _without_courtesy(text, *_own_office(text, *mention.role))
    if mention.kind not in ("person", "single"):
        return None
    return _role_before(people, mention, tokens) or _role_behind(people, mention, tokens)


def _own_office(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the office of the one stands who is named: "the Harvest Party of | Prime Minister" is his party.

    Nor is what is done to him his office: "to force | Prime Minister Vole to resign".
    """
    office = next((o for o in _LEADERS if text[start:end].endswith(o)), "")
    words = list(re.finditer(r"\S+", text[start:end]))
    if not office or any(w[0] == "and" for w in words):
        return start, end
    own = len(words) - len(office.split())
    while own and (words[own - 1][0] in _RANKS or words[own - 1][0][0].isupper()):
        own -= 1
    return start + words[own].start(), end


def _without_courtesy(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where an office stands without the courtesy that belongs to the name behind it."""
    office, _, last = text[start:end].rpartition(" ")
    parted = last.strip(".").lower() in _COURTESIES and office and _is_office(office)  # "First Lady" is one
    return (start, start + len(office)) if parted else (start, end)


def _is_office(words: str) -> bool:
    """Return whether the words before a name are an office: "Ms." is an address, "massive purchases" nothing."""
    known = [w.strip(".,").lower() for w in words.split()]
    if all(w in _SHORT_TITLES | _ADDRESSES for w in known):
        return False
    return known[-1] not in _ADDRESSES | KIN and any(noun(w) == "role" or w.endswith(TITLE_ENDINGS) for w in known[-6:])


def _phrase(people: Names, start: int, tokens: list[Token]) -> tuple[int, int]:
    """Return the tokens of an office, from behind its article up to the sign or clause that ends it."""
    start += tokens[start].low in _ARTICLES and start + 1 < len(tokens) and tokens[start + 1].low != "of"
    end = start
    while end < len(tokens) and end - start < _LONGEST:
        token = tokens[end]
        ends = token.text in _ENDS or (token.low in _CLAUSES and not (token.text.isupper() and len(token.text) > 1))
        if ends and not _lists_on(people, tokens, start, end) and not _amid_name(tokens, end):
            break
        end += 1
    verb = next((k for k in range(start + 1, end) if _is_doing(people, tokens, k)), end)
    while verb > start + 1 and _is_left_over(tokens[verb - 1].low):
        verb -= 1
    return start, max(start + 1, verb)


def _amid_name(tokens: list[Token], k: int) -> bool:
    """Return whether a word joins the parts of a body's name: "Centers for Disease Control | and Prevention"."""
    around = tokens[k - 1 : k + 2]
    opened = any(t.low in ("for", "of") for t in tokens[max(0, k - 5) : k])
    return opened and len(around) == 3 and around[1].text == "and" and all(t.text[0].isupper() for t in around[::2])


def _is_left_over(word: str) -> bool:
    """Return whether an office does not end with a word: "a judge | temporarily", "director of | the"."""
    small = word in PREPOSITIONS or word in DETERMINERS or word in ("'s", "’s")
    return small or (word.endswith("ly") and word not in ("ally", "family"))


def _lists_on(people: Names, tokens: list[Token], start: int, k: int) -> bool:
    """Return whether a sign stands amid what an office is of: "director of race, ethnicity, research and outreach"."""
    if (
        tokens[k].low not in (",", "and")
        or not any(t.low in ("for", "of") for t in tokens[start:k])
        or k + 2 >= len(tokens)
    ):
        return False
    word, after = tokens[k + 1], tokens[k + 2]
    known = word.low in people.verbs or word.low in _CLAUSES | PREPOSITIONS | DETERMINERS or noun(word.low) == "role"
    plain = word.text.isalpha() and word.text[0].islower() and not known and not word.low.endswith(("ed", "ing", "ly"))
    if tokens[k].low == ",":
        return plain and after.low in (",", "and") and any(t.low == "and" for t in tokens[k + 2 : k + 7])
    return plain and after.low not in DETERMINERS


def _is_doing(people: Names, tokens: list[Token], k: int) -> bool:
    """Return whether a word of what may be an office is a verb, which ends it: "the chair | shrugged her shoulders"."""
    word = tokens[k].low
    if word in people.verbs:
        return not noun(word)
    return word in PASTS or (word.endswith("ed") and k + 1 < len(tokens) and tokens[k + 1].low in DETERMINERS)


def _role_before(people: Names, mention: Mention, tokens: list[Token]) -> tuple[int, int] | None:
    """Return the office that stands before a name and a comma: "The mayor, Fiona Ashdown, said"."""
    if mention.i < 2 or tokens[mention.i - 1].text != "," or people.speaks(mention):
        return None
    for m in people.in_paragraph(mention.paragraph):
        if m.kind == "role" and mention.i - 8 <= m.i and m.j < mention.i:
            start, end = _phrase(people, m.i, tokens)
            if end == mention.i - 1 and not KIN.issuperset(t.low for t in tokens[start:end]):
                return tokens[start].start, tokens[end - 1].end
    return None


def _role_behind(people: Names, mention: Mention, tokens: list[Token]) -> tuple[int, int] | None:
    """Return the office in apposition to a name, ages passed over: "Trent Bauer, 44, a welder from Gary"."""
    at = mention.j
    if at + 2 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text.isdigit() and tokens[at + 2].text == ",":
        at += 2
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    start, end = _phrase(people, at + 1, tokens)
    words = [t.low for t in tokens[start:end]]
    known = any(noun(w) == "role" for w in words[:6])
    described = tokens[at + 1].low in ("a", "an") and words[0].isalpha() and words[0] not in people.verbs
    if (
        not (known or described)
        or tokens[at + 1].low in _CLAUSES | PREPOSITIONS
        or words[0].endswith("ing")
        or (words[0].endswith("ed") and words[1:2] and words[1] in PREPOSITIONS)  # "flanked by members of the council"
        or words[0] in people.verbs
        or (end < len(tokens) and tokens[end].low in people.verbs)  # "asked about Rita Voss, the mayor | said"
        or all(w.strip(".") in _SHORT_TITLES for w in words)
    ):
        return None
    return tokens[start].start, tokens[end - 1].end
