"""Words: the tokens that likeness, stories and summaries count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from briefing.model import Article
from briefing.text.remembering import remembered
from briefing.text.sentences import sentences
from briefing.text.stems import stem, stemmer
from briefing.text.stopwords import stopwords

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# The way round the pattern for plain text, which is most of the news: all that is no letter, figure or apostrophe is
# white space. Three times as fast, and every stage cuts words.
_BLANK = bytes(c if chr(c).isalnum() or c == ord("'") else ord(" ") for c in range(128)) + b" " * 128
_BLANK_AND_LOWER = _BLANK.lower()
_MARKS = "“”‘—–…\xa0"
# What parts texts that are cut together, and what stands for the other kind of apostrophe there.
_PARTING, _CURLY = "\0", "\1"
_PARTED = f" {_PARTING} "
_BLANK_BUT_SIGNS = (_PARTING + _CURLY).encode() + _BLANK[2:]
# The codes of what is no word: what parts texts, marks alone, and what takes the pattern.
_END, _MARK, _ODD = -1, -2, -3
# A language has so many words in months of news: as many as are kept at once.
_MOST_KNOWN = 1 << 17

Codes = npt.NDArray[np.int64]
#: What a code says of a word beside the number of its stem.
IDLE, CAPITAL, FIGURE, OWN, FLAGS = 1, 2, 4, 8, 4
# What an English writer's own view does not do without, and what speaks to the reader.
OWN_WORDS = "i my me we our ours us myself ourselves you your yours yourself"
_OWN = frozenset(OWN_WORDS.split())


def words(text: str) -> list[str]:
    """Return the words of a text in order, in lower case."""
    return _cut(text, _BLANK_AND_LOWER)


def _cut(text: str, blank: bytes = _BLANK) -> list[str]:
    """Return what the pattern finds in a text, without it where the text has plain letters and one kind of apostrophe."""
    plain = text
    if not text.isascii():
        plain = _with_plain_marks(text)
        if "'" not in plain:
            plain = plain.replace("’", "'")
        if not plain.isascii():
            return _WORD.findall(text.lower() if blank is _BLANK_AND_LOWER else text)
    plain = plain.encode().translate(blank).decode()
    if "'" in plain:
        # Within words only: what stands at the edge of one is a mark.
        plain = plain.replace("''", " ").replace("' ", " ").replace(" '", " ").strip("' ")
        if not text.isascii() and "’" in text:
            plain = plain.replace("'", "’")
    return plain.split()


def _with_plain_marks(text: str) -> str:
    """Return a text with white space for the marks of print."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text


def stems(text: str, language: str = "en") -> list[str]:
    """Return the stems of a text's words in order, function words included."""
    return [stem(word, language) for word in words(text)]


class Lexicon(dict[str, int]):
    """The words of a language as they are written, each with its code, worked out when it is first met.

    A code is the number of the word's stem and its flags: whether it is a function word, has a capital, has a figure first,
    is the writer's of himself or to the reader.
    Apostrophes at the edges of a word are none of it.
    """

    def __init__(self, language: str) -> None:
        super().__init__({_PARTING: _END})
        self.stem, self.idle = stemmer(language), stopwords(language)
        self.stems: list[str] = []
        self.codes: dict[str, int] = {}

    def __missing__(self, written: str) -> int:
        plain = written.isalnum()
        word = written if plain else written.replace(_CURLY, "’").strip("'’")
        if not plain and not _WORD.fullmatch(word):
            self[written] = code = _ODD if word else _MARK
            return code
        lower = word.lower()
        code = self.code(self.stem(lower))
        if lower in self.idle:
            code |= IDLE
        if word != lower:
            code |= CAPITAL
        if lower in _OWN or (not plain and not _OWN.isdisjoint(lower.replace("’", "'").split("'"))):
            code |= OWN
        self[written] = code
        return code

    def code(self, stem: str) -> int:
        """Return the code of a stem, a new one where it has none."""
        code = self.codes.get(stem)
        if code is None:
            code = self.codes[stem] = len(self.stems) << FLAGS | (FIGURE if stem[0].isdigit() else 0)
            self.stems.append(stem)
        return code


