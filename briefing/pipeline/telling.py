"""Telling: which of a story's reports tell its news, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile

from briefing.model import PROSE, Article, Difference, Digest, Genre, LeftOut, Report, Span, Story
from briefing.stages.ranking import WHY_OUT
from briefing.text.blocks import prose
from briefing.text.genres import takes_back
from briefing.text.words import words

#: The genres that tell news wherever they stand; an edition may want more.
NEWS: frozenset[Genre] = frozenset({"live", "news", "roundup"})
# Most of what a notice names must stand in the story that it corrects, and at least so many words.
_NAMED, _SHARE = 2, 0.6


def notices(reports: Iterable[Report]) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """Return the reports without the newsrooms' own corrections, and these."""
    found = tuple(reports)
    kept = tuple(r for r in found if r.article.genre != "correction")
    return kept, tuple(r for r in found if r.article.genre == "correction")


def tellers(story: Story, genres: Collection[Genre]) -> tuple[Story, tuple[Report, ...]]:
    """Return the story as those tell it whose word counts, and the reports that only go with it.

    A column, a result or a press release is no source of the news beside it. Without news they are the story.
    """
    wanted = NEWS | set(genres)
    news = tuple(r for r in story.reports if r.article.genre in wanted)
    if not news:
        return story, ()
    return Story(news), tuple(r for r in story.reports if r.article.genre not in wanted)


def beside(reports: Iterable[Report]) -> tuple[LeftOut, ...]:
    """Return what goes with a story and is not told, with the reason for each."""
    return tuple(
        LeftOut(r.article.url, r.article.title, WHY_OUT.get(r.article.genre, r.article.genre)) for r in reports
    )


def place_notices(
    found: Iterable[Report], digests: Collection[Digest]
) -> tuple[tuple[Difference, ...], tuple[LeftOut, ...]]:
    """Return the corrections that belong to a story of the edition, in their own words, and those that belong to none.

    A notice may stand by itself, or open the story that it corrects.
    """
    placed = [Difference(span, None) for digest in digests for a in digest.story.articles for span in _opens_with(a)]
    loose: list[LeftOut] = []
    for report in sorted(found, key=lambda r: (r.article.published, r.article.url)):
        article = report.article
        if any(_belongs(article, digest.story) for digest in digests) and (said := _said(article)):
            placed.extend(Difference(span, None) for span in said)
        else:
            loose.append(LeftOut(article.url, article.title, WHY_OUT["correction"]))
    return tuple(placed), tuple(loose)


def _opens_with(article: Article) -> Iterator[Span]:
    """Yield the newsroom's notice of its own error with which an article opens."""
    told = takewhile(lambda b: b.kind not in PROSE, article.blocks)
    spans = (Span(article, b.start, b.end) for b in told if b.kind == "notice")
    yield from (span for span in spans if takes_back(span.text))


def _said(article: Article) -> tuple[Span, ...]:
    """Return what a notice says; some of it looks like housekeeping, and is in other articles."""
    said = tuple(prose(article)) or tuple(b for b in article.blocks if b.kind not in ("title", "dateline"))
    return tuple(Span(article, b.start, b.end) for b in said)


def _belongs(notice: Article, story: Story) -> bool:
    """Return whether a notice is about a story: most of what it names stands in one article there."""
    about = notice.title.partition(":")[2] or " ".join(s.text for s in _said(notice))
    named = {w for w in words(about) if (len(w) > 3 or w.isdigit()) and w not in _OWN}
    most = max(len(named & set(words(a.text))) for a in story.articles)
    return most >= max(_NAMED, _SHARE * len(named))


# Words that newsrooms use of themselves and of days, and not of the news.
_OWN = frozenset(
    "apologise apologize article caption clarification correct corrected correction earlier error errors figure gave give "
    "gives happy have headline make monday tuesday wednesday thursday friday saturday sunday named report said should sorry "
    "stated story that the this version were what which with wrong wrongly".split()
)
