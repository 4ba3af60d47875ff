"""Words: the tokens that likeness, stories and summaries count."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress, repeat
from operator import ne, not_
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


def tokens(text: str, language: str = "en") -> Tokens:
    """Return the tokens of a sentence; its first word's capital says nothing and is not counted."""
    written = _cut(text)
    lower = [word.lower() for word in written]
    capital = tuple(map(ne, written, lower))
    return Tokens(
        tuple(map(stem, lower, repeat(language))),
        tuple(map(stopwords(language).__contains__, lower)),
        (False, *capital[1:]) if capital else (),
    )


@lru_cache(maxsize=4096)
def sentence_tokens(article: Article) -> tuple[Tokens, ...]:
    """Return the tokens of each of an article's `sentences`: made once for all stages."""
    return tuple(tokens(sentence.text, article.language) for sentence in sentences(article))
