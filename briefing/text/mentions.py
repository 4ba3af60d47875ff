"""Mentions: whether a sentence opens with "the" and what only an earlier sentence of its article brings in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Span
from briefing.text.stems import stem
from briefing.text.stopwords import stopwords
from briefing.text.words import words

_THE = re.compile(r"[\"“‘']?The ((?:[a-z0-9][\w-]*,? ){1,5})([A-Z])?")
# "The document that …" says which one.
_DEFINES = frozenset("of that where which who whose".split())


def undefined(span: Span, told: Sequence[str]) -> bool:
    """Return whether an English sentence opens with "the" of something that was spoken of before it and is not told.

    A name beside it tells enough: "The diplomat, Daniel Foote, …".
    """
    match = _THE.match(span.text)
    if not match:
        return False
    phrase, following = _phrase(match[1])
    if following in _DEFINES or (match[2] and not following):
        return False
    known = {stem(word, "en") for line in told for word in words(line)}
    if any(stem(word, "en") in known for word in phrase):
        return False
    title = span.article.headline
    before = span.article.text[title.end if title else 0 : span.start]
    return any(re.search(rf"\b{re.escape(noun)}s?\b", before, re.IGNORECASE) for noun in phrase)


def _phrase(opening: str) -> tuple[list[str], str]:
    """Return the words up to the first function word, and that."""
    phrase: list[str] = []
    for word in opening.replace(",", "").split():
        if word in stopwords("en"):
            return phrase, word
        phrase.append(word)
    return phrase, ""
