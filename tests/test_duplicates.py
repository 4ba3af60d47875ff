"""One piece of reporting is one report, whoever ran it."""

import copies
import newsroom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.stages.duplicates import merge_duplicates

HERE = copies.Town(7)
PIECE = [HERE.paragraph() for _ in range(12)]


def told(paragraphs, **more):
    return newsroom.article("\n\n".join(paragraphs), **more)


@pytest.mark.parametrize("way", [w for w in copies.WAYS if w != "edited 40"])
def test_however_a_copy_differs_it_is_the_same_report(way):
    copy = told(HERE.copy(PIECE, way), outlet="Gazette", title="Another head", hours=1)
    original = told(PIECE, outlet="Wire", title="A head")
    (report,) = merge_duplicates([copy, original])
    assert (report.article, report.copies) == (original, (copy,))


def test_a_shared_statement_makes_no_copy():
    statement = " ".join(HERE.sentence() for _ in range(6))
    one = told([*PIECE[:4], statement, *PIECE[4:8]])
    other = told([statement, *(HERE.paragraph() for _ in range(9))], outlet="B")
    assert len(merge_duplicates([one, other])) == 2


def test_what_a_chain_prints_under_everything_makes_no_copy_of_a_brief():
    """A flood was lost in a horoscope: they shared the line that asks readers to subscribe."""
    footer = (
        "Write to the newsdesk of the Coast Papers in Harbour Lane with whatever you have seen or heard this morning."
    )
    brief = told(["Aries: a day of change. Taurus: look after your health.", footer], title="Your stars")
    flood = told([HERE.paragraph(), HERE.paragraph(), footer], outlet="B", title="Three dead in flood")
    match = told(["Sarn beat Vell with a goal of Ike Sanz in the last minute.", footer], outlet="C", title="Sarn win")
    assert len(merge_duplicates([brief, flood, match])) == 3
    cut = told([brief.text.split("\n\n")[1]], outlet="D", title="The stars today", hours=1)
    assert len(merge_duplicates([brief, cut])) == 1


def test_the_address_makes_versions_and_the_latest_leads():
    first = told(PIECE[:6], url="https://www.a.example/story?utm_source=x", title="First")
    second = told(PIECE[6:], url="https://a.example/story", title="Second", hours=3, version=2)
    (report,) = merge_duplicates([second, first])
    assert (report.article, report.versions, report.copies) == (second, (first,), ())


def test_a_headline_leads_over_none():
    (report,) = merge_duplicates([told(PIECE), told(PIECE[:7], title="Named", outlet="B", hours=5)])
    assert report.article.title == "Named"


@pytest.mark.parametrize(("prefer", "leads"), [("first", "A"), ("last", "C"), ("B", "B")])
def test_the_house_rule_says_which_copy_leads(prefer, leads):
    articles = [told(PIECE, title="Head", outlet=o, hours=h) for h, o in enumerate("ABC")]
    (report,) = merge_duplicates(articles, prefer=prefer)
    assert report.article.outlet == leads


def test_where_a_copy_differs_is_kept():
    one = newsroom.article(
        "Rain fell all night on the town. Nobody was hurt. The river rose by two metres before dawn.\n\n"
        + "\n\n".join(PIECE)
    )
    other = newsroom.article(
        "Rain fell all night on the old town. The river rose by two metres before dawn. A bridge was shut.\n\n"
        + "\n\n".join(PIECE),
        outlet="B",
        hours=1,
    )
    (report,) = merge_duplicates([one, other])
    texts = [(d.here and d.here.text, d.there and d.there.text) for d in report.differences]
    assert texts == [
        ("Rain fell all night on the town.", "Rain fell all night on the old town."),
        ("Nobody was hurt.", None),
        (None, "A bridge was shut."),
    ]


