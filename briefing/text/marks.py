"""Quotation marks: which stretches of some paragraphs stand between them.

Marks are paired by where they stand, not by their shape, because feeds get the shapes wrong: a mark with white space
before it and a word behind it opens, the other way round it closes. Only where position does not tell do shape and
then state decide. A quotation left open at the end of a paragraph goes on in the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

#: A mark: where it starts and ends, and whether it opens; None where only the state can tell.
_Mark = tuple[int, int, bool | None]

#: What may stand at the ends of a stretch without belonging to it.
_EDGES = '"`“”„‟«»″\u00a0\u202f \t\n'

# Every sign that news text uses as a double quotation mark; some feeds write it as two apostrophes or backticks.
_DOUBLE = re.compile(r"''|``|’’|‘‘|,,(?=\w)|(?<!\S)\"\"(?=\w)|(?<=\S)\"\"(?![\w\"])|[\"“”„‟«»″]")
_OPENING = frozenset(["“", "„", "«", "``", "‘‘", ",,"])
_CLOSING = frozenset(["”", "»", "’’"])
_MAY_OPEN_AFTER = frozenset("([{—–-/‘’'>:…")
_FEET = re.compile(r"\d['’′] ?\d{1,2}$")
# Words that begin with an apostrophe of their own.
_CLIPPED = r"(?i:em|til|tis|twas|cause|n|bout|round|\d\ds?)\b"
_ELIDED = re.compile(rf"['‘’]{_CLIPPED}")
_SINGLE = re.compile(rf"(?<!['‘’])['‘’‚‹›](?!['‘’](?!{_CLIPPED}))")
_PLURAL = re.compile(r"s['’] [a-z]")
# "…, Carla Dunn said." or "…, said union leader Pat Nolan." at the end of what nobody closed.
_SAID = r"(?:said|says|told|added|wrote|asked|replied|explained|warned|argued|insisted|recalled|noted|continued)"
_ATTRIBUTION = re.compile(
    rf"[,?!](?=\s+(?:{_SAID}\s+[^,.;]{{2,70}}|(?:[A-Z][\w.'’-]*\s+|(?:the|a|an|of|van|de|der)\s+|(?:he|she|they)\s+){{1,7}}{_SAID}\b[^.;]{{0,60}})[.]?\s*$)",
)
#: What one sentence has between marks of one shape, marks and all: what tells nothing of the newsroom's own words.
QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘(?:[^‘’]|’\w)*’(?!\w)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two marks: where, in which paragraph, and whether it goes on from the stretch before it."""

    start: int
    end: int
    paragraph: int
    #: Goes on from the paragraph before it.
    continues: bool = False
    #: Has a closing mark of its own.
    closed: bool = True


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without white space and double marks at its ends; single ones may be a nested quote's."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def stretches(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Return the quoted stretches of these ranges of a text, marks excluded, in order.

    `paragraphs` are half-open ranges; an open quotation is carried from one to the next. British single marks are
    read where they, and not double ones, hold the article's speech.
    """
    double = tuple(_walk(text, paragraphs, _double_marks))
    single = tuple(_walk(text, paragraphs, _single_marks)) if re.search("['‘]", text) else ()
    outer = [s for s in single if not any(d.start < s.start < d.end for d in double)]
    speech = sum(_is_speech(text, s) for s in outer)
    if not double:  # fragments are all that some articles quote; a word or two is a term
        speech += sum(text.count(" ", s.start, s.end) > 1 for s in outer)
    return single if speech > sum(not _inside(d, single) for d in double) else double


def _inside(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    return any(o.start < stretch.start and stretch.end <= o.end for o in others)


def _is_speech(text: str, stretch: Stretch) -> bool:
    """Return whether a single-quoted stretch is speech for sure: a clause that ends with its own punctuation."""
    return (
        text[stretch.end - 1] in ",.!?…" or text[max(0, stretch.start - 3) : stretch.start].rstrip("'‘ ")[-1:] in ":,"
    )


def _walk(
    text: str, paragraphs: Sequence[tuple[int, int]], marks_of: Callable[[str, int, int], list[_Mark]]
) -> Iterator[Stretch]:
    """Yield stretches paragraph by paragraph, carrying the open state."""
    is_open = False
    for number, (start, end) in enumerate(paragraphs):
        marks = marks_of(text, start, end)
        going_on = is_open and _goes_on(text, start, end, marks)
        found, is_open = _pair(start, end, marks, going_on)
        for k, (a, b, closed) in enumerate(found):
            if not closed and (cut := _ATTRIBUTION.search(text, a, b)):
                b, is_open = cut.end(), False
            a, b = trim(text, a, b)
            if a < b:
                yield Stretch(a, b, number, going_on and k == 0, closed)


def _goes_on(text: str, start: int, end: int, marks: Sequence[_Mark]) -> bool:
    """Return whether a paragraph goes on with what the last one left open: it opens again, or it closes first."""
    if not marks:
        return False
    first, _, opens = marks[0]
    return not text[start:first].strip() or opens is False


def _pair(start: int, end: int, marks: Sequence[_Mark], going_on: bool) -> tuple[list[tuple[int, int, bool]], bool]:
    """Return one paragraph's stretches as (start, end, closed), and whether the last is still open."""
    found: list[tuple[int, int, bool]] = []
    since: int | None = start if going_on and marks[0][2] is False else None
    depth = 0
    for k, (a, b, opens) in enumerate(marks):
        if opens is None:
            opens = since is None
        if since is None:
            since = b if opens else None
        elif opens and _still_closing(marks, k + 1):
            depth += 1
        elif opens:  # the stretch before was never closed
            found.append((since, a, False))
            since = b
        elif depth:
            depth -= 1
        else:
            found.append((since, a, True))
            since = None
    if since is not None:
        found.append((since, end, False))
    return found, since is not None


