"""Verifying a printed document: its words, sources and speakers against the articles that the archive keeps.

A document knows no places, only words and links, and the tidy rule has been at its quotation marks: words are looked
for whole in the article, without regard to marks and white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.cli.verifying import Shelf, Verdict
from briefing.model import Article, Quote, Report, Span, Story
from briefing.stages.quotes import find_quotes, quotes_of
from briefing.stages.quotes.bearers import agree
from briefing.text import wording
from briefing.text.layout import speaker
from briefing.text.tidy import CUT
from briefing.text.tongues import SAYINGS, sayings

if TYPE_CHECKING:
    from briefing.edges.archive import Archive
    from briefing.edges.word.reading import PrintedLine, Stretch

_MARKS = re.compile("[\"'`‘’‚‛“”„‟«»‹›]+")
_MORE = re.compile(r"\s*\+\d+\s*")
#: The styles whose words are somebody's, each followed by its source.
_EVIDENCE = ("Body", "Correction", "Counterclaim", "Development", "Disagreement", "Update")
#: The styles with which a story, or another part, begins.
_BEGINS = ("Brief", "Coverage Heading", "Heading 1", "Heading 3", "Headline", "Kicker")
#: The briefing's own words within a line.
_OURS = ("Fresh", "Status Continuing", "Status New", "Status Update")
_OUR_WORDS = frozenset(
    words.strip()
    for english in ("Added: ", "Adds: ", "Continuing", "New", "New ", "Now: ", "Update", "We printed: ")
    for words in sayings(english)
)
# What joins names, and stands between a source and what is said of it.
_JOINS = frozenset(words.strip() for words in sayings(" and "))


def verify_document(lines: Iterable[PrintedLine], archive: Archive, tier: str = "default") -> Verdict:
    """Return what of a printed document holds."""
    verdict, shelf = Verdict(), Shelf(archive)
    for story in _stories(lines):
        _Story(story, shelf, tier, verdict).check()
    return verdict


def _stories(lines: Iterable[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Yield the lines of each part of a document."""
    part: list[PrintedLine] = []
    for line in lines:
        if line.style in _BEGINS and part:
            yield part
            part = []
        part.append(line)
    yield part


