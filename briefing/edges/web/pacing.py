"""When a feed is asked again, and what its server's answers change: pure decisions over state, answer and time.

Sources: RFC 9110 §10.2.3 (Retry-After), RFC 9111 §4.2 (freshness), the RSS 2.0 specification (ttl, skipHours,
skipDays), the RSS 1.0 syndication module, and rachelbythebay.com's tests of how feed readers behave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from briefing.edges.web.state import NO_PACE, FeedState, Move, Pace, Validator

#: The shortest and the longest wait after a success.
FLOOR = timedelta(hours=1)
CAP = timedelta(hours=24)
#: The longest that a Retry-After is obeyed.
RETRY_CAP = timedelta(days=7)
#: After a 429 or 503 whose Retry-After cannot be read: the first, the second, and every later time.
BACK_OFF = tuple(timedelta(hours=hours) for hours in (1, 4, 24))
# After any other failure. The last is under a day, so that a pull made every hour finds a server within 24 hours of
# its recovery.
SLOWING = tuple(timedelta(hours=hours) for hours in (1, 2, 4, 8, 16, 23))
#: A permanent redirect is believed after so many equal answers over so long.
MOVE_ANSWERS = 10
MOVE_TIME = timedelta(days=7)
#: Of so many addresses behind a feed's redirects the validators are kept.
_MIRRORS = 4

# Asked so far ahead of now, a feed was asked by another clock.
_SKEW = timedelta(minutes=5)
_THROTTLED = frozenset({429, 503})
_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})', re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, as far as the feed's future goes. Header values are "" where there was none."""

    #: Of the last hop; 0 where no answer came.
    status: int
    #: The address that answered in the end, and its host.
    url: str
    host: str = ""
    etag: str = ""
    last_modified: str = ""
    cache_control: str = ""
    expires: str = ""
    date: str = ""
    retry_after: str | None = None
    #: Where permanent redirects alone have led, from the address that was asked; "" where there were none.
    moved: str = ""
    #: Whether a redirect that is not permanent came in between.
    detour: bool = False
    pace: Pace = NO_PACE
    #: Why this is no feed; "" where it is one, or is unchanged.
    trouble: str = ""


def is_due(state: FeedState, now: datetime) -> bool:
    """Return whether a feed may be asked: its wait is over, and it does not ask to be left alone at this hour."""
    if state.gone is not None or (state.next_due is not None and now < state.next_due and not _from_ahead(state, now)):
        return False
    skipped = now.hour in state.pace.skip_hours or now.weekday() in state.pace.skip_days
    return not skipped or state.last_success is None or now - state.last_success >= CAP


def _from_ahead(state: FeedState, now: datetime) -> bool:
    """Return whether a feed was last asked by a clock that ran ahead: its wait, counted from there, might not end for years."""
    asked = [moment for moment in (state.last_success, state.failing_since) if moment]
    waits = [moment - now for moment in (state.next_due, state.hold_until) if moment]
    return any(moment > now + _SKEW for moment in asked) or any(wait > RETRY_CAP for wait in waits)


def holds(states: Iterable[FeedState], now: datetime) -> dict[str, datetime]:
    """Return the hosts that asked to be left alone, and until when."""
    until: dict[str, datetime] = {}
    for state in states:
        if state.hold_until and state.hold_until > now and not _from_ahead(state, now):
            until[state.hold_host] = max(state.hold_until, until.get(state.hold_host, now))
    return until


def conditions(state: FeedState, url: str) -> tuple[tuple[str, str], ...]:
    """Return the headers that make a request to this address conditional; none where it never gave a validator."""
    given = next((validator for validator in state.validators if validator.url == url), Validator(url))
    pairs = (("If-None-Match", given.etag), ("If-Modified-Since", given.last_modified))
    return tuple((name, value) for name, value in pairs if value)


