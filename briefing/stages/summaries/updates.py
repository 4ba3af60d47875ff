"""Updates: what is new of a story that readers know, behind a sentence that says which story it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from briefing.model import Span, Story, Summary
from briefing.stages.summaries.coverage import summarize


def tell_news(
    summarizer: Callable[[Story, int], Summary],
    story: Story,
    sentences: int,
    *,
    seen: Collection[str],
    news: Sequence[Span],
) -> Summary:
    """Return the summary of a story that was told before: `seen` are the lines that were printed, `news` what is new.

    A summarizer of another house, which knows nothing of news, is given the reports that bring it.
    """
    if summarizer is summarize:
        return summarize(story, sentences, seen=seen, news=news)
    bearers = {span.article for span in news}
    return summarizer(Story(tuple(r for r in story.reports if r.article in bearers) or story.reports), sentences)
