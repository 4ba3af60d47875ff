"""Claims: words that are somebody's though no verb of saying has that one for its subject."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from briefing.stages.quotes.cues import ATTRIBUTIONS, HEARING, SAYINGS
from briefing.stages.quotes.reading import QUOTED, Token
from briefing.stages.quotes.verbs import STOPS, says, word_at

#: A noun of saying stands so many words behind whose it is, at most: "Moss's parting political advice".
_ADJECTIVES = 3
#: Somebody who is heard says it within so many words: "heard a man in a red coat shout".
_HEARD = 7
#: What somebody is brought to say stands within so many words: "gave the mayor a chance to declare".
_MADE = 6
# Verbs of bringing somebody to do something.
_MAKING = frozenset(
    "allow allowed allowing allows caused compelled drove enabled forced forces forcing gave gives giving inspired leading leads led let lets"
    " letting made makes making moved obliged permitted prompted prompting prompts provoked pushed spurred".split()
)
#: A verb that speaks for a second speaker as well stands no further before that one.
_ELIDED = 24
#: A colon stands so many words behind who opens its sentence, at most.
_COLON = 18
# Words behind a kicker's first, which is no name, and its tokens before the colon at most.
_WHERE = frozenset("across after amid as at from in over".split())
_KICKER = 8
_LONGEST = max(len(phrase) for phrases in ATTRIBUTIONS.values() for phrase in phrases)
_LAST = {language: frozenset(phrase[-1] for phrase in phrases) for language, phrases in ATTRIBUTIONS.items()}


def claim_of(tokens: list[Token], j: int) -> int | None:
    """Return the noun of saying that belongs to what ends at a token: "Moss's claim", "Moss's only comment"."""
    if word_at(tokens, j) not in ("'s", "’s", "'", "’"):
        return None
    for k in range(j + 1, min(len(tokens), j + 2 + _ADJECTIVES)):
        word = tokens[k].low
        if word in SAYINGS or word.removesuffix("s") in SAYINGS:
            return k
        if not word.isalpha():
            return None
    return None


def heard(tokens: list[Token], i: int, j: int, verbs: Mapping[str, str]) -> int | None:
    """Return what somebody is heard saying: "heard a guard shout", "overheard the accused say"."""
    if word_at(tokens, i - 1) not in HEARING:
        return None
    for k in range(j, min(len(tokens), j + _HEARD)):
        if tokens[k].text in STOPS or tokens[k].text in (QUOTED, ","):
            return None
        if tokens[k].low in verbs and not tokens[k].low.endswith("ed"):
            return k
    return None


def made_to_say(tokens: list[Token], i: int, j: int, verbs: Mapping[str, str]) -> int | None:
    """Return what somebody is brought to say: "let Moss claim", "forced Moss to admit", "gave Moss a chance to declare"."""
    if word_at(tokens, i - 1) not in _MAKING:
        return None
    for k in range(j, min(len(tokens), j + _MADE)):
        if tokens[k].text in STOPS or tokens[k].text in (QUOTED, ":", ";"):
            return None
        word = tokens[k].low
        if word in verbs and not word.endswith(("ed", "ing", "s")) and (k == j or tokens[k - 1].low == "to"):
            return k
    return None


def is_attribution(tokens: list[Token], k: int, language: str) -> bool:
    """Return whether a phrase that ends at a token tells whose words stand around: "according to", "nach Angaben"."""
    if word_at(tokens, k) not in _LAST.get(language, _LAST["en"]):
        return False
    phrases = ATTRIBUTIONS.get(language, ATTRIBUTIONS["en"])
    return any(tuple(word_at(tokens, t) for t in range(k - n, k + 1)) in phrases for n in range(_LONGEST))


def is_view(tokens: list[Token], i: int, j: int, preposition: str) -> bool:
    """Return whether somebody stands set off behind a "for": "For Moss, the plan is …", "the answer, for Moss, was"."""
    opens = i < 2 or tokens[i - 2].text in STOPS or tokens[i - 2].text in (",", QUOTED, ";", "and", "but")
    if word_at(tokens, i - 1) != preposition or not opens:
        return False
    # "Für Lindner ist der Plan …" needs no comma.
    return word_at(tokens, j) in (",", ":") or (preposition != "for" and (i < 2 or tokens[i - 2].text in STOPS))


def leads_to_colon(tokens: list[Token], i: int, j: int, verbs: Mapping[str, str], *, text: bool) -> bool:
    """Return whether what opens a sentence tells, with no verb of saying, what stands behind its colon.

    "Her first post, at noon on Monday: …", "Larkin, in a message to a friend: …"; a text needs no comma.
    """
    if not (i == 0 or tokens[i - 1].text in STOPS or tokens[i - 1].text == QUOTED):
        return False
    if not text and word_at(tokens, j) != ",":
        return False
    for k in range(j, min(len(tokens) - 1, j + _COLON)):
        if tokens[k].text == ":" and tokens[k + 1].text == QUOTED:
            return True
        if tokens[k].text in STOPS or tokens[k].text == QUOTED or says(tokens, k, verbs):
            return False
    return False


def heads_a_kicker(tokens: list[Token], i: int, j: int) -> bool:
    """Return whether a lone capital says what and where it was that is spoken of: "Shock in Sarn: 'They promised …'"."""
    if i > 0 and tokens[i - 1].text not in STOPS:
        return False
    if j - i > 1 or word_at(tokens, j) not in _WHERE:
        return False
    return any(one.text == ":" and other.text == QUOTED for one, other in pairwise(tokens[j : j + _KICKER]))


def elided(tokens: list[Token], i: int, j: int, verbs: Mapping[str, str]) -> int | None:
    """Return the verb of saying that speaks for another as well: 'Moss called it "timid"; Reyna, "bold"'."""
    behind = j + 2 if word_at(tokens, j + 1) in ("as", "to") else j + 1
    if word_at(tokens, j) != "," or word_at(tokens, behind) != QUOTED or i == 0:
        return None
    if tokens[i - 1].text not in (";", ",") and tokens[i - 1].low not in ("and", "but", "while", "whereas"):
        return None
    quoted = False
    for k in range(i - 1, max(-1, i - _ELIDED), -1):
        if tokens[k].text in STOPS:
            return None
        quoted |= tokens[k].text == QUOTED
        if quoted and says(tokens, k, verbs):
            return k
    return None
