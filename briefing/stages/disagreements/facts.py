"""Facts: whether two claims count the same thing, at the same place and time."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from briefing.stages.disagreements.claims import PEOPLE, POINTS, Claim, stem

# Share of the shorter sentence's telling words that must agree where the figure itself says little.
_CONTEXT = 0.4
_NEAR = 2
# What a sum of money is; where both name the same, less need agree.
_SUMS = frozenset(map(stem, "bail bid bill budget bounty compensation cost costs damage damages deal debt deficit donation fee fine loss losses price profit ransom repair revenue reward salary settlement worth".split()))  # fmt: skip
_OF_A_SUM = 0.25
_NO_MONEY = frozenset(("age", "area", "count", "date", "duration", "length", "mass", "ordinal", "percent", "points", "speed", "temperature", "time", "volume", "vote", "year"))  # fmt: skip
# Whoever is said to have counted or acted: doctors and a hospital may speak of the same children.
_AGENTS = frozenset(map(stem, "agency authorities company council crews doctors firefighters gallery government guards hospital investigators ministry museum officers officials organisers organizers police prosecutors rescuers robbers soldiers thieves troops union workers".split()))  # fmt: skip
_TITLES = frozenset(map(stem, "captain dr general judge lord miss mr mrs ms professor senator sir the".split()))
# Persons without a name.
_PERSONS = frozenset(map(stem, "boy child driver girl gunman man mother father person pilot player resident son daughter student suspect teacher teenager victim woman worker".split()))  # fmt: skip
# Words of which one sentence has the one and the other the other where they tell of two things.
_OPPOSITES = tuple(
    tuple(stem(w) for w in pair.split("/"))
    for pair in (
        "accepted/refused accept/refuse approved/rejected approve/reject arrived/departed arrived/left backed/opposed bought/sold"
        " adults/children boys/girls buy/sell closed/opened commons/lords deaths/births demand/supply domestic/foreign earned/spent east/west"
        " eastern/western exports/imports export/import fall/raise fall/rose first/last first/second gain/loss gained/lost hired/fired house/senate"
        " income/spending inflow/outflow leader/driver losses/profits loss/profit lost/win lower/upper male/female maximum/minimum men/women"
        " north/south northern/southern paid/received plane/helicopter prices/wages profit/revenue rich/poor second/third start/end"
        " summer/winter winner/runner-up winner/loser"
    ).split()
)
# What happened at some hour, in whatever words; other verbs stand for themselves.
_HAPPENED = frozenset("began broke came detonated erupted exploded happened hit occurred reported rocked shook started struck".split())  # fmt: skip
# Characters before a figure that a pattern need see.
_SEEN = 60
# Figures further apart than this are seldom of one fact.
_FAR = 4.5
# Of two long sentences of one event, at least this many telling words agree beside what happened to whom.
_LONG = 10

_ANYONE = frozenset(map(stem, PEOPLE))
# "By midnight": when the counting stopped.
_AS_OF = re.compile(r"\b(?:[Bb]y|[Aa]s of) ((?:early |late |mid)?(?:midnight|noon|midday|dawn|dusk|nightfall|morning|afternoon|evening|night|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m|[A-Z][a-z]+day)\b)")  # fmt: skip
# A bare name that a sentence opens with; most bare nouns are plurals.
_OPENS = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ]{2,}(?<!s)(?<!men)(?<!ing)) (?:has|had|have|was|is|will|lost|won|reported|recorded|sent|said|paid|got|gained|made)\b")  # fmt: skip
# "The army said it lost six men": its own.
_OWN = re.compile(r"(?:The |An? )?(\w+) (?:said|says) (?:it|they) ")
_YEARS = re.compile(
    r"\b(?:in|since|for|of|during) ((?:19|20)\d\d)\b|\b(last (?:year|month|week)|a year (?:ago|earlier))\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{1,2}\b)?")  # fmt: skip
# "off Pellin", "in the north"; "in May" is a time.
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Aa]cross|[Oo]utside|[Aa]round) (?:the )?(?:(?:town|city|village|province|state|region|island) of )?((?!January|February|March|April|May\b|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][\w’'-]+|north|south|east|west)|\b(?:for|of) (?:the )?([A-Z][\w’'-]+) (?:county|district|province|region|state|territory)\b")  # fmt: skip
# What limits a sum or a count to a part, a period or a way of counting.
_SCOPE = re.compile(r"\b(?:week(?:ly|s)?|month(?:ly|s)?|quarter(?:ly)?|(?<!-)year(?:ly)?|annual(?:ly)?|dai?ly|an hour|worldwide|abroad|online|overseas|in all|nationwide|overall|on average|per|each|first|second|last|this|next|net|gross|core|headline|underlying|adjusted|operating|pre-tax|median|early trading|intraday|opening (?:bell|minutes)|mild|moderate|serious|severe|symptomatic)\b", re.IGNORECASE)  # fmt: skip
_RATE = re.compile(r"\b(?:averag\w+|a day|daily|per|each (?:day|week)|a (?:week|month|year))\b", re.IGNORECASE)
_SUMMED = re.compile(
    r"\b(?:this (?:month|season|year)|since (?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|the (?:beginning|start))|(?:in|over) (?:the past|recent|the last) \w+)\b"
)
_ATTRIBUTION = re.compile(r"^(?:[^,.]{0,40}\b(?:(?:said|says)(?: that)?|(?:reported|counted) that)\b|according to [^,]+,)\s*", re.IGNORECASE)  # fmt: skip


_IS = re.compile(r"([^\W\d_]{4,}) (?:is|was|stands at|stood at|came to|reached|hit) (?:only |just |about |around |nearly )?$", re.IGNORECASE)  # fmt: skip
_A_SURVEY = re.compile(r"\b[Aa]n? (?:new |recent |separate |\w+ )?(?:poll|study|survey)\b")
_BECOMES = re.compile(r"\b(?:rises?|falls?|climbs?|drops?|raises?|increases?|goes|going|raised|cut|lowered) to (?:\w+ )?$", re.IGNORECASE)  # fmt: skip
_WAS = re.compile(r"\b(?:was|were|had been|stood at|used to be) (?:\w+ )?$", re.IGNORECASE)


def one_fact(one: Claim, other: Claim) -> bool:
    """Return whether two claims are of one fact: same measure, same thing counted, same thing told of it."""
    if one.figure.unit != other.figure.unit or one.event != other.event or one.wished != other.wished:
        return False
    # What words alone decide comes first: nearly all pairs of a large story end there.
    return _alike(one, other) and not _before_and_after(one, other) and not _elsewhere(one, other)


def _alike(one: Claim, other: Claim) -> bool:
    """Return whether the words around two figures of one measure speak of one thing."""
    unit = one.figure.unit.split()[0]
    if unit == "age":
        return _one_person(one, other)
    if unit == "time":
        return _one_moment(one, other)
    if unit not in POINTS and _far(one, other):
        return False
    # The dearest comes last: hardly a pair gets so far.
    return _one_thing(one, other, unit) and not _opposed(one, other) and not _two_surveys(one, other)


def _one_thing(one: Claim, other: Claim, unit: str) -> bool:
    """Return whether the same sort of thing is measured or counted, and the same is told of it."""
    if unit == "count" and one.event:
        return _same_people(one, other) and _linked(one, other) and _kind_of_tally(one) == _kind_of_tally(other)
    if unit == "count" and set(one.noun).isdisjoint(other.noun):
        return False
    shared = _shared(one, other)
    if shared < _OF_A_SUM or _of_another_sort(one, other):
        return False
    if unit not in _NO_MONEY and one.near & other.near & _SUMS and not _of_two_sums(one, other):
        return _rate(one) == _rate(other) and _scope(one) == _scope(other)
    if (said := _predicate(one)) and said == _predicate(other):
        return _scope(one) == _scope(other)
    if shared < _CONTEXT or len(one.near & other.near) < _NEAR or (unit == "duration" and not _same_object(one, other)):
        return False
    return _same_subject(one, other) and (unit == "date" or _scope(one) == _scope(other))


def _of_two_sums(one: Claim, other: Claim) -> bool:
    """Return whether each figure is followed by what it is a sum of, and these differ: a budget and a tax cut."""
    return bool(one.noun and other.noun) and set(one.noun).isdisjoint(other.noun)


def _just_before(claim: Claim) -> str:
    return claim.sentence.text[max(0, claim.figure.start - _SEEN) : claim.figure.start]


def _predicate(claim: Claim) -> str:
    """Return what a figure is said to be: "turnout" of "turnout was 64 percent"; "" where it is said otherwise."""
    match = _IS.search(_just_before(claim))
    return stem(match[1].lower()) if match else ""


def _two_surveys(one: Claim, other: Claim) -> bool:
    """Return whether each sentence brings a survey of its own: "a survey found"."""
    return all(_A_SURVEY.search(c.sentence.text) for c in (one, other))


def _same_object(one: Claim, other: Claim) -> bool:
    """Return whether the words right before two figures agree: his driver's years are not the leader's."""
    mine, theirs = (re.search(r"([^\W\d_]+)\s+$", _just_before(c)) for c in (one, other))
    words = {stem(m[1].lower()) for m in (mine, theirs) if m}
    return len(words) < 2 or bool(words & one.context & other.context) or not words <= one.context ^ other.context


def _before_and_after(one: Claim, other: Claim) -> bool:
    """Return whether one figure is what the other becomes: "rises to $15" from what "was $12.50"."""
    mine, theirs = (c.sentence.text[max(0, c.figure.start - 24) : c.figure.start] for c in (one, other))
    return any(_BECOMES.search(a) and _WAS.search(b) for a, b in ((mine, theirs), (theirs, mine)))


def _shared(one: Claim, other: Claim) -> float:
    """Return the share of the shorter sentence's telling words that is in the longer."""
    return len(one.context & other.context) / (min(len(one.context), len(other.context)) or 1)


