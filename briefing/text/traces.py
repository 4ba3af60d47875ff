"""Traces: which plain words a sentence has, asked before a pattern that would look for them at every letter."""

from __future__ import annotations

from briefing.text.remembering import remembered

# ASCII letters and figures as they are in lower case; all else parts words. What a pattern takes for a word is in pieces
# here where it has other letters or marks, so that a word that is looked for is never missed.
_PLAIN = bytes(ord(chr(c).lower()) if chr(c).isalnum() else ord(" ") for c in range(128)) + b" " * 128

Words = frozenset[bytes]


@remembered(256)
def traces(sentence: str) -> Words:
    """Return the runs of plain letters and figures of a sentence, in lower case."""
    return frozenset(sentence.encode("ascii", "replace").translate(_PLAIN).split())


def plain(listed: str) -> Words:
    """Return listed words as `traces` has them."""
    return frozenset(listed.encode("ascii").split())
