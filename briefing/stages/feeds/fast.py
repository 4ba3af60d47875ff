"""The quick reading of feeds that are well-formed: lxml instead of feedparser, with the same result or none at all.

Whatever makes feedparser's rules matter (markup that is not escaped, odd encodings, elements in elements, a document
type) is left to it: `read_fast` then returns None. What remains is most of the world's feeds, twenty times faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from briefing.model import Page
from briefing.stages.feeds.elements import Element, LeaveItError, attribute, base_of, joined, name_of, rebased, text_of
from briefing.stages.feeds.raw import MOST_ENTRIES, RawEntry, RawFeed, author_name

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""", re.I)
_UTF8 = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii"})
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_TEXT_TYPES = frozenset({None, "", "text", "html", "plain", "text/plain", "text/html"})
_PAGE_TYPES = frozenset({"text/html", "html", "application/xhtml+xml", "xhtml"})


@dataclass(slots=True)
class _Draft:
    """An entry as its elements come in."""

    base: str
    id: str = ""
    permalink: str | None = None
    link: str | None = None
    other_link: str = ""
    origin: str = ""
    title: str = ""
    titled: bool = False
    published: str = ""
    updated: str = ""
    created: str = ""
    summary: str | None = None
    summary_depth: int = 0
    contents: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    has_content: bool = False

    @property
    def own_link(self) -> str:
        """The link, or the guid that stands in for one."""
        return (self.permalink or "") if self.link is None else self.link


def read_fast(page: Page) -> RawFeed | None:
    """Return what a well-formed feed in UTF-8 says, exactly as feedparser would have it; None for any other page."""
    declared = _DECLARED.match(page.body)
    names = {page.charset.lower(), declared[1].decode("ascii").lower() if declared else ""}
    if not names <= _UTF8:
        return None
    try:
        root = etree.fromstring(page.body, _parser())
        return _feed(root, page.url) if root.getroottree().docinfo.internalDTD is None else None
    except (etree.XMLSyntaxError, LeaveItError, ValueError):
        return None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _feed(root: Element, url: str) -> RawFeed:
    """Return the feed under a document's root."""
    if name_of(root) not in ("rss", "feed", "rdf_rdf"):
        raise LeaveItError
    elements = (element for element in root.iter() if name_of(element) in ("item", "entry"))
    entries = tuple(_entry(element, base_of(element, url)) for element in islice(elements, MOST_ENTRIES))
    return RawFeed(_site(root, url), entries)


def _site(root: Element, url: str) -> str:
    """Return the address of the site that a feed belongs to."""
    channel = next((child for child in root if name_of(child) == "channel"), root)
    draft = _Draft(url)
    for child in channel:
        if name_of(child) == "link":
            draft.base = base_of(child, url)
            _link(draft, child, 0)
        elif name_of(child) in ("id", "guid"):
            draft.base = base_of(child, url)
            _id(draft, child, 0)
    return draft.own_link


def _entry(element: Element, base: str) -> RawEntry:
    """Return what an entry's elements say."""
    draft = _Draft(base, id=element.get(_ABOUT, ""))
    _take(draft, element, 0)
    dates = (draft.published, draft.updated, draft.created)
    return RawEntry(
        draft.id,
        draft.origin or draft.own_link or draft.other_link,
        draft.title,
        tuple(filter(None, dates)),
        tuple(filter(None, (*draft.contents, draft.summary or ""))),
        tuple(dict.fromkeys(filter(None, map(author_name, draft.authors)))),
        tuple(dict.fromkeys(draft.categories)),
    )


def _take(draft: _Draft, element: Element, depth: int) -> None:
    """Take what the children of an element say."""
    for child in element:
        name = name_of(child)
        if name in _AROUND:
            _take(draft, child, depth + 1)
        elif take := _TAKES.get(name):
            around = draft.base
            if child.attrib:
                draft.base = rebased(child, around)
            take(draft, child, depth)
            draft.base = around
        elif len(child) and name not in _PASSED_OVER:
            raise LeaveItError


