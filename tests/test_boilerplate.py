"""Lines that are not an article's telling are known for what they are, and prose that begins like them is left alone."""

from pathlib import Path

import pytest
from newsroom import NINE, telling

from briefing.model import Page
from briefing.stages.articles import read_page
from briefing.text.boilerplate import kind_of

HERE = Path(__file__).parent
TELLING = {"paragraph", "item", "heading"}


def stories() -> list[list[tuple[str, str]]]:
    """The hand-marked set: per story, (kind, words) of every line; the first is the headline."""
    found: list[list[tuple[str, str]]] = []
    for row in (HERE / "marked_lines.tsv").read_text(encoding="utf-8").splitlines():
        kind, words = row.split("\t")
        if kind == "story":
            found.append([])
        found[-1].append((kind, words))
    return found


MARKED = [line for story in stories() for line in story if line[0] != "story"]
BOILERPLATE = [words for kind, words in MARKED if kind not in TELLING]


def as_text(story) -> bytes:
    return "\n\n".join(("► " if kind == "item" else "") + words for kind, words in story).encode()


def as_html(story) -> bytes:
    tags = {"story": "h1", "heading": "h2", "item": "li"}
    rows = "".join(f"<{tags.get(kind, 'p')}>{words}</{tags.get(kind, 'p')}>" for kind, words in story)
    return f"<html><head><title>{story[0][1]}</title></head><body><div><div>{rows}</div></div></body></html>".encode()


def test_the_marked_set_is_large_enough():
    assert len(MARKED) >= 100


@pytest.mark.parametrize(("render", "media_type"), [(as_text, "text/plain"), (as_html, "text/html")])
def test_hardly_any_boilerplate_is_told_and_no_telling_is_lost(render, media_type):
    told = [
        words
        for n, story in enumerate(stories())
        for words in telling(read_page(Page(f"https://a.example/{n}", render(story), media_type, NINE)))
    ]
    leaked = [words for words in told if words in BOILERPLATE]
    assert len(leaked) <= 0.01 * len(told), leaked
    # A dateline is set apart from the lead that it opens.
    prose = [words for kind, words in MARKED if kind in ("paragraph", "item")]
    assert [words for words in prose if not any(words.endswith(t) and len(t) > 0.7 * len(words) for t in told)] == []


@pytest.mark.parametrize(("kind", "words"), [m for m in MARKED if m[0] not in TELLING], ids=lambda w: w[:40])
def test_boilerplate_is_known(kind, words):
    assert kind_of(words), kind


@pytest.mark.parametrize(
    "words", (HERE / "telling_lines.txt").read_text(encoding="utf-8").splitlines(), ids=lambda w: w[:40]
)
def test_prose_that_begins_like_boilerplate_is_prose(words):
    assert kind_of(words) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- 30 -", "notice"),
        ("-ENDS-", "notice"),
        ("AP-Bus-Plan, 1st Ld-Writethru", "dateline"),
        ("Eds: CORRECTS spelling of Ashdown.", "notice"),
        ("Ende", "notice"),
        ("end", "notice"),
        ("more follows", "notice"),
        ("Suscríbase a nuestro boletín para recibir cada mañana las noticias más importantes.", "newsletter"),
        ("COP-30 ends with a deal", None),
        ("Ende gut", None),
        ("The end of the mill", None),
    ],
)
def test_how_agencies_open_and_close_their_copy_is_no_line_of_it(line, kind):
    assert kind_of(line) == kind
