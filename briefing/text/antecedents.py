"""Antecedents: whether an English sentence names what its pronouns and short forms stand for."""

from __future__ import annotations

import re

from briefing.text.marks import QUOTATION
from briefing.text.stopwords import stopwords
from briefing.text.traces import Words, plain, traces

_THEM = re.compile(r"\b(?:them|theirs|themselves)\b")
_PERSON = re.compile(r"\b(?:he|him|himself|his|she|her|hers|herself)\b")
# What "them" may stand for: a noun in the plural, anybody, or two that are joined.
_MANY = re.compile(
    r"\b(?!(?:across|afterwards|always|besides|does|gas|has|his|its|less|ours|perhaps|plus|sometimes|thus|towards|unless"
    r"|was|yes|\w+(?:ss|us|is)|\w*says|asks|calls|gives|makes|sees|takes|tells|wants)\b)[a-z][a-z-]{2,}s\b"
    r"|^[A-Z][a-z-]+s(?= (?!said\b|says\b)[a-z])|\b[A-Z][a-z]+(?:ans|ats|ers|ists|ors)\b|\b[Tt]he [A-Z]\w+s\b"
    r"|\b(?:anybody|anyone|aircraft|cattle|children|clergy|every\w+|fish|media|men|nobody|people|police|sheep|somebody|someone|those"
    r"|who(?:ever|m)?|women|youth)\b|\b(?:and|or) (?:an? |the |his |her |their )?[A-Za-z]",
    re.M,
)
# A body of people, where it is not the one that does it: "asked the council to give them …".
_BODY = re.compile(
    r"^(?:[^ ]+ ){4,}?(?:army|audience|board|committee|company|council|couple|court|crew|crowd|family|government|group|jury|pair|parliament"
    r"|party|press|public|staff|team|union)\b"
)
_PART = re.compile(r"\bof $")
# A person by what he does or is.
_ROLE = re.compile(
    r"\b(?:an?|another|one|every|each|the|no)\b(?: [\w-]+){0,3}? (?:\w+(?:er|or|ist|ian|man|woman|ee|ess|ant|ent|ic|ot|ief|ad|ade)|boy|bride|chief|child|coach|dog|duke"
    r"|governor|guard|guest|head|hero|horse|judge|kid|king|monk|mother|nurse|nun|person|pope|pupil|queen|saint|teen|thief|victim|wife|youth)\b"
    r"|\b(?:man|woman|boy|girl|who|whose|anyone|someone|everyone|nobody|\w+-old)\b",
    re.I,
)
_DATED = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
# "NATO": nobody in person.
_LETTERS = re.compile(r"[A-Z]{2,5}[,’'s]*")
_NAMED = re.compile(r"(?<=[\s(–—-])[A-Z][\w’'.-]+")
# "The Fund said …": half a name, the whole of which was given before.
_SHORT = re.compile(
    r"\b[Tt]he (?P<head>Act|Agency|Agreement|Association|Authority|Bill|Bureau|Commission|Committee|Convention|Corporation|Directive"
    r"|Foundation|Fund|Institute|Ministry|Society|Treaty|Tribunal|Trust)\b(?!['’]s [A-Z]| (?:[A-Z]|(?:for|of|on|to)\b)|-)"
)
# "the authors of the article", "the story was retracted": what stands on this page or another, which is not named.
_PIECE = re.compile(
    r"\bthe (?P<head>article|column|essay|op-ed|story|tweet)\b"
    r"(?! (?:about|behind|by|from|in|it|of|on|posted|published|she|he|that|they|to|which)\b)(?!,? (?:which|by|published|posted)\b)",
    re.I,
)
# "Twenty-two of its 41 aircraft are …", "Most of their crops …": part of what is theirs, and nobody is named.
_SHARE = re.compile(
    r"(?:about |almost |around |more than |nearly |only |some )?[\w.,%-]+(?: percent| per cent)? of (?:her|his|its|their|them|those|these)\b",
    re.I,
)
# "… when it struck the freight train": one that was told of before.
_STRUCK = re.compile(
    r"\b(?:collided with|crashed into|hit|rammed|struck) the (?:[a-z-]+ )?"
    r"(?P<head>boat|bus|car|ferry|freighter|lorry|plane|ship|tanker|train|tram|truck|van|vessel)\b(?! (?:of|that|which|in which)\b)"
)
# What each pattern cannot do without, and all of them together: most sentences have nothing of it.
_OF_SHARE = plain("her his its their them these those")
_OF_THEM = plain("them theirs themselves")
_OF_PERSON = plain("he him himself his she her hers herself")
_HALVES = (
    (
        plain(
            "act agency agreement association authority bill bureau commission committee convention corporation directive foundation"
            " fund institute ministry society treaty tribunal trust"
        ),
        _SHORT,
    ),
    (plain("article column essay op story tweet"), _PIECE),
    (plain("collided crashed hit rammed struck"), _STRUCK),
)
_TELLTALE = _OF_SHARE.union(_OF_THEM, _OF_PERSON, *(words for words, _ in _HALVES))
# "Take the mayor's claim …", "Imagine a town …": said to the reader, to make a point.
_ORDERS = re.compile(
    r"(?:Take (?!(?:\w+ ){0,2}(?:said|says|is|was)\b)(?:[a-z]|[A-Z][^,.;]{0,40}[’']s )|(?:Consider|Imagine|Recall|Suppose) (?:[a-z]|[A-Z][^,.;]{0,40}[’']s )"
    r"|Look (?:at|back|to|no)\b|Think (?:about|again|back|of)\b|(?:Compare|Note|Notice|Picture|Remember|See|Witness) (?:a|also|an|how|that|the|this|what|when|why)\b"
    r"|Let(?:[’']s| us| me| them) |(?:Bear|Keep) in mind|Never mind|Don[’']t (?:expect|forget|worry|be)\b|Do not (?:expect|forget|be)\b|Ask (?:any|your)|Just (?:ask|look|think))"
)


