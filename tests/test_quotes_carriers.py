"""Words between marks that nobody speaks, and those that are somebody's without a verb of saying."""

import pytest

from briefing.stages.quotes import quotes_of
from tests.quality.quotes import article_of

NOBODYS = {
    "a law": "Premier Ines Rauch signed a bill that bars landlords from “asking a tenant where the money comes from.”",
    "a law, and who wrote it": "Section 4, which Senator Cal Moody drafted, bans “the sale of eels within sight of a church”.",
    "chants": "Minister Bo Strand left the hall to chants of “Show us, show us the books” from the gallery.",
    "a sign": "Mayor Pat Ewing stood beneath a banner reading “This town is not for sale to anyone” and waved.",
    "a slogan": "Under the slogan “A boat for every bay and a bay for every boat”, Lise Dunn won the coast.",
    "a title": "Professor Odd Lien published a paper titled “On the habits of the common harbour crab in winter”.",
    "a term": "The so-called “long wet tail” of the market is feared by analyst Fia Roos.",
}
SOMEBODYS = {
    "a claim": (
        "Minister Ada Fry mocked a claim by Owen Tate that the pier was “held up by paint and luck”.",
        "Owen Tate",
    ),
    "what is somebody's": ("Ada Fry’s answer was short: “Ask the pier.”", "Ada Fry"),
    "a view": ("For Owen Tate, the pier is “a plank with a long memory”.", "Owen Tate"),
    "a verb for two": (
        "Minister Ada Fry called the pier “safe”; Owen Tate, “a plank with a long memory”.",
        "Owen Tate",
    ),
    "who was told of": ("The pier, said Owen Tate, is “a plank with a long memory”.", "Owen Tate"),
    "an answer across a sentence": (
        "“It is safe,” said Ada Fry.\nHarbour pilot Owen Tate disagreed.\n“It is a plank with a long memory.”",
        "Owen Tate",
    ),
    "French, told between the marks": (
        "« Le quai, a soupiré le gardien Omar Tissot, ne passera pas l’hiver. »",
        "Omar Tissot",
    ),
    "Spanish, told between the marks": (
        "«El muelle —suspiró el guarda Omar Tejada— no pasará el invierno.»",
        "Omar Tejada",
    ),
    "German, behind a preposition": (
        "Nach den Worten von Karla Voss ist der Steg „ein Brett mit langem Gedächtnis“.",
        "Karla Voss",
    ),
}


def quotes(text):
    language = "fr" if "«" in text and "l’" in text else "es" if "«" in text else "de" if "„" in text else "en"
    return quotes_of(article_of({"id": "carrier", "text": text, "language": language}))


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_what_nobody_speaks_is_given_to_nobody(text):
    assert [q.name for q in quotes(text) if q.speaker] == []


@pytest.mark.parametrize(("text", "name"), SOMEBODYS.values(), ids=SOMEBODYS)
def test_whose_words_they_are_without_a_verb(text, name):
    assert quotes(text)[-1].name == name


def test_feet_and_inches_close_no_quotation():
    text = '"My mother was 4\' 11" and she never once hit her head on that beam," Hetty Lowe said.'
    assert [w.text for q in quotes(text) for w in q.words] == [
        "My mother was 4' 11\" and she never once hit her head on that beam,"
    ]
