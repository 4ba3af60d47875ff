"""Explaining: why a story stands where it stands, in words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import LeftOut, Ranked


def explain(ranked: Sequence[Ranked], place: int, left_out: Sequence[LeftOut] = ()) -> tuple[str, ...]:
    """Return lines that say why the story at a place (0 is the top) ranked there, merged, or was left out."""
    told = ranked[place]
    lead = told.story.reports[0].article
    lines = [
        f"{place + 1}. of {len(ranked)}: {lead.title or lead.url} (score {told.score:.2f}, section {told.section or 'none'})"
    ]
    lines += [f"  {r.name}: {r.value:g} × {r.weight:g} = {r.value * r.weight:.2f}" for r in told.reasons]
    for report in told.story.reports:
        line = f"  report by {report.article.outlet}: {report.article.title or report.article.url}"
        if report.origin != report.article.outlet:
            line += f" (the work of {report.origin})"
        lines.append(line)
        lines += [f"    merged: the same piece in {a.outlet}, {a.url}" for a in report.copies]
        lines += [f"    merged: version {a.version} of the page" for a in report.versions]
    addresses = {a.url for a in told.story.articles}
    lines += [f"  left out: {o.reason}" for o in left_out if o.url in addresses]
    return tuple(lines)
