"""Scheduling and mailing: each slot once, each recipient once, whatever happens in between."""

import json
import logging
import shutil
import sqlite3
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from desk import Clock, Inbox, back_up, begin, mail_server, make, open_desk, write_config
from newsroom import utc

from briefing.cli.rounds import SOON
from briefing.errors import BriefingError

A, B = "a@newsroom.example", "b@newsroom.example"


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def newsroom(tmp_path, inbox):
    """A newsroom's config.yaml with a mail server behind it."""
    with mail_server(inbox) as port:
        yield write_config(tmp_path, port)


@pytest.fixture
def clock():
    return Clock("2026-02-02T04:00")


@pytest.fixture
def desk(newsroom, clock):
    with open_desk(newsroom, clock) as desk:
        begin(desk)
        yield desk


def test_a_slot_is_made_written_and_mailed_once(desk, clock, inbox, tmp_path):
    assert desk.round() == utc("2026-02-02T05:00")
    assert not inbox.letters
    clock.now = utc("2026-02-02T05:00")
    for _ in range(3):
        desk.round()
        clock.now += timedelta(minutes=1)
    assert inbox.served == [A, B]
    paths = sorted(p.name for p in (tmp_path / "briefings").iterdir())
    assert paths == ["morning-2026-02-02.docx", "morning-2026-02-02.json"]
    letter = message_from_bytes(inbox.letters[0][2], policy=policy.default)
    assert letter["Subject"].startswith("Morning Briefing, 2 February 2026: Harbour Bridge closed")
    attached = next(letter.iter_attachments())
    assert attached.get_filename() == "morning-2026-02-02.docx"
    assert attached.get_content() == (tmp_path / "briefings" / paths[0]).read_bytes()
    frozen = desk.archive.ledger.last("morning")
    assert json.loads((tmp_path / "briefings" / paths[1]).read_text(encoding="utf-8"))["made"] == "2026-02-02T05:00:00Z"
    assert (frozen.slot, frozen.late) == ("2026-02-02T06:00", False)


def test_several_times_a_day_have_the_time_in_their_names(tmp_path, clock):
    config = write_config(tmp_path, schedule=["06:00", "0 18 * * *"], formats=["docx", "md", "html"], recipients=[])
    with open_desk(config, clock) as desk:
        begin(desk)
        for moment in ("2026-02-02T05:00", "2026-02-02T17:00"):
            clock.now = utc(moment)
            desk.round()
    names = sorted(p.name for p in (tmp_path / "briefings").iterdir())
    assert names == [f"morning-2026-02-02.{t}.{e}" for t in ("0600", "1800") for e in ("docx", "html", "md")]


def test_a_catch_up_is_one_and_says_that_it_is_late(desk, clock, inbox):
    """T8: off for three days."""
    clock.now = utc("2026-02-05T09:00")
    desk.round()
    desk.round()
    assert inbox.served == [A, B]
    letter = message_from_bytes(inbox.letters[0][2], policy=policy.default)
    assert "(late)" in letter["Subject"]
    assert desk.archive.ledger.last("morning").slot == "2026-02-05T06:00"


def test_a_changed_schedule_makes_nothing_late(desk, newsroom, clock, inbox):
    clock.now = utc("2026-02-02T05:00")
    desk.round()
    clock.now = utc("2026-02-02T09:00")
    text = newsroom.read_text(encoding="utf-8").replace("06:00", "09:30")
    newsroom.write_text(text, encoding="utf-8")
    with open_desk(newsroom, clock) as changed:
        changed.round()
        assert len(inbox.letters) == 2
        clock.now = utc("2026-02-03T08:30")
        changed.round()
    assert len(inbox.letters) == 4


