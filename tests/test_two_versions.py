"""Two versions of one live report, with everything that makes news text hard, end to end from files to the edition.

The pair in tests/articles/harbour is ours; the pair that the users started from lies beside the checkout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import newsroom
import pytest

from briefing.edges.jsonfile import write_json
from briefing.edges.wire import read_files
from briefing.model import Genre
from briefing.pipeline import Order, make_briefing, read_sources


@dataclass
class Pair:
    """What the edition of a pair must show."""

    folder: str
    headline: str
    origin: str
    lead: str
    listed: list[str]
    #: (words in the quote, speaker's name, words in the role)
    quotes: list[tuple[str, str, str]]
    never: list[str]
    #: Words that only one of the two versions has.
    kept: list[str]
    headings: list[str]
    scare: list[str] = field(default_factory=list)
    #: Bullets that only one of the two files has.
    only_in_one: list[str] = field(default_factory=list)


HARBOUR = Pair(
    folder="articles/harbour",
    headline="We are counting every hour",
    origin="COAST DAILY",
    lead="Dock workers have shut down the container port",
    listed=["tugboat crews returned to work", "began rationing diesel"],
    quotes=[
        ("This is the longest stoppage the port has seen in a decade", "Helle Brandt", "Transport Minister"),
        ("Every day costs us business", "Helle Brandt", "Transport Minister"),
        ("a company that has stopped listening", "Petra Hollis", "Union secretary"),
        ("They have been promising us a pension deal", "Milan Osk", "branch chairman"),
        ("I truly hope so", "Milan Osk", "branch chairman"),
        ("I ask everyone to keep calm", "Ilse Marek", ""),
        ("The attempts to sell our coast", "Ilse Marek", ""),
        ("purely financial and long-term", "Northgate", ""),
        ("Marek's fairy tale about investors", "Arne Wold", "spokesman"),
        ("save her seat before the spring election", "Arne Wold", "spokesman"),
        ("a stop of freight through the winter", "Harbour Authority", ""),
        ("Choosing which of the two to protect", "Harbour Authority", ""),
    ],
    never=["Oops", "Something went wrong", "try again later", "CRANES WITHOUT", "Contributing", "originally appeared", "Container ships wait at anchor"],
    kept=["voicing concern that fuel stocks", "and a broken barrier", "Prime Minister Ilse Marek said regulators", "sea road", "picket lines were growing"],
    headings=["Union hardens its line in Varna", "Prime minister warns of outside pressure", "Economists scold the prime minister"],
    scare=["partisan", "sea road", "tense"],
)  # fmt: skip
STORM = Pair(
    folder="articles/storm",
    headline="Storm Petra: Thousands cut off",
    origin="Northern Ledger",
    lead="More than 6,000 people on the Orrin coast",
    listed=["11,400 homes were without electricity", "Divers found no one in the two cars"],
    quotes=[
        ("We have no road, we have one working ferry", "Amal Keane", "Regional Governor"),
        ("What we do have is time to move the sick", "Amal Keane", "Regional Governor"),
        ("I heard a crack", "Noor Tamm", "lorry driver"),
        ("It went like a biscuit. I put her in reverse", "Noor Tamm", "lorry driver"),
        ("I have driven that road for 22 years", "Noor Tamm", "lorry driver"),
        ("The structure was rated safe", "transport ministry", ""),
        ("Anyone who claims otherwise", "transport ministry", ""),
        ("signed for it in his own hand", "Jorun Vale", "Opposition lawmaker"),
        ("never seen that piece of paper", "Pavel Dorn", "Transport Minister"),
    ],
    never=["cookies", "READ MORE", "Sign up", "Contributing", "originally appeared", "Waves break over", "Ferries full", "All rights reserved", "By Sam"],
    kept=["Two cranes have been sent from the capital", "a bridge that had outlived three governments", "on Friday night", "would resign if it proved genuine"],
    headings=["the night on the causeway", "Ministers trade blame over repairs"],
    scare=["temporary"],
    only_in_one=["Schools in four districts"],
)  # fmt: skip
USERS = Pair(
    folder="seeds",
    headline="Little by little they are winning",
    origin="USA TODAY",
    lead="Russia has already begun its",
    listed=["Russian troops pulled back", "artillery hit more than 20 cities"],
    quotes=[
        ("The reality is that we have seen the start already", "Jens Stoltenberg", "NATO Secretary"),
        ("We see how they are sending more troops", "Jens Stoltenberg", "NATO Secretary"),
        ("seeing a very tough battle", "Pavlo Kyrylenko", "Donetsk Gov."),
        ("They have been trying to take the city since July", "Iryna Rybakova", "press officer for Ukraine's 93rd Brigade"),
        ("Little by little they are winning now. They have more resources", "Iryna Rybakova", "press officer"),
        ("Maybe they will run out of resources", "Iryna Rybakova", "press officer"),
        ("I want to ask you to stay vigilant", "Maia Sandu", ""),
        ("bring violence in our country will fail", "Maia Sandu", ""),
        ("would have ceased attacking", "Silvio Berlusconi", ""),
        ("senseless accusations", "Oleg Nikolenko", "Ukrainian Foreign Ministry"),
        ("show his loyalty to the Russian dictator", "Oleg Nikolenko", "Ukrainian Foreign Ministry"),
        ("Ukrainian success in Luhansk", "British Defense Ministry", ""),
        ("Deciding which of these threats", "British Defense Ministry", ""),
        ("solid and unwavering", "Meloni", ""),
    ],
    never=["Oops", "Something went wrong", "try again later", "FIGHTER JETS COULD", "Contributing", "originally appeared", "A Ukrainian tank rides"],
    kept=["and storming actions by Russian troops", "expressing concern that Ukraine is spending", "President Maia Sandu said her nation", "land bridge"],
    headings=["Russia gains ground in Bakhmut", "Moldovan leader urges vigilance", "Keeping Zaporizhzhia or capturing Luhansk"],
    scare=["direct", "land bridge"],
)  # fmt: skip


@pytest.fixture(scope="module", params=[HARBOUR, STORM, USERS], ids=["harbour", "storm", "users"])
def pair(request):
    return request.param


@pytest.fixture(scope="module")
def folder(pair) -> Path:
    return Path(__file__).parent / pair.folder if "/" in pair.folder else newsroom.shared(pair.folder)


@pytest.fixture(scope="module")
def briefing(folder):
    return made(files(folder))


@pytest.fixture(scope="module")
def story(briefing):
    (story,) = newsroom.kept_to_schema(write_json(briefing))["stories"]
    return story


def files(folder):
    return sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".html"))


def made(paths):
    articles, failures = read_sources(list(read_files(paths)))
    assert not failures
    return make_briefing(articles, Order(genres=get_args(Genre)), made=newsroom.NINE, since=newsroom.NINE)


def flat(words):
    return re.sub(r"\s+", " ", words.replace("’", "'")).strip()


def plain(words):
    return re.sub(r"[^a-z0-9 ]", "", flat(words).lower())


def every_span(node):
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node["text"]
        for value in node.values():
            yield from every_span(value)
    elif isinstance(node, list):
        for value in node:
            yield from every_span(value)


def test_one_story_of_one_report_under_the_headline_that_was_given(pair, story):
    (report,) = story["reports"]
    assert pair.headline in story["headline"]["text"]
    assert report["origin"] == pair.origin
    assert len(report["copies"]) + report["versions"] == 2


def test_every_printed_line_is_verbatim_and_none_is_boilerplate(pair, folder, story):
    texts = [flat(re.sub("<[^>]+>", " ", p.read_text(encoding="utf-8"))) for p in files(folder)]
    for words in every_span(story):
        assert any(flat(words) in text for text in texts)
        assert not [junk for junk in pair.never if junk in words]


def test_the_newsrooms_own_bullets_once_each_with_both_files_behind_them(pair, story):
    listed = [d for d in story["developments"] if d["listed"]]
    assert len(listed) == len(pair.listed) + len(pair.only_in_one)
    assert all(d["printed"] for d in listed)
    for words in pair.listed:
        (found,) = [d for d in listed if words in d["sentence"]["text"]]
        assert found["support"]
        assert not set("►•") & set(found["sentence"]["text"])


def test_the_quotes_whole_once_and_with_the_right_name(pair, story):
    told = [
        (plain(" ".join(w["text"] for w in q["words"])), q["name"] or "", (q["role"] or {}).get("text", ""))
        for q in story["quotes"]
    ]
    for words, name, role in pair.quotes:
        hits = [q for q in told if plain(words) in q[0]]
        assert len(hits) == 1, f"{words}: {hits}"
        assert name.lower() in hits[0][1].lower(), words
        assert role.lower() in hits[0][2].lower(), words
    assert not [q for q in told if q[0] in map(plain, pair.scare)]
    assert sum(q["printed"] for q in story["quotes"]) >= 2


def test_the_summary_leads_with_the_news_and_repeats_nothing(pair, story):
    summary = [s["text"] for s in story["summary"]]
    assert 3 <= len(summary) <= 5
    assert summary[0].startswith(pair.lead)
    lines = [plain(t) for t in summary] + [plain(d["sentence"]["text"]) for d in story["developments"]]
    assert len(lines) == len(set(lines))


def test_what_one_version_has_and_the_other_lacks_is_kept(pair, briefing):
    articles = briefing.digests[0].story.articles
    words = flat(" ".join(a.text for a in articles))
    for only in pair.kept:
        assert only in words
    found = {a.text[b.start : b.end] for a in articles for b in a.blocks if b.kind == "heading"}
    for heading in pair.headings:
        assert any(heading in h for h in found)
    different = [flat(s.text) for d in briefing.digests[0].story.reports[0].differences for s in (d.here, d.there) if s]
    for only in pair.kept[:2]:
        assert any(only in d for d in different), only


def test_the_order_of_the_files_does_not_matter(folder, briefing):
    backwards = made(files(folder)[::-1])
    assert write_json(backwards) == write_json(briefing)
