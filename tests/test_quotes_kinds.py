"""Kinds of attribution that were once got wrong, each in words that the weights were not fitted on."""

import pytest

from briefing.stages.quotes import quotes_of
from briefing.stages.quotes.people import People
from briefing.stages.quotes.places import place
from briefing.stages.quotes.ranker import Candidates
from briefing.stages.quotes.reading import read
from tests.quality.quotes import article_of

KINDS = {
    "a mark like an inch sign": (
        "The ″interim″ bridge is eleven. Its keeper, Edda Roth, calls it ″a museum piece with trucks on it.″",
        {"a museum piece with trucks on it.": "Edda Roth"},
    ),
    "a shortened word first": (
        "‘’Tis the same old ferry with a new coat of paint,’ said the harbourmaster, Colm Daly.",
        {"’Tis the same old ferry with a new coat of paint,": "Colm Daly"},
    ),
    "a passive, who said so behind it": (
        'The play was described as "a funeral with jokes" by critic Rhoda Blum.',
        {"a funeral with jokes": "Rhoda Blum"},
    ),
    "a place in the clause before the subject": (
        "After talks with Premier Dahl in Oslo, Chancellor Ines Vogel said the plan was "
        '"a bridge that reaches neither bank."',
        {"a bridge that reaches neither bank.": "Ines Vogel"},
    ),
    "a verb of its own behind a noun": (
        '"The ledger was never audited," the clerk went on. "It was weighed."',
        {"The ledger was never audited,": "the clerk", "It was weighed.": "the clerk"},
    ),
    "a participle": (
        'Gov. Lena Storck vetoed the bill on Monday, calling it "a tax on patience and on the people who have it."',
        {"a tax on patience and on the people who have it.": "Lena Storck"},
    ),
    "where somebody wrote from": (
        'Traveller Ida Moss wrote from Lisbon, "Six hours in a queue and somebody has started to sing."',
        {"Six hours in a queue and somebody has started to sing.": "Ida Moss"},
    ),
    "the nearer of two clauses": (
        "Senator Paul Orde said he would sign, but Senator Greta Hahn said she would sooner "
        '"sell the dome for scrap and start again."',
        {"sell the dome for scrap and start again.": "Greta Hahn"},
    ),
    "a given name alone": (
        "Marta Quill and her brother, Jonas Feld, own the mill. "
        '"I grind and he sells, and neither of us sleeps," Marta said.',
        {"I grind and he sells, and neither of us sleeps,": "Marta Quill"},
    ),
    "a name that comes later": (
        '"I have counted nine leaks," she said. "Nine." Ingrid Solberg has kept the lighthouse since 1990.',
        {"I have counted nine leaks,": "Ingrid Solberg", "Nine.": "Ingrid Solberg"},
    ),
    "a paragraph that goes on without a mark": (
        'Ada Lund won the prize. She said, "The first half was ours.\n'
        'We could have scored two more before the break." Afterwards the losing coach, Piet Blom, said, '
        '"We were second best."',
        {
            "The first half was ours.": "Ada Lund",
            "We could have scored two more before the break.": "Ada Lund",
            "We were second best.": "Piet Blom",
        },
    ),
    "that was somebody": (
        '"He cannot win the north and he knows it." That was councillor Ruth Amsel, an old rival.',
        {"He cannot win the north and he knows it.": "Ruth Amsel"},
    ),
    "a company": (
        'Corvus Therapeutics stopped the trial on Friday. "The safety of patients comes first," the company said.',
        {"The safety of patients comes first,": "Corvus Therapeutics"},
    ),
    "no source in Italian": (
        'Bishop Nando Greco has called the ruling "dangerous" ((it)): "We face a ruling that nobody asked for" ((it)).',
        {"dangerous": "Nando Greco", "We face a ruling that nobody asked for": "Nando Greco"},
    ),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind(kind):
    text, said = KINDS[kind]
    quotes = quotes_of(article_of({"id": kind, "text": text}))
    found = {w.text: q.name or (q.speaker and q.speaker.text) for q in quotes for w in q.words}
    assert {words: name for words, name in found.items() if len(words) > 9} == {
        words: name for words, name in said.items() if len(words) > 9
    }


@pytest.mark.parametrize(
    "text",
    [
        'The scheme has been called "the dearest car park in Europe" and worse.',
        'The road is known to drivers as "the widow-maker" and taken slowly.',
        "Dismay in Aldmoor: 'They promised us the ferry until the spring.' The pier closed on Friday.",
    ],
)
def test_what_nobody_is_named_for_is_nobodys(text):
    assert all(q.name is None for q in quotes_of(article_of({"id": "nobody", "text": text})))


def test_a_page_that_is_one_paragraph_puts_no_more_candidates_to_a_quotation_than_a_long_one():
    def most(count):
        text = " ".join(f'"We saw it {k} times," said Ann Lee{k} of Port {k}.' for k in range(count))
        reading = read(article_of({"id": "long", "text": text}))
        candidates = Candidates(reading, People(reading))
        return max(len(candidates.of(place(reading, s), None)) for s in reading.stretches[:: count // 10])

    assert most(100) == most(400)
