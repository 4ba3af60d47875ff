"""From copy to pages: each outlet's own HTML, with everything that stands around an article on the web."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from string import Template

from briefing.edges.sample.copydesk import Line, Outlet, Piece, Telling, dated, midnight

_LINK = re.compile(r"\[\[(.+?)\]\]")
_EMPHASIS = re.compile(r"\*(\S(?:.*?\S)?)\*")
#: Kinds of line that a template places itself, outside the body.
ASIDE = ("comment",)
#: A list's members become one list: kind of the member, kind of the whole.
_LISTS = {"item": "items", "point": "points"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A piece as it stands at one moment, dated and addressed: what pages and feeds are made of."""

    outlet: Outlet
    piece: Piece
    telling: Telling
    first_day: date
    #: Absolute, of the page; and what the feed gives instead where the outlet counts its clicks.
    url: str
    home: str

    def head(self, name: str, default: str = "") -> str:
        """Return one of the piece's heads with its days named."""
        return dated(self.telling.heads.get(name, default), self.first_day)

    @property
    def title(self) -> str:
        """The headline of this telling."""
        return self.head("title")

    @property
    def author(self) -> str:
        """Whose byline it bears: the piece's, else the outlet's."""
        return self.head("author", str(self.outlet.style["author"]))

    @property
    def summary(self) -> str:
        """What the feed says of it."""
        return self.head("summary") or self.head("deck")

    @property
    def published(self) -> datetime:
        """When the piece was first told."""
        return midnight(self.first_day, UTC) + self.piece.tellings[0].at

    @property
    def updated(self) -> datetime:
        """When it was told so."""
        return midnight(self.first_day, UTC) + self.telling.at

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text, their days named."""
        return tuple(Line(line.kind, dated(line.words, self.first_day)) for line in self.telling.lines)


def address(outlet: Outlet, piece: Piece, first: date) -> str:
    """Return the path of a piece's page as this outlet builds its addresses."""
    heads = piece.tellings[0].heads
    if "path" in heads:
        return heads["path"]
    day = midnight(first, UTC) + piece.tellings[0].at
    number = 100000 + sum(ord(c) * (n + 7) for n, c in enumerate(outlet.slug + piece.slug)) * 13 % 899999
    pattern: str = outlet.style["address"]
    return pattern.format(slug=piece.slug, section=heads.get("section", "news").lower(), date=day, number=number)


def inline(words: str, home: str) -> str:
    """Return words as HTML: `[[linked]]` and `*stressed*`."""
    words = html.escape(words, quote=False)
    words = _LINK.sub(lambda m: f'<a href="{home}/topic/{_slug(m[1])}">{m[1]}</a>', words)
    return _EMPHASIS.sub(r"<em>\1</em>", words)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "more"


def body(lines: Iterable[Line], markup: Mapping[str, str], home: str, links: Mapping[str, str]) -> str:
    """Return the lines as this outlet marks them up; `links` gives the address of a slug."""
    parts: list[str] = []
    members: list[str] = []
    whole, live = "", False

    def close_list() -> None:
        if members:
            parts.append(_fill(markup[whole], words="\n".join(members)))
            members.clear()

    for line in lines:
        if line.kind in ASIDE:
            continue
        if line.kind in _LISTS:
            whole = _LISTS[line.kind]
            members.append(_marked(line, markup, home, links))
            continue
        close_list()
        if line.kind == "live":
            parts.append(markup["live_end"] if live else "")
            live = True
        parts.append(_marked(line, markup, home, links))
    close_list()
    parts.append(markup["live_end"] if live else "")
    return "\n".join(filter(None, parts))


def _marked(line: Line, markup: Mapping[str, str], home: str, links: Mapping[str, str]) -> str:
    """Return one line's HTML. `a | b > slug` gives the words a, the credit b and a link to slug."""
    words, link = line.words, ""
    if line.kind in ("promo", "related") and " > " in words:
        words, slug = words.rsplit(" > ", 1)
        link = links.get(slug, f"{home}/topic/{slug}")
    words, _, more = words.partition(" | ")
    label, colon, after = words.partition(": ")
    return _fill(
        markup[line.kind],
        words=inline(words, home),
        more=inline(more, home),
        label=inline(label + colon, home),
        after=inline(after, home),
        link=link,
        home=home,
        name=_slug(words)[:40],
    )


def _fill(template: str, **words: str) -> str:
    return Template(template).safe_substitute(words)


def page(printed: Printed, others: Iterable[Printed], links: Mapping[str, str]) -> str:
    """Return the whole page of a piece; `others` are linked beside it."""
    outlet, home = printed.outlet, printed.home
    style = outlet.style
    others = tuple(others)
    comments = [line.words.partition(" | ") for line in printed.lines if line.kind == "comment"]
    return _fill(
        outlet.template,
        title=html.escape(printed.title),
        deck=inline(printed.head("deck"), home),
        summary=html.escape(printed.summary),
        section=html.escape(printed.head("section", "News").title()),
        author=html.escape(printed.author),
        url=printed.url,
        home=home,
        published=printed.published.strftime(style["clock"]),
        updated=printed.updated.strftime(style["clock"]),
        iso=printed.published.isoformat(),
        updated_iso=printed.updated.isoformat(),
        body=body(printed.lines, style["markup"], home, links),
        related=_list_of(others[:4], style["markup"]["teaser"]),
        most_read=_list_of(others[-5:], style["markup"]["most_read"]),
        comments="\n".join(
            _fill(style["markup"]["comment"], words=inline(words, home), who=html.escape(who))
            for who, _, words in comments
        ),
        linked=_linked(printed),
        image=f"{home}/img/{printed.piece.slug}.png",
        name=html.escape(outlet.name),
        slug=printed.piece.slug,
        genre=printed.head("genre", "news"),
    )


def _list_of(pieces: Iterable[Printed], teaser: str) -> str:
    return "\n".join(
        _fill(teaser, words=html.escape(p.title), link=p.url, section=html.escape(p.head("section", "News").title()))
        for p in pieces
    )


def _linked(printed: Printed) -> str:
    """Return the page's schema.org description."""
    kinds = {"opinion": "OpinionNewsArticle", "live": "LiveBlogPosting", "advertorial": "AdvertiserContentArticle"}
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kinds.get(printed.head("genre"), "NewsArticle"),
        "headline": printed.title,
        "datePublished": printed.published.isoformat(),
        "dateModified": printed.updated.isoformat(),
        "author": [{"@type": "Person", "name": printed.author}],
        "publisher": {"@type": "Organization", "name": printed.outlet.name},
        "articleSection": printed.head("section", "News").title(),
        "mainEntityOfPage": printed.url,
        "description": printed.summary,
    }
    if "extra" in printed.telling.heads:
        facts["isAccessibleForFree"] = False
    return json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")


def index(outlet: Outlet, pieces: Iterable[Printed], home: str) -> str:
    """Return a page of headlines: the front, and every section and topic."""
    rows = "\n".join(f'<li><a href="{p.url}">{html.escape(p.title)}</a></li>' for p in pieces)
    name = html.escape(outlet.name)
    return f"<!doctype html><html><head><title>{name}</title></head><body><h1><a href='{home}/'>{name}</a></h1><ul>{rows}</ul></body></html>"
