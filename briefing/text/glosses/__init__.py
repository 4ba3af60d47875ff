"""Glosses: what is counted in another language, said in English, so that one set of rules reads the figures of all.

Only numbers, measures and the few words that say what is counted are glossed; all else stays, and nothing of it is ever printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from briefing.text.glosses.de import DE, DE_MARKS
from briefing.text.glosses.es import ES, ES_MARKS
from briefing.text.glosses.fr import FR, FR_MARKS
from briefing.text.remembering import remembered

__all__ = ["GLOSSES", "gloss"]

#: By language: patterns of words, each with the English that it stands for. An earlier one takes its words first.
GLOSSES: Mapping[str, Iterable[tuple[str, str]]] = {"de": DE, "es": ES, "fr": FR}
#: How figures are written, read before any word: thousands, decimals, hours.
_MARKS = {"de": DE_MARKS, "es": ES_MARKS, "fr": FR_MARKS}


@remembered(1 << 14)
def gloss(text: str, language: str) -> str:
    """Return a line with its figures and what they count in English; an English one, or of a language unknown, as it is."""
    if language not in GLOSSES:
        return text
    for mark, said in _compiled_marks(language):
        text = mark.sub(said, text)
    words, english = _compiled(language)
    return words.sub(lambda match: english[match.lastgroup or ""], text)


@lru_cache(maxsize=len(GLOSSES))
def _compiled_marks(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in _MARKS[language])


@lru_cache(maxsize=len(GLOSSES))
def _compiled(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return one pattern of all words of a language, and what each of its alternatives stands for."""
    rows = tuple(GLOSSES[language])
    pattern = "|".join(rf"(?P<row{n}>\b(?:{words})\b)" for n, (words, _) in enumerate(rows))
    return re.compile(pattern, re.IGNORECASE), {f"row{n}": said for n, (_, said) in enumerate(rows)}
