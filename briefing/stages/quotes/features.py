"""Features: what speaks for and against a mention being the speaker of a quoted stretch. All are binary, by name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from briefing.stages.quotes.links import CLOSE, DASHES, STOPS, Link, is_passive, word_at
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.reading import QUOTED, Paragraph, Reading, Token
from briefing.stages.quotes.wordlists import AUXILIARIES, PREPOSITIONS
from briefing.text.marks import Stretch
from briefing.text.names import cues

# What sort of speaker a kind of mention is.
_BEINGS = {
    "person": "person", "known": "person", "single": "name", "he": "pronoun", "she": "pronoun", "they": "pronoun", "role": "role",
    "body": "body", "office": "body", "text": "text", "it": "it", "i": "self", "we": "self", "who": "who", "noun": "thing",
}  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A mention that may be the speaker of the stretch at hand."""

    mention: Mention
    link: Link
    #: The mention's kind, "known" for a lone surname that the article gives in full.
    kind: str
    #: How many candidates of its paragraph stand nearer to the stretch; counted for earlier paragraphs.
    order: int = 0
    #: Place among those of the stretch's sentence that hang on a verb, nearest first, and how many these are.
    nth: int = 9
    rivals: int = 0


def bucket(count: int) -> int:
    """Return the class of a distance."""
    return next((k for k in (0, 1, 2, 3, 5, 8, 12, 20, 35) if count <= k), 99)


@dataclass(slots=True)
class Place:
    """A stretch and what its surroundings look like; shared by all of its candidates."""

    stretch: Stretch
    #: Its token in its paragraph.
    at: int
    ends: str
    leads: str
    shape: str
    lower: bool
    words: int
    #: The tokens of the sentence around it.
    since: int
    until: int
    #: "bare" after a passive that names nobody, "by" where it does: "was called …", "was called … by Moss"; else "-".
    passive: str = "-"


#: No sentence is looked at further than this from a quotation (tokens): text made of nothing but marks has no end.
_FAR = 400
#: Nor for a passive further before it than this: "has been described in the press as …".
_CALLED = 8


def place(reading: Reading, stretch: Stretch) -> Place:
    """Return a stretch's surroundings."""
    text, paragraph = reading.text, reading.paragraph(stretch.paragraph)
    tokens = paragraph.tokens
    at = bisect_left(tokens, stretch.start, key=lambda token: token.start)
    at = next(k for k in range(at, len(tokens)) if tokens[k].start == stretch.start and tokens[k].text == QUOTED)
    last, behind = text[stretch.end - 1], text[stretch.end : stretch.end + 3]
    ends = (
        ","
        if last == "," or "," in behind
        else "."
        if last in ".…"
        else "?"
        if last in "?!"
        else "."
        if "." in behind
        else "w"
    )
    before = word_at(tokens, at - 1)
    leads = (
        before
        if before in (",", ":", ".", QUOTED, "that", "")
        else "dash"
        if before in DASHES
        else "verb"
        if before in cues(reading.article.language)
        else "w"
    )
    shape = ("^" if at == 0 else "-") + (
        "$" if at == len(tokens) - 1 or (at == len(tokens) - 2 and tokens[-1].text in ".,") else "-"
    )
    first, last_of = max(0, at - _FAR), min(len(tokens), at + _FAR)
    since = next((k + 1 for k in range(at - 1, first - 1, -1) if _ends_sentence(text, tokens, k)), first)
    until = next((k for k in range(at + 1, last_of) if _ends_sentence(text, tokens, k)), last_of)
    if ends == "." and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
        until = at + 1
    bare = is_passive(tokens, max(since, at - _CALLED), at)
    return Place(
        stretch,
        at,
        ends,
        leads,
        shape,
        text[stretch.start].islower(),
        len(text[stretch.start : stretch.end].split()),
        since,
        until,
        "-" if not bare else "by" if word_at(tokens, at + 1) == "by" else "bare",
    )


def _ends_sentence(text: str, tokens: list[Token], k: int) -> bool:
    """Return whether a sentence ends with a token: a stop, or a quotation with a stop of its own and a capital behind."""
    if tokens[k].text != QUOTED:
        return tokens[k].text in STOPS
    stops = text[tokens[k].end - 1] in ".!?" and k + 1 < len(tokens)
    return stops and tokens[k + 1].text[0].isupper()


def in_sentence(here: Place, candidate: Candidate) -> bool:
    """Return whether a candidate stands in the stretch's own sentence."""
    mention = candidate.mention
    return mention.paragraph == here.stretch.paragraph and here.since <= mention.i and mention.j <= here.until