def unnamed(sentence: str, words: Words | None = None) -> bool:
    """Return whether a sentence of the newsroom's speaks of somebody or something that only another sentence names.

    `words` are its `traces`, where they are known.
    """
    told = _TELLTALE & (traces(sentence) if words is None else words)
    return orders(sentence) or (bool(told) and _points(_without_quotations(sentence), told))


def _points(told: str, words: Words) -> bool:
    """Return whether a sentence, given without its quotations, points to what it does not name by one of the words."""
    return (
        (not words.isdisjoint(_OF_SHARE) and " of " in told.lower() and _SHARE.match(told) is not None)
        or (not words.isdisjoint(_OF_THEM) and _them(told))
        or (not words.isdisjoint(_OF_PERSON) and _person(told))
        or any(not words.isdisjoint(needed) and _half(pattern, told) for needed, pattern in _HALVES)
    )


def _without_quotations(sentence: str) -> str:
    if '"' not in sentence and sentence.isascii():
        return sentence
    return QUOTATION.sub(lambda match: " " * len(match[0]), sentence)


def orders(sentence: str) -> bool:
    """Return whether a sentence opens by telling the reader what to think of."""
    return _ORDERS.match(sentence) is not None


def _them(plain: str) -> bool:
    """Return whether there is nothing before a sentence's first "them" that it could stand for."""
    found = _THEM.search(plain)
    if not found:
        return False
    before = plain[: found.start()]
    return not (_MANY.search(before) or (_BODY.match(before) and not _PART.search(before)))


def _person(plain: str) -> bool:
    """Return whether there is nobody whom a sentence's first "he" or "her" could stand for."""
    found = _PERSON.search(plain)
    if not found:
        return False
    comma = plain.find(", ")
    # "In his speech, Anna Brandt …": what opens a sentence may stand before the name that explains it.
    before = plain if found.start() < comma else plain[: found.start()]
    first = before.partition(" ")[0]
    if _may_name(first) and not _DATED.search(first):
        return False
    first, _, rest = _DATED.sub(lambda match: " " * len(match[0]), before).partition(" ")
    return not (_may_name(first) or _NAMED.search(" " + rest) or _ROLE.search(before))


def _may_name(first: str) -> bool:
    """Return whether the word that opens a sentence may be a name, a capital having been due to any."""
    return first[:1].isupper() and not _LETTERS.fullmatch(first) and first.rstrip(",").lower() not in stopwords("en")


def _half(pattern: re.Pattern[str], plain: str) -> bool:
    """Return whether a sentence has half a name, or "the" for what it has not told of, and the whole nowhere before."""
    found = pattern.search(plain)
    return found is not None and not re.search(rf"\b{found['head']}s?\b", plain[: found.start()], re.I)
