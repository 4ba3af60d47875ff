"""Choose the headline under which a story is printed: the best one that a source gave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta

from briefing.model import Article, Span, Story
from briefing.stages.headlines.overtaken import (
    dies,
    foretells,
    has_come_about,
    has_old_figure,
    tell_of_death,
)
from briefing.text.endings import has_ended
from briefing.text.sentences import sentences
from briefing.text.teasers import colours, teases
from briefing.text.words import words

#: What newsrooms set before a headline to say how it comes, not what it says: it is not printed.
_LABEL = re.compile(
    r"(?:(?:alert|breaking(?: news)?|exclusive|just in|live(?: updates)?|new|updated?|wrapup|refile|corrected|urgent)\s*\d*(?:\s*[:|–]\s*|\s+-\s+|-(?=(?-i:[^a-z\s]))))+",
    re.IGNORECASE,
)
#: Shouting: a word of four capitals or more is seldom an abbreviation.
_SHOUTING = re.compile(r"\b[A-Z]{4,}\b.*\b[A-Z]{4,}\b|^[A-Z]{4,}(?: [A-Z]{2,})*:|\b[A-Z]{3,}$")
#: Characters; shorter ones say too little, longer ones wrap to a third line. From the house format, not tuned.
_SHORT, _LONG = 30, 110
#: What the headline of a live page loses, and one that is a headline without its label. Not tuned, as the two below.
_FORMAT, _IN_PASSING = 0.6, 0.2
#: What a headline loses that says what might come, where a later one tells what came; and one without a text. By reading
#: twelve editions of feeds of leads alone.
_FORETOLD, _BARE = 0.5, 0.3
_LATER = timedelta(minutes=30)
#: After so long a headline has lost half of its news.
_HALF_LIFE = timedelta(hours=12)
#: What a headline of yesterday's news loses: more than one that teases. By reading three weeks of full texts, where seven
#: updates stood under the headline of the day before.
_OLD_NEWS = 1.3


def choose_headline(story: Story, *, language: str = "", fresh: Collection[Article] = ()) -> Span:
    """Return the headline of a story, in `language` where a source has one, else the first sentence of its first report.

    Best is the headline whose words most of the story's headlines and first sentences share; of two as good, the later one.
    One that later reports have overtaken stands back, and one without the death that half of them tell. Where a story is told
    again for what its `fresh` articles bring, a headline over another one stands back too.
    """
    titled = [a for a in story.articles if a.headline is not None]
    wanted = [a for a in titled if a.language == language] or titled
    if not wanted:
        return _opening(story)
    shared = Counter(w for a in titled for w in _telling(a))
    last = max(a.published for a in wanted)
    newest = {a: 0.5 ** ((last - a.published) / _HALF_LIFE) for a in wanted}
    deadly = tell_of_death(story.articles)
    bring = set(fresh) or set(wanted)
    best = max(
        wanted,
        key=lambda a: (
            _mark(a, shared, len(titled))
            + 0.3 * newest[a]
            - _overtaken(a, story.articles)
            - _unsupported(a, wanted)
            - 0.5 * (deadly and not dies(a.title, a.language))
            - _OLD_NEWS * (a not in bring),
            a.published,
            a.url,
        ),
    )
    return _bare(best)


def _bare(article: Article) -> Span:
    """Return an article's headline without the labels before it."""
    headline = article.headline
    assert headline is not None
    label = _LABEL.match(headline.text)
    return Span(
        article, headline.start + (label.end() if label and label.end() < len(headline.text) else 0), headline.end
    )


def _telling(article: Article) -> set[str]:
    """Return the words of an article's headline and first sentence: what its newsroom thinks the news is."""
    opening = sentences(article)[:1]
    return {w for w in words(" ".join((article.title, *(s.text for s in opening)))) if len(w) > 3 or w.isdigit()}


def _mark(article: Article, shared: Counter[str], count: int) -> float:
    title = _bare(article).text
    told = {w for w in words(title) if len(w) > 3 or w.isdigit()}
    agreement = sum(shared[w] for w in told) / (count * max(6, len(told)))
    fits = _SHORT <= len(title) <= _LONG
    # What takes a headline out of the running unless there is no other.
    poor = teases(title, article.language) or bool(_SHOUTING.search(title)) or title.isupper()
    # "Live: Divers reach wreck" is a headline when its label is gone; "Storm live: Divers reach wreck" names the format.
    live = _IN_PASSING if title != article.title else _FORMAT
    other = live * (article.genre == "live") + 1.0 * (article.genre not in ("live", "news"))
    return agreement + 0.3 * fits - 0.2 * colours(title) - 1.0 * poor - other


def _overtaken(article: Article, articles: Sequence[Article]) -> float:
    """Return what a headline loses that a live page's, which loses 1.0, should beat, or one that looks ahead."""
    title = _bare(article).text
    lost = 1.5 * has_old_figure(title, article, articles) + 0.8 * has_come_about(title, article, articles)
    lost += 0.8 * has_ended(article, articles)
    return lost + _FORETOLD * (foretells(title) and any(_tells_later(other, article) for other in articles))


def _tells_later(other: Article, article: Article) -> bool:
    """Return whether a later headline tells its news as done."""
    return other.published - article.published >= _LATER and not foretells(other.title) and not teases(other.title)


def _unsupported(article: Article, articles: Sequence[Article]) -> float:
    """Return what a headline loses under which its feed says nothing: what is printed there is another's."""
    return _BARE * (not sentences(article) and any(sentences(other) for other in articles))


def _opening(story: Story) -> Span:
    for article in story.articles:
        if found := sentences(article):
            return found[0]
    article = story.articles[0]
    return Span(article, 0, len(article.text))
