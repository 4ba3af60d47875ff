"""Ten invented stories over several days: what each morning's edition makes of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import newsroom
import pytest

from briefing.edges.jsonfile import write_json
from briefing.edges.page import write_markdown
from briefing.model import Article, Report
from briefing.pipeline.edition import Order, make_briefing
from briefing.stages.changes import Line, Printed, compare, find_corrections, read_edition
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.stories import group_stories
from briefing.text.sentences import sentences


def ran(
    text: str, day: float, outlet: str = "A", *, title: str = "", version: int = 1, slug: str = "", **more
) -> Article:
    """An article of some day; the slug makes its address, so that a later version has the same one."""
    return newsroom.article(
        text,
        outlet=outlet,
        hours=24 * day,
        title=title,
        version=version,
        url=f"https://{outlet.lower()}.example/{slug or title.lower().replace(' ', '-')}",
        **more,
    )


@dataclass(frozen=True)
class Tale:
    """A story's articles by day, and what each morning says: status, a word of what is news, the corrections."""

    name: str
    days: tuple[tuple[Article, ...], ...]
    expected: tuple[tuple[str, str, int], ...]


FLOOD = ran(
    "The river Varr flooded Merrow on Monday. Two hundred homes stood under water.", 0, title="Varr floods Merrow"
)
FLOOD_2 = ran(
    "The river Varr fell back from Merrow overnight. Engineers found the old weir of Merrow broken in three places.",
    1,
    "B",
    title="Varr falls back from flooded Merrow",
)
FLOOD_COPY = ran(
    "The river Varr flooded Merrow on Monday. Two hundred homes stood under water.", 1, "C", title="Varr floods Merrow"
)
MINE = ran(
    "A gallery of the Oster mine fell in on Monday. Nine miners were below ground in Oster.",
    0,
    title="Oster mine gallery falls in",
)
MINE_TOLL = ran(
    "A gallery of the Oster mine fell in on Monday. Twelve miners were below ground in Oster.",
    0.8,
    title="Oster mine gallery falls in",
    version=2,
)
VOTE = ran(
    "Parliament in Sarn votes on the harbour law on Thursday. The harbour law would shut two piers.",
    0,
    title="Sarn votes on harbour law",
)
VOTE_2 = ran(
    "Parliament in Sarn passed the harbour law on Thursday by nine votes. The minister Ana Kell resigned within the hour over the law.",
    1,
    title="Sarn passes harbour law",
    outlet="B",
)
TRIAL = ran(
    "The trial of banker Ivo Marr opened in Tessin. Prosecutors said he hid losses in a shell company.",
    0,
    title="Marr trial opens in Tessin",
)
FIRE = ran(
    "Fire destroyed the wool hall of Dunmore. The wool hall of Dunmore was 300 years old.",
    0,
    title="Fire destroys Dunmore wool hall",
)
FIRE_MENDED = ran(
    "Fire damaged the wool hall of Dunmore. The wool hall of Dunmore was 300 years old.",
    0.8,
    title="Fire damages Dunmore wool hall",
    slug="fire-destroys-dunmore-wool-hall",
    version=2,
)
COUP = ran(
    "Soldiers took the radio station of Kesh at dawn. The president of Kesh was said to have fled by boat.",
    0,
    title="Soldiers seize Kesh radio",
)
COUP_KILLED = ran("This story has been withdrawn.", 0.8, title="Soldiers seize Kesh radio", version=2, notice="kill")
STRIKE = ran(
    "Tram drivers in Pellin stopped work over pay. No tram left the Pellin depot.", 0, title="Pellin trams stop"
)
STRIKE_SAME = ran(
    "Tram drivers in Pellin stopped work over pay. No tram left the Pellin depot on Tuesday.",
    1,
    "B",
    title="Pellin trams stop over pay",
)
WHALE = ran(
    "A whale swam up the Lind as far as the Old Bridge. Hundreds watched the whale from the Old Bridge.",
    0,
    title="Whale swims up the Lind",
)
STAMP = ran("A stamp from 1854 was sold in Velio for nine million crowns.", 1, "B", title="Stamp sold for nine million")
STRAY = ran("Deal signed.", 0, title="Deal signed")

