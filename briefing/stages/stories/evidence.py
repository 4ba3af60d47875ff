"""Evidence: where few reports came in, what two of them name, and tell under whose headline, says whether they are of one event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, fsum, log, log1p

import numpy as np

from briefing.model import Article
from briefing.stages.stories.columns import Growing
from briefing.stages.stories.naming import ANYWHERE, FIGURE, is_capitalized, lead
from briefing.stages.stories.profiles import Numbers, Weights
from briefing.stages.stories.vocabulary import MONTHS, WEEKDAYS, stem, telling, tokens
from briefing.text.blocks import prose

# How much is thought of what reports name falls to 1/e in so many of them: in a larger batch likeness to all the others tells
# more. Here and below: set on small rows by authors who had not seen the program, on others cut from feeds, full texts of our own
# and their tops, each story with those nearest to it, on tests/quality/apart.txt and on windows of neus_dev and allsides_dev of
# four and of twelve stories: rounded, and a quarter more or less of each moves little.
_OF_FEW = 20.0
# … and in so many days between two of them: whom yesterday's event and today's name are often the same.
_AT_ONCE = 1.0
#: … and in a batch of more than this it is not looked for.
HANDFUL = 30
# The logistic model's weights.
_ALWAYS = -1.2
_NAMED = 1.8
_MISSING = -1.4
_UNDER_HEADLINE = 0.3
# No belief is surer than this.
_SURE = 1e-6
# Words of the prose that are read, from the top.
_READ = 200

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_OPENS = re.compile(r"[.!?:;\n\"“‘—–(]")
# In these a capital says nothing.
_NOUNS_WITH_CAPITALS = frozenset({"de"})
_NO_NAMES = frozenset(stem(word) for word in ANYWHERE | WEEKDAYS.keys() | MONTHS.keys())


@dataclass(frozen=True, slots=True)
class Named:
    """What a report names and how it is headed, in stems."""

    language: str
    words: frozenset[str]
    headline: frozenset[str]
    #: Those written with a capital that no sentence asks for, and those written small.
    capital: frozenset[str]
    small: frozenset[str]


class Evidence(Growing):
    """The names of a growing row of reports, while it is short."""

    def __init__(self) -> None:
        self._row: list[Named] = []
        #: In how many reports each word stands, with a capital, and small.
        self._told: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()

    def weigh(
        self,
        articles: Sequence[Article],
        pairs: tuple[Numbers, Numbers, Weights],
        beliefs: Weights,
        otherwise: Weights,
    ) -> Weights:
        """Return the beliefs in pairs of the articles, the more by what the two name the fewer the articles are.

        The pairs are given by their places, with the days between the two. Where one is a headline alone, what is believed
        `otherwise` stands; and where nothing speaks for the two, they are believed no more than that.
        """
        self._extend(articles[len(self._row) :])
        firsts, seconds, apart = pairs
        told = np.array([bool(any(prose(article))) for article in articles], bool)
        parts = np.exp(-len(articles) / _OF_FEW - apart / _AT_ONCE)
        weighed = otherwise.copy()
        for n in np.flatnonzero(told[firsts] & told[seconds]).tolist():
            named = self._odds(self._row[firsts[n]], self._row[seconds[n]])
            belief = float(beliefs[n] if named > _ALWAYS else otherwise[n])
            belief = min(max(belief, _SURE), 1 - _SURE)
            odds = parts[n] * named + (1 - parts[n]) * log(belief / (1 - belief))
            weighed[n] = 1 / (1 + exp(-odds))
            if named <= _ALWAYS:
                weighed[n] = min(otherwise[n], weighed[n])
        return weighed

    def _extend(self, articles: Iterable[Article]) -> None:
        for article in articles:
            named = _named(article)
            self._row.append(named)
            self._told.update(named.words)
            self._capital.update(named.capital)
            self._small.update(named.small)

    def _odds(self, one: Named, other: Named) -> float:
        """Return the log odds that two reports tell of one event, from what they name and tell under each other's headline.

        What both are headed with says little: it is a town's, a club's or a court's, and of its events these are two.
        """
        shared = one.words & other.words - (one.headline & other.headline)
        # Exact sums: those of a set's members must not hang on their order.
        names = fsum(2 / self._told[word] for word in shared if self._is_name(word))
        missing = min(self._missing(one, other), self._missing(other, one))
        headed = fsum(telling(word, one.language) for word in shared & (one.headline | other.headline))
        return _ALWAYS + _NAMED * log1p(names) + _MISSING * log1p(missing) + _UNDER_HEADLINE * headed

    def _is_name(self, word: str) -> bool:
        return self._capital[word] > self._small[word] and word not in _NO_NAMES and telling(word) >= _ON_NO_LIST

    def _missing(self, one: Named, other: Named) -> int:
        """Return how many of the one's names the other does not hold."""
        return sum(self._is_name(word) for word in one.words - other.words)


# What a word on no list tells.
_ON_NO_LIST = telling("")


def _named(article: Article) -> Named:
    top, language = lead(article, _READ), article.language
    capital: set[str] = set()
    small: set[str] = set()
    for text in (top,) if is_capitalized(article.title) else (top, article.title):
        for word in written(text):
            (small if word[0].islower() else capital).add(stem(word.lower(), language))
    if language in _NOUNS_WITH_CAPITALS:
        capital.clear()
    headline = _stems(article.title, language)
    return Named(language, headline | _stems(top, language), headline, frozenset(capital), frozenset(small))


def _stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of a text's words, and its figures, of which small ones and years tell nothing."""
    stems = {stem(word, language) for word in tokens(text) if not word.isdigit()} - {""}
    return frozenset(stems.union(FIGURE.findall(text)))


def written(text: str) -> Iterator[str]:
    """Yield the words of a text as they are written, but for those whose capital a sentence asks for."""
    last = 0
    for match in _WORD.finditer(text):
        word = match[0].rstrip("'’")
        opens = not last or _OPENS.search(text, last, match.start())
        if word[0].islower() or (not opens and len(word) > 2):
            yield word
        last = match.end()
