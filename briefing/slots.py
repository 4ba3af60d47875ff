"""Slots: which edition is due when. Pure calendar arithmetic; asks no clock and holds no state.

A slot is an edition's local date and time. Its instant is the first moment at which the clocks of its
time zone show that time or a later one: in the gap of a spring change the moment after the gap, in the
fold of an autumn change the first pass. So each slot of a schedule has one instant, and only one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
#: A slot made later than this after its instant is labelled late: a run takes minutes, not an hour.
LATE = timedelta(minutes=15)
# Every date and weekday meet within 28 years, or 40 across a century without a leap day.
_HORIZON = 40 * 366 * DAY

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "sun mon tue wed thu fri sat".split()
_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_GROUPS = {"daily": "*", "everyday": "*", "weekdays": "1-5", "weekends": "6,0"}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?:,(\d{1,2}:\d{2}(?:,\d{1,2}:\d{2})*))?(?:\s+(.*))?$")


@dataclass(frozen=True, slots=True)
class Schedule:
    """The times of day and the days of one cron line or "HH:MM" rule."""

    times: tuple[time, ...]
    days: frozenset[int]
    months: frozenset[int]
    #: 0 is Sunday.
    weekdays: frozenset[int]
    #: Cron's old rule: with both the day and the weekday given, either will do.
    either: bool = False

    def on(self, day: date) -> bool:
        """Return whether the schedule has slots on this day."""
        if day.month not in self.months:
            return False
        wanted, weekday = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return wanted or weekday if self.either else wanted and weekday


@dataclass(frozen=True, slots=True)
class Due:
    """A slot to make now."""

    local: datetime
    instant: datetime
    late: bool


def parse(line: str) -> Schedule:
    """Return the schedule that a rule states.

    A rule is "06:00", "06:00,18:30 mon-fri", a nickname such as "@daily", or five cron fields: minute,
    hour, day, month, weekday, with lists, ranges, steps and English names; Sunday is 0 and 7. Raises
    ValueError, in one line, where it states none.
    """
    rule = " ".join(line.lower().split())
    if rule.startswith("@"):
        if rule not in _NICKNAMES:
            raise ValueError(f"no schedule is called {rule!r}{_meant(rule, _NICKNAMES)}")
        rule = _NICKNAMES[rule]
    if clock := _CLOCK.match(rule):
        return _clock(clock)
    fields = rule.split(" ")
    if len(fields) != 5:
        raise ValueError(f'{line!r} is neither a time ("06:00 mon-fri") nor a cron line of five fields')
    minutes, hours = _field(fields[0], "minute", 0, 59), _field(fields[1], "hour", 0, 23)
    days, months = _field(fields[2], "day", 1, 31), _field(fields[3], "month", 1, 12, _MONTHS)
    weekdays = _weekdays(fields[4])
    times = tuple(time(h, m) for h in sorted(hours) for m in sorted(minutes))
    schedule = Schedule(times, days, months, weekdays, not fields[2].startswith("*") and not fields[4].startswith("*"))
    longest = max(29 if m == 2 else 30 if m in (4, 6, 9, 11) else 31 for m in months)
    if min(days) > longest and not schedule.either:
        raise ValueError(f"{line!r} never comes: no such day in that month")
    return schedule


def _clock(match: re.Match[str]) -> Schedule:
    """Return the schedule of "HH:MM[,HH:MM…] [days]"."""
    texts = [f"{match[1]}:{match[2]}", *(match[3].split(",") if match[3] else [])]
    times = set()
    for text in texts:
        hour, minute = map(int, text.split(":"))
        if hour > 23 or minute > 59:
            raise ValueError(f"{text!r} is no time of day")
        times.add(time(hour, minute))
    weekdays = _weekdays(",".join((match[4] or "daily").replace(",", " ").split()))
    return Schedule(tuple(sorted(times)), frozenset(range(1, 32)), frozenset(range(1, 13)), weekdays)


def _weekdays(text: str) -> frozenset[int]:
    """Return the weekdays of a cron field, with the words for groups of days, Sunday as 0."""
    text = ",".join(_GROUPS.get(part, part) for part in text.split(","))
    return frozenset(d % 7 for d in _field(text, "weekday", 0, 7, _DAYS))


def _field(text: str, name: str, low: int, high: int, names: Sequence[str] = ()) -> frozenset[int]:
    """Return the numbers of one cron field; names count from `low`."""
    found: set[int] = set()
    for part in text.split(","):
        span, slash, step = part.partition("/")
        if slash and not (step.isdecimal() and int(step)):
            raise ValueError(f"{part!r} is no {name}: the step after the / is a whole number from 1")
        first, dash, last = span.partition("-")
        if span == "*":
            start, stop = low, (high if name != "weekday" else 6)
        else:
            start = _number(first, name, low, high, names)
            stop = _number(last, name, low, high, names) if dash else high if slash else start
        if stop < start and name == "weekday":
            stop += 7  # sat-mon
        if stop < start:
            raise ValueError(f"{part!r} is no {name}: the range runs backwards")
        found.update(range(start, stop + 1, int(step) if slash else 1))
    return frozenset(found)


def _number(text: str, name: str, low: int, high: int, names: Sequence[str]) -> int:
    """Return the number that a cron word stands for."""
    for n, word in enumerate(names):
        if len(text) >= 3 and (text == word or text in (f"{word}s", _FULL.get(word))):
            return low + n
    if text.isdecimal() and low <= int(text) <= high:
        return int(text)
    choices = [*names, *(_GROUPS if name == "weekday" else ())]
    raise ValueError(
        f"{text!r} is no {name} (from {low} to {high}{', or a name' * bool(names)}){_meant(text, choices)}"
    )


_FULL = {
    word[:3]: word
    for word in "january february march april june july august september october november december"
    " sunday monday tuesday wednesday thursday friday saturday".split()
}


def _meant(word: str, choices: Iterable[str]) -> str:
    """Return the question that names the nearest valid word, or nothing."""
    near = get_close_matches(word, list(choices), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the first moment, in UTC, at which the zone's clocks show this local time or a later one."""
    before = local.replace(tzinfo=zone, fold=0)
    moment = before.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local:
        return moment
    # In a gap: fold 0 counts with the old offset and lands after the change, fold 1 before it.
    low, high = local.replace(tzinfo=zone, fold=1).astimezone(UTC), moment
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(zone).replace(tzinfo=None) < local:
            low = middle
        else:
            high = middle
    return high


