"""What the wire asks of its subscribers: hold until, correct, kill."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from briefing.model import Article, LeftOut, Notice
from briefing.text.embargo import NEVER, is_embargo, lifted

#: Slugs with which agencies open a notice in plain text, longest first.
_SLUGS: tuple[tuple[str, Notice], ...] = (
    ("bulletin kill", "kill"),
    ("kill advisory", "kill"),
    ("mandatory kill", "kill"),
    ("story kill", "kill"),
    ("story withdrawal", "kill"),
    ("withdrawal", "kill"),
    ("correction", "correction"),
    ("corrected", "correction"),
    ("kill", "kill"),
)
# An embargo stands above a text: under its headline, its outlet and its day at the lowest.
_EARLY = 6
_SLUG = re.compile(
    rf"\s*[*(\[]*({'|'.join(slug for slug, _ in _SLUGS)})[)\]]*\s*[:—–-]+\s*(?P<subject>.*)", re.IGNORECASE
)


def obey_wire(
    articles: Iterable[Article], *, now: datetime, since: datetime | None = None
) -> tuple[tuple[Article, ...], tuple[LeftOut, ...]]:
    """Return the articles that may appear now, and those that may not, each with the wire's reason.

    An embargoed article is held until its time, and is published then: its format says so, or a line above its text. What was
    withdrawn or replaced before `since` was named by an edition before this one. A kill takes away the article that it names, by address or wire id or,
    in plain copy, by the headline after its slug, and is not printed itself. A correction or update that names an article
    takes its place.
    """
    marked = sorted((_marked(a) for a in articles), key=lambda a: (a.published, a.url, a.version))
    kept: list[Article] = []
    left_out: list[LeftOut] = []
    kills = [a for a in marked if a.notice == "kill"]
    replaced = {a.replaces: a for a in marked if a.notice in ("correction", "update") and a.replaces not in ("", a.url)}
    for article in marked:
        reason, when = _reason(article, kills, replaced, now)
        if article.notice == "kill":
            continue
        if not reason:
            kept.append(_released(article))
        elif since is None or max(when, article.published, article.fetched) >= since:
            left_out.append(LeftOut(article.url, article.title, reason))
    return tuple(kept), tuple(left_out)


def _reason(
    article: Article, kills: list[Article], replaced: dict[str, Article], now: datetime
) -> tuple[str, datetime]:
    """Return why an article may not appear, or "", and when that came about."""
    kill = next((k for k in kills if _names(k, article)), None)
    if kill is not None:
        return f"withdrawn by {kill.outlet}", max(kill.published, kill.fetched)
    if article.embargo is not None and article.embargo > now:
        until = (
            f"until {article.embargo:%Y-%m-%d %H:%M} UTC"
            if article.embargo < NEVER
            else "until no hour that we can read"
        )
        return f"embargoed {until}", now
    by = replaced.get(article.url)
    return (f"replaced by the {by.notice} of {by.outlet}", max(by.published, by.fetched)) if by else ("", now)


def _released(article: Article) -> Article:
    """Return an article as published when its embargo ended: before, nobody could tell it."""
    ended = article.embargo
    return replace(article, published=ended) if ended is not None and ended > article.published else article


def _names(kill: Article, article: Article) -> bool:
    """Return whether a kill means this article; it never means one that was published after it."""
    if article is kill or article.published > kill.published:
        return False
    return article.url == kill.replaces or (
        not kill.replaces and bool(kill.title) and _subject(kill) == _plain(article.title)
    )


def _marked(article: Article) -> Article:
    """Return the article with the notice of its headline's slug and the embargo above its text, where its format gave none."""
    if article.embargo is None and (line := next(filter(is_embargo, _top(article)), "")):
        article = replace(article, embargo=lifted(line, article.published))
    if article.notice or not (match := _SLUG.match(article.title)):
        return article
    if " " not in match[1] and not match[1].isupper():
        # "Kill: the film that divided Cannes" is a headline; agencies shout.
        return article
    return replace(article, notice=dict(_SLUGS)[match[1].lower()])


def _top(article: Article) -> list[str]:
    """Return the first lines of an article, whatever they are."""
    return [article.text[b.start : b.end] for b in article.blocks[:_EARLY]]


def _subject(kill: Article) -> str:
    match = _SLUG.match(kill.title)
    return _plain(match["subject"] if match else kill.title)


def _plain(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.lower()).strip()
