"""The styles that a template must hold, by the names under which Word lists them."""

from __future__ import annotations

PARAGRAPHS = (
    *("Briefing Title", "Briefing Date", "Period", "Lead", "TOC Heading", "TOC 1", "In Brief"),
    *("Heading 1", "Heading 3", "Kicker", "Headline", "Provenance", "Update", "Body", "Label", "Development"),
    *("Quote", "Quote Source", "Disagreement", "Counterclaim", "Source", "Brief", "Correction"),
    *("Coverage Heading", "Coverage", "Source Story", "Source Entry"),
)
CHARACTERS = (
    *("Outlet", "Status New", "Status Update", "Status Continuing", "Fresh", "Speaker"),
    *("Brief Headline", "Coverage Label", "Hyperlink"),
)
