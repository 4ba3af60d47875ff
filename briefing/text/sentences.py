"""Sentences: where one ends in the news of nine languages, and the sentences of an article as Spans."""

from __future__ import annotations

import re

from briefing.model import Article, Block, Span
from briefing.text.abbreviations import BEFORE_FIGURE, BOUND, OPENERS, SOFT
from briefing.text.blocks import prose
from briefing.text.remembering import remembered

_NONE: frozenset[str] = frozenset()
# A mark that may end a sentence, the marks that close with it, and what comes after: white space, marks that open, a word.
# The mark stands first and what may not be before it behind, here and below: a search that knows its first letters is
# three times as fast.
_END = re.compile(
    r"([.!?…](?<![.!?…].)[.!?…]*+)([\"”“’'»›)\]]*(?:\s(?:»|''|'(?=\s)))?)(\s+)([\"“„‘'«‹(\[►•*–—-]*\s?)(\S+)"
)
_ONE = re.compile(r"[^.!?…]*+(?:[.!?…]\S*+\s*+)?")
# A sentence that begins right after another, without a space: "… in Bakhmut.Russia has …".
_GLUED = re.compile(r"[.!?](?<=[a-zà-ÿ]{2}[.!?])[\"”’]?(?=[\"“‘]?[A-ZÀ-Þ][a-zà-ÿ]+ )")
_BEFORE = re.compile(r"[^\s\"“”„‘'«»(\[—–►•]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_SPEAKS = re.compile(
    r"(?:[A-Z][\w.'’-]*,?\s+){1,4}(?:said|says|say|asked|asks|added|adds|wrote|writes|told|tells|shouted|replied|tweeted|cried|exclaimed|yelled|joked|quipped)\b"
)
# "The Marine Corps. (USMC) said": a short form belongs to what it shortens.
_SHORT_FORM = re.compile(r"[A-Z]{2,8}\)")
# Names that end in a mark.
_EXCLAIM = frozenset({"yahoo", "jeopardy", "yum"})
# "SAN VELIO, Corrano (ICP) — ", "Porto Maro (ICP) -- ", "LONDON—", "LISBON - ", "(CNN) ": where the news was written, before what it says.
_DATELINE = re.compile(
    r"(?:(?:[\w .,'’/-]{0,40}? )?-(?i:lrb)- (?i:cnn|ap|afp|reuters)\b[\w ]{0,12} -(?i:rrb)-\s*(?:--\s*)?"
    r"|\([A-Z][A-Za-z .]{1,18}\)\s*(?:--|[—–-])?\s*(?=[A-Z\"“‘])"
    r"|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?:, [A-ZÀ-Þ][\w.'’ ]{1,24})?\s*"
    r"(?:\([A-Z]{2,8}[\w ./&-]{0,16}\)\s*(?:--|[—–])|\((?:AFP|AP|CNN|Reuters)[A-Za-z ]{0,12}\))\s*(?=[A-ZÀ-Þ\d\"“‘])"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ'’./ -]{2,}(?:,\s[A-ZÀ-Þ][\w.'’ ]{1,24}){0,2}(?:,\s\w{3,9}\.?\s\d{1,2})?\s*(?:\([A-Z][\w ./&-]{1,24}\)\s*(?:--|[—–-])?|--|[—–]|(?<=\s)-(?=\s))\s*(?=[A-ZÀ-Þ\d\"“‘]))"
)
# "Why it matters: …", as newsletters set before a paragraph; "PUBLISHED MAY 3, 2024: …", before the first.
_LABEL = re.compile(
    r"(?:between the lines|by the numbers|catch up quick|context|details|driving the news|flashback|go deeper|of note|quick take|reality check|state of play|the (?:backdrop|backstory|big picture"
    r"|bottom line|intrigue|latest|other side)|threat level|what (?:they['’]re saying|to know|to watch|we['’]re watching)|what['’]s (?:happening|new|next)|why (?:it matters|this matters"
    r"|you['’]ll hear about this)|yes,? but|zoom (?:in|out)|(?:published|posted|updated) [a-z]{3,9}\.? \d{1,2}, \d{4})\s?:\s+(?=\S)",
    re.IGNORECASE,
)
# How far in a dateline ends that has nothing but a hyphen for a mark, and a label.
_OF_DATELINE, _OF_LABEL = 60, 80
# "By Renzo Calder Eleven bodies had been brought …": a byline that ran into the first paragraph.
_BYLINE = re.compile(r"By (?:[A-Z][a-zà-ÿ.’'-]+ ){2}(?=(?:[A-Z][\w’'-]*,? ){1,4}[a-z])")


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the half-open ranges of the sentences of one paragraph, in order, without outer white space."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if _is_one(text):
        return [(start, end)] if start < end else []
    found: list[tuple[int, int]] = []
    glued = iter([m.end() for m in _GLUED.finditer(text)] if "." in text else [])
    cut = next(glued, None)
    position = start
    while match := _END.search(text, position):
        while cut is not None and cut <= match.start():
            if cut > start and "/" not in text[max(start, cut - 20) : cut + 10]:
                found.append((start, cut))
                start = cut
            cut = next(glued, None)
        position = match.end(3)
        if _ends(text, start, match, language):
            found.append((start, match.end(2)))
            start = position
    if cut is not None and cut > start:
        found.append((start, cut))
        start = cut
    if start < end:
        found.append((start, end))
    return found


def _is_one(text: str) -> bool:
    """Return whether no word follows the first mark that may end a sentence: so with half the paragraphs of news."""
    return _ONE.fullmatch(text) is not None


def _ends(text: str, start: int, match: re.Match[str], language: str) -> bool:
    """Return whether a sentence ends at this mark."""
    mark, closed, _, opened, following = match.groups()
    apart = mark == "." and match.start() > start and text[match.start() - 1].isspace()
    if apart and text[match.start() - 2 : match.start() - 1] not in ".!?…":
        # So machines set it, tokenisers and others, and some keep no capitals.
        return True
    if following[0].islower() and not opened.strip("–—- ") and not following[1:2].isupper():
        return False
    if mark == ".":
        if opened.strip() == "(" and _SHORT_FORM.match(following):
            return False
        return bool(closed) or _point_ends(text, start, match, language, opened, following)
    if mark[0] in "!?":
        if closed and _SPEAKS.match(text, match.start(5)):
            return False
        return closed != "" or _last_word(text, start, match.start()).lower() not in _EXCLAIM
    return not following[0].islower()


def _point_ends(text: str, start: int, match: re.Match[str], language: str, opened: str, following: str) -> bool:
    """Return whether a single point ends the sentence: not after an abbreviation, an initial or an ordinal."""
    word = _last_word(text, start, match.start())
    lower, after = word.lower(), following.strip(".,;:!?\"”’')»").lower().replace("’", "'")
    # "The U.S. “war on terror”" and "Nike Inc. (NKE)" go on.
    fresh = opened.strip() not in ("", "(", "[") and not following[0].islower()
    opener = fresh or after in OPENERS.get(language, _NONE)
    if following[0].isdigit() and lower in BEFORE_FIGURE:
        return False
    if lower in SOFT.get(language, _NONE) or _DOTTED.match(word):
        # "the U.S. “war on terror”": no sentence begins so.
        return opener and not following[0].islower()
    if lower in BOUND.get(language, _NONE):
        return False
    if lower in BEFORE_FIGURE:
        return opener or lower == "no"
    if len(word) == 1 and word.isalpha():
        return word == "I" or (opener and word.isupper() and len(after) > 1)
    if word.isdigit():
        return _figure_ends(word, start == match.start() - len(word), opener, language)
    return True


def _figure_ends(word: str, first: bool, opener: bool, language: str) -> bool:
    """Return whether a figure before a point ends the sentence: "1." that opens one numbers it, "3. Mai" is an ordinal."""
    if first:
        return False
    return opener or len(word) > 2 or language != "de"


def _last_word(text: str, start: int, end: int) -> str:
    """Return the word right before a mark, without the marks that open it."""
    near = text[max(start, end - 24) : end]
    if not near or near[-1].isspace():
        return ""
    match = _BEFORE.search(near.rsplit(None, 1)[-1])
    word = match[0] if match else ""
    return word.rsplit("-", 1)[-1] if "-" in word else word


# As many as their tokens.
@remembered(4096)
def sentences(article: Article) -> tuple[Span, ...]:
    """Return the sentences of an article's prose, in order; title, captions, datelines and boilerplate are none."""
    return tuple(
        Span(article, block.start + start, block.start + end)
        for n, block in enumerate(prose(article))
        for start, end in _undated(article, block, first=n == 0)
    )


def _undated(article: Article, block: Block, *, first: bool) -> list[tuple[int, int]]:
    """Return a paragraph's sentences; the first begins after a byline, a dateline and a label where there are any."""
    text = article.text[block.start : block.end]
    byline = _BYLINE.match(text) if first else None
    skipped = byline.end() if byline else 0
    dateline = _DATELINE.match(text, skipped) if _marked(text) else None
    if (
        dateline
        and dateline.end() < len(text)
        and not _is_name(dateline[0], article.text, block.start + dateline.end())
    ):
        skipped = dateline.end()
    label = _LABEL.match(text, skipped) if text.find(":", skipped, skipped + _OF_LABEL) >= 0 else None
    skipped = label.end() if label else skipped
    found = split(text[skipped:], article.language)
    return [(skipped + start, skipped + end) for start, end in found] if skipped else found


def _is_name(dateline: str, text: str, behind: int) -> bool:
    """Return whether what stands in capitals is a name that the article goes on to use: "NASA - America's agency - said"."""
    name = dateline.rstrip(" -–—")
    return name.isalpha() and re.compile(rf"\b{name}\b(?!\s*[-–—])").search(text, behind) is not None


def _marked(text: str) -> bool:
    """Return whether a text has a mark without which there is no dateline."""
    return (
        "(" in text
        or "--" in text
        or text.find(" - ", 0, _OF_DATELINE) >= 0
        or (not text.isascii() and ("—" in text or "–" in text))
        or "b-" in text
        or "B-" in text
    )
