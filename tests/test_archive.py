"""The archive on a real SQLite file."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import desk
import pytest
from newsroom import NINE, article
from postgres import server as postgres_server

from briefing.edges.archive import Frozen, open_archive
from briefing.edges.archive.tables import SCHEMA
from briefing.errors import ArchiveError
from briefing.model import Page

BRIDGE = "The bridge is closed.\n\nTraffic goes north."
FROZEN = Frozen("morning", "2024-05-06T09:00", NINE, "Morning", "{}", "<p>", "plain", "morning.docx", b"PK")


@pytest.fixture(scope="module")
def postgres():
    with postgres_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def archive(request, tmp_path):
    if request.param == "sqlite":
        with open_archive(str(tmp_path / "new" / "archive.sqlite")) as archive:
            yield archive
        return
    with open_archive(request.getfixturevalue("postgres")) as archive:
        yield archive
        with archive.engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


@pytest.fixture
def on_file(tmp_path):
    with open_archive(str(tmp_path / "archive.sqlite")) as archive:
        yield archive


def test_an_article_comes_back_as_it_was_kept(archive):
    bridge = article(
        BRIDGE,
        title="Bridge closed",
        authors=("Ana Lopez",),
        categories=("local",),
        origin="AP",
        genre="opinion",
        embargo=NINE,
    )
    assert archive.shelf.keep([bridge]) == (bridge,)
    assert archive.shelf.article(bridge.url) == bridge


def test_an_unchanged_page_is_no_new_version_and_a_changed_one_is(archive):
    first = article(BRIDGE, url="https://w.example/1")
    later = replace(first, fetched=NINE + timedelta(hours=2))
    edited = article(BRIDGE + "\n\nIt opens again on Friday.", url="https://w.example/1")

    assert archive.shelf.keep([first, later, edited]) == (first, first, replace(edited, version=2))
    assert archive.shelf.article(first.url, 1) == first
    assert archive.shelf.known([first.url, "https://nowhere.example"]) == {first.url: replace(edited, version=2)}
    assert len(archive.shelf.articles(NINE)) == 2


def test_search_takes_words_and_phrases_and_no_query_language(archive):
    kept = archive.shelf.keep(
        [article(BRIDGE, title="Bridge closed"), article("Nothing else happened.", title="Quiet day")]
    )
    assert archive.shelf.search("TRAFFIC north") == kept[:1]
    assert archive.shelf.search('"goes north"') == kept[:1]
    assert archive.shelf.search('"north goes"') == ()
    for hostile in ('title:"x" OR *', "NEAR(a", "'; DROP TABLE articles;--", '"', "", "a AND"):
        assert archive.shelf.search(hostile) == ()


def test_a_page_is_kept_once_per_address(archive):
    page = Page("https://w.example/1", b"<p>one", "text/html", NINE, "utf-8")
    archive.shelf.keep_pages({page.url: page})
    archive.shelf.keep_pages({page.url: replace(page, body=b"<p>two")})
    assert archive.shelf.page(page.url) == replace(page, body=b"<p>two")
    assert archive.shelf.page("https://nowhere.example") is None


def test_forgetting_takes_what_is_old_out_of_search_as_well(archive):
    old, new = article(BRIDGE), article("The bridge is open.", hours=24 * 60)
    archive.shelf.keep([old, new])
    assert archive.shelf.forget(NINE + timedelta(days=30)) == 1
    assert archive.shelf.search("bridge") == (new,)


def test_a_slot_has_one_edition_and_its_letters_come_with_it(archive):
    first = archive.ledger.freeze(FROZEN, {"b@x": "<1>", "a@x": "<2>"}, NINE)
    assert archive.ledger.freeze(replace(FROZEN, json='{"other": 1}'), {"a@x": "<3>"}, NINE) is None

    assert archive.ledger.last("morning") == replace(FROZEN, id=first)
    assert [(x.recipient, x.message_id) for x in archive.ledger.letters(first)] == [("a@x", "<2>"), ("b@x", "<1>")]
    assert archive.ledger.slots_made("morning", "2024-05-01") == {"2024-05-06T09:00"}


def test_editions_made_by_hand_are_not_bound_to_a_slot(archive):
    by_hand = replace(FROZEN, slot="")
    assert archive.ledger.freeze(by_hand, {}, NINE) != archive.ledger.freeze(by_hand, {}, NINE)
    assert archive.ledger.last("morning", slots_only=True) is None


def test_a_letter_is_claimed_once_and_waits_until_it_is_due(archive):
    archive.ledger.freeze(FROZEN, {"a@x": "<2>"}, NINE)
    letter = archive.ledger.claim(NINE, "me")
    assert letter.recipient == "a@x"
    assert archive.ledger.claim(NINE, "you") is None
    assert archive.ledger.abandoned(lambda owner: owner == "me")[0].message_id == "<2>"

    archive.ledger.mark(letter, "waiting", "451 later", NINE + timedelta(minutes=5))
    assert archive.ledger.claim(NINE, "you") is None
    assert archive.ledger.claim(NINE + timedelta(minutes=5), "you").tries == 2


def test_addressing_again_serves_only_new_recipients(archive):
    number = archive.ledger.freeze(FROZEN, {"a@x": "<1>"}, NINE)
    archive.ledger.address(number, {"a@x": "<9>", "b@x": "<2>"}, NINE)
    assert [x.message_id for x in archive.ledger.letters(number)] == ["<1>", "<2>"]


def test_a_foreign_a_newer_and_a_damaged_database_are_refused_with_advice(tmp_path):
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE films (title)")
    with pytest.raises(ArchiveError, match="not a briefing archive"):
        open_archive(str(foreign))

    newer = tmp_path / "newer.sqlite"
    open_archive(str(newer)).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE about SET words = '99' WHERE name = 'schema'")
    with pytest.raises(ArchiveError, match="newer release"):
        open_archive(str(newer))

    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(ArchiveError, match="damaged"):
        open_archive(str(damaged))


def test_a_turn_that_cannot_be_taken_is_told_with_advice(tmp_path):
    with open_archive(str(tmp_path / "archive.sqlite")) as archive:
        (tmp_path / "archive.sqlite.turn").write_bytes(b"this is no database at all" * 100)
        with pytest.raises(ArchiveError, match=r"archive\.sqlite\.turn.*move it away"), archive.watch.turn(0):
            pass


def test_nothing_is_lost_in_a_transaction_that_breaks(archive):
    with pytest.raises(TypeError):
        archive.shelf.keep([article(BRIDGE), replace(article("Other."), authors=({1},))])
    assert archive.shelf.counts()["articles"] == 0


def test_two_senders_never_take_the_same_letter(archive):
    archive.ledger.freeze(FROZEN, {f"r{n:03}@x": f"<{n}>" for n in range(60)}, NINE)

    def work(owner):
        taken = []
        while letter := archive.ledger.claim(NINE, owner):
            taken.append(letter.recipient)
            archive.ledger.mark(letter, "sent", "250 ok")
        return taken

    with ThreadPoolExecutor(4) as senders:
        taken = [r for batch in senders.map(work, "abcd") for r in batch]
    assert sorted(taken) == [f"r{n:03}@x" for n in range(60)]


def test_another_writer_is_waited_for(on_file, tmp_path):
    other = sqlite3.connect(tmp_path / "archive.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(1.0, other.execute, ["COMMIT"])
    timer.start()
    assert on_file.shelf.keep([article(BRIDGE)])
    timer.join()
    other.close()


def test_a_damaged_page_is_found(on_file, tmp_path):
    on_file.shelf.keep([article(f"{BRIDGE} {n}", url=f"https://w.example/{n}") for n in range(200)])
    on_file.close()
    path = tmp_path / "archive.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    body = bytearray(path.read_bytes())
    body[4096 * 20 : 4096 * 24] = b"\xff" * 4096 * 4
    path.write_bytes(body)
    with open_archive(str(path)) as archive:
        assert archive.trouble()


def test_a_backup_is_whole(on_file, tmp_path):
    archive = on_file
    bridge = article(BRIDGE)
    archive.shelf.keep([bridge])
    desk.back_up(tmp_path / "archive.sqlite", tmp_path / "backup.sqlite")
    with open_archive(str(tmp_path / "backup.sqlite")) as copy:
        assert copy.shelf.article(bridge.url) == bridge
        assert copy.trouble() == ""


#: The tables that changed since, as release 1 of the schema made them.
SCHEMA_1 = """
CREATE TABLE about (name VARCHAR NOT NULL, words VARCHAR NOT NULL, PRIMARY KEY (name));
CREATE TABLE pages (url VARCHAR NOT NULL, fetched VARCHAR(32) NOT NULL, media_type VARCHAR NOT NULL,
    charset VARCHAR NOT NULL, sha256 VARCHAR(64) NOT NULL, body {bytes} NOT NULL, PRIMARY KEY (url));
