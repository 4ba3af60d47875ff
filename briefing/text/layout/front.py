"""The front of the edition: masthead, headlines, and the stories told in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from briefing.model import Article, Briefing, Development, Digest, Disagreement, Quote, Span
from briefing.text import wording
from briefing.text.acts import acts
from briefing.text.context import cut, leans_back, spoken
from briefing.text.echoes import span_content
from briefing.text.figures import MOMENTS, figures
from briefing.text.glosses import gloss
from briefing.text.layout.lines import Line, Run, credited, joined, numbered, source, words
from briefing.text.mentions import half_name, unmet
from briefing.text.tallies import is_overtaken, tallies
from briefing.text.tidy import quoted, tidy
from briefing.text.tongues import say

#: How many lines say what is new at the head of an updated story.
CHANGES = 2
#: How many disagreements stand in the story; the others stand at the back.
DISAGREEMENTS = 2
# An addition of whose content words the story's other lines have so many says nothing more. Set by reading two mornings.
_TOLD = 0.5
# More words of the story's core than this make no line more of it.
_OF_THE_CORE = 3
#: How many outlets the line of provenance names before it counts.
NAMED = 3
#: How many outlets a story links to itself; the source list has them all.
LINKED = 12


def masthead(briefing: Briefing) -> Iterator[Line]:
    """Yield the title of the edition, its day, and what it covers."""
    yield Line("Briefing Title", (Run(wording.masthead(briefing)),), mark="top")
    yield Line("Briefing Date", (Run(wording.dated(briefing)),))
    yield Line("Period", (Run(say("Covers {}", briefing.language, wording.period(briefing))),))


def headlines(briefing: Briefing) -> Iterator[Line]:
    """Yield the headlines at a glance, or that there is no news."""
    if not briefing.digests:
        yield Line("Lead", (Run(wording.nothing(briefing)),))
        return
    yield Line("TOC Heading", (Run(say("In this briefing", briefing.language)),), held=True)
    for number, digest in numbered(briefing, in_full=True):
        yield Line("TOC 1", (words(digest.headline, link=f"#story_{number}"),))
    if brief := [d for _, d in numbered(briefing, in_full=False)]:
        names = wording.listed(wording.sections(brief, briefing.language), briefing.language)
        said = "{} more story in brief: {}" if len(brief) == 1 else "{} more stories in brief: {}"
        yield Line("In Brief", (Run(say(said, briefing.language, len(brief), names), link="#brief"),))


def in_full(briefing: Briefing) -> Iterator[Line]:
    """Yield the stories that are told in full, most important first."""
    digests = list(numbered(briefing, in_full=True))
    if digests:
        yield Line("Heading 1", (Run(say("Top stories", briefing.language)),), held=True)
    # Held is only what must not stand alone. A story whose every line is held, to keep it on one page, is moved by
    # LibreOffice without its first line: the kicker stays behind at the foot of the page.
    for number, digest in digests:
        yield from _story(briefing, number, digest)


def _story(briefing: Briefing, number: int, digest: Digest) -> Iterator[Line]:
    language = briefing.language
    yield Line("Kicker", (Run(wording.kicker(digest, language)),), held=True)
    yield Line("Headline", (words(digest.headline),), mark=f"story_{number}", held=True)
    yield Line("Provenance", tuple(provenance(briefing, digest)), held=True)
    yield from _changes(digest, language)
    told = [Line("Body", tuple(_telling(digest.summary.sentences)))] if digest.summary.sentences else []
    told += _section_of(say("Developments", language), _developments(digest, language))
    said = _section_of(say("Key quotes", language), quotes(digest.quotes[: digest.printed_quotes], language))
    # Quotes at the head of a page have a line of their story over them, and the links do not stand alone.
    told = _hold_last(told) if said else told
    doubts = _section_of(say("Sources disagree", language), claims(digest.disagreements[:DISAGREEMENTS]))
    lines = [*told, *said, *doubts]
    links = tuple(_links(digest, language))
    yield from _hold_last(lines) if links else lines
    if links:
        yield Line("Source", links)


def _hold_last(lines: list[Line]) -> list[Line]:
    """Return the lines with the last one held, if that is not the story's telling: with it the whole story would be."""
    return [*lines[:-1], *(replace(line, held=line.held or line.style != "Body") for line in lines[-1:])]


def _section_of(label: str, lines: Iterable[Line]) -> list[Line]:
    """Return the lines under their label, or nothing."""
    found = list(lines)
    return [Line("Label", (Run(label),), held=True), *found] if found else []


def provenance(briefing: Briefing, digest: Digest) -> Iterator[Run]:
    """Yield "New · Reuters, AP and 4 others · 2 independent · 06:10"."""
    status = wording.status(digest.status)
    yield Run(say(status, briefing.language), style=f"Status {status}")
    yield Run(" · ")
    yield from told_by(briefing, digest)


def told_by(briefing: Briefing, digest: Digest) -> Iterator[Run]:
    """Yield "Reuters, AP and 4 others · 2 independent · 06:10"."""
    articles = _by_outlet(digest)
    shown = articles if len(articles) <= NAMED else articles[:2]
    more = [say("{} others", briefing.language, len(articles) - 2)] if len(articles) > NAMED else []
    yield from joined([credited(a) for a in shown] + [Run(m) for m in more], briefing.language)
    yield Run(f" · {wording.independent(digest.story, briefing.language)}")
    yield Run(f" · {wording.near(max(a.published for a in digest.story.articles), briefing)}")


