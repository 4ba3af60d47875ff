"""How many megabytes a second our splitter cuts, on one core, against the plainest rule there is.

No model of nltk's punkt is installed with it, so the peer is a regular expression that ends a sentence at every mark
before white space and a capital: a bound that only a splitter with no knowledge of abbreviations reaches.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from briefing.text.sentences import split
from tests.speed.summaries import clock, lines_of

_PLAIN = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def paragraphs(path: Path | None) -> list[str]:
    """Return paragraphs of a few sentences."""
    lines = lines_of(path, 6000)
    return [" ".join(lines[n : n + 3]) for n in range(0, len(lines), 3)]


def measure(path: Path | None) -> dict[str, Any]:
    """Return MB a second of UTF-8 for ours and for the plain rule, and how many sentences each finds."""
    texts = paragraphs(path)
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours = clock(lambda: [split(text) for text in texts], least=1.0)
    plain = clock(lambda: [_PLAIN.split(text) for text in texts], least=1.0)
    return {
        "task": "sentences",
        "MB": round(size, 2),
        "MB a second": round(size / ours, 1),
        "plain rule": round(size / plain, 1),
        "sentences": sum(len(split(text)) for text in texts),
        "plain sentences": sum(len(_PLAIN.split(text)) for text in texts),
    }
