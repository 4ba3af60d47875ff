"""The opening: where a dateline ends and the lead begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.stages.articles.body import Part
from briefing.text.origins import ANY_AGENCY

# A hyphen only ever stands between words here: in both places it would cost the pattern exponential time.
_PLACE = r"[A-ZÀ-ÖØ-Þ][\w.'’]*(?:[ /-][A-ZÀ-ÖØ-Þ][\w.'’]*){0,4}"
_CAPITALS = (
    r"(?!NATO\b|ATTENTION|ATENÇÃO|NOTE\b|UPDATE|BREAKING|EXCLUSIVE|WATCH|OPINION|ANALYSIS|LIVE\b)(?:ST\. |MT\. |EL |LA |LE )?"
    r"[A-ZÀ-ÖØ-Þ]{3}[A-ZÀ-ÖØ-Þ.'’]*(?:[ /-][A-ZÀ-ÖØ-Þ.'’]+){0,4}"
)
_DAY = r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
# What follows opens a sentence: "the alliance NATO—which" is none.
_LEAD = r"(?=[\"“‘'«(]?[A-ZÀ-ÖØ-Þ\d])"
#: "LINDHAVEN, Estmark (ICP) —", "WASHINGTON, Nov 18 (Reuters) -", "(CNN) —", "NEW DELHI:", "Berlin (dpa) -": a city in
#: capitals or an agency in brackets, then a dash; after a city in capitals a colon will do.
_DATELINES = (
    re.compile(
        rf"{_CAPITALS}(?:, {_PLACE})*{_DAY}(?:,? [(\[][^()\[\]]{{2,40}}[)\]])?(?:\s?[—–]\s?|\s-{{1,2}}\s|\s?--\s?|:\s){_LEAD}"
    ),
    re.compile(
        rf"(?:{_PLACE}(?:, {_PLACE})*{_DAY},? )?[(\[](?:{ANY_AGENCY}|[A-Z]{{2,8}})[^()\[\]]{{0,20}}[)\]]\.?\s?(?:[—–:|]|-{{1,2}})\s?{_LEAD}"
    ),
)
#: Among so many parts the dateline stands: a live page has it under its points.
FIRST = 12


def set_apart(found: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts of an article with the dateline, where its lead begins with one, as a part of its own."""
    apart = False
    for n, (kind, words, posted) in enumerate(found):
        match = None if apart or n >= FIRST or kind != "paragraph" else dateline(words)
        if match and len(words) - match.end() > 20:
            apart = True
            yield "dateline", words[: match.end()].rstrip(), posted
            yield kind, words[match.end() :], posted
        else:
            yield kind, words, posted


def dateline(words: str) -> re.Match[str] | None:
    """Return the dateline that a paragraph begins with, where it does."""
    opening = words[:140]
    return next((m for pattern in _DATELINES if (m := pattern.match(opening)) and m.end() <= 100), None)
