"""The command line, from its front door: what is written, what is said, and with which exit status."""

import json
import logging
import os
import random
import re
import signal
import subprocess
import sys
import time
import types
import zipfile
from pathlib import Path

import pytest
from desk import Inbox, mail_server, write_config

from briefing.cli import ending

ROOT = Path(__file__).parents[1]
BRIDGE = """Harbour Bridge closed for weeks after divers find crack in central pier

PORT HALLOW (CP) - Engineers closed the Harbour Bridge in Port Hallow before the morning rush on Monday after divers found
a crack as long as a bus in its central pier. Some 40,000 drivers were sent around the estuary, a detour of an hour.

"We will not open this bridge again until I would drive my own children across it," said Marta Lindqvist, the city's
chief engineer. "That may be weeks."

The repair will cost at least $14 million, the port authority said.
"""
GRAIN = """<html><head><title>Nine countries agree to share grain reserves</title></head><body><article>
<h1>Nine countries agree to share grain reserves</h1>
<p>Grain ministers of nine countries agreed late on Monday to share their reserves for the first time, ending a quarrel
that had doubled the price of bread in the south. The accord takes effect on 1 June.</p>
<p>“Nobody at this table will let a neighbour go hungry over a comma,” said Ifeoma Brandt, who chaired the talks.</p>
<p>Exports through the straits resume on Thursday under the eyes of 60 inspectors, the ministers said.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def away(tmp_path, monkeypatch):
    """Each test stands in an empty folder, with a state folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("BRIEFING_CONFIG", "BRIEFING_ARCHIVE_URL", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def drop(tmp_path):
    """A drop folder with two articles."""
    folder = tmp_path / "drop"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "grain.html").write_text(GRAIN, encoding="utf-8")
    return folder


def test_make_works_from_any_folder_without_a_config(run, drop, tmp_path):
    status, out, err = run("make", drop, "--format", "docx,json,html,md", "-o", "out", "--at", "2026-11-22T06:30")
    assert (status, err) == (0, "")
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == [f"morning-2026-11-22.{e}" for e in ("docx", "html", "json", "md")]
    assert re.search(r"2 +articles", out)
    assert re.search(r"2 +stories", out)
    assert "wrote out/morning-2026-11-22.docx" in out
    edition = json.loads((tmp_path / "out/morning-2026-11-22.json").read_text(encoding="utf-8"))
    assert edition["made"] == "2026-11-22T06:30:00Z"
    assert {r["url"] for s in edition["stories"] for r in s["reports"]} == {p.as_uri() for p in drop.iterdir()}
    assert zipfile.is_zipfile(tmp_path / "out/morning-2026-11-22.docx")