def test_what_cannot_be_made_now_is_made_later_and_does_not_keep_the_others(tmp_path, clock, caplog):
    """One edition's feeds are down, then ours breaks; the other goes out all the same."""
    config = json.loads(write_config(tmp_path, recipients=[]).read_text(encoding="utf-8"))
    config["editions"]["noon"] = config["editions"]["morning"]
    (tmp_path / "config.yaml").write_text(json.dumps(config), encoding="utf-8")
    faults = [BriefingError("no feed could be read"), ZeroDivisionError("ours")]

    def shaky(name, now, late):
        if name == "morning" and faults:
            raise faults.pop(0)
        return make(name, now, late)

    with open_desk(tmp_path / "config.yaml", clock, shaky) as desk, caplog.at_level(logging.INFO, "briefing"):
        begin(desk)
        clock.now = utc("2026-02-02T05:00")
        until = desk.round()
        assert until == utc("2026-02-02T05:05")
        assert [desk.archive.ledger.last(n) is not None for n in ("morning", "noon")] == [False, True]
        assert desk.round() == until  # not before
        for minute in (5, 10):
            clock.now = utc(f"2026-02-02T05:{minute:02}")
            desk.round()
        assert desk.archive.ledger.last("morning").slot == "2026-02-02T06:00"
    assert "no feed could be read" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_folder_that_cannot_be_written_keeps_no_mail_back(desk, clock, inbox, tmp_path, caplog):
    """T14, in part."""
    (tmp_path / "briefings").write_text("a file where the folder should be", encoding="utf-8")
    clock.now = utc("2026-02-02T05:00")
    desk.round()
    assert inbox.served == [A, B]
    assert "cannot be written" in caplog.text
    (tmp_path / "briefings").unlink()
    desk.round()
    assert (tmp_path / "briefings/morning-2026-02-02.docx").read_bytes() == desk.archive.ledger.last("morning").docx


def test_a_temporary_no_is_tried_again_with_the_same_message(desk, clock, inbox):
    """T10, in part: greylisting."""
    inbox.answers[A] = ["451 greylisted", "450 still"]
    clock.now = utc("2026-02-02T05:00")
    assert desk.round() == utc("2026-02-02T05:01")
    assert inbox.served == [B]
    (waiting,) = desk.archive.ledger.letters(states=("waiting",))
    clock.now = utc("2026-02-02T05:01")
    assert desk.round() == utc("2026-02-02T05:03")
    clock.now = utc("2026-02-02T05:03")
    desk.round()
    assert inbox.served == [B, A]
    assert inbox.letters[1][1] == waiting.message_id


def test_a_recipient_who_never_answers_is_given_up_at_the_next_slot_and_the_owner_told(newsroom, clock, inbox):
    """T10, in part."""
    newsroom.write_text(newsroom.read_text(encoding="utf-8").replace("06:00", "06:00,06:45"), encoding="utf-8")
    inbox.answers[A] = ["451 come back"] * 1000
    with open_desk(newsroom, clock) as desk:
        begin(desk)
        clock.now = utc("2026-02-02T05:00")
        while clock.now < utc("2026-02-02T05:45"):
            clock.now = max(desk.round(), clock.now + timedelta(minutes=1))
        assert [x.tries for x in desk.archive.ledger.letters(states=("waiting",))] == [6]
        desk.round()
        states = {x.recipient: x.state for x in desk.archive.ledger.letters(1)}
    assert states == {A: "refused", B: "sent"}
    told = [
        message_from_bytes(raw, policy=policy.default) for to, _, raw in inbox.letters if to.startswith("briefing@")
    ]
    assert [str(m["Subject"])[:37] for m in told] == [f"Not delivered to {A}: "[:37]]
    assert "next edition was due" in told[0].get_body(("plain",)).get_content()


def test_a_recipient_who_is_unknown_stops_only_his_own_letter(desk, clock, inbox):
    """T11, in part."""
    inbox.answers[A] = ["550 no such user"]
    clock.now = utc("2026-02-02T05:00")
    desk.round()
    desk.round()
    assert inbox.served == ["briefing@newsroom.example", B]
    refused = desk.archive.ledger.letters(states=("refused",))
    assert [(x.recipient, x.tries) for x in refused] == [(A, 1)]
    assert "no such user" in refused[0].answer


def test_a_server_that_is_down_is_asked_once_a_round(tmp_path, clock):
    with open_desk(write_config(tmp_path, port=1), clock) as desk:
        begin(desk)
        clock.now = utc("2026-02-02T05:00")
        desk.round()
        assert [x.tries for x in desk.archive.ledger.letters(states=("waiting",))] == [1, 0]
        assert (tmp_path / "briefings/morning-2026-02-02.docx").exists()


