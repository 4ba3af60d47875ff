"""Title, date and authors come out of pages as their readers see them, whatever the page's head says."""

from datetime import UTC, datetime, timedelta
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NINE
from test_articles import PROSE_LINES

from briefing.model import Article, Page
from briefing.stages.articles import read_page
from briefing.stages.articles.bylines import people, signature
from briefing.stages.articles.headlines import without
from briefing.text.moments import read_ago, read_date
from tests.quality.extraction import same

TELLING = "".join(f"<p>{p}</p>" for p in PROSE_LINES * 2)
HOST = "https://www.harborpost.example"


def read(
    head: str = "", top: str = "", *, path: str = "/news/levee", lang: str = "en", telling: str = TELLING
) -> Article:
    html = f'<html lang="{lang}"><head>{head}</head><body><article>{top}{telling}</article></body></html>'
    return read_page(Page(HOST + path, html.encode(), "text/html", NINE))


def linked(**properties) -> str:
    import json

    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **properties})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'


SITE = meta("og:site_name", "Harbor Post")
WANTED = "Levee gives way as the river crests"


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (meta("og:title", f"{WANTED} | Harbor Post"), ""),
        (meta("og:title", f"{WANTED} - Harbor Post"), ""),
        (f"<title>{WANTED} – Local – Harbor Post</title>", ""),
        (f"<title>Harbor Post: {WANTED}</title>{SITE}", f"<h1>{WANTED}</h1>"),
        (f"<title>Harbor Post | {WANTED}</title>{SITE}", ""),
        (meta("og:title", "5 things to know about Oldham's flood"), f'<h1 class="article__title">{WANTED}</h1>'),
        (meta("og:title", "Oldham flood: what we know"), f"<h1 itemprop=headline>{WANTED}</h1>"),
        (meta("og:title", f"Opinion | {WANTED}"), ""),
        (meta("og:title", f"Opinion | {WANTED}"), f"<h1><span class=kicker>Opinion</span>{WANTED}</h1>"),
        (meta("og:title", WANTED), f"<h1><em class=label>Live</em> {WANTED} <button>Save</button></h1>"),
        (meta("og:title", WANTED), f'<h1 class="site-logo">Harbor Post Online</h1><h1>{WANTED}</h1>'),
        (meta("og:title", WANTED), "<aside class=related><h1>Levee gives way: the pictures</h1></aside>" + f"<h1>{WANTED}</h1>"),
        (linked(headline="Levee gives way as the river crests"), f"<h1>{WANTED.upper()}</h1>" + meta("og:title", WANTED)),
        (meta("og:title", WANTED), "<h1>Levee gives way<br>as the river crests</h1>"),
        (meta("og:title", WANTED), "<h1><div>Levee gives way</div><div>as the river crests</div></h1>"),
        (meta("og:title", WANTED) + "<title>Harbor Post</title>", "<h1>Harbor Post</h1>"),
        (f"<title>{WANTED}</title>", "<h1>  </h1>"),
        (linked(headline="Levee gives"), f"<h1>{WANTED}<script>var x = 1</script></h1>"),
    ],
)  # fmt: skip
def test_the_headline_is_what_the_page_prints(head, top):
    assert read(head, top).title == WANTED


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("R&amp;amp;B star sings on the levee tonight", "R&B star sings on the levee tonight"),
        ("Don&amp;#8217;t cross the levee, mayor says", "Don’t cross the levee, mayor says"),
    ],
)
def test_entities_escaped_twice_are_read(title, read_as):
    assert read(f'<meta property="og:title" content="{title}">').title == read_as


def test_a_kicker_that_belongs_to_the_headline_stays_with_its_colon():
    top = f"<h1><span class=kicker>Flood in Oldham</span> <span>{WANTED}</span></h1>"
    assert read(meta("og:title", f"Flood in Oldham: {WANTED}"), top).title == f"Flood in Oldham: {WANTED}"


def test_a_dash_within_a_headline_stays():
    title = "Take cover - Harbor Post at the scene of the flood"
    assert read(SITE + meta("og:title", title), f"<h1>{title}</h1>").title == title
    assert without("Levee - Harbor Post", "The Harbor Post") == "Levee"


