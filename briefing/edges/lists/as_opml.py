"""Lists as OPML 2.0, which every feed reader exports and imports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from lxml import etree

from briefing.edges.lists.said import meant, wrong
from briefing.errors import ConfigError
from briefing.model import Feed

#: Readers write feed:// before what was subscribed to by a button.
_SUBSCRIBED = re.compile(r"^feed:(?://)?(?=https?:)|^feed://")


def read_opml(path: Path, body: bytes) -> Iterator[Feed]:
    """Yield the feeds of an OPML list; the folder that a feed lies in is its desk."""
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ConfigError(f"{path}, line {error.lineno or 1}: {error.msg}") from error
    if str(root.tag).lower() != "opml":
        wrong(
            path,
            int(str(root.sourceline or 1)),
            f"this is <{root.tag}>, no OPML: a feed's own address belongs in a list",
        )
    for outline in root.iter("outline"):
        if "xmlUrl" in outline.attrib or "xmlurl" in outline.attrib:
            yield meant(path, int(str(outline.sourceline or 1)), _said(outline))


def _said(outline: etree._Element) -> dict[str, str]:
    """Return what an outline says of its feed."""
    said = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
    folder = outline.getparent()
    desk = folder.get("text") or folder.get("title") or "" if folder is not None and folder.tag == "outline" else ""
    return {
        "url": _SUBSCRIBED.sub(lambda match: "http://" if match[0] == "feed://" else "", said["xmlurl"]),
        "outlet": said.get("text") or said.get("title", ""),
        "desk": str(desk) or said.get("category", "").split(",")[0].strip("/").rpartition("/")[2],
        "language": said.get("language", ""),
        "weight": said.get("weight", ""),
    }


def write_opml(feeds: Iterable[Feed]) -> str:
    """Return an OPML 2.0 list of feeds with a folder for each desk."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds"
    body = etree.SubElement(root, "body")
    desk = attrgetter("desk")
    for name, group in groupby(sorted(feeds, key=desk), key=desk):
        folder = etree.SubElement(body, "outline", text=name, title=name) if name else body
        for feed in group:
            etree.SubElement(folder, "outline", _outline(feed))
    written: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return written.decode()


def _outline(feed: Feed) -> dict[str, str]:
    """Return a feed as the attributes of an OPML outline."""
    said = {"type": "rss", "text": feed.outlet, "title": feed.outlet, "xmlUrl": feed.url}
    said |= {"language": feed.language} if feed.language else {}
    return said | ({"weight": f"{feed.weight:g}"} if feed.weight != 1 else {})
