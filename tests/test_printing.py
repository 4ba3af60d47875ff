"""Which templates an edition is printed in."""

from __future__ import annotations

import io
import shutil

import docx
import pytest
from editions import rich

from briefing.cli.printing import Look, freeze
from briefing.config import shipped


def test_mail_templates_beside_the_word_template_own_the_look_of_the_mail(tmp_path):
    template = tmp_path / "briefing.docx"
    shutil.copy(shipped("templates/briefing.docx"), template)
    plain = freeze(rich(), Look(template))
    assert "Harbour house" not in plain.html

    page = shipped("templates/mail.html").read_text(encoding="utf-8")
    (tmp_path / "mail.html").write_text(page.replace("$body", "$body <p>Harbour house</p>"), encoding="utf-8")
    (tmp_path / "mail.txt").write_text("Harbour house\n$body", encoding="utf-8")
    ours = freeze(rich(), Look(template))
    assert "Harbour house" in ours.html
    assert ours.plain.startswith("Harbour house")


@pytest.mark.parametrize(("paper", "width"), [("a4", 11906), ("letter", 12240)])
def test_an_edition_is_printed_on_the_paper_that_its_settings_name(paper, width):
    document = docx.Document(io.BytesIO(freeze(rich(), Look(paper=paper)).docx))
    assert {section.page_width.twips for section in document.sections} == {width}
