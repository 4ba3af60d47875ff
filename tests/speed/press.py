"""A generator of a day's press: events told by one to eight outlets in their own words, at the lengths of news.

Words are drawn by Zipf's law from far more of them than a day uses, as names are, so that new ones keep turning up
(Heaps 1978): 11,000 in the openings of 1,000 articles and 36,000 in those of 8,000, somewhat more than in real news.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from briefing.model import Article, Kind
from briefing.text.blocks import compose
from tests import newsroom
from tests.copies import SMALL, SYLLABLES

A_DAY = 10_000
_WORDS = 100_000
_ZIPF = 1.4
# What an event is about: words that are neither everybody's nor nobody's.
_SUBJECT = slice(100, 30_000)
_ABOUT = 12
_ABOUT_PART = 0.12


def press(count: int, seed: int = 4) -> list[Article]:
    """Return invented articles in order of time, ten thousand a day; the same seed, the same press."""
    return [article for _, article in zip(range(count), _articles(seed), strict=False)]


def _articles(seed: int) -> Iterator[Article]:
    dice = np.random.default_rng(seed)
    words = _vocabulary(dice)
    share = (np.arange(_WORDS) + 10.0) ** -_ZIPF
    share[: len(SMALL)] *= 2
    drawn = np.cumsum(share / share.sum())
    subjects = np.cumsum(share[_SUBJECT] / share[_SUBJECT].sum())
    number = 0
    while True:
        subject = _SUBJECT.start + np.searchsorted(subjects, dice.random(_ABOUT))
        for outlet in range(dice.choice((1, 1, 2, 3, 5, 8))):
            length = int(np.clip(dice.lognormal(5.9, 0.5), 60, 3000))
            told = np.minimum(np.searchsorted(drawn, dice.random(length)), _WORDS - 1)
            about = dice.random(length) < _ABOUT_PART
            told[about] = dice.choice(subject, int(about.sum()))
            title = np.concatenate([dice.permutation(subject)[:6], told[:3]])
            yield _article(number, outlet, words[title].tolist(), words[told].tolist())
            number += 1


def _article(number: int, outlet: int, title: list[str], told: list[str]) -> Article:
    sentences = [" ".join(told[n : n + 20]).capitalize() + "." for n in range(0, len(told), 20)]
    paragraphs = [" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2)]
    parts: list[tuple[Kind, str]] = [("title", " ".join(title)), *(("paragraph", p) for p in paragraphs)]
    text, blocks = compose(parts)
    published = newsroom.NINE + timedelta(days=number / A_DAY)
    return Article(f"https://o{outlet}.example/{number}", f"Outlet {outlet}", published, published, text, blocks)


def _vocabulary(dice: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Return the words from the commonest to the rarest."""
    syllables = np.array(SYLLABLES, object)
    made = syllables[dice.integers(0, len(syllables), (2 * _WORDS, 3))].sum(1)
    return np.array([*SMALL, *dict.fromkeys(made.tolist())][:_WORDS], object)
