"""Mentions: whether a sentence opens with "the" and what only an earlier sentence of its article brings in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Span
from briefing.text.stems import stem
from briefing.text.stopwords import stopwords
from briefing.text.words import words

_THE = re.compile(
    r"[\"“‘']?The (?:(?:Facebook|Instagram|TikTok|Twitter|YouTube) )?((?:[a-z0-9][\w-]*,? ){1,5})([A-Z])?"
)
# "The document that …" says which one.
_DEFINES = frozenset("of that where which who whose".split())
_LAST_NAME = re.compile(r"(?:(?:Dr|Mrs?|Ms)\.? )?([A-ZÀ-Þ][\w-]{2,})(?:['’]s)? (?=[a-z])")
# What stands before it where it is given in full.
_GIVEN = re.compile(r"\b[A-ZÀ-Þ][\w.’'-]+ \Z")
# Who is named so often in an article is the one it tells of: by eye on 82 articles with our bullets.
_CENTRAL = 4
# What else says which one, behind the noun.
_TELLS_WHICH = _DEFINES | frozenset("about behind between by for from in into near on to with".split())
# There is but one of it, or the names that were told say which.
_KNOWN = frozenset(
    """administration agency airline airport army authorities bank cabinet capital church city company coronavirus council country
    county court department economy federal firm first government governor house internet judge jury last law market markets
    mayor media military minister ministry nation navy office opposition pandemic parliament police pope premier president press
    prime prosecution prosecutors province public same school second senate state states stock suspect team town two united
    university victim victims village virus war weather world""".split()
)
# Nobody in particular: they were told of before, in other words.
_SOMEBODY = frozenset("boy couple defendant driver girl man men pair rider suspect teenager woman women".split())
_OWNER = re.compile(r"[\"“‘']?The (\w+)['’]s ")
# "Brandt’s comments came after …": what somebody is to have said or done before.
_OWN = re.compile(
    r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}(?:['’]s|['’](?<=s['’])) (announcement|comments?|decision|letter|move|remarks?|speech|statement|tweet|visit|warning)"
    r" (?:came|comes?|drew|followed|follows?|prompted|sparked)\b"
)
# "…, the official said.": who, or what, the sentence rests on.
_CITED = re.compile(
    r"(?:,|\baccording to) the (affidavit|complaint|document|filing|letter|memo|newspaper|official|paper|report|source|spokes(?:man|person|woman)|study)"
    r"(?: (?:added|noted|reported|said|says|wrote))?\.$"
)


def undefined(span: Span, told: Sequence[str]) -> bool:
    """Return whether an English sentence opens with "the" of something that was spoken of before it and is not told.

    A name beside it tells enough: "The diplomat, Oda Krell, …".
    """
    phrase, _ = _untold(span.text, told)
    title = span.article.headline
    before = span.article.text[title.end if title else 0 : span.start]
    return any(re.search(rf"\b{re.escape(noun)}s?\b", before, re.IGNORECASE) for noun in phrase)


def half_name(span: Span, told: Sequence[str]) -> str:
    """Return the last name that opens an English sentence where its article has the whole of it before and no line told it.

    "Krell’s office said …" where another paragraph told of Oda Krell; "" where there is none. Of whom an article speaks
    again and again its story is: "Carver faces …" behind "A Pell man pleaded guilty …" is understood.
    """
    match = _LAST_NAME.match(span.text) if span.article.language == "en" else None
    if not match or any(match[1] in line for line in told):
        return ""
    text, places = span.article.text, _places(match[1], span.article.text)
    whole = any(_GIVEN.search(text, max(0, place - 80), place) for place in places if place < span.start)
    return match[1] if whole and len(places) < _CENTRAL else ""


def _places(name: str, text: str) -> list[int]:
    """Return the first few places where a name stands in a text as a whole word.

    Without a pattern, which would take longer to make than to use.
    """
    found: list[int] = []
    place = text.find(name)
    while place >= 0 and len(found) < _CENTRAL:
        end = place + len(name)
        around = text[max(0, place - 1) : place] + text[end : end + 1]
        if not any(letter.isalnum() or letter == "_" for letter in around):
            found.append(place)
        place = text.find(name, end)
    return found


def hanging(spans: Sequence[Span]) -> Span | None:
    """Return the first of some lines, in reading order, that speaks of whom or what none of the lines before it brings in.

    Behind another newsroom's line "the man" is whoever that tells of: none but a line of his own article tells who he is.
    """
    told: list[str] = []
    begun: set[str] = set()
    for span in spans:
        if span.article.language == "en" and len(spans) > 1:
            known = [*told, span.article.title]
            if undefined(span, known) or (told and half_name(span, known)):
                return span
            if told and span.article.url not in begun and somebody(span.text):
                return span
        told.append(span.text)
        begun.add(span.article.url)
    return None


def somebody(sentence: str) -> bool:
    """Return whether an English sentence is about "the man, 51," or "the couple", and does not say which."""
    owner = _OWNER.match(sentence)
    if owner:
        # "The woman’s letter to …" says which letter, and not which woman.
        return owner[1] in _SOMEBODY
    phrase, following = _untold(sentence, ())
    return bool(phrase) and phrase[0] in _SOMEBODY and _TELLS_WHICH.isdisjoint((*phrase, following))


def unmet(sentence: str, told: Sequence[str]) -> bool:
    """Return whether an English sentence opens with, or rests on, what its reader cannot know of from what is told."""
    for named in (_OWN.match(sentence), _CITED.search(sentence)):
        if named and not any(stem(named[1]) in map(stem, words(line)) for line in told):
            return True
    phrase, following = _untold(sentence, told)
    return bool(phrase) and following not in _TELLS_WHICH and _KNOWN.isdisjoint(phrase)


def _untold(sentence: str, told: Sequence[str]) -> tuple[list[str], str]:
    """Return the nouns that a sentence opens with behind "the" and the function word after them; none where they are told."""
    match = _THE.match(sentence)
    if not match:
        return [], ""
    phrase, following = _phrase(match[1])
    if following in _DEFINES or (match[2] and not following):
        return [], following
    known = {stem(word, "en") for line in told for word in words(line)}
    return ([] if any(stem(word, "en") in known for word in phrase) else phrase), following


def _phrase(opening: str) -> tuple[list[str], str]:
    """Return the words up to the first function word, and that."""
    phrase: list[str] = []
    for word in opening.replace(",", "").split():
        if word in stopwords("en"):
            return phrase, word
        phrase.append(word)
    return phrase, ""
