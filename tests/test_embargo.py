"""Embargoes in plain copy: what is held, until when, and what only tells of an embargo."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from newsroom import NINE, article

from briefing.model import Page
from briefing.pipeline import Order, make_briefing
from briefing.stages.articles import read_page
from briefing.stages.wirecopy import obey_wire, read_wire
from briefing.text.embargo import NEVER, behind_embargo, is_embargo, lifted

# A Sunday, 22:00 UTC.
CAME_IN = datetime(2026, 11, 22, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 0001 MONDAY NOVEMBER 23", "2026-11-23 00:01"),
        ("Embargoed until 00:01 GMT, 24 November 2026", "2026-11-24 00:01"),
        ("STRICTLY EMBARGOED UNTIL 00.01HRS ON WEDNESDAY 25 NOVEMBER", "2026-11-25 00:01"),
        ("Embargo: 10am, Tuesday", "2026-11-24 10:00"),
        ("*** EMBARGOED FOR RELEASE UNTIL 6:30 P.M. ET, MONDAY, NOV. 23 ***", "2026-11-23 23:30"),
        ("Not for publication before 0600 hrs tomorrow", "2026-11-23 06:00"),
        ("HOLD FOR RELEASE UNTIL NOON EST NOV. 25, 2026", "2026-11-25 17:00"),
        ("Embargoed until midnight on Monday", "2026-11-24 00:00"),
        ("Embargoed until 23:00", "2026-11-22 23:00"),
        ("Embargoed until 07:00", "2026-11-23 07:00"),
        ("Sperrfrist: Montag, 23. November 2026, 10.00 Uhr MEZ", "2026-11-23 09:00"),
        ("Sperrfrist 23.11., 18 Uhr", "2026-11-23 18:00"),
        ("SOUS EMBARGO jusqu’au mardi 24 novembre à 6h00", "2026-11-24 06:00"),
        ("Embargado hasta las 10:00 horas del lunes 23 de noviembre", "2026-11-23 10:00"),
        ("Embargoed until 0001 January 2", "2027-01-02 00:01"),
        ("EMBARGOED UNTIL 24 November 2026, 00:01", "2026-11-24 00:01"),
        ("Embargoed until 6 July 2027 09:00", "2027-07-06 09:00"),
        ("EMBARGO: 2026-11-24 10:00", "2026-11-24 10:00"),
        ("EMBARGOED UNTIL TUESDAY 24 NOVEMBER", "2026-11-24 00:01"),
        ("EMBARGOED UNTIL 0001 MONDAY: Midnight trains to return", "2026-11-23 00:01"),
        ("EMBARGOED UNTIL 12:00 MIDNIGHT MONDAY", "2026-11-24 00:00"),
        ("Sperrfrist: Montag, 23.11.2026", "2026-11-23 00:01"),
        ("Sperrfrist: Montag, 23. November, 24:00 Uhr", "2026-11-24 00:00"),
        ("Sperrfrist: Montagmorgen, 6 Uhr", "2026-11-23 06:00"),
        ("Embargado hasta las 5 de la tarde del martes 24 de noviembre", "2026-11-24 17:00"),
        ("EMBARGOED UNTIL DELIVERY", None),
        ("FW: EMBARGOED UNTIL 10:00 MONDAY: Ministry to ban parking", "2026-11-23 10:00"),
        ("Press release - EMBARGOED UNTIL 10:00 MONDAY", "2026-11-23 10:00"),
        ("WG: Pressemitteilung (Sperrfrist: Montag, 10 Uhr)", "2026-11-23 10:00"),
        ("*** EMBARGO ***", None),
        ("EMBARGOED", None),
    ],
)
def test_an_embargo_is_read_however_it_is_written(line, until):
    assert is_embargo(line)
    assert lifted(line, CAME_IN) == (datetime.strptime(f"{until} +0000", "%Y-%m-%d %H:%M %z") if until else NEVER)


@pytest.mark.parametrize(
    "line",
    [
        "Embargo on Russian oil until 2027: EU ministers agree",
        "Embargo: ministers meet in Brussels to end 12 years of sanctions",
        "Embargoed wine worth £3m seized at port",
        "Embargo until 2030 demanded by farmers",
        "Sperrfrist für Abgeordnete soll auf fünf Jahre steigen",
        "Gesperrt: Brücke bleibt bis 2028 zu",
        "Gesperrt: Brücke ab 22 Uhr dicht",
        "Gesperrt bis Montag 10 Uhr: A7 bei Hamburg",
        "Gesperrt",
        "Embargo",
        "Embargo on Russian oil takes effect at midnight",
        "Embargo lifted at noon as ships return",
        "Embargo until Monday, says minister",
        "Embargo: EU beschließt um 10 Uhr neue Sanktionen",
        "Embargo de armas: la UE decide hoy a las 10 horas",
        "Embargoed oil tanker reaches port at 06:00",
        "Embargada la cuenta del club hasta las 18 horas",
        "Freigegeben ab 12 Jahren um 20:15 Uhr: der Film",
        "Under embargo since 1962, Cuba marks 8 p.m. blackout",
        "The report was embargoed until 10:00 on Monday, but the newspaper printed it on Sunday all the same, and the ministry was furious about what it called a breach of trust.",
    ],
)
def test_news_of_an_embargo_is_none(line):
    assert not is_embargo(line)


def text_file(top):
    body = f"{top}\n\nParking on pavements to be banned\n\nBy Alice Dent\n\n" + "\n\n".join(
        ["Parking on pavements will be banned in every town from next summer, the ministry will say on Monday."] * 1
        + ["Drivers will face fines of £70, and those who do not pay will be taken to court within a month."]
    )
    return read_page(Page("file:///drop/a.txt", body.encode(), "text/plain", CAME_IN))


def test_a_text_file_under_embargo_keeps_its_headline_and_waits():
    held = text_file("EMBARGOED UNTIL 0001 MONDAY NOVEMBER 23")
    assert held.title == "Parking on pavements to be banned"
    kept, left_out = obey_wire([held], now=CAME_IN)
    assert (kept, [x.reason for x in left_out]) == ((), ["embargoed until 2026-11-23 00:01 UTC"])
    (released,), left_out = obey_wire([held], now=CAME_IN + timedelta(hours=3))
    assert (released.published, left_out) == (datetime(2026, 11, 23, 0, 1, tzinfo=UTC), ())
    assert obey_wire([text_file("EMBARGOED")], now=CAME_IN + timedelta(days=99))[0] == ()


def test_what_was_held_is_told_by_the_edition_after_its_hour():
    """The edition before had it and could not tell it: since then nothing has come in."""
    held = text_file("EMBARGOED UNTIL 0001 MONDAY NOVEMBER 23")
    before = make_briefing([held], Order(), made=CAME_IN + timedelta(hours=1), since=CAME_IN - timedelta(days=1))
    assert before.digests == ()
    after = make_briefing([held], Order(), made=CAME_IN + timedelta(hours=9), since=CAME_IN + timedelta(hours=1))
    assert [d.headline.text for d in after.digests] == ["Parking on pavements to be banned"]


def test_a_mail_under_embargo_is_called_by_what_stands_behind_it():
    mail = (
        "From: Ministry <press@m.example>\nSubject: EMBARGOED UNTIL 10:00 GMT 23 NOV: Ministry to ban pavement parking\n"
        "Date: Sun, 22 Nov 2026 22:00:00 +0000\n\nParking on pavements will be banned.\n"
    )
    (held,) = read_wire(Page("file:///drop/a.eml", mail.encode(), "message/rfc822", CAME_IN))
    assert held.title == "Ministry to ban pavement parking"
    assert held.embargo == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert behind_embargo("EMBARGOED UNTIL 0001 MONDAY NOVEMBER 23") == ""
    assert behind_embargo("EMBARGO: 10:00 GMT 23 NOV: Bus plan: who pays for it") == "Bus plan: who pays for it"


def test_a_mail_of_the_year_1_is_held():
    assert lifted("Sperrfrist: 31.12., 10 Uhr", datetime(1, 1, 1, tzinfo=UTC)) == NEVER


def test_what_was_withdrawn_before_the_last_edition_is_named_no_more():
    first = article("The bridge is closed.", title="Bridge closed")
    kill = article("Editors, please withdraw it.", title="KILL: Bridge closed", hours=1)
    assert obey_wire([first, kill], now=NINE)[1]
    first, kill = (replace(a, fetched=NINE) for a in (first, kill))
    assert obey_wire([first, kill], now=NINE, since=NINE - timedelta(hours=3))[1]
    assert obey_wire([first, kill], now=NINE, since=NINE + timedelta(hours=9)) == ((), ())
