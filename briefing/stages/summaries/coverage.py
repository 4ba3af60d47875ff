"""The house summarizer: the sentences that together cover what the sources agree on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Story, Summary
from briefing.stages.summaries.lengths import Length, read_length
from briefing.stages.summaries.order import in_reading_order
from briefing.text.echoes import content
from briefing.text.salience import candidates, choose


def summarize(story: Story, length: int | str | Length, *, seen: Sequence[str] = ()) -> Summary:
    """Return the summary of a story, at most so long; `seen` is what the reader has been told already.

    A story of which nothing may be printed has a summary without sentences.
    """
    limit = read_length(length)
    found = candidates([report.article for report in story.reports])
    said = [content(text, story.reports[0].article.language) for text in seen]
    taken = choose(found, words=limit.words, count=limit.sentences, said=said)
    return Summary(tuple(c.span for c in in_reading_order(taken)))
