"""Sentences: where one ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import article

from briefing.text.sentences import sentences, split

# A bar stands where a sentence ends.
ENGLISH = """
The mayor resigned.| Dr. Ada Moss takes over on Jan. 6.| No. 5 on the list, J. P. Hale, declined.
It opened at 9 a.m. Monday and closed at 5 p.m.| The doors stayed shut.
Acme Inc. said it would pay.| Acme Inc.| The firm said no more.
She moved to the U.S. Senate in 2019.| He left the U.S.| They met in Washington, D.C. last week.
“Why now?” he asked.| “Because we can!” Iris Vale said.| “Is that all?”| Nobody answered.
The river rose 3.5 meters.| In St. Omer, Mrs. Dale and Gov. Roy Finch watched.
He paused ... and went on.| Then he stopped.| “It’s over.”| The crowd left.
Was it you?| I think so!| Yes.
They paid $4.2 million (about 3.9 million euros).| (No one was hurt.)| The case is closed.
The vote was 9-2.| Sens. Amy Roe and Bob Lund voted no.| Lt. Col. Ray Poe did not vote.
He saw the U.S. “war on terror” end.| Yahoo! said so.| Vitamin C. The rest is known.
1. The first rule is simple.| The second is not.
H. Res. 601 pairs the bill with S. Con. Res. 14, the budget.| Both passed.| It was a con.| He fled.
Critics of the U.S. “war on fog” met.| Nike Inc. (NKE) fell, Dep. Chief Joe Moran said.| “We left the U.S.”| It ended.
“We will go,” said Ana Ruiz, 41.| “We have to.”| She turned away.
""".replace("Vitamin C. The", "Vitamin C.| The")
OTHERS = {
    "de": "Am 3. Mai sprach Dr. Ilse Kern in Köln.| Es kamen ca. 300 Gäste, z. B. aus Bonn.| „Wir bleiben.“| Danach ging sie.",
    "fr": "M. Dupont est parti.| Mme Lenoir, née en 1950, reste.| « C'est fini. »| Il pleut.",
    "es": "El Sr. Gómez llegó a EE.UU. ayer.| La reunión duró poco.| ¿Por qué?| No lo dijo.",
    "it": "Il sig. Rossi è partito.| La dott.ssa Bianchi resta.| Perché?| Non si sa.",
    "pt": "O Sr. Silva chegou.| A Dra. Souza ficou.| Por quê?| Ninguém sabe.",
    "nl": "Dhr. de Boer vertrok om 9 uur.| Prof. Jansen bleef.| Het regende.",
    "ru": "В 2023 г. в Москве прошёл форум.| Об этом сообщил А. С. Иванов.| На ул. Ленина пожар.",
    "uk": "На вул. Франка сталася пожежа.| Про це повідомив І. П. Коваль.| Збитки — 5 млн грн.| Ніхто не постраждав.",
}


def marked(text, language="en"):
    return "|".join(text[start:end] for start, end in split(text, language))


@pytest.mark.parametrize("line", ENGLISH.strip().splitlines())
def test_english(line):
    assert marked(line.replace("|", "")) == line.replace("| ", "|")


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language):
    line = OTHERS[language]
    assert marked(line.replace("|", ""), language) == line.replace("| ", "|")


def test_a_missing_space_hides_no_end():
    assert marked("They took the town.Rescuers came later. All was quiet.") == (
        "They took the town.|Rescuers came later.|All was quiet."
    )


@given(st.text('ab A.!?…"”’ )(\n1“', max_size=60))
def test_every_letter_is_in_one_sentence_and_none_is_blank(text):
    ranges = split(text)
    assert "".join(text[a:b] for a, b in ranges).replace(" ", "").replace("\n", "") == "".join(text.split())
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in ranges)
    assert ranges == sorted(ranges)


@pytest.mark.parametrize(
    "dateline",
    [
        "SAN VELIO, Corrano (ICP) — ",
        "LINDHAVEN—",
        "(CNN)",
        "(Reuters) - ",
        "NEW YORK (AP) -- ",
        "PARIS, May 3 (AFP) – ",
        "CORRANO/VELM (ICP) - ",
        "LISBON - ",
        "LINDHAVEN, Oct 11 - ",
        "VELM, Estmark - ",
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(dateline):
    spans = sentences(article(f"{dateline}The ferry sank on Monday. Nobody was hurt."))
    assert [s.text for s in spans] == ["The ferry sank on Monday.", "Nobody was hurt."]


@pytest.mark.parametrize(
    "line",
    [
        "NATO — once called dead — met on Monday.",
        "The UN (founded in 1945) met.",
        "NATO - once called dead - met.",
        "NATO - Europe's shield, many say - met. Sweden joined NATO in March.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(line):
    assert sentences(article(line))[0].text.startswith(("NATO", "The UN"))


def test_a_byline_that_ran_into_the_text_is_no_part_of_it():
    assert sentences(article("By Renzo Calder Eleven bodies lay in the hall. Rain fell."))[0].text.startswith("Eleven")
