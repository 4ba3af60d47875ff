"""The house summarizer: the sentences that together cover what an editor's own summary would."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefing.model import Article, Span, Story, Summary
from briefing.stages.summaries.fresh import fresh_first
from briefing.stages.summaries.lengths import Length, read_length
from briefing.text.blocks import is_lead
from briefing.text.endings import has_ended
from briefing.text.facts import adds_nothing, facts
from briefing.text.figures import Figure
from briefing.text.glosses import GLOSSES, gloss
from briefing.text.highlights import select
from briefing.text.mentions import hanging
from briefing.text.salience import Candidate, candidates, headlines, in_reading_order
from briefing.text.tallies import TOLLS, tallies
from briefing.text.words import tokens

# How often a sentence that tells nothing new is replaced by the next best: a summary has few.
_TRIES = 4
# The share of a sentence's words of content in the others by which it is told already, and how many names it may have that
# they have not: by eye on 280 pairs, and on those of 696 that the two decide.
_TOLD, _NAMES = 0.5, 2
# How many sentences of a report are its opening, whose toll holds: further down are those of other days.
_OPENING = 2
# What the sentences of a report count, where words are counted, whose dead or hurt a later one has raised: it is behind, and
# tells the story only where it has clearly more to tell. Set by reason.
_BEHIND = 0.7
_YEAR = re.compile(r"(?<![\d,.$£€])(?:18|19|20)\d\d(?![\d,.]?\d)")


def summarize(
    story: Story,
    length: int | str | Length,
    *,
    seen: Collection[str] = (),
    news: Sequence[Span] = (),
    language: str = "",
) -> Summary:
    """Return the summary of a story, about so long; `seen` are lines that the reader has been told already.

    Where `news` are given, sentences that are new since then, they are what it tells first, and none but the one that
    says which story it is may have been told. Told by the lead article of each report, in `language` where one of them is
    in it and otherwise in the language of most. A story of which nothing may be printed has a summary without sentences.
    """
    limit = read_length(length)
    articles = _in_one_language([report.article for report in story.reports], language)
    said = [] if news else [tokens(line, articles[0].language).content for line in sorted(seen)]
    found, titles = _standing(candidates(articles), articles), headlines(articles)
    if news:
        found = _with_news(_current(found) or found, articles, news)
    for _ in range(_TRIES):
        taken = fresh_first(found, titles, limit, seen=seen, news=news) or select(
            [c for c in found if not (news and c.span.text in seen)],
            titles,
            words=limit.words,
            count=limit.sentences,
            said=said,
        )
        # Where words are counted a repetition costs less than what replaces it: allsides_dev loses .05 of ROUGE-2.
        raised = _overtaken(taken, found)
        poor = (_echo(taken) if limit.sentences else None) or raised or (_hanging(taken) if news else None)
        if poor is None:
            break
        left = tuple(c for c in found if c is not poor)
        found = _with_behind(left, poor.source) if limit.words and poor is raised else left
    return Summary(tuple(c.span for c in (_first_first(taken) if news else in_reading_order(taken))))


def _standing(found: tuple[Candidate, ...], articles: Sequence[Article]) -> tuple[Candidate, ...]:
    """Return the candidates, of leads alone without those of reports that later ones have ended: "full confidence", then "resigns"."""
    if not all(is_lead(article) for article in articles):
        return found
    ended = {article for article in articles if has_ended(article, articles)}
    return tuple(c for c in found if c.span.article not in ended) or found


def _with_news(
    found: tuple[Candidate, ...], articles: Sequence[Article], news: Sequence[Span]
) -> tuple[Candidate, ...]:
    """Return the candidates, and with them what is news though its feed has cut it off, where none of them is news."""
    bring = [n for n, article in enumerate(articles) if any(span.article == article for span in news)]
    if not bring or any(c.source in bring for c in found):
        return found
    return *found, *(replace(c, source=bring[c.source]) for c in candidates([articles[n] for n in bring]))


def _first_first(taken: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences of an update in reading order: before all others the one that says which story it is."""
    return sorted(in_reading_order(taken), key=lambda c: c is not taken[0])