@dataclass(slots=True)
class Setting:
    """What all candidates of one stretch share: who spoke last, who stands at its marks, who its sentence is about."""

    reading: Reading
    here: Place
    previous: Mention | None
    #: Of each candidate: whether it and its verb stand right at the marks.
    touching: list[bool]
    #: A verb of the stretch's own sentence has a subject.
    inside: bool
    #: The subject of the stretch's sentence, where a participle leads to its words: "X backed it, calling it …".
    main: Mention | None


@dataclass(slots=True)
class _Stand:
    """How a candidate stands to the stretch."""

    candidate: Candidate
    path: str
    verb: str
    #: "L" or "R" of the stretch, and how many paragraphs back, at most three.
    side: str
    being: str
    close: bool
    within: bool
    touching: bool
    #: Another candidate stands at the mark.
    touched: bool
    opens: str


def features(setting: Setting, nth: int, candidate: Candidate, same: bool) -> list[str]:
    """Return what speaks for the nth candidate; `same`: it is whoever spoke last."""
    here, mention = setting.here, candidate.mention
    back = here.stretch.paragraph - mention.paragraph
    left = back > 0 or mention.end <= here.stretch.start
    stand = _Stand(
        candidate,
        candidate.link.path,
        candidate.link.kind,
        ("L" if left else "R") + str(min(3, back)),
        _BEINGS.get(candidate.kind, "thing"),
        candidate.link.path in CLOSE,
        in_sentence(here, candidate),
        setting.touching[nth],
        setting.touching.count(True) > setting.touching[nth],
        _opens(setting.reading, mention),
    )
    found = _of_speaker(setting, stand) + _of_sentence(setting, stand)
    found += _near(setting.reading, here, stand) if back == 0 else _before(setting, stand)
    return found + (
        _of_turn(setting, stand, same) if setting.previous else [f"opening,{stand.side},close={stand.close}"]
    )


def _of_speaker(setting: Setting, stand: _Stand) -> list[str]:
    """Return what kind of speaker a candidate is, and on what verb it hangs."""
    path, side, being, close, verb = stand.path, stand.side, stand.being, stand.close, stand.verb
    return [
        f"kind={stand.candidate.kind}",
        f"being={being},{side}",
        f"being={being},path={path}",
        f"path={path}",
        f"path={path},{side}",
        f"touching={stand.touching},touched={stand.touched},{side},ends={setting.here.ends}",
        f"touching={stand.touching},{side[0]},path={path},verb={verb}",
        f"touched={stand.touched},{side},close={close}",
        f"verb={verb},{path},within={stand.within}",
        f"nth={stand.candidate.nth},of={stand.candidate.rivals},{side[0]}",
        f"nth={stand.candidate.nth},{side[0]},{path}",
        f"nth={stand.candidate.nth},{side[0]},lower={setting.here.lower}",
        f"nth={stand.candidate.nth},{side[0]},opens={stand.opens}",
        f"apposed={_apposed(setting.reading, stand.candidate.mention)},{side},close={close}",
    ]


def _of_sentence(setting: Setting, stand: _Stand) -> list[str]:
    """Return where a candidate stands in its sentence and how that goes with the stretch's shape."""
    here, inside = setting.here, setting.inside
    path, side, close, within, opens = stand.path, stand.side, stand.close, stand.within, stand.opens
    main = "-" if setting.main is None else "yes" if stand.candidate.mention is setting.main else "no"
    return [
        f"close={close},within={within},{side}",
        f"close={close},within={within},{side},lower={here.lower}",
        f"within={within},inside={inside},lower={here.lower}",
        f"within={within},inside={inside},leads={here.leads},ends={here.ends}",
        f"within={within},inside={inside},close={close},{side[0]}",
        f"shape={here.shape},{side},close={close}",
        f"ends={here.ends},{side},{path}",
        f"leads={here.leads},{side},{path}",
        f"opens={opens},{side},close={close}",
        f"opens={opens},{side},leads={here.leads},within={within}",
        f"order={min(5, stand.candidate.order)},{side}" if not (close and within) else f"linked,{side[0]}",
        f"main={main},{side[0]}",
        f"main={main},{stand.being}",
        f"main={main},close={close},within={within}",
        *([f"passive={here.passive},{side},path={path}"] if here.passive != "-" else []),
    ]


def _before(setting: Setting, stand: _Stand) -> list[str]:
    """Return what speaks for a candidate of an earlier paragraph."""
    whole, side = setting.here.shape == "^$", stand.side
    last = setting.reading.paragraph(stand.candidate.mention.paragraph).tokens[-1]
    return [
        f"whole={whole},{side},{stand.being}",
        f"whole={whole},{side},opens={stand.opens}",
        f"colon={last.text == ':'},{side},close={stand.close}",
    ]