def test_the_same_sources_in_any_order_make_the_same_edition(run, drop, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795329000")
    papers = []
    for n, sources in enumerate([[drop], [drop / "grain.html", drop / "bridge.txt"], [drop, drop / "bridge.txt"]]):
        assert run("make", *sources, "-o", f"out{n}")[0] == 0
        papers.append([p.read_bytes() for p in sorted((tmp_path / f"out{n}").iterdir())])
    assert papers[0] == papers[1] == papers[2]


def test_what_cannot_be_read_is_named_and_the_rest_is_made(run, drop, tmp_path):
    (drop / "empty.txt").write_bytes(b"")
    (drop / "noise.html").write_bytes(random.Random(96).randbytes(2000))
    status, _, err = run("make", drop, "nowhere.txt", "-o", "out")
    assert status == 3
    for name, reason in [("empty.txt", "is empty"), ("noise.html", "not text"), ("nowhere.txt", "No such file")]:
        assert re.search(rf"not seen: file://\S*{name}: .*{reason}", err)
    edition = json.loads(next((tmp_path / "out").glob("*.json")).read_text(encoding="utf-8"))
    assert len(edition["failures"]) == 3
    assert edition["coverage"]["failed"] == 3
    told = json.loads(run("make", drop, "-o", "out", "--json")[1])
    assert (told["stories"], told["failed"], len(told["files"]), len(told["failures"])) == (2, 2, 2, 2)


def test_with_nothing_that_can_be_read_nothing_is_written(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "hole").mkdir()
    status, out, err = run("make", "empty.txt", "hole", "nowhere", "-o", "out")
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    for words in ("empty.txt: the file is empty", "hole: no article file", "nowhere: cannot be read"):
        assert words in err
    for n in range(3):
        (tmp_path / f"empty{n}.txt").write_bytes(b"")
    lines = run("make", *tmp_path.glob("*.txt"), "-o", "out")[2].splitlines()
    assert lines[0] == "briefing: no source could be read, 4 failed"
    assert all("the file is empty" in line for line in lines[1:])
    assert len(lines) == 5
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["make", "--format", "docx,pdf"], 1, "'pdf' is no format"),
        (["make", "-e", "evening"], 1, "there is no edition 'evening'"),
        (["make", "drop", "--since", "yesterdayish"], 1, "names no moment"),
        (["make", "-c", "elsewhere.yaml"], 1, "there is no such file"),
        (["make", "drop", "-o", "taken/below"], 1, "cannot be written"),
        (["make", "--colour"], 2, "No such option"),
        (["maek"], 2, "Did you mean 'make'?"),
        (["send"], 1, "has no recipients"),
        (["send", "evening"], 1, "there is no edition 'evening'"),
        (["feeds", "list", "-e", "nope"], 1, "there is no edition 'nope'"),
        (["serve", "-c", "empty.yaml"], 1, "no edition has a schedule"),
        (["make", ""], 1, "a source without a name"),
        (["make", "drop", " "], 1, "a source without a name"),
        (["make", "desk"], 1, "desk: a newsroom's own folder and no source"),
        (["make", "desk/config.yaml"], 1, "a newsroom's settings and no source"),
        (["feeds", "import", "desk"], 1, "desk: a newsroom's own folder and no source"),
        (["search", ""], 1, "nothing to search for"),
        (["search", "!", "--"], 1, "nothing to search for"),
        (["explain", ""], 1, "no story named"),
        (["verify", "desk"], 1, "desk: a folder"),
        (["verify", ""], 1, "a folder"),
    ],
)
def test_the_user_s_mistakes_are_one_line_and_no_traceback(run, drop, tmp_path, arguments, status, words):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/config.yaml").write_text("editions: {m: {}}", encoding="utf-8")
    (tmp_path / "empty.yaml").write_text("editions: {m: {}}", encoding="utf-8")
    left, _, err = run(*arguments)
    assert left == status
    assert words in err
    assert "Traceback" not in err
    if status == 1:
        assert len(err.splitlines()) == 1
        assert err.startswith("briefing: ")


def test_a_fault_of_ours_keeps_its_traceback(run, drop, tmp_path):
    """A summarizer of one's own that breaks is a fault in a programme."""
    (tmp_path / "config.yaml").write_text("summarizer: json:loads", encoding="utf-8")
    status, _, err = run("make", drop)
    assert status == 70
    assert "Traceback" in err
    assert "fault of the programme" in err


def test_init_writes_a_newsroom_and_keeps_what_is_there(run, tmp_path):
    status, out, _ = run("init", "desk")
    assert status == 0
    assert (tmp_path / "desk/config.yaml").read_bytes() == (ROOT / "config.yaml").read_bytes()
    assert (tmp_path / "desk/templates/briefing.docx").is_file()
    assert list((tmp_path / "desk/feeds").glob("*.yaml"))
    assert "wrote desk/config.yaml" in out
    (tmp_path / "desk/config.yaml").write_text("# mine\n", encoding="utf-8")
    assert "kept desk/config.yaml" in run("init", "desk")[1]
    assert (tmp_path / "desk/config.yaml").read_text(encoding="utf-8") == "# mine\n"
    run("init", "desk", "--force")
    assert (tmp_path / "desk/config.yaml").read_bytes() == (ROOT / "config.yaml").read_bytes()


