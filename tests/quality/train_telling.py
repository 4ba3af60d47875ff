"""Fit repeats.py, merits.py and telling.py: python -m tests.quality.train_telling STORIES.jsonl.gz [LEFT_OUT.jsonl].

Prints the tables to paste there. Stories with a headline that LEFT_OUT holds too are left out. First the chances of
words, by logistic regression on whether the human summary holds them so often; then, with those, ridge regression of
ROUGE-1, -2 and -L (the last counts .7) on sets of sentences that fit 72 words, story by story.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from briefing.text import merits, repeats, telling
from briefing.text.salience import candidates, offered
from briefing.text.words import tokens
from tests.quality.summaries import rows, scores, story_of
from tests.quality.train_concepts import fit

WORDS, ASKED = 72, 66
SETS, AT_MOST = 40, 5


def plain(title: str | None) -> str:
    """Return a headline as it is compared."""
    return re.sub(r"\W+", " ", title or "").lower().strip()


def stories(
    path: Path, left_out: set[str]
) -> Iterator[tuple[dict[str, Any], Sequence[telling.Offer], list[Any], list[str]]]:
    """Yield each story's row, its sentences on offer, its headlines, and the sentences' texts."""
    for row in rows(path):
        if any(plain(given.get("title")) in left_out for given in row["articles"]):
            continue
        found = candidates([report.article for report in story_of(row).reports])
        if len({c.source for c in found}) > 1:
            yield row, *offered(found), [c.span.text for c in found]


def word_samples(read: Sequence[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Return a row of features for each word and number of times, and whether the human summary holds it so often."""
    features, held = [], []
    for row, offers, titles, _ in read:
        *_, measured, known = repeats.measure([offer.line for offer in offers], titles)
        wanted = Counter(tokens(row["reference"]).stems)
        times = np.array([wanted[stem] for stem in known])
        features.append(measured.reshape(-1, measured.shape[-1]))
        held.append((times[:, None] >= np.arange(1, repeats.MOST + 1)).ravel().astype(float))
    return np.vstack(features), np.concatenate(held)


def sets_of(offers: Sequence[telling.Offer], chance: random.Random) -> list[tuple[int, ...]]:
    """Return some of the sets of sentences that fit."""
    free = [n for n, offer in enumerate(offers) if not offer.leans]
    found = [
        rows_
        for size in range(1, AT_MOST)
        for rows_ in combinations(free[:14], size)
        if sum(offers[n].words for n in rows_) <= WORDS
    ]
    return found if len(found) <= SETS else chance.sample(found, SETS)


def set_samples(read: Sequence[Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a row of features for each set, its figure, both from its story's mean, and what it weighs."""
    chance = random.Random(0)
    features, figures, weights = [], [], []
    for row, offers, titles, texts in read:
        found = sets_of(offers, chance)
        if len(found) < 2:
            continue
        ground = telling.Ground(offers, titles)
        lines = [offer.line for offer in offers]
        measured = merits.measure(lines, texts, titles)
        aim = telling.aim_of(int(ground.words.sum()), ASKED)
        lines_of_features = []
        for one in found:
            told = ground.nothing
            for n in one:
                by_words, by_pairs = ground.gains(told)
                told = ground.add(told, n, float(by_words[n]), float(by_pairs[n]))
            mean = (measured[list(one)] * ground.sizes[list(one)][:, None]).sum(axis=0) / told.size
            over = 200 / (told.size + aim)
            lines_of_features.append([told.by_words * over, told.by_pairs * over, *mean])
        here = np.array(lines_of_features)
        reached = scores([([texts[n] for n in one], row["reference"]) for one in found], by_sentence=False) @ [
            1,
            1,
            0.7,
        ]
        features.append(here - here.mean(axis=0))
        figures.append(reached - reached.mean())
        weights.append(np.full(len(found), 1 / len(found)))
    return np.vstack(features), np.concatenate(figures), np.concatenate(weights)


def ridge(features: np.ndarray, figures: np.ndarray, weights: np.ndarray, penalty: float = 60.0) -> np.ndarray:
    """Return the weights of a ridge regression on features of one spread."""
    spread = np.sqrt(np.average(features**2, axis=0, weights=weights)) + 1e-9
    even = features / spread
    weighted = even * weights[:, None]
    return np.linalg.solve(weighted.T @ even + penalty * np.eye(even.shape[1]), weighted.T @ figures) / spread


def table(names: Sequence[str], weights: np.ndarray) -> str:
    """Return weights as they stand in a module."""
    return "\n".join(f'    "{name}": {weight:.2f},' for name, weight in zip(names, weights, strict=True))


def main() -> None:
    left_out = {
        plain(given.get("title")) for path in sys.argv[2:] for row in rows(Path(path)) for given in row["articles"]
    }
    read = list(stories(Path(sys.argv[1]), left_out))
    chances = fit(*word_samples(read))
    print("repeats.py", table(list(repeats.WEIGHTS), chances), sep="\n")
    repeats._WEIGHTS[:] = chances
    found = ridge(*set_samples(read))
    print(f"telling.py\nWORDS, PAIRS = {found[0]:.2f}, {found[1]:.2f}\nmerits.py")
    print(table(list(merits.WEIGHTS), found[2:]))


if __name__ == "__main__":
    main()
