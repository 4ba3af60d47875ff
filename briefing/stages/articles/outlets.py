"""Outlets of files: whose work a file says it is, where neither a feed nor an address tells; else a name for the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from urllib.parse import unquote

from briefing.stages.articles.bylines import is_signed, people
from briefing.text.genres.abroad import RELEASE
from briefing.text.origins import agency

#: So many lines at the head and at the foot of a file may say whose it is.
EDGE = 8
#: The longest line that does, in characters; what is longer tells news.
LONGEST = 160

_LABEL = re.compile(
    r"(?:outlet|publication|publisher|newspaper|(?P<source>source))\s*:\s*(?P<name>[^\s\d].{1,60})$", re.IGNORECASE
)
# A line of a text file's head: "Date: 20 November".
_HEADER = re.compile(r"(?!https?:)[A-Z][\w-]*(?: [\w-]+)?: ?\S")
_NAME = re.compile(r"[A-Z0-9][\w.&’'-]*(?: (?:(?:and|de|der|for|la|le|of|the) )?[A-Z0-9&][\w.&’'-]*)*")
_BRACKETED = re.compile(r"[A-Z][^\n()]{2,60} \(([A-Z][\w.&’'-]+(?: [A-Z][\w.&’'-]*){0,2})\) ?[-–—] ?(?=[“\"‘A-Z])")
_PARTS = re.compile(r"\s*[,|•·/]\s*|\s[-–—]\s|\s(?:for|of)\s")
_YEAR = r"(?:\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)"
_RIGHTS = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*)+(?:" + _YEAR + r",?\s*(?:by\s+)?(?P<name>[^\W\d].{1,60}?)|(?P<before>[^\W\d][^.©\d]{1,60}?),?" + _YEAR + r")"
    r"(?=[.,;|]|\s+all rights|\s*$)",
    re.IGNORECASE,
)  # fmt: skip
_COMPANY = re.compile(r",?\s+(?:inc|llc|ltd|limited|corp|corporation|co|company|plc|gmbh|ag|s\.?a)\.?$", re.IGNORECASE)  # fmt: skip
_RELEASE = re.compile(RELEASE, re.IGNORECASE)
_BEHIND = re.compile(r"\s[|–—-]\s(?P<name>[^|–—]{2,40})$")
_LINK = r"(?P<url>(?:https?://|www\.)[^\s<>]+)\s*$"
_LINKED = re.compile(r"(?:(?:url|link|source(?: url)?|permalink)\s*:\s*|.*\b(?:appeared|published)\b.*\b(?:at|on|in)\s+)?" + _LINK, re.IGNORECASE)  # fmt: skip
_MAILED = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
#: Houses whose addresses and rights stand in everybody's texts, sorted.
_NOBODY_S = frozenset(
    word
    for line in (
        "amazon amzn aol bing bit bsky buff change creativecommons doi dropbox facebook flickr gettyimages gmail gofundme goo google googlemail hotmail icloud instagram linkedin",
        "live mastodon msn outlook ow patreon proton protonmail reddit shutterstock t telegram threads tiktok tinyurl twitter whatsapp wikimedia wikipedia x",
        "yahoo youtu youtube",
    )
    for word in line.split()
)
_PICTURES = re.compile(r"\b(?:getty|shutterstock|istock|alamy|photos?|images?|pictures?|maxar|planet labs)\b", re.IGNORECASE)  # fmt: skip
#: Last or first words of what newspapers, stations and agencies call themselves, sorted.
_MEDIA = frozenset(
    word
    for line in (
        "advertiser advocate age agency argus banner beacon broadcasting bulletin chronicle citizen courant courier daily democrat dispatch",
        "echo enquirer examiner express gazette globe guardian herald independent inquirer intelligencer journal ledger mail mercury messenger",
        "mirror monitor network news newspaper newspapers newsroom newswire observer patriot post press progress radio record recorder register",
        "reporter republic review sentinel spectator standard star sun telegraph television times today tribune tv union weekly wire",
        "abc bbc cbc cbs cnbc cnn ctv dw itv msnbc nbc nhk npr pbs rnz rte rté sbs sky zdf",
    )
    for word in line.split()
)
_OFFICE = re.compile(
    r"\b(?:columnist|contributor|correspondent|critic|editor|reporter|staff|writer)s?\b", re.IGNORECASE
)


def find_outlet(lines: Sequence[str]) -> str:
    """Return the outlet that a text names as its own, as "USA TODAY" or "hallowtimes.example"; "" where it names none.

    `lines` are the text's paragraphs in order, the headline first where there is one.
    """
    if issued := _issued(lines):
        return issued
    near = [line for line in (*lines[:EDGE], *lines[EDGE:][-EDGE:]) if len(line) <= LONGEST]
    if found := next(_headed(near), ""):
        return agency(found) or found
    for look in (_labelled, _signed, _reserved, _linked, _mailed):
        if found := next((name for line in near if (name := look(line))), ""):
            return agency(found) or found
    return next((name for line in lines[:1] if (name := _behind_title(line))), "") or _datelined(lines)


def issued_by(lines: Sequence[str]) -> int:
    """Return how many lines at the top of a text say no more than that it is a press release, and whose; 0 for none."""
    return next((n for n, line in enumerate(lines[:4], 1) if _RELEASE.fullmatch(line)), 0)


def _issued(lines: Sequence[str]) -> str:
    """Return who issues a press release: the name over the line that says that it is one."""
    place = issued_by(lines)
    above = [line for line in lines[: max(0, place - 1)] if _NAME.fullmatch(line) and len(line.split()) < 9]
    return above[0] if above else ""


def _headed(lines: Sequence[str]) -> Iterator[str]:
    """Yield the outlet that stands above the headline: its masthead, or "Source: KPA" over or under "Date: …"."""
    head = list(takewhile(_HEADER.match, lines))
    # "Source: Minister to resign" is a headline.
    named = [match["name"] for line in head if (match := _LABEL.match(line)) and _NAME.fullmatch(match["name"])]
    if len(head) > 1 or (named and len(named[0].split()) < 3):
        yield from named
    yield from (line for line in lines[len(head) : len(head) + 1] if is_masthead(line) and len(lines) > len(head) + 1)


def is_masthead(line: str) -> bool:
    """Return whether a line is an outlet's name alone, as it stands above a headline: "Radio Six News"."""
    return is_media(line) and len(line.split()) < 5 and _NAME.fullmatch(line) is not None