@pytest.mark.parametrize("policy", ["resend", "hold"])
def test_a_letter_whose_sender_died_is_handled_as_the_house_wishes(newsroom, clock, inbox, policy):
    text = json.loads(newsroom.read_text(encoding="utf-8"))
    text["mail"]["when_unsure"] = policy
    newsroom.write_text(json.dumps(text), encoding="utf-8")
    with open_desk(newsroom, clock) as desk:
        begin(desk)
        clock.now = utc("2026-02-02T05:00")
        desk.post.deliver, deliver = (lambda: None), desk.post.deliver
        desk.round()
        dying = desk.archive.ledger.claim(clock.now, "somewhere:1")
        desk.post.deliver = deliver
        desk.round()
        clock.now += timedelta(minutes=2)
        desk.round()
        states = {x.recipient: (x.state, x.message_id) for x in desk.archive.ledger.letters(1)}
    assert states[dying.recipient] == ("held" if policy == "hold" else "sent", dying.message_id)
    assert sorted(inbox.served) == ([B] if policy == "hold" else [A, B])


def test_a_backup_that_is_put_back_sends_nothing_old(newsroom, clock, inbox, tmp_path, caplog):
    """T9: three days later the archive knows nothing of those days, and one of its letters was not yet sent."""
    inbox.answers[B] = ["451 later"]
    with open_desk(newsroom, clock) as desk:
        begin(desk)
        clock.now = utc("2026-02-02T05:00")
        desk.round()
        back_up(tmp_path / "archive.sqlite", tmp_path / "backup")
        for day in (2, 3, 4, 5):
            clock.now = utc(f"2026-02-0{day}T05:01")
            desk.round()
    before = len(inbox.letters)
    assert before == 8
    for path in tmp_path.glob("archive.sqlite-*"):
        path.unlink()
    shutil.move(tmp_path / "backup", tmp_path / "archive.sqlite")
    clock.now = utc("2026-02-05T08:00")
    with open_desk(newsroom, clock) as desk:
        desk.round()
        desk.round()
        assert len(inbox.letters) == before
        assert "a backup was put back; 1 letter held" in caplog.text
        assert [x.recipient for x in desk.archive.ledger.letters(states=("held",))] == [B]
        clock.now = utc("2026-02-06T05:00")
        desk.round()
    assert len(inbox.letters) == before + 2


def test_while_another_has_the_turn_nothing_is_done(desk, newsroom, clock, inbox):
    clock.now = utc("2026-02-02T05:00")
    lock = sqlite3.connect(newsroom.parent / "archive.sqlite.turn", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    assert desk.round() == clock.now + SOON
    assert not inbox.letters
    lock.close()
    desk.round()
    assert inbox.served == [A, B]


def test_a_clock_that_ran_days_ahead_costs_no_edition_its_files(tmp_path, clock):
    config = write_config(tmp_path, recipients=[], formats=["json"])
    with open_desk(config, clock) as desk:
        begin(desk)
        for moment in ("2026-02-02T05:00", "2026-02-06T05:00", "2026-02-03T05:00", "2026-02-04T05:00"):
            clock.now = utc(moment)
            desk.round()
    names = sorted(p.stem.removeprefix("morning-") for p in (tmp_path / "briefings").iterdir())
    assert names == ["2026-02-02", "2026-02-03", "2026-02-04", "2026-02-06"]


@pytest.mark.parametrize(
    ("day", "moment"),
    [("2026-03-29", "2026-03-29T01:00"), ("2026-10-25", "2026-10-25T00:30")],
    ids=["spring", "autumn"],
)
def test_clock_changes_make_no_slot_twice_and_none_missing(tmp_path, clock, day, moment):
    config = write_config(tmp_path, schedule=["02:30"], recipients=[], formats=["json"])
    start = utc(day) - timedelta(hours=12)
    clock.now = start
    with open_desk(config, clock) as desk:
        begin(desk)
        while clock.now < start + timedelta(hours=40):
            clock.now += timedelta(minutes=30)
            desk.round()
        made = desk.archive.ledger.earlier("morning", start)
    assert [x.slot for x in made] == [f"{day}T02:30", f"{utc(day) + timedelta(days=1):%Y-%m-%d}T02:30"]
    assert made[0].made == utc(moment)
    assert not any(x.late for x in made)
