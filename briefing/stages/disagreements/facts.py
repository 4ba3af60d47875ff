"""Facts: whether two claims count the same thing."""

from __future__ import annotations

from briefing.stages.disagreements.claims import Claim, stem

_PEOPLE = frozenset(
    stem(w)
    for w in "people person persons victims residents individuals bodies lives dead fatalities deaths wounded injured souls injuries casualties".split()
)
# Share of the shorter sentence's telling words that must agree where the figure itself says little.
_CONTEXT = 0.4
_NEAR = 2


def one_fact(one: Claim, other: Claim) -> bool:
    """Return whether two claims are of one fact: same measure, same thing counted, same thing told of it."""
    if one.figure.unit != other.figure.unit:
        return False
    if one.figure.unit == "count" and one.event and one.event == other.event:
        return _same_noun(one.noun, other.noun)
    if one.event != other.event and one.figure.unit == "count":
        return False
    shared = len(one.context & other.context) / (min(len(one.context), len(other.context)) or 1)
    if one.figure.unit == "count" and not _same_thing(one.noun, other.noun):
        return False
    return shared >= _CONTEXT and len(one.near & other.near) >= _NEAR


def _same_noun(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether the same sort of people is counted; "people" and nothing at all are any sort."""
    mine, theirs = set(one) - _PEOPLE, set(other) - _PEOPLE
    return not mine or not theirs or bool(mine & theirs)


def _same_thing(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(set(one) & set(other))
