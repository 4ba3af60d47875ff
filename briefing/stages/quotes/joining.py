"""Joining: attributed stretches of one article become quotes, the interrupted and the many-paragraphed whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from briefing.model import Article, Quote, Span
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.people import People
from briefing.stages.quotes.ranker import Attribution, attribute, weights
from briefing.stages.quotes.reading import Reading, read

#: Below this an attribution is not printed.
SURE = 0.5
#: Nobody's words, if that is likelier than this.
DOUBTFUL = 0.5
#: Words that an attribution between two stretches of one quotation has at most.
_INTERRUPTION = 25


def quotes_of(
    article: Article, *, tier: str = "default", table: Mapping[str, float] | None = None
) -> tuple[Quote, ...]:
    """Return every quotation of one article, in reading order, however short; titles and doubtful words are none.

    `table` stands in for the tier's shipped weights where others are being tried.
    """
    if not any(mark in article.text for mark in "\"“„«'‘`"):
        return ()
    reading = read(article)
    if not reading.stretches:
        return ()
    people = People(reading)
    spoken = [a for a in attribute(reading, weights(tier) if table is None else table, people) if _is_speech(a)]
    quotes: list[Quote] = []
    previous: tuple[str, int] | None = None
    for group in _groups(reading, spoken, people):
        quote = _quote(reading, people, group, previous)
        quotes.append(quote)
        if quote.name:
            previous = quote.name, group[0].stretch.paragraph
    return tuple(quotes)


def _is_speech(attribution: Attribution) -> bool:
    return attribution.candidate is not None or attribution.nobody < DOUBTFUL


def _groups(reading: Reading, spoken: Sequence[Attribution], people: People) -> Iterable[list[Attribution]]:
    """Yield the stretches of each quotation."""
    if not spoken:
        return
    group = [spoken[0]]
    for one, other in pairwise(spoken):
        if _goes_on(reading, one, other, people):
            group.append(other)
        else:
            yield group
            group = [other]
    yield group


def _goes_on(reading: Reading, one: Attribution, other: Attribution, people: People) -> bool:
    """Return whether a stretch goes on with the quotation before it."""
    if other.stretch.continues:
        return True
    if one.stretch.paragraph != other.stretch.paragraph or one.candidate is None or other.candidate is None:
        return False
    if not people.same(one.candidate.mention, other.candidate.mention):
        return False
    tokens = reading.paragraph(one.stretch.paragraph).tokens
    between = [t for t in tokens if one.stretch.end <= t.start and t.end <= other.stretch.start]
    if len(between) > _INTERRUPTION or not between:
        return False
    linked = any(
        a.candidate is not None
        and a.candidate.mention.start >= one.stretch.end
        and a.candidate.mention.end <= other.stretch.start
        for a in (one, other)
    )
    stops = [k for k, t in enumerate(between) if t.text in ".!?;"]
    if one.stretch.end > 0 and reading.text[one.stretch.end - 1] == "." and between[0].text[0].isupper():
        return False
    whole = reading.text[other.stretch.start].isupper()
    if stops:
        return linked and stops == [len(between) - 1] and whole
    return linked and between[-1].text in (",", ":", "adding")


def _mention(group: Sequence[Attribution]) -> tuple[Mention | None, Attribution]:
    """Return the mention that speaks a quotation: the surest attribution of its stretches."""
    named = [a for a in group if a.candidate is not None]
    best = max(named, key=lambda a: (a.confidence, -a.stretch.start)) if named else group[0]
    return (best.candidate.mention if best.candidate else None), best


def _quote(reading: Reading, people: People, group: Sequence[Attribution], previous: tuple[str, int] | None) -> Quote:
    """Return one quotation with its speaker, or without where that is not sure."""
    article = reading.article
    words = tuple(Span(article, a.stretch.start, a.stretch.end) for a in group)
    mention, best = _mention(group)
    if mention is None or best.confidence < SURE:
        return Quote(words, confidence=best.confidence)
    name = people.name_of(mention, previous)
    role = people.role_of(mention, name)
    verb = best.candidate.link.at if best.candidate else None
    cue = None
    if verb is not None:
        token = reading.paragraph(mention.paragraph).tokens[verb]
        cue = Span(article, token.start, token.end)
    return Quote(
        words,
        Span(article, mention.start, mention.end),
        name,
        Span(article, *role) if role else None,
        cue,
        confidence=best.confidence,
    )
