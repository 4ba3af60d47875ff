"""Reading order: one source told through, the best first; then what the others add, oldest first."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.text.salience import Candidate


def in_reading_order(taken: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the chosen sentences (best first) in reading order; one that leans on another follows it."""
    if not taken:
        return ()
    leading = taken[0].source
    return tuple(sorted(taken, key=lambda c: (c.source != leading, c.span.article.published, c.source, c.place)))
