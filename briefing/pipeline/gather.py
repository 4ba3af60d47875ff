"""From feeds and files to articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from briefing.errors import SourceError
from briefing.model import Article, Entry, Failure, Feed, Page
from briefing.pipeline.recognising import Named, Recognised, recognise
from briefing.stages.articles import from_entry, is_full, read_article, read_page
from briefing.stages.articles.body import trafilatura_text
from briefing.stages.articles.markup import parse
from briefing.stages.feeds import read_feed
from briefing.stages.wirecopy import is_wire, read_wire
from briefing.text.blocks import is_lead
from briefing.text.languages import detect
from briefing.text.links import without_login

_FEED = b"""<rss version="2.0"><channel><title>Rehearsal</title><item><title>Ferry strike ends after nine days</title>
<link>https://rehearsal.example/1</link><pubDate>Wed, 31 Dec 2025 10:00:00 GMT</pubDate></item></channel></rss>"""
_PAGE = b"""<html lang="en"><head><title>Ferry strike ends after nine days</title></head><body><article>
<h1>Ferry strike ends after nine days</h1><p>By Ada Wells</p><time>31 December 2025</time>
<p>Ferries sailed between the islands on Wednesday after the crews' union and the company agreed on longer breaks.</p>
<p>The first ship left at six in the morning with two hundred passengers, many of whom had waited since last week.</p>
<p>"We are glad that it is over," said Tom Reed, who speaks for the union, and thanked those who had waited.</p>
</article></body></html>"""

# So many pages of one feed that are days older than it says show that it announces its archive anew.
_ANEW = 3

# A feed's line may be shorter today; one that is much shorter stands for no page that was read.
_AS_MUCH = 0.6

A = TypeVar("A")
B = TypeVar("B")

#: Told what is being done, how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]


class Run(Protocol):
    """How work is spread: edges.workers.run, or in_turn. Results come in the order of the arguments."""

    def __call__(
        self, function: Callable[[A], B], arguments: Sequence[A], *, name: Callable[[A], str]
    ) -> Iterator[B | Failure]: ...


def in_turn(function: Callable[[A], B], arguments: Sequence[A], *, name: Callable[[A], str]) -> Iterator[B | Failure]:
    """Do the work here, one argument after the other; a SourceError is that argument's Failure."""
    for argument in arguments:
        try:
            yield function(argument)
        except SourceError as e:
            yield Failure(e.url, e.reason)


