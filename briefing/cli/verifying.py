"""Verifying an edition: is every printed line where it says it is, in the articles that the archive keeps?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.model import Article, Quote, Report, Story
from briefing.stages.quotes import find_quotes
from briefing.text.tidy import CUT

if TYPE_CHECKING:
    from briefing.edges.archive import Archive


@dataclass
class Verdict:
    """What was checked, and what does not hold."""

    checked: int = 0
    wrong: list[str] = field(default_factory=list)

    def claim(self, holds: bool, words: str) -> None:
        """Count a claim, and keep the words of one that does not hold."""
        self.checked += 1
        if not holds:
            self.wrong.append(words)


def verify_edition(edition: Mapping[str, Any], archive: Archive, tier: str = "default") -> Verdict:
    """Return what of an edition's JSON holds: each place, its words, its outlet, and who is said to have spoken."""
    verdict = Verdict()
    for story in edition["stories"]:
        shelf = Shelf(archive)
        for span in _spans(story):
            _check_span(span, shelf, verdict)
        for report in story["reports"]:
            _check_report(report, shelf, verdict)
        _check_quotes(story, shelf, tier, verdict)
    return verdict


class Shelf:
    """The archive's articles, each read once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._read: dict[tuple[str, int | None], Article | None] = {}

    def __call__(self, url: str, version: int | None = None) -> Article | None:
        if (url, version) not in self._read:
            self._read[url, version] = self._archive.shelf.article(url, version)
        return self._read[url, version]

    def versions(self, url: str) -> tuple[Article, ...]:
        """Return every version of an article, oldest first."""
        latest = self(url)
        return tuple(a for v in range(1, latest.version + 1) if (a := self(url, v))) if latest else ()

    def with_words(self, words: str) -> tuple[Article, ...]:
        """Return articles that hold some words one after the other."""
        return self._archive.shelf.search(f'"{words}"', 50)


def _spans(node: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every SPAN in a story's JSON."""
    if isinstance(node, Mapping):
        if {"url", "start", "end", "text"} <= node.keys():
            yield node
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)


def _check_span(span: Mapping[str, Any], shelf: Shelf, verdict: Verdict) -> None:
    article = shelf(span["url"], span.get("version", 1))
    if article is None:
        verdict.claim(False, f"not in the archive: {span['url']} (version {span.get('version', 1)}): “{span['text']}”")
        return
    there = article.text[span["start"] : span["end"]]
    verdict.claim(there == span["text"], f"{span['url']} has “{there}” where the edition has “{span['text']}”")
    verdict.claim(article.outlet == span["outlet"], f"{span['url']} is of {article.outlet}, not of {span['outlet']}")


def _check_report(report: Mapping[str, Any], shelf: Shelf, verdict: Verdict) -> None:
    for said in (report, *report["copies"]):
        article = shelf(said["url"])
        if article is None:
            verdict.claim(False, f"not in the archive: {said['url']}")
            continue
        verdict.claim(
            article.outlet == said["outlet"], f"{said['url']} is of {article.outlet}, not of {said['outlet']}"
        )
        if said.get("title"):
            titles = {words for a in shelf.versions(said["url"]) for words in _titles(a)}
            verdict.claim(said["title"] in titles, f"{said['url']} is not titled “{said['title']}”")


def _titles(article: Article) -> Iterator[str]:
    """Yield an article's title and sub-headlines: a section of a live page may be a report of its own."""
    return (article.text[b.start : b.end] for b in article.blocks if b.kind in ("title", "heading"))


def _check_quotes(story: Mapping[str, Any], shelf: Shelf, tier: str, verdict: Verdict) -> None:
    """Check who is said to have spoken, by asking the articles again."""
    found = {_place(quote): quote for quote in _quotes_again(story, shelf, tier)}
    for said in story["quotes"]:
        place = tuple((w["url"], w.get("version", 1), w["start"], w["end"]) for w in said["words"])
        words = CUT.join(w["text"] for w in said["words"])
        quote = found.get(place)
        if quote is None:
            verdict.claim(False, f"the articles have no such quote: “{words}”")
            continue
        verdict.claim(
            said["name"] == quote.name, f"“{words}” is of {quote.name or 'nobody named'}, not of {said['name']}"
        )
        for part in ("speaker", "role", "cue"):
            there = getattr(quote, part)
            where = (there.article.url, there.start, there.end) if there else None
            same = (said[part]["url"], said[part]["start"], said[part]["end"]) if said[part] else None
            verdict.claim(same == where, f"“{words}” has another {part}: {there.text if there else 'none'}")


def _quotes_again(story: Mapping[str, Any], shelf: Shelf, tier: str) -> tuple[Quote, ...]:
    versions = {(s["url"], s.get("version", 1)) for s in _spans(story)}
    told = {r["url"] for said in story["reports"] for r in (said, *said["copies"])}
    # A wire sends its update under another name: it is a state of the report, too, and may be cited.
    others = [a for url in sorted({u for u, _ in versions} - told) for a in _standing(shelf, url, versions)]
    reports = []
    for said in story["reports"]:
        lead, *copies = [_standing(shelf, r["url"], versions) for r in (said, *said["copies"])]
        if lead:
            states = sorted((a for a in others if a.outlet == said["outlet"]), key=lambda a: (a.published, a.url))
            others = [a for a in others if a not in states]
            reports.append(Report(lead[-1], tuple(a for c in copies for a in c), (*lead[:-1], *states)))
    reports += [Report(a) for a in others]
    return find_quotes(Story(tuple(reports)), tier=tier) if reports else ()


def _standing(shelf: Shelf, url: str, versions: Iterable[tuple[str, int]]) -> list[Article]:
    """Return the versions of an article that a story rests on, oldest first: those that it cites, else the latest."""
    cited = sorted(v for u, v in versions if u == url)
    found = [a for v in cited if (a := shelf(url, v))]
    return found or [a for a in [shelf(url)] if a]


def _place(quote: Quote) -> tuple[tuple[str, int, int, int], ...]:
    return tuple((w.article.url, w.article.version, w.start, w.end) for w in quote.words)
