"""Features: what speaks for and against a mention being the speaker of a quoted stretch. All are binary, by name.

They come in groups; a group's names depend on a few small values, so that each is made once and kept.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from briefing.stages.quotes.links import CLOSE
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.places import Candidate, Place, counted, in_sentence, span_between
from briefing.stages.quotes.reading import Reading
from briefing.stages.quotes.tellers import Tellers
from briefing.text.remembering import remembered

#: Names that go together.
Group = tuple[str, ...]
#: How many groups of a sort are kept: ten times those that all of our passages need.
KEPT = 65536
# The longest distance of each class.
_CLASSES = (0, 1, 2, 3, 5, 8, 12, 20, 35, 99)


def bucket(count: int) -> int:
    """Return the class of a distance."""
    return _CLASSES[bisect_left(_CLASSES, count, hi=len(_CLASSES) - 1)]


@dataclass(slots=True)
class Setting:
    """What all candidates of one stretch share: who spoke last, who stands at its marks, who its sentence is about."""

    reading: Reading
    here: Place
    previous: Mention | None
    #: Of each candidate: whether it and its verb stand right at the marks.
    touching: list[bool]
    #: How many do.
    marks: int
    #: A verb of the stretch's own sentence has a subject.
    inside: bool
    #: The subject of the stretch's sentence, where a verb without one leads to its words: "X backed it, calling it …".
    main: Mention | None
    #: Who tells its sentence and the one before.
    tellers: Tellers
    #: What passes between two who talk: "askedtells" where the stretch before asked and this one does not.
    dialogue: str = "-"
    #: "ing" where a participle leads to its words, "and" where a second verb does.
    led: str = ""


def features(setting: Setting, nth: int, candidate: Candidate, turn_of: str) -> tuple[Group, ...]:
    """Return what speaks for the nth candidate; `turn_of`: "same" as spoke last, the "other" before, or "new"."""
    here, mention, link = setting.here, candidate.mention, candidate.link
    back = here.stretch.paragraph - mention.paragraph
    left = back > 0 or mention.end <= here.stretch.start
    side = ("L" if left else "R") + str(min(3, back))
    being, path, close, opening = candidate.being, link.path, candidate.close, candidate.opening
    within, touching = in_sentence(here, candidate), setting.touching[nth]
    # Whether another one stands at the mark.
    touched = setting.marks > touching
    found = setting.tellers
    closing = "-" if found.closing is None else "yes" if mention is found.closing else "no"
    main = (
        "-" if setting.main is None else ("yes" if mention is setting.main else "no") + setting.led.replace("ing", "")
    )
    order, nearest, rivals, ends, lower, leads = (
        min(5, candidate.order), candidate.nth, candidate.rivals, here.ends, here.lower, here.leads,
    )  # fmt: skip
    return (
        _of_speaker(candidate.kind, being, side, path, link.kind, within, candidate.explains, opening),
        _of_mark(touching, touched, side, path, link.kind, ends, nearest, rivals, lower, opening),
        _of_place(side, path, within, setting.inside, lower, leads, ends, here.shape),
        _of_clause(side, being, path, close, within, opening, main, order, leads, here.passive, ends, touched),
        _apart(setting, candidate, side, back),
        _whose_turn(setting, candidate, side, turn_of == "same", touched),
        _of_telling(closing, found.part(mention), found.kind, side, being, path, touching, lower),
        _of_dialogue(turn_of, setting.dialogue, here.shape, setting.marks > 0, touching),
    )


def _apart(setting: Setting, candidate: Candidate, side: str, back: int) -> Group:
    """Return what speaks for a candidate by what stands between it and the stretch, so many paragraphs back."""
    reading, here, link, close = setting.reading, setting.here, candidate.link, candidate.close
    if back:
        last = reading.paragraph(candidate.mention.paragraph).tokens[-1].text
        return _before(side, candidate.being, close, here.shape == "^$", candidate.opening, last == ":")
    between = _between(reading, here, candidate)
    return _near(*between, side, link.path, link.kind, close, here.ends, here.leads)


def _whose_turn(setting: Setting, candidate: Candidate, side: str, same: bool, touched: bool) -> Group:
    """Return how a candidate goes with whoever spoke last."""
    here, previous = setting.here, setting.previous
    if previous is None:
        return _opening(side, candidate.close)
    gap, again = min(3, here.stretch.paragraph - previous.paragraph), previous.start == candidate.mention.start
    return _of_turn(same, again, gap, side, candidate.close, touched, here.shape, here.ends, here.lower)


@remembered(KEPT)
def _of_speaker(
    kind: str, being: str, side: str, path: str, verb: str, within: bool, explains: str, opening: str
) -> Group:
    """Return what kind of speaker a candidate is, and on what verb it hangs."""
    close = path in CLOSE
    return (
        f"kind={kind}",
        f"being={being},{side}",
        f"being={being},path={path}",
        f"path={path}",
        f"path={path},{side}",
        f"verb={verb},{path},within={within}",
        f"apposed={explains},{side},close={close}",
        f"opens={opening},{side},close={close}",
    )


@remembered(KEPT)
def _of_mark(
    touching: bool,
    touched: bool,
    side: str,
    path: str,
    verb: str,
    ends: str,
    nth: int,
    rivals: int,
    lower: bool,
    opening: str,
) -> Group:
    """Return who stands at the stretch's marks, and how many hang on a verb between."""
    return (
        f"touching={touching},touched={touched},{side},ends={ends}",
        f"touching={touching},{side[0]},path={path},verb={verb}",
        f"touched={touched},{side},close={path in CLOSE}",
        f"nth={nth},of={rivals},{side[0]}",
        f"nth={nth},{side[0]},{path}",
        f"nth={nth},{side[0]},lower={lower}",
        f"nth={nth},{side[0]},opens={opening}",
    )


