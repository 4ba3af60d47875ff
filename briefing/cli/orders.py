"""From settings to what the pipeline is asked for, and the moments that people name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from briefing.config import Config, choose
from briefing.config.words import duration
from briefing.errors import BriefingError
from briefing.model import Feed, Genre
from briefing.pipeline import PRESETS, Order
from briefing.pipeline.edition import Summarizer
from briefing.stages.stories.meaning import Meaning


def order_of(
    config: Config, name: str, feeds: Iterable[Feed] = (), *, late: bool = False, any_genre: bool = False
) -> Order:
    """Return what is asked of an edition. `any_genre`: the articles were picked by hand, none is kept out for its kind, though the news comes first."""
    edition = config.edition(name)
    title = edition.title or f"{name.replace('-', ' ').replace('_', ' ').capitalize()} Briefing"
    return Order(
        edition=name,
        title=f"{title} (late)" if late else title,
        time_zone=edition.time_zone,
        language=edition.language,
        preset=PRESETS[edition.length],
        sections=tuple(edition.sections.items()),
        outlet_weights={feed.outlet: feed.weight for feed in feeds if feed.weight != 1.0},
        weights=config.ranking.weights,
        genres=edition.genres,
        also=tuple(g for g in get_args(Genre) if g not in edition.genres) if any_genre else (),
        per_section=config.ranking.per_section,
        per_outlet=config.ranking.per_outlet,
        watch=config.ranking.watch,
        prefer=config.prefer,
        tier=config.quotes.tier,
    )


def meaning_of(config: Config) -> Meaning | None:
    """Return what tells the meaning of texts in the tier that the settings name, if anything; raises ConfigError where it is missing."""
    from briefing.edges.vectors import wordllama

    return wordllama() if config.stories.tier == "semantic" else None


def summarizer_of(config: Config) -> Summarizer:
    """Return the summarizer that the settings name; raises ConfigError where there is none."""
    from briefing.stages.summaries import SUMMARIZERS

    return choose("summarizer", config.summarizer, SUMMARIZERS)


def moment(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    """Return the moment that "2026-11-22T06:00", "2026-11-22", "06:00" (today) or "24h" (ago) names, in UTC.

    Raises BriefingError where it names none.
    """
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        if not 1970 < given.year < 9999:
            raise BriefingError(f"{text!r} names no moment of this programme's time")
        return (given if given.tzinfo else given.replace(tzinfo=zone)).astimezone(UTC)
    hour, colon, minute = text.partition(":")
    if colon and hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60:
        return now.astimezone(zone).replace(hour=int(hour), minute=int(minute), second=0, microsecond=0).astimezone(UTC)
    try:
        return now - duration(text)
    except ValueError:
        raise BriefingError(f'{text!r} names no moment: give "2026-11-22T06:00", "06:00" or "24h" (ago)') from None


def since_for(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    """Return from when on an edition made now is to tell; raises BriefingError for a moment that is still to come."""
    start = moment(text, zone, now)
    if start >= now:
        raise BriefingError(
            f"--since {text}: {start.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key}) is not before the edition, which is made"
            f" at {now.astimezone(zone):%Y-%m-%d %H:%M}; give an earlier moment, as in --since 24h"
        )
    return start


def now_for(at: str | None, zone: ZoneInfo) -> datetime:
    """Return when an edition is made, to the minute: --at, else $SOURCE_DATE_EPOCH, else now."""
    clock = datetime.now(UTC)
    if at:
        found = moment(at, zone, clock)
    elif epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        if not epoch.isdecimal() or int(epoch) > 250_000_000_000:
            raise BriefingError(f"SOURCE_DATE_EPOCH={epoch}: not a number of seconds")
        found = datetime.fromtimestamp(int(epoch), UTC)
    else:
        found = clock
    return found.replace(second=0, microsecond=0)


#: An edition reaches back no further than this, however long ago the one before was made.
FURTHEST = timedelta(days=7)