def _still_closing(marks: Sequence[_Mark], first: int) -> bool:
    """Return whether more than one of the marks from a place on closes before the next one that opens."""
    count = 0
    for k in range(first, len(marks)):
        opens = marks[k][2]
        if opens:
            break
        count += opens is False
        if count > 1:
            return True
    return False


def _double_marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return a paragraph's double marks and what each does."""
    marks: list[_Mark] = []
    for match in _DOUBLE.finditer(text, start, end):
        a, b = match.span()
        if _FEET.search(text, max(start, a - 6), a):
            continue  # 'She was 4\' 11" and never complained'
        marks.append((a, b, _opens(match.group(), text[a - 1] if a > start else " ", text[b] if b < end else " ")))
    return marks


def _opens(mark: str, before: str, after: str) -> bool | None:
    """Return whether a mark between these two characters opens; None where neither place nor shape tells."""
    if mark == "«" and before in "'’" and not after.isalnum():
        return True  # "félicité d’« un accord »"
    if mark in "«»" and before.isspace() and (mark == "»" or after.isspace()):
        # French sets its marks off with spaces; German «»« stand tight against the word.
        return mark == "«" or (not after.isspace() and after.isalnum())
    may_open = (before.isspace() or before in _MAY_OPEN_AFTER) and not after.isspace()
    may_close = not before.isspace() and (after.isspace() or not after.isalnum())
    if may_open != may_close:
        return may_open
    return True if mark in _OPENING else False if mark in _CLOSING else None


def _single_marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return a paragraph's single marks that make pairs; apostrophes are left out."""
    singles = [m.start() for m in _SINGLE.finditer(text, start, end)]
    openers = [at for at in singles if _may_open_single(text, at, start)]
    closers = [at for at in singles if _may_close_single(text, at, start, end)]
    marks: list[_Mark] = []
    first = openers[0] if openers else end
    marks += [(at, at + 1, False) for at in closers if at < first and text[at - 1] in ",.!?…"][:1]
    taken = start
    for k, at in enumerate(openers):
        if at < taken:
            continue
        until = openers[k + 1] if k + 1 < len(openers) else end
        marks.append((at, at + 1, True))
        within = closers[bisect_right(closers, at) : bisect_left(closers, until)]
        if _opens_speech(text, at) and all(_PLURAL.match(text, c - 1) for c in within):
            within = []  # apostrophes of "the workers’ huts" close no speech
        if (close := _closer(text, within)) is not None:
            marks.append((close, close + 1, False))
            taken = close
        elif text[start:at].strip() and not _opens_speech(text, at):
            marks.pop()
    return marks


def _opens_speech(text: str, at: int) -> bool:
    """Return whether a mark that nobody closes opens a sentence of its own: '… she said. ‘I took it slowly'."""
    return text[:at].rstrip()[-1:] in tuple(".,:") and text[at + 1 : at + 2].isupper()


def _may_open_single(text: str, at: int, start: int) -> bool:
    before, after = text[at - 1] if at > start else " ", text[at + 1 : at + 2]
    tight = after != "" and (after.isalnum() or after in '“"[…' or _ELIDED.match(text, at + 1) is not None)
    return (before.isspace() or before in '([—–-“":') and tight and not _ELIDED.match(text, at)


def _may_close_single(text: str, at: int, start: int, end: int) -> bool:
    before, after = text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "
    return (text[at] != "‘" or text.find("‚", start, at) >= 0) and not before.isspace() and not after.isalnum()


def _closer(text: str, closers: Sequence[int]) -> int | None:
    """Return the closing mark among what may be plural possessives: the first after punctuation, else the first."""
    punctuated = (c for c in closers if text[c - 1] in ",.!?…" or text[c + 1 : c + 2] in tuple(",.;:?!"))
    plain = (c for c in closers if text[c - 1] != "s")
    return next(punctuated, next(plain, next(iter(closers), None)))
