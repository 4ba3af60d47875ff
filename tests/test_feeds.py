"""What a feed's document says, whoever wrote it and however badly."""

from datetime import UTC, datetime, timedelta

import pytest
from newsroom import FEED, NINE

from briefing.errors import SourceError
from briefing.model import Page
from briefing.stages.feeds import entry_keys, read_feed

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>A</title><link>https://a.example/</link>{}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{}</feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/">
<title>A</title><link>https://a.example/</link></channel>{}</rdf:RDF>"""


def page(body, url="https://a.example/rss", **more):
    return Page(url, body.encode() if isinstance(body, str) else body, "application/xml", NINE, **more)


def rss(*items):
    return read_feed(FEED, page(RSS.format("".join(f"<item>{item}</item>" for item in items))))


def only(entries):
    (entry,) = entries
    return entry


RSS_ENTRY = """<item><title>Dam fails</title><link>https://a.example/dam</link><guid isPermaLink="false">urn:7</guid>
<pubDate>Mon, 06 May 2024 10:00:00 +0200</pubDate><description>Short.</description><category>World</category>
<content:encoded><![CDATA[<p>A dam failed on Monday.</p>]]></content:encoded><dc:creator>Ann Lee</dc:creator></item>"""
ATOM_ENTRY = """<entry><title>Dam fails</title><link rel="alternate" href="/dam"/><id>urn:7</id><author><name>Ann Lee</name>
</author><published>2024-05-06T10:00:00+02:00</published><updated>2024-05-06T11:00:00+02:00</updated>
<category term="World"/><summary>Short.</summary><content type="html">&lt;p>A dam failed on Monday.&lt;/p></content></entry>"""
RDF_ENTRY = """<item rdf:about="urn:7"><title>Dam fails</title><link>https://a.example/dam</link><dc:creator>Ann Lee</dc:creator>
<dc:date>2024-05-06T08:00:00Z</dc:date><dc:subject>World</dc:subject>
<description>&lt;p&gt;A dam failed on Monday.&lt;/p&gt;</description></item>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "urn:7", "url": "https://a.example/dam",
"title": "Dam fails", "date_published": "2024-05-06T08:00:00Z", "authors": [{"name": "Ann Lee"}], "tags": ["World"],
"summary": "Short.", "content_html": "<p>A dam failed on Monday.</p>"}]}"""


@pytest.mark.parametrize(
    "document",
    [
        RSS.format(RSS_ENTRY),
        RSS.replace('"2.0"', '"0.91"').format(RSS_ENTRY),
        ATOM.format(ATOM_ENTRY),
        RDF.format(RDF_ENTRY),
        JSON,
        "\ufeff" + JSON,
    ],
    ids=["RSS 2.0", "RSS 0.91", "Atom", "RSS 1.0", "JSON Feed", "JSON Feed with a mark"],
)
def test_each_kind_of_feed_says_the_same(document):
    entry = only(read_feed(FEED, page(document)))
    assert (entry.id, entry.url, entry.title) == ("urn:7", "https://a.example/dam", "Dam fails")
    assert entry.published == datetime(2024, 5, 6, 8, tzinfo=UTC)
    assert entry.content == "<p>A dam failed on Monday.</p>"
    assert (entry.authors, entry.categories, entry.position, entry.dated) == (("Ann Lee",), ("World",), 0, True)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"<!DOCTYPE html><html><head><title>Log in</title></head><body><form></form></body></html>", "web page"),
        (b"<html><body>Are you a robot?</body></html>", "web page"),
        (b"Service temporarily unavailable", "neither RSS nor Atom"),
        (b'{"error": "not found"}', "no JSON Feed"),
        (b'{"items": ', "is not"),
        (b"{" + b"[" * 100_000, "is not"),
        (bytes(range(256)) * 8, "feed broken"),
        (b"<rss>" + b" " * (15 * 2**20), "longer than 15 MiB"),
    ],
)
def test_what_is_no_feed_says_so(body, reason):
    with pytest.raises(SourceError, match=reason) as caught:
        read_feed(FEED, page(body))
    assert caught.value.url == FEED.url
    assert caught.value.reason.startswith("feed broken: ")


