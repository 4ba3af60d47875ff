"""Claims: what a sentence counts, where and since when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from briefing.model import Article, Span
from briefing.stages.disagreements.events import WORD, event_beside, tells_an_event
from briefing.text.acts import KIN
from briefing.text.figures import Figure, figures
from briefing.text.glosses import gloss
from briefing.text.sentences import sentences
from briefing.text.stopwords import stopwords

PEOPLE = frozenset(
    "people person persons victims victim residents individuals bodies lives dead fatalities deaths wounded injured others souls folk injuries casualties".split()
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+")
# A tally with these words is still being counted; one of part of the votes is none at all.
_SO_FAR = re.compile(r"\b(?:so far|to date|as yet|and counting)\b", re.IGNORECASE)
_UNCOUNTED = re.compile(r"\b(?:votes?|ballots?|precincts) (?:\w+ )?(?:counted|reporting|tallied)\b", re.IGNORECASE)
_SO_FAR_REACH = 1.5
#: Places on a scale: no one of them is many times another, and few words stand beside them.
POINTS = frozenset(("date", "magnitude", "ordinal", "temperature", "vote", "year"))
# "On May 6" says when; "the May 6 vote" is a name.
_ON = re.compile(r"(?:\b(?:on|for|to|until|by|from|of|is|was|set|be|opens?|begins?|closes|starts?|ends?)|,)\s+$", re.IGNORECASE)  # fmt: skip
# Others count only those whom he killed.
_KILLER_TOO = re.compile(r"\b(?:including|with|plus|along with) (?:the |a |one )?(?:alleged |suspected |lone )?(?:assailant|attacker|bomber|gunman|hijacker|perpetrator|shooter|suspect)\b", re.IGNORECASE)  # fmt: skip
# What was settled once and for all: no tally that grows.
_SET = frozenset(("age", "year"))
# A figure beside these is a part, an increase or a memory, not the tally: "the toll is increased by 1,300", "a hall, where four were killed".
_PARTIAL = re.compile(
    r"\b(?:including|among them|of (?:whom|them|those|which)|another|additional|further|the other|remaining|others?)\W*(?:\w+\W+){0,2}$|\b(?:increas|r[io]se|rais|grew|grow|fall|fell|cut|lower|reduc|revis)\w*(?: \w+){0,2} by (?:\w+ )?$|, where\b[^,;.]*$",
    re.IGNORECASE,
)
# "Orsk, a city of 1.2 million people": those who live there.
_INHABITED = re.compile(
    r"\b(?:capital|city|country|district|island|municipality|nation|population|port|province|region|state|suburb|territory|town|village) of (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_PARTIAL_AFTER = re.compile(
    r"\W*(?:(?:more|other|others|additional|further|of (?:them|those|whom|these))\b|of (?:the|its|his|her|their|our) (?:\w+ )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|dead|wounded|injured|victims|killed|missing|arrested|detained|survivors))",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|originally|revised|(?:up|down) from(?=[^|]*\|)|rose from|from an? (?:earlier|initial)|had (?:said|put|reported)|compared|anniversary)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?P<want>wants?|demand(?:s|ed|ing)?|seeks?|seeking|ask(?:s|ing) for|call(?:s|ed|ing) for)\b|\b(?:expected|expecting|surveyed|analysts|economists|forecast|predict(?:ed|s)?|target(?:ed)?|hoped|asked for|sought|wanted)\b",
    re.IGNORECASE,
)
# "Nine are still in hospital": of eleven who were hurt. Who is still missing, and what is still without power, are all.
_LEFT = re.compile(
    r"(?:\W+[\w’'-]+){0,4}?\W+(?:still|remain(?:s|ed|ing)?)\b(?!\W+(?:at large|in the dark|missing|trapped|unaccounted|without))",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:climb(?:ed|ing|s)?|grew|grow[ns]|increased?s?|jump(?:ed|s)|rise[ns]?|rising|rose|up|(?:put|rais(?:ed|es))(?: [\w’'-]+){1,6}) to (?:at least |more than )?$",
    re.IGNORECASE,
)
# "United 3 Rovers 2": a line of results counts nothing.
_RESULT = re.compile(r"(?: [A-ZÀ-Þ][\w’'-]+)+ \d")
# What can be is not what is: a ship that can carry 400 may be carrying 212.
_POSSIBLE = re.compile(r"\b(?:can|capacity|could (?:carry|hold|seat|take)|designed|insured|licensed)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:(?:about|almost|an?|around|earlier|estimated|initial|just|more|nearly|over|previous|roughly|some|than|the)\s+){0,3}$", re.IGNORECASE)  # fmt: skip
# "38 of its branches" counts branches, "11 missing hikers" hikers.
_OF_ITS = re.compile(r"^\s*(?:head of|of (?:the|its|his|her|their|our)|(?:confirmed|dead|injured|known|missing|reported|trapped|wounded|stranded|infected)(?=\s+(?!and|in|on|at|after|when|by|or|as|from|following|people)[a-z]))\s+", re.IGNORECASE)  # fmt: skip
_SEEN = 80
# Characters of the line before that are read for whom "he" is.
_LINE = 300
# "Put the number of marchers at", "the number of cases reached".
_NUMBER_OF = re.compile(
    r"\b(?:[Nn]umber|[Cc]ount|[Tt]otal|[Tt]ally|[Cc]rowd) of ((?:[\w.’'-]+ ){1,7})(?:at|to|reached|was|is|hit|passed|stands at|stood at) (?:\w+ ){0,2}$"
)
# A word of what they did, after those who are counted; the rest end in -ed.
_DID = frozenset("are attend attends came come fell fled fight fought gave go got had has have held join joins knew led left lost made met paid ran said sat saw sent stood threw told took went were won wore".split())  # fmt: skip
# A sentence of more figures than this is a table, and says of none what it counts.
_TABLE = 30
# So many telling words on either side stand beside a figure.
_BESIDE = 4
_STOPS = frozenset(
    "a an the of to and in that for on is was said says with by it at as he from his be has are had have not they which will but who been were their"
    " she her or we this its would after there when what out up all if than can could also into so them no just over about at least according"
    " more less one some many most were being near during where while".split()
)


# How a crowd comes about.
_CAME = frozenset("attend attended attending attracted attracts came drawn drew gathered visited went".split())


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in a sentence, and what the words around it say that it counts."""

    sentence: Span
    #: The sentence as it is read here: what it counts in English.
    text: str
    figure: Figure
    source: str
    published: datetime
    #: What happened to those counted, "" where no word says.
    event: str
    #: The words right after the figure: what was counted.
    noun: tuple[str, ...]
    #: All telling words of the sentence, stemmed.
    context: frozenset[str]
    #: The few words around the figure, stemmed.
    near: frozenset[str]
    #: Every figure of the sentence, this one and those that count parts or the past too.
    beside: tuple[Figure, ...]
    #: Who only expected, forecast or asked for it, as the beginnings of the words that say so.
    wished: frozenset[str]

    @property
    def measure(self) -> tuple[str, str, frozenset[str]]:
        """What two claims of one fact have in common."""
        return self.figure.unit, self.event, self.wished


