"""Bytes of older charsets keep their letters."""

import pytest
from newsroom import NINE

from briefing.model import Page
from briefing.stages.articles.decoding import decode


def decoded(body, charset=""):
    return decode(Page("file:///a.txt", body, "text/plain", NINE, charset))


@pytest.mark.parametrize(
    "text",
    [
        "Café de Zürich",
        "Der Fluß führt Hochwasser, sagt Müller.",
        "Mañana cierra el café",
        "“It’s over,” he said – at last",
    ],
)
def test_short_western_text_without_a_charset(text):
    assert decoded(text.encode("cp1252")) == text


def test_stray_bytes_in_a_page_that_calls_itself_utf8():
    assert decoded("Ein ganz langer Absatz über Zürich. ".encode() * 20 + "Café zu".encode("cp1252"), "utf-8").endswith(
        "Café zu"
    )


def test_other_scripts_are_left_to_the_guesser():
    text = "Мост закрыт в понедельник, сказал мэр города. Движение направлено на север."
    assert decoded(text.encode("cp1251")) == text
