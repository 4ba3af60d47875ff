"""Merging: the same words in several articles of a story are one quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.model import Quote, Story
from briefing.stages.quotes.bearers import agree, fitting, given, several
from briefing.stages.quotes.wordlists import noun
from briefing.text.names import DAYS, DETERMINERS, NOT_NAMES, TITLE_PARTS, first_names, surname
from briefing.text.words import words

#: Share of the shorter version's words that the longer one holds where both are one quote
#: (own passages: differently cut versions .85 to 1.0, different quotes on one matter below .5).
_SAME = 0.8
_NO_NAMES = DAYS | DETERMINERS | NOT_NAMES | TITLE_PARTS


def text_of(quote: Quote) -> str:
    """Return the words of a quotation, its stretches on one line."""
    return " ".join(span.text for span in quote.words)


def merge(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return each quote once: the fullest, best attributed version leads, the others are its support."""
    ordered = sorted(quotes, key=_rank)
    kept: list[tuple[Quote, Counter[str], list[Quote]]] = []
    for quote in ordered:
        bag = Counter(words(text_of(quote)))
        for lead, other, versions in kept:
            if _alike(bag, other) and (_same_speaker(lead, quote) or _nearly_equal(bag, other)):
                versions.append(quote)
                break
        else:
            kept.append((quote, bag, []))
    return tuple(_joined(lead, versions) for lead, _, versions in kept)


def _rank(quote: Quote) -> tuple[bool, int, float, float, str, int, int]:
    """Return the order in which versions may lead: attributed, long, sure, early."""
    first = quote.words[0]
    length = sum(len(words(span.text)) for span in quote.words)
    article = first.article
    return (
        quote.speaker is None,
        -length,
        -round(quote.confidence, 2),
        article.published.timestamp(),
        article.url,
        article.version,
        first.start,
    )


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    shorter = min(one.total(), other.total())
    return shorter > 0 and (one & other).total() >= _SAME * shorter and (shorter >= 3 or one == other)


def _nearly_equal(one: Counter[str], other: Counter[str]) -> bool:
    """Return whether two versions are long and alike enough to be one whoever is said to have spoken."""
    return (one & other).total() >= _SAME * max(one.total(), other.total()) or min(one.total(), other.total()) >= 8


def _same_speaker(one: Quote, other: Quote) -> bool:
    if not one.name or not other.name:
        return True
    return agree(one.name, other.name)


def _lends(one: Quote, other: Quote) -> bool:
    """Return whether a version may lend another its name: to one person's words, not to those of a text or of several."""
    if other.name or other.speaker is None:
        return _same_speaker(one, other)
    head = other.speaker.text.split()[-1].lower()
    return head in ("he", "she") or (noun(head) == "role" and not head.endswith("s"))


def _fullness(name: str) -> tuple[bool, int, str]:
    """Return how full a form of a name is: with a first name in front, "Ettore Nava" and not "Plucky Ettore Nava"."""
    parts = name.split()
    return len(parts) > 1 and parts[0].lower() in first_names(), len(parts), name


def _joined(lead: Quote, versions: list[Quote]) -> Quote:
    """Return the leading version supported by the others, with the fullest name and a role from any of them."""
    support = {(s.article.url, s.article.version, s.start): s for v in versions for s in (*v.words, *v.support)}
    surest = max((lead, *versions), key=lambda v: (v.speaker is not None, round(v.confidence, 2)))
    if not _same_speaker(lead, surest):
        lead = replace(
            lead,
            speaker=surest.speaker,
            name=surest.name,
            role=surest.role,
            cue=surest.cue,
            confidence=surest.confidence,
        )
    agreeing = [v for v in (lead, *versions) if v.name and (v is lead or _lends(v, lead))]
    name = max((v.name for v in agreeing if v.name), key=_fullness, default=None)
    role = lead.role or next((v.role for v in agreeing if v.role), None)
    here = lead.words[0].article
    elsewhere = [s for s in support.values() if s.article != here]
    return replace(
        lead,
        name=name,
        role=role,
        support=tuple(
            sorted(elsewhere, key=lambda s: (s.article.published, s.article.url, s.article.version, s.start))
        ),
    )


def with_full_names(quotes: Iterable[Quote], story: Story) -> tuple[Quote, ...]:
    """Return the quotes with each name in the fullest form, and an office, that any quote of that person has.

    A last name alone is nobody's where the story names several who bear it.
    """
    quotes = tuple(quotes)
    named: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.name:
            named.setdefault(surname(quote.name), []).append(quote)
    bearers = {last: sorted({*_bearers(story, theirs)}) for last, theirs in named.items()}
    return tuple(_named(q, named[surname(q.name)], bearers[surname(q.name)]) if q.name else q for q in quotes)


def _bearers(story: Story, quotes: list[Quote]) -> Iterator[str]:
    """Yield the names under which quotes stand; where one is a last name alone, what the articles call it in full."""
    yield from (q.name for q in quotes if q.name)
    if all(q.name and given(q.name) for q in quotes):
        return
    last = next(q.name.split()[-1] for q in quotes if q.name)
    for article in story.articles:
        for match in re.finditer(rf"\b([A-Z][\w-]+) {re.escape(last)}\b", article.text):
            if match[1].lower() in first_names() or not (match[1].lower() in _NO_NAMES or noun(match[1].lower())):
                yield match[0]


def _named(quote: Quote, others: list[Quote], bearers: list[str]) -> Quote:
    """Return a quote with the fullest name and the office that the others of its speaker lend it.

    Of several who bear a last name alone none lends any, but for the one whom "Mr" or "Mrs" before it can mean.
    """
    name, shared = quote.name or "", several(bearers)
    if shared and not given(name):
        meant = [b for b in fitting(name, bearers) if given(b)]
        if " " not in name or not meant or several(meant):
            return quote
        name = meant[0]
    theirs = [q for q in others if agree(q.name or "", name) and (not shared or given(q.name or ""))]
    role = quote.role or next((q.role for q in theirs if q.role), None)
    return replace(quote, name=max((name, *(q.name or "" for q in theirs)), key=_fullness), role=role)
