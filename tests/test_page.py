"""The mail's HTML and text, and Markdown: the same stories as in Word, and nothing from elsewhere."""

import io
import re
from dataclasses import replace

import docx
import editions
import newsroom
import pytest
from lxml import html
from test_word import ACTIVE, EVIL_LINKS, contrast, edition_of, in_every_slot

from briefing.edges.page import write_html, write_markdown, write_text
from briefing.edges.word import write_word
from briefing.errors import ConfigError
from briefing.model import Span, Summary
from briefing.text.clean import clean
from briefing.text.layout import lay_out
from briefing.text.sentences import sentences
from briefing.text.tidy import tidy


def plain(text):
    """The letters and digits, whatever stands around them."""
    return re.sub(r"[\W_]+", " ", text).strip()


@pytest.fixture(params=["rich", "empty"])
def edition(request):
    return editions.rich() if request.param == "rich" else editions.without_stories()


def test_all_renderings_show_the_same_lines(edition):
    lines = [plain(line.text) for line in lay_out(edition)]
    word = [plain(p.text) for p in docx.Document(io.BytesIO(write_word(edition))).paragraphs]
    assert word == lines
    page = html.fromstring(write_html(edition))
    shown = [plain(e.text_content()) for e in page.iter("h1", "h2", "h3", "p", "li")]
    assert shown[:-1] == lines
    said = plain(write_text(edition))
    marked = plain(re.sub(r"\]\(<[^>]*>\)", "]", write_markdown(edition)))
    at = 0
    for line in lines:
        assert line in said
        bare = re.sub(r"^\d+ ", "", line)
        assert bare in marked[at:], line
        at = marked.index(bare, at)


def test_the_mail_brings_all_it_needs(edition):
    page = html.fromstring(write_html(edition))
    assert not list(page.iter("script", "img", "link", "iframe", "object", "form", "video", "svg"))
    assert "url(" not in write_html(edition)
    assert not [a for e in page.iter() for a in e.attrib if a.startswith("on")]
    for element in page.iter("h1", "h2", "h3", "p", "li"):
        assert element.get("style"), html.tostring(element)[:80]
    for table in page.iter("table"):
        assert table.get("role") == "presentation"


def test_links_inside_the_mail_lead_somewhere(edition):
    page = html.fromstring(write_html(edition))
    marks = {e.get("id") for e in page.iter() if e.get("id")}
    inside = {a.get("href")[1:] for a in page.iter("a") if a.get("href").startswith("#")}
    assert inside <= marks


def test_every_colour_can_be_read():
    for style in re.findall(r'style="([^"]*)"', write_html(editions.rich())):
        ground = re.search(r"background-color: #(\w{6})", style)
        ink = re.search(r"(?<!-)color: #(\w{6})", style)
        if ink and "display: none" not in style:
            assert contrast(ink[1], ground[1] if ground else "F4F1EC") >= 4.5


def test_the_preheader_is_what_the_subject_does_not_say():
    page = html.fromstring(write_html(editions.rich()))
    hidden = next(e for e in page.iter("div") if "display: none" in e.get("style"))
    assert (
        hidden.text_content()
        == "Nine countries agree to share grain reserves · Tollan picks Brasko for second chip plant, 3,100 jobs"
    )


def test_a_long_mail_is_not_cut_off_by_gmail():
    told = editions.rich().digests[0]
    ten = editions.briefing(*(replace(told, id=str(n)) for n in range(10)))
    assert len(write_html(ten).encode()) < 102_000


@pytest.mark.parametrize("words", ACTIVE)
def test_words_are_words(words):
    edition = edition_of(in_every_slot(words), words=words)
    page = html.fromstring(write_html(edition))
    said = " ".join(clean(tidy(words)).split())
    assert not list(page.iter("script", "b", "altchunk"))
    heads = [" ".join(e.text_content().split()) for e in page.iter("h3")]
    assert heads == [said]
    assert not re.search(r"(?<!\\)<(?!https?://)", write_markdown(edition))
    assert said in " ".join(write_text(edition).split())


@pytest.mark.parametrize("url", EVIL_LINKS)
def test_only_the_web_is_linked(url):
    edition = editions.briefing(editions.digest(replace(editions.CUP, url=url, outlet="Post")))
    page = html.fromstring(write_html(edition))
    assert all(re.match(r"https?://\w|#\w", a.get("href")) for a in page.iter("a"))
    assert re.findall(r"\]\((?!<https?://\w)", write_markdown(edition)) == []


def test_words_from_right_to_left_stay_apart():
    page = html.fromstring(write_html(editions.rich()))
    leftward = [e for e in page.iter("span", "a") if re.search("[\u0600-\u06ff]", e.text_content())]
    assert leftward
    assert all(e.get("dir") == "auto" for e in leftward)
    assert "\u2068صوت الميناء\u2069" in write_markdown(editions.rich())


def test_the_look_is_the_templates():
    page = write_html(
        editions.rich(), "<style>.Headline { color: #123456 }</style>$title|$preheader|$language|$body costs $$5"
    )
    assert '<h3 id="story_1" style="color: #123456">' in page
    assert page.endswith("costs $5")


def test_what_an_update_adds_can_be_read_where_it_stands():
    ferry = newsroom.article(
        "The strike was called off. “We have begged them to take it,” said Fiona Kerr.\n\n"
        "“It took forty cups of tea,” he said. He went to bed at noon. The strike cost $400,000 a day."
    )
    edition = editions.briefing(editions.digest(ferry, status="update", changed=sentences(ferry)[1:]))
    assert re.findall(r"Adds: (.*?) \[", write_text(edition)) == ["The strike cost $400,000 a day."]


