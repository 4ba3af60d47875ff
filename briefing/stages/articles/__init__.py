"""Articles: from a page, a file or a feed's own text to an Article whose every block is known for what it is.

A page is parsed once. trafilatura finds the article (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15); our own
layer keeps its headings, bullets and captions apart and takes boilerplate for what it is. Raises nothing but SourceError.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefing.errors import SourceError
from briefing.model import PROSE, Article, Entry, Kind, Page
from briefing.stages.articles.announced import headline_of, told_of
from briefing.stages.articles.authors import find_authors
from briefing.stages.articles.body import Part, choose, parts, shown_captions
from briefing.stages.articles.bylines import people
from briefing.stages.articles.corrected import LITTLE, notice_alone, set_notice_apart
from briefing.stages.articles.dates import find_date, stated_for_sure
from briefing.stages.articles.decoding import decode
from briefing.stages.articles.headlines import find_title, plain, without
from briefing.stages.articles.hidden import hidden_lines
from briefing.stages.articles.markup import lines, parse
from briefing.stages.articles.metadata import is_free, listen
from briefing.stages.articles.opening import set_apart
from briefing.stages.articles.outlets import called, find_outlet
from briefing.stages.articles.textfile import read_plain
from briefing.stages.articles.walls import wall
from briefing.text.blocks import compose
from briefing.text.clean import one_line
from briefing.text.genres import find_genre, section_of
from briefing.text.languages import detect
from briefing.text.links import host_of
from briefing.text.moments import read_date
from briefing.text.origins import find_origin, of_others

#: Feed text of so many characters stands for the page's, if it does not break off.
FULL = 1500

# By so much more than the page a feed's date is another one, whatever clocks and drafts there are.
_ANEW = timedelta(hours=36)

Extractor = Callable[[Page], Article]


def read_html(page: Page) -> Article:
    """Return the article of an HTML page; raises SourceError where it holds none."""
    tree = parse(decode(page))
    if tree is None:
        raise SourceError(page.url, "no HTML could be read; open it in a browser to see what is there")
    said = listen(tree)
    outlet = said.meta("og:site_name", "application-name", "twitter:site").lstrip("@")
    title = find_title(tree, said, outlet, page.url)
    page_lines = lines(tree)
    authors = find_authors(tree, said, outlet, page_lines, title, host_of(page.url))
    chosen = choose(page_lines, tree, title)
    found = list(parts(chosen, title, authors, shown_captions(page_lines, tree)))
    prose = _prose(found)
    if prose < LITTLE and (taken_back := notice_alone(page_lines)):
        found, prose = taken_back, _prose(taken_back)
    if is_free(said) and (untold := list(parts(hidden_lines(said, tree, prose), title, authors))):
        found, prose = (untold, _prose(untold)) if _prose(untold) > prose else (found, prose)
    if reason := wall(title or said.title, page_lines, prose, is_free(said)):
        raise SourceError(page.url, reason)
    stated = find_date(tree, said, page.url, page.fetched, page_lines, title)
    published = stated.astimezone(UTC) if stated else page.fetched
    if not outlet and not host_of(page.url):
        outlet = find_outlet([title, *(words for _, words, _ in found)]) or host_of(said.canonical)
    title, found = set_notice_apart(title, found)
    article = _article(page, title, found, outlet, published, authors, said.language)
    address = page.url if host_of(page.url) else said.canonical or page.url
    genre = find_genre(address, title, [said.meta("article:section")], said.types, [words for _, words, _ in found])
    sections = tuple(filter(None, [said.meta("article:section")]))
    return replace(article, genre=genre, categories=sections, stated=stated_for_sure(said))


def _prose(found: Sequence[Part]) -> int:
    """Return how many characters of prose an article has."""
    return sum(len(words) for kind, words, _ in found if kind in PROSE)


def read_text(page: Page) -> Article:
    """Return the article of a plain text file; raises SourceError where it holds none."""
    found = read_plain(decode(page))
    title = next((words for kind, words in found if kind == "title"), "")
    title, rest = set_notice_apart(title, [(kind, words, None) for kind, words in found if kind != "title"])
    head = [words for kind, words, _ in rest[:6] if kind == "dateline"]
    authors = tuple(name for words in head if words.lower().startswith("by ") for name in people(words))
    # The day in an address is the last resort: another line may name the hour.
    dates = (read_date(words) for words in sorted(head, key=lambda words: "://" in words))
    published = next((d.astimezone(UTC) for d in dates if d and d <= page.fetched), page.fetched)
    outlet = find_outlet([words for _, words in found])
    article = _article(page, title, rest, outlet, published, authors, "")
    return replace(article, genre=find_genre(page.url, title, lines=[words for _, words, _ in rest]))


#: What reads a page, by its media type's ending; `config.yaml` may name any `module:function` of this shape instead.
EXTRACTORS: dict[str, Extractor] = {"html": read_html, "plain": read_text}


def extract(page: Page) -> Article:
    """Return the article of a page of any kind that is known here; raises SourceError."""
    kind = page.media_type.split(";")[0].strip().lower()
    if kind in ("text/plain", "text/markdown", "text/x-markdown"):
        return EXTRACTORS["plain"](page)
    beginning = page.body[:2000].lower()
    if (
        "html" in kind
        or "xml" in kind
        or not kind
        or b"<html" in beginning
        or b"<body" in beginning
        or b"<p" in beginning
    ):
        return EXTRACTORS["html"](page)
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind == "application/pdf":
        raise SourceError(page.url, f"{kind} is not an article; give the article as HTML or text")
    return EXTRACTORS["plain"](page)


def read_page(page: Page, *, outlet: str = "") -> Article:
    """Return the article of a file or of an address that no feed told of; raises SourceError."""
    article = extract(page)
    name = outlet or article.outlet
    # A file names no outlet; whose work it is it often does.
    known = name or (article.origin if not host_of(page.url) else "") or host_of(page.url) or called(page.url)
    origin = of_others(article.origin, name)
    return replace(_titled(article, without(article.title, known)), outlet=known, origin=origin)


def read_article(entry: Entry, page: Page, *, extract: Extractor = extract) -> Article:
    """Return the article that a feed's entry points to, read from its page; raises SourceError."""
    article = extract(page)
    # The feed knows the hour; pages show their updates beside it. A date to come is no date.
    published = min(
        entry.published if entry.dated and entry.published <= page.fetched else article.published, page.fetched
    )
    titled = _titled(article, _better(article.title, entry))
    # A live page goes on under the hour of its first line.
    known = article.stated if entry.dated and article.genre != "live" else None
    stated = known.astimezone(UTC) if known and entry.moved - known > _ANEW else None
    return _entered(
        replace(titled, published=published, authors=article.authors or entry.authors, stated=stated), entry
    )


