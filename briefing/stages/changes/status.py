"""Status: whether a story is new, has moved, or goes on without news."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from briefing.model import Article, Span, Status, Story
from briefing.stages.changes.identity import Before, Beside, alike, resting_on, same_story
from briefing.stages.changes.memory import Printed
from briefing.stages.changes.told import Told
from briefing.text.links import canonical
from briefing.text.sentences import sentences
from briefing.text.teasers import teases

# Sentences of another outlet's article in which its news is looked for.
_DEPTH = 8
_TOP = 2


@dataclass(frozen=True, slots=True)
class Change:
    """Where a story stands against the editions before."""

    #: The story's id: the earlier edition's where it has one.
    id: str
    status: Status
    #: The sentences that are news since the story was last printed, in order of publication.
    changed: tuple[Span, ...] = ()
    #: Nothing has come in since: "only new" leaves the story out.
    dropped: bool = False
    #: Every line that those editions printed of the story.
    told: frozenset[str] = frozenset()
    #: How many articles it has in common with the story printed before.
    common: int = 0
    #: The articles that those editions had not seen.
    fresh: frozenset[Article] = frozenset()


def compare_all(stories: Iterable[Story], earlier: Iterable[Printed] = ()) -> tuple[Change, ...]:
    """Return what changed in each story of one edition, no two of one id.

    Where two go back to one that was printed, the one that has most in common with it keeps its id.
    """
    row, before = tuple(stories), Before(earlier)
    beside = Beside(row, before)
    changes = [_compare(story, before, beside) for story in row]
    kept: dict[str, int] = {}
    for n, change in enumerate(changes):
        if change.id not in kept or change.common > changes[kept[change.id]].common:
            kept[change.id] = n
    taken = before.ids.keys() | kept.keys()
    for n, (story, change) in enumerate(zip(row, changes, strict=True)):
        if kept[change.id] != n:
            changes[n] = replace(change, id=story_id(story, taken))
            taken.add(changes[n].id)
    return tuple(changes)


def rejoin(stories: Iterable[Story], earlier: Iterable[Printed]) -> tuple[Story, ...]:
    """Return the stories of one edition, a report that stayed alone with the one that goes on from the same printed story.

    One that has no article in common with what was printed is known by its names: what tells it beside the story would
    tell the story twice. Where several newsrooms told it, it is an event of its own that has the same people in it. Two
    that rest on the printed story's articles were taken for one then, and stay apart.
    """
    row, before = tuple(stories), Before(earlier)
    beside = Beside(row, before)
    resting = [resting_on(story, before)[0] for story in row]
    first: dict[str, int] = {}
    for n, same in sorted(enumerate(resting), key=lambda pair: -len(row[pair[0]].reports)):
        if same:
            first.setdefault(same, n)
    joined: dict[int, list[Story]] = {n: [story] for n, story in enumerate(row)}
    for n, story in enumerate(row):
        if resting[n] or len(story.reports) > 1 or not (same := alike(story, before, beside, named=True)):
            continue
        into = first.setdefault(same, n)
        if into != n:
            joined[into] += joined.pop(n)
    return tuple(
        Story(tuple(sorted((r for s in parts for r in s.reports), key=lambda r: (r.article.published, r.article.url))))
        for _, parts in sorted(joined.items())
    )


def compare(story: Story, earlier: Iterable[Printed] = ()) -> Change:
    """Return what changed in a story since the editions that printed it.

    `earlier` holds every story that earlier editions printed, in any order. A story is the one printed
    before where they rest on common articles, and the reader was told something of these, or where their headlines and
    leads agree. It is an "update" where articles or versions that the last edition had not seen say something that neither
    its lines nor the articles it rested on said; "continuing" where new articles say nothing new; dropped where none came.
    """
    before = Before(earlier)
    return _compare(story, before, Beside([story], before))


def _compare(story: Story, before: Before, beside: Beside) -> Change:
    mine, common = same_story(story, before, beside)
    if not mine:
        return Change(story_id(story, before.ids), "new")
    # What was told of its articles beside another story was told.
    lines = [line for p in mine for line in p.lines]
    lines += [line for url in {canonical(a.url): None for a in story.articles} for line in before.lines.get(url, ())]
    seen: dict[str, int] = {}
    for url, version in (*chain.from_iterable(p.articles for p in mine), *((line.url, line.version) for line in lines)):
        seen[canonical(url)] = max(seen.get(canonical(url), 0), version)
    fresh = [a for a in story.articles if seen.get(canonical(a.url), 0) < a.version]
    old = [a for a in story.articles if seen.get(canonical(a.url), 0) >= a.version]
    told_before = frozenset(line.text for line in lines)
    if not fresh:
        return Change(mine[0].id, "continuing", dropped=True, told=told_before, common=common)
    changed = _news(fresh, old, [line.text for line in lines])
    if not changed:
        return Change(mine[0].id, "continuing", told=told_before, common=common, fresh=frozenset(fresh))
    return Change(mine[0].id, "update", changed, told=told_before, common=common, fresh=frozenset(fresh))


def story_id(story: Story, taken: Collection[str] = ()) -> str:
    """Return an id that the story keeps as long as its oldest article stays: 12 hexadecimal digits; none that is taken."""
    names = [canonical(a.url) for a in sorted(story.articles, key=lambda a: (a.published, a.url))]
    ids = (
        hashlib.sha256(name.encode()).hexdigest()[:12] for name in chain(names, (f"{names[0]} {n}" for n in count(2)))
    )
    return next(i for i in ids if i not in taken)


def _news(fresh: Sequence[Article], old: Sequence[Article], lines: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentences of fresh articles that say what nothing said before, each said once."""
    told = Told(fresh[0].language)
    for text in (*lines, *(text for a in old for text in (a.title, *(s.text for s in sentences(a))))):
        told.hear(text)
    for article in old:
        told.hear_on(article.published)
    known = {canonical(a.url) for a in old}
    found: list[Span] = []
    for article in sorted(fresh, key=lambda a: (a.published, a.version, a.url)):
        # One who comes new to a story has his news at the top: below it is background, if nothing there is new. A new
        # version is read to its end.
        spans = sentences(article) if canonical(article.url) in known else sentences(article)[:_DEPTH]
        news = [(n, span) for n, span in enumerate(spans) if told.is_news(span.text)]
        if spans and not news and told.is_news(article.title):
            # What its headline has to say it opens with.
            news = [(0, spans[0])]
        alone = article.headline if not spans and not teases(article.title, article.language) else None
        if alone and told.is_news(article.title, headline=True):
            # Its feed gives no more: the headline is all that it says.
            found.append(alone)
            told.hear(article.title)
        if canonical(article.url) in known or (news and news[0][0] < _TOP):
            found += [span for _, span in news]
        for span in spans:
            told.hear(span.text)
    return tuple(found)
