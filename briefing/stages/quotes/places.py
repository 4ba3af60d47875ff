"""Places: a quoted stretch, its surroundings, and where those stand who may have spoken it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from briefing.stages.quotes.cues import cues
from briefing.stages.quotes.links import Link
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.reading import QUOTED, Paragraph, Reading, Token
from briefing.stages.quotes.verbs import STOPS, back, is_passive, says, word_at
from briefing.stages.quotes.wordlists import AUXILIARIES, DASHES
from briefing.text.marks import Stretch

#: What sort of speaker a kind of mention is.
BEINGS = {
    "person": "person", "known": "person", "single": "name", "he": "pronoun", "she": "pronoun", "they": "pronoun", "role": "role",
    "body": "body", "office": "body", "text": "text", "it": "it", "i": "self", "we": "self", "who": "who", "noun": "thing",
}  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A mention that may be the speaker of the stretch at hand."""

    mention: Mention
    link: Link
    #: The mention's kind, "known" for a lone surname that the article gives in full.
    kind: str
    #: How many candidates of its paragraph stand nearer to the stretch; counted for earlier paragraphs.
    order: int = 0
    #: Place among those of the stretch's sentence that hang on a verb, nearest first, and how many these are.
    nth: int = 9
    rivals: int = 0
    #: What sort of speaker it is, whether it opens a sentence or clause, and whether it only explains the name before it.
    being: str = "thing"
    opening: str = "no"
    explains: str = "no"
    #: It is the subject of its verb.
    close: bool = False

    def placed(self, order: int) -> Candidate:
        """Return the candidate as it stands to one stretch."""
        return Candidate(
            self.mention, self.link, self.kind, order, 9, 0, self.being, self.opening, self.explains, self.close
        )


@dataclass(slots=True)
class Place:
    """A stretch and what its surroundings look like; shared by all of its candidates."""

    stretch: Stretch
    #: Its token in its paragraph.
    at: int
    ends: str
    leads: str
    shape: str
    lower: bool
    words: int
    #: The tokens of the sentence around it.
    since: int
    until: int
    #: "bare" after a passive that names nobody, "by" where it does: "was called …", "was called … by Moss"; else "-".
    passive: str = "-"


#: No sentence is looked at further than this from a quotation (tokens): text made of nothing but marks has no end.
_FAR = 400
#: Nor for a passive further before it than this: "has been described in the press as …".
_CALLED = 8


def place(reading: Reading, stretch: Stretch) -> Place:
    """Return a stretch's surroundings."""
    text, paragraph = reading.text, reading.paragraph(stretch.paragraph)
    tokens = paragraph.tokens
    at = bisect_left(tokens, stretch.start, key=lambda token: token.start)
    at = next(k for k in range(at, len(tokens)) if tokens[k].start == stretch.start and tokens[k].text == QUOTED)
    leads = _leads(word_at(tokens, at - 1), cues(reading.article.language))
    shape = ("^" if at == 0 else "-") + (
        "$" if at == len(tokens) - 1 or (at == len(tokens) - 2 and tokens[-1].text in ".,") else "-"
    )
    ends = _ends(text, stretch)
    first, last_of = max(0, at - _FAR), min(len(tokens), at + _FAR)
    since = next((k + 1 for k in range(at - 1, first - 1, -1) if ends_sentence(text, tokens, k)), first)
    until = next((k for k in range(at + 1, last_of) if ends_sentence(text, tokens, k)), last_of)
    if ends == "." and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
        until = at + 1
    bare = is_passive(tokens, max(since, at - _CALLED), at, cues(reading.article.language))
    return Place(
        stretch,
        at,
        ends,
        leads,
        shape,
        _is_fragment(reading, stretch, leads),
        len(text[stretch.start : stretch.end].split()),
        since,
        until,
        "-" if not bare else "by" if word_at(tokens, at + 1) == "by" else "bare",
    )


def _ends(text: str, stretch: Stretch) -> str:
    """Return what ends a stretch, within its marks or right behind them: ",", ".", "?" or a word."""
    last, behind = text[stretch.end - 1], text[stretch.end : stretch.end + 3]
    if last == "," or "," in behind:
        return ","
    if last in "?!":
        return "?"
    return "." if last in ".…" or "." in behind else "w"


def _leads(before: str, verbs: Mapping[str, str]) -> str:
    """Return what leads to a stretch: a sign, "that", a verb of saying, or any other word."""
    if before in (",", ":", ".", QUOTED, "that", ""):
        return before
    return "dash" if before in DASHES else "verb" if before in verbs else "w"


def _is_fragment(reading: Reading, stretch: Stretch, leads: str) -> bool:
    """Return whether quoted words open no sentence of their own; a German noun has a capital all the same."""
    text = reading.text
    if reading.article.language == "de" and leads in ("w", "verb"):
        return text[stretch.end - 1] not in ".!?"
    return text[stretch.start].islower()


