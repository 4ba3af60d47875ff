"""Fitting what tells lists of news from other lists: python -m tests.quality.train_lists.

A logistic regression with L2 over every list of our own pages in tests/developments, those of the closed sets left out;
prints the table of briefing/stages/developments/weights.py, and precision and recall of lines, fitted without the set that
they are of. A list with lines that count neither way takes no part. Under a heading of news, and above the text, other
lists count as much as those of news: our pages have fewer of them there than news sites have. The sixty pages that show
how most newsrooms set theirs count three times.
"""

from __future__ import annotations

from collections.abc import Iterator
from pprint import pprint

import numpy as np
import numpy.typing as npt

from briefing.stages.developments.judging import BAR, OWN
from briefing.stages.developments.lists import described
from tests.developments import OPEN, pages

Numbers = npt.NDArray[np.float64]

PENALTY, STEPS = 0.2, 30
USUAL, USUAL_COUNT = ("tuned.txt", "held_out.txt"), 3.0


def lists() -> Iterator[tuple[str, dict[str, float], int, bool]]:
    """Yield each list's set, its features, how many lines it has and whether they are developments."""
    for name in OPEN:
        for page in pages(name):
            for texts, told in described(page.article):
                if not any(want.endswith(text) for want in page.either for text in texts):
                    yield name, told, len(texts), any(w.endswith(t) for w in page.expected for t in texts)


def fit(rows: Numbers, news: Numbers, counts: Numbers) -> Numbers:
    """Return the weights, by Newton's method; `counts` says how much each row counts."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (likely - news)) + PENALTY * weights
        curve = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows + PENALTY * np.eye(rows.shape[1])
        weights -= np.linalg.solve(curve, slope)
    return weights


def reached(taken: npt.NDArray[np.bool_], news: Numbers, size: Numbers) -> str:
    """Return precision and recall of the lines of lists."""
    right = size[taken & (news == 1)].sum()
    return f"precision {right / max(1, size[taken].sum()):.3f}, recall {right / max(1, size[news == 1].sum()):.3f}"


def main() -> None:
    """Print the table and what it reaches on each set when fitted without it."""
    sets, told, sizes, news = zip(*lists(), strict=True)
    names = list(told[0])
    rows = np.array([[one[name] for name in names] for one in told])
    gold, of, size = np.array(news, float), np.array(sets), np.array(sizes, float)
    above = rows[:, names.index("is above")] > 0
    said = above | (rows[:, names.index("opener news")] > 0)
    counts = np.where(said & (gold == 0), gold[said].sum() / (said & (gold == 0)).sum(), 1.0)
    counts *= np.where(np.isin(of, USUAL), USUAL_COUNT, 1.0)
    likely = np.zeros(len(rows))
    for name in OPEN:
        weights = fit(rows[of != name], gold[of != name], counts[of != name])
        likely[of == name] = 1 / (1 + np.exp(-rows[of == name] @ weights))
    taken = likely >= np.where(above, OWN, BAR)
    for name in OPEN:
        print(f"without {name}: {reached(taken[of == name], gold[of == name], size[of == name])}")
    print(f"all, each without its own: {reached(taken, gold, size)}")
    for bar in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(f"from {bar}: {reached(likely >= bar, gold, size)}")
    pprint(dict(zip(names, map(float, fit(rows, gold, counts).round(2)), strict=True)))


if __name__ == "__main__":
    main()
