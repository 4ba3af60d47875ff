"""Terms: what speaks for quoted words being nobody's speech but a title, a term, a doubtful word."""

from __future__ import annotations

import re

from briefing.stages.quotes.carriers import carrier
from briefing.stages.quotes.features import KEPT, Group, bucket
from briefing.stages.quotes.places import BEINGS, Candidate, Place
from briefing.stages.quotes.reading import Reading
from briefing.stages.quotes.verbs import word_at
from briefing.stages.quotes.wordlists import AUXILIARIES, PREPOSITIONS
from briefing.text.remembering import remembered

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


def _carried(holds: str, being: str, verb: str, spoken: bool, lower: bool) -> list[str]:
    """Return what speaks for words being a law's, a sign's, a song's: what holds them, and how."""
    return [
        f"nobody,carrier={holds}",
        f"nobody,carrier={holds != '-'},teller={being},verb={verb}",
        f"nobody,carrier={holds},spoken={spoken}",
        f"nobody,carrier={holds.partition(',')[2]},lower={lower}",
    ]


def nobody(reading: Reading, here: Place, linked: bool, teller: Candidate | None) -> list[str]:
    """Return what speaks for a stretch being nobody's speech: a title, a term, a doubtful word.

    `linked`: somebody in its paragraph hangs on a verb of saying; `teller`: who does so right at its marks.
    """
    tokens, said = reading.paragraph(here.stretch.paragraph).tokens, reading.text[here.stretch.start : here.stretch.end]
    n, capitals = bucket(len(said.split())), _capitals(reading, said)
    being, verb = (BEINGS.get(teller.kind, "thing"), teller.link.kind) if teller else ("-", "-")
    many = teller is not None and teller.mention.head.endswith("s") and being in ("role", "name", "thing")
    spoken, whole = _SPOKEN.search(said) is not None, said[-1] in ".!?" and said[0].isupper()
    calls = next((t.low for t in tokens[max(here.since, here.at - 5) : here.at] if t.low in _CALLS), "-")
    return [
        *_carried(carrier(reading, here), being, verb, spoken, here.lower),
        *_named(reading, here, n, capitals),
        "nobody",
        f"nobody,calls={calls},words={n}",
        f"nobody,calls={calls != '-'},words={n},lower={here.lower}",
        f"nobody,words={n}",
        f"nobody,words={n},linked={linked},touched={teller is not None}",
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
        f"nobody,teller={being},verb={verb},words={n}",
        f"nobody,shape={here.shape},words={n}",
    ]


def _capitals(reading: Reading, said: str) -> int:
    """Return how many words of a stretch have a capital, in fifths; German nouns all have one."""
    words = said.split()
    capitals = sum(w[:1].isupper() for w in words) * 5 // max(1, len(words))
    return min(1, capitals) if reading.article.language == "de" else capitals


def _named(reading: Reading, here: Place, n: int, capitals: int) -> list[str]:
    """Return what the words right before and behind a stretch say of its being a name: "the song", "on NBC's"."""
    match = _BEFORE.search(reading.text, max(0, here.stretch.start - 30), here.stretch.start)
    before = match[0].lower() if match else ""
    naming = before if before in _NAMING else "-"
    tokens = reading.paragraph(here.stretch.paragraph).tokens
    following, behind = word_at(tokens, here.at + 1), word_at(tokens, here.at - 1)
    # A title stands behind "on NBC's", "for", "in"; words that somebody spoke hardly ever with capitals all through.
    by = "'s" if behind in ("'s", "’s") else "prep" if behind in PREPOSITIONS else "-"
    noun = following.isalpha() and following not in PREPOSITIONS | AUXILIARIES
    return [
        f"nobody,capitals={capitals},by={by}",
        f"nobody,by={by},words={n}",
        f"nobody,naming={naming}",
        f"nobody,naming={naming != '-'},words={n}",
        f"nobody,next={'noun' if noun else '-'},words={n}",
    ]


@remembered(KEPT)
def unknown(
    words: int,
    shape: str,
    leads: str,
    ends: str,
    lower: bool,
    linked: bool,
    touched: bool,
    closed: bool,
    before: str,
    gap: int,
) -> Group:
    """Return what speaks for somebody having spoken whom the words around the stretch do not tell."""
    return (
        "unknown",
        f"unknown,words={words}",
        f"unknown,shape={shape},leads={leads}",
        f"unknown,leads={leads},ends={ends}",
        f"unknown,lower={lower},linked={linked}",
        f"unknown,touched={touched},lower={lower}",
        f"unknown,closed={closed},leads={leads}",
        f"unknown,before={before},touched={touched}",
        f"unknown,gap={gap},shape={shape}",
        f"unknown,gap={gap},before={before}",
    )
