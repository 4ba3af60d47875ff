"""Boxes: lists of news within an article or on top of it, which belong to it whole or not at all.

Short bullets look like navigation one by one. Together, and by what stands over them, they do not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from briefing.stages.articles.markup import HEADINGS, Line
from briefing.text.boilerplate import kind_of
from briefing.text.openers import CLOCK, NEWS, OTHER, POINTS, RUNNING, SIGN

#: Names of boxes that hold no news, unless the article itself stands in one so called.
_STRANGE = frozenset("ad author comments consent footer navigation newsletter related share".split())
#: Of these, the ones by which newsrooms call boxes beside the text as well: so they may, where news stands over them and no link in them.
_ASIDE = frozenset(("navigation", "related"))
#: Kinds of line below which no article goes on, and bullets are of other stories.
CLOSING = frozenset(("newsletter", "promo", "related"))
_BULLET = re.compile(SIGN)
# What stands over what its element holds.
_OVER = HEADINGS | {"legend", "summary"}
_CAPTIONS = frozenset(("caption", "figcaption", "figure"))
_PHOTOS = _CAPTIONS | {"gallery"}
#: A list of news has no fewer and no more lines, none longer than so many characters, of so many words on average. By
#: eye on tests/developments/markup*.txt, and three of 181 pages of news changed by it, hardly for the worse.
FEWEST, MOST, LONGEST, SHORTEST = 2, 15, 300, 4
#: Nor shorter than so many where no heading vouches for it: tools and formats of a page are named in fewer.
SHORTEST_ON_TOP = 5
#: Rows that no page calls a list are no longer on average, or they are paragraphs.
LONG_ROWS = 25
#: What stands over a list has no more words.
OPENING = 10
#: So many paragraphs, of so many words, are a newsroom's points; more or longer ones are an article's text.
MOST_POINTS, LONGEST_POINT = 5, 45


def with_boxes(page: Sequence[Line], chosen: frozenset[int]) -> list[Line]:
    """Return the chosen lines of a page (by their places) with its boxes of news whole, as headings and items, in order."""
    told = [n for n in chosen if not page[n].listing] or sorted(chosen)
    found = {n: page[n] for n in chosen}
    if told:
        usual = frozenset.intersection(*(page[n].around for n in told))
        last = page[max(told)]
        for places in (*_lists(page), *_rows(page), *_points(page, chosen)):
            if places[0] < max(told) or _goes_on(last, [page[n] for n in places]):
                found |= _box(page, places, chosen, usual)
    found |= _hours(page, chosen)
    return [found[n] for n in sorted(found.keys() - _closed(page))]


def _closed(page: Sequence[Line]) -> frozenset[int]:
    """Return the bullets right below a line that opens related stories or the like: "Read more:"."""
    closed, places = False, set[int]()
    for n, line in enumerate(page):
        bullet = line.tag == "li" or bool(_BULLET.match(line.words))
        if not bullet:
            # "See more: Pictures from the coast" has named its own.
            names_one = ":" in line.words.rstrip(": ")
            closed = kind_of(line.words) in CLOSING and _is_short(line) and not names_one
        if bullet and closed:
            places.add(n)
    return frozenset(places)


def _hours(page: Sequence[Line], chosen: frozenset[int]) -> dict[int, Line]:
    """Return the lines above chosen ones that hold the hours of a wire's running story, "The Latest on …"."""
    opener = next((n for n in sorted(chosen) if RUNNING.search(page[n].words)), len(page))
    return {n - 1: page[n - 1] for n in chosen if n > opener + 1 and CLOCK.fullmatch(page[n - 1].words)}