def _of_turn(setting: Setting, stand: _Stand, same: bool) -> list[str]:
    """Return how a candidate goes with whoever spoke last."""
    here, previous, touched = setting.here, setting.previous, stand.touched
    assert previous is not None, "nobody has spoken"
    gap = min(3, here.stretch.paragraph - previous.paragraph)
    again = previous.start == stand.candidate.mention.start
    return [
        f"same={same},touched={touched}",
        f"same={same},gap={gap},{here.shape}",
        f"same={same},gap={gap},{here.ends},touched={touched}",
        f"same={same},{stand.side},close={stand.close},touched={touched}",
        f"again={again},gap={gap}",
        f"again={again},gap={gap},{here.shape}",
        f"again={again},touched={touched},lower={here.lower}",
    ]


def _apposed(reading: Reading, mention: Mention) -> str:
    """Return whether a mention only explains the name before it: "the Observers, a monitoring group, said"."""
    tokens = reading.paragraph(mention.paragraph).tokens
    if mention.name or mention.i < 2 or tokens[mention.i - 1].text != ",":
        return "no"
    return "name" if tokens[mention.i - 2].text[0].isupper() else "word"


# Words behind which a clause opens with its subject.
_CLAUSES = frozenset(", that and but while as when because if after though although — – - or whether since".split())


def _opens(reading: Reading, mention: Mention) -> str:
    """Return whether a mention opens its sentence or a clause."""
    tokens = reading.paragraph(mention.paragraph).tokens
    if mention.i == 0 or tokens[mention.i - 1].text in STOPS or tokens[mention.i - 1].text == QUOTED:
        return "sentence"
    return "clause" if tokens[mention.i - 1].low in _CLAUSES else "no"


def span_between(here: Place, candidate: Candidate) -> tuple[int, int]:
    """Return the tokens between a candidate (with its verb) and the stretch."""
    mention, verb = candidate.mention, candidate.link.at
    if mention.j <= here.at:
        return max(mention.j, verb + 1 if verb is not None and verb < here.at else 0), here.at
    return here.at + 1, min(mention.i, verb if verb is not None and verb > here.at else mention.i)


# Words that carry a clause on from its verb of saying to the quoted ones: "Moss said that she would …".
_CARRYING = AUXILIARIES | frozenset("he i it she that they we".split())
#: Other words between a verb and the quotation that it leads to, at most.
_NEAR_LEFT = 4


def touches(reading: Reading, here: Place, candidate: Candidate) -> bool:
    """Return whether a candidate and its verb stand right at the stretch's marks."""
    if candidate.mention.paragraph != here.stretch.paragraph or candidate.link.path not in CLOSE:
        return False
    lo, hi = span_between(here, candidate)
    paragraph = reading.paragraph(here.stretch.paragraph)
    words, stops, others = _between(paragraph, lo, hi)
    if stops or others:
        return False
    if candidate.mention.j > here.at:
        return words <= 1
    between = paragraph.tokens[lo:hi]
    if candidate.link.kind == "call" and between and between[-1].low == "as":
        return True  # "He characterized the conflict between … and … as"
    return sum(t.text[0].isalnum() and t.low not in _CARRYING for t in between) <= _NEAR_LEFT


def _between(paragraph: Paragraph, lo: int, hi: int) -> tuple[int, int, int]:
    """Return how many words, ends of sentences and quotations are among some tokens, however far the way from lo to hi."""
    if paragraph.before is None:
        paragraph.before = (
            list(accumulate((t.text[0].isalnum() for t in paragraph.tokens), initial=0)),
            list(accumulate((t.text in STOPS for t in paragraph.tokens), initial=0)),
            list(accumulate((t.text == QUOTED for t in paragraph.tokens), initial=0)),
        )
    hi = max(lo, hi)
    words, stops, others = (counted[hi] - counted[lo] for counted in paragraph.before)
    return words, stops, others


def _near(reading: Reading, here: Place, stand: _Stand) -> list[str]:
    """Return what the words between a candidate and the stretch say."""
    lo, hi = span_between(here, stand.candidate)
    path, kind, side = stand.path, stand.verb, stand.side
    words, stops, others = _between(reading.paragraph(here.stretch.paragraph), lo, hi)
    stops, others = min(2, stops), min(3, others)
    # A stretch that ends its sentence parts from what follows it.
    parted = side[0] == "R" and here.ends == "." and path != "inv"
    close = stand.close
    return [
        f"gap={bucket(words)},{side[0]},close={close}",
        f"gap={bucket(words)},{side[0]},{path}",
        f"gap={bucket(words)},{side[0]},stops={stops}",
        f"stops={stops},{side[0]},{path},parted={parted}",
        f"others={others},{side[0]},stops={stops},close={close}",
        f"verb={kind},{side[0]},leads={here.leads},near={words < 3 and not stops}",
    ]


