"""The lead: what the newsrooms put first, round robin over the sources."""

from __future__ import annotations

from itertools import chain, zip_longest

from briefing.model import Story, Summary
from briefing.stages.summaries.lengths import Length, fit, read_length
from briefing.text.sentences import sentences


def lead(story: Story, length: int | str | Length) -> Summary:
    """Return the first sentences of each report in turn, at most so long."""
    turns = zip_longest(*(sentences(report.article) for report in story.reports))
    return Summary(fit((span for span in chain.from_iterable(turns) if span), read_length(length)))
