"""The ranker: a conditional logit over the mentions that may have spoken a stretch, and nobody.

The weights are a readable table of feature names, fitted by `python -m tests.quality.train_quotes` on freely licensed
text only. Method: a softmax over the candidates of one choice (McFadden 1974), L2-regularised.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from briefing.stages.quotes.features import Group, Setting, bucket, features
from briefing.stages.quotes.grammar import Grammar
from briefing.stages.quotes.links import CLOSE, Link, link
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.people import People
from briefing.stages.quotes.places import BEINGS, Candidate, Place, apposed, in_sentence, led, opens, place, touches
from briefing.stages.quotes.reading import Reading
from briefing.stages.quotes.tellers import tellers
from briefing.stages.quotes.terms import nobody, unknown
from briefing.text.marks import Stretch

#: Paragraphs before the stretch's own in which a speaker is looked for.
_BACK = 3
_PER_PARAGRAPH = 6
#: Mentions looked at on either side in its own paragraph; in no passage of ours is a speaker as far. It bounds the work
#: in a page that is one paragraph of 60 KB.
_AROUND = 40
#: Sums that are kept at most: some megabytes.
_SUMS = 100_000
#: Candidates less likely than this are not looked up.
_FAINT = 0.02
#: A speaker less sure than this is not who "spoke last" to the next quotation.
_KNOWN = 0.5
#: Paths on which a verb is a mention's only if it has no nearer subject.
_LOOSE = frozenset(["conj", "far", "rel"])
# Paths on which somebody in another paragraph speaks no more: 1 of 3,500 quotations in our passages is such a one's.
_GOVERNED = frozenset(["obj", "prep"])
_NAMED = frozenset(["person", "single", "body", "role", "office", "he", "she", "they"])


@dataclass(frozen=True, slots=True)
class Choice:
    """A stretch and who may have spoken it; the last two of the features are somebody's untold and nobody's."""

    place: Place
    candidates: tuple[Candidate, ...]
    features: tuple[tuple[Group, ...], ...]
    #: Somebody's verb of saying stands right at the marks.
    touched: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Who spoke the stretches before: the last of them, and who did before that one."""

    last: Candidate
    stretch: Stretch
    other: Candidate | None = None

    def and_then(self, speaker: Candidate, stretch: Stretch, people: People) -> Heard:
        """Return who has been heard when one more stretch was spoken."""
        changed = not people.same(speaker.mention, self.last.mention)
        return Heard(speaker, stretch, self.last if changed else self.other)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch, the candidate chosen (None: nobody), how likely that is, and how likely it is nobody's."""

    stretch: Stretch
    candidate: Candidate | None
    confidence: float
    nobody: float


