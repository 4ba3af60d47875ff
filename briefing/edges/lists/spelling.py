"""Spelling: what is wrong with a YAML file, in the words of someone who writes one by hand."""

from __future__ import annotations

from typing import Any

_CLOSE = "is opened here and not closed"
#: A part of what the parser says, what that means, and whether it means where the parser began or where it gave up.
_MEANINGS = (
    ("alias", "the value begins with *: put it in quotation marks", "end"),
    ("block sequence", "this line does not line up with the list above it: check its indentation", "end"),
    ("cannot start any token", "the value begins with a sign that means something else: put it in quotation marks", "end"),
    ("did not find expected '-'", "this line does not line up with the list above it: check its indentation", "end"),
    ("did not find expected ',' or ']'", f"a [ {_CLOSE}", "start"),
    ("did not find expected ',' or '}'", f"a {{ {_CLOSE}", "start"),
    ("did not find expected key", "this line does not line up with those above it, or has a stray quotation mark", "end"),
    ("mapping values", "a colon too many, or too deep an indentation: put the value in quotation marks, or align it", "end"),
    ("node content", f"a [ or {{ {_CLOSE}", "start"),
    ("unexpected end of stream", f"a quotation mark {_CLOSE}", "start"),
    ("unknown escape", r"a backslash: put the value in single quotation marks, or write \\", "end"),
)  # fmt: skip


def explained(error: Exception, text: str) -> tuple[int, str]:
    """Return the line, from 1, that an error of YAML's parser is about, and what is wrong with it."""
    lines = text.splitlines() or [""]
    end: Any = getattr(error, "problem_mark", None)
    start: Any = getattr(error, "context_mark", None) or end
    problem = str(getattr(error, "problem", None) or "it is no YAML")
    if end is None:
        return 1, problem
    last = _line(end, lines)
    indent = lines[last - 1][: len(lines[last - 1]) - len(lines[last - 1].lstrip())]
    if "\t" in indent:
        return last, "a tab at its beginning: YAML wants spaces there"
    for part, words, where in _MEANINGS:
        if part in problem:
            return (_line(start, lines) if where == "start" else last), words
    return last, problem


def _line(mark: Any, lines: list[str]) -> int:
    """Return the line of a mark; the last one for the end of the file."""
    return min(int(mark.line) + 1, len(lines))