def read_claims(article: Article, source: str) -> tuple[Claim, ...]:
    """Return the claims of an article, in reading order; its headline's where nothing below says how many."""
    told = _claims(article, source, sentences(article))
    said = {(c.figure.unit, c.event) for c in told}
    headline = _claims(article, source, [article.headline] if article.headline else [])
    return (*(c for c in headline if (c.figure.unit, c.event) not in said), *told)


def _claims(article: Article, source: str, spans: Iterable[Span]) -> list[Claim]:
    return [
        _claim(article, source, span, text, figure, found)
        for span in spans
        if 0 < len(found := figures(text := gloss(span.text, article.language))) <= _TABLE
        for figure in found
        if _is_tally(text, figure) and not _is_of_the_rise(text, figure, found)
    ]


def _is_of_the_rise(text: str, figure: Figure, found: Iterable[Figure]) -> bool:
    """Return whether a count stands beside one that is said to have risen: "rose to five after two bodies were found"."""
    return figure.unit == "count" and not _has_risen(text, figure) and any(_has_risen(text, f) for f in found)


def _is_tally(text: str, figure: Figure) -> bool:
    """Return whether a figure is a present whole, not a part, a rise or a memory."""
    if figure.unit in _SET:
        return True
    if figure.unit == "date" and not _ON.search(_before(text, figure)):
        return False
    before, after = text[max(0, figure.start - 60) : figure.start], text[figure.end : figure.end + 30]
    if figure.unit == "count" and (
        _PARTIAL.search(before[-40:])
        or _PARTIAL_AFTER.match(after)
        or _RESULT.match(text, figure.end)
        or _INHABITED.search(before[-30:])
        or _LEFT.match(text, figure.end, figure.end + _SEEN)
    ):
        return False
    return not (_UNCOUNTED.search(text) or _FROM.search(before[-24:]) or _EARLIER.search(before + "|" + after))


def _claim(article: Article, source: str, span: Span, text: str, figure: Figure, found: tuple[Figure, ...]) -> Claim:
    """Return a figure's claim; `text` is the sentence with what it counts in English."""
    low = max((f.end for f in found if f.end <= figure.start), default=0)
    high = min((f.start for f in found if f.start >= figure.end), default=len(text))
    event = event_beside(text, low, high, figure) if figure.unit == "count" else ""
    # Beside a figure stand the words up to the next one of its kind: "from 9 p.m. for 72 hours".
    kind = [f for f in found if f.unit == figure.unit]
    low = max((f.end for f in kind if f.end <= figure.start), default=0)
    far = min((f.start for f in kind if f.start >= figure.end), default=len(text))
    bare, stops = _without(text, found), _stops_of(article.language)
    before, after = WORD.findall(bare[low : figure.start]), WORD.findall(bare[figure.end : far])
    return Claim(
        span,
        text,
        _reach(text, figure, event),
        source,
        article.published,
        event,
        _who(span, text, figure) if figure.unit == "age" else _counted(text, figure, high, found, event, stops),
        _stems(WORD.findall(bare), stops),
        _stems([*_telling(before, stops)[-_BESIDE:], *_telling(after, stops)[:_BESIDE]], stops),
        found,
        frozenset("want" if m["want"] else m[0].lower()[:4] for m in _EXPECTED.finditer(text))
        | frozenset(m[0].lower() for m in _POSSIBLE.finditer(text, max(0, figure.start - 40), figure.start)),
    )


