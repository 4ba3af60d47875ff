"""Likeness: which pairs of reports to look at, and how likely it is that the two tell of one event."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.profiles import Profile, Profiles, Weights

Pairs = NDArray[np.int64]

# A report is looked up by its weightiest words, each among the nearest earlier reports that are known by it too:
# so a look-up costs the same in an archive of any size.
_KNOWN_BY = 24
_NEAREST = 64
# … and looked at where they share this part of what it is about (squared weights).
_SHARED = 0.04
# Less alike than this is not worth a thought.
_FAINT = 0.03
# … and less than this is no belief, however little else the two are like. Tuned on the sample newsroom, at no cost to
# neus_dev and allsides_dev.
_TOO_FAINT = 0.115
# Reports further apart than this many days tell of one event too seldom to be looked at.
_APART = 8.0
# Days in which the likeness of two reports falls to 1/e when a report's neighbours are compared.
_FADING = 2.0
# What a report's best neighbour and its ten best are at least taken to be alike: in a small batch there are no others.
_TEN = 10
_BEST = 0.15
_TEN_BEST = 0.06
# The gap between two reports of one event in days (exponential), and the most that closeness may prove.
_GAP = 0.8
_CLOSE = 1.0

#: The logistic model's weights. Tuned on neus_train (stories shared with allsides_dev left out).
WEIGHTS = {
    "alike": 1.67,
    "alike root": 2.8,
    "same weekday": 0.11,
    "other weekday": -2.1,
    "same month": 0.31,
    "other month": -1.55,
    "of the best": -3.96,
    "of the best root": 8.4,
    "of the ten best": 3.66,
    "of the ten best root": -1.63,
    "always": -8.79,
}
_WEEKDAY_BITS = (1 << 7) - 1
_MONTH_BITS = ~_WEEKDAY_BITS
# The days that two reports name tell of one event as long as the reports came in together: a day later, each names its
# own. Days in which that falls to 1/e; tuned on allsides_dev and the sample newsroom.
_DAY_NAMES = 1.0
# An outlet tells an event once more often than not.
_SAME_OUTLET = -0.7


@dataclass(frozen=True, slots=True, eq=False)
class Likenesses:
    """Pairs of reports by their places in the row, first < second, and how alike each pair is in words."""

    firsts: Pairs
    seconds: Pairs
    alike: Weights


class Neighbours:
    """The likenesses of a growing row of reports."""

    def __init__(self) -> None:
        self._known_by: dict[int, list[int]] = {}
        self._weights: list[Weights] = []
        #: For each report, how alike its ten nearest are, nearest first; faded with the days between.
        self._ten = np.zeros((0, _TEN))

    def look_up(self, profiles: Profiles) -> Likenesses:
        """Return the pairs of each report that is new in the row with the reports before it."""
        start = len(self._weights)
        self._weights += profiles.weigh(start)
        firsts, seconds, alike = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0)]
        scratch = np.zeros(profiles.vocabulary)
        days = np.array([p.day for p in profiles.row])
        spoken: dict[str, int] = {}
        languages = np.array(
            [spoken.setdefault(p.report.article.language, len(spoken)) for p in profiles.row], np.int64
        )
        for n in range(start, len(profiles)):
            near = self._met(n, profiles.row)
            near = near[(languages[near] == languages[n]) & (np.abs(days[near] - days[n]) <= _APART)]
            near, same = self._nearest(n, near, profiles.row, scratch)
            firsts.append(near)
            seconds.append(np.full(len(near), n))
            alike.append(same)
        found = Likenesses(np.concatenate(firsts), np.concatenate(seconds), np.concatenate(alike))
        self._remember(found, profiles)
        return found

    def _met(self, n: int, row: Sequence[Profile]) -> Pairs:
        """Return the earlier reports that are known by enough of what this one is known by."""
        words, weights = row[n].words, self._weights[n]
        chosen = np.lexsort((words, -weights))[:_KNOWN_BY]
        met: list[int] = []
        times: list[int] = []
        for word in words[chosen].tolist():
            known = self._known_by.setdefault(word, [])
            met += known[-_NEAREST:]
            times.append(min(len(known), _NEAREST))
            known.append(n)
        found, which = np.unique(np.array(met, np.int64), return_inverse=True)
        return found[np.bincount(which, np.repeat(weights[chosen] ** 2, times)) >= _SHARED]

    def _nearest(self, n: int, found: Pairs, row: Sequence[Profile], scratch: Weights) -> tuple[Pairs, Weights]:
        """Return those of the reports found that are alike at all, and how alike (cosine)."""
        if not len(found):
            return found, np.zeros(0)
        words = row[n].words
        scratch[words] = self._weights[n]
        others = [row[m].words for m in found.tolist()]
        products = scratch[np.concatenate(others)] * np.concatenate([self._weights[m] for m in found.tolist()])
        scratch[words] = 0
        same = np.add.reduceat(products, np.cumsum([0, *map(len, others[:-1])]))
        near = same > _FAINT
        return found[near], same[near]

    def _remember(self, found: Likenesses, profiles: Profiles) -> None:
        """Keep the ten best of every report that the pairs touch."""
        self._ten = np.vstack([self._ten, np.zeros((len(profiles) - len(self._ten), _TEN))])
        faded = found.alike * np.exp(-gaps(found, profiles) / _FADING)
        touched = np.unique(np.concatenate([found.firsts, found.seconds]))
        who = np.concatenate([found.firsts, found.seconds, np.repeat(touched, _TEN)])
        value = np.concatenate([faded, faded, self._ten[touched].ravel()])
        order = np.lexsort((-value, who))
        who, value = who[order], value[order]
        rank = np.arange(len(who)) - np.searchsorted(who, who)
        kept = rank < _TEN
        self._ten[who[kept], rank[kept]] = value[kept]

    def features(self, found: Likenesses, profiles: Profiles) -> NDArray[np.float64]:
        """Return a row of the logistic model's features for each pair, in the order of WEIGHTS."""
        gap = gaps(found, profiles)
        faded = found.alike * np.exp(-gap / _FADING)
        best = np.maximum(self._ten[:, 0], _BEST)
        ten_best = np.maximum(self._ten.mean(1), _TEN_BEST)
        of_best = faded / np.sqrt(best[found.firsts] * best[found.seconds])
        of_ten = faded / np.sqrt(ten_best[found.firsts] * ten_best[found.seconds])
        calendar = np.array([p.calendar for p in profiles.row], np.int64)
        one, other = calendar[found.firsts], calendar[found.seconds]
        together = np.exp(-gap / _DAY_NAMES)
        columns = [found.alike, np.sqrt(found.alike)]
        for bits in (_WEEKDAY_BITS, _MONTH_BITS):
            shared = (one & other & bits) > 0
            columns += [shared, together * (((one & bits) > 0) & ((other & bits) > 0) & ~shared)]
        columns += [of_best, np.sqrt(of_best), of_ten, np.sqrt(of_ten), np.ones(len(gap))]
        return np.stack([c.astype(float) for c in columns], 1)

    def beliefs(self, found: Likenesses, profiles: Profiles) -> Weights:
        """Return how likely it is that each pair tells of one event, from 0 to 1."""
        score = self.features(found, profiles) @ np.array(list(WEIGHTS.values()))
        score += time_speaks(gaps(found, profiles), np.array([p.day for p in profiles.row]))
        outlets: dict[str, int] = {}
        outlet = np.array([outlets.setdefault(p.report.article.outlet, len(outlets)) for p in profiles.row], np.int64)
        same = (outlet[found.firsts] == outlet[found.seconds]) & (outlet[found.firsts] != outlets.get("", -1))
        score += _SAME_OUTLET * same
        belief: Weights = np.where(found.alike < _TOO_FAINT, 0.0, 1 / (1 + np.exp(-score)))
        return belief


def gaps(found: Likenesses, profiles: Profiles) -> Weights:
    """Return the days between the two reports of each pair."""
    days = np.array([p.day for p in profiles.row])
    gap: Weights = np.abs(days[found.firsts] - days[found.seconds])
    return gap


def time_speaks(gap: Weights, days: Weights) -> Weights:
    """Return what the days between two reports say for one event, in log-odds.

    The gaps of one event's reports fall off exponentially from those of any two reports, so the ratio of
    the two is known once the mean over any two is: nothing for a batch that came in at one moment, much
    for one that spans months.
    """
    speaks: Weights = np.minimum(_CLOSE, -gap / _GAP - math.log(closeness(days)))
    return speaks


def closeness(days: Weights) -> float:
    """Return how close together any two reports came in: 1 for at one moment, near 0 for over months."""
    some = np.sort(days)[:: max(1, len(days) // 400)]
    return float(np.exp(-np.abs(some[:, None] - some[None]) / _GAP).mean()) if len(some) else 1.0
