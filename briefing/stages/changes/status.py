"""Status: whether a story is new, has moved, or goes on without news."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.model import Article, Span, Status, Story
from briefing.stages.changes.memory import Printed
from briefing.stages.changes.told import SMALL, Told
from briefing.text.links import canonical
from briefing.text.sentences import sentences
from briefing.text.words import words

# A story is an earlier one without common articles where their openings share this much (Dice over telling words).
_SAME = 0.5
# Sentences of another outlet's article in which its news is looked for.
_DEPTH = 8
_TOP = 2


@dataclass(frozen=True, slots=True)
class Change:
    """Where a story stands against the editions before."""

    #: The story's id: the earlier edition's where it has one.
    id: str
    status: Status
    #: The sentences that are news since the story was last printed, in order of publication.
    changed: tuple[Span, ...] = ()
    #: Nothing has come in since: "only new" leaves the story out.
    dropped: bool = False
    #: Every line that those editions printed of the story.
    told: frozenset[str] = frozenset()


def compare(story: Story, earlier: Iterable[Printed] = ()) -> Change:
    """Return what changed in a story since the editions that printed it.

    `earlier` holds every story that earlier editions printed, in any order. A story is the one printed
    before where they rest on common articles, or where their headlines and leads agree. It is an "update"
    where articles or versions that the last edition had not seen say something that neither its lines nor
    the articles it rested on said; "continuing" where new articles say nothing new; dropped where none came.
    """
    told = sorted(earlier, key=lambda p: (p.made, p.id))
    mine = _same_story(story, told)
    if not mine:
        return Change(story_id(story), "new")
    known = {address: 0 for p in mine for address, _ in p.articles}
    for printed in mine:
        for address, version in printed.articles:
            known[address] = max(known[address], version)
    seen = {canonical(url): version for url, version in known.items()}
    fresh = [a for a in story.articles if seen.get(canonical(a.url), 0) < a.version]
    old = [a for a in story.articles if seen.get(canonical(a.url), 0) >= a.version]
    told_before = frozenset(line.text for p in mine for line in p.lines)
    if not fresh:
        return Change(mine[0].id, "continuing", dropped=True, told=told_before)
    changed = _news(fresh, old, [line.text for p in mine for line in p.lines])
    return Change(mine[0].id, "update" if changed else "continuing", changed, told=told_before)


def story_id(story: Story) -> str:
    """Return an id that the story keeps as long as its oldest article stays: 12 hexadecimal digits."""
    oldest = min(story.articles, key=lambda a: (a.published, a.url))
    return hashlib.sha256(canonical(oldest.url).encode()).hexdigest()[:12]


def _same_story(story: Story, earlier: Sequence[Printed]) -> list[Printed]:
    """Return the earlier tellings of a story, oldest first; of several stories the one it has most in common with."""
    addresses = {canonical(a.url) for a in story.articles}
    common: dict[str, int] = {}
    for printed in earlier:
        shared = sum(canonical(url) in addresses for url, _ in printed.articles)
        common[printed.id] = max(common.get(printed.id, 0), shared)
    best = max(common, key=lambda i: common[i], default="")
    if not common.get(best):
        best = _alike(story, earlier)
    return [p for p in earlier if p.id == best] if best else []


def _alike(story: Story, earlier: Sequence[Printed]) -> str:
    """Return the id of the earlier story whose opening agrees with the story's, or ""."""
    openings = [_telling(_opening(a)) for a in story.articles]
    likeness: dict[str, float] = {}
    for printed in earlier:
        theirs = _telling(" ".join(line.text for line in printed.lines[:2]))
        alike = max((_dice(mine, theirs) for mine in openings), default=0.0)
        likeness[printed.id] = max(likeness.get(printed.id, 0.0), alike)
    best = max(likeness, key=lambda i: likeness[i], default="")
    return best if likeness.get(best, 0.0) >= _SAME else ""


def _opening(article: Article) -> str:
    """Return an article's title and first sentence."""
    first = sentences(article)[:1]
    return " ".join([article.title, *(s.text for s in first)])


def _news(fresh: Sequence[Article], old: Sequence[Article], lines: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences of fresh articles that say what nothing said before, each said once."""
    told = Told()
    for text in (*lines, *(text for a in old for text in (a.title, *(s.text for s in sentences(a))))):
        told.hear(text)
    known = {canonical(a.url) for a in old}
    found: list[Span] = []
    for article in sorted(fresh, key=lambda a: (a.published, a.version, a.url)):
        # One who comes new to a story has his news at the top: below it is background, if nothing there is new. A new
        # version is read to its end.
        spans = sentences(article) if canonical(article.url) in known else sentences(article)[:_DEPTH]
        news = [(n, span) for n, span in enumerate(spans) if told.is_news(span.text)]
        if canonical(article.url) in known or (news and news[0][0] < _TOP):
            found += [span for _, span in news]
        for span in spans:
            told.hear(span.text)
    return tuple(found)


def _telling(text: str) -> frozenset[str]:
    return frozenset(words(text)) - SMALL


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
