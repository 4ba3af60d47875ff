"""Voice: whether an article argues, by its title and by who speaks in its opening."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: What only a writer with a view puts over an article.
ARGUES = (
    r"^(?:dear|an? (?:open letter|plea)\b) ?(?-i:[A-Z])[\w .’'-]+,",
    r"^(?:don['’]t (?:be fooled|believe|blame|fall for|kid|let|panic|pretend)|shame on|stop (?!signs?\b)\w+ing\b)",
    r"^(?:i(?:['’]m| am| was| have|['’]ve)?|my) (?-i:[a-z])",
    r"^in (?:defen[cs]e|praise) of\b",
    r"^the case (?:against|for)\b",
    r"^the [\w.’' ]{3,30} view(?: on\b|:)",
    r"^the (?:problem|trouble) with\b",
    r"^we(?:['’](?:re|ve|ll|d)| are| have| will| can)? (?-i:[a-z]|[A-Z][a-z]+ing\b)",
    r"^whatever (?:became of|happened to)\b",
    r"^why (?:i|we)\b",
    r"^why (?!.*\?).* should(?:n['’]t| not)?\b(?! \w+ed by\b)",
    r"\b(?:gets?|getting|got) wrong about\b",
    r"\b(?:are|is|was|were) (?:right|wrong) to\b",
    r"\b(?:it['’]s|it is) (?:high )?time (?:for|that|to|we)\b",
    r"\blet(?:['’]s| us) (?:be|face|hope|not|stop)\b",
    r"\b(?:are not|aren['’]t|is not|isn['’]t)\b.*[.;—–-] ?(?:it['’]s|they['’]re)\b",
    r"\b(?:really|so|truly|utterly|very) (?:pathetic|shameful|shameless|swampy)\b",
    r"\bwe (?:all )?(?:can['’]t|cannot|deserve|must|need to|ought to|should)\b",
)
#: What such a writer likes to say, and a reporter now and then.
LEANS = (
    r"\b(?:must|needs? to(?! know)|ought to|should(?:n['’]t)?|deserves?|don['’]t)\b",
    r"^(?:how|why) .*\b(?:are|can|fails?|has|have|is|isn['’]t|matters?|should|will|won['’]t)\b(?!.*\?)",
    r"\b(?:all the more reason|nobody|nothing|never|everyone|straight from)\b|^(?:no|yes|remember|sorry), |\bis telling$",
    r"^enough\b|^(?:is|are|can|do|does|will|should|who|what) .*\?$",
)
#: What an opening says that argues.
PLEADS = (
    r"\b(?:i (?:believe|do not|don['’]t|fear|hope|know|suspect|think|wish|wonder)|in my (?:opinion|view)|let me|my (?:own )?view)\b",
    r"\b(?:we|our leaders|congress|the government) (?:all )?(?:must|need to|ought to|should)\b|\bwe (?:all )?know\b|\blet(?:['’]s| us)\b",
    r"\b(?:ask (?:anyone|yourself)|frankly|imagine (?:if|that|a)|make no mistake|of course|surely|the truth is|to be (?:clear|fair|sure)|nobody who|nothing of the sort|who needs|yes, )\b",
    r"\bit(?:['’]s| is) (?:high )?time (?:for|that|to)\b|\b(?:must|should) (?:resign|go|apologi[sz]e)\b|\byou (?:promised|know|may|might|would|will)\b",
    r"\b(?:absurd|asham\w+|contrived|cowardly|cynical|delusion\w*|disgrac\w+|dishonest\w*|farce|folly|foolish|hideous|hypocri\w+|insult to|lunacy|mendacious|nonsense|noxious|outrageous\w*|pathetic|shameful\w*)\b|\b(?:has|have) missed (?:her|his|its|their|the) chance\b",
)
# Words that no reporter puts over a report.
_SLANTS = re.compile(
    r"\b(?:absurd|asham\w+|con\b|coward\w*|cynical|debacle|fiasco|hysteri\w*|deceit|delusion\w*|disgrac\w+|dishonest\w*|farce|folly|foolish|hypocri\w+|insan\w+|insult\w*|lunacy|nonsense|outrag\w+|pathetic|pretend\w*|sham\b|shameful\w*|shameless\w*|surrender\w*|tyran\w+|unironic\w*)",
    re.IGNORECASE,
)
_ARGUES, _LEANS, _PLEADS = (tuple(re.compile(p, re.IGNORECASE) for p in row) for row in (ARGUES, LEANS, PLEADS))
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|‘[^’]{8,}(?:’|$)|(?<!\w)'[^']{8,}'")
_MINE = re.compile(r"\b(?:I|[Mm]y|me|I['’](?:m|ve|ll|d))\b")
# A reporter says whose view it is: "…, court rules", "Kell: We must act".
_TOLD = re.compile(r", (?:[\w.’'-]+ ){1,4}(?:argues?|claims?|finds?|orders?|rules?|said|says?|suggests?|tells?|told|warns?)$|\b(?:says|say|said|warns|tells|urges|vows|calls)\b|^[\w.’' -]{3,30}: [‘'“\"]", re.IGNORECASE)  # fmt: skip
# Characters of the title and words of the opening that are read.
_LONGEST = 300
_READ = 130
# What each sign weighs, and what all must weigh together; set on our own titles, tried on feeds of columnists.
_TITLE, _LEANING, _PLEA, _FIRST_PERSON, _ENOUGH = 3.0, 1.5, 1.0, 1.5, 3.0


def argues(title: str, lines: Sequence[str]) -> bool:
    """Return whether an article is somebody's view: its title argues, or leans that way and its opening pleads."""
    title = title[:_LONGEST]
    title = _QUOTED.sub(" ", title) if title[:1] not in "‘'“\"" else ""
    leaning = 0.0
    if not _TOLD.search(title):
        leaning = _TITLE * any(p.search(title) for p in _ARGUES) + _LEANING * bool(_SLANTS.search(title))
        leaning += _LEANING * any(p.search(title) for p in _LEANS)
    opening = _QUOTED.sub(" ", " ".join(" ".join(lines).split()[:_READ]))
    pleading = _PLEA * sum(bool(p.search(opening)) for p in _PLEADS)
    mine = len(_MINE.findall(opening))
    pleading += _FIRST_PERSON * (mine > 0) + _FIRST_PERSON * (mine > 2)
    return leaning >= _TITLE or (leaning > 0 and leaning + pleading >= _ENOUGH) or pleading > _ENOUGH
