"""Settling: reports move between groups until the groups are of such sizes as stories have here."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np

from briefing.stages.stories.groups import counted
from briefing.stages.stories.profiles import Numbers, Weights

# What two reports are believed to be at least, whether they were looked at or not, and at most. Here and below: set on
# neus_train, neus_dev and allsides_dev (whole, undated, in 36 hours, in windows, thinned out until half or all of the stories
# are told once); twice or half of each moves little.
_UNLIKE, _ALIKE = 0.02, 0.995
# Two reports speak for being of one story if they are believed to be by so much less than where the merging stopped (logit).
_LESS = 0.7
# The mean that a group's reports say for one another counts as many times as it has reports but one, to this power.
_POWER = 1.4
# What a story's size says against what its words say.
_BY_SIZE = 1.5
# Stories that are thought to have been seen before, and what part of them is told once more: so that in a row of few reports
# their sizes say nothing for or against merging two.
_BEFORE, _USUAL = 10.0, 0.5
_LARGEST = 400
# How often the sizes are counted, and each time the reports looked through at most.
_COUNTED = 2
_LOOKED_THROUGH = 8
_GAIN = 1e-9


def settle(
    groups: Numbers,
    begun: Numbers,
    standing: int,
    ones: Numbers,
    others: Numbers,
    beliefs: Weights,
    within: Weights,
    stop: float,
) -> Numbers:
    """Return the groups after reports have moved to where they add most, or have left to stand alone.

    `begun` and what follows are as for `linking.link`, `stop` is the likeness at which that stopped merging. A report that two
    groups would have goes to the one that it completes: where most stories are told three times a pair lacks one and a fourth
    is one too many, and where most are told once two must be the more alike. So groups are worth what the reports of each say
    for one another and, less so, how usual their sizes are here (a code of two parts, after Rissanen 1978); reports move one by
    one (iterated conditional modes, Besag 1986), those of stories that stand stay.
    """
    settling = _Settling(groups, standing, _logit(stop) - _LESS)
    settling.hear(ones, others, beliefs)
    settling.remember(counted(begun)[:standing], within)
    free = np.flatnonzero(begun >= standing).tolist()
    for _ in range(_COUNTED):
        settling.count()
        for _ in range(_LOOKED_THROUGH):
            if not sum([settling.move(report) for report in free]):
                break
    return np.array(settling.groups, np.int64)


class _Settling:
    """Groups whose reports move."""

    def __init__(self, groups: Numbers, standing: int, level: float) -> None:
        self.groups: list[int] = groups.tolist()
        self._standing, self._level = standing, level
        #: What two reports say for being of one story that nothing else is known of.
        self._unlike = _logit(_UNLIKE) - level
        sizes = counted(groups)
        #: How many reports are in each group, and what they say for one another.
        self._sizes: list[int] = sizes.tolist()
        self._said: list[float] = (self._unlike * sizes * (sizes - 1) / 2).tolist()
        #: Those near each report, and how much more the two say.
        self._near: list[list[tuple[int, float]]] = [[] for _ in self.groups]
        self._costs: list[float] = []

    def hear(self, ones: Numbers, others: Numbers, beliefs: Weights) -> None:
        """Take what pairs of reports say."""
        says = _logits(np.maximum(beliefs, _UNLIKE)) - self._level - self._unlike
        for one, other, more in zip(ones.tolist(), others.tolist(), says.tolist(), strict=True):
            self._near[one].append((other, more))
            self._near[other].append((one, more))
            if self.groups[one] == self.groups[other]:
                self._said[self.groups[one]] += more

    def remember(self, sizes: Numbers, within: Weights) -> None:
        """Take what the reports say that stories had when they stood, by the sum of beliefs between those of each."""
        pairs = sizes * (sizes - 1) / 2
        for story in np.flatnonzero(pairs).tolist():
            mean = max(_UNLIKE, float(within[story] / pairs[story]))
            self._said[story] += float(pairs[story]) * (_logit(mean) - self._level - self._unlike)

    def count(self) -> None:
        """Learn of what sizes stories are here."""
        usual = _USUAL ** np.arange(1, _LARGEST + 1)
        sizes = np.array([size for size in self._sizes if size], np.int64)
        times = np.bincount(np.minimum(sizes, _LARGEST), minlength=_LARGEST + 1)[1:]
        parts = (times + _BEFORE * usual / usual.sum()) / (len(sizes) + _BEFORE)
        self._costs = [0.0, *(-_BY_SIZE * np.log(parts)).tolist()]

    def move(self, report: int) -> bool:
        """Let a report go where it adds most, and return whether it went."""
        home = self.groups[report]
        near: defaultdict[int, float] = defaultdict(float)
        for other, more in self._near[report]:
            near[self.groups[other]] += more
        stay = near[home] + self._unlike * (self._sizes[home] - 1)
        lost = self._worth(home) - self._worth(home, -1, -stay)
        gains = {group: self._gain(group, said) for group, said in near.items() if group != home}
        best = max(gains, key=lambda group: (gains[group], -group), default=home)
        if self._sizes[home] > 1 and -self._costs[1] > gains.get(best, -math.inf):
            best, gains[len(self._sizes)] = len(self._sizes), -self._costs[1]
        if gains.get(best, -math.inf) <= lost + _GAIN:
            return False
        self._go(report, best, stay, near.get(best, 0.0))
        return True

    def _gain(self, group: int, near: float) -> float:
        """Return what a group gains by a report that says so much more with it."""
        return self._worth(group, 1, near + self._unlike * self._sizes[group]) - self._worth(group)

    def _worth(self, group: int, more: int = 0, said: float = 0.0) -> float:
        """Return what a group is worth, or would be with so many reports more that say so much with it."""
        size = self._sizes[group] + more
        if size < 2:
            return -self._costs[size]
        mean = 2 * (self._said[group] + said) / (size * (size - 1))
        return float(mean * (size - 1) ** _POWER) - self._costs[min(size, _LARGEST)]

    def _go(self, report: int, group: int, said: float, near: float) -> None:
        home = self.groups[report]
        self._sizes[home] -= 1
        self._said[home] -= said
        if group == len(self._sizes):
            self._sizes.append(0)
            self._said.append(0.0)
        self._said[group] += near + self._unlike * self._sizes[group]
        self._sizes[group] += 1
        self.groups[report] = group


def _logits(beliefs: Weights) -> Weights:
    bounded = np.minimum(beliefs, _ALIKE)
    logits: Weights = np.log(bounded / (1 - bounded))
    return logits


def _logit(belief: float) -> float:
    return float(_logits(np.array([belief]))[0])
