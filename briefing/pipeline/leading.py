"""Leading: a story of which feeds give no more than a line or two each is told from under its headline."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile

from briefing.model import Span, Story, Summary
from briefing.text.blocks import is_lead
from briefing.text.context import broken, leans_back
from briefing.text.echoes import span_content
from briefing.text.salience import candidates
from briefing.text.teasers import teases


def under_headline(headline: Span, summary: Summary, story: Story, count: int, told: Collection[str]) -> Summary:
    """Return the summary, at most `count` sentences, with what goes on from the headline first.

    A lead of a feed goes on from its own headline: it does not say again of whom it is. Under another one its "he" is another.
    One that its feed has cut off is better than none that is of what the headline names; one under a question or pictures, which
    teases too, is told where there is no other.
    """
    if not all(is_lead(report.article) for report in story.reports):
        return summary
    own = [s for s in summary.sentences if s.article == headline.article]
    if not own:
        named = span_content(headline)
        whole = any(len(named & span_content(s)) > 1 for s in summary.sentences)
        found = [c.span for c in candidates([headline.article]) if c.span.text not in told]
        own = [s for s in found[:1] if s.text != headline.text and not (whole and broken(s.text))]
    lines = (*own, *(s for s in summary.sentences if s not in own))
    telling = tuple(s for s in lines if not teases(s.article.title, s.article.language)) or lines
    # "It booked the rooms": another headline's "it".
    hanging = sum(1 for _ in takewhile(lambda s: s.article != headline.article and _hangs(s), telling))
    return Summary(telling[hanging:][:count])


def _hangs(span: Span) -> bool:
    return leans_back(span.text, span.article.language)
