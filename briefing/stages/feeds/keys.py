"""Identity: by which names an entry is known again, whatever its feed does to guids, links and dates."""

from __future__ import annotations

import hashlib

from briefing.model import Entry
from briefing.text.links import canonical
from briefing.text.words import words

#: A text this long, in characters, is nobody else's; a standing line ("Today's forecast") may be.
_TELLING = 200


def entry_keys(entry: Entry) -> tuple[str, ...]:
    """Return the names that an entry goes by, strongest first. Two entries are one where they share any.

    An archive keeps all of them and adds those that are new whenever it meets an entry again, so that a story is
    known through a change of its guid, its link, its title or its date, as long as not all change at once:

    - its link, without what only tracks readers;
    - its guid with its title, its guid with its date: a guid alone is not enough, since some feeds write the same
      for every entry, one after the other;
    - its title with its date, for feeds whose guids and links change at every pull;
    - its title with its text, where the text is long enough to be nobody else's.

    >>> seen = set(archive); new = [e for e in entries if not seen.intersection(entry_keys(e))]
    """
    title = " ".join(words(entry.title))
    outlet = entry.feed.outlet or entry.feed.url
    when = f"{entry.published:%Y-%m-%dT%H:%M:%SZ}" if entry.dated else ""
    keys = [f"link {canonical(entry.url)}"]
    if title:
        keys.append(_key("guid title", entry.feed.url, entry.id, title))
    if when:
        keys.append(_key("guid date", entry.feed.url, entry.id, when))
    if title and when:
        keys.append(_key("title date", outlet, title, when))
    if title and len(entry.content) >= _TELLING:
        keys.append(_key("title text", outlet, title, entry.content))
    return tuple(keys)


def _key(kind: str, *parts: str) -> str:
    """Return a short name made of long ones."""
    return f"{kind} {hashlib.sha256(chr(0).join(parts).encode(errors='replace')).hexdigest()[:24]}"
