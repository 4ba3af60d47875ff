"""The clean-text rule: what any text from the world goes through once, before anything reads it."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0 §2.2: what a Word file may not hold, lone surrogates and non-characters included; and the
# invisible marks (zero-width, bidi controls, soft hyphen, BOM) that split words and reorder lines.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
    "|[" + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(1, 17)) + "]"
)
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")
_SPACES = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """Return text in NFC without what XML forbids or readers cannot see; every line end is a newline.

    Idempotent. White space within a line becomes one space each; newlines stay.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))
    return _SPACES.sub(" ", text)


def one_line(text: str) -> str:
    """Return clean text on a single line, without white space at its ends."""
    return " ".join(clean(text).split())
