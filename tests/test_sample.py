"""The sample newsroom is what it says: real HTTP, real warts, an invented world, and a gold standard that holds."""

import html
import json
import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from sample_gold import moment, read_gold

from briefing.edges.sample import SampleNewsroom, latest_morning
from briefing.edges.sample.copydesk import read_copy
from briefing.edges.sample.serving import Stand
from briefing.model import Page
from briefing.stages.feeds import read_feed


@pytest.fixture(scope="module")
def newsroom():
    with SampleNewsroom() as newsroom:
        yield newsroom


@pytest.fixture(scope="module")
def gold(newsroom):
    return read_gold(newsroom)


@pytest.fixture(scope="module")
def told(newsroom):
    """The words of every page that can be read, tags off, one space between."""
    return {name: words(body) for name, url in newsroom.urls.items() if (body := get(url)[2])}


def get(url, **headers):
    """The answer's status, headers and body, errors included."""
    try:
        with urlopen(Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def words(body):
    text = body.decode("windows-1252" if b"charset=iso-8859-1" in body else "utf-8")
    return " ".join(html.unescape(re.sub(r"(?s)<script.*?</script>|<[^>]*>", " ", text)).split())


def feed(newsroom, outlet):
    return next(f for f in newsroom.feeds if f.outlet == outlet)


def entries(newsroom, outlet):
    the_feed = feed(newsroom, outlet)
    _, headers, body = get(the_feed.url)
    page = Page(the_feed.url, body, headers.get_content_type(), newsroom.now, headers.get_content_charset(""))
    return read_feed(the_feed, page)


# ---- the servers


def test_everything_is_on_loopback(newsroom):
    assert all(feed.url.startswith("http://127.") for feed in newsroom.feeds)
    assert all(url.startswith("http://127.") for url in newsroom.urls.values())


def test_no_page_names_an_address_outside(newsroom):
    for url in (*newsroom.urls.values(), *(f.url for f in newsroom.feeds)):
        hosts = set(re.findall(r"(?:src|href)=[\"']https?://([^/\"':]+)", get(url)[2].decode("latin-1")))
        assert all(host.startswith("127.") for host in hosts), url


def test_pages_answer_but_for_the_planted_failures(newsroom):
    statuses = {name: get(url)[0] for name, url in newsroom.urls.items()}
    assert {name: status for name, status in statuses.items() if status != 200} == {
        "wire/northbank-gas-leak": 404,
        "velio/fish-auction-prices": 500,
    }


def test_links_within_pages_lead_somewhere(newsroom):
    for name in ("today/brenmoor-dam-fails", "velio/arcano-wins", "lantern/killer-cheese"):
        links = set(re.findall(r'href="(http[^"]+)"', get(newsroom.urls[name])[2].decode("latin-1")))
        assert len(links) > 5
        assert {get(link)[0] for link in links} <= {200, 500}


def test_a_feed_fails_and_a_feed_is_silent(newsroom, gold):
    assert [f.outlet for f in newsroom.feeds if get(f.url)[0] != 200] == gold["failed feeds"]
    window = newsroom.now - timedelta(days=3)
    silent = [
        f.outlet
        for f in newsroom.feeds
        if f.outlet not in gold["failed feeds"]
        and all(entry.published < window for entry in entries(newsroom, f.outlet))
    ]
    assert silent == gold["silent feeds"]


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_unchanged_pages_are_not_sent_again(newsroom, header):
    condition = {"ETag": "If_None_Match", "Last-Modified": "If_Modified_Since"}[header]
    for url in (newsroom.feeds[0].url, newsroom.urls["wire/brenmoor-dam-toll"]):
        _, headers, _ = get(url)
        status, again, body = get(url, **{condition: headers[header]})
        assert (status, body) == (304, b"")
        assert again["ETag"] == headers["ETag"]
        assert get(url, **{condition: '"other"' if header == "ETag" else "Mon, 01 Jan 2001 00:00:00 GMT"})[0] == 200


def test_every_outlet_has_its_own_address(newsroom):
    homes = {f.url.split("/")[2] for f in newsroom.feeds}
    assert len(homes) == len(newsroom.feeds)


def test_the_servers_go_when_the_block_ends():
    with SampleNewsroom() as newsroom:
        url = newsroom.feeds[0].url
    with pytest.raises(OSError):
        urlopen(url)


def test_a_system_with_one_loopback_address_will_do():
    stand = Stand(999)
    assert stand.home.startswith("http://127.0.0.1:")
    stand.close()


# ---- time


def test_pages_follow_the_clock(gold):
    with SampleNewsroom() as newsroom:
        for name, times in gold["versions"].items():
            tags = set()
            for at in times:
                newsroom.now = moment(newsroom, at)
                tags.add(get(newsroom.urls[name])[1]["ETag"])
            assert len(tags) == len(times), name
        newsroom.now = newsroom.mornings[0]
        assert "wire/brenmoor-dam-toll" not in newsroom.urls
        assert "today/crack-in-brenmoor-dam" in newsroom.urls


def test_a_correction_changes_the_figure_and_says_so(gold):
    with SampleNewsroom() as newsroom:
        pages = []
        for at in gold["versions"]["lantern/killer-cheese"]:
            newsroom.now = moment(newsroom, at)
            pages.append(words(get(newsroom.urls["lantern/killer-cheese"])[2]))
    assert "40 struck down" in pages[0]
    assert "Correction" not in pages[0]
    assert "14 struck down" in pages[1]
    assert "Correction: An earlier version" in pages[1]


def test_dates_follow_the_day():
    with SampleNewsroom(today=date(2025, 3, 3)) as newsroom:
        _, _, body = get(newsroom.urls["wire/brenmoor-dam-toll"])
        urls = " ".join(newsroom.urls.values())
    assert newsroom.now == datetime(2025, 3, 3, 6, 30, tzinfo=UTC)
    assert b"before dawn on Sunday" in body
    assert b"2025-03-03T04:40:00+00:00" in body
    assert "/2025/Mar/03/" in urls
    assert "2024" not in urls


def test_the_latest_morning_is_never_ahead():
    assert latest_morning(datetime(2025, 3, 3, 6, 29, tzinfo=UTC)) == date(2025, 3, 2)
    assert latest_morning(datetime(2025, 3, 3, 6, 30, tzinfo=UTC)) == date(2025, 3, 3)


# ---- feeds


def test_the_feeds_are_of_every_kind(newsroom):
    kinds = {f.outlet: get(f.url)[2][:300] for f in newsroom.feeds}
    assert b"<rss" in kinds["The Harbour Courier"]
    assert b"<rdf:RDF" in kinds["Estmark Public Radio"]
    assert b"w3.org/2005/Atom" in kinds["Intercoast Press"]
    assert json.loads(get(feed(newsroom, "The Meridian Ledger").url)[2])["version"].startswith("https://jsonfeed.org")
    assert b'encoding="windows-1252"' in kinds["The Velio Gazette"]


def test_one_feed_is_badly_formed_and_the_others_are_not(newsroom, gold):
    bad = []
    for the_feed in newsroom.feeds:
        _, headers, body = get(the_feed.url)
        if headers.get_content_type() == "application/feed+json" or the_feed.outlet in gold["failed feeds"]:
            continue
        try:
            ET.fromstring(body)
        except ET.ParseError:
            bad.append(the_feed.outlet)
    assert bad == ["Lakeshore 6 News"]


def test_every_listed_piece_is_read_from_its_feed(newsroom, gold):
    read = []
    for the_feed in newsroom.feeds:
        if the_feed.outlet not in gold["failed feeds"]:
            read += entries(newsroom, the_feed.outlet)
    assert len(read) == len(newsroom.urls)
    assert len({entry.id for entry in read}) == len(read)
    pages = {get(entry.url)[0] for entry in read}
    assert pages == {200, 404, 500}
    titles = {entry.title for entry in read}
    assert "Cranes stand still at Port of Northbank & Lakehead as 3,100 dockworkers walk out" in titles
    assert "HERO OF THE BIANCA: Fisherman, 70, hauls 38 from sea in boat built for SIX" in titles


def test_some_feeds_carry_the_full_text(newsroom):
    full = {o: max(len(e.content) for e in entries(newsroom, o)) for o in ("Valmora Today", "Intercoast Press")}
    assert full["Valmora Today"] > 1500 > 400 > full["Intercoast Press"]


# ---- pages


def test_the_gazette_is_in_windows_1252(newsroom):
    _, headers, body = get(newsroom.urls["velio/stella-corrana"])
    assert headers["Content-Type"] == "text/html; charset=ISO-8859-1"
    assert b"caf\xe9" in body
    assert b"\x93I signed for eleven,\x94" in body


def test_pages_carry_what_the_web_puts_around_an_article(told, gold):
    seen = {phrase for phrase in gold["never"] if any(phrase in page for page in told.values())}
    assert seen == set(gold["never"])


def test_there_is_enough_to_read(told):
    assert len(told) >= 60
    assert sum(len(page.split()) > 300 for page in told.values()) >= 40


# ---- the gold standard


def test_gold_names_real_articles(newsroom, gold):
    named = {a for event in gold["events"].values() for a in (*event["articles"], *event["maybe"])}
    named |= (
        {a for copies in gold["copies"] for a in copies["articles"]} | set(gold["versions"]) | set(gold["failures"])
    )
    named |= {a for kind in ("genres", "languages") for articles in gold[kind].values() for a in articles}
    named |= {a for fact in gold["disagreements"].values() for a in fact["claims"]}
    assert named <= set(newsroom.urls)


def test_events_are_told_by_several_outlets_and_no_article_by_two_events(gold):
    events = [event["articles"] for event in gold["events"].values()]
    assert sum(len({a.split("/")[0] for a in articles}) >= 3 for articles in events) >= 6
    named = [a for event in gold["events"].values() for a in (*event["articles"], *event["maybe"])]
    assert len(named) == len(set(named))


def test_gold_quotes_stand_in_their_articles(told, gold):
    assert len(gold["quotes"]) >= 40
    for quote in (*gold["quotes"], *({**q, "words": [q["words"]]} for q in gold["scare quotes"])):
        for stretch in quote["words"]:
            assert stretch in told[quote["article"]], quote


def test_gold_speakers_stand_in_their_articles(told, gold):
    for quote in gold["quotes"]:
        for part in (quote["name"] or "").split():
            assert part.lower() in told[quote["article"]].lower(), quote


def test_gold_developments_and_claims_stand_in_their_articles(told, gold):
    for sentence in gold["listed"]["dam"]:
        assert sentence in told["lakeshore/brenmoor-dam-live-updates"]
    for fact in gold["disagreements"].values():
        for name, claim in fact["claims"].items():
            assert claim.lower() in told[name].lower(), (name, claim)


# ---- the copy and the files


def test_copy_is_read_by_its_marks():
    """The body's marks, and a second state that inherits its heads."""
    first, second = read_copy(
        "=== a\nat: 1 08:00\ntitle: One\nsection: x\n\nwa s s.\n## head\n► it: em\n[promo] MORE: b > c\n\n=== a\nat: 1 09:30\ntitle: Two\n\nwo s.\n"
    )[0].tellings
    assert [(line.kind, line.words) for line in first.lines] == [
        ("paragraph", "wa s s."),
        ("heading", "head"),
        ("item", "it: em"),
        ("promo", "MORE: b > c"),
    ]
    assert (second.heads["title"], second.heads["section"], second.at) == ("Two", "x", timedelta(hours=9, minutes=30))


def test_pages_can_be_written_as_files(newsroom, tmp_path):
    SampleNewsroom().write(tmp_path)
    files = [file for file in tmp_path.rglob("*.html") if file.is_file()]
    assert len(files) == len(newsroom.urls) - 2
    assert b"\x93I signed for eleven,\x94" in b"".join(f.read_bytes() for f in (tmp_path / "velio").rglob("*.html"))
    assert (tmp_path / "ledger" / "feed.json").exists()


def test_the_documentation_names_every_outlet_and_the_number_of_pieces(newsroom):
    words = (Path(__file__).parents[1] / "docs" / "sample-newsroom.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z][^|]+?) \|", words, re.MULTILINE) == [f.outlet for f in newsroom.feeds]
    assert f"Its {len(newsroom.urls)} pieces" in words


def test_the_documented_copy_is_read():
    words = (Path(__file__).parents[1] / "docs" / "sample-newsroom.md").read_text(encoding="utf-8")
    (piece,) = read_copy(words.split("```text\n")[1].split("```")[0])
    assert [len(t.lines) for t in piece.tellings] == [6, 1]
    assert piece.tellings[1].heads["author"] == "A Name"
