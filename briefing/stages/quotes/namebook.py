"""Namebook: everyone named in an article, under the fullest name that it gives."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from briefing.stages.quotes.bearers import (
    agree,
    another,
    contradicts,
    gender_of_words,
    meant,
    one_slip,
    several,
    titled,
)
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.reading import Reading
from briefing.stages.quotes.subjects import Subjects
from briefing.stages.quotes.wordlists import FAMILIES
from briefing.text.names import TITLES, first_names, surname


class Names(Subjects):
    """Everyone named in an article, under the fullest name that it gives."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        text = reading.text
        self.full: dict[str, Counter[str]] = {}
        for m in self.mentions:
            if m.name and m.kind == "person":
                name = text[slice(*m.name)]
                if " " in name:
                    self.full.setdefault(surname(name), Counter())[name] += 1
        #: The words of the office beside a mention, by where it starts.
        self.offices: dict[int, frozenset[str]] = {}
        self._genders: dict[str, str] = {}
        self._full_names: dict[str, str] = {}
        self._meant: dict[int, str] = {}
        #: Names of those whom the article names nowhere in full.
        self.others: set[str] = set()
        self._shared: dict[str, bool] = {}
        #: The office of whoever bears a name, as far as somebody asked, and whether it was such a one's by then.
        self.roles: dict[tuple[str, bool], tuple[int, int] | None] = {}

    def name_of(self, mention: Mention) -> str | None:
        """Return the fullest name of whoever a mention means, by the name in it; None where it has none.

        People, which adds to this, resolves descriptions and pronouns as well.
        """
        if not mention.name:
            return None
        return self.reading.text[slice(*mention.name)] if mention.kind == "body" else self.called(mention)

    def full_name(self, name: str) -> str:
        """Return the fullest form of a name that the article has; a slip of the pen of one letter is forgiven."""
        if name not in self._full_names:
            self._full_names[name] = self._fullest(name.removesuffix("'s").removesuffix("’s"))
        return self._full_names[name]

    def called(self, mention: Mention) -> str:
        """Return the fullest form of the name in a mention; where several bear a last name, of whom it means here."""
        assert mention.name, "a mention without a name"
        name = self.reading.text[slice(*mention.name)]
        if " " in name:
            return self.full_name(name)
        if not self.shared(surname(name)):
            return self._alone(mention, name)
        if mention.start not in self._meant:
            found = meant(self, sorted(self.full[surname(name)]), mention)
            # "Mr Foster" is more than "Foster": the other reports of a story may tell who he is.
            self._meant[mention.start] = self.full_name(found) if found else titled(self.reading.text, mention) or name
        return self._meant[mention.start]

    def _alone(self, mention: Mention, name: str) -> str:
        """Return whom a last name means that one person in the article bears in full, if it is that person."""
        if mention.start not in self._meant:
            other = another(self, mention)
            if other:
                self.others.add(other)
            self._meant[mention.start] = other or self.full_name(name)
        return self._meant[mention.start]

    def shared(self, last: str) -> bool:
        """Return whether the article names several who bear a last name."""
        if last not in self._shared:
            forms = [f for f in self.full.get(last, ()) if self._is_full(f)]
            self._shared[last] = several(forms) or any(
                contradicts(title, f) for title in self._titled.get(last, ()) for f in forms
            )
        return self._shared[last]

    @cached_property
    def _titled(self) -> dict[str, set[str]]:
        """What each last name that stands alone behind a courtesy title is called: "Mr Foster"."""
        found: dict[str, set[str]] = {}
        for m in self.mentions:
            if title := titled(self.reading.text, m):
                found.setdefault(surname(title), set()).add(title)
        return found

    def _is_full(self, form: str) -> bool:
        """Return whether a form opens with a given name, and not with a word that the article writes small."""
        first = form.split()[0].lower()
        return first in first_names() or first not in self.reading.lower_words

    @cached_property
    def _given(self) -> dict[str, set[str]]:
        """The full names that open with each given name."""
        found: dict[str, set[str]] = {}
        for forms in self.full.values():
            for form in forms:
                found.setdefault(form.split()[0].lower(), set()).add(form)
        return found

    def _by_given(self, name: str) -> str | None:
        """Return the only full name in the article that opens with a given name: "Anna Frey" for "Anna"."""
        known = name.lower() in first_names() or name.lower() in FAMILIES
        forms = self._given.get(name.lower(), set()) if known else set()
        return max(forms, key=lambda f: (len(f), f)) if forms and len({surname(f) for f in forms}) == 1 else None

    def _fullest(self, name: str) -> str:
        last = surname(name)
        if last not in self.full and (bearer := self._by_given(name)):
            return bearer
        forms = self.full.get(last) or self._misspelt(last)
        if not forms or (" " not in name and self.shared(last)):
            return name
        spelt = name.rsplit(" ", 1)[0] + " " if " " in name else ""
        fitting = [f for f in forms if agree(spelt + f.split()[-1] if last not in self.full else name, f)]
        if not fitting:
            return name
        best = max(fitting, key=lambda f: (f.split()[0].lower() in first_names(), forms[f], len(f), f))
        return max((f for f in fitting if f.split()[0] == best.split()[0]), key=lambda f: (len(f.split()), f))

    def kind(self, mention: Mention) -> str:
        """Return a mention's kind, "known" for a lone surname that the article gives in full elsewhere."""
        if mention.kind != "single" or not mention.name:
            return mention.kind
        name = self.reading.text[slice(*mention.name)]
        last = surname(name)
        return "known" if last in self.full or self._by_given(name) or self._misspelt(last) else "single"

    def _misspelt(self, last: str) -> Counter[str] | None:
        if len(last) < 7:
            return None
        return next((forms for known, forms in sorted(self.full.items()) if one_slip(last, known)), None)

    def key(self, mention: Mention) -> str:
        """Return what two mentions of one speaker share."""
        if mention.name:
            return self._who(self.called(mention))
        return mention.head

    def _who(self, name: str) -> str:
        """Return what tells one speaker from another: the last name, where several bear it the whole name."""
        last = surname(name)
        return name.lower() if self.shared(last) else last

    def gender_of(self, mention: Mention) -> str:
        """Return "f", "m" or "?"."""
        if not mention.name:
            return gender_of_words(mention.head.split()) or "?"
        return self.gender(self.called(mention))

    def gender(self, name: str) -> str:
        """Return the gender that a title, an office or the first name gives, or "?"."""
        if name not in self._genders:
            self._genders[name] = self._find_gender(name)
        return self._genders[name]

    def _find_gender(self, name: str) -> str:
        last = surname(name)
        for m in self.bearing(last):
            if self.is_of(m, name):
                role = f"{self.reading.text[slice(*m.role)] if m.role else ''} {self._kin(m)}"
                if found := gender_of_words(role.lower().replace(".", "").split()):
                    return found
        first = name.split()[0].lower()
        if " " not in name and (last in self.full or any(map(self._is_titled, self.named(last)))):
            return "?"  # "Vice President Harris": a last name that is a first name as well
        return first_names().get(first) or first_names().get(first.split("-")[0], "?")

    def _is_titled(self, mention: Mention) -> bool:
        """Return whether a title stands right before a name."""
        office = self.reading.text[slice(*mention.role)] if mention.role else ""
        return office.rpartition(" ")[2].strip(".").lower() in TITLES

    def is_of(self, mention: Mention, name: str) -> bool:
        """Return whether a mention names the bearer of a name."""
        last = surname(name)
        if not mention.name or surname(self.reading.text[slice(*mention.name)]) != last:
            return False
        return self.called(mention) == name or not (self.shared(last) or name in self.others)

    def _kin(self, mention: Mention) -> str:
        """Return what stands before a name and a comma: "wife" of "His wife, Debbie"."""
        found = self.apposed(mention)
        return found.head if found else ""
