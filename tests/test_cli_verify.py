"""Verifying: whatever is planted in an edition, in JSON or in Word, is found; and what is sound is left alone."""

import copy
import io
import json
import os
import random
import re
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest

from briefing.cli.editions import from_feeds
from briefing.cli.printing import Look, freeze, render
from briefing.cli.rereading import verify_document
from briefing.cli.showing import Standing
from briefing.cli.verifying import verify_edition
from briefing.config import load_config
from briefing.edges.archive import open_archive
from briefing.edges.sample import SampleNewsroom
from briefing.edges.web import Web
from briefing.edges.word.reading import read_word


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The sample newsroom's last morning: (archive, JSON, path of the document, the archive's path)."""
    folder = tmp_path_factory.mktemp("kept")
    with open_archive(str(folder / "archive.sqlite")) as archive, SampleNewsroom() as newsroom:
        web = Web(allow_networks=["127.0.0.0/8"], pause=0.0, clock=Standing(newsroom))
        for morning in newsroom.mornings:
            newsroom.now = morning
            made = from_feeds(load_config(), "morning", archive, morning, web=web, feeds=newsroom.feeds)
            archive.ledger.freeze(freeze(made, Look(), slot=f"{morning:%Y-%m-%dT%H:%M}"), {}, datetime.now(UTC))
        files = render(made, ["docx", "json"], Look())
        for ending, content in files.items():
            (folder / f"morning.{ending}").write_bytes(content)
        yield archive, json.loads(files["json"]), folder / "morning.docx", folder


def test_a_sound_edition_holds(kept):
    archive, edition, document, _ = kept
    verdict = verify_edition(edition, archive)
    assert (verdict.wrong, verdict.checked > 500) == ([], True)
    verdict = verify_document(read_word(document), archive)
    assert (verdict.wrong, verdict.checked > 80) == ([], True)


def spans(node):
    if isinstance(node, dict):
        if "start" in node and "text" in node:
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def other_word(dice, text):
    """The text with one word or digit changed."""
    if (digits := list(re.finditer(r"\d", text))) and dice.random() < 0.5:
        digit = dice.choice(digits)
        return text[: digit.start()] + str((int(digit[0]) + dice.randint(1, 9)) % 10) + text[digit.end() :]
    word = dice.choice(list(re.finditer(r"\w+", text)))
    return text[: word.start()] + dice.choice(["changed", "not", word[0] + "s"]) + text[word.end() :]


def plant_word(dice, story, edition):
    span = dice.choice(list(spans(story)))
    span["text"] = other_word(dice, span["text"])


def plant_place(dice, story, edition):
    span = dice.choice(list(spans(story)))
    span[dice.choice(["start", "end"])] += dice.choice([-1, 1])


def plant_outlet(dice, story, edition):
    where = dice.choice([*spans(story), *story["reports"]])
    outlets = {r["outlet"] for s in edition["stories"] for r in s["reports"]} - {where["outlet"]}
    where["outlet"] = dice.choice(sorted(outlets))


def plant_source(dice, story, edition):
    span = dice.choice(list(spans(story)))
    urls = {r["url"] for s in edition["stories"] for r in s["reports"]} - {span["url"]}
    span["url"] = dice.choice(sorted(urls))


def plant_speaker(dice, story, edition):
    quotes = [q for s in edition["stories"] for q in s["quotes"]]
    quote = dice.choice(story["quotes"])
    others = {q["name"] for q in quotes} - {quote["name"]}
    quote["name"] = dice.choice(sorted(others, key=str))


def plant_attribution(dice, story, edition):
    quote = dice.choice(story["quotes"])
    others = [q for q in story["quotes"] if q["speaker"] != quote["speaker"]]
    quote["speaker"] = copy.deepcopy(dice.choice(others)["speaker"]) if others else None
    if not others and quote["name"] is None:
        quote["name"] = "Somebody"


PLANTERS = [plant_word, plant_place, plant_outlet, plant_source, plant_speaker, plant_attribution]


UPDATE = """%sWater company to pay 340 mln stg for leaks

LARN, Nov 21 (Reuters) - Larn Water said on Saturday it would pay 340 million pounds for leaks in its pipes over four years.

Its shares rose 4.2 percent in early trade, the most since the spring, after the regulator had accepted the offer.

