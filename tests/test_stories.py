"""One event is one story, in whatever words."""

import pickle
from copy import copy
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import newsroom
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Report, Story
from briefing.stages.stories import group_stories
from briefing.stages.stories.groups import NONE
from briefing.stages.stories.lines import manner_of
from briefing.stages.stories.linking import link
from briefing.stages.stories.meeting import Known, Told
from briefing.stages.stories.profiles import Day, Profiles
from briefing.stages.stories.vocabulary import stem
from tests.quality import stories as quality

FLOOD = newsroom.article(
    "The river Varr burst its banks on Monday and flooded the old town of Merrow.",
    title="Varr floods Merrow",
    outlet="A",
)
FLOOD_TOO = newsroom.article(
    "Hundreds left their homes in Merrow after the Varr burst its banks.",
    title="Hundreds flee Merrow as Varr bursts banks",
    outlet="B",
    hours=2,
)
STRIKE = newsroom.article(
    "Tram drivers in Pellin walked out over pay, halting all lines.",
    title="Pellin trams halt as drivers strike",
    outlet="A",
    hours=1,
)
BUDGET = newsroom.article(
    "Finance minister Ora Lind set out cuts of 40 million crowns.",
    title="Lind cuts 40 million from budget",
    outlet="C",
    hours=1,
)
REPORTS = [Report(a) for a in (FLOOD, FLOOD_TOO, STRIKE, BUDGET)]


def headlines(stories):
    return [[r.article.title for r in s.reports] for s in stories]


def test_the_same_event_in_other_words_is_one_story():
    assert headlines(group_stories(REPORTS))[0] == [FLOOD.title, FLOOD_TOO.title]
    assert len(group_stories(REPORTS)) == 3


def test_the_order_of_arrival_does_not_matter():
    assert group_stories(REPORTS) == group_stories(REPORTS[::-1])


def test_no_report_is_lost_or_doubled():
    assert sorted(r.article.url for s in group_stories(REPORTS) for r in s.reports) == sorted(
        r.article.url for r in REPORTS
    )


def test_new_reports_join_standing_stories():
    standing = group_stories(REPORTS[:1] + REPORTS[2:])
    grown = group_stories([REPORTS[1]], standing=standing)
    assert headlines(grown) == headlines(group_stories(REPORTS))


def test_stories_that_were_grouped_here_grow_like_any_and_stay_as_they_are():
    standing = group_stories([*REPORTS[:1], *REPORTS[2:], Report(LIVE)])
    before = tuple(standing)
    grown = group_stories([REPORTS[1]], standing=standing)
    assert grown == group_stories([REPORTS[1]], standing=standing) == group_stories([REPORTS[1]], standing=before)
    assert standing == before == group_stories([], standing=standing)


def test_grouped_stories_are_a_plain_tuple_where_they_are_cut_or_sent():
    stories = group_stories(REPORTS)
    assert stories == tuple(stories)
    assert type(stories[1:]) is type(pickle.loads(pickle.dumps(stories))) is tuple


@given(st.lists(st.frozensets(st.integers(0, 12)), max_size=12), st.frozensets(st.integers(0, 14)))
def test_a_day_knows_in_how_many_reports_each_word_stands(reports, asked):
    day = Day()
    for report in reports:
        day.tell(np.array(sorted(report), np.int64))
        assert day.times(np.array(sorted(asked), np.int64)).shape == (len(asked),)
    times = day.times(np.array(sorted(asked), np.int64))
    assert times.tolist() == [sum(word in report for report in reports) for word in sorted(asked)]


def test_a_report_meets_none_older_than_is_asked():
    known = Known()
    words, worth = np.array([3, 5]), np.array([0.5, 0.5])
    assert [known.meet(n, words, worth, oldest).tolist() for n, oldest in enumerate([0, 0, 1, 0])] == [
        [],
        [0],
        [1],
        [0, 1, 2],
    ]


def test_likeness_is_as_broad_as_the_words_that_make_it():
    told = Told()
    words, weights = [[1, 2, 3, 4], [1, 2, 3, 4], [1, 7], [8]], [[0.5] * 4, [0.5] * 4, [0.6, 0.8], [1.0]]
    told.extend([np.array(row) for row in words], [np.array(row) for row in weights])
    assert told.breadth(np.array([0, 1, 2]), np.array([1, 2, 3])).round(3).tolist() == [4.0, 1.0, 0.0]


def test_nothing_is_no_story():
    assert group_stories([]) == ()


LIVE = newsroom.article(
    """
    ## Varr floods old town of Merrow

    Hundreds left their homes in Merrow after the river Varr burst its banks on Monday.

    ## Pellin trams halt as drivers strike

    Tram drivers in Pellin walked out over pay and halted all lines.

    ## Opera house opens

    The new opera house of Sarn opened with a gala.
    """,
    title="Live: the day's news",
    outlet="D",
    hours=3,
    genre="live",
)


