"""Choose the headline under which a story is printed: the best one that a source gave."""

from __future__ import annotations

import re
from collections import Counter

from briefing.model import Article, Span, Story
from briefing.text.sentences import sentences
from briefing.text.words import words

#: What takes a headline out of the running unless there is no other: it teases, shouts, or names the format and not the news.
_TEASING = re.compile(
    r"^(?:live|watch|video|photos?|listen|opinion|analysis|explainer|factbox|exclusive|breaking|in pictures|update \d+)\b\s*[:|–-]"
    r"|\?\s*$|^(?:why|how|what|who|when|where)\b|here'?s what|what (?:we|to|you) know|you need to know|live updates|as it happened",
    re.IGNORECASE,
)
#: Characters; shorter ones say too little, longer ones wrap to a third line. From the house format, not tuned.
_SHORT, _LONG = 30, 110


def choose_headline(story: Story, *, language: str = "") -> Span:
    """Return the headline of a story, in `language` where a source has one, else the first sentence of its first report.

    Best is the headline whose words most of the story's other headlines share; earlier ones win ties.
    """
    titled = [a for a in story.articles if a.headline is not None]
    wanted = [a for a in titled if a.language == language] or titled
    if not wanted:
        return _opening(story)
    shared = Counter(w for a in titled for w in set(words(a.title)))
    best = max(wanted, key=lambda a: (_mark(a, shared, len(titled)), -a.published.timestamp(), a.url))
    assert best.headline is not None
    return best.headline


def _mark(article: Article, shared: Counter[str], count: int) -> float:
    title = article.title
    told = set(words(title))
    agreement = sum(shared[w] for w in told) / (count * max(6, len(told)))
    fits = _SHORT <= len(title) <= _LONG
    teases = bool(_TEASING.search(title)) or title.isupper()
    opinion = article.genre in ("opinion", "live", "roundup", "advertorial")
    return agreement + (0.3 if fits else 0.0) - (1.0 if teases else 0.0) - (1.0 if opinion else 0.0)


def _opening(story: Story) -> Span:
    for article in story.articles:
        if found := sentences(article):
            return found[0]
    article = story.articles[0]
    return Span(article, 0, len(article.text))
