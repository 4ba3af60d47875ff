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
    told: Weights
    reports: int


class Centres:
    """The centres of groups of reports.

    The likeness of two reports is the cosine of their words, and falls to 1/e in so many days (`lasting`). Summed over the
    pairs of two groups, that is the product of their centres, times the mean of what the days leave of it.
    """

    def __init__(self, labels: Numbers, profiles: Profiles, told: Told, lasting: float) -> None:
        """Take the groups from `labels`, a number for each profile."""
        self._told = told
        self._stretches = np.floor(profiles.days / (_FINE * lasting)).astype(np.int64)
        #: The centres of groups by the places of their reports.
        self._known: dict[bytes, Centre] = {}
        #: Room to add up in: zero between two products.
        self._scratch = np.zeros(profiles.vocabulary)
        self.regroup(labels)

    def regroup(self, labels: Numbers) -> None:
        """Take other groups of the same profiles."""
        self._of_group: dict[int, Centre] = {}
        self._order = np.argsort(labels, kind="stable")
        self._in_order = labels[self._order]

    def sizes(self, groups: Numbers) -> Numbers:
        """Return how many reports are in each of the groups."""
        sizes: Numbers = np.diff(np.searchsorted(self._in_order, [groups, groups + 1]), axis=0)[0]
        return sizes

    def within(self, group: int) -> float:
        """Return the sum of likenesses between the reports of a group."""
        centre = self._of(group)
        pairs = centre.reports * (centre.reports - 1) / 2
        alike = (float(centre.weights @ centre.weights) - centre.reports) / 2
        faded = float(self._faded(centre, centre.stretches) @ centre.told)
        left = (faded - centre.reports) / 2 / pairs
        return max(0.0, alike * left)

    def between(self, group: int, others: Numbers) -> Weights:
        """Return the sum of likenesses between the reports of a group and those of each of some others."""
        one = self._of(group)
        self._scratch[one.words] = one.weights
        sums = np.zeros(len(others))
        alone = self.sizes(others) == 1
        places = self._order[np.searchsorted(self._in_order, others[alone])]
        sums[alone] = (
            self._told.likeness(places, self._scratch) * self._faded(one, self._stretches[places]) / one.reports
        )
        row = [self._of(other) for other in others[~alone].tolist()]
        if row:
            shared = self._scratch.take(np.concatenate([other.words for other in row]))
            alike = _sums(
                shared * np.concatenate([other.weights for other in row]), [len(other.words) for other in row]
            )
            faded = self._faded(one, np.concatenate([other.stretches for other in row]))
            left = _sums(faded * np.concatenate([other.told for other in row]), [len(other.told) for other in row])
            sums[~alone] = alike * left / (one.reports * np.array([other.reports for other in row]))
        self._scratch[one.words] = 0
        return sums

    def _of(self, group: int) -> Centre:
        if group not in self._of_group:
            low, high = np.searchsorted(self._in_order, [group, group + 1])
            places = self._order[low:high]
            name = places.tobytes()
            if name not in self._known:
                self._known[name] = self._centre(places)
            self._of_group[group] = self._known[name]
        return self._of_group[group]

    def _centre(self, places: Numbers) -> Centre:
        words, weights = self._told.of(places)
        if len(places) == 1:
            return Centre(words, weights, self._stretches[places], np.ones(1), 1)
        stretches, told = np.unique(self._stretches[places], return_counts=True)
        return Centre(*summed(words, weights), stretches, told.astype(np.float64), len(places))

    def _faded(self, one: Centre, stretches: Numbers) -> Weights:
        """Return what is left of each of one centre's reports after the days between it and each of some stretches, in all."""
        faded: Weights = one.told @ np.exp(-_FINE * np.abs(np.subtract.outer(one.stretches, stretches)))
        return faded


def _sums(row: Weights, lengths: list[int]) -> Weights:
    """Return the sums of pieces of a row, by their lengths: an empty one is 0."""
    ends = np.cumsum(lengths)
    added = np.append(0.0, np.cumsum(row))
    sums: Weights = added[ends] - added[ends - lengths]
    return sums
