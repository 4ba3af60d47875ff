"""Lists: which of an article's bullets tell news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.model import PROSE, Article, Block, Span
from briefing.stages.developments.openers import NEWS, OTHER
from briefing.text.context import boilerplate
from briefing.text.words import words

# A bullet as newsrooms type it; a dash or an asterisk only where a sentence can begin after it.
_MARK = re.compile(r"[►▶▸➤➜•●◦‣∙·■▪◆]+\s*|[*–—-]\s+(?=[\"“‘'«„(A-ZÀ-ÞА-ЯЄІЇҐ0-9$£€])")
_TIME = re.compile(
    r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?|\d+\s*(?:h|hr|hours?|m|min|minutes?) ago)\s*[:–—-]?\s+",
    re.I,
)
_ENDS = re.compile(r"[.!…][\"”’'»)\]]*$")
_TELLS = frozenset(
    """are arrested attacked began begins called calls came could did died dies fell found gave had has have held hit is
    killed killing kills launched leaves left lost made may met might must plans rose said says sent set shot struck takes
    told took urged urges vows warned warns was went were will won would hat haben hatte ist sagte sind war waren wird wurde
    wurden werden a ont était sont est été sera dit ha han fue fueron será dijo es son""".split()
)
_ORDERS = frozenset(
    """add always apply ask avoid bake be beat book boil bring buy call change charge check chill choose clean click close
    come contact cook cool cover cut do don't donate download drain drink drizzle eat email enter fill find fold follow fry
    get give grate heat help join keep learn leave let limit listen look make mash measure melt mix move never open pack pay
    peel place plan pour prepare preheat press put read reduce register remove report rinse roast roll save season see send
    serve set share sign simmer skip slice sprinkle start stay stir stop store subscribe take talk text toss try turn update
    use visit vote wait wash watch wear whisk write""".split()
)
_AMOUNT = re.compile(
    r"^[\d½¼¾⅓⅔/.,–-]+\s*(?:g|kg|ml|l|cl|oz|lbs?|cups?|tbsp|tsp|tablespoons?|teaspoons?|cloves?|slices?|large|small|medium|ripe|fresh|eggs?)\b",
    re.I,
)
_LISTING = re.compile(
    r"^\W*(?:[^:]{1,40}:\s*[^ ]+(?: [^ ]+){0,4}$|.*\b\d+[-–:]\d+\b.*\b(?:v|vs|fc)\b|[A-Z][\w .']+ \d+[-–]\d+ [A-Z][\w .']+$|.*(?:[$£€]\d[\d.,]*)$)"
)
# "Aries: a friend calls.", "Antigen: what the body …": a word or two and what to know of them; a year or an hour is none.
_LABEL = re.compile(r"[^\W\d][\w'’-]*(?: [\w'’-]+){0,2}: ")
_CONTACT = re.compile(r"@\w+\.|\b(?:\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|call \d{3,}|\+\d{2} ?\d+)\b|https?://|www\.", re.I)


class Bullet(NamedTuple):
    """One bullet of a list, without its mark; `posted` is when, where a live page says so."""

    span: Span
    block: Block


def bullets(article: Article) -> tuple[Bullet, ...]:
    """Return the bullets of an article's lists of news, in order."""
    return tuple(bullet for run in _runs(article) for bullet in _news(article, *run))


def _runs(article: Article) -> Iterator[tuple[list[Block], str, bool]]:
    """Yield every list with the line that opens it, "" where none does, and whether it stands at the article's top."""
    run: list[Block] = []
    opener, told = "", 0
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if block.kind == "item" or (block.kind == "paragraph" and _MARK.match(text)):
            run.append(block)
        elif block.kind in PROSE or block.kind in ("heading", "related", "newsletter"):
            if run:
                yield run, opener, told < 2
                run = []
            opener = text if block.kind != "paragraph" or _opens(text) else ""
            told += block.kind == "paragraph" and not opener
    if run:
        yield run, opener, told < 2


def _opens(text: str) -> bool:
    """Return whether a paragraph announces a list rather than telling something itself."""
    return (text.endswith(":") and len(words(text)) <= 20) or (len(words(text)) <= 8 and bool(NEWS.search(text)))


def _news(article: Article, run: Sequence[Block], opener: str, at_top: bool) -> Iterator[Bullet]:
    """Yield the bullets of one list where it tells news."""
    found = [Bullet(_bare(article, block), block) for block in run]
    announced = bool(NEWS.search(opener))
    if not announced and OTHER.search(opener):
        return
    marked = any(_MARK.match(article.text[block.start : block.end]) for block in run)
    likely = marked or (at_top and not opener)
    telling = [b for b in found if _tells(b.span.text, announced=announced, likely=likely)]
    if 2 * sum(_foreign(b.span.text) for b in found) >= len(found):
        return
    if not announced and len(found) > 1 and all(_LABEL.match(b.span.text) for b in found):
        return
    # A list of links, results or ingredients holds few statements; a newsroom's list of news holds little else.
    if len(telling) * (4 if announced else 2) < len(found) or (len(found) == 1 and not (announced or marked)):
        return
    yield from telling


def _bare(article: Article, block: Block) -> Span:
    """Return a bullet's words without the mark and the clock time before them."""
    text = article.text[block.start : block.end]
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    clock = _TIME.match(text, start)
    start = clock.end() if clock else start
    return Span(article, block.start + (start if start < len(text) else 0), block.end)


def _tells(text: str, *, announced: bool, likely: bool) -> bool:
    """Return whether a bullet is a statement: the end of a sentence; without it a verb, or a heading that vouches for it."""
    said = words(text)
    if len(said) < 3 or text.rstrip('"”’').endswith(("?", ":")) or boilerplate(text):
        return False
    if _ENDS.search(text):
        return len(said) >= (3 if announced or likely else 5)
    has_verb = not _TELLS.isdisjoint(said) or any(word.endswith("ed") for word in said[1:6])
    return len(said) >= 4 and (announced or (likely and has_verb))


def _foreign(text: str) -> bool:
    """Return whether a bullet is of another kind of list: an order, an ingredient, a result, an address."""
    first = next(iter(words(text)), "").replace("’", "'")
    return first in _ORDERS or bool(_AMOUNT.match(text) or _LISTING.match(text) or _CONTACT.search(text))
