"""A conditional logit fitted to choices: which of some candidates, each a row of binary features, is a right one.

The penalised likelihood (McFadden 1974, several answers may be right, L2) is minimised by L-BFGS (Nocedal 1980) in plain
numpy: one optimum, whatever the order of the choices, within seconds.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]
#: The rows of a choice, each with the names of its features, and which of the rows are right.
Example = tuple[list[tuple[str, ...]], frozenset[int]]
_STEPS, _MEMORY = 160, 10
#: It is the optimum when a step gains less than this share of the likelihood.
_GAIN = 1e-6


def fit(chosen: Iterable[Example], *, least: int = 2, penalty: float = 0.3) -> dict[str, float]:
    """Return feature weights; a feature of fewer than `least` rows has none.

    The penalty is the held-out best of .1, .3 and 1 on the files that the table's first line names.
    """
    chosen = list(chosen)
    count = Counter(f for rows, _ in chosen for row in rows for f in set(row))
    place = {f: k for k, f in enumerate(sorted(f for f, n in count.items() if n >= least))}
    weight = _least(_likelihood(chosen, place, penalty), np.zeros(len(place)))
    return {f: round(float(weight[k]), 3) for f, k in place.items() if abs(weight[k]) >= 0.01}


def _likelihood(
    chosen: Sequence[Example], place: dict[str, int], penalty: float
) -> Callable[[Vector], tuple[float, Vector]]:
    """Return what gives the penalised negative log-likelihood of weights and its slope."""
    rows = [sorted({place[f] for f in row if f in place}) for candidates, _ in chosen for row in candidates]
    held = np.array([k for row in rows for k in row])
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    right = np.array([k in answers for candidates, answers in chosen for k in range(len(candidates))])
    sizes = np.array([len(candidates) for candidates, _ in chosen])
    starts, of = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(chosen)), sizes)

    def value(weight: Vector) -> tuple[float, Vector]:
        scores = np.bincount(owner, weights=weight[held], minlength=len(rows))
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        likely = powers / np.add.reduceat(powers, starts)[of]
        meant = np.where(right, likely, 0.0)
        sure = np.maximum(np.add.reduceat(meant, starts), 1e-12)
        slope = np.bincount(held, weights=(likely - meant / sure[of])[owner], minlength=len(weight))
        return float(-np.log(sure).sum() + penalty / 2 * weight @ weight), slope + penalty * weight

    return value


def _least(value: Callable[[Vector], tuple[float, Vector]], weight: Vector) -> Vector:
    """Return where a smooth function is least, by L-BFGS with steps halved until they gain."""
    known: deque[tuple[Vector, Vector]] = deque(maxlen=_MEMORY)
    at, slope = value(weight)
    for _ in range(_STEPS):
        way = _direction(slope, known)
        step, gain = 1.0, float(slope @ way)
        while (found := value(weight + step * way))[0] > at + 1e-4 * step * gain and step > 1e-8:
            step /= 2
        moved, (reached, turned) = step * way, found
        if moved @ (turned - slope) > 0:
            known.append((moved, turned - slope))
        weight, done, slope = weight + moved, at - reached < _GAIN * abs(at), turned
        at = reached
        if done:
            break
    return weight


def _direction(slope: Vector, known: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Return the way down that the last steps and turns tell (the two-loop recursion)."""
    way, shares = -slope, []
    for moved, turned in reversed(known):
        shares.append(float(moved @ way) / float(moved @ turned))
        way = way - shares[-1] * turned
    if known:
        moved, turned = known[-1]
        way = way * (float(moved @ turned) / float(turned @ turned))
    for (moved, turned), share in zip(known, reversed(shares), strict=True):
        way = way + moved * (share - float(turned @ way) / float(moved @ turned))
    return way