@remembered(KEPT)
def _of_place(
    side: str, path: str, within: bool, inside: bool, lower: bool, leads: str, ends: str, shape: str
) -> Group:
    """Return how a candidate's place goes with the stretch's shape; `inside`: a verb of its sentence has a subject."""
    close = path in CLOSE
    return (
        f"close={close},within={within},{side}",
        f"close={close},within={within},{side},lower={lower}",
        f"within={within},inside={inside},lower={lower}",
        f"within={within},inside={inside},leads={leads},ends={ends}",
        f"within={within},inside={inside},close={close},{side[0]}",
        f"shape={shape},{side},close={close}",
        f"ends={ends},{side},{path}",
        f"leads={leads},{side},{path}",
    )


@remembered(KEPT)
def _of_clause(
    side: str,
    being: str,
    path: str,
    close: bool,
    within: bool,
    opening: str,
    main: str,
    order: int,
    leads: str,
    passive: str,
    ends: str,
    touched: bool,
) -> Group:
    """Return a candidate's part in the stretch's sentence."""
    return (
        f"opens={opening},{side},leads={leads},within={within}",
        f"order={order},{side}" if not (close and within) else f"linked,{side[0]}",
        f"main={main},{side[0]}",
        f"main={main},{being}",
        f"main={main},close={close},within={within}",
        # "called the strike '…' while the union said": who follows in a clause of its own tells something else.
        *([f"clause={opening},path={path},ends={ends}"] if side[0] == "R" else []),
        *([f"clause={opening},close={close},touched={touched}"] if side[0] == "R" else []),
        *([f"passive={passive},{side},path={path}"] if passive != "-" else []),
    )


@remembered(KEPT)
def _of_telling(
    closing: str, part: str, before: str, side: str, being: str, path: str, touching: bool, lower: bool
) -> Group:
    """Return a candidate's part in what closes the stretch's sentence and in telling the sentence before it."""
    found = (
        f"closing={closing},{side[0]},close={path in CLOSE},touching={touching}",
        f"closing={closing},{side[0]},path={path}",
        f"closing={closing},lower={lower},touching={touching}",
    )
    if part == "-":
        return found
    return (
        *found,
        f"part={part},before={before}",
        f"part={part},being={being}",
        f"part={part},path={path},before={before}",
        f"part={part},{side[0]},touching={touching}",
    )


@remembered(KEPT)
def _of_dialogue(turn: str, dialogue: str, shape: str, touched: bool, touching: bool) -> Group:
    """Return how a candidate goes with what passes between two who talk."""
    if dialogue == "-":
        return ()
    return (
        f"turn={turn},dialogue={dialogue}",
        f"turn={turn},dialogue={dialogue},{shape}",
        f"turn={turn},dialogue={dialogue},touched={touched},touching={touching}",
    )


@remembered(KEPT)
def _before(side: str, being: str, close: bool, whole: bool, opening: str, colon: bool) -> Group:
    """Return what speaks for a candidate of an earlier paragraph; `whole`: the stretch is a paragraph of its own."""
    return (
        f"whole={whole},{side},{being}",
        f"whole={whole},{side},opens={opening}",
        f"colon={colon},{side},close={close}",
    )


@remembered(KEPT)
def _opening(side: str, close: bool) -> Group:
    """Return what speaks for a candidate where nobody has spoken yet."""
    return (f"opening,{side},close={close}",)


@remembered(KEPT)
def _of_turn(
    same: bool, again: bool, gap: int, side: str, close: bool, touched: bool, shape: str, ends: str, lower: bool
) -> Group:
    """Return how a candidate goes with whoever spoke last, so many paragraphs ago."""
    return (
        f"same={same},touched={touched}",
        f"same={same},gap={gap},{shape}",
        f"same={same},gap={gap},{ends},touched={touched}",
        f"same={same},{side},close={close},touched={touched}",
        f"again={again},gap={gap}",
        f"again={again},gap={gap},{shape}",
        f"again={again},touched={touched},lower={lower}",
    )


def _between(reading: Reading, here: Place, candidate: Candidate) -> tuple[int, int, int, bool]:
    """Return the words between a candidate and the stretch as a class, stops, quotations, and whether they are few."""
    lo, hi = span_between(here, candidate)
    words, stops, others = counted(reading.paragraph(here.stretch.paragraph), lo, hi)
    return bucket(words), min(2, stops), min(3, others), words < 3 and not stops


@remembered(KEPT)
def _near(
    gap: int, stops: int, others: int, near: bool, side: str, path: str, verb: str, close: bool, ends: str, leads: str
) -> Group:
    """Return what the words between a candidate and the stretch say."""
    # A stretch that ends its sentence parts from what follows it.
    parted = side[0] == "R" and ends == "." and path != "inv"
    return (
        f"gap={gap},{side[0]},close={close}",
        f"gap={gap},{side[0]},{path}",
        f"gap={gap},{side[0]},stops={stops}",
        f"stops={stops},{side[0]},{path},parted={parted}",
        f"others={others},{side[0]},stops={stops},close={close}",
        f"verb={verb},{side[0]},leads={leads},near={near}",
    )