# Words before a participle that goes with the subject of the sentence: "X backed it, calling it …".
_JOINS = frozenset([",", "and", "by", "in", "while", "—", "–", "-"])


def participle(reading: Reading, here: Place) -> bool:
    """Return whether a participle of saying leads to the stretch in its sentence."""
    tokens, verbs = reading.paragraph(here.stretch.paragraph).tokens, cues(reading.article.language)
    for k in range(here.at - 1, max(here.since, here.at - _LED), -1):
        if tokens[k].text == QUOTED:
            return False
        if tokens[k].low in verbs:
            # "…, said the offer" is no participle, nor is "people saying".
            return tokens[k].low.endswith("ing") and tokens[k - 1].low in _JOINS
    return False


#: A participle stands at most so many words before what it leads to.
_LED = 16
_BEFORE = re.compile(r"[\w’'-]+(?=\W*$)")
# Words after which quotation marks set off a name or a doubtful word.
_NAMING = frozenset(
    "called titled named entitled dubbed nicknamed termed so-called known hashtag song album film movie book show series play"
    " word words term phrase slogan label labeled sign banner read reading reads headline headlined chapter episode article"
    " single hit track program programme novel documentary column essay painting campaign project operation a the an".split()
)


# Forms of calling that go with names and terms: "doctors call it", "known as".
_CALLS = frozenset(
    "call called calling calls describe dubbed know known knows nicknamed refer refers term termed".split()
)


# Words that are hardly written but where somebody speaks, and where one sentence ends and the next begins.
_SPOKEN = re.compile(
    r"\b(?:I|me|mine|my|our|ours|us|we|you|your)\b|\w['’](?:d|ll|m|re|t|ve)\b|\b(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]hat)['’]s\b"
)
_NEXT = re.compile(r"[.!?…]['’]? +[\['‘]?[A-ZÀ-Þ]")


def nobody(reading: Reading, here: Place, linked: bool, teller: Candidate | None) -> list[str]:
    """Return what speaks for a stretch being nobody's speech: a title, a term, a doubtful word.

    `linked`: somebody in its paragraph hangs on a verb of saying; `teller`: who does so right at its marks.
    """
    text, stretch, touched = reading.text, here.stretch, teller is not None
    said = text[stretch.start : stretch.end]
    words = said.split()
    n = bucket(len(words))
    capitals = sum(w[:1].isupper() for w in words) * 5 // max(1, len(words))
    match = _BEFORE.search(text, max(0, stretch.start - 30), stretch.start)
    before = match[0].lower() if match else ""
    naming = before if before in _NAMING else "-"
    tokens = reading.paragraph(stretch.paragraph).tokens
    following, behind = word_at(tokens, here.at + 1), word_at(tokens, here.at - 1)
    # A title stands behind "on NBC's", "for", "in"; words that somebody spoke hardly ever with capitals all through.
    by = "'s" if behind in ("'s", "’s") else "prep" if behind in PREPOSITIONS else "-"
    being = _BEINGS.get(teller.kind, "thing") if teller else "-"
    many = teller is not None and teller.mention.head.endswith("s") and being in ("role", "name", "thing")
    spoken, whole = _SPOKEN.search(said) is not None, said[-1] in ".!?" and said[0].isupper()
    calls = next((t.low for t in tokens[max(here.since, here.at - 5) : here.at] if t.low in _CALLS), "-")
    return [
        "nobody",
        f"nobody,calls={calls},words={n}",
        f"nobody,calls={calls != '-'},words={n},lower={here.lower}",
        f"nobody,words={n}",
        f"nobody,words={n},linked={linked},touched={touched}",
        f"nobody,words={n},lower={here.lower}",
        f"nobody,words={n},ends={here.ends}",
        f"nobody,words={n},leads={here.leads}",
        f"nobody,capitals={capitals},words={n}",
        f"nobody,spoken={spoken},words={n}",
        f"nobody,spoken={spoken},capitals={capitals}",
        f"nobody,spoken={spoken},whole={whole},linked={linked}",
        f"nobody,next={_NEXT.search(said) is not None},whole={whole}",
        f"nobody,passive={here.passive}",
        f"nobody,teller={being},many={many},calls={calls != '-'}",
        f"nobody,teller={being},verb={teller.link.kind if teller else '-'},words={n}",
        f"nobody,capitals={capitals},by={by}",
        f"nobody,by={by},words={n}",
        f"nobody,naming={naming}",
        f"nobody,naming={naming != '-'},words={n}",
        f"nobody,shape={here.shape},words={n}",
        f"nobody,next={'noun' if following.isalpha() and following not in PREPOSITIONS | AUXILIARIES else '-'},words={n}",
    ]
