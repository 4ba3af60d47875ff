"""Lists of feeds: what people write by hand and what readers export."""

from pathlib import Path

import pytest

from briefing.edges.lists import read_lists, with_feed, write_opml, write_yaml
from briefing.errors import ConfigError
from briefing.model import Feed

SHIPPED = Path(__file__).parents[1] / "feeds"
A = Feed("https://a.example/rss", "The A", "World", "en", 1.5)
B = Feed("https://b.example/rss?x=1&y=2", 'B: "news" & more', "World", "fr")
C = Feed("http://c.example/feed", "No", "Sport")


@pytest.fixture
def read(tmp_path):
    def read(text, name="list.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_lists([tmp_path / name])

    return read


def test_a_list_by_hand(read):
    assert read(
        "# the desk\ndesk: World\nlanguage: en\nfeeds:\n"
        "  - url: https://a.example/rss\n    outlet: The A\n    weight: 1.5\n"
        "  - https://www.d.example/rss  # a bare address\n"
        "  - {url: http://c.example/feed, outlet: No, desk: Sport, language: pt-BR}\n"
    ) == (
        A,
        Feed("https://www.d.example/rss", "d.example", "World", "en"),
        Feed("http://c.example/feed", "No", "Sport", "pt"),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "desk: World\nfeeds:\n", "desk: World\nfeeds: []\n"])
def test_a_list_may_be_empty(read, text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "line", "fix"),
    [
        ("desk: World\nfeed:\n  - https://a.example\n", 2, "did you mean 'feeds'?"),
        ("feeds:\n  - url: https://a.example\n    outlets: A\n", 3, "did you mean 'outlet'?"),
        ("feeds:\n  - outlet: A\n", 2, "without a url"),
        ("feeds:\n\n  - a.example/rss\n", 3, "must begin with http"),
        ("feeds:\n  - url: https://a.example\n    weight: much\n", 2, "'much' is no number"),
        ("feeds:\n  - url: https://a.example\n    weight: -1\n", 2, "no number"),
        ("feeds:\n  - url: https://a.example\n    language: English please\n", 2, "two letters"),
        ("feeds:\n  - url: https://a.example\n    url: https://b.example\n", 3, "written twice"),
        ("feeds:\n  - url: [1]\n", 2, "one value"),
        ("feeds: https://a.example\n", 1, "must be a list"),
        ("desk: World\n", 1, "no feeds"),
        ("just words\n", 1, "name: value"),
        ("desk: World\nfeeds:\n  - 'open\n", 3, "not closed"),
        ("desk: [\n", 1, "is opened"),
    ],
)
def test_what_cannot_be_meant_names_its_place(read, text, line, fix):
    with pytest.raises(ConfigError, match=rf"list\.yaml, line {line}: .*") as caught:
        read(text)
    assert fix in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_list_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        read_lists([tmp_path / "none.yaml"])


OPML = """<?xml version="1.0"?>
<opml version="1.1"><head><title>x</title></head><body>
<outline text="World"><outline type="rss" text="The A" xmlUrl="https://a.example/rss" weight="1.5" language="en"/></outline>
<outline text="All"><outline title="Sport"><outline title="No" xmlUrl="feed://c.example/feed"/></outline></outline>
<outline text="Loose" xmlUrl="feed:https://d.example/rss" category="/News/Tech,/x"/>
</body></opml>"""


def test_folders_of_a_reader_become_desks(read):
    assert read(OPML, "export.opml") == (A, C, Feed("https://d.example/rss", "Loose", "Tech"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<opml>\n<body>\n<outline xmlUrl='x'/></body></opml>", 3),
        ("<opml>\n<body>\n</opml>", 3),
        ("<rss version='2.0'><channel/></rss>", 1),
        (
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>\n<opml><body><outline xmlUrl='&b;'/></body></opml>",
            2,
        ),
    ],
)
def test_opml_that_cannot_be_meant(read, text, line):
    with pytest.raises(ConfigError, match=rf"x\.opml, line {line}: "):
        read(text, "x.opml")


@pytest.mark.parametrize("feeds", [(A, B), (A, B, C), (), (Feed("https://x.example", "1.0", "null", "no"),)])
def test_both_formats_there_and_back(read, feeds):
    assert read(write_yaml(feeds)) == feeds
    assert sorted(read(write_opml(feeds), "x.opml"), key=str) == sorted(feeds, key=str)


def test_a_folder_is_all_its_lists_and_a_feed_in_two_is_one(tmp_path):
    (tmp_path / "a.yaml").write_text("feeds:\n  - https://www.a.example/rss/\n", encoding="utf-8")
    (tmp_path / "b.opml").write_text(OPML, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a list", encoding="utf-8")
    feeds = read_lists([tmp_path, tmp_path / "a.yaml"])
    assert [f.url for f in feeds] == ["https://www.a.example/rss/", C.url, "https://d.example/rss"]
    assert (feeds[0].outlet, feeds[0].desk) == ("The A", "World")


@pytest.mark.parametrize(
    "text", ["# mine\ndesk: World # yes\nfeeds:\n- url: https://z.example # keep\n", "desk: World\nfeeds: []\n", ""]
)
def test_a_feed_is_added_without_touching_the_rest(tmp_path, text):
    path = tmp_path / "world.yaml"
    path.write_text(text, encoding="utf-8")
    if not text:
        path.unlink()
    for feed in (A, B):
        path.write_text(with_feed(path, feed), encoding="utf-8")
    written = path.read_text(encoding="utf-8")
    assert read_lists([path])[-2:] == (A, B)
    assert all(line in written for line in text.splitlines() if "[]" not in line)


def test_the_shipped_lists_can_be_read():
    feeds = read_lists([SHIPPED])
    assert {f.desk.lower() for f in feeds} == {p.stem for p in SHIPPED.iterdir()}
    assert all(f.outlet and f.language for f in feeds)
    assert len({f.language for f in feeds}) >= 5
