"""What a feed says of an article in its own words, where nobody may read the page."""

import pytest
from newsroom import NINE, telling

from briefing.model import Entry, Feed
from briefing.stages.articles import from_entry

TITLE = "Glacier above Hallem moves two metres a day"
LEAD = "Geologists have widened the zone that nobody may enter."


def announced(content: str, title: str = TITLE, outlet: str = "The Harbour Log"):
    return from_entry(Entry(Feed("https://a.example/rss", outlet), "1", "https://a.example/1", title, NINE, content=content), NINE)  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        LEAD,
        f"<p>{LEAD}</p> <a href='https://a.example/1'>Continue reading...</a>",
        f"<img src='a.jpg'/><br/>{LEAD} <a href='https://a.example/1'>Read more</a>",
        f"{LEAD} [Read the full story]",
        f"<p>{LEAD}</p><p>The post <a href='https://a.example/1'>{TITLE}</a> appeared first on <a href='https://a.example'>The Harbour Log</a>.</p>",
        f"{LEAD} The post {TITLE} first appeared on The Harbour Log.",
        f"<p>{LEAD}</p><p>Der Beitrag {TITLE} erschien zuerst auf The Harbour Log.</p>",
        f"<p>{LEAD}</p><p>La entrada {TITLE} se publicó primero en The Harbour Log.</p>",
        f"<p>{LEAD}</p><p>L’article {TITLE} est apparu en premier sur The Harbour Log.</p>",
        f"{TITLE}. {LEAD}",
        f"{TITLE} - {LEAD}",
        f"<b>{TITLE}</b><br>{LEAD}",
    ],
)
def test_what_a_feed_says_of_itself_is_none_of_the_article(content):
    assert telling(announced(content)) == [LEAD]


@pytest.mark.parametrize("content", ["", TITLE, f"{TITLE}.", f"<a href='https://a.example/1'>{TITLE}</a>&nbsp;<font>The Harbour Log</font>"])  # fmt: skip
def test_a_headline_said_again_is_no_text(content):
    assert telling(announced(content)) == []


@pytest.mark.parametrize(
    ("title", "content"),
    [
        ("Storm Fia", "Storm Fia has cut off three islands and a lighthouse."),
        ("Mine workers call off their strike at Hallem", "Mine workers call off their strike at Hallem after nine days, says their union."),
        ("The post office at Hallem", "The post office is shut. It appeared first on the list."),
        ("What to read more often", "We should all read more and watch less, says a study."),
    ],
)  # fmt: skip
def test_a_sentence_that_only_begins_like_it_stays(title, content):
    assert telling(announced(content, title)) == [content]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (f"{TITLE} - The Harbour Log", TITLE),
        (f"{TITLE} | Harbour Log", TITLE),
        (f"The Harbour Log: {TITLE}", f"The Harbour Log: {TITLE}"),
        ("Ferries – who pays?", "Ferries – who pays?"),
        ("Fire - The Harbour Log", "Fire - The Harbour Log"),
    ],
)
def test_a_headline_comes_without_its_outlet(title, headline):
    assert announced(LEAD, title).title == headline
