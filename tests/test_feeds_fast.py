"""The quick reading of feeds says what feedparser says, or nothing."""

from html import escape

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import FEED, NINE

from briefing.errors import SourceError
from briefing.model import Page
from briefing.stages.feeds.fast import read_fast
from briefing.stages.feeds.judge import judge
from briefing.stages.feeds.reading import read_feed

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    ' xmlns:georss="http://www.georss.org/georss" xmlns:odd="https://odd.example/ns"'
)
words = st.sampled_from(
    [
        "",
        "Dam fails",
        "AT&T",
        "Q&amp;A",
        "<b>bold</b> words",
        "<p>A longer text of a paragraph.</p><p>And another.</p>",
        "5 < 6",
        "It’s “over”",
        "cafÃ©",
        "caf\u0092s",
        "Ça alors",
        "  two\n lines ",
        "日本語",
        "x" * 300,
    ]
)
links = st.sampled_from(
    [
        "https://a.example/1",
        "/2",
        "3?x=1&y=2",
        "",
        " https://b.example/4 ",
        "javascript:x()",
        "urn:uuid:5",
        "http://[::1",
        "mailto:a@b.example",
        "//c.example/6",
        "#7",
        "https:///a.example/8",
    ]
)
dates = st.sampled_from(["Mon, 06 May 2024 08:00:00 GMT", "2024-05-06T08:00:00+02:00", "2024-05-06", "never", ""])
people = st.sampled_from(["Ann Lee", "desk@a.com (Ann Lee)", "Ann Lee <ann@a.com>", "ann@a.com", ""])


def element(name, text, attributes=""):
    return st.builds(lambda t: f"<{name}{attributes}>{escape(t, quote=False)}</{name}>", text)


def cdata(name, text):
    return st.builds(lambda t: f"<{name}><![CDATA[{t}]]></{name}>", text)


def linked(tag, more=""):
    return st.builds(lambda href: f'<{tag} href="{escape(href)}"{more}/>', links)


RSS_CHILDREN = st.one_of(
    element("title", words),
    cdata("title", words),
    element("title", words, ' type="html"'),
    element("media:title", words),
    element("dc:title", words),
    element("description", words),
    cdata("description", words),
    element("media:description", words),
    element("itunes:summary", words),
    element("content:encoded", words),
    cdata("content:encoded", words),
    element("link", links),
    linked("atom:link"),
    linked("atom:link", ' rel="self"'),
    linked("atom:link", ' rel="alternate" type="application/json"'),
    element("guid", links),
    element("guid", links, ' isPermaLink="false"'),
    element("guid", links, ' isPermaLink="true"'),
    element("feedburner:origLink", links),
    element("pubDate", dates),
    element("PubDate", dates),
    element("dc:date", dates),
    element("dcterms:modified", dates),
    element("atom:updated", dates),
    element("author", people),
    element("dc:creator", people),
    element("itunes:author", people),
    element("category", words),
    element("category", words, ' domain="x"'),
    element("dc:subject", words),
    element("media:keywords", words),
    element("source", words, ' url="https://s.example/"'),
    element("odd:title", words),
    element("slash:comments", words),
    st.just('<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/>'),
    st.just('<media:thumbnail url="https://a.example/1.jpg"/>'),
    st.just("<media:group><media:title>M</media:title><media:description>Deep</media:description></media:group>"),
    st.just('<media:content url="https://a.example/1.jpg"><media:description>Deep</media:description></media:content>'),
    st.just("<image><url>https://a.example/i.jpg</url><title>I</title><link>https://a.example/i</link></image>"),
    st.just("<description>Not <b>escaped</b></description>"),
    st.just("<odd:box><title>Boxed</title></odd:box>"),
    st.just("<!-- a comment --><?a pi?>"),
    st.just("\n  "),
)
ATOM_CHILDREN = st.one_of(
    element("title", words),
    element("title", words, ' type="html"'),
    st.just('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title>'),
    element("summary", words),
    element("summary", words, ' type="html"'),
    element("content", words, ' type="html"'),
    element("content", words, ' type="html" xml:base="https://base.example/x/"'),
    element("content", words, ' type="image/png"'),
    st.just('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A</p></div></content>'),
    st.just('<content src="https://a.example/1.mp4" type="video/mp4"/>'),
    linked("link"),
    linked("link", ' rel="alternate" type="text/html"'),
    linked("link", ' rel="alternate" xml:base="https://base.example/"'),
    linked("link", ' rel="ENCLOSURE" type="audio/mpeg"'),
    linked("link", ' rel="alternate" type="text/plain"'),
    element("id", links),
    element("published", dates),
    element("updated", dates),
    element("issued", dates),
    st.builds(
        lambda p: f"<author><name>{p}</name><email>x@y.com</email></author>", st.sampled_from(["Ann Lee", "Bob"])
    ),
    st.just("<author><uri>https://a.example</uri></author>"),
    st.just("<contributor><name>Not the author</name></contributor>"),
    st.just('<category term="World"/>'),
    st.just('<category term="world" label="The World"/>'),
    st.just(
        "<source><title>Elsewhere</title><id>x</id><link href='https://e.example'/><updated>2020</updated></source>"
    ),
    st.just("<published>2024-05-06T08:00:00Z</published>"),
)


