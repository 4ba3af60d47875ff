"""Remembering: what is worked out of a text once for all stages, and forgotten when the edition is made.

The same articles come by every stage, and the same words in every article. A daemon makes an edition a day for months, of
other articles each: what it still knew of the old ones would only fill its memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")

_FORGET: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Have a function remember that many of its last results, until all is forgotten."""

    def remember(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        remembering = lru_cache(maxsize=most)(function)
        _FORGET.append(remembering.cache_clear)
        return remembering

    return remember


def forget() -> None:
    """Forget what was worked out of all texts so far."""
    for one in _FORGET:
        one()
