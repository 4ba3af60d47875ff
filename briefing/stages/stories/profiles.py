"""Profiles: what each report is about, in weighted words, with the day it was told."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.model import Article, Report
from briefing.stages.stories.columns import Column, Growing
from briefing.stages.stories.meaning import Meaning, Meanings
from briefing.stages.stories.repeated import Repeated
from briefing.stages.stories.vocabulary import CALENDARS, commonness, stem, tokens
from briefing.text.blocks import prose

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

#: The outlet of a report that names none.
NOBODY = -1
#: The number of a word that tells nothing.
NOTHING = -1

# A word of the headline counts as that many in the text, one of the address as one. Tuned on neus_train.
_HEADLINE = 3
# Words of the prose that are read: an event is told at the top, and what follows is background.
_READ = 200
# … and one of so many words at its top as so many below them, where it goes on for twice as long. Set on full texts by several
# authors, long articles retold and cut up and a real day's, and held against neus_train and allsides_dev; 40 words, and 2, do
# nearly as well.
_LEAD = 60
_OF_LEAD = 1.5
# Reports that are thought to have been seen before the first one: a batch of three is weighed like a batch of 300.
_BEFORE = 300
# A word's rarity is counted mostly among the reports of the days around (weights falling to 1/e in so many days):
# what everybody writes about this week tells little. Tuned on allsides_dev.
_DAYS_AROUND = 5.0
# … and what stands further off than this is not counted among them: it would weigh one in 3,000.
_AS_FAR = 8 * _DAYS_AROUND
_AROUND = 0.8

_BETWEEN = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“„«]?[A-ZÀ-Þ0-9])")
_ADDRESS_WORD = re.compile(r"[A-Za-z]{3,15}")
# Parts of an address that say how a site is built.
_ADDRESS_PARTS = frozenset("https http www com org net html htm php news index article articles story stories politics world opinion business amp live world local".split())  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A report in numbers."""

    report: Report
    #: Distinct words, as numbers of the vocabulary, and 1 + ln of how often each stands in the report.
    words: Numbers
    counts: Weights
    #: Days since 1970, with fractions.
    day: float
    #: Bits 0-6 are the weekdays that it names, from 7 on the months.
    calendar: int


