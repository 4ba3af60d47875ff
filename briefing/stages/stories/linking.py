"""Linking: from pairs that are alike to groups, by average link over the pairs that were looked at."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Mean belief at which two groups are one story; pairs never looked at count as 0. Tuned on neus_train, allsides_dev
# and parts of both (headlines alone, headline and first words): .30 to .45 do nearly as well.
_ONE_STORY = 0.34
# Large stories have corners that share no words: beyond so many pairs, the mean is taken over fewer than there are.
# Tuned on allsides_dev cut into its sentences, fifteen to a story.
_FEW = 9
_FEWER = 0.4
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
    return [into.get(int(g), int(g)) for g in labels]


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
    """Return the story, or NONE, that each of the next `count` places in the row belongs to, given those before."""
    found = [NONE] * count
    stories = np.array([*story_of, *found], np.int64)
    sizes = np.bincount(stories[stories != NONE], minlength=1)
    for n in range(count):
        mine = (others == len(story_of) + n) & (stories[ones] != NONE)
        totals = np.bincount(stories[ones[mine]], alike[mine], minlength=len(sizes))
        means = totals / np.array([_pairs(int(size)) or 1.0 for size in sizes])
        best = int(np.argmax(means))
        found[n] = best if means[best] >= _ONE_STORY else NONE
    return found
