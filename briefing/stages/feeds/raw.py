"""What any parser finds in a feed's document, before the house's rules touch it."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: More entries than any newsroom's feed holds; the rest of a longer one is not read.
MOST_ENTRIES = 2_000


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry in the words of its feed."""

    id: str = ""
    link: str = ""
    title: str = ""
    #: When it was published, updated and made, as written, best first.
    dates: tuple[str, ...] = ()
    #: Every text that the entry carries, as markup or plain.
    texts: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed's document: the site that it belongs to, and its entries from the top."""

    site: str
    entries: tuple[RawEntry, ...]


_LONGEST_NAME = 500
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def author_name(text: str) -> str:
    """Return the name in what RSS calls an author: "desk@a.example (Ann Lee)" is Ann Lee. "" where there is none."""
    name = _ADDRESS.sub("", text[:_LONGEST_NAME]).replace("()", "").replace("<>", "").replace("&lt;&gt;", "").strip()
    return name.removeprefix("(").removesuffix(")").strip()
