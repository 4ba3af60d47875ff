"""Pronouns: which of those named or described before it "he", "she", "it" or "they" means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.namebook import Names
from briefing.stages.quotes.places import counted, ends_sentence
from briefing.stages.quotes.reading import QUOTED, Token
from briefing.stages.quotes.wordlists import SOMEONE
from briefing.text.names import DAYS, TITLES, surname

# The weights below were tuned on the training passages and GUM's Wikinews.
#: How much less a mention one paragraph further back weighs when a pronoun is resolved.
FADE = 0.62
#: A mention in the pronoun's own paragraph: a sentence's subject, and any other.
_SUBJECT, _OTHER = 5.0, 1.5
#: How much less it weighs for each sentence or quotation between.
_PAST = 0.8
#: A mention in an earlier paragraph.
_EARLIER_SUBJECT, _EARLIER = 2.2, 1.0
#: Whoever spoke last.
_SPOKE = 3.0
#: The last subject before the pronoun, in its own paragraph or the one before.
_TOPIC = 4.0
#: Who was last named more paragraphs back comes to nobody's mind.
_FAR = 6
_PERSONS = frozenset(["person", "role", "single"])
_VAGUE = frozenset("a an another one".split())
# Words before a description of somebody who has been named.
_EXPLAINING = frozenset(", and as became is of was".split())


def he_or_she(people: Names, mention: Mention, previous: tuple[str, int] | None) -> str | None:
    """Return whom a pronoun means; None where that is nobody with a name: "A spokesman … He added"."""
    want = "m" if mention.kind == "he" else "f"
    if not any(m.kind in _PERSONS for m in people.before(mention)):
        return _named_after(people, mention, want)
    return likeliest(people, mention, want, previous)


def _named_after(people: Names, mention: Mention, want: str) -> str | None:
    """Return who is named right behind a pronoun that opens an article: '"…," she said. Ola Brandt has kept …'."""
    for m in people.mentions:
        if m.start > mention.end and m.kind == "person" and m.name and m.paragraph - mention.paragraph < 2:
            return name if people.gender(name := people.called(m)) == want and people.is_subject(m) else None
    return None


def likeliest(people: Names, mention: Mention, want: str, previous: tuple[str, int] | None = None) -> str | None:
    """Return who is most present where a mention stands, of a gender ("?": of any); None where they have no name."""
    best = _present(people, mention, want, previous)
    return None if best.startswith("\0") else best or None


def antecedent(people: Names, mention: Mention, previous: tuple[str, int] | None) -> Mention | None:
    """Return the description of whom a pronoun means who has no name: "A cashier … she said", "The lawmakers … they"."""
    if mention.kind == "they":
        near = (m for m in people.before(mention) if m.kind in _PERSONS and mention.paragraph - m.paragraph < 2)
        last = next(near, None)
        return last if last is not None and last.kind == "role" and last.head.endswith("s") else None
    if mention.kind not in ("he", "she"):
        return None
    want = "m" if mention.kind == "he" else "f"
    best = _present(people, mention, want, previous)
    alike = (m for m in people.before(mention) if mention.paragraph - m.paragraph < 2 and m.kind == "role")
    found = [m for m in alike if best and _unnamed(people, m, want) == best]
    if not found:
        return None
    # "The doctor" of some sentences ago may be anybody's; "a doctor" has been brought in.
    vague = people.reading.paragraph(found[-1].paragraph).tokens[found[-1].i].low in _VAGUE
    return found[-1] if vague or found[0].start >= _sentence_before(people, mention) else None


def _present(people: Names, mention: Mention, want: str, previous: tuple[str, int] | None) -> str:
    """Return the name of who is most present where a mention stands, a key for somebody without one, "" for nobody."""
    others = _beside(people, mention)
    weight: dict[str, float] = {}
    topic, told = (-1, ""), _sentence_before(people, mention)
    for m in _near(people, mention):
        back = mention.paragraph - m.paragraph
        if not (name := _who(people, m, want, back)) or surname(name) in others:
            continue
        new = topic[0] < told <= m.start and _is_introduced(people, m, name, want)
        weight[name] = weight.get(name, 0.0) + _prominence(people, m, mention) * _fit(people, m, name, want)
        subject = back < 2 and people.is_main(m)
        if (subject or new) and (name[0] == "\0" or " " in name or people.gender(name) != "?"):
            topic = m.start, name
    if any(
        people.gender(name) == want for name in weight if name[0] != "\0"
    ):  # "Chirp removed it, Laura Teal …": no firm
        weight = {name: w for name, w in weight.items() if name[0] == "\0" or not _is_unknown(people, name)}
    if topic[1] in weight:
        weight[topic[1]] += _TOPIC
    if previous is not None and previous[0] in weight:
        weight[previous[0]] += _SPOKE * FADE ** (mention.paragraph - previous[1])
    return max(sorted(weight), key=weight.__getitem__) if weight else ""


def _near(people: Names, mention: Mention) -> Iterator[Mention]:
    """Yield the mentions before one that it may bring to mind, in order: those of its section, no more than six paragraphs back."""
    for m in people.mentions:
        if m.start >= mention.start:
            return
        if mention.paragraph - m.paragraph <= _FAR and people.reading.one_section(m.paragraph, mention.paragraph):
            yield m


def _sentence_before(people: Names, mention: Mention) -> int:
    """Return where the sentence before a mention's own starts, in its paragraph or the one before."""
    reading = people.reading
    tokens = reading.paragraph(mention.paragraph).tokens
    k = _opening_of(people, tokens, mention.i)
    if k == 0 and mention.paragraph:
        tokens = reading.paragraph(mention.paragraph - 1).tokens
        k = len(tokens)
    k = _opening_of(people, tokens, k - 1)
    return tokens[k].start if k < len(tokens) else mention.start


