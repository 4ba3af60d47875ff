"""Who spoke, in the kinds of sentence with which American news opens; each test's docstring is the article."""

import pytest

from briefing.stages.quotes import quotes_of
from tests.quality.quotes import article_of


def told(text):
    """Return the name, else the speaker's words, of each quotation of a text."""
    quotes = quotes_of(article_of({"id": "lead", "language": "en", "text": text}))
    return [q.name or (q.speaker.text if q.speaker else None) for q in quotes]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'Committee Chairman Terry Nagle, D-N.Y., answered calls for an inquiry by saying that the panel had "its hands full with the harbor."',
            ["Terry Nagle"],
        ),
        ('"The river does not read our permits," said Sen. Rosa Lind (D-Mass. ), who chairs the panel.', ["Rosa Lind"]),
        (
            '"My grandfather poured this floor, and it will outlive me," said J. P. "Buddy" Lazar Jr., who owns the mill.',
            ['J. P. "Buddy" Lazar Jr.'],
        ),
        ('Ousted Secretary of Veterans Affairs David Orme is calling the town "a swamp with a ferry."', ["David Orme"]),
        (
            'Seniors "like what they have, so the president will protect it," Alex M. Arden II, the budget chief, said.',
            ["Alex M. Arden II"],
        ),
        (
            'Boone, with Chairman Abe Sherman and Chairman Terry Nagle at her side, began by saying "a vote like this lasts forever."',
            ["Boone"],
        ),
        (
            '"It is a fairy tale," council spokesman Arlo Wend said. He accused Ines Marek, a former lawyer, of trying to "save her own seat before the spring."',
            ["Arlo Wend", "Arlo Wend"],
        ),
        (
            '"She closed the pier to pay for a road," spokeswoman Rosa Lind said. She accused Marek of hoping to "float to the top on other people\'s water."',
            ["Rosa Lind", "Rosa Lind"],
        ),
        (
            'Mayor Cass Hill, joined by Sheriff Rosa Lind and the pastors of two churches, said: "Nobody sleeps in a gym here tonight."',
            ["Cass Hill"],
        ),
        (
            'Senate leader Mark Ostrand, who lately blasted former Gov. Bill Tafoya on the floor, on Thursday said he would back him. "There is a lot of road between here and there."',
            ["Mark Ostrand"],
        ),
        (
            'Plain Sight released video of Amy Rourke complaining that "every month I am told to wait another month" for her story.',
            ["Amy Rourke"],
        ),
        (
            'Attorney Phil Garrity read a statement from the mother, Lorna Webb. "Nothing said in that room brings my boy home," it said.',
            ["Lorna Webb"],
        ),
        ('Chirp added a general warning that "these counts are early and may well be wrong."', ["Chirp"]),
    ],
)
def test_the_speaker_of_a_lead(text, names):
    assert told(text) == names


def test_a_dateline_never_speaks():
    """MANCHESTER, N.H. — With nine days to go, Beatrice Calloway on Saturday called her rival "a weather vane in a good suit" at a rally."""
    assert told(test_a_dateline_never_speaks.__doc__) == ["Beatrice Calloway"]


def test_a_book_is_nobody_s_words():
    """Maj. Curtis Lowe, who was promoting his new book "Unbroken Ranks: How the Academies Lost the Plot" on a podcast, said drills had been cut."""
    assert told(test_a_book_is_nobody_s_words.__doc__) == []


def test_words_whose_speaker_is_not_told_are_nobody_s_yet():
    """The Senate voted 50-50 to take up the bill, with Vice President Carla Dietz breaking the tie. "The Senate is going to move, and it will move tonight." """
    assert told(test_words_whose_speaker_is_not_told_are_nobody_s_yet.__doc__) == [None]
