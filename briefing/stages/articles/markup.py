"""Markup: from a page's tree to the lines that a reader sees, with what their surroundings say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement, HTMLParser, fromstring

from briefing.text.clean import one_line
from briefing.text.openers import SIGN

# Never words of an article; what they hold is not even looked at.
_SKIPPED = frozenset(
    "applet audio button canvas datalist dialog embed iframe input map math nav noscript object option script select"
    " style svg template textarea video head".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul amp-img".split()
)
#: The elements of headings.
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# What stands in these is words of a line.
_OF_WORDS = HEADINGS | frozenset("dd dt figcaption li p td th".split())
_BOLD = frozenset("b strong".split())
# A key event points to its entry on the page, some by the page's whole address; a lone "#" is a button's.
_IN_PAGE = re.compile(r"\?|[^#]*#(?!comment)\w")
# After a line break it begins a line of its own: newsrooms type lists into one paragraph.
_BULLET = re.compile(rf"\s*(?:{SIGN}|[*–—-] +(?=[\"“A-ZÀ-Þ0-9])|\d{{1,2}}[.)] +(?=[\"“A-ZÀ-Þ]))")
# The hour of a live page's entry.
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*|\d{1,2} ?(?:h|min|[ap]\.?m\.?)(?: ago)?\s*")
_LISTS = frozenset("dl menu ol ul".split())
# What makes a fieldset a form's.
_CONTROLS = ("input", "select", "textarea")

#: What the names that newsrooms give to their boxes say of the lines in them, sorted by meaning.
NAMES: tuple[tuple[str, str], ...] = (
    ("ad", r"\bads?\b|advert|sponsor|promoted|outbrain|taboola|dfp|adslot|partner-?content|native"),
    ("author", r"author|byline|by-line|contributor|reporter|writer|(?<!auto)bio(?:graphy|-|_|\b)|credits?(?:\b|-|_)"),
    ("body", r"article-?_?(?:body|content|text|copy|main|paragraph)|story-?_?(?:body|content|text|copy)|entry-?_?content|post-?_?(?:body|content|text)|articlebody|storybody|body-?(?:copy|text|content)|content-?_?body|rich-?text|main-?content|page-?content|text-?content|field-name-body|paragraph"),
    ("caption", r"caption|photo-?(?:credit|text|info)|image-?(?:credit|text|info|description|meta)|img-?(?:credit|text)|wp-caption|media-?(?:credit|description|info)|figcap"),
    ("comments", r"comments?(?!ar)|disqus|respond|discussion|livefyre|viafoura|coral"),
    ("consent", r"cookie|consent|gdpr|paywall|subscri(?:be|ption)-|regwall|piano|overlay|modal|popup"),
    ("footer", r"footer|copyright|legal|disclaimer|colophon|bottom"),
    ("gallery", r"gallery|slideshow|carousel|lightbox"),
    ("meta", r"(?:^|[\s_-])(?:meta|date|time|timestamp|published|posted|updated|pub-?date|dateline|kicker|eyebrow|breadcrumbs?|tags?|topics?|keywords|categor(?:y|ies)|labels?)(?:$|[\s_-])|taglist|tag-list"),
    ("navigation", r"\bnav|menu|breadcrumb|sidebar|side-bar|pagination|pager|toolbar|rail\b|masthead|skip"),
    ("newsletter", r"newsletter|sign-?up|subscribe|mailchimp|email-?(?:form|capture|alert)|optin|cta\b"),
    ("quoted", r"pull-?_?quote|big-?_?quote|block-?quote-?pull|pq\b|quote-?box"),
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
    #: What the nearest block element is called.
    own: frozenset[str] = frozenset()
    #: Number of the outermost list that it is in; without one that of the innermost table, below 0; 0 for neither.
    listing: int = 0
    #: Characters inside links that lead away from the page.
    away: int = 0
    #: Whether a rule parts it from the line above.
    ruled: bool = False


#: An element with so many attributes is an attack on the parser, whose time grows with their square.
ATTRIBUTES = 20_000
# A script's "i<n" begins no element, but looks like one for as long as no angle follows.
_TAG = re.compile(r"<[a-zA-Z][^<>]{60000,}")
#: Lines beyond these are no article's: the longest live pages have a tenth.
MOST = 20_000


def parse(html: str) -> HtmlElement | None:
    """Return the page's tree, or None where there is none or reading it would take for ever."""
    if any(tag[0].count("=") > ATTRIBUTES or len(tag[0].split()) > ATTRIBUTES for tag in _TAG.finditer(html)):
        return None
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
_STRUCTURE = {
    tag: frozenset((tag,))
    for tag in "article aside blockquote dl figcaption figure footer form header li main section table time ul ol cite address".split()
}


def lines(tree: HtmlElement) -> list[Line]:
    """Return the lines of a page in reading order; every one has words."""
    return _Reader().read(tree)


