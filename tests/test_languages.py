"""Which language a text is in."""

import pytest

from briefing.text.languages import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river broke through the old levee before dawn, and the mayor said that nobody had been hurt.", "en"),
        (
            "Der Fluss brach am frühen Morgen durch den alten Deich, und niemand wurde nach Angaben der Stadt verletzt.",
            "de",
        ),
        (
            "La rivière a rompu la vieille digue avant l'aube et personne n'a été blessé, a déclaré le maire de la ville.",
            "fr",
        ),
        ("El río rompió el viejo dique antes del amanecer y nadie resultó herido, dijo el alcalde de la ciudad.", "es"),
        ("Река прорвала старую дамбу до рассвета, никто не пострадал, сообщил мэр города журналистам.", "ru"),
        ("Rzeka przerwała stary wał przed świtem, nikt nie został ranny, powiedział burmistrz miasta.", "pl"),
        (
            "Sungai menjebol tanggul lama sebelum fajar dan tidak ada yang terluka, kata wali kota kepada wartawan.",
            "id",
        ),
        ("川は夜明け前に古い堤防を突き破り、けが人はいなかったと市長は述べた。", "ja"),
    ],
)
def test_news_languages_are_told_apart(text, language):
    assert detect(text) == language


def test_a_hint_decides_where_the_text_is_too_short():
    assert detect("Ok", hint="pt-BR") == "pt"
    assert detect("", hint="") == "en"
    assert detect("Elf Tote", hint="de") == "de"


def test_a_wrong_hint_does_not_hide_english():
    assert (
        detect("The river broke through the old levee before dawn, and the mayor said that nobody was hurt.", hint="fr")
        == "en"
    )
