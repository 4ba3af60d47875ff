"""From articles to one edition, ready to print."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from briefing.model import (
    Article,
    Briefing,
    Coverage,
    Difference,
    Digest,
    Failure,
    Genre,
    LeftOut,
    Quote,
    Ranked,
    Report,
    Story,
    Summary,
)
from briefing.pipeline.gather import Progress, quiet
from briefing.pipeline.leading import under_headline
from briefing.pipeline.novelty import came_in, is_open, newest, news_first, since_then
from briefing.pipeline.telling import beside, notices, place_notices, tellers, without_withdrawn
from briefing.stages.changes import Change, Printed, compare_all, find_corrections, rejoin
from briefing.stages.developments import find_developments
from briefing.stages.disagreements import find_disagreements
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.headlines import choose_headline
from briefing.stages.quotes import find_quotes, printable_first
from briefing.stages.ranking import cap, left_out, rank_stories
from briefing.stages.stories import group_stories
from briefing.stages.stories.meaning import Meaning
from briefing.stages.summaries import summarize, tell_news
from briefing.stages.wirecopy import obey_wire

Summarizer = Callable[[Story, int], Summary]


@dataclass(frozen=True, slots=True)
class Preset:
    """How long an edition is: stories told in full and in brief, and lines in a story told in full."""

    in_full: int
    in_brief: int
    sentences: int
    developments: int
    quotes: int


#: By the name that config.yaml uses: three top stories on one page; about 600 words and ten stories; 1,000 words or more.
PRESETS: Mapping[str, Preset] = {
    "long": Preset(in_full=8, in_brief=24, sentences=4, developments=5, quotes=4),
    "one-page": Preset(in_full=3, in_brief=3, sentences=2, developments=2, quotes=2),
    "standard": Preset(in_full=4, in_brief=6, sentences=3, developments=3, quotes=2),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of an edition."""

    edition: str = "briefing"
    title: str = "News briefing"
    time_zone: str = "UTC"
    language: str = "en"
    preset: Preset = PRESETS["standard"]
    #: Names in order, each with the words that put a story there.
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: How much each outlet's word counts; 1.0 where it is not named.
    outlet_weights: Mapping[str, float] = field(default_factory=dict)
    #: What each reason of the ranking weighs, where the house differs from the defaults.
    weights: Mapping[str, float] = field(default_factory=dict)
    #: The genres that may stand in the edition.
    genres: tuple[Genre, ...] = ("news",)
    #: The genres that may stand below them: what was picked by hand is printed, whatever it is.
    also: tuple[Genre, ...] = ()
    #: The most stories of one section, and led by one outlet; 0 for no limit.
    per_section: int = 0
    per_outlet: int = 0
    #: Words that lift a story.
    watch: tuple[str, ...] = ()
    #: Which copy leads a report: "first", "last" or an outlet.
    prefer: str = "first"
    #: "default" or "nlp".
    tier: str = "default"


def make_briefing(
    articles: Iterable[Article],
    order: Order,
    *,
    made: datetime,
    since: datetime,
    failures: Iterable[Failure] = (),
    coverage: Coverage | None = None,
    earlier: Iterable[Printed] = (),
    summarize: Summarizer = summarize,
    meaning: Meaning | None = None,
    progress: Progress = quiet,
) -> Briefing:
    """Return the edition that these articles make: the same articles, in whatever order, the same edition.

    Articles from before `since` are the background that a story stands on; a story in which all of them are is not told.
    `earlier` is what editions before this one printed; without it every story is new. `meaning` tells what texts say, for grouping.
    """
    given, printed = tuple(articles), tuple(earlier)
    free, held = obey_wire(given, now=made, since=since)
    reports = merge_duplicates(free, prefer=order.prefer)
    telling, corrected = notices(reports)
    telling, withdrawn = without_withdrawn(telling, corrected)
    parted = [tellers(story, order.genres) for story in group_stories(telling, meaning=meaning)]
    stories = _stories(parted, order, since, printed)
    unheard = [r for _, others in parted for r in others if r.article.genre not in order.also]
    chosen, passed_over = _choose(stories, order, made, printed, _around(parted, stories))
    chosen = [(place, since_then(change, place.story, lambda a: _fresh(a, since))) for place, change in chosen]
    digests = _digests(chosen, order, summarize, progress)
    seen = {url for p in printed for url, _ in p.articles}
    told = [a for r in reports for a in r.articles if a.url in seen]
    placed, loose = place_notices([r for r in corrected if _fresh(r.article, since)], digests, told)
    aside = beside(r for r in unheard if _fresh(r.article, since))
    return Briefing(
        order.edition,
        order.title,
        order.time_zone,
        order.language,
        made,
        since,
        tuple(digests),
        tuple(sorted(set(failures), key=lambda f: (f.url, f.reason))),
        _covered(coverage or Coverage(), given, reports, since, (*held, *withdrawn, *passed_over, *aside, *loose)),
        (*_unless_told(find_corrections(reports, printed), placed), *placed),
    )


def _unless_told(found: Iterable[Difference], placed: Collection[Difference]) -> Iterator[Difference]:
    """Yield the lines that were changed, but those of a page on which its newsroom says itself what was wrong."""
    told = {d.here.article.url for d in placed if d.here and d.here.article.genre == "correction"}
    yield from (d for d in found if not d.there or d.there.article.url not in told)


def _digests(
    chosen: Sequence[tuple[Ranked, Change]], order: Order, summarize: Summarizer, progress: Progress
) -> list[Digest]:
    """Return the chosen stories as the edition prints them, the first of them in full."""
    digests = []
    for done, (ranked, change) in enumerate(chosen):
        progress("stories", done, len(chosen))
        digests.append(digest(ranked, change, order, in_full=done < order.preset.in_full, summarize=summarize))
    progress("stories", len(chosen), len(chosen))
    return digests


