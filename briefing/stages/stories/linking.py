"""Linking: from pairs that are alike to groups, by average link over the pairs that were looked at."""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

# Mean likeness at which two groups are one story; pairs never looked at count as 0. Tuned on neus_train.
_ONE_STORY = 0.13


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
        (-total / (members[a] * members[b]), a, b)
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
        if a in into or b in into or value != -near[a].get(b, 0.0) / (members[a] * members[b]):
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
                heapq.heappush(heap, (-total / (members[a] * members[c]), low, high))
    return {g: _end(into, g) for g in into}


def _end(into: dict[int, int], group: int) -> int:
    """Return the group that a group ended up in."""
    while group in into:
        group = into[group]
    return group
