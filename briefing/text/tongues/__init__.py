"""Tongues: what the house itself says on paper, in the language of the edition.

English is the key of each saying; a table a language has what stands for it, and what it lacks is said in English. Reasons for
what was left out or not seen come ready-made from where they arose: they are known again by the words around their figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.text.remembering import remembered
from briefing.text.tongues import de, es, fr

__all__ = ["REASONS", "SAYINGS", "number", "reason", "say", "sayings"]

#: The tables by ISO 639-1: what the page says, and why something is not on it.
SAYINGS: Mapping[str, Mapping[str, str]] = {"de": de.SAYINGS, "es": es.SAYINGS, "fr": fr.SAYINGS}
REASONS: Mapping[str, Mapping[str, str]] = {"de": de.REASONS, "es": es.REASONS, "fr": fr.REASONS}
# What stands between the thousands of a number; elsewhere a comma.
_THOUSANDS = {"de": ".", "es": ".", "fr": "\u00a0"}
_PLACE = re.compile(r"\\\{\\\}")


def say(words: str, language: str, *values: object, **named: object) -> str:
    """Return an English saying in the edition's language, its places filled in."""
    said = SAYINGS.get(_spoken(language), {}).get(words, words)
    return said.format(*values, **named) if values or named else said


def number(count: int, language: str) -> str:
    """Return a whole number with its thousands set apart: "1,200", "1.200"."""
    return f"{count:,}".replace(",", _THOUSANDS.get(_spoken(language), ","))


@remembered(4096)
def reason(said: str, language: str) -> str:
    """Return why something is not on the page, said in English, in the edition's language; as it is where nothing fits."""
    table = REASONS.get(_spoken(language), {})
    if said in table:
        return table[said]
    for pattern, key in _patterns():
        if key in table and (match := pattern.fullmatch(said)):
            return table[key].format(*(reason(found, language) for found in match.groups()))
    return said


def sayings(words: str) -> frozenset[str]:
    """Return a saying as each language has it."""
    return frozenset((words, *(say(words, language) for language in SAYINGS)))


def _spoken(language: str) -> str:
    """Return the language without its region: "pt" of "pt-BR"."""
    return language.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the reasons that have places: first those that go around others, then the longest, which fits most closely."""
    keys = {key for table in REASONS.values() for key in table if "{}" in key}
    closest_first = sorted(keys, key=lambda key: (not key.startswith("{}"), -len(key), key))
    return tuple((re.compile(_PLACE.sub("(.+)", re.escape(key))), key) for key in closest_first)
