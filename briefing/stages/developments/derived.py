"""Derived developments: short sentences of one fact that add to what the briefing has said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefing.model import Development, Span, Story
from briefing.text.context import stands_alone
from briefing.text.echoes import content, say_the_same
from briefing.text.salience import Candidate, candidates, choose, headlines

# Two to five are printed; a few more for those that the edition keeps.
_MOST = 8
_LONGEST = 40


def derive(story: Story, told: Sequence[frozenset[str]], *, since: datetime | None = None) -> tuple[Development, ...]:
    """Return derived developments, newest first; none says what `told` says."""
    articles = [r.article for r in story.reports if since is None or r.article.published > since]
    titles = [content(a.title, a.language) for a in story.articles if a.title]
    found = [
        c for c in candidates(articles) if c.words <= _LONGEST and stands_alone(c.span.text, c.span.article.language)
    ]
    taken = choose(found, headlines(articles), count=_MOST, said=[*told, *titles])
    return tuple(Development(c.span, _support(c, found)) for c in taken)


def _support(candidate: Candidate, found: Sequence[Candidate]) -> tuple[Span, ...]:
    return tuple(
        c.span for c in found if c is not candidate and say_the_same(c.tokens.content, candidate.tokens.content)
    )
