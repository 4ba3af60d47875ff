"""What the house says on paper, in the language of the edition."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import docx
import editions
import newsroom
import pytest
from test_word import texts

from briefing.edges.page import write_html, write_text
from briefing.edges.web import faults
from briefing.edges.word import write_word
from briefing.model import Coverage, Failure, LeftOut, Quote, Span
from briefing.stages.ranking import WHY_OUT
from briefing.text import wording
from briefing.text.layout import lay_out
from briefing.text.tidy import quoted
from briefing.text.tongues import REASONS, SAYINGS, number, reason, say

PLACES = re.compile(r"\{\w*\}")


def edition(language, **more):
    """An edition in a language, its section's name one of ours."""
    rich = editions.rich()
    digests = tuple(replace(d, section="Other" if n else "") for n, d in enumerate(rich.digests))
    return replace(rich, language=language, digests=digests, **more)


def own_words(briefing):
    """What the edition says that no article does and no name is."""
    return [run.text for line in lay_out(briefing) for run in line.runs if not run.language and run.style != "Outlet"]


@pytest.mark.parametrize("tables", [SAYINGS, REASONS])
def test_each_table_has_the_same_sayings_in_order_with_the_same_places(tables):
    first = next(iter(tables.values()))
    for language, table in tables.items():
        assert list(table) == sorted(table), language
        assert table.keys() == first.keys(), language
        for english, said in table.items():
            assert sorted(PLACES.findall(said)) == sorted(PLACES.findall(english)), (language, english)


@pytest.mark.parametrize("language", sorted(SAYINGS))
def test_nothing_of_the_house_is_said_in_english(language):
    here, english = own_words(edition(language)), own_words(edition("en"))
    names = {a.outlet for d in editions.rich().digests for a in d.story.articles} | {"Morning Briefing"}
    same = {w for w in here if w in english and len(re.findall(r"[^\W\d_]", w)) > 2 and not any(n in w for n in names)}
    # Words that two languages have in common, and what a newsroom or a server says itself.
    allowed = {"Sources"} | {f" – {f.reason}" for f in editions.rich().failures}
    allowed |= {a.title for a in editions.rich().coverage.left_out}
    assert same <= allowed


def test_a_german_morning_is_dated_and_counted_in_german():
    lines = {line.style: line.text for line in reversed(lay_out(edition("de")))}
    assert lines["Briefing Date"] == "Dienstag, 7. Mai 2024 · 06:00 Uhr MESZ"
    assert lines["Period"].startswith("Zeitraum: Montag, 6. Mai, 06:00 Uhr bis Dienstag, 7. Mai, 06:00 Uhr")
    assert lines["TOC Heading"] == "In dieser Ausgabe"
    assert lines["Kicker"] == "Nachrichten"
    assert "2 unabhängige Quellen" in lines["Provenance"]
    assert lines["Provenance"].startswith("Aktualisiert · ")
    assert lines["Coverage"] == (
        "14 Feeds gelesen · 2 gestört · 3 ohne Neues · 236 Artikel · 41 davon Kopien oder neue Fassungen"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Freitag, 1. März 2024"),
        ("en", "Friday 1 March 2024"),
        ("es", "viernes, 1 de marzo de 2024"),
        ("fr", "vendredi 1er mars 2024"),
        ("fi", "Friday 1 March 2024"),
    ],
)
def test_a_day_in_each_language(language, said):
    assert wording.day(datetime(2024, 3, 1, 12, tzinfo=UTC), "Europe/Berlin", language) == said


def test_times_of_other_days_are_short():
    made = datetime(2024, 5, 7, 4, tzinfo=UTC)
    french = replace(edition("fr"), made=made, time_zone="Europe/Paris")
    assert wording.near(datetime(2024, 5, 5, 21, 40, tzinfo=UTC), french) == "dim. 23:40"
    assert wording.near(datetime(2023, 5, 2, 21, 40, tzinfo=UTC), french) == "2 mai 2023"


