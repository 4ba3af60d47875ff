"""Features: what speaks for and against a mention being the speaker of a quoted stretch. All are binary, by name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefing.stages.quotes.links import CLOSE, DASHES, STOPS, Link, word_at
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.reading import QUOTED, Reading, Token
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


#: No sentence is looked at further than this from a quotation (tokens): text made of nothing but marks has no end.
_FAR = 400


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


def features(
    reading: Reading,
    here: Place,
    candidate: Candidate,
    previous: Mention | None,
    same: bool,
    touched: bool,
    inside: bool,
) -> list[str]:
    """Return what speaks for a candidate; `same`: it is whoever spoke last; `touched`: another one stands at the mark;
    `inside`: a verb of the stretch's own sentence has a subject.
    """
    mention, path, verb = candidate.mention, candidate.link.path, candidate.link.kind
    back = here.stretch.paragraph - mention.paragraph
    left = back > 0 or mention.end <= here.stretch.start
    side = ("L" if left else "R") + str(min(3, back))
    close, within, being = path in CLOSE, in_sentence(here, candidate), _BEINGS.get(candidate.kind, "thing")
    touching = touches(reading, here, candidate)
    opens = _opens(reading, mention)
    found = [
        f"kind={candidate.kind}",
        f"being={being},{side}",
        f"being={being},path={path}",
        f"path={path}",
        f"path={path},{side}",
        f"close={close},within={within},{side}",
        f"close={close},within={within},{side},lower={here.lower}",
        f"touching={touching},touched={touched},{side},ends={here.ends}",
        f"touching={touching},{side[0]},path={path},verb={verb}",
        f"touched={touched},{side},close={close}",
        f"verb={verb},{path},within={within}",
        f"within={within},inside={inside},lower={here.lower}",
        f"within={within},inside={inside},leads={here.leads},ends={here.ends}",
        f"within={within},inside={inside},close={close},{side[0]}",
        f"shape={here.shape},{side},close={close}",
        f"ends={here.ends},{side},{path}",
        f"leads={here.leads},{side},{path}",
        f"opens={opens},{side},close={close}",
        f"opens={opens},{side},leads={here.leads},within={within}",
        f"nth={candidate.nth},of={candidate.rivals},{side[0]}",
        f"nth={candidate.nth},{side[0]},{path}",
        f"apposed={_apposed(reading, mention)},{side},close={close}",
        f"order={min(5, candidate.order)},{side}" if not (close and within) else f"linked,{side[0]}",
    ]
    if back == 0:
        found += _near(reading, here, candidate, side)
    else:
        found += [
            f"whole={here.shape == '^$'},{side},{being}",
            f"whole={here.shape == '^$'},{side},opens={opens}",
            f"colon={reading.paragraph(mention.paragraph).tokens[-1].text == ':'},{side},close={close}",
        ]
    if previous is None:
        return [*found, f"opening,{side},close={close}"]
    gap = min(3, here.stretch.paragraph - previous.paragraph)
    return [
        *found,
        f"same={same},touched={touched}",
        f"same={same},gap={gap},{here.shape}",
        f"same={same},gap={gap},{here.ends},touched={touched}",
        f"same={same},{side},close={close},touched={touched}",
        f"again={previous.start == mention.start},gap={gap}",
        f"again={previous.start == mention.start},touched={touched},lower={here.lower}",
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


def touches(reading: Reading, here: Place, candidate: Candidate) -> bool:
    """Return whether a candidate and its verb stand right at the stretch's marks."""
    if candidate.mention.paragraph != here.stretch.paragraph or candidate.link.path not in CLOSE:
        return False
    lo, hi = span_between(here, candidate)
    between = reading.paragraph(here.stretch.paragraph).tokens[lo:hi]
    if any(t.text in STOPS or t.text == QUOTED for t in between):
        return False
    return sum(t.text[0].isalnum() for t in between) <= (1 if candidate.mention.j > here.at else 4)


def _near(reading: Reading, here: Place, candidate: Candidate, side: str) -> list[str]:
    """Return what the words between a candidate and the stretch say."""
    lo, hi = span_between(here, candidate)
    path, kind = candidate.link.path, candidate.link.kind
    between = reading.paragraph(here.stretch.paragraph).tokens[lo:hi]
    words = sum(t.text[0].isalnum() for t in between)
    stops = min(2, sum(t.text in STOPS for t in between))
    others = min(3, sum(t.text == QUOTED for t in between))
    # A stretch that ends its sentence parts from what follows it.
    parted = side[0] == "R" and here.ends == "." and path != "inv"
    close = path in CLOSE
    return [
        f"gap={bucket(words)},{side[0]},close={close}",
        f"gap={bucket(words)},{side[0]},{path}",
        f"gap={bucket(words)},{side[0]},stops={stops}",
        f"stops={stops},{side[0]},{path},parted={parted}",
        f"others={others},{side[0]},stops={stops},close={close}",
        f"verb={kind},{side[0]},leads={here.leads},near={words < 3 and not stops}",
    ]


_BEFORE = re.compile(r"[\w’'-]+(?=\W*$)")
# Words after which quotation marks set off a name or a doubtful word.
_NAMING = frozenset(
    "called titled named entitled dubbed nicknamed termed so-called known hashtag song album film movie book show series play"
    " word words term phrase slogan label labeled sign banner read reading reads headline headlined chapter episode article"
    " single hit track program programme novel documentary column essay painting campaign project operation a the an".split()
)


# Forms of calling that go with names and terms: "doctors call it", "known as".
_CALLS = frozenset("call called calling calls describe dubbed known nicknamed refer refers term termed".split())


def nobody(reading: Reading, here: Place, linked: bool, touched: bool) -> list[str]:
    """Return what speaks for a stretch being nobody's speech: a title, a term, a doubtful word."""
    text, stretch = reading.text, here.stretch
    words = text[stretch.start : stretch.end].split()
    n = bucket(len(words))
    capitals = sum(w[:1].isupper() for w in words) * 5 // max(1, len(words))
    match = _BEFORE.search(text, max(0, stretch.start - 30), stretch.start)
    before = match[0].lower() if match else ""
    naming = before if before in _NAMING else "-"
    tokens = reading.paragraph(stretch.paragraph).tokens
    following, behind = word_at(tokens, here.at + 1), word_at(tokens, here.at - 1)
    # A title stands behind "on NBC's", "for", "in"; words that somebody spoke hardly ever with capitals all through.
    by = "'s" if behind in ("'s", "’s") else "prep" if behind in PREPOSITIONS else "-"
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
        f"nobody,capitals={capitals},by={by}",
        f"nobody,by={by},words={n}",
        f"nobody,naming={naming}",
        f"nobody,naming={naming != '-'},words={n}",
        f"nobody,shape={here.shape},words={n}",
        f"nobody,next={'noun' if following.isalpha() and following not in PREPOSITIONS | AUXILIARIES else '-'},words={n}",
    ]
