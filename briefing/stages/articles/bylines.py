"""Bylines: the persons that a line such as "By Ann Lee and Bo Ek, Staff Writers" names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.stages.articles.headlines import plain
from briefing.text.clean import one_line
from briefing.text.origins import agency


def _either(*lines: str) -> str:
    return "|".join(word for line in lines for word in line.split())


_MADE = _either("analysis article authored column commentary compiled contributed editorial essay exclusive explainer feature interview opinion") + "|" + _either(
    "perspective posted published report reported review satire story submitted text words writing written"
)  # fmt: skip
#: What stands before a name, sorted by language.
_BY = re.compile(
    r"^(?:"
    + "|".join(
        (
            r"(?:door|geschreven door|tekst|auteur)",  # Dutch
            r"(?:(?:an? )?(?:(?:" + _MADE + r") )?by|(?:the )?(?:authors?|writers?|reporters?|words|text))",  # English
            r"(?:teksti|kirjoittaja)",  # Finnish
            r"(?:(?:un (?:texte|article|reportage) )?(?:de |par|propos recueillis par|publié par|écrit par)|texte|auteure?|rédaction)",  # French
            r"(?:(?:(?:eine?n? )?(?:analyse|bericht|essay|gastbeitrag|glosse|interview|kolumne|kommentar|meinung|porträt|protokoll|reportage|rezension|text) )?von|text|autor(?:in(?:nen)?)?|protokoll)",  # German
            r"(?:γράφει (?:ο|η)|συντάκτης|συντάκτρια|κείμενο)",  # Greek
            r"(?:írta|szerző)",  # Hungarian
            r"(?:oleh|penulis|reporter)",  # Indonesian
            r"(?:(?:(?:articolo|intervista|testo|commento) )?di|a cura di|scritto da|pubblicato da|autore)",  # Italian
            r"(?:autorzy|autorka|tekst|opracowała?)",  # Polish
            r"(?:автор(?:ы|ка)?|текст|корреспондент)",  # Russian, Ukrainian
            r"(?:av|af|text|tekst|skrevet av|skrevet af|skriven av)",  # Scandinavian
            r"(?:por|(?:escrito|publicado|redactado|elaborado) por|autora?|texto|redacción|redação|redator|reportagem)",  # Spanish, Portuguese
            r"(?:yazan|yazar|haber)",  # Turkish
            r"(?:tác giả|theo)",  # Vietnamese
        )
    )
    + r")\s*(?::\s*|\s)\s*",
    re.IGNORECASE,
)  # fmt: skip
_BY_HAN = re.compile(r"^(?:作者|记者|記者|文|撰文|编辑|取材・文|글)\s*[:：/／|]?\s*|(?<=^本报)记者\s*")
_CLOCK = re.compile(r"\b(?:19|20)\d\d\b|\d[:.]\d\d")
# Where markup alone parts a name from what follows, its words are glued: "Ann LeeStaff Writer".
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=(?:Associated|Business|Columnist|Contribut|Correspondent|Editor|FOX|Follow|For |Opinion|Published|Reporter|Senior|Special|Sports|Staff|The |Updated|View )|[A-Z]{3})")  # fmt: skip
_WHEN = re.compile(r"^[\d\s:./,|·•–—-]{4,24}(?=\D)")
# "May 5, 2024, by Ann Lee": what stands ahead is no name.
_LATER = re.compile(r"^.{0,80}?(?:\b(?:by|autor|author|text|текст|автор|par|von|por)\s*:|(?<![\w'’])by(?=\s+[A-Z]))\s*", re.IGNORECASE)  # fmt: skip
# Whoever took the photos or checked the facts is no author.
_HELPED = re.compile(
    r"(?:^|[\s;,|/–—-])(?:edited|fact[- ]checked|graphics?|illustrat\w+|medically reviewed|photo\w*|pictures?|produced|translated|updated|video\w*|fotos?|bilder|photos?|фото)"
    r"(?:\s+(?:by|von|par|por|di|and\s\w+\sby)\s|\s*:).*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:www\.)\S+|@\w+")
_BETWEEN = re.compile(
    r"\s*(?:／|,(?! ?(?:jr|sr|ii|iii|iv|phd|md|m\.d|ph\.d)\b)|;|\||/|•|·|\n|、|，|\s[-–—]\s|[–—]|\s(?:and|und|et|y|e|och|og|en|ja|oraz|и|та|και|ve|dan|và|with|mit|avec|con)\s|&|\+)\s*",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_TAIL = re.compile(
    r"(?:\s*[(\[{<].*|(?<=[^\W\d_]{3})\.\s.*|\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|\s" + _MONTH + r"\.? \d.*"
    r"|\s+(?:published|updated|posted|on|in|at|for|from|of|is|was|has|writes|reports?|publiziert|für|aus|il y a|vor|le|el)(?=\s|$).*|\s*\d.*|\s*[:|].*)$",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_DAY = re.compile(
    r"\s+(?:published|updated|posted|" + _MONTH + r"\.?\s\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d).*$",
    re.IGNORECASE,
)
#: Words of offices and desks: they end a name, and no name begins with one. Sorted within each line.
_OFFICES = frozenset(
    word
    for line in (
        "anchor analyst blogger broadcaster ceo chief cofounder columnist contributor contributors correspondent correspondents critic",
        "director economist editor editors executive fellow founder freelance freelancer host intern journalist journalists lecturer",
        "manager meteorologist officer photographer photojournalist president producer professor reporter reporters researcher scientist",
        "specialist staff stringer videojournalist writer writers",
        "business courts crime deputy digital economics education entertainment environment features foreign investigative lifestyle",
        "managing political politics science senior special sports technology transportation",
        "corresponsal enviado especial giornalista gastautor journaliste korrespondent korrespondentin periodista redakteur redakteurin",
        "redaktor redactor redactora reporterin rédacteur rédactrice volontär волонтер журналист корреспондент обозреватель редактор",
        "기자 記者 记者",
    )
    for word in line.split()
)
#: Words of houses: whoever bears one is no person.
_HOUSES = frozenset(
    word
    for line in (
        "admin administrator agencies agency associated author bureau com company correspondence council daily desk editorial facebook group",
        "guardian herald inc institute instagram magazine media net network news newspaper newsroom online org organization post press profile",
        "project radio redacción redaccion redaktion redazione rédaction service services studio team television times tribune tv twitter",
        "university unknown user website wire wires агентство агенция редакция",
    )
    for word in line.split()
)
#: Cities and countries of two words or more that stand behind a name, sorted.
_PLACES = frozenset(
    place.casefold()
    for place in (
        "Abu Dhabi;Buenos Aires;Cape Town;El Paso;Hong Kong;Kuala Lumpur;Las Vegas;Los Angeles;Mexico City;New Delhi;New Orleans;New York;"
        "New York City;New Zealand;North Carolina;Panama City;Rio de Janeiro;Salt Lake City;San Antonio;San Diego;San Francisco;San José;"
        "San Jose;Santa Fe;Saudi Arabia;South Africa;South Carolina;South Korea;Sri Lanka;St. Louis;St. Petersburg;São Paulo;Tel Aviv;"
        "United Kingdom;United States;Washington DC;West Virginia;White House"
    ).split(";")
)
_COMMANDS = re.compile(
    r"(?:about|all|click|sobre|über|à propos|chi è|contact|copy|email|follow|load|log|more|read|see|share|show|sign|skip|subscribe|view|the)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?!.*['’]s$)[^\W\d_](?:[\w.'’`-]*[\w.])?$")
_HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7af・\u30a0-\u30ff]{2,8}$")
#: Small words within names, sorted: "Ursula von der Leyen".
_SMALL = frozenset("af al am at av bin da das de degli dei del dell della den der di do dos du e el la las le les los of ten ter und van ver von y zu zum zur".split())  # fmt: skip
_NOBODY = re.compile(
    r"(?:admin\w*|staff|editors?|webmaster|guest|contributor|author|unknown|none|null|user|staff (?:writer|reporter|report)s?|news ?(?:desk|room)|web ?desk|online desk|default|root|\W*)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:\w[\w.’'&-]* ){1,4}(?:editorial (?:staff|board|team)|staff|team|editors|(?:news ?|web |sports )?desk|newsroom)$",
    re.IGNORECASE,
)


def is_signed(line: str) -> bool:
    """Return whether a line opens as bylines do: "By Ann Lee", "5 May 2024 | Von Ann Lee", "Текст: …"."""
    line = _WHEN.sub("", line)
    later = _LATER.match(line)
    if later and _CLOCK.search(line[: later.end()]):
        line = f"By {line[later.end() :]}"
    match = _BY.match(line) or _BY_HAN.match(line)
    if not match or match.end() == len(line):
        return False
    return match[0].rstrip().endswith((":", "：")) or _opens(line, match)


def _opens(line: str, match: re.Match[str]) -> bool:
    # "Di" and "De" open sentences too: what follows must be a name.
    following = line[match.end() : match.end() + 1]
    return (line[0].isupper() or match[0].strip() == "by") and following.isalpha() and not following.islower()


def people(text: str, outlet: str = "") -> Iterator[str]:
    """Yield the names of persons in a byline: "By Ann Lee and Bo Ek, Staff Writers" holds two."""
    text = _bare(text)
    if match := re.fullmatch(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]+)", text):
        turned = f"{match[2]} {match[1]}"
        if _is_person(turned.split(), outlet) and match[1].casefold() not in _HOUSES and not agency(match[1]):
            yield turned
            return
    for piece in _BETWEEN.split(text):
        if piece and not _STAFF.match(piece.strip()) and (name := _name(piece, outlet)):
            yield name


def signature(text: str) -> str:
    """Return who signs where that is no person: "Associated Press", "PTI", "Harbor Post Staff"; "" where nobody does."""
    text = _bare(text)
    head = _DAY.sub("", re.split(r"\s*[,|•·;(／]\s*|\s[-–—]\s", text)[0])
    text = (head if agency(head) or _STAFF.match(head) or text[len(head) :].strip() else text).strip(" .,;:|•·*–—-")
    is_name = 2 < len(text) <= 60 and not text.startswith(("http", "@", "/")) and not _NOBODY.fullmatch(text)
    # "gto", "rmb8090": names of accounts.
    is_account = " " not in text and (text.islower() or any(map(str.isdigit, text))) and text.isascii()
    if not is_name or not any(map(str.isalpha, text)):
        return ""
    return text if agency(text) or not is_account else ""


def is_house(name: str) -> bool:
    """Return whether a name that no "by" leads to can be an agency's or a desk's: "Associated Press", "Telegraph Sport"."""
    words = name.split()
    return bool(agency(name)) or (
        1 <= len(words) <= 5 and all(word[0].isupper() or word[0].isdigit() for word in words)
    )


def _bare(text: str) -> str:
    """Return a byline without addresses, and without what leads to the names."""
    text = _GLUED.sub(" | ", _ADDRESS.sub(" | ", one_line(text[:400])))
    text = _HELPED.sub("", text).strip(" |•·,;:–—-")
    for pattern in (_BY, _BY, _BY_HAN):
        text = pattern.sub("", text, count=1)
    later = _LATER.match(text)
    return text[later.end() :] if later else text


def _name(piece: str, outlet: str) -> str:
    """Return the person's name in a piece of a byline, "" where there is none."""
    piece = _BY.sub("", piece.strip(" .,;:|•·*\"“”'"))
    name = _TAIL.sub("", piece).strip(' .,;:|•·*"“”')
    words = _unofficial(name.split(), outlet)
    name = " ".join(words)
    name = _lowered(name) if name.isupper() else name
    return name if _is_person(name.split(), outlet) and not _COMMANDS.match(name) else ""


