"""briefing pull, search, explain and verify: the archive filled, and asked."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing.cli.options import FROM_SOURCES, SOURCES, AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from briefing.cli.verifying import Verdict
    from briefing.config import Config
    from briefing.edges.archive import Archive

#: How many lines that do not hold are told one by one.
SHOWN = 20

EditionName = Annotated[str | None, typer.Option("--edition", "-e", metavar="NAME", help="Which edition.")]


def pull(
    edition: EditionName = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Also feeds that are not due to be asked yet.")] = False,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Fetch what is new into the archive.

    Feeds that have not changed cost one conditional request, feeds that are not due none. Exit status 3 where some
    feeds failed, 1 where all did.

    \b
    briefing pull
    briefing pull -e morning --json
    """
    chosen = settings(config)
    from datetime import UTC, datetime

    from briefing.cli.console import print_json, progress, table, warn
    from briefing.cli.feeds import feeds_of
    from briefing.cli.orders import FURTHEST
    from briefing.cli.pulling import open_web
    from briefing.cli.pulling import pull as pull_feeds
    from briefing.edges.archive import open_archive

    feeds = feeds_of(chosen, chosen.edition(edition) if edition else None)
    now = datetime.now(UTC)
    with open_archive(chosen.archive.url) as archive, progress() as moved:
        archive.shelf.forget(now - chosen.archive.retention)
        web = open_web(chosen.fetch)
        gathered = pull_feeds(feeds, archive, web, now=now, since=now - FURTHEST, anyway=anyway, progress=moved)
    counts = {
        "feeds": gathered.feeds,
        "failed": gathered.failed,
        "articles": len(gathered.articles),
        "known": len(gathered.known),
    }
    if as_json:
        print_json({**counts, "failures": [{"url": f.url, "reason": f.reason} for f in gathered.failures]})
    else:
        for failure in gathered.failures:
            warn(f"not seen: {failure.url}: {failure.reason}")
        words = ("feeds asked", "feeds failed", "articles read", "articles known already")
        table([(count, word) for count, word in zip(counts.values(), words, strict=True)])
    if gathered.failed:
        raise typer.Exit(1 if gathered.failed == gathered.feeds else 3)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='All must stand in the article; "a phrase" is one.')
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
    config: ConfigPath = None,
    as_json: AsJson = False,
) -> None:
    """Find articles in the archive, best match first.

    \b
    briefing search harbour bridge
    briefing search '"rate cut" estmark' -n 5
    """
    from briefing.cli.console import print_json, say
    from briefing.edges.archive import open_archive
    from briefing.errors import BriefingError

    chosen = settings(config)
    if not any(map(str.isalnum, " ".join(words))):
        raise BriefingError("nothing to search for: give a word, as in `briefing search harbour bridge`")
    with open_archive(chosen.archive.url) as archive:
        found = archive.shelf.search(" ".join(words), limit)
    if as_json:
        print_json(
            [
                {"url": a.url, "version": a.version, "outlet": a.outlet, "title": a.title, "published": a.published}
                for a in found
            ]
        )
        return
    for article in found:
        say(f"{article.published:%Y-%m-%d %H:%M}  {article.outlet}: {article.title or '(no title)'}")
        say(f"                  {article.url}")
    say(f"{len(found)} articles")


def explain(
    story: Annotated[
        str, typer.Argument(metavar="STORY", help="Its place (1 is the top), its id, or words of its headline.")
    ],
    edition: EditionName = None,
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
    total = sum(r["value"] * r["weight"] for r in found["reasons"])
    for reason in found["reasons"]:
        say(
            f"   {reason['value'] * reason['weight']:6.2f}  {reason['name']}: {reason['value']:g} × {reason['weight']:g}"
        )
    say(f"   {total:6.2f}  in all")
    for report in found["reports"]:
        origin = f", the work of {report['origin']}" if report["origin"] not in (None, report["outlet"]) else ""
        say(f"   report: {report['outlet']}{origin}: {report['title'] or report['url']}")
        for copy in report["copies"]:
            say(f"      merged: the same in {copy['outlet']}, {copy['url']}")
        if report["versions"] > 1:
            say(f"      merged: {report['versions']} versions of the page")


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An edition as JSON or Word document.")],
    config: ConfigPath = None,
    archive_url: Annotated[
        str | None,
        typer.Option("--archive", metavar="PATH", help="Its archive; else the settings', or the demo's beside FILE."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check every printed line against its source.

    Each line is looked up in the article that it names, as the archive keeps it: its words, its outlet, and who is
    said to have spoken. Exit status 1 where one does not hold.

    \b
    briefing verify out/morning-2026-11-22.json
    briefing verify briefings/morning-2026-11-22.docx
    """
    from briefing.cli.console import print_json, say, warn
    from briefing.edges.archive import open_archive
    from briefing.errors import BriefingError

    chosen = settings(config)
    if file.is_dir():
        raise BriefingError(f"{file}: a folder; name an edition in it, as JSON or Word document")
    beside = file.with_name(SOURCES)
    with open_archive(archive_url or (str(beside) if beside.is_file() else chosen.archive.url)) as archive:
        verdict = _verdict(file, archive, chosen)
    if as_json:
        print_json({"checked": verdict.checked, "wrong": verdict.wrong})
    else:
        for words in verdict.wrong[:SHOWN]:
            warn(words)
        if len(verdict.wrong) > SHOWN:
            warn(f"and {len(verdict.wrong) - SHOWN} more")
        if verdict.checked and len(verdict.wrong) == verdict.checked:
            warn("Nothing holds: was it made with another archive? Name that one with --archive.")
        say(f"{verdict.checked} claims checked, {len(verdict.wrong)} do not hold")
    if verdict.wrong:
        raise typer.Exit(1)


def _verdict(file: Path, archive: Archive, config: Config) -> Verdict:
    from briefing.cli.rereading import verify_document
    from briefing.cli.verifying import verify_edition
    from briefing.edges.jsonfile import read_json
    from briefing.edges.word.reading import read_word

    if file.suffix.lower() == ".docx":
        return verify_document(read_word(file), archive, config.quotes.tier)
    return verify_edition(read_json(_text(file)), archive, config.quotes.tier)


def _text(file: Path) -> str:
    from briefing.errors import BriefingError

    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise BriefingError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError:
        raise BriefingError(f"{file}: neither an edition's JSON nor a Word document") from None


def _edition(config: Config, name: str | None, file: Path | None) -> dict[str, Any]:
    """Return an edition's JSON: a file's, or that of the edition made last."""
    from briefing.edges.archive import open_archive
    from briefing.edges.jsonfile import read_json
    from briefing.errors import BriefingError

    if file is not None:
        return read_json(_text(file))
    chosen = name or next(iter(config.editions))
    config.edition(chosen)
    with open_archive(config.archive.url) as archive:
        last, noted = archive.ledger.last(chosen), archive.watch.note(f"{FROM_SOURCES}{chosen}")
    newer = json.loads(noted) if noted else None
    if newer and (last is None or datetime.fromisoformat(newer["made"]) >= last.made):
        return read_json(_text(_json_of(newer)))
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
    """Return a story by its place, id, or words of its headline, with its place from 1; raises BriefingError."""
    from briefing.errors import BriefingError

    if found := _told(edition, wanted):
        return found
    stories = edition["stories"]
    raise BriefingError(
        f"no story {wanted!r}: give its place from 1 to {len(stories)}, its id, or words of its headline"
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (pull, search, explain, verify):
        app.command()(command)
