"""Passages with the truth typed in, ends and all, so that reading them asks nothing of the program that they measure.

    === one
    "{a:We want an answer,}" said union leader [a|Pat Nolan]. "{b:By Friday,}" [b=Pat Nolan|he] added.

{a:…} is a quotation by whom the tag a stands for, {-:…} one by nobody who is named, {!:…} one that is counted neither
way. [a|words] is the mention of a, by those words' name; [a=Full Name|words] by another name, [a=|words] by none. A name
that opens with de-, fr- or es- tells the passage's language; what stands before the first passage is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_MARKUP = re.compile(r"\[(\w+)(?:=([^|\]]*))?\|([^\]]+)\]|\{([\w!-]+):|\}")
_PRONOUNS = frozenset("he she they it we i his her".split())


def documents(path: Path) -> Iterator[dict]:
    """Yield each passage as a gold document."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, marked = part.partition("\n")
        yield document(name.strip(), marked.strip("\n"))


def document(name: str, marked: str) -> dict:
    """Return a marked passage as a gold document; raises KeyError where a tag has no mention."""
    text = ""
    at = 0
    mentions: dict[str, tuple[int, int, str]] = {}
    stretches: list[tuple[str, int, int]] = []
    opened: tuple[str, int] = ("", 0)
    for match in _MARKUP.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        tag, full, words, quoting = match.groups()
        if tag:
            mentions[tag] = (len(text), len(text) + len(words), words if full is None else full)
            text += words
        elif quoting:
            opened = (quoting, len(text))
        else:
            stretches.append((*opened, len(text)))
    text += marked[at:]
    return {
        "id": name,
        "language": name[:2] if name[:3] in ("de-", "fr-", "es-") else "en",
        "text": text,
        "quotes": [_quote(text, *s, mentions) for s in stretches if s[0] != "!"],
        "unspoken": True,
        "ignore": [[start, end] for tag, start, end in stretches if tag == "!"],
    }


def _quote(text: str, tag: str, start: int, end: int, mentions: dict[str, tuple[int, int, str]]) -> dict:
    """Return a quotation as the gold has it."""
    first, last, name = mentions[tag] if tag != "-" else (None, None, "")
    words = None if first is None else text[first:last]
    return {
        "start": start,
        "end": end,
        "speaker": words,
        "speaker_start": first,
        "speaker_end": last,
        "speaker_name": name or None,
        "speaker_kind": _kind(words, name),
    }


def _kind(words: str | None, name: str) -> str:
    """Return what a mention is: the name's last word in it makes it a name."""
    if words is None:
        return "none"
    if words.lower() in _PRONOUNS:
        return "pronoun"
    return "name" if name and name.rstrip(".").split()[-1].casefold() in words.casefold() else "nominal"
