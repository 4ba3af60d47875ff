"""The command line: the only room that sees edges and pipeline together.

Exit status: 0 done, 1 something that the user can mend, 2 wrong usage, 3 made but incomplete, 70 a fault of ours.
Everything slow to import is imported inside the commands, so that `briefing --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from briefing.cli import asking, explaining, feeds, lists, mailing, making, proofs, serving, setting_up, status
from briefing.cli.ending import TERMINATED, the_end, tidied_when_terminated
from briefing.errors import BriefingError

app = typer.Typer(
    name="briefing",
    help="The morning's news on your editors' desks: feeds in, a Word briefing out, every line verbatim from a named source.",
    epilog=(
        "Exit status: 0 done, 1 something that you can mend, 2 wrong usage, 3 done but incomplete (some sources failed), "
        "70 a fault of the programme. `briefing COMMAND --help` shows each command's options and examples."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

for _module in (setting_up, making, serving, mailing, status, asking, explaining, proofs):
    _module.add_to(app)
lists.add_to(feeds.app)
app.add_typer(feeds.app, name="feeds")


@app.callback(invoke_without_command=True)
def _options(
    version: bool = typer.Option(False, "--version", help="Print the version and stop.", is_eager=True),
) -> None:
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as installed

        try:
            typer.echo(f"briefing {installed('newsroom-briefing')}")
        except PackageNotFoundError:
            typer.echo("briefing (from a checkout)")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves by SystemExit."""
    try:
        with tidied_when_terminated():
            app(args=list(arguments) if arguments is not None else None, prog_name="briefing")
    except the_end():
        typer.echo("briefing: stopped before it was finished; nothing half-done is left", err=True)
        sys.exit(TERMINATED)
    except BriefingError as error:
        # One line; below it, where several sources are at fault, each with its reason.
        typer.echo("briefing: " + "\n  ".join(str(error).splitlines()), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # `briefing status | head` is no fault; the interpreter would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        # Ours: the traceback is what we need to mend it. Without local variables, which may be secrets.
        import traceback

        traceback.print_exc()
        typer.echo("briefing: this is a fault of the programme; please report the lines above", err=True)
        sys.exit(70)
