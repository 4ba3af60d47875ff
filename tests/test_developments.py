"""Developments: the newsrooms' own bullets first, then what we derive."""

from dataclasses import replace
from datetime import timedelta

import pytest
from newsroom import NINE, article, report, story

from briefing.model import Page, Story, Summary
from briefing.stages.articles import read_page
from briefing.stages.developments import find_developments
from briefing.stages.developments.lines import foreign
from briefing.stages.developments.lists import bullets, described
from briefing.text.blocks import compose
from briefing.text.openers import TITLED
from briefing.text.sentences import sentences
from tests.developments import found_and_missed

LIVE = """
    Fighting went on around Orlivka on Monday, the general staff said.

    Developments:

    ► Rockets hit a grain store in Izmail overnight, the port's spokesman told local radio.

    ► The bridge at Orlivka was closed to lorries after a drone fell beside it, officials said.

    The president spoke by telephone with four heads of government.
"""


def said(developments):
    return [d.sentence.text for d in developments]


def test_listed_ones_come_first_and_whole():
    found = find_developments(story(article(LIVE)))
    assert [d.listed for d in found[:2]] == [True, True]
    assert said(found)[0].startswith("Rockets hit a grain store")
    assert not any("►" in line for line in said(found))


def test_without_its_heading_a_list_is_a_list():
    found = find_developments(story(article(LIVE.replace("Developments:\n", ""))))
    assert sum(d.listed for d in found) == 2


def test_two_versions_of_one_list_support_each_other():
    older = article(LIVE, title="Updates")
    newer = article(LIVE.replace("The bridge", "The old bridge"), title="Updates", version=2, hours=3)
    found = [d for d in find_developments(Story((report(older, newer),))) if d.listed]
    assert len(found) == 2
    assert all(len(d.support) == 1 for d in found)


def test_links_and_recipes_are_no_developments():
    """
    The harvest festival drew 3,000 visitors to Lüneburg on Sunday.

    ## Related

    ► Apples and how to keep them

    ► Harvest weather: what farmers hope for

    ## Ingredients

    ► 500 g of apples

    ► Two eggs, beaten
    """
    text = test_links_and_recipes_are_no_developments.__doc__
    assert not any(d.listed for d in find_developments(story(article(text))))


def test_nothing_repeats_the_summary():
    live = article(LIVE)
    lead = sentences(live)[0]
    assert lead.text not in said(find_developments(story(live), summary=Summary((lead,))))


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_development_counts_fewer_dead_than_the_summary_s_later_line(language):
    early, late, lines = {
        "de": (
            "In der Mühle von Corran ist am Freitag ein Feuer ausgebrochen. Zwei Arbeiter starben am Freitag in den Flammen der alten Halle. Die Bahnstrecke nach Waldsee wurde für sechs Stunden gesperrt.",
            "Die Zahl der Toten ist auf drei gestiegen, teilte die Klinik am Samstag mit.",
            ("Die Bahnstrecke",),
        ),
        "en": (
            "A fire broke out at the old mill of Corran on Friday at noon. Two workers died on Friday in the flames on its second floor. The railway line to Waldsee was closed for six hours.",
            "The death toll rose to three on Saturday, the hospital said.",
            ("The railway line",),
        ),
    }[language]
    told = [
        article(text, title=title, outlet=outlet, hours=hours, language=language)
        for text, title, outlet, hours in ((early, "Corran", "A", 0), (late, "Corran", "B", 12))
    ]
    summary = Summary((sentences(told[1])[0],))
    found = said(find_developments(story(*told), summary=summary))
    assert not any("Two workers" in line or "Zwei Arbeiter" in line for line in found)
    assert [line for line in found if line.startswith(lines)]


def test_a_bullet_that_a_version_makes_longer_is_one_bullet():
    older = article(LIVE, title="Updates")
    longer = LIVE.replace("beside it, officials said.", "beside it, officials said, the third closure since 2019.")
    found = [
        d for d in find_developments(Story((report(older, article(longer, title="Updates", version=2)),))) if d.listed
    ]
    assert [len(d.support) for d in found] == [1, 1]


