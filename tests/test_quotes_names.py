"""Which name and which office a quotation's speaker is given, where the words before the name are not simple."""

import pytest

from briefing.stages.quotes import quotes_of
from tests.quality.quotes import article_of

NAMED = {
    "a month in an office's way": (
        "“If she calls the bill, it will fail,” Rep. Jan Schakow (D-Ill.), a close ally of the speaker, said.",
        ("Jan Schakow", "Rep."),
    ),
    "a month that is a last name": ("“I will not resign,” Theresa May said on a night in May.", ("Theresa May", None)),
    "an office with a purpose": (
        "“The pause has been a lifeline,” U.S. secretary of education Miguel Cardano said in a statement.",
        ("Miguel Cardano", "U.S. secretary of education"),
    ),
    "an office of three words and a house": (
        "White House chief of staff Mick Mulvane said the plan was “a very long walk to a short pier.”",
        ("Mick Mulvane", "White House chief of staff"),
    ),
    "an office for a country": (
        "U.S. Special Envoy for Haiti Daniel Footer resigned Thursday. “I will not be associated with this,” Footer wrote.",
        ("Daniel Footer", "U.S. Special Envoy for Haiti"),
    ),
    "an office behind an article": (
        "“The parks are open,” said Secretary of the Interior Ewan Tull.",
        ("Ewan Tull", "Secretary of the Interior"),
    ),
    "a first name that is a calling": (
        "“We wait,” said Hunter Bolden, the governor's son.",
        ("Hunter Bolden", "governor's son"),
    ),
    "a city that opens with an article": (
        "Los Alamitos Archbishop Jose Gomes was elected Tuesday. “I just wanted to be a priest,” Gomes said.",
        ("Jose Gomes", "Los Alamitos Archbishop"),
    ),
    "a first lady": (
        "First Lady Melanie Crump said the book was “a hat with no head.”",
        ("Melanie Crump", "First Lady"),
    ),
    "a participle before a title": (
        "Two of the hardest issues facing President Bolden split the party.\n\n"
        "Vice President Harris, on her first trip, issued a stark warning. “Do not come,” she said at a news conference.",
        ("Harris", "Vice President"),
    ),
    "a pronoun between a woman and a junior": (
        "Nurses United backed Rep. Ayla Presley over Donald Crane Jr. “He has his father's name,” she said.",
        ("Ayla Presley", "Rep."),
    ),
    "a judge who acts for a while": (
        "A federal judge temporarily blocked the order, declaring that it was “based on a flawed legal premise.”",
        (None, "federal judge"),
    ),
    "an agency written like a small word": (
        "“We must be careful,” Dr. Mike Ryde, executive director of the WHO’s emergencies program, said.",
        ("Mike Ryde", "executive director of the WHO’s emergencies program"),
    ),
    "who stands beside is no office": (
        "“This saves children,” said Abbott, flanked by several members of the legislature.",
        ("Abbott", None),
    ),
    "whom a memo went to is no office": (
        "In a memo to county attorneys, Ted Barrow said that cases “may be opened if there are clear grounds.”",
        ("Ted Barrow", None),
    ),
    "a petition is not who follows it": (
        'According to the petition, Wilma Barrow did not uphold the duty of "applying the law equally to all."',
        (None, None),
    ),
    "another country's president": (
        "The Taiwanese president stood firm against Chinese President Shi Jinpan on Sunday. "
        "“Our position remains the same,” the Taiwanese president said.",
        (None, "Taiwanese president"),
    ),
    "a partisan of a state": (
        "Sen. Joe Munchen said Sunday he will vote no. “It weakens us,” the moderate West Dakota Democrat wrote.",
        ("Joe Munchen", "moderate West Dakota Democrat"),
    ),
    "a company behind what it is": (
        "Tech giant Gloogle said it “has done nothing of the kind.”",
        ("Gloogle", None),
    ),
    "a time zone is no company": (
        "Services were down from about 16:00 GMT on Monday, Facebolt says.\n\n"
        'But the company said there was "no evidence that anybody was harmed".',
        ("Facebolt", None),
    ),
    "a wife and not her husband": (
        "Renata Holloway, 49, said her husband, Dr Piers Holloway, 57, had brought the books home.\n\n"
        '"I did not read them," she said.',
        ("Renata Holloway", None),
    ),
    "one of many is nobody": (
        "Yvonne Castellan, who leads the opposition, said one of the 61 votes had been cast by a deputy on a plane.\n\n"
        '"His card voted. He did not," she said.',
        ("Yvonne Castellan", None),
    ),
    "a body of two things": (
        '"We have approved it," the Food and Drug Administration said in a statement.',
        ("Food and Drug Administration", None),
    ),
    "a committee on something, and who chairs it": (
        '"We are waiting," House Select Committee on Intelligence Chairman Adam Schilling said.',
        ("Adam Schilling", "House Select Committee on Intelligence Chairman"),
    ),
    "a first name of men there and of women here": (
        "The tower in Miami was failing, its president, Jean Wodnik, told owners in April.\n\n"
        '"The concrete is going faster than we are," she wrote.',
        ("Jean Wodnik", "president"),
    ),
    "a company that is named between commas": (
        "The Food and Drug Administration warned parents on Saturday. The company, Little Meadow, recalled three"
        " flavors. “The safety of children is everything to us,” it said.",
        ("Little Meadow", None),
    ),
    "an analyst's house is not the company": (
        "Brightwell Foods cut its forecast on Thursday. Mona Feld, an analyst at Carrow & Lane, was not surprised.\n\n"
        "“We will support every colleague,” the company said.",
        ("Brightwell Foods", None),
    ),
    "an airline is no board": (
        'Skylark cut 900 jobs on Monday. The Transportation Safety Board met. "We fly on," the airline said.',
        ("Skylark", None),
    ),
    "a resolution by its full name": (
        "The United Nations Security Council Resolution declared the settlements “a flagrant violation of law.”",
        ("United Nations Security Council Resolution", None),
    ),
}


@pytest.mark.parametrize("kind", sorted(NAMED))
def test_the_name_and_office_of_a_speaker(kind):
    text, wanted = NAMED[kind]
    told = {(q.name, q.role.text if q.role else None) for q in quotes_of(article_of({"id": kind, "text": text}))}
    assert told == {wanted}
