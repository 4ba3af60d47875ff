"""Profiles: what each report is about, as weighted words, and which reports are about the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from briefing.model import Report
from briefing.text.blocks import prose

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Words that tell nothing of what a report is about.
_SMALL = frozenset(
    "a an the of to and in that for on is was said says with by it at as he from his be has are had an have not they"
    " which will but who been were their she her or we you this its about would more after there when what out up"
    " one all i if than can could also him into so them no some new just over s t".split()
)
# A word of the headline counts as that many in the text. Tuned on neus_train.
_HEADLINE = 3.0
# Words of the text read: an event is told at the top.
_READ = 160
# A report is looked up by its weightiest words, each among the nearest reports in time that share it.
_LOOKED_UP = 24
_NEAREST = 160
_SHARED = 2
# Days after which two reports' likeness has fallen to 1/e. Tuned on allsides_dev.
_DAYS = 4.0


def stem(word: str) -> str:
    """Return a word without its commonest endings."""
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) <= 4:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and word[-2] not in "su":
        word = word[:-2] if word.endswith("es") and word[-3] in "sxzh" else word[:-1]
    if word.endswith("ing") and len(word) > 6:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


class Profiles:
    """The profiles of a growing row of reports."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self._numbers: dict[str, int] = {}
        self._spread: list[int] = []
        self._words: list[NDArray[np.int64]] = []
        self._counts: list[NDArray[np.float64]] = []
        self._days: list[float] = []
        self._where: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self.reports)

    def extend(self, reports: Iterable[Report]) -> None:
        """Add the profiles of more reports at the end of the row."""
        for report in reports:
            self._days.append(report.article.published.timestamp() / 86400)
            counts = self._count(report)
            self._words.append(np.array(list(counts), np.int64))
            self._counts.append(np.array(list(counts.values())))
            for word in counts:
                self._spread[word] += 1
            self.reports.append(report)

    def _count(self, report: Report) -> Counter[int]:
        article = report.article
        found: Counter[int] = Counter()
        body = " ".join(article.text[b.start : b.end] for b in prose(article))
        for text, weight, most in ((article.title, _HEADLINE, 60), (body, 1.0, _READ)):
            for word in [w for w in _WORD.findall(text[:4000].lower()) if w not in _SMALL][:most]:
                number = self._numbers.setdefault(stem(word), len(self._numbers))
                if number == len(self._spread):
                    self._spread.append(0)
                found[number] += weight  # type: ignore[assignment]
        return found

    def alike(self, first: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Return pairs of reports, the second from `first` on, and how alike each pair is."""
        rarity = np.log((len(self) + 1) / (np.array(self._spread, float) + 0.5))
        weights = [(1 + np.log(c)) * rarity[w] for w, c in zip(self._words, self._counts, strict=True)]
        weights = [w / (math.sqrt(float(w @ w)) or 1.0) for w in weights]
        days = np.array(self._days)
        tops = {
            n: self._words[n][np.argsort(-weights[n], kind="stable")[:_LOOKED_UP]].tolist() for n in range(len(self))
        }
        for n, top in tops.items():
            for word in top:
                self._where.setdefault(word, []).append(n)
        ones, others, alike = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0)]
        scratch = np.zeros(len(rarity))
        for n in range(first, len(self)):
            near = self._candidates(n, tops[n])
            if not len(near):
                continue
            scratch[self._words[n]] = weights[n]
            row = np.concatenate([self._words[m] for m in near])
            shares = scratch[row] * np.concatenate([weights[m] for m in near])
            starts = np.cumsum([0, *(len(self._words[m]) for m in near[:-1])])
            scratch[self._words[n]] = 0
            same = np.add.reduceat(shares, starts) * np.exp(-np.abs(days[near] - days[n]) / _DAYS)
            kept = same > 0.05
            ones.append(near[kept])
            others.append(np.full(int(kept.sum()), n))
            alike.append(same[kept])
        return np.concatenate(ones), np.concatenate(others), np.concatenate(alike)

    def _candidates(self, n: int, top: list[int]) -> NDArray[np.int64]:
        """Return earlier reports that share enough of the report's weightiest words."""
        met: list[int] = []
        for word in top:
            row = self._where[word]
            at = len(row) if row[-1] < n else _place(row, n)
            met += row[max(0, at - _NEAREST) : at]
        found, times = np.unique(np.array(met, np.int64), return_counts=True)
        return found[times >= min(_SHARED, len(top))]


def _place(row: list[int], n: int) -> int:
    """Return where n stands in a sorted row."""
    from bisect import bisect_left

    return bisect_left(row, n)