def test_check_says_what_is_wrong_and_where(run, tmp_path):
    run("init")
    assert run("check")[0] == 0
    text = (tmp_path / "config.yaml").read_text(encoding="utf-8").replace("desks: []", "desks: [Wrold]")
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    status, out, _ = run("check")
    assert status == 1
    assert "did you mean 'World'?" in out
    (tmp_path / "config.yaml").write_text(text.replace("    title:", "    titel:"), encoding="utf-8")
    status, _, err = run("check")
    assert (status, "config.yaml:" in err, "did you mean 'title'?" in err) == (1, True, True)


def test_check_knocks_at_the_mail_server_and_opens_the_template(run, tmp_path, monkeypatch):
    with mail_server(Inbox()) as port:
        config = json.loads(write_config(tmp_path, port, feeds="list.yaml").read_text(encoding="utf-8"))
        (tmp_path / "list.yaml").write_text("feeds:\n  - url: https://a.example/rss\n    outlet: A\n", encoding="utf-8")
        status, out, _ = run("check")
        assert (status, "lets us in; 2 recipients" in out) == (0, True), out
    status, out, _ = run("check")
    assert (status, "WRONG mail: 127.0.0.1 (none), connection" in out) == (1, True)
    config["mail"] |= {"user": "desk", "security": "tls"}
    config["editions"]["morning"]["template"] = "plain.docx"
    config["summarizer"] = "lexrnak"
    (tmp_path / "config.yaml").write_text(json.dumps(config), encoding="utf-8")
    (tmp_path / "plain.docx").write_bytes(b"no document")
    found = {f["what"]: f for f in json.loads(run("check", "--json")[1])}
    assert [what for what, f in found.items() if not f["ok"]] == ["morning template", "summarizer", "mail"]
    assert "did you mean 'lexrank'?" in found["summarizer"]["words"]
    assert "BRIEFING_MAIL_PASSWORD" in found["mail"]["words"]


def test_feeds_list_shows_what_an_edition_follows(run, tmp_path):
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds/a.yaml").write_text(
        "desk: World\nfeeds:\n  - url: https://a.example/rss\n    outlet: A\n", encoding="utf-8"
    )
    (tmp_path / "feeds/b.opml").write_text(
        '<opml version="2.0"><body><outline text="Business"><outline text="B" xmlUrl="https://b.example/rss"/></outline></body></opml>',
        encoding="utf-8",
    )
    (tmp_path / "config.yaml").write_text("editions: {m: {desks: business}}", encoding="utf-8")
    _, out, _ = run("feeds", "list")
    assert "https://a.example/rss" in out
    assert "2 feeds on 2 desks" in out
    (only,) = json.loads(run("feeds", "list", "-e", "m", "--json")[1])
    assert (only["outlet"], only["desk"]) == ("B", "Business")


def test_send_mails_the_last_edition_once(run, tmp_path):
    inbox = Inbox()
    with mail_server(inbox) as port:
        write_config(tmp_path, port, schedule=[], feeds=str(tmp_path / "none.yaml"))
        status, _, err = run("send")
        assert (status, "has been made yet" in err) == (1, True)
        freeze_one(tmp_path)
        status, out, _ = run("send")
        assert (status, "mailed to 2 recipients" in out, "already" in out) == (0, True, False)
        status, out, _ = run("send")
        assert (status, "mailed to 0 recipients" in out, out.count("had it already")) == (0, True, 3)
        assert "250" not in out
        assert inbox.served == ["a@newsroom.example", "b@newsroom.example"]
        status, out, _ = run("send", "--to", "c@newsroom.example", "--json")
        assert (status, json.loads(out)["letters"][0]["state"]) == (0, "sent")
        assert run("send", "--again")[0] == 0
        inbox.answers["d@newsroom.example"] = ["550 unknown"]
        status, out, _ = run("send", "--to", "d@newsroom.example")
        assert (status, "unknown" in out) == (1, True)
    copies = {(to, message_id) for to, message_id, _ in inbox.letters if to[0] in "ab"}
    assert len(copies) == 2
    assert len([to for to in inbox.served if to[0] in "ab"]) == 4
    _, out, _ = run("status")
    assert re.search(r"outbox: 1 refused, 3 sent", out)
    assert "refused: d@newsroom.example" in out
    told = json.loads(run("status", "--json")[1])
    assert told["editions"][0]["last"] == "2024-05-07T06:00+02:00"
    assert told["archive"]["trouble"] == ""


