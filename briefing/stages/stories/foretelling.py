"""Foretelling: how much better the words of reports are foretold by one another than by the news at large."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.profiles import Numbers, Profiles, Weights

# What the news at large says counts as much as so many reports of the group (a Dirichlet prior). Here and below: set on
# neus_train and allsides_dev (whole, headlines alone, undated, thinned out until most stories are told once, cut into streams
# of 36 hours with up to 90 items a story) and on long articles retold or cut up; twice or half of it moves little.
_AT_LARGE = 0.7
# Each report more in a group makes its words by so much likelier than chance would have it that a group is too large: long
# texts share what is not of the event, and headlines of one event may share nothing. Of so many distinct words, and between.
_SHORT, _LONG = 8.0, 100.0
_OF_SHORT, _OF_LONG = -0.1, 0.2


class Foretelling:
    """Groups that grow, and what each has gained by it.

    A group's words are worth the logarithm of how much likelier each word of each report is after the group's other
    reports than after all others (the leave-one-out likelihood of a unigram model with a Dirichlet prior).
    """

    def __init__(self, profiles: Profiles, labels: Numbers) -> None:
        """Take the groups from `labels`, a number for each profile."""
        self._profiles = profiles
        self._times = profiles.times()
        self._labels = labels
        length = math.log(max(profiles.length, _SHORT) / _SHORT) / math.log(_LONG / _SHORT)
        self._too_large = 1 + _OF_SHORT + (_OF_LONG - _OF_SHORT) * min(1.0, length)
        self._order: NDArray[np.int64] = np.argsort(labels, kind="stable")
        self._in_order = labels[self._order]
        self._told: dict[int, tuple[Numbers, Weights]] = {}
        self._worth: dict[int, float] = {}

    def unite(self, one: int, other: int, among: int) -> float:
        """Let one group go into the other, which then has so many reports, and return what the two gain by it."""
        apart = self._of(one) + self._of(other)
        words, times = (np.concatenate(pair) for pair in zip(self._told[one], self._told.pop(other), strict=True))
        self._told[one] = summed(words, times)
        self._worth[one] = self._weigh(*self._told[one], among)
        del self._worth[other]
        return self._worth[one] - apart

    def _of(self, group: int) -> float:
        """Return what the words of a group are worth so far."""
        if group not in self._worth:
            low, high = np.searchsorted(self._in_order, [group, group + 1])
            row = [self._profiles.row[n].words for n in self._order[low:high]]
            words = np.concatenate(row)
            self._told[group] = summed(words, np.ones(len(words)))
            self._worth[group] = self._weigh(*self._told[group], len(row)) if len(row) > 1 else 0.0
        return self._worth[group]

    def _weigh(self, words: Numbers, times: Weights, among: int) -> float:
        """Return what words are worth that stand so many times each in a group of so many reports."""
        at_large = (self._times[words] - times) / (self._profiles.reports - among)
        after_others = times @ (np.log(times - 1 + _AT_LARGE * at_large) - np.log(at_large))
        return float(after_others - times.sum() * self._too_large * math.log(among - 1 + _AT_LARGE))


def summed(words: Numbers, times: Weights) -> tuple[Numbers, Weights]:
    """Return each word once, with the sum of its times."""
    if not len(words):
        return words, times
    order = np.argsort(words, kind="stable")
    words, times = words[order], times[order]
    first = np.ones(len(words), bool)
    np.not_equal(words[1:], words[:-1], out=first[1:])
    begins = np.flatnonzero(first)
    return words[begins], np.add.reduceat(times, begins)
