"""Languages: which one a text is in. English is told by its little words; anything else goes to py3langid."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from briefing.text.words import words

#: The languages of the feeds that a newsroom reads; langid knows 97 and, unrestricted, calls short English lines Latin.
NEWS = (
    "ar bg bn ca cs da de el en es et fa fi fr gu he hi hr hu id it ja ka kk ko lt lv mk ml mr ms nl no pl pt ro ru sk sl sq sr sv sw"
    " ta te th tr uk ur vi zh"
).split()
_ENGLISH = frozenset(
    "a after also an and are as at be been but by for from had has have he her his in is it its more not of on or said she that the"
    " their they this to was we were when which who will with would".split()
)
#: The share of such words above which a text is English: English news has .35 to .45, Dutch, Afrikaans and Scots under .15.
SHARE = 0.22
#: A sign of the scripts written from right to left, roughly: enough to ask Unicode only where it matters.
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
#: What the detectors read: enough to tell, little enough to cost nothing.
READ = 1200


def detect(text: str, *, hint: str = "") -> str:
    """Return the ISO 639-1 code of a text's language; `hint`, as in "pt-BR", decides where the text is too short to tell."""
    hint = hint.strip().replace("_", "-").split("-")[0].lower()
    hint = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}.get(hint, hint)
    sample = text[:READ]
    tokens = words(sample)
    if tokens and sum(t in _ENGLISH for t in tokens) >= SHARE * len(tokens) and len(tokens) >= 8:
        return "en"
    if hint.isalpha() and len(hint) == 2 and (len(tokens) < 12 or hint != "en"):
        return hint
    if len(tokens) < 3 and len(sample) < 12:
        return "en"
    return _langid(sample)


@lru_cache(maxsize=1)
def _classify() -> Callable[[str], tuple[str, float]]:
    # Loading the model takes half a second that an English newsroom never pays.
    import py3langid

    py3langid.set_languages(NEWS)
    classify: Callable[[str], tuple[str, float]] = py3langid.classify
    return classify


def _langid(sample: str) -> str:
    return _classify()(sample)[0]