CREATE TABLE articles (id {number}, url VARCHAR NOT NULL, version INTEGER NOT NULL, outlet VARCHAR NOT NULL,
    published VARCHAR(32) NOT NULL, fetched VARCHAR(32) NOT NULL, sha256 VARCHAR(64) NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, rest TEXT NOT NULL, UNIQUE (url, version));
INSERT INTO about VALUES ('schema', '1');
INSERT INTO pages VALUES ('https://w.example/rss', '2024-05-06T09:00:00.000000+00:00', 'text/xml', '', '',
    {page});
INSERT INTO articles VALUES (1, 'https://w.example/1', 1, 'Wire', '2024-05-06T09:00:00.000000+00:00',
    '2024-05-06T09:00:00.000000+00:00', '', '', 'The bridge is closed.', '{{"blocks": [["paragraph", 0, 21, null]]}}');
"""
PACKED = zlib.compress(b"<rss/>").hex()


def test_an_archive_of_the_first_schema_is_brought_up_to_date_and_keeps_what_it_has(tmp_path):
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript(SCHEMA_1.format(bytes="BLOB", number="INTEGER PRIMARY KEY", page=f"x'{PACKED}'"))
    _is_up_to_date(str(path))
    _is_up_to_date(str(path))


def test_an_archive_of_the_first_schema_on_postgresql_is_brought_up_to_date(postgres):
    with open_archive(postgres) as archive, archive.engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        page = f"decode('{PACKED}', 'hex')"
        connection.exec_driver_sql(SCHEMA_1.format(bytes="BYTEA", number="SERIAL PRIMARY KEY", page=page))
    _is_up_to_date(postgres)
    with open_archive(postgres) as archive, archive.engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def _is_up_to_date(address):
    with open_archive(address) as archive:
        assert archive.shelf.page("https://w.example/rss").body == b"<rss/>"
        assert archive.shelf.page("https://w.example/rss").url == "https://w.example/rss"
        (kept,) = archive.shelf.articles(NINE)
        archive.shelf.keep_names({"guid 1": (kept.url, NINE)})
        assert archive.shelf.named(["guid 1", "guid 2"]) == {"guid 1": (kept.url, NINE)}
        assert archive.watch.note("schema") == str(SCHEMA)


def test_names_are_kept_as_long_as_their_articles(archive):
    old, new = article(BRIDGE), article("The bridge is open.", hours=24 * 60)
    archive.shelf.keep([old, new])
    archive.shelf.keep_names({"a": (old.url, NINE), "b": (new.url, NINE), "c": ("https://nowhere.example", NINE)})
    archive.shelf.keep_names({"a": (old.url, NINE + timedelta(hours=1))})
    assert archive.shelf.named("abcd") == {"a": (old.url, NINE + timedelta(hours=1)), "b": (new.url, NINE)}
    archive.shelf.forget(NINE + timedelta(days=30))
    assert archive.shelf.named("abcd") == {"b": (new.url, NINE)}


def test_a_page_is_kept_with_where_it_was_found(archive):
    page = Page("https://w.example/news/rss", b"<rss/>", "text/xml", NINE)
    archive.shelf.keep_pages({"https://w.example/rss": page})
    assert archive.shelf.page("https://w.example/rss") == page
