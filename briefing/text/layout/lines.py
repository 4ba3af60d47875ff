"""Lines and runs, and how a Span, an outlet and a list become runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.model import Article, Briefing, Digest, Span
from briefing.text import wording
from briefing.text.tidy import tidy
from briefing.text.tongues import say


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `link` is a web address, or "#" and the mark of another line."""

    text: str
    style: str = ""
    link: str = ""
    #: ISO 639-1 of an article's words, "" for the briefing's own.
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; `mark` names it for links, `held` keeps it on the page of the next one."""

    style: str
    runs: tuple[Run, ...]
    mark: str = ""
    held: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(r.text for r in self.runs)


def words(span: Span, *, style: str = "", link: str = "") -> Run:
    """Return an article's words as they are printed."""
    return Run(tidy(span.text), style=style, link=link, language=span.article.language)


def named(article: Article) -> Run:
    """Return the article's outlet, linked to the article."""
    return Run(wording.outlet(article), style="Outlet", link=wording.address(article.url))


def credited(article: Article) -> Run:
    """Return the same with the agency whose work it is: "The Post (AP)"."""
    run = named(article)
    origin = wording.origin(article)
    return replace(run, text=f"{run.text} ({origin})") if origin else run


def source(span: Span, support: Iterable[Span] = ()) -> Iterator[Run]:
    """Yield where a line comes from, small and grey, and how many others have it too."""
    yield Run(" ")
    yield named(span.article)
    if others := {wording.outlet(s.article) for s in support} - {wording.outlet(span.article)}:
        yield Run(f" +{len(others)}", style="Outlet")


def joined(runs: list[Run], language: str) -> Iterator[Run]:
    """Yield the runs as a list in a sentence: A, B and C."""
    for n, run in enumerate(runs):
        if n:
            yield Run(say(" and ", language) if n == len(runs) - 1 else ", ")
        yield run


def numbered(briefing: Briefing, *, in_full: bool) -> Iterator[tuple[int, Digest]]:
    """Yield the stories told in full, or those in brief, with their numbers in the edition."""
    return ((n, d) for n, d in enumerate(briefing.digests, start=1) if d.in_full is in_full)
