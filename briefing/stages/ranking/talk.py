"""Talk: what newsrooms tell all day in reports that did not come together, and which story stands for it.

Where feeds give a line or two, the reports of the day's great event share so few words that they stay several stories of one
source each: each of them counted alone, whatever happened last stood above it. Full texts come together by themselves: what two
of them share beside that is a town or a ministry.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log

from briefing.model import Article, Story
from briefing.text.blocks import is_lead
from briefing.text.echoes import content
from briefing.text.sentences import sentences

# A day's talk: what was said before it is no news.
_A_DAY = timedelta(days=1)
# Sentences of a report that say what it is of.
_OPENING = 2
# Two reports may be of one thing from so much likeness (cosine of their words, the rarer the more), or where they have a name
# in common: of three invented rows of 140 leads over two days .6 to .8 of such pairs are, where all news is of one small
# country .4, and half of those that are are found. What more reports have than this says little of any.
_ALIKE, _COMMON = 0.1, 40
# Above this part of words with a capital a headline writes all but the small ones so.
_MOSTLY = 0.6
_WORD = re.compile(r"[^\W\d_][\w-]+")
# Within a sentence a capital makes a name; in German it makes a noun.
_WITHIN = re.compile(r"(?<=[\w,;:’'”\"] )[^\W\d_][\w-]{2,}")
_NOUNS = "de"
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report says first, and whose it is: by the place of its story."""

    place: int
    source: str
    #: Stems in order, for sums of them depend on it; and its words that are names to any report.
    stems: tuple[str, ...]
    names: frozenset[str]
    is_lead: bool


def talk(stories: Sequence[Story], now: datetime, around: Iterable[Story] = ()) -> list[dict[int, frozenset[str]]]:
    """Return for each story the others that are of the same, by their places, each with the sources that tell it.

    Of two reports one at least is no more than a line or two. Those `around` come behind: they are told beside the stories, and
    have no place of their own.
    """
    every = (*stories, *around)
    read = [
        (n, report)
        for n, story in enumerate(every)
        for report in story.reports
        if now - report.article.published <= _A_DAY
    ]
    names = _names(report.article for _, report in read)
    told = [_told(n, report.origin, report.article, names) for n, report in read]
    return _alike(told, len(stories))


def spread(own: int, others: int) -> float:
    """Return what so many other sources bring a story that has some: nothing for one, which may be chance, then less and less."""
    return sum(2 / n for n in range(own + 2, own + others + 1))


def _alike(told: Sequence[_Told], count: int) -> list[dict[int, frozenset[str]]]:
    """Return for each of so many stories the others that one of its reports is like, with the sources."""
    counts = Counter(stem for one in told for stem in one.stems)
    worth = {stem: log(len(told) / held) ** 2 for stem, held in counts.items()}
    sizes = [sum(worth[stem] for stem in one.stems) ** 0.5 for one in told]
    holders: dict[str, list[int]] = defaultdict(list)
    for m, one in enumerate(told):
        for stem in one.stems:
            if 1 < counts[stem] <= _COMMON:
                holders[stem].append(m)
    found: list[dict[int, set[str]]] = [defaultdict(set) for _ in range(count)]
    for m, one in enumerate(told):
        shared: dict[int, float] = defaultdict(float)
        for stem in one.stems if one.place < count else ():
            for n in holders.get(stem, ()):
                shared[n] += worth[stem]
        for n, likeness in shared.items():
            other = told[n]
            if other.place == one.place or not (one.is_lead or other.is_lead):
                continue
            if likeness >= _ALIKE * sizes[m] * sizes[n] or not one.names.isdisjoint(other.names):
                found[one.place][other.place].add(other.source)
    return [{there: frozenset(sources) for there, sources in sorted(one.items())} for one in found]


def _told(place: int, source: str, article: Article, names: frozenset[str]) -> _Told:
    said = " ".join(_opening(article))
    named = names.intersection(word.lower() for word in _WORD.findall(said))
    return _Told(place, source, tuple(sorted(content(said, article.language))), named, is_lead(article))


def _names(articles: Iterable[Article]) -> frozenset[str]:
    """Return what is a name to these articles: written with a capital within a sentence, and nowhere without."""
    named, plain = set[str](), set[str]()
    for article in articles:
        for said in _opening(article):
            words = _WORD.findall(said)
            plain.update(word for word in words if word.islower())
            if article.language != _NOUNS and sum(not word.islower() for word in words) <= _MOSTLY * len(words):
                named.update(word.lower() for word in _WITHIN.findall(said) if not word[0].islower())
    return frozenset(named - plain - _DAYS)


def _opening(article: Article) -> tuple[str, ...]:
    """Return what an article says first: its headline and opening."""
    return (f"{article.title}.", *(s.text for s in sentences(article)[:_OPENING]))
