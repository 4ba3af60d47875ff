"""Limits: no outlet and no section may fill the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.model import LeftOut, Ranked
from briefing.text.wording import counted


def cap(
    ranked: Iterable[Ranked], *, most: int = 0, per_section: int = 0, per_outlet: int = 0
) -> tuple[tuple[Ranked, ...], tuple[LeftOut, ...]]:
    """Return the stories that stay, best first, and those that a cap left out; a cap of 0 is none.

    An outlet is charged for a story that it leads.
    """
    kept: list[Ranked] = []
    out: list[LeftOut] = []
    sections: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    for place in ranked:
        article = place.story.reports[0].article
        reason = ""
        if most and len(kept) >= most:
            reason = "below the first story" if most == 1 else f"below the first {most} stories"
        elif per_section and sections[place.section] >= per_section:
            reason = f"{place.section or 'the page'} has its {counted(per_section, 'story', 'stories')}"
        elif per_outlet and outlets[article.outlet] >= per_outlet:
            reason = f"{article.outlet} leads {counted(per_outlet, 'story', 'stories')} already"
        if reason:
            out.append(LeftOut(article.url, article.title, reason))
            continue
        kept.append(place)
        sections[place.section] += 1
        outlets[article.outlet] += 1
    return tuple(kept), tuple(out)
