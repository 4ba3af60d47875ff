"""The back of the edition: stories in brief, what they alone add, corrections, coverage and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.model import Article, Briefing, Difference, Digest, Span
from briefing.text import wording
from briefing.text.context import leans_back, spoken
from briefing.text.echoes import span_content
from briefing.text.genres import takes_back
from briefing.text.layout.front import DISAGREEMENTS, claims, news, provenance, quotes, told_by
from briefing.text.layout.lines import Line, Run, credited, numbered, source, words
from briefing.text.tidy import tidy

#: How many titles of what was left out are named for each reason.
NAMED = 3
# Shorter lines without a stop are whole: "A ferry sank off Sarn on Monday with 40 people on board".
_UNCUT = 100


def in_brief(briefing: Briefing) -> Iterator[Line]:
    digests = list(numbered(briefing, in_full=False))
    if not digests:
        return
    yield Line("Heading 1", (Run("In brief"),), mark="brief", held=True)
    for section in wording.sections(d for _, d in digests):
        yield Line("Heading 3", (Run(section),), held=True)
        for number, digest in digests:
            if wording.section(digest) == section:
                yield _brief(briefing, number, digest)


def _brief(briefing: Briefing, number: int, digest: Digest) -> Line:
    """Return a story in one line: its headline, its first sentence, its provenance."""
    told = [s for s in _opening(digest) if s.text != digest.headline.text and not _is_cut(s)]
    runs = [words(digest.headline, style="Brief Headline"), *(r for s in told for r in (Run(" – "), words(s)))]
    # Everything is new that is not said to be otherwise.
    known = told_by if digest.status == "new" else provenance
    return Line("Brief", (*runs, Run(" "), *_small(known(briefing, digest))), mark=f"story_{number}")


def _is_cut(span: Span) -> bool:
    """Return whether a line breaks off where its feed cut it: the end of a long description without a stop."""
    return (
        span.end == len(span.article.text)
        and len(span.text) > _UNCUT
        and span.text[-1] not in ".!?。！？؟۔।”’“‘\"')»」"
    )


def _opening(digest: Digest) -> tuple[Span, ...]:
    """Return the sentence that tells a story in brief: of one that was printed before the first that is new."""
    new = {s.text for s in digest.changed} if digest.status == "update" else set()
    fresh = tuple(s for s in digest.summary.sentences if s.text in new)
    return (fresh or tuple(news(digest) if new else ()) or _told(digest))[:1]


def _told(digest: Digest) -> tuple[Span, ...]:
    """Return a summary's sentences from the first that tells of what the headline names: "It was a cold night …" does not."""
    sentences = digest.summary.sentences
    headline = span_content(digest.headline)
    first = next((n for n, s in enumerate(sentences) if _tells(s, headline)), 0)
    return sentences[first:]


def _tells(span: Span, headline: frozenset[str]) -> bool:
    leans = spoken(span.text) or leans_back(span.text, span.article.language)
    return bool(span_content(span) & headline) and not leans


def quotes_of_the_day(briefing: Briefing) -> Iterator[Line]:
    found = [q for _, d in numbered(briefing, in_full=False) for q in d.quotes[: d.printed_quotes]]
    if found:
        yield Line("Heading 1", (Run("Key quotes of the day"),), mark="quotes", held=True)
        yield from quotes(found)


def sources_disagree(briefing: Briefing) -> Iterator[Line]:
    """Yield the disagreements that no story in full has shown."""
    found = [(n, d, d.disagreements[DISAGREEMENTS * d.in_full :]) for n, d in enumerate(briefing.digests, start=1)]
    if any(more for _, _, more in found):
        yield Line("Heading 1", (Run("Sources disagree"),), mark="disagree", held=True)
    for number, digest, more in found:
        if more:
            yield Line("Label", (words(digest.headline, link=f"#story_{number}"),), held=True)
            yield from claims(more)


