"""The sample newsroom over real HTTP on loopback, from feeds to the edition, against what a careful reader finds in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from newsroom import kept_to_schema
from sample_gold import read_gold

from briefing.edges.jsonfile import write_json
from briefing.edges.sample import SampleNewsroom
from briefing.edges.web import FeedState, Web
from briefing.edges.workers import run
from briefing.model import Coverage, Failure, Genre, Page
from briefing.pipeline import PRESETS, Order, gather, make_briefing
from briefing.stages.changes import read_edition
from briefing.stages.duplicates import merge_duplicates
from briefing.stages.stories import group_stories

EVERY = get_args(Genre)


@pytest.fixture(scope="module")
def newsroom():
    with SampleNewsroom() as newsroom:
        yield newsroom


@pytest.fixture(scope="module")
def gold(newsroom):
    return read_gold(newsroom)


@pytest.fixture(scope="module")
def names(newsroom):
    """outlet/slug by address."""
    return {url: name for name, url in newsroom.urls.items()}


def pull_all(newsroom, web, now, since, shelf):
    """What the newsroom's feeds announce since a moment; `shelf` holds the versions read before, by address."""

    def pull(feeds):
        for pulled in web.pull([FeedState(f.url) for f in feeds], anyway=True):
            yield pulled.outcome if isinstance(pulled.outcome, (Page, Failure)) else None

    return gather(
        newsroom.feeds,
        fetch_feeds=pull,
        fetch_pages=web.fetch,
        now=now,
        since=since,
        known=lambda urls: {url: shelf[url][-1] for url in urls if url in shelf},
        run=run,
    )


@pytest.fixture(scope="module")
def gathered(newsroom):
    web = Web(allow_networks=["127.0.0.0/8"], pause=0.01)
    return pull_all(newsroom, web, newsroom.now, newsroom.now - timedelta(days=3), {})


@pytest.fixture(scope="module")
def briefing(newsroom, gathered):
    order = Order(preset=PRESETS["long"], genres=EVERY)
    counted = Coverage(gathered.feeds, gathered.failed, gathered.silent)
    since = newsroom.now - timedelta(days=1)
    return make_briefing(
        gathered.articles, order, made=newsroom.now, since=since, failures=gathered.failures, coverage=counted
    )


@pytest.fixture(scope="module")
def edition(briefing):
    return kept_to_schema(write_json(briefing))


def plain(words):
    return re.sub(r"[^\w ]", "", re.sub(r"\s+", " ", words.replace("’", "'"))).lower().strip()


def test_what_could_not_be_seen_is_named(gathered, gold, names):
    assert {names.get(f.url) for f in gathered.failures} >= set(gold["failures"])
    assert (gathered.feeds, gathered.failed, gathered.silent) == (12, 1, 1)


def test_each_event_is_one_story_and_no_story_two_events(briefing, gold, names):
    events = {article: event for event, told in gold["events"].items() for article in told["articles"]}
    homes = Counter()
    for digest in briefing.digests:
        told = Counter(events[n] for a in digest.story.articles if (n := names.get(a.url)) in events)
        assert len(told) <= 1, f"two events in one story: {told}"
        homes.update(told.keys())
    assert {event: n for event, n in homes.items() if n > 1} == {}


def test_two_events_of_one_town_are_two_stories(gathered, names):
    stories = group_stories(merge_duplicates(gathered.articles))
    homes = {names.get(a.url): n for n, s in enumerate(stories) for a in s.articles}
    assert homes["courier/northbank-bridge-verdict"] != homes["lakeshore/station-gas-scare"]


def test_copies_are_one_report_and_count_once(briefing, gold, names):
    reports = [{names.get(a.url): r for a in r.articles} for d in briefing.digests for r in d.story.reports]
    for group in gold["copies"]:
        (found,) = [r for r in reports if set(group["articles"]) & set(r)]
        assert set(group["articles"]) <= set(found)
        assert next(iter(found.values())).origin == group["origin"]


def test_genres_and_languages_are_known(gathered, gold, names):
    genres = {names[a.url]: a.genre for a in gathered.articles if a.url in names}
    languages = {names[a.url]: a.language for a in gathered.articles if a.url in names}
    for genre, told in gold["genres"].items():
        assert {n: genres[n] for n in told if n in genres} == {n: genre for n in told if n in genres}
    assert {n for n, language in languages.items() if language == "de"} == set(gold["languages"]["de"])


