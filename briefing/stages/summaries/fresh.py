"""Fresh: of a story that was told before, what is new, behind a sentence that says which story it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.model import Span
from briefing.stages.summaries.lengths import Length
from briefing.text.echoes import overlap
from briefing.text.highlights import select
from briefing.text.salience import Candidate
from briefing.text.words import Tokens, tokens

# A sentence with so much of its headline says what the story is: by eye on the mornings of replay/allsides.
_SAYS_WHICH = 0.6


def fresh_first(
    found: Sequence[Candidate], titles: Sequence[Tokens], limit: Length, *, seen: Collection[str], news: Sequence[Span]
) -> tuple[Candidate, ...]:
    """Return the candidates to print of a story whose lines `seen` were printed and whose sentences `news` are new.

    The first says what the story is about, in new words where there are any; what follows is new as far as it goes, and
    then what was not printed yet. None of it is news where nothing new may be printed: then there are none.
    """
    unseen = [c for c in found if c.span.text not in seen]
    keys = {_key(span) for span in news}
    fresh = [c for c in unseen if _key(c.span) in keys]
    if not fresh:
        return ()
    bearers = {c.source for c in fresh}
    first = _first(found, titles, fresh, [c for c in unseen if c.source in bearers])
    taken = [first]
    told = [tokens(line, first.span.article.language).content for line in sorted(seen)]
    # What is new may say much of what was said: that the dead are more than they were.
    for fit, said in ((fresh, []), (unseen, told)):
        words = None if limit.words is None else limit.words - sum(c.words for c in taken)
        count = None if limit.sentences is None else limit.sentences - len(taken)
        fitting = [c for c in fit if c not in taken and (words is None or c.words <= words)]
        if fitting and count != 0:
            already = [*said, *(c.tokens.content for c in taken)]
            taken += select(found, titles, words=words, count=count, said=already, fit=fitting)
    return tuple(taken)


def _first(
    found: Sequence[Candidate], titles: Sequence[Tokens], fresh: Sequence[Candidate], of_bearers: Sequence[Candidate]
) -> Candidate:
    """Return the sentence that says which story it is: one that is news, or opens what brings the news, or any.

    A sentence says so where it opens its article, and where it holds much of its headline.
    """
    choices = (
        [c for c in fresh if not c.place and not c.leans],
        [c for c in fresh if _says_which(c)],
        [c for c in of_bearers if not c.place and not c.leans],
        found,
    )
    return next(taken[0] for fit in choices if fit and (taken := select(found, titles, count=1, fit=fit)))


def _says_which(candidate: Candidate) -> bool:
    article = candidate.span.article
    title = tokens(article.title, article.language).content
    return not candidate.leans and overlap(candidate.tokens.content, title) >= _SAYS_WHICH


def _key(span: Span) -> tuple[str, int, int]:
    return span.article.url, span.article.version, span.start
