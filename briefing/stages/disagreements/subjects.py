"""Subjects: who or what two claims count, and how much of it."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.stages.disagreements.claims import PEOPLE, Claim, stem

# Words near the figures that must agree where only the doers differ.
_CLOSE = 2
# Characters from which on two words that begin alike are kin.
_STEM = 4
# Whoever is said to have counted or acted: doctors and a hospital may speak of the same children.
AGENTS = frozenset(map(stem, "agency authorities company council crews doctors firefighters gallery government guards hospital investigators ministry museum officers officials organisers organizers police prosecutors rescuers robbers soldiers thieves troops union workers".split()))  # fmt: skip
# Words of which one sentence has the one and the other the other where they tell of two things.
_OPPOSITES = tuple(
    tuple(stem(w) for w in pair.split("/"))
    for pair in (
        "accepted/refused accept/refuse approved/rejected approve/reject arrived/departed arrived/left backed/opposed bought/sold"
        " adults/children ask/offer asking/offered asks/offers boys/girls cheapest/dearest cities/countryside cities/villages demanded/offered demands/offers buy/sell closed/opened commons/lords deaths/births demand/supply domestic/foreign earned/spent east/west"
        " eastern/western exports/imports export/import fall/raise fall/rose first/last first/second gain/loss gained/lost hired/fired house/senate"
        " income/spending inflow/outflow leader/driver losses/profits loss/profit lost/win lower/upper male/female maximum/minimum men/women"
        " north/south northern/southern paid/received plane/helicopter prices/wages profit/revenue opened/closed rich/poor rural/urban second/third start/end offered/seeking offered/want"
        " summer/winter winner/runner-up winner/loser"
    ).split()
)
ANYONE = frozenset(map(stem, PEOPLE))
# People named for coming: "people" elsewhere.
_CROWD = frozenset(map(stem, "attendees crowd crowds demonstrators fans guests mourners participants protesters spectators supporters visitors worshippers".split())) | {"person"}  # fmt: skip
# Those to whom an event happens as a rule, whatever they are called.
_SUCH = {
    "dark": frozenset(map(stem, "addresses buildings customers homes households properties".split())),
    "jobless": frozenset(map(stem, "employees jobs positions posts roles staff staffers workers".split())),
}
# What limits a sum or a count to a part, a period or a way of counting.
_SCOPE = re.compile(r"\b(?:week(?:ly|s)?|month(?:ly|s)?|quarter(?:ly)?|(?<!-)year(?:ly)?|annual(?:ly)?|dai?ly|an hour|abroad|online|overseas|in all|(?:before|after) tax|(?:excluding|including) tax(?:es)?|nationwide|overall|on average|per|each|first|second|net|gross|core|headline|underlying|adjusted|operating|pre-tax|median|early trading|intraday|opening (?:bell|minutes)|alone|at (?:its|their|the) (?:highest|lowest|peak|worst)|cheapest|dearest|lowest|highest|mild|moderate|most expensive|start(?:s|ed|ing)? (?:at|from)|(?:last|next|this)(?= (?:[a-z]+ )?(?:year|month|week|quarter|season|summer|winter|spring|autumn|fall|decade|night)\b)|serious|severe|symptomatic)\b", re.IGNORECASE)  # fmt: skip
_WORLDWIDE = re.compile(r"\b(?:worldwide|globally|(?:across|around) the (?:globe|world))\b", re.IGNORECASE)
# Characters behind a figure in which that is said of it.
_PHRASE = 60
_RATE = re.compile(r"\b(?:averag\w+|a day|daily|per|each (?:day|week)|a (?:week|month|year))\b", re.IGNORECASE)
_SUMMED = re.compile(
    r"\b(?:this (?:month|season|year)|since (?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|the (?:beginning|start))|(?:in|over) (?:the past|recent|the last) \w+)\b"
)
_PEAK = re.compile(r"\bat (?:the |its |their )?(?:height|peak|worst|one (?:point|stage))\b|\bpeaked\b", re.IGNORECASE)
# What prices on a market do, which other hours change.
_TRADED = re.compile(r"\b(?:futures|index|nasdaq|(?<!percentage )points|shares|stocks)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:clos(?:e|ed|ing)|end(?:ed|ing)|finish\w*|settl(?:ed|ing))\b", re.IGNORECASE)
_ATTRIBUTION = re.compile(r"^(?:[^,.]{0,40}\b(?:(?:said|says)(?: that)?|(?:reported|counted) that)\b|according to [^,]+,|[^,.]{0,40}\bput the (?:number|count|crowd) (?:of|at))\s*", re.IGNORECASE)  # fmt: skip


def same_people(one: Claim, other: Claim) -> bool:
    """Return whether the same sort of people or things is counted.

    "People" may be any sort, so three soldiers among twelve people is no contradiction; twelve soldiers
    among three people is one.
    """
    if one.event == "dark" and ("person" in one.noun) != ("person" in other.noun):
        return False
    anyone = ANYONE | _SUCH.get(one.event, frozenset())
    mine, theirs = set(one.noun) - anyone, set(other.noun) - anyone
    if mine and theirs:
        return bool(mine & theirs)
    if mine or theirs:
        part, whole = (one, other) if mine else (other, one)
        return part.figure.low > whole.figure.high
    return True


def same_thing(one: Claim, other: Claim) -> bool:
    """Return whether one word stands for what both count, or a kin of it: who marched are marchers."""
    if _CROWD & set(one.noun) and _CROWD & set(other.noun):
        return True
    return any(
        a == b or (min(len(a), len(b)) > _STEM and (a.startswith(b) or b.startswith(a)))
        for a in one.noun
        for b in other.noun
    )


def same_subject(one: Claim, other: Claim) -> bool:
    """Return whether what one sentence opens with is in the other: wages are not prices."""
    if any(subject(a) <= b.context for a, b in ((one, other), (other, one))):
        return True
    if subject(one) <= _CROWD and subject(other) <= _CROWD:
        return True
    together = len(one.near & other.near)
    if together >= 2 * _CLOSE:
        return True
    counted = one.figure.unit == "count" and together > _CLOSE
    return counted and (subject(one) | subject(other)) <= AGENTS


def subject(claim: Claim) -> set[str]:
    """Return the first telling word of a sentence, attribution and owner ("the company's") aside."""
    text = _ATTRIBUTION.sub("", claim.text)
    opening = [w.lower() for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)]
    telling = [w for w in opening if stem(w) in claim.context]
    return {next((stem(w) for w in telling if not w.endswith(("'s", "’s"))), "")}


def opposed(one: Claim, other: Claim) -> bool:
    """Return whether one sentence tells of the opposite: approved and rejected, the Senate and the House."""
    return any(
        a in mine and b in theirs and b not in mine and a not in theirs
        for mine, theirs in ((one.context, other.context), (other.context, one.context))
        for a, b in _OPPOSITES
    )


def of_another_sort(one: Claim, other: Claim) -> bool:
    """Return whether two sentences say the same of two things or sorts: a room and a suite, a ticket and a family ticket."""
    mine, theirs = one.context - other.context, other.context - one.context
    if mine and mine == subject(one) and theirs == subject(other) and not mine | theirs <= AGENTS | _CROWD:
        return True
    apart = mine | theirs
    if len(apart) != 1 or not (one.context < other.context or other.context < one.context):
        return False
    short, long = sorted((one, other), key=lambda c: len(c.context))
    text = long.text
    opening = [stem(w.lower()) for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)][:3]
    return any(a in apart and b in subject(short) for a, b in pairwise(opening))


def scope(claim: Claim) -> frozenset[str]:
    """Return what limits a figure to a part, a period or a way of counting: "quarter", "net", "overnight"."""
    text, figure = claim.text, claim.figure
    around = text[: figure.start] + " " + text[figure.end :]
    found = {m[0].lower().removesuffix("ly") for m in _SCOPE.finditer(around)}
    return frozenset(found | ({"worldwide"} if _WORLDWIDE.search(around[: figure.start + _PHRASE]) else set()))


def rate(claim: Claim) -> bool:
    """Return whether a figure is so many a day or on average, not so many in all."""
    return bool(_RATE.search(claim.text))


def kind_of_tally(claim: Claim) -> tuple[bool, bool, bool]:
    """Return whether a tally is a rate, whether it is summed over a longer time than the event's, and whether of its worst hour."""
    return rate(claim), bool(_SUMMED.search(claim.text)), bool(_PEAK.search(claim.text))


def of_other_hours(one: Claim, other: Claim) -> bool:
    """Return whether both are what a market did, and not both at its close."""
    texts = (one.text, other.text)
    return all(_TRADED.search(t) for t in texts) and not all(_CLOSED.search(t) for t in texts)
