"""The house summarizer: the sentences that together cover what an editor's own summary would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.model import Article, Story, Summary
from briefing.stages.summaries.lengths import Length, read_length
from briefing.stages.summaries.order import in_reading_order
from briefing.text.highlights import select
from briefing.text.salience import candidates, headlines
from briefing.text.words import tokens


def summarize(story: Story, length: int | str | Length, *, seen: Sequence[str] = (), language: str = "") -> Summary:
    """Return the summary of a story, about so long; `seen` are lines that the reader has been told already.

    Told by the lead article of each report, in `language` where one of them is in it and otherwise in the language of
    most. A story of which nothing may be printed has a summary without sentences.
    """
    limit = read_length(length)
    articles = _in_one_language([report.article for report in story.reports], language)
    said = [tokens(line, articles[0].language).content for line in seen]
    taken = select(candidates(articles), headlines(articles), words=limit.words, count=limit.sentences, said=said)
    return Summary(tuple(c.span for c in in_reading_order(taken)))


def _in_one_language(articles: Sequence[Article], language: str) -> Sequence[Article]:
    """Return the articles in a language where there are any, otherwise those in the language of most."""
    counts = Counter(article.language for article in articles)
    wanted = language if language in counts else max(counts, key=lambda one: (counts[one], one))
    return [article for article in articles if article.language == wanted]
