"""Reading order: one source told through, the best first; what others add where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.text.salience import Candidate


def in_reading_order(taken: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the chosen sentences in reading order: the leading one, the rest by where their source has them."""
    if not taken:
        return ()
    lead, *rest = taken
    return (lead, *sorted(rest, key=lambda c: (c.source != lead.source, c.source, c.place)))
