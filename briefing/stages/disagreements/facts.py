"""Facts: whether two claims count the same thing, at the same place and time.

The numbers below were set on the marked pairs of tests/quality/disagreements.txt, and hold on those beside it.
"""

from __future__ import annotations

import re

from briefing.stages.disagreements.claims import POINTS, Claim, stem
from briefing.stages.disagreements.places import elsewhere
from briefing.stages.disagreements.subjects import (
    ANYONE,
    kind_of_tally,
    of_another_sort,
    of_other_hours,
    opposed,
    rate,
    same_people,
    same_subject,
    same_thing,
    scope,
    subject,
)

# Share of the shorter sentence's telling words that must agree where the figure itself says little.
_CONTEXT = 0.4
_NEAR = 2
# What a sum of money is; where both name the same, less need agree.
_SUMS = frozenset(map(stem, "bail bid bill budget bounty compensation cost costs damage damages deal debt deficit donation fee fine loss losses price profit ransom repair revenue reward salary settlement worth".split()))  # fmt: skip
_OF_A_SUM = 0.25
# Of what is counted under one name, so much.
_OF_A_NAME = 0.5
_NO_MONEY = frozenset(("age", "area", "count", "date", "duration", "length", "magnitude", "mass", "ordinal", "percent", "points", "speed", "temperature", "time", "volume", "vote", "year"))  # fmt: skip
_TITLES = frozenset(map(stem, "captain dr general judge lord miss mr mrs ms professor senator sir the".split()))
# Persons without a name.
_PERSONS = frozenset(map(stem, "boy child driver girl gunman man mother father person pilot player resident son daughter student suspect teacher teenager victim woman worker".split()))  # fmt: skip
# What happened at some hour, in whatever words; other verbs stand for themselves.
_HAPPENED = frozenset("began broke came detonated erupted exploded happened hit occurred reported rocked shook started struck".split())  # fmt: skip
# Characters before a figure that a pattern need see.
_SEEN = 60
# Figures further apart than this are seldom of one fact.
_FAR = 4.5
# Of two long sentences of one event, at least this many telling words agree beside what happened to whom.
_LONG = 10

_IS = re.compile(r"([^\W\d_]{4,}) (?:is|was|stands at|stood at|came to|reached|hit) (?:only |just |about |around |nearly )?$", re.IGNORECASE)  # fmt: skip
# What robbers leave with, in whatever words.
_TAKEN = re.compile(r"\b(?:(?:disappear\w*|escap\w+|fled|flee\w*|g[eo]t(?:ting)? (?:away|off)|ma[dk](?:e|es|ing) off|r[au]n(?:ning)? off|vanish\w+|walk\w* (?:away|off|out)) with|grabb\w+|netted|st[eo]l(?:e|en|es|ing)|t(?:ake|akes|aking|ook)) (?:(?:about|almost|an estimated|around|at least|more than|nearly|over|some|up to) )?$", re.IGNORECASE)  # fmt: skip
# "$60bn of American goods": whose they are.
_WORTH = re.compile(r" (?:worth )?(?:in|of|on) ([A-Z]\w+) [a-z]")
# What a figure has moved by is not where it has come to, nor a share.
_BY = re.compile(r"\bby (?:about |almost |around |nearly |over |some )?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:at|for|to|was|were) (?:about |almost |around |nearly |over |some )?$", re.IGNORECASE)
# Whose price or share it is stands in the sentence before.
_UNNAMED = re.compile(r"(?:It|That|These|They|This)\b")
# "Prices rose" is of all of them, "house prices" of one sort.
_BARE = re.compile(r"[A-Z][a-z]+s\b(?= (?:are|climbed|dropped|fell|have|increased|jumped|rose|were)\b)")
# A vote of so many fewer is another chamber's.
_CHAMBER = 1.5
# "A budget of $3bn for hospitals" is no part of "a budget gap of $9bn".
_MEANT_FOR = re.compile(r" for (?:new |the )?([a-z]{4,})")
# "Forty kilos of heroin".
_MADE_OF = re.compile(r" of ((?!it\b|the\b|which\b)[a-z]+)")
_A_SURVEY = re.compile(r"\b[Aa]n? (?:new |recent |separate |\w+ )?(?:poll|study|survey)\b")
_BECOMES = re.compile(r"\b(?:rises?|falls?|climbs?|drops?|raises?|increases?|goes|going|raised|cut|lowered) to (?:\w+ )?$", re.IGNORECASE)  # fmt: skip
_WAS = re.compile(r"\b(?:was|were|had been|stood at|used to be) (?:\w+ )?$", re.IGNORECASE)