def test_a_later_version_with_other_figures_replaces_and_another_outlet_does_not():
    first = "Developments:\n\n    ► At least 9 people died when the ferry sank off Corrano, the coast guard said."
    later = first.replace("9", "12")
    older = article(first, title="Ferry", url="https://a.example/ferry")
    newer = article(later, title="Ferry", url="https://a.example/ferry", version=2, hours=2)
    versions = [d for d in find_developments(Story((report(older, newer),))) if d.listed]
    assert [d.sentence.text[:11] for d in versions] == ["At least 12"]
    outlets = [d for d in find_developments(story(article(first, outlet="A"), article(later, outlet="B"))) if d.listed]
    assert len(outlets) == 2


def test_live_entries_are_a_timeline_newest_first_and_only_what_is_new():
    times = [NINE + timedelta(hours=h) for h in (1, 2, 3)]
    told = [
        "The court rose at ten in Verden.",
        "The jury left the room in Verden.",
        "A verdict was read in Verden on Monday.",
    ]
    text, blocks = compose(
        [("title", "Trial live"), *(("paragraph", t, at) for t, at in zip(told, times, strict=True))]
    )
    live = replace(article("x"), text=text, blocks=blocks)
    assert said(find_developments(story(live)))[:3] == told[::-1]
    assert said(find_developments(story(live), since=times[1]))[:1] == told[2:]
    assert told[0] not in said(find_developments(story(live), since=times[1]))


@pytest.mark.parametrize(
    "leaning",
    [
        "Notably, he forwarded the mayor's letters to the harbour board in Verden.",
        "According to economists in Verden, this is a clear sign of a slow harvest.",
        "About 9,000 people had left five villages near Verden less than five hours earlier.",
        "Many fired shots into the air over Verden as the harvest procession went by.",
        "For one, the harvest in Verden has been the poorest since the year of the flood.",
        "Why it matters: the harvest in Verden feeds a third of the district's cattle.",
    ],
)
def test_what_leans_on_a_sentence_that_is_not_printed_is_passed_over(leaning):
    text = "The mayor of Verden opened the harvest fair on Monday.\n\n" + leaning
    assert leaning not in said(find_developments(story(article(text))))


def test_a_correction_is_no_news():
    text = LIVE + "\n\n    Correction: An error crept in. The headline and the first paragraph have been changed today."
    assert not any("paragraph have" in line for line in said(find_developments(story(article(text)))))


@pytest.mark.parametrize(
    ("half", "precision", "recall"),
    [
        ("tuned.txt", 1.0, 1.0),
        ("held_out.txt", 0.98, 0.98),
        ("unseen.txt", 0.98, 0.98),
        ("markup.txt", 0.98, 0.98),
        ("markup_unseen.txt", 0.98, 0.98),
        ("markup_third.txt", 0.98, 0.98),
        # Three minutes of a match, told in the present.
        ("markup_fourth.txt", 0.98, 0.94),
        # "She: vetoed …": three lines that go on with what stands over them.
        ("markup_fifth.txt", 0.98, 0.91),
        ("markup_sixth.txt", 0.98, 0.98),
        ("markup_seventh.txt", 0.98, 0.98),
        ("markup_eighth.txt", 0.98, 0.98),
        # What is no news is most of these pages, in every way that we could think of.
        ("kinds.txt", 0.95, 0.95),
        ("kinds_more.txt", 0.92, 0.92),
        ("kinds_third.txt", 0.98, 0.98),
        ("kinds_fourth.txt", 0.93, 0.93),
        # Look-alikes under the very headings of news.
        ("kinds_fifth.txt", 0.95, 0.95),
        ("kinds_sixth.txt", 0.9, 0.9),
        ("text_kinds.txt", 0.95, 0.97),
        ("markup_ninth.txt", 0.98, 0.98),
        ("markup_tenth.txt", 0.98, 0.92),
        ("markup_eleventh.txt", 0.98, 0.98),
        ("markup_twelfth.txt", 0.95, 0.98),
        ("markup_thirteenth.txt", 0.84, 0.98),
        ("blind_html_fourth.txt", 0.98, 0.98),
        ("blind_text_fourth.txt", 0.98, 0.98),
        ("blind_html_fifth.txt", 0.92, 0.98),
        ("blind_text_fifth.txt", 0.98, 0.98),
        ("blind_html_sixth.txt", 0.9, 0.97),
        ("blind_html_z7open.txt", 0.98, 0.89),
    ],
)
def test_listed_developments_in_the_manner_of_many_newsrooms(half, precision, recall):
    right, wrong, missed = found_and_missed(half)
    assert right / (right + len(wrong)) >= precision, wrong
    assert right / (right + len(missed)) >= recall, missed


