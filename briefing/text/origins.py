"""Origins: the agency or outlet whose work an article is, where that is not the outlet that runs it.

The evidence is what newsrooms print: "This article originally appeared on USA TODAY", "ROME (AP) —", the byline, the
agency's credit line. "Contributing: The Associated Press" is none: there the agency only helped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

#: (the name that the briefing prints, other names under which the agency or syndicating outlet signs).
AGENCIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("AAP", ("Australian Associated Press", "AAP Newswire")),
    ("AFP", ("Agence France-Presse", "Agence France Presse", "AFP News")),
    ("AKI", ("Adnkronos", "Adnkronos International")),
    ("ANI", ("Asian News International",)),
    ("ANP", ("Algemeen Nederlands Persbureau",)),
    ("ANSA", ("Agenzia ANSA",)),
    ("AP", ("The Associated Press", "Associated Press", "AP News", "AP Sports", "AP Exclusive")),
    ("APA", ("Austria Presse Agentur",)),
    ("Anadolu", ("Anadolu Agency", "Anadolu Ajansı", "AA")),
    ("BNS", ("Baltic News Service",)),
    ("BTA", ("Bulgarian News Agency",)),
    ("Belga", ("Belga News Agency",)),
    ("Bernama", ()),
    ("Bloomberg", ("Bloomberg News",)),
    ("CBS News", ("CBS/AP",)),
    ("CNN", ("CNN Wire", "CNN Newsource", "CNN.com Wire Service", "The-CNN-Wire")),
    ("CP", ("The Canadian Press", "Canadian Press")),
    ("CTK", ("ČTK", "Czech News Agency")),
    ("Caixin", ("Caixin Global",)),
    ("City News Service", ()),
    ("Dow Jones", ("Dow Jones Newswires",)),
    ("EFE", ("Agencia EFE", "EFE News")),
    ("Europa Press", ()),
    ("IANS", ("Indo-Asian News Service",)),
    ("IRNA", ()),
    ("Inter Press Service", ("IPS",)),
    ("Interfax", ("Interfax-Ukraine",)),
    ("KFF Health News", ("Kaiser Health News", "KHN")),
    ("KNA", ("Katholische Nachrichten-Agentur",)),
    ("Kyodo", ("Kyodo News",)),
    ("LUSA", ("Agência Lusa", "Lusa")),
    ("Los Angeles Times", ("Los Angeles Times/TNS",)),
    ("MTI", ("Magyar Távirati Iroda",)),
    ("NPR", ("National Public Radio",)),
    ("NTB", ("Norsk Telegrambyrå",)),
    ("PA", ("PA Media", "PA News Agency", "Press Association", "The Press Association")),
    ("PAP", ("Polska Agencja Prasowa", "Polish Press Agency")),
    ("PTI", ("Press Trust of India",)),
    ("ProPublica", ()),
    ("Radio Free Europe/Radio Liberty", ("RFE/RL",)),
    ("Reuters", ("Thomson Reuters", "Reuters News", "Reuters Staff", "Reuters News Agency", "Reuters Life!")),
    ("Ritzau", ()),
    ("SID", ("Sport-Informations-Dienst",)),
    ("STT", ()),
    ("Stacker", ()),
    ("States Newsroom", ()),
    ("TASS", ("ITAR-TASS",)),
    ("TT", ("TT News Agency",)),
    ("The Conversation", ()),
    ("The New York Times", ("New York Times News Service", "NYT News Service")),
    ("The Washington Post", ("Washington Post News Service",)),
    ("Tribune News Service", ("TNS", "Tribune Content Agency", "McClatchy-Tribune")),
    ("UNB", ("United News of Bangladesh",)),
    ("UPI", ("United Press International",)),
    ("USA TODAY", ("USA Today", "USA TODAY Network", "USA TODAY NETWORK", "USA TODAY Sports")),
    ("Ukrinform", ()),
    ("VOA", ("Voice of America", "VOA News")),
    ("Xinhua", ("Xinhua News Agency",)),
    ("Yonhap", ("Yonhap News Agency",)),
    ("ZUMA", ("ZUMA Press",)),
    ("dpa", ("Deutsche Presse-Agentur", "dpa-AFX", "dpa international")),
)

_SHORT = {name.casefold(): short for short, others in AGENCIES for name in (short, *others)}
#: Any of their names, the longer before the shorter, as a pattern.
ANY_AGENCY = "|".join(
    sorted((re.escape(n) for short, others in AGENCIES for n in (short, *others)), key=len, reverse=True)
)
_NAME = r"(?:the )?(?P<name>[A-Z0-9][\w.&’'-]*(?: (?:(?:of|the|and|for|in|on) )*[A-Z0-9&][\w.&’'/-]*)*)"
_WORDS = r"(?:article|story|report|column|piece|post|content|commentary|essay|item)"

#: Patterns by strength; each names the origin in the group `name`, or is an agency's own house style.
_APPEARED = re.compile(
    r"(?:^|\. )This " + _WORDS + r" (?:was )?(?:(?:originally|first) )?(?:appeared|published|produced|reported|written|republished|provided|syndicated|distributed)"
    r"(?: here)?(?: (?:on|in|at|by|from|with permission from|and (?:was )?(?:published|produced) by))+ " + _NAME
)  # fmt: skip
_DATELINE = re.compile(
    r"^(?P<place>[^\n()]{0,70}?\s?)?[(\[](?P<name>"
    + ANY_AGENCY
    + r")(?: [A-Z][\w ]{1,20}|/\w{1,12})?[)\]](?P<lead>\s?\S+(?: \S)?)",
    re.IGNORECASE,
)
# "(PA) said", "(PA), which": brackets within a sentence.
_GOES_ON = re.compile(r"\s?[,.;]?\s?[^\W\d_A-ZÀ-ÞА-Я]")
#: A place and a day have at most so many words in small letters: "Rio de Janeiro, 3 mai".
_SMALL = 2
# A name in the dateline that we do not know: an agency where it calls itself one, and in any case not Reuters.
_UNKNOWN = re.compile(r"^[^\n()]{2,70}?\s\((?P<name>(?:[A-Z][\w.&’'-]* ?){1,4})\)\s?[-–—]")
_AGENCY = re.compile(r"(?:Wires?|Newswire|Press|News Agency|News Service|Agency)$")
_CLOSING = re.compile(r"(?:[-–—(\[] ?)(?P<name>" + ANY_AGENCY + r")[)\].]?$")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[\s\d,–-]*(?:by )?(?:the )?(?P<name>" + ANY_AGENCY + r")\b", re.IGNORECASE)
_ALONE = re.compile(
    r"^(?:by |source: |via |— |– |- |\()?(?:the )?(?P<name>"
    + ANY_AGENCY
    + r")(?: staff| reporters?| newsroom)?\)?\.?$",
    re.IGNORECASE,
)
# "By Alice Dent, PA Transport Correspondent": whose correspondent she is.
_OF_AN_AGENCY = re.compile(
    r"^(?:by |von |par |por )?[A-ZÀ-Þ][^,\n]{2,60}, (?:the )?(?P<name>"
    + ANY_AGENCY
    + r")(?: [A-Z][\w’'&-]*){0,3} (?:chief|correspondents?|editors?|reporters?|writers?)$",
    re.IGNORECASE,
)
_REUTERS = re.compile(r"^\(?(?:additional )?reporting by .*;\s?(?:writing|editing|compiled|additional)", re.IGNORECASE)
_HELPED = re.compile(
    r"^with (?:files|inputs?|agency inputs?|reporting) from (?:the )?(?P<name>" + ANY_AGENCY + r")\b", re.IGNORECASE
)


def agency(name: str) -> str:
    """Return the name that the briefing prints for an agency, or "" where this is none."""
    return _SHORT.get(_plain(name), "")


def _plain(name: str) -> str:
    name = " ".join(name.split()).strip(" .,:;()").casefold()
    return name if name in _SHORT else name.removeprefix("the ")


def find_origin(lines: Sequence[str], *, authors: Iterable[str] = (), outlet: str = "") -> str:
    """Return who wrote an article first, as "AP" or "USA TODAY"; "" where that is the outlet itself.

    `lines` are the article's blocks in order, credits included, without its title.
    """
    authors = tuple(authors)
    found = _appeared(lines) or _opening(lines) or _signed(authors) or _titled(lines) or _credited(lines)
    if not found and not authors:
        found = next((agency(m["name"]) for line in lines if (m := _HELPED.match(line))), "")
    return of_others(found, outlet)


def of_others(origin: str, outlet: str) -> str:
    """Return the origin, or "" where it is the outlet under one of its names, or by the initials with which it signs.

    "(CP)" is the Coast Press in its own copy, and the Canadian Press in that of the Coast Chronicle.
    """
    own = _plain(origin) == _plain(outlet) or agency(outlet) == origin
    signs = bool(_AGENCY.search(outlet)) and _initials(outlet.removeprefix("The ").split()) == origin
    return "" if own or signs else origin


def _appeared(lines: Sequence[str]) -> str:
    for line in reversed(lines):
        if match := _APPEARED.search(line):
            name = match["name"].strip(" .,:")
            return agency(name) or name
    return ""


def _opening(lines: Sequence[str]) -> str:
    # Under a headline and a byline the dateline still stands among the first few lines.
    found = next((agency(m["name"]) for line in lines[:4] if (m := _DATELINE.match(line)) and _is_dateline(m)), "")
    unknown = "" if found else _dated(lines)
    return unknown if _AGENCY.search(unknown) else found


def _is_dateline(match: re.Match[str]) -> bool:
    """Return whether brackets stand behind a place, and not within a sentence or behind what they abbreviate."""
    before = match["place"].split()
    if _GOES_ON.match(match["lead"]) or sum(word[0].islower() for word in before) > _SMALL:
        return False
    short_for = _initials(word for word in before if word[0].isupper()).endswith(match["name"].upper())
    dashed = match["lead"].lstrip()[0] in "-–—" and before[:1] != ["The"]
    return not short_for or dashed or match["place"].isupper()


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).upper()


def _dated(lines: Sequence[str]) -> str:
    """Return the name in the dateline, be it an agency's or not; it may stand under the bullets of a wire piece."""
    return next((m["name"] for line in lines[:8] if (m := _UNKNOWN.match(line))), "")


def _signed(authors: Iterable[str]) -> str:
    for author in authors:
        last = re.split(r",| for | of | / |\|", author)[-1]
        if found := agency(author) or agency(last):
            return found
    return ""


def _titled(lines: Sequence[str]) -> str:
    """Return the agency of a byline's title."""
    return next((agency(m["name"]) for line in lines[:4] if (m := _OF_AN_AGENCY.match(line))), "")


def _credited(lines: Sequence[str]) -> str:
    for line in reversed(lines[-8:]):
        if _REUTERS.match(line) and not _dated(lines):
            return "Reuters"
        match = _RIGHTS.search(line) or _ALONE.match(line) or (_CLOSING.search(line) if len(line) < 1200 else None)
        if match:
            return agency(match["name"])
    return next((agency(m["name"]) for line in lines[:3] if (m := _ALONE.match(line))), "")
