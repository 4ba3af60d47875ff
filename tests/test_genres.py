"""What an article is, by its address, title, categories and page."""

from pathlib import Path

import pytest

from briefing.text.genres import find_genre, section_of


@pytest.mark.parametrize(
    ("url", "title", "genre"),
    [
        ("https://a.example/2024/05/05/world/levee-breaks", "Levee breaks", "news"),
        ("https://a.example/opinion/2024/05/05/why-levees", "Why levees break", "opinion"),
        ("https://a.example/commentisfree/2024/may/05/levees", "Levees", "opinion"),
        ("https://a.example/news/levees", "Opinion | Who pays for the levees?", "opinion"),
        ("https://a.example/news/live/levee", "Levee: latest", "live"),
        ("https://a.example/news/levee", "Levee live updates: Thousands leave", "live"),
        ("https://a.example/news/levee", "Storm Greta live: Red warning for the coast", "live"),
        ("https://a.example/news/levee", "Where most Elans live: A map of the valley", "news"),
        ("https://a.example/news/levee", "Levee lives up to its name", "news"),
        ("https://a.example/horoscopes/leo", "Your week", "horoscope"),
        ("https://a.example/news/x", "Horoscope for Monday", "horoscope"),
        ("https://a.example/sponsored/soap", "Soap", "advertorial"),
        ("https://a.example/news/x", "Five things to know today", "roundup"),
        ("https://a.example/news/x", "Morning briefing: levees and strikes", "roundup"),
        ("https://a.example/news/x", "The Ledger weekend: what we are reading", "roundup"),
        ("https://a.example/news/x", "Around the coast: the stories you may have missed", "roundup"),
        ("https://a.example/news/x", "Levee board missed what we are reading now in its files", "news"),
        ("https://a.example/sport/x", "Rovers beat Athletic 3-1", "sport result"),
        ("https://a.example/news/x", "Sarn 19 North Hallem 22: heartbreak at the death", "sport result"),
        ("https://a.example/news/x", "Player ratings: back row immense, scrum a worry", "sport result"),
        ("https://a.example/news/x", "Windows 11 Version 24: what is new", "news"),
        ("https://a.example/news/x", "Labour 19 Tories 22: new poll", "news"),
        ("https://a.example/news/x", "Route 66 motel closes", "news"),
        ("https://a.example/sport/x", "Saturday's results in full", "sport result"),
        ("https://a.example/news/x", "Rovers 3, Athletic 1: Late header settles it", "sport result"),
        ("https://a.example/news/x", "Senate votes 52-48 to raise the levee tax", "news"),
        ("https://a.example/business/x", "Opinion polls put parties level", "news"),
        ("https://[broken", "Levee", "news"),
        # Hours, ranges and words that other languages have for goals and recipes.
        ("https://a.example/1", "Vampire bat bites kill 10-12 children in Sarn", "news"),
        ("https://a.example/1", "Pilot verliert um 14:35 Uhr die Kontrolle", "news"),
        ("https://a.example/1", "Rentner schlagen Alarm: Um 20:15 fährt kein Bus mehr", "news"),
        ("https://a.example/1", "Angreifer schlägt Frau nach 22:00 im Zug nieder", "news"),
        ("https://a.example/1", "Die Linke gewinnt das Bürgermeisteramt mit 51:49", "news"),
        ("https://a.example/1", "Pierde la vida una familia en la A-7: 3-4 heridos", "news"),
        ("https://a.example/1", "La bolsa cae 2-3 puntos tras el anuncio", "news"),
        ("https://a.example/1", "Gana el sí por 52-48 en el plebiscito", "news"),
        ("https://a.example/1", "Rezept-Pflicht für Nasenspray fällt", "news"),
        ("https://a.example/1", "Rezepte: Apotheker warnen vor Fälschungen", "news"),
        ("https://a.example/1", "Recettes : l’État perd trois milliards", "news"),
        ("https://a.example/1", "Rezept: Kürbissuppe mit Ingwer", "advice"),
        ("https://a.example/1", "Sarn schlägt Tessin mit 3:1 und ist Meister", "sport result"),
        ("https://a.example/1", "Kesh besiegt Oster 31:28", "sport result"),
        ("https://a.example/1", "Sarn s’impose 2-0 à Tessin", "sport result"),
        ("https://a.example/1", "El Sarn gana 2-0 al Tessin", "sport result"),
    ],
)
def test_address_and_title_tell(url, title, genre):
    assert find_genre(url, title) == genre


def test_the_lines_of_an_article_tell():
    teams = "Rovers (4-3-3): Kemp 6; Strand 6, Ault 7, Wicks 5, Doyle 6; Oduya 9, Lamb 6 (Pryce 70, 8), Hull 8; Reyes 7, Fox 6."
    assert find_genre("https://a.example/1", "What a night", lines=[teams]) == "sport result"
    signs = ["Aries (March 21 – April 20)", "Taurus", "Gemini", "Cancer: June 22"]
    assert find_genre("https://a.example/1", "Mind the stairs", lines=signs) == "horoscope"
    dead = "The dead: Ann Lee, 40; Bo Ek, 31."
    assert (
        find_genre("https://a.example/1", "Levee breaks", lines=[dead, "Cancer is no longer a death sentence"])
        == "news"
    )


