"""The sample newsroom is what it says: real HTTP, real warts, an invented world."""

from datetime import UTC, date, datetime
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from briefing.edges.sample import SampleNewsroom, latest_morning


@pytest.fixture(scope="module")
def newsroom():
    with SampleNewsroom() as newsroom:
        yield newsroom


def get(url, **headers):
    """The answer's status, headers and body, errors included."""
    try:
        with urlopen(Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_everything_is_on_loopback(newsroom):
    assert all(feed.url.startswith("http://127.") for feed in newsroom.feeds)
    assert all(url.startswith("http://127.") for url in newsroom.urls.values())


def test_pages_answer_but_for_the_planted_failures(newsroom):
    failing = {name: get(url)[0] for name, url in newsroom.urls.items()}
    assert {name: status for name, status in failing.items() if status != 200} == {"wire/northbank-gas-leak": 404}


def test_a_feed_fails(newsroom):
    assert [f.outlet for f in newsroom.feeds if get(f.url)[0] != 200] == ["Union Monitor"]


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_unchanged_pages_are_not_sent_again(newsroom, header):
    condition = {"ETag": "If_None_Match", "Last-Modified": "If_Modified_Since"}[header]
    for url in (newsroom.feeds[0].url, newsroom.urls["wire/brenmoor-dam-toll"]):
        _, headers, _ = get(url)
        status, again, body = get(url, **{condition: headers[header]})
        assert (status, body) == (304, b"")
        assert again["ETag"] == headers["ETag"]


def test_a_page_follows_the_clock():
    with SampleNewsroom() as newsroom:
        second, third = newsroom.mornings
        seen = []
        for now in (second, datetime(2024, 5, 15, 12, tzinfo=UTC), third):
            newsroom.now = now
            _, headers, body = get(newsroom.urls["today/brenmoor-dam-fails"])
            seen.append((headers["ETag"], b"At least six people" in body, b"At least 11 people" in body))
        assert len({etag for etag, _, _ in seen}) == 3
        assert [s[1:] for s in seen] == [(False, False), (True, False), (False, True)]


def test_dates_follow_the_day():
    monday = date(2025, 3, 3)
    with SampleNewsroom(today=monday) as newsroom:
        _, _, body = get(newsroom.urls["wire/brenmoor-dam-toll"])
    assert newsroom.now == datetime(2025, 3, 3, 6, 30, tzinfo=UTC)
    assert b"before dawn on Sunday" in body
    assert b"2025-03-03T04:40:00+00:00" in body


def test_the_latest_morning_is_never_ahead():
    assert latest_morning(datetime(2025, 3, 3, 6, 29, tzinfo=UTC)) == date(2025, 3, 2)
    assert latest_morning(datetime(2025, 3, 3, 6, 30, tzinfo=UTC)) == date(2025, 3, 3)
