"""Scoring: how sure it is that each line of a page belongs to its article.

Two logistic regressions in a row (as in Web2Text, Vogels et al. 2018, https://arxiv.org/abs/1801.02607, without its
network): the first reads a line alone, the second what stands around it. Lines that are boilerplate by rule take no part.
Fitted by tests/quality/fit_extraction.py.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.stages.articles.boxes import CLOSING, with_boxes
from briefing.stages.articles.headlines import plain
from briefing.stages.articles.markup import HEADINGS, Line
from briefing.stages.articles.weights import ALONE, ALONE_BIAS, CONTEXT, CONTEXT_BIAS
from briefing.text.boilerplate import kind_of

_ENDS = re.compile(r"[.!?…。！？][\"”’')\]»]*$")
_TAGS = frozenset("p li h2 h3 h4 h5 h6 div td blockquote section article main dd dt a ul pre th".split())
_CROSSED = frozenset("h2 h3 h4 li p div".split())
#: Elements that hold no line of an article, whatever it says.
_OUTSIDE = frozenset(("aside", "comments", "figcaption", "figure", "header"))
#: Below this the line alone is so unlikely that nobody asks what kind of boilerplate it is.
HOPELESS = 0.03


@dataclass(slots=True)
class Scored:
    """A line, and how sure it is that it belongs to the article, from 0 to 1."""

    line: Line
    #: By the line alone; 0 where a rule says that it is boilerplate.
    alone: float
    sure: float = 0.0


def score(page: Sequence[Line], title: str) -> list[Scored]:
    """Return every line of a page with how sure it is that it belongs to the article under this title."""
    headline = plain(title)
    seen = Counter(line.words for line in page if len(line.words) > 40)
    scored = [Scored(line, 0.0 if is_outside(line, headline) else alone(line)) for line in page]
    for one in scored:
        if one.alone > HOPELESS and kind_of(one.line.words):
            one.alone = 0.0
    inside = [one for one in scored if one.alone > 0]
    for one, row in zip(inside, context(scored, headline, seen), strict=True):
        one.sure = _sigmoid(CONTEXT_BIAS + sum(w * x for w, x in zip(CONTEXT.values(), row, strict=True)))
    return scored


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def is_outside(line: Line, headline: str) -> bool:
    """Return whether a line cannot be of the article's telling by where it stands."""
    if line.tag == "h1" or not _OUTSIDE.isdisjoint(line.around):
        return True
    if "caption" in line.around and "body" not in line.around and len(line.words) < 200:
        return True
    if is_linked(line) and (line.tag == "li" or line.tag in HEADINGS or line.words.isupper()):
        return True
    return bool(headline) and plain(line.words) == headline


def is_linked(line: Line) -> bool:
    """Return whether a line is a link and hardly anything else."""
    return line.linked > 0.85 * len(line.words.replace(" ", ""))


def alone(line: Line) -> float:
    """Return how sure it is that a line belongs to an article, from what it is by itself."""
    total = ALONE_BIAS + _placed(line.around, _tag(line), min(_length(line), 5))
    return _sigmoid(total + sum(ALONE.get(name, 0.0) for name in features(line)))


def _tag(line: Line) -> str:
    return line.tag if line.tag in _TAGS else "other"


def _length(line: Line) -> int:
    return min(7, (line.words.count(" ") + 1).bit_length() - 1)


def features(line: Line) -> Iterator[str]:
    """Yield the names of what a line is by itself, its place apart."""
    words = line.words
    size, tag, long = len(words), _tag(line), _length(line)
    share = line.linked / max(1, size - words.count(" "))
    linked = 0 if not line.linked else 1 + (share >= 0.15) + (share >= 0.4) + (share >= 0.8)
    ends = "stop" if _ENDS.search(words) else "colon" if words[-1] == ":" else "open"
    short = min(long, 5)
    yield from (f"words{long}", f"linked{linked}", ends, tag, f"{tag}:words{short}")
    yield from (f"linked{linked}:words{short}", f"{ends}:words{short}", f"commas{min(3, words.count(','))}")
    if line.bold > 0.9 * size:
        yield "bold"
    if words.isupper():
        yield "capitals"
    if words[0].islower():
        yield "lower"
    if sum(map(str.isdigit, words)) > 0.2 * size:
        yield "digits"
    if words[0] in "\"“‘'«„":
        yield "quote"
    if "|" in words or "»" in words or "›" in words:
        yield "bar"
    if "@" in words:
        yield "at"
    if "©" in words:
        yield "rights"


def places(around: frozenset[str], tag: str, short: int) -> Iterator[str]:
    """Yield the names of where a line stands."""
    for name in around:
        yield f"in {name}"
        yield f"in {name}:words{short // 2}"
        if tag in _CROSSED:
            yield f"in {name}:{tag}"


@lru_cache(maxsize=8192)
def _placed(around: frozenset[str], tag: str, short: int) -> float:
    return sum(ALONE.get(name, 0.0) for name in sorted(places(around, tag, short)))


@dataclass(slots=True)
class _Box:
    """What the lines inside one element amount to, in characters."""

    mass: float = 0.0
    size: float = 0.0
    linked: float = 0.0
    lines: int = 0


