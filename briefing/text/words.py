"""Words: the tokens that likeness, stories and summaries count."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.model import Article
from briefing.text.sentences import sentences
from briefing.text.stems import stem
from briefing.text.stopwords import stopwords

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> list[str]:
    """Return the words of a text in order, in lower case."""
    return _WORD.findall(text.lower())


def stems(text: str, language: str = "en") -> list[str]:
    """Return the stems of a text's words in order, function words included."""
    return [stem(word, language) for word in words(text)]


@lru_cache(maxsize=4096)
def sentence_stems(article: Article) -> tuple[tuple[str, ...], ...]:
    """Return the stems of each of an article's `sentences`, function words as "": made once for all stages."""
    idle, language = stopwords(article.language), article.language
    return tuple(
        tuple("" if word in idle else stem(word, language) for word in words(sentence.text))
        for sentence in sentences(article)
    )
