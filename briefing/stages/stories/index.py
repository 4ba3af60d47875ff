"""The index of stories: standing ones, and where a new report belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from briefing.model import Report, Story
from briefing.stages.stories.likeness import Likenesses, Neighbours
from briefing.stages.stories.linking import NONE, link, nearest
from briefing.stages.stories.parts import parts, rest, tells_several
from briefing.stages.stories.profiles import Profiles, Weights
from briefing.text.blocks import prose

# Beliefs that would not move a mean, and of which there are by far the most.
_NOTHING = 0.05


class StoryIndex:
    """Stories that grow: reports join them, or begin new ones, at a cost that the archive's size does not change.

    It can be rebuilt from the stories alone: `stand` takes them in as they are.
    """

    def __init__(self) -> None:
        self._profiles = Profiles()
        self._neighbours = Neighbours()
        #: The story of each report in the row; NONE for a page whose sections went elsewhere, and for sections that did not.
        self._story_of: list[int] = []
        self._count = 0
        #: The sum of beliefs between the reports of each story: how much its reports are alike.
        self._within: dict[int, float] = {}

    def stand(self, stories: Iterable[Story]) -> None:
        """Take in stories that stand: nothing will part one or merge two of them."""
        row = [(report, n) for n, story in enumerate(stories, self._count) for report in story.reports]
        row.sort(key=lambda told: _age(told[0]))
        self._profiles.extend(report for report, _ in row)
        found = self._neighbours.look_up(self._profiles)
        self._story_of += [n for _, n in row]
        self._sum_up(found, self._neighbours.beliefs(found, self._profiles))
        self._count = max((n + 1 for _, n in row), default=self._count)

    def add(self, reports: Iterable[Report]) -> None:
        """Let reports join the stories that they belong to, or begin new ones.

        A live page or round-up joins none as a whole before the others have: it would glue them together.
        Its sections go to the stories that they tell; what is left of it goes where most of it belongs.
        """
        fresh = sorted(set(reports), key=_age)
        self._join([r for r in fresh if not tells_several(r)])
        for page in (r for r in fresh if tells_several(r)):
            self._share_out(page)

    def stories(self) -> tuple[Story, ...]:
        """Return all stories, the most widely told first."""
        members: list[list[Report]] = [[] for _ in range(self._count)]
        for profile, story in zip(self._profiles.row, self._story_of, strict=True):
            if story != NONE:
                members[story].append(profile.report)
        told = [Story(tuple(sorted(reports, key=_age))) for reports in members]
        return tuple(sorted(told, key=lambda s: (-len(s.outlets), _age(s.reports[0]))))

    def _join(self, fresh: Sequence[Report]) -> None:
        """Group new reports with one another and with the stories that stand."""
        first = len(self._profiles)
        self._profiles.extend(fresh)
        found = self._neighbours.look_up(self._profiles)
        beliefs = self._neighbours.beliefs(found, self._profiles)
        begun = np.array([*self._story_of, *range(self._count, self._count + len(fresh))], np.int64)
        known = (begun[found.firsts] != NONE) & (beliefs > _NOTHING)
        labels = link(begun, self._count, found.firsts[known], found.seconds[known], beliefs[known], self._within)[
            first:
        ]
        numbers = {n: n for n in range(self._count)}
        self._story_of += [numbers.setdefault(label, len(numbers)) for label in labels]
        self._count = len(numbers)
        self._sum_up(found, beliefs)

    def _sum_up(self, found: Likenesses, beliefs: Weights) -> None:
        """Add up, story by story, the beliefs between reports of one story."""
        story = np.array(self._story_of, np.int64)
        one = story[found.firsts]
        told = (one == story[found.seconds]) & (one != NONE)
        for n, belief in zip(one[told].tolist(), beliefs[told].tolist(), strict=True):
            self._within[n] = self._within.get(n, 0.0) + belief

    def _share_out(self, page: Report) -> None:
        """Give a page's sections to the stories that they belong to, and keep the rest together.

        A page of which only one story is known is a page of that story, and goes there whole.
        """
        pieces = parts(page)
        nodes = [*pieces, page]
        self._profiles.extend(nodes)
        found = self._neighbours.look_up(self._profiles)
        beliefs = self._neighbours.beliefs(found, self._profiles)
        *of_pieces, of_page = nearest(self._story_of, len(nodes), found.firsts, found.seconds, beliefs)
        known = {story for story in of_pieces if story != NONE}
        if len(known) > 1:
            given = [piece for piece, story in zip(pieces, of_pieces, strict=True) if story != NONE]
            self._profiles.row[-1] = replace(self._profiles.row[-1], report=rest(page, given))
            of_page = NONE
        else:
            of_page = of_page if of_page != NONE else next(iter(known), NONE)
            of_pieces = [NONE] * len(pieces)
        if of_page == NONE and any(prose(self._profiles.row[-1].report.article)):
            of_page, self._count = self._count, self._count + 1
        self._story_of += [*of_pieces, of_page]


def _age(report: Report) -> tuple[object, ...]:
    """Return what sorts reports from old to new."""
    return report.article.published, report.article.url, report.article.version
