"""Decoding: from a page's bytes to its characters."""

from __future__ import annotations

import codecs
import re

from briefing.errors import SourceError
from briefing.model import Page

#: Bodies above this are not parsed (bytes). A news page has 0.05 to 2 MiB.
LARGEST = 5 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# Three letters with accents in a row, or a sign that no Western text has within a word.
_ODD_ROW = re.compile(r"[À-ÖØ-öø-ÿŠŽšžŸŒœ]{3}|[^\W\d_][¡-¿][^\W\d_]|\ufffd")
# Beginnings of files that are not text, and what a person would call them.
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"\x1f\x8b", "a gzip file"),
    (b"ID3", "a sound"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
# What the web writes and what it means by it (WHATWG encoding standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "unicode": "utf-16",
    "utf8": "utf-8",
}


def decode(page: Page) -> str:
    """Return a page's characters: by its byte-order mark, else UTF-8 where valid, else what header, meta or guess say.

    Raises SourceError for an empty, binary or huge body.
    """
    body = page.body
    if not body.strip(b" \t\r\n\x00"):
        raise SourceError(page.url, "the page is empty; open it in a browser, or remove it from the sources")
    if len(body) > LARGEST:
        raise SourceError(page.url, f"larger than {LARGEST // 2**20} MiB; give the article's own page or text")
    for beginning, what in _BINARY:
        if body.startswith(beginning):
            raise SourceError(page.url, f"this is {what}, not an article; give the article as HTML or text")
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body.decode(charset, "replace")
    text = _characters(page)
    if _is_binary(text):
        raise SourceError(page.url, "this is not text; give the article as HTML or text")
    return text


def _characters(page: Page) -> str:
    # UTF-8 that decodes is UTF-8 whatever the header claims: other texts hardly ever pass by chance.
    try:
        return page.body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start >= len(page.body) - 3 and error.reason == "unexpected end of data"
    declared = _META.search(page.body[:4096])
    named = (page.charset, declared[1].decode("ascii", "replace") if declared else "")
    if cut or any(_MEANT.get(n.lower(), n.lower()) == "utf-8" for n in named):
        # Stray bytes of an older charset are letters all the same: to drop them would alter words.
        text = page.body.decode("utf-8", "replace" if cut else "briefing.stray")
        if page.body.decode("utf-8", "replace").count("\ufffd") <= max(3, len(text) // 200):
            return text
    for name in named:
        try:
            return page.body.decode(_MEANT.get(name.lower(), name or "none"), "strict")
        except (LookupError, UnicodeDecodeError, UnicodeError, ValueError):
            continue
    return _guess(page.body)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Return what undecodable bytes are in windows-1252, and where to go on."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("briefing.stray", _stray)


def _western(body: bytes) -> str | None:
    """Return a text as windows-1252 where it reads as such: single letters with accents among plain ones.

    Guessers need more text than a brief has; in Cyrillic or Greek text read so, accented letters stand in long rows.
    """
    text = body.decode("cp1252", "replace")
    return None if _ODD_ROW.search(text) else text


def _guess(body: bytes) -> str:
    if body[:2000].count(0) > len(body[:2000]) // 5:
        return body.decode("utf-16-le" if body[1:2000:2].count(0) > body[0:2000:2].count(0) else "utf-16-be", "replace")
    if (western := _western(body)) is not None:
        return western
    from charset_normalizer import from_bytes

    sample = body[:4000] + body[-4000:] if len(body) > 8000 else body
    best = from_bytes(sample).best()
    try:
        return body.decode(best.encoding if best else "cp1252", "replace")
    except LookupError:
        return body.decode("cp1252", "replace")


def _is_binary(text: str) -> bool:
    sample = text[:4000]
    odd = sum(c < " " and c not in "\t\n\r\f\x1b" for c in sample) + sample.count("\ufffd")
    return odd > max(4, len(sample) // 20)
