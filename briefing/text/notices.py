"""Notices: phrases of captions, credits and housekeeping, which reach an article's paragraphs all the same."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_PHRASES = """
    (ap photo|a previous version|abonnez-vous|an earlier version|advertisement|all rights reserved|app store|are pictured in|are seen in|are shown in
    breaking news alerts|check back|click here|click to|contact us|contributed to this article|contributed to this report
    contributed to this story|cookie policy|developing story|download our|download the app|editing by|email us|file photo
    follow her on|follow him on|follow me on|follow us|fox news app|getty images|https://|is pictured|is seen here
    is seen in|is seen on|is shown here|is shown in|javascript|join the conversation|lea también|lees ook|leggi anche
    leia também|lesen sie|lire aussi|listen to our|listen to the podcast|mehr zum thema|more to come|newsletter|on this episode of
    our privacy policy|photo by|photograph by|pic.twitter|pictured above|pictured here|pictured left|pictured right
    read also|read more|read the full|reporting by|screengrab|scroll down|seen in this|sign up for|sign up here
    may not be passed on|story was originally|subscribe to|subscription|terms of service|terms of use|this article has|this article is
    this article originally|this article was|this is a breaking|this is a developing|this page was|this post was
    this story has been|this story was|this story originally|updated at|updates with|via getty|via reuters|watch above
    watch below|watch live|watch the video|your inbox|читайте також|читайте также
"""
_BOILERPLATE = tuple(phrase.strip() for line in _PHRASES.strip().splitlines() for phrase in line.split("|"))
# The first eight bytes of each phrase, in lower case and in capitals, for bytes lower ASCII only: as numbers they are looked
# up at every place of a text at once, after Wu and Manber, "A fast algorithm for multi-pattern searching" (1994).
_WIDTH = 8
_EIGHT_BYTES = np.dtype("<u8")
_BY_START: dict[int, list[str]] = {}
for _phrase in _BOILERPLATE:
    for _written in (_phrase, _phrase.upper(), _phrase.capitalize()):
        _BY_START.setdefault(int.from_bytes(_written.encode().lower()[:_WIDTH], "little"), []).append(_phrase)
# Which of the numbers that are left of eight bytes, multiplied and cut (Knuth, vol. 3, 6.4), may be one of them.
_SPREAD, _CUT = np.uint64(0x9E3779B97F4A7C15), np.uint64(51)
_MAY_START = np.zeros(1 << 13, bool)
_MAY_START[np.array(list(_BY_START), np.uint64) * _SPREAD >> _CUT] = True
# Shorter phrases, and a byte of each that is rarer.
_SHORT = (
    (b"@", b"@yahoo"),
    (b":", b"http://"),
    (b":", b"photos:"),
    (b".", b"www."),
    (b"\xc2", "©".encode()),
)


def phrased(text: str) -> bool:
    """Return whether a text holds a phrase of captions, credits or housekeeping."""
    raw = text.encode("utf-8", "replace").lower()
    if any(byte in raw and phrase in raw for byte, phrase in _SHORT):
        return True
    windows: npt.NDArray[np.uint64] = np.ndarray((max(0, len(raw) - _WIDTH + 1),), _EIGHT_BYTES, raw, 0, (1,))
    starts = windows[_MAY_START[(windows * _SPREAD >> _CUT).view(np.int64)]].tolist()
    likely = [phrase for start in starts for phrase in _BY_START.get(start, ())]
    lower = text.lower() if likely else ""
    return any(phrase in lower for phrase in likely)