def one_fact(one: Claim, other: Claim) -> bool:
    """Return whether two claims are of one fact: same measure, same thing counted, same thing told of it."""
    if one.figure.unit != other.figure.unit or one.event != other.event or one.wished != other.wished:
        return False
    # What words alone decide comes first: nearly all pairs of a large story end there.
    return _alike(one, other) and not _before_and_after(one, other) and not elsewhere(one, other)


def _alike(one: Claim, other: Claim) -> bool:
    """Return whether the words around two figures of one measure speak of one thing."""
    unit = one.figure.unit.split()[0]
    if unit == "age":
        return _one_person(one, other)
    if unit == "time":
        return _one_moment(one, other)
    if unit == "vote" and not _of_one_size(one, other):
        return False
    if unit not in POINTS and _far(one, other):
        return False
    # The dearest comes last: hardly a pair gets so far.
    return _one_thing(one, other, unit) and not (
        opposed(one, other) or of_other_hours(one, other) or _two_surveys(one, other)
    )


def _one_thing(one: Claim, other: Claim, unit: str) -> bool:
    """Return whether the same sort of thing is measured or counted, and the same is told of it."""
    if unit == "count" and one.event:
        return same_people(one, other) and _linked(one, other) and kind_of_tally(one) == kind_of_tally(other)
    if unit == "count" and not same_thing(one, other):
        return False
    if unit not in _NO_MONEY | {"count"} or unit == "percent":
        if any(_UNNAMED.match(c.text) for c in (one, other)) or _of_one_sort(one, other):
            return False
        befores = [_just_before(c) for c in (one, other)]
        if any(_BY.search(a) and _TO.search(b) for a, b in (befores, befores[::-1])):
            return False
    shared = _shared(one, other)
    if shared < _OF_A_SUM or _of_two_sorts(one, other) or of_another_sort(one, other):
        return False
    if unit not in _NO_MONEY and one.near & other.near & _SUMS and not _of_two_sums(one, other):
        return rate(one) == rate(other) and scope(one) == scope(other)
    if unit not in _NO_MONEY and all(_TAKEN.search(_just_before(c)) for c in (one, other)):
        return scope(one) == scope(other)
    if (said := _predicate(one)) and said == _predicate(other):
        return scope(one) == scope(other)
    if shared < _CONTEXT or not _close(one, other, shared):
        return False
    return same_subject(one, other) and (unit == "date" or scope(one) == scope(other))


def _close(one: Claim, other: Claim, shared: float) -> bool:
    """Return whether the words beside two figures agree; of things by one name the sentences may agree instead."""
    kin = same_thing(one, other) and set(one.noun).isdisjoint(other.noun)
    if len(one.near & other.near) + kin + bool(one.wished) >= _NEAR:
        return True
    together = len(one.context & other.context)
    return bool(set(one.noun) & set(other.noun) - ANYONE) and together > _NEAR and shared >= _OF_A_NAME


def _of_two_sums(one: Claim, other: Claim) -> bool:
    """Return whether the figures are of two sums: each is followed by its own, or one by what it alone is meant for."""
    if one.noun and other.noun and set(one.noun).isdisjoint(other.noun):
        return True
    return any(
        (m := _MEANT_FOR.match(a.text, a.figure.end)) and stem(m[1].lower()) not in b.context
        for a, b in ((one, other), (other, one))
    )


