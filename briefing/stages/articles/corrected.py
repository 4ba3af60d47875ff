"""Corrections of a newsroom's own: the notice on a page, and the story that may stand whole below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefing.model import PROSE
from briefing.stages.articles.body import Part
from briefing.stages.articles.markup import Line
from briefing.stages.articles.opening import dateline
from briefing.text.boilerplate import kind_of
from briefing.text.genres import takes_back

#: A notice stands among the first so many parts of a story that it opens.
FIRST = 6
#: Below this many characters a page holds the notice alone.
LITTLE = 200
#: So many lines may follow a notice's first and belong to it.
MORE = 3

_BELOW = re.compile(r"(?:the|an?) corrected (?:version of (?:the|this) )?(?:article|report|story|version)(?: (?:is|appears|follows|reads|runs|stands))?(?: (?:below|here|as follows))?\s*[:.]?$", re.IGNORECASE)  # fmt: skip


def notice_alone(page: Sequence[Line]) -> list[Part]:
    """Return a page's notice of its own error, which looks like housekeeping, where a page says nothing else."""
    first = next((n for n, line in enumerate(page) if takes_back(line.words)), len(page))
    more = takewhile(
        lambda line: line.words.endswith(".") and not kind_of(line.words), page[first + 1 : first + 1 + MORE]
    )
    return [("paragraph", line.words, None) for line in (*page[first : first + 1], *more)]


def set_notice_apart(title: str, found: Sequence[Part]) -> tuple[str, list[Part]]:
    """Return the headline and the parts of a story that opens with its own correction, the notice marked as one.

    Agencies send the whole story again: "Correction: Ferry story", what was wrong, "A corrected version is below:", headline, story.
    """
    parts = list(found)
    first = next((n for n, (_, words, _) in enumerate(parts[:FIRST]) if takes_back(_undated(words))), None)
    if first is None:
        return title, parts
    end = next((n for n in range(first, min(len(parts), FIRST + first)) if _BELOW.match(parts[n][1])), first)
    story = parts[end + 1 :]
    if sum(len(words) for kind, words, _ in story if kind in PROSE) < LITTLE:
        return title, parts
    if end > first and _is_headline(story):
        title, story = story[0][1], story[1:]
    notice: list[Part] = [("notice", _undated(words), posted) for _, words, posted in parts[first : end + 1]]
    return title, [*parts[:first], *notice, *story]


def _undated(words: str) -> str:
    """Return a paragraph without its dateline; the story below has it again."""
    match = dateline(words)
    return words[match.end() :] if match else words


def _is_headline(story: Sequence[Part]) -> bool:
    kind, words, _ = story[0]
    return kind in ("heading", "paragraph") and len(words) < 200 and words[-1:] not in ".:;," and not dateline(words)
