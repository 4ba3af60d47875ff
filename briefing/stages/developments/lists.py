"""Lists: which of an article's bullets tell news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from briefing.model import PROSE, Article, Block, Span
from briefing.stages.developments.judging import features, happened, tells_news
from briefing.stages.developments.lines import EITHER, LABEL, NAMED, YEAR, foreign, tells
from briefing.stages.developments.signs import VOICE
from briefing.text.openers import ASKS, CLOCK, NEWS, OTHER, POINTS, READERS, ROUNDS, RUNNING, SIGN, SLUGS, TITLED
from briefing.text.words import words

# The kinds of block that may stand over a list and part it from another.
_OPENERS = PROSE | {"heading", "newsletter", "promo", "related"}
# What may look ahead below the points that a newsroom sets as paragraphs between headline and text.
_AHEAD = re.compile(r"what(?:['’]s| is| happens) next\W*", re.I)
# What a player or a picture has over it, and is as often the heading of another list.
_PARTS = re.compile(r"(?:gallery|in pictures|listen|photos|pictures|podcasts?|videos?|watch)\W*", re.I)

# A bullet as newsrooms type it: a sign or a picture; a dash or an asterisk only where a sentence can begin after it.
_MARK = re.compile(SIGN + r"|(?:[*–—-]|--|\+{1,3})\s+(?=[\"“‘'«„(A-ZÀ-ÞА-ЯЄІЇҐ0-9$£€])")
# Where the next bullet begins in a paragraph of several.
_NEXT = re.compile(
    r"(?<=[.!?…\"”])\s+(?=[•●\u2190-\u21ff\u25a0-\u25ff\u2700-\u27bf]\ufe0f?\s*[\"“‘'«„(A-ZÀ-ÞА-ЯЄІЇҐ0-9$£€])"
)
# A number or an hour in its place: a bullet only where the next paragraph has one too.
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+(?=[\"“‘'«„(A-ZÀ-ÞА-ЯЄІЇҐ$£€])")
# A dash or an asterisk at a word: likewise.
_DASH = re.compile(r"[*–—-](?=[\"“„«A-ZÀ-ÞА-ЯЄІЇҐ0-9$£€])")
_TIME = re.compile(
    r"(?:\d{1,2}(?:[:.]\d{2}\s*(?:[ap]\.?m\.?)?|\s?[ap]\.?m\.?)(?:\s*(?:(?-i:[A-Z]{1,4}T|UTC|Z)|uhr)\b)?|\d+\s*(?:h|hr|hours?|m|min|minutes?) ago|\d{1,3}(?:\+\d{1,2})?['’′](?=\s))\s*[:–—-]?\s+",
    re.I,
)
# The hour of an entry where it stands behind the words: "… agreed to a night session 21:40", not "… began at 21:40".
_BEHIND = re.compile(
    r"(?<! at)(?<! by)(?<! to)(?<! um)(?<! till)(?<! until)(?<=\S)\s+(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|\d+ ?(?:h|hours?|m|min|minutes?) ago)$"
)
# "Dale Kott, 58, has been …": who the people are, not what they did.
_PROFILE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}?[A-ZÀ-Þ][\w.'’-]+, \d\d, ")


# A line of more words is a paragraph whose full stop is missing.
_LINE = 30
# And a point that a newsroom sets as a paragraph has no more.
_POINT = 45
# Lists whose lines have more words on average hold paragraphs: on 181 pages of news, no newsroom's bullets had 45.
_LONGEST = 50


class Bullet(NamedTuple):
    """One bullet of a list, without its mark; `posted` is when, where a live page says so."""

    span: Span
    block: Block


def bullets(article: Article) -> tuple[Bullet, ...]:
    """Return the bullets of an article's lists of news, in order."""
    listed, news = [], list[Bullet]()
    for one, found, told in _described(article):
        # "Fighting", "Diplomacy", "Aid": what stands under the last of them may be one line.
        news = list(_news(article, one, found, told, goes_on=one.joined and bool(news)))
        listed += news
    return tuple(sorted((*listed, *_by_the_hour(article)), key=lambda bullet: bullet.span.start))


def _by_the_hour(article: Article) -> Iterator[Bullet]:
    """Yield what opens each entry of a wire's running story, "The Latest on …", below a line with nothing but its hour."""
    texts = [article.text[block.start : block.end] for block in article.blocks]
    opener = next((n for n, text in enumerate(texts) if RUNNING.search(text)), len(texts))
    for n, block in enumerate(article.blocks[opener + 2 :], opener + 2):
        if block.kind == "paragraph" and CLOCK.fullmatch(texts[n - 1]):
            yield Bullet(Span(article, block.start, block.end), block)


class _List(NamedTuple):
    """A list with the line that opens it, "" where none does; whether it stands at the article's top, above all of it, or below another list with nothing but a heading between."""

    blocks: list[Block]
    set_as: str
    opener: str
    at_top: bool
    above: bool
    joined: bool


