"""Endings: what was so before somebody resigned, was found guilty or agreed is so no longer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Article
from briefing.text.glosses import gloss

# What ends a matter, where nobody is asked to, about to or refusing to: what was said before it is no longer so.
_ENDS = tuple(
    re.compile(rf"(?<!\bbe )(?<!\bto )(?<!\bnot )(?<!\bwill )(?<!\bcould )(?<!\bmay )(?<!\bmight )(?<!\bmust )\b(?:{told})\b", re.IGNORECASE)
    for told in (
        "resign(?:s|ed)|quits?|st(?:eps|ands|epped|ood) down|(?:is|was) (?:fired|sacked)|sacked|sacks|ousted|forced out",
        "(?:found|pleads?|pleaded|two|three|four|five) (?:not )?guilty|guilty of|convicted|acquitted|cleared of",
        "sentenced|jailed for|gets? (?:\\w+ years|life)",
        "agreed?|agrees|deal (?:reached|signed|struck)|(?:reach(?:ed|es)?|signs?|signed|strikes?|struck) (?:a |an )?(?:accord|deal|pact|truce)",
        "(?:call(?:s|ed) off|ends?|ended|suspend(?:s|ed)?) [^.;]{0,40}(?:blockade|boycott|protest|siege|stoppage|strike|walkout)s?",
        "(?:blockade|boycott|protest|siege|stoppage|strike|walkout)s? (?:called off|ends?|ended|is over|suspended)",
    )
)  # fmt: skip
# Newsrooms that must tell it, in a story of more than so many.
_TOLD_BY, _FEW = 2, 3


def has_ended(article: Article, articles: Sequence[Article]) -> bool:
    """Return whether later headlines tell how a report's matter ended, and its own does not: "urged to go", then "resigns"."""
    enough = _TOLD_BY if len({a.outlet for a in articles}) > _FEW else 1
    told = gloss(article.title, article.language)
    later = [a for a in articles if a.published > article.published and a.genre in ("live", "news")]
    return any(
        len({a.outlet for a in later if end.search(gloss(a.title, a.language))}) >= enough
        for end in _ENDS
        if not end.search(told)
    )