def corrections(briefing: Briefing) -> Iterator[Line]:
    if briefing.corrections:
        yield Line("Heading 1", (Run("Corrections"),), mark="corrections", held=True)
    places = {a.url: n for n, d in enumerate(briefing.digests, start=1) for a in d.story.articles}
    named = ""
    for difference in briefing.corrections:
        article = _changed(difference)
        if article.headline and article.url != named:
            link = f"#story_{places[article.url]}" if article.url in places else wording.address(article.url)
            yield Line("Label", (words(article.headline, link=link),), held=True)
        named = article.url
        yield from _correction(difference)


def _changed(difference: Difference) -> Article:
    """Return the article that a notice is about, in its latest state."""
    place = difference.here or difference.there
    assert place, "a difference of nothing"
    return place.article


def _correction(difference: Difference) -> Iterator[Line]:
    """Yield what an earlier edition printed and what stands in its place now, as `find_corrections` tells them."""
    then, now = difference.there, difference.here
    if now and (now.article.genre == "correction" or (not then and takes_back(now.text))):
        yield Line("Correction", (words(now), *source(now)))
        return
    if then:
        yield Line("Correction", (Run("We printed: ", style="Fresh"), words(then), *source(then)), held=True)
    if now:
        yield Line("Correction", (Run("Now: " if then else "Added: ", style="Fresh"), words(now), *source(now)))
    else:
        yield Line("Correction", (Run("The source has withdrawn the line."),))


def coverage(briefing: Briefing) -> Iterator[Line]:
    coverage = briefing.coverage
    yield Line("Coverage Heading", (Run("Coverage"),), mark="coverage", held=True)
    feeds = (
        f"{wording.counted(coverage.feeds, 'feed')} read",
        f"{coverage.failed:,} failed",
        f"{coverage.silent:,} silent",
    )
    articles = (wording.counted(coverage.articles, "article"), f"{coverage.merged:,} merged as copies or updates")
    # An edition made from files has no feeds to count.
    counts = (*feeds, *articles) if coverage.feeds or coverage.failed else articles
    yield Line("Coverage", (Run(" · ".join(counts)),))
    for failure in briefing.failures:
        name = Run(failure.outlet or wording.host(failure.url), link=wording.address(failure.url), style="Outlet")
        yield Line("Coverage", (Run("Not seen: ", style="Coverage Label"), name, Run(f" – {failure.reason}")))
    for reason in wording.unique(a.reason for a in coverage.left_out):
        titles = [tidy(a.title) or wording.host(a.url) for a in coverage.left_out if a.reason == reason]
        named = "; ".join(titles[:NAMED]) + (f"; and {len(titles) - NAMED:,} more" if len(titles) > NAMED else "")
        yield Line("Coverage", (Run(f"Left out ({len(titles):,}), {reason}: ", style="Coverage Label"), Run(named)))


def sources(briefing: Briefing) -> Iterator[Line]:
    if briefing.digests:
        yield Line("Heading 1", (Run("Sources"),), mark="sources", held=True)
    for number, digest in enumerate(briefing.digests, start=1):
        yield Line("Source Story", (Run(f"{number}. "), words(digest.headline, link=f"#story_{number}")), held=True)
        *entries, last = _entries(briefing, digest)
        for entry in entries:
            # The last is not left alone at the head of a page.
            yield replace(entry, held=entry is entries[-1])
        yield last


def _entries(briefing: Briefing, digest: Digest) -> Iterator[Line]:
    for report in digest.story.reports:
        yield Line("Source Entry", tuple(_entry(briefing, report.article)))
        for article in report.copies:
            yield Line("Source Entry", (*_entry(briefing, article), Run(f" · from {report.origin}")))


def _entry(briefing: Briefing, article: Article) -> Iterator[Run]:
    """Yield an article as the source list has it: "Reuters – Bridge closed · 06:10"."""
    yield credited(article)
    if article.headline:
        yield Run(" – ")
        yield words(article.headline)
    yield Run(f" · {wording.near(article.published, briefing)}")


def _small(runs: Iterable[Run]) -> Iterator[Run]:
    return (r if r.style else replace(r, style="Outlet") for r in runs)