class _Story:
    """The lines of one story, and the articles that they rest on."""

    def __init__(self, lines: Sequence[PrintedLine], shelf: Shelf, tier: str, verdict: Verdict) -> None:
        self.lines = lines
        self.shelf = shelf
        self.tier = tier
        self.verdict = verdict
        self.articles: dict[tuple[str, int], Article] = {}
        self._quotes: tuple[Quote, ...] | None = None

    def check(self) -> None:
        """Check every line: those with a source first, for they tell which articles the story rests on."""
        for line in self.lines:
            for source in (s for s in line.stretches if s.url.startswith(("http:", "https:"))):
                self._keep(self.shelf.versions(source.url))
            if line.style == "Brief":
                self._brief(line)
            elif line.style in _EVIDENCE:
                self._sourced(line)
            for stretch in line.stretches:
                if stretch.style in _OURS:
                    self.verdict.claim(stretch.text.strip() in _OUR_WORDS, f"not the briefing's: “{stretch.text}”")
        for line, following in zip(self.lines, [*self.lines[1:], None], strict=True):
            if line.style == "Headline":
                self._claim(_text(line), tuple(self.articles.values()), anywhere=True)
            elif line.style == "Quote":
                self._quote(line, following)

    def _keep(self, articles: Iterable[Article]) -> None:
        self.articles |= {(a.url, a.version): a for a in articles}

    def _sourced(self, line: PrintedLine) -> None:
        """Check the words before each source against its article."""
        waiting: list[str] = []
        for stretch in line.stretches:
            if _is_source(stretch):
                for words in waiting:
                    self._claim(words, self._behind(stretch, words))
                waiting = []
            elif stretch.style not in (*_OURS, "Outlet") and stretch.text.strip():
                waiting.append(stretch.text)
        for words in waiting:
            self.verdict.claim(line.style == "Correction", f"without a source: “{words}”")

    def _brief(self, line: PrintedLine) -> None:
        """Check a story in one line, whose sources stand at its end."""
        sources = [s for s in line.stretches if _is_source(s)]
        for stretch in line.stretches:
            words = stretch.text.strip(" –")
            if words and not _is_source(stretch) and stretch.style not in (*_OURS, "Outlet"):
                behind = [a for s in sources for a in self._behind(s, words)]
                self._claim(words, behind, anywhere=True)

    def _behind(self, source: Stretch, words: str) -> tuple[Article, ...]:
        """Return the articles that a source may be: behind its link, or in the archive under its name."""
        name = re.sub(r" \([^()]*\)$", "", source.text.strip())
        if source.url:
            found = self.shelf.versions(source.url)
            if not found:
                self.verdict.claim(False, f"not in the archive: {source.url}")
            for article in found[-1:]:
                known = wording.outlet(article)
                self.verdict.claim(name == known, f"{source.url} is of {known}, not of {name}")
        else:
            said = self.shelf.with_words(_opening(words))
            found = tuple(a for a in said if wording.outlet(a) == name)
        self._keep(found)
        return found

    def _claim(self, words: str, articles: Sequence[Article], *, anywhere: bool = False) -> None:
        """Check that one of the articles has the words; `anywhere`, or any other in the archive."""
        plain = _plain(words)
        holds = any(_holds(_plain(a.text), plain) for a in articles)
        if not holds and anywhere:
            # A headline, or a story in one line, may come from an article that the line has no room to link.
            others = self.shelf.with_words(_opening(words))
            holds = any(_holds(_plain(a.text), plain) for a in others)
        where = articles[0].url if articles else "no article in the archive"
        self.verdict.claim(holds, f"{where} does not say “{words}”")

    def _quote(self, line: PrintedLine, below: PrintedLine | None) -> None:
        """Check a quote and the line that says whose it is, by asking the articles again."""
        words = _text(line)
        if below is None or below.style != "Quote Source":
            self.verdict.claim(False, f"a quote of nobody: “{words}”")
            return
        source = next((s for s in below.stretches if _is_source(s)), None)
        behind = self._behind(source, words) if source else ()
        for part in words.split(CUT.strip()):
            self._claim(part.strip(" ,"), behind)
        said = _plain("".join(s.text for s in below.stretches if not _is_source(s) and s.style != "Outlet"))
        again = [q for q in self._again() if any(_bare(w) == _bare(words) for w in _readings(q))]
        holds = any(said in _credits(quote, self._roles(quote, said)) for quote in again)
        speakers = "; ".join(sorted({_credit(quote) for quote in again})) or "nobody"
        self.verdict.claim(holds, f"“{words}” is of {speakers}, not of {said}")

    def _again(self) -> tuple[Quote, ...]:
        """Return the quotes that the story's articles have, read once."""
        if self._quotes is None:
            reports = tuple(Report(a) for a in self.articles.values())
            self._quotes = find_quotes(Story(reports), tier=self.tier) if reports else ()
        return self._quotes

    def _roles(self, quote: Quote, said: str) -> Iterator[Span | None]:
        """Yield what a speaker is said to be: here, in any report of the story, or in one that the page has no room to link."""
        yield from (quote.role, None)
        if quote.name:
            others = self.shelf.with_words(_opening(said.replace(_plain(quote.name), "")))
            for article in (*self.articles.values(), *others):
                there = quotes_of(article, tier=self.tier)
                yield from (q.role for q in there if q.role and q.name and agree(q.name, quote.name))


def _is_source(stretch: Stretch) -> bool:
    return bool(stretch.url) or (
        stretch.style == "Outlet"
        and not _MORE.fullmatch(stretch.text)
        and stretch.text.strip(" ·,") not in ("", *_JOINS)
    )


def _text(line: PrintedLine) -> str:
    return "".join(stretch.text for stretch in line.stretches)


def _readings(quote: Quote) -> Iterator[str]:
    """Yield the quote's words, and those of its first stretches alone: a long one is cut in print."""
    yield " ".join(w.text for w in quote.words)
    for same in quote.support:
        yield same.text


def _credits(quote: Quote, roles: Iterable[Span | None]) -> Iterator[str]:
    """Yield the lines that may say whose a quote is, in every language of the house."""
    return (_credit(replace(quote, role=role), language) for role in roles for language in ("en", *SAYINGS))


def _credit(quote: Quote, language: str = "en") -> str:
    return _plain("".join(run.text for run in speaker(quote, language)))


def _opening(words: str) -> str:
    """Return the first words of a line, as an index has them."""
    return " ".join(re.findall(r"\w+", words.split(CUT.strip())[0])[:8])


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split())


def _bare(text: str) -> str:
    """Return the words alone: what joins stretches is not the speaker's."""
    return " ".join(re.findall(r"\w+", text.replace(CUT.strip(), " ").casefold()))


def _holds(text: str, words: str) -> bool:
    """Return whether a text has the words, not as a part of longer words or figures."""
    at = text.find(words) if words else -1
    while at >= 0:
        before, after = text[max(at - 1, 0) : at], text[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False
