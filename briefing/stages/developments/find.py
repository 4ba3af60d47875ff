"""Finding what happened within a story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefing.model import Article, Development, Span, Story, Summary
from briefing.stages.developments.derived import derive
from briefing.stages.developments.lists import bullets
from briefing.text.echoes import say_the_same, span_content


def find_developments(
    story: Story, *, since: datetime | None = None, summary: Summary | None = None
) -> tuple[Development, ...]:
    """Return the developments of a story, best first: the newsrooms' own bullets, then those we derive.

    None repeats the summary. With `since`, only articles published or posted after it are heard.
    """
    told = [span_content(s) for s in summary.sentences] if summary else []
    listed = merge([b.span for a in story.articles if _heard(a, since) for b in bullets(a)])
    listed = tuple(d for d in listed if not any(say_the_same(span_content(d.sentence), t) for t in told))
    told += [span_content(d.sentence) for d in listed]
    return (*listed, *derive(story, told, since=since))


def _heard(article: Article, since: datetime | None) -> bool:
    return since is None or article.published > since


def merge(spans: Sequence[Span]) -> tuple[Development, ...]:
    """Return one listed development for each thing said, in the order of its first saying, with its support."""
    groups: list[list[Span]] = []
    for span in spans:
        said = span_content(span)
        group = next((g for g in groups if say_the_same(said, span_content(g[0]))), None)
        if group is None:
            groups.append([span])
        else:
            group.append(span)
    return tuple(Development(first, tuple(rest), listed=True) for first, *rest in groups)
