"""Walls: pages that stand where an article should, and what a person can do about each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.stages.articles.markup import Line

#: (pattern of the page's title or text, reason given), sorted by reason. A wall says little beside such words.
WALLS: tuple[tuple[str, str], ...] = (
    (r"(?:verify|confirm|prove)(?:ing)? (?:that )?you(?:'re| are| are not|'re not)? (?:a |not )?(?:human|robot|bot)|are you a (?:human|robot)|unusual (?:traffic|activity)|captcha|checking your browser|just a moment\.\.\.|attention required|ddos protection|access denied|you have been blocked|pardon our interruption|press (?:&|and) hold|enable cookies and reload|security check|request unsuccessful\. incapsula|bot detection|cf-browser-verification",
     "a bot check instead of the article; open it in a browser, or use the outlet's full-text feed"),
    (r"(?:before you continue|we (?:value|care about|respect) your privacy|we and our (?:\d+ )?partners|accept (?:all )?cookies|manage (?:cookies|consent|preferences)|your (?:privacy|cookie) (?:choices|settings)|consent (?:to|for) (?:the )?(?:use|cookies)|zustimmung|akzeptieren und weiter|tout accepter)",
     "a consent page instead of the article; open it in a browser once, or use the outlet's full-text feed"),
    (r"(?:sign in to (?:your account|continue)|log ?in to (?:your account|continue)|please (?:sign|log) ?in|forgot(?:ten)? (?:your )?password|enter your password)",
     "a login page instead of the article; log in and save the article as a file"),
    (r"(?:enable javascript|javascript (?:is )?(?:disabled|required)|requires javascript|turn on javascript|browser (?:is )?not supported)",
     "the page needs JavaScript and holds no article; use the outlet's full-text feed or save the article as a file"),
    (r"(?:^404\b|\b404 (?:error|not found|-)|error 404|page not found|^not found|no longer (?:available|exists)|page (?:you (?:requested|are looking for)|doesn.t exist|does not exist)|410 gone|(?:page|article) has been removed)",
     "the page says that the article is not there; check its address"),
    (r"(?:\b50[0234] (?:error|internal|bad|service|gateway|not)|error 50[0234]|bad gateway|service (?:temporarily )?unavailable|internal server error|gateway time-?out|down for maintenance|error establishing a database)",
     "the server gave an error page; try again later"),
)  # fmt: skip

#: Signs that the text breaks off at a paywall.
PAYWALL = re.compile(
    r"(?:to (?:continue|keep|finish) reading|subscribe (?:now |today )?(?:to|for) (?:continue|read|unlimited|full|unlock)|already (?:a )?(?:subscriber|member|subscribed)|this (?:article|story|content|page) is (?:only |exclusively )?(?:available |reserved |exclusive )?(?:for|to) (?:\w+ )?(?:subscribers|members)|for subscribers only|subscriber[- ](?:only|exclusive)|you(?:'ve|’ve| have) (?:reached|read|used) (?:your|all|the|\d)|(?:unlock|read) (?:this|the) (?:full )?(?:article|story) (?:with|by|for)|start your (?:free )?(?:trial|subscription)|choose (?:a|your) (?:plan|subscription)|paywall|cet article est réservé aux abonnés|réservé aux abonnés|jetzt weiterlesen|weiterlesen mit|nur für abonnenten|contenido exclusivo para suscriptores|contenuto riservato)",
    re.IGNORECASE,
)
PAYWALLED = (
    "a paywall: only the opening can be read; log in and save the article as a file, or use the outlet's full-text feed"
)

_WALLS = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in WALLS)

#: Below so many characters of prose, a page whose title names a wall is one (a brief may be as short as 150).
OPENING = 400
#: Below so many, any line outside its navigation may name it.
NOTHING = 150
#: What an outlet gives away of an article that it sells, at the least worth printing.
TEASER = 300
_FURNITURE = frozenset(("aside", "comments", "footer", "header", "navigation"))


def wall(title: str, page: Sequence[Line], prose: int, free: bool = True) -> str:
    """Return why a page holds no article, or ""; `prose` is the length of its prose in characters."""
    if prose >= OPENING:
        return ""
    if not free and prose < TEASER:
        return PAYWALLED
    said = " \n".join(line.words for line in page if _FURNITURE.isdisjoint(line.around))
    whole = " \n".join(line.words for line in page)[:6000]
    for pattern, reason in _WALLS:
        if pattern.search(title) or (prose < NOTHING and pattern.search(whole)):
            return reason
    return PAYWALLED if PAYWALL.search(said) else ""