“It removes the uncertainty over the fine,” said Mark Tolley, an analyst at Hallam Securities.

(Reporting by Dan Webb; Editing by Jo Lane)
"""


def test_a_wire_update_under_another_name_holds(tmp_path):
    """The quote stands in the update that the refiled one took the place of."""
    drop = tmp_path / "drop"
    drop.mkdir()
    for n, (name, slug) in enumerate((("update", "UPDATE 2-"), ("refile", "REFILE-UPDATE 2-"))):
        (drop / f"{name}.txt").write_text(UPDATE % slug, encoding="utf-8")
        moment = datetime(2026, 11, 21, 11, n, tzinfo=UTC).timestamp()
        os.utime(drop / f"{name}.txt", (moment, moment))
    with open_archive(str(tmp_path / "archive.sqlite")) as archive:
        config = load_config().model_copy(update={"drops": (drop,)})
        made = from_feeds(config, "morning", archive, datetime(2026, 11, 21, 18, tzinfo=UTC), web=None, feeds=())
        (told,) = made.digests
        assert len(told.story.reports) == 1
        assert told.quotes
        assert verify_edition(json.loads(render(made, ["json"], Look())["json"]), archive).wrong == []


@pytest.mark.timeout(3600)
def test_every_change_in_the_json_is_found(kept, release):
    """T27."""
    archive, edition, _, _ = kept
    dice, missed = random.Random(27), []
    stories = [s for s in edition["stories"] if s["quotes"] and any(q["speaker"] for q in s["quotes"])]
    for n in range(1000 if release else 120):
        planter = PLANTERS[n % len(PLANTERS)]
        story = copy.deepcopy(dice.choice(stories))
        before = json.dumps(story)
        planter(dice, story, edition)
        if json.dumps(story) != before and not verify_edition({"stories": [story]}, archive).wrong:
            missed.append((planter.__name__, story["id"]))
    assert missed == []


@pytest.mark.timeout(3600)
def test_every_change_in_the_document_is_found(kept, release, tmp_path):
    """T27, in Word: a word or digit of a printed line, a speaker, the name of a source."""
    archive, _, path, _ = kept
    dice, missed = random.Random(28), []
    whole = path.read_bytes()
    for n in range(400 if release else 21):
        document = docx.Document(io.BytesIO(whole))
        kind = ("words", "speaker", "source")[n % 3]
        styles = {
            "words": ("Headline", "Body", "Development", "Quote", "Disagreement"),
            "speaker": ("Quote Source",),
            "source": ("Body", "Development"),
        }
        lines = [p for p in document.paragraphs if p.style.name in styles[kind]]
        line = dice.choice(lines)
        if kind == "source":
            link = dice.choice(line.hyperlinks).runs[0]
            link.text = "Orbit & Field" if link.text != "Orbit & Field" else "The Harbour Courier"
        elif kind == "speaker":
            line.runs[0].text = "Magnus Tveit" if line.runs[0].text != "Magnus Tveit" else "Tom Rasko"
        else:
            run = dice.choice([r for r in line.runs if re.search(r"\w\w", r.text) and r.style.name != "Outlet"])
            run.text = other_word(dice, run.text)
        document.save(tmp_path / "planted.docx")
        if not verify_document(read_word(tmp_path / "planted.docx"), archive).wrong:
            missed.append((kind, line.text))
    assert missed == []


@pytest.mark.parametrize(
    "change",
    [
        lambda said: [replace(s, text="Nobody ") if s.style != "Speaker" else s for s in said],
        lambda said: [replace(s, text="Nobody") if s.style == "Speaker" else s for s in said],
        lambda said: [*said, replace(said[0], text=" of Nowhere")],
        lambda said: [*reversed(said)],
    ],
    ids=["role", "name", "more", "order"],
)
def test_whose_a_printed_quote_is_may_be_said_in_no_other_words(kept, change):
    archive, _, path, _ = kept
    changed, count = [], 0
    for line in read_word(path):
        end = next((n for n, s in enumerate(line.stretches) if s.url), 0)
        said, source = list(line.stretches[:end]), line.stretches[end:]
        if line.style == "Quote Source" and len([s for s in said if s.text.strip(" ,")]) > 1:
            said, count = change(said), count + 1
        changed.append(replace(line, stretches=(*said, *source)))
    assert count > 3
    assert len(verify_document(changed, archive).wrong) == count


@pytest.fixture
def folder(kept, monkeypatch):
    """The folder of the last morning, as where the commands are run."""
    *_, folder = kept
    (folder / "config.yaml").write_text("archive: {url: archive.sqlite}", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def changed(folder):
    """The edition's file with an outlet that is not so called."""
    words = (folder / "morning.json").read_text(encoding="utf-8")
    words = words.replace('"outlet": "The Harbour Courier"', '"outlet": "Harbor Courier"', 1)
    (folder / "changed.json").write_text(words, encoding="utf-8")
    return "changed.json"


