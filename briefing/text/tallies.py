"""Tallies: the figures of a line that are counted on while a story lasts: the dead, arrests, jobs, votes, a fine."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.model import Span
from briefing.text.figures import MOMENTS, Figure, figures
from briefing.text.glosses import gloss

#: What is said beside a figure, by what it counts: the unit that it must have, and the words; sorted.
_BESIDE: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (event, unit, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for event, unit, pattern in (
        ("arrested", "count", r"arrest\w*|custody|detain\w*"),
        ("away from home", "count", r"displaced|evacuat\w+|fled|flee\w*|homeless"),
        ("burnt", "area", r"blaze|burn\w*|fires?|scorch\w*|wildfires?"),
        ("cancelled", "count", r"cancel\w+|called off|grounded|scrapped"),
        (
            "dead",
            "count",
            r"bodies|(?<!jobless )(?<!unemployment )claim(?:s|ed)|dead|deaths?|die[ds]?|fatalities|kill(?:s|ed|ing)?|lives|perish\w*|toll",
        ),
        ("fine", "money", r"damages|fine[sd]?|penalt(?:y|ies)|settle\w*"),
        ("hurt", "count", r"hospitali[sz]ed|hurts?|injur(?:e[ds]?|ies|ing)|wound(?:s|ed|ing)"),
        ("in the dark", "count", r"(?:lose|loses|lost|without) (?:electricity|power)|in the dark|outages?"),
        (
            "jobs cut",
            "count",
            r"axe[sd]?|cut(?:s|ting)?|eliminat\w+|laid off|lay(?:s|ing)? off|layoffs?|redundan\w+|sheds?|slash\w*",
        ),
        ("lost", "money", r"cost\w*|damage|heist|loss(?:es)?|ransom|robb\w+|stol\w+|theft"),
        ("missing", "count", r"missing|unaccounted"),
        (
            "on strike",
            "count",
            r"on strike|stri(?:kers|king)|joined the (?:strike|walkout)|walk(?:ed|ing)? out|downed tools|stopp?(?:ed)? work",
        ),
        ("price", "money", r"acqui\w+|bids?|bought|buy\w*|deal|offers?|takeover"),
        ("share of the vote", "percent", r"ballots?|leads?|leading|votes?"),
        ("votes", "count", r"votes"),
    )
)
#: What is counted on for days, where the highest figure of an opening holds and the others are parts of it.
TOLLS = frozenset(("dead", "hurt", "missing"))
_UNITS = frozenset(("area", "count", "percent"))
_STOP = re.compile(r"[,;:.–—]|\b(?:and|but|while)\b")
# A figure with one of these beside it counts some of them only.
_SOME = re.compile(r"\b(?:another|among them|further|including)\W+(?:\w+\W+)?$", re.IGNORECASE)
_SOME_AFTER = re.compile(r"\W*(?:more|others?|of (?:the|them|those|whom))\b", re.IGNORECASE)
# Characters between a figure and the words for it, behind it and before.
_REACH, _REACH_BACK = 30, 60
# A currency, among the units.
_MONEY = re.compile(r"[^\w\s]|^[A-Z]{3}$")


def tallies(text: str) -> dict[str, Figure]:
    """Return the highest figure of each event in a line."""
    counted = [f for f in figures(text) if f.unit not in MOMENTS]
    found: dict[str, Figure] = {}
    for n, figure in enumerate(counted):
        before = text[counted[n - 1].end if n else 0 : figure.start]
        after = text[figure.end : counted[n + 1].start if n + 1 < len(counted) else len(text)]
        if _SOME.search(before) or _SOME_AFTER.match(after):
            continue
        unit = figure.unit if figure.unit in _UNITS else "money" if _MONEY.search(figure.unit) else ""
        beside = (_STOP.split(after)[0][:_REACH], _STOP.split(before)[-1][-_REACH_BACK:])
        event = next((e for words in beside for e, of, said in _BESIDE if of == unit and said.search(words)), "")
        if event and (event not in found or found[event].low < figure.low):
            found[event] = figure
    return found


def is_overtaken(span: Span, lines: Iterable[Span]) -> bool:
    """Return whether a later one of the lines counts more dead, hurt or missing than a sentence does."""
    here = _tolls(span)
    later = [_tolls(line) for line in lines if here and line.article.published > span.article.published]
    return any(here[event].low < there[event].low for there in later for event in here.keys() & there.keys())


def _tolls(span: Span) -> dict[str, Figure]:
    counted = tallies(gloss(span.text, span.article.language))
    return {event: figure for event, figure in counted.items() if event in TOLLS}
