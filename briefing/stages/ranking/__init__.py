"""Rank stories by what a news desk weighs, and say why."""

from briefing.stages.ranking.limits import cap
from briefing.stages.ranking.placing import WHY_OUT, left_out, rank_stories

__all__ = ["WHY_OUT", "cap", "left_out", "rank_stories"]
