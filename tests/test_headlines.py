"""The headline under which a story is printed."""

from newsroom import article, story

from briefing.stages.headlines import choose_headline

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


def test_a_part_of_the_dead_and_another_disaster_are_no_toll():
    text = "A ferry sank off Sarn on Monday and seven people died. Three of the dead were children."
    old = "One line. Two lines. Three lines. Four lines. The ferry of 1987 killed 31 people."
    title = "Ferry sinks off Sarn harbour in a storm, kills seven"
    assert told((title, text), ("What we know of the ferry", f"Sarn, children and seven dead. {old}")) == title


def test_what_was_announced_gives_way_to_what_was_done():
    ahead = "Merrow council leader to hold talks with tram drivers on Monday"
    done = "Merrow tram drivers leave talks with no deal on council pay"
    text = "The council leader of Merrow will hold talks with tram drivers on Monday."
    held = "The council leader of Merrow held talks with tram drivers on Monday, and they left with no deal."
    assert told((ahead, text), (done, held)) == done
    assert told((ahead, text), ("Why the trams of Merrow stand still", text)) == ahead
