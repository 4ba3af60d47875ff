"""Features: what speaks for and against a mention being the speaker of a quoted stretch. All are binary, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.stages.quotes.mentions import AUXILIARIES, PREPOSITIONS, Mention, noun
from briefing.stages.quotes.reading import QUOTED, Paragraph, Reading, Token
from briefing.text.marks import Stretch
from briefing.text.names import DETERMINERS, cues

# Words that stand between a speaker and the verb without changing who speaks.
_SKIP = AUXILIARIES | frozenset(
    "also all both even ever first further himself herself themselves itself just later long never now often once only previously"
    " recently repeatedly since soon still then today yesterday".split()
)
_STOPS = frozenset(".!?")
_DASHES = frozenset("—–-")
_OPENERS = frozenset([",", "(", "—", "–", "-"])
_CLOSERS = frozenset([",", ")", "—", "–", "-"])
#: Tokens between a speaker and the verb at most; appositions in agency copy run to 35.
_REACH = 45
_CLOSE = frozenset(["direct", "appos", "pp", "inv", "acc", "colon", "dash", "by"])


@dataclass(frozen=True, slots=True)
class Link:
    """How a mention hangs on a verb of saying: the path, the verb's class and the verb's token."""

    path: str = "none"
    kind: str = "-"
    at: int | None = None


@dataclass(slots=True)
class Candidate:
    """A mention that may be the speaker of the stretch at hand."""

    mention: Mention
    link: Link
    #: How many candidates of its paragraph stand nearer to the stretch; counted for earlier paragraphs.
    order: int = 0


def bucket(count: int) -> int:
    """Return the class of a distance."""
    return next((k for k in (0, 1, 2, 3, 5, 8, 12, 20, 35) if count <= k), 99)


def link(paragraph: Paragraph, mention: Mention, language: str) -> Link:
    """Return how a mention hangs on a verb of saying in its own paragraph."""
    tokens, verbs = paragraph.tokens, cues(language)
    before = _before(tokens, mention, verbs)
    after = _after(tokens, mention.j, verbs)
    if before.path in ("acc", "dash", "inv"):
        return before
    if before.path == "obj" and after.path == "colon":
        return before
    if after.path in ("direct", "appos", "pp", "colon"):
        return after
    return before if before.path != "none" else after


def _word(tokens: list[Token], k: int) -> str:
    return tokens[k].low if 0 <= k < len(tokens) else ""


def _is_skipped(word: str) -> bool:
    return word in _SKIP or (word.endswith("ly") and len(word) > 4)


def _before(tokens: list[Token], mention: Mention, verbs: Mapping[str, str]) -> Link:
    """Return the link to a verb in front: "said X", "told X", "according to X", "by X", "— X"."""
    k = mention.i - 1
    while k >= 0 and _is_skipped(_word(tokens, k)) and _word(tokens, k) not in AUXILIARIES:
        k -= 1
    word, earlier = _word(tokens, k), _word(tokens, k - 1)
    if word in ("to", "of") and earlier in ("according", "words"):
        return Link("acc", "say", k)
    if word in ("selon", "laut", "según"):
        return Link("acc", "say", k)
    if word in _DASHES and earlier == QUOTED:
        return Link("dash", "-", k)
    if kind := verbs.get(word):
        while earlier and (_is_skipped(earlier) or earlier in AUXILIARIES):
            k -= 1
            earlier = _word(tokens, k - 1)
        free = earlier in ("", QUOTED, ",", "as", "so", "and", ".", ";", *_DASHES)
        return Link("inv" if free else "obj", kind, k)
    if word in PREPOSITIONS:
        if word in ("by", "from", "par", "von", "por") and (earlier in verbs or noun(earlier) == "text"):
            return Link("by", verbs.get(earlier, "-"), k)
        return Link("prep")
    return Link()


def _after(tokens: list[Token], j: int, verbs: Mapping[str, str]) -> Link:
    """Return the link to the verb behind: "X said", "X, the mayor, said", "X of the board said", "X:"."""
    k = _skipping(tokens, j)
    first = _word(tokens, k)
    if first in verbs:
        return Link("direct", verbs[first], k)
    if first == ":" and _word(tokens, k + 1) in (QUOTED, ""):
        return Link("colon", "-", k)
    parted = first in _OPENERS
    path = "pp" if first in PREPOSITIONS or first in ("who", "that") else "rel" if parted else "far"
    fallback = Link()
    for at in range(k + 1, min(len(tokens), k + _REACH)):
        word = tokens[at].low
        if word == QUOTED or word in _STOPS or word == ";":
            break
        if word not in verbs or (tokens[at - 1].low in DETERMINERS):
            continue
        finite = not word.endswith("ing")
        if finite and path != "far" and _after_sign(tokens, at):
            return Link("appos", verbs[word], at)
        if finite and path == "pp" and not parted and tokens[at - 1].low != "to":
            return Link("pp", verbs[word], at)
        if fallback.at is None:
            fallback = Link(path, verbs[word], at)
    return fallback


def _skipping(tokens: list[Token], k: int) -> int:
    while _is_skipped(_word(tokens, k)):
        k += 1
    return k


def _after_sign(tokens: list[Token], at: int) -> bool:
    """Return whether only adverbs and auxiliaries stand between a closing sign and a verb: "Nolan, 54, has said"."""
    k = at - 1
    while k > 0 and _is_skipped(tokens[k].low):
        k -= 1
    return tokens[k].text in _CLOSERS


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


def place(reading: Reading, stretch: Stretch) -> Place:
    """Return a stretch's surroundings."""
    text, paragraph = reading.text, reading.paragraph(stretch.paragraph)
    tokens = paragraph.tokens
    at = next(k for k, t in enumerate(tokens) if t.start == stretch.start and t.text == QUOTED)
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
    before = _word(tokens, at - 1)
    leads = (
        before
        if before in (",", ":", ".", QUOTED, "that", "")
        else "dash"
        if before in _DASHES
        else "verb"
        if before in cues(reading.article.language)
        else "w"
    )
    shape = ("^" if at == 0 else "-") + (
        "$" if at == len(tokens) - 1 or (at == len(tokens) - 2 and tokens[-1].text in ".,") else "-"
    )
    return Place(
        stretch, at, ends, leads, shape, text[stretch.start].islower(), len(text[stretch.start : stretch.end].split())
    )


