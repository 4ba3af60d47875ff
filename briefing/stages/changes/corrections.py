"""Corrections: what an earlier edition printed and its source has changed or withdrawn since."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Article, Difference, Report, Span
from briefing.stages.changes.memory import Line, Printed
from briefing.text.echoes import dice
from briefing.text.links import canonical
from briefing.text.sentences import sentences
from briefing.text.words import words

# A sentence is the printed one, changed, where at least this share of their words agrees (Dice).
_CHANGED = 0.5


def find_corrections(reports: Iterable[Report], earlier: Iterable[Printed]) -> tuple[Difference, ...]:
    """Return a notice for every printed line that its source's latest version does not hold any more.

    `there` is the line as it was printed, in the version that it was taken from; `here` is what stands in
    its place now, or None where it was withdrawn. The reports must hold both versions.
    """
    states: dict[str, list[Article]] = {}
    for report in reports:
        for article in report.articles:
            states.setdefault(canonical(article.url), []).append(article)
    lines = {line: None for printed in sorted(earlier, key=lambda p: (p.made, p.id)) for line in printed.lines}
    found = (_notice(line, states.get(canonical(line.url), [])) for line in lines)
    return tuple(dict.fromkeys(notice for notice in found if notice))


def _notice(line: Line, states: list[Article]) -> Difference | None:
    """Return the notice that a line needs, given the states of its source that are known."""
    printed = next((a for a in states if a.version == line.version), None)
    latest = max(states, key=lambda a: a.version, default=None)
    if printed is None or latest is None or latest.version <= line.version:
        return None
    start = printed.text.find(line.text)
    if start < 0:
        return None
    there = Span(printed, start, start + len(line.text))
    if latest.notice == "kill":
        return Difference(None, there)
    if _plain(line.text) in _plain(latest.text):
        return None
    return Difference(_instead(line.text, printed, latest), there)


def _instead(text: str, printed: Article, latest: Article) -> Span | None:
    """Return the latest version's sentence that stands where the text stood."""
    headline = latest.headline
    if headline and text == printed.title:
        return headline
    mine = set(words(text))
    best = max(sentences(latest), key=lambda s: (dice(mine, set(words(s.text))), -s.start), default=None)
    return best if best and dice(mine, set(words(best.text))) >= _CHANGED else None


def _plain(text: str) -> str:
    """Return the words of a text alone, so that a mended comma is no correction."""
    return f" {' '.join(words(text))} "
