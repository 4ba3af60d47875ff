"""The article comes out of pages of every make: whole, and with nothing that is not of its telling."""

import json

import pytest
from newsroom import NINE, telling
from test_articles import PROSE_LINES

from briefing.errors import SourceError
from briefing.model import Page
from briefing.stages.articles import read_page

EN = (
    *PROSE_LINES,
    "“We had an hour, and we used it,” the mayor said on the steps of the town hall, with mud up to her knees.",
    "The army sent pumps and two hundred soldiers; the first of them arrived shortly after noon on Sunday.",
    "Schools will stay closed until Wednesday at least, and buses run only as far as the upper station.",
)
DE = (
    "Nach dem Bruch des alten Deichs steht das Hafenviertel von Oldheim seit Sonntagmorgen unter Wasser.",
    "Rund dreihundert Menschen verbrachten die Nacht in einer Turnhalle, wie Bürgermeisterin Ada Beier mitteilte.",
    "„Wir hatten eine Stunde Zeit, und wir haben sie genutzt“, sagte sie am Mittag vor Journalisten.",
    "Fachleute hatten bereits vor fünf Jahren auf die schwache Stelle hingewiesen, doch das Gutachten blieb unter Verschluss.",
    "Die Bundeswehr schickte Pumpen und zweihundert Soldaten; die ersten trafen kurz nach zwölf Uhr ein.",
)
FR = (
    "La vieille digue a cédé dimanche avant l’aube et le quartier du port s’est retrouvé sous un mètre d’eau.",
    "Trois cents habitants ont passé la nuit dans un gymnase, a indiqué la maire, Ada Bérion, lors d’un point de presse.",
    "« Nous avions une heure, et nous l’avons utilisée », a-t-elle déclaré devant la mairie.",
    "Des ingénieurs avaient signalé ce point faible en 2019, selon un rapport que la ville n’a jamais publié.",
    "L’armée a envoyé des pompes et deux cents soldats ; les premiers sont arrivés peu après midi.",
)
ES = (
    "El viejo dique cedió el domingo antes del amanecer y el barrio del puerto quedó bajo un metro de agua.",
    "Trescientos vecinos pasaron la noche en un gimnasio, informó la alcaldesa, Ada Berrio, en rueda de prensa.",
    "«Teníamos una hora y la aprovechamos», dijo a las puertas del ayuntamiento, con barro hasta las rodillas.",
    "Los ingenieros habían advertido del punto débil en 2019, según un informe que nunca se publicó.",
    "El ejército envió bombas y doscientos soldados; los primeros llegaron poco después del mediodía.",
)
RU = (
    "Старая дамба прорвалась в воскресенье перед рассветом, и портовый район оказался под водой.",
    "Триста жителей провели ночь в спортзале школы, сообщила журналистам мэр города Ада Байронова.",
    "«У нас был один час, и мы его использовали», — сказала она на ступенях мэрии.",
    "Инженеры предупреждали о слабом месте ещё в 2019 году, говорится в неопубликованном докладе.",
    "Армия направила насосы и двести солдат; первые из них прибыли вскоре после полудня.",
)
EL = (
    "Το παλιό ανάχωμα υποχώρησε την Κυριακή πριν από την αυγή και η συνοικία του λιμανιού πλημμύρισε.",
    "Τριακόσιοι κάτοικοι πέρασαν τη νύχτα σε ένα σχολικό γυμναστήριο, ανακοίνωσε η δήμαρχος.",
    "«Είχαμε μία ώρα και την αξιοποιήσαμε», είπε έξω από το δημαρχείο το μεσημέρι της Κυριακής.",
    "Μηχανικοί είχαν προειδοποιήσει για το αδύναμο σημείο το 2019, σύμφωνα με μια αδημοσίευτη έκθεση.",
)
ZH = (
    "周日黎明前，旧堤坝决口，港口区在一小时之内被洪水淹没，数百户居民被迫连夜撤离家园。",
    "市长在记者会上表示，约三百人在山上一所学校的体育馆里过夜，食物和毛毯已经送到。",
    "“我们只有一个小时，而我们没有浪费它。”她站在市政厅的台阶上对记者说，裤腿上满是泥浆。",
    "工程师早在二〇一九年就对这处薄弱环节发出过警告，但那份报告从未全文公布。",
    "军队派出了水泵和两百名士兵，第一批人员于中午过后不久抵达现场。",
)
TOP = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>'
END = '<footer><p>© 2024 Harbor Post. All rights reserved. Contact us about this page.</p><p><a href="/imprint">Imprint</a></p></footer>'
ASIDE = (
    '<div class="related"><h3>Most read</h3><ul>'
    + "".join(f'<li><a href="/{n}">{t}</a></li>' for n, t in enumerate(("Ferry runs aground near Lier", "Council votes on new tax", "Three held after robbery")))
    + "</ul></div>"
)  # fmt: skip
TITLE = "Levee gives way as the river crests"