def _changes(digest: Digest, language: str) -> Iterator[Line]:
    """Yield what an update adds and does not tell further down: no quotation, and nothing of whom no line here names."""
    if digest.status != "update":
        return
    said = (s for q in digest.quotes[: digest.printed_quotes] for s in q.words)
    lines = (digest.headline, *digest.summary.sentences, *(d.sentence for d in _printed(digest)), *said)
    told = set[str]().union(*map(span_content, lines))
    added = 0
    for span in _moving(digest):
        here = span_content(span)
        if added < CHANGES and len(here & told) < _TOLD * len(here):
            yield Line("Update", (Run(say("Adds: ", language), style="Fresh"), words(span), *source(span)), held=True)
            added, told = added + 1, told | here


def _moving(digest: Digest) -> list[Span]:
    """Return the news that gives a figure or is of what headline and first line are about; what moves the story most first: a toll, an act."""
    core = set[str]().union(*map(span_content, (digest.headline, *digest.summary.sentences[:1])))
    named = {span: len(span_content(span) & core) for span in news(digest)}
    read = {span: gloss(span.text, span.article.language) for span in named}
    return sorted(
        (span for span, shared in named.items() if shared or any(f.unit not in MOMENTS for f in figures(read[span]))),
        key=lambda s: (-2 * bool(tallies(read[s])) - bool(acts(read[s])[0]), -min(named[s], _OF_THE_CORE)),
    )


def news(digest: Digest) -> list[Span]:
    """Return what is new since the story was last printed, can be read at its head, and has not been overtaken since."""
    lines = (digest.headline, *digest.summary.sentences, *(d.sentence for d in _printed(digest)))
    return [s for s in digest.changed if _stands(s, digest.headline) and not is_overtaken(s, (*lines, *digest.changed))]


def _stands(span: Span, headline: Span) -> bool:
    """Return whether a line can be read under a headline alone: nobody's words or part of them, no question, no "the" what."""
    if spoken(span.text) or span.text.count("“") != span.text.count("”") or span.text.endswith("?") or cut(span.text):
        return False
    told = (headline.text,)
    hangs = span.article.language == "en" and (unmet(span.text, told) or half_name(span, told) != "")
    return not (hangs or leans_back(span.text, span.article.language))


def _telling(sentences: Iterable[Span]) -> Iterator[Run]:
    """Yield the sentences, after each run of them from one article its source."""
    for n, (_, group) in enumerate(groupby(sentences, key=lambda s: s.article)):
        spans = tuple(group)
        for m, span in enumerate(spans):
            yield Run(" ") if n or m else Run("")
            yield words(span)
        yield from source(spans[-1])


def _printed(digest: Digest) -> tuple[Development, ...]:
    """Return the developments that the length preset puts on paper."""
    return digest.developments[: digest.printed_developments]


def _developments(digest: Digest, language: str) -> Iterator[Line]:
    fresh = {s.text for s in digest.changed} if digest.status == "update" else set()
    if all(d.sentence.text in fresh for d in _printed(digest)):
        fresh = set()  # A mark on every line marks none.
    for development in _printed(digest):
        new = (Run(say("New ", language), style="Fresh"),) if development.sentence.text in fresh else ()
        runs = (*new, words(development.sentence), *source(development.sentence, development.support))
        yield Line("Development", runs)


def quotes(quotes: Iterable[Quote], language: str) -> Iterator[Line]:
    """Yield each quote, and below it who spoke and where."""
    quotes = tuple(quotes)
    for n, quote in enumerate(quotes):
        first = quote.words[0]
        said = Run(quoted((s.text for s in quote.words), language), language=first.article.language)
        yield Line("Quote", (said,), held=True)
        # No quote stands alone at the foot or the head of a page.
        with_next = n < len(quotes) - 1 and n in (0, len(quotes) - 2)
        yield Line("Quote Source", (*speaker(quote, language), *source(first, quote.support)), held=with_next)


def speaker(quote: Quote, language: str = "en") -> Iterator[Run]:
    """Yield who spoke, and as what, or that nobody is named: "Orla Finch, union leader", "Gov. Ada Bell"."""
    name = quote.name or (quote.speaker.text if quote.speaker else "")
    said = Run(tidy(name), style="Speaker", language=quote.words[0].article.language)
    said = said if name else Run(say("unattributed", language))
    if not quote.role or (quote.name is None and quote.speaker and quote.role.text in quote.speaker.text):
        yield said
    elif name and quote.role.text.endswith("."):
        yield from (words(quote.role), Run(" "), said)  # A shortened title stands before the name only.
    else:
        yield from (said, Run(", "), words(quote.role))


def claims(disagreements: Iterable[Disagreement]) -> Iterator[Line]:
    """Yield what each source says of a fact, the claims of one fact together."""
    for disagreement in disagreements:
        last = len(disagreement.claims) - 1
        for n, span in enumerate(disagreement.claims):
            yield Line("Counterclaim" if n else "Disagreement", (words(span), *source(span)), held=n < last)


def _links(digest: Digest, language: str) -> Iterator[Run]:
    """Yield the story's sources, each linked, where the line of provenance has no room for all."""
    outlets = _by_outlet(digest)
    if len(outlets) > NAMED:
        rest = say("{} more", language, len(outlets) - LINKED)
        more = [Run(rest, link="#sources")] if len(outlets) > LINKED else []
        yield Run(say("Read at ", language))
        yield from joined([credited(a) for a in outlets[:LINKED]] + more, language)


def _by_outlet(digest: Digest) -> list[Article]:
    """Return the first article of each outlet, in order of appearance."""
    first: dict[str, Article] = {}
    for article in digest.story.articles:
        first.setdefault(wording.outlet(article), article)
    return list(first.values())
