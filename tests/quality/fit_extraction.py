"""Fit the weights of briefing/stages/articles/weights.py: python -m tests.quality.fit_extraction DATA [--folds 6 | --write].

DATA is a folder as for `tests.quality extraction`. With --folds the score is out of fold, every outlet's pages in one
fold only; with --write the weights of all pages are written into the package.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from briefing.stages.articles import scoring, weights
from briefing.stages.articles.decoding import decode
from briefing.stages.articles.headlines import find_title, plain
from briefing.stages.articles.markup import lines, parse
from briefing.stages.articles.metadata import listen
from tests.quality.extraction import page, score

#: A feature seen in fewer outlets than this says something of those outlets, not of news pages.
OUTLETS = 6
#: Strength of the L2 penalty, first and second regression; flat between a third and three times these (6 folds).
PENALTY = (10.0, 6.0)
WEIGHTS = Path(weights.__file__)


class Sample:
    """A page, its lines and which of them are gold."""

    def __init__(self, name: str, data: Path, truth: dict) -> None:
        fetched = page(data, name, truth[name]["url"])
        tree = parse(decode(fetched))
        said = listen(tree)
        self.host = ".".join((urlsplit(truth[name]["url"]).hostname or "").split(".")[-2:])
        self.gold = truth[name]["articleBody"]
        self.title = find_title(tree, said)
        self.page = lines(tree)
        headline = plain(self.title)
        self.open = [not scoring.is_outside(line, headline) and not scoring.kind_of(line.words) for line in self.page]
        self.right = list(map(self.is_gold, self.page))
        self.sizes = [max(1, len(re.findall(r"\w+", line.words))) for line in self.page]

    def is_gold(self, line) -> bool:
        if not hasattr(self, "shingles"):
            self.shingles = _shingles(self.gold)
            self.rows = {plain(row) for row in self.gold.split("\n")}
        found = _shingles(line.words)
        if len(re.findall(r"\w+", line.words)) < 5:
            return plain(line.words) in self.rows
        return len(found & self.shingles) >= 0.5 * len(found)

    def names(self, n: int) -> list[str]:
        line = self.page[n]
        tag, short = scoring._tag(line), min(scoring._length(line), 5)
        return [*scoring.features(line), *scoring.places(line.around, tag, short)]

    def weight(self, n: int, power: float) -> float:
        return self.sizes[n] ** power / sum(self.sizes)

    def context(self, chances: list[float]) -> np.ndarray:
        scored = [
            scoring.Scored(line, p if o else 0.0) for line, p, o in zip(self.page, chances, self.open, strict=True)
        ]
        seen = Counter(line.words for line in self.page if len(line.words) > 40)
        return np.array(list(scoring.context(scored, plain(self.title), seen)), float).reshape(-1, len(weights.CONTEXT))


def _shingles(text: str) -> set:
    tokens = re.findall(r"\w+", text)
    return {tuple(tokens[n : n + 4]) for n in range(max(1, len(tokens) - 3))}


def regress(x: np.ndarray, y: np.ndarray, w: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic regression with an L2 penalty, by Nesterov's gradient descent."""
    x = np.hstack([x, np.ones((len(x), 1))])
    beta, ahead = np.zeros(x.shape[1]), np.zeros(x.shape[1])
    ridge = np.append(np.full(x.shape[1] - 1, penalty), 0.0)
    vector = np.ones(x.shape[1])
    for _ in range(20):
        vector = x.T @ (w * (x @ vector))
        length = np.linalg.norm(vector)
        vector /= length
    step = 1 / (0.25 * length + penalty)
    for n in range(600):
        chance = 1 / (1 + np.exp(-np.clip(x @ ahead, -30, 30)))
        following = ahead - step * (x.T @ (w * (chance - y)) + ridge * ahead)
        ahead = following + n / (n + 3) * (following - beta)
        beta = following
    return beta[:-1], float(beta[-1])


def fit_alone(samples) -> tuple[dict[str, float], float]:
    outlets = defaultdict(set)
    rows = [(s, n, s.names(n)) for s in samples for n in range(len(s.page)) if s.open[n]]
    for s, _, names in rows:
        for name in names:
            outlets[name].add(s.host)
    vocabulary = {name: k for k, name in enumerate(sorted(n for n, hosts in outlets.items() if len(hosts) >= OUTLETS))}
    x = np.zeros((len(rows), len(vocabulary)), np.float32)
    for k, (_, _, names) in enumerate(rows):
        x[k, [vocabulary[n] for n in names if n in vocabulary]] = 1
    y = np.array([s.right[n] for s, n, _ in rows], float)
    w = np.array([s.weight(n, 0.5) for s, n, _ in rows])
    w = np.minimum(w, np.quantile(w, 0.99))
    beta, bias = regress(x, y, w / w.mean(), PENALTY[0])
    return {name: float(beta[k]) for name, k in vocabulary.items()}, bias


