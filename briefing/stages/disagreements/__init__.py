"""Find where independent sources give different figures for one fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from briefing.model import Disagreement, Report, Story
from briefing.stages.disagreements.claims import PEOPLE, Claim, has_risen, read_claims, stem
from briefing.stages.disagreements.evidence import Evidence
from briefing.stages.disagreements.facts import one_fact
from briefing.stages.disagreements.subjects import same_people
from briefing.text.figures import Figure
from briefing.text.tallies import TOLLS

# So much later another newsroom counts again what grows by the hour: those who have died or fled, houses that burned, acres,
# the share of a fire that is contained. On three weeks of full texts 14 of 29 that were shown were such.
_HOURS = timedelta(hours=3)
# A figure of the next day is an update, whatever it counts.
_A_DAY = timedelta(hours=18)
# What does not grow.
_FIXED = frozenset(("age", "date", "duration", "magnitude", "ordinal", "time", "vote", "year"))
# What grows less by the hour: who is missing is found, and the lights come on.
_FALLS = frozenset(("dark", "missing"))
_GROWS = re.compile(r"\bcontain(?:ed|ment)\b", re.IGNORECASE)
_BUILT = frozenset(map(stem, "apartments buildings dwellings homes houses properties structures units".split()))
# Claims of one measure that one report is heard for: a table set as text has thousands, and all pairs of two such would
# take minutes. Of 250 articles of allsides_dev none has more than four.
_HEARD = 40


def find_disagreements(story: Story) -> tuple[Disagreement, ...]:
    """Return the facts of a story for which independent reports give different figures, best attested first.

    A claim is a sentence with a figure. Of one source only the latest claim of a fact counts: an earlier
    one was updated. Figures disagree where no one amount can be behind both, given rounding, hedges
    ("more than", "about") and units.
    """
    claims = [c for report in story.reports for c in _latest(report)]
    evidence = Evidence(claims)
    pairs = [
        pair
        for alike in _by_measure(claims)
        for pair in combinations(alike, 2)
        if _disagree(*pair) and evidence.ties(*pair)
    ]
    parts = _parts(claims)
    pairs = [(a, b) for a, b in pairs if not (_adds_up(a, b, parts) or _adds_up(b, a, parts) or _settled(a, b, claims))]
    return tuple(Disagreement(tuple(c.sentence for c in group)) for group in _groups(pairs))


def _by_measure(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    """Return the claims that can be of one fact at all, together: comparing all with all takes a large story's minutes."""
    alike: dict[object, list[Claim]] = {}
    for claim in claims:
        alike.setdefault(claim.measure, []).append(claim)
    return alike.values()


def _latest(report: Report) -> Iterable[Claim]:
    """Return the claims of a report's latest state, the first of each measure: its newsroom may have sent it again under a new address."""
    again = (copy for copy in report.copies if copy.outlet == report.article.outlet)
    latest = max((report.article, *report.versions, *again), key=lambda a: (a.version, a.published))
    heard: Counter[object] = Counter()
    for claim in read_claims(latest, report.origin):
        heard[claim.measure] += 1
        if heard[claim.measure] <= _HEARD:
            yield claim


def _disagree(one: Claim, other: Claim) -> bool:
    """Return whether two claims of different sources give one fact figures that cannot both be."""
    if one.source == other.source or _of_two_days(one, other) or _counted_on(one, other):
        return False
    if any(one.figure.agrees(f) for f in other.beside) or any(other.figure.agrees(f) for f in one.beside):
        return False
    return one_fact(one, other)


def _of_two_days(one: Claim, other: Claim) -> bool:
    """Return whether two figures were reported so far apart that the later is an update."""
    return abs(one.published - other.published) >= _A_DAY


