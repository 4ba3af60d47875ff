"""Developments: the newsrooms' own bullets first, then what we derive."""

from newsroom import article, report, story

from briefing.model import Story, Summary
from briefing.stages.developments import find_developments
from briefing.text.sentences import sentences

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
