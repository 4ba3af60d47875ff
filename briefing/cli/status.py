"""briefing status: what was made and is coming, what is in the outbox, which feeds fail, whether the archive is whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

from briefing.cli.options import FROM_SOURCES, AsJson, ConfigPath, settings

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config import Config
    from briefing.edges.archive import Archive


def status(config: ConfigPath = None, as_json: AsJson = False) -> None:
    """Show editions, outbox, feeds and archive.

    The last and next slot of each edition, letters not delivered, failing feeds, and whether the archive is whole.

    \b
    briefing status
    briefing status --json
    """
    from datetime import UTC, datetime

    from briefing.cli.console import print_json
    from briefing.edges.archive import open_archive

    chosen = settings(config)
    with open_archive(chosen.archive.url) as archive:
        now = datetime.now(UTC)
        trouble = archive.trouble()
        found: dict[str, Any] = {
            "editions": [_edition(chosen, archive, name, now) for name in chosen.editions],
            "outbox": _outbox(archive),
            "restored": _restored(chosen, archive),
            "feeds": _feeds(archive),
            "archive": {"address": _without_password(chosen.archive.url), "trouble": trouble, **archive.shelf.counts()},
        }
    print_json(found) if as_json else _print(found)
    if trouble:
        raise typer.Exit(1)


def _edition(config: Config, archive: Archive, name: str, now: datetime) -> dict[str, Any]:
    from briefing.slots import next_slot

    edition = config.edition(name)
    last, coming = archive.ledger.last(name), next_slot(edition.schedules, edition.zone, now)
    return {
        "edition": name,
        "last": last.made.astimezone(edition.zone).isoformat(timespec="minutes") if last else None,
        "slot": last.slot or None if last else None,
        "late": last.late if last else False,
        "sha256": last.sha256 if last else None,
        "from_sources": json.loads(archive.watch.note(f"{FROM_SOURCES}{name}") or "null"),
        "next": coming[1].astimezone(edition.zone).isoformat(timespec="minutes") if coming else None,
        "time_zone": edition.time_zone,
    }


def _outbox(archive: Archive) -> dict[str, Any]:
    from collections import Counter

    letters = archive.ledger.letters()
    return {
        "counts": dict(sorted(Counter(letter.state for letter in letters).items())),
        "letters": [
            {
                "recipient": x.recipient,
                "state": x.state,
                "tries": x.tries,
                "due": x.due,
                "answer": x.answer,
                "message_id": x.message_id,
            }
            for x in letters
            if x.state != "sent"
        ],
    }


def _restored(config: Config, archive: Archive) -> list[str]:
    """Return the editions of which the archive has forgotten a slot: it was put back from a backup."""
    return [
        f"{name}: made {slot}, which the archive does not know; a backup was put back"
        for name, slot in archive.watch.witnessed().items()
        if name in config.editions and slot not in archive.ledger.slots_made(name, slot)
    ]


def _feeds(archive: Archive) -> dict[str, Any]:
    states = archive.shelf.feed_states()
    failing = [
        {"url": url, "trouble": said["trouble"], "since": said.get("failing_since"), "next": said.get("next_due")}
        for url, state in states.items()
        if (said := json.loads(state)).get("trouble")
    ]
    return {"pulled": len(states), "failing": sorted(failing, key=lambda feed: feed["url"])}


def _without_password(address: str) -> str:
    before, at, after = address.rpartition("@")
    return f"…@{after}" if at and "://" in before else address


def _when(moment: str | None, none: str) -> str:
    """Return a moment as a table has it, its zone beside it: "2026-11-22 06:00"."""
    return moment[:16].replace("T", " ") if moment else none


def _print(found: dict[str, Any]) -> None:
    from briefing.cli.console import say, table
    from briefing.text.wording import counted

    rows = (
        (e["edition"], _when(e["last"], "never") + " (late)" * e["late"], _when(e["next"], "by hand"), e["time_zone"])
        for e in found["editions"]
    )
    table(rows, ("edition", "last made", "next", "time zone"))
    for edition in found["editions"]:
        if noted := edition["from_sources"]:
            say(f"{edition['edition']} of named sources, made {noted['made'][:16]}Z: {', '.join(noted['files'])}")
    counts = found["outbox"]["counts"]
    say(f"outbox: {', '.join(f'{n} {state}' for state, n in counts.items()) or 'empty'}")
    for letter in found["outbox"]["letters"]:
        tries = counted(letter["tries"], "time")
        say(f"  {letter['state']}: {letter['recipient']}, tried {tries}: {letter['answer'] or 'not yet'}")
    for line in found["restored"]:
        say(f"RESTORED {line}")
    feeds = found["feeds"]
    say(f"feeds: {feeds['pulled']} pulled before, {len(feeds['failing'])} failing")
    for feed in feeds["failing"]:
        say(f"  {feed['url']}: {feed['trouble']}" + (f" (since {feed['since'][:10]})" if feed["since"] else ""))
    archive = found["archive"]
    kept = f"{counted(archive['articles'], 'article')}, {counted(archive['pages'], 'page')}"
    say(f"archive {archive['address']}: {archive['trouble'] or 'whole'}; {kept}")


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(status)
