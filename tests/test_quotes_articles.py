"""Who spoke, in the kinds of sentence that whole articles hold and leads hardly ever."""

from pathlib import Path

import newsroom
import pytest

from briefing.stages.quotes import find_quotes, quotes_of
from tests.quality.logit import fit
from tests.quality.quotes import article_of
from tests.quality.spoken import documents

PASSAGES = Path(__file__).parent / "quality" / "quotes_articles.txt"


def quotes(text, language="en"):
    return quotes_of(article_of({"id": "page", "language": language, "text": text}))


def told(text, language="en"):
    """Return the name, else the speaker's words, of each quotation of a text."""
    return [q.name or (q.speaker.text if q.speaker else None) for q in quotes(text, language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (  # a pronoun and its verb drawn together
            'Alma Roth ran the kiosk. When her clerks asked for a day off, she\'d say, "The sea has no day off, my dears."',
            ["Alma Roth"],
        ),
        (  # why, whether, when somebody did something is told of somebody else
            'Curator Hugo Lang defended the night guard, Emil Roth. Lang declined to say whether Roth had locked the side door. "When the film is shown you may think otherwise," he said.',
            ["Hugo Lang"],
        ),
        (  # whoever is brought in last, where nobody is the subject
            'Editor Jane Poole bought the poem. Last spring the paper sent me to see the poet, Clara Voss, in a flat above a bakery. "I write with my coat on," she told me.',
            ["Clara Voss"],
        ),
        (
            'Dario Venn lost the role in June. "I learned to cook and then I learned to eat," said the actor.',
            ["Dario Venn"],
        ),
        (
            'Ambassador Zhang Weiguo spoke on Monday. Zhang said: "The fleet will stay where the water is."',
            ["Zhang Weiguo"],
        ),
        (
            'Weil introduced Crane to the hall as "a man who can fold a map in the wind." Anton Weil runs the club.',
            ["Anton Weil"],
        ),
        (
            'The inquiry forced Treasurer Olga Finn to admit that the fund was "a jar with a hole in it."',
            ["Olga Finn"],
        ),
        (
            'Governor Ned Rusk branded Harlan\'s comments "shabby and late" and pointed out that she had "voted for the same bill in March."',
            ["Ned Rusk", "Ned Rusk"],
        ),
        (
            'Doctors say the water is unsafe, with Dr. Eva Holm, who runs the clinic, warning that "by June we shall be drinking the tannery."',
            ["Eva Holm"],
        ),
        (
            'The authors of a study published in the journal Sea Matters argued that the rule was "a gift to whoever owns the bigger boat."',
            ["The authors of a study"],
        ),
        (
            'Researchers at Ostrow University who followed 300 sailors wrote that the effect was "about as strong as strong tea."',
            ["Researchers at Ostrow University"],
        ),
        (
            'The envoy thanked the hosts, then cautioned that the rebels "sign with one hand and reload with the other."',
            ["The envoy"],
        ),
        (
            "Asked by Ms. Brill whether the minister had told him to wait, Peter Hahn paused and said, “What was said in that room stays in it.”",
            ["Peter Hahn"],
        ),
    ],
)
def test_the_speaker_in_an_article(text, names):
    assert told(text) == names


@pytest.mark.parametrize("speaker", ["the mayor", "a fisherman"])
def test_whom_a_sentence_opens_with_is_not_described_by_its_subject(speaker):
    text = f'In a film about Rita Voss, {speaker} says "the sea gives and the sea takes away."'
    assert told(text) == [speaker]


def test_a_signature_below_a_quotation_speaks_for_it():
    text = (
        "Readers wrote to us about the pier.\n“The lamps are the best of it, and the worst is the wind.”\n– Dora Lund, Port Vale\n"
        "“I shall not pay four pounds to look at fog.”\n– Sami Okoro\nThe pier opens at nine."
    )
    assert told(text) == ["Dora Lund", "Sami Okoro"]


@pytest.mark.parametrize(
    "below",
    [
        "— Staff writers",
        "– Ferry lines to stop on Sunday",
        "– Ferry Strike\n– Schools Shut",
        "- Associated Press",
        "– seen at the pier",
    ],
)
def test_what_is_no_persons_name_signs_no_quotation(below):
    text = f"The pier opens at nine.\n“The lamps are the best of it, and the worst is the wind.”\n{below}\nTickets are free."
    assert not any(told(text))


def test_a_pronoun_for_somebody_without_a_name_is_printed_as_what_they_are():
    text = 'A cashier at the Hill Street store was alone that night. "We counted the change by the light of my phone," she said. Mayor Linda Farrow sent a lamp.'
    quote = quotes(text)[0]
    assert (quote.name, quote.speaker.text.startswith("A cashier"), quote.pronoun.text) == (None, True, "she")


def test_a_pronoun_that_means_nobody_is_not_printed(article):
    """
    The lights went out at six. "We counted the change by the light of my phone all night," she said.
    """
    assert [q.speaker.text for q in quotes_of(article)] == ["she"]
    assert [q.speaker for q in find_quotes(newsroom.story(article))] == [None]


def test_in_a_language_without_a_table_nobody_is_named():
    text = "Il sindaco Marco Lupi era in piazza. «Non abbiamo mai visto una piena come questa», ha detto Lupi."
    assert told(text, "it") == [None]
    assert len(quotes(text, "it")) == 1


def test_every_passage_of_the_classes_can_be_read():
    passages = list(documents(PASSAGES))
    assert len(passages) > 100
    assert all(q["speaker"] is None or q["speaker"] in p["text"] for p in passages for q in p["quotes"])


def test_a_logit_learns_which_of_two_features_tells():
    """The feature that every right row has, and no wrong one, outweighs the one that both have."""
    chosen = [([("tells", "both"), ("both",)], frozenset([0])), ([("both",), ("tells",)], frozenset([1]))] * 3
    table = fit(chosen)
    assert table["tells"] > 1
    assert abs(table.get("both", 0.0)) < table["tells"]
    assert fit(list(reversed(chosen))) == table


@pytest.mark.parametrize("office", ["Anwohnerin", "Baudezernentin", "Personalvorständin", "Schulleiterin"])
def test_a_german_office_of_one_word_stands_before_a_name(office):
    found = quotes(f"„Die Brücke bleibt bis in den Mai gesperrt“, sagte {office} Ulrike Möller am Abend.", "de")
    assert [(q.name, q.role.text) for q in found] == [("Ulrike Möller", office)]