def _unofficial(words: list[str], outlet: str) -> list[str]:
    """Return the words of a name without office, agency or outlet behind it: "Ann Lee AP Writer" is Ann Lee."""
    for n in range(1, len(words)):
        rest = " ".join(words[n:])
        ends = words[n].casefold().strip(".,") in _OFFICES and words[n][0] != words[n][0].upper()
        ends = ends or (n > 1 and (words[n].casefold().strip(".,") in _OFFICES or words[n] in _TOOLS))
        if ends or (n > 1 and (agency(rest) or agency(words[n]) or plain(rest) == plain(outlet) or rest in _CALLED)):
            return words[:n]
    return words


#: Outlets that bylines name in capitals behind a person, sorted.
_CALLED = frozenset("ABC BBC CBC CBS CNBC CNN CTV ESPN FOX ITV MSNBC NBC NHK NPR PBS RTE SBS SRF ZDF".split())


#: What a page lets its readers do with an author, sorted.
_TOOLS = frozenset("Contact Email Follow More Read See Share Show View".split())


def _lowered(name: str) -> str:
    """Return a name in capitals as names are written: "JEAN-PIERRE O’NEILL", "IAN MCDONALD", "EVA VON DER AU"."""
    words = [re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), word.title()) for word in name.split()]
    kept = {"Ii": "II", "Iii": "III", "Iv": "IV"}
    return " ".join(
        w.lower() if n and w.lower() in _SMALL and w != words[-1] else kept.get(w, w) for n, w in enumerate(words)
    )


def _is_person(words: list[str], outlet: str) -> bool:
    name = " ".join(words)
    if len(words) == 1 and _HAN.match(name):
        return not any(house in name for house in ("编辑", "編集", "新闻", "新聞", "通讯", "通信", "기자"))
    if not 2 <= len(words) <= 6 or len(name) > 50 or is_outlet(name, outlet) or agency(name):
        return False
    told = [word.casefold().strip(".") for word in words]
    if name.casefold() in _PLACES or told[0] in _OFFICES or agency(words[0]) or not _HOUSES.isdisjoint(told):
        return False
    if not all(_WORD.match(word) for word in words) or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all(word[0].isupper() or word in _SMALL or "'" in word or "’" in word or "-" in word for word in words)


def is_outlet(name: str, outlet: str) -> bool:
    """Return whether a name is the outlet's."""
    name, outlet = plain(name), plain(outlet)
    return bool(outlet) and bool(name) and (name in outlet or outlet in name)