def test_a_live_page_gives_its_sections_to_their_stories_and_glues_none():
    stories = group_stories([*REPORTS, Report(LIVE)])
    of = {r.article.title: n for n, s in enumerate(stories) for r in s.reports}
    assert of["Varr floods Merrow"] == of["Varr floods old town of Merrow"] != of["Pellin trams halt as drivers strike"]
    assert [h for h in headlines(stories) if STRIKE.title in h] == [
        [STRIKE.title, "Pellin trams halt as drivers strike"]
    ]
    (left,) = [r.article for s in stories for r in s.reports if r.article.title == LIVE.title]
    assert [left.text[b.start : b.end] for b in left.blocks if b.kind == "paragraph"] == [
        "The new opera house of Sarn opened with a gala."
    ]


def test_a_live_page_alone_stays_whole():
    assert [s.reports for s in group_stories([Report(LIVE)])] == [(Report(LIVE),)]


def test_what_stands_apart_stays_apart():
    apart = [Story((Report(a),)) for a in (FLOOD, FLOOD_TOO)]
    more = newsroom.article(
        "The Varr burst its banks and flooded Merrow; hundreds left their homes.",
        title="Varr bursts banks in Merrow",
        outlet="E",
        hours=4,
    )
    grown = group_stories([Report(more)], standing=apart)
    assert sorted(len(s.reports) for s in grown) == [1, 2]


def test_a_story_is_told_in_one_language():
    other = newsroom.article(
        "Der Fluss Varr trat am Montag in Merrow über die Ufer.",
        title="Varr überflutet Merrow",
        language="de",
        outlet="F",
    )
    assert headlines(group_stories([Report(other), *REPORTS]))[0] == [FLOOD.title, FLOOD_TOO.title]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fr",
            [
                "Train contre camion à Orle : au moins trois morts. Trois personnes sont mortes vendredi à Orle lorsqu'un train a heurté un camion sur un passage à niveau, selon la police. Deux blessés ont été hospitalisés.",
                "Collision à Orle : le bilan monte à quatre morts. Le conducteur du camion heurté par un train vendredi à Orle est mort samedi, a annoncé la police. Le passage à niveau reste fermé.",
                "Incendie à Besmont : au moins cinq morts. Cinq personnes sont mortes samedi dans l'incendie d'un hôtel à Besmont, a dit le maire. Le feu a pris au deuxième étage.",
            ],
        ),
        (
            "de",
            [
                "Zug rammt Lastwagen in Orle – drei Tote. Drei Menschen sind am Freitag in Orle ums Leben gekommen, als ein Zug einen Lastwagen rammte, teilte die Polizei mit. Zwei Verletzte liegen im Krankenhaus.",
                "Unglück am Bahnübergang Orle: Lastwagenfahrer stirbt. Der Fahrer des Lastwagens, den am Freitag in Orle ein Zug rammte, ist gestorben. Der Bahnübergang bleibt gesperrt.",
                "Hotelbrand in Besmont – fünf Tote. Fünf Menschen sind am Samstag bei einem Hotelbrand in Besmont ums Leben gekommen, sagte die Bürgermeisterin. Das Feuer brach im zweiten Stock aus.",
            ],
        ),
    ],
)
def test_what_any_report_of_a_language_says_makes_no_story(language, told):
    reports = []
    for n, text in enumerate(told):
        title, _, body = text.partition(". ")
        reports.append(Report(newsroom.article(body, title=title, language=language, outlet="Phare", hours=n)))
    assert sorted(headlines(group_stories([*REPORTS, *reports])), key=len)[-2:] == [
        [FLOOD.title, FLOOD_TOO.title],
        [r.article.title for r in reports[:2]],
    ]


UNDER = "Kvist is the largest newspaper of the valley, made by 41 people in an old dairy. Have you seen something yourself? Send tips, pictures and film to the night desk: you decide how much we tell of you, and whether we pay."


def under_everything(opening=("",) * 4):
    told = [
        ("Bakery blast hurts nine", "Nine people were hurt when an oven blew up in a bakery in Orle."),
        ("Lund wins opening slalom", "Petra Lund won the first slalom of the winter by four hundredths."),
        ("Library to open on Sundays", "Readers may come on Sunday afternoons from next month."),
        ("Ferry stays in harbour", "High waves kept the morning ferry to Sarn tied up."),
    ]
    return [
        Report(newsroom.article(f"{text}\n\n{mark}{UNDER}", title=title, outlet="Kvist"))
        for (title, text), mark in zip(told, opening, strict=True)
    ]


