"""What can stop a run.

BriefingError        anything the person running the programme can put right: one line, exit status 1
  ConfigError        config.yaml, a feed list or a template is wrong
  SourceError        a feed, page or file could not be read; becomes a Failure, never stops a run
  DeliveryError      the briefing was made but could not be sent
  ArchiveError       the archive is locked, damaged, or was written by a newer release

Anything else that escapes is a fault of ours and keeps its traceback.
"""

from __future__ import annotations


class BriefingError(Exception):
    """The programme was asked for something that it could not do."""


class ConfigError(BriefingError):
    """A file that the user writes is missing or wrong."""


class SourceError(BriefingError):
    """A feed, page or file could not be read."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str]]:
        # Exceptions cross process boundaries by their args, and ours take two.
        return SourceError, (self.url, self.reason)


class DeliveryError(BriefingError):
    """The briefing was made but could not be sent."""


class ArchiveError(BriefingError):
    """The archive cannot be used as it is."""
