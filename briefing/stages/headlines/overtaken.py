"""Overtaken: headlines that later reports have left behind, by a figure that changed or an event that has come about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from briefing.model import Article
from briefing.text.figures import Figure
from briefing.text.glosses import gloss
from briefing.text.sentences import sentences
from briefing.text.tallies import TOLLS, tallies

# Somebody died: no penalty, row or toll of former days.
_DIED = re.compile(
    r"\b(?:dead|die[ds]?|dies|drown(?:s|ed)?|fatal(?:ly)?|kill(?:s|ed|ing)?(?!(?: [\w’'-]+){1,5}? (?:bill|deal|law|plans?|project|proposal|reform)\b)|perish\w*|slain)\b(?![- ](?:end|heat|letter|line|zone))|\bdeath toll\b",
    re.IGNORECASE,
)
# "Risk", "updated" and "upon" are none of them.
_RISEN = re.compile(
    r"\b(?:(?:climb(?:ed|ing|s)?|grew|grow(?:ing|n|s)?|increas(?:ed?|es|ing)|rais(?:ed?|es|ing)|rise[ns]?|rising|rose)\b[^.;]{0,60}?|up(?: by [\w-]+)?) (?:from|to)\b",
    re.IGNORECASE,
)
# Sentences of an opening: below it stand other disasters.
_OPENING = 4
_TO_COME = re.compile(r"(?:\b(?:to|will)|\w['’]ll) (?:be |now )?(?P<act>[a-z]{3,})\b")
# What might come, or comes today, and is no news when it has come.
_MIGHT = re.compile(
    r"\b(?:ahead of|approach(?:es|ing)?|awaits?|bears? down|braces? for|could|decisive day|expected|in talks|looms?|(?<!\bin )(?<!\bof )(?<!\bsince )(?<!\buntil )may(?! \d)|might|set to"
    r"|sources say|tipped|to (?:resume|vote)|under pressure|votes? on|weighs)\b",
    re.IGNORECASE,
)
# What is told first is the news: "US approves drug, but the wait could be long", "Shares fall as bank weighs bid".
_BEHIND = re.compile(r",? (?:after|as|but|while) ", re.IGNORECASE)
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

    Of as many newsrooms for two figures, the later one's holds, of one hour the higher; "at least four" speaks for six as well.
    What is no toll is overtaken by later reports only.
    """
    for event, figure in tallies(gloss(title, article.language)).items():
        source, held = _held(event, articles) or (article, figure)
        if figure.unit == held.unit and not figure.agrees(held):
            return event in TOLLS or _told_on(source) > _told_on(article)
    return False


def _held(event: str, articles: Iterable[Article]) -> tuple[Article, Figure] | None:
    """Return the figure of an event that holds, and who gives it: most newsrooms', or a toll that has risen since, for which one is enough."""
    last: dict[str, tuple[Article, Figure]] = {}
    for article in sorted(articles, key=lambda a: (_told_on(a), a.url)):
        if (count := _count(article, event)) is not None:
            last[article.outlet] = (article, count)
    found = list(last.values())
    if not found:
        return None
    most = max(
        found,
        key=lambda pair: (
            sum(_bears(f, pair[1], event) for _, f in found),
            _told_on(pair[0]),
            pair[1].low,
            pair[0].url,
        ),
    )
    risen = [p for p in found if _told_on(p[0]) > _told_on(most[0]) and p[1].low > most[1].high and _rises(*p, event)]
    return max(risen, key=lambda p: (_told_on(p[0]), p[1].low), default=most) if event in TOLLS else most


def _told_on(article: Article) -> datetime:
    """Return when an article was last told on: a live page goes on for hours under the time of its first line."""
    return article.fetched if article.genre == "live" else article.published


def _rises(article: Article, figure: Figure, event: str) -> bool:
    """Return whether an article says in its opening that a toll has risen to its figure."""
    told = (tallies(line).get(event) for line in _opening(article) if _RISEN.search(line))
    return any(count is not None and count.agrees(figure) for count in told)


def _bears(figure: Figure, held: Figure, event: str) -> bool:
    """Return whether a newsroom's figure speaks for another: "at least four dead" says nothing against six, nor six for that."""
    if event in TOLLS and held.least and not figure.least:
        return figure.low == held.low
    return figure.agrees(held) or (event in TOLLS and figure.least and not held.least and figure.low <= held.low)


def foretells(title: str) -> bool:
    """Return whether a headline says what might come: "in talks to buy", "could", "ahead of the vote"; not what may come of it."""
    return _MIGHT.search(_BEHIND.split(title, maxsplit=1)[0]) is not None


def has_come_about(title: str, article: Article, articles: Iterable[Article]) -> bool:
    """Return whether a headline announces what a later report says was done: "Varr to hold talks", then "held"."""
    ahead = next((m for m in _TO_COME.finditer(title) if not _TIED.search(title[: m.start()])), None)
    if ahead is None:
        return False
    done = re.compile(rf"(?<!\bto )(?<!\bwill )\b(?:{'|'.join(sorted(_done(ahead['act'])))})\b", re.IGNORECASE)
    return any(
        done.search(line) for other in articles if other.published > article.published for line in _opening(other)
    )


def dies(line: str, language: str = "en") -> bool:
    """Return whether a line says that somebody died."""
    return _DIED.search(gloss(line, language)) is not None


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
    """Return an article's headline and first sentences, what they count in English."""
    return [gloss(line, article.language) for line in (article.title, *(s.text for s in sentences(article)[:_OPENING]))]


def _count(article: Article, event: str) -> Figure | None:
    """Return an article's figure: its headline's, or that of its opening; of several tolls the highest, or none."""
    title, *lines = _opening(article)
    if event in (told := tallies(title)):
        return told[event]
    found = [f for line in lines if (f := tallies(line).get(event))]
    if event in TOLLS or all(f.agrees(found[0]) for f in found):
        return max(found, key=lambda f: f.low, default=None)
    return None
