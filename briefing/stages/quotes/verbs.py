"""Verbs: which words say something where they stand, and which only look like it."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.stages.quotes.cues import PRESENTING, STRONG
from briefing.stages.quotes.reading import QUOTED, Token
from briefing.stages.quotes.wordlists import AUXILIARIES, SOMEONE
from briefing.text.names import DETERMINERS, WEEKDAYS

# Words that stand between a speaker and the verb without changing who speaks.
_SKIP = AUXILIARIES | frozenset(
    "also all both even ever first further himself herself themselves itself just later long never now often once only previously"
    " recently repeatedly since soon still then today yesterday"
    " s'est s’est se sich l'a l’a l'ont l’ont lo le y".split()
)
STOPS = frozenset(".!?")
#: "as" stands so many words behind a verb of presenting, at most.
_PRESENTED = 14
# Plural subjects that do not end in s, and others whose verbs have no ending.
_PLURAL = frozenset("i people police they we who women men you".split())
# What a verb, and no noun, stands before: "Residents, who have sued, call it …".
_OBJECTS = frozenset("her him it that them this".split())
# Articles of other languages that are no pronouns before a verb as well.
_ARTICLES = frozenset("des du el les la las los un una une".split())
_HOURS = frozenset("afternoon evening morning night".split())
_NO_ADVERBS = frozenset("apply family imply rally reply supply".split())
# Forms that are no nouns: "one said", "with another saying".
_SURE = frozenset(
    "added adding argued arguing called calling complained complaining said says saying told telling warned warning wrote writing".split()
)
# Forms of "to be": what stands behind them and ends like a past form was done to the subject.
_BEING = frozenset("am are be been being is was were".split())


def word_at(tokens: list[Token], k: int) -> str:
    """Return the lower-case word of a token, "" beyond the ends."""
    return tokens[k].low if 0 <= k < len(tokens) else ""


def is_skipped(word: str) -> bool:
    """Return whether a word between a speaker and a verb changes nothing."""
    return word in _SKIP or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)


def says(tokens: list[Token], k: int, verbs: Mapping[str, str]) -> str:
    """Return the class of the verb of saying at a token; "" for other words and for nouns that look alike: "a call"."""
    word = word_at(tokens, k)
    before = word_at(tokens, k - 1)
    if word in PRESENTING and "said" in verbs:
        return "call" if _is_presenting(tokens, k) else ""
    if word not in verbs or (verbs[word] == "put" and word_at(tokens, k + 1) != ("in" if before == QUOTED else "it")):
        return ""
    if "said" not in verbs:
        return "" if is_foreign_noun(tokens, k) else verbs[word]
    if (before in DETERMINERS and not (before in SOMEONE and word in _SURE)) or before in ("'s", "’s"):
        return ""
    inflected = word.endswith(("d", "s", "ing")) or word in STRONG or word == "put"
    plural = before.endswith("s") or before in _PLURAL or (before == "," and word_at(tokens, k + 1) in _OBJECTS)
    return verbs[word] if inflected or plural or before in AUXILIARIES or before == "to" else ""


def _is_presenting(tokens: list[Token], k: int) -> bool:
    """Return whether a verb presents somebody or something in quoted words: "introduced Crook to the hall as …"."""
    for at in range(k + 1, min(len(tokens) - 1, k + _PRESENTED)):
        if tokens[at].text in STOPS or tokens[at].text == QUOTED:
            return False
        if tokens[at].low == "as":
            return QUOTED in (tokens[at + 1].text, word_at(tokens, at + 2))
    return False


def is_foreign_noun(tokens: list[Token], k: int) -> bool:
    """Return whether a word of another language that looks like a verb is a noun: "la juge", "die Fragen"."""
    before = word_at(tokens, k - 1)
    inside = before not in ("", QUOTED, ":", "„") and before not in STOPS
    if before == "le" and tokens[k].low.endswith(("é", "u")):
        return True  # "le prévenu"
    return before in _ARTICLES or (inside and tokens[k].text[0].isupper())


def said_before(tokens: list[Token], k: int, verbs: Mapping[str, str]) -> bool:
    """Return whether somebody says something before a token of a sentence."""
    while k >= 0 and tokens[k].text not in STOPS and tokens[k].text != QUOTED:
        if says(tokens, k, verbs) in ("say", "tell", "state", "write"):
            return True
        k -= 1
    return False


def called(tokens: list[Token], k: int, verbs: Mapping[str, str]) -> int | None:
    """Return the participle before a quotation: "was called … by X", "described the next day as … by X"."""
    if word_at(tokens, k) == "and":  # "called … by X and … by Y"
        k = next((at for at in range(k, max(0, k - 12), -1) if tokens[at].text == QUOTED), k) - 1
    for at in range(k, max(-1, k - 6), -1):
        if tokens[at].text in STOPS or tokens[at].text == QUOTED:
            return None
        if tokens[at].low.endswith("ed") and says(tokens, at, verbs) in ("call", "say", "state"):
            return at
    return None


def as_saying(tokens: list[Token], j: int) -> int | None:
    """Return the verb of "quoted officials as saying", "quoted a man who was there as having said"."""
    for k in range(j, min(len(tokens), j + 10)):
        if tokens[k].text in STOPS or tokens[k].text == QUOTED:
            return None
        if tokens[k].low == "as" and word_at(tokens, k + 1) in ("having", "saying", "telling"):
            return k + 1
    return None


def is_passive(tokens: list[Token], j: int, at: int, verbs: Mapping[str, str]) -> bool:
    """Return whether tokens hold a passive, their last verb in it: "has been called", "was described in the press as"."""
    done = next((k for k in range(at - 1, j - 1, -1) if _is_participle(tokens[k].low, verbs)), j)
    return any(tokens[k].low in _BEING for k in range(max(j, done - 4), done)) and not any(
        tokens[k].text == QUOTED or tokens[k].text in STOPS for k in range(done, at)
    )


def _is_participle(word: str, verbs: Mapping[str, str]) -> bool:
    return (word in verbs and word.endswith("ed")) or word in ("known", "said", "seen", "shown", "told")


def skipping(tokens: list[Token], k: int) -> int:
    """Return the first token from one on that is no adverb, auxiliary or day."""
    while is_skipped(word := word_at(tokens, k)) or _is_when(tokens, k, word) or _is_used_to(tokens, k):
        k += 2 if word == "used" else 1
    return k


def _is_used_to(tokens: list[Token], k: int) -> bool:
    return word_at(tokens, k) == "used" and word_at(tokens, k + 1) == "to"


def _is_when(tokens: list[Token], k: int, word: str) -> bool:
    """Return whether a word is part of "on Thursday", "late Friday night"."""
    if word in WEEKDAYS:
        return True
    return (
        word_at(tokens, k + 1) in WEEKDAYS
        if word in ("early", "late", "on")
        else word in _HOURS and word_at(tokens, k - 1) in WEEKDAYS
    )


def back(tokens: list[Token], at: int) -> int:
    """Return the last token before a verb that is no adverb or auxiliary: the comma of "Nolan, 54, has said"."""
    k = at - 1
    while k > 0 and (is_skipped(word := tokens[k].low) or _is_when(tokens, k, word)):
        k -= 1
    return k