BYLINES = [
    ("By Ann Lee and Bo Ek, Staff Writers", "Ann Lee; Bo Ek"),
    ("BY ANN LEE, BO EK AND CY DEE Associated Press", "Ann Lee; Bo Ek; Cy Dee"),
    ("By Ann Lee, CNN", "Ann Lee"),
    ("Analysis by Ann Lee, CNN Editor-at-large", "Ann Lee"),
    ("Ann Lee, AP National Security Writer", "Ann Lee"),
    ("Ann Lee, Chief Executive Officer", "Ann Lee"),
    ("By Jean-Pierre O’Neill-Smith", "Jean-Pierre O’Neill-Smith"),
    ("IAN MCDONALD", "Ian McDonald"),
    ("EVA VON DER AU", "Eva von der Au"),
    ("By Ann Lee ann.lee@post.example (509) 459-5382", "Ann Lee"),
    ("By Ann Lee@annlee May 5, 2024, 7:53pm EST", "Ann Lee"),
    ("By Ann Lee Monday, May 5, 2024, 04:05 pm", "Ann Lee"),
    ("5:45 AM PST 05/05/2024 by Ann Lee", "Ann Lee"),
    ("By Ann Lee in Oldham and Bo Ek in Lier", "Ann Lee; Bo Ek"),
    ("Ann Lee, New York", "Ann Lee"),
    ("By Ann Lee | Harbor Post", "Ann Lee"),
    ("Ann LeeStaff Writer", "Ann Lee"),
    ("Ann Lee View More Articles", "Ann Lee"),
    ("By Ann Lee; edited by Cy Dee", "Ann Lee"),
    ("By Ann Lee. Photographs by Cy Dee", "Ann Lee"),
    ("Lee, Ann", "Ann Lee"),
    ("Ann Lee Jr., Bo Ek", "Ann Lee Jr; Bo Ek"),
    ("Von Jörg Müller-Au und Änne Groß", "Jörg Müller-Au; Änne Groß"),
    ("Ein Gastbeitrag von Jörg Müller", "Jörg Müller"),
    ("Par Élise Dupont et Luc de La Tour", "Élise Dupont; Luc de La Tour"),
    ("Por María José Gil y Juan Ruiz", "María José Gil; Juan Ruiz"),
    ("05/10/2024 - Publicado por: Ana Borba - Categoria: Saúde", "Ana Borba"),
    ("Di Carla Bianchi e Ugo Rossi", "Carla Bianchi; Ugo Rossi"),
    ("Текст: Лида Иванова · 11 октября 2024", "Лида Иванова"),
    ("Автор: Иван Петров", "Иван Петров"),
    ("记者 王小明", "王小明"),
    ("Associated Press", ""),
    ("Harbor Post Staff", ""),
    ("Posted by admin", ""),
    ("View author archive", ""),
    ("Read More", ""),
    ("Staff Writer", ""),
    ("Washington", ""),
    ("Ann Lee's Most Recent Stories", ""),
]  # fmt: skip


@pytest.mark.parametrize(("byline", "names"), BYLINES)
def test_a_byline_names_persons_and_nothing_else(byline, names):
    assert "; ".join(people(byline, "Harbor Post")) == names


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Associated Press November 19, 2019, 9:02 AM", "Associated Press"),
        ("Reuters, Washington, Nov 20 2019", "Reuters"),
        ("dpa", "dpa"),
        ("JERUSALEM POST STAFF", "JERUSALEM POST STAFF"),
        ("admin - 2018-09-16", ""),
        ("rmb8090", ""),
        ("By Staff", ""),
        ("http://a.example/ann", ""),
    ],
)
def test_agencies_and_desks_sign_where_no_person_does(byline, name):
    assert signature(byline) == name


NAMES = st.builds(
    lambda first, last: f"{first} {last}",
    st.sampled_from("Ann Bo Cy Jean-Luc María Özlem Søren Иван Ελένη O’Hara".split()),
    st.sampled_from("Lee Ek Dee Müller-Au Núñez Kılıç Åberg Петров Παππά McIver Page Banks".split()),
)


