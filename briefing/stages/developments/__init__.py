"""Developments: Story, since -> what happened within it, the newsrooms' own bullets first."""

from briefing.stages.developments.find import find_developments

__all__ = ["find_developments"]
