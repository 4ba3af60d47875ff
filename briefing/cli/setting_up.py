"""briefing init and briefing check: a newsroom's own files, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.config import Config, Edition

#: What `init` writes.
OURS = ("config.yaml", "feeds", "templates")


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write; made where it is missing.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write config.yaml, feeds/ and templates/ to edit.

    What is there already stays as it is, unless --force is given.

    \b
    briefing init
    briefing init newsroom
    """
    from briefing.cli.console import print_json, say

    written, kept = [], []
    for source in _ours():
        target = folder / source[1]
        if target.exists() and not force:
            kept.append(target)
            continue
        _copy(source[0], target)
        written.append(target)
    if as_json:
        print_json({"written": [str(p) for p in written], "kept": [str(p) for p in kept]})
        return
    for path in written:
        say(f"wrote {path}")
    for path in kept:
        say(f"kept {path} (--force writes over it)")
    say("Next: edit config.yaml, then `briefing check`.")


def _ours() -> Iterator[tuple[Path, Path]]:
    """Yield (shipped file, its place in a newsroom's folder)."""
    from briefing.config import shipped

    for name in OURS:
        root = shipped(name)
        for path in [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file()):
            yield path, Path(name) / path.relative_to(root)


def _copy(source: Path, target: Path) -> None:
    from briefing.errors import BriefingError

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    except OSError as error:
        raise BriefingError(f"{target}: cannot be written ({error.strerror})") from error


def check(config: ConfigPath = None, as_json: AsJson = False) -> None:
    """Say what is wrong, where, and what to do.

    Reads config, feed lists and templates, and asks whether the mail server answers.

    \b
    briefing check
    briefing check -c /srv/newsroom/config.yaml --json
    """
    from briefing.cli.console import print_json, say

    chosen = settings(config)
    findings = list(_findings(chosen))
    if as_json:
        print_json([{"what": what, "ok": ok, "words": words} for what, ok, words in findings])
    else:
        for what, ok, words in findings:
            say(f"{'ok   ' if ok else 'WRONG'} {what}: {words}")
    if not all(ok for _, ok, _ in findings):
        raise typer.Exit(1)


def _findings(config: Config) -> Iterator[tuple[str, bool, str]]:
    """Yield (what was checked, whether it is right, words)."""
    yield "config", True, f"it can be read; editions: {', '.join(config.editions)}"
    for name, edition in config.editions.items():
        yield from _edition_findings(config, name, edition)
    yield from _functions(config)
    yield from _tiers(config)
    yield from _archive(config)
    yield from _mail(config)


def _functions(config: Config) -> Iterator[tuple[str, bool, str]]:
    """Yield whether the summarizer that is named is there."""
    from briefing.cli.orders import summarizer_of
    from briefing.errors import ConfigError

    try:
        summarizer_of(config)
    except ConfigError as error:
        yield "summarizer", False, str(error)
    else:
        yield "summarizer", True, config.summarizer


def _tiers(config: Config) -> Iterator[tuple[str, bool, str]]:
    """Yield whether what the tiers of stories and quotes need is installed."""
    from briefing.edges.vectors import wordllama
    from briefing.errors import ConfigError
    from briefing.stages.quotes.grammar import parser

    for part, asked, load, there in (
        ("stories", config.stories.tier == "semantic", wordllama, "tier semantic: its vectors are installed"),
        ("quotes", config.quotes.tier == "nlp", parser, "tier nlp: its parser is installed"),
    ):
        if asked:
            try:
                load()
            except ConfigError as error:
                yield part, False, str(error)
            else:
                yield part, True, there


def _archive(config: Config) -> Iterator[tuple[str, bool, str]]:
    """Yield whether the archive can be opened."""
    from briefing.edges.archive import open_archive
    from briefing.errors import ArchiveError

    try:
        with open_archive(config.archive.url) as archive:
            trouble = archive.trouble()
    except ArchiveError as error:
        yield "archive", False, str(error)
    else:
        yield "archive", not trouble, trouble or "whole"


def _edition_findings(config: Config, name: str, edition: Edition) -> Iterator[tuple[str, bool, str]]:
    from datetime import UTC, datetime

    from briefing.cli.feeds import feeds_of
    from briefing.errors import BriefingError
    from briefing.slots import next_slot
    from briefing.text.wording import counted

    try:
        feeds = feeds_of(config, edition)
        yield (
            f"{name} feeds",
            bool(feeds),
            counted(len(feeds), "feed") if feeds else "no list names a feed; add some to feeds/",
        )
    except BriefingError as error:
        yield f"{name} feeds", False, str(error)
    coming = next_slot(edition.schedules, edition.zone, datetime.now(UTC))
    when = f"next at {coming[0]:%Y-%m-%d %H:%M} {edition.time_zone}" if coming else "none; made only by `briefing make`"
    yield f"{name} schedule", True, when
    yield from _template(name, edition)


def _template(name: str, edition: Edition) -> Iterator[tuple[str, bool, str]]:
    """Yield whether an edition can be printed in its template."""
    from datetime import UTC, datetime

    from briefing.edges.word import write_word
    from briefing.errors import ConfigError
    from briefing.model import Briefing

    now = datetime.now(UTC)
    empty = Briefing(name, edition.title, edition.time_zone, edition.language, now, now, ())
    try:
        write_word(empty, edition.template, paper=edition.paper)
    except ConfigError as error:
        yield f"{name} template", False, str(error)
    else:
        yield f"{name} template", True, str(edition.template or "the one that comes with the programme")


def _mail(config: Config) -> Iterator[tuple[str, bool, str]]:
    """Yield whether the mail server lets us in, where anybody is to get mail."""
    from briefing.cli.post import server_of
    from briefing.edges.mail import Accepted, reach
    from briefing.errors import ConfigError
    from briefing.text.wording import counted

    recipients = sum(len(edition.recipients) for edition in config.editions.values())
    if not recipients and not config.mail.host:
        yield "mail", True, "nobody gets any: no edition has recipients"
        return
    try:
        outcome = reach(server_of(config))
    except ConfigError as error:
        yield "mail", False, str(error)
        return
    where = f"{config.mail.host} ({config.mail.security})"
    if isinstance(outcome, Accepted):
        yield "mail", True, f"{where} lets us in; {counted(recipients, 'recipient')}"
    else:
        asked = {"connection": "host and port", "encryption": "security", "login": "user, and its password"}
        see = f"; see mail.{asked[outcome.step]}" if outcome.step in asked else ""
        yield "mail", False, f"{where}, {outcome.step}: {outcome.text}{see}"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(init)
    app.command()(check)
