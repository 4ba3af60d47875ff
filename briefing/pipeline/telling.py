"""Telling: which of a story's reports tell its news, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile

from briefing.model import PROSE, Article, Difference, Digest, Genre, LeftOut, Report, Span, Story
from briefing.stages.ranking import WHY_OUT
from briefing.text.blocks import prose
from briefing.text.genres import takes_back, withdraws
from briefing.text.stopwords import stopwords
from briefing.text.words import words

#: The genres that tell news wherever they stand; an edition may want more.
NEWS: frozenset[Genre] = frozenset({"live", "news", "roundup"})
# Most of what a notice names must stand in the story that it corrects, and at least so many words.
_NAMED, _SHARE = 2, 0.6
# What a newsroom says of its own report holds what was wrong, too, which is not in it.
_OF_ITS_OWN = 0.45


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


def without_withdrawn(
    telling: Iterable[Report], notices: Collection[Report]
) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """Return the reports without those that their own newsroom has withdrawn since, and these."""
    taken_back = [r.article for r in notices if withdraws(r.article.title, _text(r.article))]
    found = tuple(telling)
    gone = {id(r) for notice in taken_back for r in _meant(notice, found)}
    return tuple(r for r in found if id(r) not in gone), tuple(
        LeftOut(r.article.url, r.article.title, f"withdrawn by {r.article.outlet}") for r in found if id(r) in gone
    )


def _meant(notice: Article, reports: Iterable[Report]) -> list[Report]:
    """Return the report that a notice withdraws: its newsroom's own, from before it, that has most of what the notice names."""
    own = [r for r in reports if r.article.outlet == notice.outlet and r.article.published < notice.published]
    shares = [(_named_in(notice, r.article), r) for r in own]
    best = max((share for share, _ in shares), default=0.0)
    return [r for share, r in shares if share == best >= _OF_ITS_OWN][:1]


def place_notices(
    found: Iterable[Report], digests: Collection[Digest], told: Collection[Article] = ()
) -> tuple[tuple[Difference, ...], tuple[LeftOut, ...]]:
    """Return the corrections that belong to a story of the edition, in their own words, and those that belong to none.

    A notice may stand by itself, or open the story that it corrects; that may be one of the articles `told` before.
    """
    every = [a for digest in digests for a in digest.story.articles] + list(told)
    placed = [Difference(span, None) for digest in digests for a in digest.story.articles for span in _opens_with(a)]
    loose: list[LeftOut] = []
    for report in sorted(found, key=lambda r: (r.article.published, r.article.url)):
        article = report.article
        if any(_belongs(article, other) for other in every) and (said := _said(article)):
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


def _belongs(notice: Article, article: Article) -> bool:
    """Return whether a notice is about an article or its story: most of what it names stands there; of its own, half."""
    return _named_in(notice, article) >= (_OF_ITS_OWN if article.outlet == notice.outlet else _SHARE)


def _named_in(notice: Article, article: Article) -> float:
    """Return the share of what a notice names that stands in an article, 0 for fewer words than tell anything."""
    about = notice.title.partition(":")[2] or _text(notice)
    # English ones are short; the shares were set with those that are not.
    little = _OWN | (stopwords(notice.language) if notice.language != "en" else frozenset()) | set(words(notice.outlet))
    named = {w for w in words(about) if (len(w) > 3 or w.isdigit()) and w not in little}
    there = len(named & set(words(article.text)))
    return there / len(named) if there >= _NAMED else 0.0


def _text(notice: Article) -> str:
    return " ".join(s.text for s in _said(notice))


# Words that newsrooms use of themselves and of days, and not of the news, sorted by language.
_OWN = frozenset(
    # German
    "anmerkung artikel beitrag bericht berichtigung bitten dienstag donnerstag entschuldigen entschuldigung falsch fassung fehler freitag früheren "
    "fälschlich gegendarstellung heißen heißt hieß hinweis irrtümlich korrektur meldung mittwoch montag redaktion richtig richtigstellung samstag sonntag "
    "stand text version "
    # English
    "apologise apologize article been caption clarification correct corrected correction deleted earlier error errors figure gave give "
    "gives happy have headline make monday tuesday wednesday thursday friday saturday sunday named removed report said should sorry "
    "stated story that the this version were what which with withdrawn wrong wrongly "
    # French
    "article avons dimanche erreur erronée excusons indiqué jeudi jours lecteurs lundi mardi mercredi précédente première publié publiée rectificatif "
    "rédaction samedi vendredi version écrit "
    # Spanish
    "anterior artículo correcto disculpas domingo error errónea información jueves lectores lunes martes miércoles noticia previa publicada publicamos "
    "rectificación redacción sábado versión viernes".split()
)
