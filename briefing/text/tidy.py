"""The tidy rule: the only changes that printed words may show against the article's text.

1. White space: any run of it is one space, and none stands at the ends.
2. Quotation marks: straight marks ("…", '…', ``…'') become curly, an apostrophe ’ included; double marks within a
   quote become single, since the briefing sets its own around it.
   Its own are those of the edition's language: “…”, „…“, « … ».
   A comma that closes a quote belongs to the article's sentence, not to the speaker, and goes with its mark.
3. Cuts: where stretches of one quote are joined, `[…]` says that words are missing between them.

`tidy` is idempotent, and so is every claim made of it: what is printed is `tidy` of a Span, or `quoted` of Spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

CUT = " […] "

# The marks around a quote, and what becomes of double ones within it, by language: DIN 5008, Imprimerie nationale, RAE.
_ENGLISH = (("“", "”"), str.maketrans("“”", "‘’"))
_MARKS = {
    "de": (("„", "“"), str.maketrans("„“”", "‚‘’")),
    "es": (("«", "»"), str.maketrans("«»", "“”")),
    "fr": (("«\u00a0", "\u00a0»"), str.maketrans({})),
}
_PAIRS = re.compile(r"``|''")
_DOUBLE = re.compile(r'"')
_SINGLE = re.compile(r"['`]")
# A mark opens where a line, a space, a bracket, a dash or another opening mark stands before it …
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{<«„“‘/—–-])$")
# … and an apostrophe, not a mark, opens '90s and 'em.
_SHORTENED = re.compile(r"(?:\d|(?:em|til|tis|twas|cause|n)\b)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Return the words as the briefing prints them."""
    text = " ".join(text.split())
    if not _SINGLE.search(text) and '"' not in text:
        return text
    text = _PAIRS.sub('"', text)
    text = _DOUBLE.sub(lambda m: "“" if _opens(m) else "”", text)
    return _SINGLE.sub(lambda m: "‘" if _opens(m) and not _SHORTENED.match(m.string, m.end()) else "’", text)


def quoted(stretches: Iterable[str], language: str = "en") -> str:
    """Return the stretches of one quote between a language's quotation marks, `[…]` where words between two are left out."""
    words = CUT.join(filter(None, (tidy(s).rstrip(" ,") for s in stretches)))
    outer, inner = _MARKS.get(language[:2].lower(), _ENGLISH)
    return f"{outer[0]}{words.translate(inner)}{outer[1]}"


def _opens(mark: re.Match[str]) -> bool:
    """Return whether words follow the mark and none runs into it."""
    before = mark.string[max(0, mark.start() - 1) : mark.start()]
    after = mark.string[mark.end() : mark.end() + 1]
    return bool(_BEFORE_OPENING.search(before)) and bool(after) and not after.isspace()
