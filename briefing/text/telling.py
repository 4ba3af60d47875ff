"""Telling: whether an English sentence tells a fact of the news, tells none, or comments on it."""

from __future__ import annotations

import re

from briefing.text.acts import acts
from briefing.text.antecedents import orders
from briefing.text.marks import QUOTATION
from briefing.text.stopwords import stopwords
from briefing.text.traces import plain, traces
from briefing.text.words import OWN_WORDS

_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|half|hundred|thousand|doubled|tripled|halved)\b",
    re.I,
)
_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december"
    r"|noon|midnight|dawn|today|tomorrow|tonight|yesterday|(?:last|next|this) (?:week|month|year|morning|evening|spring|summer|autumn|winter))\b",
    re.I,
)
# A name that is no place where something is: "in Washington", "at Marsenne airport".
_NAME = re.compile(
    r"(?<![.!?:] )(?<=\s)(?<!\b[Ii]n )(?<!\b[Aa]t )(?<!\b[Nn]ear )(?<!\b[Ff]rom )(?<!\bof )(?<!\bto )(?<!\b[Oo]n )[A-Z][\w’'.-]+"
)
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
#: Who acts in the news without a name.
OFFICE = re.compile(
    r"\b(?:airline|airport|army|authorities|authority|bank|cabinet|captain|commission|committee|company|council|court|crew|doctors|driver"
    r"|firefighters|government|governor|hospital|judge|jury|lawmakers|mayor|ministry|minister|navy|officers|officials|owner|parliament|pilot"
    r"|police|president|prosecutors?|regulators?|rescuers|school|senate|service|soldiers|suspect|troops|union|university)\b",
    re.I,
)
_SAYS = re.compile(
    r"\b(?:added|announced|asked|confirmed|denied|expects?|insisted|met|plans?|promised|said|says|testified|told|urged|visited|vowed|warned|wrote)\b"
)
_GOES_ON = re.compile(
    r"\b(?:are|be|been|beat|began|came|did|gave|got|had|has|have|held|is|kept|led|lost|made|paid|ran|sent|set|spent|took|was|went|were|will|won|would|\w{2,}ed)\b"
)
# Who is nobody, and what is said of everything.
_VAGUE = re.compile(
    r"(?:(?:a (?:lot|number|variety)|a few|all (?:sorts|kinds)|any number|countless|many|most|numerous|several|some|various|multiple|plenty|critics|fans|observers"
    r"|experts|opponents|supporters|detractors|proponents|people|questions|(?:both )?sides|travell?ers)\b(?: of)?(?: and \w+)?(?: \w+)? "
    r"(?:are|had|have|remain|were|abound|linger|will be|is|was)\b(?! (?:\w+ )?(?:arrested|charged|evacuated|hurt|injured|killed|wounded|missing|dead)))"
    r"|(?:for better or worse|for good or ill|like it or not|love (?:him|her|it|them) or hate|as .{1,60} goe?s?,|needless to say|if history|to be (?:sure|clear|fair)"
    r"|only time|the question|there (?:is|are) (?:no|little|much|plenty)|it remains)\b",
    re.I,
)
# "Politico reported, citing interviews with 22 aides.": that somebody said something, and not what.
_EMPTY = re.compile(
    r"(?:[A-Z][\w.’'&-]*,? ){1,6}(?:(?:first|previously|earlier) )?(?:reported|said|wrote)(?: (?:[A-Z][a-z]+day|earlier|in an? [\w ]{3,30}))?"
    r"(?:, (?:citing|quoting|according to) [^“\"]+)?\.$"
)
# "World War I" is nobody's own word.
_OWN = re.compile(
    r"\bI\b(?<!War I)(?<!Class I)(?<!Title I)(?<!Act I)(?![.-])|\b(?:[Mm]y|[Mm]e|[Ww]e|[Oo]urs?|us|[Ww]e[’'](?:re|ve|ll)|myself|ourselves)\b(?!-)"
)
# "If you were lucky enough …": the reader spoken to; what somebody says to him is news.
_READER = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|[Yy]ou[’'](?:re|ve|ll|d)|[Yy]ourself)\b(?!-)")
_TOLD = re.compile(
    r"\b(?:according to|advis\w+|argu\w+|ask\w*|recommend\w*|said|saying|says?|suggest\w*|tell\w*|told|urg\w+|warn\w*|wrote)\b"
)
# What none of them does without.
_OF_OWN = plain(OWN_WORDS)


def tells_a_fact(sentence: str) -> bool:
    """Return whether a sentence has a figure, a dated act, or one who has a name or an office and acts or says."""
    if _VAGUE.match(sentence) or _EMPTY.match(sentence):
        return False
    if _FIGURE.search(sentence):
        return True
    happens = bool(acts(sentence)[0])
    if happens and (_DATE.search(sentence) or OFFICE.search(sentence)):
        return True
    return (happens or _does(sentence)) and _somebody(sentence)


def comments(sentence: str) -> bool:
    """Return whether a sentence is its writer's own view: it says I or we, or speaks to the reader, outside quotations."""
    if orders(sentence) or _OF_OWN.isdisjoint(traces(sentence)):
        return orders(sentence)
    told = QUOTATION.sub(" ", sentence)
    return _OWN.search(told) is not None or (_READER.search(told) is not None and not _TOLD.search(told))


def _does(sentence: str) -> bool:
    return bool(_SAYS.search(sentence) or _GOES_ON.search(sentence))


def _somebody(sentence: str) -> bool:
    """Return whether a sentence names somebody who may act: no place or day, and no first word that any noun might be."""
    if any(not _DAY.match(found[0]) for found in _NAME.finditer(sentence)):
        return True
    first, _, rest = sentence.partition(" ")
    following = rest.split(" ", 1)[0]
    named = first[:1].isupper() and first.lower() not in stopwords("en") and not first.endswith(("s", "ing"))
    return named and (first.isupper() or following in ("said", "says", "told", "will", "has", "had", "was", "is"))
