"""Fit the weights of briefing/text/concepts.py: python -m tests.quality.train_concepts STORIES.jsonl.gz.

Prints the table to paste there. Ridge-penalised logistic regression by Newton's method, on whether the human summary
holds each pair of neighbouring stems of its sources.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np

from briefing.text.concepts import WEIGHTS, measure
from briefing.text.salience import candidates, headlines, lines
from briefing.text.words import tokens
from tests.quality.summaries import rows, story_of


def samples(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return a row of features for each concept of each story, and whether the summary holds it."""
    features, held = [], []
    for row in rows(path):
        articles = [report.article for report in story_of(row).reports]
        found = candidates(articles)
        if not found:
            continue
        told = lines(found)
        members, _, _, measured = measure(told, headlines(articles))
        vocabulary: dict[str, int] = {}
        for line in told:
            for stem in line.tokens.stems:
                vocabulary.setdefault(stem, len(vocabulary))
        pairs = set(pairwise(tokens(row["reference"]).stems))
        wanted = {
            vocabulary[a] * len(vocabulary) + vocabulary[b] for a, b in pairs if a in vocabulary and b in vocabulary
        }
        features.append(measured)
        held.append(np.array([m in wanted for m in members.tolist()], float))
    return np.vstack(features), np.concatenate(held)


def fit(features: np.ndarray, held: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Return the weights of a logistic regression."""
    weights = np.zeros(features.shape[1])
    penalty = ridge * np.eye(len(weights))
    penalty[0, 0] = 0
    for _ in range(30):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chances - held) + penalty @ weights
        curve = (features * (chances * (1 - chances))[:, None]).T @ features + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def main() -> None:
    features, held = samples(Path(sys.argv[1]))
    for name, weight in zip(WEIGHTS, fit(features, held), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