class _Reader:
    """One walk over a page."""

    def __init__(self) -> None:
        self.found: list[Line] = []
        self.around: list[frozenset[str]] = [_NOTHING]
        self.path: list[int] = []
        self.tags: list[str] = ["body"]
        self.owns: list[frozenset[str]] = [_NOTHING]
        self.listings: list[int] = [0]
        #: Whether each link around leads away from the page.
        self.aways: list[bool] = []
        self.bolds = self.number = 0
        self.ruled = False
        self._begin()

    def _begin(self) -> None:
        self.pieces: list[str] = []
        self.broken = False
        self.linked = self.away = self.bold = 0
        self.when = ""

    def read(self, tree: HtmlElement) -> list[Line]:
        walker = iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED or not self._open(element, tag):
                    walker.skip_subtree()
                    self.around.append(self.around[-1])
                    self.path.append(0)
                    self.tags.append(self.tags[-1])
                    self.owns.append(self.owns[-1])
                    self.listings.append(self.listings[-1])
                    continue
                text = element.text
            else:
                self._shut(tag)
                text = element.tail
            if text:
                self._hear(text)
            if len(self.found) >= MOST:
                break
        self._close()
        return self.found

    def _hear(self, text: str) -> None:
        if self.broken and _BULLET.match(text):
            self._close()
        if self.pieces and text[:1].isdigit() and _HOUR.fullmatch(text):
            # "…a night session" and its hour in a box of its own, no word of the line.
            self.pieces.append(" ")
        elif self.pieces and text[:1].isalpha() and _HOUR.fullmatch(self.pieces[-1]):
            self.pieces.append(" ")
        self.pieces.append(text)
        if self.broken and not text.isspace():
            self.broken = False
        if self.aways:
            self.linked += len(text.strip())
            self.away += len(text.strip()) if self.aways[-1] else 0
        if self.bolds:
            self.bold += len(text.strip())

    def _close(self) -> None:
        """End the line that is being read."""
        if not self.pieces:
            return
        words = " ".join("".join(self.pieces).split())
        if not (words.isascii() and words.isprintable()):
            words = one_line(words)
        if words:
            line = Line(
                words,
                self.tags[-1],
                self.linked,
                self.bold,
                self.around[-1],
                tuple(self.path),
                self.when,
                self.owns[-1],
                self.listings[-1],
                self.away,
                self.ruled,
            )
            self.found.append(line)
            self.ruled = False
            self._begin()
        else:
            self.pieces.clear()

    def _open(self, element: HtmlElement, tag: str) -> bool:
        """Enter an element; False where it and all that it holds are hidden."""
        attributes = dict(element.items())
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}" if attributes else " "
        if "-" in tag and tag not in _BLOCKS:
            # What a page calls its own elements says what they hold, as a class does.
            names = f"{tag} {names}"
            tag = "span" if self.tags[-1] in _OF_WORDS else "div"
        if (attributes and _is_hidden(tag, attributes)) or (tag == "fieldset" and _is_form(element)):
            return False
        if tag in _BLOCKS:
            self._close()
            self.ruled = self.ruled or tag == "hr"
        told = _STRUCTURE.get(tag, _NOTHING)
        if names != " ":
            told = told | meanings(names[:300].lower())
        if attributes.get("itemprop") == "articleBody":
            told = told | {"articleBody"}
        before = self.around[-1]
        self.around.append(before if told <= before else before | told)
        self.number += 1
        self.path.append(self.number)
        role = attributes.get("role", "")
        self.tags.append("li" if role == "listitem" else tag if tag in _BLOCKS else self.tags[-1])
        listing = self.listings[-1]
        if listing <= 0 and (tag in _LISTS or tag == "table" or role == "list"):
            listing = -self.number if tag == "table" else self.number
        self.listings.append(listing)
        self.owns.append(told if tag in _BLOCKS else self.owns[-1])
        if tag == "a":
            self.aways.append(not _IN_PAGE.match(attributes.get("href") or ""))
        elif tag in _BOLD:
            self.bolds += 1
        elif tag == "time":
            self.when = self.when or attributes.get("datetime", "")
        elif tag == "br":
            self._break()
        return True

    def _break(self) -> None:
        """Take two line breaks in a row for the end of a paragraph."""
        if self.broken:
            self._close()
        self.pieces.append("\n")
        self.broken = True

    def _shut(self, tag: str) -> None:
        """Leave an element."""
        if tag in _BLOCKS or ("-" in tag and self.tags[-1] == "div"):
            self._close()
        elif tag == "a" and self.aways:
            self.aways.pop()
        elif tag in _BOLD and self.bolds:
            self.bolds -= 1
        elif tag == "time" and self.pieces:
            # "3h ago" is no part of the word behind it.
            self.pieces.append(" ")
        self.around.pop()
        self.path.pop()
        self.tags.pop()
        self.owns.pop()
        self.listings.pop()


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    if tag in ("body", "html", "main", "article"):
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return "display:none" in attributes.get("style", "").replace(" ", "").lower()


def _is_form(element: HtmlElement) -> bool:
    return any(element.find(f".//{control}") is not None for control in _CONTROLS)
