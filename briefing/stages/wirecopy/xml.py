"""NITF and NewsML-G2.

Sources: IPTC NITF 3.6; IPTC NewsML-G2 2.x (newsItem, newsMessage).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefing.errors import SourceError
from briefing.model import Kind, Page
from briefing.stages.wirecopy.copy import NOTICES, Copy, byline, moment, number
from briefing.stages.wirecopy.markup import attribute, block_parts, every, first, name_of, tail, words_of

#: What the roots of wire files are called, and in what format that makes them.
ROOTS = ("newsItem", "newsMessage", "nitf")


def from_xml(page: Page) -> Iterator[Copy]:
    """Yield the items of a NITF or NewsML-G2 file; what is broken in it is passed over, SourceError where nothing is left."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(page.body, parser)
    except etree.XMLSyntaxError:  # nothing at all could be recovered
        root = None
    if root is None:
        raise SourceError(page.url, "not a wire file: no XML in it; ask the agency to send it again")
    if name_of(root) == "nitf":
        yield _nitf(root, page)
        return
    items = [e for e in root.iter() if name_of(e) == "newsItem"]
    if not items:
        raise SourceError(page.url, f"not a wire file: its root is <{name_of(root)}>, not one of {', '.join(ROOTS)}")
    for item in items:
        yield _newsml(item, page)


def _nitf(root: Any, page: Page) -> Copy:
    docdata = first(root, "docdata")
    status = attribute(docdata, "management-status")
    correction = first(docdata, "correction")
    copy = Copy(attribute(first(docdata, "doc-id"), "id-string") or page.url)
    copy.title = words_of(first(root, "hl1")) or words_of(first(first(root, "head"), "title"))
    copy.authors = byline(words_of(first(root, "byline")))
    copy.outlet = words_of(first(root, "distributor")) or attribute(first(docdata, "doc.copyright"), "holder")
    copy.published = moment(attribute(first(docdata, "date.issue"), "norm"))
    release = moment(attribute(first(docdata, "date.release"), "norm"))
    copy.embargo = (
        release if status == "embargoed" or (release and copy.published and release > copy.published) else None
    )
    copy.urgency = number(attribute(first(docdata, "urgency"), "ed-urg"))
    copy.notice = NOTICES.get(status, "correction" if correction is not None else "")
    copy.replaces = attribute(correction, "id-string") or (copy.url if copy.notice else "")
    copy.language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    content = first(root, "body.content")
    copy.parts = _dateline(words_of(first(root, "dateline")), list(block_parts(content)))
    return copy


def _newsml(item: Any, page: Page) -> Copy:
    meta, content = first(item, "itemMeta"), first(item, "contentMeta")
    copy = Copy(item.get("guid") or page.url)
    signals = [tail(attribute(e, "qcode")) for e in every(meta, "signal")]
    status = tail(attribute(first(meta, "pubStatus"), "qcode"))
    copy.notice = next((NOTICES[s] for s in (status, *signals) if s in NOTICES), "")
    link = next((e for e in every(meta, "link") if e.get("residref")), None)
    copy.replaces = (
        attribute(link, "residref") if link is not None and copy.notice else (copy.url if copy.notice else "")
    )
    copy.title = words_of(first(content, "headline")) or words_of(first(meta, "title"))
    copy.authors = byline(words_of(first(content, "by")))
    copy.outlet = words_of(first(first(meta, "provider"), "name")) or attribute(first(meta, "provider"), "literal")
    copy.published = moment(words_of(first(meta, "firstCreated")) or words_of(first(meta, "versionCreated")))
    copy.embargo = moment(words_of(first(meta, "embargoed")))
    copy.urgency = number(words_of(first(content, "urgency")))
    copy.language = attribute(first(content, "language"), "tag")
    copy.categories = tuple(w for e in every(content, "subject") if (w := words_of(first(e, "name"))))
    body = first(item, "inlineXML")
    if body is None:
        body = first(item, "inlineData")
    copy.parts = _dateline(words_of(first(content, "dateline")), list(block_parts(body)))
    return copy


def _dateline(words: str, parts: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    return [("dateline", words), *parts] if words else parts
