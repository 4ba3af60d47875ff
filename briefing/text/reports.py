"""Reports told in full: which of them opens as the others do, and what an editor's summary of them all would hold.

Reports of one event agree on what matters in it. The one whose opening the others share most is the best to begin with
(the choice that costs least on average, whichever of them an editor would follow), and the concepts of those that agree
are likelier in his summary than what one of them has alone.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from briefing.text.concepts import Concepts, Flags, Line, Measured, Numbers, Places, measure
from briefing.text.words import IDLE, Tokens

# How many words of a report are its opening: about as many as a long summary has.
_OPENING = 165
# The first report counts as if so many others that agree with it as is usual stood by it: an order is a choice, and of two or
# three reports the others say little against it. By the openings that it chooses of 110 stories of our own writing, of two to
# thirteen reports of a day or of several days, each with a summary of some 155 words by another hand: from .5 to 1.5.
_FIRST = 1.25
# Weights by `python -m tests.quality.train_concepts --full` on those stories, each of the three kinds the same.
WEIGHTS: dict[str, float] = {
    "always": -2.18,
    "reports": -1.56,
    "reports with its words": 0.55,
    "earliest": 0.68,
    "often": 1.72,
    "in a headline": 0.55,
    "a number": 0.59,
    "a function word": -0.29,
    "a name": 0.71,
    "in the best": -0.10,
    "in the best opening": 0.56,
    "in what agrees": 2.18,
}


def reported(lines: Sequence[Line], headlines: Sequence[Tokens], openers: Collection[int]) -> tuple[Concepts, int]:
    """Return the concepts of reports told in full, and which of the sources that may open the story opens it best."""
    measured, best = measure_reports(lines, headlines, openers)
    return measured.weighed(WEIGHTS), best


def measure_reports(
    lines: Sequence[Line], headlines: Sequence[Tokens], openers: Collection[int]
) -> tuple[Measured, int]:
    """Return the concepts of reports with the columns of WEIGHTS, and the source that opens best."""
    measured = measure(lines, headlines)
    told, pairs, which = measured.told, measured.pairs, measured.which
    source, total = told.source[told.line[pairs]], len(measured.members)
    opening = _openings(measured, source)
    agreement = _agreement(opening)
    best = max(range(told.sources), key=lambda n: (n in openers, float(agreement[n]), -n))
    agreeing = np.zeros(total)
    np.maximum.at(agreeing, which, np.minimum(1.0, agreement / (agreement[best] or 1.0))[source])
    measured.columns.update(
        {
            "reports": math.log(told.sources),
            "reports with its words": _with_words(measured),
            "in the best": np.bincount(which[source == best], minlength=total) > 0,
            "in the best opening": opening[best],
            "in what agrees": agreeing,
        }
    )
    return measured, best


def _openings(measured: Measured, source: Places) -> Flags:
    """Return for each source which concepts are in its opening; `source` is where each occurrence stands."""
    told, pairs, which = measured.told, measured.pairs, measured.which
    begins = np.searchsorted(told.source[told.line], np.arange(told.sources))
    early = pairs - begins[source] < _OPENING
    opening = np.zeros((told.sources, len(measured.members)), bool)
    opening[source[early], which[early]] = True
    return opening


def _agreement(opening: Flags) -> Numbers:
    """Return how far each opening shares its concepts with the others', as a sum of F-scores."""
    sizes = opening.sum(axis=1)
    others = max(1, int((sizes > 0).sum()) - 1)
    # Of whole numbers: products of others start threads, which cost more than they do.
    several = opening[:, opening.sum(axis=0) > 1].astype(np.intp)
    shares = 2.0 * (several @ several.T) / np.maximum(1, sizes[:, None] + sizes)
    np.fill_diagonal(shares, 0.0)
    agreement: Numbers = shares.sum(axis=1)
    agreement[(sizes > 0).argmax()] += _FIRST * agreement.sum() / (others + 1) / others
    return agreement.round(9)


def _with_words(measured: Measured) -> Numbers:
    """Return the logarithm of how many reports have both words of each pair, function words left aside."""
    told = measured.told
    heard = np.zeros((told.sources, told.size), bool)
    heard[told.source[told.line], told.words] = True
    reports = heard.sum(axis=0)
    reports[told.words[told.codes & IDLE != 0]] = told.sources + 1
    first, second = np.divmod(measured.members, told.size)
    least = np.minimum(reports[first], reports[second])
    least[least > told.sources] = 0
    common: Numbers = np.log1p(least)
    return common
