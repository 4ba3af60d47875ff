"""Lines: reports of a headline and a line or two, as feeds carry them, say too little two by two and enough as a whole."""

from __future__ import annotations

import numpy as np

from briefing.stages.stories.gathering import Manner, gather
from briefing.stages.stories.groups import NONE, counted
from briefing.stages.stories.profiles import NOBODY, Numbers, Profiles

# Reports of so many distinct words are a headline and the line or two below it that feeds carry. They are gathered where outlets
# tell again what they told: where two reports of a story, as likeness finds it, are of one outlet more than once, and so large
# a part of as often as chance has it. Days of feeds by an author who had not seen the program and the first words of texts by
# eight others make from a fifth to six times of it; leads of allsides_dev, one from each side, a fourteenth.
_LINES = (11.0, 40.0)
_AGAIN, _TWICE = 0.2, 2
# … in rows of so many, or of half of it where so many come in a day: in fewer a story is told too seldom to say much as a whole,
# and tens of thousands take their time. Held against tests/quality/days.txt, whose fourteen a day are full of look-alikes.
_ENOUGH, _A_DAY, _TOO_MANY = 100, 25, 30_000
# So much of a story's words is its own at most, and two groups become one if a report of the one is likelier after the other by
# the chance of meeting any, and as much again (natural logarithm): set on the days of feeds and texts named above, and on those
# mixed with leads that are told once.
_NEW = 0.6
_READILY = -0.7
# … and so near in meaning are two groups thought to be anyway, where that is known (see `meaning`).
_NEAR = 1.0
# Where there are so many of them at least, and they are not so much of all, lines among reports that are told at length are taken
# in by the stories of those; not so readily, for most of what is in lines alone is told there only. Set on full texts by four
# authors of which a quarter to three quarters of the outlets give 25 words, and on such mixed with lines that are told once.
_SOME, _NEARLY_ALL = 10, 0.9
_READILY_TAKEN_IN = -3.5

#: How lines are gathered.
LINES = Manner(_NEW, _READILY, _NEAR)
_AMONG_TEXTS = Manner(_NEW, _READILY_TAKEN_IN, _NEAR)
# Headlines alone are gathered more readily, and only where outlets tell again as often as chance has it: set on those of the days
# and texts named above; those of allsides_dev, put into 36 hours, make two thirds of it.
_HEADLINES = Manner(0.2, 1.8)
_AGAIN_ALONE = 1.0


def manner_of(profiles: Profiles, stories: Numbers) -> Manner | None:
    """Return how reports are gathered if they are lines, or headlines alone, by outlets that tell again what they told.

    `stories` are as likeness finds them.
    """
    if not (profiles.length < _LINES[1] and _are_enough(profiles)):
        return None
    again, chance = _told_again(profiles, stories)
    if profiles.length > _LINES[0]:
        return LINES if again >= max(_TWICE, _AGAIN * chance) else None
    return _HEADLINES if again >= max(_TWICE, _AGAIN_ALONE * chance) else None


def _are_enough(profiles: Profiles) -> bool:
    """Return whether a row is large enough for its stories to say something as a whole, and not too large."""
    count = len(profiles)
    many_a_day = 2 * count > _ENOUGH and count >= _A_DAY * max(1.0, float(np.ptp(profiles.days)))
    return (many_a_day or count > _ENOUGH) and count < _TOO_MANY


def _told_again(profiles: Profiles, stories: Numbers) -> tuple[int, float]:
    """Return how many pairs of reports of one story are of one outlet, and how many would be by chance."""
    # A page's sections that stand for no story are no reports of its outlet's.
    known = (profiles.outlets != NOBODY) & (stories != NONE)
    outlets = profiles.outlets[known]
    reports, by_outlet = counted(stories[known]), counted(outlets)
    again = counted(np.unique(stories[known] * (profiles.outlets.max(initial=0) + 1) + outlets, return_inverse=True)[1])
    return _pairs(again), _pairs(reports) * _pairs(by_outlet) / max(1, _pairs(np.array([len(outlets)])))


def _pairs(sizes: Numbers) -> int:
    """Return how many pairs of reports are in groups of these sizes."""
    return int((sizes * (sizes - 1)).sum()) // 2


def take_in_lines(stories: Numbers, standing: int, ones: Numbers, others: Numbers, profiles: Profiles) -> Numbers:
    """Return the stories after lines among reports told at length have gone where the same is told.

    The parameters are those of `linking.link`. A line is little like a text, however many of its words that has; what stands,
    and what holds a text, stays apart.
    """
    if not _are_enough(profiles):
        return stories
    short = np.array([len(profile.words) < _LINES[1] for profile in profiles.row], bool)
    if np.count_nonzero(short & (stories >= standing)) < _SOME or np.mean(short) > _NEARLY_ALL:
        return stories
    told = stories != NONE
    names, which = np.unique(stories[told], return_inverse=True)
    moves = names >= standing
    moves[which[~short[told]]] = False
    order = np.argsort(moves, kind="stable")
    groups = np.full(len(stories), NONE)
    groups[told] = np.argsort(order)[which]
    moving = np.zeros(len(stories), bool)
    moving[told] = moves[which]
    near = moving[ones] | moving[others]
    found = gather(groups, int(np.count_nonzero(~moves)), ones[near], others[near], profiles, _AMONG_TEXTS)
    taken: Numbers = np.where(told, names[order][found], NONE)
    return taken
