"""Key quotes: which of a story's quotes an editor would print, best first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from briefing.model import Quote, Span, Story
from briefing.stages.quotes.merging import text_of
from briefing.text.names import surname
from briefing.text.words import words

#: Shorter quotations are somebody's choice of word, not a quote to print.
_LEAST = 3
#: What an edition prints has so many words, unless there is no such quote.
_TELLING = 5
#: The length in words that prints best.
_BEST = 28
_OFFICES = frozenset(
    "president minister chancellor secretary secretary-general premier governor gov senator king queen pope chief ceo executive"
    " chair chairman chairwoman director judge justice spokesman spokeswoman spokesperson mayor ambassador commissioner".split()
)


def is_key(quote: Quote) -> bool:
    """Return whether a quotation is long enough to be printed as one."""
    return len(words(text_of(quote))) >= _LEAST


def printable_first(quotes: Iterable[Quote], printed: Iterable[Span]) -> tuple[tuple[Quote, ...], int]:
    """Return a story's quotes, those to print first, and how many these are.

    Words that stand again in what the edition prints of the story are not printed twice; a quotation of a word or four
    only where no other is left.
    """
    lines = [f" {' '.join(words(span.text))} " for span in printed]
    quotes = tuple(quotes)
    fresh = [q for q in quotes if not any(_stands_in(q, line) for line in lines)]
    chosen = [q for q in fresh if len(words(text_of(q))) >= _TELLING] or fresh
    return (*chosen, *(q for q in quotes if q not in chosen)), len(chosen)


def _stands_in(quote: Quote, line: str) -> bool:
    """Return whether a stretch of a quote, of more than a word or two, stands in a line."""
    stretches = [words(span.text) for span in quote.words]
    return any(len(s) >= _LEAST and f" {' '.join(s)} " in line for s in stretches)


def newsworthiness(quote: Quote, central: Counter[str]) -> float:
    """Return how much a quote is worth: who speaks, how central its words are to the story, its length, its support."""
    spoken = words(text_of(quote))
    length = math.exp(-((math.log((len(spoken) + 1) / _BEST)) ** 2) / 2)
    telling = [w for w in set(spoken) if len(w) > 3]
    centrality = sum(math.log1p(central[w]) for w in telling) / (3 + len(telling))
    office = bool(quote.role and _OFFICES & set(words(quote.role.text)))
    speaker = (
        0.0 if quote.name is None else 1.0 + 0.5 * office + 0.3 * min(2.0, math.log1p(central[surname(quote.name)]))
    )
    whole = 0.3 * spoken[0][0].isupper() if spoken else 0.0
    outlets = len({s.article.outlet for s in quote.support})
    return 2 * length + centrality + speaker + whole + 0.4 * min(3, outlets)


def best_first(quotes: Iterable[Quote], story: Story) -> tuple[Quote, ...]:
    """Return a story's quotes best first; a speaker who has been heard stands back a little."""
    central: Counter[str] = Counter()
    for article in story.articles:
        central.update(set(words(article.text)))
        central.update(words(article.text))
    worth = {q: newsworthiness(q, central) for q in quotes}
    return _varied(worth)


def _varied(worth: dict[Quote, float]) -> tuple[Quote, ...]:
    heard: Counter[str] = Counter()
    left = dict(worth)
    found: list[Quote] = []
    while left:
        best = max(left, key=lambda q: (round(left[q] - 0.5 * heard[q.name or ""], 6), *_place(q)))
        found.append(best)
        heard[best.name or ""] += 1
        del left[best]
    return tuple(found)


def _place(quote: Quote) -> tuple[str, int]:
    first = quote.words[0]
    return first.article.url, -first.start


def best_of_day(quotes: Iterable[Quote], count: int = 3) -> tuple[Quote, ...]:
    """Return the day's best quotes out of the stories' own, in the order given for each story: one a speaker."""
    sayable = [q for q in quotes if q.name is not None and is_key(q)]
    length = {q: len(words(text_of(q))) for q in sayable}
    ranked = sorted(
        sayable,
        key=lambda q: (-len({s.article.outlet for s in q.support}), abs(math.log((length[q] + 1) / _BEST)), *_place(q)),
    )
    once: dict[str, Quote] = {}
    for quote in ranked:
        once.setdefault(surname(quote.name or ""), quote)
    return tuple(once.values())[:count]
