"""Copies: which articles run through which others, without comparing all with all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.stages.duplicates.telling import RUN, Telling
from briefing.text import likeness
from briefing.text.remembering import remembered

Pairs = NDArray[np.int64]

# Of a long article's runs one in four is looked up; of a short one's all (it has few to lose).
_SAMPLE = np.uint64(0b11 << 40)
_SHORT = 120
# A run that more articles share than this is paired along the row only, so that the work stays linear.
_CROWD = 24
_NEIGHBOURS = 3
# Candidates share at least this many of the runs looked up, and this part of the shorter one's.
_SHARED = 2
_PART = 0.06
# A stretch of the shorter article counts as told by the other where this part of its words stands in shared runs.
_STRETCH = 24
_TOLD = 0.2
# … and this part of all its words must: a long article edited all over keeps that much of its runs (at every third
# word changed .46 is left), while of a short one a few names and phrases make as much. (lengths, parts), tuned on
# allsides_dev and neus_dev, whose outlets report one event in their own words, and on the generator in tests.
_LEAST = ((100, 250), (0.56, 0.3))
# Text met again after more days than this is a form filled in anew, unless nearly all of it is there.
_DAYS = 3
_FORM = 0.75
# A much shorter article is a copy only where it holds the other's opening: round-ups take in many.
_MUCH = 0.2
# A brief that has less than this of its first third, where its news is, in common with another article has something else: what a
# chain of newspapers prints under everything makes half of a brief of so many words.
_BRIEF, _NEWS = 60, 0.5
# Of two headlines alone that share this part of the longer one, the one is the other; four words, which may be half of one,
# everybody writes. Set on streams of headlines of our own.
_NEARLY_ALL = 0.8


def matches(
    tellings: Sequence[Telling], alike: float, together: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of which the shorter is told by the longer, likeliest first; never one already together."""
    if not tellings:
        return
    ones, others = _candidates(tellings)
    for one, other in zip(ones.tolist(), others.tolist(), strict=True):
        if not together(one, other) and _copy(tellings[one], tellings[other], alike):
            yield one, other
    yield from _same_headline(tellings)


def _candidates(tellings: Sequence[Telling]) -> tuple[Pairs, Pairs]:
    """Return the pairs that share enough of the runs looked up, likeliest first."""
    lengths = np.array([t.length for t in tellings])
    run, text = _looked_up(tellings)
    looked_up = np.bincount(text, minlength=len(lengths))
    low, high = _pairs(run, text)
    keys = np.sort(np.minimum(low, high) * len(lengths) + np.maximum(low, high))
    start = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)
    shared = np.diff(np.r_[start, len(keys)])
    ones, others = np.divmod(keys[start], len(lengths))
    # Of a short one's runs, a long partner had only one in four looked up.
    least = np.minimum(looked_up[ones], looked_up[others])
    mixed = (lengths[ones] < _SHORT) != (lengths[others] < _SHORT)
    part = shared / np.maximum(1, np.where(mixed, least / 4, least))
    near = (part >= _PART) & (shared >= np.minimum(_SHARED, np.maximum(1, least // 8)))
    ones, others, part = ones[near], others[near], part[near]
    best = np.lexsort((others, ones, -part))
    return ones[best], others[best]


def _looked_up(tellings: Sequence[Telling]) -> tuple[likeness.Codes, Pairs]:
    """Return the runs that are looked up, sorted, each once in a text, and the text's number beside each.

    Run and number are sorted as one: its low bits make room for the number, and some 45 are left to tell runs apart.
    """
    bits = np.uint64(len(tellings).bit_length())
    room = (np.uint64(1) << bits) - np.uint64(1)
    rows = []
    for n, telling in enumerate(tellings):
        runs = telling.runs
        drawn = runs if telling.length < _SHORT else runs[runs & _SAMPLE == 0]
        rows.append(drawn & ~room | np.uint64(n))
    row = np.concatenate(rows)
    row.sort()
    row = row[np.r_[True, row[1:] != row[:-1]]] if len(row) else row
    return row >> bits, (row & room).astype(np.int64)


def _pairs(run: likeness.Codes, text: Pairs) -> tuple[Pairs, Pairs]:
    """Return the pairs of texts that share a run: all of them, or neighbours where a crowd shares it."""
    if not len(run):
        return text, text
    again = run[1:] == run[:-1]
    met = np.r_[again, False] | np.r_[False, again]
    run, text = run[met], text[met]
    ends = np.flatnonzero(np.r_[run[1:] != run[:-1], True]) if len(run) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[-1, ends])
    left = np.repeat(sizes, sizes) - 1 - _counters(sizes)
    reach = np.where(np.repeat(sizes, sizes) <= _CROWD, left, np.minimum(left, _NEIGHBOURS))
    lows, highs = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    at = np.flatnonzero(reach > 0)
    for step in range(1, _CROWD):
        at = at[reach[at] >= step]
        lows.append(text[at])
        highs.append(text[at + step])
    return np.concatenate(lows), np.concatenate(highs)


def _counters(sizes: Pairs) -> Pairs:
    """Return 0, 1, … within each group of the given sizes."""
    return np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _copy(one: Telling, other: Telling, alike: float) -> bool:
    """Return whether the shorter of two articles is told by the longer."""
    short, long = (one, other) if one.length <= other.length else (other, one)
    mine, theirs = short.runs, long.runs
    if not len(mine):
        return False
    there = likeness.among(mine, theirs)
    told = _told(there)
    if short.headline and long.headline:
        return bool(np.count_nonzero(told) >= _NEARLY_ALL * long.length)
    apart = abs(one.article.published - other.article.published).days
    if np.count_nonzero(told) / len(told) < (_FORM if apart > _DAYS else float(np.interp(len(told), *_LEAST))):
        return False
    if covered(told) < alike:
        return False
    if len(told) < _BRIEF and told[: len(told) // 3].mean() < _NEWS:
        return False
    return len(mine) >= _MUCH * len(theirs) or _opening(there, mine, theirs)


def _told(there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which words stand in a shared run, given which runs are shared."""
    told = np.zeros(len(there) + RUN - 1, np.bool_)
    for n in range(RUN):
        told[n : n + len(there)] |= there
    return told


def covered(told: NDArray[np.bool_]) -> float:
    """Return the share of an article's stretches that another article tells.

    By stretches, not words: edits scattered over a copy leave something of every stretch, while a
    statement that two articles both quote fills few stretches, however many words it has.
    """
    starts, sizes = _parts(len(told))
    return np.count_nonzero(np.add.reduceat(told, starts) / sizes >= _TOLD) / len(sizes)


@remembered(4096)
def _parts(length: int) -> tuple[Pairs, Pairs]:
    """Return where each stretch of an article of that many words starts, and how long it is."""
    bounds = np.linspace(0, length, max(1, round(length / _STRETCH)) + 1).astype(np.int64)
    return bounds[:-1], np.diff(bounds)


def _opening(there: NDArray[np.bool_], mine: likeness.Codes, theirs: likeness.Codes) -> bool:
    """Return whether what the two share stands in the first third of the longer one, or near it."""
    shared = np.flatnonzero(likeness.among(theirs, mine[there]))
    return bool(len(shared)) and int(shared[0]) <= max(60, len(theirs) // 3)


def _same_headline(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield articles that are nothing but the same headline, where it is long enough to be no rubric."""
    last: dict[bytes, int] = {}
    for n, telling in enumerate(tellings):
        if not telling.headline or telling.length < 5:
            continue
        if telling.headline in last:
            yield last[telling.headline], n
        last[telling.headline] = n
