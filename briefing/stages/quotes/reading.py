"""Reading: an article's paragraphs as tokens, each quoted stretch a single one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefing.model import Article
from briefing.stages.quotes.incises import without_incises
from briefing.text.blocks import prose
from briefing.text.marks import Stretch, stretches, trim
from briefing.text.names import PARTICLES, first_names
from briefing.text.origins import agency

#: What stands in a paragraph's tokens for a quoted stretch.
QUOTED = "<Q>"

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=[\s,])"
    r"|\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Det|Insp|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|Supt|Messrs|Brig|Pvt|Mme)\."
    r"|['’](?:d|ll|s|ve)\b|[^\W\d_]['’](?=[^\W\d_]{2})[^\W_]+|[^\W_]+(?:[-‑&][^\W_]+|['’](?!(?:d|ll|s|ve)\b)[^\W_]+|\.(?=[^\W\d_]{2,}\b)[^\W_]+)*|[^\w\s]"
)
# A full stop that ends no sentence: "R-Ky., told", "Calif. said".
_ABBREVIATED = re.compile(r"\.(?=\s*[,;:)]|\s+[a-zß-ÿ])")
# A legislator's party and state: "(D-N.Y.)", ", R-Ky.,". Whoever bears them is next to the verb without them.
_AFFILIATION = re.compile(
    r" ?\([DRI]-[A-Z][A-Za-z. ]{1,14}\)"
    r"|, [DRI]-[A-Z](?:\.[A-Z]|[A-Za-z]*\b)(?:\.(?!\s+[A-Z“\"]|\s*$))?(?: [A-Z][a-z]+\b)?,?"
)
# A nickname amid a name: 'J. P. "Buddy" Lazzaro'.
_NICKNAME = re.compile(r"([A-Z][\w-]+|[A-Z]\.) [\"“‘']([A-Z][\w’-]+(?: [A-Z][\w’-]+)?)[\"”’'] (?=[A-Z][a-z])")
_FIRST_AND_LAST = re.compile(r"\b([A-Z][\w-]+) (?:[A-Z]\. )?(?=([A-Z][\w-]+))")
# Lines that cite: what stands between their marks is a title.
_CITATION = re.compile(
    r"\W*(?:cite (?:this|as)|citation|how to cite|suggested citation|more information|(?:journal |further )?references?|further reading"
    r"|journal|see also|read more|doi|related (?:articles?|coverage|links?|stories|topics?))\b(?=[^.!?\"“]{0,40}[:.])",
    re.IGNORECASE,
)
# A paragraph that is nothing but a quotation, and one that is nothing but the name of who wrote it.
_ALONE = re.compile(r"\s*[\"“«„‘].*[\"”»“’]\s*", re.DOTALL)
_SIGNATURE = re.compile(r"\s*[—–-]{1,2}\s?(?=[^\W\d_])[^\"“”«»:!?\n]{2,80}(?<![.;])\s*")
# So many words are a name, those between two people's among them; a headline that the page links to has more, or small ones.
_LONGEST_NAME = 5
_BETWEEN_NAMES = PARTICLES | frozenset("and en et o och og oder und".split())
_LONG_NICKNAME, _SHORT_NAME = 24, 3
_MARKS = frozenset("\"“”„‟«»'‘’`″")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a quoted stretch, and where it stands."""

    start: int
    end: int
    text: str
    low: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph's place and its tokens."""

    number: int
    start: int
    end: int
    tokens: list[Token]
    #: How many words, ends of sentences and quotations stand before each token: counted when first asked for.
    before: tuple[list[int], list[int], list[int]] | None = None


@dataclass
class Reading:
    """An article's prose, paragraph by paragraph, with its quoted stretches."""

    article: Article
    ranges: list[tuple[int, int]]
    stretches: tuple[Stretch, ...]
    #: The sub-headlines before each paragraph: what "she" means, and who spoke last, ends with its section.
    sections: list[int]
    _paragraphs: dict[int, Paragraph] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the article also writes without a capital."""
        return frozenset(re.findall(r"\b[a-zß-öø-ÿ][\w-]+", self.text))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The words, in lower case, that follow a first name somewhere: "Cook" after "Tim Cook" is nobody's trade."""
        known = first_names()
        return frozenset(m[2].lower() for m in _FIRST_AND_LAST.finditer(self.text) if m[1].lower() in known)

    @cached_property
    def _by_paragraph(self) -> dict[int, list[Stretch]]:
        found: dict[int, list[Stretch]] = {}
        for stretch in self.stretches:
            found.setdefault(stretch.paragraph, []).append(stretch)
        return found

    def one_section(self, one: int, other: int) -> bool:
        """Return whether no sub-headline stands between two paragraphs."""
        return self.sections[one] == self.sections[other]

    def paragraph(self, number: int) -> Paragraph:
        """Return a paragraph with its tokens; read once."""
        if number not in self._paragraphs:
            start, end = self.ranges[number]
            quoted = self._by_paragraph.get(number, [])
            self._paragraphs[number] = Paragraph(number, start, end, _tokens(self.text, start, end, quoted))
        return self._paragraphs[number]


