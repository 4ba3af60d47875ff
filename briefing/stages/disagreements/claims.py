"""Claims: what a sentence counts, where and since when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from briefing.model import Article, Span
from briefing.text.figures import Figure, figures
from briefing.text.sentences import sentences

# What is told of the people or things counted; the first table that a word beside the figure is in decides.
_EVENTS: dict[str, frozenset[str]] = {
    "dead": frozenset("killed kill kills killing dead died die dies dying death deaths fatalities fatality casualties-dead perished slain murdered drowned bodies lives corpses toll".split()),
    "hurt": frozenset("injured injures injuring injuries injury wounded wounding wounds hurt hospitalized hospitalised".split()),
    "missing": frozenset("missing unaccounted trapped".split()),
    "held": frozenset("arrested arrests arresting detained detaining detentions custody".split()),
    "fled": frozenset("evacuated evacuees evacuations displaced fled homeless refugees flee evacuate".split()),
    "saved": frozenset("rescued saved freed survivors survived released".split()),
    "ill": frozenset("infected infections sickened ill cases".split()),
    "charged": frozenset("charged indicted charges counts".split()),
    "fired": frozenset("layoffs redundancies redundant".split()),
    "destroyed": frozenset("destroyed damaged burned burnt razed gutted flattened".split()),
    "launched": frozenset("launched missiles drones rockets intercepted downed".split()),
}  # fmt: skip
PEOPLE = frozenset(
    "people person persons victims victim residents individuals bodies lives dead fatalities deaths wounded injured others souls folk injuries casualties".split()
)
_SPANS_OF_TIME = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years".split()
)
# A figure beside these is a part, an increase or a memory, not the tally.
_PARTIAL = re.compile(
    r"\b(?:including|among them|of (?:whom|them|those|which)|another|additional|further|the other|remaining|others?)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_PARTIAL_AFTER = re.compile(
    r"\W*(?:more|other|others|additional|further|of (?:the|them|those|whom|its|his|her|their))\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|originally|revised|up from|down from|rose from|from an? (?:earlier|initial)|had (?:said|put|reported)|last (?:year|month|week)|a year (?:ago|earlier)|in (?:19|20)\d\d|compared|anniversary|since (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expected|expecting|surveyed|analysts|economists|forecast|predict(?:ed|s)?|target(?:ed)?|hoped|asked for|sought|wanted)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOPS = frozenset(
    "a an the of to and in that for on is was said says with by it at as he from his be has are had have not they which will but who been were their"
    " she her or we this its would after there when what out up all if than can could also into so them no just over about at least according"
    " more less some many most were being near during where while".split()
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in a sentence, and what the words around it say that it counts."""

    sentence: Span
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


def read_claims(article: Article, source: str) -> tuple[Claim, ...]:
    """Return the claims of an article, in reading order."""
    return tuple(
        _claim(article, source, span, figure, found)
        for span in sentences(article)
        if (found := figures(span.text))
        for figure in found
        if _is_tally(span.text, figure)
    )


def _is_tally(text: str, figure: Figure) -> bool:
    """Return whether a figure is a present whole, not a part, a rise or a memory."""
    before, after = text[max(0, figure.start - 60) : figure.start], text[figure.end : figure.end + 30]
    if figure.unit == "count" and (_PARTIAL.search(before[-40:]) or _PARTIAL_AFTER.match(after)):
        return False
    return not (
        _FROM.search(before[-24:]) or _EARLIER.search(before + "|" + after) or _EXPECTED.search(before + "|" + after)
    )


def _claim(article: Article, source: str, span: Span, figure: Figure, found: tuple[Figure, ...]) -> Claim:
    text = span.text
    low = max((f.end for f in found if f.end <= figure.start), default=0)
    high = min((f.start for f in found if f.start >= figure.end), default=len(text))
    before, after = _WORD.findall(text[low : figure.start])[-8:], _WORD.findall(text[figure.end : high])[:9]
    return Claim(
        span,
        figure,
        source,
        article.published,
        _event(text, figure, low, high),
        _noun(text[figure.end : high]),
        _stems(_WORD.findall(text)),
        _stems([*before[-5:], *after[:6]]),
        found,
    )


def _event(text: str, figure: Figure, low: int, high: int) -> str:
    """Return what happened to those counted, by the word nearest to the figure; what follows goes first."""
    after = [w.lower() for w in _WORD.findall(text[figure.end : high])[:7]]
    if after and after[0] in _SPANS_OF_TIME:
        return ""
    before = [w.lower() for w in _WORD.findall(text[low : figure.start])[-7:]][::-1]
    ranked = sorted([(n, w) for n, w in enumerate(after)] + [(n + 0.5, w) for n, w in enumerate(before)])
    for _, word in ranked:
        for event, cues in _EVENTS.items():
            if word in cues:
                return event
    return ""


def _noun(after: str) -> tuple[str, ...]:
    """Return the words that follow a figure up to the first small word, verb or mark."""
    found = []
    for match in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,.;:()]", after):
        word = match[0].lower()
        if (
            not word[0].isalpha()
            or word in _STOPS
            or any(word in cues for cues in _EVENTS.values() if word not in PEOPLE)
        ):
            break
        found.append(stem(word))
        if len(found) == 4:
            break
    return tuple(found)


def _stems(row: list[str]) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in row if w.lower() not in _STOPS)


def stem(word: str) -> str:
    """Return a word without its commonest endings."""
    for ending in ("'s", "’s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word
