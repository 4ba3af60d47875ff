"""Which slot is due: calendar arithmetic against the clocks of every zone."""

import itertools
import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import utc

from briefing.slots import DAY, Schedule, due, instant, last_slot, next_slot, occurrences, parse

LONDON, BERLIN, APIA = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Apia")
LORD_HOWE, NEW_YORK, ST_JOHNS = (
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("America/New_York"),
    ZoneInfo("America/St_Johns"),
)
ALL = frozenset(range(7))
WINDOW = timedelta(hours=24)


@pytest.mark.parametrize(
    ("rule", "times", "weekdays"),
    [
        ("06:00", ["06:00"], ALL),
        ("6:05 mon-fri", ["06:05"], {1, 2, 3, 4, 5}),
        ("06:00,18:30 weekends", ["06:00", "18:30"], {0, 6}),
        ("07:00 Mon, wednesday", ["07:00"], {1, 3}),
        ("07:00 sat-mon", ["07:00"], {6, 0, 1}),
        ("0 6 * * *", ["06:00"], ALL),
        ("*/30 6-7 * * 1-5", ["06:00", "06:30", "07:00", "07:30"], {1, 2, 3, 4, 5}),
        ("0,30 22 * * SUN", ["22:00", "22:30"], {0}),
        ("0 6 * * 7", ["06:00"], {0}),
        ("0 6 * * 0", ["06:00"], {0}),
        ("0 6 * * 5-7", ["06:00"], {5, 6, 0}),
        ("0 6 * * */2", ["06:00"], {0, 2, 4, 6}),
        ("@daily", ["00:00"], ALL),
    ],
)
def test_a_rule_states_times_and_days(rule, times, weekdays):
    schedule = parse(rule)
    assert [f"{t:%H:%M}" for t in schedule.times] == times
    assert schedule.weekdays == weekdays


def test_a_cron_line_states_days_and_months():
    first = parse("0 6 1 jan-mar,12 *")
    assert [d for d in year(2026) if first.on(d)] == [date(2026, m, 1) for m in (1, 2, 3, 12)]
    # Cron's old rule: the first of the month, and every Monday.
    either = parse("0 6 1 * mon")
    assert either.on(date(2026, 6, 1))
    assert either.on(date(2026, 6, 8))
    assert either.on(date(2026, 7, 1))
    assert not either.on(date(2026, 7, 2))
    leap = parse("0 6 29 2 *")
    assert next_slot([leap], LONDON, utc("2097-01-01"))[0] == datetime(2104, 2, 29, 6)


def year(n):
    return (date(n, 1, 1) + i * DAY for i in range(366) if (date(n, 1, 1) + i * DAY).year == n)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("0 6 * * mno", "'mno' is no weekday (from 0 to 7, or a name); did you mean 'mon'?"),
        ("0 6 * * 8", "'8' is no weekday"),
        ("60 6 * * *", "'60' is no minute (from 0 to 59)"),
        ("0 25 * * *", "'25' is no hour"),
        ("0 6 0 * *", "'0' is no day"),
        ("0 6 * 13 *", "'13' is no month"),
        ("0 6 * */0 *", "the step after the /"),
        ("0 9-5 * * *", "runs backwards"),
        ("0 6 31 2,4 *", "never comes"),
        ("0 6 * *", "neither a time"),
        ("six o'clock", "neither a time"),
        ("", "neither a time"),
        ("25:00", "'25:00' is no time of day"),
        ("06:00 weekday", "did you mean 'weekdays'?"),
        ("@dayly", "did you mean '@daily'?"),
    ],
)
def test_a_wrong_rule_is_one_line_that_helps(rule, words):
    with pytest.raises(ValueError) as caught:
        parse(rule)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(alphabet="0123456789*/,-:@ monfriweekdays", max_size=30))
def test_any_rule_is_read_or_refused(rule):
    try:
        schedule = parse(rule)
    except ValueError:
        return
    assert schedule.times
    assert next_slot([schedule], LONDON, utc("2026-01-01")) is not None


@pytest.mark.parametrize(
    ("zone", "local", "expected"),
    [
        (LONDON, "2026-11-22T06:00", "2026-11-22T06:00"),
        (BERLIN, "2026-07-01T06:00", "2026-07-01T04:00"),
        # Spring: 02:00 becomes 03:00; every time in the gap is the moment after it.
        (BERLIN, "2026-03-29T01:59", "2026-03-29T00:59"),
        (BERLIN, "2026-03-29T02:00", "2026-03-29T01:00"),
        (BERLIN, "2026-03-29T02:30", "2026-03-29T01:00"),
        (BERLIN, "2026-03-29T03:00", "2026-03-29T01:00"),
        # Autumn: 02:30 comes twice; the first counts.
        (BERLIN, "2026-10-25T02:30", "2026-10-25T00:30"),
        (BERLIN, "2026-10-25T03:00", "2026-10-25T02:00"),
        # Half an hour only.
        (LORD_HOWE, "2026-10-04T02:15", "2026-10-03T15:30"),
        # At one minute past midnight, back into yesterday.
        (ST_JOHNS, "2010-11-07T00:00", "2010-11-07T02:30"),
        # A whole day that never was.
        (APIA, "2011-12-30T06:00", "2011-12-30T10:00"),
    ],
)
def test_a_slot_has_one_instant(zone, local, expected):
    assert instant(datetime.fromisoformat(local), zone) == utc(expected)


