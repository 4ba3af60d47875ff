"""Whatever bytes a page holds, reading it gives an Article or a SourceError, and soon."""

import random

import pytest
from newsroom import NINE
from test_articles import HTML, PROSE_LINES, WIRE

from briefing.errors import SourceError
from briefing.model import Article, Page
from briefing.stages.articles import read_page

TELLING = "".join(f"<p>{p}</p>" for p in PROSE_LINES)


def read(body: bytes, media_type: str = "text/html") -> Article | SourceError:
    try:
        return read_page(Page("https://a.example/2024/05/05/x", body, media_type, NINE))
    except SourceError as error:
        return error


def mutated(body: bytes, chance: random.Random) -> bytes:
    """The body with a few bytes changed, cut out, doubled or moved, as bad servers and worse tools leave them."""
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(body) + 1), chance.randint(1, 60)
        piece = body[at : at + size]
        body = chance.choice(
            (
                body[:at] + bytes(chance.randrange(256) for _ in range(size % 8)) + body[at:],
                body[:at] + body[at + size :],
                body[:at] + piece * chance.randint(2, 40) + body[at:],
                body[: max(1, at)],
                body[:at]
                + chance.choice((b"<", b">", b"&#0;", b"\x00", b"\xff\xfe", b"]]>", b"<!--", b"{", b'"'))
                + body[at:],
                body.replace(piece, b"", 3) if piece else body,
            )
        )
        body = body or b"<"
    return body


@pytest.mark.timeout(3600)
def test_mutated_pages_and_files(release):
    chance = random.Random(16)
    sources = [(HTML.encode(), "text/html"), (WIRE.encode(), "text/plain"), (HTML.encode("utf-16"), "text/html")]
    for _ in range(100_000 if release else 600):
        body, media_type = chance.choice(sources)
        found = read(mutated(body, chance), media_type)
        assert isinstance(found, Article | SourceError)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + TELLING,
        "<html><body>" + "<div>" * 50_000 + TELLING,
        "<html><body><p>" + "A-" * 100_000 + "</p>" + TELLING,
        "<html><body><p>" + "LIER, " * 50_000 + "</p>" + TELLING,
        "<html><body>" + "<a href=x>Read more about it</a>" * 10_000 + TELLING,
        '<html><head><script type="application/ld+json">' + "[" * 200_000 + "</script></head><body>" + TELLING,
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "author": "' + "a (" * 100_000 + '"}</script>' + TELLING,
        "<" * 200_000,
        "<html><head><title>" + "Levee | " * 100_000 + "</title></head><body>" + TELLING,
        "<html><body>" + "<h1>Levee gives way again</h1>" * 30_000 + TELLING,
        "<html><body><h1>Levee</h1>" + "<div class=author>9</div>" * 30_000,
        "<html><body><h1>Levee</h1>" + "<a rel=author>9 x</a>" * 30_000,
        "<html><body>" + "<a href=x>Read more about it</a> " * 40_000,
        "<html><body><script>window.__S__ = {" + '"a": {' * 100_000 + "</script>",
    ],
    ids=["attributes", "depth", "dashes", "places", "links", "brackets", "byline", "angles", "bars", "headlines", "authors", "marked", "only links", "state"],
)  # fmt: skip
@pytest.mark.timeout(20)
def test_pages_made_to_be_slow(html):
    assert isinstance(read(html.encode()), Article | SourceError)


def test_a_long_script_is_no_element():
    script = "for(i=0;i<n" + "".join(f";a{n}=b{n}" for n in range(9_000)) + ")"
    found = read(f"<html><head><title>Levee gives way</title><script>{script}</script></head><body>{TELLING}".encode())
    assert isinstance(found, Article)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252", "iso-8859-1"])
def test_every_usual_encoding(charset):
    words = "Le café sur le quai, fermé depuis Pâques, a rouvert ses portes dimanche à l’aube, a dit le maire de la ville.".replace(
        "’", "'"
    )
    html = f'<html><head><meta charset="{charset}"><title>Le café rouvre</title></head><body><h1>Le café rouvre</h1><p>{words}</p><p>{words[::-1]}</p></body></html>'
    article = read(html.encode(charset))
    assert isinstance(article, Article)
    assert words in article.text
