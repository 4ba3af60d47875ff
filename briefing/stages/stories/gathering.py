"""Gathering: headlines of one large story share little with one another, and much with all the others together."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.profiles import Numbers, Profiles

# Reports of fewer distinct words than this on the mean are headlines alone, and of stories larger than that on the mean they
# are gathered: below, likeness between two tells more than the words of a group.
_HEADLINES = 15.0
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
# A word that stands in so large a part of the groups, and in more than a few, brings no two together to be looked at.
_EVERYWHERE = 0.03
_FEW = 60
# Merges that are thought to have been seen between groups as far apart as any two: so that a few tell little of time.
_BEFORE = 10
# Two groups so much less likely to be one story than they need be are looked at no more.
_HOPELESS = 3.0
# The most that being told at one time makes two groups likelier to be one story (logarithm).
_AT_ONCE = 1.5


def is_for(profiles: Profiles, mean: float) -> bool:
    """Return whether reports are headlines alone, and of stories large enough on the mean to be gathered."""
    return profiles.length < _HEADLINES and mean > _SIZES[0]


def gather(
    groups: NDArray[np.int64], standing: int, ones: Numbers, others: Numbers, profiles: Profiles, mean: float
) -> NDArray[np.int64]:
    """Return the groups of headlines after those that are told in the same words, about the same time, have become one.

    The likeliest two go first. `ones` and `others` are places of reports that are alike, and groups numbered below `standing`
    stay apart. How near in time two groups of one story are is learnt by gathering them once without it.
    """
    places = np.union1d(np.concatenate([ones, others]), np.flatnonzero(groups >= standing))
    places = np.flatnonzero(np.isin(groups, groups[places]))
    least = math.log(max(2, len(places))) - float(np.interp(mean, _SIZES, _READILY))
    gathering = _Gathering(_told(groups, places, profiles), standing, profiles, least)
    days, pairs = gathering.days(), gathering.pairs()
    merges = gathering.gather(pairs)
    if days and days[0] < days[-1]:
        time = _time(days, [merge.apart for merge in merges])
        merges = _Gathering(_told(groups, places, profiles), standing, profiles, least, time).gather(pairs)
    into = {merge.gone: merge.grown for merge in merges}
    return np.array([_end(into, group) for group in groups.tolist()], np.int64)


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


@dataclass(slots=True)
class _Group:
    """What is told in a group."""

    #: In how many reports each word stands, and the sum of that.
    words: dict[int, int]
    length: int
    reports: int
    #: The day it was told, on the mean.
    day: float


class _Gathering:
    """Groups of headlines that grow together."""

    def __init__(
        self, groups: dict[int, _Group], standing: int, profiles: Profiles, least: float, time: _Time = _ANY_TIME
    ) -> None:
        self._groups, self._standing, self._least, self._time = groups, standing, least, time
        #: In how many reports each word stands, and how much of the news at large each such time makes.
        self._times: list[float] = (profiles.times() + _ELSEWHERE).tolist()
        self._part = 1 / (profiles.reports * profiles.length)
        self._near: dict[int, set[int]] = {number: set() for number in groups}

    def days(self) -> list[float]:
        """Return the days of the groups, in order."""
        return sorted(group.day for group in self._groups.values())

    def pairs(self) -> list[tuple[int, int, float]]:
        """Return the groups that share a word, and how likely the two are one story, where there is any hope of it."""
        near = ((a, b) for a, row in _near(self._groups).items() for b in row if a < b and b >= self._standing)
        likely = ((a, b, self._likely(self._groups[a], self._groups[b])) for a, b in near)
        return [pair for pair in likely if pair[2] > self._least - _HOPELESS]

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
            grown, gone = self._groups.get(a), self._groups.get(b)
            if not (grown and gone) or reports != [grown.reports, gone.reports]:
                continue
            merges.append(_Merge(a, b, abs(grown.day - gone.day)))
            self._unite(a, b)
            for c in list(self._near[a]):
                low, high = min(a, c), max(a, c)
                likely = self._likely(self._groups[low], self._groups[high])
                if high < self._standing or likely < self._least - _HOPELESS:
                    self._near[a].discard(c)
                    self._near[c].discard(a)
                    continue
                for pair in self._pair(low, high, likely):
                    heapq.heappush(heap, pair)
        return merges

    def _unite(self, a: int, b: int) -> None:
        """Let one group go into another."""
        grown, gone = self._groups[a], self._groups.pop(b)
        for word, times in gone.words.items():
            grown.words[word] = grown.words.get(word, 0) + times
        reports = grown.reports + gone.reports
        grown.day = (grown.day * grown.reports + gone.day * gone.reports) / reports
        grown.length, grown.reports = grown.length + gone.length, reports
        for c in self._near.pop(b):
            self._near[c].discard(b)
            if c != a:
                self._near[c].add(a)
                self._near[a].add(c)

    def _pair(self, a: int, b: int, likely: float) -> list[tuple[float, int, int, int, int]]:
        """Return how likely two groups are one story (negated), with the two and their reports, if that is likely enough."""
        one, other = self._groups[a], self._groups[b]
        likely += self._time.at_once - self._time.each_day * abs(one.day - other.day)
        return [(-likely, a, b, one.reports, other.reports)] if likely > self._least else []

    def _likely(self, one: _Group, other: _Group) -> float:
        """Return how much likelier a headline of the one is after the other than after the news at large (logarithm).

        The mean of both ways; a story's own words are mixed with those of the news at large (Jelinek and Mercer 1980).
        """
        few, many = (one, other) if len(one.words) < len(other.words) else (other, one)
        new_few, new_many = (_NEW + (1 - _NEW) * _SAID_BEFORE / (_SAID_BEFORE + group.length) for group in (few, many))
        of_few = (1 - new_few) / (new_few * max(1, few.length) * self._part)
        of_many = (1 - new_many) / (new_many * max(1, many.length) * self._part)
        after_few = many.length * math.log(new_few)
        after_many = few.length * math.log(new_many)
        for word, times in few.words.items():
            there = many.words.get(word)
            if there:
                at_large = self._times[word] - times - there
                after_few += there * math.log(1 + of_few * times / at_large)
                after_many += times * math.log(1 + of_many * there / at_large)
        larger = max(one.reports, other.reports)
        return (after_few / many.reports + after_many / few.reports) / 2 + _OF_LARGE * math.log(larger)


def _told(groups: NDArray[np.int64], places: Numbers, profiles: Profiles) -> dict[int, _Group]:
    """Return what is told in each of the groups of the reports at these places."""
    told: dict[int, _Group] = {}
    for place, group in zip(places.tolist(), groups[places].tolist(), strict=True):
        words = profiles.row[place].words.tolist()
        here = told.setdefault(group, _Group({}, 0, 0, 0.0))
        for word in words:
            here.words[word] = here.words.get(word, 0) + 1
        here.length, here.reports = here.length + len(words), here.reports + 1
        here.day += (profiles.row[place].day - here.day) / here.reports
    return told


def _near(groups: dict[int, _Group]) -> dict[int, set[int]]:
    """Return the groups that share a word with each, other than one that stands nearly everywhere."""
    with_word: dict[int, list[int]] = {}
    for number, group in groups.items():
        for word in group.words:
            with_word.setdefault(word, []).append(number)
    near: dict[int, set[int]] = {number: set() for number in groups}
    for numbers in with_word.values():
        if len(numbers) <= max(_FEW, _EVERYWHERE * len(groups)):
            for number in numbers:
                near[number].update(numbers)
    for number, row in near.items():
        row.discard(number)
    return near


def _time(days: Sequence[float], apart: Sequence[float]) -> _Time:
    """Return what the days between two groups tell, after those between any two and between those that became one.

    Both are taken to fall off exponentially.
    """
    count = len(days)
    anyhow = 2 * sum((2 * n - count + 1) * day for n, day in enumerate(days)) / (count * (count - 1))
    together = min(anyhow, (_BEFORE * anyhow + sum(apart)) / (_BEFORE + len(apart)))
    return _Time(min(_AT_ONCE, math.log(anyhow / together)), 1 / together - 1 / anyhow)


def _end(into: dict[int, int], group: int) -> int:
    """Return the group that a group ended up in."""
    while group in into:
        group = into[group]
    return group