def first_moment(zone, local, around):
    """The first minute at which the zone's clocks show a time or a later one, found by looking at the clocks."""
    moment = around - timedelta(hours=30)
    while moment.astimezone(zone).replace(tzinfo=None) < local:
        moment += timedelta(minutes=1)
    return moment


@given(st.sampled_from(sorted(available_timezones())), st.datetimes(datetime(2015, 1, 1), datetime(2040, 1, 1)))
def test_the_instant_is_the_first_moment_that_the_clocks_show_it(zone, local):
    zone, local = ZoneInfo(zone), local.replace(second=0, microsecond=0)
    assert instant(local, zone) == first_moment(zone, local, local.replace(tzinfo=zone).astimezone(UTC))


@pytest.mark.timeout(4 * 3600)
def test_each_slot_comes_once_in_every_zone(release):
    """T6: every zone, 48 times of day, 12 years; a daemon that wakes at odd moments makes each slot once, at its moment."""
    first, last = date(2019, 1, 1), date(2031, 1, 1)
    half_hours = [time(m // 60, m % 60) for m in range(0, 1440, 30)]
    every_half_hour = [Schedule(tuple(half_hours), frozenset(range(32)), frozenset(range(13)), ALL)]
    chance, slots, missed, doubled, misplaced = random.Random(6), 0, 0, 0, 0
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        for start, stop in stretches(zone, first, last, everything=release, chance=chance):
            expected = {datetime.combine(start + i * DAY, t) for i in range((stop - start).days) for t in half_hours}
            made = []
            # A local day begins and ends up to 14 hours before and 12 after UTC's.
            at, end = utc(f"{start}") - timedelta(hours=15), utc(f"{stop}") + timedelta(hours=13)
            while at < end:
                until = min(at + timedelta(minutes=chance.choice((61, 1507, 30011))), end)
                made += occurrences(every_half_hour, zone, at, until)
                at = until
            made = [pair for pair in made if start <= pair[0].date() < stop]
            slots += len(expected)
            missed += len(expected - {local for local, _ in made})
            doubled += len(made) - len({local for local, _ in made})
            misplaced += sum(a[1] > b[1] for a, b in itertools.pairwise(made))
            misplaced += sum(not right(zone, *pair) for pair in made)
    print(f"slots {slots} missed {missed} doubled {doubled} misplaced {misplaced}")
    assert slots > (100_000_000 if release else 1_300_000)
    assert (missed, doubled, misplaced) == (0, 0, 0)


def right(zone, local, moment):
    """Whether the clocks show the slot's time at its moment, or jump over it then."""
    shown = moment.astimezone(zone)
    if shown.replace(tzinfo=None) == local:
        return shown.fold == 0
    before = (moment - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
    return before < local < shown.replace(tzinfo=None)


def stretches(zone, first, last, *, everything, chance):
    """Yield (start, stop) dates: all, or the days around each clock change and some ordinary ones."""
    if everything:
        yield first, last
        return
    offset = lambda day: datetime(day.year, day.month, day.day, tzinfo=zone).utcoffset()  # noqa: E731
    weeks = [first + i * 7 * DAY for i in range((last - first).days // 7)]
    for week, after in itertools.pairwise(weeks):  # no zone changes twice within a week
        if offset(week) != offset(after):
            day = next(day for i in range(7) if offset(day := week + i * DAY) != offset(day + DAY))
            yield day, day + 2 * DAY
    ordinary = chance.choice(weeks[:-5])
    yield ordinary, ordinary + 29 * DAY


def test_several_rules_make_one_list():
    rules = [parse("06:00"), parse("0 6,18 * * *")]
    found = list(occurrences(rules, BERLIN, utc("2026-11-21T23:00"), utc("2026-11-22T23:00")))
    assert [local.hour for local, _ in found] == [6, 18]
    assert last_slot(rules, BERLIN, utc("2026-11-22T16:59"), WINDOW)[0] == datetime(2026, 11, 22, 6)
    assert next_slot(rules, BERLIN, utc("2026-11-22T16:59"))[0] == datetime(2026, 11, 22, 18)
    assert next_slot([], BERLIN, utc("2026-11-22T16:59")) is None


class Daemon:
    """A daemon whose clock the test sets: it keeps what it made and asks the rule at each look at the clock."""

    def __init__(self, rule, zone=BERLIN, started="2026-01-01T00:00", window=WINDOW):
        self.rules, self.zone, self.since, self.window = [parse(rule)], zone, utc(started), window
        self.made = []

    def look(self, now):
        found = due(
            self.rules,
            self.zone,
            now=now,
            made={d.local for d in self.made},
            since=min(self.since, now),
            catch_up=self.window,
        )
        if found:
            self.made.append(found)
        return found

    def run(self, start, stop, step=timedelta(minutes=1)):
        while start <= stop:
            self.look(start)
            start += step

    @property
    def slots(self):
        return [d.local for d in self.made]


@pytest.mark.parametrize(
    ("clock", "made", "late"),
    [
        # What the clock shows, stretch by stretch; 06:00 in Berlin is 05:00 UTC.
        (["02T04:00 02T06:00", "02T04:00 03T05:10"], [2, 3], []),  # set back two hours
        (["02T04:00 03T05:10", "01T12:00 04T05:10"], [2, 3, 4], []),  # set back two days
        (["02T04:00 02T05:10", "02T13:10 03T05:10"], [2, 3], []),  # asleep for eight hours, no slot among them
        (["02T04:00 02T04:10", "02T12:10 03T05:10"], [2, 3], [2]),  # asleep for eight hours, through a slot
    ],
    ids=["back 2 h", "back 2 days", "asleep", "asleep through a slot"],
)
def test_the_clock_is_set_back_or_the_machine_sleeps(clock, made, late):
    """T7."""
    daemon = Daemon("06:00", started="2026-02-01T12:00")
    for stretch in clock:
        daemon.run(*(utc(f"2026-02-{moment}") for moment in stretch.split()))
    assert [d.local.day for d in daemon.made] == made
    assert [d.local.day for d in daemon.made if d.late] == late


def test_the_clock_runs_ten_years_ahead_and_is_set_right():
    """T7: at most one catch-up out there, and back home the days go on as if nothing had been."""
    daemon = Daemon("06:00", started="2026-02-02T04:00")
    daemon.run(utc("2026-02-02T04:00"), utc("2026-02-02T05:10"))
    daemon.run(utc("2036-02-02T08:00"), utc("2036-02-02T09:00"))
    daemon.run(utc("2026-02-02T05:15"), utc("2026-02-04T05:10"))
    assert daemon.slots == [datetime(*d, 6) for d in [(2026, 2, 2), (2036, 2, 2), (2026, 2, 3), (2026, 2, 4)]]


@pytest.mark.parametrize("off", [timedelta(hours=1), timedelta(days=3), timedelta(days=40)], ids=str)
@pytest.mark.parametrize("rule", ["06:00", "*/30 * * * *", "0 6,18 * * *"])
def test_after_a_pause_there_is_one_catch_up_labelled_late(off, rule):
    """T8."""
    daemon = Daemon(rule, started="2026-02-02T04:00")
    stopped = utc("2026-02-02T04:45")
    daemon.run(utc("2026-02-02T04:30"), stopped)
    before = len(daemon.made)
    back = stopped + off + timedelta(seconds=1)
    daemon.run(back, back + timedelta(minutes=14))
    caught_up = daemon.made[before:]
    assert len(caught_up) == 1
    assert caught_up[0].late == (back - caught_up[0].instant > timedelta(minutes=15))


def test_the_window_bounds_how_late_a_catch_up_may_be():
    daemon = Daemon("06:00 mon", window=timedelta(hours=12))
    assert daemon.look(utc("2026-02-02T17:30")) is None  # Monday's, 12.5 h ago
    assert daemon.look(utc("2026-02-02T16:30")).late
    assert Daemon("06:00 mon").look(utc("2026-02-05T05:00")) is None


def test_a_slot_in_the_gap_is_due_at_the_moment_after_it_and_one_in_the_fold_at_the_first_pass():
    spring, autumn = Daemon("02:30", started="2026-03-28T12:00"), Daemon("02:30", started="2026-10-24T12:00")
    assert spring.look(utc("2026-03-29T00:59")) is None
    assert spring.look(utc("2026-03-29T01:00")).instant == utc("2026-03-29T01:00")
    assert autumn.look(utc("2026-10-25T00:29")) is None
    assert autumn.look(utc("2026-10-25T00:30")).instant == utc("2026-10-25T00:30")
    autumn.run(utc("2026-10-25T00:31"), utc("2026-10-25T04:00"))
    assert len(autumn.made) == 1


def test_a_newsroom_that_has_just_opened_catches_nothing_up():
    assert Daemon("06:00", started="2026-02-02T05:30").look(utc("2026-02-02T05:31")) is None
    assert not Daemon("06:00", started="2026-02-02T04:30").look(utc("2026-02-02T05:00")).late
