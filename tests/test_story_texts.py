"""Reports told at length: how alike two must be, the row itself says."""

import random

import newsroom
import pytest

from briefing.model import Report
from briefing.stages.stories import group_stories

SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]


def made_up(count, seed):
    rng = random.Random(seed)
    return ["".join(rng.sample(SYLLABLES, 3)) for _ in range(count)]


def texts(sizes, *, own=40, themes=4, seed=1):
    """Stories of these sizes, each report telling half of what is known of its event, and much that its theme is known for."""
    rng = random.Random(seed)
    known_for = [made_up(200, f"theme {seed} {n}") for n in range(themes)]
    told = []
    for n, size in enumerate(sizes):
        event, theme = made_up(own, f"event {seed} {n}"), known_for[n % themes]
        for m in range(size):
            words = [*rng.sample(event, own // 2), *rng.sample(theme, 45), *made_up(30, f"report {seed} {n} {m}")]
            rng.shuffle(words)
            title = " ".join(rng.sample(event, 4))
            told.append(
                Report(newsroom.article(" ".join(words), title=f"{title} {n} {m}", outlet=f"Outlet {m}", hours=n % 7))
            )
    return told


def found(reports):
    """In how many stories, and of which sizes, the reports of each story ended up: (story, its reports) by size."""
    return sorted(
        (len(story.reports), len({r.article.title.split()[-2] for r in story.reports}))
        for story in group_stories(reports)
    )


@pytest.mark.parametrize("rest", [20, 60, 130])
def test_strangers_told_once_do_not_vouch_for_each_other(rest):
    sizes = [2, 2, 3, *[1] * rest]
    assert found(texts(sizes)) == sorted((size, 1) for size in sizes)


def test_a_small_batch_of_a_few_large_stories_is_not_parted():
    sizes = [14, 14, 14]
    assert found(texts(sizes)) == [(14, 1)] * 3


def test_a_story_told_by_dozens_stays_whole_among_small_ones_and_takes_none_of_them_in():
    stories = found(texts([60, 12, 4, 3, *[1] * 20]))
    assert stories[-2:] == [(12, 1), (60, 1)]


def line(report):
    """The first twenty words of a report, as a feed gives them below a word for a headline."""
    told, event = report.article, report.article.title.split()[-2:]
    words = told.text.split("\n\n", 1)[1].split()[:20]
    title = " ".join([words[0], *event])
    return Report(
        newsroom.article(" ".join(words), title=title, outlet=f"Line of {told.outlet}", hours=told.published.hour)
    )


def test_lines_go_where_texts_tell_the_same_and_glue_no_two():
    lines = [line(report) for report in texts([9] * 24) if int(report.article.title.split()[-1]) > 5]
    alone = [line(report) for report in texts([1] * 12, seed=7)]
    stories = found([*texts([6] * 24), *lines, *alone])
    assert sum(story == (9, 1) for story in stories) >= 20
    assert all(events == 1 for size, events in stories if size > 2)


def leads(sizes):
    """Stories of many reports as their feeds tell them: a few words of each, over four days."""
    articles = [report.article for report in texts(sizes, own=70)]
    return [
        Report(newsroom.article(" ".join(a.text.split()[5:29]), title=a.title, outlet=a.outlet, hours=n % 12 * 8))
        for n, a in enumerate(articles)
    ]


def test_leads_of_large_stories_are_told_as_their_texts_are():
    assert [size for size, _ in found(leads([12] * 8))] == [12] * 8


def in_passing(event, teller, known):
    """A report a day later that tells so many words of an event, and more of its own."""
    rng = random.Random(teller)
    words = [*rng.sample(made_up(40, f"event 1 {event}"), known), *made_up(60, f"passing {teller}")]
    rng.shuffle(words)
    return Report(newsroom.article(" ".join(words), title=f"{words[0]} {event} {teller}", outlet=teller, hours=30))


def test_a_follow_up_is_of_the_story_whose_many_reports_it_is_a_little_like():
    assert found([*texts([12, *[1] * 12]), in_passing(0, "Weekly", 27)])[-1] == (13, 1)


def test_two_that_are_alone_and_a_little_alike_are_two_stories():
    alone = [in_passing(99, "Weekly", 17), in_passing(99, "Monthly", 17)]
    assert found([*texts([12, *[1] * 12]), *alone]) == [*[(1, 1)] * 14, (12, 1)]


def test_a_live_page_whose_sections_say_little_alone_is_asked_as_a_whole():
    report, *others = texts([6, *[1] * 12])
    words = report.article.text.split()
    sections = "\n\n".join(f"## {' '.join(words[n : n + 3])}\n\n{' '.join(words[n : n + 25])}" for n in (5, 30, 55))
    page = Report(newsroom.article(sections, title="Live", outlet="Page", hours=8, genre="live"))
    (whole,) = [s for s in group_stories([report, *others, page]) if any(r.article.title == "Live" for r in s.reports)]
    assert len(whole.reports) == 7
