"""Arts: whether an article reviews a play, a book or a meal, by its label and by what critics write about."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORKS = (
    r"act(?:or|ress)(?:es|s)?|albums?|art|artists?|audience|authors?|bands?|books?|cast|characters?|chefs?|choir|choreograph\w+|cinema|comed(?:y|ian)|concerts?|conductor|dancers?|debut|directed"
    r"|dish(?:es)?|drama|ensemble|episodes?|exhibition|films?|gallery|gig|hero(?:ine)?|histor(?:ian|ical)|memoir|menu|movie|music(?:al|ians?)?|novel(?:ist)?|opera|orchestra|painter"
    r"|painting|performances?|plates?|playwright|plot|poe(?:m|t|try)s?|prose|reader|restaurants?|scenes?|screen(?:play)?|sequel|singer|songs?|soprano|stage|story|tenor|theat(?:er|re)"
    r"|thriller|tracks?|villain|vocals?"
)
_WORK = re.compile(rf"\b(?:{_WORKS})\b", re.IGNORECASE)
# "Film review: Salt", and the bare label, which stands over reports of inquiries as well.
_OF_A_WORK = re.compile(
    r"^(?:buch|film|konzert|musik|opern|platten|restaurant|theater)kritik\b ?[:|–—-]|(?:^|[|–—:-] ?)(?:album|art|book|concert|dance|film|game|gig|movie|music|opera|restaurant|stage|theat(?:er|re)|tv) review\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^review ?[:|–—]|\breview ?[|–—]|\breview (?:[-]|$)", re.IGNORECASE)
_STARS = re.compile(
    r"^[★⭐☆✩✭\s½]{2,}$|^(?:rating: )?(?:one|two|three|four|five|[1-5](?:\.5)?|½)(?: and a half)?(?: ?/ ?5| out of (?:5|five))? stars?\.?$",
    re.IGNORECASE,
)
#: So many different words of a critic's must stand in the headline and the first so many characters below a bare label.
_WORDS, _READ = 2, 1_500


def reviews(title: str, lines: Iterable[str]) -> bool:
    """Return whether an article reviews a work of art or a restaurant; "Review: Police waited" does not."""
    told = list(lines)
    if _OF_A_WORK.search(title) or any(_STARS.match(line.strip()) for line in told):
        return True
    said = f"{title} {' '.join(told)}"[:_READ]
    return bool(_LABEL.search(title)) and len({m[0].lower() for m in _WORK.finditer(said)}) >= _WORDS
