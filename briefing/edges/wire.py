"""Article files: single ones, drop folders and archives of them, as Pages. Reads; decides nothing of what they say."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing.model import Failure, Page
from briefing.text.embargo import names_embargo

#: What a file's ending says it holds; in a folder, files with other endings are passed over.
MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".eml": "message/rfc822",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/plain",
    ".rdf": "application/rdf+xml",
    ".rss": "application/rss+xml",
    ".text": "text/plain",
    ".txt": "text/plain",
    ".xhtml": "text/html",
    ".xml": "application/xml",
}

#: Documents in which people send articles all the same; we do not read them, and say so of a drop folder's.
DOCUMENTS = frozenset((".doc", ".docx", ".odt", ".pdf", ".rtf"))

#: So long before an embargo ends a text may lie in a drop folder; budgets and studies are sent out days ahead.
LONGEST_HELD = timedelta(days=30)
# Bytes of a file in which an order to hold it stands.
_OPENING = 16 * 1024

#: The largest article file that is read, in bytes; the longest real ones, live pages saved whole, stay under 5 MB.
LARGEST = 15 * 1024 * 1024
#: The most files read out of one archive: a bomb has millions.
MOST = 10_000


def read_files(
    paths: Iterable[Path], *, largest: int = LARGEST, since: datetime | None = None
) -> Iterator[Page | Failure]:
    """Yield a Page for each file named, and for each article file in each folder or .zip named, sorted by path.

    With `since`, the folders are drop folders: files last changed before it are passed over unless they speak of an embargo, and
    an empty folder is no fault.
    A file that cannot be read, is empty or is larger than `largest` bytes is a Failure that says why and what to do. The
    page's address is the file's own `file:` address, its time that of its last change.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path, largest, since)
        elif path.suffix.lower() == ".zip":
            yield from _archive(path, largest)
        else:
            yield _file(path, largest)


def _folder(folder: Path, largest: int, since: datetime | None) -> Iterator[Page | Failure]:
    try:
        next(folder.iterdir(), None)
        # Not rglob: in early releases of Python 3.11 one link that leads nowhere by too long a name was the end of the whole folder.
        found = [Path(inside, name) for inside, _, names in os.walk(folder) for name in names]
    except OSError as e:
        yield Failure(address(folder), f"the folder cannot be read ({e.strerror}); check its permissions")
        return
    hidden = (p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts))
    files = sorted(p for p in hidden if p.suffix.lower() in (*MEDIA_TYPES, ".zip") and _is_file(p))
    if since is not None:
        files = [p for p in files if _changed_since(p, since) or _may_be_held(p, since)]
        dropped = (
            p for p in found if p.suffix.lower() in DOCUMENTS and not p.name.startswith((".", "~$")) and _is_file(p)
        )
        for path in sorted(p for p in dropped if _changed_since(p, since)):
            yield Failure(address(path), "a document of a word processor is no article file; save it as text or HTML")
    elif not files:
        endings = ", ".join(sorted(MEDIA_TYPES))
        yield Failure(address(folder), f"no article file in this folder; article files end in {endings} or .zip")
    for path in files:
        yield from read_files([path], largest=largest)


def _changed_since(path: Path, since: datetime) -> bool:
    """Return whether a file was changed since a moment; one that was taken away meanwhile was not."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) >= since
    except OSError:
        return False


def _may_be_held(path: Path, since: datetime) -> bool:
    """Return whether a file that came in before holds an embargo, which may end only now."""
    if not _changed_since(path, since - LONGEST_HELD):
        return False
    try:
        with path.open("rb") as file:
            return names_embargo(file.read(_OPENING))
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    """Return whether a path is a file's; what nobody lets us look at is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _file(path: Path, largest: int) -> Page | Failure:
    url = address(path)
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device may never end.
            return Failure(url, "neither a file nor a folder; give the article as a file")
        size = path.stat().st_size
        if size > largest:
            return Failure(url, _too_large(size, largest))
        body = path.read_bytes()
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as e:
        return Failure(url, f"cannot be read ({e.strerror}); check the path and its permissions")
    if not body.strip():
        return Failure(url, "the file is empty")
    return Page(url, body, MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream"), changed)


def _archive(path: Path, largest: int) -> Iterator[Page | Failure]:
    url = address(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted((m for m in archive.infolist() if _is_article(m)), key=lambda m: m.filename)
            for member in members[:MOST]:
                yield _member(archive, member, f"{url}#{member.filename}", largest)
            if len(members) > MOST:
                yield Failure(url, f"holds {len(members)} files; only the first {MOST} were read: split the archive")
            if not members:
                yield Failure(url, "no article file in this archive")
    except (OSError, zipfile.BadZipFile, NotImplementedError) as e:
        yield Failure(url, f"not a readable .zip archive ({e}); pack it again")


def _is_article(member: zipfile.ZipInfo) -> bool:
    return not member.is_dir() and Path(member.filename).suffix.lower() in MEDIA_TYPES


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, url: str, largest: int) -> Page | Failure:
    try:
        with archive.open(member) as stream:
            # The size that an archive declares may be a lie; what is read is bounded all the same.
            body = stream.read(largest + 1)
    except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as e:
        return Failure(url, f"cannot be unpacked ({e}); pack the archive again, without a password")
    if len(body) > largest:
        return Failure(url, _too_large(member.file_size, largest))
    if not body.strip():
        return Failure(url, "the file is empty")
    return Page(url, body, MEDIA_TYPES[Path(member.filename).suffix.lower()], _changed(archive, member))


def _changed(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> datetime:
    """Return when a member was last changed; packers that keep no time write the 0th of month 0, and the archive's own stands in."""
    try:
        return datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(Path(str(archive.filename)).stat().st_mtime, UTC)


def _too_large(size: int, largest: int) -> str:
    return f"{size / 2**20:.0f} MB is more than an article ({largest / 2**20:.0f} MB); split it or leave it out"


def address(path: Path) -> str:
    """Return the `file:` address of a path."""
    return path.resolve().as_uri()