@given(
    st.lists(NAMES, min_size=1, max_size=4, unique=True), st.sampled_from((" and ", ", ", "; ", " / ", " | ", " & "))
)
def test_any_list_of_names_is_read_back(names, between):
    assert list(people("By " + between.join(names), "Harbor Post")) == names


@given(st.text(max_size=120))
def test_no_text_upsets_the_reader_of_bylines(text):
    for name in people(text, "Harbor Post"):
        assert 1 <= len(name.split()) <= 6
        assert len(name) <= 50
    signature(text)


ONE = ("Ann Lee",)
TWO = ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize(
    ("head", "top", "authors"),
    [
        (linked(author={"@type": "Person", "name": "Ann Lee"}), "", ONE),
        (linked(author="Ann Lee and Bo Ek"), "", TWO),
        (linked(author=["Ann Lee", "ANN LEE", "Bo Ek"]), "", TWO),
        (linked(author={"name": ["Ann Lee", "Bo Ek"]}), "", TWO),
        (linked(author=[{"@type": "Person", "givenName": "Ann", "familyName": "Lee"}]), "", ONE),
        (linked(author={"@id": "#a"}) + '<script type="application/ld+json">{"@id": "#a", "@type": "Person", "name": "Ann Lee"}</script>', "", ONE),
        (linked(author={"@type": "Person", "name": "Ann Lee"}), "<p class=byline>By Ann Lee, Bo Ek</p>", TWO),
        (linked(author={"@type": "Person", "name": "Web Producer Zed"}), "<div class=byline>By Ann Lee</div>", ONE),
        (meta("author", "Mary Admin Typist"), "<div class=byline>By Ann Lee</div>", ONE),
        (linked(author={"@type": "Organization", "name": "AFP"}), "", ("AFP",)),
        (linked(author={"@type": "Organization", "name": "AFP"}), "<div>By Ann Lee, AFP</div>", ONE),
        (SITE + linked(author={"@type": "Organization", "name": "Harbor Post"}), "", ()),
        (linked(author={"@type": "Organization", "name": "HarborPost"}), "", ()),
        (meta("author", "admin"), "", ()),
        (meta("article:author", "https://www.facebook.com/annlee"), "<div class=author-name>Ann Lee</div>", ONE),
        (meta("author", "By Ann Lee, Staff writer"), "", ONE),
        ("", "<div>By</div><div>Ann Lee</div>", ONE),
        ("", "<p>5 May 2024 | by Ann Lee</p>", ONE),
        ("", '<a rel=author href="/ann">Ann Lee</a>', ONE),
        ("", "<div class=article-author><span class=author-name>Ann Lee</span><span>Oldham Bureau</span></div>", ONE),
        ("", "<p class=byline>By Associated Press</p>", ("Associated Press",)),
        ("", "<div class=comment-author>Troll Person</div>", ()),
        ("", "<p>By Monday the water had gone down.</p>", ()),
    ],
)  # fmt: skip
def test_authors_are_the_persons_who_sign(head, top, authors):
    assert read(meta("og:title", WANTED) + head, f"<h1>{WANTED}</h1>{top}").authors == authors


