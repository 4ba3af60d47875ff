"""Naming: whom "the ministry", "the spokesman", "Cornyn's statement" or "the Kentucky Republican" means."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.namebook import Names
from briefing.stages.quotes.offices import beside
from briefing.stages.quotes.pronouns import body, likeliest
from briefing.stages.quotes.reading import QUOTED, Token
from briefing.stages.quotes.wordlists import is_demonym
from briefing.text.names import DETERMINERS, SPOKESPEOPLE, TITLE_FORMS, TITLES

_FIRMS = frozenset(
    "airline automaker bank broadcaster carmaker carrier chain chipmaker company conglomerate corporation developer drugmaker firm"
    " giant group insurer lender maker manufacturer miner newspaper operator publisher retailer startup studio supplier utility".split()
)
#: Last words of bodies that are no firms.
_OFFICIAL = frozenset(
    "administration agency army assembly authority board bureau commission committee congress council court department house ministry"
    " navy office parliament police senate service union".split()
)
# Offices that are not the one without these words.
_LESSER = frozenset("assistant deputy ex former shadow vice".split())
_PARTISANS = frozenset("democrat republican".split())
_EPITHETS = frozenset(
    "actor actress artist athlete author ballerina billionaire boxer boy broadcaster businessman businesswoman challenger champ champion comedian"
    " composer cyclist dancer designer entrepreneur father filmmaker footballer forward frontrunner front-runner girl goalkeeper golfer guitarist"
    " historian incumbent magnate midfielder millionaire mogul mother musician newcomer nominee novelist painter pitcher playwright poet politician"
    " presenter quarterback rapper restaurateur sculptor singer singer-songwriter skater skier songwriter sprinter star striker swimmer tycoon"
    " veteran violinist winger wrestler writer".split()
)
_ONE = frozenset(("a", "an", "one"))
_VAGUE = frozenset("a an another many one several some two".split())
#: What kinds of name are set beside what kind of description.
_BESIDE = {
    "noun": ("person",),
    "office": ("body", "single", "person"),
    "role": ("person", "single"),
    "text": ("body", "single"),
}
_OWNED = frozenset("her his its our their".split())
_DEFINITE = _OWNED | {"the"}


def described(people: Names, mention: Mention) -> str | None:
    """Return the name behind a description; None where the article gives none."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    text = people.reading.text
    if (owner := _owner(people, mention)) is not None:
        if mention.kind == "text":
            return people.full_name(owner)
        if mention.kind == "office":
            return text[mention.start : mention.end]
    if (named := _named_before(people, mention) or _appositive(people, mention)) is not None:
        return named
    opening = tokens[mention.i].low
    if mention.head in SPOKESPEOPLE and (client := _spoken_for(people, mention)) is not None:
        return client
    if opening in _VAGUE or (mention.head.endswith("s") and mention.kind == "role"):
        return None
    if mention.kind == "office":
        return _body(people, mention)
    if mention.kind == "role" and (owner is not None or _is_definite(people, mention)):
        return _holder(people, mention)
    return None


def _is_definite(people: Names, mention: Mention) -> bool:
    """Return whether a description tells of somebody known: "the singer", "the singer and | guitarist", 'the "Tide" | actor'."""
    tokens, i = people.reading.paragraph(mention.paragraph).tokens, mention.i
    if tokens[i].low in _DEFINITE:
        return True
    if i > 1 and tokens[i - 1].text == QUOTED:
        return tokens[i - 2].low in _DEFINITE
    beside = next((m for m in people.in_paragraph(mention.paragraph) if m.j == i - 1), None)
    return tokens[i - 1].low == "and" and beside is not None and beside.kind == "role" and _is_definite(people, beside)


def _spoken_for(people: Names, mention: Mention) -> str | None:
    """Return the body that "a spokesman for the Competition Office" speaks for."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    if mention.j + 1 >= len(tokens) or tokens[mention.j].low not in ("for", "of", "from"):
        return None
    client = next((m for m in people.in_paragraph(mention.paragraph) if m.i == mention.j + 1), None)
    if client is None or client.kind not in ("body", "office"):
        return None
    return people.name_of(client)


def _owner(people: Names, mention: Mention) -> str | None:
    """Return X where the mention is "X's …"."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    for k in range(mention.i, mention.j):
        if tokens[k].low in ("'s", "’s") and k > mention.i and tokens[k - 1].text[0].isupper():
            first = next(
                (t for t in range(mention.i, k) if tokens[t].text[0].isupper() and tokens[t].low != "the"), k - 1
            )
            return people.reading.text[tokens[first].start : tokens[k - 1].end]
    return None


