"""Fitting what tells lists of news from other lists: python -m tests.quality.train_lists.

A logistic regression with L2 over every list of our own pages in tests/developments, those of the closed sets left out;
prints the table of briefing/stages/developments/weights.py, and precision and recall of lines, fitted without each tenth
of the pages. A list with lines that count neither way takes no part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pprint import pprint

import numpy as np
import numpy.typing as npt

from briefing.stages.developments.lists import described
from tests.developments import OPEN, pages

Numbers = npt.NDArray[np.float64]

FOLDS, PENALTY, STEPS = 10, 1.0, 30


def lists() -> Iterator[tuple[int, dict[str, float], int, bool]]:
    """Yield each list's fold, its features, how many lines it has and whether they are developments."""
    for name in OPEN:
        for page in pages(name):
            fold = int(hashlib.md5(page.article.text[:300].encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
            for texts, told in described(page.article):
                if not any(want.endswith(text) for want in page.either for text in texts):
                    yield fold, told, len(texts), any(w.endswith(t) for w in page.expected for t in texts)


def fit(rows: Numbers, news: Numbers) -> Numbers:
    """Return the weights, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - news) + PENALTY * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + PENALTY * np.eye(rows.shape[1])
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Print the table and what it reaches out of fold."""
    folds, told, sizes, news = zip(*lists(), strict=True)
    names = list(told[0])
    rows = np.array([[one[name] for name in names] for one in told])
    gold, fold, size = np.array(news, float), np.array(folds), np.array(sizes)
    likely = np.zeros(len(rows))
    for n in range(FOLDS):
        weights = fit(rows[fold != n], gold[fold != n])
        likely[fold == n] = 1 / (1 + np.exp(-rows[fold == n] @ weights))
    for bar in (0.3, 0.4, 0.5, 0.6, 0.7):
        taken, right = size[likely > bar].sum(), size[(likely > bar) & (gold == 1)].sum()
        print(f"from {bar}: precision {right / taken:.3f}, recall {right / size[gold == 1].sum():.3f}")
    pprint(dict(zip(names, map(float, fit(rows, gold).round(2)), strict=True)))


if __name__ == "__main__":
    main()
