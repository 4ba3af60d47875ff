"""Facts: whether two claims count the same thing, at the same place and time."""

from __future__ import annotations

import re

from briefing.stages.disagreements.claims import PEOPLE, Claim, stem

# Share of the shorter sentence's telling words that must agree where the figure itself says little.
_CONTEXT = 0.4
_NEAR = 2
# What a sum of money is; where both name the same, less need agree.
_SUMS = frozenset(map(stem, "bail bid bill budget bounty compensation cost costs damage damages deal debt deficit donation fee fine loss losses price profit ransom repair revenue reward salary settlement worth".split()))  # fmt: skip
_OF_A_SUM = 0.25
_NO_MONEY = frozenset(("area", "count", "date", "length", "mass", "percent", "points", "speed"))
# Figures further apart than this are seldom of one fact.
_FAR = 4.5
# Of two long sentences of one event, at least this many telling words agree beside what happened to whom.
_LONG = 10

_ANYONE = frozenset(map(stem, PEOPLE))
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{1,2}\b)?")  # fmt: skip
# "off Pellin", "in the north"; "in May" is a time.
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Aa]cross|[Oo]utside|[Aa]round) (?:the )?(?:(?:town|city|village|province|state|region|island) of )?((?!January|February|March|April|May\b|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][\w’'-]+|north|south|east|west)")  # fmt: skip
# What limits a sum or a count to a part, a period or a way of counting.
_SCOPE = re.compile(r"\b(?:week(?:ly|s)?|month(?:ly|s)?|quarter(?:ly)?|(?<!-)year(?:ly)?|annual(?:ly)?|dai?ly|an hour|worldwide|abroad|online|overseas|in all|nationwide|overall|on average|per|each|first|second|last|this|next|net|gross)\b", re.IGNORECASE)  # fmt: skip
_RATE = re.compile(r"\b(?:averag\w+|a day|daily|per|each (?:day|week)|a (?:week|month|year))\b", re.IGNORECASE)
_ATTRIBUTION = re.compile(r"^(?:[^,.]{0,40}\b(?:said|says|reported|counted)(?: that)?\b|according to [^,]+,)\s*", re.IGNORECASE)  # fmt: skip


def one_fact(one: Claim, other: Claim) -> bool:
    """Return whether two claims are of one fact: same measure, same thing counted, same thing told of it."""
    if one.figure.unit != other.figure.unit or one.event != other.event or _elsewhere(one, other):
        return False
    if one.figure.unit != "date" and _far(one, other):
        return False
    if one.figure.unit == "count" and one.event:
        return _same_people(one, other) and _rate(one) == _rate(other) and _linked(one, other)
    if one.figure.unit == "count" and not set(one.noun) & set(other.noun):
        return False
    shared = len(one.context & other.context) / (min(len(one.context), len(other.context)) or 1)
    if one.figure.unit not in _NO_MONEY and one.near & other.near & _SUMS:
        return shared >= _OF_A_SUM and _rate(one) == _rate(other) and _scope(one) == _scope(other)
    alike = shared >= _CONTEXT and len(one.near & other.near) >= _NEAR
    return alike and _same_subject(one, other) and (one.figure.unit == "date" or _scope(one) == _scope(other))


def _far(one: Claim, other: Claim) -> bool:
    """Return whether the one figure is many times the other."""
    low, high = sorted((one.figure, other.figure), key=lambda f: f.high)
    return high.low > _FAR * low.high


def _rate(claim: Claim) -> bool:
    """Return whether a figure is so many a day or on average, not so many in all."""
    return bool(_RATE.search(claim.sentence.text))


def _linked(one: Claim, other: Claim) -> bool:
    """Return whether two sentences share more than the kind of event."""
    shared = (one.context & other.context) - _ANYONE
    return min(len(one.context), len(other.context)) < _LONG or len(shared) >= _NEAR


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Return whether the claims name different days or different places."""
    for pattern in (_DAY, _PLACE):
        if pattern is _DAY and one.figure.unit == "date":
            continue
        mine, theirs = ({m.group(m.lastindex or 0) for m in pattern.finditer(c.sentence.text)} for c in (one, other))
        if mine and theirs and not mine & theirs and not _named(mine, other) and not _named(theirs, one):
            return True
    return False


def _named(names: set[str], claim: Claim) -> bool:
    """Return whether the claim's sentence has one of the names anywhere."""
    return any(name in claim.sentence.text for name in names)


def _same_people(one: Claim, other: Claim) -> bool:
    """Return whether the same sort of people or things is counted.

    "People" may be any sort, so three soldiers among twelve people is no contradiction; twelve soldiers
    among three people is one.
    """
    mine, theirs = set(one.noun) - _ANYONE, set(other.noun) - _ANYONE
    if mine and theirs:
        return bool(mine & theirs)
    if mine or theirs:
        part, whole = (one, other) if mine else (other, one)
        return part.figure.low > whole.figure.high
    return True


def _same_subject(one: Claim, other: Claim) -> bool:
    """Return whether what one sentence opens with is in the other: wages are not prices."""
    return any(_subject(a) <= b.context for a, b in ((one, other), (other, one)))


def _subject(claim: Claim) -> set[str]:
    """Return the first telling word of a sentence, attribution aside."""
    text = _ATTRIBUTION.sub("", claim.sentence.text)
    opening = [stem(w.lower()) for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)]
    return {next((w for w in opening if w in claim.context), "")}


def _scope(claim: Claim) -> frozenset[str]:
    return frozenset(m[0].lower().removesuffix("ly") for m in _SCOPE.finditer(claim.sentence.text))