def test_nothing_of_the_page_around_the_article_is_printed(edition, gold):
    def spans(node):
        if isinstance(node, dict):
            yield from [node["text"]] if "start" in node else []
            for value in node.values():
                yield from spans(value)
        elif isinstance(node, list):
            for value in node:
                yield from spans(value)

    printed = list(spans(edition["stories"]))
    assert len(printed) > 300
    assert {junk for junk in gold["never"] for words in printed if junk in words} == set()
    assert not [w for w in printed if w.startswith("By ") and w.split()[1].istitle()]


def test_the_newsrooms_own_bullets_are_developments(edition, gold):
    listed = [d for s in edition["stories"] for d in s["developments"] if d["listed"]]
    for event in gold["listed"].values():
        for bullet in event:
            assert len([d for d in listed if plain(bullet) == plain(d["sentence"]["text"])]) == 1


def test_quotes_come_whole_and_with_the_right_name(edition, gold, newsroom):
    found = [
        (plain(" ".join(w["text"] for w in q["words"])), plain(q["name"] or ""))
        for s in edition["stories"]
        for q in s["quotes"]
    ]
    missing, wrong = [], []
    for quote in gold["quotes"]:
        words, name = plain(" ".join(quote["words"])), plain(quote["name"] or "")
        hits = [who for said, who in found if words in said]
        if not hits:
            missing.append(quote["words"])
        elif not any(name.removeprefix("the ") in who and bool(name) == bool(who) for who in hits):
            wrong.append((quote["words"][0], quote["name"], hits))
    assert len(missing) <= 2, missing
    assert len(wrong) <= 3, wrong


def test_sources_that_differ_stand_side_by_side(briefing, gold, names):
    told = [
        [({names.get(a.url) for a in report.articles}, claim.text.lower()) for claim in found.claims for report in digest.story.reports if claim.article in report.articles]
        for digest in briefing.digests
        for found in digest.disagreements
    ]  # fmt: skip
    for fact, differ in gold["disagreements"].items():
        said = [
            sum(any(n in who and f.lower() in t for who, t in claims) for n, f in differ["claims"].items())
            for claims in told
        ]
        assert max(said) >= 2, fact


def test_the_next_mornings_edition_knows_what_this_one_printed(gold):
    with SampleNewsroom() as newsroom:
        web = Web(allow_networks=["127.0.0.0/8"], pause=0.01)
        shelf, printed, editions = {}, (), []
        for morning in newsroom.mornings:
            newsroom.now = morning
            since = morning - timedelta(days=1)
            pulled = pull_all(newsroom, web, morning, since, shelf)
            for article in pulled.articles:
                shelf.setdefault(article.url, []).append(
                    replace(article, version=len(shelf.get(article.url, [])) + 1, fetched=morning)
                )
            every = [a for versions in shelf.values() for a in versions]
            editions.append(
                make_briefing(every, Order(preset=PRESETS["long"]), made=morning, since=since, earlier=printed)
            )
            printed = read_edition(kept_to_schema(write_json(editions[-1])))
        names = {url: name for name, url in newsroom.urls.items()}

    first, second = [{event_of(d, gold, names): d for d in e.digests} for e in editions]
    going_on = {e for e in first if e and e in second}
    assert going_on >= {"dam", "election", "ceasefire"}
    assert {e: second[e].status for e in going_on if second[e].status == "new"} == {}
    assert {second[e].id for e in going_on} == {first[e].id for e in going_on}
    assert second["dam"].changed
    printed_before = {s.text for d in editions[0].digests for s in d.summary.sentences}
    assert not [s.text for d in editions[1].digests for s in d.changed if s.text in printed_before]
    corrected = {names[c.here.article.url] for c in editions[1].corrections if c.here}
    assert "lantern/killer-cheese" in corrected


def event_of(digest, gold, names):
    """The event that a story tells, by the gold."""
    told = {names.get(a.url) for a in digest.story.articles}
    return next((event for event, of in gold["events"].items() if told & set(of["articles"])), None)


def test_the_same_articles_in_another_order_give_the_same_edition(newsroom, gathered, briefing):
    order = Order(preset=PRESETS["long"], genres=EVERY)
    counted = Coverage(gathered.feeds, gathered.failed, gathered.silent)
    since = newsroom.now - timedelta(days=1)
    again = make_briefing(
        gathered.articles[::-1],
        order,
        made=newsroom.now,
        since=since,
        failures=gathered.failures[::-1],
        coverage=counted,
    )
    assert write_json(again) == write_json(briefing)
