"""Told: all that was said of a story, and whether one more sentence adds to it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from briefing.text.acts import KIN, acts
from briefing.text.figures import MOMENTS, Figure, figures
from briefing.text.remembering import remembered
from briefing.text.stopwords import stopwords
from briefing.text.telling import comments
from briefing.text.words import stems, words

# A sentence says what another said where this share of the shorter one's telling words is in it.
_SAID = 0.6
# Fewer telling words than this make no news of their own.
_LEAST = 5
# … in a headline: "Government of Kell collapses" stands over nothing where a feed gives no more.
_HEADLINE = 3
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
# … or where it happened on a day of which nothing was told, and no sentence said as much, or so many of its words are unheard,
# or somebody or some place is: another man is stabbed in the next town in the words of the first.
_ON_A_DAY = 2
_A_DAY = timedelta(days=1)
# The days of the week, from Monday, by language; "Samstagabend" is one of them.
_WEEKDAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
_WEEKDAY = {language: re.compile(rf"\b(?:{'|'.join(days)})") for language, days in _WEEKDAYS.items()}
# Words of time and number, which other rules read.
_COUNTING = frozenset(
    "ahead day days decide decided early end ended ends hour hours late month months now off old outside such time upon week weeks year"
    " years two three four five six seven eight nine ten eleven twelve dozen hundred hundreds thousand thousands million millions".split()
)
# A name within a sentence; in German every noun looks like one.
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b(?!day\b)")
_NUMBER = re.compile(r"\d[\d,.]*(?<![,.])")


class Told:
    """What was said so far in one language, sentence by sentence; what happens is read in English alone."""

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._sentences: list[frozenset[str]] = []
        self._words: set[str] = set()
        self._figures: list[Figure] = []
        self._numbers: set[str] = set()
        self._acts: set[str] = set()
        self._days: set[str] = set()

    def hear_on(self, published: datetime) -> None:
        """Add the days that an article of this moment tells of as its own: that of its publication, and the evening before."""
        week = _WEEKDAYS.get(self._language)
        self._days.update(week[day.weekday()] for day in (published, published - _A_DAY) if week)

    def hear(self, text: str) -> None:
        """Add a sentence to what was said."""
        done, telling = self._acts_and_words(text)
        self._sentences.append(telling)
        self._words |= telling
        self._figures += figures(text)
        self._numbers |= set(_NUMBER.findall(text))
        self._acts |= done
        self._days |= self._days_in(text)

    def is_news(self, text: str, *, headline: bool = False) -> bool:
        """Return whether a sentence brings an act, a figure or enough words that were not heard before; a headline has fewer."""
        least, most = (_HEADLINE, _ON_A_DAY) if headline else (_LEAST, _UNHEARD)
        if sum(w not in _small(self._language) for w in words(text)) < least or self._is_comment(text):
            return False
        done, telling = self._acts_and_words(text)
        if done - self._acts or self._new_figure(text):
            return True
        unheard = telling - self._words
        said = any(len(before & telling) >= _SAID * len(telling) for before in self._sentences)
        if self._days and self._days_in(text) - self._days:
            named = telling_words(" ".join(_NAME.findall(text)), self._language)
            if not said or len(unheard) >= _ON_A_DAY or (self._language == "en" and not unheard.isdisjoint(named)):
                return True
        return not said and len(unheard) >= max(most, _SHARE * len(telling))

    def _acts_and_words(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        done, rest = acts(text) if self._language == "en" else (frozenset[str](), text)
        return done, telling_words(rest, self._language)

    def _days_in(self, text: str) -> set[str]:
        days = _WEEKDAY.get(self._language)
        return set(days.findall(text)) if days else set()

    def _is_comment(self, text: str) -> bool:
        return self._language == "en" and comments(text)

    def _new_figure(self, text: str) -> bool:
        """Return whether a sentence gives a tally that no earlier one agrees with, so that a risen toll is news."""
        return any(
            f.unit.split()[0] not in MOMENTS
            and not any(f.agrees(g) for g in self._figures)
            and not (0 < len(numbers := set(_NUMBER.findall(text[f.start : f.end]))) <= len(numbers & self._numbers))
            for f in figures(text)
        )


@remembered(4096)
def telling_words(text: str, language: str = "en") -> frozenset[str]:
    """Return the stems of the words that tell something beside figures, kin words as one."""
    pairs = zip(words(text), stems(text, language), strict=True)
    idle, kin = _small(language) | _COUNTING, KIN if language == "en" else {}
    return frozenset(kin.get(w, kin.get(s, s)) for w, s in pairs if w not in idle and not _NUMBER.search(w))


def _small(language: str) -> frozenset[str]:
    return SMALL if language == "en" else stopwords(language)
