"""Incises: who speaks, told between the marks, as French and Spanish print it: « Le train, a dit Ali Benani, ne viendra pas »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefing.stages.quotes.cues import cues
from briefing.text.marks import Stretch

_WHO = r"\s(?P<who>(?!m[ai]s?\b|mon\b|nuestr|notre\b|nos\b)[^,;:.!?«»“”\"—–]{2,70})"
#: An incise, by language: "a dit X" between commas, "—dijo X—" between dashes.
_INCISES: Mapping[str, re.Pattern[str]] = {
    "es": re.compile(rf"(?:,\s|\s?[—–]\s?)(?:ha\s|han\s|había\s)?(?P<verb>\w+){_WHO}(?:,\s|\s?[—–],?\s?)"),
    "fr": re.compile(
        r",\s(?:[ls]['’])?(?:(?:a|ont|avait|est)\s)?"
        rf"(?P<verb>\w+){_WHO}[,.]\s|,\s(?:(?:a|ont|avait)-(?:t-)?(?:ils?|elles?)\s\w+|(?P<asks>\w+)-(?:t-)?(?:ils?|elles?))[,.]\s"
    ),
}
_SAYING = frozenset("ask say shout state tell think write".split())


def without_incises(text: str, stretch: Stretch, language: str) -> Iterator[Stretch]:
    """Yield what a stretch holds of the speaker's own words."""
    pattern, start = _INCISES.get(language), stretch.start
    for match in pattern.finditer(text, stretch.start, stretch.end) if pattern else ():
        if match.start() > start and _tells(match, cues(language)):
            yield replace(stretch, start=start, end=match.start(), closed=True)
            start = match.end()
            stretch = replace(stretch, continues=False)
    yield replace(stretch, start=start)


def _tells(match: re.Match[str], verbs: Mapping[str, str]) -> bool:
    """Return whether an aside tells who speaks."""
    groups = match.groupdict()
    if groups.get("asks"):
        return verbs.get(groups["asks"]) in _SAYING
    if groups["verb"] is None:
        return True  # "a-t-il ajouté"
    return groups["who"] is not None and verbs.get(groups["verb"]) in _SAYING
