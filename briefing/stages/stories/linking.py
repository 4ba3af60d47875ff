"""Linking: from pairs that are alike to groups, by average link over the pairs that were looked at."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.foretelling import Foretelling
from briefing.stages.stories.gathering import gather, is_for
from briefing.stages.stories.groups import NONE, NOTHING_WITHIN, Groups, ends
from briefing.stages.stories.profiles import Profiles

# Groups are merged while the mean belief between two is this part of the mean belief within them, and at most down to this;
# where to stop in between, the words of the reports say (see foretelling): stories told once, three times and ninety times
# ask for different parts. Tuned here as there.
_SURELY, _HARDLY = 0.6, 0.03
# … and down to this where what remains is gathered: in a stream of thousands likeness alone brings strangers together, and
# from .8 on a small one of few stories finds no beginning.
_CERTAINLY = 0.65
# Two reports of events of one kind foretell one another's words as well. So where stories turn out to be of these sizes on
# the mean, the merging stops at these parts at the latest. Held against tests/quality/apart.txt.
_SIZES = (2.6, 3.1, 3.6, 4.6)
_PARTS = (0.59, 0.42, 0.42, 0.03)
# Stories of the usual size that are thought to have been seen before, in reports: so that a batch of three is grouped as
# one of three hundred is.
_BEFORE = 30
_USUAL = 3.0
# Mean belief at which a report that stayed alone, or a section of a page, belongs with the likest of a story; a report only
# where that is so large a part of where the merging stopped.
_BELONGS = 0.25
_NEARLY = 0.75
# Reports of a story that one more is held against when it stayed alone.
_LIKEST = 3


def link(
    labels: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    profiles: Profiles,
    within: Mapping[int, float] = NOTHING_WITHIN,
) -> list[int]:
    """Return the group of each profile (average link, after Sokal and Michener 1958, over a sparse graph).

    `labels` says where each begins; groups numbered below `standing` are never merged with one another, and `within` holds
    the sum of beliefs between the members of each of them.
    """
    groups = Groups(labels, standing, within)
    groups.bring_near(labels[ones], labels[others], alike)
    into, stop, mean = _merge(groups, labels, profiles)
    found = ends(into, labels)
    if is_for(profiles, mean):
        found = gather(labels, standing, ones, others, profiles, mean)
    return _take_in(found, standing, ones, others, alike, max(_NEARLY * stop, _BELONGS))


def _merge(groups: Groups, labels: NDArray[np.int64], profiles: Profiles) -> tuple[dict[int, int], float, float]:
    """Return which group each that went into another went into, and the likeness at which the merging stopped.

    It stops where the words of the reports are foretold best, or before. The last number is the size, on the mean, of
    the story that a report is in where they are foretold best.
    """
    sizes = groups.sizes
    merges = list(groups.merges(_HARDLY))
    squares = [sum(n * n for n in sizes), *(2 * merge.pairs for merge in merges)]
    foretelling = Foretelling(profiles, labels)
    gained = np.cumsum([0.0, *(foretelling.unite(merge.grown, merge.gone, merge.members) for merge in merges)])
    lows = np.minimum.accumulate([merge.likeness for merge in merges])
    kept = int(np.argmax(np.where(np.append(lows, 0.0) < _SURELY, gained, -np.inf)))
    mean = (_BEFORE * _USUAL + sum(squares[: kept + 1])) / (_BEFORE + sum(sizes))
    part = _CERTAINLY if is_for(profiles, mean) else _part(mean)
    kept = min(kept, int(np.count_nonzero(lows >= part)))
    stop = float(lows[kept]) if kept < len(lows) else _HARDLY
    return {merge.gone: merge.grown for merge in merges[:kept]}, stop, mean


def _part(mean: float) -> float:
    """Return the likeness at which the merging stops at the latest where a report is in a story as large as this."""
    return math.exp(np.interp(mean, _SIZES, np.log(_PARTS)))


def _take_in(
    groups: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    enough: float,
) -> list[int]:
    """Return the groups once those who stayed alone have joined the one whose likest members are near enough."""
    sizes = dict(zip(*(row.tolist() for row in np.unique(groups, return_counts=True)), strict=True))
    likest: dict[int, dict[int, list[float]]] = {}
    for one, other, value in zip(ones.tolist(), others.tolist(), alike.tolist(), strict=True):
        for alone, group in ((one, int(groups[other])), (other, int(groups[one]))):
            if sizes[int(groups[alone])] == 1 and groups[alone] >= standing and sizes[group] > 1:
                likest.setdefault(alone, {}).setdefault(group, []).append(value)
    joined: list[int] = groups.tolist()
    for alone, rows in likest.items():
        joined[alone] = _likest(rows, sizes, joined[alone], enough)
    return joined


def _likest(rows: dict[int, list[float]], sizes: Mapping[int, int], otherwise: int, enough: float = _BELONGS) -> int:
    """Return the group whose three likest members are alike enough on the mean, or what stands otherwise."""
    means = {group: sum(sorted(row)[-_LIKEST:]) / min(_LIKEST, sizes[group]) for group, row in rows.items()}
    best = max(means, key=lambda group: (means[group], -group), default=otherwise)
    return best if means.get(best, 0.0) >= enough else otherwise


def nearest(
    places: Iterable[int],
    stories: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    sizes: NDArray[np.int64],
) -> list[int]:
    """Return the story, or NONE, that each of the places in the row belongs to.

    Of each pair, `stories` holds the story that its one report is in, `others` the place of its other; `sizes` counts the
    reports of each story. A page of many matters is like a few reports of a story at best: the mean is over the three likest.
    """
    likest: dict[int, dict[int, list[float]]] = {}
    for story, place, value in zip(stories.tolist(), others.tolist(), alike.tolist(), strict=True):
        if story != NONE:
            likest.setdefault(place, {}).setdefault(story, []).append(value)
    near = {story: int(sizes[story]) for rows in likest.values() for story in rows}
    return [_likest(likest.get(place, {}), near, NONE) for place in places]