def test_what_an_agency_sends_again_leads_and_what_another_copies_later_does_not():
    first = told(PIECE, title="Two dead in Sarn", outlet="KPA", url="https://kpa.example/1")
    again = told(PIECE, title="UPDATE 2-Five dead in Sarn", outlet="KPA", hours=4, url="https://kpa.example/2")
    copy = told(PIECE, title="Two dead in Sarn", outlet="Post", hours=5)
    (report,) = merge_duplicates([first, again, copy])
    assert (report.article, report.versions, report.copies) == (again, (first,), (copy,))
    (report,) = merge_duplicates([first, copy])
    assert (report.article, report.copies) == (first, (copy,))


def test_what_one_copy_says_of_its_origin_holds_for_the_report():
    (report,) = merge_duplicates(
        [told(PIECE, outlet="Gazette"), told(PIECE, outlet="Courier", hours=1, origin="Reuters")]
    )
    assert report.origin == "Reuters"


def test_a_press_release_that_newspapers_ran_is_their_news_and_its_issuer_s_work():
    release = told(PIECE, outlet="Ministry of Transport", title="Buses are back", genre="advertorial")
    post, gazette = (
        told(PIECE, outlet=name, title="Village buses saved", hours=n) for n, name in enumerate(("Post", "Gazette"), 1)
    )
    (report,) = merge_duplicates([release, post, gazette])
    assert report.article.url == post.url
    assert (report.article.genre, report.origin) == ("news", "Ministry of Transport")
    assert report.copies == (release, gazette)
    (alone,) = merge_duplicates([release, post])
    assert alone.article == release, "one that ran it may only have hidden that it was paid for"


def test_an_agency_among_the_copies_is_the_origin():
    (report,) = merge_duplicates(
        [told(PIECE, title="Head", outlet="Gazette"), told(PIECE, outlet="Associated Press", hours=2)]
    )
    assert report.origin == "AP"


def test_only_a_long_headline_alone_merges():
    def headline(title, outlet):
        return newsroom.article("", title=title, outlet=outlet)

    merged = merge_duplicates(
        [headline(t, o) for o in "AB" for t in ("Morning briefing", "Flood shuts the old bridge at Varrow")]
    )
    assert sorted(len(r.articles) for r in merged) == [1, 1, 2]


@pytest.mark.parametrize(
    ("titles", "reports"),
    [
        (("Orbix shows seven things | The Sydney Star", "Bellamy files for bankruptcy | The Sydney Star"), 2),
        (("Varrow bans the tall ships", "Varrow bans the tall ships over a quarrel about the harbour wall"), 2),
        (("Flood shuts the old bridge at Varrow", "Flood shuts the old bridge at Varrow | The Sydney Star"), 1),
        (("UPDATE 2-Flood shuts the old bridge at Varrow today", "Flood shuts the old bridge at Varrow today"), 1),
    ],
)
def test_headlines_alone_are_copies_only_where_nearly_all_words_agree(titles, reports):
    articles = [newsroom.article("", title=title, outlet="The Sydney Star") for title in titles]
    assert len({a.url for a in articles}) == 2
    assert len(merge_duplicates(articles)) == reports


@settings(max_examples=20, deadline=None)
@given(st.permutations(copies.town(12, seed=3)))
def test_the_order_of_arrival_does_not_matter(copied):
    in_order = merge_duplicates([c.article for c in copies.town(12, seed=3)])
    assert merge_duplicates([c.article for c in copied]) == in_order


def test_a_town_full_of_copies(release):
    town = copies.town(10_000 if release else 1_000)
    piece = {c.article.url: c.piece for c in town}
    way = {c.article.url: c.way for c in town}
    reports = merge_duplicates([c.article for c in town])
    report_of = {a.url: n for n, r in enumerate(reports) for a in r.articles}
    originals = {c.piece: report_of[c.article.url] for c in town if c.way == "original"}
    found = [report_of[u] == originals[p] for u, p in piece.items() if way[u] not in ("original", "edited 40")]
    joined = [piece[a.url] == piece[r.articles[0].url] for r in reports for a in r.articles[1:]]
    assert sum(found) >= 0.99 * len(found)
    assert sum(joined) >= 0.999 * len(joined)