def freeze_one(folder):
    from desk import make, utc

    from briefing.cli.printing import Look, freeze
    from briefing.edges.archive import open_archive

    with open_archive(str(folder / "archive.sqlite")) as archive:
        made = make("morning", utc("2024-05-07T04:00"), False)
        archive.ledger.freeze(freeze(made, Look()), {}, made.made)


def test_a_file_where_a_folder_is_wanted_is_one_line(run, tmp_path):
    (tmp_path / "config.yaml").write_text("feeds: lists\n", encoding="utf-8")
    (tmp_path / "lists").write_text("- https://a.example/rss\n", encoding="utf-8")
    (tmp_path / "more.yaml").write_text("- https://b.example/rss\n", encoding="utf-8")
    for command in (["demo", "-o", "lists"], ["init", "lists"], ["feeds", "import", "more.yaml"]):
        status, out, err = run(*command)
        assert (status, out, len(err.splitlines())) == (1, "", 1), command
        assert err.startswith("briefing: ")
        assert "lists" in err
    assert (tmp_path / "lists").read_text(encoding="utf-8") == "- https://a.example/rss\n"


def test_help_has_examples_for_every_command(run):
    out = run("--help")[1]
    commands = re.findall(r"^  (\w+)  ", out.partition("Commands:")[2], re.M)
    assert {"init", "demo", "make", "serve", "send", "status", "check", "feeds"} <= set(commands)
    commands.remove("feeds")
    below = re.findall(r"^  (\w+)  ", run("feeds", "--help")[1].partition("Commands:")[2], re.M)
    for command in [*([c] for c in commands), *(["feeds", c] for c in below)]:
        status, out, _ = run(*command, "--help")
        assert status == 0
        assert re.search(rf"^  briefing {' '.join(command)}\b", out, re.M), command


def test_a_reader_that_has_read_enough_is_no_fault():
    """`briefing feeds list | head`."""
    command = [sys.executable, "-m", "briefing", "feeds", "list"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, "")


def test_help_answers_at_once():
    """Nothing heavy is imported on the way to --help."""
    heavy = "apscheduler aiohttp docx feedparser lxml numpy pydantic rich sqlalchemy sumy trafilatura".split()
    code = f"import sys, briefing.__main__; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_an_edition_that_would_tell_of_the_future_is_refused_in_a_line(run, drop):
    for since in ("2999-01-01", "2026-11-22T06:30"):
        status, out, err = run("make", drop, "--since", since, "--at", "2026-11-22T06:30")
        assert (status, out) == (1, "")
        assert re.fullmatch(rf"briefing: --since {since}: .* is not before the edition, .*--since 24h\n", err)
    status, _, err = run("make", "--since", "2999-01-01", "--no-pull")
    assert (status, len(err.splitlines())) == (1, 1)


