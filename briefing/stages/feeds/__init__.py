"""Feeds: what a feed's document says, as entries."""

from briefing.stages.feeds.keys import entry_key, entry_keys
from briefing.stages.feeds.reading import read_feed

__all__ = ["entry_key", "entry_keys", "read_feed"]
