"""The index of stories: standing ones, and where a new report belongs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from briefing.model import Report, Story
from briefing.stages.stories.linking import link
from briefing.stages.stories.profiles import Profiles


class StoryIndex:
    """Stories that grow: reports join them, or begin new ones. Rebuilt from stories by `stand`."""

    def __init__(self) -> None:
        self._profiles = Profiles()
        self._story_of: list[int] = []
        self._count = 0

    def stand(self, stories: Iterable[Story]) -> None:
        """Take in stories that stand: nothing will part them or merge two of them."""
        for story in stories:
            self._profiles.extend(story.reports)
            self._story_of += [self._count] * len(story.reports)
            self._count += 1

    def add(self, reports: Iterable[Report]) -> None:
        """Let reports join the stories that they belong to, or begin new ones."""
        fresh = sorted(set(reports), key=lambda r: (r.article.published, r.article.url, r.article.version))
        first = len(self._profiles)
        self._profiles.extend(fresh)
        ones, others, alike = self._profiles.alike(first)
        labels = link(
            np.array([*self._story_of, *range(self._count, self._count + len(fresh))]), self._count, ones, others, alike
        )
        renumbered: dict[int, int] = {n: n for n in range(self._count)}
        for label in labels[first:]:
            renumbered.setdefault(int(label), len(renumbered))
        self._story_of += [renumbered[int(label)] for label in labels[first:]]
        self._count = len(renumbered)

    def stories(self) -> tuple[Story, ...]:
        """Return all stories, the most widely told first."""
        members: list[list[Report]] = [[] for _ in range(self._count)]
        for report, story in zip(self._profiles.reports, self._story_of, strict=True):
            members[story].append(report)
        told = [Story(tuple(sorted(m, key=lambda r: (r.article.published, r.article.url)))) for m in members]
        return tuple(
            sorted(told, key=lambda s: (-len(s.outlets), s.reports[0].article.published, s.reports[0].article.url))
        )
