"""Plain text: from the characters of a text file to what each of its lines is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import PROSE, Kind
from briefing.stages.articles.body import ENDED
from briefing.stages.articles.outlets import EDGE, issued_by, stands_above
from briefing.text.boilerplate import kind_of
from briefing.text.clean import clean
from briefing.text.embargo import is_embargo
from briefing.text.moments import month
from briefing.text.openers import SIGN

_BULLET = re.compile(rf"(?:{SIGN}|[–—*+>-]\s+)(?=\S)")
# What a row of a list opens with besides: a number, an hour, a dash at its word, a picture.
_LED = re.compile(rf"\(?\d{{1,2}}[.)]\s|\d{{1,2}}[:.]\d{{2}}\b|[–—*-](?=[A-ZÀ-ÞА-ЯЄІЇҐ])|{SIGN}")
# "Explainer: How the rent cap works": as a promo reads elsewhere, and as a headline on top.
_KICKER = re.compile(r"(?:analysis|breaking|exclusive|explained|explainer|live|opinion|quiz)\s*: ", re.IGNORECASE)
_LABEL = re.compile(r"(?:#{1,6}\s+|(?P<name>title|headline)\s*:\s*)(?=\S)", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:url|link|source url|slug|desk|section|outlet|publication|keywords|language)\s*:\s\S.*$", re.IGNORECASE
)
# What may stand in a day and an hour beside figures and months, sorted.
_OF_DAYS = frozenset(
    "à alle am at bst cest cet d de del di edt eet est et gmt ist le of on ore pdt pm pst uhr um utc".split()
)
_STOPS = re.compile(r"[.;,][\"”’')\]]*$")
_TOLD = re.compile(r"\b(?:said|told|says|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:,[^—–-]{0,40})?(?:\([^)]{2,30}\))? ?[—–-] ")

#: A headline is no longer than this (characters; the longest of ten thousand public headlines had 182).
LONGEST_HEADLINE = 200
LONGEST_HEADING = 130


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, bullet or heading as the file has it, without its bullet mark."""

    words: str
    bullet: bool = False
    #: Marked by the file itself as a heading ("## …") or headline ("Title: …").
    marked: bool = False


def read_plain(text: str) -> list[tuple[Kind, str]]:
    """Return the parts of a text article in order, each with its kind; the first is the title where there is one."""
    lines = list(_lines(clean(text)))
    repeated = {words for words, n in Counter(line.words for line in lines).items() if n > 1}
    kinds: list[Kind] = [_kind(line, line.words in repeated) for line in lines]
    start = _headline(lines, kinds)
    for n in range(start, len(lines)):
        if kinds[n] == "paragraph" and _is_heading(lines, kinds, n):
            kinds[n] = "heading"
    return [(kind, line.words) for kind, line in zip(kinds, lines, strict=True)]


def _lines(text: str) -> Iterator[Line]:
    for chunk in re.split(r"\n[ \t]*\n+", text.strip("\n")):
        rows = [row for row in chunk.split("\n") if row.strip()]
        pending: list[str] = []
        wrapped = _is_wrapped(rows)
        listed = sum(_LED.match(row) is not None for row in rows) > 1
        for row in rows:
            words = " ".join(row.split())
            # A bullet's further lines are indented under it; a wrapped paragraph's are not set apart at all.
            begins = _BULLET.match(words) or (listed and _LED.match(words))
            goes_on = pending and not begins and (wrapped or row[:1].isspace())
            if pending and not goes_on:
                yield _line(" ".join(pending))
                pending = []
            pending.append(words)
        if pending:
            yield _line(" ".join(pending))


def _is_wrapped(rows: Sequence[str]) -> bool:
    """Return whether the line ends of a chunk are only the typewriter's."""
    if len(rows) < 2:
        return False
    widths = [len(row.rstrip()) for row in rows[:-1]]
    even = max(widths) <= 100 and min(widths) >= 0.6 * max(widths) and max(widths) >= 40
    flowing = sum(not re.search(r"[.!?:][\"”’')]*$", row.rstrip()) for row in rows[:-1])
    return even and 2 * flowing >= len(rows) - 1 and len(set(rows)) == len(rows)


def _line(words: str) -> Line:
    if bullet := _BULLET.match(words):
        return Line(words[bullet.end() :], bullet=True)
    if label := _LABEL.match(words):
        return Line(words[label.end() :], marked=True)
    return Line(words)


def _kind(line: Line, repeated: bool) -> Kind:
    if line.marked:
        return "heading"
    if kind := kind_of(line.words):
        return kind
    if _HEADER.match(line.words) or is_embargo(line.words):
        return "dateline"
    if line.bullet:
        return "item"
    # The photo's line stands twice where the picture's alternative text was copied along with it.
    return "caption" if repeated else "paragraph"


def _headline(lines: Sequence[Line], kinds: list[Kind]) -> int:
    """Mark the headline, where there is one, and return the place after it."""
    if above := issued_by([line.words for line in lines]):
        above += next((n for n, line in enumerate(lines[above:]) if not _is_day(line.words)), 0)
        kinds[:above] = ["dateline"] * above
    if len(lines) > 2 and stands_above(lines[0].words, [line.words for line in lines[1:EDGE]]):
        dated = 1 + (kinds[1] == "dateline" or _is_day(lines[1].words))
        if _is_headline(lines[dated].words, kinds[dated + 1 : dated + 2]):
            kinds[:dated] = ["dateline"] * dated
    kicked = lines and kinds[0] == "promo" and _KICKER.match(lines[0].words)
    first = 0 if kicked else next((n for n, kind in enumerate(kinds) if kind in ("heading", "paragraph")), len(lines))
    if first == len(lines) or any(kind in PROSE for kind in kinds[:first]):
        return 0
    if lines[first].marked or _is_headline(lines[first].words, kinds[first + 1 : first + 2]):
        kinds[first] = "title"
        # The title leads; what little stood above it (a date, a label) is no prose and keeps its place below.
        return first + 1
    return 0


def _is_day(line: str) -> bool:
    """Return whether a line holds a day, perhaps with an hour, and nothing else: "Thursday, Nov. 20, 2025, 14:05 GMT"."""
    found = [word for word in re.split(r"[\s.,|]+", line.lower()) if word]
    # In what language its weekday is does not matter.
    beside = [word for word in found[1:] if word.isalpha() and word not in _OF_DAYS]
    return any(c.isdigit() for c in line) and all(map(month, beside))


def _is_headline(words: str, following: Sequence[Kind]) -> bool:
    if len(words) > LONGEST_HEADLINE or not following or _DATELINE.match(words) or len(words.split()) < 2:
        return False
    if not _STOPS.search(words):
        return True
    # Few headlines end in a full stop: those tell by their colon, or by the byline or player below them.
    return words.endswith(".") and not _TOLD.search(words) and (": " in words or following[0] not in PROSE)


def _is_heading(lines: Sequence[Line], kinds: Sequence[Kind], n: int) -> bool:
    words = lines[n].words
    if len(words) > LONGEST_HEADING or words[0].islower():
        return False
    if _LED.match(words) and any(_LED.match(line.words) for line in (*lines[n - 1 : n], *lines[n + 1 : n + 2])):
        return False
    opens = next((k for k in kinds[n + 1 :] if k in PROSE or k == "heading"), None)
    if opens is None or opens == "heading":
        return False
    return not ENDED.search(words) or words.endswith(("?", "?'", "?’", "?”")) or words.rstrip().endswith(":")