def _counted_on(one: Claim, other: Claim) -> bool:
    """Return whether the later of two figures is what the other has come to by then: it is higher, or of what grows less.

    It is some hours later of what grows by the hour, or its newsroom says that it has risen.
    """
    early, late = sorted((one, other), key=lambda c: c.published)
    grown = early.figure.high < late.figure.low or (early.event in _FALLS and late.figure.high < early.figure.low)
    if early.figure.unit.split()[0] in _FIXED or not grown:
        return False
    return has_risen(late) or (_grows(early, late) and late.published - early.published >= _HOURS)


def _grows(one: Claim, other: Claim) -> bool:
    """Return whether what two claims measure grows by the hour."""
    unit = one.figure.unit
    if unit == "count":
        return bool(one.event) or not (PEOPLE | _BUILT).isdisjoint((*one.noun, *other.noun))
    return unit == "area" or (unit == "percent" and all(_GROWS.search(c.text) for c in (one, other)))


def _settled(one: Claim, other: Claim, claims: list[Claim]) -> bool:
    """Return whether a source elsewhere gives the other's figure too, or later one of its own: it was updated, or the two are not one fact."""
    return any(
        claim.source == mine.source
        and claim != mine
        and claim.published >= mine.published
        and (
            (claim.figure.agrees(theirs.figure) and one_fact(claim, theirs))
            or (claim.published > mine.published and not claim.figure.agrees(mine.figure) and one_fact(claim, mine))
            or _counts_on(claim, mine)
        )
        for mine, theirs in ((one, other), (other, one))
        for claim in claims
    )


def _counts_on(later: Claim, earlier: Claim) -> bool:
    """Return whether a newsroom's later report gives a toll anew, however it tells of the event by then."""
    return (
        later.published > earlier.published
        and later.event == earlier.event
        and later.event in TOLLS
        and later.sentence.article.url != earlier.sentence.article.url
        and same_people(later, earlier)
        and later.wished == earlier.wished
    )


def _parts(claims: Iterable[Claim]) -> dict[object, list[Figure]]:
    """Return the figures of one measure that stand in one sentence, by that sentence and measure."""
    parts: dict[object, list[Figure]] = {}
    for claim in claims:
        parts.setdefault((claim.sentence, claim.measure), []).append(claim.figure)
    return parts


def _adds_up(one: Claim, other: Claim, parts: Mapping[object, list[Figure]]) -> bool:
    """Return whether the figures of a claim's sentence make the other's together: they are its parts."""
    mine = parts[one.sentence, one.measure]
    low, high = sum(f.low for f in mine), sum(f.high for f in mine)
    return len(mine) > 1 and low <= other.figure.high and other.figure.low <= high


def _groups(pairs: list[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Return the claims that disagree on one fact, one for each source, those of most sources first."""
    groups: list[list[Claim]] = []
    for one, other in pairs:
        for group in groups:
            if all(one_fact(c, other) or c == other for c in group) and one in group:
                if all(c.source != other.source and not c.figure.agrees(other.figure) for c in group):
                    group.append(other)
                break
        else:
            if not any(one in group and other in group for group in groups):
                groups.append([one, other])
    for group in groups:
        group.sort(key=lambda c: (c.published, c.sentence.article.url, c.sentence.start))
    seen: set[tuple[str, int]] = set()
    kept: list[list[Claim]] = []
    for group in sorted(
        groups, key=lambda g: (-len(g), g[0].published, g[0].sentence.article.url, g[0].sentence.start)
    ):
        places = {(c.sentence.article.url, c.sentence.start) for c in group}
        if not places & seen and not any(_said_again(group, told) for told in kept):
            kept.append(group)
            seen |= places
    return kept


def _said_again(group: Iterable[Claim], told: Sequence[Claim]) -> bool:
    """Return whether claims give, in other sentences, the figures of a disagreement told already: a lead and its bullets."""
    pairs = [(c, next((t for t in told if t.figure.agrees(c.figure)), None)) for c in group]
    return all(t is not None for _, t in pairs) and any(one_fact(c, t) for c, _ in pairs for t in told)
