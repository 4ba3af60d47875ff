"""Parts: live pages and round-ups tell several stories, one under each sub-headline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.model import Article, Block, Report
from briefing.text.blocks import Section, sections

_SEVERAL = ("live", "roundup")


def tells_several(report: Report) -> bool:
    """Return whether a report is a page of several stories."""
    return report.article.genre in _SEVERAL


def parts(report: Report) -> tuple[Report, ...]:
    """Return the sections of a page as reports of their own, each headed by its sub-headline.

    A part is the same article, so its Spans hold; only its blocks are fewer.
    """
    return tuple(
        Report(_part(report.article, section)) for section in sections(report.article) if section.heading is not None
    )


def rest(report: Report, gone: Iterable[Report]) -> Report:
    """Return a page without the parts that went to other stories."""
    taken = {block.start for part in gone for block in part.article.blocks}
    left = tuple(b for b in report.article.blocks if b.start not in taken)
    return replace(report, article=replace(report.article, blocks=left))


def _part(article: Article, section: Section) -> Article:
    """Return the article cut to one section."""
    heading = section.heading
    head = (Block("title", heading.start, heading.end),) if heading else ()
    return replace(article, blocks=(*head, *section.blocks), genre="news")
