"""Texts: reports told at length are one story where they are as much alike as the reports of one story are in this row."""

from __future__ import annotations

import numpy as np

from briefing.stages.stories.centres import Centres
from briefing.stages.stories.groups import Groups, Near, counted, ends
from briefing.stages.stories.profiles import Numbers, Profiles, Weights

# Reports of more distinct words than this on the mean are told at length: how alike two are can be taken at its word. Leads of
# some fifty are not, by allsides_dev: what is likest to each tells more there.
_AT_LENGTH = 55.0
# … and enough of them that their likeness has a measure.
_ENOUGH = 12
# Of more distinct words than these reports are no headlines alone: leads, and enough of them, are grouped by the rule for texts
# besides their own; not of thousands, for it takes twice their time and room …
_HEADLINES, _ENOUGH_LEADS, _TOO_MANY = 15.0, 60, 30_000
# … and that holds where stories of so many reports come of it, on the mean, and at most of so many times as many as otherwise.
# Of neus_dev and allsides_dev, three leads a story, it makes 3.3 and 3.6, of the latter without its dates 22, nine times as
# many; of the first 30 to 80 words of full texts by authors who had not seen the program, eight a story, 4.9 to 6.9.
_LARGE, _TIMES = 4.5, 3.0
# Two groups become one where the mean likeness between the two is this part of that within them. Here and below: set on full
# texts of our own (32 events of ten themes, up to 300 reports each) and on long articles retold or cut up.
_HALF = 0.57
# … and less where one is so many times larger than the other, by that to this power (at most by this many times): the mean over
# many pairs is a surer measure, and a follow-up that nobody took up is little like the many that told the event itself, but like
# all of them; two that are alone must be as much alike as two of one event are. Set on the above, a real day's articles and
# texts of three weeks by four authors; a tenth and a fifth, each with its part above, do nearly as well.
_UNEVEN = 0.15
# … or, where a report stayed alone and is believed to be of a story by what stands out (as leads are), this part: without
# either, every second report so taken in was of another event on a real day. Set on the sample newsroom.
_NEARLY = 0.38
# Two reports of one story are thought to be so much alike, as if so many had been seen before; and then as those of the
# stories are that were found. It begins high and comes down: where most stories are told once, what little strangers have in
# common would otherwise be taken for how alike the reports of a story are, and join more of them. Set, besides those above,
# on a real day's articles told once, twice and four times, alone and mixed with retold ones, in rows of 30 to 450.
_SUPPOSED = 0.4
_BEFORE = 5
# … so many times at most by the pairs that were looked at, and by all pairs of the groups that were found by these.
_BY_SOME = 6
_BY_ALL = 2
# Less of a change than this part needs no further look.
_SETTLED = 0.06
# Pairs of reports that are thought to have been seen in each story before its first.
_PAIRS = 10


def are_told(profiles: Profiles) -> bool:
    """Return whether reports are told at length, and enough of them that their likeness has a measure."""
    return profiles.length > _AT_LENGTH and len(profiles) > _ENOUGH


def may_be_told(profiles: Profiles) -> bool:
    """Return whether reports are leads, and enough of them to tell by which rule their stories show."""
    return _HEADLINES < profiles.length <= _AT_LENGTH and _ENOUGH_LEADS < len(profiles) < _TOO_MANY


def are_larger(stories: Numbers, others: Numbers) -> bool:
    """Return whether stories found by the rule for texts are large, as those of leads that are told by many are.

    Leads of one large story have too little in common, two by two, for the rule for leads. By far larger than what that
    found they are themes, and no stories.
    """
    size, usual = _size(stories), _size(others)
    return max(_LARGE, usual) < size < _TIMES * usual


def _size(stories: Numbers) -> float:
    """Return how many reports are in the story of a report, on the mean."""
    sizes = counted(stories)
    return float(sizes @ sizes) / max(1, int(sizes.sum()))


