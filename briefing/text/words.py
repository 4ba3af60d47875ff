"""Words: the tokens that likeness, stories and summaries count."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress
from operator import not_
from typing import NamedTuple

from briefing.model import Article
from briefing.text.sentences import sentences
from briefing.text.stems import stem
from briefing.text.stopwords import stopwords

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# The way round the pattern for plain text, which is most of the news: all that is no letter, figure or apostrophe is
# white space. Three times as fast, and every stage cuts words.
_BLANK = bytes(c if chr(c).isalnum() or c == ord("'") else ord(" ") for c in range(128)) + b" " * 128
_MARKS = "“”—–…\xa0"
# A language has so many words in months of news: as many as are kept at once.
_MOST_KNOWN = 1 << 17


def words(text: str) -> list[str]:
    """Return the words of a text in order, in lower case."""
    return _cut(text.lower())


def _cut(text: str) -> list[str]:
    """Return what the pattern finds in a text, without it where the text has plain letters and one kind of apostrophe."""
    plain, curly = text, "’" in text
    if not text.isascii():
        for mark in _MARKS:
            plain = plain.replace(mark, " ")
        if curly and "'" not in text:
            plain = plain.replace("’", "'")
        if not plain.isascii():
            return _WORD.findall(text)
    plain = plain.encode().translate(_BLANK).decode()
    if "'" in plain:
        # Within words only: what stands at the edge of one is a mark.
        plain = plain.replace("''", " ").replace("' ", " ").replace(" '", " ").strip("' ")
    return (plain.replace("'", "’") if curly else plain).split()


def stems(text: str, language: str = "en") -> list[str]:
    """Return the stems of a text's words in order, function words included."""
    return [stem(word, language) for word in words(text)]


class Tokens(NamedTuple):
    """The words of a sentence in order: their stems, which are function words, which have a capital."""

    stems: tuple[str, ...]
    idle: tuple[bool, ...]
    capital: tuple[bool, ...]

    @property
    def content(self) -> frozenset[str]:
        """The stems that are no function words."""
        return frozenset(compress(self.stems, map(not_, self.idle)))


class _Known(dict[str, tuple[str, bool, bool]]):
    """What `tokens` says of each word of a language as it is written, worked out when it is first met."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.idle = language, stopwords(language)

    def __missing__(self, written: str) -> tuple[str, bool, bool]:
        lower = written.lower()
        if len(self) == _MOST_KNOWN:
            self.clear()
        self[written] = told = (stem(lower, self.language), lower in self.idle, written != lower)
        return told


#: The words known of each language: a text has most of its words many times, and news has them again.
known = lru_cache(maxsize=16)(_Known)


def tokens(text: str, language: str = "en") -> Tokens:
    """Return the tokens of a sentence; its first word's capital says nothing and is not counted."""
    found = list(map(known(language).__getitem__, _cut(text)))
    if not found:
        return Tokens((), (), ())
    stemmed, idle, capital = zip(*found, strict=True)
    return Tokens(stemmed, idle, (False, *capital[1:]))


@lru_cache(maxsize=4096)
def sentence_tokens(article: Article) -> tuple[Tokens, ...]:
    """Return the tokens of each of an article's `sentences`: made once for all stages."""
    return tuple(tokens(sentence.text, article.language) for sentence in sentences(article))