def test_bullets_between_a_wire_piece_and_its_headline_are_its_newsrooms_own():
    text = """
        Deal values Tarn at 41 crowns a share, a 32% premium

        Hollin expects cost savings of 180 million crowns a year by 2028

        Regulators in three countries must approve the takeover

        Hollin Group agreed on Tuesday to buy its smaller rival Tarn Chemicals for 6.1 billion crowns.
    """
    lines = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    body, blocks = compose(
        [("title", "Hollin to buy Tarn"), *(("item", x) for x in lines[:3]), ("paragraph", lines[3])]
    )
    found = find_developments(story(replace(article("."), text=body, blocks=blocks)))
    assert [d.sentence.text for d in found if d.listed] == lines[:3]


def test_an_article_without_blocks_has_no_list_and_a_run_of_signs_is_none():
    assert not any(d.listed for d in find_developments(story(replace(article("Rain fell on Tarn."), blocks=()))))
    assert foreign("\U0001f600" * 60_000) is False


@pytest.mark.parametrize(
    "empty",
    [
        "At Tarnova airport on Saturday the many stranded travellers had questions.",
        "Several factors are behind the shortage, which began in the car trade.",
        "For better or worse, the first 100 days have become a tradition in Tarnova.",
        "Supporters and opponents are already lining up, but most agree on this point.",
        "The quarrels are without precedent in a country of such tight control.",
        "The council should ask itself what 900 of our children will drink.",
    ],
)
def test_what_tells_no_fact_is_no_development(empty):
    text = "The mayor of Verden opened the harvest fair on Monday.\n\n" + empty
    assert empty not in said(find_developments(story(article(text))))


@pytest.mark.parametrize(
    "telling",
    [
        "Police arrested the driver of a lorry that had blocked the bridge.",
        "Aftershocks will go on for days, said Yusuf Arslan of the institute.",
        "Deputy Governor Arun Bhatt will stand in until a successor is named.",
        "Bottled water is handed out at the town hall from 7am.",
        "The old bridge across the lower Aller was closed on Saturday.",
        "Many villagers were evacuated on Friday from farms along the lower Aller.",
    ],
)
def test_what_tells_a_fact_is_a_development(telling):
    text = "The mayor of Verden opened the harvest fair on Monday.\n\n" + telling
    assert telling in said(find_developments(story(article(text))))


OPENING = "Storm Hilde came ashore at Vardnes at 4 a.m. on Monday with gusts of 140 kilometres an hour, the weather office said."
CLOSING = (
    "The Sound Bridge, built in 1971, had been closed by wind for nine days of the past winter, the roads office said."
)


def bullets_of(body, kind):
    page = Page("https://x.example/hilde", body.encode(), kind, NINE, "utf-8")
    return [bullet.span.text for bullet in bullets(read_page(page, outlet="The Skerry"))]


