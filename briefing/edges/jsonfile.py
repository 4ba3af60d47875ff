"""The edition as JSON, for other programs: docs/edition.schema.json says what stands in it, and it does not change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from briefing.errors import BriefingError
from briefing.model import Article, Briefing, Coverage, Development, Digest, Quote, Reason, Report, Span

SCHEMA = 1
_SURROGATES = re.compile("[\ud800-\udfff]")


def write_json(briefing: Briefing) -> str:
    """Return the edition as JSON, a newline at its end; the same edition gives the same text."""
    edition = {
        "schema": SCHEMA,
        "edition": briefing.edition,
        "title": briefing.title,
        "made": _moment(briefing.made),
        "since": _moment(briefing.since),
        "stories": [_story(d) for d in briefing.digests],
        "failures": [{"url": f.url, "reason": f.reason} for f in briefing.failures],
        "coverage": _coverage(briefing.coverage),
    }
    text = json.dumps(edition, ensure_ascii=False, indent=1, allow_nan=False)
    # Half a character has no place in UTF-8, but JSON can spell it.
    return _SURROGATES.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"


def read_json(text: str) -> dict[str, Any]:
    """Return the edition that the text holds, as plain values; raise BriefingError where it holds none."""
    try:
        edition = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BriefingError(f"not an edition: {error}") from error
    if not isinstance(edition, dict) or not isinstance(edition.get("stories"), list):
        raise BriefingError("not an edition: it has no stories; give the .json that `briefing make` wrote")
    if edition.get("schema") != SCHEMA:
        raise BriefingError(f"an edition of schema {edition.get('schema')!r}; this release reads {SCHEMA}: update it")
    for place, story in enumerate(edition["stories"], 1):
        if lacking := _lacking(story):
            raise BriefingError(
                f"not a whole edition: story {place} lacks its {lacking}; give the .json as `briefing make` wrote it"
            )
    if not isinstance(edition.get("coverage"), dict):
        raise BriefingError("not a whole edition: it lacks its coverage; give the .json as `briefing make` wrote it")
    return edition


#: What the mappings in a story's lists must hold for us to read them back.
_HELD = {
    "quotes": {"cue", "name", "role", "speaker", "words"},
    "reasons": {"name", "value", "weight"},
    "reports": {"copies", "origin", "outlet", "title", "url", "versions"},
}
_STORY = {"headline", "id", "section", "status", *_HELD}


def _lacking(story: Any) -> str:
    """Return which part of a story is not there, or not whole, or ""."""
    if not isinstance(story, dict):
        return "everything"
    if missing := _STORY - story.keys():
        return min(missing)
    if not isinstance(story["headline"], dict) or not isinstance(story["headline"].get("text"), str):
        return "headline"
    broken = (
        key
        for key, held in _HELD.items()
        if not isinstance(story[key], list) or not all(isinstance(x, dict) and held <= x.keys() for x in story[key])
    )
    return next(broken, "")


def _story(digest: Digest) -> dict[str, Any]:
    return {
        "id": digest.id,
        "headline": _span(digest.headline),
        "section": digest.section,
        "status": digest.status,
        "reasons": [_reason(r) for r in digest.reasons],
        "reports": [_report(r) for r in digest.story.reports],
        "summary": _spans(digest.summary.sentences),
        "developments": [_development(d, n < digest.printed_developments) for n, d in enumerate(digest.developments)],
        "quotes": [_quote(q, n < digest.printed_quotes) for n, q in enumerate(digest.quotes)],
        "disagreements": [{"claims": _spans(d.claims)} for d in digest.disagreements],
        "changed": _spans(digest.changed),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"name": reason.name, "value": _number(reason.value), "weight": _number(reason.weight)}


def _report(report: Report) -> dict[str, Any]:
    article = report.article
    return {
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": _moment(article.published),
        "fetched": _moment(article.fetched),
        "origin": next((a.origin for a in report.articles if a.origin), None),
        "copies": [_copy(a) for a in report.copies],
        "versions": 1 + len(report.versions),
    }


def _copy(article: Article) -> dict[str, Any]:
    return {"url": article.url, "outlet": article.outlet, "published": _moment(article.published)}


def _development(development: Development, printed: bool) -> dict[str, Any]:
    return {
        "sentence": _span(development.sentence),
        "support": _spans(development.support),
        "listed": development.listed,
        "printed": printed,
    }


def _quote(quote: Quote, printed: bool) -> dict[str, Any]:
    return {
        "words": _spans(quote.words),
        "printed": printed,
        "speaker": _span(quote.speaker) if quote.speaker else None,
        "name": quote.name,
        "role": _span(quote.role) if quote.role else None,
        "cue": _span(quote.cue) if quote.cue else None,
        "support": _spans(quote.support),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "feeds": coverage.feeds,
        "failed": coverage.failed,
        "silent": coverage.silent,
        "articles": coverage.articles,
        "left out": [{"url": a.url, "title": a.title, "reason": a.reason} for a in coverage.left_out],
    }


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [_span(s) for s in spans]


def _span(span: Span) -> dict[str, Any]:
    article = span.article
    return {
        "url": article.url,
        "version": article.version,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "outlet": article.outlet,
    }


def _number(value: float) -> float | int:
    """Return a whole number as one, and any other to six places: summing must not show in the edition."""
    return int(value) if value == int(value) else round(value, 6)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
