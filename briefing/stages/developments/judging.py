"""Judging: how likely a list tells what happened in its story.

A list is of one kind, whatever single lines of it look like: explanations, advice, hours and other stories come in the
same marks as the news. A logistic regression over what stands over the list, how it is set, what page it is on and which
share of its lines has what; fitted by `python -m tests.quality.train_lists` to our own pages of tests/developments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import exp
from typing import get_args

from briefing.model import Article
from briefing.stages.developments.lines import ENDS, YEAR, foreign, happens, heads
from briefing.stages.developments.signs import (
    ANY_YEAR,
    DATED,
    DECIDES,
    DRAFTS,
    GENERAL,
    GREETS,
    LINE,
    NAME,
    OPENER,
    PAPER,
    SAME,
    STATE,
    TITLE,
)
from briefing.stages.developments.tense import TELLING, Tense, opens_past, tense
from briefing.stages.developments.weights import WEIGHTS
from briefing.text.acts import acts
from briefing.text.echoes import content
from briefing.text.remembering import remembered
from briefing.text.words import words

#: From here on a list is taken for news, and from here on a desk's own points between headline and text: below .35 precision
#: falls, above .45 recall, on sets of the pages above that the weights were not fitted to.
BAR, OWN = 0.43, 0.35


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
    # "Cases", "Schools": terms that stand over every other line tell nothing.
    said = [text for text in texts if text.count(" ") > 1]
    texts = said if 2 * len(said) >= len(texts) else texts
    told = {"always": 1.0, **{f"is {name}": float(is_so) for name, is_so in placed.items()}}
    told |= {f"line {name}": _share(map(pattern.search, texts), texts) for name, pattern in LINE.items()}
    if opener.endswith(":"):
        # "The council also:" names them.
        told["line of nobody"] = 0.0
    told |= {f"opener {name}": float(bool(pattern.search(opener))) for name, pattern in OPENER.items()}
    told |= {f"title {name}": float(bool(pattern.search(article.title))) for name, pattern in TITLE.items()}
    # "What we know", "How the day unfolded": no questions, and "we" is the desk.
    for name in ("opener a question", "opener you") if told["opener news"] else ():
        told[name] = 0.0
    if told["title news"]:
        told["title asks"] = 0.0
    lead, english = " ".join(prose[:2]), article.language == "en"
    return told | {
        "opener none": float(not opener),
        "opener happens": float(_happens(opener, article.language)),
        "opener with a day": float(bool(DATED.search(opener))),
        "opener long": float(opener.endswith(":") and len(words(opener)) > 5),
        "lead happens": float(_happens(lead, article.language)),
        "lead greets": float(bool(GREETS.search(lead))),
        "lead with a day": float(bool(DATED.search(lead))),
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
    return happens(STATE.sub(" ", text) if language == "en" else text, language) or heads(text, language)


def _lines(article: Article, texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield what the lines say by themselves."""
    years = [int(match[1]) for match in map(YEAR.match, texts) if match]
    sizes = [len(words(text)) for text in texts]
    yield "line to be done", _share([_is_told_to_do(t) for t in texts], texts) if article.language == "en" else 0.0
    yield "line happens", _share([_happens(text, article.language) for text in texts], texts)
    yield "line orders", _share(map(foreign, texts), texts)
    yield "line past", _share([year < article.published.year - 1 for year in years], texts)
    yield "line short", _share([size < 5 for size in sizes], texts)
    yield "length", min(30.0, sum(sizes) / len(texts)) / 10


def _not(found: Sequence[bool]) -> list[bool]:
    return [not one for one in found]


def _is_general(text: str) -> bool:
    """Return whether an English line is of anything of its kind: "Buses run …", "A rash follows …", "Nobody may …"."""
    first = text.split(" ", 1)[0]
    plural = first.endswith("s") and not first.endswith(("ss", "us", "is", "'s", "’s")) and len(first) > 3
    return bool(GENERAL.match(text)) or plural


def _is_told_to_do(text: str) -> bool:
    """Return whether an English line is a sentence without a verb but its first word: "Poach the fish in milk."."""
    named = SAME.match(text) or _is_general(text) or opens_past(text)
    return not named and bool(ENDS.search(text)) and tense(text) == "no verb"


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
    done = [one in ("done", "has been", "headline") for one in told] if english else telling
    so = [not (did or one == "to come") for did, one in zip(done, told, strict=True)] if english else _not(done)
    yield "nothing was done", float(not any(done))
    yield "opener of the paper", 1 - _share(so, texts) if PAPER.fullmatch(opener) else 0.0
    # "Pay rises by 9% over two years.": what was agreed is told as what is so.
    decided = bool(DECIDES.search(article.title)) and not DRAFTS.search(article.title)
    yield "title decides and line is so", (1 - _share(done, texts)) * decided
    yield "line in general", _share([is_so and _is_general(t) for t, is_so in zip(texts, so, strict=True)], texts)
    yield "line of the same", _share([is_so and SAME.search(t) for t, is_so in zip(texts, so, strict=True)], texts)
    yield "line tells", _share(telling, texts)
    yield "no line tells", float(not any(telling))
    yield "line of an act", _share([acts(text)[0] for text in texts], texts) if english else 0.0
    yield "line of other years", _share([_of_other_years(text, article.published.year) for text in texts], texts)


def happened(text: str, language: str) -> bool:
    """Return whether a line tells of what was done, is being done or is to come."""
    return tense(text) in TELLING if language == "en" else happens(text, language)


def _of_other_years(text: str, year: int) -> bool:
    years = [int(found) for found in ANY_YEAR.findall(text)]
    return bool(years) and max(years) < year - 1


# An article's lists are judged one after the other.
_content = remembered(4)(content)


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
    yield "line of known names", _share([any(name in whole for name in NAME.findall(text)) for text in texts], texts)