def paragraphs(lines: tuple[str, ...], tag: str = "p", attributes: str = "") -> str:
    return "".join(f"<{tag}{attributes}>{line}</{tag}>" for line in lines)


def page(body: str, head: str = "", lang: str = "en", title: str = TITLE) -> Page:
    html = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Harbor Post</title>{head}</head><body>{body}</body></html>'
    return Page("https://www.harborpost.example/news/levee-1", html.encode(), "text/html", NINE)


H1 = f"<h1>{TITLE}</h1>"
SHORT = EN[:2]
LINKED = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(EN)})
NEXT = json.dumps({"props": {"pageProps": {"article": {"headline": TITLE, "body": [{"type": "paragraph", "text": line} for line in EN]}}}})  # fmt: skip
COMMENTS = '<section id="comments"><h3>3 comments</h3>' + "".join(
    f'<div class="comment"><p class="comment-author">{who}</p><div class="comment-body"><p>{what}</p></div></div>'
    for who, what in (
        ("Otto", "I have lived by that river for forty years and nobody ever listened to what we said about the levee."),
        ("Mo", "Great reporting, thank you. Will the school on the hill stay open for families until the weekend, does anyone know?"),
        ("Jo", "The council should resign, all of them, and the sooner the better for everybody in the harbor district."),
    )
) + "</section>"  # fmt: skip

MAKES = {
    "paragraphs of an article": (f"{TOP}<article>{H1}{paragraphs(EN)}</article>{ASIDE}{END}", EN),
    "divisions for paragraphs": (f'{TOP}<div class="story">{H1}<div class="story-text">{paragraphs(EN, "div")}</div></div>{ASIDE}{END}', EN),
    "divisions without a name": (f"{TOP}<div><div>{H1}<div>{paragraphs(EN, 'div')}</div></div></div>{ASIDE}{END}", EN),
    "line breaks in one division": (f'{TOP}<div id="content">{H1}{"<br><br>".join(EN)}</div>{ASIDE}{END}', EN),
    "line breaks with blanks": (f'{TOP}<div id="content">{H1}<p>{"<br>&nbsp;<br>".join(EN)}</p></div>{ASIDE}{END}', EN),
    "single line breaks": (f'{TOP}<div id="content">{H1}<p>{"<br>".join(EN)}</p></div>{ASIDE}{END}', None),
    "spans for paragraphs": (f'{TOP}<div class="article-body">{H1}{paragraphs(EN, "span", " style=display:block")}</div>{END}', None),
    "an old table layout": (
        f'<table width="760"><tr><td colspan="3">Harbor Post | <a href="/">Home</a> | <a href="/s">Sport</a></td></tr><tr><td width="120"><a href="/1">Politics</a><br><a href="/2">Business</a></td>'
        f'<td><font size="5"><b>{TITLE}</b></font><br><br><font size="2">{"<br><br>".join(EN)}</font></td><td><a href="/3">Ferry runs aground near Lier</a></td></tr>'
        f'<tr><td colspan="3">Copyright 2003 Harbor Post</td></tr></table>',
        EN,
    ),
    "tables and paragraphs": (f"<table><tr><td><a href=/1>Politics</a></td><td>{H1}{paragraphs(EN)}</td></tr></table>{END}", EN),
    "paragraphs left open": (f"{TOP}<div>{H1}" + "".join(f"<p>{line}" for line in EN) + f"</div>{END}", EN),
    "AMP": (f'<header class="amp-header"><a href="/">Harbor Post</a></header><article class="amp-wp-article">{H1}<div class="amp-wp-article-content">{paragraphs(EN)}<amp-ad width=300></amp-ad></div></article>{END}', EN),
    "a short brief": (f"{TOP}<main><article>{H1}<time datetime=2024-05-05>5 May</time>{paragraphs(SHORT)}</article></main>{ASIDE}{END}", SHORT),
    "a one-line brief": (f"{TOP}<main><article>{H1}<p>{EN[0]}</p></article></main>{ASIDE}{END}", EN[:1]),
    "comments longer than the article": (f"{TOP}<article>{H1}{paragraphs(SHORT)}</article>{COMMENTS}{END}", SHORT),
    "teasers between the paragraphs": (
        f"{TOP}<article>{H1}{paragraphs(EN[:3])}<div class=related-inline><p><a href=/x>Read more: Ferry runs aground near Lier</a></p></div>{paragraphs(EN[3:])}</article>{ASIDE}{END}",
        EN,
    ),
    "teasers with their leads below": (
        f"{TOP}<article>{H1}{paragraphs(EN)}</article><section class=more-news>"
        + "".join(f"<div class=card><h3><a href=/{n}>A ferry ran aground near Lier</a></h3><p>Nobody was hurt when the ferry met a sandbank in the morning, the company said on Monday.</p></div>" for n in range(6))
        + f"</section>{END}",
        EN,
    ),
    "an interview": (
        f"{TOP}<article>{H1}<p>{EN[0]}</p>"
        + "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in (("When did you hear of it?", EN[4]), ("Who helped you?", EN[5]), ("And what comes next?", EN[6])))
        + f"</article>{END}",
        None,
    ),
    "a list": (f"{TOP}<article>{H1}<p>{EN[0]}</p><ul>{paragraphs(EN[1:], 'li')}</ul></article>{ASIDE}{END}", EN),
    "sections": (f"{TOP}<article>{H1}<section><h2>What happened</h2>{paragraphs(EN[:3])}</section><section><h2>What comes next</h2>{paragraphs(EN[3:])}</section></article>{END}", EN),
    "the article in JSON-LD only": (f"{TOP}<div id=root></div>{END}", EN),
    "the article in the page's state only": (f"{TOP}<div id=__next></div><script id=__NEXT_DATA__ type=application/json>{NEXT}</script>{END}", EN),
    "consent beside the article": (
        f"<div class=cookie-banner><p>We value your privacy. We and our partners store cookies on your device to show you advertising that fits your interests.</p><button>OK</button></div>{TOP}<article>{H1}{paragraphs(EN)}</article>{END}",
        EN,
    ),
    "a sign-up box in the middle": (
        f"{TOP}<article>{H1}{paragraphs(EN[:3])}<div class=newsletter><h3>Sign up for our newsletter</h3><p>Get the day’s headlines from Oldham in your inbox every morning at six.</p></div>{paragraphs(EN[3:])}</article>{END}",
        EN,
    ),
    "a table of results": (f"{TOP}<article>{H1}{paragraphs(EN)}<table><tr><td>Oldham</td><td>4.20 m</td></tr><tr><td>Lier</td><td>3.90 m</td></tr></table></article>{END}", EN),
    "classes without meaning": (f'{TOP}<div class="css-1x2y"><div class="css-9a">{H1}</div>{paragraphs(EN, "p", " class=css-77q")}</div><div class="css-zz">{ASIDE}</div>{END}', EN),
    "a long caption": (f"{TOP}<article>{H1}<figure><img src=a.jpg><figcaption>Soldiers carry sandbags along the old levee in Oldham on Sunday morning, while residents look on from the bridge above. Photo: Cy Dee</figcaption></figure>{paragraphs(EN)}</article>{END}", EN),
}  # fmt: skip
TONGUES = {"de": DE, "fr": FR, "es": ES, "ru": RU, "el": EL, "zh": ZH}


