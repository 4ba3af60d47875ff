"""The edition as printed lines, in the fixed order of the house, the same for Word, mail and Markdown.

Masthead, headlines, stories in full, stories in brief by section, key quotes of the day, sources disagree,
corrections, coverage, sources. The writers set each line in the style that it names and add nothing, so that all
of them show the same. No line is printed twice: what a story in full says is not said again at the back, and the
quotes and disagreements there are those of the stories in brief.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Briefing
from briefing.text.clean import clean
from briefing.text.layout.back import corrections, coverage, in_brief, quotes_of_the_day, sources, sources_disagree
from briefing.text.layout.front import headlines, in_full, masthead, speaker
from briefing.text.layout.lines import Line, Run

__all__ = ["Line", "Run", "lay_out", "speaker"]


def lay_out(briefing: Briefing) -> tuple[Line, ...]:
    """Return every line of the edition, in order."""
    parts = (
        masthead(briefing),
        headlines(briefing),
        in_full(briefing),
        in_brief(briefing),
        quotes_of_the_day(briefing),
        sources_disagree(briefing),
        corrections(briefing),
        coverage(briefing),
        sources(briefing),
    )
    return tuple(_cleaned(line) for part in parts for line in part)


def _cleaned(line: Line) -> Line:
    """Return the line without what no file may hold: an outlet's name or a reason comes from anywhere."""
    runs = tuple(replace(r, text=clean(r.text).replace("\n", " ")) for r in line.runs if r.text)
    if line.style == "Quote":
        # French marks stand apart from what they hold, and never alone on a line.
        runs = tuple(replace(r, text=r.text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")) for r in runs)
    return replace(line, runs=runs)
