"""Gather the reports that tell of the same event."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from briefing.model import Report, Story
from briefing.stages.stories.index import StoryIndex
from briefing.stages.stories.meaning import Meaning


class Stories(tuple[Story, ...]):
    """A tuple of stories that knows the index by which they were grouped, so that it need not be built again.

    A part of it, and what is pickled, is a plain tuple.
    """

    grouped_by: StoryIndex

    def __reduce__(self) -> tuple[type[tuple[Story, ...]], tuple[tuple[Story, ...]]]:
        return tuple, (tuple(self),)


def group_stories(
    reports: Iterable[Report], *, standing: Iterable[Story] = (), meaning: Meaning | None = None
) -> Stories:
    """Return the stories that the reports tell, the most widely told first.

    `standing` stories stay as they are and gain the reports that belong to them; they are returned too. Where they are what
    this function returned, their index is copied; other ones are looked up first, which costs about as much as grouping them.
    With a `meaning` of texts (vectors, a row each), short reports of one event are found in other words too.
    """
    if isinstance(standing, Stories) and standing.grouped_by.meaning is meaning:
        index = copy(standing.grouped_by)
    else:
        index = StoryIndex(meaning)
        index.stand(standing)
    index.add(reports)
    stories = Stories(index.stories())
    stories.grouped_by = index
    return stories
