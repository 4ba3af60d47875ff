"""The web: the only room with HTTP."""

from briefing.edges.web.clock import Clock
from briefing.edges.web.discovery import discover
from briefing.edges.web.pacing import after_parsing
from briefing.edges.web.pulling import Pulled, Unchanged, Web
from briefing.edges.web.state import FeedState

__all__ = ["Clock", "FeedState", "Pulled", "Unchanged", "Web", "after_parsing", "discover"]