class Profiles(Growing):
    """The profiles of a growing row of reports, and the vocabulary that they share."""

    def __init__(self, meaning: Meaning | None = None) -> None:
        self.row: list[Profile] = []
        self.meanings = Meanings(meaning)
        self._days = Column(np.float64)
        self._calendars = Column(np.int64)
        self._languages = Column(np.int64)
        self._outlets = Column(np.int64)
        self._named: dict[tuple[str, str], int] = {}
        #: The numbers of stems, and of words as they are written, by language.
        self._numbers: dict[str, int] = {}
        self._known: dict[str, dict[str, int]] = {}
        self._expected = Column(np.float64)
        #: How many distinct words all profiles have.
        self._words = 0
        #: In how many reports each word stands: everywhere, and by day.
        self._everywhere = Column(np.float64)
        self._by_day: dict[int, Day] = {}
        self._repeated = Repeated()

    def __len__(self) -> int:
        return len(self.row)

    @property
    def vocabulary(self) -> int:
        """How many words have been met."""
        return len(self._numbers)

    @property
    def length(self) -> float:
        """How many distinct words a profile has on the mean."""
        return self._words / len(self.row) if self.row else 0.0

    @property
    def articles(self) -> list[Article]:
        """The article of each profile."""
        return [profile.report.article for profile in self.row]

    @property
    def days(self) -> Weights:
        """The day of each profile."""
        return self._days.filled

    @property
    def calendars(self) -> Numbers:
        """The weekdays and months that each profile names."""
        return self._calendars.filled

    @property
    def languages(self) -> Numbers:
        """The language of each profile, as a number."""
        return self._languages.filled

    @property
    def outlets(self) -> Numbers:
        """The outlet of each profile, as a number; NOBODY where it has none."""
        return self._outlets.filled

    def extend(self, reports: Iterable[Report]) -> None:
        """Add the profiles of more reports at the end of the row."""
        told = [(report, _headline(report.article), _opening(report.article)) for report in reports]
        self._repeated.hear((report.article, headline, opening) for report, headline, opening in told)
        fresh = [self._profile(*telling) for telling in told]
        self.meanings.extend((r.article.language, headline, self._told(r.article, top)) for r, headline, top in told)
        articles = [profile.report.article for profile in fresh]
        self.row += fresh
        self._words += sum(len(profile.words) for profile in fresh)
        self._days.extend([profile.day for profile in fresh])
        self._calendars.extend([profile.calendar for profile in fresh])
        self._languages.extend([self._name("language", a.language) for a in articles])
        self._outlets.extend([self._name("outlet", a.outlet) if a.outlet else NOBODY for a in articles])
        self._everywhere.extend(np.zeros(self.vocabulary - len(self._everywhere)))
        for profile in fresh:
            self._everywhere.filled[profile.words] += 1
            self._by_day.setdefault(int(profile.day), Day()).tell(profile.words)

    @property
    def reports(self) -> int:
        """How many reports are counted, with those that are thought to have been seen before."""
        return len(self.row) + _BEFORE

    def times(self) -> Weights:
        """Return in how many reports each word stands, with those that are thought to have been seen before."""
        times: Weights = self._everywhere.filled + self._expected.filled * _BEFORE + 0.5
        return times

    def weigh(self, first: int) -> list[Weights]:
        """Return the words' weights (tf-idf of length 1) of every profile from `first` on."""
        days: dict[int, list[Profile]] = {}
        for profile in self.row[first:]:
            days.setdefault(int(profile.day), []).append(profile)
        rarity = np.zeros(self.vocabulary)
        weighed: dict[int, Weights] = {}
        for day, told in days.items():
            words = np.unique(np.concatenate([profile.words for profile in told]))
            rarity[words] = self._rarity(day, words)
            for profile in told:
                weights = profile.counts * rarity[profile.words]
                weighed[id(profile)] = weights / (math.sqrt(float(weights @ weights)) or 1.0)
        return [weighed[id(profile)] for profile in self.row[first:]]

    def _rarity(self, day: int, words: Numbers) -> Weights:
        """Return how much each of the words tells on a day."""
        near = np.zeros(len(words))
        total = 0.0
        for other, spread in self._by_day.items():
            if abs(other - day) <= _AS_FAR:
                closeness = math.exp(-abs(other - day) / _DAYS_AROUND)
                near += closeness * spread.times(words)
                total += closeness * spread.reports
        expected = self._expected.filled[words] * _BEFORE
        nearby = np.log((total + _BEFORE + 1) / (near + expected + 0.5))
        overall = np.log((len(self.row) + _BEFORE + 1) / (self._everywhere.filled[words] + expected + 0.5))
        rarity: Weights = np.maximum(0.05, _AROUND * nearby + (1 - _AROUND) * overall)
        return rarity

    def _profile(self, report: Report, headline: str, opening: Sequence[str]) -> Profile:
        article = report.article
        language = article.language
        known = self._known.setdefault(language, {})
        days = CALENDARS.get(language, CALENDARS["en"])
        counts: dict[int, float] = {}
        calendar = 0
        for text, weight in ((headline, _HEADLINE), *_weighted(self._told(article, opening))):
            times = Counter(tokens(text))
            for word in times.keys() & days.keys():
                calendar |= days[word]
            for word, count in times.items():
                number = known.get(word)
                if number is None:
                    number = known[word] = self._number(stem(word, language), language)
                if number != NOTHING:
                    counts[number] = counts.get(number, 0) + weight * count
        for word in _address(article):
            number = self._number(word, language)
            counts[number] = counts.get(number, 0) + 1
        words = np.fromiter(counts, np.int64, len(counts))
        logs = 1 + np.log(np.fromiter(counts.values(), float, len(counts)))
        return Profile(report, words, logs, article.published.timestamp() / 86400, calendar)

    def _told(self, article: Article, opening: Iterable[str]) -> str:
        """Return the first words of an article's prose without what stands in all that its outlet tells."""
        return " ".join(s for s in opening if not self._repeated.is_of_the_outlet(article, s))

    def _number(self, stemmed: str, language: str) -> int:
        """Return the number of a stem, NOTHING for none: names are the same in all languages, common words are of one."""
        known = f"{stemmed} {language}" if language != "en" and commonness(stemmed, language) else stemmed
        number = self._numbers.get(known) if stemmed else NOTHING
        if number is None:
            number = self._numbers[known] = len(self._expected)
            self._expected.extend([commonness(stemmed, language) or commonness(stemmed)])
        return number

    def _name(self, kind: str, name: str) -> int:
        return self._named.setdefault((kind, name), len(self._named))


