"""The demo: the sample newsroom's morning edition, made as any newsroom's is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from briefing.cli.editions import from_feeds
from briefing.cli.printing import Look, freeze
from briefing.config import load_config
from briefing.edges.archive import open_archive
from briefing.edges.sample import SampleNewsroom, latest_morning
from briefing.edges.web import Clock, Web
from briefing.errors import BriefingError
from briefing.model import Briefing
from briefing.pipeline.gather import Progress, quiet


class Standing(Clock):
    """A clock that stands where the newsroom's does."""

    def __init__(self, newsroom: SampleNewsroom) -> None:
        self._newsroom = newsroom

    def now(self) -> datetime:
        """The newsroom's moment."""
        return self._newsroom.now


def sample_edition(sources: Path, progress: Progress = quiet, clock: datetime | None = None) -> Briefing:
    """Return the sample newsroom's latest morning edition, told against that of the morning before.

    `sources` is where its archive is kept, so that it can be verified; one that is there already is replaced.
    """
    for path in (sources, *(sources.with_name(sources.name + ending) for ending in ("-wal", "-shm", ".made"))):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise BriefingError(
                f"{path}: cannot be replaced ({error.strerror}); name another folder with -o"
            ) from error
    config = load_config()
    name = next(iter(config.editions))
    with (
        open_archive(str(sources)) as archive,
        SampleNewsroom(today=latest_morning(clock or datetime.now(UTC))) as newsroom,
    ):
        # Its servers are ours and on this machine: no need to be slow with them.
        web = Web(allow_networks=["127.0.0.0/8"], pause=0.0, clock=Standing(newsroom))
        for morning in newsroom.mornings:
            newsroom.now = morning
            made = from_feeds(config, name, archive, morning, web=web, feeds=newsroom.feeds, progress=progress)
            archive.ledger.freeze(freeze(made, Look(), slot=f"{morning:%Y-%m-%dT%H:%M}"), {}, morning)
    return made
