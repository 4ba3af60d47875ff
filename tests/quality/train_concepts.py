"""Fit the weights of concepts: python -m tests.quality.train_concepts [--full] STORIES.jsonl…

Prints the table to paste into briefing/text/concepts.py, or with `--full` into briefing/text/reports.py. Ridge-penalised
logistic regression by Newton's method, on whether the human summary holds each pair of neighbouring stems of its sources;
each file counts the same, however many stories it has.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np

from briefing.text import concepts, reports
from briefing.text.choosing import begun
from briefing.text.concepts import measure
from briefing.text.reports import measure_reports
from briefing.text.salience import candidates, headlines, lines
from briefing.text.words import tokens
from tests.quality.summaries import rows, story_of


def samples(path: Path, weights: Mapping[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a row of features for each concept of each story, and whether the summary holds it."""
    features, held = [], []
    for row in rows(path):
        articles = [report.article for report in story_of(row).reports]
        found = candidates(articles)
        if not found:
            continue
        told, titles = lines(found), headlines(articles)
        full = weights is reports.WEIGHTS
        measured = measure_reports(told, titles, begun(found))[0] if full else measure(told, titles)
        vocabulary: dict[str, int] = {}
        for line in told:
            for stem in line.tokens.stems:
                vocabulary.setdefault(stem, len(vocabulary))
        pairs = set(pairwise(tokens(row["reference"]).stems))
        wanted = {
            vocabulary[a] * len(vocabulary) + vocabulary[b] for a, b in pairs if a in vocabulary and b in vocabulary
        }
        features.append(measured.features(tuple(weights)))
        held.append(np.array([m in wanted for m in measured.members.tolist()], float))
    return np.vstack(features), np.concatenate(held)


def fit(features: np.ndarray, held: np.ndarray, ridge: float = 1.0, counts: np.ndarray | None = None) -> np.ndarray:
    """Return the weights of a logistic regression; each row counts so much."""
    counts = np.ones(len(held)) if counts is None else counts
    weights = np.zeros(features.shape[1])
    penalty = ridge * np.eye(len(weights))
    penalty[0, 0] = 0
    for _ in range(30):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ ((chances - held) * counts) + penalty @ weights
        curve = (features * (chances * (1 - chances) * counts)[:, None]).T @ features + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def main() -> None:
    named = reports.WEIGHTS if "--full" in sys.argv else concepts.WEIGHTS
    files = [samples(Path(path), named) for path in sys.argv[1:] if path != "--full"]
    most = max(len(held) for _, held in files)
    counts = np.concatenate([np.full(len(held), most / len(held)) for _, held in files])
    features, held = (np.concatenate(part) for part in zip(*files, strict=True))
    for name, weight in zip(named, fit(features, held, counts=counts), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