def _one_person(one: Claim, other: Claim) -> bool:
    """Return whether two ages are one person's: of one name, or of one nameless man to whom the same happened."""
    mine, theirs = (set(c.noun) - _TITLES for c in (one, other))
    if not mine or not theirs or not (mine <= theirs or theirs <= mine):
        return False
    if _PERSONS.isdisjoint(one.noun):
        return True
    alone = all(sum(f.unit == "age" for f in c.beside) == 1 for c in (one, other))
    return alone and _shared(one, other) >= _CONTEXT and len(one.near & other.near) >= _NEAR


def _one_moment(one: Claim, other: Claim) -> bool:
    """Return whether two hours are of one happening: the same verb, or words for "happened", of the same subject."""
    verbs = [
        (_HAPPENED & set(re.findall(r"[a-z]+", c.sentence.text.lower())) and {"happened"}) or c.near
        for c in (one, other)
    ]
    return (
        bool((verbs[0] & verbs[1]) - _subject(one) - _subject(other))
        and _same_subject(one, other)
        and _scope(one) == _scope(other)
    )


def _far(one: Claim, other: Claim) -> bool:
    """Return whether the one figure is many times the other."""
    low, high = sorted((one.figure, other.figure), key=lambda f: f.high)
    return high.low > _FAR * low.high


