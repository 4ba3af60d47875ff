"""Reports move to where they add most, in sizes that stories have here."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefing.stages.stories.settling import settle

STOP = 0.5


def settled(groups, pairs, *, standing=0, begun=None, within=()):
    """Settle groups of reports, of which pairs are believed to be of one story."""
    ones, others, beliefs = zip(*[(a, b, belief) for (a, b), belief in sorted(pairs.items())], strict=True)
    start = np.arange(len(groups)) if begun is None else np.array(begun)
    row = np.array(ones), np.array(others), np.array(beliefs)
    return settle(np.array(groups), start, standing, *row, np.array(within, float), STOP).tolist()


def row_of(size, times, belief=0.9):
    """Return groups of so many reports each, so many times, and their pairs."""
    groups = [n for n in range(times) for _ in range(size)]
    pairs = {(a, b): belief for a in range(len(groups)) for b in range(a) if groups[a] == groups[b]}
    return groups, {tuple(sorted(pair)): belief for pair, belief in pairs.items()}


def test_where_stories_are_told_three_times_a_pair_takes_the_third_that_is_nearly_theirs():
    groups, pairs = row_of(3, 20)
    groups += [20, 20, 21]
    pairs |= {(60, 61): 0.9, (60, 62): 0.35, (61, 62): 0.35}
    found = settled(groups, pairs)
    assert found[60] == found[61] == found[62]


def test_where_stories_are_told_three_times_the_fourth_is_one_too_many():
    def fourth_stays(size):
        groups, pairs = row_of(size, 20)
        first = len(groups)
        three = {(first, first + 1): 0.9, (first, first + 2): 0.9, (first + 1, first + 2): 0.9}
        fourth = {(first, first + 3): 0.4, (first + 1, first + 3): 0.3, (first + 2, first + 3): 0.3}
        found = settled([*groups, 20, 20, 20, 20], pairs | three | fourth)
        assert found[first] == found[first + 1] == found[first + 2]
        return found[first + 3] == found[first]

    assert not fourth_stays(3)
    assert fourth_stays(4)


def test_where_most_are_told_once_two_that_are_little_alike_part():
    pair = {(0, 1): 0.45}
    assert len(set(settled([0, 0, *range(1, 40)], pair)[:2])) == 2
    groups, pairs = row_of(2, 20)
    found = settled(groups, pairs | pair)
    assert found[0] == found[1]


def test_what_the_reports_of_a_story_said_when_it_stood_counts():
    def fourth_joins(mean):
        groups, pairs = row_of(3, 20)
        fourth = len(groups)
        pairs = {pair: belief for pair, belief in pairs.items() if max(pair) > 2}
        pairs |= {(n, fourth): 0.7 for n in range(3)}
        begun = [0, 0, 0, *range(1, fourth - 1)]
        found = settled([*groups, 20], pairs, standing=1, begun=begun, within=[3 * mean])
        return found[fourth] == found[0]

    assert fourth_joins(0.3)
    assert not fourth_joins(0.95)


beliefs = st.floats(0.03, 0.99)


@given(st.data())
def test_whoever_stands_stays_and_nobody_is_lost(data):
    count = data.draw(st.integers(2, 12))
    standing = data.draw(st.integers(0, 3))
    begun = [
        data.draw(st.integers(0, standing - 1)) if standing and data.draw(st.booleans()) else standing + n
        for n in range(count)
    ]
    fresh = [n for n in range(count) if begun[n] >= standing]
    names = sorted({*range(standing), *(begun[n] for n in fresh)})
    groups = [begun[n] if n not in fresh else data.draw(st.sampled_from(names)) for n in range(count)]
    pairs = data.draw(
        st.dictionaries(st.sampled_from([(a, b) for b in range(count) for a in range(b)]), beliefs, min_size=1)
    )
    within = [data.draw(st.floats(0, 3)) for _ in range(standing)]
    found = settled(groups, pairs, standing=standing, begun=begun, within=within)
    assert len(found) == count
    assert all(found[n] == begun[n] for n in range(count) if n not in fresh)
    # Who is near nobody stays, or is left alone.
    strangers = {*fresh} - {n for pair in pairs for n in pair}
    assert all(found[n] == groups[n] or found.count(found[n]) == 1 for n in strangers)
