"""Article files from the disk."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from briefing.edges.wire import address, read_files
from briefing.model import Failure, Page


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.html", "deep/c.TXT", "picture.png", ".hidden/d.txt", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The bridge is closed, says {name}.", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_article_files_sorted(folder):
    pages = list(read_files([folder]))
    assert [(p.url.rsplit("/", 1)[1], p.media_type) for p in pages] == [
        ("a.html", "text/html"),
        ("b.txt", "text/plain"),
        ("c.TXT", "text/plain"),
    ]


def test_a_page_has_the_time_of_its_files_last_change(folder):
    os.utime(folder / "b.txt", (1_700_000_000, 1_700_000_000))
    (page,) = read_files([folder / "b.txt"])
    assert page.fetched == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert page.url == address(folder / "b.txt")


def test_what_nobody_may_look_at_is_passed_over(folder):
    (folder / "nowhere.txt").symlink_to("x" * 300)
    assert len(list(read_files([folder]))) == 3


def test_what_cannot_be_read_is_told(tmp_path):
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "huge.txt").write_bytes(b"a" * 2000)
    (tmp_path / "void").mkdir()
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 not really")
    names = ["empty.txt", "huge.txt", "missing.txt", "void", "broken.zip"]

    failures = list(read_files([tmp_path / n for n in names], largest=1000))

    assert all(isinstance(f, Failure) for f in failures)
    told = [f.reason for f in failures]
    for words, reason in zip(
        ["empty", "split it", "No such file", "no article file", "not a readable .zip"], told, strict=True
    ):
        assert words in reason


def test_an_archive_is_read_member_by_member_and_bounded(tmp_path):
    path = tmp_path / "wire.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt", "The bridge is closed.")
        archive.writestr("bomb.txt", "0" * 10_000_000)
        archive.writestr("../../etc/evil.exe", "no")

    bomb, one = read_files([path], largest=1_000_000)

    assert isinstance(bomb, Failure)
    assert "10 MB" in bomb.reason
    assert isinstance(one, Page)
    assert one.body == b"The bridge is closed."


def test_a_document_in_a_drop_folder_is_not_passed_over_without_a_word(folder):
    for name in ("release.docx", "~$release.docx", ".old.pdf", "list.PDF"):
        (folder / name).write_bytes(b"PK")
    since = datetime(2024, 1, 1, tzinfo=UTC)
    failed = [f for f in read_files([folder], since=since) if isinstance(f, Failure)]
    assert [f.url.rsplit("/", 1)[1] for f in failed] == ["list.PDF", "release.docx"]
    assert all("save it as text or HTML" in f.reason for f in failed)
    os.utime(folder / "release.docx", (1_700_000_000, 1_700_000_000))
    assert len([f for f in read_files([folder], since=since) if isinstance(f, Failure)]) == 1
    assert not any(isinstance(f, Failure) for f in read_files([folder])), "a folder of editions is no drop folder"


def test_what_lies_in_a_drop_folder_under_an_embargo_is_read_until_it_may_end(folder):
    """The budget came in on Monday for Saturday, and five days of editions passed over it."""
    since = datetime(2024, 1, 20, tzinfo=UTC)
    for name, day, words in (
        ("budget.txt", 13, "EMBARGOED UNTIL 0001 SATURDAY JANUARY 20\n\nBudget"),
        ("plan.json", 13, '{"uri": "urn:1", "embargoed": "2024-01-20T00:01:00Z"}'),
        ("bridge.txt", 13, "Bridge closed"),
        ("old.txt", -60, "EMBARGOED UNTIL 0001"),
    ):
        (folder / name).write_text(words)
        changed = (since + timedelta(days=day - 20)).timestamp()
        os.utime(folder / name, (changed, changed))
    found = {p.url.rsplit("/", 1)[1] for p in read_files([folder], since=since)}
    assert found & {"budget.txt", "plan.json", "bridge.txt", "old.txt"} == {"budget.txt", "plan.json"}


def test_of_a_drop_folder_only_what_has_come_in_is_read_and_an_empty_one_is_no_fault(folder, tmp_path_factory):
    os.utime(folder / "b.txt", (1_700_000_000, 1_700_000_000))
    names = [p.url.rsplit("/", 1)[1] for p in read_files([folder], since=datetime(2024, 1, 1, tzinfo=UTC))]
    assert names == ["a.html", "c.TXT"]
    assert list(read_files([tmp_path_factory.mktemp("empty")], since=datetime(2024, 1, 1, tzinfo=UTC))) == []


def test_a_damaged_archive_a_pipe_and_a_closed_folder_are_failures(tmp_path):
    path = tmp_path / "wire.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt", "The bridge is closed. " * 200)
    body = bytearray(path.read_bytes())
    body[45:60] = b"\xff" * 15
    path.write_bytes(body)
    os.mkfifo(tmp_path / "pipe.txt")
    damaged, pipe = read_files([path, tmp_path / "pipe.txt"])
    assert "cannot be unpacked" in damaged.reason
    assert "neither a file nor a folder" in pipe.reason


def test_a_member_without_a_time_has_its_archives(tmp_path):
    path = tmp_path / "wire.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", "The bridge is closed.")
    body = path.read_bytes()
    at = body.index(b"PK\x01\x02") + 12
    path.write_bytes(body[:at] + b"\0" * 4 + body[at + 4 :])
    os.utime(path, (1_700_000_000, 1_700_000_000))
    (page,) = read_files([path])
    assert page.fetched == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
