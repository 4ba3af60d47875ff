"""Events: what happened to those whom a figure counts, in whatever words."""

from __future__ import annotations

import re

from briefing.text.figures import Figure

# What is told of the people or things counted; of two words as near to a figure the first line's decides.
_EVENTS: tuple[tuple[str, str], ...] = (
    ("dead", r"killed|kills?|killing|dead|died?|dies|dying|deaths?|fatalit(?:ies|y)|perished|slain|murdered|drowned|bodies|lives|corpses|toll|(?:lose|loses|losing|lost)(?= [\d,]+ (?:\w+ ){1,4}to (?:the |an? )?(?:cold|disease|drought|fires?|flames|floods?|flu|frost|heat|hunger|outbreak|storm|virus)\b)"),
    ("hurt", r"injur(?:ed|es|ing|y|ies)|wound(?:ed|ing|s)|hurt|hospitali[sz]ed|(?:taken|rushed|flown|sent|admitted|brought) to (?:the |an? )?(?:\w+ )?hospitals?|hospital treatment|(?:in|into) hospital|treat(?:s|ed|ing)?(?= (?:[\w,-]+ ){0,4}(?:at|for|in (?:\w+ )?(?:clinics?|hospitals?))\b)"),
    ("missing", r"missing|unaccounted|trapped"),
    ("held", r"arrest(?:ed|s|ing)|under arrest|detain(?:ed|ing)|detentions|custody"),
    ("fled", r"evacuat(?:ed|es|ions?|ing|e)|evacuees|(?:were|was|been|be|being) cleared(?! of)|displaced|fled|flee|homeless|refugees|(?:told|ordered|asked|urged|advised|forced|had|made) (?:\w+ )?to (?:leave|get out|move out)|(?:driven|drove|forced|forcing|driving)(?= (?:[\w,]+ ){0,5}(?:out of|from) (?:their )?homes)|(?:leave|left|leaving) (?:their|its) homes?|(?:ordered|moved|taken) (?:[\w,]+ ){0,4}(?:out|to safety)"),
    ("saved", r"rescued|saved|freed|survivors|survived|released"),
    ("ill", r"infected|infections|sickened|ill|cases"),
    ("charged", r"charged|indicted|charges|counts"),
    ("dark", r"without (?:electricity|power)|in the dark|(?:lost|lose|losing) (?:electricity|power|their power)|power (?:cuts?|(?:is |was |went )?outs?|outages?)|blackout|outages?|cut off from (?:electricity|power)"),
    ("jobless", r"layoffs|redundanc(?:ies|y)|redundant|laid off|lay(?:s|ing)? off|sacked|job (?:cuts|losses)|(?:lose|losing|lost) (?:their|his|her) jobs?|(?:axe[ds]?|cut(?:s|ting)?|eliminat(?:e|es|ed|ing)|go|lost|loses?|loss of|shed(?:s|ding)?|slash(?:es|ed|ing)?)(?=[^.;]{0,30}\b(?:jobs|posts|positions|staff|workers|employees)\b)|(?:jobs|posts|positions|staff|workers|employees)(?=(?: \w+){0,3} (?:axed|cut|go|going|lost|shed|slashed)\b)"),
    ("destroyed", r"destroyed|damaged|burned|burnt|razed|gutted|flattened"),
    ("launched", r"launched|missiles|drones|rockets|intercepted|downed"),
)  # fmt: skip
_CUES = tuple((event, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for event, words in _EVENTS)
# What is done to lives that end; others are changed or saved.
_LOST = re.compile(r"\b(?:claim|cost|los|tak|took)\w*", re.IGNORECASE)
# "The missing girl" is one of her own, whoever is counted beside her.
_ANOTHER = re.compile(r"\b(?:the|an?|its|his|her|their) $", re.IGNORECASE)
_A_NOUN = re.compile(
    r" (?!(?:and|in|on|at|after|when|by|or|as|from|of|who|were|was|are|is|have|had|has|to|near|since)\b)[a-z]"
)
# Words on either side among which the event is told.
_REACH = 7
# … and characters in which they are looked for: a hostile sentence may have a million.
_SEEN = 160
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def event_beside(text: str, start: int, end: int, figure: Figure) -> str:
    """Return what happened to those counted, by the words nearest to the figure between two places of a text; what follows goes first."""
    start, end = max(start, figure.start - _SEEN), min(end, figure.end + _SEEN)
    row, low, high = text[start:end], figure.start - start, figure.end - start
    nearest = (float(_REACH), "")
    for event, cue in _CUES:
        for match in cue.finditer(row):
            if not _of_another(match, row) and (match[0].lower() != "lives" or _LOST.search(row)):
                nearest = min(nearest, (_distance(match, row, low, high), event), key=lambda pair: pair[0])
    return nearest[1]


def _distance(match: re.Match[str], row: str, low: int, high: int) -> float:
    """Return how many words are between a match and the figure from low to high; those before it are a little further."""
    if match.start() >= high:
        return float(len(WORD.findall(row[high : match.start()])))
    return len(WORD.findall(row[match.end() : low])) + 0.5 if match.end() <= low else 0.0


def _of_another(match: re.Match[str], row: str) -> bool:
    """Return whether a word of what happened tells of somebody else, who is named by it."""
    return bool(_ANOTHER.search(row[: match.start()]) and _A_NOUN.match(row, match.end()))


def tells_an_event(word: str) -> bool:
    """Return whether a word by itself says what happened."""
    return any(cue.fullmatch(word) for _, cue in _CUES)