def test_check_says_what_the_tier_of_quotes_lacks(run, tmp_path, monkeypatch):
    from briefing.stages.quotes import grammar

    (tmp_path / "config.yaml").write_text("feeds: https://a.example/rss\nquotes: {tier: nlp}\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "spacy", None)
    grammar.parser.cache_clear()
    status, out, _ = run("check")
    grammar.parser.cache_clear()
    (line,) = [line for line in out.splitlines() if " quotes: " in line]
    assert status == 1
    assert line.startswith("WRONG")
    assert 'pip install "newsroom-briefing[nlp]"' in line
    (tmp_path / "config.yaml").write_text("feeds: https://a.example/rss\n", encoding="utf-8")
    assert " quotes: " not in run("check")[1]


def test_check_says_what_the_tier_of_stories_lacks(run, tmp_path, monkeypatch):
    from briefing.edges.vectors import wordllama

    (tmp_path / "config.yaml").write_text("feeds: https://a.example/rss\nstories: {tier: semantic}\n", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "wordllama", None)
    wordllama.cache_clear()
    status, out, _ = run("check")
    wordllama.cache_clear()
    (line,) = [line for line in out.splitlines() if " stories: " in line]
    assert status == 1
    assert line.startswith("WRONG")
    assert 'pip install "newsroom-briefing[semantic]"' in line


def test_explain_and_status_know_of_an_edition_of_named_sources(run, drop, tmp_path):
    (tmp_path / "config.yaml").write_text("", encoding="utf-8")
    run("make", drop, "-o", "out")
    status, out, _ = run("explain", "1")
    assert (status, out[:3]) == (0, "1. ")
    assert "morning of named sources, made 20" in run("status")[1]
    assert json.loads(run("status", "--json")[1])["editions"][0]["from_sources"]["files"][1].endswith(".json")
    (tmp_path / "out").rename(tmp_path / "elsewhere")
    status, _, err = run("explain", "1")
    assert (status, len(err.splitlines())) == (1, 1)
    assert "is not there any more" in err
    assert "--in" in err


@pytest.mark.parametrize("patience", [0.2, 1.5, 3.0])
def test_terminated_a_command_tidies_up_and_says_so(tmp_path, patience):
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "demo", "-o", "demo"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    _until_it_listens(process.pid)
    time.sleep(patience)
    process.terminate()
    _, err = process.communicate()
    assert process.returncode in (0, 143, -signal.SIGTERM)  # the last: done already, and leaving
    if process.returncode == 143:
        # What it had to say before, of sources not seen, it may have said.
        assert err.splitlines()[-1] == "briefing: stopped before it was finished; nothing half-done is left"
        assert "Traceback" not in err
        assert not list(tmp_path.rglob("*.tmp"))


ENDING = """import os, signal


def summarize(story, length):
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()
"""


def test_terminated_in_the_midst_of_an_import_a_command_ends_all_the_same(monkeypatch):
    half = types.ModuleType("asyncio")
    monkeypatch.setattr(ending, "_asked", [])
    for name in ("asyncio", "asyncio.events", "asyncio.exceptions"):
        monkeypatch.setitem(sys.modules, name, half)
    with pytest.raises(ending.Terminated):
        ending._end(signal.SIGTERM, None)
    assert ending.Terminated in ending.the_end()
    ending._speak_again()


def test_after_one_that_was_terminated_the_next_command_of_the_process_speaks_as_ever(run, drop, tmp_path, monkeypatch):
    (tmp_path / "ending_house.py").write_text(ENDING, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("summarizer: ending_house:summarize", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    hook = sys.unraisablehook
    status, _, err = run("make", drop)
    assert (status, err) == (143, "briefing: stopped before it was finished; nothing half-done is left\n")
    (tmp_path / "config.yaml").write_text("", encoding="utf-8")
    status, _, err = run("make", tmp_path / "nowhere.txt")
    assert status == 1
    assert "nowhere.txt" in err
    assert logging.getLogger("briefing").isEnabledFor(logging.ERROR)
    assert sys.unraisablehook in (hook, sys.__unraisablehook__)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def _until_it_listens(pid):
    """Wait until a process has a handler of its own for SIGTERM: the interpreter's start cannot be asked to tidy up."""
    while (
        not int(re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))[1], 16) >> 14 & 1
    ):
        time.sleep(0.01)
