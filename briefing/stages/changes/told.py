"""Told: all that was said of a story, and whether one more sentence adds to it."""

from __future__ import annotations

import re

from briefing.text.acts import KIN, acts
from briefing.text.figures import MOMENTS, Figure, figures
from briefing.text.words import stems, words

# A sentence says what another said where this share of the shorter one's telling words is in it.
_SAID = 0.6
# Fewer telling words than this make no news of their own.
_LEAST = 5
# A sentence of old acts and figures is news all the same where so many of its telling words, and this share, were never
# said of the story. Set on tests/quality/retold.txt.
_UNHEARD, _SHARE = 3, 0.4
#: Words that tell nothing.
SMALL = frozenset(
    "a an the of to and in that for on is was said says with by it at as he from his be has are had an have not they"
    " which will but who been were their she her or we this its about would more after there when what out up"
    " one all i if than can could also him into so them no some new just over s t"
    " because both did do does during how may might most must only our should still then these those under until very"
    " when where while who whom whose why you your according officials told reporters spokesman spokeswoman statement"
    " monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night overnight today yesterday"
    " people person put take took taken stand stands go goes going gone went get gets got come comes came make makes made"
    " give gives gave see sees saw seen run runs ran keep keeps kept begin begins began say saying tell tells".split()
)
_NUMBER = re.compile(r"\d[\d,.]*(?<![,.])")


class Told:
    """What was said so far, sentence by sentence."""

    def __init__(self) -> None:
        self._sentences: list[frozenset[str]] = []
        self._words: set[str] = set()
        self._figures: list[Figure] = []
        self._numbers: set[str] = set()
        self._acts: set[str] = set()

    def hear(self, text: str) -> None:
        """Add a sentence to what was said."""
        done, rest = acts(text)
        telling = _telling(rest)
        self._sentences.append(telling)
        self._words |= telling
        self._figures += figures(text)
        self._numbers |= set(_NUMBER.findall(text))
        self._acts |= done

    def is_news(self, text: str) -> bool:
        """Return whether a sentence brings an act, a figure or enough words that were not heard before."""
        if sum(w not in SMALL for w in words(text)) < _LEAST:
            return False
        done, rest = acts(text)
        if done - self._acts or self._new_figure(text):
            return True
        telling = _telling(rest)
        unheard = telling - self._words
        if len(unheard) < max(_UNHEARD, _SHARE * len(telling)):
            return False
        return not any(len(before & telling) >= _SAID * len(telling) for before in self._sentences)

    def _new_figure(self, text: str) -> bool:
        """Return whether a sentence gives a tally that no earlier one agrees with, so that a risen toll is news."""
        return any(
            f.unit.split()[0] not in MOMENTS
            and not any(f.agrees(g) for g in self._figures)
            and not (0 < len(numbers := set(_NUMBER.findall(text[f.start : f.end]))) <= len(numbers & self._numbers))
            for f in figures(text)
        )


def _telling(text: str) -> frozenset[str]:
    """Return the stems of the words that tell something beside figures, kin words as one."""
    pairs = zip(words(text), stems(text), strict=True)
    return frozenset(KIN.get(w, KIN.get(s, s)) for w, s in pairs if w not in SMALL and not _NUMBER.search(w))
