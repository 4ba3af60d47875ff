"""The index of stories: standing ones, and where a new report belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from briefing.model import Report, Story
from briefing.stages.stories import texts
from briefing.stages.stories.columns import Column, Growing
from briefing.stages.stories.groups import NONE
from briefing.stages.stories.likeness import Likenesses, Neighbours
from briefing.stages.stories.lines import manner_of, take_in_lines
from briefing.stages.stories.linking import BELIEVED, BELONGS_WHOLE, link, nearest, take_in
from briefing.stages.stories.meaning import Meaning
from briefing.stages.stories.parts import parts, rest, tells_several
from briefing.stages.stories.profiles import Numbers, Profiles, Weights
from briefing.text.blocks import prose

# Beliefs that would not move a mean, and of which there are by far the most.
_NOTHING = 0.05


class StoryIndex(Growing):
    """Stories that grow: reports join them, or begin new ones, at a cost that the archive's size does not change.

    It can be rebuilt from the stories alone: `stand` takes them in as they are.
    """

    def __init__(self, meaning: Meaning | None = None) -> None:
        self._profiles = Profiles(meaning)
        self._neighbours = Neighbours()
        #: The story of each report in the row; NONE for a page whose sections went elsewhere, and for sections that did not.
        self._story_of = Column(np.int64)
        #: How many reports each story has, and the sum of beliefs between them: how much they are alike.
        self._sizes = Column(np.int64)
        self._within = Column(np.float64)

    @property
    def meaning(self) -> Meaning | None:
        """What tells the meaning of the reports, if anything does."""
        return self._profiles.meanings.meaning

    def stand(self, stories: Iterable[Story]) -> None:
        """Take in stories that stand: nothing will part one or merge two of them."""
        row = [(report, n) for n, story in enumerate(stories, len(self._sizes)) for report in story.reports]
        row.sort(key=lambda told: _age(told[0]))
        self._profiles.extend(report for report, _ in row)
        found = self._neighbours.look_up(self._profiles)
        self._tell([n for _, n in row])
        self._sum_up(found, self._neighbours.beliefs(found, self._profiles))

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
        members: list[list[Report]] = [[] for _ in range(len(self._sizes))]
        for profile, story in zip(self._profiles.row, self._story_of.filled.tolist(), strict=True):
            if story != NONE:
                members[story].append(profile.report)
        told = [Story(tuple(sorted(reports, key=_age))) for reports in members]
        return tuple(sorted(told, key=lambda s: (-len(s.outlets), _age(s.reports[0]))))

    def _join(self, fresh: Sequence[Report]) -> None:
        """Group new reports with one another and with the stories that stand."""
        first, count = len(self._profiles), len(self._sizes)
        self._profiles.extend(fresh)
        found = self._neighbours.look_up(self._profiles)
        beliefs = self._neighbours.beliefs(found, self._profiles)
        begun = np.concatenate([self._story_of.filled, np.arange(count, count + len(fresh))])
        labels = self._link(found, beliefs, begun)[first:].tolist()
        numbers: dict[int, int] = {}
        self._tell([n if n < count else numbers.setdefault(n, count + len(numbers)) for n in labels])
        self._sum_up(found, beliefs)

    def _link(self, found: Likenesses, beliefs: Weights, begun: Numbers) -> Numbers:
        """Return the story of each report, from the one that each is in or begins."""
        told = begun[found.firsts] != NONE
        near = found.firsts[told], found.seconds[told]
        if texts.are_told(self._profiles):
            stories = self._link_texts(found, beliefs, begun, told)
            return take_in_lines(stories, len(self._sizes), *near, self._profiles)
        known = told & (beliefs > _NOTHING)
        pairs = found.firsts[known], found.seconds[known]
        stories = link(begun, len(self._sizes), *pairs, beliefs[known], self._profiles, self._within.filled)
        if texts.may_be_told(self._profiles) and not manner_of(self._profiles, stories):
            others = self._link_texts(found, beliefs, begun, told)
            if texts.are_larger(others, stories):
                return take_in_lines(others, len(self._sizes), *near, self._profiles)
        return stories

    def _link_texts(self, found: Likenesses, beliefs: Weights, begun: Numbers, told: NDArray[np.bool_]) -> Numbers:
        """Return the story of each report, where they are told at length."""
        near = self._neighbours.near(found, self._profiles)[told]
        centres = self._neighbours.centres(self._profiles, begun)
        firsts, seconds = found.firsts[told], found.seconds[told]
        stories, nearly = texts.link(begun, len(self._sizes), firsts, seconds, near, centres)
        return take_in(stories, len(self._sizes), firsts[nearly], seconds[nearly], beliefs[told][nearly], BELIEVED)

    def _tell(self, stories: Sequence[int]) -> None:
        """Say of the next reports which stories they are in; those beyond the last story begin new ones."""
        new = np.zeros(max(0, max(stories, default=NONE) + 1 - len(self._sizes)))
        self._sizes.extend(new)
        self._within.extend(new)
        self._story_of.extend(stories)
        np.add.at(self._sizes.filled, np.array([n for n in stories if n != NONE], np.int64), 1)

    def _sum_up(self, found: Likenesses, beliefs: Weights) -> None:
        """Add up, story by story, the beliefs between reports of one story."""
        story = self._story_of.filled
        one = story[found.firsts]
        told = (one == story[found.seconds]) & (one != NONE)
        np.add.at(self._within.filled, one[told], beliefs[told])

    def _share_out(self, page: Report) -> None:
        """Give a page's sections to the stories that they belong to, and keep the rest together.

        A page of which only one story is known is a page of that story, and goes there whole.
        """
        pieces = parts(page)
        nodes = [*pieces, page]
        self._profiles.extend(nodes)
        found = self._neighbours.look_up(self._profiles)
        beliefs = self._neighbours.beliefs(found, self._profiles, sections=True)
        before = found.firsts < len(self._story_of)
        stories = self._story_of.filled[found.firsts[before]]
        places = range(len(self._story_of), len(self._profiles))
        likest = found.seconds[before], beliefs[before], self._sizes.filled
        of_pieces = nearest(places[:-1], stories, *likest)
        (of_page,) = nearest(places[-1:], stories, *likest, BELONGS_WHOLE)
        if {*of_pieces, of_page} == {NONE}:
            # What no section says alone, all of them may say together.
            (of_page,) = nearest(places[-1:], stories, np.full_like(likest[0], places[-1]), *likest[1:], BELONGS_WHOLE)
        known = {story for story in of_pieces if story != NONE}
        if len(known) > 1:
            given = [piece for piece, story in zip(pieces, of_pieces, strict=True) if story != NONE]
            self._profiles.row[-1] = replace(self._profiles.row[-1], report=rest(page, given))
            of_page = NONE
        else:
            of_page = of_page if of_page != NONE else next(iter(known), NONE)
            of_pieces = [NONE] * len(pieces)
        if of_page == NONE and any(prose(self._profiles.row[-1].report.article)):
            of_page = len(self._sizes)
        self._tell([*of_pieces, of_page])


def _age(report: Report) -> tuple[object, ...]:
    """Return what sorts reports from old to new."""
    return report.article.published, report.article.url, report.article.version
