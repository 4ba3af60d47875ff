"""Which templates an edition is printed in."""

from __future__ import annotations

import shutil

from editions import rich

from briefing.cli.printing import freeze
from briefing.config import shipped


def test_mail_templates_beside_the_word_template_own_the_look_of_the_mail(tmp_path):
    template = tmp_path / "briefing.docx"
    shutil.copy(shipped("templates/briefing.docx"), template)
    plain = freeze(rich(), template)
    assert "Harbour house" not in plain.html

    page = shipped("templates/mail.html").read_text(encoding="utf-8")
    (tmp_path / "mail.html").write_text(page.replace("$body", "$body <p>Harbour house</p>"), encoding="utf-8")
    (tmp_path / "mail.txt").write_text("Harbour house\n$body", encoding="utf-8")
    ours = freeze(rich(), template)
    assert "Harbour house" in ours.html
    assert ours.plain.startswith("Harbour house")