def chances(sample: Sample, model) -> list[float]:
    table, bias = model
    return [
        1 / (1 + math.exp(-bias - sum(table.get(n, 0.0) for n in sample.names(k)))) if sample.open[k] else 0.0
        for k in range(len(sample.page))
    ]


def fit_context(samples, first: dict[int, list[float]]) -> tuple[dict[str, float], float]:
    x = np.vstack([s.context(first[id(s)]) for s in samples])
    y = np.array([s.right[n] for s in samples for n in range(len(s.page)) if s.open[n]], float)
    w = np.array([s.weight(n, 0.7) for s in samples for n in range(len(s.page)) if s.open[n]])
    middle, spread = x.mean(0), x.std(0) + 1e-9
    beta, bias = regress((x - middle) / spread, y, w / w.mean(), PENALTY[1])
    return dict(zip(weights.CONTEXT, beta / spread, strict=True)), bias - float((beta * middle / spread).sum())


def fit(samples):
    """Both regressions; the second learns from what the first says of pages that it has not seen."""
    unseen: dict[int, list[float]] = {}
    for k in range(4):
        model = fit_alone([s for n, s in enumerate(samples) if n % 4 != k])
        unseen.update({id(s): chances(s, model) for n, s in enumerate(samples) if n % 4 == k})
    return fit_alone(samples), fit_context(samples, unseen)


def told(sample: Sample, model) -> str:
    first, (table, bias) = model
    sure = 1 / (1 + np.exp(-(sample.context(chances(sample, first)) @ np.array(list(table.values())) + bias)))
    surely = iter(sure)
    scored = [
        scoring.Scored(line, float(is_open), float(next(surely)) if is_open else 0.0)
        for line, is_open in zip(sample.page, sample.open, strict=True)
    ]
    return "\n".join(line.words for line in scoring.pick(scored))


def validate(samples, folds: int) -> dict:
    hosts = sorted({s.host for s in samples})
    np.random.default_rng(0).shuffle(hosts)
    fold = {host: n % folds for n, host in enumerate(hosts)}
    pairs = []
    for k in range(folds):
        model = fit([s for s in samples if fold[s.host] != k])
        pairs += [(s.gold, told(s, model)) for s in samples if fold[s.host] == k]
    return score(pairs)


def write(model) -> None:
    (alone, alone_bias), (context, context_bias) = model
    entries = [f"{name}={weight:.2f}" for name, weight in sorted(alone.items()) if abs(weight) >= 0.02]
    rows, row = [], ""
    for entry in entries:
        if len(row) + len(entry) > 112:
            rows.append(row)
            row = ""
        row += ("; " if row else "") + entry
    body = "\n".join([*rows, row])
    numbers = "\n".join(f'    "{name}": {weight:.4f},' for name, weight in context.items())
    WEIGHTS.write_text(
        '"""Weights of the two regressions of scoring.py, written by tests/quality/fit_extraction.py; not edited by hand.\n\n'
        "Fitted on the 181 pages of scrapinghub/article-extraction-benchmark (MIT).\n"
        '"""\n\nfrom __future__ import annotations\n\n'
        f"ALONE_BIAS = {alone_bias:.4f}\n\n#: What a line is by itself and where it stands: name=weight.\n"
        f'_ALONE = """\n{body}\n"""\n'
        'ALONE: dict[str, float] = {\n    name: float(weight)\n    for row in _ALONE.split("\\n")\n'
        '    for name, _, weight in (entry.partition("=") for entry in row.split("; ") if entry)\n}\n\n'
        f"CONTEXT_BIAS = {context_bias:.4f}\n\n"
        "#: What stands around a line, in the order of scoring.context.\n"
        f"CONTEXT: dict[str, float] = {{\n{numbers}\n}}\n",
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.fit_extraction", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    truth = json.loads((options.data / "ground-truth.json").read_text(encoding="utf-8"))
    samples = [Sample(name, options.data, truth) for name in sorted(truth)]
    if options.folds:
        print(json.dumps({"out of fold": validate(samples, options.folds)}))
    if options.write:
        write(fit(samples))


if __name__ == "__main__":
    main()
