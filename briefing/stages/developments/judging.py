"""Judging: how likely a list tells what happened in its story.

A list is of one kind, whatever single lines of it look like: explanations, advice, hours and other stories come in the
same marks as the news. A logistic regression over what stands over the list, how it is set, what page it is on and which
share of its lines has what; fitted by `python -m tests.quality.train_lists` to our own pages of tests/developments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import exp
from typing import get_args

from briefing.model import Article
from briefing.stages.developments.lines import ENDS, INDIRECT, LABEL, NAMED, YEAR, foreign, happens, heads
from briefing.stages.developments.tense import TELLING, Tense, opens_past, tense
from briefing.stages.developments.weights import WEIGHTS
from briefing.text.acts import acts
from briefing.text.echoes import content
from briefing.text.openers import EXPLAINS, NEWS, OTHER, ROUNDS, TITLED
from briefing.text.telling import OFFICE
from briefing.text.words import words

#: From here on a list is taken for news, and from here on a desk's own points between headline and text: below .4 precision
#: falls, above .6 recall, out of fold on the pages above.
BAR, OWN = 0.43, 0.25

_HOW = (
    r"^(?:analysis|cómo|comment|dónde|explainer|how|in pictures|inside|listen|meet|opinion|podcast|por qué|pourquoi|qué|quién|quiz|read"
    r"|review|so |the best|video|warum|was|watch|what|when|where|which|who|why|wie|wo)\b"
)
_ASKS = re.compile(_HOW, re.I)
_YOU = re.compile(r"\b(?:I|me|my|our|us|we|you|your|yours?elf|[Vv]os|[Vv]otre|[Vv]ous)\b")
# What dates a line to the days of its story.
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|overnight|yesterday|today|tonight|(?:this|last|next) (?:autumn|evening|month|morning"
    r"|night|spring|summer|week|winter|year)|so far|midnight|noon|dawn|(?:january|february|april|june|july|august|september|october"
    r"|november|december)|(?:by|in|since|until) (?:march|may)|gestern|heute|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|hier|lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer)\b",
    re.I,
)
# "is covered", "when bought": what is always so looks like what was done.
_STATE = re.compile(
    r"\b(?:are|as|be|been|being|by|gets?|if|is|ist|once|sind|than|when) (?:\w+ly |not )?\w+(?:ed|en)\b", re.I
)
# How a page opens that tells of many things.
_GREETS = re.compile(
    r"^(?:good (?:afternoon|evening|morning)|guten (?:abend|morgen|tag)|buen[oa]s (?:días|noches|tardes)|bonjour|bonsoir|hello)\b"
    r"|\b(?:here (?:are|is)|these are) (?:the news|(?:\w+ ){0,3}stories)\b|estas son las noticias|voici les titres",
    re.I,
)
# "since 2012", "in 1966": a year, and none in "the 1990s".
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!s)")
# "Dr Ruth Hansen was a …", "Amina Juma, 51, …", "Diego Prado (47)": who somebody is.
_PERSON = re.compile(
    r"^(?:[A-Z][a-z]{1,8}\.? )?(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w.'’-]+"
    r"(?:, \d\d\b|,? (?:is|was) (?:an?|the)\b| \(|:| [–—] |, (?:an?|the|who|of)\b)"
)
# "“About time,” says Joan Lee, 71.", "“Blue Door”": what somebody said, or a work.
VOICE = re.compile(r"^[\"“‘'«„].*[\"”’'»],? (?:(?:said|says?|sagte?|wrote) |[A-Z])|^[\"“‘'«„].*[\"”’'»]\W*$")
_SCORE = re.compile(
    r"\b[A-Z][\w.' ]{1,30} \d{1,3}(?:[-–]\d{1,3})?, [A-Z][\w.' ]{1,30} \d{1,3}\b|^[A-Z][\w.' ]{1,30} \d{1,3}[-–]\d{1,3}\b|\d[-–]\d+[-–]\d"
)
_FRESH = re.compile(
    r"\b(?:action|also|day|decided|developments?|happened|happening|know|known|latest|new|overnight|situation|so far|unfolded|updates?"
    r"|where things stand|wissen|sait|sabe)\b",
    re.I,
)
_FACTS = re.compile(
    r"\b(?:about|at a glance|(?:fast|five|key|quick) (?:dates|details|facts|figures|points)|facts|highlights|in brief|need to know|numbers"
    r"|profile|summary|takeaways|timeline)\b",
    re.I,
)
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][\w’'-]+")

#: What a line may have that speaks for news or against it.
_LINE: dict[str, re.Pattern[str]] = {
    "asks": _ASKS,
    "ends": ENDS,
    "of nobody": re.compile(r"^(?:(?:born|has|holds?|is|plays?|was)\b|(?-i:[A-Z])[a-z]+ed\b)", re.I),
    "of a pronoun": re.compile(r"^(?:er|es|he|il|elle|it|she|sie|they|we) ", re.I),
    "of some": re.compile(r"^(?:an?|eine?|most|some|une?) ", re.I),
    "with a day": _DATED,
    # "Comet tonight. Look west after ten."
    "with a head": re.compile(r"^[^\W\d_][\w'’&-]*(?:,? [\w'’&-]+){0,3}\. [\"“„A-ZÀ-Þ]"),
    "with a label": LABEL,
    "with a person": NAMED,
    "of a person": _PERSON,
    "of a score": _SCORE,
    "of a voice": VOICE,
    "of an office": OFFICE,
    "of which": INDIRECT,
    "with a figure": re.compile(r"\d"),
    "with hours": re.compile(
        r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:-|–|to|bis|until)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m|uhr)"
        r"|\b(?:admission|doors|entry|free|open|opens|tickets)\b",
        re.I,
    ),
    "with is": re.compile(r"\b(?:are|aren['’]t|is|isn['’]t)\b"),
    "with said": re.compile(
        r"\b(?:according to|announced|confirmed|denied|dijo|laut|nach angaben|reported|said|sagte|says|selon|según|teilte|told|warned)\b",
        re.I,
    ),
    "with will": re.compile(
        r"\b(?:expected to|is to|are to|plans? to|sera|seront|soll|sollen|será|wants?|will|wird|werden|would)\b", re.I
    ),
    "with you": _YOU,
}
_OPENER: dict[str, re.Pattern[str]] = {
    "a question": _ASKS,
    "a question of what was": re.compile(
        r"^(?:how|what|when|why)\b.*\b(?:did|happen(?:ed|s)|has|have|was|were)\b|^what (?:do|does)\b.* (?:change|say)\b",
        re.I,
    ),
    "a reason": re.compile(r"^(?:por qué|pourquoi|reasons|warum|why)\b|\breasons\b", re.I),
    "an explanation": EXPLAINS,
    "another": OTHER,
    # "In other business, the board:", "She:", and each line goes on with what was done.
    "half a sentence": re.compile(r"(?:^|[.,] )(?:he|she|they|the [a-z]+|[a-z]+s):$", re.I),
    "fresh": _FRESH,
    "of facts": _FACTS,
    "news": NEWS,
    "whom": re.compile(r"\b(?:her|him|his|them)\b"),
    "you": _YOU,
}
_TITLE: dict[str, re.Pattern[str]] = {
    "asks": _ASKS,
    "explains": EXPLAINS,
    "news": NEWS,
    "of another kind": TITLED,
    "of facts": _FACTS,
    "of many things": ROUNDS,
}


def likely(told: Mapping[str, float]) -> float:
    """Return how likely a list with such features is one of news, from 0 to 1."""
    return 1 / (1 + exp(-sum(weight * told[name] for name, weight in WEIGHTS.items())))


def tells_news(told: Mapping[str, float]) -> bool:
    """Return whether a list with such features is taken for news."""
    return likely(told) >= (OWN if told["is above"] else BAR)


def features(
    article: Article, prose: Sequence[str], opener: str, texts: Sequence[str], placed: Mapping[str, bool]
) -> dict[str, float]:
    """Return the features of a list by name; `prose` are the article's paragraphs, `placed` says how the list is set."""
    told = {"always": 1.0, **{f"is {name}": float(is_so) for name, is_so in placed.items()}}
    told |= {f"line {name}": _share(map(pattern.search, texts), texts) for name, pattern in _LINE.items()}
    if opener.endswith(":"):
        # "The council also:" names them.
        told["line of nobody"] = 0.0
    told |= {f"opener {name}": float(bool(pattern.search(opener))) for name, pattern in _OPENER.items()}
    told |= {f"title {name}": float(bool(pattern.search(article.title))) for name, pattern in _TITLE.items()}
    # "What we know", "How the day unfolded": no questions, and "we" is the desk.
    for name in ("opener a question", "opener you") if told["opener news"] else ():
        told[name] = 0.0
    if told["title news"]:
        told["title asks"] = 0.0
    lead, english = " ".join(prose[:2]), article.language == "en"
    return told | {
        "opener none": float(not opener),
        "opener happens": float(_happens(opener, article.language)),
        "opener with a day": float(bool(_DATED.search(opener))),
        "opener long": float(opener.endswith(":") and len(words(opener)) > 5),
        "lead happens": float(_happens(lead, article.language)),
        "lead greets": float(bool(_GREETS.search(lead))),
        "lead with a day": float(bool(_DATED.search(lead))),
        "title tells": float(english and tense(article.title) in TELLING),
        "page of opinion": float(article.genre == "opinion"),
        "page in another language": float(not english),
        **dict(_lines(article, texts)),
        **(tenses := dict(_tenses(article, opener, texts))),
        "opener news and line tells": told["opener news"] * tenses["line tells"],
        **dict(_known(article, prose, texts, own=placed["above"])),
    }


