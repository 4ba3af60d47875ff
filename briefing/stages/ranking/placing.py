"""Placing: a story's reasons, its section, and whether it belongs among hard news at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefing.model import Article, Genre, LeftOut, Ranked, Reason, Story
from briefing.stages.ranking.talk import spread, talk
from briefing.text.glosses import gloss
from briefing.text.tallies import TOLLS, tallies
from briefing.text.teasers import colours, teases
from briefing.text.wording import OTHER
from briefing.text.words import words

#: What each reason weighs where the edition says nothing else. Values run from 0 to 1, sources to about 3.
WEIGHTS: Mapping[str, float] = {
    "background": -1.0,
    "growth": 1.0,
    "independent sources": 2.0,
    "novelty": 0.5,
    "outlet weight": 1.0,
    "position in feed": 0.7,
    "recency": 1.0,
    "section match": 0.3,
    "told elsewhere": 2.0,
    "watch-list": 2.0,
}
#: Hours after which a story's recency has fallen by half: from an evening to a morning. Not tuned.
HALF_LIFE = 8.0

# One report of five puts a story into no section: a race that was run in memory of the dead. From two mornings of our own.
_LEAST = 0.2

# A source of which everything was told before, beside one that brings news. By reading three weeks of full texts.
_TOLD = 0.5

# A story with this part of what the most talked of gains may stand for it. By reading twelve editions of feeds of leads.
_NEARLY = 0.5

# Characters of an article in which keywords are looked for.
_READ = 1_200

#: The genres of hard-news slots.
HARD: tuple[Genre, ...] = ("news",)

#: What is said of an article that is none of them.
WHY_OUT: Mapping[Genre, str] = {
    "advertorial": "advertising or a press release",
    "advice": "advice or a pastime",
    "correction": "a newsroom's correction of itself",
    "fact check": "a fact check",
    "horoscope": "a horoscope",
    "live": "a live page alone",
    "opinion": "opinion",
    "review": "a review",
    "roundup": "a round-up of several stories",
    "sport result": "a sport result",
}


def rank_stories(
    stories: Iterable[Story],
    *,
    now: datetime,
    weights: Mapping[str, float] = {},
    sections: Sequence[tuple[str, tuple[str, ...]]] = (),
    watch: Sequence[str] = (),
    outlet_weights: Mapping[str, float] = {},
    printed: Collection[str] = (),
    genres: Collection[Genre] = HARD,
    around: Iterable[Story] = (),
) -> tuple[Ranked, ...]:
    """Return the stories best first, each with its section and the reasons for its place.

    `weights` replaces entries of WEIGHTS; `sections` pairs a section's name with its keywords, desks or
    feed categories, the first that matches best wins; `watch` holds words and phrases to look out for;
    `outlet_weights` says how much an outlet's word counts (1.0 is ordinary); `printed` holds addresses that
    earlier editions rested on; `around` are stories of the same day that have no place in this edition. Stories of no wanted genre are not ranked: `left_out` says why.
    """
    weighed = {**WEIGHTS, **weights}
    wanted = sorted((s for s in stories if _wanted(s, genres)), key=_by_age)
    seen, edited = frozenset(printed), _edited(wanted)
    ranked = [_rank(story, now, weighed, sections, watch, outlet_weights, seen, edited) for story in wanted]
    ranked = _with_talk(ranked, talk(wanted, now, around), weighed["told elsewhere"])
    return tuple(sorted(ranked, key=lambda r: (-r.score, _by_age(r.story))))


def _with_talk(
    ranked: Sequence[Ranked], beside: Sequence[Mapping[int, Collection[str]]], weight: float
) -> list[Ranked]:
    """Return the stories, of those that seem to be of one thing one lifted by the sources that tell the others.

    The others are not: the page tells the thing once, first. Of what is talked of nearly as much that is the story of most
    sources, which counts the dead, and the last news of these.
    """
    tell = [_tellers(place, beside[n].values()) for n, place in enumerate(ranked)]
    stands_for: set[int] = set()
    found = list(ranked)
    for n in sorted(range(len(ranked)), key=lambda n: (-len(tell[n]), n)):
        if n in stands_for:
            continue
        near = [m for m in (n, *beside[n]) if m < len(ranked) and len(tell[m]) >= _NEARLY * len(tell[n])]
        best = max(near, key=lambda m: (m not in stands_for, *_stands(ranked[m].story), ranked[m].score, m))
        found[best] = _lifted(ranked[best], len(tell[best]), weight)
        stands_for.update((n, *beside[n], *beside[best]))
    return found


def _tellers(place: Ranked, others: Iterable[Collection[str]]) -> frozenset[str]:
    """Return the sources of a story and of those that are told beside it; none of one that only explains."""
    return frozenset() if _of(place, "background") else frozenset(place.story.sources).union(*others)


def _stands(story: Story) -> tuple[bool, int, bool]:
    """Return how well a story stands for others: survivors' words go with the news; by how many tell it; by the dead."""
    titles = [(report.article.title, report.article.language) for report in story.reports]
    deadly = any(TOLLS & tallies(gloss(title, language)).keys() for title, language in titles)
    return not all(colours(title) for title, _ in titles), len(story.sources), deadly


def _of(place: Ranked, name: str) -> float:
    """Return what a reason brings a story."""
    return sum(r.value * r.weight for r in place.reasons if r.name == name)


def _lifted(place: Ranked, tell: int, weight: float) -> Ranked:
    """Return a story with what it gains where so many sources tell it or what it stands for."""
    own = len(place.story.sources)
    reason = Reason("told elsewhere", round(spread(own, tell - own), 4), weight)
    return replace(place, reasons=_in_order((*place.reasons, reason))) if reason.value else place