def features(
    reading: Reading, here: Place, candidate: Candidate, previous: Mention | None, same: bool, touched: bool
) -> list[str]:
    """Return what speaks for a candidate; `same`: it is whoever spoke last; `touched`: another one stands at the mark."""
    mention, link_ = candidate.mention, candidate.link
    stretch = here.stretch
    back = stretch.paragraph - mention.paragraph
    left = back > 0 or mention.end <= stretch.start
    side = ("L" if left else "R") + str(min(3, back))
    path = link_.path
    found = [
        f"kind={mention.kind}",
        f"kind={mention.kind},{side}",
        f"path={path},{side}",
        f"kind={mention.kind},path={path}",
        f"verb={link_.kind},{path},{side}",
        f"shape={here.shape},{side},{path in _CLOSE}",
        f"lower={here.lower},{side},{path},{link_.kind}",
        f"ends={here.ends},{side},{path}",
        f"leads={here.leads},{side},{path}",
        f"first={mention.i == 0},{side}",
        f"opens={_opens(reading, mention)},{side},{path},{here.leads}",
        f"touched={touched},{side},{path}",
    ]
    if back == 0:
        found += _near(reading, here, candidate, side)
    else:
        found += [
            f"order={min(5, candidate.order)},{side},{path in _CLOSE}",
            f"whole={here.shape == '^$'},{side},{mention.kind}",
        ]
        tokens = reading.paragraph(mention.paragraph).tokens
        found.append(f"colon={tokens[-1].text == ':'},{side},{path}")
    if previous is not None:
        gap = stretch.paragraph - previous.paragraph
        found.append(f"same={same},{min(3, gap)},{here.shape},{here.ends}")
        found.append(f"same={same},{side},{path in _CLOSE},{touched}")
        found.append(f"again={previous.start == mention.start},{min(2, gap)}")
    else:
        found.append(f"opening,{side},{path in _CLOSE}")
    return found


