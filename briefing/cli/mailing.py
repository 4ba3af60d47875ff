"""briefing send: the last edition made, to whoever has not had it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.config import Config
    from briefing.edges.archive import Archive, Frozen, Letter

#: Seconds to wait while a daemon that shares the archive is at work.
PATIENCE = 120.0


def send(
    edition: Annotated[str | None, typer.Argument(metavar="EDITION", help="Which edition; else the first.")] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="ADDRESS", help="To this address in place of the edition's recipients; may be repeated."
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also to those who have had it: the same letter once more.")
    ] = False,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Mail the edition made last.

    Whoever has had it gets no second copy. Exit status 1 where a letter could not be handed over.

    \b
    briefing send
    briefing send morning --to editor@newsroom.example
    briefing send morning --again
    """
    from briefing.cli.console import print_json
    from briefing.edges.archive import open_archive

    chosen = settings(config)
    name = edition or next(iter(chosen.editions))
    with open_archive(chosen.archive.url) as archive:
        frozen, letters, had = deliver(chosen, archive, name, tuple(to or ()), again)
    if as_json:
        print_json({"edition": name, "made": frozen.made, "letters": [_letter(letter, had) for letter in letters]})
    else:
        _tell(frozen, letters, had)
    if any(letter.state != "sent" for letter in letters):
        raise typer.Exit(1)


def _letter(letter: Letter, had: frozenset[str]) -> dict[str, object]:
    return {
        "recipient": letter.recipient,
        "state": letter.state,
        "had_it": letter.recipient in had,
        "message_id": letter.message_id,
        "tries": letter.tries,
        "answer": letter.answer,
    }


def _tell(frozen: Frozen, letters: Sequence[Letter], had: frozenset[str]) -> None:
    """Print whom the edition was mailed to now, and who had had it."""
    from briefing.cli.console import say, table
    from briefing.text.wording import counted

    rows = [(x.recipient, "had it already", "") if x.recipient in had else _row(x) for x in letters]
    table(rows, ("recipient", "state", "answer"))
    mailed = sum(x.state == "sent" and x.recipient not in had for x in letters)
    say(f"{frozen.subject}: mailed to {counted(mailed, 'recipient')}")
    if had:
        say(f"{counted(len(had), 'recipient')} had it already; --again mails the same letter once more")


def _row(letter: Letter) -> tuple[str, str, str]:
    return letter.recipient, letter.state, letter.answer


def deliver(
    config: Config, archive: Archive, name: str, to: tuple[str, ...], again: bool
) -> tuple[Frozen, tuple[Letter, ...], frozenset[str]]:
    """Send an edition's last paper; return it, its letters, and who had it already and gets no second copy.

    Raises BriefingError where there is none to send.
    """
    from briefing.cli.post import hold_restored, letters, open_post
    from briefing.errors import BriefingError, ConfigError

    recipients = to or config.edition(name).recipients
    if not recipients:
        raise ConfigError(f"edition {name!r} has no recipients: add some in config.yaml, or name one with --to")
    post = open_post(config, archive)
    post.unattended = False
    with archive.watch.turn(PATIENCE) as mine:
        if not mine:
            raise BriefingError("another briefing has been at work on this archive for two minutes; try again later")
        frozen = archive.ledger.last(name)
        if frozen is None:
            raise BriefingError(f"no edition {name!r} has been made yet: `briefing make -e {name}`")
        hold_restored(archive)
        post.settle()
        archive.ledger.address(frozen.id, letters(recipients, name, post.sender), post.clock())
        standing = [x for x in archive.ledger.letters(frozen.id) if x.recipient in recipients]
        had = frozenset(x.recipient for x in standing if x.state == "sent" and not again)
        for letter in standing:
            # What was refused may be accepted now that somebody asks; what may have arrived needs --again.
            if again or letter.state in ("waiting", "refused"):
                archive.ledger.mark(letter, "waiting", letter.answer, due=post.clock())
        post.hand_over()
        wanted = tuple(x for x in archive.ledger.letters(frozen.id) if x.recipient in recipients)
    return frozen, wanted, had


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(send)