def read(article: Article) -> Reading:
    """Return an article's reading; a sub-headline closes what was left open before it."""
    ranges = _signed(article.text, [(block.start, block.end) for block in prose(article)])
    whole = _whole(article.text, ranges, stretches(article.text, ranges))
    found = [s for one in whole for s in without_incises(article.text, one, article.language)]
    headings = [block.start for block in article.blocks if block.kind == "heading"]
    return Reading(
        article,
        ranges,
        tuple(
            s
            for s in found
            if not _CITATION.match(article.text, ranges[s.paragraph][0]) and not _is_nickname(article.text, s)
        ),
        [bisect_left(headings, start) for start, _ in ranges],
    )


def _signed(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the paragraphs, a signature in the one of the quotation above it: "– Rosa Lind, Port Ellery".

    Two such lines, one below the other, are a list and no signatures.
    """
    signs = [_is_signature(text, start, end) for start, end in ranges]
    dashed = [_SIGNATURE.match(text, start) is not None for start, _ in ranges]
    found: list[tuple[int, int]] = []
    for n, (start, end) in enumerate(ranges):
        if signs[n] and found and not any(dashed[n + 1 : n + 2]) and _ALONE.fullmatch(text, *found[-1]):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _is_signature(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph is nothing but a person's name, whatever is told of them behind a comma."""
    if not _SIGNATURE.fullmatch(text, start, end):
        return False
    name = re.split(r"[,(]", text[start:end].strip(" \n—–-"))[0]
    words = name.split()
    return (
        0 < len(words) <= _LONGEST_NAME
        and words[0][0].isupper()
        and all(word[0].isupper() or word.lower() in _BETWEEN_NAMES for word in words)
        and not agency(name)
    )


def _whole(text: str, ranges: Sequence[tuple[int, int]], found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches; what stands in curly marks within straight ones that nobody closed parts no quotation."""
    inner = -1
    for n, one in enumerate(found):
        other = found[n + 1] if n + 1 < len(found) else None
        if one.start < inner:
            continue
        if other is None or one.closed or one.paragraph != other.paragraph:
            yield one
        elif _is_nested(text, one, other):
            inner = ranges[one.paragraph][1]
            yield replace(one, end=trim(text, one.start, inner)[1])
        else:
            yield one


def _is_nickname(text: str, stretch: Stretch) -> bool:
    """Return whether a stretch stands between the first and the last name of somebody."""
    if stretch.end - stretch.start > _LONG_NICKNAME or stretch.start < _SHORT_NAME:
        return False
    return any(
        m.start(2) == stretch.start and (m[1][-1] == "." or m[1].lower() in first_names())
        for m in _NICKNAME.finditer(text, max(0, stretch.start - 30), stretch.end + 4)
    )


def _is_nested(text: str, one: Stretch, other: Stretch) -> bool:
    """Return whether a stretch in curly marks stands amid a clause that straight ones opened."""
    around = text[one.start - 1], text[one.end : other.start].strip(), text[other.end : other.end + 1]
    return around == ('"', "“", "”") and text[one.end - 1].isalnum()


def _tokens(text: str, start: int, end: int, quoted: Sequence[Stretch]) -> list[Token]:
    """Return a paragraph's tokens; marks fall away."""
    found: list[Token] = []
    at = start
    for stretch in quoted:
        found += _plain(text, at, stretch.start)
        found.append(Token(stretch.start, stretch.end, QUOTED, QUOTED))
        at = stretch.end
    return found + _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of what stands outside of quotations; affiliations fall away."""
    found: list[Token] = []
    if "-" in text[start:end]:
        for match in _AFFILIATION.finditer(text, start, end):
            found += _signs(text, start, match.start())
            start = match.end()
    for match in _NICKNAME.finditer(text, start, end):
        found += _signs(text, start, match.end(1) + 1)
        start = match.end()
    return found + _signs(text, start, end)


def _signs(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(m.start(), m.end(), w, w.lower())
        for m in _TOKEN.finditer(text, start, end)
        if (w := m[0]) not in _MARKS and not (w == "." and _ABBREVIATED.match(text, m.start()))
    ]