class Weights:
    """A table of weights, with the sums over groups of features that were asked for."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self.table = table
        self._sums: dict[Group, float] = {}

    def of(self, row: Sequence[Group]) -> float:
        """Return the score of a row of groups."""
        try:
            return sum([self._sums[group] for group in row])
        except KeyError:
            return sum([self._add(group) for group in row])

    def _add(self, group: Group) -> float:
        if len(self._sums) >= _SUMS:
            self._sums.clear()
        self._sums[group] = sum([self.table.get(name, 0.0) for name in group])
        return self._sums[group]


@cache
def weights(tier: str = "default") -> Weights:
    """Return the shipped table of weights."""
    name = "weights.tsv" if tier == "default" else f"weights_{tier}.tsv"
    lines = files("briefing.stages.quotes").joinpath(name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return Weights({feature: float(weight) for feature, weight in rows})


class Candidates:
    """Finds the candidates for stretches of one article; reads each paragraph once."""

    def __init__(self, reading: Reading, people: People, tier: str = "default") -> None:
        self.reading = reading
        self.people = people
        self.grammar = Grammar(reading) if tier == "nlp" and reading.article.language == "en" else None
        self._by_paragraph: dict[int, list[Candidate]] = {}

    def in_paragraph(self, number: int) -> list[Candidate]:
        """Return a paragraph's mentions with their links."""
        if number not in self._by_paragraph:
            reading, paragraph = self.reading, self.reading.paragraph(number)
            among = self.people.in_paragraph(number)
            links = [link(paragraph, m, reading.article.language) for m in among]
            subjects = {k.at: m.i for k, m in zip(links, among, strict=True) if k.path == "direct"}
            self._by_paragraph[number] = [
                self._candidate(m, _without_taken(k, m, subjects)) for k, m in zip(links, among, strict=True)
            ]
        return self._by_paragraph[number]

    def _candidate(self, mention: Mention, found: Link) -> Candidate:
        """Return a mention as a candidate, with all that no stretch changes."""
        kind = self.people.kind(mention)
        return Candidate(
            mention,
            found,
            kind,
            being=BEINGS.get(kind, "thing"),
            opening=opens(self.reading, mention),
            explains=apposed(self.reading, mention),
            close=found.path in CLOSE,
        )

    def of(self, here: Place, previous: Candidate | None) -> list[Candidate]:
        """Return who may have spoken a stretch: its own paragraph, then up to three before it, then the last speaker."""
        number = here.stretch.paragraph
        own = self.in_paragraph(number)
        at = bisect_right(own, here.at, key=lambda c: c.mention.j)
        left, right = own[max(0, at - _AROUND) : at], own[at : at + _AROUND]
        found = [c.placed(k) for k, c in enumerate(reversed(left))]
        found += [c.placed(k) for k, c in enumerate(right)]
        for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if not self.reading.one_section(earlier, number):
                break
            likely = [
                c for c in self.in_paragraph(earlier) if c.mention.kind in _NAMED and c.link.path not in _GOVERNED
            ]
            found += [c.placed(k) for k, c in enumerate(reversed(likely[-_PER_PARAGRAPH:]))]
        if previous is not None and all(c.mention is not previous.mention for c in found):
            found.append(previous.placed(0))
        return found


def _without_taken(found: Link, mention: Mention, subjects: Mapping[int | None, int]) -> Link:
    """Return a mention's link, "taken" where its verb has a subject of its own: "Moss left, and the union said"."""
    if found.path not in _LOOSE or subjects.get(found.at, -1) < mention.j:
        return found
    return replace(found, path="taken")


def choice(candidates: Candidates, stretch: Stretch, heard: Heard | None) -> Choice:
    """Return the choice that a stretch puts to whom has heard what was spoken before it."""
    reading, people = candidates.reading, candidates.people
    previous = heard.last if heard else None
    here = place(reading, stretch)
    found = candidates.of(here, previous)
    _number(here, found)
    last = previous.mention if previous else None
    touching = [touches(reading, here, c) for c in found]
    leading = led(reading, here)
    setting = Setting(
        reading,
        here,
        last,
        touching,
        sum(touching),
        any(c.close and in_sentence(here, c) for c in found),
        _main(here, found, people) if leading else None,
        tellers(reading, here, found),
        _dialogue(reading, stretch, heard),
        leading,
    )
    turns = [_turn(c, heard, people, among_two=setting.dialogue != "-") for c in found]
    rows = [features(setting, k, c, turns[k]) for k, c in enumerate(found)]
    if candidates.grammar is not None:
        rows = [(*row, tuple(candidates.grammar.features(here, c))) for row, c in zip(rows, found, strict=True)]
    linked = any(c.link.path != "none" for c in found if c.mention.paragraph == stretch.paragraph)
    teller = next((c for c, t in zip(found, touching, strict=True) if t), None)
    rows.append((_unknown(setting, linked),))
    rows.append((tuple(nobody(reading, here, linked, teller)),))
    return Choice(here, tuple(found), tuple(rows), setting.marks > 0)