def _id(draft: _Draft, element: Element, depth: int) -> None:
    if attribute(element, "ispermalink", "true") == "true":
        draft.id = _address(draft, element)
        draft.permalink = draft.id if draft.permalink is None else draft.permalink
    else:
        draft.id = text_of(element)


def _link(draft: _Draft, element: Element, depth: int) -> None:
    said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    href = said.get("url", said.get("uri")) or said.get("href")
    if href is None:
        draft.link = _address(draft, element)
    elif said.get("rel", "alternate").lower() == "alternate":
        address = joined(draft.base, href)
        if said.get("type", "text/html").lower() in _PAGE_TYPES:
            draft.link = address
        draft.other_link = draft.other_link or address


def _address(draft: _Draft, element: Element) -> str:
    """Return the address that an element's text is; an empty one stays empty."""
    text = text_of(element)
    return joined(draft.base, text) if text else ""


def _title(draft: _Draft, element: Element, depth: int) -> None:
    if not draft.titled:
        draft.title = _typed(element)
        draft.titled = bool(draft.title)


def _source(draft: _Draft, element: Element, depth: int) -> None:
    """What it says is of another feed; after it a title counts anew."""
    draft.titled = False


def _published(draft: _Draft, element: Element, depth: int) -> None:
    draft.published = text_of(element)


def _updated(draft: _Draft, element: Element, depth: int) -> None:
    draft.updated = text_of(element)


def _created(draft: _Draft, element: Element, depth: int) -> None:
    draft.created = text_of(element)


def _summary(draft: _Draft, element: Element, depth: int) -> None:
    """A second summary without content before it counts as content; a deeper one does not replace one above it."""
    text = _typed(element)
    if draft.summary is not None and not draft.has_content:
        draft.contents.append(text)
        draft.has_content = True
    elif draft.summary is None or depth <= draft.summary_depth:
        draft.summary, draft.summary_depth = text, depth


def _content(draft: _Draft, element: Element, depth: int) -> None:
    text = _typed(element)
    draft.contents.append(text)
    draft.has_content = True
    if draft.summary is None:
        draft.summary, draft.summary_depth = text, 99


def _typed(element: Element) -> str:
    """Return the text of an element that says of which type it is; other types than text are feedparser's."""
    if element.attrib and (
        element.get("type", "").lower() not in _TEXT_TYPES or element.get("mode", "escaped") != "escaped"
    ):
        raise LeaveItError
    return text_of(element)


def _author(draft: _Draft, element: Element, depth: int) -> None:
    names = [text_of(child) for child in element if name_of(child) in ("name", "itunes_name")]
    draft.authors += names if len(element) else [text_of(element)]


def _category(draft: _Draft, element: Element, depth: int) -> None:
    text = text_of(element)
    draft.categories += filter(None, [element.get("label") or element.get("term") or text])


def _keywords(draft: _Draft, element: Element, depth: int) -> None:
    draft.categories += filter(None, map(str.strip, text_of(element).split(",")))


def _origin(draft: _Draft, element: Element, depth: int) -> None:
    draft.origin = text_of(element)


def _odd(draft: _Draft, element: Element, depth: int) -> None:
    raise LeaveItError


_TAKES: dict[str, Callable[[_Draft, Element, int], None]] = {
    name: take
    for take, names in (
        (_author, "author dc_author dc_creator itunes_author managingeditor"),
        (_category, "category dc_subject keywords media_category"),
        (_content, "content content_encoded fullitem"),
        (_created, "created dcterms_created"),
        (_id, "guid id"),
        (_keywords, "itunes_keywords media_keywords tags"),
        (_link, "link"),
        (
            _odd,
            "abstract base body entry image item itunes_category math media_title newlocation svg textinput xhtml_body",
        ),
        (_origin, "feedburner_origlink"),
        (_published, "dcterms_issued issued pubdate published"),
        (_source, "source"),
        (_summary, "dc_description description itunes_summary media_description summary"),
        (_title, "dc_title title"),
        (_updated, "dc_date dcterms_modified lastbuilddate modified updated"),
    )
    for name in names.split()
}
#: Elements whose children count as the entry's own.
_AROUND = frozenset({"media_content", "media_group"})
#: Elements whose children say nothing of the entry.
_PASSED_OVER = frozenset({"contributor"})
