"""The back of the edition: stories in brief, what they alone add, corrections, coverage and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.model import Article, Briefing, Coverage, Difference, Digest, Failure, Span
from briefing.text import wording
from briefing.text.blocks import is_lead
from briefing.text.context import cut, leans_back, spoken
from briefing.text.echoes import span_content
from briefing.text.genres import takes_back
from briefing.text.layout.front import DISAGREEMENTS, claims, news, provenance, quotes, told_by
from briefing.text.layout.lines import Line, Run, credited, joined, numbered, source, words
from briefing.text.tidy import tidy
from briefing.text.tongues import number, reason, say

#: How many titles of what was left out are named for each reason.
NAMED = 3
# How the reasons end that say so: edges/web has them.
INSTEAD = "feed's own words are used"
# Shorter lines without a stop are whole: "A ferry sank off Sarn on Monday with 40 people on board".
_UNCUT = 100


def in_brief(briefing: Briefing) -> Iterator[Line]:
    """Yield the other stories, a line each, by section."""
    digests = list(numbered(briefing, in_full=False))
    if not digests:
        return
    yield Line("Heading 1", (Run(say("In brief", briefing.language)),), mark="brief", held=True)
    for section in wording.sections((d for _, d in digests), briefing.language):
        yield Line("Heading 3", (Run(section),), held=True)
        for place, digest in digests:
            if wording.section(digest, briefing.language) == section:
                yield _brief(briefing, place, digest)


def _brief(briefing: Briefing, place: int, digest: Digest) -> Line:
    """Return a story in one line: its headline, its first sentence, its provenance."""
    told = [s for s in _opening(digest) if s.text != digest.headline.text and not _is_cut(s)]
    runs = [words(digest.headline, style="Brief Headline"), *(r for s in told for r in (Run(" – "), words(s)))]
    # Everything is new that is not said to be otherwise.
    known = told_by if digest.status == "new" else provenance
    return Line("Brief", (*runs, Run(" "), *_small(known(briefing, digest))), mark=f"story_{place}")


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
    found = fresh or tuple(news(digest) if new else ()) or _told(digest)
    # What its feed has cut is printed where there is nothing whole.
    return tuple(sorted(found, key=lambda s: cut(s.text)))[:1]


def _told(digest: Digest) -> tuple[Span, ...]:
    """Return a summary's sentences from the first that tells of what the headline names: "It was a cold night …" does not.

    The line or two that a feed gives of an article go on from its headline, and need not name it again.
    """
    sentences = digest.summary.sentences
    own = tuple(s for s in sentences if s.article == digest.headline.article and is_lead(s.article))
    sentences = own or sentences
    headline = span_content(digest.headline)
    first = next((n for n, s in enumerate(sentences) if _tells(s, headline)), 0)
    return sentences[first:]


def _tells(span: Span, headline: frozenset[str]) -> bool:
    leans = spoken(span.text) or leans_back(span.text, span.article.language)
    return bool(span_content(span) & headline) and not leans


def quotes_of_the_day(briefing: Briefing) -> Iterator[Line]:
    """Yield the quotes of the stories in brief."""
    found = [q for _, d in numbered(briefing, in_full=False) for q in d.quotes[: d.printed_quotes]]
    if found:
        yield Line("Heading 1", (Run(say("Key quotes of the day", briefing.language)),), mark="quotes", held=True)
        yield from quotes(found, briefing.language)


def sources_disagree(briefing: Briefing) -> Iterator[Line]:
    """Yield the disagreements that no story in full has shown."""
    found = [(n, d, d.disagreements[DISAGREEMENTS * d.in_full :]) for n, d in enumerate(briefing.digests, start=1)]
    if any(more for _, _, more in found):
        yield Line("Heading 1", (Run(say("Sources disagree", briefing.language)),), mark="disagree", held=True)
    for place, digest, more in found:
        if more:
            yield Line("Label", (words(digest.headline, link=f"#story_{place}"),), held=True)
            yield from claims(more)


def corrections(briefing: Briefing) -> Iterator[Line]:
    """Yield what an earlier edition printed and its source has changed or withdrawn since."""
    if briefing.corrections:
        yield Line("Heading 1", (Run(say("Corrections", briefing.language)),), mark="corrections", held=True)
    places = {a.url: n for n, d in enumerate(briefing.digests, start=1) for a in d.story.articles}
    named = ""
    for difference in briefing.corrections:
        article = _changed(difference)
        if article.headline and article.url != named:
            link = f"#story_{places[article.url]}" if article.url in places else wording.address(article.url)
            yield Line("Label", (words(article.headline, link=link),), held=True)
        named = article.url
        yield from _correction(difference, briefing.language)


def _changed(difference: Difference) -> Article:
    """Return the article that a notice is about, in its latest state."""
    place = difference.here or difference.there
    assert place, "a difference of nothing"
    return place.article


def _correction(difference: Difference, language: str) -> Iterator[Line]:
    """Yield what an earlier edition printed and what stands in its place now, as `find_corrections` tells them."""
    then, now = difference.there, difference.here
    if now and (now.article.genre == "correction" or (not then and takes_back(now.text))):
        yield Line("Correction", (words(now), *source(now)))
        return
    if then:
        yield Line(
            "Correction", (Run(say("We printed: ", language), style="Fresh"), words(then), *source(then)), held=True
        )
    if now:
        said = say("Now: " if then else "Added: ", language)
        yield Line("Correction", (Run(said, style="Fresh"), words(now), *source(now)))
    else:
        yield Line("Correction", (Run(say("The source has withdrawn the line.", language)),))


def coverage(briefing: Briefing) -> Iterator[Line]:
    """Yield what the edition rests on: what was read, what was not seen, and what was left out."""
    coverage, language = briefing.coverage, briefing.language
    yield Line("Coverage Heading", (Run(say("Coverage", language)),), mark="coverage", held=True)
    yield Line("Coverage", (Run(" · ".join(_counts(coverage, language))),))
    told = {article.url for digest in briefing.digests for article in digest.story.articles}
    for why, names in wording.failed(briefing.failures):
        # Of a page that nobody may read the feed has told us all the same; not of another outlet's feed that failed so, too.
        stood_in = {name for name, group in names.items() if INSTEAD in why or any(f.url in told for f in group)}
        for label, which in (("Feed text only: ", stood_in), ("Not seen: ", names.keys() - stood_in)):
            runs = [_failing(name, group) for name, group in names.items() if name in which]
            because = Run(f" – {reason(why, language)}")
            heading = Run(say(label, language), style="Coverage Label")
            yield from [Line("Coverage", (heading, *joined(runs, language), because))] if runs else ()
    for why_out in wording.unique(a.reason for a in coverage.left_out):
        titles = [tidy(a.title) or wording.host(a.url) for a in coverage.left_out if a.reason == why_out]
        named = "; ".join(titles[:NAMED])
        if len(titles) > NAMED:
            named = say("{}; and {} more", language, named, number(len(titles) - NAMED, language))
        label = say("Left out ({}), {}: ", language, number(len(titles), language), reason(why_out, language))
        yield Line("Coverage", (Run(label, style="Coverage Label"), Run(named)))


def _failing(name: str, failures: Sequence[Failure]) -> Run:
    """Return whose sources were not seen, and how many of them where there are several: "Harbour Log (3)"."""
    many = f" ({len(failures)})" if len(failures) > 1 else ""
    return Run(f"{name}{many}", link=wording.address(failures[0].url), style="Outlet")


def _counts(coverage: Coverage, language: str) -> Iterator[str]:
    """Yield what the edition rests on, in numbers."""
    # An edition made from files has no feeds to count.
    if coverage.feeds or coverage.failed:
        yield wording.numbered(coverage.feeds, "{} feed read", "{} feeds read", language)
        yield say("{} failed", language, number(coverage.failed, language))
        yield say("{} silent", language, number(coverage.silent, language))
    yield wording.numbered(coverage.articles, "{} article", "{} articles", language)
    yield say("{} merged as copies or updates", language, number(coverage.merged, language))


def sources(briefing: Briefing) -> Iterator[Line]:
    """Yield every article of every story, linked."""
    if briefing.digests:
        yield Line("Heading 1", (Run(say("Sources", briefing.language)),), mark="sources", held=True)
    for place, digest in enumerate(briefing.digests, start=1):
        yield Line("Source Story", (Run(f"{place}. "), words(digest.headline, link=f"#story_{place}")), held=True)
        *entries, last = _entries(briefing, digest)
        for entry in entries:
            # The last is not left alone at the head of a page.
            yield replace(entry, held=entry is entries[-1])
        yield last


def _entries(briefing: Briefing, digest: Digest) -> Iterator[Line]:
    for report in digest.story.reports:
        yield Line("Source Entry", tuple(_entry(briefing, report.article)))
        for article in report.copies:
            yield Line(
                "Source Entry", (*_entry(briefing, article), Run(say(" · from {}", briefing.language, report.origin)))
            )


def _entry(briefing: Briefing, article: Article) -> Iterator[Run]:
    """Yield an article as the source list has it: "Reuters – Bridge closed · 06:10"."""
    yield credited(article)
    if article.headline:
        yield Run(" – ")
        yield words(article.headline)
    yield Run(f" · {wording.near(article.published, briefing)}")


def _small(runs: Iterable[Run]) -> Iterator[Run]:
    return (r if r.style else replace(r, style="Outlet") for r in runs)
