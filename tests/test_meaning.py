"""What short reports say, whatever their words, where something that tells it is asked for."""

import logging
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from briefing.edges.vectors import wordllama
from briefing.errors import ConfigError
from briefing.model import Report
from briefing.pipeline import Order, make_briefing
from briefing.stages.stories import group_stories
from briefing.stages.stories.meaning import Saying
from tests.quality import stories as quality

FEEDS = sorted((Path(__file__).parent / "quality").glob("feeds_*.jsonl"))
ROWS = quality.read(FEEDS[0])
REPORTS = [Report(article) for article in quality.articles(ROWS)]


class Knowing:
    """Stands in for the extra: tells the event of a headline that it has been told of, and nothing of others."""

    def __init__(self, rows):
        self.events = sorted({row["story"] for row in rows})
        # A headline may hold a full stop of its own.
        self.told = {row["title"].rstrip(" .").split(". ")[0]: row["story"] for row in rows}
        self.asked = []

    def __call__(self, texts):
        self.asked += texts
        vectors = np.zeros((len(texts), len(self.events)))
        for vector, text in zip(vectors, texts, strict=True):
            vector[self.events.index(self.told[text.split(". ")[0]])] = 1
        return vectors


def f1(stories, rows=ROWS):
    told = {article.url: number for number, story in enumerate(stories) for article in story.articles}
    found = {row["id"]: str(told[quality.address(row)]) for row in rows}
    return quality.score({row["id"]: row["story"] for row in rows}, found)["b3"]["f1"]


@pytest.fixture
def knowing():
    return Knowing(ROWS)


def test_reports_that_say_the_same_come_together_in_other_words(knowing):
    assert f1(group_stories(REPORTS, meaning=knowing)) > f1(group_stories(REPORTS)) + 0.05


def test_who_knows_no_text_changes_nothing():
    def unknown(texts):
        return np.zeros((len(texts), 3))

    assert group_stories(REPORTS, meaning=unknown) == group_stories(REPORTS)


def test_the_order_of_arrival_does_not_matter_to_what_is_said(knowing):
    assert group_stories(REPORTS, meaning=knowing) == group_stories(REPORTS[::-1], meaning=knowing)


def test_what_stands_is_told_again_to_who_knows_what_is_said(knowing):
    early, late = REPORTS[:110], REPORTS[110:]
    standing = group_stories(early, meaning=knowing)
    asked = len(knowing.asked)
    grown = group_stories(late, standing=standing, meaning=knowing)
    assert len(knowing.asked) == asked + len(late)
    assert group_stories(late, standing=tuple(standing), meaning=knowing) == grown
    assert sum(len(story.reports) for story in grown) == len(REPORTS)
    plain = group_stories(early)
    again = group_stories(late, standing=plain, meaning=knowing)
    assert again == group_stories(late, standing=tuple(plain), meaning=knowing)


def test_only_the_language_that_is_known_is_asked_for(knowing):
    german = [Report(replace(report.article, language="de")) for report in REPORTS]
    assert group_stories(german, meaning=knowing) == group_stories(german)
    assert not knowing.asked


def test_groups_that_went_together_say_what_they_would_have_said_as_one():
    vectors = np.random.default_rng(7).normal(size=(12, 5)).astype(np.float32)
    vectors[3] = 0
    groups = np.arange(12) % 6
    grown = Saying(vectors, groups, 1)
    grown.unite(1, 2)
    grown.unite(1, 3)
    at_once = Saying(vectors, np.where((groups == 2) | (groups == 3), 1, groups), 1)
    others = np.array([0, 4, 5])
    assert grown.likelier(1, others) == pytest.approx(at_once.likelier(1, others))
    assert grown.likelier(0, np.array([1])) == pytest.approx(at_once.likelier(0, np.array([1])))


def test_an_edition_is_grouped_by_what_its_reports_say(knowing):
    articles = [report.article for report in REPORTS]
    made = max(article.published for article in articles)
    make_briefing(articles, Order(), made=made, since=made - timedelta(days=3), meaning=knowing)
    assert len(knowing.asked) == len(REPORTS)


def test_of_two_groups_the_one_that_says_the_same_is_the_likelier():
    vectors = np.array([[1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]], np.float32)
    near, far, unknown = Saying(vectors, np.arange(5), 1).likelier(0, np.array([1, 2, 4]))
    assert near > 0 > far
    assert unknown == 0


def test_only_the_tier_that_asks_for_it_needs_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "wordllama", None)
    wordllama.cache_clear()
    assert quality.measure(FEEDS[0], None, "", "default")["articles"] == len(ROWS)
    with pytest.raises(ConfigError, match=r'pip install "newsroom-briefing\[semantic\]"$') as error:
        quality.measure(FEEDS[0], None, "", "semantic")
    assert "\n" not in str(error.value)


def test_the_extra_leaves_the_log_of_the_house_alone():
    pytest.importorskip("wordllama", reason="the extra [semantic] is not installed")
    wordllama.cache_clear()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    for name in [name for name in sys.modules if name.split(".")[0] == "wordllama"]:
        del sys.modules[name]
    wordllama()
    assert (root.handlers[:], root.level) == before


def test_a_vector_depends_on_its_text_alone():
    pytest.importorskip("wordllama", reason="the extra [semantic] is not installed")
    texts = ["Flood in Merrow", "", "Trams in Pellin halt as their drivers strike over pay"]
    together = wordllama()(texts)
    assert np.array_equal(together, np.concatenate([wordllama()([text]) for text in texts]))
    assert not together[1].any()


@pytest.mark.parametrize("feeds", FEEDS, ids=lambda path: path.stem)
def test_days_of_feeds_are_told_in_fewer_pieces_with_the_extra(feeds):
    pytest.importorskip("wordllama", reason="the extra [semantic] is not installed")
    default, semantic = (quality.measure(feeds, None, "", tier)["b3"] for tier in ("default", "semantic"))
    assert semantic["f1"] > default["f1"] + 0.015
    assert semantic["precision"] > 0.95
