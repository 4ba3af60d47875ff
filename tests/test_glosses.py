"""What is counted in German, French and Spanish is read like English: figures, tolls, contradictions, overtaken headlines."""

from dataclasses import replace

import pytest
from newsroom import article, story

from briefing.stages.disagreements import find_disagreements
from briefing.stages.headlines import choose_headline
from briefing.stages.summaries import summarize
from briefing.text.figures import figures
from briefing.text.glosses import GLOSSES, gloss
from briefing.text.tallies import tallies


def counted(language, line):
    """What a line counts: the lowest and highest amount of each figure, and its unit."""
    return [(round(f.low, 1), round(f.high, 1), f.unit) for f in figures(gloss(line, language))]


@pytest.mark.parametrize(
    ("language", "line", "amount", "unit"),
    [
        ("de", "Das Unternehmen hat 1.214 Beschäftigte.", 1214, "count"),
        ("de", "Der Schaden liegt bei 2.345.678,50 Euro.", 2345678.5, "€"),
        ("de", "Der Umsatz sank um 8,3 Prozent.", 8.3, "percent"),
        ("de", "Die Bank verlor 2,1 Milliarden Euro.", 2.1e9, "€"),
        ("de", "Es brannten elf Hektar Wald.", 11, "area"),
        ("fr", "Il manque 1 214 signatures.", 1214, "count"),
        ("fr", "La banque a perdu 2,1 milliards d’euros.", 2.1e9, "€"),
        ("fr", "Les prix ont augmenté de 3,5 %.", 3.5, "percent"),
        ("es", "Faltan 1.214 firmas.", 1214, "count"),
        ("es", "El banco perdió 2,1 millones de euros.", 2.1e6, "€"),
        ("es", "Los precios subieron un 3,5 por ciento.", 3.5, "percent"),
    ],
)
def test_figures_are_read_as_their_language_writes_them(language, line, amount, unit):
    ((low, high, found),) = counted(language, line)
    assert low <= amount + 1
    assert amount - 1 <= high
    assert found == unit
    assert gloss(line, "en") == gloss(line, "fi") == line


@pytest.mark.parametrize(
    ("language", "line", "told"),
    [
        ("de", "Zwei Tote und elf Verletzte in Hohenrode", {"dead": 2, "hurt": 11}),
        ("de", "Nach der Explosion ist die Zahl der Toten auf drei gestiegen.", {"dead": 3}),
        ("de", "Die Landesbank hat 355 Kunden verloren.", {}),
        ("de", "Kerner streicht bis Ende 2028 rund 1.200 Stellen.", {"jobs cut": 1100}),
        ("fr", "Le bilan s’alourdit à 12 morts et 40 blessés.", {"dead": 12, "hurt": 40}),
        ("fr", "Le bilan de l’incendie du ferry est passé à six morts.", {"dead": 6}),
        ("es", "El número de muertos por la riada ha subido a cinco.", {"dead": 5}),
        ("fr", "L’usine supprime 300 emplois.", {"jobs cut": 300}),
        ("es", "El número de muertos sube a 14 y hay 25 heridos.", {"dead": 14, "hurt": 25}),
    ],
)
def test_tolls_are_read(language, line, told):
    assert {event: figure.low for event, figure in tallies(gloss(line, language)).items()} == pytest.approx(
        told, rel=0.1
    )


def german(text, title, outlet, hours=0.0):
    return article(
        text, title=title, outlet=outlet, hours=hours, language="de", url=f"https://{outlet.lower()}.example/1"
    )


FIRST = german(
    "Bei einer Explosion im Chemiewerk Salvina in Hohenrode sind zwei Arbeiter ums Leben gekommen. Elf Menschen wurden verletzt.",
    "Explosion in Chemiewerk: Zwei Tote in Hohenrode",
    "Kurier",
)
RISEN = german(
    "Nach der Explosion im Chemiewerk Salvina in Hohenrode ist die Zahl der Toten auf drei gestiegen. Ein Arbeiter erlag seinen Verletzungen.",
    "Explosion in Chemiewerk in Hohenrode: Zahl der Toten steigt auf drei",
    "Rundfunk",
    hours=9,
)


def test_a_toll_that_has_risen_overtakes_headline_and_summary():
    told = story(FIRST, RISEN)
    assert choose_headline(told, language="de").article is RISEN
    assert "zwei Arbeiter" not in " ".join(s.text for s in summarize(told, 2).sentences)


def test_newsrooms_that_count_otherwise_stand_side_by_side():
    one = german(
        "Kerner streicht am Stammwerk Brömsen 1.200 Stellen, teilte das Unternehmen mit.", "Kerner baut ab", "Woche"
    )
    other = german("Kerner streicht am Stammwerk Brömsen 1.400 Stellen, sagte die IG Metall.", "Kahlschlag", "Stadt")
    (found,) = find_disagreements(story(one, other))
    assert {claim.text for claim in found.claims} == {
        s.text for a in (one, other) for s in summarize(story(a), 1).sentences
    }
    same = replace(other, text=other.text.replace("1.400", "1.200"))
    assert find_disagreements(story(one, same)) == ()


def test_a_toll_that_has_risen_contradicts_nothing():
    assert find_disagreements(story(FIRST, RISEN)) == ()
    other = (
        "Zwei Arbeiter starben in den Flammen der Halle von Salvina in Hohenrode, elf Kollegen kamen ins Krankenhaus."
    )
    assert find_disagreements(story(german(other, "Inferno in Hohenrode", "Express", 2), RISEN)) == ()
    left = (
        "Neun Menschen werden nach der Explosion im Chemiewerk Salvina in Hohenrode noch in Krankenhäusern behandelt."
    )
    assert find_disagreements(story(FIRST, german(left, "Nach der Explosion", "Express", 2))) == ()


@pytest.mark.parametrize(
    ("language", "news", "teaser"),
    [
        (
            "de",
            "Bahnstreik: Lokführer wollen ab Montag 60 Stunden streiken",
            "Streik der Lokführer: Was auf Pendler ab Montag zukommt",
        ),
        (
            "de",
            "Explosion in Hohenrode: Werk bleibt geschlossen",
            "Explosion in Hohenrode: Das wissen wir über das Werk",
        ),
        (
            "fr",
            "Incendie de Marsenne : le port reste fermé jusqu’à lundi",
            "Incendie de Marsenne : ce que l’on sait du port fermé",
        ),
        (
            "es",
            "El puerto de Sarda sigue cerrado tras el incendio",
            "Incendio del puerto de Sarda: lo que se sabe del cierre",
        ),
    ],
)
def test_a_headline_that_tells_goes_before_one_that_promises_to(language, news, teaser):
    told = [
        replace(german("Die Lokführer streiken ab Montag.", title, outlet, hours), language=language)
        for title, outlet, hours in ((news, "A", 0), (teaser, "B", 1))
    ]
    assert choose_headline(story(*told), language=language).text == news


@pytest.mark.parametrize("language", sorted(GLOSSES))
def test_no_phrase_is_hidden_behind_a_word_of_it(language):
    """A phrase stands before the words in it: each row's own first wording must be read as that row says."""
    for words, english in GLOSSES[language]:
        if words.isalpha():
            assert gloss(words, language) == english, words