def link(
    labels: Numbers,
    standing: int,
    ones: Numbers,
    others: Numbers,
    alike: Weights,
    centres: Centres,
) -> tuple[Numbers, Numbers]:
    """Return the group of each report, by average link as a part of how alike reports of one group are.

    And the places, in the row of pairs, of those by which a report that stayed alone may yet be taken in.

    The parameters are those of `linking.link`, and the centres of the groups. The larger a story, the less two
    reports of it have in common, for each tells its own part; and how alike they are depends on how long they are and how
    newsrooms write. So neither one threshold for all nor the likest neighbour is a measure: what a story is like within is,
    and as long as it is small, what other stories of the row are like. (Were nothing supposed, this is the cosine of the
    centres of two groups, without what each report has in common with itself.)

    The pairs given are those that were looked at, which leaves most of a large story out. So small groups are found first,
    and then put together by the likeness of all their pairs.
    """
    pairs = labels[ones], labels[others], alike
    found, supposed = _link(labels, standing, pairs, centres, _SUPPOSED, _BY_SOME)
    centres.regroup(found)
    pairs = _all_between(found[ones], found[others], alike, standing, centres)
    found, supposed = _link(found, standing, pairs, centres, supposed, _BY_ALL)
    return found, _nearly(found, ones, others, alike, supposed)


def _nearly(found: Numbers, ones: Numbers, others: Numbers, alike: Weights, supposed: float) -> Numbers:
    """Return the places of the pairs of a report that is alone with a group that it is nearly alike enough to."""
    sizes = counted(found)
    one, other = sizes[found[ones]], sizes[found[others]]
    pairs = np.flatnonzero((one == 1) != (other == 1))
    near = found[np.stack([ones[pairs], others[pairs]])]
    alone = np.where(one[pairs] == 1, near[0], near[1])
    group = np.where(one[pairs] == 1, near[1], near[0])
    _, which = np.unique(alone * len(sizes) + group, return_inverse=True)
    mean = np.bincount(which, alike[pairs])[which] / sizes[group]
    kept: Numbers = pairs[mean >= _NEARLY * supposed]
    return kept


def _link(
    labels: Numbers,
    standing: int,
    pairs: tuple[Numbers, Numbers, Weights],
    centres: Centres,
    supposed: float,
    times: int,
) -> tuple[Numbers, float]:
    """Return the groups that begin as the labels say, and how alike two reports of one group are."""
    # Of the stories that stand, those that nothing came near to would cost their number and say that stories cohere little.
    near = Near(labels, *pairs)
    within = np.array([centres.within(group) if size > 1 else 0.0 for group, size in near.counted()])
    found = labels
    for _ in range(times):
        groups = Groups(near, standing, within, supposed, _PAIRS, _UNEVEN)
        found = ends(list(groups.merges(_HALF)), labels)
        before, supposed = supposed, groups.cohesion(_BEFORE, _SUPPOSED)
        if abs(supposed - before) < _SETTLED * before:
            break
    return found, supposed


def _all_between(
    ones: Numbers, others: Numbers, alike: Weights, standing: int, centres: Centres
) -> tuple[Numbers, Numbers, Weights]:
    """Return each two groups of which any pair was looked at, and the sum of likenesses of all pairs between them.

    Of two that stand, which stay apart, only of the pairs that were looked at.
    """
    low, high = np.minimum(ones, others), np.maximum(ones, others)
    size = int(high.max(initial=0)) + 1
    near, which = np.unique(low * size + high, return_inverse=True)
    lows, highs = near // size, near % size
    seen = np.bincount(which, minlength=len(near))
    sums: Weights = np.bincount(which, alike, len(near)).astype(np.float64)
    few, many = centres.sizes(lows), centres.sizes(highs)
    partly = np.flatnonzero((lows != highs) & (highs >= standing) & (seen < few * many))
    # The smaller is read word by word: of stories that stand there are many, with few new ones near each.
    turned = (few > many) & (lows >= standing)
    large, small = np.where(turned, lows, highs), np.where(turned, highs, lows)
    partly = partly[np.argsort(large[partly], kind="stable")]
    begins = np.flatnonzero(np.diff(large[partly], prepend=-1))
    for some in np.split(partly, begins[1:]):
        if len(some):
            sums[some] = centres.between(int(large[some[0]]), small[some])
    return lows, highs, sums
