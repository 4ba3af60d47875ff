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
