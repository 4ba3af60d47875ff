"""Columns: arrays that grow at the end, at a cost that their length does not change."""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray


class Growing:
    """A part of the index; a copy of it grows by itself, and shares what never changes."""

    def __copy__(self) -> Self:
        other = object.__new__(type(self))
        vars(other).update(_apart(vars(self)))
        return other


def _apart(kept: Any) -> Any:
    """Return a copy of what can change, down to the values of dictionaries; what stands in lists is frozen."""
    if isinstance(kept, dict) and not isinstance(kept, Counter):
        return {
            key: _apart(value) if isinstance(value, dict | list | Growing) else value for key, value in kept.items()
        }
    return copy(kept) if isinstance(kept, list | Counter | Growing) else kept


class Column(Growing):
    """An array of numbers, or of rows of `width` numbers, that grows at the end."""

    def __init__(self, kind: DTypeLike, width: int = 0) -> None:
        self._room: NDArray[Any] = np.zeros((16, width) if width else 16, kind)
        self._length = 0

    def __copy__(self) -> Self:
        other = super().__copy__()
        other._room = np.zeros_like(self._room)
        other._room[: self._length] = self.filled
        return other

    def __len__(self) -> int:
        return self._length

    @property
    def filled(self) -> NDArray[Any]:
        """What is in the column: a view, good until the column grows."""
        return self._room[: self._length]

    def extend(self, more: ArrayLike) -> None:
        """Add numbers or rows at the end."""
        added = np.asarray(more, self._room.dtype)
        end = self._length + len(added)
        if end > len(self._room):
            room = np.zeros((max(end, 2 * len(self._room)), *self._room.shape[1:]), self._room.dtype)
            room[: self._length] = self.filled
            self._room = room
        self._room[self._length : end] = added
        self._length = end

    @property
    def width(self) -> int:
        """How many numbers there are in a row."""
        return int(self._room.shape[1])

    def widen(self, width: int) -> None:
        """Make the rows at least that wide; what is added holds zeros."""
        if width > self.width:
            room = np.zeros((len(self._room), max(width, self.width * 5 // 4)), self._room.dtype)
            room[:, : self.width] = self._room
            self._room = room
