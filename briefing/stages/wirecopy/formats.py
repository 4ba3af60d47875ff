"""Which of the trade's formats a file is in, and its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.errors import SourceError
from briefing.model import Article, Page
from briefing.stages.wirecopy.copy import Copy
from briefing.stages.wirecopy.messages import from_mail, from_ninjs
from briefing.stages.wirecopy.xml import ROOTS, from_xml
from briefing.text.blocks import compose
from briefing.text.boilerplate import kind_of
from briefing.text.clean import one_line
from briefing.text.genres import find_genre
from briefing.text.languages import detect


def is_wire(page: Page) -> bool:
    """Return whether a page is in one of the trade's formats, by its first bytes and media type."""
    if page.media_type == "message/rfc822":
        return True
    head = page.body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return (
            b'"pubstatus"' in page.body
            or b'"body_text"' in page.body
            or b'"bodies"' in page.body
            or b'"body_html"' in page.body
        )
    return any(b"<" + root.encode() in head or b":" + root.encode() in head for root in ROOTS)


def read_wire(page: Page) -> tuple[Article, ...]:
    """Return the articles that a wire file holds, in its order.

    Raises SourceError for a file that is in none of the formats, is broken, or holds nothing to read.
    """
    copies = list(_reader(page)(page))
    articles = tuple(_article(copy, page) for copy in copies)
    if not articles:
        raise SourceError(page.url, "no article in this wire file")
    return articles


def _reader(page: Page) -> Callable[[Page], Iterable[Copy]]:
    if _is_mail(page):
        return from_mail
    return from_ninjs if page.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else from_xml


def _is_mail(page: Page) -> bool:
    return page.media_type == "message/rfc822"


def _article(copy: Copy, page: Page) -> Article:
    # Agencies close with credits and add promos as paragraphs like any other.
    parts = [(kind_of(words) or kind if kind == "paragraph" else kind, words) for kind, words in copy.parts]
    text, blocks = compose([("title", copy.title), *parts])
    if not text and copy.notice != "kill":
        raise SourceError(page.url, f"{copy.url} has neither headline nor text")
    name = copy.outlet or "Wire"
    return Article(
        one_line(copy.url) or page.url,
        name,
        copy.published or page.fetched,
        page.fetched,
        text,
        blocks,
        authors=copy.authors,
        language=copy.language[:2].lower() or detect(" ".join(words for _, words in parts)),
        categories=copy.categories,
        origin=name,
        embargo=copy.embargo,
        urgency=copy.urgency,
        notice=copy.notice,
        replaces=one_line(copy.replaces),
        # Agencies mark what is no news by other means; press offices mail.
        genre=find_genre("", copy.title, lines=[words for _, words in parts]) if _is_mail(page) else "news",
    )