def made(name: str) -> tuple[Page, tuple[str, ...] | None]:
    body, told = MAKES[name]
    head = f'<script type="application/ld+json">{LINKED}</script>' if "JSON-LD" in name else ""
    return page(body, head), told


@pytest.mark.parametrize("name", MAKES)
def test_the_telling_is_found_whole_and_alone(name):
    fetched, told = made(name)
    article = read_page(fetched)
    assert article.title == TITLE
    if told is not None:
        assert telling(article) == list(told)


@pytest.mark.parametrize("lang", TONGUES)
@pytest.mark.parametrize("make", ["p", "div", "br"])
def test_the_telling_is_found_in_every_tongue(lang, make):
    lines = TONGUES[lang]
    told = "<br><br>".join(lines) if make == "br" else paragraphs(lines, make)
    article = read_page(page(f"{TOP}<div><h1>{lines[0][:40]}</h1><div>{told}</div></div>{ASIDE}{END}", lang=lang))
    assert telling(article) == list(lines)
    assert article.language == lang


@pytest.mark.parametrize("name", ["single line breaks", "spans for paragraphs", "an interview"])
def test_every_word_is_told_where_lines_run_together(name):
    fetched, _ = made(name)
    told = " ".join(telling(read_page(fetched)))
    assert all(line in told for line in (EN if name != "an interview" else (EN[0], *EN[4:])))
    assert "All rights reserved" not in told


def test_a_stub_before_a_paywall_says_so():
    body = f'{TOP}<article>{H1}<p>{EN[0]}</p><div class="paywall"><p>This article is for subscribers only.</p><p>Already a subscriber? Log in</p></div></article>{END}'
    with pytest.raises(SourceError, match="paywall"):
        read_page(page(body))


def test_a_live_page_keeps_its_entries_in_order():
    entries = "".join(
        f'<div class="live-entry"><time datetime="2024-05-05T0{n}:00:00Z">0{n}:00</time><h3>Entry {n}</h3><p>{line}</p></div>'
        for n, line in enumerate(EN, start=1)
    )
    article = read_page(page(f"{TOP}<main>{H1}<div class=live-blog>{entries}</div></main>{END}"))
    assert telling(article) == list(EN)
