"""Recognising: which of the entries that feeds announce are articles on the shelf already, and which of them have news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefing.model import Article, Entry
from briefing.stages.feeds import entry_keys

#: Between a feed's date for an entry and our asking for feed and page, where the date is that of the asking.
_MOMENT = timedelta(minutes=3)

#: By an entry's name: the address of the article that it became, and when that article's page was last asked for.
Named = Mapping[str, tuple[str, datetime]]


@dataclass(frozen=True, slots=True)
class Recognised:
    """An entry, and the article on the shelf that it announces, where there is one."""

    entry: Entry
    #: All that it goes by, whichever feed says so, and what of that is new.
    names: tuple[str, ...]
    new_names: tuple[str, ...]
    before: Article | None
    #: When the page of that article was last asked for.
    read: datetime | None
    #: When its feed was asked for this time.
    now: datetime

    @property
    def is_news(self) -> bool:
        """Whether its page is to be read: nobody has, or the feed announces a later state."""
        return self.read is None or (self.entry.dated and self.entry.moved > self.read and not self._is_dated_now)

    @property
    def _is_dated_now(self) -> bool:
        """Whether the feed dates it by the moment of asking, as it did the first time. What was really updated in this
        moment has the same date at the next pull, and is news then.
        """
        if self.before is None:
            return False
        then = self.before.fetched - self.before.published
        return abs(then) <= _MOMENT and abs(self.now - self.entry.moved) <= _MOMENT

    def to_remember(self, address: str, now: datetime | None) -> Named:
        """Return what to remember of it: its article's address and, where the page was read now, that it was."""
        read = now or self.read
        return dict.fromkeys(self.names if now else self.new_names, (address, read)) if read else {}

    @property
    def address(self) -> str:
        """Where the article lives: its first address, whatever its link is today."""
        return self.before.url if self.before else self.entry.url


def recognise(
    entries: Iterable[Entry],
    named: Callable[[Sequence[str]], Named],
    known: Callable[[Sequence[str]], Mapping[str, Article]],
    now: datetime,
) -> tuple[Recognised, ...]:
    """Return each article that is announced once, oldest first, by the entry that stands highest in its feed."""
    names: dict[str, dict[str, None]] = {}
    best: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda e: (e.position, e.feed.url, e.id)):
        best.setdefault(entry.url, entry)
        names.setdefault(entry.url, {}).update(dict.fromkeys(entry_keys(entry)))
    memory = named([name for own in names.values() for name in own])
    homes = _homes({url: tuple(own) for url, own in names.items()}, memory)
    together: dict[str, list[str]] = {}
    for url in best:
        together.setdefault(homes[url], []).append(url)
    shelf = known(list(together))
    found = []
    for home, urls in together.items():
        own = tuple(dict.fromkeys(name for url in urls for name in names[url]))
        before = shelf.get(home)
        reads = [memory[name][1] for name in own if name in memory and memory[name][0] == home]
        read = max(reads, default=before.fetched) if before else None
        found.append(Recognised(best[urls[0]], own, tuple(n for n in own if n not in memory), before, read, now))
    return tuple(sorted(found, key=lambda one: (one.entry.published, one.entry.url)))


def _homes(names: Mapping[str, tuple[str, ...]], memory: Named) -> dict[str, str]:
    """Return the address of the article that each entry is, by the entry's link; that link itself for a new one.

    An entry's link is its strongest name. A weaker one, its title and date, say, makes it an article only where no other
    entry of this pull has that article's link: two articles may share a title and a day.
    """
    homes = {url: memory[own[0]][0] for url, own in names.items() if own[0] in memory}
    taken = set(homes.values())
    for url, own in names.items():
        if url not in homes:
            homes[url] = next((memory[n][0] for n in own[1:] if n in memory and memory[n][0] not in taken), url)
            taken.add(homes[url])
    return homes
