"""The lists of feeds looked after, and pulled, against the sample newsroom's servers."""

import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.edges.lists import read_lists
from briefing.edges.sample import SampleNewsroom


@pytest.fixture(scope="module")
def newsroom():
    with SampleNewsroom() as newsroom:
        yield newsroom


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A newsroom in an empty folder, to which loopback is open."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BRIEFING_CONFIG", raising=False)
    (tmp_path / "config.yaml").write_text("fetch: {allow_networks: 127.0.0.0/8, delay: 0}\n", encoding="utf-8")
    return tmp_path


def feed(newsroom, outlet):
    return next(f for f in newsroom.feeds if outlet in f.outlet)


@contextmanager
def front_page(feed_url):
    """Yield the address of a front page that names a feed."""
    body = f'<html><head><link rel="alternate" type="application/rss+xml" href="{feed_url}"></head><body><p>News</p></body></html>'

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_site_s_feed_is_found_tried_and_written(run, newsroom, desk):
    with front_page(feed(newsroom, "Harbour Courier").url) as home:
        status, out, err = run("feeds", "add", home, "--desk", "World")
    assert (status, err) == (0, "")
    (added,) = read_lists([desk / "feeds/world.yaml"])
    assert (added.url, added.desk, added.language) == (feed(newsroom, "Harbour Courier").url, "World", "en")
    assert "Harbour Courier" in added.outlet
    status, _, err = run("feeds", "add", added.url)
    assert (status, "is followed already" in err) == (1, True)
    status, out, _ = run(
        "feeds", "add", feed(newsroom, "Estmark Public Radio").url, "--outlet", "EPR", "--desk", "World", "--json"
    )
    assert (status, json.loads(out)["outlet"]) == (0, "EPR")
    assert len(read_lists([desk / "feeds/world.yaml"])) == 2


def test_what_is_no_feed_is_not_added(run, newsroom, desk):
    page = next(iter(newsroom.urls.values()))
    for url in ("http://127.0.0.1:1/rss", "http://10.0.0.1/rss", page.rsplit("/", 1)[0] + "/nothing-here"):
        status, _, err = run("feeds", "add", url)
        assert status == 1
        assert len(err.splitlines()) == 1
    assert not (desk / "feeds").exists()


def test_lists_go_out_and_come_in(run, newsroom, desk):
    (desk / "feeds").mkdir()
    (desk / "feeds/world.yaml").write_text(
        "desk: World\nfeeds:\n  - url: https://a.example/rss\n    outlet: A\n", encoding="utf-8"
    )
    (desk / "in.opml").write_text(
        '<opml version="2.0"><body><outline text="World"><outline text="A" xmlUrl="https://a.example/rss"/>'
        '<outline text="B &amp; Söhne" xmlUrl="https://b.example/rss"/></outline>'
        '<outline text="C" xmlUrl="https://c.example/rss"/></body></opml>',
        encoding="utf-8",
    )
    status, out, _ = run("feeds", "import", "in.opml", "--desk", "Business")
    assert (status, "1 feed followed already" in out) == (0, True)
    assert [f.outlet for f in read_lists([desk / "feeds/world.yaml"])] == ["A", "B & Söhne"]
    assert [(f.outlet, f.desk) for f in read_lists([desk / "feeds/business.yaml"])] == [("C", "Business")]
    assert run("feeds", "export", "out.opml")[0] == 0
    assert sorted(f.url for f in read_lists([desk / "out.opml"])) == [f"https://{x}.example/rss" for x in "abc"]
    assert run("feeds", "export")[1].startswith("<?xml")
    assert "0 feeds" not in run("feeds", "import", "out.opml")[1]


def test_check_tells_the_well_from_the_troubled(run, newsroom, desk):
    run("feeds", "import", write_all(newsroom, desk))
    status, out, _ = run("feeds", "check", "--json")
    found = {c["url"]: c for c in json.loads(out)}
    assert status == 3
    assert len(found) == len(newsroom.feeds)
    assert [c["trouble"] for c in found.values() if c["status"] == "trouble"]
    well = found[feed(newsroom, "Estmark Public Radio").url]
    assert (well["language"], re.match(r"\d{4}-", well["last_new"]) is not None) == ("en", True)
    assert found[feed(newsroom, "Morgenwarte").url]["language"] == "de"


def write_all(newsroom, folder):
    from briefing.edges.lists import write_opml

    (folder / "all.opml").write_text(write_opml(newsroom.feeds), encoding="utf-8")
    return "all.opml"


def test_pull_fills_the_archive_and_a_second_asks_for_nothing(run, newsroom, desk):
    run("feeds", "import", write_all(newsroom, desk))
    status, out, _ = run("pull", "--json")
    first = json.loads(out)
    assert status == 3
    assert (first["feeds"], first["failed"] >= 1) == (len(newsroom.feeds), True)
    assert all({"url", "reason"} <= failure.keys() for failure in first["failures"])
    again = json.loads(run("pull", "--json")[1])
    assert again["articles"] == 0
    assert "failing" in run("status")[1]


def test_make_without_a_pull_uses_what_was_pulled(run, newsroom, desk):
    run("feeds", "import", write_all(newsroom, desk))
    status, _, err = run("make", "--no-pull")
    assert (status, "no feed could be read" in err, "not pulled yet" in err) == (1, True, True)
    run("pull")
    stands = f"{newsroom.now:%Y-%m-%dT%H:%M}+00:00"
    status, out, _ = run("make", "--no-pull", "--at", stands, "--since", "2024-05-15", "--json")
    assert (status in (0, 3), json.loads(out)["feeds"]) == (True, len(newsroom.feeds))
