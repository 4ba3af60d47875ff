"""People: who a mention means, by the fullest name that the article gives, and in what office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.stages.quotes.mentions import Mention, mentions
from briefing.stages.quotes.pronouns import FADE, he_or_she, they
from briefing.stages.quotes.reading import QUOTED, Reading
from briefing.text.names import DAYS, FEMALE, MALE, cues, first_names, surname

_FIRMS = frozenset(
    "airline bank broadcaster chain company corporation firm group maker manufacturer retailer startup".split()
)
_FINITE = frozenset("said says is was has had told wrote also will would".split())


class People:
    """Everyone named in an article."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        text = reading.text
        self._by_paragraph = [mentions(reading, n) for n in range(len(reading.ranges))]
        self.mentions = [m for found in self._by_paragraph for m in found]
        self.full: dict[str, Counter[str]] = {}
        for m in self.mentions:
            if m.name and m.kind == "person":
                name = text[slice(*m.name)]
                if " " in name:
                    self.full.setdefault(surname(name), Counter())[name] += 1
        self.verbs = cues(reading.article.language)
        self._genders: dict[str, str] = {}
        self._entities: dict[int, str] = {}
        self._full_names: dict[str, str] = {}

    def in_paragraph(self, number: int) -> list[Mention]:
        """Return the mentions of one paragraph, in order."""
        return self._by_paragraph[number]

    # --- names -------------------------------------------------------------------------------------------------------

    def full_name(self, name: str) -> str:
        """Return the fullest form of a name that the article has; a slip of the pen of one letter is forgiven."""
        if name not in self._full_names:
            self._full_names[name] = self._fullest(name.removesuffix("'s").removesuffix("’s"))
        return self._full_names[name]

    def _fullest(self, name: str) -> str:
        forms = self.full.get(surname(name)) or self._misspelt(surname(name))
        words = name.split()
        fitting = [f for f in forms or () if len(words) == 1 or f.split()[0][0] == words[0][0] or words[0] in f]
        if not forms or not fitting:
            return name
        best = max(fitting, key=lambda f: (f.split()[0].lower() in first_names(), forms[f], len(f), f))
        return max((f for f in fitting if f.split()[0] == best.split()[0]), key=lambda f: (len(f.split()), f))

    def kind(self, mention: Mention) -> str:
        """Return a mention's kind, "known" for a lone surname that the article gives in full elsewhere."""
        if mention.kind != "single" or not mention.name:
            return mention.kind
        last = surname(self.reading.text[slice(*mention.name)])
        return "known" if last in self.full or self._misspelt(last) else "single"

    def _misspelt(self, last: str) -> Counter[str] | None:
        if len(last) < 7:
            return None
        return next((forms for known, forms in sorted(self.full.items()) if _one_slip(last, known)), None)

    def key(self, mention: Mention) -> str:
        """Return what two mentions of one speaker share."""
        if mention.name:
            name = self.full_name(self.reading.text[slice(*mention.name)])
            return surname(name)
        return mention.head

    def entity(self, mention: Mention) -> str:
        """Return who a mention means, by the last name where the article tells; two mentions of one speaker agree."""
        if mention.start not in self._entities:
            name = self.name_of(mention, None)
            self._entities[mention.start] = surname(name) if name else f"{mention.kind} {mention.head}"
        return self._entities[mention.start]

    def same(self, one: Mention, other: Mention) -> bool:
        """Return whether two mentions may well be one speaker."""
        if one.start == other.start:
            return True
        if one.kind in ("he", "she") or other.kind in ("he", "she"):
            wants = {"he": "m", "she": "f"}
            a, b = (
                wants.get(m.kind) or (self.gender_of(m) if m.kind in ("person", "single") else "-")
                for m in (one, other)
            )
            return a == b or "?" in (a, b)
        return self.key(one) == self.key(other)

    # --- gender ------------------------------------------------------------------------------------------------------

    def gender_of(self, mention: Mention) -> str:
        """Return "f", "m" or "?"."""
        if not mention.name:
            return _gender_of_words(mention.head.split()) or "?"
        return self.gender(self.full_name(self.reading.text[slice(*mention.name)]))

    def gender(self, name: str) -> str:
        """Return the gender that a title, an office or the first name gives, or "?"."""
        if name not in self._genders:
            self._genders[name] = self._find_gender(name)
        return self._genders[name]

    def _find_gender(self, name: str) -> str:
        last = surname(name)
        for m in self.mentions:
            if m.name and m.role and surname(self.reading.text[slice(*m.name)]) == last:
                words = self.reading.text[slice(*m.role)].lower().replace(".", "").split()
                if found := _gender_of_words(words):
                    return found
        first = name.split()[0].lower()
        if " " not in name:
            return "?"
        return first_names().get(first) or first_names().get(first.split("-")[0], "?")

    # --- who is meant ------------------------------------------------------------------------------------------------

    def name_of(self, mention: Mention, previous: tuple[str, int] | None) -> str | None:
        """Return the fullest name of whoever a mention means; None where the article does not name them.

        `previous` is whoever spoke last, with the paragraph.
        """
        text = self.reading.text
        if mention.name:
            name = text[slice(*mention.name)]
            return name if mention.kind == "body" else self.full_name(name)
        if mention.kind in ("he", "she"):
            return he_or_she(self, mention, previous)
        if mention.kind == "they":
            return they(self, mention)
        if mention.kind == "it":
            return next((text[slice(*m.name)] for m in self.before(mention) if m.kind == "body" and m.name), None)
        if mention.kind in ("role", "office", "text", "noun"):
            return self._described(mention)
        return None

    def before(self, mention: Mention) -> Iterable[Mention]:
        """Yield the mentions before one, nearest first."""
        return (m for m in reversed(self.mentions) if m.end <= mention.start)

    def opens_sentence(self, mention: Mention) -> bool:
        tokens = self.reading.paragraph(mention.paragraph).tokens
        return mention.i == 0 or tokens[mention.i - 1].text in (".", "!", "?", QUOTED)

    def is_subject(self, mention: Mention) -> bool:
        tokens = self.reading.paragraph(mention.paragraph).tokens
        following = tokens[mention.j].low if mention.j < len(tokens) else ""
        return following.endswith("ed") or following in _FINITE

    def _described(self, mention: Mention) -> str | None:
        """Return the name behind "the ministry", "the spokesman", "Cornyn's statement" or "a spokeswoman for X, Ida Falk"."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        text = self.reading.text
        if (owner := self._owner(mention)) is not None:
            if mention.kind == "text":
                return self.full_name(owner)
            if mention.kind == "office":
                return text[mention.start : mention.end]
        if (named := self._named_before(mention) or self._appositive(mention)) is not None:
            return named
        opening = tokens[mention.i].low
        if opening in ("a", "an", "one", "another", "some", "several", "two", "many") or (
            mention.head.endswith("s") and mention.kind == "role"
        ):
            return None
        if mention.kind == "office":
            return self._body(mention)
        if mention.kind == "role" and (opening in ("the", "his", "her", "their", "its") or owner is not None):
            return self._holder(mention)
        return None

    def _owner(self, mention: Mention) -> str | None:
        """Return X where the mention is "X's …"."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        for k in range(mention.i, mention.j):
            if tokens[k].low in ("'s", "’s") and k > mention.i and tokens[k - 1].text[0].isupper():
                first = next(
                    (t for t in range(mention.i, k) if tokens[t].text[0].isupper() and tokens[t].low != "the"), k - 1
                )
                return self.reading.text[tokens[first].start : tokens[k - 1].end]
        return None

    def _named_before(self, mention: Mention) -> str | None:
        """Return the name that a description in apposition explains: "Kurinji Selvaraj, a research analyst"."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        if mention.i < 2 or tokens[mention.i - 1].text != "," or mention.kind != "role":
            return None
        named = (
            m for m in self._by_paragraph[mention.paragraph] if m.j == mention.i - 1 and m.kind == "person" and m.name
        )
        return next((self.full_name(self.reading.text[slice(*m.name)]) for m in named if m.name), None)

    def _appositive(self, mention: Mention) -> str | None:
        """Return the name set beside a description: "his lawyer, Michael Cohen, said"."""
        tokens = self.reading.paragraph(mention.paragraph).tokens
        comma = next(
            (k for k in range(mention.j, min(len(tokens), mention.j + 8)) if tokens[k].text in (",", QUOTED, ".")), None
        )
        if comma is None or tokens[comma].text != ",":
            return None
        for m in self.mentions:
            if m.paragraph == mention.paragraph and m.i == comma + 1 and m.kind == "person" and m.name:
                return self.full_name(self.reading.text[slice(*m.name)])
        return None

    def _body(self, mention: Mention) -> str | None:
        """Return the body that "the ministry" or "the company" means: the nearest of that kind before it, else the first."""
        text = self.reading.text
        alike = [m for m in self.mentions if m.head == mention.head and m.start != mention.start]
        named = [m for m in alike if m.kind == "body"] or [
            m for m in alike if m.kind == "office" and self._is_fuller(m, mention)
        ]
        if named:
            before = [m for m in named if m.start < mention.start]
            found = before[-1] if before else named[0]
            return text[slice(*found.name)] if found.name else text[found.start : found.end].split(" ", 1)[1]
        return self._firm(mention) if mention.head in _FIRMS else None

    def _is_fuller(self, one: Mention, other: Mention) -> bool:
        """Return whether a description says more than another: "the transport ministry" than "the ministry"."""
        opening = self.reading.paragraph(one.paragraph).tokens[one.i].low
        return one.j - one.i > max(2, other.j - other.i) and opening == "the"

    def _firm(self, mention: Mention) -> str | None:
        """Return the organisation that "the company" means: a recent one, of those that act."""
        weight: dict[str, float] = {}
        for m in self.mentions:
            back = mention.paragraph - m.paragraph
            if m.start >= mention.start or not m.name or m.kind not in ("body", "single"):
                continue
            name = self.reading.text[slice(*m.name)]
            if name.lower() in self.full or m.head in DAYS:
                continue
            points = (2.0 if m.kind == "body" else 1.0) + 1.0 * (self.is_subject(m) or m.i == 0)
            weight[name] = weight.get(name, 0.0) + points * FADE**back
        return max(sorted(weight), key=weight.__getitem__) if weight else None

    def _holder(self, mention: Mention) -> str | None:
        """Return who holds the office that a description names: nearest before it, else the first after it."""
        holders = [
            m
            for m in self.mentions
            if m.name and m.role and self.reading.text[slice(*m.role)].lower().strip(".").endswith(mention.head)
        ]
        before = [m for m in holders if m.start < mention.start]
        found = before[-1] if before else holders[0] if holders else None
        return self.full_name(self.reading.text[slice(*found.name)]) if found and found.name else None


def _gender_of_words(words: Iterable[str]) -> str:
    for word in words:
        if word in FEMALE:
            return "f"
        if word in MALE:
            return "m"
    return ""


def _one_slip(one: str, other: str) -> bool:
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