def test_categories_and_page_types_tell():
    assert find_genre("https://a.example/1", "Levees", ["World", "Editorial"]) == "opinion"
    assert find_genre("https://a.example/1", "Levees", [], ["NewsArticle", "LiveBlogPosting"]) == "live"


def marked_titles():
    for line in Path(__file__).with_name("genres.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            genre, path, title, *opening = (part.strip() for part in line.split("|"))
            yield genre, find_genre(f"https://a.example/{path}", title, lines=opening), title


def test_what_looks_like_news_and_is_not_stays_out_and_news_stays_in():
    found = list(marked_titles())
    assert len(found) == 182
    assert [title for marked, said, title in found if marked == "news" and said != "news"] == []
    assert sum(marked == said for marked, said, _ in found) >= 0.95 * len(found)


def test_the_words_of_others_argue_nothing():
    said = [
        "“I believe that we must go,” said Ana Kell. “I have nothing here, and my house is gone,” she told reporters."
    ]
    assert find_genre("https://a.example/1", "Thousands leave Merrow", lines=said) == "news"
    mine = ["I believe that we must go. I have nothing here, and my house is gone. Surely nobody should stay."]
    assert find_genre("https://a.example/1", "Thousands leave Merrow", lines=mine) == "opinion"


@pytest.mark.parametrize(
    ("title", "line", "genre"),
    [
        ("Correction: Ferry to Sarn", "The ferry leaves at 9.", "correction"),
        ("Corrections and clarifications", "", "correction"),
        ("Editor’s note", "", "correction"),
        ("Berichtigung", "", "correction"),
        ("Rectificatif : le bac de Sarn", "", "correction"),
        ("Fe de errores", "", "correction"),
        ("The ferry to Sarn", "In our report on Thursday we said that the ferry carries 90 cars. It carries 19.", "correction"),
        ("The ferry to Sarn", "An earlier version of this article misstated the ferry’s age.", "correction"),
        ("The ferry to Sarn", "Our report on the ferry said that its master had been drunk. We withdraw the line.", "correction"),
        ("Correction officers of Sarn walk out", "They left on Monday.", "news"),
        ("Minister offers an apology to the families", "She said on Monday: “We said too little.”", "news"),
        ("Report: dozens wrongly held in Sarn", "The report said that 40 people had been wrongly held.", "news"),
        ("Ferry runs aground", "A ferry ran aground off Sarn.\n\nAn earlier version of this article misstated its age.", "news"),
        ("Kell Boats opens a yard", "SARN, May 6, 2024 /BoatWire/ -- Kell Boats today opened a yard.", "advertorial"),
        ("Kell Boats opens a yard", "SARN--(BUSINESS WIRE)--Kell Boats today opened a yard.", "advertorial"),
        ("Kell Boats opens a yard", "Kell Boats opened a yard in Sarn and/or Merrow -- nobody knows.", "news"),
    ],
)  # fmt: skip
def test_a_newsroom_taking_itself_back_and_a_firm_praising_itself_are_no_news(title, line, genre):
    assert find_genre("https://a.example/1", title, lines=line.split("\n\n")) == genre


def test_a_long_report_that_begins_with_its_correction_stays_news():
    lines = [
        "An earlier version of this article misstated the ferry’s age.",
        *["The ferry lay on the sand all night."] * 40,
    ]
    assert find_genre("https://a.example/1", "Ferry runs aground", lines=lines) == "news"


@pytest.mark.parametrize(
    "name",
    ["Estmark Post Opinion", "new-estmark-post-opinion", "NYT > Opinion", "Opinion | The Merrow Globe", "Editorials"],
)
def test_a_feed_or_desk_of_opinion_carries_opinion(name):
    assert section_of("Estmark Post", name) == ("opinion",)


@pytest.mark.parametrize("name", ["Public Opinion", "Public Opinion Quarterly", "Opinionated Cook", "Estmark Post", ""])
def test_a_name_that_only_holds_the_word_is_no_desk(name):
    assert section_of(name) == ()


def test_a_headline_that_judges_is_somebodys_view():
    assert find_genre("https://a.example/news/x", "Harbour board is wrong to keep the pilots out") == "opinion"
    assert find_genre("https://a.example/news/x", "Harbour board was wrong to keep pilots out, court rules") == "news"


def test_what_an_agency_tells_its_editors_makes_no_press_release_of_its_report():
    told = ["Veyra is bankrupt, a court in Sarn said on Monday.", "Its 31 ferries stay in harbour."]
    for note in ("Note to editors: updates with court.", "NOTE TO EDITORS - Recasts lead"):
        assert find_genre("https://a.example/1", "Veyra is bankrupt", lines=[note, *told]) == "news"
    for note in ("Notes to editors", "Note to editors:", "Notes for editors: Veyra runs 31 ferries."):
        assert find_genre("https://a.example/1", "Veyra is bankrupt", lines=[*told, note]) == "advertorial"


def test_what_german_french_and_spanish_headlines_say_of_themselves_is_read():
    abroad = list(marked_titles())[-23:]
    assert abroad[0][2] == "Rezept: Grünkohl wie bei Oma"
    assert [(marked, title) for marked, said, title in abroad if marked != said] == []