def test_a_quote_stands_between_the_marks_of_the_edition():
    assert quoted(["Er sagte „Nein“ und ging"], "de") == "„Er sagte ‚Nein‘ und ging“"
    assert quoted(["Dijo «no» y se fue,"], "es-MX") == "«Dijo “no” y se fue»"
    assert quoted(["Il a dit non", "et il est parti"], "fr") == "«\u00a0Il a dit non […] et il est parti\u00a0»"
    assert quoted(["He said “no”"], "en-GB") == quoted(["He said “no”"]) == "“He said ‘no’”"
    french = [line.text for line in lay_out(edition("fr")) if line.style == "Quote"]
    assert french
    assert all(words.startswith("«\u00a0") and words.endswith("\u00a0»") for words in french)


def test_nobody_is_nobody_in_german():
    article = newsroom.article("„Wir bleiben“, hieß es am Sonntag.", language="de")
    told = editions.digest(article, quotes=(Quote((Span(article, 1, 12),)),), printed_quotes=1)
    lines = lay_out(replace(editions.briefing(told), language="de"))
    below = [line.text for line in lines if line.style == "Quote Source"]
    assert below[0].startswith("nicht zugeordnet ")


def test_every_reason_to_leave_an_article_out_is_known():
    known = [*WHY_OUT.values(), "printed before, and nothing has come in since", "below the first 10 stories"]
    known += ["withdrawn by dpa", "embargoed until 2026-11-22 06:00 UTC", "Politik has its 3 stories"]
    for language in REASONS:
        assert [r for r in known if reason(r, language) == r and r != "opinion"] == []
    assert reason("below the first 10 stories", "de") == "nach den ersten 10 Themen"
    assert reason("a story of my own making, to be sure", "de") == "a story of my own making, to be sure"


def test_what_a_server_did_is_said_with_its_figures():
    reasons = [faults.of_status(404), faults.of_status(403), faults.of_status(503), faults.of_status(502)]
    reasons += [faults.DEADLINE.format(seconds=30.0), faults.BROKEN_OFF.format(host="a.example"), faults.ROBOTS]
    reasons += [
        faults.GONE.format(status=404),
        faults.of_page_status(502),
        faults.UNKNOWN_HOST.format(host="a.example"),
    ]
    for language in REASONS:
        assert [r for r in reasons if reason(r, language) == r] == []
    later = f"{faults.of_status(502)} (since 2026-11-20); asked again from 2026-11-21 10:00 UTC"
    assert reason(later, "de") == (
        "Der Server ist gestört (502); wir fragen später wieder an (seit 2026-11-20); nächste Anfrage ab 2026-11-21 10:00 UTC"
    )


def test_coverage_names_what_failed_in_the_language_of_the_edition():
    coverage = Coverage(
        feeds=1, articles=1200, left_out=(LeftOut("https://a.example/1", "Widder heute", "a horoscope"),)
    )
    failures = (Failure("https://b.example/feed", faults.of_status(503), "Der Bote"),)
    told = replace(editions.without_stories(), language="de", coverage=coverage, failures=failures)
    assert [line.text for line in lay_out(told) if line.style == "Coverage"] == [
        "1 Feed gelesen · 0 gestört · 0 ohne Neues · 1.200 Artikel · 0 davon Kopien oder neue Fassungen",
        "Nicht gelesen: Der Bote – Der Server ist überlastet oder in Wartung (503); wir fragen später wieder an",
        "Nicht aufgenommen (1), Horoskop: Widder heute",
    ]
    assert wording.nothing(told) == ("Keine nennenswerte Berichterstattung seit Montag, 6. Mai 2024, 06:00 Uhr MESZ.")
    assert wording.subject(told).endswith(": keine nennenswerte Berichterstattung")


def test_mail_and_word_say_it_too():
    german = edition("de")
    note = say("Every line is taken verbatim from the source named beside it. The Word edition is attached.", "de")
    assert note.startswith("Jede Zeile")
    assert note in write_html(german)
    assert note in write_text(german)
    document = docx.Document(io.BytesIO(write_word(german)))
    assert document.sections[0].footer.paragraphs[0].text == "Morning Briefing · 7. Mai 2024\tSeite 1 von 1"
    assert "Hauptthemen" in texts(document, "Heading 1")


def test_numbers_have_the_marks_of_their_language():
    assert [number(12345, x) for x in ("en", "de", "es", "fr", "pt-BR")] == [
        "12,345",
        "12.345",
        "12.345",
        "12\u00a0345",
        "12,345",
    ]
