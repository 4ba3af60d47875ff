"""Articles of ours with bullets, as corpora of news keep theirs: with captions, bylines and hours among the paragraphs.

highlights_rough.txt holds twenty, each with a line for a paragraph, a caption (without full stop) or other furniture, and
with "* " before each bullet. They were written before anything was measured on them. `python -m tests.quality.rough` prints
ROUGE of three sentences in each form, and of the first three of the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from briefing.text.sentences import split

_STOPPED = re.compile(r"[.!?…][\"”’')]*$")
#: (what was written, what a tokeniser of the Penn Treebank's makes of it), in order.
_TOKENS = (
    (r"(?<![ap]\.m)([.,;:!?])(?=\s|$|['\"])", r" \1"),
    (r"\.(['\"])", r". \1"),
    (r"\(", "-LRB- "),
    (r"\)", " -RRB-"),
    (r"\"(?=\w)", "`` "),
    (r"\"", " ''"),
    (r"(?<!\w)'(?=\w)", "` "),
    (r"n't\b", " n't"),
    (r"(?<=\w)'s\b", " 's"),
    (r"([$£])(?=\d)", r"\1 "),
    (r"(?<=\w)'(?=[\s.,]|$)", " '"),
    (r"\s+", " "),
)


def articles() -> Iterator[tuple[list[str], list[str]]]:
    """Yield the lines of each article and its bullets."""
    text = Path(__file__).with_name("highlights_rough.txt").read_text(encoding="utf-8")
    for part in re.split(r"^=== .*\n", text, flags=re.MULTILINE)[1:]:
        lines = part.strip().splitlines()
        yield (
            [line for line in lines if not line.startswith("* ")],
            [line[2:] for line in lines if line.startswith("* ")],
        )


def told(lines: list[str]) -> list[str]:
    """Return the sentences of an article's own telling."""
    return [line[start:end] for line in lines if _STOPPED.search(line) for start, end in split(line)]


def _sentences(lines: list[str]) -> list[str]:
    return [line[start:end] for line in lines for start, end in split(line)]


def _stopped(lines: list[str]) -> list[str]:
    return [line if _STOPPED.search(line) else f"{line} ." for line in lines]


def _tokens(line: str) -> str:
    for written, made in _TOKENS:
        line = re.sub(written, made, line)
    return line.strip()


#: What a corpus may make of an article's lines.
FORMS: dict[str, Callable[[list[str]], str]] = {
    "a line for each paragraph": "\n".join,
    "a line for each sentence": lambda lines: "\n".join(_sentences(lines)),
    "one line": lambda lines: " ".join(_stopped(lines)),
    "tokens": lambda lines: "\n".join(map(_tokens, _sentences(lines))),
    "tokens on one line": lambda lines: " ".join(map(_tokens, _stopped(lines))),
    "tokens without capitals": lambda lines: " ".join(map(_tokens, _stopped(lines))).lower(),
}


def rows(path: Path, form: str = "one line") -> Iterator[dict[str, Any]]:
    """Yield the articles as rows of a summaries file, in one of the forms."""
    for number, (lines, bullets) in enumerate(articles()):
        yield {"id": f"{path.stem}-{number}", "articles": [{"text": FORMS[form](lines)}], "reference": bullets}


def main() -> None:
    from briefing.stages.summaries import summarize
    from tests.quality.summaries import figures, reference_of, scores, story_of

    own = [(told(lines)[:3], "\n".join(bullets)) for lines, bullets in articles()]
    print("lead", figures(scores(own, by_sentence=True)))
    for form in FORMS:
        read = list(rows(Path("rough"), form))
        pairs = [([s.text for s in summarize(story_of(row), "3s").sentences], reference_of(row)) for row in read]
        print(form, figures(scores(pairs, by_sentence=True)))


if __name__ == "__main__":
    main()
