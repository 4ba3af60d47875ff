"""The outlets' feeds: RSS 2.0, RDF (RSS 1.0), Atom and JSON Feed, good and bad."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from briefing.edges.sample.copydesk import Outlet
from briefing.edges.sample.printing import Printed

#: Where the copy has no time to give, as some outlets' entries have none.
UNDATED = "undated"
#: What gives the full text of a piece, or "" where the feed has summaries only.
Contents = Callable[[Printed], str]


def rss(outlet: Outlet, entries: Sequence[Printed], home: str, made: datetime, contents: Contents) -> str:
    """Return an RSS 2.0 feed."""
    style = outlet.style
    rows = "\n".join(_rss_row(entry, contents(entry)) for entry in entries)
    return f"""<?xml version="1.0" encoding="{style["charset"]}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>{escape(style["name"])}</title>
<link>{home}/</link>
<atom:link href="{home}{style["feed"]["path"]}" rel="self" type="application/rss+xml"/>
<description>{escape(style["motto"])}</description>
<language>{style["language"]}</language>
<lastBuildDate>{format_datetime(made)}</lastBuildDate>
<ttl>15</ttl>
{rows}
</channel>
</rss>
"""


def _rss_row(entry: Printed, contents: str) -> str:
    style = entry.outlet.style
    date = "" if UNDATED in entry.telling.heads else f"<pubDate>{format_datetime(entry.published)}</pubDate>"
    if entry.updated > entry.published:
        date += f"\n<atom:updated>{entry.updated.isoformat()}</atom:updated>"
    full = f"<content:encoded><![CDATA[{contents}]]></content:encoded>" if contents else ""
    guid = style["feed"].get("guid", "{url}").format(url=entry.url, slug=entry.piece.slug)
    link = followed(entry)
    return f"""<item>
<title>{escape(entry.title, quote=False)}</title>
<link>{escape(link)}</link>
<guid isPermaLink="false">{escape(guid)}</guid>
{date}
<dc:creator>{escape(entry.author)}</dc:creator>
<category>{escape(entry.head("section", "News").title())}</category>
<description>{escape(style["feed"].get("description", "{summary}").format(summary=entry.summary, url=entry.url, home=entry.home), quote=False)}</description>
<media:content url="{entry.home}/img/{entry.piece.slug}.png" medium="image"><media:credit>{escape(style["name"])}</media:credit></media:content>
{full}
</item>"""


def followed(entry: Printed) -> str:
    """Return the link that the feed gives: the page, or a counter that redirects to it."""
    pattern: str = entry.outlet.style["feed"].get("link", "{url}")
    return pattern.format(url=entry.url, home=entry.home, slug=entry.piece.slug)


def rdf(outlet: Outlet, entries: Sequence[Printed], home: str, made: datetime, contents: Contents) -> str:
    """Return an RSS 1.0 feed."""
    style = outlet.style
    order = "\n".join(f'<rdf:li rdf:resource="{escape(e.url)}"/>' for e in entries)
    rows = "\n".join(
        f"""<item rdf:about="{escape(e.url)}">
<title>{escape(e.title, quote=False)}</title>
<link>{escape(followed(e))}</link>
<description>{escape(e.summary, quote=False)}</description>
<dc:date>{e.published.isoformat()}</dc:date>
<dc:creator>{escape(e.author)}</dc:creator>
<dc:subject>{escape(e.head("section", "News").title())}</dc:subject>
{f"<content:encoded><![CDATA[{contents(e)}]]></content:encoded>" if contents(e) else ""}
</item>"""
        for e in entries
    )
    return f"""<?xml version="1.0" encoding="{style["charset"]}"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="{home}{style["feed"]["path"]}">
<title>{escape(style["name"])}</title>
<link>{home}/</link>
<description>{escape(style["motto"])}</description>
<dc:language>{style["language"]}</dc:language>
<dc:date>{made.isoformat()}</dc:date>
<sy:updatePeriod>hourly</sy:updatePeriod>
<sy:updateFrequency>2</sy:updateFrequency>
<items><rdf:Seq>
{order}
</rdf:Seq></items>
</channel>
{rows}
</rdf:RDF>
"""


def atom(outlet: Outlet, entries: Sequence[Printed], home: str, made: datetime, contents: Contents) -> str:
    """Return an Atom feed; its links are relative to xml:base where they can be."""
    style = outlet.style
    rows = "\n".join(
        f"""<entry>
<title type="html">{escape(escape(e.title, quote=False), quote=False)}</title>
<link rel="alternate" type="text/html" href="{escape(followed(e).removeprefix(home))}"/>
<id>tag:{e.outlet.slug},{e.first_day.year}:{e.piece.slug}</id>
<published>{e.published.isoformat()}</published>
<updated>{e.updated.isoformat()}</updated>
<author><name>{escape(e.author)}</name></author>
<category term="{escape(e.head("section", "News").title())}"/>
<summary>{escape(e.summary, quote=False)}</summary>
{f'<content type="html">{escape(contents(e), quote=False)}</content>' if contents(e) else ""}
</entry>"""
        for e in entries
    )
    return f"""<?xml version="1.0" encoding="{style["charset"]}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{style["language"]}" xml:base="{home}/">
<title>{escape(style["name"])}</title>
<subtitle>{escape(style["motto"])}</subtitle>
<link rel="self" href="{home}{style["feed"]["path"]}"/>
<link href="{home}/"/>
<id>tag:{style["slug"]},{made.year}:feed</id>
<updated>{made.isoformat()}</updated>
{rows}
</feed>
"""


def json_feed(outlet: Outlet, entries: Sequence[Printed], home: str, made: datetime, contents: Contents) -> str:
    """Return a JSON Feed 1.1."""
    style = outlet.style
    rows = []
    for entry in entries:
        row = {
            "id": f"{entry.outlet.slug}-{entry.piece.slug}",
            "url": followed(entry),
            "title": entry.title,
            "summary": entry.summary,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": entry.author}],
            "tags": [entry.head("section", "News").title()],
        }
        full = contents(entry)
        rows.append({**row, "content_html": full} if full else {**row, "content_text": entry.summary})
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": style["name"],
        "description": style["motto"],
        "home_page_url": f"{home}/",
        "feed_url": f"{home}{style['feed']['path']}",
        "language": style["language"],
        "items": rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def damaged(xml: str) -> str:
    """Return an XML feed as careless software writes it: bare ampersands, HTML entities, tags left open."""
    for good, bad in (
        ("&amp;", "&"),
        ("’", "&rsquo;"),
        ("é", "&eacute;"),
        (" –", "&nbsp;&ndash;"),
        ("</category>", ""),
        ("</channel>\n</rss>\n", ""),
    ):
        xml = xml.replace(good, bad)
    return xml


Writer = Callable[[Outlet, Sequence[Printed], str, datetime, Contents], str]
#: What outlets.yaml may name: the writer and the media type that its server sends.
FORMATS: dict[str, tuple[Writer, str]] = {
    "atom": (atom, "application/atom+xml"),
    "json": (json_feed, "application/feed+json"),
    "rdf": (rdf, "application/rdf+xml"),
    "rss": (rss, "application/rss+xml"),
}
