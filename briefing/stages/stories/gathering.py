"""Gathering: headlines of one large story share little with one another, and much with all the others together."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from math import lgamma

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.profiles import Numbers, Profiles

# Reports of fewer distinct words than this on the mean are headlines alone.
_HEADLINES = 15.0
# Words that the news at large is thought to have said in each group before its first (the strength of the Dirichlet prior),
# and how much likelier it is for a headline to belong to a group that is larger (a power of its size). Here and below: set on
# two streams of a day's headlines of our own, and on leads of neus_train cut up into streams of 36 hours.
_SAID_BEFORE = 100.0
_OF_LARGE = 0.7
# Where stories are of these sizes on the mean, two groups become one if their words are likelier to be of one story by so
# much (natural logarithm), less than the chance of meeting any of so many reports.
_SIZES = (3.65, 5.0)
_LIKELIER = (2.0, -1.0)


def is_for(profiles: Profiles, mean: float) -> bool:
    """Return whether reports are headlines alone, and of stories large enough on the mean to be gathered."""
    return profiles.length < _HEADLINES and mean > _SIZES[0]


def gather(
    groups: NDArray[np.int64], standing: int, ones: Numbers, others: Numbers, profiles: Profiles, mean: float
) -> NDArray[np.int64]:
    """Return the groups of headlines after those that are told in the same words have become one.

    The likeliest two go first (Bayesian agglomeration under a Dirichlet-multinomial, as Yin and Wang 2014 have it for short
    texts). `ones` and `others` are places of reports that are alike, and groups numbered below `standing` stay apart.
    """
    reports = len(np.unique(np.concatenate([ones, others])))
    least = math.log(max(2, reports)) + float(np.interp(mean, _SIZES, _LIKELIER))
    gathering = _Gathering(groups, standing, profiles, least)
    for one, other in zip(groups[ones].tolist(), groups[others].tolist(), strict=True):
        if one != other:
            gathering.bring_near(one, other)
    gathering.gather()
    return np.array([gathering.end(group) for group in groups.tolist()], np.int64)


class _Gathering:
    """Groups of headlines that grow together."""

    def __init__(self, groups: NDArray[np.int64], standing: int, profiles: Profiles, least: float) -> None:
        self._standing, self._least = standing, least
        self._profiles = profiles
        self._order = np.argsort(groups, kind="stable")
        self._in_order = groups[self._order]
        #: How often each word is said before in a group that nobody was heard in, once per report that holds it.
        self._unit = _SAID_BEFORE / (profiles.reports * profiles.length)
        self._times: list[float] = profiles.times().tolist()
        #: The words of each group and how often each stands there, how many they are, and how many reports.
        self._words: dict[int, dict[int, int]] = {}
        self._length: dict[int, int] = {}
        self._members: dict[int, int] = {}
        self._near: dict[int, set[int]] = {}
        self._into: dict[int, int] = {}

    def bring_near(self, one: int, other: int) -> None:
        """Let two groups be looked at together."""
        for group, near in ((one, other), (other, one)):
            if group not in self._words:
                self._hear(group)
            self._near.setdefault(group, set()).add(near)

    def end(self, group: int) -> int:
        """Return the group that a group ended up in."""
        while group in self._into:
            group = self._into[group]
        return group

    def gather(self) -> None:
        """Merge the groups, the likeliest two first."""
        heap = [self._pair(a, b) for a, row in self._near.items() for b in row if a < b]
        heap = [pair for pair in heap if -pair[0] > self._least and pair[2] >= self._standing]
        heapq.heapify(heap)
        while heap:
            _, a, b, *members = heapq.heappop(heap)
            if members != [self._members.get(a), self._members.get(b)]:
                continue
            self._unite(a, b)
            for c in self._near[a]:
                pair = self._pair(min(a, c), max(a, c))
                if -pair[0] > self._least and pair[2] >= self._standing:
                    heapq.heappush(heap, pair)

    def _hear(self, group: int) -> None:
        """Count the words of a group."""
        low, high = np.searchsorted(self._in_order, [group, group + 1])
        words = np.concatenate([self._profiles.row[n].words for n in self._order[low:high]])
        self._words[group] = dict(Counter(words.tolist()))
        self._length[group], self._members[group] = len(words), int(high - low)

    def _unite(self, a: int, b: int) -> None:
        """Let one group go into another."""
        self._into[b] = a
        words = self._words[a]
        for word, times in self._words.pop(b).items():
            words[word] = words.get(word, 0) + times
        self._length[a] += self._length.pop(b)
        self._members[a] += self._members.pop(b)
        for c in self._near.pop(b):
            self._near[c].discard(b)
            if c != a:
                self._near[c].add(a)
                self._near[a].add(c)

    def _pair(self, a: int, b: int) -> tuple[float, int, int, int, int]:
        """Return how likely two groups are one story (the logarithm of the odds, negated), with the two and their reports."""
        few, many = sorted((self._words[a], self._words[b]), key=len)
        likely = _OF_LARGE * math.log(max(self._members[a], self._members[b]))
        for word, times in few.items():
            there = many.get(word)
            if there:
                before = self._unit * (self._times[word] - times - there)
                likely += (
                    lgamma(before + times + there) + lgamma(before) - lgamma(before + times) - lgamma(before + there)
                )
        one, other = _SAID_BEFORE + self._length[a], _SAID_BEFORE + self._length[b]
        likely += lgamma(one) + lgamma(other) - lgamma(_SAID_BEFORE) - lgamma(one + other - _SAID_BEFORE)
        return -likely, a, b, self._members[a], self._members[b]
