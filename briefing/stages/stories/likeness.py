"""Likeness: which pairs of reports to look at, and how likely it is that the two tell of one event."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.columns import Column
from briefing.stages.stories.profiles import NOBODY, Numbers, Profiles, Weights

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
        #: The last reports known by each word.
        self._known_by: dict[int, list[int]] = {}
        #: All reports' words and weights end to end, and where each report's end.
        self._words = Column(np.int32)
        self._weights = Column(np.float64)
        self._ends = Column(np.int64)
        #: For each report, how alike its ten nearest are, nearest first; faded with the days between.
        self._ten = Column(np.float64, _TEN)

    def look_up(self, profiles: Profiles) -> Likenesses:
        """Return the pairs, of each report that is new in the row with those before it, that are more than faintly alike."""
        start = len(self._ends)
        firsts, seconds, alike = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0)]
        scratch = np.zeros(profiles.vocabulary)
        self._ten.extend(np.zeros((len(profiles) - start, _TEN)))
        for n, weights in enumerate(profiles.weigh(start), start):
            words = profiles.row[n].words
            scratch[words] = weights
            near, same = self._nearest(self._met(n, words, weights, profiles), scratch)
            scratch[words] = 0
            self._hold(words, weights)
            self._remember(n, near, same * np.exp(-np.abs(profiles.days[near] - profiles.days[n]) / _FADING))
            told = same >= _TOO_FAINT
            firsts.append(near[told])
            seconds.append(np.full(np.count_nonzero(told), n))
            alike.append(same[told])
        return Likenesses(np.concatenate(firsts), np.concatenate(seconds), np.concatenate(alike))

    def _met(self, n: int, words: Numbers, weights: Weights, profiles: Profiles) -> Pairs:
        """Return the earlier reports, of its days and language, that are known by enough of what this one is known by."""
        chosen = np.lexsort((words, -weights))[:_KNOWN_BY]
        met: list[int] = []
        times: list[int] = []
        for word in words[chosen].tolist():
            known = self._known_by.setdefault(word, [])
            times.append(min(len(known), _NEAREST))
            met += known[-_NEAREST:]
            known.append(n)
            if len(known) > 4 * _NEAREST:
                del known[:-_NEAREST]
        found, which = np.unique(np.array(met, np.int64), return_inverse=True)
        near = np.bincount(which, np.repeat(weights[chosen] ** 2, times)) >= _SHARED
        near &= (profiles.languages[found] == profiles.languages[n]) & (
            np.abs(profiles.days[found] - profiles.days[n]) <= _APART
        )
        return found[near]

    def _nearest(self, found: Pairs, scratch: Weights) -> tuple[Pairs, Weights]:
        """Return those of the reports found that are like the one whose weights are in `scratch`, and how alike (cosine)."""
        if not len(found):
            return found, np.zeros(0)
        ends = self._ends.filled
        starts = np.where(found > 0, ends[found - 1], 0)
        lengths = ends[found] - starts
        bounds = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + np.repeat(starts - bounds, lengths)
        products = scratch[self._words.filled[places]] * self._weights.filled[places]
        same = np.add.reduceat(products, bounds)
        near = same > _FAINT
        return found[near], same[near]

    def _hold(self, words: Numbers, weights: Weights) -> None:
        """Keep a report's words for those that come after it."""
        self._words.extend(words)
        self._weights.extend(weights)
        self._ends.extend([len(self._words)])

    def _remember(self, n: int, near: Pairs, faded: Weights) -> None:
        """Keep the ten best of a report, and of those that it is among the ten best of."""
        ten = self._ten.filled
        best = -np.sort(-faded)[:_TEN]
        ten[n, : len(best)] = best
        better = faded > ten[near, -1]
        gained = near[better]
        rows = ten[gained]
        rows[:, -1] = faded[better]
        ten[gained] = -np.sort(-rows, axis=1)

    def features(self, found: Likenesses, profiles: Profiles) -> NDArray[np.float64]:
        """Return a row of the logistic model's features for each pair, in the order of WEIGHTS."""
        gap = gaps(found, profiles)
        faded = found.alike * np.exp(-gap / _FADING)
        ten = self._ten.filled
        best = np.maximum(ten[:, 0], _BEST)
        ten_best = np.maximum(ten.mean(1), _TEN_BEST)
        of_best = faded / np.sqrt(best[found.firsts] * best[found.seconds])
        of_ten = faded / np.sqrt(ten_best[found.firsts] * ten_best[found.seconds])
        one, other = profiles.calendars[found.firsts], profiles.calendars[found.seconds]
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
        score += time_speaks(gaps(found, profiles), profiles.days)
        outlet = profiles.outlets[found.firsts]
        same = (outlet == profiles.outlets[found.seconds]) & (outlet != NOBODY)
        score += _SAME_OUTLET * same
        belief: Weights = np.where(found.alike < _TOO_FAINT, 0.0, 1 / (1 + np.exp(-score)))
        return belief


def gaps(found: Likenesses, profiles: Profiles) -> Weights:
    """Return the days between the two reports of each pair."""
    gap: Weights = np.abs(profiles.days[found.firsts] - profiles.days[found.seconds])
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
