"""Overtaken: headlines that later reports have left behind, by a figure that changed or an event that has come about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.model import Article
from briefing.text.figures import MOMENTS, Figure, figures
from briefing.text.sentences import sentences

#: What is said beside a figure, by what it counts: the unit that it must have, and the words; sorted.
_TOLD: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (event, unit, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for event, unit, pattern in (
        ("arrested", "count", r"arrest\w*|custody|detain\w*"),
        ("away from home", "count", r"displaced|evacuat\w+|fled|flee\w*|homeless"),
        ("burnt", "area", r"blaze|burn\w*|fires?|scorch\w*|wildfires?"),
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
        ("price", "money", r"acqui\w+|bids?|bought|buy\w*|deal|offers?|takeover"),
        ("share of the vote", "percent", r"ballots?|leads?|leading|votes?"),
        ("votes", "count", r"votes"),
    )
)
#: What is counted on for days, where the highest figure of an opening holds and the others are parts of it.
_TOLLS = frozenset(("dead", "hurt", "missing"))
_UNITS = frozenset(("area", "count", "percent"))
_STOP = re.compile(r"[,;:.–—]|\b(?:and|but|while)\b")
# Somebody died: no penalty, row or toll of former days.
_DIED = re.compile(
    r"\b(?:dead|die[ds]?|dies|drown(?:s|ed)?|fatal(?:ly)?|kill(?:s|ed|ing)?(?!(?: [\w’'-]+){1,5}? (?:bill|deal|law|plans?|project|proposal|reform)\b)|perish\w*|slain)\b(?![- ](?:end|heat|letter|line|zone))|\bdeath toll\b",
    re.IGNORECASE,
)
# A figure with one of these beside it counts some of them only.
_SOME = re.compile(r"\b(?:another|among them|further|including)\W+(?:\w+\W+)?$", re.IGNORECASE)
_SOME_AFTER = re.compile(r"\W*(?:more|others?|of (?:the|them|those|whom))\b", re.IGNORECASE)
# Characters between a toll and the word for it, and sentences of an opening: below it stand other disasters.
_REACH, _OPENING = 30, 4

# A currency, among the units.
_MONEY = re.compile(r"[^\w\s]|^[A-Z]{3}$")

_TO_COME = re.compile(r"(?:\b(?:to|will)|\w['’]ll) (?:be |now )?(?P<act>[a-z]{3,})\b")
# What "to" follows that does not look ahead.
_TIED = re.compile(
    r"\b(?:able|agree[ds]?|began|begins?|began|decide[ds]?|fail(?:s|ed)|forced|how|manage[ds]?|refuse[ds]?|rise|started|starts|tried|tries|urged?|vow(?:s|ed)|vote[ds]?|want(?:s|ed))\s+$",
    re.IGNORECASE,
)
#: Acts that headlines announce whose past is not built with -ed.
_PAST = {
    "begin": "began", "bring": "brought", "build": "built", "buy": "bought", "choose": "chose", "come": "came",
    "fall": "fell", "fight": "fought", "fly": "flew", "give": "gave", "hold": "held", "lead": "led", "leave": "left",
    "lose": "lost", "make": "made", "meet": "met", "pay": "paid", "rise": "rose", "run": "ran", "see": "saw",
    "seek": "sought", "sell": "sold", "send": "sent", "sit": "sat", "speak": "spoke", "take": "took", "teach": "taught",
    "tell": "told", "win": "won", "withdraw": "withdrew",
}  # fmt: skip


def has_old_figure(title: str, article: Article, articles: Sequence[Article]) -> bool:
    """Return whether a headline's figure is not what most newsrooms last gave: the dead, arrested, jobs, votes, a fine.

    Of as many newsrooms for two figures, the later one's holds. What is no toll is overtaken by later reports only.
    """
    for event, figure in _told(title).items():
        last: dict[str, tuple[Article, Figure]] = {}
        for other in sorted(articles, key=lambda a: (a.published, a.url)):
            if (count := _count(other, event)) is not None:
                last[other.outlet] = (other, count)
        found = list(last.values())
        if not found:
            continue
        source, held = max(
            found, key=lambda pair: (sum(pair[1].agrees(f) for _, f in found), pair[0].published, pair[0].url)
        )
        if figure.unit == held.unit and not figure.agrees(held):
            return event in _TOLLS or source.published > article.published
    return False


def has_come_about(title: str, article: Article, articles: Iterable[Article]) -> bool:
    """Return whether a headline announces what a later report says was done: "Varr to hold talks", then "held"."""
    ahead = next((m for m in _TO_COME.finditer(title) if not _TIED.search(title[: m.start()])), None)
    if ahead is None:
        return False
    done = re.compile(rf"(?<!\bto )(?<!\bwill )\b(?:{'|'.join(sorted(_done(ahead['act'])))})\b", re.IGNORECASE)
    return any(
        done.search(line) for other in articles if other.published > article.published for line in _opening(other)
    )


def dies(line: str) -> bool:
    """Return whether a line says that somebody died."""
    return _DIED.search(line) is not None


def tell_of_death(articles: Sequence[Article]) -> bool:
    """Return whether half of the newsrooms, and two at least, say in a headline or first sentence that somebody died."""
    told = dict.fromkeys((a.outlet for a in articles), False)
    for article in articles:
        told[article.outlet] |= any(dies(line) for line in _opening(article)[:2])
    return 2 * sum(told.values()) >= max(4, len(told))


def _done(act: str) -> set[str]:
    """Return how a verb tells of what is done."""
    if act in _PAST:
        return {_PAST[act], f"{act}s"}
    if act.endswith("y") and act[-2] not in "aeiou":
        return {f"{act[:-1]}ied", f"{act[:-1]}ies"}
    return {f"{act.removesuffix('e')}ed", f"{act}{act[-1]}ed", f"{act}s", f"{act}es"}


def _opening(article: Article) -> list[str]:
    return [article.title, *(s.text for s in sentences(article)[:_OPENING])]


def _count(article: Article, event: str) -> Figure | None:
    """Return an article's figure: its headline's, or that of its opening; of several tolls the highest, or none."""
    title, *lines = _opening(article)
    if event in (told := _told(title)):
        return told[event]
    found = [f for line in lines if (f := _told(line).get(event))]
    if event in _TOLLS or all(f.agrees(found[0]) for f in found):
        return max(found, key=lambda f: f.low, default=None)
    return None


def _told(text: str) -> dict[str, Figure]:
    """Return the highest figure of each event in a line."""
    counted = [f for f in figures(text) if f.unit not in MOMENTS]
    found: dict[str, Figure] = {}
    for n, figure in enumerate(counted):
        before = text[counted[n - 1].end if n else 0 : figure.start]
        after = text[figure.end : counted[n + 1].start if n + 1 < len(counted) else len(text)]
        if _SOME.search(before) or _SOME_AFTER.match(after):
            continue
        unit = figure.unit if figure.unit in _UNITS else "money" if _MONEY.search(figure.unit) else ""
        beside = (_STOP.split(after)[0][:_REACH], _STOP.split(before)[-1][-_REACH:])
        event = next((e for words in beside for e, of, said in _TOLD if of == unit and said.search(words)), "")
        if event and (event not in found or found[event].low < figure.low):
            found[event] = figure
    return found
