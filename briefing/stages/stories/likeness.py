"""Likeness: which pairs of reports to look at, and how likely it is that the two tell of one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.centres import Centres
from briefing.stages.stories.columns import Column, Growing
from briefing.stages.stories.evidence import HANDFUL, Evidence
from briefing.stages.stories.meeting import Known, Told
from briefing.stages.stories.naming import FEW, MANY, Naming
from briefing.stages.stories.profiles import NOBODY, Profiles, Weights
from briefing.stages.stories.texts import are_told
from briefing.text.blocks import prose

Pairs = NDArray[np.int64]

# A report is looked up by its weightiest words; where it is told at length, most of these are its own.
_KNOWN_BY = 40
_KNOWN_BY_AT_LENGTH = 80
# Less alike than this is not worth a thought.
_FAINT = 0.03
# … and less than this is no belief, however little else the two are like.
_TOO_FAINT = 0.07
# Reports further apart than this many days tell of one event too seldom to be looked at.
_APART = 8.0
# How long an event is told, in days (mean gap between two reports of one event): at first, the least and the most. What the
# collection itself shows outweighs it: the gaps between reports that are each other's likest, once there are more than a few.
_TOLD_FOR = 0.8
_LEAST, _MOST = 0.2, 2.5
_FEW = 10
_LIKEST = 0.15
# … so much alike at least where they are told at length: strangers' texts are the likest to many a report that is told once.
_LIKEST_AT_LENGTH = 0.25
# When a report's neighbours are compared, their likeness falls to 1/e in so many times that …
_FADING = 2.5
# … and in so many times that again where reports are told at length: a long text tells its event to whom missed the first.
_LASTING = 3.5
# … but in no fewer days: reports that are each other's likest are mostly one agency's copy on one day, and say nothing of the
# follow-up and the analysis days later. Set as the part in `texts`; 8 and 12 do nearly as well.
_AT_LEAST = 10.0
# … and in so many times that again to less than any belief that would move a mean: nothing further back is looked at.
_FADED = 5.0
# Pairs whose features stand in memory at a time.
_AT_A_TIME = 1 << 16
# Reports that are looked up before what they show of time is taken into account.
_STRETCH = 4096
# Two reports less alike than this, a quarter of the way to what the days between leave of it, are taken to be of one event the
# less readily, even where each is the other's best: in a real day's news most events are told once, and what is likest to
# such a report is of another. Set with the weight below on neus_train, allsides_dev and long articles retold in several
# ways, each whole and thinned out until half, or four in five, of the stories are told once.
_TELLING = 0.25
# What a report's best neighbour and its ten best are at least taken to be alike: in a small batch there are no others, and
# what is faintly like a report stands out from them. So the ten best are taken to be by up to so much more alike, less so in
# a larger batch. Set on windows of 20 and 60 successive reports of allsides_dev, neus_train and neus_dev, whole and thinned
# out until most stories are told once: precision rises there from .92 to .93, and from .03 to .05 moves little.
_TEN = 10
_BEST = 0.12
_TEN_BEST = 0.04
_OF_FEW = 0.03
# … and in so many days between two reports that falls to 1/e: those of one day have its words in common, and what is left of
# the likeness of others is less by the days already. On six months of feeds, of 850 stories 5 fewer come back as new by it.
_FEW_AT_ONCE = 2.0
# … and the most that one can be alike by that measure.
_OF_BEST, _OF_TEN = 2.0, 8.0

#: The logistic model's weights. Tuned on neus_train (stories shared with allsides_dev left out), allsides_dev and long articles
#: cut into several, whole, as headlines alone, thinned out and cut into headline-like sentences; each set weighs the same.
#: Fitted without allsides_dev or without the long articles, the figures of these move by less than .01.
WEIGHTS = {
    "alike log": 0.77,
    "alike": 2.24,
    "alike root": -3.17,
    "same weekday": 0.08,
    "other weekday": -2.43,
    "same month": 0.22,
    "other month": -0.78,
    "of the best": -1.28,
    "of the best root": 0.5,
    "of the ten best": 1.5,
    "of the ten best root": 6.18,
    "little alike": 2.0,
    # An outlet tells an event once more often than not.
    "same outlet": -0.7,
    "always": -5.75,
}
# Two reports with prose are alike by little where their likeness rests on fewer words than this; belief is multiplied by the
# part of it that there is, to this power, and less so in a larger batch. Set on tests/quality/apart.txt, and held against
# allsides_dev and neus_dev, whole and twelve stories at a time.
_BROAD = 2.5
_NARROWS = 4
_WEEKDAY_BITS = (1 << 7) - 1
_MONTH_BITS = ~_WEEKDAY_BITS
# The days that two reports name tell of one event as long as the reports came in together: a day later, each names its
# own. Days in which that falls to 1/e; tuned on allsides_dev and the sample newsroom.
_DAY_NAMES = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Likenesses:
    """Pairs of reports by their places in the row, first < second, and how alike each pair is in words."""

    firsts: Pairs
    seconds: Pairs
    alike: Weights

    def parts(self) -> Iterator[Likenesses]:
        """Yield the pairs a stretch at a time."""
        for n in range(0, len(self.alike), _AT_A_TIME):
            part = slice(n, n + _AT_A_TIME)
            yield Likenesses(self.firsts[part], self.seconds[part], self.alike[part])


class Neighbours(Growing):
    """The likenesses of a growing row of reports."""

    def __init__(self) -> None:
        self._known = Known()
        self._told = Told()
        self._naming = Naming()
        self._evidence = Evidence()
        #: For each report, how alike its ten nearest are, nearest first; faded with the days between.
        self._ten = Column(np.float64, _TEN)
        #: How alike each report's nearest is, whatever the days between.
        self._best = Column(np.float64)
        #: The latest day of each report and those before it.
        self._latest = Column(np.float64)
        #: The sum of the days between reports that were each other's likest, and how many such pairs there were.
        self._gaps = 0.0
        self._gaps_seen = 0

    def look_up(self, profiles: Profiles) -> Likenesses:
        """Return the pairs, of each report that is new in the row with those before it, that are more than faintly alike."""
        start, end = len(self._ten), len(profiles)
        self._ten.extend(np.zeros((end - start, _TEN)))
        self._best.extend(np.zeros(end - start))
        latest = [*self._latest.filled[-1:], *profiles.days[start:]]
        self._latest.extend(np.maximum.accumulate(latest)[len(latest) - (end - start) :])
        at_once = start == end or float(np.ptp(profiles.days[start:])) == 0.0
        found = [_NONE]
        weights = profiles.weigh(start)
        for first in range(start, end, _STRETCH):
            pairs = self._pairs(first, weights[first - start : first - start + _STRETCH], profiles)
            self._learn(pairs, profiles, at_once)
            faded = self._fade(pairs, profiles)
            bounds = np.searchsorted(pairs.seconds, np.arange(first, min(first + _STRETCH, end) + 1)).tolist()
            for n, (low, high) in enumerate(pairwise(bounds), first):
                self._remember(n, pairs.firsts[low:high], faded[low:high])
            told = pairs.alike >= _TOO_FAINT
            found.append(Likenesses(pairs.firsts[told], pairs.seconds[told], pairs.alike[told]))
        return _joined(found)

    def _pairs(self, start: int, rows: Sequence[Weights], profiles: Profiles) -> Likenesses:
        """Return the pairs of the reports from `start` on, whose weights are given, with those before each."""
        found = [_NONE]
        scratch = np.zeros(profiles.vocabulary, np.float32)
        known_by = _KNOWN_BY_AT_LENGTH if are_told(profiles) else _KNOWN_BY
        days, languages = profiles.days, profiles.languages
        reach = min(_APART, _FADED * self._fading)
        oldest = np.searchsorted(self._latest.filled, days[start : start + len(rows)] - reach).tolist()
        self._told.extend([profile.words for profile in profiles.row[start : start + len(rows)]], rows)
        for n, weights in enumerate(rows, start):
            words = profiles.row[n].words
            chosen = np.lexsort((words, -weights))[:known_by]
            near = self._known.meet(n, words[chosen], weights[chosen] ** 2, oldest[n - start])
            near = np.arange(oldest[n - start], n) if len(profiles) <= HANDFUL else near
            near = near[(languages[near] == languages[n]) & (np.abs(days[near] - days[n]) <= reach)]
            scratch[words] = weights
            same = self._told.likeness(near, scratch)
            scratch[words] = 0
            alike = same > _FAINT
            found.append(Likenesses(near[alike], np.full(np.count_nonzero(alike), n), same[alike]))
        return _joined(found)

    def _learn(self, found: Likenesses, profiles: Profiles, at_once: bool) -> None:
        """Learn how long an event is told from reports that are each other's likest, if they did not all come at once."""
        best = self._best.filled
        np.maximum.at(best, found.firsts, found.alike)
        np.maximum.at(best, found.seconds, found.alike)
        least = _LIKEST_AT_LENGTH if are_told(profiles) else _LIKEST
        likest = found.alike >= np.maximum(np.maximum(best[found.firsts], best[found.seconds]), least)
        gap = gaps(found, profiles)[likest]
        gap = gap[gap > 0] if at_once else gap
        self._gaps += float(gap.sum())
        self._gaps_seen += len(gap)

    def _fade(self, found: Likenesses, profiles: Profiles) -> Weights:
        """Return how alike the pairs are, less by what lies between them in time."""
        faded: Weights = found.alike * np.exp(-gaps(found, profiles) / self._fading)
        return faded

    @property
    def _fading(self) -> float:
        """The days in which likeness falls to 1/e."""
        told_for = (_FEW * _TOLD_FOR + self._gaps) / (_FEW + self._gaps_seen)
        return _FADING * min(max(told_for, _LEAST), _MOST)

    @property
    def _lasting(self) -> float:
        """The days in which the likeness of texts falls to 1/e."""
        return max(_AT_LEAST, _LASTING * self._fading)

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

    def features(self, found: Likenesses, profiles: Profiles, of_few: float = _OF_FEW) -> NDArray[np.float64]:
        """Return a row of the logistic model's features for each pair, in the order of WEIGHTS."""
        faded = self._fade(found, profiles)
        oldest = int(found.firsts.min(initial=len(self._ten)))
        ten, firsts, seconds = self._ten.filled[oldest:], found.firsts - oldest, found.seconds - oldest
        best = np.maximum(ten[:, 0], _BEST)
        of_best = np.minimum(_OF_BEST, faded / np.sqrt(best[firsts] * best[seconds]))
        ten_best = ten.mean(1)
        least = _TEN_BEST + of_few * FEW / (FEW + len(profiles)) * np.exp(-gaps(found, profiles) / _FEW_AT_ONCE)
        of_ten = faded / np.sqrt(np.maximum(ten_best[firsts], least) * np.maximum(ten_best[seconds], least))
        of_ten = np.minimum(_OF_TEN, of_ten)
        one, other = profiles.calendars[found.firsts], profiles.calendars[found.seconds]
        together = np.exp(-gaps(found, profiles) / _DAY_NAMES)
        columns = [np.log(found.alike), found.alike, np.sqrt(found.alike)]
        for bits in (_WEEKDAY_BITS, _MONTH_BITS):
            shared = (one & other & bits) > 0
            columns += [shared, together * (((one & bits) > 0) & ((other & bits) > 0) & ~shared)]
        outlet = profiles.outlets[found.firsts]
        same_outlet = (outlet == profiles.outlets[found.seconds]) & (outlet != NOBODY)
        little = np.minimum(0.0, np.log(found.alike**0.75 * faded**0.25 / _TELLING))
        columns += [of_best, np.sqrt(of_best), of_ten, np.sqrt(of_ten), little, same_outlet, np.ones(len(outlet))]
        return np.stack([c.astype(float) for c in columns], 1)

    def beliefs(self, found: Likenesses, profiles: Profiles, *, sections: bool = False) -> Weights:
        """Return how likely it is that each pair tells of one event, from 0 to 1.

        The sections of a page are told beside it, and none of them needs to stand out.
        """
        weights, of_few = np.array(list(WEIGHTS.values())), 0.0 if sections else _OF_FEW
        scores = [self.features(part, profiles, of_few) @ weights for part in found.parts()]
        belief: Weights = 1 / (1 + np.exp(-np.concatenate([np.zeros(0), *scores])))
        apart = self._apart(found, profiles, belief)
        if len(profiles) > HANDFUL:
            return apart
        pairs = found.firsts, found.seconds, gaps(found, profiles)
        return self._evidence.weigh(profiles.articles, pairs, belief, apart)

    def near(self, found: Likenesses, profiles: Profiles) -> Weights:
        """Return how alike the pairs are, less by what lies between them in time and by whom they name."""
        near = found.alike * np.exp(-gaps(found, profiles) / self._lasting)
        return self._apart(found, profiles, near)

    def centres(self, profiles: Profiles, labels: Pairs) -> Centres:
        """Return the centres of the groups that the labels say."""
        return Centres(labels, profiles, self._told, self._lasting)

    def _apart(self, found: Likenesses, profiles: Profiles, belief: Weights) -> Weights:
        """Return the beliefs, less where a small row's reports are alike by little but one word, or name others."""
        if len(profiles) > MANY:
            return belief
        belief = belief * self._broad(found, profiles) ** (FEW / (FEW + len(profiles)))
        return self._naming.apart(profiles.articles, found.firsts, found.seconds, belief)

    def _broad(self, found: Likenesses, profiles: Profiles) -> Weights:
        """Return for each pair 1, or less where the two are alike by little but one word, such as a town that both tell of."""
        told = np.array([any(prose(article)) for article in profiles.articles], bool)
        on_words = np.where(
            told[found.firsts] & told[found.seconds], self._told.breadth(found.firsts, found.seconds), _BROAD
        )
        broad: Weights = np.minimum(1.0, on_words / _BROAD) ** _NARROWS
        return broad


_NONE = Likenesses(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def _joined(found: Sequence[Likenesses]) -> Likenesses:
    """Return likenesses end to end."""
    return Likenesses(
        np.concatenate([f.firsts for f in found]),
        np.concatenate([f.seconds for f in found]),
        np.concatenate([f.alike for f in found]),
    )


def gaps(found: Likenesses, profiles: Profiles) -> Weights:
    """Return the days between the two reports of each pair."""
    gap: Weights = np.abs(profiles.days[found.firsts] - profiles.days[found.seconds])
    return gap
