"""Derived developments: short sentences of one fact that add to what the briefing has said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from briefing.model import Article, Development, Span, Story
from briefing.text.context import quoted
from briefing.text.echoes import content, overlap, say_the_same, span_content
from briefing.text.facts import adds_nothing
from briefing.text.highlights import is_news, like_bullets, select
from briefing.text.mentions import half_name, unmet
from briefing.text.salience import Candidate, candidates, headlines
from briefing.text.tallies import is_overtaken

# Two to five are printed: the first few are chosen together, as a whole; then more for those that the edition keeps.
_FIRST, _MORE = 3, 3
# A bullet is one line or two: fewer words hold no fact, more hold several.
_SHORTEST, _LONGEST = 7, 45
# A sentence with so many words of quotation is a quote, and printed as one.
_QUOTED = 7
# A line says what the reader has before him where it holds so much of the shorter of the two.
_TOLD = 0.5
# Nor does it add where so much of it is spread over what he has before him, or so much and every figure: by eye on 80
# stories of replay/allsides and the sample newsroom's.
_SPREAD, _SPREAD_WITH_FIGURES = 0.5, 0.4
# A sentence of which so much is in a headline adds nothing to it.
_IN_HEADLINE = 0.8
# What sets the news beside other things, says who had it first or that something was said, or counts on a line before it:
# of some 70 derived lines of 63 stories of replay/allsides read, 7 of the 9 that were no development.
_IDLE = re.compile(
    r"\b(?:(?:approach|com)(?:es|ing)|came) (?:just )?(?:amid|as|at a time|even (?:as|though))\b|\b(?:first reported by|(?:was|were) (?:the )?first to report)\b"
    r"|\b(?:announced|disclosed|revealed) (?:exactly|just) (?:how|what)\b|\b(?:is|was) a rare (?:moment|point) of\b|^in (?:another|one|others|some)\b,",
    re.I,
)


def derive(
    story: Story, before: Sequence[Span], *, since: datetime | None = None, alone: bool = False
) -> tuple[Development, ...]:
    """Return derived developments: a live page's entries newest first, then the rest; none says what `before` says.

    `alone` are those of one article beside which nothing else is printed: its highlights, of whatever length.
    """
    articles = [r.article for r in story.reports]
    titles = [content(a.title, a.language) for a in story.articles if a.title]
    told = [span_content(span) for span in before]
    heard = [c for c in candidates(articles) if _new(c.span, since)]
    fit = None if len(heard) >= _FIRST else like_bullets(heard)
    if not alone or len(articles) > 1 or any(block.posted for block in articles[0].blocks):
        fit = [c for c in heard if _fits(c, titles) and not _is_told(c.tokens.content, told)]
        fit = [c for c in fit if not _hangs(c, before) and _adds(c, before) and not is_overtaken(c.span, before)]
        if told and len(articles) > 1:
            # Where each newsroom begins it tells the event itself, which the summary has told.
            fit = [c for c in fit if c.place or _posted(c.span)]
    taken = _timeline(fit or ())
    for count in (_FIRST, _MORE):
        said = [*told, *(c.tokens.content for c in taken)]
        chosen = _newest_first(select(heard, headlines(articles), count=count, said=said, fit=fit))
        taken += [c for n, c in enumerate(chosen) if _follows(c, before, [o.span for o in (*taken, *chosen[:n])])]
    return tuple(Development(c.span, _support(c, heard)) for c in taken)


def _new(span: Span, since: datetime | None) -> bool:
    return since is None or (_posted(span) or span.article.published) > since


def _posted(span: Span) -> datetime | None:
    """Return when a live page posted the entry that holds a sentence."""
    return next((b.posted for b in span.article.blocks if b.start <= span.start < b.end), None)


def _fits(candidate: Candidate, titles: Sequence[frozenset[str]]) -> bool:
    """Return whether a sentence may stand as a development: short, on its own, and no headline over again."""
    said = candidate.tokens.content
    if (
        not _SHORTEST <= candidate.words <= _LONGEST
        or quoted(candidate.span.text) >= _QUOTED
        or candidate.leans
        or _IDLE.search(candidate.span.text)
        or candidate.span.text.rstrip('"”’').endswith("?")
        or not (_posted(candidate.span) or is_news(candidate.span))
    ):
        return False
    return not any(len(said & title) >= _IN_HEADLINE * len(said) for title in titles)


def _is_told(said: frozenset[str], told: Sequence[frozenset[str]]) -> bool:
    """Return whether the reader has been told a sentence, in one of the others or spread over them."""
    spread = frozenset[str]().union(*told)
    figures = {stem for stem in said if stem[0].isdigit()}
    bar = _SPREAD_WITH_FIGURES if figures and figures <= spread else _SPREAD
    return any(overlap(said, one) >= _TOLD for one in told) or len(said & spread) >= bar * len(said)


def _hangs(candidate: Candidate, before: Sequence[Span]) -> bool:
    """Return whether a sentence speaks of "the" train, or of Krell, whom neither its headline nor the lines before it name."""
    span = candidate.span
    if span.article.language != "en" or not before or _posted(span):
        return False
    told = [span.article.title, *(line.text for line in before)]
    return unmet(span.text, told) or half_name(span, told) != ""


def _follows(candidate: Candidate, before: Sequence[Span], taken: Sequence[Span]) -> bool:
    """Return whether a sentence may stand behind those taken: it adds to them, and opens with nobody whom no line names."""
    told = [candidate.span.article.title, *(line.text for line in (*before, *taken))]
    return _adds(candidate, taken) and not half_name(candidate.span, told)


def _adds(candidate: Candidate, before: Sequence[Span]) -> bool:
    """Return whether a sentence tells a fact that the lines before it do not; only in English can anybody tell."""
    if any(span.article.language != "en" for span in (candidate.span, *before)):
        return True
    return not adds_nothing(candidate.span.text, [span.text for span in before])


def _timeline(fit: Sequence[Candidate]) -> list[Candidate]:
    """Return the opening sentence of each entry of live pages, newest first."""
    entries: dict[tuple[Article, datetime], Candidate] = {}
    for candidate in fit:
        posted = _posted(candidate.span)
        if posted:
            entries.setdefault((candidate.span.article, posted), candidate)
    return [entries[key] for key in sorted(entries, key=lambda key: (-key[1].timestamp(), key[0].url))]


def _newest_first(taken: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates the newest first, those of one article in its order: what leans stands behind what it leans on."""
    return sorted(taken, key=lambda c: (-c.span.article.published.timestamp(), c.source, c.place))


def _support(candidate: Candidate, heard: Sequence[Candidate]) -> tuple[Span, ...]:
    """Return the sentences of other sources that say the same."""
    others = (c for c in heard if c.source != candidate.source)
    return tuple(c.span for c in others if say_the_same(c.tokens.content, candidate.tokens.content))