@pytest.mark.parametrize(
    "listed",
    [
        "<p>Here are the main developments:<br>• The Sound Bridge is closed.<br>• Schools on Teja stay shut.</p>",
        '<h2>Key events</h2><ul><li><a href="?page=b1"><time>9.12</time><span>The Sound Bridge is closed.</span></a></li>'
        '<li><a href="?page=b2"><time>8.40</time><span>Schools on Teja stay shut.</span></a></li></ul>',
        "<div><h2>What we’re covering</h2><ul><li>The Sound Bridge is closed.</li><li>Schools on Teja stay shut.</li></ul></div>",
        "<aside class='box'><h4>Key facts</h4><p>The Sound Bridge is closed.</p><p>Schools on Teja stay shut.</p></aside>",
        "<p>What happened:</p><p>→ The Sound Bridge is closed. → Schools on Teja stay shut.</p>",
        "<h3>WHAT WE KNOW</h3><p>◾ The Sound Bridge is closed.<br>◾ Schools on Teja stay shut.</p>",
        "<h2>The latest</h2><div><div>The Sound Bridge is closed.</div><div>Schools on Teja stay shut.</div></div>",
        '<h2>Key events</h2><ul><li><a href="#b1">The Sound Bridge is closed</a><span>9.12</span></li>'
        '<li><a href="#b2">Schools on Teja stay shut</a><span>8.40</span></li></ul>',
        "<div><div>AT A GLANCE</div><div>The Sound Bridge is closed.</div><div>Schools on Teja stay shut.</div></div>".replace(
            ".<", "<"
        ),
    ],
)
def test_a_list_is_found_however_a_page_sets_it(listed):
    html = f"<html><body><article><h1>Storm Hilde closes bridge</h1><p>{OPENING}</p>{listed}<p>{CLOSING}</p></article></body></html>"
    found = [line.rstrip(".") for line in bullets_of(html, "text/html")]
    assert found == ["The Sound Bridge is closed", "Schools on Teja stay shut"]


def test_points_set_as_paragraphs_above_the_text_end_with_a_heading():
    points = "<p>The Sound Bridge is closed.</p><p>Schools on Teja stay shut.</p>"
    html = (
        "<html><body><article><h1>Storm Hilde closes bridge</h1><div><h2>In short:</h2>{}<h2>What's next?</h2><p>Trains should run again by noon on"
        " Monday, the railway said.</p></div><p>{}</p><p>{}</p></article></body></html>"
    )
    found = bullets_of(html.format(points, OPENING, CLOSING), "text/html")
    assert [line[:20] for line in found] == ["The Sound Bridge is ", "Schools on Teja stay", "Trains should run ag"]
    text = f"<p>{OPENING}</p>" * 6
    assert not bullets_of(html.format(text, OPENING, CLOSING).split("<h2>What")[0], "text/html")


@pytest.mark.parametrize(
    "listed",
    [
        "Latest:\n-The Sound Bridge is closed.\n-Schools on Teja stay shut.",
        "Here is the latest:\n1. The Sound Bridge is closed in both directions\n2. Schools on Teja stay shut until Friday",
        "What happened overnight:\n🔴 The Sound Bridge is closed.\n🔴 Schools on Teja stay shut.",
        "The Latest on Storm Hilde (all times local):\n\n4:10 p.m.\n\nThe Sound Bridge is closed.\n\nIt is old.\n\n9 a.m.\n\n"
        "Schools on Teja stay shut.",
        "-- The Sound Bridge is closed.\n\n-- Schools on Teja stay shut.",
    ],
)
def test_a_list_is_found_however_a_file_types_it(listed):
    found = bullets_of(f"Storm Hilde closes bridge\n\n{OPENING}\n\n{listed}\n\n{CLOSING}\n", "text/plain")
    assert [line[:20] for line in found] == ["The Sound Bridge is ", "Schools on Teja stay"]


@pytest.mark.parametrize(
    "listed",
    [
        "<h2>What are the symptoms?</h2><ul><li>a high temperature with cold hands</li><li>a rash that does not fade</li></ul>",
        "<h2>Who is covered?</h2><ul><li>Flats built before 2010</li><li>Rooms in shared houses near it</li></ul>",
        "<p>Here is what some of you said:</p><ul><li>“The bridge has been shut for days.” — Ann T., Vardnes</li>"
        "<li>“We were told nothing at all by them.” — R. Moss, Teja</li></ul>",
        "<h2>Coming up:</h2><ul><li>The choir will sing on Saturday.</li><li>The council will meet on Monday.</li></ul>",
        "<h2>What is a storm surge?</h2><ul><li>Water is pushed by the wind to the coast</li><li>It is highest at new moon</li></ul>",
        "<h2>Five more big stories</h2><ul><li>Measles has closed two schools in Marl.</li><li>A judge has freed five men.</li></ul>",
        "<h2>The science</h2><ul><li>Warm air holds more water than cold air.</li><li>Wind grows with the slope of pressure.</li></ul>",
        "<p>The new law would:</p><ul><li>Close bridges at 100 kilometres an hour.</li><li>Fine those who cross them.</li></ul>",
    ],
)
def test_a_list_that_explains_advises_or_announces_tells_no_news(listed):
    html = f"<html><body><article><h1>Storm Hilde closes bridge</h1><p>{OPENING}</p><p>{CLOSING}</p>{listed}<p>{OPENING}</p></article></body></html>"
    assert bullets_of(html, "text/html") == []


