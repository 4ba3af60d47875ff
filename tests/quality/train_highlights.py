"""Fit the weights of briefing/text/points.py: python -m tests.quality.train_highlights FOLDER [--folds 6].

FOLDER is the extraction benchmark's, with pages/ and ground-truth.json; the bullets over its articles, and over pieces of
the sample newsroom, are ours: highlights.txt beside this file. With `--folds` it prints ROUGE of three sentences from
articles that the weights have not seen, beside the lead's, instead.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from briefing.edges.sample.copydesk import dated, read_outlets
from briefing.model import Page
from briefing.stages.articles import read_page
from briefing.stages.summaries import lead, summarize
from briefing.text import points
from briefing.text.salience import candidates, headlines
from briefing.text.words import tokens
from tests.quality.summaries import figures, reference_of, scores, story_of
from tests.quality.train_concepts import fit

MONDAY = date(2024, 5, 13)
#: As strong as a few of the hundred thousand words and pairs.
RIDGE = 3.0


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles with our bullets, as rows of a summaries file."""
    text = Path(__file__).with_name("highlights.txt").read_text(encoding="utf-8")
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, *bullets = part.strip().splitlines()
        kind, *which = name.split()
        article = _page(folder, truth, *which) if kind == "page" else piece(*which)
        yield {"id": name, "articles": [article], "reference": bullets}


def _page(folder: Path, truth: dict[str, Any], name: str) -> dict[str, str]:
    body = gzip.decompress((folder / "pages" / f"{name}.html.gz").read_bytes())
    page = Page(truth[name]["url"], body, "text/html", datetime(2019, 12, 1, tzinfo=UTC))
    return {"title": read_page(page).title, "text": truth[name]["articleBody"]}


def piece(outlet: str, slug: str, state: str) -> dict[str, str]:
    pieces = next(o.pieces for o in read_outlets() if o.slug == outlet)
    telling = next(p for p in pieces if p.slug == slug).tellings[int(state)]
    told = "\n".join(line.words for line in telling.lines if line.kind == "paragraph")
    return {"title": telling.heads["title"], "text": re.sub(r"\[\[|\]\]", "", dated(told, MONDAY))}


def twice(found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each row with its headline and without: not every article comes with one."""
    for row in found:
        yield row
        yield {**row, "articles": [{**article, "title": ""} for article in row["articles"]]}


def weights(found: Sequence[dict[str, Any]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of words and of pairs of words."""
    measured: tuple[list[np.ndarray], ...] = ([], [], [], [])
    for row in twice(found):
        article = story_of(row).reports[0].article
        told = [candidate.tokens for candidate in candidates([article])]
        bullets = [tokens(bullet).stems for bullet in row["reference"]]
        words = {stem for bullet in bullets for stem in bullet}
        pairs = {pair for bullet in bullets for pair in pairwise(bullet)}
        titles = headlines([article])
        measured[0].append(points.words_of(told, titles)[1])
        measured[1].append(np.array([w in words for w in dict.fromkeys(s for t in told for s in t.stems)], float))
        measured[2].append(points.pairs_of(told, titles)[1])
        held = dict.fromkeys(pair for t in told for pair in pairwise(t.stems))
        measured[3].append(np.array([pair in pairs for pair in held], float))
    one, said, two, joined = (np.concatenate(part) for part in measured)
    return fit(one, said, RIDGE), fit(two, joined, RIDGE)


def use(words: np.ndarray, pairs: np.ndarray) -> None:
    """Put weights in the place of those that points.py has."""
    points.WORDS.update(zip(points.WORDS, words.tolist(), strict=True))
    points.PAIRS.update(zip(points.PAIRS, pairs.tolist(), strict=True))


def across(found: Sequence[dict[str, Any]], folds: int) -> dict[str, Any]:
    """Return the figures of three sentences of each article, by weights fitted on the others."""
    told: dict[str, list[tuple[list[str], str]]] = {"ours": [], "without headlines": [], "lead": []}
    for fold in range(folds):
        use(*weights([row for n, row in enumerate(found) if n % folds != fold]))
        for row in found[fold::folds]:
            whole, bare = map(story_of, twice([row]))
            for name, summary in (
                ("ours", summarize(whole, "3s")),
                ("without headlines", summarize(bare, "3s")),
                ("lead", lead(whole, "3s")),
            ):
                told[name].append(([span.text for span in summary.sentences], reference_of(row)))
    return {name: figures(scores(pairs, by_sentence=True)) for name, pairs in told.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.train_highlights", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    found = list(rows(options.folder))
    if options.folds:
        print(json.dumps(across(found, options.folds)))
        return
    for table, fitted in zip((points.WORDS, points.PAIRS), weights(found), strict=True):
        print(*(f'    "{name}": {weight:.2f},' for name, weight in zip(table, fitted, strict=True)), sep="\n")


if __name__ == "__main__":
    main()
