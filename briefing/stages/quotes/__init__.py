"""Quotes: who said what in a story, word for word, and which of it is worth printing.

Marks are paired, everyone who may be speaking is found, a small fitted ranker chooses, names are resolved through the
article, stretches are joined, and the same words in several articles become one quote.
"""

from __future__ import annotations

from briefing.model import Quote, Story
from briefing.stages.quotes.joining import quotes_of
from briefing.stages.quotes.keys import best_first, best_of_day, is_key, printable_first
from briefing.stages.quotes.merging import merge, with_full_names

__all__ = ["best_of_day", "find_quotes", "printable_first", "quotes_of"]


def find_quotes(story: Story, *, tier: str = "default") -> tuple[Quote, ...]:
    """Return all key quotes of a story's articles, each once, best first.

    Each has a Span for every stretch, without the marks; where the attribution is not sure the speaker is None. `tier`
    is "default" or "nlp", which needs the extra of that name. Raises ConfigError where the extra is missing.
    """
    found = [q for article in story.articles for q in quotes_of(article, tier=tier) if is_key(q)]
    return best_first(merge(with_full_names(found, story)), story)
