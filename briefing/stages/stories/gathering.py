"""Gathering: short reports of one large story share little with one another, and much with all the others together."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.foretelling import summed
from briefing.stages.stories.groups import ends
from briefing.stages.stories.meaning import Saying
from briefing.stages.stories.profiles import Numbers, Profiles, Weights

#: Reports of fewer distinct words than this on the mean are headlines alone, and of stories larger than that on the mean they
# are gathered: below, likeness between two tells more than the words of a group.
HEADLINES = 15.0
# The part of a story's words that are its own, not the news at large's, is so much less than all however many were heard …
_NEW = 0.2
# … and less by what so many words of the news at large would make that are thought to have been heard before its first. Here
# and below: set on eight streams of a day and a half of our own (with many copies and few, of stories told for hours and for
# days), all of which want much the same; twice or half of each moves little.
_SAID_BEFORE = 50.0
# How much likelier a headline is of a larger story (a power of its size).
_OF_LARGE = 0.8
# Times that a word is thought to have been read elsewhere, so that one read in two stories alone does not settle a third.
_ELSEWHERE = 1.0
# Where stories are of these sizes on the mean, two groups become one if a headline of the one is likelier after the other by
# the chance of meeting any of all reports, less this (natural logarithm). Held against leads of neus_train and allsides_dev
# cut up into streams of 36 hours, whose stories are smaller.
_SIZES = (3.7, 5.0)
_READILY = (1.2, 2.4)
# A word that stands in so large a part of the groups, and in more than a few, brings no two together to be looked at; nor does
# one in so many as make a stream of two days long: a hundred thousand headlines would be looked at by their square.
_EVERYWHERE = 0.03
_FEW = 60
_MANY = 200
# Merges that are thought to have been seen between groups as far apart as any two: so that a few tell little of time.
_BEFORE = 10
# Two groups so much less likely to be one story than they need be are looked at no more.
_HOPELESS = 3.0
# The most that being told at one time makes two groups likelier to be one story (logarithm).
_AT_ONCE = 1.5


class Manner(NamedTuple):
    """How reports are gathered: how much of a story's words is new, and how readily two groups become one (logarithm).

    `near` is how much nearer in meaning than any two reports two groups are thought to be anyway (see `Saying`).
    """

    new: float
    readily: float
    near: float = 3.0


def of_headlines(mean: float) -> Manner:
    """Return the manner for headlines alone of stories so large on the mean."""
    return Manner(_NEW, float(np.interp(mean, _SIZES, _READILY)))


def is_for(profiles: Profiles, mean: float) -> bool:
    """Return whether reports are headlines alone, and of stories large enough on the mean to be gathered."""
    return profiles.length < HEADLINES and mean > _SIZES[0]


def gather(
    groups: NDArray[np.int64], standing: int, ones: Numbers, others: Numbers, profiles: Profiles, manner: Manner
) -> NDArray[np.int64]:
    """Return the groups of short reports after those that are told in the same words, about the same time, have become one.

    The likeliest two go first. `ones` and `others` are places of reports that are alike, and groups numbered below `standing`
    stay apart. How near in time two groups of one story are is learnt by gathering them once without it.
    """
    places = np.union1d(np.concatenate([ones, others]), np.flatnonzero(groups >= standing))
    places = np.flatnonzero(np.isin(groups, groups[places]))
    told = _Told(groups, places, profiles)
    gathering = _Gathering(told, standing, profiles, manner)
    days, pairs = np.sort(told.days), gathering.pairs()
    merges = gathering.gather(pairs)
    if len(days) and days[0] < days[-1]:
        time = _time(days, [merge.apart for merge in merges])
        merges = _Gathering(told, standing, profiles, manner, time).gather(pairs)
    return ends(merges, groups)


class _Merge(NamedTuple):
    """A group that went into another, and how many days the two were apart."""

    grown: int
    gone: int
    apart: float


class _Time(NamedTuple):
    """How much likelier two groups told at one time are of one story, and how much less so each day (logarithms)."""

    at_once: float = 0.0
    each_day: float = 0.0


_ANY_TIME = _Time()


class _Told:
    """What is told in groups, which go by their places in the row of them here: that is in order."""

    def __init__(self, groups: Numbers, places: Numbers, profiles: Profiles) -> None:
        """Take the groups of the reports at these places."""
        self.groups, which, self.reports = np.unique(groups[places], return_inverse=True, return_counts=True)
        self.days = np.bincount(which, profiles.days[places]) / self.reports
        self.which, self.vectors = which, profiles.meanings.of(places)
        lengths = np.array([len(profiles.row[place].words) for place in places.tolist()], np.int64)
        self.lengths: Weights = np.bincount(which, lengths).astype(np.float64)
        words = np.concatenate([np.zeros(0, np.int64), *(profiles.row[place].words for place in places.tolist())])
        size = max(1, profiles.vocabulary)
        told, times = np.unique(np.repeat(which, lengths) * size + words, return_counts=True)
        #: The words of each group, in order, and in how many of its reports each stands.
        ends = np.searchsorted(told, np.arange(1, len(self.groups)) * size)
        self.words = np.split(told % size, ends)
        self.times = np.split(times.astype(np.float64), ends)


class _Gathering:
    """Groups of headlines that grow together."""

    def __init__(self, told: _Told, standing: int, profiles: Profiles, manner: Manner, time: _Time = _ANY_TIME) -> None:
        self._names, self._standing = told.groups, int(np.searchsorted(told.groups, standing))
        self._new_words, self._time = manner.new, time
        #: How likely two groups are one story at least.
        self._least = math.log(max(2, int(told.reports.sum()))) - manner.readily
        #: The words of each group, in how many of its reports each stands, the sum of that, and how many reports there are.
        self._words, self._times = list(told.words), list(told.times)
        self._lengths, self._reports = told.lengths.copy(), told.reports.copy()
        #: The day each was told, on the mean.
        self._days = told.days.copy()
        self._saying = Saying(told.vectors, told.which, manner.near)
        #: In how many reports each word stands, and how much of the news at large each such time makes.
        self._at_large = profiles.times() + _ELSEWHERE
        self._part = 1 / (profiles.reports * profiles.length)
        self._near: list[set[int]] = [set() for _ in self._words]
        #: Room to look up in: zero between two looks.
        self._scratch = np.zeros(profiles.vocabulary)

    def pairs(self) -> list[tuple[int, int, float]]:
        """Return the groups that share a word, and how likely the two are one story, where there is any hope of it."""
        found: list[tuple[int, int, float]] = []
        for group, near in _near(self._words, self._standing):
            likely = self._likely(group, near)
            hope = np.flatnonzero(likely > self._least - _HOPELESS)
            found += zip(near[hope].tolist(), [group] * len(hope), likely[hope].tolist(), strict=True)
        return found

    def gather(self, pairs: Sequence[tuple[int, int, float]]) -> list[_Merge]:
        """Merge the groups, the likeliest two first, and return what went into what."""
        for a, b, _ in pairs:
            self._near[a].add(b)
            self._near[b].add(a)
        heap = [found for a, b, likely in pairs for found in self._pair(a, b, likely)]
        heapq.heapify(heap)
        merges = []
        while heap:
            _, a, b, *reports = heapq.heappop(heap)
            if reports != [self._reports[a], self._reports[b]]:
                continue
            apart = abs(float(self._days[a] - self._days[b]))
            merges.append(_Merge(int(self._names[a]), int(self._names[b]), apart))
            self._unite(a, b)
            near = np.array(sorted(self._near[a]), np.int64)
            for c, likely in zip(near.tolist(), self._likely(a, near).tolist(), strict=True):
                if max(a, c) < self._standing or likely < self._least - _HOPELESS:
                    self._near[a].discard(c)
                    self._near[c].discard(a)
                    continue
                for pair in self._pair(min(a, c), max(a, c), likely):
                    heapq.heappush(heap, pair)
        return merges

    def _unite(self, a: int, b: int) -> None:
        """Let one group go into another."""
        rows = ((self._words[a], self._words[b]), (self._times[a], self._times[b]))
        self._words[a], self._times[a] = summed(np.concatenate(rows[0]), np.concatenate(rows[1]))
        reports = self._reports[a] + self._reports[b]
        self._days[a] = (self._days[a] * self._reports[a] + self._days[b] * self._reports[b]) / reports
        self._lengths[a] += self._lengths[b]
        self._saying.unite(a, b)
        self._reports[a], self._reports[b] = reports, 0
        for c in self._near[b]:
            self._near[c].discard(b)
            if c != a:
                self._near[c].add(a)
                self._near[a].add(c)
        self._near[b].clear()

    def _pair(self, a: int, b: int, likely: float) -> list[tuple[float, int, int, int, int]]:
        """Return how likely two groups are one story (negated), with the two and their reports, if that is likely enough."""
        likely += self._time.at_once - self._time.each_day * abs(float(self._days[a] - self._days[b]))
        return [(-likely, a, b, int(self._reports[a]), int(self._reports[b]))] if likely > self._least else []

    def _likely(self, one: int, others: Numbers) -> Weights:
        """Return how much likelier a headline of one group is after each other one than after the news at large (logarithm).

        The mean of both ways; a story's own words are mixed with those of the news at large (Jelinek and Mercer 1980).
        """
        if not len(others):
            return np.zeros(0)
        self._scratch[self._words[one]] = self._times[one]
        rows = [self._words[other] for other in others.tolist()]
        words = np.concatenate(rows)
        shared = np.flatnonzero(self._scratch[words])
        which = np.repeat(np.arange(len(rows)), [len(row) for row in rows])[shared]
        words, theirs = words[shared], np.concatenate([self._times[other] for other in others.tolist()])[shared]
        ours = self._scratch[words]
        self._scratch[self._words[one]] = 0
        at_large = self._at_large[words] - ours - theirs
        new_one, of_one = self._new(self._lengths[one])
        new, of = self._new(self._lengths[others])
        after_one = self._lengths[others] * np.log(new_one)
        after_one += np.bincount(which, theirs * np.log(1 + of_one * ours / at_large), len(rows))
        after = self._lengths[one] * np.log(new)
        after += np.bincount(which, ours * np.log(1 + of[which] * theirs / at_large), len(rows))
        reports = self._reports[others]
        larger = np.maximum(reports, self._reports[one])
        likely: Weights = (after_one / reports + after / self._reports[one]) / 2 + _OF_LARGE * np.log(larger)
        return likely + self._saying.likelier(one, others)

    def _new(self, length: Weights) -> tuple[Weights, Weights]:
        """Return the part of the words of groups of such a length that is new, and what each time that one was said adds to it."""
        own = self._new_words
        new: Weights = own + (1 - own) * _SAID_BEFORE / (_SAID_BEFORE + length)
        of: Weights = (1 - new) / (new * np.maximum(1, length) * self._part)
        return new, of


def _near(rows: Sequence[Numbers], standing: int) -> Iterator[tuple[int, Numbers]]:
    """Yield each group from `standing` on with those before that share a word with it, other than one that stands nearly everywhere."""
    words = np.concatenate([np.zeros(0, np.int64), *rows])
    groups = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    order = np.argsort(words, kind="stable")
    with_word = groups[order]
    begins = np.searchsorted(words[order], words)
    times = np.searchsorted(words[order], words, side="right") - begins
    ends = np.empty(len(words), np.int64)
    ends[order] = np.arange(len(words))
    tells = times <= min(_MANY, max(_FEW, _EVERYWHERE * len(rows)))
    bounds = np.searchsorted(groups, np.arange(standing, len(rows) + 1)).tolist()
    for group, (low, high) in enumerate(pairwise(bounds), standing):
        spans = zip(begins[low:high][tells[low:high]].tolist(), ends[low:high][tells[low:high]].tolist(), strict=True)
        near = [with_word[begin:end] for begin, end in spans if begin < end]
        if near:
            yield group, np.unique(np.concatenate(near))


def _time(days: Weights, apart: Sequence[float]) -> _Time:
    """Return what the days between two groups tell, after those between any two and between those that became one.

    Both are taken to fall off exponentially.
    """
    count = len(days)
    anyhow = 2 * sum((2 * n - count + 1) * day for n, day in enumerate(days.tolist())) / (count * (count - 1))
    together = min(anyhow, (_BEFORE * anyhow + sum(apart)) / (_BEFORE + len(apart)))
    return _Time(min(_AT_ONCE, math.log(anyhow / together)), 1 / together - 1 / anyhow)