def after(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """Return a feed's state after an answer."""
    if answer.status == 410 and not answer.detour:
        return replace(_failed(state, answer, now), gone=now, next_due=None)
    if answer.trouble:
        return _failed(state, answer, now)
    return _moved(_succeeded(state, answer, now), answer, now)


def after_parsing(before: FeedState, trouble: str, now: datetime) -> FeedState:
    """Return the state of a feed whose answer looked like one and could not be read, from its state before the pull.

    The validators are those of the last document that could be read, or the server would go on to call the broken one
    unchanged.
    """
    return _failed(before, Answer(200, before.address, trouble=trouble), now)


def _succeeded(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """Return the state after a 200 that is a feed, or a 304."""
    unchanged = answer.status == 304
    fresh = _freshness(answer, now)
    if unchanged and not (answer.cache_control or answer.expires):
        fresh = state.fresh
    pace = state.pace if unchanged else answer.pace
    return replace(
        state,
        validators=_validators(state, answer),
        next_due=now + min(max(timedelta(seconds=max(fresh, pace.wait)), FLOOR), CAP),
        failures=0,
        failing_since=None,
        trouble="",
        last_success=now,
        hold_host="",
        hold_until=None,
        pace=pace,
        fresh=fresh,
    )


def _validators(state: FeedState, answer: Answer) -> tuple[Validator, ...]:
    """Return the validators after a success: both new values each time; a 304 that is silent leaves the old ones."""
    before = next((validator for validator in state.validators if validator.url == answer.url), Validator(answer.url))
    others = tuple(validator for validator in state.validators if validator is not before)[: _MIRRORS - 1]
    etag, modified = answer.etag, answer.last_modified
    if answer.status == 304:
        etag, modified = etag or before.etag, modified or before.last_modified
    return (Validator(answer.url, etag, modified), *others) if etag or modified else others


def _freshness(answer: Answer, now: datetime) -> int:
    """Return for how many seconds an answer calls itself fresh: the longer of max-age and Expires, at most a day."""
    ages = [int(age) for age in _MAX_AGE.findall(answer.cache_control)]
    if expires := http_date(answer.expires):
        ages.append(int((expires - (http_date(answer.date) or now)).total_seconds()))
    return min(max(ages, default=0), int(CAP.total_seconds()))


def _failed(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """Return the state after a failure: the feed is asked ever more rarely, once a day at last, and never given up."""
    failures = state.failures + 1
    wait = peace(answer, failures, now)
    return replace(
        state,
        next_due=now + (wait or SLOWING[min(failures, len(SLOWING)) - 1]),
        failures=failures,
        # Of a clock that ran ahead nothing stays: a feed that fails would be asked at every pull until its time has come.
        last_success=min(state.last_success, now) if state.last_success else None,
        failing_since=min(state.failing_since or now, now),
        trouble=answer.trouble,
        hold_host=answer.host if wait else "",
        hold_until=now + wait if wait else None,
    )


def peace(answer: Answer, failures: int, now: datetime) -> timedelta | None:
    """Return for how long a host that answered is left alone, from an hour to a week; None where it did not ask for that."""
    if answer.status not in _THROTTLED:
        return None
    if answer.retry_after is None and answer.status == 503:
        return None
    said = (answer.retry_after or "").strip()
    if re.fullmatch(r"\d{1,12}", said):
        wait = timedelta(seconds=min(int(said), RETRY_CAP.total_seconds()))
    elif date := http_date(said):
        wait = min(date - now, RETRY_CAP)
    else:
        wait = BACK_OFF[min(failures, len(BACK_OFF)) - 1]
    return max(wait, FLOOR)


def _moved(state: FeedState, answer: Answer, now: datetime) -> FeedState:
    """Return the state with what permanent redirects have shown so far; after enough of them the address is theirs."""
    if not answer.moved:
        return replace(state, move=None)
    move = state.move
    if move is None or move.to != answer.moved:
        return replace(state, move=Move(answer.moved, now))
    move = replace(move, times=move.times + 1)
    if move.times >= MOVE_ANSWERS and now - move.since >= MOVE_TIME:
        return replace(state, moved_to=move.to, move=None)
    return replace(state, move=move)


def http_date(text: str) -> datetime | None:
    """Return the moment that an HTTP date names, in UTC, or None."""
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
