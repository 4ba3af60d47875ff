"""README.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from briefing.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def test_ci_runs_the_command_for_testing_word_for_word():
    assert BLOCKS[1].strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert len(BLOCKS[0].strip().splitlines()) == len(BLOCKS[1].strip().splitlines()) == 1


def test_every_command_that_it_names_is_there():
    named = set(
        re.findall(r"`?briefing ([a-z]+(?: (?:import|check|list|add|export))?)\b", "\n".join(BLOCKS[2:]) + README)
    )
    known = [name for name in named if CliRunner().invoke(app, [*name.split(), "--help"]).exit_code == 0]
    assert {"demo", "init", "make", "serve", "send", "status", "verify", "feeds import"} <= set(known)


def test_every_file_that_it_links_is_there():
    for link in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / link).is_file(), link


def test_no_lock_file_names_a_host():
    for path in (ROOT / ".ci").glob("*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("--hash=sha256:") >= text.count("==")


def test_whoever_runs_it_is_told_of_every_variable():
    named = set(re.findall(r"BRIEFING_[A-Z_]+[A-Z]", (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "briefing").rglob("*.py"))
    assert named == set(re.findall(r"\bBRIEFING_[A-Z_]+[A-Z]\b", code)) | {"BRIEFING_MAIL_PASSWORD_FILE"}
