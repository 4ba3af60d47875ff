"""Naming: two reports of one kind of event tell of two where each names people and places that the other does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from briefing.model import Article, Genre
from briefing.stages.stories.columns import Growing
from briefing.stages.stories.profiles import Numbers, Weights
from briefing.stages.stories.vocabulary import COMMON, MONTHS, OFTEN, SMALL, WEEKDAYS, stem, tokens
from briefing.text.blocks import prose

# Words of the prose, from the top, whose names say which event it is.
_LEAD = 60
# Belief is multiplied by this where two reports share no name, and weighs so much less in a batch of more reports than this,
# where the likeness to all the others tells more. Set on tests/quality/apart.txt, and held against allsides_dev and neus_dev,
# whole and twelve stories at a time: a quarter is no better there and costs the last more.
_APART = 0.4
FEW = 100
#: … and in a batch of more than this it is not looked for.
MANY = 2000
# Beliefs below this bring no two reports together.
_FAINT = 0.1
# Headlines that share so many telling words are of one event, whomever they name.
_ONE_HEADLINE = 3
# Names that two reports must share, and more where one is of a genre that may only mention the event.
_ENOUGH = 1.0
_OF_ANOTHER_GENRE = 2.0
# A name in more reports than this, and than the root of how many there are, is of a country or of the day's great matter.
_RARE = 4.0
_MENTIONS: frozenset[Genre] = frozenset({"opinion", "sport result", "horoscope"})

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_OPENS = re.compile(r"[.!?:;\n\"“‘—–(]")
# What comes before the report proper: DUNMORE, Veldria (CP) —
_DATELINE = re.compile(r"^[^a-z\n]{3,40}(?:,[^\n—–-]{2,30})?(?:\([^)\n]{2,20}\))?\s*[—–-]+\s")
FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)(?:\d{1,3}(?:,\d{3})+|\d+\.\d+|\d{3,})\b")
#: Names that any report may hold, whatever it tells of: of states, bodies, and those who count or print.
ANYWHERE = frozenset(
    "african america american americans asian associated association attorney black britain british bureau calif capitol centers"
    " chief china chinese coast commerce commission congress conservative coronavirus covid democrat democratic democrats"
    " department disease east education europe european facebook fed federal gop gov governor health hill homeland house"
    " institute international internet jan justice journal labor labour mayor minister ministry mr mrs ms national news north"
    " nov oct office parliament pentagon post president press prime prevention rep republican republicans research reserve"
    " reuters russia russian sec security sen senate senator senators south state states statistics street supreme times"
    " treasury twitter union united university washington west white".split()
)
_NO_NAMES = ANYWHERE | SMALL | COMMON | OFTEN | WEEKDAYS.keys() | MONTHS.keys()
_TELL_LITTLE = frozenset(stem(word) for word in COMMON | OFTEN)


@dataclass(frozen=True, slots=True)
class Named:
    """What tells a report's event from others of its kind."""

    genre: Genre
    names: frozenset[str]
    figures: frozenset[str]
    headline: frozenset[str]
    #: All its words in lower case, each after a blank.
    text: str


class Naming(Growing):
    """The names of a growing row of reports, while it is short."""

    def __init__(self) -> None:
        self._row: list[Named] = []
        #: At the top of how many reports each word stands.
        self._told: dict[str, int] = {}

    def apart(self, articles: Sequence[Article], firsts: Numbers, seconds: Numbers, beliefs: Weights) -> Weights:
        """Return the beliefs in pairs of the articles, less where the two name other people and places."""
        count = len(articles)
        self._extend(articles[len(self._row) :])
        less = _APART ** (FEW / (FEW + count))
        left = beliefs.copy()
        for n in np.flatnonzero(beliefs >= _FAINT).tolist():
            if self._are_apart(self._row[firsts[n]], self._row[seconds[n]]):
                left[n] *= less
        return left

    def _extend(self, articles: Iterable[Article]) -> None:
        for article in articles:
            self._row.append(_named(article))
            for word in {_bare(word.lower()) for word in _WORD.findall(f"{article.title} {lead(article)}")}:
                self._told[word] = self._told.get(word, 0) + 1

    def _are_apart(self, one: Named, other: Named) -> bool:
        """Return whether each of two reports names what the other does not, and too few names are in both."""
        rare: float = max(_RARE, sqrt(len(self._row)))
        missing = [self._missing(one, other, rare), self._missing(other, one, rare)]
        if min(missing) == 0 or len(one.headline & other.headline) >= _ONE_HEADLINE:
            return False
        shared = [name for name in one.names | other.names if f" {name}" in one.text and f" {name}" in other.text]
        evidence: float = sum(1.0 if self._told.get(name, 0) <= rare else 0.5 for name in shared) + len(
            one.figures & other.figures
        )
        mentions = one.genre != other.genre and not _MENTIONS.isdisjoint((one.genre, other.genre))
        return evidence < (_OF_ANOTHER_GENRE if mentions else _ENOUGH)

    def _missing(self, one: Named, other: Named, rare: float) -> int:
        """Return how many of the one's rare names the other does not hold."""
        return sum(self._told.get(name, 0) <= rare and f" {name}" not in other.text for name in one.names)


def _named(article: Article) -> Named:
    title = article.title
    headline = frozenset(stem(word) for word in tokens(title)) - _TELL_LITTLE - {""}
    texts = [lead(article)] if is_capitalized(title) else [lead(article), title]
    text = " " + " ".join(_WORD.findall(article.text.lower()))
    return Named(article.genre, names(texts), frozenset(FIGURE.findall(article.text)), headline, text)


def names(texts: Iterable[str]) -> frozenset[str]:
    """Return the names in texts, word by word and in lower case: capitals that no sentence asks for."""
    found: set[str] = set()
    small: set[str] = set()
    for text in texts:
        last = 0
        for match in _WORD.finditer(text):
            word = _bare(match[0])
            opens = not last or _OPENS.search(text, last, match.start())
            last = match.end()
            if not word[0].isupper():
                small.add(word)
            elif not opens and len(word) > 2:
                found.add(word.lower())
    return frozenset(found - small - _NO_NAMES)


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def lead(article: Article, words: int = _LEAD) -> str:
    """Return the top of an article's prose, so many words, without its dateline."""
    taken: list[str] = []
    for block in prose(article):
        text = article.text[block.start : min(block.end, block.start + 12 * words)]
        taken.append(text if taken else _DATELINE.sub("", text))
        if sum(map(len, taken)) >= 12 * words:
            break
    return " ".join("\n".join(taken).split(" ")[:words])


def is_capitalized(title: str) -> bool:
    """Return whether a headline writes most of its words with capitals, so that they say nothing."""
    later = _WORD.findall(title)[1:]
    capitals = sum(1 for word in later if word[0].isupper())
    return 2 * capitals >= len(later)