DAY = datetime(2024, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "top", "lang"),
    [
        (linked(datePublished="2024-05-04T06:30:00Z", dateModified="2024-05-05T01:00:00Z"), "", "en"),
        (meta("article:modified_time", "2024-05-05"), "<p>Published May 4, 2024</p>", "en"),
        ("", "<p>Updated May 5, 2024</p><p>Published May 4, 2024</p>", "en"),
        ("", "<p>Updated 5:30 a.m. May 5, 2024; first published May 4, 2024</p>", "en"),
        ("", "<p>4 May 2024, updated 5 May 2024</p>", "en"),
        ("", "<p>By Ann Lee - 5/4/24 1:04 PM EST</p>", "en-US"),
        ("", "<p>04/05/2024</p>", "en-GB"),
        ("", "<p>04/05/2024 às 10h30</p>", "pt-BR"),
        ("", "<p>05/04/2024</p>", "en-US"),
        ("", "<p>Stand: 04.05.2024, 10:30 Uhr</p>", "de"),
        ("", "<p>4. Mai 2024 um 10:30 Uhr</p>", "de"),
        ("", "<p>Publié le 4 mai 2024 à 10h30</p>", "fr"),
        ("", "<p>4 de mayo de 2024</p>", "es"),
        ("", "<p>4 мая 2024, 10:30</p>", "ru"),
        ("", "<p>4 Μαΐου 2024</p>", "el"),
        ("", "<p>2024年5月4日 10:30</p>", "zh"),
        ("", "<p>2024. május 4.</p>", "hu"),
        ("", "<div><time datetime='2024-05-04T10:30'>yesterday</time></div>", "en"),
        ("", "<div class=comment><time datetime='2023-01-01'>x</time></div><div class=meta><time datetime='2024-05-04'>x</time></div>", "en"),
        (meta("article:published_time", "0001-01-01T00:00:00Z"), "<p>May 4, 2024</p>", "en"),
        (meta("article:published_time", "2031-01-01T00:00:00Z"), "<p>May 4, 2024</p>", "en"),
        ("", "<figure><figcaption>A boat on May 1, 2024.</figcaption></figure><p>May 4, 2024</p>", "en"),
        (meta("article:published_time", "Sat, 04 May 2024 06:30:00 +0200"), "", "en"),
        (meta("article:published_time", "1714804200"), "", "en"),
    ],
)  # fmt: skip
def test_the_day_is_that_of_publication(head, top, lang):
    article = read(meta("og:title", WANTED) + head, f"<h1>{WANTED}</h1>{top}", lang=lang)
    assert article.published.date() == DAY.date()


def test_the_address_names_the_day_where_the_page_does_not():
    assert read(meta("og:title", WANTED), f"<h1>{WANTED}</h1>", path="/2024/may/04/levee").published == DAY


def test_a_canonical_address_of_another_house_tells_its_own_day():
    head = meta("og:title", WANTED) + '<link rel="canonical" href="https://wire.example/2024/05/02/levee">'
    assert (
        read(head, f"<h1>{WANTED}</h1><time datetime='2024-05-04T10:00Z'>1 day ago</time>").published.date()
        == DAY.date()
    )


def test_hours_ago_count_from_the_fetch():
    assert read(meta("og:title", WANTED), f"<h1>{WANTED}</h1><p>3 hours ago</p>").published == NINE - timedelta(hours=3)


@pytest.mark.parametrize(
    "text",
    ["2 days ago", "vor 2 Tagen", "il y a 2 jours", "hace 2 días", "2 giorni fa", "2 dagen geleden", "2 дня назад"],
)
def test_days_ago_in_many_languages(text):
    assert read_ago(text, NINE) == NINE - timedelta(days=2)


@given(st.datetimes(datetime(1995, 1, 1), datetime(2049, 12, 31)))
def test_every_day_is_read_however_it_is_written(moment):
    day = moment.date()
    for text in (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%a, %d %b %Y} 10:00:00 +0000",
        f"{day:%Y%m%d}",
    ):
        if day.year >= 2000 or "." not in text:
            found = read_date(text)
            assert found, text
            assert found.date() == day, text


@given(st.text(max_size=80))
def test_no_text_upsets_the_reader_of_dates(text):
    found, before = read_date(text), read_ago(text, NINE)
    assert found is None or found.tzinfo is not None
    assert before is None or before <= NINE


def test_fields_are_scored_as_the_truth_names_them():
    assert same("title", "“Levee” gives  way", '"Levee" gives way')
    assert same("date", "2024-05-04", "2024-05-04T23:30:00-05:00")
    assert same("date", ["2024-05-04", "2024-05-05"], "2024-05-05T01:00:00+00:00")
    assert same("authors", [["Associated Press"], []], [])
    assert not same("authors", ["Ann Lee"], ["Ann Lee", "Bo Ek"])
    assert not same("date", "2024-05-04", None)