def _covered(
    coverage: Coverage,
    given: Iterable[Article],
    reports: Iterable[Report],
    since: datetime,
    left_out: tuple[LeftOut, ...],
) -> Coverage:
    """Return what was read, with what has come in since a moment counted, and what the edition does not tell."""
    return replace(
        coverage,
        articles=sum(_fresh(a, since) for a in given),
        merged=sum(_fresh(a, since) for r in reports for a in r.articles[1:]),
        left_out=(*coverage.left_out, *left_out),
    )


def digest(ranked: Ranked, change: Change, order: Order, *, in_full: bool, summarize: Summarizer = summarize) -> Digest:
    """Return one story as the edition prints it."""
    story, preset = ranked.story, order.preset
    told = _told(story, order)
    summary = (
        tell_news(summarize, told, preset.sentences, seen=change.told, news=change.changed)
        if change.status == "update"
        else summarize(came_in(told, change), preset.sentences)
    )
    headline = choose_headline(told, language=order.language, fresh=change.fresh)
    summary = under_headline(headline, summary, told, preset.sentences, change.told)
    developments, unprinted = news_first(find_developments(told, summary=summary), change)
    told_lines = developments[: min(preset.developments, unprinted)] if in_full else ()
    lines = (*summary.sentences, *(d.sentence for d in told_lines))
    quotes, fit = printable_first(find_quotes(told, tier=order.tier), lines)
    printable, unheard = news_first(quotes[:fit], change)
    return Digest(
        change.id,
        story,
        headline,
        ranked.section,
        change.status,
        ranked.reasons,
        summary,
        developments,
        (*printable, *quotes[fit:]),
        tuple(d for d in find_disagreements(told) if is_open(d, change)),
        newest(change.changed, developments),
        printed_developments=len(told_lines),
        # A story in brief lends its best quote to the key quotes of the day, if we know whose it is.
        printed_quotes=min(preset.quotes, unheard) if in_full else int(bool(unheard and _is_known(printable[0]))),
        in_full=in_full,
    )


def _is_known(quote: Quote) -> bool:
    """Return whether we know whose a quote is: by name or office, or who speaks is more than "one"."""
    return bool(quote.name or quote.role or (quote.speaker and " " in quote.speaker.text))


def _told(story: Story, order: Order) -> Story:
    """Return the story in the edition's language, where a source has it; a foreign report is a source all the same."""
    return Story(tuple(r for r in story.reports if r.article.language == order.language) or story.reports)


def _stories(
    parted: Sequence[tuple[Story, tuple[Report, ...]]], order: Order, since: datetime, printed: Iterable[Printed]
) -> tuple[Story, ...]:
    """Return the stories in which something has come in, and after them what goes with one and may stand by itself."""
    alone = [Story((r,)) for _, others in parted for r in others if r.article.genre in order.also]
    told, beside = ([s for s in row if _moved(s, since)] for row in ([s for s, _ in parted], alone))
    return (*rejoin(told, printed), *beside)


def _around(parted: Iterable[tuple[Story, tuple[Report, ...]]], stories: Iterable[Story]) -> list[Story]:
    """Return the stories of which no report has a place among those that the edition chooses from."""
    moved = {id(report) for story in stories for report in story.reports}
    return [story for story, _ in parted if not any(id(report) in moved for report in story.reports)]


def _choose(
    stories: tuple[Story, ...],
    order: Order,
    made: datetime,
    printed: tuple[Printed, ...],
    around: Sequence[Story],
) -> tuple[list[tuple[Ranked, Change]], tuple[LeftOut, ...]]:
    """Return the stories that the edition tells, best first, and those that it leaves out, with the reasons.

    A story in which nothing has come in since it was printed is left out; one in which nothing new was said goes last.
    """
    unmoved: list[LeftOut] = []
    ranked: list[tuple[Ranked, Change]] = []
    places = rank_stories(
        stories,
        now=made,
        weights=order.weights,
        sections=order.sections,
        watch=order.watch,
        outlet_weights=order.outlet_weights,
        printed=[url for p in printed for url, _ in p.articles],
        genres=(*order.genres, *order.also),
        around=around,
    )
    for place, change in zip(places, compare_all([p.story for p in places], printed), strict=True):
        if change.dropped:
            unmoved.append(_left_out(place.story.reports[0], "printed before, and nothing has come in since"))
        else:
            ranked.append((place, change))
    ranked.sort(key=lambda pair: (not _tells(pair[0].story, order), pair[1].status == "continuing"))
    changes = {id(place): change for place, change in ranked}
    kept, capped = cap(
        [place for place, _ in ranked],
        most=order.preset.in_full + order.preset.in_brief,
        per_section=order.per_section,
        per_outlet=order.per_outlet,
    )
    out = (*left_out(stories, genres=(*order.genres, *order.also)), *unmoved, *capped)
    return [(place, changes[id(place)]) for place in kept], out


def _tells(story: Story, order: Order) -> bool:
    """Return whether a story is of a genre that the edition is made for."""
    return any(r.article.genre in order.genres for r in story.reports)


def _moved(story: Story, since: datetime) -> bool:
    return any(_fresh(a, since) for a in story.articles)


def _fresh(article: Article, since: datetime) -> bool:
    """Return whether an article, or this version of it, has come in since a moment."""
    return article.published >= since or article.fetched >= since


def _left_out(report: Report, reason: str) -> LeftOut:
    return LeftOut(report.article.url, report.article.title, reason)
