"""Key quotes: which of a story's quotes an editor would print, best first."""

from __future__ import annotations

import math
import re
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
#: So many whole sentences are enough without parts of others. By reading three weeks of full texts.
_ENOUGH = 2
#: The length in words that prints best: two lines of the house format. Not tuned.
_BEST = 28
# What a press office says whatever has happened.
_STOCK = re.compile(
    r"\b(?:we (?:are|remain) (?:aware of|committed to|cooperating|fully committed|looking into|proud to|pleased to|excited to)"
    r"|we take \w+(?: \w+){0,10} seriously|(?:our )?thoughts (?:and prayers )?are with|no (?:further )?comment"
    r"|(?:proud|pleased|excited|delighted|thrilled) to (?:announce|welcome)|work(?:ing)? closely with)\b",
    re.IGNORECASE,
)
# Those who ask and tell rather than answer.
_TELLERS = frozenset("anchor columnist correspondent host interviewer journalist moderator presenter reporter".split())
#: What is taken off for words that stand in a better quote as well, all of them; for each quote of a speaker heard already;
#: for stock phrases. Set by reading the first three quotes of 62 real stories.
_REPEATED, _HEARD, _STALE = 2.0, 0.5, 1.0
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
    only where no other is left, and part of a sentence only where fewer than two are whole.
    """
    lines = [f" {' '.join(words(span.text))} " for span in printed]
    quotes = tuple(quotes)
    fresh = [q for q in quotes if not any(_stands_in(q, line) for line in lines)]
    # Part of a sentence, and nobody knows whose, is no quote to print.
    told = [q for q in fresh if q.speaker or _is_whole(q)]
    chosen = [q for q in told if len(words(text_of(q))) >= _TELLING] or told
    # Nor does half a sentence fill the page where others are whole.
    whole = [q for q in chosen if _is_whole(q)]
    chosen = whole if len(whole) >= _ENOUGH else chosen
    return (*chosen, *(q for q in quotes if q not in chosen)), len(chosen)


def _is_whole(quote: Quote) -> bool:
    """Return whether a quote opens like a sentence."""
    return quote.words[0].text.lstrip("[(…. '‘")[:1].isupper()


def _stands_in(quote: Quote, line: str) -> bool:
    """Return whether a stretch of a quote, of more than a word or two, stands in a line."""
    stretches = [words(span.text) for span in quote.words]
    return any(len(s) >= _LEAST and f" {' '.join(s)} " in line for s in stretches)


def newsworthiness(quote: Quote, central: Counter[str], outlets: frozenset[str] = frozenset()) -> float:
    """Return how much a quote is worth: who speaks, how central its words are to the story, its length, its support.

    `outlets`: the newsrooms that tell the story, in lower case; what they say in their own name is no news.
    """
    text = text_of(quote)
    spoken = words(text)
    length = math.exp(-((math.log((len(spoken) + 1) / _BEST)) ** 2) / 2)
    telling = [w for w in set(spoken) if len(w) > 3]
    centrality = sum(math.log1p(central[w]) for w in telling) / (3 + len(telling))
    whole = 0.6 * _is_whole(quote)
    stale = _STALE * (_STOCK.search(text) is not None)
    support = len({s.article.outlet for s in quote.support})
    return 2 * length + centrality + _standing(quote, central, outlets) + whole - stale + 0.4 * min(3, support)


def _standing(quote: Quote, central: Counter[str], outlets: frozenset[str]) -> float:
    """Return what it is worth that this one speaks: known by name, in office, much in the story; nobody is worth nothing."""
    role = set(words(quote.role.text)) if quote.role else set()
    if quote.speaker is None or role & _TELLERS or (quote.name or "").lower().removeprefix("the ") in outlets:
        return 0.0
    if quote.name is None:
        return 1.0
    return 1.5 + 0.5 * bool(_OFFICES & role) + 0.3 * min(2.0, math.log1p(central[surname(quote.name)]))


def best_first(quotes: Iterable[Quote], story: Story) -> tuple[Quote, ...]:
    """Return a story's quotes best first; a speaker who has been heard stands back a little."""
    central: Counter[str] = Counter()
    for article in story.articles:
        central.update(set(words(article.text)))
        central.update(words(article.text))
    outlets = frozenset(article.outlet.lower().removeprefix("the ") for article in story.articles)
    return _varied({q: newsworthiness(q, central, outlets) for q in quotes})


def _varied(worth: dict[Quote, float]) -> tuple[Quote, ...]:
    """Return quotes best first, each the best beside those before it: other speakers, other words."""
    heard: Counter[str] = Counter()
    said: set[str] = set()
    left = {q: frozenset(w for w in words(text_of(q)) if len(w) > 3) for q in worth}
    found: list[Quote] = []

    def beside(quote: Quote) -> tuple[float, str, int]:
        repeated = len(left[quote] & said) / max(1, len(left[quote]))
        return round(worth[quote] - _HEARD * heard[quote.name or ""] - _REPEATED * repeated**2, 6), *_place(quote)

    while left:
        best = max(left, key=beside)
        found.append(best)
        heard[best.name or ""] += 1
        said |= left.pop(best)
    return tuple(found)


def _place(quote: Quote) -> tuple[str, int]:
    first = quote.words[0]
    return first.article.url, -first.start
