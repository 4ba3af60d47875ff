"""Quotes: who said what in a story, word for word, and which of it is worth printing.

Marks are paired, everyone who may be speaking is found, a small fitted ranker chooses, names are resolved through the
article, stretches are joined, and the same words in several articles become one quote.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Quote, Story
from briefing.stages.quotes.joining import quotes_of
from briefing.stages.quotes.keys import best_first, is_key, printable_first
from briefing.stages.quotes.merging import merge, with_full_names
from briefing.text.names import PRONOUNS, PRONOUNS_MORE

_PRONOUNS = frozenset([*PRONOUNS, *(word for table in PRONOUNS_MORE.values() for word in table)]) - {"i", "we"}

__all__ = ["find_quotes", "printable_first", "quotes_of"]


def find_quotes(story: Story, *, tier: str = "default") -> tuple[Quote, ...]:
    """Return all key quotes of a story's articles, each once, best first.

    Each has a Span for every stretch, without the marks; where the attribution is not sure the speaker is None. `tier`
    is "default" or "nlp", which needs the extra of that name. Raises ConfigError where the extra is missing.
    """
    found = [q for article in story.articles for q in quotes_of(article, tier=tier) if is_key(q)]
    return best_first([_unless_pronoun(q) for q in merge(with_full_names(found, story))], story)


def _unless_pronoun(quote: Quote) -> Quote:
    """Return a quote, without its speaker where all that is known of them is "she": that tells no reader anything."""
    if quote.name is not None or quote.speaker is None or quote.speaker.text.lower() not in _PRONOUNS:
        return quote
    return replace(quote, speaker=None, role=None, cue=None)