def test_what_an_update_adds_asks_nothing_needs_no_line_before_it_and_is_not_overtaken():
    early = newsroom.article(
        "The ferry Orla sank off Merrow on Friday. Divers say that six people died on the Orla.\n\n"
        "Is the Orla the last ferry of Merrow? The boatswain paid $40 for a coat.",
        title="Ferry Orla sinks off Merrow",
    )
    late = newsroom.article("Nine people died on the Orla, divers say.", title="Orla: nine dead", outlet="B", hours=2)
    digest = editions.digest(early, late, status="update", changed=(*sentences(early)[1:], *sentences(late)))
    assert re.findall(r"Adds: (.*?) \[", write_text(editions.briefing(digest))) == [sentences(late)[0].text]


def test_what_an_update_adds_is_told_in_no_other_line_of_it():
    ferry = newsroom.article(
        "The Orrin ferry strike was called off on Saturday. The deal costs $400,000 a year, the company said.\n\n"
        "A deal that costs $400,000 a year ended the strike, the company said. The islanders of Orrin lost nine crossings."
    )
    told, cost, again, lost = sentences(ferry)
    edition = editions.briefing(
        editions.digest(ferry, status="update", summary=Summary((told, cost)), changed=(again, lost))
    )
    assert re.findall(r"Adds: (.*?) \[", write_text(edition)) == [lost.text]


def test_an_update_adds_first_what_moves_the_story_and_nothing_that_goes_beside_it():
    dam = newsroom.article(
        "The dam at Sarn broke on Saturday. The schools of Mill Street are open through the night. "
        "Soldiers looked for more in Sarn. Seventeen people are dead at Sarn, officials say.",
        title="Dam at Sarn breaks",
    )
    first, *changed = sentences(dam)
    edition = editions.briefing(
        editions.digest(dam, status="update", summary=Summary((first,)), changed=tuple(changed))
    )
    assert re.findall(r"Adds: (.*?) \[", write_text(edition)) == [changed[2].text, changed[1].text]


def test_sections_of_the_brief_stand_in_order_and_what_belongs_nowhere_last():
    digests = [
        editions.digest(newsroom.article(f"{word} opened.", title=word), section=section)
        for word, section in (("Bridge", "Other"), ("Bank", "Business"), ("Barn", "Other"), ("Ball", "Sport"))
    ]
    page = write_text(editions.briefing(*(replace(d, in_full=False) for d in digests)))
    assert page.index("Business") < page.index("Sport") < page.rindex("Other")


def test_a_line_that_a_feed_broke_off_is_not_printed_in_brief():
    cut = "The shipyard in Sarn, which has 2,300 workers, is in secret talks about a sale of up to 40% to an investor, three people fa"
    whole = (f"{cut}miliar with it said.", f"{cut}。", f"{cut}؟", f"{cut}“", "A ferry sank off Sarn")
    for text, printed in ((cut, False), *((text, True) for text in whole)):
        story = newsroom.article(text, title="Yard in talks")
        line = Span(story, story.blocks[1].start, len(story.text))
        digest = replace(editions.digest(story, summary=Summary((line,))), in_full=False)
        page = write_text(editions.briefing(digest))
        assert "Yard in talks" in page
        assert (text[:20] in page) is printed


def test_a_story_in_brief_that_moved_is_told_by_what_is_new():
    knife = newsroom.article(
        "A boy of 16 was stabbed in Victoria Park on Thursday. He is in hospital. Two boys of 14 were arrested on Saturday."
    )
    told = editions.digest(knife, in_full=False, changed=sentences(knife)[1:])
    for status, line in (("update", "Two boys of 14 were arrested on Saturday."), ("new", "A boy of 16 was stabbed")):
        assert f"– {line}" in write_text(editions.briefing(replace(told, status=status)))


@pytest.mark.parametrize("template", ["$nonsense", "${", "$"])
def test_a_template_that_asks_for_more_is_told_so(template):
    with pytest.raises(ConfigError, match=r"\$title"):
        write_html(editions.rich(), template)


def test_a_template_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ConfigError, match="mine"):
        write_html(editions.rich(), tmp_path / "mine.html")


def test_plain_text_sets_its_sources_apart():
    text = write_text(editions.rich())
    assert "a detour of an hour. [The Hallow Courier] The repair will cost" in text
    assert text.startswith("Morning Briefing\n")


def kickers(**more):
    lines = lay_out(editions.briefing(editions.digest(editions.BRIDGE, editions.GRAIN, in_full=True, **more)))
    return [line.text for line in lines if line.style == "Kicker"]


def test_a_story_of_no_section_stands_under_what_most_of_its_feeds_call_it():
    assert kickers(section="World") == ["World"]
    assert kickers(section="Other") == ["News"]
    told = [replace(a, categories=("politics", f"{a.outlet} exclusives")) for a in (editions.BRIDGE, editions.GRAIN)]
    assert kickers(section="Other", story=newsroom.story(*told)) == ["Politics"]


def test_a_brief_begins_with_the_sentence_that_tells_what_its_headline_names():
    ferry = newsroom.article(
        "It was a cold night on the quay. The ferry Halvdan sank off Skarvik with 40 people aboard.",
        title="Ferry sinks off Skarvik",
    )
    sentences = [
        editions.span(ferry, s) for s in ("It was a cold night on the quay.", "The ferry Halvdan sank off Skarvik")
    ]
    lines = lay_out(editions.briefing(editions.digest(ferry, summary=Summary(tuple(sentences)), in_full=False)))
    told = next(line.text for line in lines if line.style == "Brief")
    assert "The ferry Halvdan sank" in told
    assert "cold night" not in told
