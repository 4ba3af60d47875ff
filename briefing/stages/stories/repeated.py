"""Repeated: sentences that an outlet prints word for word under whatever it tells ("Send your tips to …")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.model import Article
from briefing.stages.stories.columns import Growing
from briefing.stages.stories.vocabulary import commonness, stem, tokens

# A sentence that stands word for word, figures aside, in so many reports of one outlet is of the outlet: a paragraph of such
# sentences may name another hour or writer each time …
_OF_THE_OUTLET = 3
# … unless so large a part of their headlines share a word with it: a newsroom that goes on telling a story says again, word
# for word, how it began. Read on updates of our own and on footers of small newsrooms.
_OF_THE_STORY = 1 / 3
_FIGURE = re.compile(r"\d+")


class Repeated(Growing):
    """The sentences that stand in several reports of one outlet, by the hash of the two."""

    def __init__(self) -> None:
        #: In how many reports each stands, in how many of these the headline was held against it, and how many shared a word.
        self._times: Counter[int] = Counter()
        self._held: Counter[int] = Counter()
        self._named: Counter[int] = Counter()

    def hear(self, told: Iterable[tuple[Article, str, Sequence[str]]]) -> None:
        """Count the sentences of more articles, each with its headline."""
        heard = [(a, headline, {_key(a, p): p for p in sentences}) for a, headline, sentences in told if a.outlet]
        for _, _, sentences in heard:
            self._times.update(sentences.keys())
        for article, headline, sentences in heard:
            for key in [k for k in sentences if self._times[k] >= _OF_THE_OUTLET]:
                self._held[key] += 1
                shared = _telling(headline, article.language) & _telling(sentences[key], article.language)
                self._named[key] += bool(shared)

    def is_of_the_outlet(self, article: Article, sentence: str) -> bool:
        """Return whether a sentence of an article that was heard is of its outlet, and of no story."""
        key = _key(article, sentence)
        return self._times[key] >= _OF_THE_OUTLET and self._named[key] < _OF_THE_STORY * self._held[key]


def _key(article: Article, sentence: str) -> int:
    return hash((article.outlet, _FIGURE.sub("0", sentence)))


def _telling(text: str, language: str) -> set[str]:
    """Return the stems of a text but those that any report may hold."""
    stems = {stem(word, language) for word in tokens(text)}
    return {s for s in stems if s and not commonness(s, language)}
