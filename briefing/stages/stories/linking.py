"""Linking: from pairs that are alike to groups, by average link over the pairs that were looked at."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.stages.stories.foretelling import Foretelling
from briefing.stages.stories.gathering import HEADLINES, gather, is_for, of_headlines
from briefing.stages.stories.groups import NONE, Groups, Merge, Near, counted, ends
from briefing.stages.stories.lines import manner_of
from briefing.stages.stories.profiles import Profiles
from briefing.stages.stories.settling import settle

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
#: Mean belief in the likest reports of a story at which a report that is told at length belongs there.
BELIEVED = 0.5
#: … and at which a page of sections belongs there whole, which tells more beside it. Held against the sample newsroom's live pages.
BELONGS_WHOLE = 0.2
# Reports settle in rows of more than so many, fewer of which say little of what sizes stories are here, and not by headlines alone.
_ENOUGH = 100
# Reports of a story that one more is held against when it stayed alone.
_LIKEST = 3
_NOTHING_WITHIN = np.zeros(0)


def link(
    labels: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    profiles: Profiles,
    within: NDArray[np.float64] = _NOTHING_WITHIN,
) -> NDArray[np.int64]:
    """Return the group of each profile (average link, after Sokal and Michener 1958, over a sparse graph).

    `labels` says where each begins; groups numbered below `standing` are never merged with one another, and `within` holds
    the sum of beliefs between the members of each of them.
    """
    near = Near(labels, labels[ones], labels[others], alike)
    of_standing = np.zeros(len(near.groups))
    known = near.groups[near.groups < len(within)]
    of_standing[: len(known)] = within[known]
    merges = list(Groups(near, standing, of_standing).merges(_HARDLY))
    kept, stop, mean = _kept(merges, labels, profiles)
    found = ends(merges[:kept], labels)
    if is_for(profiles, mean):
        found = gather(labels, standing, ones, others, profiles, of_headlines(mean))
    elif manner := manner_of(profiles, found):
        found = gather(labels, standing, ones, others, profiles, manner)
    elif len(profiles) > _ENOUGH and profiles.length > HEADLINES:
        found = take_in(found, standing, ones, others, alike, max(_NEARLY * stop, _BELONGS))
        return settle(found, labels, standing, ones, others, alike, within, stop)
    return take_in(found, standing, ones, others, alike, max(_NEARLY * stop, _BELONGS))


def _kept(merges: Sequence[Merge], labels: NDArray[np.int64], profiles: Profiles) -> tuple[int, float, float]:
    """Return how many of the merges are kept, and the likeness at which the merging stopped.

    It stops where the words of the reports are foretold best, or before. The last number is the size, on the mean, of
    the story that a report is in where they are foretold best.
    """
    sizes = counted(labels)
    squares = [int(sizes @ sizes), *(2 * merge.pairs for merge in merges)]
    foretelling = Foretelling(profiles, labels)
    gained = np.cumsum([0.0, *(foretelling.unite(merge.grown, merge.gone, merge.members) for merge in merges)])
    lows = np.minimum.accumulate([merge.likeness for merge in merges])
    kept = int(np.argmax(np.where(np.append(lows, 0.0) < _SURELY, gained, -np.inf)))
    mean = (_BEFORE * _USUAL + sum(squares[: kept + 1])) / (_BEFORE + int(sizes.sum()))
    part = _CERTAINLY if is_for(profiles, mean) else _part(mean)
    kept = min(kept, int(np.count_nonzero(lows >= part)))
    return kept, float(lows[kept]) if kept < len(lows) else _HARDLY, mean


def _part(mean: float) -> float:
    """Return the likeness at which the merging stops at the latest where a report is in a story as large as this."""
    return math.exp(np.interp(mean, _SIZES, np.log(_PARTS)))


def take_in(
    groups: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    enough: float,
) -> NDArray[np.int64]:
    """Return the groups once those who stayed alone have joined the one whose likest members are near enough."""
    sizes = counted(groups)
    places, near = np.concatenate([ones, others]), groups[np.concatenate([others, ones])]
    alone = (groups[places] >= standing) & (sizes[groups[places]] == 1) & (sizes[near] > 1)
    row = _by_group(places[alone], near[alone], np.concatenate([alike, alike])[alone])
    joined = groups.copy()
    for place, rows in row.items():
        joined[place] = _likest(rows, sizes, int(groups[place]), enough)
    return joined


def _by_group(
    places: NDArray[np.int64], groups: NDArray[np.int64], alike: NDArray[np.float64]
) -> dict[int, dict[int, list[float]]]:
    """Return how alike each place is to the reports of each group that it is near."""
    likest: dict[int, dict[int, list[float]]] = {}
    for place, group, value in zip(places.tolist(), groups.tolist(), alike.tolist(), strict=True):
        likest.setdefault(place, {}).setdefault(group, []).append(value)
    return likest


def _likest(rows: Mapping[int, list[float]], sizes: NDArray[np.int64], otherwise: int, enough: float = _BELONGS) -> int:
    """Return the group whose three likest members are alike enough on the mean, or what stands otherwise."""
    means = {group: sum(sorted(row)[-_LIKEST:]) / min(_LIKEST, int(sizes[group])) for group, row in rows.items()}
    best = max(means, key=lambda group: (means[group], -group), default=otherwise)
    return best if means.get(best, 0.0) >= enough else otherwise


def nearest(
    places: Iterable[int],
    stories: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
    sizes: NDArray[np.int64],
    enough: float = _BELONGS,
) -> list[int]:
    """Return the story, or NONE, that each of the places in the row belongs to.

    Of each pair, `stories` holds the story that its one report is in, `others` the place of its other; `sizes` counts the
    reports of each story. A page of many matters is like a few reports of a story at best: the mean is over the three likest.
    """
    told = stories != NONE
    likest = _by_group(others[told], stories[told], alike[told])
    return [_likest(likest.get(place, {}), sizes, NONE, enough) for place in places]
