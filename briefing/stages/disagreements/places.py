"""Places: whether two claims are of different days, years or places."""

from __future__ import annotations

import re

from briefing.stages.disagreements.claims import Claim, stem
from briefing.stages.disagreements.subjects import AGENTS
from briefing.text.remembering import remembered

# "By midnight": when the counting stopped.
_AS_OF = re.compile(r"\b(?:[Bb]y|[Aa]s of) ((?:early |late |mid)?(?:midnight|noon|midday|dawn|dusk|nightfall|morning|afternoon|evening|night|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m|[A-Z][a-z]+day)\b)")  # fmt: skip
# All of a region.
_WIDE = re.compile(r"\b(?:across|throughout) (?:the|all|several|\w+ (?:counties|districts|provinces|regions|states))\b|\bin (?:all of|the (?:entire|whole))\b|\b(?:nation|state|country|county|city|region)-?wide\b", re.IGNORECASE)  # fmt: skip
_PROVINCE = re.compile(r"\b[A-Z][\w’'-]+ (?:county|district|province|region)\b")
# A bare name that a sentence opens with; most bare nouns are plurals.
_OPENS = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ]{2,}(?<!s)(?<!men)(?<!ing)) (?:has|had|have|was|is|will|lost|won|reported|recorded|sent|said|paid|got|gained|made)\b")  # fmt: skip
# "Sarn's central bank".
_WHOSE = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ]{2,})['’]s [a-z]")
# "The army said it lost six men": its own.
_OWN = re.compile(r"(?:The |An? )?(\w+) (?:said|says) (?:it|they) ")
_YEARS = re.compile(
    r"\b(?:in|since|for|of|during) ((?:19|20)\d\d)\b|\b(last (?:year|month|week)|a year (?:ago|earlier))\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{1,2}\b)?")  # fmt: skip
# "off Pellin", "in the north"; "in May" is a time.
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Aa]cross|[Oo]utside|[Aa]round) (?:the )?(?:[a-z]+ing |nearby |central |(?:north|south|east|west)\w* |lower |upper )?(?:(?:town|city|village|province|state|region|island) of )?((?!January|February|March|April|May\b|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][\w’'-]+|north|south|east|west)|\b(?:for|of) (?:the )?([A-Z][\w’'-]+) (?:county|district|province|region|state|territory)\b")  # fmt: skip


def elsewhere(one: Claim, other: Claim) -> bool:
    """Return whether the claims name different days or different places."""
    if _other_years(one, other):
        return True
    if any(_wider(a, b) or _capital_and_province(a, b) for a, b in ((one, other), (other, one))):
        return True
    for pattern in (_DAY, _PLACE, _AS_OF):
        if pattern is _DAY and one.figure.unit == "date":
            if _other_happening(one, other):
                return True
            continue
        mine, theirs = (_found(pattern, c.text) for c in (one, other))
        if mine and theirs and not mine & theirs and not _named(mine, other) and not _named(theirs, one):
            return True
    return _other_owner(one, other)


@remembered(8192)
def _found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """Return what a pattern finds in a text: its last group where it has one."""
    return frozenset(m.group(m.lastindex or 0) for m in pattern.finditer(text))


def _wider(one: Claim, other: Claim) -> bool:
    """Return whether one claim is of a whole region, and the other of a place that it does not name."""
    if not _WIDE.search(one.text) or _WIDE.search(other.text):
        return False
    places = _found(_PLACE, other.text)
    return bool(places) and not _named(places, one)


def _capital_and_province(one: Claim, other: Claim) -> bool:
    """Return whether one claim is of the capital, and the other of a province."""
    return " the capital" in one.text and bool(_PROVINCE.search(other.text))


def _other_owner(one: Claim, other: Claim) -> bool:
    """Return whether the sentences open with two different names: Sarn's cases are not Tessin's."""
    mine, theirs = (_OPENS.match(c.text) or _WHOSE.match(c.text) or _OWN.match(c.text) for c in (one, other))
    if not mine or not theirs or mine[1] in other.text or theirs[1] in one.text:
        return False
    return AGENTS.isdisjoint({stem(mine[1].lower()), stem(theirs[1].lower())})


def _other_years(one: Claim, other: Claim) -> bool:
    """Return whether a claim is of years that the other does not speak of; this year goes without saying."""
    mine, theirs = (
        {y.lower() for y in _found(_YEARS, c.text)} - {str(c.published.year)} - _when_made(c) for c in (one, other)
    )
    return one.figure.unit != "year" and mine != theirs


def _when_made(claim: Claim) -> set[str]:
    """Return the years in which something was built or born, in which nothing else need have been."""
    return {claim.text[f.start : f.end] for f in claim.beside if f.unit == "year"}


def _other_happening(one: Claim, other: Claim) -> bool:
    """Return whether two sentences that name different days count different things too: two events, and no mistake."""
    mine, theirs = ([f for f in c.beside if f.unit == "count"] for c in (one, other))
    return bool(mine and theirs) and not any(f.agrees(g) for f in mine for g in theirs)


def _named(names: frozenset[str], claim: Claim) -> bool:
    """Return whether the claim's sentence has one of the names anywhere."""
    return any(name in claim.text for name in names)
