"""The headline under which a story is printed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from newsroom import NINE, article, story

from briefing.stages.headlines import choose_headline
from briefing.stages.headlines.overtaken import foretells, tell_of_death
from briefing.text.teasers import teases

TEXT = "The old bridge over the Ela was closed on Monday. Traffic goes north."


def chosen(*titles, **more):
    tellings = [article(TEXT, title=t, outlet=f"Outlet {n}", hours=n, **more) for n, t in enumerate(titles)]
    return choose_headline(story(*tellings)).text


def test_the_words_that_most_sources_share():
    assert (
        chosen(
            "Cracks found in cables of the old bridge",
            "City closes old bridge after cracks found",
            "A city holds its breath over an old friend",
        )
        == "City closes old bridge after cracks found"
    )


def test_teasers_and_formats_only_where_there_is_nothing_else():
    assert (
        chosen("Why is the old bridge closed?", "Old bridge closed after cracks found")
        == "Old bridge closed after cracks found"
    )
    assert chosen("Why is the old bridge closed?") == "Why is the old bridge closed?"


def test_labels_before_a_headline_are_not_printed():
    for label in ("BREAKING: ", "UPDATE 2-", "Live: ", "EXCLUSIVE - ", "Breaking News | Live: "):
        assert chosen(f"{label}Old bridge closed after cracks found") == "Old bridge closed after cracks found"
    assert chosen("New bridge opens over the Ela") == "New bridge opens over the Ela"
    assert chosen("Live-in carers to be paid more") == "Live-in carers to be paid more"


def test_shouting_colour_and_what_needs_the_article_to_be_understood():
    news = "Old bridge over the Ela closed after cracks found"
    for other in (
        "BRIDGE OF FEAR: Old bridge over the Ela closed after cracks found",
        "She warned about the old bridge over the Ela. Now it is closed",
        "‘We saw cracks’: Old bridge over the Ela closed",
        "Old bridge over the Ela closed: what we know",
    ):
        assert chosen(news, other) == news


def test_the_language_of_the_edition_comes_first():
    german = article(TEXT, title="Alte Brücke wegen Rissen gesperrt, Verkehr nach Norden", language="de")
    english = article(TEXT, title="Old bridge shut", outlet="Post", hours=3)
    assert choose_headline(story(german, english), language="en").text == "Old bridge shut"
    assert choose_headline(story(german, english), language="de").text.startswith("Alte Brücke")


def test_without_headlines_the_first_sentence():
    assert chosen("") == "The old bridge over the Ela was closed on Monday."


def told(*tellings):
    return choose_headline(
        story(*(article(text, title=t, outlet=f"Outlet {n}", hours=n) for n, (t, text) in enumerate(tellings)))
    ).text


def test_a_toll_that_rose_takes_its_headline_down():
    six = "A ferry sank off Sarn on Monday and six people died, the coast guard said."
    seven = "A seventh passenger has died after a ferry sank off Sarn. Seven people died in all."
    old, new = (
        "Ferry sinks off Sarn harbour in a storm, kills 6",
        "Death toll of Sarn ferry rises to seven, says coast guard",
    )
    assert told((old, six), (new, seven), ("The captain of the Sarn ferry speaks", seven)) == new
    assert told((new, seven), (old, six), ("Why did the Sarn ferry sink?", seven)) == new
    assert told((old, six), ("Ferry", six)) == old


def test_one_report_of_a_risen_toll_is_enough_and_a_live_page_is_as_new_as_its_fetching():
    nine = "A ferry sank in fog off the Corran islands and nine people died, the coast guard said."
    old, live = "Nine dead after ferry sinks in fog off Corran islands", "Divers reach wreck of Corran ferry"
    page = article(f"The coast guard has raised the number of confirmed dead to 12.\n\n{nine}", title=live, outlet="A")
    others = [article(nine, title=old, outlet=f"Outlet {n}", hours=n) for n in (1, 2)]
    going_on = replace(page, genre="live", fetched=NINE + timedelta(hours=5))
    assert choose_headline(story(going_on, *others)).text == live
    assert choose_headline(story(page, *others)).text == old


@pytest.mark.parametrize(
    "line",
    [
        "The risk of fog was known, yet 12 people died on their way to Sarn.",
        "An updated list of 12 dead was given to relatives.",
        "Upon a call from the shore, boats took 12 dead to Corran.",
    ],
)
def test_a_toll_that_nothing_says_has_risen_needs_more_than_one_report(line):
    nine = "A ferry sank in fog off the Corran islands and nine people died, the coast guard said."
    old, other = "Nine dead after ferry sinks in fog off Corran islands", "Divers reach wreck of Corran ferry"
    assert told((old, nine), ("Nine dead in sinking", nine), (other, f"{line} The wreck lies deep.")) == old


def test_at_least_four_gives_way_to_six_though_more_newsrooms_say_it():
    early = "At least four people died on Friday when a coach fell into a ravine, the prefecture said."
    six = "Six people have died after a coach crashed on the Marle pass."
    least, what = "At least four dead as coach falls into ravine", "Coach crash on Marle pass: the victims so far"
    assert told((least, early), ("At least four killed in coach crash", early), (what, six)) == what


def test_at_least_thirty_speaks_for_no_later_toll_that_has_risen_again():
    mourned = "Sarn mourns the dead of the ferry as toll reaches 34"
    tellings = (
        ("Port official sacked over ferry", "At least 31 people died when the ferry sank off Sarn."),
        (mourned, "Sarn buried the first of the dead on Monday. The ferry's sinking killed 34 people."),
        ("Old ferries", "The ferry off Sarn, in which 34 people died, was bought from abroad."),
        ("Divers at last go home to their harbours", "The death toll of the Sarn ferry climbed to 37 on Tuesday."),
    )
    assert told(*tellings[:3]) == mourned
    assert told(*tellings) != mourned


def test_a_part_of_the_dead_and_another_disaster_are_no_toll():
    text = "A ferry sank off Sarn on Monday and seven people died. Three of the dead were children."
    old = "One line. Two lines. Three lines. Four lines. The ferry of 1987 killed 31 people."
    title = "Ferry sinks off Sarn harbour in a storm, kills seven"
    assert told((title, text), ("What we know of the ferry", f"Sarn, children and seven dead. {old}")) == title


@pytest.mark.parametrize(
    ("old", "new", "feature"),
    [
        (
            "Arx to cut 1,200 jobs at its Merrow steel works",
            "Arx says it will cut 2,000 jobs in Merrow",
            "Life after Arx",
        ),
        ("Arx fined $4.5 million over Merrow steel dust", "Court raises Arx fine to $6.1 million", "Arx dust"),
        ("Police arrest 14 people at Merrow steel march", "Police say 31 arrested at steel march", "Steel march"),
        ("Holt leads Merrow mayoral race with 51% of votes", "Holt leads with 48% of votes", "Holt waits"),
        ("Merrow storm leaves 12,000 homes without power", "Storm: 31,000 homes without power", "After the storm"),
        ("Merrow strike: 230 tram crews walk out over pay", "Some 310 tram crews on strike in Merrow", "Strike"),
        ("Wildfire near Merrow burns 1,200 acres of heath", "Merrow wildfire has burned 9,000 acres", "Heath"),
    ],
)
def test_a_figure_that_later_reports_give_otherwise_takes_its_headline_down(old, new, feature):
    first, later = (old, f"{old}, the council said."), (new, f"{new}, it was said.")
    assert told(first, (feature, "A long day in Merrow.")) == old
    assert told(first, later, later) == told(later, first, later) == new


def test_a_story_told_again_is_printed_under_what_is_new():
    trial = article("The mayor of Sarn denied all.", title="Mayor of Sarn goes on trial over harbour", outlet="A")
    other = article("The trial of the mayor opened.", title="Sarn mayor denies taking harbour bribes", outlet="B")
    witness = article("He paid the mayor.", title="Key witness testifies against ex-mayor", outlet="C", hours=20)
    told = story(trial, other, witness)
    assert choose_headline(told).text != witness.title
    assert choose_headline(told, fresh=[witness]).text == witness.title
    # Readers have had yesterday's headline: better one that asks.
    asks = article(
        "He paid the mayor.", title="What did the key witness in the trial of the mayor see?", outlet="C", hours=20
    )
    assert choose_headline(story(trial, other, asks), fresh=[asks]).text == asks.title


def test_figures_of_other_things_take_no_headline_down():
    title = "Arx to cut 1,200 jobs at its Merrow steel works"
    text = "Arx said on Monday that it will cut 1,200 jobs. Arx cut 300 jobs in 1998. It makes $40 million a year."
    assert told((title, text), ("What Merrow says", "Arx had cut 300 jobs before. It cut 90 in 2004.")) == title


def test_what_was_announced_gives_way_to_what_was_done():
    ahead = "Merrow council leader to hold talks with tram drivers on Monday"
    done = "Merrow tram drivers leave talks with no deal on council pay"
    text = "The council leader of Merrow will hold talks with tram drivers on Monday."
    held = "The council leader of Merrow held talks with tram drivers on Monday, and they left with no deal."
    assert told((ahead, text), (done, held)) == done
    assert told((ahead, text), ("Why the trams of Merrow stand still", text)) == ahead


def test_a_death_that_the_newsrooms_tell_stands_in_the_headline():
    text = "The singer Livia Arcano died on Monday in Sarn at the age of 81, her son said."
    feature = "Livia Arcano, the voice of Sarn, and the songs that Estmark sang for sixty years"
    assert told((feature, text), ("Livia Arcano dies at 81", text)) == "Livia Arcano dies at 81"
    assert told((feature, text), ("Songs of Sarn", text)) == feature
    concert = "Livia Arcano sang her songs of sixty years on Monday in Sarn. A fan said so. Her husband died in 2004."
    row = "The council of Sarn killed a bill on Monday that would have banned the singer Livia Arcano."
    both = [article(concert, title=feature, outlet="A"), article(row, title="Sarn bill on Arcano", outlet="B", hours=1)]
    assert not tell_of_death(both)
    assert not tell_of_death([*both, article(text, title="Livia Arcano dies at 81", outlet="C")])
    assert tell_of_death([both[0], article(text, outlet="C"), article(text, outlet="D")])


@pytest.mark.parametrize(
    "title",
    [
        "In pictures: the shattered coast of Marrovia",
        "Sarn accord: what the truce covers and what it doesn’t",
        "Storm Bela: where and when it will hit",
        "Five things to know about the new judge",
        "Full list: the branches that will close",
        "Hands on with the Kasso 6: brilliant and tireless",
        "Inside the web of lies spun by a killer",
        "Preview: green machine or red wall?",
    ],
)
def test_an_explainer_gives_no_headline_and_news_does(title):
    assert teases(title)
    assert (
        told(("Truce for power plants agreed in Sarn", "It holds for three months."), (title, "Read on."))[:5]
        == "Truce"
    )


@pytest.mark.parametrize(
    "title",
    ["It’s official: Orva to pay $41bn for Quill", "Breakthrough? Sarn signals yes to a truce", "Insider jailed for nine years", "Fire in pictures archive put out",
     "WHO declares an end to the Sarn outbreak", "Sarn outbreak: WHO calls for calm", "IT failure shuts nine hospitals", "I-95 closed by floods", "Video-game maker Kasso shuts its studio"],
)  # fmt: skip
def test_news_is_no_teaser(title):
    assert not teases(title)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Orva in talks to buy chip designer Quill, sources say", "Orva pays $41bn for Quill"),
        ("Jury in the Dolan murder trial to resume deliberations", "Businessman convicted of murdering Dolan"),
        ("Sarn braces for Storm Bela as it nears the coast", "Storm Bela cuts off three islands"),
        ("Decisive day for Marlow as Kell votes on his survival", "Marlow ousted in Kell"),
    ],
)
def test_what_was_to_come_gives_no_headline_when_it_has_come(before, after):
    assert told((before, "All wait for the news."), (after, "The news came at noon.")) == after
    assert told((before, "All wait for the news."), ("Why all wait", "We asked them.")) == before


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Kell may sell its port", True),
        ("New drug could be cleared as trials end", True),
        ("‘Landmark’ drug cleared in Sarn, but the wait at home could be long", False),
        ("Orva shares fall as Quill weighs a bid", False),
        ("Kell called to the polls in May", False),
    ],
)
def test_what_might_come_of_the_news_is_no_forecast(title, says):
    assert foretells(title) is says


def test_a_headline_without_a_text_stands_back():
    bare = article("", title="Sarn miners block the copper road at Hallem", outlet="A", hours=2)
    whole = article("Two dozen miners sat down on it.", title="Miners block a road at Hallem, police say", outlet="B")
    assert choose_headline(story(bare, whole)).article is whole
    assert choose_headline(story(bare)).article is bare