TALES = (
    Tale("a day on, another outlet has news", ((FLOOD,), (FLOOD_2,)), (("new", "", 0), ("update", "weir", 0))),
    Tale("a day on, there are only copies", ((FLOOD,), (FLOOD_COPY,)), (("new", "", 0), ("continuing", "", 0))),
    Tale("nothing has come in", ((TRIAL,), ()), (("new", "", 0), ("dropped", "", 0))),
    Tale("the toll rises under the same address", ((MINE,), (MINE_TOLL,)), (("new", "", 0), ("update", "Twelve", 1))),
    Tale("a vote is taken and a minister goes", ((VOTE,), (VOTE_2,)), (("new", "", 0), ("update", "resigned", 0))),
    Tale("a headline was too strong", ((FIRE,), (FIRE_MENDED,)), (("new", "", 0), ("continuing", "", 2))),
    Tale("a report is withdrawn", ((COUP,), (COUP_KILLED,)), (("new", "", 0), ("continuing", "", 3))),
    Tale("the same is said in other words", ((STRIKE,), (STRIKE_SAME,)), (("new", "", 0), ("continuing", "", 0))),
    Tale("another story altogether", ((WHALE,), (STAMP,)), (("new", "", 0), ("new", "", 0))),
    Tale("too short to say anything", ((STRAY,), ()), (("new", "", 0), ("dropped", "", 0))),
)


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.name)
def test_every_morning_knows_the_ones_before(tale):
    seen: list[Article] = []
    printed: list[Printed] = []
    for day, (fresh, (status, news, corrections)) in enumerate(zip(tale.days, tale.expected, strict=True)):
        seen += fresh
        reports = merge_duplicates(seen)
        wanted = {a.url for a in (fresh or seen)}
        (story,) = [s for s in group_stories(reports) if wanted & {a.url for a in s.articles}]
        change = compare(story, printed)
        assert ("dropped" if change.dropped else change.status) == status
        assert news in " ".join(s.text for s in change.changed)
        assert bool(change.changed) == (status == "update")
        assert len(find_corrections(reports, printed)) == corrections
        printed.append(on_paper(change.id, story, day))


def on_paper(name: str, story, day: int) -> Printed:
    """The story as printed: every headline and sentence of its reports' leads."""
    leads = [r.article for r in story.reports]
    lines = [Line(text, a.url, a.version) for a in leads for text in (a.title, *(s.text for s in sentences(a)))]
    made = newsroom.NINE + timedelta(days=day, hours=12)
    return Printed(name, made, tuple((a.url, a.version) for a in story.articles), tuple(lines))


def test_a_story_keeps_its_id_as_long_as_it_lasts():
    first = compare(newsroom.story(FLOOD))
    printed = [on_paper(first.id, newsroom.story(FLOOD), 0)]
    assert compare(newsroom.story(FLOOD, FLOOD_2), printed).id == first.id
    assert compare(newsroom.story(WHALE), printed).id != first.id


def test_a_mended_comma_is_no_correction():
    mended = ran(
        "Fire destroyed the wool hall, of Dunmore. The wool hall of Dunmore was 300 years old.",
        1,
        title=FIRE.title,
        version=2,
    )
    assert find_corrections([Report(mended, versions=(FIRE,))], [on_paper("s", newsroom.story(FIRE), 0)]) == ()


def test_the_page_says_which_story_is_corrected_and_what_was_printed():
    now = ran(
        "Dairies recalled 14 cheeses on Monday. Listeria was found in Dunmore.", 0.6, title="Cheese recalled", version=2
    )
    then = ran("Dairies recalled 40 cheeses on Monday. Listeria was found in Dunmore.", 0, title="Cheese recalled")
    morning, evening = newsroom.NINE + timedelta(hours=3), newsroom.NINE + timedelta(hours=16)
    first = make_briefing([then], Order(), made=morning, since=newsroom.NINE - timedelta(days=1))
    printed = read_edition(json.loads(write_json(first)))
    second = make_briefing([then, now], Order(), made=evening, since=morning, earlier=printed)
    page = write_markdown(second)
    notice = page[page.index("Corrections") :]
    places = [notice.index(words) for words in ("Cheese recalled", "We printed:", "40 cheeses", "Now:", "14 cheeses")]
    assert places == sorted(places)


def test_what_goes_on_is_told_by_what_came_in():
    old = ran(
        "Tram drivers in Pellin stopped work over pay on Monday. All trams of Pellin stayed in the depot at the harbour.",
        0,
        title="Pellin trams stop over pay",
    )
    again = ran(
        "No trams left the harbour depot of Pellin on Monday. Over pay, the drivers of Pellin had stopped their work.",
        0.8,
        "B",
        title="Drivers stop Pellin trams",
    )
    morning, next_day = newsroom.NINE + timedelta(hours=3), newsroom.NINE + timedelta(hours=27)
    first = make_briefing([old], Order(), made=morning, since=newsroom.NINE - timedelta(days=1))
    printed = read_edition(json.loads(write_json(first)))
    second = make_briefing([old, again], Order(), made=next_day, since=morning, earlier=printed)
    (digest,) = second.digests
    assert digest.status == "continuing"
    assert {s.article for s in (digest.headline, *digest.summary.sentences)} == {again}


def marked_tellings(name):
    for line in Path(__file__).with_name("quality").joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def taken_wrongly(name):
    for mark, evening, morning in marked_tellings(name):
        told = [
            ran(text, day, outlet, title=title)
            for day, outlet, (title, _, text) in zip(
                (0, 0.8), "AB", (t.partition(". ") for t in (evening, morning)), strict=True
            )
        ]
        change = compare(newsroom.story(*told), [on_paper("s", newsroom.story(told[0]), 0)])
        if change.status != {"news": "update", "same": "continuing"}[mark]:
            yield mark, morning


def test_what_another_outlet_retells_is_no_news_and_what_happened_since_is():
    assert list(taken_wrongly("retold.txt")) == []


def test_all_that_happened_since_is_news_and_most_of_what_is_retold_is_not():
    wrong = list(taken_wrongly("retold_desk.txt"))
    assert [morning for mark, morning in wrong if mark == "news"] == []
    assert len(wrong) <= 4
