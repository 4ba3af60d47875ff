"""Markup: from a page's tree to the lines that a reader sees, with what their surroundings say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement, HTMLParser, fromstring

from briefing.text.clean import one_line

# Never words of an article; what they hold is not even looked at.
_SKIPPED = frozenset(
    "applet audio button canvas datalist dialog embed fieldset iframe input map math menu nav noscript object option script select"
    " style svg template textarea video head".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr html li main ol p pre section summary table tbody td tfoot th thead tr ul amp-img".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BOLD = frozenset("b strong".split())

#: What the names that newsrooms give to their boxes say of the lines in them, sorted by meaning.
NAMES: tuple[tuple[str, str], ...] = (
    ("ad", r"\bads?\b|advert|sponsor|promoted|outbrain|taboola|dfp|adslot|partner-?content|native"),
    ("author", r"author|byline|by-line|contributor|reporter|writer|(?<!auto)bio(?:graphy|-|_|\b)|credits?(?:\b|-|_)"),
    ("body", r"article-?_?(?:body|content|text|copy|main|paragraph)|story-?_?(?:body|content|text|copy)|entry-?_?content|post-?_?(?:body|content|text)|articlebody|storybody|body-?(?:copy|text|content)|content-?_?body|rich-?text|main-?content|page-?content|text-?content|field-name-body|paragraph"),
    ("caption", r"caption|photo-?(?:credit|text|info)|image-?(?:credit|text|info|description|meta)|img-?(?:credit|text)|gallery|slideshow|carousel|wp-caption|media-?(?:credit|description|info)|lightbox|figcap"),
    ("comments", r"comments?(?!ar)|disqus|respond|discussion|livefyre|viafoura|coral"),
    ("consent", r"cookie|consent|gdpr|paywall|subscri(?:be|ption)-|regwall|piano|overlay|modal|popup"),
    ("footer", r"footer|copyright|legal|disclaimer|colophon|bottom"),
    ("meta", r"(?:^|[\s_-])(?:meta|date|time|timestamp|published|posted|updated|pub-?date|dateline|kicker|eyebrow|breadcrumbs?|tags?|topics?|keywords|categor(?:y|ies)|labels?)(?:$|[\s_-])|taglist|tag-list"),
    ("navigation", r"\bnav|menu|breadcrumb|sidebar|side-bar|pagination|pager|toolbar|rail\b|masthead|skip"),
    ("newsletter", r"newsletter|sign-?up|subscribe|mailchimp|email-?(?:form|capture|alert)|optin|cta\b"),
    ("related", r"relat(?:ed|ive)|recommend|read-?(?:more|next|also)|more-?(?:from|on|stories|news|articles|link)|most-?(?:read|popular|viewed)|trending|popular|teaser|promo|recirc|you-?may|also-?(?:like|read|see)|see-?also|up-?next|further|latest-?(?:news|stories)|also-|suggest|interlink|inline-?link|in-?article-?link|inset|explore|recommended|next-?(?:article|story|post)|infinite|upsell|crosslink|link-?list|river|listicle-nav|zergnet|card\b"),
    ("share", r"shar(?:e|ing)|social|follow|facebook|twitter-share|addthis|addtoany|bookmark|print-|tools"),
    ("summary", r"(?:sub-?(?:title|head(?:line)?)|dek\b|standfirst|stand-first|summary|lede|lead-?(?:in|text)|excerpt|description|abstract|intro\b|kicker|strapline|highlights?|key-?(?:points|takeaways))"),
    ("video", r"video|player|jwp|brightcove|youtube|media-?player|embed|podcast"),
)  # fmt: skip
_NAMES = tuple((meaning, re.compile(pattern)) for meaning, pattern in NAMES)


@dataclass(slots=True)
class Line:
    """A stretch of a page's text between two breaks."""

    words: str
    #: The nearest block element: "p", "li", "h2", "div" …
    tag: str
    #: Characters inside links and inside bold type.
    linked: int
    bold: int
    #: What the elements around it are called and are: "related", "figcaption", "article" …
    around: frozenset[str]
    #: Numbers of the elements around it, innermost last.
    path: tuple[int, ...]
    #: The time that it states in its markup, where there is one.
    when: str = ""


@dataclass(slots=True)
class _Open:
    """What is known while a line is being read."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    when: str = ""


def parse(html: str) -> HtmlElement | None:
    """Return the page's tree, or None where there is none."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False, collect_ids=False)
    try:
        tree = fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree.tag, str) else None


@lru_cache(maxsize=16384)
def meanings(names: str) -> frozenset[str]:
    """Return what an element's class and id, in lower case, say of what it holds."""
    return frozenset(meaning for meaning, pattern in _NAMES if pattern.search(names))


_NOTHING: frozenset[str] = frozenset()
_STRUCTURE = frozenset(
    "article aside blockquote dl figcaption figure footer form header li main section table time ul ol cite address".split()
)


def lines(tree: HtmlElement) -> Iterator[Line]:
    """Yield the lines of a page in reading order."""
    around: list[frozenset[str]] = [_NOTHING]
    path: list[int] = []
    tags: list[str] = ["body"]
    current = _Open()
    links = bolds = number = 0
    walker = iterwalk(tree, events=("start", "end"))

    def close() -> Iterator[Line]:
        nonlocal current
        words = one_line("".join(current.pieces)) if current.pieces else ""
        if words or current.when:
            yield Line(words, tags[-1], current.linked, current.bold, around[-1], tuple(path), current.when)
        current = _Open()

    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED or _is_hidden(element):
                walker.skip_subtree()
                around.append(around[-1])
                path.append(0)
                tags.append(tags[-1])
                continue
            if tag in _BLOCKS:
                yield from close()
            number += 1
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            told = meanings(names.lower()) if len(names) > 1 else _NOTHING
            if tag in _STRUCTURE:
                told = told | {tag}
            if element.get("itemprop") == "articleBody":
                told = told | {"articleBody"}
            around.append(around[-1] | told if told else around[-1])
            path.append(number)
            tags.append(tag if tag in _BLOCKS else tags[-1])
            if tag == "a":
                links += 1
            elif tag in _BOLD:
                bolds += 1
            elif tag == "time" and element.get("datetime"):
                current.when = current.when or element.get("datetime")
            elif tag == "br":
                current.pieces.append("\n")
            text = element.text
        else:
            if tag in _BLOCKS:
                yield from close()
            elif tag == "a" and links:
                links -= 1
            elif tag in _BOLD and bolds:
                bolds -= 1
            around.pop()
            path.pop()
            tags.pop()
            text = element.tail
        if text:
            current.pieces.append(text)
            if links:
                current.linked += len(text.strip())
            if bolds:
                current.bold += len(text.strip())
    yield from close()


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return element.tag not in ("body", "html", "main", "article")
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()
