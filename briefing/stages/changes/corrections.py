"""Corrections: what an earlier edition printed and its source has changed or withdrawn since."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Article, Difference, Report, Span
from briefing.stages.changes.memory import Line, Printed
from briefing.text.blocks import is_lead
from briefing.text.echoes import dice
from briefing.text.links import canonical
from briefing.text.sentences import sentences
from briefing.text.tallies import is_overtaken
from briefing.text.words import words

# A sentence is the printed one, changed, where at least this share of their words agrees (Dice).
_CHANGED = 0.5
# … and of a line that a feed gives, which is written anew with every turn of its story, where at least this share does.
_PUT_RIGHT = 0.75


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
    here = _instead(line.text, printed, latest)
    if is_lead(printed) and is_lead(latest) and not _corrects(here, there):
        return None
    return Difference(here, there)


def _corrects(here: Span | None, there: Span) -> bool:
    """Return whether a feed's line puts right the one before it, and does not tell later news in its place: a few words alone differ."""
    if here is None or is_overtaken(there, (here,)):
        return False
    return dice(set(words(here.text)), set(words(there.text))) >= _PUT_RIGHT


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