def quiet(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a pull brought in."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    #: Feeds that were asked, that failed, and that had nothing new.
    feeds: int = 0
    failed: int = 0
    silent: int = 0
    #: Articles that were on the shelf already and have not changed.
    known: tuple[Article, ...] = ()
    #: By which names the entries are to be known again, and as which article, by its address.
    names: Named = field(default_factory=dict)


def gather(
    feeds: Sequence[Feed],
    *,
    fetch_feeds: Callable[[Sequence[Feed]], Iterable[Page | Failure | None]],
    fetch_pages: Callable[[Sequence[str]], Iterable[Page | Failure]],
    now: datetime,
    since: datetime,
    known: Callable[[Sequence[str]], Mapping[str, Article]] = lambda urls: {},
    named: Callable[[Sequence[str]], Named] = lambda names: {},
    run: Run = in_turn,
    progress: Progress = quiet,
) -> Gathered:
    """Return every article that the feeds announce since a moment, and every source that failed.

    `fetch_feeds` gives an outcome for each feed, None for one that has not changed; `fetch_pages` one for each address.
    `named` gives the articles that entries of some names (`entry_keys`) became, and `known` the articles at some addresses:
    such an entry keeps its article's address, whatever its link is today, and is read again only where its feed announces
    news. A page that cannot be had or read leaves its Failure; the article on the shelf, or else the feed's own words,
    stand in for it, unless the page is gone for good; these are taken again where they are all that the shelf has.
    """
    outcomes = dict(zip(feeds, _counted("feeds", fetch_feeds(feeds), len(feeds), progress), strict=True))
    entries, failures = _read_feeds(outcomes, since, run)
    found = recognise(entries, named, known, now)
    news = [one for one in found if one.is_news]
    read, troubles = _read_entries(news, fetch_pages, now, run, progress)
    read = _as_old_as_they_are(read, {one.entry.url: one for one in news})
    gone = {failure.url for failure in troubles if failure.gone}
    names: dict[str, tuple[str, datetime]] = {}
    for one in found:
        article = read.get(one.entry.url)
        names.update(one.to_remember(article.url if article else one.address, now if article else None))
    return Gathered(
        tuple(read.values()),
        (*failures, *troubles),
        feeds=len(feeds),
        failed=len(failures),
        silent=len(feeds) - len(failures) - len({entry.feed for entry in entries}),
        known=tuple(o.before for o in found if o.before and o.entry.url not in read and o.before.url not in gone),
        names=names,
    )


def read_sources(pages: Sequence[Page], *, run: Run = in_turn) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """Return the articles in some files, whatever kind each file is of, and a Failure for each that cannot be read."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for found in run(read_source, pages, name=lambda page: page.url):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            articles += found
    return tuple(articles), tuple(failures)


def read_source(page: Page) -> tuple[Article, ...]:
    """Return the articles in one file: wire copy, a saved feed, or an article as text or HTML. Raises SourceError."""
    if is_wire(page):
        return read_wire(page)
    if page.media_type.endswith(("xml", "json")) and page.media_type != "application/xhtml+xml":
        entries = read_feed(Feed(page.url, ""), page)
        return tuple(from_entry(entry, page.fetched) for entry in entries if entry.content or entry.title)
    return (read_page(page),)


def _read_feeds(
    outcomes: Mapping[Feed, Page | Failure | None], since: datetime, run: Run
) -> tuple[list[Entry], list[Failure]]:
    """Return what the feeds announce since a moment, and a Failure for each that cannot be had or read."""
    failures = [replace(o, outlet=feed.outlet) for feed, o in outcomes.items() if isinstance(o, Failure)]
    pulled = [(feed, page) for feed, page in outcomes.items() if isinstance(page, Page)]
    entries: list[Entry] = []
    told = run(_entries, pulled, name=lambda pair: without_login(pair[0].url))
    for (feed, _), found in zip(pulled, told, strict=True):
        if isinstance(found, Failure):
            failures.append(replace(found, outlet=feed.outlet))
        else:
            entries += [e for e in found if e.moved >= since]
    return entries, failures


def _as_old_as_they_are(read: Mapping[str, Article], news: Mapping[str, Recognised]) -> dict[str, Article]:
    """Return the articles, those of a feed that announces its archive anew, under dates of today, as old as their pages say.

    One page's date may be a draft's; several of one feed that are days older than the feed says show what happened to it, unless
    all say the same: that is the date of their template. What an article on the shelf says now, it says since today.
    """
    stated: dict[str, list[datetime]] = {}
    for url, article in read.items():
        if article.stated:
            stated.setdefault(news[url].entry.feed.url, []).append(article.stated)
    anew = {feed for feed, moments in stated.items() if len(moments) >= _ANEW and len(set(moments)) > 1}
    found = {}
    for url, article in read.items():
        found[url] = replace(article, stated=None)
        if article.stated and news[url].entry.feed.url in anew:
            came_in = article.fetched if news[url].before else article.stated
            found[url] = replace(found[url], published=article.stated, fetched=came_in)
    return found


def _read_entries(
    found: Sequence[Recognised],
    fetch_pages: Callable[[Sequence[str]], Iterable[Page | Failure]],
    now: datetime,
    run: Run,
    progress: Progress,
) -> tuple[dict[str, Article], list[Failure]]:
    """Return the article of each entry, by its link: its page's, or else, where it has none on the shelf, the feed's own."""
    to_fetch = [one.entry for one in found if not is_full(one.entry)]
    pages = _counted("articles", fetch_pages([e.url for e in to_fetch]), len(to_fetch), progress)
    outcomes: dict[str, Page | Article | Failure] = dict(zip((e.url for e in to_fetch), pages, strict=True))
    readable = [(e, page) for e in to_fetch if isinstance(page := outcomes[e.url], Page)]
    read = run(_article, readable, name=lambda pair: pair[0].url)
    outcomes.update((entry.url, outcome) for (entry, _), outcome in zip(readable, read, strict=True))
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    for one in found:
        entry, outcome = one.entry, outcomes.get(one.entry.url)
        if isinstance(outcome, Failure):
            failures.append(replace(outcome, url=one.address, outlet=entry.feed.outlet))
            if outcome.gone:
                continue
        try:
            article = outcome if isinstance(outcome, Article) else from_entry(entry, now)
        except SourceError as e:
            failures += [] if outcome else [Failure(e.url, e.reason, entry.feed.outlet)]
            continue
        if isinstance(outcome, Failure) and one.before and not _says_as_much(article, one.before):
            continue
        articles[entry.url] = replace(article, url=one.before.url) if one.before else article
    return articles, failures


def _says_as_much(told: Article, before: Article) -> bool:
    """Return whether a feed's words can stand for what the shelf has: no more than such words, of a page that nobody may read."""
    return is_lead(before) and len(told.text) >= _AS_MUCH * len(before.text)


# Module-level, so that a child process can be told to call them.


def rehearse() -> None:
    """Read a feed and a page of our own, so that a process that does this has loaded what reading takes.

    What only some pages ask for, and then at once for a second's work, is loaded too: the model of languages, trafilatura.
    """
    feed, hour = Feed("https://rehearsal.example/rss", "Rehearsal"), datetime(2026, 1, 1, tzinfo=UTC)
    (entry,) = _entries((feed, Page(feed.url, _FEED, "application/rss+xml", hour)))
    _article((entry, Page(entry.url, _PAGE, "text/html", hour)))
    detect("Die Fähren fahren wieder: Nach neun Tagen haben sich Besatzungen und Reederei auf längere Pausen geeinigt.")
    if (tree := parse(_PAGE.decode())) is not None:
        trafilatura_text(tree)


def _entries(pair: tuple[Feed, Page]) -> tuple[Entry, ...]:
    return read_feed(*pair)


def _article(pair: tuple[Entry, Page]) -> Article:
    return read_article(*pair)


def _counted(what: str, outcomes: Iterable[A], count: int, progress: Progress) -> Iterator[A]:
    progress(what, 0, count)
    for done, outcome in enumerate(outcomes, 1):
        progress(what, done, count)
        yield outcome
