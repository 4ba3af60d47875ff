"""Tokenised text: articles as corpora keep them, with words and marks apart, some of them without capitals."""

from __future__ import annotations

import re

_APART = re.compile(r"(?<=\s)[.,](?=\s|$)")
_JOINED = re.compile(r"(?<=\w)[.,](?=\s|$)")
#: (what a tokeniser made, what was written), in the order in which they are undone.
_UNDONE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"-l[rs]b- ?", re.I), "("),
    (re.compile(r" ?-r[rs]b-", re.I), ")"),
    (re.compile(r"`` ?"), "“"),
    (re.compile(r" ?''"), "”"),
    (re.compile(r"(?<!\w)` ?"), "‘"),
    (re.compile(r"(?<=[\w.,!?]) '(?=\s|$)"), "’"),
    (re.compile(r"(?<=\w) (?=(?:n't|'(?:s|re|ve|ll|d|m))\b)", re.I), ""),
    (re.compile(r"(?<=[$£€]) (?=\d)"), ""),
    (re.compile(r"\s+(?=[.,;:!?%])"), ""),
)
# Its quotation marks alone, each with as many letters as before.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"``"), "“ "),
    (re.compile(r"''"), "” "),
    (re.compile(r"(?<!\w)`"), "‘"),
    (re.compile(r"(?<=[\w.,!?] )'(?=\s|$)"), "’"),
)
# "Fearless: Edna Pratley hit the intruder with a pan.": as papers write under photos, where no line end tells it any more.
_LABEL = re.compile(r"[^\W\d][\w'’-]*(?: [\w'’-]+){0,2}[:?] \w")


def tokenised(text: str) -> bool:
    """Return whether most points and commas of a text stand apart from the words before them."""
    return " , " in text and sum(1 for _ in _APART.finditer(text)) > sum(1 for _ in _JOINED.finditer(text))


def as_written(sentence: str) -> str:
    """Return a sentence of tokenised text as it was written, as near as can be told; its first letter is a capital."""
    for made, written in _UNDONE:
        sentence = made.sub(written, sentence)
    first = next((n for n, letter in enumerate(sentence) if letter.isalpha()), 0)
    return sentence[:first] + sentence[first : first + 1].upper() + sentence[first + 1 :]


def marked(paragraph: str) -> str:
    """Return tokenised text with its quotation marks as they were written, every word in its place."""
    for made, written in _MARKS:
        paragraph = made.sub(written, paragraph)
    return paragraph


def labelled(sentence: str) -> bool:
    """Return whether a sentence opens with a label of a word or three, as captions do."""
    return _LABEL.match(sentence) is not None
