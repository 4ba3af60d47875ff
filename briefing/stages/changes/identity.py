"""Identity: which of the stories that were printed a story is, if it is one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from briefing.model import Article, Story
from briefing.stages.changes.memory import Printed
from briefing.stages.changes.told import telling_words
from briefing.text.links import canonical
from briefing.text.sentences import sentences
from briefing.text.words import words

# A story is an earlier one without common articles where its opening shares this much with the headline and a line of that
# (Dice over stems of telling words), more for every day after so many: the jobless of each week are a story of their own. By
# reading what six months of feeds call the same above it, seven of seven.
_SAME, _A_DAY, _DAYS = 0.42, 0.1, 2.0
# Fewer words of a headline than this are no likeness.
_TOUCH = 2
# … and where so many names are in both that no other printed story has, this much will do until so many days are gone: one
# name is the town's, two are its park's teacher. Set on tests/quality/days.txt, and read on six months of feeds.
_NAMES, _SAME_BY_NAME, _STILL_NAMED = 2, 0.3, 2.0
# Sentences of an article in which its names are looked for.
_TOP = 3
# Characters of an article in which its words are looked for.
_READ = 2_000
# Where every noun has a capital, capitals are no names.
_CAPITALS = frozenset({"de", "lb"})

_NAME = re.compile(r"(?<![.!?:;“\"‘\n] )(?<=[\w,’'()–—-] )[A-Z][\w’-]{2,}")
_WORD = re.compile(r"[^\W\d_][\w-]*\w")
_END = re.compile(r"['’]s?$")


class Beside:
    """All that is told on one day: which words stand without a capital, and in how many stories each word does."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self.small: set[str] = set()
        self.told: Counter[str] = Counter()
        for story in stories:
            found = {word for a in story.articles for word in _WORD.findall(a.text[:_READ])}
            self.small |= {word for word in found if word[0].islower()}
            self.told.update({word.lower() for word in found})


def same_story(story: Story, earlier: Sequence[Printed], beside: Beside) -> tuple[list[Printed], int]:
    """Return the earlier tellings of a story, oldest first, and how many articles are common.

    Of several stories it is the one that it has most in common with.
    """
    addresses = {canonical(a.url) for a in story.articles}
    common: dict[str, int] = {}
    for printed in earlier:
        shared = sum(canonical(url) in addresses for url, _ in printed.articles)
        # A report that stood beside another story, and of which no line was printed, was not told.
        told = 2 * shared >= len(printed.articles) or any(canonical(line.url) in addresses for line in printed.lines)
        common[printed.id] = max(common.get(printed.id, 0), shared * told)
    best = max(common, key=lambda i: common[i], default="")
    shared = common.get(best, 0)
    if not shared:
        best = _alike(story, earlier, beside)
    return ([p for p in earlier if p.id == best] if best else []), shared


def _alike(story: Story, earlier: Sequence[Printed], beside: Beside) -> str:
    """Return the id of the earlier story whose headline and a line of it agree with the story's opening, or ""."""
    language = story.reports[0].article.language
    openings = [telling_words(_opening(a), language) for a in story.articles]
    every = frozenset[str]().union(*openings)
    newest = max(a.published for a in story.articles)
    named = _named(story, earlier, beside)
    likeness: dict[str, float] = {}
    for printed in earlier:
        gone = (newest - printed.made) / timedelta(days=1)
        by_name = len(named.get(printed.id, ())) >= _NAMES and gone <= _STILL_NAMED
        if not printed.lines or (not by_name and len(telling_words(printed.lines[0].text, language) & every) < _TOUCH):
            continue
        headline, *lines = (telling_words(line.text, language) for line in printed.lines)
        theirs = [headline | line for line in lines] or [headline]
        alike = max(_dice(one, other) for one in openings for other in theirs) - _A_DAY * max(0.0, gone - _DAYS)
        enough = _SAME_BY_NAME if by_name else _SAME
        if alike >= enough:
            likeness[printed.id] = max(likeness.get(printed.id, 0.0), alike / enough)
    return max(likeness, key=lambda i: likeness[i], default="")


def _named(story: Story, earlier: Iterable[Printed], beside: Beside) -> dict[str, set[str]]:
    """Return, by the id of an earlier story, the names that it alone of all the others has in common with a story."""
    if any(a.language in _CAPITALS for a in story.articles):
        return {}
    tops = [_top(a) for a in story.articles]
    mine, here = _names(tops), {w for text in tops for w in words(text)}
    theirs: dict[str, list[str]] = {}
    for printed in earlier:
        theirs.setdefault(printed.id, []).extend(line.text for line in printed.lines)
    there = {i: {w for text in texts for w in words(text)} for i, texts in theirs.items()}
    told_in = Counter(word for said in there.values() for word in said)
    return {
        i: {
            name
            for name in (mine & said) | (_names(theirs[i]) & here)
            if told_in[name] == 1 and name not in beside.small and beside.told[name] <= 1
        }
        for i, said in there.items()
    }


def _names(texts: Iterable[str]) -> set[str]:
    """Return the words with a capital that no sentence asks for, in lower case, but for lines that give one to most words."""
    found = set()
    for text in texts:
        capitals = [_END.sub("", name).lower() for name in _NAME.findall(text)]
        if 3 * len(capitals) < 2 * len(text.split()):
            found.update(capitals)
    return found


def _top(article: Article) -> str:
    return "\n".join([article.title, *(s.text for s in sentences(article)[:_TOP])])


def _opening(article: Article) -> str:
    """Return an article's title and first sentence."""
    first = sentences(article)[:1]
    return " ".join([article.title, *(s.text for s in first)])


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)
