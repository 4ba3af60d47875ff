"""Reports: which telling leads, and where the others differ from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import overload

from briefing.model import Article, Difference, Report, Span
from briefing.text.blocks import prose
from briefing.text.links import canonical
from briefing.text.origins import agency
from briefing.text.sentences import split

# How agencies mark what they send again, whole, under a new address.
_AGAIN = re.compile(r"(?:adds|corrected|recasts|refile|rpt|updated?|wrapup)\b ?\d* ?(?:[-–:]|\()", re.IGNORECASE)
# A sentence is the lead's sentence, edited, where at least this share of their words agrees (Dice).
_EDITED = 0.5
# … and it stands that many unmatched sentences around where the last one was found.
_NEAR = 3


def assemble(articles: Sequence[Article], prefer: str) -> Report:
    """Return the report that these articles tell, given in order of publication."""
    addresses = [canonical(a.url) for a in articles] if len(articles) > 1 else [""]
    lead, address = _lead(articles, addresses, prefer)
    others = [
        (there == address or _sends_again(a, lead), a)
        for there, a in zip(addresses, articles, strict=True)
        if a is not lead
    ]
    origin = _origin(articles)
    if origin and origin not in (lead.origin, lead.outlet):
        lead = replace(lead, origin=origin)
    if len(articles) == 1:
        return Report(lead)
    versions = tuple(sorted((a for same, a in others if same), key=lambda a: (a.version, a.published)))
    copies = tuple(a for same, a in others if not same)
    return Report(lead, copies, versions, Differences(lead, (*versions, *copies)))


def _origin(articles: Sequence[Article]) -> str:
    """Return whose work a report is: an agency's own text among the copies settles it, then what its articles say.

    Of a press release that newspapers ran it is who issued it.
    """
    own = next((name for a in articles if (name := agency(a.outlet))), "")
    issuer = next((a.outlet for a in articles if a.genre == "advertorial"), "") if _ran_as_news(articles) else ""
    return own or next((a.origin for a in articles if a.origin), issuer)


def _ran_as_news(articles: Sequence[Article]) -> list[Article]:
    """Return the newspapers' own copies of a press release, where two of them ran it as their news; else nothing."""
    news = [a for a in articles if a.genre == "news"]
    released = any(a.genre == "advertorial" for a in articles)
    return news if released and len({a.outlet for a in news}) > 1 else []


def _lead(articles: Sequence[Article], addresses: Sequence[str], prefer: str) -> tuple[Article, str]:
    """Return the copy that leads, in its latest version, and its address."""
    told = list(zip(articles, addresses, strict=True))
    news = {id(a) for a in _ran_as_news(articles)}
    told = [(a, there) for a, there in told if id(a) in news] or told
    headed = [(a, there) for a, there in told if a.title] or told
    chosen = [(a, there) for a, there in headed if a.outlet == prefer] or headed
    pick = max if prefer == "last" else min
    _, address = pick(chosen, key=lambda pair: pair[0].published)
    same = [a for a, there in headed if there == address]
    lead = max(same, key=lambda a: (a.version, a.published, len(a.text)))
    # What its newsroom sends again under another address ("UPDATE 2-…") is what it says now.
    again = [(a, there) for a, there in headed if _sends_again(a, lead) and a.published > lead.published]
    return max(again, key=lambda pair: (pair[0].published, pair[0].version), default=(lead, address))


def _sends_again(article: Article, lead: Article) -> bool:
    """Return whether a newsroom tells its own report once more."""
    return (
        bool(lead.outlet)
        and article.outlet == lead.outlet
        and bool(_AGAIN.match(article.title) or _AGAIN.match(lead.title))
    )


class Differences(Sequence[Difference]):
    """Where other tellings differ from the lead: of each, sentences changed or dropped, then added.

    They are looked for when somebody asks: of ten thousand articles a day, a few dozen reports are told.
    """

    def __init__(self, lead: Article, others: Sequence[Article]) -> None:
        self._lead = lead
        self._others = others

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Difference: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Difference, ...]: ...
    def __getitem__(self, place: int | slice) -> Difference | tuple[Difference, ...]:
        return self._found[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._found == tuple(other)

    def __hash__(self) -> int:
        return hash(self._found)

    @cached_property
    def _found(self) -> tuple[Difference, ...]:
        ours = _sentences(self._lead)
        return tuple(d for other in self._others for d in _differ(self._lead, ours, other, _sentences(other)))


def _sentences(article: Article) -> dict[str, tuple[int, int]]:
    """Return where each sentence of an article's prose stands, by its words in lower case."""
    found: dict[str, tuple[int, int]] = {}
    for block in prose(article):
        text = article.text[block.start : block.end]
        for start, end in split(text, article.language):
            found.setdefault(text[start:end].lower(), (block.start + start, block.start + end))
    return found


def _differ(
    lead: Article, ours: Mapping[str, tuple[int, int]], other: Article, theirs: Mapping[str, tuple[int, int]]
) -> Iterator[Difference]:
    """Yield the differences of one telling from the lead."""
    new = [key for key in theirs if key not in ours]
    bags = [set(key.split()) for key in new]
    free = dict.fromkeys(range(len(new)))
    here = 0
    for key, place in ours.items():
        if key in theirs:
            continue
        words = set(key.split())
        near = [n for n in range(max(0, here - _NEAR), min(len(new), here + 2 * _NEAR)) if n in free]
        likest = max(near, key=lambda n: len(words & bags[n]) / (len(words) + len(bags[n])), default=-1)
        changed = likest >= 0 and 2 * len(words & bags[likest]) >= _EDITED * (len(words) + len(bags[likest]))
        if changed:
            del free[likest]
            here = likest + 1
        yield Difference(Span(lead, *place), Span(other, *theirs[new[likest]]) if changed else None)
    for n in free:
        yield Difference(None, Span(other, *theirs[new[n]]))
