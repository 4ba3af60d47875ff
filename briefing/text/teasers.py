"""Teasers: headlines that tease, or name the format and not the news."""

from __future__ import annotations

import re

_TEASING = re.compile(
    r"^(?:analysis|explained|explainer|factbox|first look|full list|hands[- ]on|in (?:charts|full|maps|numbers|photos|pictures)|interview|listen|long read"
    r"|opinion|photos?|player ratings|podcast|preview|profile|q&a|quiz|recap|timeline|video|watch)\b\s*(?:[:|–]|-(?!\w))"
    r"|[?!]\s*$|^(?!(?-i:WHO|IT)\b|I-\d)(?:why|how|what|who|when|where|he|she|they|i|we|it(?!['’]s official)|this|these|meet)\b|here['’]?s what|what (?:(?:do )?(?:we|you)|is|to) know|what is known|need to know"
    r"|: (?!(?-i:WHO)\b)(?:how|what|when|where|who|why)\b|^hands[- ]on with\b|^inside (?:an?|the)\b|^(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:charts|facts|questions|reasons|takeaways|things)\b"
    r"|live updates|as it happened|['’]s why|[:,] updates\b",
    re.IGNORECASE,
)
#: The same in German, French and Spanish, sorted.
_TEASING_ABROAD = re.compile(
    r"^(?:das|darum|so|warum|was|wer|wie|wo|woran)\b(?=.*\b(?:bedeutet|geht|ist|kommt|müssen|muss|sie|soll|steckt|wird|wissen|zukommt|zählt)\b)"
    r"|: (?:das|darum|so|warum|was|wer|wie) .{0,200}\b(?:bekannt|bedeutet|sie|wissen|zukommt)\b|\bwas (?:bisher )?(?:wir )?(?:über|zu) .{0,200}\bwissen\b"
    r"|^(?:ce qu[’'](?:il faut|on)|ce que l[’']on|comment|pourquoi|que sait-on|qui est)\b|: ce qu(?:[’'](?:il faut|on)|e l[’']on) sa(?:it|voir)\b"
    r"|^(?:así|claves|cómo|cuándo|dónde|lo que|por qué|qué|quién)\b|: (?:claves|lo que|qué) se sabe\b|\blo que (?:hay que saber|se sabe)\b",
    re.IGNORECASE,
)


#: A quotation at the front, or a second sentence: colour before news.
_COLOURED = re.compile(r"^[\"“'‘]|[.!?]['’”\"]? [A-Z]|:: ")


def colours(title: str) -> bool:
    """Return whether a headline has colour before its news: somebody's words, or two sentences."""
    return _COLOURED.search(title) is not None


def teases(title: str, language: str = "en") -> bool:
    """Return whether a headline teases, or says what kind of article stands below it: a question, an explainer, pictures."""
    return bool(_TEASING.search(title) or (language != "en" and _TEASING_ABROAD.search(title)))