def _of_two_sorts(one: Claim, other: Claim) -> bool:
    """Return whether the figures are of things of two sorts, or that belong to two: kilos of heroin, American goods."""
    return any(
        len({stem(m[1]) for c in (one, other) if (m := pattern.match(c.text, c.figure.end))}) > 1
        for pattern in (_WORTH, _MADE_OF)
    )


def _just_before(claim: Claim) -> str:
    return claim.text[max(0, claim.figure.start - _SEEN) : claim.figure.start]


def _predicate(claim: Claim) -> str:
    """Return what a figure is said to be: "turnout" of "turnout was 64 percent"; "" where it is said otherwise."""
    match = _IS.search(_just_before(claim))
    return stem(match[1].lower()) if match else ""


def _two_surveys(one: Claim, other: Claim) -> bool:
    """Return whether each sentence brings a survey of its own: "a survey found"."""
    return all(_A_SURVEY.search(c.text) for c in (one, other))


def _before_and_after(one: Claim, other: Claim) -> bool:
    """Return whether one figure is what the other becomes: "rises to $15" from what "was $12.50"."""
    mine, theirs = (c.text[max(0, c.figure.start - 24) : c.figure.start] for c in (one, other))
    return any(_BECOMES.search(a) and _WAS.search(b) for a, b in ((mine, theirs), (theirs, mine)))


def _shared(one: Claim, other: Claim) -> float:
    """Return the share of the shorter sentence's telling words that is in the longer."""
    return len(one.context & other.context) / (min(len(one.context), len(other.context)) or 1)


def _one_person(one: Claim, other: Claim) -> bool:
    """Return whether two ages are one person's: of one name, or of somebody unnamed to whom the same happened."""
    mine, theirs = (set(c.noun) - _TITLES for c in (one, other))
    if bool(mine) != bool(theirs) or not (mine <= theirs or theirs <= mine):
        return False
    if mine and _PERSONS.isdisjoint(one.noun):
        return True
    alone = all(sum(f.unit == "age" for f in c.beside) == 1 for c in (one, other))
    return alone and _shared(one, other) >= _CONTEXT and len(one.near & other.near) >= _NEAR


def _one_moment(one: Claim, other: Claim) -> bool:
    """Return whether two hours are of one happening: the same verb, or words for "happened", of the same subject."""
    verbs = [
        (_HAPPENED & set(re.findall(r"[a-z]+", c.text.lower())) and {"happened"}) or _unnamed(c) for c in (one, other)
    ]
    return (
        bool((verbs[0] & verbs[1]) - subject(one) - subject(other))
        and same_subject(one, other)
        and scope(one) == scope(other)
    )


def _unnamed(claim: Claim) -> set[str]:
    """Return the words beside a figure that are no names, nor days."""
    return set(claim.near) & {stem(w) for w in re.findall(r"\b[a-z][\w’'-]+", claim.text)}


def _of_one_size(one: Claim, other: Claim) -> bool:
    """Return whether as many voted both times, nearly: a Senate's vote is not a House's."""
    few, many = sorted(sum(divmod(c.figure.low, 1000)) for c in (one, other))
    return many <= _CHAMBER * few


def _of_one_sort(one: Claim, other: Claim) -> bool:
    """Return whether one sentence is of all that it opens with, and the other of one sort of it: "prices", "house prices"."""
    for a, b in ((one, other), (other, one)):
        if not (bare := _BARE.match(a.text)):
            continue
        sorts = re.findall(rf"\b([a-z]+) {bare[0].lower()}\b", b.text)
        if sorts and all(stem(w) in b.context - a.context for w in sorts):
            return True
    return False


def _far(one: Claim, other: Claim) -> bool:
    """Return whether the one figure is many times the other."""
    low, high = sorted((one.figure, other.figure), key=lambda f: f.high)
    return high.low > _FAR * low.high


def _linked(one: Claim, other: Claim) -> bool:
    """Return whether two sentences share more than the kind of event."""
    shared = (one.context & other.context) - ANYONE
    return min(len(one.context), len(other.context)) < _LONG or len(shared) >= _NEAR
