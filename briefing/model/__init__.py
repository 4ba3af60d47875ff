"""The things a newsroom handles, as values.

In the order in which they come into being:

    Feed > Entry > Page > Article > Report > Story > Digest > Briefing

All are frozen, and none knows of files, networks or clocks. Whatever the briefing prints out of an
article, its headline included, is a Span: a place in that article's text. A Span holds no words of
its own, so the briefing cannot say what no article said. Datetimes are aware and in UTC; only the
printed page speaks local time. Ranges are half-open.
"""

from briefing.model.articles import PROSE, Article, Block, Genre, Kind, Notice, Span
from briefing.model.editions import Briefing, Coverage, Digest, LeftOut, Status
from briefing.model.feeds import Entry, Failure, Feed, Page
from briefing.model.findings import Development, Disagreement, Quote, Summary
from briefing.model.stories import Difference, Ranked, Reason, Report, Story

__all__ = [
    "PROSE", "Article", "Block", "Briefing", "Coverage", "Development", "Difference", "Digest",
    "Disagreement", "Entry", "Failure", "Feed", "Genre", "Kind", "LeftOut", "Notice", "Page", "Quote",
    "Ranked", "Reason", "Report", "Span", "Status", "Story", "Summary",
]  # fmt: skip
