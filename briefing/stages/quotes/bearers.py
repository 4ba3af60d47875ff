"""Bearers: who of those who share a last name is meant; words are never lent from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.subjects import Subjects
from briefing.text.names import FEMALE, MALE, PARTICLES, SUFFIXES, TITLE_PARTS, TITLES, first_names, surname
from briefing.text.remembering import remembered

#: Kin of whoever was named before them: not whom the last name alone means afterwards.
KIN = frozenset(
    "aunt brother child cousin dad daughter ex-husband ex-wife father fiance fiancee fiancé fiancée grandfather grandmother grandson"
    " granddaughter half-brother half-sister husband mother mum mom nephew niece partner sister sister-in-law brother-in-law son spouse"
    " stepfather stepmother twin uncle widow widower wife".split()
)
#: Who is hardly a doctor as well, where "Dr." stands before the same last name.
_LAY = frozenset(
    "actor actress boy builder carpenter cashier clerk cook defendant driver farmer girl homeowner inmate mechanic neighbor neighbour owner"
    " patient pensioner plaintiff plumber resident retiree singer student suspect teenager tenant trucker victim waiter waitress welder".split()
)
_DOCTORS = frozenset("doctor dr physician prof professor surgeon".split())
#: Short forms of given names that do not begin alike.
_SHORT = {
    "bill": "william", "bob": "robert", "chuck": "charles", "dave": "david", "dick": "richard", "hank": "henry",
    "harry": "henry", "jack": "john", "jim": "james", "jimmy": "james", "joe": "joseph", "kate": "katherine", "mike": "michael",
    "peggy": "margaret", "rick": "richard", "steve": "stephen", "ted": "edward", "tony": "anthony", "will": "william",
}  # fmt: skip


#: Titles that tell of whoever bears the last name behind them nothing but whether it is a man or a woman.
_COURTESY = frozenset("lady lord miss mr mrs ms sir".split())


@remembered(16384)
def agree(one: str, other: str) -> bool:
    """Return whether two names may be one person's: the last name is one, the given names agree or one has none."""
    if surname(one) != surname(other) or contradicts(one, other):
        return False
    a, b = given(one), given(other)
    return not a or not b or any(_alike(x, y) for x in a for y in b if len(x) > 1 or len(y) > 1 or a == b)


def given(name: str) -> list[str]:
    """Return the given names in lower case, titles and the particles of the last name aside."""
    words = [w.strip(".,").lower() for w in name.split()]
    words = [w for w in words if w and w not in SUFFIXES]
    # A given name may be a title's word as well: "Dean", "Rev".
    return [w for w in words[:-1] if w not in PARTICLES and (w not in TITLES or w in first_names())]


def _alike(one: str, other: str) -> bool:
    """Return whether two given names may be one: equal, an initial of it, or a short form."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    one, other = sorted((_SHORT.get(one, one), _SHORT.get(other, other)), key=len)
    known = first_names()
    parted = {known.get(one, "?"), known.get(other, "?")} == {"f", "m"}
    return one == other or (len(one) > 2 and other.startswith(one) and not parted)


def several(names: Iterable[str]) -> bool:
    """Return whether these full forms of one last name are more than one person's."""
    full = [n for n in names if given(n)]
    return any(not agree(one, other) for k, one in enumerate(full) for other in full[k + 1 :])


def meant(people: Subjects, forms: Sequence[str], mention: Mention) -> str | None:
    """Return the full form that a last name alone means where several bear it; None where two are equally near.

    It is whoever was introduced with the office that stands before it, else the last bearer named in full before it.
    Kin are named by their relation to somebody: a last name after them may be either's.
    """
    text = people.reading.text
    title = titled(text, mention)
    forms = fitting(title, forms)
    named = [(m, text[slice(*m.name)]) for m in people.mentions if m.name and m.kind == "person"]
    bearers = [(m, name) for m, name in named if name in forms]
    if title and forms and not several(forms):
        return forms[-1]
    if mention.role:
        office = _office(text[slice(*mention.role)])
        holding = [name for m, name in bearers if m.role and office <= _office(text[slice(*m.role)])]
        if office and holding and not several(holding):
            return holding[-1]
    before = [(m, name) for m, name in bearers if m.end <= mention.start]
    if not before:
        return forms[0] if forms and not several(forms) else None
    last, found = before[-1]
    near = [name for m, name in before if m.paragraph == last.paragraph]
    return None if several(near) or _is_kin(people, last) else found