def _named_before(people: Names, mention: Mention) -> str | None:
    """Return the name that a description in apposition explains: "Kurinji Selvaraj, a research analyst"."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    if mention.i < 2 or tokens[mention.i - 1].text != "," or mention.kind != "role":
        return None
    if tokens[mention.i].low in _DEFINITE | _ONE and people.speaks(mention):
        return None  # "Of Al and Gus Pinter, their old teacher said", "In a film by Ina Moss, a fisherman says"
    found = people.in_paragraph(mention.paragraph)
    named = (m for m in found if m.j == mention.i - 1 and m.kind == "person" and m.name)
    return next((people.called(m) for m in named if m.name), None)


def _appositive(people: Names, mention: Mention) -> str | None:
    """Return the name set beside a description: "his lawyer, Michael Cohen, said", "the union, Local 234, said"."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    comma = next(
        (k for k in range(mention.j, min(len(tokens), mention.j + 8)) if tokens[k].text in (",", QUOTED, ".")), None
    )
    if comma is None or tokens[comma].text != ",":
        return None
    kinds = _BESIDE.get(mention.kind, ())
    for m in people.in_paragraph(mention.paragraph):
        if m.i == comma + 1 and m.kind in kinds and m.name and not people.speaks(m):
            return people.called(m)
    return None


def _body(people: Names, mention: Mention) -> str | None:
    """Return the body that "the ministry" or "the company" means: the nearest of that kind before it, else the first."""
    text = people.reading.text
    alike = [m for m in people.mentions if m.head == mention.head and m.start != mention.start]
    named = [m for m in alike if m.kind == "body"] or [
        m for m in alike if m.kind == "office" and _is_fuller(people, m, mention)
    ]
    if named:
        before = [m for m in named if m.start < mention.start]
        found = before[-1] if before else named[0]
        return text[slice(*found.name)] if found.name else text[found.start : found.end].split(" ", 1)[1]
    explained = (_appositive(people, m) for m in alike if m.kind == "office" and m.j - m.i < 4)
    if name := next(filter(None, explained), None):
        return name
    if mention.head == "agency":
        return body(people, mention, frozenset(["body"]))
    return body(people, mention, barred=_OFFICIAL) if mention.head in _FIRMS else None


def _is_fuller(people: Names, one: Mention, other: Mention) -> bool:
    """Return whether a description says more than another: "the transport ministry" than "the ministry"."""
    opening = people.reading.paragraph(one.paragraph).tokens[one.i].low
    return one.j - one.i > max(2, other.j - other.i) and opening == "the"


def _holder(people: Names, mention: Mention) -> str | None:
    """Return who holds the office that a description names: nearest before it, else the first after it.

    The office must have every word of the description that is no name: "the prime minister" is not "Defense Minister
    Galil", and "the chancellor" is not "the shadow chancellor".
    """
    tokens = people.reading.paragraph(mention.paragraph).tokens[mention.i : mention.j]
    words = [t for t in tokens if t.low not in DETERMINERS and t.text[0].isalnum()]
    wanted = {_form(t.low) for t in words if t.text[0].islower() or t is words[-1]}
    names = {t.low for t in words} - wanted
    barred = _LESSER - wanted
    holders = [
        (len(names & office), m.start < mention.start, m.start if m.start < mention.start else -m.start, m)
        for m in people.mentions
        if m.name and m.kind == "person" and wanted <= (office := _office(people, m)) and not barred & office
    ]
    found = max((h for h in holders if not _is_foreign(people, words, h[3])), key=lambda h: h[:3], default=None)
    if found is not None and found[3].name:
        return people.called(found[3])
    return likeliest(people, mention, people.gender_of(mention)) if _is_epithet(people, mention) else None


def _is_foreign(people: Names, words: Sequence[Token], holder: Mention) -> bool:
    """Return whether an office is another country's than the one described: "the Taiwanese president", "Chinese President Xi"."""
    described = {t.text[:3] for t in words if t.text[0].isupper()}
    places = [r for r in (holder.role, beside(people, holder)) if r]
    theirs = {w[:3] for r in places for w in people.reading.text[slice(*r)].split() if is_demonym(w)}
    return bool(described and theirs) and not described & theirs


def _is_epithet(people: Names, mention: Mention) -> bool:
    """Return whether a description is one that news gives those whom it has named: "the 34-year-old", "the Romanian"."""
    tokens = people.reading.paragraph(mention.paragraph).tokens[mention.i : mention.j]
    if not _is_definite(people, mention) or tokens[0].low in _OWNED or mention.head in TITLES - _PARTISANS:
        return False
    if any(_is_vague(people, m) for m in people.before(mention) if m.head == mention.head and not m.name):
        return False  # "A dancer … the dancer": somebody who was not named then
    aged = any(t.low.endswith(("-year-old", "-time")) or "-of-" in t.low for t in tokens)
    return aged or tokens[-1].text[0].isupper() or mention.head in _EPITHETS


def _is_vague(people: Names, mention: Mention) -> bool:
    """Return whether a description brings in somebody without a name: "said a dancer", not "Ann Dorn, a dancer"."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    explains = mention.i > 0 and tokens[mention.i - 1].low in (",", "as", "is", "of", "was")
    return tokens[mention.i].low in _VAGUE and not explains and _appositive(people, mention) is None


def _form(word: str) -> str:
    word = word.strip(".,")
    return TITLE_FORMS.get(word, word)


def _office(people: Names, mention: Mention) -> frozenset[str]:
    """Return the words of the office in which a mention names somebody, before the name or behind it."""
    if mention.start not in people.offices:
        places = [r for r in (mention.role, beside(people, mention)) if r]
        words = " ".join(people.reading.text[slice(*r)] for r in places).lower()
        people.offices[mention.start] = frozenset(map(_form, words.replace("’s", " ").replace("'s", " ").split()))
    return people.offices[mention.start]
