"""Origins: whose work a report is, however many ran it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Article

# As agencies sign: in datelines, credit lines and outlet names.
_AGENCIES = {
    "afp": "AFP",
    "agence france-presse": "AFP",
    "ansa": "ANSA",
    "ap": "AP",
    "associated press": "AP",
    "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg",
    "cp": "The Canadian Press",
    "canadian press": "The Canadian Press",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "efe": "EFE",
    "interfax": "Interfax",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "pa": "PA",
    "pa media": "PA",
    "press association": "PA",
    "reuters": "Reuters",
    "tass": "TASS",
    "upi": "UPI",
    "united press international": "UPI",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
_NAMES = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
# "KYIV, Ukraine (AP) —" and "LONDON, May 6 (Reuters) -" open a paragraph.
_DATELINE = re.compile(rf"[^()\n]{{2,60}}\((?:the )?({_NAMES})\)\s*[-–—:]", re.IGNORECASE)
_ORIGINALLY = re.compile(
    r"(?:originally (?:appeared|published)|first (?:appeared|published)|was (?:originally )?published) (?:on|in|by) ([A-Z][^:.\n]{1,40})"
)
_SIGNED = re.compile(
    rf"^\W*(?:(?:by|source|from|©|copyright(?: \d{{4}})?)[ :]+)?(?:the )?({_NAMES})(?: staff| news service)?\W*$",
    re.IGNORECASE,
)


def agency(name: str) -> str:
    """Return an agency's usual name where a name is an agency's, or ""."""
    return _AGENCIES.get(name.strip().lower().removeprefix("the "), "")


def find_origin(articles: Sequence[Article]) -> str:
    """Return who wrote a report first, by what its articles say of themselves, or "" where none says.

    An agency's own text among the copies settles it; then "originally appeared on", then datelines and signatures.
    """
    own = next((agency(a.outlet) for a in articles if agency(a.outlet)), "")
    said = next((agency(a.origin) or a.origin for a in articles if a.origin), "")
    return own or said or next((found for a in articles if (found := _signed(a))), "")


def _signed(article: Article) -> str:
    """Return the origin that an article's dateline, by-line or credits name."""
    for author in article.authors:
        if agency(author):
            return agency(author)
    for block in article.blocks:
        words = article.text[block.start : block.end]
        if block.kind == "credit":
            if match := _ORIGINALLY.search(words):
                return agency(match[1]) or match[1].strip()
            if match := _SIGNED.match(words):
                return agency(match[1])
    first = next((b for b in article.blocks if b.kind == "paragraph"), None)
    match = _DATELINE.match(article.text[first.start : first.start + 120]) if first else None
    return agency(match[1]) if match else ""
