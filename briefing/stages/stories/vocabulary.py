"""Vocabulary: what a word of news is worth in telling one event from another."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Words that tell nothing of what a report is about.
SMALL = frozenset(
    "a about after again against ago all also am an and any are as at be because been before being both but by can could"
    " did do does doing down during each even few for from further get got had has have having he her here hers him his"
    " how i if in into is it its just like may me might more most much must my no nor not now of off on once only or"
    " other our out over own per put s said same say says saying see she should since so some still such t than that the"
    " their them then there these they this those though through to too under until up us very was way we were what when"
    " where whether which while who whom why will with within without would yet you your".split()
)

# Words that stand in many reports whatever the day: about one in twelve, and one in thirty. Our own reading of the
# news, so that a handful of articles is weighed as a full day's is; a large batch's own counts outweigh it.
OFTEN = frozenset(
    "accord according add announce back call come country day first former government group include last late lead make man"
    " million month mr new news next official one people police president public report reporter say secretary set show"
    " state statement support take tell three time today told two use week work world year".split()
)
COMMON = frozenset(
    "accuse action administration agency agree allow american amid another area around ask attack authority bill billion"
    " board building business campaign case chief child city claim close committee company concern continue council court"
    " cut deal death decision department director early economy effort election end expect face family federal fight find"
    " five force foreign found four free general give go good half head health help high hit hold home hope hour house"
    " human increase investigation issue job judge keep kill know large law leader least left legal life line live local"
    " long lose low major many market meet meeting member military minister minute move national need night office old"
    " open order party past pay percent place plan point policy political power press price program raise rate reach"
    " release remain representative reveal rise rule run seek senior service several share side sign six small speak"
    " spokesman spokeswoman start stop team term think thousand threat top trade try tuesday turn update video vote want war warn white"
    " win woman worker wednesday thursday friday saturday sunday monday u.s yesterday tomorrow young".split()
)

WEEKDAYS = {day: n for n, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
# "May" is left out: it is a verb more often.
MONTHS = {month: n for n, month in enumerate("january february march april june july august september october november december".split())}  # fmt: skip


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return a word without its commonest English endings, or "" where it tells nothing."""
    word = word.replace("’", "'").removesuffix("'s")
    if word in SMALL:
        return ""
    if len(word) <= 4:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and word[-2] not in "su":
        word = word[:-2] if word.endswith("es") and word[-3] in "sxzh" else word[:-1]
    if word.endswith("ing") and len(word) > 6:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=1 << 18)
def commonness(stemmed: str) -> float:
    """Return the share of all reports that a word is expected to stand in."""
    return _EXPECTED.get(stemmed, 0.0)


_EXPECTED = {**{stem(w): 1 / 30 for w in COMMON}, **{stem(w): 1 / 12 for w in OFTEN}}