def _lists(article: Article) -> Iterator[_List]:
    """Yield every list of an article, in order; what is set in another way is another list."""
    opener, told, before = "", 0, -1
    blocks = zip(article.blocks, _set_as(article), strict=True)
    for set_as, run in groupby((b for b in blocks if b[1] or _may_open(article, b[0])), key=itemgetter(1)):
        listed = [block for block, _ in run]
        if set_as:
            # "Ferry strike: key points" opens the page's first list, where nothing else does.
            opener = opener or (_named(article.title) if before < 0 and told < 2 else "")
            yield _List(listed, set_as, opener, told < 2, told < 1, told == before)
            opener, before = "", told
            continue
        for block in listed:
            text = article.text[block.start : block.end]
            opener = text if block.kind != "paragraph" or _opens(text) else ""
            told += block.kind == "paragraph" and not opener


def _named(title: str) -> str:
    """Return what stands behind a headline's colon where it announces a list, else ""."""
    behind = title.rpartition(": ")[2] if ": " in title else ""
    return behind if NEWS.search(behind) and not OTHER.search(behind) else ""


def _may_open(article: Article, block: Block) -> bool:
    """Return whether a block may stand over a list and part it from another: of notices "Listen", not "Advertisement"."""
    if block.kind == "notice":
        return bool(_PARTS.fullmatch(article.text[block.start : block.end]))
    return block.kind in _OPENERS


def _set_as(article: Article) -> list[str]:
    """Return how each block is set as a bullet, "" where it is none: as an item, by a mark, by a number, by an hour, as a line."""
    texts = [article.text[b.start : b.end] if b.kind == "paragraph" else "" for b in article.blocks]
    found = [
        "item" if b.kind == "item" else "mark" if _MARK.match(t) else ""
        for b, t in zip(article.blocks, texts, strict=True)
    ]
    for name, pattern in (("number", _NUMBER), ("hour", _TIME), ("dash", _DASH)) if found else ():
        led = [not kind and bool(pattern.match(text)) for kind, text in zip(found, texts, strict=True)]
        beside = [a or b for a, b in zip([False, *led[:-1]], [*led[1:], False], strict=True)]
        found = [name if a and b else kind for a, b, kind in zip(led, beside, found, strict=True)]
    return _lined(article, texts, found)


def _lined(article: Article, texts: Sequence[str], found: Sequence[str]) -> list[str]:
    """Return how each block is set, the lines right under an announcement that lost their marks too: no full stop has one."""
    lined = [not kind and _is_line(text) for text, kind in zip(texts, found, strict=True)]
    told = list(found)
    for n, block in enumerate(article.blocks):
        if not any(lined[n + 1 : n + 2]) or not (block.kind == "heading" or _opens(texts[n])):
            continue
        opener = article.text[block.start : block.end]
        run = list(takewhile(bool, lined[n + 1 :]))
        if len(run) > 1 and NEWS.search(opener) and not OTHER.search(opener):
            told[n + 1 : n + 1 + len(run)] = ["line"] * len(run)
    return _pointed(article, texts, told)


def _pointed(article: Article, texts: Sequence[str], found: Sequence[str]) -> list[str]:
    """Return how each block is set, also the paragraphs of "In short" above an article's text: a heading ends them."""
    told = list(found)
    headings = [n for n, block in enumerate(article.blocks) if block.kind == "heading"]
    for n, end in pairwise(headings):
        over, below = (article.text[article.blocks[m].start : article.blocks[m].end] for m in (n, end))
        points = range(n + 1, end)
        if any(texts[:n]) or not POINTS.fullmatch(over) or not _are_points([texts[m] for m in points]):
            break
        ahead = [end + 1] if _AHEAD.fullmatch(below) and _are_points(texts[end + 1 : end + 2]) else []
        for m in (*points, *ahead):
            told[m] = told[m] or "point"
        break
    return told


def _are_points(texts: Sequence[str]) -> bool:
    """Return whether these are one to five paragraphs of a line or two: more of them are an article's text."""
    return 0 < len(texts) <= 5 and all(0 < len(words(text)) <= _POINT for text in texts)


def _is_line(text: str) -> bool:
    return bool(text) and text[-1].isalnum() and 4 <= len(words(text)) <= _LINE


def _opens(text: str) -> bool:
    """Return whether a paragraph announces a list rather than telling something itself."""
    size = len(words(text))
    if text.endswith((":", "?")):
        return size <= 20
    return size <= 8 and bool(NEWS.search(text) or (OTHER.search(text) and not text.endswith(".")))


def described(article: Article) -> Iterator[tuple[list[str], dict[str, float]]]:
    """Yield the lines of every list of an article, and the features by which it is judged."""
    for _, found, told in _described(article):
        yield [bullet.span.text for bullet in found], told


