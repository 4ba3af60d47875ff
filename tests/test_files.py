"""Writing a file: there whole or not at all."""

import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefing.edges.files import write_file
from briefing.errors import BriefingError

OLD = b"the old edition"


def test_it_is_written_with_its_folders_and_nothing_beside(tmp_path):
    path = tmp_path / "briefings" / "may" / "morning.docx"
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_text_is_utf8_with_its_own_line_ends(tmp_path):
    write_file(tmp_path / "a.json", "é\r\n\n")
    assert (tmp_path / "a.json").read_bytes() == b"\xc3\xa9\r\n\n"


def test_the_desk_may_read_it(tmp_path):
    old = os.umask(0o022)
    try:
        write_file(tmp_path / "a.docx", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o644


def test_a_link_keeps_pointing(tmp_path):
    there, link = tmp_path / "there.docx", tmp_path / "link.docx"
    there.write_bytes(OLD)
    link.symlink_to(there)
    write_file(link, b"new")
    assert link.is_symlink()
    assert there.read_bytes() == b"new"


def failing(before, path):
    """Run write_file in a process of its own, after some words that make it fail; return what it said."""
    code = f"""
    import os, resource, signal, sys
    from pathlib import Path
    from briefing.edges.files import write_file
    from briefing.errors import BriefingError
    {before}
    try:
        write_file(Path({str(path)!r}), b"x" * 100_000)
    except BriefingError as error:
        print(error)
    """
    root = Path(__file__).parents[1]
    result = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], cwd=root, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


FULL = "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
READ_ONLY = "os.setuid(65534) if os.getuid() == 0 else None"


@pytest.mark.parametrize(("fault", "reason"), [(FULL, "File too large"), (READ_ONLY, "Permission denied")])
def test_on_a_full_disk_or_in_a_closed_folder_the_old_file_stays(fault, reason, tmp_path):
    # pytest's own folders are closed to others; this one is open to look at and not to write in.
    path = tmp_path / "morning.docx"
    path.write_bytes(OLD)
    for folder in (tmp_path, *tmp_path.parents):
        if folder != Path("/") and folder.stat().st_uid == os.getuid():
            mode = stat.S_IMODE(folder.stat().st_mode)
            folder.chmod(0o555 if folder == tmp_path and fault == READ_ONLY else mode | 0o055)
    try:
        said = failing(fault, path)
    finally:
        tmp_path.chmod(0o755)
    assert said.startswith(f"{path}: cannot be written ({reason})")
    assert "\n" not in said
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]
    write_file(path, b"recovered")
    assert path.read_bytes() == b"recovered"


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "out").write_bytes(OLD)
    with pytest.raises(BriefingError, match=r"out/a\.docx: cannot be written"):
        write_file(tmp_path / "out" / "a.docx", b"x")
    with pytest.raises(BriefingError, match="Is a directory"):
        write_file(tmp_path, b"x")


def test_the_file_and_its_folder_are_on_the_disk_before_it_returns(tmp_path, monkeypatch):
    order = []
    sync, rename = os.fsync, os.replace

    def noting(handle):
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def renaming(old, new):
        order.append("rename")
        rename(old, new)

    monkeypatch.setattr(os, "fsync", noting)
    monkeypatch.setattr(os, "replace", renaming)
    write_file(tmp_path / "a.docx", b"x")
    assert order == ["file", "rename", "folder"]
