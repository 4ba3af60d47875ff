"""Tell what changed since the editions before: which stories are new, what moved in the others, what must be corrected."""

from briefing.stages.changes.corrections import find_corrections
from briefing.stages.changes.memory import Line, Printed, read_edition
from briefing.stages.changes.status import Change, compare, compare_all, rejoin

__all__ = ["Change", "Line", "Printed", "compare", "compare_all", "find_corrections", "read_edition", "rejoin"]