def _in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda r: (-r.value * r.weight, r.name)))


def _by_age(story: Story) -> tuple[datetime, str]:
    return _oldest(story).published, _oldest(story).url


def left_out(stories: Iterable[Story], *, genres: Collection[Genre] = HARD) -> tuple[LeftOut, ...]:
    """Return the stories that no wanted genre tells, with the reason for each."""
    return tuple(
        LeftOut(a.url, a.title, WHY_OUT.get(a.genre, a.genre))
        for story in stories
        if not _wanted(story, genres) and (a := _oldest(story))
    )


def _wanted(story: Story, genres: Collection[Genre]) -> bool:
    """Return whether one of the story's reports is of a wanted genre."""
    return any(r.article.genre in genres for r in story.reports)


def _oldest(story: Story) -> Article:
    return story.reports[0].article


def _rank(
    story: Story,
    now: datetime,
    weights: Mapping[str, float],
    sections: Sequence[tuple[str, tuple[str, ...]]],
    watch: Sequence[str],
    outlet_weights: Mapping[str, float],
    printed: frozenset[str],
    edited: Collection[tuple[str, str]],
) -> Ranked:
    section, match = _section(story, sections)
    values = {
        "background": _background(story, printed),
        "growth": _growth(story, now),
        "independent sources": _sources(story, printed),
        "novelty": 1.0 - sum(a.url in printed for a in story.articles) / len(story.articles),
        "outlet weight": max(outlet_weights.get(a.outlet, 1.0) for a in story.articles),
        "position in feed": max(1.0 / (1 + a.position) if _feed(a) in edited else 0.0 for a in story.articles),
        "recency": _recency(story, now),
        "section match": match,
        "watch-list": float(any(_mentions(story, phrase) for phrase in watch)),
    }
    reasons = tuple(Reason(name, round(value, 4), weights[name]) for name, value in values.items() if value)
    return Ranked(story, section, _in_order(reasons))


def _feed(article: Article) -> tuple[str, str]:
    return article.outlet, article.desk


def _edited(stories: Iterable[Story]) -> frozenset[tuple[str, str]]:
    """Return the feeds that editors put in order: an older article stands above a newer one.

    In all others what came last is first, and its place says no more than its hour. Where an outlet's desk has several feeds, of
    so many that are in order of time, no more articles can each stand above a newer one.
    """
    pulled: dict[tuple[str, str, datetime], list[Article]] = defaultdict(list)
    for article in (a for story in stories for a in story.articles):
        # A pull takes minutes.
        pulled[(*_feed(article), article.fetched.replace(minute=0, second=0, microsecond=0))].append(article)
    found = set()
    for (outlet, desk, _), articles in pulled.items():
        row = sorted(articles, key=lambda a: (a.position, -a.published.timestamp()))
        newer = list[datetime]()
        for article in row:
            place = bisect_left(newer, article.published)
            newer[place : place + 1] = [article.published]
        if len(newer) > max(Counter(article.position for article in articles).values()):
            found.add((outlet, desk))
    return frozenset(found)


def _background(story: Story, printed: frozenset[str]) -> float:
    """Return 1 where all that is new of a story only explains or shows it: questions and pictures wait for the news."""
    new = [a for a in story.articles if a.url not in printed] or story.articles
    return float(all(teases(a.title, a.language) for a in new))


def _sources(story: Story, printed: frozenset[str]) -> float:
    """Return 0 for one source, 1 for two, 1.67 for three, 2.17 for four: each further source adds less.

    Those that bring nothing which an earlier edition had not count half: one report keeps no story of yesterday on top.
    """
    bring = {r.origin for r in story.reports if any(a.url not in printed for a in r.articles)}
    return sum(2 / n * (1.0 if n <= len(bring) else _TOLD) for n in range(2, len(story.sources) + 1))


def _growth(story: Story, now: datetime) -> float:
    """Return the share of the story's reports that came in within the last six hours, if it has several."""
    hours = [(now - r.article.published).total_seconds() / 3600 for r in story.reports]
    return sum(h < 6 for h in hours) / len(hours) if len(hours) > 1 else 0.0


def _recency(story: Story, now: datetime) -> float:
    """Return 1 for a story told this minute, half of it after every half-life."""
    newest = max(a.published for a in story.articles)
    hours: float = max(0.0, (now - newest).total_seconds() / 3600)
    return float(0.5 ** (hours / HALF_LIFE))


def _section(story: Story, sections: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, float]:
    """Return the section that a story belongs in, and how well it matches, from 0 to 1."""
    best, most = OTHER if sections else "", _LEAST
    for name, keywords in sections:
        match = sum(_belongs(a, name, keywords) for a in story.articles) / len(story.articles)
        if match > most:
            best, most = name, match
    return best, most if most > _LEAST else 0.0


def _belongs(article: Article, section: str, keywords: Sequence[str]) -> float:
    """Return how well an article fits a section: by desk or category outright, by keywords in part.

    One keyword in passing is none: it stands in the title, which counts twice, or twice in the opening.
    """
    wanted = {w.lower() for w in (section, *keywords)}
    if wanted & {c.lower() for c in (article.desk, *article.categories) if c}:
        return 1.0
    title, said = (f" {' '.join(words(text))} " for text in (article.title, article.text[:_READ]))
    hits = 0
    for keyword in keywords:
        phrase = f" {' '.join(words(keyword))} "
        hits += (phrase in title) + (said.count(phrase) > 1 or phrase in title)
    return hits / (hits + 1.0)


def _mentions(story: Story, phrase: str) -> bool:
    """Return whether the phrase stands in a headline or text of the story, as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", a.text, re.IGNORECASE) for a in story.articles)
