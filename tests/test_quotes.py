"""Quotes: words exactly as printed between the marks, and who said them."""

import newsroom
import pytest

from briefing.stages.quotes import find_quotes, quotes_of


def said(article):
    """(name, words) of every quotation, stretches parted by " / "."""
    return [(q.name, " / ".join(w.text for w in q.words)) for q in quotes_of(article)]


def test_an_interrupted_quote_is_one(article):
    """
    Ada Lund, the port's director, opened the new quay on Monday.

    "The ships are here," Lund said. "The cranes will follow."
    """
    (quote,) = quotes_of(article)
    assert [w.text for w in quote.words] == ["The ships are here,", "The cranes will follow."]
    assert quote.name == "Ada Lund"
    assert quote.speaker.text == "Lund"
    assert quote.role.text == "port's director"
    assert quote.cue.text == "said"


def test_a_quote_goes_on_over_the_paragraph_break(article):
    """
    "We waited all night," Omar Haddad, a fisherman from the island, told reporters. "Nobody came.

    "In the morning the boat was gone."
    """
    assert said(article) == [
        ("Omar Haddad", "We waited all night, / Nobody came. / In the morning the boat was gone."),
    ]


def test_a_pronoun_is_resolved(article):
    """
    Finance Minister Clara Voss met Peter Brandt, the banks' negotiator, on Friday.

    "I have nothing to add to that," she said.
    """
    assert said(article) == [("Clara Voss", "I have nothing to add to that,")]


def test_a_short_form_of_a_body_is_resolved(article):
    """
    The Danish Transport Ministry published its plan for the bridge on Tuesday.

    "The bridge will open in two years," the ministry said.
    """
    assert said(article) == [("Danish Transport Ministry", "The bridge will open in two years,")]


@pytest.mark.parametrize("shape", ["“%s”", '"%s"', "''%s''", '“%s"', "\"%s''", "``%s''"])
def test_marks_pair_by_place_and_not_by_shape(shape):
    article = newsroom.article(shape % "We will not be moved from this valley," + " Mayor Ana Reyes said on Friday.")
    (quote,) = quotes_of(article)
    assert quote.words[0].text == "We will not be moved from this valley,"
    assert quote.name == "Ana Reyes"


def test_the_same_quote_in_two_reports_is_one():
    one = newsroom.article('"The dam will hold through the winter," said engineer Ruth Kade.', outlet="A")
    other = newsroom.article(
        'Kade spoke late on Sunday.\n\n"The dam will hold through the winter, we are sure of it," Ruth Kade said.',
        outlet="B",
        hours=1,
    )
    (quote,) = find_quotes(newsroom.story(one, other))
    assert quote.words[0].text.endswith("we are sure of it,")
    assert [s.article.outlet for s in quote.support] == ["A"]
    assert quote.name == "Ruth Kade"
    assert (quote,) == find_quotes(newsroom.story(other, one))


def test_headlines_captions_and_short_doubtful_words_are_no_quotes():
    article = newsroom.article(
        '## "We are ready for the storm"\n\nThe so-called "smart road" opened in May.',
        title='"This is a disaster for us all"',
    )
    assert find_quotes(newsroom.story(article)) == ()


def test_text_made_of_marks_takes_no_quadratic_time():
    # Work and not seconds: a text twice as long looks at no sentence twice as far.
    from newsroom import article, story

    assert find_quotes(story(article('"a ' * 4000))) == ()


def test_two_people_of_one_last_name_stay_two():
    council = newsroom.article(
        '"We will close the bridge tonight," said Ivo Smith, the mayor.\n\n"I do not agree with it at all," said Irma Smith, a baker.'
    )
    later = newsroom.article('"There is no money left for the repair," said Smith on Friday.', outlet="B", hours=2)
    assert {(q.name, q.role and q.role.text) for q in find_quotes(newsroom.story(council))} == {
        ("Ivo Smith", "mayor"),
        ("Irma Smith", "baker"),
    }
    assert {q.name for q in find_quotes(newsroom.story(council, later))} == {"Ivo Smith", "Irma Smith", "Smith"}
