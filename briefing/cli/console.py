"""What the commands print: lines, tables, progress on a terminal only, JSON for other programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Failure

# So many sources that fail for one reason have a line each.
_EACH = 3


def say(line: str = "") -> None:
    """Print a line of result."""
    _put(line)


def warn(line: str) -> None:
    """Print a line about something amiss, beside the results."""
    _put(line, err=True)


def warn_of(failures: Iterable[Failure]) -> None:
    """Print which sources were not seen, and why: where many were for one reason, in one line."""
    from briefing.text.wording import failed

    for reason, names in failed(failures):
        urls = [failure.url for group in names.values() for failure in group]
        many = ", ".join(f"{name} ({len(group)})" if len(group) > 1 else name for name, group in names.items())
        for source in urls if len(urls) <= _EACH else [many]:
            warn(f"not seen: {source}: {reason}")


def _put(line: str, *, err: bool = False) -> None:
    try:
        typer.echo(line, err=err)
    except BrokenPipeError:
        # `briefing status | head` has read enough: what is left to say is said to nobody, and the exit status stays true.
        os.dup2(os.open(os.devnull, os.O_WRONLY), (sys.stderr if err else sys.stdout).fileno())


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    _put(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def table(rows: Iterable[Sequence[object]], heads: Sequence[str] = ()) -> None:
    """Print rows in columns: drawn on a terminal, plain and aligned in a file or pipe."""
    texts = [[str(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        from rich import box
        from rich.console import Console
        from rich.table import Table

        drawn = Table(box=box.SIMPLE_HEAD, show_header=bool(heads))
        for head in heads or [""] * len(texts[0] if texts else ()):
            # On a narrow terminal over several lines: half an address is none.
            drawn.add_column(head, overflow="fold")
        for row in texts:
            drawn.add_row(*(_plain(cell) for cell in row))
        Console().print(drawn)
        return
    shown = [list(heads), *texts] if heads else texts
    widths = [max(len(row[n]) for row in shown) for n in range(len(shown[0]))] if shown else []
    for row in shown:
        _put("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def counts(rows: Iterable[tuple[int, str, str]]) -> None:
    """Print counts in columns, each with its noun: (number, words for one, words for more)."""
    table([(f"{count:,}", one if count == 1 else many) for count, one, many in rows])


def _plain(cell: str) -> Any:
    """Return a cell that rich does not read as markup: titles come from the world."""
    from rich.text import Text

    return Text(cell)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Lend a function (what, done, of) that moves a bar for each `what`, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bars: dict[str, Any] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def move(what: str, done: int, of: int) -> None:
            if not of:
                return
            if what not in bars:
                bars[what] = bar.add_task(what, total=of)
            bar.update(bars[what], completed=done, total=of)

        yield move