def shared(profiles):
    return max(len(np.intersect1d(a.words, b.words)) for a, b in combinations(profiles.row, 2))


@pytest.mark.parametrize(
    "opening",
    [
        ("",) * 4,
        [f"Updated on Monday at {n} by the night desk in Merrow. " for n in (4, 9, 17, 21)],
        [f"By {name}. " for name in ("Ada Hult", "Nils Roos", "Siv Ek", "Bo Palm")],
    ],
)
def test_what_an_outlet_prints_under_everything_says_nothing_of_a_report(opening):
    profiles = Profiles()
    profiles.extend(under_everything(opening))
    assert shared(profiles) <= 1


def test_what_a_copy_reads_the_first_one_has_not_read():
    first, *others, last = under_everything()
    profiles = Profiles()
    profiles.extend([first])
    for report in others:
        copy(profiles).extend([report])
    profiles.extend([last])
    assert shared(profiles) > 10


def test_what_a_newsroom_says_again_of_a_story_word_for_word_is_of_the_story():
    lead = "A ferry with 212 people on board ran aground off the Corran islands early on Monday in thick fog, and nine of them are missing."
    known = "The Orla, built in 1998, belongs to Veyra Lines, which runs 31 ships between Sarn and the islands and was fined last year."
    told = [
        (
            "Ferry aground off Corran, nine missing",
            "Helicopters lifted 40 passengers from the deck before the wind rose.",
        ),
        ("Divers search wreck near Corran", "Two navy divers reached the car deck at noon and found nobody there."),
        ("Owner of stranded ship under scrutiny", "Prosecutors asked for the maintenance papers of the company."),
        ("Fog and a broken radar: what sailors say", "A mate told investigators that the radar had failed in May."),
        ("Families wait at quay in Sarn", "Relatives of passengers slept in a school gymnasium by the quay."),
    ]
    updates = [
        Report(newsroom.article(f"{lead}\n\n{new}\n\n{known}", title=title, outlet="Kvist", hours=n))
        for n, (title, new) in enumerate(told)
    ]
    assert sorted(len(s.reports) for s in group_stories([*REPORTS, *updates])) == [1] * (len(REPORTS) - 2) + [2, 5]


def test_elided_words_are_the_words_themselves():
    assert [stem(w, "fr") for w in ("l'incendie", "d’un", "incendie")] == ["incendie", "", "incendie"]
    assert stem("dell'economia", "it") == "economia"


def linked(groups, within, between, in_common):
    """Return how many groups come of groups of reports, the first two of which are a little alike and share some words.

    Each report has six words of the eight of its group, and one of its own.
    """
    labels, reports, start = [], [], 0
    for n, size in enumerate(groups):
        labels.append(range(start, start + size))
        start += size
        words = [f"common{k}" if n < 2 and k < in_common else f"word{n}of{k}" for k in range(8)]
        for m in range(size):
            title = " ".join([*((words * 2)[m % 8 : m % 8 + 6]), f"own{n}by{m}"])
            reports.append(Report(newsroom.article("", title=title, outlet=f"O{n}-{m}")))
    pairs = [(a, b, within) for group in labels for a, b in combinations(group, 2)]
    pairs += [(a, b, between) for a in labels[0] for b in labels[1]]
    ones, others, alike = (np.array(column) for column in zip(*pairs, strict=True))
    profiles = Profiles()
    profiles.extend(reports)
    return len(set(link(np.arange(start), 0, ones, others, alike, profiles)))


def test_where_stories_run_small_a_group_nearby_is_another_story():
    assert linked([3] * 40, within=0.9, between=0.3, in_common=0) == 40


def test_where_most_events_are_told_once_more_is_asked_of_a_pair():
    assert linked([6] * 20, within=0.9, between=0.5, in_common=6) == 19
    assert linked([1] * 80, within=0.9, between=0.5, in_common=6) == 80


def test_where_stories_run_large_it_is_the_other_half_of_one_that_says_the_same():
    assert linked([9] * 40, within=0.9, between=0.1, in_common=6) == 39
    assert linked([9] * 40, within=0.9, between=0.1, in_common=0) == 40


def test_loose_groups_are_held_to_a_looser_measure_than_tight_ones():
    assert linked([6] * 6, within=0.35, between=0.05, in_common=6) == 5
    assert linked([3] * 12, within=1.0, between=0.02, in_common=6) == 12


EVENTS = (
    "ferry Halvard aground Skerrin reef passengers rescued captain questioned tide inquiry",
    "minister Ossian Thale resigns letter leaked cabinet crisis deputy sworn coalition",
    "volcano Mount Irru erupts ash flights grounded villagers evacuated lava airport",
    "bank Carrow Mutual collapse savers queue regulator guarantee deposits rescue",
)


