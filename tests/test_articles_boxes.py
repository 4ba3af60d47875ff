"""Lists belong to an article whole or not at all: boxes of news do, whatever they are made of, and other boxes do not."""

import pytest
from newsroom import NINE

from briefing.model import Page
from briefing.stages.articles import read_page

LEAD = "Cargo line Veyra filed for bankruptcy in Rotterdam on Monday after its lenders refused to wait, it said."
REST = "The company owns 31 ships and rents 22 more. Its chief executive said that the crews would be paid for now."
NEWS = ("Nineteen ships wait outside ports", "Freight rates rose by a twelfth", "A buyer is sought")
BODY = f'<div class="text"><p>{LEAD}</p>%s<p>{REST}</p><p>{REST.replace("31", "33")}</p></div>'


def told(html):
    body = f"<html><head><title>Veyra is bankrupt</title></head><body><h1>Veyra is bankrupt</h1>{html}</body></html>"
    article = read_page(Page("https://a.example/1", body.encode(), "text/html", NINE))
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


def rows(before, after):
    return "".join(f"{before}{words}{after}" for words in NEWS)


BOXES = {
    "aside": f"<aside><h4>At a glance</h4><ul>{rows('<li>', '</li>')}</ul></aside>",
    "cards": f"<section><h4>The latest</h4><div>{rows('<article><p>', '</p></article>')}</div></section>",
    "cells": f"<table><tr><th>Key facts</th></tr>{rows('<tr><td>', '</td></tr>')}</table>",
    "details": f"<details open><summary>The latest</summary><ul>{rows('<li>', '</li>')}</ul></details>",
    "figure": f"<figure><figcaption>What we know</figcaption><ul>{rows('<li>', '</li>')}</ul></figure>",
    "hours": f"<dl><dt>Timeline</dt>{rows('<dt>01:12</dt><dd>', '</dd>')}</dl>",
    "elements of the page's own": f"<x-points><x-title>Story highlights</x-title>{rows('<x-point><i>', '</i></x-point>')}</x-points>",
    "fields": f"<div><div>Key points</div><div>{rows('<div>', '</div>')}</div></div>",
    "fieldset": f"<fieldset><legend>What has happened</legend><ul>{rows('<li>', '</li>')}</ul></fieldset>",
    "hours in cells": f"<table><tr><th colspan=2>Key moments</th></tr>{rows('<tr><td>9:10 p.m.</td><td>', '</td></tr>')}</table>",
    "menu": f"<h3>The latest</h3><menu>{rows('<li>', '</li>')}</menu>",
    "paragraphs in items": f"<h2>Takeaways</h2><ol>{rows('<li><p>', '</p></li>')}</ol>",
    "pointers into the page": f"<h3>Key events</h3><ul>{rows('<li><a href=#e1>', '</a></li>')}</ul>",
    "rows in boxes of their own": f"<div><h4>The latest</h4>{rows('<div><svg></svg><div>', '</div></div>')}</div>",
    "roles": f"<div role=list><h2>Key points</h2>{rows('<div role=listitem>', '</div>')}</div>",
}
OTHERS = {
    "a contents list": f"<div>In this article</div><ul>{rows('<li><a href=#e1>', '</a></li>')}</ul>",
    "a form": f"<fieldset><legend>The latest</legend><ul>{rows('<li><input type=radio>', '</li>')}</ul></fieldset>",
    "a newsletter": f'<div class="newsletter"><h4>Highlights</h4><ul>{rows("<li>", "</li>")}</ul></div>',
    "links": f"<h4>Latest news</h4><ul>{rows('<li><a href=/1>', '</a></li>')}</ul>",
    "most read": f"<aside><h4>Most read</h4><ol>{rows('<li>', '</li>')}</ol></aside>",
    "two columns": f"<table><tr><th>Key facts</th><th>x</th></tr>{rows('<tr><td>', '</td><td>4</td></tr>')}</table>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_box_under_a_heading_that_announces_news_is_told_whole(box):
    blocks = told(BODY % box)
    assert [words for kind, words in blocks if kind == "item"] == list(NEWS)
    assert sum(kind == "heading" for kind, _ in blocks) == 1


@pytest.mark.parametrize("box", OTHERS.values(), ids=OTHERS)
def test_no_other_box_is_told(box):
    blocks = told(BODY % box)
    assert not [words for _, words in blocks if words in NEWS]
    assert ("paragraph", LEAD) in blocks


def test_bullets_between_headline_and_lead_are_told_and_lists_of_tools_are_not():
    points = [f"{words}, its harbour master says" for words in NEWS]
    top = "".join(f"<li>{words}</li>" for words in points)
    tools = "<ul><li>Listen to this article</li><li>Save for later reading</li></ul>"
    blocks = told(f"{tools}<ul class=bullets>{top}</ul>{BODY % ''}")
    assert [words for kind, words in blocks if kind == "item"] == points
    assert blocks[4] == ("paragraph", LEAD)


def test_a_kicker_over_the_headline_and_the_day_under_it_are_no_lines_of_the_article():
    days = "<p>21.11.2026</p><p>21 November 2026, 14:05</p>"
    for kicker in ('<div class="label">Inland</div>', '<span class="kicker">Exclusive</span>', "<p>Harbour</p>"):
        page = f"<article>{kicker}<h1>Veyra is bankrupt</h1>{days}{BODY % ''}</article>"
        body = f"<html><head><title>Veyra is bankrupt</title></head><body>{page}</body></html>"
        article = read_page(Page("https://a.example/1", body.encode(), "text/html", NINE))
        told = [article.text[b.start : b.end] for b in article.blocks if b.kind in ("heading", "item", "paragraph")]
        assert told == [LEAD, REST, REST.replace("31", "33")]


def test_a_field_may_hold_one_point_and_no_text_is_one():
    said = "A court in Rotterdam is to hear the lenders on Tuesday."
    field = f"<div class=field><div>Highlights</div><div><div>{said}</div></div></div>"
    assert ("item", said) in told(f"{field}{BODY % ''}")
    assert ("item", said) not in told(f"<div><div>About the archive</div><div>{said}</div></div>{BODY % ''}")


def test_paragraphs_of_in_short_are_told_as_points_where_a_rule_or_their_box_ends_them():
    points = [f"{words}, its harbour master told reporters on Monday." for words in NEWS]
    short = f"<p><b>In short</b></p>{''.join(f'<p>{words}</p>' for words in points)}"
    text = f"<p>{LEAD}</p><p>{REST}</p><p>{REST.replace('31', '33')}</p>"
    for page, is_told in ((f"{short}<hr>", True), (f"<div>{short}</div>", True), (short, False)):
        items = [words for kind, words in told(f"<div>{page}{text}</div>") if kind == "item"]
        assert items == (points if is_told else [])


def test_bold_rows_between_headline_and_text_are_its_points_and_plain_rows_are_none():
    points = [f"{words}, its harbour master says" for words in NEWS]
    for mark, taken in (("b", points), ("i", [])):
        box = "".join(f"<div><{mark}>{words}</{mark}></div>" for words in points)
        assert [words for kind, words in told(f"<div>{box}</div>{BODY % ''}") if kind == "item"] == taken


def test_an_announced_box_beside_the_text_belongs_to_it_where_it_stands_right_below():
    box = f"<div><h4>Where things stand</h4>{rows('<div>', '</div>')}</div>"
    assert [words for kind, words in told(f"<article>{BODY % ''}{box}</article>") if kind == "item"] == list(NEWS)
