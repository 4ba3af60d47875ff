"""Identity: which of the stories that were printed a story is, if it is one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from briefing.model import Article, Story
from briefing.stages.changes.memory import Line, Printed
from briefing.stages.changes.told import telling_words
from briefing.text.echoes import dice
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
# name is the town's, two are its park's teacher. Set on tests/quality/days.txt, and read on six months of feeds. Each further
# name makes up for so much, down to this: on three weeks of full texts of our own, from .1 back as new to .06.
_NAMES, _SAME_BY_NAME, _STILL_NAMED = 2, 0.3, 2.0
_A_NAME, _LITTLE = 0.05, 0.2
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
    """All that is told on one day: which words stand without a capital, and which stories each word does."""

    def __init__(self, stories: Iterable[Story], before: Before) -> None:
        self.small: set[str] = set()
        self.told: dict[str, list[str]] = {}
        for story in stories:
            found = {word for a in story.articles for word in _WORD.findall(a.text[:_READ])}
            self.small |= {word for word in found if word[0].islower()}
            same, _ = resting_on(story, before)
            for word in {word.lower() for word in found}:
                self.told.setdefault(word, []).append(same)

    def elsewhere(self, word: str, same: str) -> int:
        """Return how many stories of the day have a word, but for the one that goes on from an earlier story."""
        return sum(not i or i != same for i in self.told.get(word, ()))


class Before:
    """The stories that earlier editions printed, oldest first, and what every story of a day is asked of them, read once."""

    def __init__(self, printed: Iterable[Printed]) -> None:
        self.told = tuple(sorted(printed, key=lambda p: (p.made, p.id)))
        #: When each was told last, by its id.
        self.last = {p.id: p.made for p in self.told}
        #: Their ids, and which of them was told first.
        self.ids = {p.id: -n for n, p in reversed(list(enumerate(self.told)))}
        #: The places of those that rest on an article, once for each time, and of those that printed a line of it.
        self.resting: dict[str, list[int]] = {}
        self.quoting: dict[str, set[int]] = {}
        #: What was printed of an article, under whichever story.
        self.lines: dict[str, list[Line]] = {}
        for n, told in enumerate(self.told):
            for url, _ in told.articles:
                self.resting.setdefault(canonical(url), []).append(n)
            for line in told.lines:
                self.quoting.setdefault(canonical(line.url), set()).add(n)
                self.lines.setdefault(canonical(line.url), []).append(line)
        texts: dict[str, list[str]] = {}
        for told in self.told:
            texts.setdefault(told.id, []).extend(line.text for line in told.lines)
        said = {i: {w for text in row for w in words(text)} for i, row in texts.items()}
        told_in = Counter(word for row in said.values() for word in row)
        #: The stories, by id, that alone have a word, and those that have it as a name.
        self.alone = {word: i for i, row in said.items() for word in row if told_in[word] == 1}
        self.named: dict[str, list[str]] = {}
        for i, row in texts.items():
            for name in _names(row) & self.alone.keys():
                self.named.setdefault(name, []).append(i)
        self._headed: dict[str, dict[str, list[int]]] = {}

    def headed(self, language: str) -> dict[str, list[int]]:
        """Return, by telling word, the places of the stories that have it in their headline."""
        if language not in self._headed:
            found: dict[str, list[int]] = {}
            for n, told in enumerate(self.told):
                for word in telling_words(told.lines[0].text, language) if told.lines else ():
                    found.setdefault(word, []).append(n)
            self._headed[language] = found
        return self._headed[language]


def same_story(story: Story, before: Before, beside: Beside) -> tuple[list[Printed], int]:
    """Return the earlier tellings of a story, oldest first, and how many articles are common.

    Of several stories it is the one that it has most in common with.
    """
    best, common = resting_on(story, before)
    best = best or alike(story, before, beside)
    return ([p for p in before.told if p.id == best] if best else []), common


def resting_on(story: Story, before: Before) -> tuple[str, int]:
    """Return the id of the earlier story that a story has most articles in common with, or "", and how many."""
    addresses = {canonical(a.url) for a in story.articles}
    shared = Counter(n for address in addresses for n in before.resting.get(address, ()))
    quoted = {n for address in addresses for n in before.quoting.get(address, ())}
    common: dict[str, int] = {}
    for n in sorted(shared):
        # A report that stood beside another story, and of which no line was printed, was not told.
        if 2 * shared[n] >= len(before.told[n].articles) or n in quoted:
            common[before.told[n].id] = max(common.get(before.told[n].id, 0), shared[n])
    best = max(common, key=lambda i: (common[i], before.ids[i]), default="")
    return best, common.get(best, 0)


def alike(story: Story, before: Before, beside: Beside, *, named: bool = False) -> str:
    """Return the id of the earlier story whose headline and a line of it agree with the story's opening, or "".

    `named`: only one with which it has names in common; two quakes of two days are told in the same words.
    """
    language = story.reports[0].article.language
    openings = [telling_words(_opening(a), language) for a in story.articles]
    headed = before.headed(language)
    touched = Counter(n for word in frozenset[str]().union(*openings) for n in headed.get(word, ()))
    newest = max(a.published for a in story.articles)
    names = {i: len(found) for i, found in _named(story, before, beside).items() if len(found) >= _NAMES}
    likeness: dict[str, float] = {}
    for n, printed in enumerate(before.told):
        gone = (newest - printed.made) / timedelta(days=1)
        by_name = printed.id in names and (newest - before.last[printed.id]) / timedelta(days=1) <= _STILL_NAMED
        if not printed.lines or (not by_name and (named or touched[n] < _TOUCH)):
            continue
        headline, *lines = (telling_words(line.text, language) for line in printed.lines)
        theirs = [headline | line for line in lines] or [headline]
        late = 0.0 if by_name else _A_DAY * max(0.0, gone - _DAYS)
        alike = max(dice(one, other) for one in openings for other in theirs) - late
        enough = max(_LITTLE, _SAME_BY_NAME - _A_NAME * max(0, names[printed.id] - _NAMES - 1)) if by_name else _SAME
        if alike >= enough:
            likeness[printed.id] = max(likeness.get(printed.id, 0.0), alike / enough)
    return max(likeness, key=lambda i: likeness[i], default="")


def _named(story: Story, before: Before, beside: Beside) -> dict[str, set[str]]:
    """Return, by the id of an earlier story, the names that it alone of all the others has in common with a story."""
    if any(a.language in _CAPITALS for a in story.articles):
        return {}
    tops = [_top(a) for a in story.articles]
    shared = [(name, before.alone[name]) for name in _names(tops) & before.alone.keys()]
    shared += [(word, i) for text in tops for word in words(text) for i in before.named.get(word, ())]
    found: dict[str, set[str]] = {}
    for name, i in shared:
        if name not in beside.small and beside.elsewhere(name, i) <= 1:
            found.setdefault(i, set()).add(name)
    return found


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
