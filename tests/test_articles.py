"""Articles come out of pages, files and feeds with every block known for what it is."""

from datetime import UTC, datetime, timedelta
from textwrap import dedent

import pytest
from newsroom import FEED, NINE, outline, shared, telling

from briefing.errors import SourceError
from briefing.model import Article, Entry, Feed, Page
from briefing.stages.articles import from_entry, is_full, read_article, read_page


def text_page(text: str, name: str = "wire/story.txt") -> Page:
    return Page(f"file:///{name}", dedent(text).encode(), "text/plain", NINE)


def html_page(html: str, url: str = "https://a.example/news/2024/05/05/levee") -> Page:
    return Page(url, html.encode(), "text/html", NINE)


def kinds(article: Article) -> list[str]:
    return [b.kind for b in article.blocks]


def of_kind(article: Article, kind: str) -> list[str]:
    return [words for k, words in outline(article) if k == kind]


WIRE = """
    Levee gives way as river crests: Live reports as thousands leave

      • Oops!
        Something went wrong.
        Please try again later.

    The river broke through the old levee before dawn, the mayor said Monday.

    "We had an hour," Mayor Ada Byron said. "We used it."

    PUMPS COULD BE KEY: City waits for the army

    Developments:

    ►In the harbor district, 300 people spent the night in a school gym.
    ►Power was out in four villages.

    A boat passes a church in Oldham, on May 5, 2024.
    A boat passes a church in Oldham, on May 5, 2024.

    Who pays? Insurers face a long summer

    Insurers put the damage at $40 million.

    Contributing: The Associated Press

    This article originally appeared on The Harbor Post: Levee breaks
"""


def test_a_text_file_is_known_line_by_line():
    article = read_page(text_page(WIRE))
    assert kinds(article) == (
        "title notice paragraph paragraph promo heading item item caption caption heading paragraph credit credit".split()
    )
    assert article.title == "Levee gives way as river crests: Live reports as thousands leave"
    assert of_kind(article, "item")[1] == "Power was out in four villages."
    assert article.origin == "The Harbor Post"
    assert article.language == "en"


def test_a_file_that_begins_with_its_lead_has_no_title():
    article = read_page(text_page(WIRE.split("later.", 1)[1]))
    assert article.headline is None
    assert kinds(article)[0] == "paragraph"


def test_hard_wrapped_lines_are_one_paragraph_and_single_lines_are_many():
    wrapped = """
        Harbor reopens after the storm

        The harbor opened again on Tuesday after the longest closure in its
        recorded history, with eleven ships waiting outside the breakwater and
        pilots working double shifts.
    """
    assert kinds(read_page(text_page(wrapped))) == ["title", "paragraph"]
    rows = "The harbor opened again on Tuesday, officials said.\nEleven ships waited outside.\nPilots worked double shifts."
    assert kinds(read_page(text_page(rows))) == ["paragraph"] * 3


@pytest.mark.parametrize("name", ["000_a2995fd719eb13b1.txt", "001_22d613b0c31e1538.txt"])
def test_the_seeds_keep_their_words(name):
    path = shared(f"seeds/{name}")
    article = read_page(Page(f"file:///{name}", path.read_bytes(), "text/plain", NINE))
    whole = " ".join(path.read_text(encoding="utf-8").split())
    assert all(words in whole for _, words in outline(article))
    assert len(of_kind(article, "item")) == 2
    assert not any(j in w for w in telling(article) for j in ("Oops", "FIGHTER", "Contributing", "A Ukrainian tank"))
    assert bool(article.title) == name.startswith("000")


PROSE_LINES = [
    "The river broke through the old levee before dawn on Sunday and filled the harbor district within an hour.",
    "Mayor Ada Byron said that three hundred people had spent the night in a school gym on the hill above the town.",
    "Engineers had warned of the weak spot in 2019, according to a report that the council never published in full.",
    "Insurers put the damage at forty million dollars and expect more claims when the water has gone down again.",
]
HTML = (
    """<html lang="en"><head><title>Levee gives way | Harbor Post</title><meta property="og:site_name" content="Harbor Post">
<meta property="og:title" content="Levee gives way"><script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Levee gives way", "datePublished": "2024-05-05T06:30:00+02:00", "author": [{"name": "Ann Lee"}, {"name": "Bo Ek"}]}
</script></head><body><nav><a href="/">Home</a></nav><article><h1>Levee gives way</h1>"""
    + "".join(f"<p>{p}</p>" for p in PROSE_LINES[:2])
    + "<figure><img src=a.jpg><figcaption>A boat in the harbor. (Photo: Cy Dee)</figcaption></figure><h2>Old warnings</h2><ul><li>"
    + PROSE_LINES[2]
    + "</li></ul><p>READ MORE: How levees work</p><p>"
    + PROSE_LINES[3]
    + "</p></article><footer>Contact us</footer></body></html>"
)


def test_a_page_tells_its_title_date_authors_and_outlet():
    article = read_page(html_page(HTML))
    assert article.title == "Levee gives way"
    assert article.published == datetime(2024, 5, 5, 4, 30, tzinfo=UTC)
    assert article.authors == ("Ann Lee", "Bo Ek")
    assert article.outlet == "Harbor Post"
    assert telling(article) == PROSE_LINES
    assert of_kind(article, "heading") == ["Old warnings"]
    assert of_kind(article, "item") == [PROSE_LINES[2]]


