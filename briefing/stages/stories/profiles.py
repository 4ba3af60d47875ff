"""Profiles: what each report is about, in weighted words, with the day it was told."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.model import Article, Report
from briefing.stages.stories.vocabulary import MONTHS, WEEKDAYS, commonness, stem, tokens
from briefing.text.blocks import prose

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

# A word of the headline counts as that many in the text, one of the address as one. Tuned on neus_train.
_HEADLINE = 3
# Words of the prose that are read: an event is told at the top, and what follows is background.
_READ = 200
# Reports that are thought to have been seen before the first one: a batch of three is weighed like a batch of 300.
_BEFORE = 300
# A word's rarity is counted mostly among the reports of the days around (weights falling to 1/e in so many days):
# what everybody writes about this week tells little. Tuned on allsides_dev.
_DAYS_AROUND = 5.0
_AROUND = 0.8

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


class Profiles:
    """The profiles of a growing row of reports, and the vocabulary that they share."""

    def __init__(self) -> None:
        self.row: list[Profile] = []
        self._numbers: dict[str, int] = {}
        self._expected: list[float] = []
        self._spread: dict[int, Counter[int]] = {}

    def __len__(self) -> int:
        return len(self.row)

    @property
    def vocabulary(self) -> int:
        """How many words have been met."""
        return len(self._numbers)

    def extend(self, reports: Iterable[Report]) -> None:
        """Add the profiles of more reports at the end of the row."""
        for report in reports:
            profile = self._profile(report)
            self.row.append(profile)
            self._spread.setdefault(int(profile.day), Counter()).update(profile.words.tolist())

    def weigh(self, first: int) -> list[Weights]:
        """Return the words' weights (tf-idf of length 1) of every profile from `first` on."""
        per_day = Counter(int(p.day) for p in self.row)
        rarities = {day: self._rarity(day, per_day) for day in {int(p.day) for p in self.row[first:]}}
        weighed = []
        for profile in self.row[first:]:
            weights = profile.counts * rarities[int(profile.day)][profile.words]
            weighed.append(weights / (math.sqrt(float(weights @ weights)) or 1.0))
        return weighed

    def _rarity(self, day: int, per_day: Counter[int]) -> Weights:
        """Return how much each word of the vocabulary tells on a day."""
        near = np.zeros(len(self._numbers))
        everywhere = np.zeros(len(self._numbers))
        total = 0.0
        for other, counts in self._spread.items():
            words = np.fromiter(counts.keys(), np.int64, len(counts))
            times = np.fromiter(counts.values(), float, len(counts))
            closeness = math.exp(-abs(other - day) / _DAYS_AROUND)
            near[words] += closeness * times
            everywhere[words] += times
            total += closeness * per_day[other]
        expected = np.array(self._expected) * _BEFORE
        nearby = np.log((total + _BEFORE + 1) / (near + expected + 0.5))
        overall = np.log((len(self.row) + _BEFORE + 1) / (everywhere + expected + 0.5))
        rarity: Weights = np.maximum(0.05, _AROUND * nearby + (1 - _AROUND) * overall)
        return rarity

    def _profile(self, report: Report) -> Profile:
        article = report.article
        counts: Counter[str] = Counter()
        calendar = 0
        for text, weight in ((article.title, _HEADLINE), (_opening(article), 1)):
            for word in tokens(text):
                if word in WEEKDAYS:
                    calendar |= 1 << WEEKDAYS[word]
                elif word in MONTHS:
                    calendar |= 1 << 7 + MONTHS[word]
                if stemmed := stem(word, article.language):
                    counts[stemmed] += weight
        for word in _address(article):
            counts[word] += 1
        words = np.fromiter((self._number(w) for w in counts), np.int64, len(counts))
        times = 1 + np.log(np.fromiter(counts.values(), float, len(counts)))
        return Profile(report, words, times, article.published.timestamp() / 86400, calendar)

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._expected)
            self._expected.append(commonness(word))
        return number


def _opening(article: Article) -> str:
    """Return the first words of an article's prose."""
    taken: list[str] = []
    for block in prose(article):
        taken += article.text[block.start : min(block.end, block.start + 12 * _READ)].split()
        if len(taken) >= _READ:
            break
    return " ".join(taken[:_READ])


def _address(article: Article) -> list[str]:
    """Return the words of a web address: often the headline as it first stood."""
    if not article.url.startswith("http"):
        return []
    path = article.url.split("?")[0].split("/", 3)[-1]
    found = dict.fromkeys(stem(w.lower()) for w in _ADDRESS_WORD.findall(path) if w.lower() not in _ADDRESS_PARTS)
    return [w for w in found if w]