def ends_sentence(text: str, tokens: list[Token], k: int) -> bool:
    """Return whether a sentence ends with a token: a stop, or a quotation with a stop of its own and a capital behind."""
    if tokens[k].text != QUOTED:
        return tokens[k].text in STOPS
    stops = text[tokens[k].end - 1] in ".!?" and k + 1 < len(tokens)
    return stops and tokens[k + 1].text[0].isupper()


def in_sentence(here: Place, candidate: Candidate) -> bool:
    """Return whether a candidate stands in the stretch's own sentence."""
    mention = candidate.mention
    return mention.paragraph == here.stretch.paragraph and here.since <= mention.i and mention.j <= here.until


# Words behind which a clause opens with its subject.
_CLAUSES = frozenset(", that and but while as when because if after though although — – - or whether since".split())


def opens(reading: Reading, mention: Mention) -> str:
    """Return whether a mention opens its sentence or a clause."""
    tokens = reading.paragraph(mention.paragraph).tokens
    if mention.i == 0 or tokens[mention.i - 1].text in STOPS or tokens[mention.i - 1].text == QUOTED:
        return "sentence"
    return "clause" if tokens[mention.i - 1].low in _CLAUSES else "no"


def apposed(reading: Reading, mention: Mention) -> str:
    """Return whether a mention only explains the name before it: "the Observers, a monitoring group, said"."""
    tokens = reading.paragraph(mention.paragraph).tokens
    if mention.name or mention.i < 2 or tokens[mention.i - 1].text != ",":
        return "no"
    return "name" if tokens[mention.i - 2].text[0].isupper() else "word"


def span_between(here: Place, candidate: Candidate) -> tuple[int, int]:
    """Return the tokens between a candidate (with its verb) and the stretch."""
    mention, verb = candidate.mention, candidate.link.at
    if mention.j <= here.at:
        return max(mention.j, verb + 1 if verb is not None and verb < here.at else 0), here.at
    return here.at + 1, min(mention.i, verb if verb is not None and verb > here.at else mention.i)


def counted(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int, int]:
    """Return how many words, ends of sentences and quotations are among some tokens, however far the way from lo to hi."""
    if paragraph.before is None:
        paragraph.before = (
            list(accumulate([t.text[0].isalnum() for t in paragraph.tokens], initial=0)),
            list(accumulate([t.text in STOPS for t in paragraph.tokens], initial=0)),
            list(accumulate([t.text == QUOTED for t in paragraph.tokens], initial=0)),
        )
    hi = max(lo, hi)
    words, stops, others = (before[hi] - before[lo] for before in paragraph.before)
    return words, stops, others


# Words that carry a clause on from its verb of saying to the quoted ones: "Moss said that she would …".
_CARRYING = AUXILIARIES | frozenset("he i it she that they we".split())
#: Other words between a verb and the quotation that it leads to, at most.
_NEAR_LEFT = 4


def touches(reading: Reading, here: Place, candidate: Candidate) -> bool:
    """Return whether a candidate and its verb stand right at the stretch's marks."""
    if candidate.mention.paragraph != here.stretch.paragraph or not candidate.close:
        return False
    lo, hi = span_between(here, candidate)
    paragraph = reading.paragraph(here.stretch.paragraph)
    words, stops, others = counted(paragraph, lo, hi)
    if stops or others:
        return False
    if candidate.mention.j > here.at:
        return words <= 1
    between = paragraph.tokens[lo:hi]
    if candidate.link.kind == "call" and between and between[-1].low == "as":
        return True  # "He characterized the conflict between … and … as"
    return sum(t.text[0].isalnum() and t.low not in _CARRYING for t in between) <= _NEAR_LEFT


# Words before a participle that goes with the subject of the sentence, "X backed it, calling it …", and before another verb.
_JOINS = frozenset([",", "and", "by", "in", "while", "—", "–", "-"])
_COORDINATED = frozenset("and but or then".split())
#: A verb of saying stands at most so many words before what it leads to.
_LED = 16


def led(reading: Reading, here: Place) -> str:
    """Return what verb of saying without a subject of its own leads to the stretch: "ing" a participle, "and" a second verb, else ""."""
    tokens, verbs = reading.paragraph(here.stretch.paragraph).tokens, cues(reading.article.language)
    for k in range(here.at - 1, max(here.since, here.at - _LED), -1):
        if tokens[k].text == QUOTED:
            return ""
        if tokens[k].low in verbs:
            # "…, said the offer" is no participle, nor is "people saying".
            if tokens[k].low.endswith("ing"):
                return "ing" if tokens[k - 1].low in _JOINS else ""
            joined = not _COORDINATED.isdisjoint((tokens[k - 1].low, tokens[back(tokens, k)].low))
            return "and" if joined and says(tokens, k, verbs) else ""
    return ""
