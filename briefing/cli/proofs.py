"""briefing verify: proofs read against the sources, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import SOURCES, AsJson, ConfigPath, read_edition, settings

if TYPE_CHECKING:
    from briefing.cli.verifying import Verdict
    from briefing.config import Config
    from briefing.edges.archive import Archive

#: How many lines that do not hold are told one by one, of each file.
SHOWN = 20


def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Editions as JSON or Word documents.")],
    config: ConfigPath = None,
    archive_url: Annotated[
        str | None,
        typer.Option("--archive", metavar="PATH", help="Their archive; else the settings', or the demo's beside FILE."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check every printed line against its source.

    Each line is looked up in the article that it names, as the archive keeps it: its words, its outlet, and who is
    said to have spoken. Exit status 1 where one does not hold, or a file cannot be read.

    \b
    briefing verify out/morning-2026-11-22.json
    briefing verify briefings/*.docx
    """
    from briefing.cli.console import print_json, say
    from briefing.cli.verifying import Verdict
    from briefing.text.wording import counted

    chosen = settings(config)
    verdicts, unread = _verdicts(files, archive_url, chosen)
    for file, verdict in [] if as_json else verdicts.items():
        _tell(f"{file}: " * (len(files) > 1), verdict)
    every = Verdict(sum(v.checked for v in verdicts.values()), [words for v in verdicts.values() for words in v.wrong])
    if as_json:
        each = [{"file": str(file), "checked": v.checked, "wrong": v.wrong} for file, v in verdicts.items()]
        print_json({"checked": every.checked, "wrong": every.wrong, "files": each})
    elif len(verdicts) > 1:
        say(f"{counted(len(verdicts), 'file')}: {_outcome(every)}")
    if every.wrong or unread:
        raise typer.Exit(1)


def _verdicts(files: list[Path], archive_url: str | None, config: Config) -> tuple[dict[Path, Verdict], int]:
    """Return what holds of each file, each told of once, and how many cannot be read; raises BriefingError for one alone."""
    from briefing.cli.console import warn
    from briefing.edges.archive import open_archive
    from briefing.errors import BriefingError

    if archive_url and "://" not in archive_url and not Path(archive_url).is_file():
        # Opening it would make one, in which nothing is.
        raise BriefingError(f"--archive {archive_url}: there is no such file")
    verdicts: dict[Path, Verdict] = {}
    unread = 0
    for file in dict.fromkeys(files):
        try:
            if not file.is_file():
                fault = "a folder; name an edition in it" if file.is_dir() else "there is no such file; name an edition"
                raise BriefingError(f"{file}: {fault}, as JSON or Word document")
            beside = file.with_name(SOURCES)
            with open_archive(archive_url or (str(beside) if beside.is_file() else config.archive.url)) as archive:
                verdicts[file] = _verdict(file, archive, config)
        except BriefingError as error:
            if len(files) == 1:
                raise
            warn(f"briefing: {error}")
            unread += 1
    return verdicts, unread


def _verdict(file: Path, archive: Archive, config: Config) -> Verdict:
    from briefing.cli.rereading import verify_document
    from briefing.cli.verifying import verify_edition
    from briefing.edges.word.reading import read_word

    if file.suffix.lower() == ".docx":
        return verify_document(read_word(file), archive, config.quotes.tier)
    return verify_edition(read_edition(file), archive, config.quotes.tier)


def _tell(name: str, verdict: Verdict) -> None:
    """Print what does not hold of a file, and how much does."""
    from briefing.cli.console import say, warn

    for words in verdict.wrong[:SHOWN]:
        warn(f"{name}{words}")
    if len(verdict.wrong) > SHOWN:
        warn(f"{name}and {len(verdict.wrong) - SHOWN} more")
    if verdict.checked and len(verdict.wrong) == verdict.checked:
        warn(f"{name}Nothing holds: was it made with another archive? Name that one with --archive.")
    say(f"{name}{_outcome(verdict)}")


def _outcome(verdict: Verdict) -> str:
    """Return "1,791 claims checked, 1 does not hold"."""
    from briefing.text.wording import counted

    wrong = len(verdict.wrong)
    return f"{counted(verdict.checked, 'claim')} checked, {wrong:,} {'does' if wrong == 1 else 'do'} not hold"


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(verify)