def _rate(claim: Claim) -> bool:
    """Return whether a figure is so many a day or on average, not so many in all."""
    return bool(_RATE.search(claim.sentence.text))


def _kind_of_tally(claim: Claim) -> tuple[bool, bool]:
    """Return whether a tally is a rate, and whether it is summed over a longer time than the event's."""
    return _rate(claim), bool(_SUMMED.search(claim.sentence.text))


def _linked(one: Claim, other: Claim) -> bool:
    """Return whether two sentences share more than the kind of event."""
    shared = (one.context & other.context) - _ANYONE
    return min(len(one.context), len(other.context)) < _LONG or len(shared) >= _NEAR


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Return whether the claims name different days or different places."""
    if _other_years(one, other):
        return True
    for pattern in (_DAY, _PLACE, _AS_OF):
        if pattern is _DAY and one.figure.unit == "date":
            if _other_happening(one, other):
                return True
            continue
        mine, theirs = (_found(pattern, c.sentence.text) for c in (one, other))
        if mine and theirs and not mine & theirs and not _named(mine, other) and not _named(theirs, one):
            return True
    return _other_owner(one, other)


@lru_cache(maxsize=8192)
def _found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """Return what a pattern finds in a text: its last group where it has one."""
    return frozenset(m.group(m.lastindex or 0) for m in pattern.finditer(text))


def _other_owner(one: Claim, other: Claim) -> bool:
    """Return whether the sentences open with two different names: Sarn's cases are not Tessin's."""
    mine, theirs = (_OPENS.match(c.sentence.text) or _OWN.match(c.sentence.text) for c in (one, other))
    if not mine or not theirs or mine[1] in other.sentence.text or theirs[1] in one.sentence.text:
        return False
    return _AGENTS.isdisjoint({stem(mine[1].lower()), stem(theirs[1].lower())})


def _other_years(one: Claim, other: Claim) -> bool:
    """Return whether a claim is of years that the other does not speak of; this year goes without saying."""
    mine, theirs = (
        {y.lower() for y in _found(_YEARS, c.sentence.text)} - {str(c.published.year)} for c in (one, other)
    )
    return one.figure.unit != "year" and mine != theirs


def _other_happening(one: Claim, other: Claim) -> bool:
    """Return whether two sentences that name different days count different things too: two events, and no mistake."""
    mine, theirs = ([f for f in c.beside if f.unit == "count"] for c in (one, other))
    return bool(mine and theirs) and not any(f.agrees(g) for f in mine for g in theirs)


def _named(names: frozenset[str], claim: Claim) -> bool:
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
    if any(_subject(a) <= b.context for a, b in ((one, other), (other, one))):
        return True
    counted = one.figure.unit == "count" and len(one.near & other.near) > _NEAR
    return counted and (_subject(one) | _subject(other)) <= _AGENTS


def _subject(claim: Claim) -> set[str]:
    """Return the first telling word of a sentence, attribution and owner ("the company's") aside."""
    text = _ATTRIBUTION.sub("", claim.sentence.text)
    opening = [w.lower() for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)]
    telling = [w for w in opening if stem(w) in claim.context]
    return {next((stem(w) for w in telling if not w.endswith(("'s", "’s"))), "")}


def _opposed(one: Claim, other: Claim) -> bool:
    """Return whether one sentence tells of the opposite: approved and rejected, the Senate and the House."""
    return any(
        a in mine and b in theirs and b not in mine and a not in theirs
        for mine, theirs in ((one.context, other.context), (other.context, one.context))
        for a, b in _OPPOSITES
    )


def _of_another_sort(one: Claim, other: Claim) -> bool:
    """Return whether two sentences say the same of two things or sorts: a room and a suite, a ticket and a family ticket."""
    mine, theirs = one.context - other.context, other.context - one.context
    if mine and mine == _subject(one) and theirs == _subject(other) and not mine | theirs <= _AGENTS:
        return True
    apart = mine | theirs
    if len(apart) != 1 or not (one.context < other.context or other.context < one.context):
        return False
    short, long = sorted((one, other), key=lambda c: len(c.context))
    text = long.sentence.text
    opening = [stem(w.lower()) for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)][:3]
    return any(a in apart and b in _subject(short) for a, b in pairwise(opening))


def _scope(claim: Claim) -> frozenset[str]:
    text, figure = claim.sentence.text, claim.figure
    around = text[: figure.start] + " " + text[figure.end :]
    return frozenset(m[0].lower().removesuffix("ly") for m in _SCOPE.finditer(around))
