"""Gather the reports that tell of the same event."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Report, Story
from briefing.stages.stories.index import StoryIndex


def group_stories(reports: Iterable[Report], *, standing: Iterable[Story] = ()) -> tuple[Story, ...]:
    """Return the stories that the reports tell, the most widely told first.

    `standing` stories stay as they are and gain the reports that belong to them; they are returned too.
    """
    index = StoryIndex()
    index.stand(standing)
    index.add(reports)
    return index.stories()