def test_what_does_not_hold_is_told_file_by_file(folder, changed, run):
    assert run("verify", "morning.json")[0] == 0
    assert run("verify", "morning.docx")[0] == 0
    status, out, err = run("verify", changed)
    assert (status, "1 does not hold" in out, "is of The Harbour Courier" in err) == (1, True, True)
    (folder / "letter.docx").write_text("no zip", encoding="utf-8")
    status, out, err = run("verify", "morning.json", "letter.docx", changed, "morning.json")
    assert (status, "letter.docx: " in err, "changed.json: " in err) == (1, True, True)
    first, second, every = out.splitlines()
    assert re.fullmatch(r"morning\.json: [\d,]+ claims checked, 0 do not hold", first)
    assert re.fullmatch(r"changed\.json: [\d,]+ claims checked, 1 does not hold", second)
    assert re.fullmatch(r"2 files: [\d,]+ claims checked, 1 does not hold", every)
    status, out, _ = run("verify", "morning.json", changed, "--json")
    told = json.loads(out)
    assert (status, [len(f["wrong"]) for f in told["files"]], len(told["wrong"])) == (1, [0, 1], 1)
    assert told["checked"] == sum(f["checked"] for f in told["files"])


def test_a_story_is_explained_by_its_place_its_words_or_what_any_of_its_reports_is_called(folder, run):
    status, out, _ = run("explain", "1")
    assert (status, "independent sources" in out, "report: " in out) == (0, True, True)
    assert run("explain", "dam", "--in", "morning.json")[0] == 0
    edition = json.loads((folder / "morning.json").read_text(encoding="utf-8"))
    report = max((s["reports"] for s in edition["stories"]), key=len)[-1]
    assert f"report: {report['outlet']}" in run("explain", report["title"], "--in", "morning.json")[1]
    assert "give its place from 1 to" in run("explain", "zebra")[2]
    out = edition["coverage"]["left out"][0]
    status, told, _ = run("explain", out["url"])
    assert (status, out["reason"] in told) == (0, True)


def test_what_the_archive_holds_is_found_by_its_words(folder, run):
    status, out, _ = run("search", "dam", "collapse", "--json")
    found = json.loads(out)
    assert (status, bool(found)) == (0, True)
    assert all({"url", "outlet", "title"} <= article.keys() for article in found)
    assert "0 articles" in run("search", '"dam zebra"')[1]


def test_no_archive_is_made_by_a_slip_of_the_pen(folder, run):
    status, out, err = run("verify", "morning.json", "--archive", "tpyo.sqlite")
    assert (status, out, err) == (1, "", "briefing: --archive tpyo.sqlite: there is no such file\n")
    assert not (folder / "tpyo.sqlite").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.json", "{}"),
        ("notes.txt", "Morning"),
        ("letter.docx", "no zip"),
        ("missing.json", None),
        ("missing.docx", None),
    ],
)
def test_what_is_no_edition_is_said_in_one_line(folder, run, name, text):
    if text is not None:
        (folder / name).write_text(text, encoding="utf-8")
    status, _, err = run("verify", name)
    assert (status, len(err.splitlines()), err[:10] + name in err) == (1, 1, True), err


def test_an_edition_that_lacks_a_part_is_said_in_one_line(folder, run):
    whole = json.loads((folder / "morning.json").read_text(encoding="utf-8"))
    torn = {**whole, "stories": [{k: v for k, v in whole["stories"][0].items() if k != "reports"}]}
    (folder / "torn.json").write_text(json.dumps(torn), encoding="utf-8")
    status, _, err = run("verify", "torn.json")
    assert (status, len(err.splitlines()), err[:10] + "torn.json" in err) == (1, 1, True), err
