"""Figures: the numbers of a sentence, each as the range of amounts that its words allow."""

from __future__ import annotations

from briefing.text.figures.amounts import amounts
from briefing.text.figures.figure import Figure
from briefing.text.figures.readings import readings

__all__ = ["MOMENTS", "Figure", "figures"]

#: The units that say when, how old and which in a row, not how much or how many.
MOMENTS = frozenset(("age", "duration", "ordinal", "time", "year"))


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order: counts, money, percentages, measures in SI units, days, hours and ages."""
    found = readings(text)
    return tuple(sorted([*found, *amounts(text, found)], key=lambda f: f.start))