def test_a_text_file_tells_its_hour_though_its_address_names_the_day_first():
    head = "Levee gives way\n\nURL: https://a.example/2024/05/05/levee\n\n"
    hour = datetime(2024, 5, 5, 4, 30, tzinfo=UTC)
    assert read_page(text_page(f"{head}Date: 2024-05-05T04:30:00Z\n\n{PROSE_LINES[0]}\n")).published == hour
    assert read_page(text_page(f"{head}{PROSE_LINES[0]}\n")).published == datetime(2024, 5, 5, tzinfo=UTC)


def test_a_feed_names_outlet_and_desk_and_lends_its_title():
    entry = Entry(
        FEED, "1", "https://a.example/1", "Levee gives way", NINE - timedelta(hours=1), categories=("Opinion",)
    )
    article = read_article(entry, html_page(HTML))
    assert (article.outlet, article.genre) == ("A", "opinion")
    assert article.published == NINE - timedelta(hours=1)


def test_an_undated_entry_takes_its_pages_date():
    entry = Entry(FEED, "1", "https://a.example/1", "Levee gives way", NINE, dated=False)
    assert read_article(entry, html_page(HTML)).published == datetime(2024, 5, 5, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "title",
    [
        "Harbor Post :: Levee gives way",
        "Levee gives way | Harbor Post",
        "Levee gives way - Harbor Post",
        "Levee gives way",
    ],
)
def test_the_outlets_name_is_no_part_of_a_headline(title):
    page = html_page(f"<html><head><title>{title}</title></head><body>" + "".join(f"<p>{p}</p>" for p in PROSE_LINES))
    feed = Feed("https://a.example/rss", "Harbor Post")
    assert read_article(Entry(feed, "1", "https://a.example/1", "", NINE), page).title == "Levee gives way"


@pytest.mark.parametrize(
    ("dateline", "lead"),
    [
        ("LINDHAVEN, Estmark (ICP) —", "Estmark’s central bank cut its rate on Tuesday, to nobody's surprise."),
        ("LINDHAVEN—", "Estmark’s central bank cut its rate on Tuesday, to nobody's surprise."),
        ("WASHINGTON, Nov 18 (Reuters) -", "The senator said no to the bill on Monday, and then no again."),
        ("(CNN) —", "The river broke through the old levee before dawn on Sunday."),
        ("NEW DELHI:", "India will send 40 tons of rice to the islands, the ministry said."),
    ],
)  # fmt: skip
def test_a_dateline_stands_apart_from_the_lead(dateline, lead):
    between = "" if dateline == "LINDHAVEN—" else " "
    article = read_page(text_page(f"Levee gives way as river crests\n\n{dateline}{between}{lead}\n\n{PROSE_LINES[0]}"))
    assert outline(article)[1:3] == [("dateline", dateline), ("paragraph", lead)]


@pytest.mark.parametrize(
    "words",
    [
        "NATO—which has 32 members—will meet on Monday in Lier, officials said.",
        "U.S. - China talks went on for a third day in Lier, officials said.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(words):
    article = read_page(text_page(f"Levee gives way as river crests\n\n{words}\n\n{PROSE_LINES[0]}"))
    assert kinds(article) == ["title", "paragraph", "paragraph"]


def test_a_file_without_an_outlet_is_the_origins():
    article = read_page(text_page(WIRE))
    assert (article.outlet, article.origin) == ("The Harbor Post", "The Harbor Post")
    assert read_page(text_page(WIRE), outlet="Wire").outlet == "Wire"


def test_a_page_for_members_says_so():
    said = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Levee", "isAccessibleForFree": "False"}</script>'
    page = html_page(
        f"<html><head><title>Levee</title>{said}</head><body><h1>Levee</h1><p>{PROSE_LINES[0]}</p></body></html>"
    )
    with pytest.raises(SourceError, match="paywall"):
        read_page(page)


def test_the_feeds_own_text_will_do():
    content = "".join(f"<p>{p}</p>" for p in PROSE_LINES * 5)
    entry = Entry(FEED, "1", "https://a.example/1", "Levee gives way", NINE, content=content)
    assert is_full(entry)
    assert not is_full(
        Entry(FEED, "1", "https://a.example/1", "Levee gives way", NINE, content=f"<p>{PROSE_LINES[0]}</p>")
    )
    assert kinds(from_entry(entry, NINE))[:3] == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 xxxx", "PDF"),
        (b"\x00\x01\x02\x03" * 500, "not text"),
        (b"<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>", "bot check"),
        (b"<html><body><h1>Before you continue</h1><p>We value your privacy.</p><button>Accept all</button></body></html>", "consent"),
        (b"<html><body><h1>Levee</h1><p>The river rose.</p><p>Subscribe to continue reading</p></body></html>", "paywall"),
    ],
)  # fmt: skip
def test_what_is_no_article_says_why(body, reason):
    with pytest.raises(SourceError, match=reason):
        read_page(Page("https://a.example/1", body, "text/html", NINE))
