"""The whole programme, in two functions: gather() the articles, make_briefing() of them."""

from __future__ import annotations

from briefing.pipeline.edition import PRESETS, Order, Preset, make_briefing
from briefing.pipeline.gather import Gathered, gather, read_sources

__all__ = ["PRESETS", "Gathered", "Order", "Preset", "gather", "make_briefing", "read_sources"]