def titled(text: str, mention: Mention) -> str:
    """Return "Mr Foster" where a courtesy title stands before a last name alone, else ""."""
    if not mention.role or not mention.name or " " in text[slice(*mention.name)]:
        return ""
    words = text[slice(*mention.role)].split()
    return f"{words[-1]} {text[slice(*mention.name)]}" if words and _title(words[-1]) in _COURTESY else ""


def fitting(title: str, forms: Iterable[str]) -> list[str]:
    """Return the full names that "Mr Foster" may mean: men's where there are any, else those that are no woman's."""
    free = [f for f in forms if not contradicts(title, f)]
    return [f for f in free if _gender(f) == _gender(title) != "?"] or free


def contradicts(one: str, other: str) -> bool:
    """Return whether a title before one name and what stands before the other are a man's and a woman's: "Mr", "Anna"."""
    return {_gender(one), _gender(other)} == {"f", "m"}


def _gender(name: str) -> str:
    """Return the gender that a courtesy title or the given name tells, or "?"."""
    first = _title(name.split()[0]) if name else ""
    if first in _COURTESY:
        return "f" if first in FEMALE else "m" if first in MALE else "?"
    return next((first_names().get(word, "?") for word in given(name)), "?")


def _title(word: str) -> str:
    return word.strip(".,").lower()


def _office(words: str) -> frozenset[str]:
    return frozenset(w.strip(".,").lower() for w in words.split()) & TITLE_PARTS


def another(people: Subjects, mention: Mention) -> str | None:
    """Return what to call the bearer of a last name that is not whom alone the article names in full; None where it is.

    "President Orr" before "the first lady, Celia Orr", or "Dr. Hale" where Gillian Hale is a patient.
    """
    assert mention.name, "a mention without a name"
    last = surname(people.reading.text[slice(*mention.name)])
    bearers = [
        m for m in people.named(last) if m.kind == "person" and " " in people.reading.text[slice(*m.name or (0, 0))]
    ]
    if not bearers:
        return None
    told = [_said_of(people, m) for m in bearers]
    title = {_title(w) for w in people.reading.text[slice(*mention.role)].split()} if mention.role else set()
    if title & _DOCTORS:
        lay = any(words & (KIN | _LAY) for words in told) and not any(words & _DOCTORS for words in told)
        return f"Dr. {mention.head.title()}" if lay else None
    own = {_title(w) for m in bearers if m.role for w in people.reading.text[slice(*m.role)].split()}
    kin = bool(told[0] & (KIN | {"lady"})) and not own & (TITLES - _COURTESY)
    return people.reading.text[slice(*mention.name)] if kin and people.named(last)[0].start < bearers[0].start else None


def _is_kin(people: Subjects, mention: Mention) -> bool:
    """Return whether somebody is introduced as another's kin: "his wife, Irina Strand", "her son Leo Strand"."""
    return bool(_said_of(people, mention) & KIN)


def _said_of(people: Subjects, mention: Mention) -> set[str]:
    """Return the words, in lower case, that tell who somebody is: before the name, set beside it, or right behind it."""
    before = people.reading.text[slice(*mention.role)] if mention.role else ""
    apposed = people.apposed(mention)
    tokens = people.reading.paragraph(mention.paragraph).tokens
    behind = [t.low for t in tokens[mention.j + 1 : mention.j + 4]] if tokens[mention.j : mention.j + 1] else []
    comma = bool(behind) and tokens[mention.j].text == ","
    return {*map(_title, before.split()), apposed.head if apposed else "", *(behind if comma else ())}


def gender_of_words(words: Iterable[str]) -> str:
    """Return the gender that titles or offices tell, "" for none."""
    for word in words:
        if word in FEMALE or word.endswith("woman"):
            return "f"
        if word in MALE:
            return "m"
    return ""


def one_slip(one: str, other: str) -> bool:
    """Return whether two words differ by one letter dropped, added, changed or swapped, the first letter aside."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1 or one == other:
        return False
    k = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return (
        one[k + 1 :] == other[k + 1 :]
        or one[k:] == other[k + 1 :]
        or one[k + 1 :] == other[k:]
        or (one[k + 2 :] == other[k + 2 :] and one[k : k + 2] == other[k : k + 2][::-1])
    )
