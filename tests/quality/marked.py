"""Marked-up passages, as quotes_train.txt has them: [a|Pat Nolan] names a speaker, ^a behind a closing mark points there.

    === one
    "We want an answer,"^a said union leader [a|Pat Nolan]. The word "answer"^0 is his.
    "By Friday,"^b [b=Pat Nolan|he] added.

[b=Full Name|words] gives a name where the words hold none or less; ^0 is nobody's words, ^? somebody's unnamed.
A name that opens with de-, fr- or es- tells the passage's language.
Where the speaker stands again right behind the mark ("…," she said), that is the mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.stages.quotes.wordlists import noun
from briefing.text.marks import stretches

_MARKUP = re.compile(r"\[(\w+)(?:=([^|\]]*))?\|([^\]]+)\]|\^(\w+|\?)")
_PART = r"(?:(?:al-|el-)?[A-ZÀ-Þ][\w.’'-]+|van|de|der|von|del|al)"
_NAME = re.compile(rf"(?<![\w-]){_PART}(?: (?:{_PART}|Jr\.))*$")
_SOMEBODY_OF = re.compile(
    r"(?:an?|one|another|some|several|two|three)\b[^,]* (?:at|for|from|in|of|on|with) [^,]+$", re.IGNORECASE
)
_AFTER = re.compile(
    r"\W{1,3}\s*((?:he|she|it|they)|(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w’'-]+|the (?:[a-z]+ ){0,2}[a-z]+) (?:said|says|told|added|wrote|replied|asked|recalls?|recalled|write|stated|explained|argued|noted|warned|insisted)\b"
)
_PRONOUNS = frozenset("he she they it we i er sie il elle él ella".split())


def documents(path: Path) -> Iterator[dict]:
    """Yield each passage as a gold document."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, marked = part.partition("\n")
        yield document(name.strip(), marked.strip())


def document(name: str, marked: str) -> dict:
    """Return a marked passage as a gold document; raises ValueError where a quotation has no tag or a tag no mention."""
    mentions: dict[str, tuple[int, int, str | None]] = {}
    tags: list[tuple[int, str]] = []
    pieces: list[str] = []
    length = at = 0
    for match in _MARKUP.finditer(marked):
        before = marked[at : match.start()]
        pieces.append(before)
        length += len(before)
        at = match.end()
        tag, full, words, pointer = match.groups()
        if pointer:
            tags.append((length, pointer))
            continue
        mentions[tag] = (length, length + len(words), full if full is not None else _name(words))
        pieces.append(words)
        length += len(words)
    text = "".join(pieces) + marked[at:]
    language = name[:2] if name[:3] in ("de-", "fr-", "es-") else "en"
    return {"id": name, "language": language, "text": text, **_quotes(name, text, mentions, tags)}


def _name(words: str) -> str | None:
    if words.lower() in _PRONOUNS - {"they", "we"}:
        raise ValueError(f"whom does {words!r} mean?")
    if _SOMEBODY_OF.match(words):  # "a spokesman for the Bank of England" is not the bank
        return None
    match = _NAME.search(words.removesuffix(","))
    return match[0] if match and not noun(match[0].lower()) and match[0] not in ("One", "Another") else None


def _quotes(name: str, text: str, mentions: dict, tags: list[tuple[int, str]]) -> dict:
    left = dict(tags)
    quotes: list[dict] = []
    spoken: dict[tuple[str, int], tuple] = {}
    for stretch in stretches(text, [m.span() for m in re.finditer(r"[^\n]+", text)]):
        where = next((p for p in range(stretch.end, stretch.end + 4) if p in left), None)
        if where is None:
            raise ValueError(f"{name}: untagged: {text[stretch.start : stretch.end]!r}")
        tag = left.pop(where)
        if tag == "0":
            continue
        if tag != "?" and tag not in mentions:
            raise ValueError(f"{name}: nobody is {tag}: {text[stretch.start : stretch.end]!r}")
        mention = mentions.get(tag, (None, None, None))
        beside = _beside(text, stretch.end, mention)
        # A quotation that goes on has the mention that its first stretch has.
        if beside != mention:
            spoken[tag, stretch.paragraph] = beside
        start, end, full = spoken.get((tag, stretch.paragraph), mention)
        words = text[start:end] if start is not None else None
        quotes.append(
            {
                "start": stretch.start,
                "end": stretch.end,
                "speaker": words,
                "speaker_start": start,
                "speaker_end": end,
                "speaker_name": full or None,
                "speaker_kind": _kind(words, full),
            }
        )
    if left:
        raise ValueError(f"{name}: tags without a quotation: {left}")
    return {"quotes": quotes}


def _beside(text: str, at: int, mention: tuple) -> tuple:
    """Return the words right behind the mark where they are the speaker again: "…," she said; "…," Lund said."""
    start, end, full = mention
    match = _AFTER.match(text, at)
    if start is None or match is None or start >= at or text[at - 1] == ".":
        return mention
    again = (
        match[1].lower() in _PRONOUNS or match[1].startswith("the ") or match[1].split()[-1] in text[start:end].split()
    )
    return (match.start(1), match.end(1), full) if again else mention


def _kind(words: str | None, full: str | None) -> str:
    if words is None:
        return "none"
    if words.lower() in _PRONOUNS:
        return "pronoun"
    return "name" if words.split()[-1][0].isupper() else "nominal"
