"""Linking: from pairs that are alike to groups, by average link over the pairs that were looked at."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

# Mean belief at which two groups are one story; pairs never looked at count as 0. Tuned on neus_train, allsides_dev
# and parts of both (headlines alone, headline and first words): .30 to .45 do nearly as well.
_ONE_STORY = 0.38
# Large stories have corners that share no words: beyond so many pairs, the mean is taken over fewer than there are.
# Tuned on allsides_dev cut into its sentences, fifteen to a story.
_FEW = 9
_FEWER = 0.4
# Reports of a story that one more is held against when it stayed alone.
_LIKEST = 3
#: The story of a report that is in none.
NONE = -1


def link(
    labels: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
) -> list[int]:
    """Return the group of each place in the row (Sokal and Michener 1958, over a sparse graph).

    `labels` says where each begins; groups numbered below `standing` are never merged with one another.
    """
    members: dict[int, int] = {int(g): int(c) for g, c in zip(*np.unique(labels, return_counts=True), strict=True)}
    near: dict[int, dict[int, float]] = {}
    for one, other, value in zip(labels[ones].tolist(), labels[others].tolist(), alike.tolist(), strict=True):
        if one != other:
            near.setdefault(one, {})[other] = near.setdefault(one, {}).get(other, 0.0) + value
            near.setdefault(other, {})[one] = near[one][other]
    into = _agglomerate(members, near, standing)
    groups = np.array([into.get(int(g), int(g)) for g in labels], np.int64)
    return _take_in(groups, standing, ones, others, alike)


def _take_in(
    groups: NDArray[np.int64],
    standing: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
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
        joined[alone] = _likest(rows, sizes, joined[alone])
    return joined


def _likest(rows: dict[int, list[float]], sizes: Mapping[int, int], otherwise: int) -> int:
    """Return the group whose three likest members are alike enough on the mean, or what stands otherwise."""
    means = {group: sum(sorted(row)[-_LIKEST:]) / min(_LIKEST, sizes[group]) for group, row in rows.items()}
    best = max(means, key=lambda group: (means[group], -group), default=otherwise)
    return best if means.get(best, 0.0) >= _ONE_STORY else otherwise


def _agglomerate(members: dict[int, int], near: dict[int, dict[int, float]], standing: int) -> dict[int, int]:
    """Return which group each group went into, merging the likest two as long as they are one story."""
    heap = [
        (-total / _pairs(members[a] * members[b]), a, b)
        for a, row in near.items()
        for b, total in row.items()
        if a < b and b >= standing
    ]
    heapq.heapify(heap)
    into: dict[int, int] = {}
    while heap:
        value, a, b = heapq.heappop(heap)
        if -value < _ONE_STORY:
            break
        if a in into or b in into or value != -near[a].get(b, 0.0) / _pairs(members[a] * members[b]):
            continue
        into[b] = a
        members[a] += members.pop(b)
        near[a].pop(b)
        for c, total in near.pop(b).items():
            if c == a:
                continue
            near[c].pop(b)
            near[a][c] = near[c][a] = near[a].get(c, 0.0) + total
        for c, total in near[a].items():
            low, high = min(a, c), max(a, c)
            if high >= standing:
                heapq.heappush(heap, (-total / _pairs(members[a] * members[c]), low, high))
    return {g: _end(into, g) for g in into}


def _pairs(count: int) -> float:
    """Return over how many pairs the mean of that many is taken."""
    return count if count <= _FEW else _FEW * (count / _FEW) ** _FEWER


def _end(into: dict[int, int], group: int) -> int:
    """Return the group that a group ended up in."""
    while group in into:
        group = into[group]
    return group


def nearest(
    story_of: Sequence[int],
    count: int,
    ones: NDArray[np.int64],
    others: NDArray[np.int64],
    alike: NDArray[np.float64],
) -> list[int]:
    """Return the story, or NONE, that each of the next `count` places in the row belongs to, given those before.

    A page of many matters is like a few reports of a story at best: the mean is over the three likest.
    """
    found = []
    stories = np.array([*story_of, *[NONE] * count], np.int64)
    sizes = Counter(story_of)
    for place in range(len(story_of), len(stories)):
        mine = (others == place) & (stories[ones] != NONE)
        likest: dict[int, list[float]] = {}
        for story, value in zip(stories[ones[mine]].tolist(), alike[mine].tolist(), strict=True):
            likest.setdefault(story, []).append(value)
        found.append(_likest(likest, sizes, NONE))
    return found