def _opens(reading: Reading, mention: Mention) -> bool:
    """Return whether a mention opens its sentence."""
    tokens = reading.paragraph(mention.paragraph).tokens
    return mention.i == 0 or tokens[mention.i - 1].text in ".!?—" or tokens[mention.i - 1].text == QUOTED


def span_between(here: Place, candidate: Candidate) -> tuple[int, int]:
    """Return the tokens between a candidate (with its verb) and the stretch."""
    mention, verb = candidate.mention, candidate.link.at
    if mention.j <= here.at:
        return max(mention.j, verb + 1 if verb is not None and verb < here.at else 0), here.at
    return here.at + 1, min(mention.i, verb if verb is not None and verb > here.at else mention.i)


def touches(reading: Reading, here: Place, candidate: Candidate) -> bool:
    """Return whether a candidate and its verb stand right at the stretch's marks."""
    if candidate.mention.paragraph != here.stretch.paragraph or candidate.link.path not in _CLOSE:
        return False
    lo, hi = span_between(here, candidate)
    between = reading.paragraph(here.stretch.paragraph).tokens[lo:hi]
    if any(t.text in _STOPS or t.text == QUOTED for t in between):
        return False
    return sum(t.text[0].isalnum() for t in between) <= (1 if candidate.mention.j > here.at else 4)


def _near(reading: Reading, here: Place, candidate: Candidate, side: str) -> list[str]:
    """Return what the words between a candidate and the stretch say."""
    lo, hi = span_between(here, candidate)
    path, kind = candidate.link.path, candidate.link.kind
    between = reading.paragraph(here.stretch.paragraph).tokens[lo:hi]
    words = sum(t.text[0].isalnum() for t in between)
    stops = min(2, sum(t.text in _STOPS for t in between))
    others = min(3, sum(t.text == QUOTED for t in between))
    # A stretch that ends its sentence parts from what follows it.
    parted = side[0] == "R" and here.ends == "." and path != "inv"
    return [
        f"gap={bucket(words)},{side[0]},{path in _CLOSE}",
        f"gap={bucket(words)},{side[0]},{path}",
        f"stops={stops},{side[0]},{path},{parted}",
        f"others={others},{side[0]},{stops},{path in _CLOSE}",
        f"verb={kind},{side[0]},gap={bucket(words)},stops={stops}",
        f"order={min(4, candidate.order)},{side[0]},{path in _CLOSE}",
    ]


_BEFORE = re.compile(r"[\w’'-]+(?=\W*$)")
# Words after which quotation marks set off a name or a doubtful word.
_NAMING = frozenset(
    "called titled named entitled dubbed nicknamed termed so-called known hashtag song album film movie book show series play"
    " word words term phrase slogan label labeled sign banner read reading reads headline headlined chapter episode article"
    " single hit track program programme novel documentary column essay painting campaign project operation a the an".split()
)


def nobody(reading: Reading, here: Place, linked: bool, touched: bool) -> list[str]:
    """Return what speaks for a stretch being nobody's speech: a title, a term, a doubtful word."""
    text, stretch = reading.text, here.stretch
    words = text[stretch.start : stretch.end].split()
    n = bucket(len(words))
    capitals = sum(w[:1].isupper() for w in words) * 5 // max(1, len(words))
    match = _BEFORE.search(text, max(0, stretch.start - 30), stretch.start)
    before = match[0].lower() if match else ""
    naming = before if before in _NAMING else "-"
    following = _word(reading.paragraph(stretch.paragraph).tokens, here.at + 1)
    return [
        "nobody",
        f"nobody,words={n}",
        f"nobody,words={n},linked={linked},touched={touched}",
        f"nobody,words={n},lower={here.lower}",
        f"nobody,words={n},ends={here.ends}",
        f"nobody,words={n},leads={here.leads}",
        f"nobody,capitals={capitals},words={n}",
        f"nobody,naming={naming}",
        f"nobody,naming={naming != '-'},words={n}",
        f"nobody,shape={here.shape},words={n}",
        f"nobody,next={'noun' if following.isalpha() and following not in PREPOSITIONS | AUXILIARIES else '-'},words={n}",
    ]
