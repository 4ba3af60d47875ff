"""Facts: the figures, names and acts of an English sentence, and whether others have them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.text.acts import KIN, acts
from briefing.text.remembering import remembered
from briefing.text.stems import stem
from briefing.text.stopwords import stopwords
from briefing.text.words import words

# How much of a sentence's other words the others must hold: less where they have its figure. By eye on 260 printed lines.
_REST, _REST_WITH_FIGURE = 0.5, 0.34
# "COVID-19" and "F16" are names.
_FIGURE = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*")
# Somebody's age is no news of what he did: "Livia Arcano, 58, won …".
_AGE = re.compile(r"(?<=[A-Za-z]), \d\d(?=[,.])")
# A day beside a figure adds nothing to it: "to 212,000 as of Aug. 3".
_DAY = re.compile(
    r"(?<!until )(?<!by )\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]+)? \d{1,2}\b|(?<!until )(?<!by )\b(?:May|June?|July?)\.? \d{1,2}\b"
)
_COUNTS = {
    word: str(n) for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w-]*\w")
# Days, and words of telling, which add nothing to a fact.
_COMMON = frozenset(
    "about according ago around chief company earlier friday later monday more morning mr mrs ms new nearly night official"
    " officials people person reported saturday said say says some spokesman spokeswoman statement sunday thursday told tuesday"
    " wednesday week year".split()
)


class Facts(NamedTuple):
    """What a sentence tells."""

    figures: frozenset[str]
    #: Stems of words with a capital, a first word's too.
    names: frozenset[str]
    acts: frozenset[str]
    #: Stems of its other words of content.
    rest: frozenset[str]


@remembered(1024)
def facts(sentence: str) -> Facts:
    """Return the facts of an English sentence."""
    sentence = _AGE.sub("", sentence)
    dateless = _DAY.sub("", sentence)
    sentence = dateless if _FIGURE.search(dateless) else sentence
    done, remains = acts(sentence)
    lower = words(sentence)
    figures = {found.replace(",", "") for found in _FIGURE.findall(sentence)}
    figures.update(_COUNTS[word] for word in lower if word in _COUNTS)
    idle = stopwords("en") | _COMMON | _COUNTS.keys()
    names = {name.lower() for name in _CAPITAL.findall(sentence)} - idle
    rest = {re.split("['’]", word)[0] for word in words(remains)} - idle - names
    stems = {stem(KIN.get(word, word), "en") for word in rest if not word[0].isdigit()}
    return Facts(frozenset(figures), frozenset(stem(name, "en") for name in names), done, frozenset(stems))


def adds_nothing(sentence: str, others: Sequence[str]) -> bool:
    """Return whether a sentence tells what others tell, one of them with its figure or its act and a name.

    No figure, name or act of it is new, and not too many of its other words are.
    """
    here, there = facts(sentence), [facts(other) for other in others]
    together = Facts(*(frozenset[str]().union(*sets) for sets in zip(*there, strict=True))) if there else None
    if together is None or not here.figures <= together.figures or not here.acts <= together.acts:
        return False
    # A first word has a capital whatever it is: the others may have it without.
    if not here.names <= together.names | together.rest:
        return False
    if not any(here.figures & one.figures or (here.acts & one.acts and here.names & one.names) for one in there):
        return False
    return len(here.rest & together.rest) >= (_REST_WITH_FIGURE if here.figures else _REST) * len(here.rest)
