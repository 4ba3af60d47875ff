"""Drop folders: what agencies and colleagues leave there comes into the next edition, and what they take back does not."""

from __future__ import annotations

import json
import os

import pytest
from typer.testing import CliRunner

from briefing.cli import app

NITF = """<nitf><head><docdata><doc-id id-string="urn:wire:{id}"/><date.issue norm="20240506T{at}Z"/>{more}</docdata></head>
<body><body.head><hedline><hl1>{title}</hl1></hedline></body.head><body.content><p>{text}</p></body.content></body></nitf>"""
AT = "2024-05-06T09:00"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "config.yaml").write_text(
        "feeds: []\ndrops: wire\neditions:\n  morning:\n    output: out\n    formats: json\n", encoding="utf-8"
    )
    return tmp_path


def drop(newsroom, name, **words):
    path = newsroom / "wire" / name
    path.write_text(
        NITF.format(
            **{
                "id": name,
                "at": "070000",
                "more": "",
                "text": words["title"] + " on Monday, the harbour office said.",
                **words,
            }
        ),
        encoding="utf-8",
    )
    os.utime(path, (1_714_978_800, 1_714_978_800))


def make(newsroom):
    result = CliRunner().invoke(app, ["make", "--at", AT])
    assert result.exit_code == 0, result.output
    (path,) = (newsroom / "out").glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_wire_files_come_into_the_edition_and_an_empty_folder_is_a_quiet_day(newsroom):
    assert make(newsroom)["stories"] == []
    drop(newsroom, "a.xml", title="The old bridge over the Ela was closed")
    (story,) = make(newsroom)["stories"]
    assert story["headline"]["text"] == "The old bridge over the Ela was closed"


def test_embargoed_and_killed_copy_stays_out_and_is_named(newsroom):
    drop(newsroom, "a.xml", title="The old bridge over the Ela was closed")
    drop(newsroom, "b.xml", title="Ferry fares rise by a tenth", more='<date.release norm="20240506T110000Z"/>')
    drop(newsroom, "c.xml", title="Mayor Lopez resigned over the quarry")
    drop(newsroom, "d.xml", title="KILL: Mayor Lopez resigned over the quarry", at="080000")
    edition = make(newsroom)
    assert [s["headline"]["text"] for s in edition["stories"]] == ["The old bridge over the Ela was closed"]
    told = {x["title"]: x["reason"] for x in edition["coverage"]["left out"]}
    assert told["Ferry fares rise by a tenth"].startswith("embargoed until 2024-05-06 11:00")
    assert told["Mayor Lopez resigned over the quarry"].startswith("withdrawn by")