def _hanging(taken: Sequence[Candidate]) -> Candidate | None:
    """Return a sentence of an update that speaks of whom none before it brings in."""
    poor = hanging([c.span for c in _first_first(taken)])
    return next((c for c in taken if c.span is poor), None)


def _echo(taken: Sequence[Candidate]) -> Candidate | None:
    """Return the last sentence that another newsroom has and that tells nothing but what the others of a summary tell."""
    for n in range(len(taken) - 1, 0, -1):
        others = [c for c in taken if c is not taken[n]]
        english = all(c.span.article.language == "en" for c in taken)
        if not english or taken[n].source == taken[0].source:
            continue
        if _mostly_told(taken[n], others) or adds_nothing(taken[n].span.text, [c.span.text for c in others]):
            return taken[n]
    return None


def _mostly_told(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Return whether most of a sentence's words stand in the others of a summary, with all figures and names but a few."""
    said = candidate.tokens.content
    if len(said & frozenset().union(*(c.tokens.content for c in others))) < _TOLD * len(said):
        return False
    here, there = facts(candidate.span.text), [facts(c.span.text) for c in others]
    known = [frozenset[str]().union(*sets) for sets in zip(*there, strict=True)]
    return here.figures <= known[0] and len(here.names - known[1] - known[3]) <= _NAMES


def _overtaken(taken: Sequence[Candidate], found: Sequence[Candidate]) -> Candidate | None:
    """Return a sentence of a summary whose dead, hurt or missing a later report has raised, in it or where that opens."""
    if len({c.span.article.published for c in found}) < 2:
        return None
    counted = _counted(taken)
    if not counted:
        return None
    told = {id(c) for c, _ in counted}
    newer = counted + _counted([c for c in found if c.place < _OPENING and id(c) not in told])
    return next((c for c, before in counted if _raised(c, before, newer)), None)


def _with_behind(found: Sequence[Candidate], source: int) -> tuple[Candidate, ...]:
    """Return the candidates, those of a source that is behind for what they count still."""
    return tuple(replace(c, worth=c.worth * _BEHIND, overtaken=True) if c.source == source else c for c in found)


def _current(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates but those whose dead, hurt or missing are fewer than a later report's."""
    counted = _counted(found)
    stale = {id(c) for c, before in counted if _raised(c, before, counted)}
    return tuple(c for c in found if id(c) not in stale)


def _counted(found: Sequence[Candidate]) -> list[tuple[Candidate, dict[str, Figure]]]:
    """Return the candidates that count dead, hurt or missing, with their figures; those of other years are of no use."""
    counted = [(c, tallies(gloss(c.span.text, c.span.article.language))) for c in found if _is_read(c)]
    return [(c, told) for c, told in counted if TOLLS & told.keys() and not _of_another_year(c.span)]


def _is_read(candidate: Candidate) -> bool:
    """Return whether we know how the language of a sentence counts."""
    language = candidate.span.article.language
    return language == "en" or language in GLOSSES


def _of_another_year(span: Span) -> bool:
    return any(int(year) != span.article.published.year for year in _YEAR.findall(span.text))


def _raised(
    candidate: Candidate, before: Mapping[str, Figure], counted: Sequence[tuple[Candidate, Mapping[str, Figure]]]
) -> bool:
    """Return whether a later report counts more dead, hurt or missing than a sentence does."""
    return any(
        candidate.span.article.published < newer.span.article.published
        and any(before[event].low < after[event].low for event in TOLLS & before.keys() & after.keys())
        for newer, after in counted
    )


def _in_one_language(articles: Sequence[Article], language: str) -> Sequence[Article]:
    """Return the articles in a language where there are any, otherwise those in the language of most."""
    counts = Counter(article.language for article in articles)
    wanted = language if language in counts else max(counts, key=lambda one: (counts[one], one))
    return [article for article in articles if article.language == wanted]
