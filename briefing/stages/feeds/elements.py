"""Elements of a feed as feedparser would have them: their names, their texts, the addresses in them."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

Element = etree._Element

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_CONTROLS = re.compile("[\x80-\x9f]")

# Namespaces by the prefix under which feedparser knows them; "" is RSS and Atom.
_PREFIXES = {
    "": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
}  # fmt: skip


# What Windows has where Latin-1 has control characters; feedparser's table is the encoding's own.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


class LeaveItError(Exception):
    """This document is one for feedparser."""


def name_of(element: Element) -> str:
    """Return feedparser's name for an element: prefix_localname, in lower case."""
    return _named(str(element.tag), element.prefix)


@lru_cache(maxsize=1024)
def _named(tag: str, given: str | None) -> str:
    space, _, local = tag.rpartition("}")
    space = space[1:].lower()
    prefix = "" if "backend.userland.com/rss" in space else _PREFIXES.get(space, given or "")
    return f"{prefix}_{local}".lower() if prefix else local.lower()


def base_of(element: Element, url: str) -> str:
    """Return the address from which an element's links are read (xml:base)."""
    for around in reversed((element, *element.iterancestors())):
        if around.attrib:
            url = rebased(around, url)
    return url


def rebased(element: Element, url: str) -> str:
    """Return the address from which links inside an element are read, where those around it are read from `url`."""
    if "base" in element.attrib:
        raise LeaveItError
    return joined(url, element.get(_XML_BASE, ""))


def joined(base: str, link: str) -> str:
    """Return the address that a link names as read at a base."""
    if ":///" in link:
        raise LeaveItError
    return urljoin(base, link)


def text_of(element: Element) -> str:
    """Return an element's text as feedparser gives it: two common slips with encodings are put right."""
    if len(element):
        raise LeaveItError
    text = (element.text or "").strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):
        # UTF-8 that somebody took for Latin-1 and encoded again.
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_WINDOWS) if _CONTROLS.search(text) else text


def attribute(element: Element, name: str, default: str) -> str:
    """Return an attribute whatever the case of its name."""
    return next((str(value) for key, value in element.attrib.items() if str(key).lower() == name), default)
