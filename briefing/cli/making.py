"""briefing make and briefing demo: an edition now, from named sources or from an edition's feeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import FROM_SOURCES, SOURCES, AsJson, ConfigPath, WhichEdition, settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.cli.printing import Look
    from briefing.config import Config
    from briefing.model import Briefing
    from briefing.pipeline.gather import Progress

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="Feed addresses, lists (YAML, OPML), article files, folders; else the edition's feeds.",
    ),
]
Folder = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="DIR", help="Where to write; else the edition's folder.")
]
Formats = Annotated[str | None, typer.Option("--format", metavar="LIST", help="docx,json,html,md; else the edition's.")]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="WHEN", help='"2026-11-22T06:00", "06:00" or "24h"; else the edition before.'),
]
At = Annotated[
    str | None, typer.Option("--at", metavar="WHEN", help="Make it as if at this moment; also $SOURCE_DATE_EPOCH.")
]
NoPull = Annotated[bool, typer.Option("--no-pull", help="Fetch nothing: only what the archive has.")]


def make(
    sources: Sources = None,
    edition: WhichEdition = None,
    output: Folder = None,
    format_: Formats = None,
    since: Since = None,
    at: At = None,
    no_pull: NoPull = False,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Make an edition now, and write it.

    Article files count whatever their date; feeds count since the edition before, or --since. With sources that
    cannot be read it is made all the same, names them, and the exit status is 3; with none that can, nothing is
    written.

    \b
    briefing make
    briefing make -e evening --since 12h
    briefing make https://feeds.bbci.co.uk/news/world/rss.xml --format docx,html -o out
    briefing make wire-drop/ notes.txt subscriptions.opml -o out
    """
    chosen = settings(config)
    name = edition or next(iter(chosen.editions))
    of = chosen.edition(name)
    formats = _formats(format_) or of.formats

    # Most of the programme: only now that the words on the command line are known to be right.
    from briefing.cli.console import progress
    from briefing.cli.orders import now_for
    from briefing.cli.printing import look_of

    now = now_for(at, of.zone)
    with progress() as moved:
        made = _made(chosen, name, sources, now, since, not no_pull, moved)
    paths = _finish(made, output or of.output, name, formats, look_of(of), as_json)
    if sources:
        _note(chosen, name, now, paths)
    if made.coverage.failed:
        raise typer.Exit(3)


def _note(config: Config, name: str, now: datetime, paths: Sequence[Path]) -> None:
    """Note in the archive where an edition of named sources is: it is a file alone, and `explain` will be asked about it."""
    import contextlib
    import json

    from briefing.edges.archive import open_archive
    from briefing.errors import ArchiveError

    note = {"made": now.isoformat(), "files": [str(path.absolute()) for path in paths]}
    # An archive that cannot be used has been told of already.
    with contextlib.suppress(ArchiveError), open_archive(config.archive.url) as archive:
        archive.watch.keep_note(f"{FROM_SOURCES}{name}", json.dumps(note))


def _made(
    config: Config,
    name: str,
    sources: Sequence[str] | None,
    now: datetime,
    since: str | None,
    pull: bool,
    progress: Progress,
) -> Briefing:
    """Return an edition of named sources, or of its own feeds: that one is kept, so that `briefing send` can mail it."""
    from briefing.cli.editions import from_feeds, from_sources
    from briefing.cli.printing import freeze, look_of
    from briefing.cli.pulling import open_web
    from briefing.edges.archive import open_archive

    if sources:
        return from_sources(config, name, sources, now, since=since, pull=pull, progress=progress)
    with open_archive(config.archive.url) as archive:
        web = open_web(config.fetch) if pull else None
        made = from_feeds(config, name, archive, now, since=since, web=web, progress=progress)
        archive.ledger.freeze(freeze(made, look_of(config.edition(name))), {}, now)
    return made


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write.")] = Path("demo"),
    format_: Formats = None,
    as_json: AsJson = False,
) -> None:
    """Make a briefing from the sample newsroom.

    Its pages are fetched over real HTTP on this machine; no configuration, no network.

    Of its dozen invented outlets one answers with an error, and the coverage box says so.

    \b
    briefing demo
    briefing demo --format docx,html,md -o /tmp/demo
    """
    from briefing.cli.console import progress, say
    from briefing.cli.printing import Look
    from briefing.cli.showing import sample_edition

    formats = _formats(format_) or ("docx", "json")
    with progress() as moved:
        made = sample_edition(output / SOURCES, moved)
    paths = _finish(made, output, made.edition, formats, Look(), as_json)
    if not as_json:
        if "json" in formats:
            say(f"Check it, line by line: `briefing verify {next(p for p in paths if p.suffix == '.json')}`.")
        say("Next: `briefing init` for a newsroom of your own.")


def _finish(
    briefing: Briefing, folder: Path, name: str, formats: Sequence[str], look: Look, as_json: bool
) -> tuple[Path, ...]:
    """Render and write an edition, tell of it, and return its files."""
    from zoneinfo import ZoneInfo

    from briefing.cli.printing import render, stem, write_files

    files = render(briefing, formats, look)
    local = briefing.made.astimezone(ZoneInfo(briefing.time_zone))
    paths = write_files(files, folder, stem(name, local, with_time=False))
    tell(briefing, paths, as_json)
    return paths


def _formats(text: str | None) -> tuple[str, ...]:
    """Return the formats that a list names; raises ConfigError for one that there is not."""
    from briefing.cli.printing import WRITERS
    from briefing.config.words import nearest
    from briefing.errors import ConfigError

    names = tuple(part.strip().lower() for part in (text or "").split(",") if part.strip())
    for name in names:
        if name not in WRITERS:
            raise ConfigError(f"--format: {name!r} is no format{nearest(name, WRITERS)}")
    return names


def tell(briefing: Briefing, paths: Sequence[Path], as_json: bool) -> None:
    """Print the closing table: what was read, what came of it, and where it is."""
    from briefing.cli.console import counts, print_json, say, warn_of

    coverage, stories = briefing.coverage, len(briefing.digests)
    if as_json:
        found = {"feeds": coverage.feeds, "failed": coverage.failed, "articles": coverage.articles}
        failures = [{"url": f.url, "reason": f.reason} for f in briefing.failures]
        written = {"files": [str(p) for p in paths], "failures": failures}
        print_json({"edition": briefing.edition, **found, "merged": coverage.merged, "stories": stories, **written})
        return
    warn_of(briefing.failures)
    asked = [
        (coverage.feeds - min(coverage.failed, coverage.feeds), "feed read", "feeds read"),
        (coverage.failed, "source failed", "sources failed"),
    ]
    counts(
        [
            # An edition made from files has no feeds to count.
            *(asked if coverage.feeds or coverage.failed else ()),
            (coverage.articles, "article", "articles"),
            (coverage.merged, "merged as copy or version", "merged as copies or versions"),
            (stories, "story", "stories"),
        ]
    )
    for path in paths:
        say(f"wrote {path}")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(demo)
    app.command()(make)
