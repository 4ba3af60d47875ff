"""Stems: the part of a word that its inflections share, by light suffix stripping."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from briefing.text.remembering import remembered

# Endings of inflected nouns, adjectives and verbs; longest first; the first that leaves enough of the word goes.
# Light on purpose: a stem too long misses a likeness, a stem too short invents one.
_ENDINGS: dict[str, str] = {
    "de": "ern em en er es e n s",
    "es": "aciones amente ación iendo adas ados ando aron idas idos ada ado ida ido as es os a e o s",
    "fr": "issements issement ements aient ement euses ants euse ait ant aux eux ées er es ée és e s x é",
    "it": "amente azione azioni ando endo are ata ate ati ato ere ire ita ite iti ito a e i o",
    "nl": "heden ingen ende end en e s t",
    "pt": "amente ações adas ados ando aram ação endo idas idos ada ado ida ido ões as es os a e o s",
    "ru": "иями ами его ему ими ого ому ыми ями ам ат ах ая ев ее ей ем ет ие ии ий ит их ию ия ла ли ло ов ое ой ом ть "
    "ут ую ые ый ых ют юю ям ят ях яя а е и л о у ы ь ю я",
    "uk": "ами ими ить ого ому ють ями ять ам ах ем ею ий их ла ли ло ом ою ої ти ть ує ям ях ів ій їв а в е и о у ь ю "
    "я і ї",
}
_LONGEST_FIRST = {language: tuple(endings.split()) for language, endings in _ENDINGS.items()}
_VOWELS = frozenset("aeiouy")
# The last letters of what may have an ending to lose: half of all words.
_INFLECTED = frozenset("degsy'")


def stemmer(language: str) -> Callable[[str], str]:
    """Return what stems the words of a language, for those who keep what it says."""
    return _stem if language == "en" else partial(_without_ending, endings=_LONGEST_FIRST.get(language, ()))


def _without_ending(word: str, endings: Sequence[str]) -> str:
    """Return a word without the longest of the endings that leaves enough of it."""
    if "’" in word:
        word = word.replace("’", "'")
    for ending in endings:
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def _stem(word: str, language: str = "en") -> str:
    """Return a word's stem; an English one: plurals, possessives, -ed and -ing gone, y and ie made one."""
    if language != "en":
        return stemmer(language)(word)
    if "’" in word:
        word = word.replace("’", "'")
    last = word[-1:]
    if last not in _INFLECTED:
        return word
    if last == "s" or last == "'":
        if "'" in word:
            word = word.removesuffix("'s").removesuffix("'")
            last = word[-1:]
        if last == "s" and len(word) > 3 and word[-2] not in "sui":
            word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
            last = word[-1]
    if len(word) <= 3:
        return word
    if last == "d" or last == "g":
        bare = word.removesuffix("ed" if last == "d" else "ing")
        if bare != word and len(bare) >= 3 and not _VOWELS.isdisjoint(bare):
            word = bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
            last = word[-1]
    if last == "e" and len(word) > 4:
        word = word[:-1]
        last = word[-1]
    return word[:-1] + "i" if last == "y" and len(word) > 3 else word


#: The stem of a word in lower case; a language that we do not know leaves it whole.
stem = remembered(1 << 16)(_stem)