def _opening_of(people: Names, tokens: list[Token], k: int) -> int:
    """Return the first token of the sentence in which a token stands."""
    return next((t + 1 for t in range(k - 1, -1, -1) if ends_sentence(people.reading.text, tokens, t)), 0)


def _is_introduced(people: Names, mention: Mention, name: str, want: str) -> bool:
    """Return whether somebody is brought in where a mention stands, as no subject: "spoke to one mother", "met Nell Averill"."""
    gender = people.gender_of(mention)
    if gender == "?" if want == "?" else gender != want and not (gender == "?" and mention.role):
        return False
    first = people.named(surname(name))[:1]
    return name.startswith("\0") or (bool(first) and " " in name and (first[0] is mention or mention.role is not None))


def _who(people: Names, mention: Mention, want: str, back: int) -> str:
    """Return whom a mention may bring to mind: a name, or a key for somebody who has none; "" for nobody."""
    if mention.kind == "role":
        return _unnamed(people, mention, want) if back < 2 else ""
    if mention.kind not in ("person", "single") or not mention.name or _is_thing(people, mention):
        return ""
    name = people.called(mention)
    gender = people.gender(name)
    if gender not in ("?", want) and want != "?":
        return ""
    vague = gender == "?" and " " not in name and not mention.role
    return "" if vague and not people.speaks(mention) else name


def _is_unknown(people: Names, name: str) -> bool:
    """Return whether a lone word, behind no office, may be anything's name."""
    return (
        " " not in name and people.gender(name) == "?" and all(m.kind == "single" for m in people.named(surname(name)))
    )


def _is_thing(people: Names, mention: Mention) -> bool:
    """Return whether a name stands behind an article: a ship, a paper, a pub, whatever first name it is called by."""
    opening = people.reading.paragraph(mention.paragraph).tokens[mention.i].low
    plain = mention.kind == "single" or (mention.role is None and people.gender_of(mention) == "?")
    return opening in ("a", "an", "the") and plain


def _fit(people: Names, mention: Mention, name: str, want: str) -> float:
    """Return how well somebody's gender fits; a lone word may be a place."""
    if name.startswith("\0"):
        return 1.4 if people.gender_of(mention) == want else 1.0
    gender = people.gender(name)
    if gender != "?":
        return 1.4
    return 1.0 if " " in name or mention.role else 0.6


def _unnamed(people: Names, mention: Mention, want: str) -> str:
    """Return a key for somebody who is described and has no name, where a pronoun may well mean them; else ""."""
    if mention.head.endswith("s") or people.gender_of(mention) not in ("?", want):
        return ""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    if mention.head in SOMEONE and mention.j < len(tokens) and tokens[mention.j].low == "of":
        return ""  # "said one of the votes had been cast twice"
    opening, before = tokens[mention.i].low, tokens[mention.i - 1].low if mention.i else ""
    brought = opening in _VAGUE and before not in _EXPLAINING  # "Odom, 41, a screener and a mother of two, has …"
    if not (brought or before in ("said", "says") or people.opens_sentence(mention)):
        return ""
    # "The developer" is somebody already named, "the prime minister" somebody whom everybody knows.
    new = opening in _VAGUE or mention.head in TITLES or people.gender_of(mention) == want
    return f"\0{mention.head}" if new and not people.name_of(mention) else ""