def _lists(page: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the places of the lines of each list of a page, in order."""
    lists: dict[int, list[int]] = defaultdict(list)
    for n, line in enumerate(page):
        if line.listing:
            lists[line.listing].append(n)
    yield from lists.values()


def _rows(page: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the places of lines that share a box of their own, each in an element of its own: a list in all but name."""
    within: dict[int, list[int]] = defaultdict(list)
    held = Counter(element for line in page for element in line.path)
    for n, line in enumerate(page):
        # A row may stand in boxes of its own.
        for element in [e for e in line.path[:-1] if held[e] > 1][-1:]:
            within[element].append(n)
    for element, places in within.items():
        rows = [n for n in places if not page[n].listing and (_is_row(page[n]) or held[page[n].path[-2]] == 1)]
        first = rows[0] if rows else 0
        headed = first > 0 and element in page[first - 1].path
        spoken = sum(page[n].words.count(" ") for n in rows)
        alone = (
            len(rows) >= FEWEST
            and spoken < LONG_ROWS * len(rows)
            and held[element] == len(rows) + headed
            and rows == list(range(first, first + len(rows)))
        )
        if alone or (len(rows) == 1 and _is_labelled(page, first, held)):
            yield rows


def _is_row(line: Line) -> bool:
    """Return whether a line may be of a list that is called none: in the text itself a paragraph is none."""
    return line.tag == "div" or (line.tag == "p" and "aside" in line.around)


def _is_labelled(page: Sequence[Line], n: int, held: Counter[int]) -> bool:
    """Return whether a line shares a box with nothing but the label that announces it: a field that holds one point."""
    label = page[n - 1] if n else page[n]
    return _is_short(label) and _announces(label.words) and held[_shared(label, page[n])] == 2


def _shared(one: Line, other: Line) -> int:
    """Return the number of the innermost element that holds both lines."""
    return max((a for a, b in zip(one.path, other.path, strict=False) if a == b), default=0)


def _points(page: Sequence[Line], chosen: frozenset[int]) -> Iterator[list[int]]:
    """Yield the places of the paragraphs of "In short" above an article's text, where its box or a rule ends them."""
    told = [n for n in sorted(chosen) if page[n].tag == "p" and not _is_short(page[n])]
    # One paragraph above them is what stands under the headline.
    for n, label in enumerate(page[: min([*told[1:2], len(page) - 2])]):
        if POINTS.fullmatch(label.words) or _is_boxed(label):
            box = _shared(label, page[n + 1])
            points = list(takewhile(partial(_is_point, box), page[n + 1 : n + 2 + MOST_POINTS]))
            end = n + 1 + len(points)
            ended = end < len(page) and (page[end].ruled or box not in page[end].path)
            if ended and FEWEST <= len(points) <= MOST_POINTS:
                yield list(range(n + 1, end))


def _is_boxed(label: Line) -> bool:
    """Return whether a line announces what its box holds: what stands under a heading may be a part of the text."""
    return label.tag not in HEADINGS and label.tag != "p" and _is_short(label) and _announces(label.words)


def _is_point(box: int, line: Line) -> bool:
    within = box in line.path and not line.ruled and not line.listing and line.tag in ("div", "p")
    return within and not line.linked and not _is_short(line) and line.words.count(" ") < LONGEST_POINT


def _goes_on(last: Line, lines: Sequence[Line]) -> bool:
    """Return whether lines below an article's last one stand in its own box or in one beside that, and link to nothing."""
    return not any(line.linked for line in lines) and all(
        last.path[:-2] == line.path[: len(last.path) - 2] for line in lines
    )


def _box(page: Sequence[Line], places: Sequence[int], chosen: frozenset[int], usual: frozenset[str]) -> dict[int, Line]:
    """Return the lines of a list and of what opens it, where it is a box of news."""
    opener = _opener(page, places)
    # In a table of what happened when, the hour has a cell of its own.
    rest = [n for n in places if n != opener and not _is_hour(page[n].words)]
    opening = page[opener].words if opener is not None else ""
    strange = _STRANGE - _ASIDE if _announces(opening) and not any(page[n].linked for n in rest) else _STRANGE
    if not _is_list([page[n] for n in rest], 1 if _announces(opening) else FEWEST) or any(
        strange & (page[n].around - usual) for n in rest
    ):
        return {}
    if not page[rest[0]].listing and not _announces(opening) and not _stands_out([page[n] for n in rest]):
        return {}
    if OTHER.search(opening) or not (
        _announces(opening) or _is_on_top(page, places, opener, chosen) or _is_most(page, rest, chosen)
    ):
        return {}
    box = {n: _set_as(page[n], "li") for n in rest}
    return box | ({opener: _set_as(page[opener], "h3")} if opener is not None else {})


def _is_hour(words: str) -> bool:
    return not words.isdigit() and bool(CLOCK.fullmatch(words))


def _stands_out(lines: Sequence[Line]) -> bool:
    """Return whether rows that nothing announces are set like points: bold, or in a box so called."""
    return all(line.bold >= 0.9 * len(line.words) or "summary" in line.around for line in lines)


def _opener(page: Sequence[Line], places: Sequence[int]) -> int | None:
    """Return the place of the line that stands over a list: its own first, or the one before it."""
    first = places[0]
    if page[first].tag in HEADINGS or (_is_short(page[first]) and NEWS.search(page[first].words)):
        return first
    before = page[first - 1] if first else None
    if before is None or before.tag == "h1" or not _is_short(before):
        return None
    return first - 1 if before.tag in _OVER or NEWS.search(before.words) or OTHER.search(before.words) else None


def _is_short(line: Line) -> bool:
    return line.words.count(" ") < OPENING and not line.words.endswith(".")


def _announces(opening: str) -> bool:
    return bool(NEWS.search(opening)) and kind_of(opening) is None


def _is_list(lines: Sequence[Line], fewest: int) -> bool:
    """Return whether lines are as many, as short and as little linked as a newsroom's bullets, and no table's columns."""
    size = sum(len(line.words) for line in lines)
    if len(lines) > MOST or 2 * sum(line.away for line in lines) > size:
        return False
    told = {line.words for line in lines if line.tag != "dt" and kind_of(line.words) is None}
    if 2 * len(told) < len(lines) or len(told) < fewest:
        return False
    words = sum(said.count(" ") + 1 for said in told)
    short = words >= SHORTEST * len(told) and max(len(line.words) for line in lines) <= LONGEST
    return short and (lines[0].listing >= 0 or _is_column(lines))


def _is_column(lines: Sequence[Line]) -> bool:
    """Return whether the lines of a table are cells with a row for each."""
    return len({line.path[-2:-1] for line in lines if line.tag in ("td", "th")}) == len(lines)


def _is_on_top(page: Sequence[Line], places: Sequence[int], opener: int | None, chosen: frozenset[int]) -> bool:
    """Return whether a list without heading or photos stands between the headline and the article's first paragraph."""
    headed = any(line.tag == "h1" for line in page[: places[0]])
    # Some papers end such a list with a link of their own.
    plain = all(_PHOTOS.isdisjoint(page[n].around) for n in places) and not page[places[0]].linked
    plain = plain and 3 * sum(page[n].linked > 0 for n in places) <= len(places)
    told = sum(page[n].words.count(" ") + 1 for n in places) >= SHORTEST_ON_TOP * len(places)
    return opener is None and headed and plain and told and not any(n < places[0] for n in chosen)


def _is_most(page: Sequence[Line], places: Sequence[int], chosen: frozenset[int]) -> bool:
    """Return whether most of a list has been chosen."""
    return 2 * sum(len(page[n].words) for n in places if n in chosen) > sum(len(page[n].words) for n in places)


def _set_as(line: Line, tag: str) -> Line:
    """Return a line of a box as one of the article's telling, wherever it was set."""
    return replace(line, tag=tag, linked=0, around=line.around - _CAPTIONS, own=line.own - _CAPTIONS)
