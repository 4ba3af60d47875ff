"""Novelty: what of a story is news to who read the editions before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from briefing.model import Article, Development, Disagreement, Quote, Span, Story
from briefing.stages.changes import Change
from briefing.text.teasers import teases

Told = TypeVar("Told", Development, Quote)


def since_then(change: Change, story: Story, is_fresh: Callable[[Article], bool]) -> Change:
    """Return how a story stands; of one that no edition has printed, with what has come in since the last one.

    What was in by then, and had no room, is its background: it has no place at the head of today's page, unless all that
    has come in since only explains or shows it.
    """
    fresh = frozenset(article for article in story.articles if is_fresh(article))
    if change.status != "new" or len(fresh) == len(story.articles):
        return change
    return replace(change, fresh=fresh) if any(not teases(a.title, a.language) for a in fresh) else change


def came_in(story: Story, change: Change) -> Story:
    """Return a story as those reports tell it that no edition had seen: yesterday's line has no place under a new headline."""
    return Story(tuple(r for r in story.reports if r.article in change.fresh) or story.reports)


def news_first(lines: Iterable[Told], change: Change) -> tuple[tuple[Told, ...], int]:
    """Return lines, those last that are no news to who read the editions before; and how many are.

    What was printed, in these or another source's words, is none, nor in an update what only those reports say that were
    in before: the page had no room for it, and by now its figures are old.
    """
    ordered = sorted(lines, key=lambda line: _is_old(line, change))
    return tuple(ordered), sum(not _is_old(line, change) for line in ordered)


def _is_old(line: Development | Quote, change: Change) -> bool:
    spans = (line.sentence, *line.support) if isinstance(line, Development) else (*line.words, *line.support)
    if change.fresh and not any(span.article in change.fresh for span in spans):
        return True
    return any(span.text in change.told for span in spans)


def is_open(disagreement: Disagreement, change: Change) -> bool:
    """Return whether an update tells of a disagreement: what was in before, all of it, was told then."""
    return not change.fresh or any(claim.article in change.fresh for claim in disagreement.claims)


def newest(changed: Iterable[Span], developments: Iterable[Development]) -> tuple[Span, ...]:
    """Return a story's new lines, those first that are its best developments, then the newest."""
    places = {line: n for n, d in enumerate(developments) for line in (d.sentence, *d.support)}
    last = len(places)
    return tuple(sorted(changed, key=lambda s: (places.get(s, last), -s.article.published.timestamp())))