FAIR = "The mayor of Verden opened the harvest fair on Monday, after councillors passed its budget 65-35."


def beside_the_fair(line):
    told = article(f"{FAIR}\n\n{line}\n\nBakers from Aldwick won 40 medals on Tuesday.")
    return said(find_developments(story(told), summary=Summary(sentences(told)[:1])))


@pytest.mark.parametrize(
    "line",
    [
        "The freight train was carrying 40 wagons of grain to Aldwick.",
        "The twin votes were a heavy blow to Anna Brandt in Aldwick.",
        "Anna Brandt’s comments came after police arrested nine people in Aldwick.",
        "The councillors passed the budget 65-35 earlier on Monday.",
        "Nine people were arrested in Aldwick on Tuesday, the official said.",
        "The Aldwick Courier reported, citing interviews with 22 bakers.",
    ],
)
def test_what_the_summary_leaves_unknown_or_has_told_is_no_development(line):
    assert beside_the_fair(line) == ["Bakers from Aldwick won 40 medals on Tuesday."]


@pytest.mark.parametrize(
    "line",
    [
        "The police arrested nine people in Aldwick on Tuesday.",
        "The budget of 40 crowns a head is to be cut in Aldwick next year.",
        "The train from Aldwick was delayed by 40 minutes on Tuesday.",
        "Nine people were arrested in Aldwick on Tuesday, the mayor said.",
        "The Aldwick Courier reported that 22 bakers had gone on strike.",
        "Anna Brandt’s letter to the mayor was read to 40 people in Aldwick.",
    ],
)
def test_what_the_summary_or_the_line_itself_makes_known_is_a_development(line):
    assert line in beside_the_fair(line)


def test_ways_to_do_and_things_to_do_are_advice_and_things_to_know_are_none():
    assert all(map(TITLED.search, ["Seven ways to cook rice", "Things to do in Sarn", "The best hills for walks"]))
    assert not TITLED.search("After the storm: five things to know")


@pytest.mark.parametrize(
    "idle",
    [
        "The closure comes as Verden tries to win back visitors after the flood of last autumn.",
        "The Verden Post was first to report the fall in visitors to the harvest fair on Sunday.",
        "In another, a tent of the Verden harvest fair fell on 12 bakers from Aldwick.",
    ],
)
def test_what_only_stands_beside_the_news_is_no_derived_development(idle):
    text = f"{FAIR}\n\n{idle}\n\nBakers from Aldwick won 40 medals on Tuesday."
    told = article(text)
    lead = Summary((sentences(told)[0],))
    assert idle not in said(find_developments(story(told, article("A stall burned down in Verden.")), summary=lead))
    assert "Bakers from Aldwick won 40 medals on Tuesday." in said(find_developments(story(told), summary=lead))


def test_a_line_that_shares_a_word_with_another_does_not_stand_apart():
    """What neither the text nor another line of the list has a word of is of another story."""
    page = article(
        """
        The council of Pell closed the old harbour bridge on Monday after divers found cracks in two of its piers.

        Here is the latest:

        ► Trams were sent round by Orsk.

        ► Nobody knew when trams would return.

        ► Grayle elected a mayor.
        """,
        title="Pell closes its harbour bridge",
    )
    ((_, told),) = described(page)
    assert told["line apart"] == pytest.approx(1 / 3)