def stands_above(line: str, below: Sequence[str]) -> bool:
    """Return whether a line is the name of the outlet or agency that signs what stands below it."""
    return is_masthead(line) or (_NAME.fullmatch(line) is not None and line == _datelined(below))


def _datelined(lines: Sequence[str]) -> str:
    """Return the agency of a dateline that nobody here knows: "MARLE, Nov 20 (KPA) - "."""
    return next((match[1] for line in lines[:EDGE] if (match := _BRACKETED.match(line))), "")


def _labelled(line: str) -> str:
    match = _LABEL.match(line)
    # "Source: Eurostat" stands under charts.
    return match["name"].strip() if match and (not match["source"] or is_media(match["name"])) else ""


def _signed(line: str) -> str:
    """Return the outlet behind the person in a byline: "Ann Lee, USA TODAY", "By Ann Lee | Reuters"."""
    *before, last = _PARTS.split(line)
    name = last.strip(" .")
    person = next(people(before[0]), "") if before and is_media(name) else ""
    return name if person and (is_signed(line) or person == before[0]) else ""


def _reserved(line: str) -> str:
    match = _RIGHTS.search(line)
    if not match or _PICTURES.search(line):
        return ""
    name = _COMPANY.sub("", (match["name"] or match["before"]).strip(" ,."))
    return name if len(name.split()) <= 6 and name[0].isupper() else ""


def _linked(line: str) -> str:
    match = _LINKED.match(line)
    return _house(match["url"].partition("//")[2] or match["url"]) if match else ""


def _mailed(line: str) -> str:
    match = _MAILED.search(line)
    return _house(match["host"]) if match else ""


def _house(host: str) -> str:
    """Return the name of a host that an address begins with, "" where everybody's texts stand there."""
    host = re.split(r"[/?#:]", host)[0].casefold().removeprefix("www.").strip(".")
    return "" if not _NOBODY_S.isdisjoint(host.split(".")[:-1]) or "." not in host else host


def _behind_title(title: str) -> str:
    match = _BEHIND.search(title)
    return match["name"].strip() if match and is_media(match["name"].strip()) else ""


def is_media(name: str) -> bool:
    """Return whether a name is one that an outlet or agency bears: "The Hallow Times", "USA TODAY", "BBC"."""
    words = name.casefold().removeprefix("the ").split()
    if not words or len(words) > 6 or _OFFICE.search(name) or not name[0].isupper():
        return False
    return bool(agency(name)) or words[-1] in _MEDIA or words[0] in _MEDIA


#: Folders in which everybody's files lie, sorted.
_PLACES = frozenset(
    "article articles desktop documents download downloads drop drops file files folder home inbox incoming news queue spool temp text texts tmp today txt wire wires".split()
)
_ENDINGS = re.compile(r"(?:\.(?:atom|eml|html?|json|md|rdf|rss|te?xt|xhtml|xml|zip))+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def called(url: str) -> str:
    """Return what to call a file by its address: its name in words, without numbers and ids, else that of a folder of its own."""
    path = unquote(url).partition("#")
    places = [part for part in (*path[0].split("/")[3:], *path[2].split("/")) if part]
    named = (" ".join(_words(_ENDINGS.sub("", part))) for part in reversed(places))
    return next(filter(None, named), "text file")


def _words(name: str) -> Iterator[str]:
    """Yield the words of a file's name; what holds a digit, or is long and has no vowels, is an id or a date."""
    for numbered in re.split(r"[\s_.+~()-]+", name):
        word = numbered.rstrip("0123456789")
        vowels = len(re.findall(r"[^\W\d_bcdfghjklmnpqrstvwxz]", word, re.IGNORECASE))
        if (
            _WORD.fullmatch(word)
            and word.casefold() not in _PLACES
            and (len(word) > 3 or word == numbered)
            and (len(word) < 6 or vowels * 6 >= len(word))
        ):
            yield word
