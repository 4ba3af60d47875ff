"""Likeness: words as numbers, so that thousands of articles can be laid side by side at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]

# Any odd 64-bit number with well mixed bits does; this is 2^64 divided by the golden ratio (Knuth, TAOCP 6.4).
_MIX = np.uint64(0x9E3779B97F4A7C15)
# An odd base and its inverse modulo 2^64: a word's hash is a difference of running sums, moved back to place 0.
_BASE = 0x5851F42D4C957F2D
_INVERSE = pow(_BASE, -1, 1 << 64)
# Characters hashed at a time: what stays in a processor's cache with its running sums.
_STRETCH = 1 << 18

# Marks that share their first byte in UTF-8 with letters: outside a word, whatever they are.
_MARKS = (
    ("“", '"'),
    ("”", '"'),
    ("’", "'"),
    ("‘", "'"),
    ("–", "-"),
    ("—", "-"),
    ("…", "."),
    ("\u00a0", " "),
    ("•", " "),
    ("►", " "),
)


def _letters() -> NDArray[np.bool_]:
    """Return which bytes belong to words: ASCII letters and digits, and all of UTF-8's longer characters."""
    table = np.zeros(256, np.bool_)
    for low, high in ((48, 58), (97, 123), (128, 256)):
        table[low:high] = True
    return table


_LETTER = _letters()


def codes(texts: Sequence[str]) -> tuple[Codes, Places]:
    """Return the words of all texts as 64-bit codes in one row, and where each text begins in it.

    The second array has len(texts) + 1 places. The same word has the same code in every text, run and machine.
    """
    rows: list[Codes] = [np.zeros(0, np.uint64)]
    counts: list[Places] = [np.zeros(1, np.int64)]
    for stretch in _stretches(texts):
        whole = "\0".join(stretch).lower()
        for mark, plain in _MARKS:
            whole = whole.replace(mark, plain)
        raw = np.frombuffer(whole.encode("utf-8", "replace"), np.uint8)
        starts, ends = _bounds(raw)
        rows.append(_hashes(raw, starts, ends))
        before = np.searchsorted(starts, np.r_[np.flatnonzero(raw == 0), len(raw)])
        counts.append(np.diff(before, prepend=0).astype(np.int64))
    return np.concatenate(rows), np.cumsum(np.concatenate(counts))


def _stretches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield the texts in a few large handfuls."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text.replace("\0", " "))
        size += len(text)
        if size > _STRETCH:
            yield held
            held, size = [], 0
    if held:
        yield held


def _bounds(raw: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where each word starts and ends, in bytes."""
    inside = np.zeros(len(raw) + 2, np.int8)
    inside[1:-1] = _LETTER[raw]
    edges = np.diff(inside)
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def _hashes(raw: NDArray[np.uint8], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Codes:
    """Return a polynomial hash of each word (Karp and Rabin 1987), all words at once."""
    forth, back = _powers(1 << max(1, len(raw)).bit_length())
    sums = np.zeros(len(raw) + 1, np.uint64)
    np.cumsum(raw.astype(np.uint64) * forth[: len(raw)], out=sums[1:])
    return mixed((sums[ends] - sums[starts]) * back[starts])


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[Codes, Codes]:
    """Return the first powers of the base and of its inverse."""
    both = []
    for base in (_BASE, _INVERSE):
        powers = np.full(size, base, np.uint64)
        powers[0] = 1
        both.append(np.multiply.accumulate(powers))
    return both[0], both[1]


def mixed(numbers: Codes) -> Codes:
    """Return the numbers with their bits spread, so that any few bits of them serve as a sample."""
    numbers = numbers * _MIX
    numbers ^= numbers >> np.uint64(29)
    return numbers


def shingles(words: Codes, places: Places, length: int) -> tuple[Codes, NDArray[np.bool_]]:
    """Return the code of the run of `length` words that begins at each word, and whether the run stays in its text."""
    count = max(0, len(words) - length + 1)
    found = np.zeros(count, np.uint64)
    for n in range(length):
        found = mixed(found ^ words[n : n + count])
    text = owners(places)
    return found, text[:count] == text[length - 1 : length - 1 + count]


def owners(places: Places) -> NDArray[np.int32]:
    """Return, for each word, the number of the text that it is in."""
    return np.repeat(np.arange(len(places) - 1, dtype=np.int32), np.diff(places))


def among(numbers: Codes, others: Codes) -> NDArray[np.bool_]:
    """Return which of the numbers are among the others (np.isin without its detours)."""
    if not len(others):
        return np.zeros(len(numbers), np.bool_)
    row = np.sort(others)
    found: NDArray[np.bool_] = row[np.minimum(np.searchsorted(row, numbers), len(row) - 1)] == numbers
    return found
