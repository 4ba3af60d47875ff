"""What Spanish and French have in common."""

from __future__ import annotations

#: Points or spaces between thousands, and decimal commas.
FIGURES: tuple[tuple[str, str], ...] = (
    (r"(?<![\d.,])(\d{1,3})[\s.](\d{3})[\s.](\d{3}),(\d{1,2})(?!\d)", r"\1,\2,\3.\4"),
    (r"(?<![\d.,])(\d{1,3})[\s.](\d{3}),(\d{1,2})(?!\d)", r"\1,\2.\3"),
    (r"(?<![\d.,])(\d+),(\d{1,2})(?![\d,])", r"\1.\2"),
    (r"(?<![\d.,])(\d{1,3})[\s.](\d{3})[\s.](\d{3})(?!\d)", r"\1,\2,\3"),
    (r"(?<![\d.,])(?<!\d\s)(\d{1,3})[\s.](\d{3})(?![\d.]*\d)", r"\1,\2"),
)
