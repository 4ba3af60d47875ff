"""briefing explain: why a story stands where it does, or why it was left out."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli.options import FROM_SOURCES, AsJson, ConfigPath, WhichEdition, read_edition, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.config import Config


def explain(
    story: Annotated[
        str, typer.Argument(metavar="STORY", help="Its place (1 is the top), its id, or words of its headline.")
    ],
    edition: WhichEdition = None,
    file: Annotated[
        Path | None, typer.Option("--in", metavar="FILE", help="An edition's JSON; else the edition made last.")
    ] = None,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Say why a story stands where it does.

    The reasons of its place with their weights, whose reports it rests on, and what was merged into them; or why it was
    left out.

    \b
    briefing explain 1
    briefing explain "harbour bridge" --in out/morning-2026-11-22.json
    """
    from briefing.cli.console import print_json, say
    from briefing.errors import BriefingError

    if not story.strip():
        raise BriefingError("no story named: give its place (1 is the top), its id, or words of its headline")
    told = _edition(settings(config), edition, file)
    if out := _left_out(told, story):
        if as_json:
            print_json({"left out": out})
        for article in [] if as_json else out:
            say(f"left out: {article['title'] or article['url']}: {article['reason']}")
        return
    found, place = _find(told, story)
    if as_json:
        print_json({"place": place, **{key: found[key] for key in ("id", "section", "status", "reasons", "reports")}})
        return
    say(f"{place}. {found['headline']['text']} ({found['id']})")
    say(f"   {found['section']}, {found['status']}")
    for line in (*_weighed(found["reasons"]), *_rests_on(found["reports"])):
        say(f"   {line}")


def _weighed(reasons: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what each reason brings a story, and what they bring together."""
    for reason in reasons:
        yield f"{reason['value'] * reason['weight']:6.2f}  {reason['name']}: {reason['value']:g} × {reason['weight']:g}"
    yield f"{sum(r['value'] * r['weight'] for r in reasons):6.2f}  in all"


def _rests_on(reports: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the reports that a story rests on, with what was merged into each."""
    for report in reports:
        origin = f", the work of {report['origin']}" if report["origin"] not in (None, report["outlet"]) else ""
        yield f"report: {report['outlet']}{origin}: {report['title'] or report['url']}"
        for copy in report["copies"]:
            yield f"   merged: the same in {copy['outlet']}, {copy['url']}"
        if report["versions"] > 1:
            yield f"   merged: {report['versions']} versions of the page"


def _edition(config: Config, name: str | None, file: Path | None) -> dict[str, Any]:
    """Return an edition's JSON: a file's, or that of the edition made last."""
    from briefing.edges.archive import open_archive
    from briefing.edges.jsonfile import read_json
    from briefing.errors import BriefingError

    if file is not None:
        return read_edition(file)
    chosen = name or next(iter(config.editions))
    config.edition(chosen)
    with open_archive(config.archive.url) as archive:
        last, noted = archive.ledger.last(chosen), archive.watch.note(f"{FROM_SOURCES}{chosen}")
    newer = json.loads(noted) if noted else None
    if newer and (last is None or datetime.fromisoformat(newer["made"]) >= last.made):
        return read_edition(_json_of(newer))
    if last is None:
        raise BriefingError(f"no edition {chosen!r} has been made yet; name a file with --in")
    return read_json(last.json)


def _json_of(noted: dict[str, Any]) -> Path:
    """Return the JSON of an edition that was made of named sources; raises BriefingError where there is none."""
    from briefing.errors import BriefingError

    path = next((Path(p) for p in noted["files"] if p.endswith(".json")), None)
    if path is None or not path.is_file():
        where = f"{path} is not there any more" if path else "it was written without JSON"
        raise BriefingError(
            f"the last edition was made of named sources, and {where}: make it again with --format docx,json, or name a"
            " file with --in"
        )
    return path


def _left_out(edition: dict[str, Any], wanted: str) -> list[dict[str, Any]]:
    """Return what the edition saw and does not tell, by words of its title or its address, if no story is meant."""
    if wanted.isdecimal() or _told(edition, wanted):
        return []
    return [a for a in edition["coverage"].get("left out", ()) if a["url"] == wanted or _has(a["title"], wanted)]


def _has(title: str, wanted: str) -> bool:
    return all(word in title.casefold() for word in wanted.casefold().split())


def _told(edition: dict[str, Any], wanted: str) -> tuple[dict[str, Any], int] | None:
    """Return a story by its place, id, or words of its headline, with its place from 1, if there is one."""
    stories: list[dict[str, Any]] = edition["stories"]
    for place, story in enumerate(stories, 1):
        if wanted in (str(place), story["id"]):
            return story, place
    return next(((s, n) for n, s in enumerate(stories, 1) if _has(s["headline"]["text"], wanted)), None)


def _find(edition: dict[str, Any], wanted: str) -> tuple[dict[str, Any], int]:
    """Return a story by its place, id, or words of its or a report's headline, with its place from 1; raises BriefingError."""
    from briefing.errors import BriefingError

    stories = edition["stories"]
    reported = ((s, n) for n, s in enumerate(stories, 1) if any(_has(r["title"], wanted) for r in s["reports"]))
    if found := _told(edition, wanted) or next(reported, None):
        return found
    raise BriefingError(
        f"no story {wanted!r}: give its place from 1 to {len(stories)}, its id, or words of its headline"
    )


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(explain)
