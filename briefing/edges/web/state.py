"""What is remembered of a feed between two pulls: validators, when to ask again, what went wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from briefing.text.links import without_login


@dataclass(frozen=True, slots=True)
class Validator:
    """What a server gave to ask "anything new?" with. It belongs to the address that gave it and to no other.

    Values hold the header's bytes as Latin-1, so that they go back byte for byte, however odd.
    """

    url: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a feed's own document asks to be read (RSS ttl, skipHours, skipDays; sy:updatePeriod)."""

    #: Seconds.
    wait: int = 0
    #: Hours of the day, UTC, in which it asks not to be read.
    skip_hours: tuple[int, ...] = ()
    #: Days of the week, Monday 0.
    skip_days: tuple[int, ...] = ()


NO_PACE = Pace()


@dataclass(frozen=True, slots=True)
class Move:
    """Evidence that a feed has moved for good: equal permanent redirects, one pull after the other."""

    to: str
    since: datetime
    times: int = 1


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed as the last pull left it; a fresh one is `FeedState(url)`."""

    #: As the list has it: the feed's name in the archive.
    url: str
    #: Where to ask instead, since the feed has moved for good; "" for the list's address.
    moved_to: str = ""
    validators: tuple[Validator, ...] = ()
    next_due: datetime | None = None
    #: Pulls in a row that failed.
    failures: int = 0
    failing_since: datetime | None = None
    #: What went wrong at the last pull; "" where nothing did.
    trouble: str = ""
    last_success: datetime | None = None
    #: When the server said that the feed is gone for good (410); it is not asked again.
    gone: datetime | None = None
    move: Move | None = None
    #: Until when this host asks to be left alone (Retry-After), for all of its feeds.
    hold_host: str = ""
    hold_until: datetime | None = None
    pace: Pace = NO_PACE
    #: Seconds for which the last answer called itself fresh.
    fresh: int = 0

    @property
    def shown(self) -> str:
        """The list's address as it may be printed."""
        return without_login(self.url)

    @property
    def address(self) -> str:
        """Where to ask."""
        return self.moved_to or self.url

    def to_json(self) -> str:
        """Return the state as one line of JSON."""
        return json.dumps(_plain(self), default=_plain, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> FeedState:
        """Return the state that `to_json` wrote; what a newer release added is left out."""
        said: dict[str, Any] = json.loads(text)
        known = {field.name for field in fields(FeedState)}
        said = {name: value for name, value in said.items() if name in known}
        for name in ("next_due", "failing_since", "last_success", "gone", "hold_until"):
            said[name] = _moment(said.get(name))
        said["validators"] = tuple(Validator(**validator) for validator in said.get("validators", ()))
        if move := said.get("move"):
            said["move"] = Move(move["to"], datetime.fromisoformat(move["since"]), move["times"])
        if pace := said.get("pace"):
            said["pace"] = Pace(pace["wait"], tuple(pace["skip_hours"]), tuple(pace["skip_days"]))
        return FeedState(**said)


def _plain(value: Any) -> Any:
    """Return a dataclass or a moment as JSON has it. Not by `asdict`, which copies everything first."""
    if isinstance(value, datetime):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None
