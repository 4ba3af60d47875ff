"""Finding what happened within a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from briefing.model import Development, Span, Story, Summary
from briefing.stages.developments.derived import derive
from briefing.stages.developments.lists import bullets
from briefing.text.echoes import overlap, say_the_same, span_content

# How much of the shorter bullet the longer must hold, and how many words of content it needs to be judged so.
_CONTAINED, _ENOUGH = 0.75, 5
_FIGURE = re.compile(r"\d[\d.,]*")


def find_developments(
    story: Story, *, since: datetime | None = None, summary: Summary | None = None
) -> tuple[Development, ...]:
    """Return the developments of a story, best first: the newsrooms' own bullets, then those we derive.

    None repeats the summary; where there is neither summary nor bullets, those of one article are its highlights. With `since`, only what was published or posted after it is heard.
    """
    told = [span_content(s) for s in summary.sentences] if summary else []
    listed = [
        d for d in merge(_listed(story, since)) if not any(say_the_same(span_content(d.sentence), t) for t in told)
    ]
    before = [*(summary.sentences if summary else ()), *(d.sentence for d in listed)]
    return (*listed, *derive(story, before, since=since, alone=summary is None and not listed))


def _listed(story: Story, since: datetime | None) -> list[Span]:
    """Return every bullet of news: of each report's lead first, then of its versions and copies."""
    return [
        bullet.span
        for article in story.articles
        for bullet in bullets(article)
        if since is None or (bullet.block.posted or article.published) > since
    ]


def merge(spans: Sequence[Span]) -> tuple[Development, ...]:
    """Return one listed development for each thing said, in the order of its first saying, with its support.

    Where a later version of a page says it with other figures, the later line stands and the earlier is dropped; other
    outlets' figures stay theirs.
    """
    groups: list[list[Span]] = []
    for span in spans:
        group = next((g for g in groups if _same(span, g[0])), None)
        if group is None:
            groups.append([span])
        elif not _differ(span, group[0]):
            group.append(span)
        elif span.article.published > group[0].article.published:
            group[:] = [span]
    return tuple(Development(first, tuple(rest), listed=True) for first, *rest in groups)


def _same(one: Span, other: Span) -> bool:
    """Return whether two bullets say the same: most of the shorter is in the longer, whatever that adds.

    Figures may differ only between versions of one page.
    """
    shorter, longer = sorted((span_content(one), span_content(other)), key=len)
    contained = len(shorter) >= _ENOUGH and overlap(shorter, longer) >= _CONTAINED
    if not contained and not say_the_same(shorter, longer):
        return False
    return one.article.url == other.article.url or not _differ(one, other)


def _differ(one: Span, other: Span) -> bool:
    """Return whether each of two bullets has a figure that the other has not."""
    here, there = _figures(one), _figures(other)
    return not (here <= there or there <= here)


def _figures(span: Span) -> frozenset[str]:
    return frozenset(figure.strip(".,") for figure in _FIGURE.findall(span.text))