def _prominence(people: Names, mention: Mention, pronoun: Mention) -> float:
    """Return how present a person is to a pronoun further on; a sentence's subject in its own paragraph most of all."""
    subject, back = people.is_main(mention), pronoun.paragraph - mention.paragraph
    if back == 0:
        _, stops, others = counted(people.reading.paragraph(mention.paragraph), mention.j, pronoun.i)
        return (_SUBJECT if subject else _OTHER) * _PAST ** (stops + others)
    return (_EARLIER_SUBJECT if subject else _EARLIER) * FADE**back


def _beside(people: Names, mention: Mention) -> frozenset[str]:
    """Return the last names that follow a pronoun in its sentence: "He described Montalvo" is not about himself."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    end = next((k for k in range(mention.j, len(tokens)) if tokens[k].text in (".", "!", "?", QUOTED)), len(tokens))
    after = [m for m in people.in_paragraph(mention.paragraph) if mention.j <= m.i < end and m.name]
    # "She told co-host Nora Dahl she spoke out": nor about whom it is told to.
    told = [m for m in people.in_paragraph(mention.paragraph) if m.j == mention.i and m.name and m.kind == "person"]
    return frozenset(surname(people.called(m)) for m in (*after, *told) if m.name)


def they(people: Names, mention: Mention) -> str | None:
    """Return the one person that "they" may mean; None where several are meant."""
    for m in people.before(mention):
        if (
            not people.reading.one_section(m.paragraph, mention.paragraph)
            or mention.paragraph - m.paragraph > 1
            or (m.kind in ("role", "office", "noun") and m.head.endswith("s"))
        ):
            return None
        if m.kind == "person" and m.name:
            return people.called(m)
    return None


def _author(people: Names, mention: Mention) -> str | None:
    """Return whose text "it" means: '… read a statement from his mother, Ada Lund. "…," it said.'"""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    here = [m for m in people.in_paragraph(mention.paragraph) if m.i < mention.i]
    text = next((m for m in reversed(here) if m.kind == "text"), None)
    if text is None or tokens[text.j].low not in ("by", "from"):
        return None
    if sum(t.text in (".", "!", "?") for t in tokens[text.j : mention.i]) > 1:
        return None
    writer = next((m for m in here if m.i == text.j + 1), None)
    return people.name_of(writer) if writer else None


def it(people: Names, mention: Mention) -> str | None:
    """Return what "it" means: whoever wrote the text that it is, else an organisation."""
    return _author(people, mention) or body(people, mention)


def body(
    people: Names,
    mention: Mention,
    kinds: frozenset[str] = frozenset(["body", "single"]),
    barred: frozenset[str] = frozenset(),
) -> str | None:
    """Return the organisation that "it" or "the company" means: a recent one, of those that act; `barred`: no such one."""
    weight: dict[str, float] = {}
    last: dict[str, int] = {}
    for m in _near(people, mention):
        name = _firm(people, m, kinds)
        if not name or m.head in barred:
            continue
        subject = people.is_subject(m)
        if name.lower() in people.full or m.head in DAYS or (m.kind == "single" and not subject):
            continue
        points = (1.0 if m.kind == "single" else 2.0) + 2.0 * subject
        weight[name] = weight.get(name, 0.0) + points * FADE ** (mention.paragraph - m.paragraph)
        last[name] = m.start
    return max(weight, key=lambda name: (weight[name], last[name]), default=None)


def _firm(people: Names, mention: Mention, kinds: frozenset[str]) -> str:
    """Return the name of an organisation: its own, or "IG Farbe union" of "the IG Farbe union"."""
    if mention.name:
        name = people.reading.text[slice(*mention.name)] if mention.kind in kinds else ""
        return name.replace("’s ", "'s ").partition("'s ")[0]  # "Tern" of "Tern's COVID-19 vaccine"
    tokens = people.reading.paragraph(mention.paragraph).tokens
    if mention.kind == "office" and (beside := _set_beside(people, mention)):
        return beside
    named = mention.kind == "office" and mention.j - mention.i > 2 and tokens[mention.i].low == "the"
    if not named or not tokens[mention.i + 1].text[0].isupper():
        return ""
    return people.reading.text[tokens[mention.i + 1].start : mention.end]


def _set_beside(people: Names, mention: Mention) -> str:
    """Return the name between commas behind a description: "the company, Little Meadow, said"; "" where there is none."""
    tokens, among = people.reading.paragraph(mention.paragraph).tokens, people.in_paragraph(mention.paragraph)
    k = bisect_left(among, mention.j + 1, key=lambda m: m.i)
    if k == len(among) or among[k].i != mention.j + 1 or not among[k].name or tokens[mention.j].text != ",":
        return ""
    closed = among[k].j < len(tokens) and tokens[among[k].j].text == ","
    return people.reading.text[slice(*(among[k].name or (0, 0)))] if closed else ""
