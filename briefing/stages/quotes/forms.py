"""Forms: whether two forms of a name may be one person's."""

from __future__ import annotations

from functools import lru_cache

from briefing.text.names import PARTICLES, SUFFIXES, TITLE_PARTS


@lru_cache(maxsize=16384)
def may_be_one(one: str, other: str) -> bool:
    """Return whether two forms of a name with one last name may be one person's: "Jon Smith" and "Eve Smith" may not."""
    mine, theirs = _given(one), _given(other)
    return not mine or not theirs or any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)


def _given(name: str) -> list[str]:
    """Return what stands before the last name, initials without their stops, and neither titles nor particles."""
    parts = [w.strip(".,'’\"“”()").lower() for w in name.split()]
    while parts and parts[-1] in SUFFIXES:
        parts.pop()
    return [w for w in parts[:-1] if w and w not in PARTICLES and w not in TITLE_PARTS]
