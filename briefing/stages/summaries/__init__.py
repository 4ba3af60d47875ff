"""Summaries: Story, length -> Summary, by one of several summarizers."""

from briefing.stages.summaries.coverage import summarize
from briefing.stages.summaries.lead import lead
from briefing.stages.summaries.lengths import Length, read_length
from briefing.stages.summaries.tables import SUMMARIZERS, Summarizer
from briefing.stages.summaries.updates import tell_news

__all__ = ["SUMMARIZERS", "Length", "Summarizer", "lead", "read_length", "summarize", "tell_news"]