def _better(title: str, entry: Entry) -> str:
    """Return the page's headline, or the feed's where the page has none or only adds the outlet's name to it."""
    theirs = one_line(entry.title)
    if not title or (theirs and plain(theirs) in plain(title) and plain(entry.feed.outlet) in plain(title)):
        return theirs
    return without(title, entry.feed.outlet)


def from_entry(entry: Entry, fetched: datetime) -> Article:
    """Return the article that a feed's own text gives; raises SourceError where the feed gives no words."""
    tree = parse(f"<html><body><article>{entry.content}</article></body></html>")
    title, outlet = headline_of(entry.title, entry.feed.outlet), entry.feed.outlet
    found = list(told_of(list(parts(lines(tree), title)), title, outlet)) if tree is not None else []
    if not found and not title:
        raise SourceError(entry.url, "the feed gives neither title nor text for this entry")
    page = Page(entry.url, b"", "text/html", fetched)
    return _entered(_article(page, title, found, outlet, entry.published, entry.authors, entry.feed.language), entry)


def _entered(article: Article, entry: Entry) -> Article:
    """Return the article with what its feed's entry says of it."""
    categories = tuple(dict.fromkeys((*entry.categories, *article.categories)))
    told = [article.text[b.start : b.end] for b in article.blocks if b.kind in PROSE]
    labels = (*categories, *section_of(entry.feed.outlet, entry.feed.desk))
    genre = (
        article.genre
        if article.genre != "news"
        else find_genre(article.url, article.title or entry.title, labels, lines=told)
    )
    return replace(
        article,
        outlet=entry.feed.outlet or article.outlet,
        origin=of_others(article.origin, entry.feed.outlet),
        desk=entry.feed.desk,
        categories=categories,
        position=entry.position,
        genre=genre,
    )


def _titled(article: Article, title: str) -> Article:
    """Return the article under another headline."""
    if title == article.title or not title:
        return article
    told: list[Part] = [(b.kind, article.text[b.start : b.end], b.posted) for b in article.blocks if b.kind != "title"]
    text, blocks = compose([("title", title, None), *(part for part in told if plain(part[1]) != plain(title))])
    return replace(article, text=text, blocks=blocks)


def _article(
    page: Page, title: str, found: Sequence[Part], outlet: str, published: datetime, authors: tuple[str, ...], hint: str
) -> Article:
    if not any(kind in PROSE for kind, _, _ in found) and not title:
        raise SourceError(page.url, "no article was found on the page; open it in a browser to see what is there")
    leading: list[tuple[Kind, str, datetime | None]] = [("title", title, None)]
    text, blocks = compose([*leading, *set_apart(found)])
    prose = "\n".join(words for kind, words, _ in found if kind in PROSE) or title
    origin = find_origin([words for kind, words, _ in found], authors=authors, outlet=outlet)
    return Article(
        page.url,
        outlet,
        published,
        page.fetched,
        text,
        blocks,
        authors=authors,
        language=detect(prose, hint=hint),
        origin=origin,
    )


def is_full(entry: Entry) -> bool:
    """Return whether a feed's entry carries the whole article, so that its page need not be fetched."""
    tree = parse(f"<html><body>{entry.content}</body></html>") if len(entry.content) >= FULL else None
    if tree is None:
        return False
    found = list(parts(lines(tree), entry.title))
    prose = [words for kind, words, _ in found if kind in PROSE]
    ended = not prose or not prose[-1].rstrip(" ]").endswith(("…", "..."))
    return sum(map(len, prose)) >= FULL and len(prose) > 2 and ended