def occurrences(
    schedules: Sequence[Schedule], zone: ZoneInfo, after: datetime, until: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Yield (local, instant) of every slot with after < instant <= until, in order of local time.

    `after` and `until` are aware; several schedules make one list, each local time once.
    """
    day = after.astimezone(zone).date() - 2 * DAY  # a gap can be a whole day: Samoa's 30 December 2011
    last = until.astimezone(zone).date() + DAY  # a fold at 00:01 shows yesterday's date again
    # No zone is a day from UTC, and no gap longer than one: what lies outside these needs no reckoning.
    low, high = after.astimezone(UTC).replace(tzinfo=None) - 2 * DAY, until.astimezone(UTC).replace(tzinfo=None) + DAY
    while day <= last:
        for local in _on(schedules, day):
            if low < local < high and after < (moment := instant(local, zone)) <= until:
                yield local, moment
        day += DAY


def _on(schedules: Sequence[Schedule], day: date) -> list[datetime]:
    """Return the local times of a day's slots, in order."""
    return sorted({datetime.combine(day, at) for s in schedules if s.on(day) for at in s.times})


def next_slot(schedules: Sequence[Schedule], zone: ZoneInfo, now: datetime) -> tuple[datetime, datetime] | None:
    """Return (local, instant) of the first slot after now; None where the schedule is empty."""
    return next(occurrences(schedules, zone, now, now + _HORIZON), None)


def last_slot(
    schedules: Sequence[Schedule], zone: ZoneInfo, now: datetime, window: timedelta
) -> tuple[datetime, datetime] | None:
    """Return (local, instant) of the latest slot not after now and not older than the window."""
    day = now.astimezone(zone).date() + DAY
    first = (now - window).astimezone(zone).date() - 2 * DAY
    while day >= first:
        for local in reversed(_on(schedules, day)):
            if (moment := instant(local, zone)) <= now:
                return (local, moment) if now - moment <= window else None
        day -= DAY
    return None


def due(
    schedules: Sequence[Schedule],
    zone: ZoneInfo,
    *,
    now: datetime,
    made: Collection[datetime],
    since: datetime,
    catch_up: timedelta,
) -> Due | None:
    """Return the slot to make now, or None.

    Only the latest slot can be due: it carries the news of those that were missed before it, so there is
    at most one catch-up, however long the pause. It is due where it is not among the local times already
    `made`, came after `since` (when the schedule was first watched) and lies within `catch_up`. A clock
    set back finds its slots made; one set forward makes one edition and, set right, goes on.
    """
    found = last_slot(schedules, zone, now, catch_up)
    if found is None or found[0] in made or found[1] <= since:
        return None
    return Due(*found, late=now - found[1] > LATE)