def _described(article: Article) -> Iterator[tuple[_List, list[Bullet], dict[str, float]]]:
    every = [(listed, [b for block in listed.blocks for b in _bare(article, block)]) for listed in _lists(article)]
    listed_blocks = {block for listed, _ in every for block in listed.blocks}
    prose = [article.text[b.start : b.end] for b in article.blocks if b.kind == "paragraph" and b not in listed_blocks]
    told = sum(text.count(" ") for text in prose) > _LINE // 2
    telling = [_tell(article, found) for _, found in every]
    announced = [bool(NEWS.search(listed.opener)) and tell for (listed, _), tell in zip(every, telling, strict=True)]
    for n, (listed, found) in enumerate(every):
        # What looks ahead below a desk's own points is one of them.
        within = _within_news(article, listed) or listed.set_as == "point"
        placed = {
            "above": listed.above and told,
            "after another": n > 0 and not within,
            "after news": any(telling[:n]) and not within,
            "at the top": listed.at_top,
            "by the hour": 2 * sum(bool(_TIME.match(article.text, b.start)) for b in listed.blocks)
            > len(listed.blocks),
            "beside news": any(announced) and not announced[n] and not within,
            "in a page of news": within,
            "marked": listed.set_as == "mark",
        }
        if found and sum(b.span.text.count(" ") for b in found) < _LONGEST * len(found):
            yield listed, found, features(article, prose, listed.opener, [b.span.text for b in found], placed)


def _tell(article: Article, found: Sequence[Bullet]) -> bool:
    """Return whether at least half the lines of a list tell of what happened."""
    return 2 * sum(happened(bullet.span.text, article.language) for bullet in found) >= len(found) > 0


def _news(
    article: Article, listed: _List, found: Sequence[Bullet], told: Mapping[str, float], *, goes_on: bool = False
) -> Iterator[Bullet]:
    """Yield the bullets of one list where it tells news; one that goes on with another's may have a single one."""
    texts = [bullet.span.text for bullet in found]
    announced = bool(NEWS.search(listed.opener))
    asked = not announced and bool(ASKS.match(listed.opener))
    within = _within_news(article, listed)
    strange = [text for text in texts if foreign(text)]
    # "Put off …", "Let …" are orders only among others.
    if all(text.split()[0].lower() in EITHER for text in strange):
        strange = []
    if (
        article.genre == "opinion"
        or SLUGS.match(article.title)
        or 3 * sum(map(bool, map(VOICE.search, texts))) > 2 * len(texts)
    ):
        return
    if READERS.search(listed.opener) or 2 * len(strange) >= len(found) or _history(texts, article.published.year):
        return
    if not tells_news(told) or (not (announced or asked) and _other(article, listed, texts)):
        return
    # What nothing announces is no news where nothing happens in it: it explains or advises.
    if told["no line tells"] and not (announced or asked or listed.above or told["is by the hour"]):
        return
    # Half a sentence goes on in small letters.
    said = announced or listed.opener.endswith(":")
    telling = [b for b in found if tells(b.span.text, article.language, announced=said, likely=True)]
    if listed.above and 2 * len(telling) >= len(found):
        # Bullets below a headline are its newsroom's own, with a verb or without.
        telling = [b for b in found if tells(b.span.text, article.language, announced=True, likely=True)]
    # A list of links, results or ingredients holds few statements; a newsroom's list of news holds little else.
    if len(telling) * (4 if announced else 2) < len(found) + asked:
        return
    if len(found) > 1 or announced or asked or within or goes_on or listed.set_as == "mark":
        yield from telling


def _within_news(article: Article, listed: _List) -> bool:
    """Return whether a list is a part of a page that is all news in brief: under "Fighting" or "Diplomacy", or by the hour."""
    headed = listed.opener or listed.set_as == "hour"
    return bool(
        headed and NEWS.search(article.title) and not OTHER.search(listed.opener) and not TITLED.search(article.title)
    )


def _other(article: Article, listed: _List, texts: Sequence[str]) -> bool:
    """Return whether a list that nothing announces as news is plainly a list of another kind."""
    if OTHER.search(listed.opener) or TITLED.search(article.title):
        return True
    if not listed.opener and ROUNDS.search(article.title):
        return True
    named = {match[0] for match in map(NAMED.match, texts) if match and article.language != "de"}
    if len(named) == len(texts) > 2 and not listed.above:
        # One line each for three people: who they are.
        return True
    return len(texts) > 1 and (all(map(LABEL.match, texts)) or all(map(_PROFILE.match, texts)))


def _history(texts: Sequence[str], year: int) -> bool:
    """Return whether most bullets open with a year long past: what led to a story, not what happened within it."""
    opening = [int(match[1]) for match in map(YEAR.match, texts) if match]
    return 2 * sum(opened < year - 1 for opened in opening) > len(texts)


def _bare(article: Article, block: Block) -> Iterator[Bullet]:
    """Yield a block's bullets, several where they ran together, without mark, number and clock time before the words."""
    text = article.text[block.start : block.end]
    ends = [*(match.start() for match in _NEXT.finditer(text)), len(text)]
    for start, end in pairwise([0, *ends]):
        start += len(text[start:end]) - len(text[start:end].lstrip())
        for pattern in (_MARK, _DASH, _NUMBER, _TIME):
            led = pattern.match(text, start, end)
            start = led.end() if led else start
        behind = _BEHIND.search(text, start, end)
        end = behind.start() if behind else end
        if start < end:
            yield Bullet(Span(article, block.start + start, block.start + end), block)
