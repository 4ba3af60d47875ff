"""Fresh: of a story that was told before, what is new, behind a sentence that says which story it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from briefing.model import Span
from briefing.stages.summaries.lengths import Length
from briefing.text.blocks import is_lead
from briefing.text.cover import ECHO, ECHO_ELSEWHERE, echoes
from briefing.text.echoes import overlap
from briefing.text.highlights import leads_to, like_bullets, select
from briefing.text.salience import Candidate
from briefing.text.words import Tokens, tokens

# Another newsroom's opening with so much of the first sentence tells the same news; below it, another day's. Read likewise.
_OPENS_AGAIN = 0.25
# A sentence with so much of its headline says what the story is: by eye on the mornings of replay/allsides.
_SAYS_WHICH, _OPENING_SAYS = 0.6, 0.25


def fresh_first(
    found: Sequence[Candidate], titles: Sequence[Tokens], limit: Length, *, seen: Collection[str], news: Sequence[Span]
) -> tuple[Candidate, ...]:
    """Return the candidates to print of a story whose lines `seen` were printed and whose sentences `news` are new.

    The first says what the story is about, in new words where there are any; what follows is new as far as it goes, and
    then what its bearers say beside it that was not printed and stands for itself. There are none where nothing new may
    be printed.
    """
    unseen = [c for c in found if c.span.text not in seen]
    keys = {_key(span) for span in news}
    # News is given once, whoever else has it too: in another's words it may be the better sentence.
    brought = [tokens(span.text, span.article.language).content for span in news]
    fresh = [c for c in unseen if _key(c.span) in keys or any(echoes(c.tokens.content, said) for said in brought)]
    if not fresh:
        return ()
    bearers = {c.source for c in fresh}
    of_bearers = [c for c in unseen if c.source in bearers]
    # Of leads the headline says which story it is.
    known = unseen if all(is_lead(c.span.article) for c in found) else found
    first = _first(known, titles, fresh, of_bearers)
    taken = [first]
    told = [tokens(line, first.span.article.language).content for line in sorted(seen)]
    # What is new may say much of what was said: that the dead are more than they were. Of older reports nothing fills up:
    # what they said would happen has come about.
    for fit, said in ((fresh, []), (like_bullets(of_bearers), told)):
        words = None if limit.words is None else limit.words - sum(c.words for c in taken)
        count = None if limit.sentences is None else limit.sentences - len(taken)
        # What leans on a sentence that is taken may follow it.
        led = {id(c): replace(c, freed=True) for c in found if c.leans and any(leads_to(one, c) for one in taken)}
        fitting = [led.get(id(c), c) for c in fit if c not in taken and not _told_again(c, first)]
        fitting = [c for c in fitting if words is None or c.words <= words]
        # Without any that stands for itself one that leans would be printed all the same.
        if count != 0 and not all(c.leans for c in fitting):
            already = [*said, *(c.tokens.content for c in taken)]
            every = [led.get(id(c), c) for c in found]
            taken += select(every, titles, words=words, count=count, said=already, fit=fitting)
    return tuple(taken)


def _first(
    found: Sequence[Candidate], titles: Sequence[Tokens], fresh: Sequence[Candidate], of_bearers: Sequence[Candidate]
) -> Candidate:
    """Return the sentence that says which story it is: one that is news, or opens what brings the news, or any.

    A sentence says so where it holds much of a headline; where it opens its article, and paints no picture, less is enough.
    What a feed says of an article in a line or two goes on from its headline and need not say it again.
    """
    choices = (
        [c for c in fresh if not c.place and _says_which(c, titles, _OPENING_SAYS)],
        [c for c in fresh if _says_which(c, titles, _SAYS_WHICH)],
        [c for c in fresh if not c.place and not c.leans and is_lead(c.span.article)],
        [c for c in of_bearers if not c.place and _says_which(c, titles, _OPENING_SAYS)],
        [c for c in found if not c.place and _says_which(c, titles, _OPENING_SAYS)],
        [c for c in fresh if not c.place and not c.leans],
        found,
    )
    return next(taken[0] for fit in choices if fit and (taken := select(found, titles, count=1, fit=fit)))


def _told_again(candidate: Candidate, first: Candidate) -> bool:
    """Return whether a sentence tells in other words what the first has told."""
    bar = ECHO if candidate.source == first.source else ECHO_ELSEWHERE
    if candidate.source != first.source and not candidate.place:
        bar = _OPENS_AGAIN
    one, other = candidate.tokens.content, first.tokens.content
    return len(one & other) >= bar * min(len(one), len(other)) > 0


def _says_which(candidate: Candidate, titles: Sequence[Tokens], share: float) -> bool:
    """Return whether a sentence leans on none and has so much of a headline in it."""
    return not candidate.leans and any(overlap(candidate.tokens.content, t.content) >= share for t in titles)


def _key(span: Span) -> tuple[str, int, int]:
    return span.article.url, span.article.version, span.start