def test_a_story_told_by_dozens_in_a_few_words_each_is_one_story():
    told, reports = {}, []
    for n, event in enumerate(EVENTS):
        words = event.split()
        for m, of_them in enumerate(list(combinations(words, 4))[::9]):
            article = newsroom.article("", title=" ".join(of_them), outlet=f"O{m}", hours=6 * n + m / 10)
            told[article.url] = n
            reports.append(Report(article))
    stories = group_stories(reports)
    of = [{told[r.article.url] for r in s.reports} for s in stories]
    assert all(len(events) == 1 for events in of)
    assert len(stories) == len(EVENTS)


def test_headlines_of_large_stories_that_share_little_but_a_name_come_together():
    reports, told = [], {}
    for event in range(12):
        for n in range(20):
            of_event = [f"name{event}", f"matter{event}of{n % 4}", f"matter{event}of{(n * 3 + 1) % 5}"]
            title = " ".join(
                [*(of_event[1:] if n % 6 == 5 else of_event), *(f"own{event}by{n}of{k}" for k in range(2))]
            )
            article = newsroom.article("", title=title, outlet=f"O{n}", hours=event + n / 10)
            reports.append(Report(article))
            told[article.url] = event
    stories = group_stories(reports)
    assert stories == group_stories(reports[::-1])
    events = [{told[r.article.url] for r in s.reports} for s in stories]
    assert all(len(of_one) == 1 for of_one in events)
    assert len(stories) <= 14


def test_headlines_join_a_large_standing_story_and_merge_none():
    def heads(event, numbers):
        return [
            Report(
                newsroom.article(
                    "",
                    title=f"name{event} matter{event}of{n % 4} matter{event}of{n * 3 % 5} own{event}by{n}of1 own{event}by{n}of2",
                    outlet=f"O{n}",
                    hours=n / 10,
                )
            )
            for n in numbers
        ]

    first = [heads(event, range(20)) for event in range(6)]
    standing = group_stories([r for row in first for r in row])
    later = [r for event in range(6) for r in heads(event, range(20, 24))]
    grown = group_stories(later, standing=standing)
    assert sorted(len(s.reports) for s in standing) == [20] * 6
    assert sorted(len(s.reports) for s in grown) == [24] * 6


FEEDS = sorted((Path(__file__).parent / "quality").glob("feeds_*.jsonl"))


@pytest.mark.parametrize("feeds", FEEDS, ids=lambda path: path.stem)
def test_lines_of_two_days_feeds_come_together_by_what_their_story_says_as_a_whole(feeds):
    found = quality.measure(feeds, None, "", "default")["b3"]
    assert found["precision"] >= 0.95
    assert found["f1"] >= 0.73


@pytest.mark.parametrize("feeds", FEEDS, ids=lambda path: path.stem)
def test_the_headlines_alone_of_such_feeds_come_together_too(feeds):
    rows = [{**row, "text": ""} for row in quality.read(feeds)]
    stories = group_stories([Report(a) for a in quality.articles(rows)])
    told = {a.url: str(n) for n, story in enumerate(stories) for a in story.articles}
    found = quality.score({r["id"]: r["story"] for r in rows}, {r["id"]: told[quality.address(r)] for r in rows})["b3"]
    assert found["precision"] >= 0.88
    assert found["f1"] >= 0.62


def test_lines_of_outlets_that_tell_nothing_again_are_held_to_what_two_have_in_common():
    rows = [{**row, "outlet": f"O{n}"} for n, row in enumerate(quality.read(FEEDS[0]))]
    reports = [Report(a) for a in quality.articles(rows)]
    again = [Report(a) for a in quality.articles(quality.read(FEEDS[0]))]
    assert len(group_stories(reports)) > len(group_stories(again))


def test_the_sections_of_a_page_are_not_what_its_outlet_tells_again():
    articles = quality.articles(quality.read(FEEDS[0]))
    apart = [replace(article, outlet=f"O{n % 100}") for n, article in enumerate(articles)]
    profiles = Profiles()
    profiles.extend(Report(article) for article in apart)
    profiles.extend(Report(replace(article, outlet="Live", url=f"{article.url}/live")) for article in articles[:40])
    stories = np.append(np.arange(len(articles)), np.full(40, NONE))
    assert manner_of(profiles, stories) is None
    stories[len(articles) :] = len(articles)
    assert manner_of(profiles, stories) is not None


def test_the_outlet_that_closes_its_headlines_is_no_word_of_them():
    reports = [
        Report(newsroom.article("", title=f"{title} - Pellin Evening Courier", outlet="Pellin Evening Courier"))
        for title in ("Varr floods Merrow", "Lind cuts budget", "Opera opens in Sarn")
    ]
    assert len(group_stories(reports)) == 3