def _reach(text: str, figure: Figure, event: str) -> Figure:
    """Return a figure with what else may be counted: a tally that grows, and the dead without who killed them."""
    if _SO_FAR.search(text):
        figure = replace(figure, high=max(figure.high, figure.low * _SO_FAR_REACH))
    return replace(figure, low=figure.low - 1) if event == "dead" and _KILLER_TOO.search(text) else figure


def _counted(
    text: str, figure: Figure, high: int, found: tuple[Figure, ...], event: str, stops: frozenset[str]
) -> tuple[str, ...]:
    """Return what a figure counts; "30 soldiers were injured and 17 killed" counts soldiers twice."""
    if _before(text, figure).lower().endswith(("crowd of ", "crowds of ")):
        return (KIN["people"],)
    noun = _noun(text[figure.end : high], stops)
    if not noun and (number := _NUMBER_OF.search(_before(text, figure))):
        return _noun(re.sub(r"\b[A-Z][\w.’'-]* ", "", number[1]), stops)
    before = [f for f in found if f.end <= figure.start and f.unit == "count"]
    if noun or not event or not before or not re.search(r"\band\s+(?:\w+\s+){0,2}$", _before(text, figure)):
        return noun
    return _noun(text[before[-1].end : figure.start], stops)


def _before(text: str, figure: Figure) -> str:
    """Return the characters before a figure that a pattern need see: a hostile sentence may have a million."""
    return text[max(0, figure.start - _SEEN) : figure.start]


def _who(span: Span, text: str, figure: Figure) -> tuple[str, ...]:
    """Return whose age it is: a name before or after it, or else the word for such a person; "he" is whom the line before opens with."""
    if text.startswith(("He ", "She ")):
        before = span.article.text[max(0, span.start - _LINE) : span.start].rstrip().rpartition("\n")[2]
        line = re.split(r"(?<=[.!?]) ", before)[-1]
        name = re.search(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)+", line)
        return tuple(stem(w.lower()) for w in (name[0].split() if name else _telling(WORD.findall(line), _STOPS)[:1]))
    before = re.sub(r"(?:,? who (?:is|was)| (?:is|was|were|are)|,? aged|,? an?|[,(\s])+$", "", _before(text, figure))
    names = re.search(r"(?:[A-ZÀ-Þ][\w.’'-]+ ){0,3}[A-ZÀ-Þ][\w’'-]+$", before)
    after = WORD.findall(text[figure.end :])[:3]
    old = text[figure.start : figure.end].lower().endswith("old")
    if old and after and text[figure.end : figure.end + 1] == " ":
        named = [w for w in after if _NAME.fullmatch(w)]
        return tuple(stem(w.lower()) for w in (named or after[:1]))
    words = WORD.findall(names[0] if names else before)
    # "Died at the age of 80" names nobody beside the figure.
    return tuple(stem(w.lower()) for w in (words if names else words[-1:]) if w.lower() not in _STOPS)


def _without(text: str, found: tuple[Figure, ...]) -> str:
    """Return a text with its figures blanked out: numbers tell no subject."""
    for figure in found:
        text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def _noun(after: str, stops: frozenset[str]) -> tuple[str, ...]:
    """Return the words that follow a figure up to the first small word, verb or mark."""
    found: list[str] = []
    after = _OF_ITS.sub("", after)
    for match in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,.;:()]", after):
        word = match[0].lower()
        if not word[0].isalpha() or word in stops or (word not in PEOPLE and tells_an_event(word)):
            break
        if found and (
            word in _DID or (word.endswith("ed") and match.string[: match.start()].endswith(("s ", "people ")))
        ):
            break
        found.append(stem(word))
        if len(found) == 4:
            break
    return tuple(found)


def has_risen(claim: Claim) -> bool:
    """Return whether a claim says that what it counts has grown to its figure: "the toll rose to four"."""
    return _has_risen(claim.text, claim.figure)


def _has_risen(text: str, figure: Figure) -> bool:
    return _RISEN.search(_before(text, figure)) is not None


@lru_cache(maxsize=16)
def _stops_of(language: str) -> frozenset[str]:
    """Return the words of a language that tell nothing, beside the English of what it counts."""
    return _STOPS | (stopwords(language) if language != "en" else frozenset())


def _telling(row: list[str], stops: frozenset[str]) -> list[str]:
    # Where a company sits, "Carrow-based", is told by some and tells nothing of what it did.
    return [w for w in row if w.lower() not in stops and not w.endswith("-based")]


def _stems(row: list[str], stops: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in _telling(row, stops))


def stem(word: str) -> str:
    """Return a word without its commonest endings, or the word that stands for its kin."""
    word = word.removeprefix("ex-")
    if word in _CAME:
        return "came"
    if word in KIN:
        return KIN[word]
    for ending in ("'s", "’s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word
