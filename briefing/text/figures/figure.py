"""A figure: a number of a text, and the amounts that it may stand for."""

from __future__ import annotations

from dataclasses import dataclass

# Tallies closer than this may be one tally, some hours older.
_GROWN = 1.1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: where it stands, with its sign and unit, and the amounts that it may stand for."""

    start: int
    end: int
    low: float
    high: float
    #: "count", a currency, "percent", "points", "length", "speed", "area", "mass", "volume", "duration" (hours),
    #: "temperature" (°C), "magnitude", "date" (31 × month + day), "time" (minutes since midnight, with the zone where one is named),
    #: "age", "ordinal", "vote" (ayes × 1000 + noes) or "year".
    unit: str
    #: "at least": a tally that may grow.
    least: bool = False

    def agrees(self, other: Figure) -> bool:
        """Return whether one true amount could be behind both."""
        if self.unit != other.unit:
            return False
        if self.least and other.least:
            return max(self.low, other.low) <= min(self.low, other.low) * _GROWN
        return self.low <= other.high and other.low <= self.high