def _turn(candidate: Candidate, heard: Heard | None, people: People, *, among_two: bool) -> str:
    """Return whose turn it would be: "same" as the last, `among_two` the "other" before, or somebody "new"."""
    if heard is None:
        return "new"
    if people.same(candidate.mention, heard.last.mention):
        return "same"
    return (
        "other"
        if among_two and heard.other is not None and people.same(candidate.mention, heard.other.mention)
        else "new"
    )


def _dialogue(reading: Reading, stretch: Stretch, heard: Heard | None) -> str:
    """Return what passes between two who talk: the stretch before asked, this one asks, or two took turns."""
    if heard is None or stretch.paragraph - heard.stretch.paragraph > 1:
        return "-"
    asked, asks = (reading.text[s.end - 1] == "?" for s in (heard.stretch, stretch))
    return ("asked" if asked else "told") + ("asks" if asks else "tells") + ("two" if heard.other else "")


def _unknown(setting: Setting, linked: bool) -> Group:
    """Return what speaks for a speaker whom nothing around the stretch tells."""
    here, last = setting.here, setting.previous
    gap = 9 if last is None else min(3, here.stretch.paragraph - last.paragraph)
    return unknown(
        bucket(here.words),
        here.shape,
        here.leads,
        here.ends,
        here.lower,
        linked,
        setting.marks > 0,
        setting.tellers.closing is not None,
        setting.tellers.kind,
        gap,
    )


def _main(here: Place, found: Sequence[Candidate], people: People) -> Mention | None:
    """Return the first subject of the stretch's sentence, left of it."""
    left = [c.mention for c in found if in_sentence(here, c) and c.mention.j <= here.at]
    return next((m for m in sorted(left, key=lambda m: m.i) if people.is_main(m)), None)


def _number(here: Place, found: Sequence[Candidate]) -> None:
    """Number the candidates of the stretch's sentence that hang on a verb, on each side, nearest first."""
    for left in (True, False):
        linked = [c for c in found if c.close and in_sentence(here, c) and (c.mention.j <= here.at) == left]
        for nth, candidate in enumerate(linked):
            candidate.nth, candidate.rivals = min(nth, 3), min(len(linked), 3)


def softmax(scores: Sequence[float]) -> list[float]:
    """Return how likely each of these scores is; they sum to one."""
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def attribute(reading: Reading, table: Weights, people: People, tier: str = "default") -> Iterator[Attribution]:
    """Yield every stretch with its likeliest speaker, in order; each choice knows the one before it."""
    candidates = Candidates(reading, people, tier)
    heard: Heard | None = None
    for stretch in reading.stretches:
        if heard is not None and not reading.one_section(heard.last.mention.paragraph, stretch.paragraph):
            heard = None
        put = choice(candidates, stretch, heard)
        likely = softmax([table.of(row) for row in put.features])
        chosen, confidence = _likeliest(put, likely, people)
        yield Attribution(stretch, chosen, confidence, likely[-1])
        if chosen is not None and confidence >= _KNOWN:
            heard = heard.and_then(chosen, stretch, people) if heard else Heard(chosen, stretch)


def _likeliest(put: Choice, likely: Sequence[float], people: People) -> tuple[Candidate | None, float]:
    """Return the likeliest speaker's likeliest mention, and how likely all the speaker's mentions are together."""
    speakers: dict[str, float] = {}
    for candidate, p in zip(put.candidates, likely, strict=False):
        if p > _FAINT:
            who = people.entity(candidate.mention)
            speakers[who] = speakers.get(who, 0.0) + p
    if not speakers or max(speakers.values()) < max(likely[-2:]):
        return None, max(likely[-2:])
    who = max(sorted(speakers), key=speakers.__getitem__)
    theirs = [
        (p, -k) for k, p in enumerate(likely[:-2]) if p > _FAINT and people.entity(put.candidates[k].mention) == who
    ]
    return put.candidates[-max(theirs)[1]], speakers[who]