def _share(found: Iterator[object] | Sequence[object], texts: Sequence[str]) -> float:
    return sum(map(bool, found)) / len(texts)


def _happens(text: str, language: str) -> bool:
    return happens(_STATE.sub(" ", text) if language == "en" else text, language) or heads(text, language)


def _lines(article: Article, texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield what the lines say by themselves."""
    years = [int(match[1]) for match in map(YEAR.match, texts) if match]
    sizes = [len(words(text)) for text in texts]
    yield "line happens", _share([_happens(text, article.language) for text in texts], texts)
    yield "line orders", _share(map(foreign, texts), texts)
    yield "line past", _share([year < article.published.year - 1 for year in years], texts)
    yield "line short", _share([size < 5 for size in sizes], texts)
    yield "length", min(30.0, sum(sizes) / len(texts)) / 10


def _tenses(article: Article, opener: str, texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield how the lines tell."""
    english = article.language == "en"
    # "The council also:", and each line goes on: "approved a bid"
    whole = [f"They {text}" if opener.endswith(":") and opens_past(text) else text for text in texts]
    told = [tense(text) for text in whole] if english else []
    for name in get_args(Tense):
        if name != "no verb":
            yield f"line {name}", _share([one == name for one in told], texts)
    telling = [happened(text, article.language) for text in whole]
    yield "line tells", _share(telling, texts)
    yield "no line tells", float(not any(telling))
    yield "line of an act", _share([acts(text)[0] for text in texts], texts) if english else 0.0
    yield "line of other years", _share([_of_other_years(text, article.published.year) for text in texts], texts)


def happened(text: str, language: str) -> bool:
    """Return whether a line tells of what was done, is being done or is to come."""
    return tense(text) in TELLING if language == "en" else happens(text, language)


def _of_other_years(text: str, year: int) -> bool:
    years = [int(found) for found in _YEAR.findall(text)]
    return bool(years) and max(years) < year - 1


# An article's lists are judged one after the other.
_content = lru_cache(maxsize=4)(content)


def _known(article: Article, prose: Sequence[str], texts: Sequence[str], *, own: bool) -> Iterator[tuple[str, float]]:
    """Yield how much of the lines the headline, the first paragraphs and the whole article know, and whose names it has.

    `own` are a desk's points between headline and text: they are of the story, whatever words they share with it.
    """
    head = _content(" ".join((article.title, *prose[:2])), article.language)
    whole = " ".join((article.title, *prose))
    told = [content(text, article.language) for text in texts]
    shared = [own or bool(line & head) for line in told]
    known = _content(whole, article.language)
    lines = Counter(chain.from_iterable(told))
    apart = [not own and not line & known and all(lines[word] == 1 for word in line) for line in told]
    yield "line apart", _share(apart, texts)
    yield "all lines apart", float(all(apart))
    yield "line in the head", _share(shared, texts)
    yield "no line in the head", float(not any(shared))
    yield "line of known names", _share([any(name in whole for name in _NAME.findall(text)) for text in texts], texts)