#: The words known of each language: a text has most of its words many times, and news has them again.
known = remembered(16)(Lexicon)


def _lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, a new one where it has grown too large; what was cut by the old one keeps that."""
    lexicon = known(language)
    if len(lexicon) > _MOST_KNOWN:
        known.cache_clear()
        lexicon = known(language)
    return lexicon


class Tokens:
    """The words of a sentence in order: their stems, which are function words, which have a capital."""

    __slots__ = ("_content", "codes", "lexicon")

    def __init__(self, codes: Codes, lexicon: Lexicon) -> None:
        self.codes, self.lexicon = codes, lexicon
        self._content: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word."""
        stems = self.lexicon.stems
        return tuple([stems[code >> FLAGS] for code in self.codes.tolist()])

    @property
    def idle(self) -> tuple[bool, ...]:
        """Which are function words."""
        return tuple((self.codes & IDLE != 0).tolist())

    @property
    def content(self) -> frozenset[str]:
        """The stems that are no function words."""
        if self._content is None:
            stems = self.lexicon.stems
            self._content = frozenset([stems[code >> FLAGS] for code in self.codes.tolist() if not code & IDLE])
        return self._content

    def under(self, lexicon: Lexicon) -> Codes:
        """Return the codes that the words have in a lexicon."""
        if lexicon is self.lexicon:
            return self.codes
        stems = self.lexicon.stems
        flags = IDLE | CAPITAL | OWN
        return np.array([lexicon.code(stems[code >> FLAGS]) | code & flags for code in self.codes.tolist()], np.int64)


def tokens(text: str, language: str = "en") -> Tokens:
    """Return the tokens of a sentence; its first word's capital says nothing and is not counted."""
    return tokens_of([text], language)[0]


@remembered(4096)
def sentence_tokens(article: Article) -> tuple[Tokens, ...]:
    """Return the tokens of each of an article's `sentences`: made once for all stages."""
    return tokens_of([sentence.text for sentence in sentences(article)], article.language)


def tokens_of(texts: Sequence[str], language: str) -> tuple[Tokens, ...]:
    """Return the tokens of each text."""
    lexicon = _lexicon(language)
    codes = _codes(texts, lexicon)
    ends = np.flatnonzero(codes < 0)
    starts = np.zeros_like(ends)
    starts[1:] = ends[:-1] + 1
    codes[starts] &= ~CAPITAL
    return tuple([Tokens(codes[a:b], lexicon) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)])


def _codes(texts: Sequence[str], lexicon: Lexicon) -> Codes:
    """Return the codes of the words of all the texts, what parts them behind each text's: cut at once where that goes."""
    whole = _PARTED.join((*texts, ""))
    plain = whole if whole.isascii() else _with_plain_marks(whole).replace("’", _CURLY)
    if plain.isascii() and whole.count(_PARTING) == len(texts) and _CURLY not in whole:
        written = plain.encode().translate(_BLANK_BUT_SIGNS).decode().split()
        codes: Codes = np.fromiter(map(lexicon.__getitem__, written), np.int64, len(written))
        if codes.min(initial=0) > _ODD:
            found: Codes = codes[codes != _MARK]
            return found
    written = list(chain.from_iterable((*_cut(text), _PARTING) for text in texts))
    return np.fromiter(map(lexicon.__getitem__, written), np.int64, len(written))


def together(sentences: Sequence[Tokens]) -> Codes:
    """Return the codes of sentences one behind the other, all of one lexicon."""
    if not sentences:
        return np.zeros(0, np.int64)
    lexicon = sentences[0].lexicon
    return np.concatenate([one.under(lexicon) for one in sentences])


def as_first_said(numbers: Codes) -> Codes:
    """Return numbers counted anew, in the order in which each is first met."""
    places = np.arange(len(numbers))
    first = np.empty(numbers.max(initial=0) + 1, np.intp)
    # Of places given to one number the last stays.
    first[numbers[::-1]] = places[::-1]
    met = first[numbers]
    counted: Codes = (np.cumsum(met == places) - 1)[met]
    return counted