class Day(Growing):
    """In how many of a day's reports each word stands."""

    def __init__(self) -> None:
        self.reports = 0
        #: The words that are counted, in order, and in how many reports each stands.
        self._words = np.zeros(0, np.int64)
        self._times: Weights = np.zeros(0)
        #: The words of reports that are not counted yet, and how many those are.
        self._told: list[Numbers] = []
        self._waiting = 0

    def tell(self, words: Numbers) -> None:
        """Add a report's words, each of which it holds once."""
        self.reports += 1
        self._told.append(words)
        self._waiting += len(words)

    def times(self, words: Numbers) -> Weights:
        """Return in how many reports each of the words, which are in order, stands."""
        if self._waiting > len(self._words):
            self._count()
        times = np.zeros(len(words))
        place = np.searchsorted(self._words, words)
        known = np.flatnonzero(np.append(self._words, NOTHING)[place] == words)
        times[known] = self._times[place[known]]
        waiting = np.concatenate([self._words[:0], *self._told])
        place = np.searchsorted(words, waiting)
        np.add.at(times, place[np.append(words, NOTHING)[place] == waiting], 1.0)
        return times

    def _count(self) -> None:
        """Count the words that wait: not before they are as many as the counted, so that a word is seldom counted again."""
        words, which = np.unique(np.concatenate([self._words, *self._told]), return_inverse=True)
        ones = np.ones(len(which) - len(self._times))
        self._times = np.bincount(which, np.concatenate([self._times, ones])).astype(np.float64)
        self._words = words
        self._told, self._waiting = [], 0


def _headline(article: Article) -> str:
    """Return an article's headline without the outlet's name at its end."""
    headline, length = article.title.rstrip(), len(article.outlet)
    ends = length > 0 and headline[-length:].casefold() == article.outlet.casefold()
    return headline[:-length] if ends else headline


def _opening(article: Article) -> list[str]:
    """Return the first words of an article's prose, sentence by sentence."""
    opening: list[str] = []
    left = _READ
    for block in prose(article):
        words = article.text[block.start : min(block.end, block.start + 12 * _READ)].split()[:left]
        opening += _BETWEEN.split(" ".join(words))
        left -= len(words)
        if left <= 0:
            break
    return opening


def _weighted(told: str) -> tuple[tuple[str, float], tuple[str, float]]:
    """Return the top of what is told and the rest, and as how many words each word of them counts."""
    words = told.split(" ")
    long = min(1.0, max(0.0, len(words) / _LEAD - 1.5))
    return (" ".join(words[:_LEAD]), 1 + (_OF_LEAD - 1) * long), (" ".join(words[_LEAD:]), 1)


def _address(article: Article) -> list[str]:
    """Return the words of a web address: often the headline as it first stood."""
    if not article.url.startswith("http"):
        return []
    path = article.url.split("?")[0].split("/", 3)[-1]
    words = (w.lower() for w in _ADDRESS_WORD.findall(path))
    found = dict.fromkeys(stem(w, article.language) for w in words if w not in _ADDRESS_PARTS)
    return [w for w in found if w]
