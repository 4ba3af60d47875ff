"""Feeds: what a feed's document says, as entries."""

from briefing.stages.feeds.keys import entry_keys
from briefing.stages.feeds.reading import read_feed

__all__ = ["entry_keys", "read_feed"]
