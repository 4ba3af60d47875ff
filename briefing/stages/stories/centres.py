"""Centres: how alike groups of reports are in words and time, whether or not all their pairs were looked at."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from briefing.stages.stories.foretelling import summed
from briefing.stages.stories.meeting import Told
from briefing.stages.stories.profiles import Numbers, Profiles, Weights

# Days are told apart by this part of those in which likeness falls to 1/e: finer ones would hardly change it.
_FINE = 1 / 8


class Centre(NamedTuple):
    """The sum of a group's reports."""

    words: Numbers
    weights: Weights
    #: The days on which it is told, as numbers of stretches, and how many reports came in each.
    stretches: Numbers
    told: Numbers
    reports: int


class Centres:
    """The centres of groups of reports.

    The likeness of two reports is the cosine of their words, and falls to 1/e in so many days (`lasting`). Summed over the
    pairs of two groups, that is the product of their centres, times the mean of what the days leave of it.
    """

    def __init__(self, labels: Numbers, profiles: Profiles, told: Told, lasting: float) -> None:
        """Take the groups from `labels`, a number for each profile."""
        self._told, self._lasting = told, lasting
        self._stretches = np.floor(profiles.days / (_FINE * lasting)).astype(np.int64)
        self._order = np.argsort(labels, kind="stable")
        self._in_order = labels[self._order]
        self._known: dict[int, Centre] = {}
        #: Room to add up in: zero between two products.
        self._scratch = np.zeros(profiles.vocabulary)

    def sizes(self, groups: Numbers) -> Numbers:
        """Return how many reports are in each of the groups."""
        sizes: Numbers = np.diff(np.searchsorted(self._in_order, [groups, groups + 1]), axis=0)[0]
        return sizes

    def within(self, group: int) -> float:
        """Return the sum of likenesses between the reports of a group."""
        centre = self._of(group)
        pairs = centre.reports * (centre.reports - 1) / 2
        alike = (float(centre.weights @ centre.weights) - centre.reports) / 2
        left = (self._left(centre, centre) * centre.reports**2 - centre.reports) / 2 / pairs
        return max(0.0, alike * left)

    def between(self, group: int, others: list[int]) -> list[float]:
        """Return the sum of likenesses between the reports of a group and those of each of some others."""
        one = self._of(group)
        self._scratch[one.words] = one.weights
        sums = []
        for other in map(self._of, others):
            alike = float(self._scratch.take(other.words) @ other.weights)
            sums.append(alike * self._left(one, other))
        self._scratch[one.words] = 0
        return sums

    def _of(self, group: int) -> Centre:
        if group not in self._known:
            low, high = np.searchsorted(self._in_order, [group, group + 1])
            places = self._order[low:high]
            words, weights = summed(*self._told.of(places))
            stretches, told = np.unique(self._stretches[places], return_counts=True)
            self._known[group] = Centre(words, weights, stretches, told, len(places))
        return self._known[group]

    def _left(self, one: Centre, other: Centre) -> float:
        """Return what the days between the reports of two groups leave of their likeness, on the mean."""
        apart = np.abs(np.subtract.outer(one.stretches, other.stretches))
        left = one.told @ np.exp(-_FINE * apart) @ other.told
        return float(left) / (one.reports * other.reports)