def test_a_feed_may_be_empty():
    assert rss() == ()
    assert read_feed(FEED, page(ATOM.format(""))) == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;b&gt;Dam&lt;/b&gt; fails", "Dam fails"),
        ("<![CDATA[It&#8217;s <i>over</i>]]>", "It’s over"),
        ("5 &lt; 6 &gt; 4", "5 < 6 > 4"),
        ("A&amp;lt;b&amp;gt;", "A<b>"),
        ("List&lt;String&gt; explained", "List<String> explained"),
        ("  two\n lines\u200b ", "two lines"),
    ],
)
def test_titles_are_words_decoded_once(written, read):
    assert only(rss(f"<title>{written}</title><link>https://a.example/1</link>")).title == read


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/news/1", "https://a.example/news/1"),
        ("  https://a.example/1\n", "https://a.example/1"),
        ("//b.example/1", "https://b.example/1"),
        ("https://a.example/a b/é?q=„", "https://a.example/a%20b/%C3%A9?q=%E2%80%9E"),
    ],
)
def test_links_are_absolute(link, url):
    assert only(rss(f"<title>T</title><link>{link}</link>")).url == url


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "http://[::1", "mailto:a@b"]
)
def test_an_entry_without_a_web_address_keeps_its_content(link):
    item = f"<title>T</title><link>{link}</link><guid isPermaLink='false'>g 1</guid>"
    assert rss(item) == ()
    assert only(rss(item + "<description>Told here.</description>")).url == "https://a.example/rss#g%201"


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Mon, 06 May 2024 08:00:00 GMT", NINE - timedelta(hours=1)),
        ("Mon, 6 May 2024 04:00 EDT", NINE - timedelta(hours=1)),
        ("2024-05-06T13:30:00.123+05:30", NINE - timedelta(hours=1)),
        ("2024-05-06 08:00:00", NINE - timedelta(hours=1)),
        ("May 6, 2024", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Tue, 06 May 2042 08:00:00 GMT", None),
        ("Mon, 31 Feb 2024 08:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(date, published):
    entry = only(rss(f"<title>T</title><link>https://a.example/1</link><pubDate>{date}</pubDate>"))
    assert (entry.published, entry.dated) == (published or NINE, published is not None)


def test_a_date_that_cannot_be_true_gives_way_to_one_that_can():
    entry = only(
        rss(
            "<title>T</title><link>/1</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"
            "<dc:date>2024-05-06T08:00:00Z</dc:date>"
        )
    )
    assert (entry.published, entry.dated) == (NINE - timedelta(hours=1), True)


def test_one_guid_for_all_names_none():
    entries = rss(*(f"<title>T{n}</title><link>/{n}</link><guid>https://a.example/</guid>" for n in range(3)))
    assert [e.url for e in entries] == [f"https://a.example/{n}" for n in range(3)]
    assert len({e.id for e in entries}) == 3
    assert not any({*entry_keys(a)} & {*entry_keys(b)} for a in entries for b in entries if a is not b)


def test_one_link_for_all_names_none():
    entries = rss(*(f"<title>T{n}</title><link>/live</link><description>Text {n}</description>" for n in range(3)))
    assert len({e.url for e in entries}) == 3
    assert all(e.url.startswith("https://a.example/live#") for e in entries)


def test_the_same_entry_twice_is_one():
    entries = rss("<title>T</title><link>/1?utm_source=rss</link>", "<title>T</title><link>/1</link>")
    assert [e.position for e in entries] == [0]


def test_content_is_kept_without_what_acts():
    entry = only(
        rss(
            "<title>T</title><link>/1</link><content:encoded><![CDATA[<p onclick='x()'>A <a href='javascript:x()'>b</a>"
            "<script>alert(1)</script><iframe src='https://ads.example'></iframe></p>]]></content:encoded>"
        )
    )
    assert entry.content == '<p>A <a rel="noopener noreferrer">b</a></p>'


def test_plain_text_becomes_paragraphs():
    entry = only(rss("<title>T</title><link>/1</link><description>5 &lt; 6.\n\nSo it is.</description>"))
    assert entry.content == "<p>5 &lt; 6.</p><p>So it is.</p>"


def test_an_entry_without_a_title_takes_its_first_words():
    words = " ".join(f"w{n}" for n in range(20))
    assert only(rss(f"<link>/1</link><description>{words}</description>")).title == " ".join(words.split()[:12])


def test_characters_as_the_server_says():
    body = RSS.format("<item><title>Čápi</title><link>/1</link></item>").encode("cp1250")
    assert only(read_feed(FEED, page(body, charset="windows-1250"))).title == "Čápi"


def test_at_most_two_thousand_entries():
    assert len(rss(*(f"<title>T{n}</title><link>/{n}</link>" for n in range(2100)))) == 2000


def test_half_characters_of_json_are_dropped():
    entry = only(read_feed(FEED, page(JSON.replace("Dam", "\\ud800Dam").replace("A dam", "\\udfffA dam"))))
    assert (entry.title, entry.content) == ("Dam fails", "<p>A dam failed on Monday.</p>")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://a.example/1?utm_source=rss&amp;id=7&amp;utm_medium=feed", "https://a.example/1?id=7"),
        ("https://a.example/1?at_medium=RSS&amp;fbclid=x#xtor=RSS-3208", "https://a.example/1"),
        ("https://a.example/1?id=a%20b+c&amp;q=#part-2", "https://a.example/1?id=a%20b+c&q=#part-2"),
        ("https://a.example/1?", "https://a.example/1"),
        ("https://bank.example:x@a.example/1", "https://a.example/1"),
    ],
)
def test_links_lose_what_only_tracks_readers(link, url):
    assert only(rss(f"<title>T</title><link>{link}</link>")).url == url