def context(scored: Sequence[Scored], headline: str, seen: Counter[str]) -> Iterator[tuple[float, ...]]:
    """Yield, for every line that may be of the article, what stands around it: one number for each name in CONTEXT."""
    inside = [one for one in scored if one.alone > 0]
    chances = [one.alone for one in inside]
    masses = [one.alone * len(one.line.words) for one in inside]
    whole = sum(masses) + 1e-9
    boxes = _boxes(inside)
    main, mostly = _deepest(inside, boxes, 0.5 * whole), _deepest(inside, boxes, 0.8 * whole)
    strong = [n for n, one in enumerate(inside) if one.alone > 0.5 and len(one.line.words) > 60]
    first, last = (strong[0], strong[-1]) if strong else (0, len(inside))
    closed, titled = list(_closed(scored)), list(_titled(scored, headline))
    before = 0.0
    for n, one in enumerate(inside):
        line, path = one.line, [e for e in one.line.path if e]
        near = [boxes[e] for e in reversed(path[-4:])] + [_Box()] * 4
        size = len(line.words)
        yield (
            math.log(one.alone / (1 - one.alone + 1e-9)),
            main in line.path,
            len(path) - path.index(main) if main in path else 10,
            mostly in line.path,
            *(box.mass / box.size if box.size else 0.0 for box in near[:4]),
            *(box.mass / whole for box in near[:3]),
            *(min(1.0, box.linked / box.size) if box.size else 1.0 for box in near[1:4]),
            *_beside(chances, n),
            before / whole,
            1 - (before + masses[n]) / whole,
            *_beyond(n, first, last),
            math.log1p(size),
            line.linked / size,
            titled[n],
            line.tag == "li",
            line.tag in HEADINGS,
            line.tag == "p",
            max((s for e in path if (s := boxes[e].mass / whole) < 0.5), default=0.0),
            closed[n],
            min(30, near[1].lines),
            seen[line.words] > 1,
        )
        before += masses[n]


def _beside(chances: Sequence[float], n: int) -> tuple[float, ...]:
    """Return the chances of the lines before and behind one: of the next two on each side, and the best of three."""
    return (
        chances[n - 1] if n else 0.0,
        chances[n + 1] if n + 1 < len(chances) else 0.0,
        chances[n - 2] if n > 1 else 0.0,
        chances[n + 2] if n + 2 < len(chances) else 0.0,
        max(chances[max(0, n - 3) : n], default=0.0),
        max(chances[n + 1 : n + 4], default=0.0),
    )


def _beyond(n: int, first: int, last: int) -> tuple[float, ...]:
    """Return whether, and how far, a line stands before the first strong paragraph or behind the last."""
    return (n < first, n > last, min(20, n - last) if n > last else 0, min(20, first - n) if n < first else 0)


def _boxes(inside: Sequence[Scored]) -> dict[int, _Box]:
    boxes: dict[int, _Box] = {}
    for one in inside:
        size = len(one.line.words)
        for element in one.line.path:
            box = boxes.get(element)
            if box is None:
                box = boxes[element] = _Box()
            box.mass += one.alone * size
            box.size += size
            box.linked += one.line.linked
            box.lines += 1
    return boxes


def _deepest(inside: Sequence[Scored], boxes: dict[int, _Box], least: float) -> int:
    """Return the innermost element that holds so much likely prose, -1 where none does."""
    found, depth = -1, -1
    for one in inside:
        for n, element in enumerate(one.line.path):
            if n > depth and element and boxes[element].mass >= least:
                found, depth = element, n
    return found


def _closed(scored: Sequence[Scored]) -> Iterator[bool]:
    """Yield whether each possible line stands under a heading or promo that opens something else."""
    closed = False
    for one in scored:
        line = one.line
        if one.alone > 0:
            if line.tag == "p" and one.alone > 0.6 and len(line.words) > 80:
                closed = False
            yield closed
        elif line.tag in HEADINGS or kind_of(line.words) in CLOSING:
            closed = True


def _titled(scored: Sequence[Scored], headline: str) -> Iterator[bool]:
    """Yield whether each possible line stands below the headline, where the page prints one."""
    heads = [n for n, one in enumerate(scored) if one.line.tag in ("h1", "h2") and _is_headline(one.line, headline)]
    below = heads[0] if heads else -1
    yield from (below >= 0 and n > below for n, one in enumerate(scored) if one.alone > 0)


def _is_headline(line: Line, headline: str) -> bool:
    words = plain(line.words)
    return len(words) > 10 and len(headline) > 10 and (words in headline or headline in words)


#: Between two sure paragraphs, or after the last one, a sentence of the same box needs no more than this.
FAIR = 0.25
#: Without paragraphs around it, it must be no shorter than this.
LONG = 60


def pick(scored: Sequence[Scored]) -> list[Line]:
    """Return the lines that belong to the article: the sure ones, fair paragraphs right beside them, and boxes of news."""
    found: set[int] = set()
    before, sure = None, False
    for n, one in enumerate(scored):
        if one.alone <= 0:
            continue
        line = one.line
        beside = before is not None and sure and _is_beside(before, line)
        sure = one.sure >= 0.5 or (beside and one.sure >= FAIR and bool(_ENDS.search(line.words)) and not line.linked)
        before = line
        if sure:
            found.add(n)
    return with_boxes([one.line for one in scored], frozenset(found))


def _is_beside(before: Line, line: Line) -> bool:
    """Return whether two lines are neighbours of one box: two paragraphs, or one text with line breaks between."""
    if before.tag == line.tag == "p":
        return before.path[:-1] == line.path[:-1] or before.path == line.path
    # A text's last line ends with the box, outside the type of those before it.
    return before.tag == line.tag and before.path[: len(line.path)] == line.path and len(line.words) > LONG


def doubt(scored: Sequence[Scored]) -> float:
    """Return how much of the chosen text is in doubt, 0 for nothing."""
    chosen = sum(len(one.line.words) for one in scored if one.sure >= 0.5)
    return sum(len(one.line.words) * min(one.sure, 1 - one.sure) for one in scored) / max(1, chosen)
