"""Objects: where what stands before a verb of saying is not its subject, as the words around tell."""

from __future__ import annotations

from briefing.stages.quotes.reading import QUOTED, Token
from briefing.stages.quotes.verbs import STOPS, back, skipping, word_at
from briefing.stages.quotes.wordlists import OPENERS, PASTS, PREPOSITIONS, noun
from briefing.text.names import DETERMINERS, NOT_NAMES

#: The subject of a sentence has fewer tokens than this.
_SUBJECT = 9
#: What is told opens with so many words before its subject, at most: "said that after a legal review the port had".
_TOLD = 8
# Participles that tell where a text or its authors are from.
_MADE = frozenset(
    "commissioned compiled conducted filed funded headed issued led obtained overseen posted prepared produced published released reviewed run"
    " seen signed written".split()
)


def is_object(tokens: list[Token], i: int) -> bool:
    """Return whether a verb that says nothing stands right before a token: "thanked | the hosts, then cautioned"."""
    word = word_at(tokens, i - 1)
    plain = len(word) > 3 and tokens[i - 1].text.islower() and (word.endswith("ed") or word in PASTS)
    return (
        plain and i > 1 and not noun(word) and tokens[i - 2].text not in STOPS and word_at(tokens, i - 2) not in OPENERS
    )


def ends_relative(tokens: list[Token], i: int) -> bool:
    """Return whether a token is the object of a clause about somebody before it: "those who followed | 900 families wrote"."""
    k = next(
        (
            k
            for k in range(i - 1, max(0, i - _SUBJECT), -1)
            if not tokens[k].text[0].isalnum() or tokens[k].low == "who"
        ),
        0,
    )
    if tokens[k].low != "who" or tokens[k - 1].text == ",":
        return False
    done = word_at(tokens, skipping(tokens, k + 1))
    return done.endswith("ed") or done in PASTS


def opens_told(tokens: list[Token], i: int) -> bool:
    """Return whether the subject at a token opens what is told: "said that | the port", "said that after a review | the port"."""
    if word_at(tokens, i - 1) == "that":
        return True
    k = next((k for k in range(i - 1, max(-1, i - _TOLD), -1) if tokens[k].low == "that"), None)
    return k is not None and word_at(tokens, k + 1) in PREPOSITIONS


def closes_aside(tokens: list[Token], at: int) -> bool:
    """Return whether a verb is the participle that closes what explains a name: "with Ann Lind, who runs it, warning that"."""
    return tokens[at].low.endswith("ing") and tokens[at - 1].text == ","


def is_region(tokens: list[Token], i: int, j: int) -> bool:
    """Return whether a name tells where the place before it is: "in Dayton, Ohio, Moss said"."""
    if word_at(tokens, i - 1) != "," or word_at(tokens, j) not in (",", "."):
        return False
    k = next((k for k in range(i - 2, max(-1, i - 6), -1) if not tokens[k].text[0].isupper()), -1)
    return -1 < k < i - 2 and tokens[k].low in ("at", "from", "in", "near", "of", "to")


def is_aside(tokens: list[Token], i: int, at: int) -> bool:
    """Return whether a token stands in what commas set off between the subject of a verb and the verb.

    "Reyna, flanked by Mayor Fisk and Ana Bose, said", "Ott, with Mr. Abel at her side, began": the first spoke.
    """
    since = next((k + 1 for k in range(i - 1, -1, -1) if tokens[k].text in STOPS or tokens[k].text == QUOTED), 0)
    comma = next((k for k in range(since + 1, min(i, since + _SUBJECT)) if tokens[k].text == ","), None)
    if comma is None or tokens[back(tokens, at)].text != "," or tokens[comma - 1].text[0].islower():
        return False
    opening, within = tokens[since].low, tokens[comma + 1].low
    if opening in PREPOSITIONS or (opening in NOT_NAMES and opening not in DETERMINERS):
        return False
    return within in PREPOSITIONS or within in ("who", "whose") or within.endswith(("ed", "ing"))


def is_anothers(tokens: list[Token], k: int, last: int) -> bool:
    """Return whether a verb has a subject of its own behind a comma: "Ott in Berlin, President Vaida said"."""
    commas = [c for c in range(k, last) if tokens[c].text == ","]
    name = tokens[commas[-1] + 1 : last + 1] if commas else []
    return bool(name) and len(name) < 6 and all(t.text[0].isupper() or t.low in DETERMINERS for t in name)


def is_made(tokens: list[Token], k: int) -> bool:
    """Return whether a participle that tells where a text is from stands at a token: "published in", "led by"."""
    return word_at(tokens, k) in _MADE and word_at(tokens, k + 1) in PREPOSITIONS