def items(children, tag, attributes=""):
    return st.lists(
        st.builds(lambda parts: f"<{tag}{attributes}>{''.join(parts)}</{tag}>", st.lists(children, max_size=8)),
        max_size=3,
    ).map("".join)


channel_parts = st.lists(
    st.one_of(
        element("link", links),
        linked("atom:link", ' rel="self"'),
        linked("atom:link", ' rel="alternate"'),
        st.just("<image><url>/i.png</url><link>https://image.example/</link><title>I</title></image>"),
        st.just("<title>A</title>"),
        st.just("<textInput><link>https://text.example</link></textInput>"),
    ),
    max_size=3,
).map("".join)
feed_parts = st.lists(st.one_of(linked("link"), linked("link", ' rel="self"'), element("id", links)), max_size=3).map(
    "".join
)

RSS = st.builds(
    lambda head, body, base: f'<rss version="2.0" {SPACES}{base}><channel>{head}{body}</channel></rss>',
    channel_parts,
    items(RSS_CHILDREN, "item"),
    st.sampled_from(["", ' xml:base="https://base.example/"']),
)
RDF = st.builds(
    lambda head, body: (
        f'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns="http://purl.org/rss/1.0/" {SPACES}><channel>{head}</channel>{body}</rdf:RDF>'
    ),
    channel_parts,
    items(RSS_CHILDREN, "item", ' rdf:about="https://a.example/about"'),
)
ATOM = st.builds(
    lambda head, body, base: f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"{base}>{head}{body}</feed>',
    feed_parts,
    items(ATOM_CHILDREN, "entry"),
    st.sampled_from(["", ' xml:base="https://base.example/"', ' base="https://odd.example/"']),
)


def page(document):
    return Page("https://a.example/feeds/rss", document.encode(), "text/xml", NINE)


many = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(st.one_of(RSS, RDF, ATOM))
def test_the_quick_reading_says_what_feedparser_says(document):
    quick = read_fast(page(document))
    if quick is not None:
        assert quick == judge("u", page(document))


@many
@given(st.one_of(RSS, RDF, ATOM), st.data())
def test_a_broken_document_is_left_to_feedparser(document, data):
    """Wherever a document is cut, the quick reading is silent or right."""
    cut = page(document[: data.draw(st.integers(0, len(document)))])
    quick = read_fast(cut)
    assert quick is None or quick == judge("u", cut)


@pytest.mark.parametrize(
    "document",
    [
        f'<rss version="2.0" {SPACES}><channel><item><title>A</title><link>/1</link></item></channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/1"/></entry></feed>',
    ],
)
def test_the_common_case_is_read_quickly(document):
    assert read_fast(page(document)) is not None


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>',
        "<rss><channel><item><title>A & B</title></item></channel></rss>",
        "<rss><channel><item><title>A&nbsp;B</title></item></channel></rss>",
        "<html><body>Log in</body></html>",
        "",
    ],
)
def test_the_rest_is_not(document):
    assert read_fast(page(document)) is None


def test_other_encodings_are_left_to_feedparser():
    body = '<?xml version="1.0" encoding="iso-8859-2"?><rss><channel><item><title>Čáp</title></item></channel></rss>'
    assert read_fast(Page("u", body.encode("iso-8859-2"), "text/xml", NINE)) is None
    assert read_fast(Page("u", body.replace("iso-8859-2", "utf-8").encode(), "text/xml", NINE, "cp1250")) is None


def test_every_entry_that_feedparser_finds_is_found():
    items = "".join(f"<item><title>T{n}</title><link>/{n}</link></item>" for n in range(50))
    body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    assert len(read_feed(FEED, Page(FEED.url, body, "text/xml", NINE))) == len(feedparser.parse(body).entries) == 50


def test_feedparser_is_only_asked_once():
    with pytest.raises(SourceError):
        judge("u", page("<nothing/>"))
