"""Pronouns: which of the people named before it "he", "she" or "they" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.reading import QUOTED
from briefing.text.names import surname

if TYPE_CHECKING:
    from briefing.stages.quotes.people import People

#: How much less a mention one paragraph further back weighs when a pronoun is resolved.
FADE = 0.62


def he_or_she(people: People, mention: Mention, previous: tuple[str, int] | None) -> str | None:
    want = "m" if mention.kind == "he" else "f"
    others = _beside(people, mention)
    weight: dict[str, float] = {}
    for m in people.mentions:
        back = mention.paragraph - m.paragraph
        if m.start >= mention.start or back > 6 or m.kind not in ("person", "single") or not m.name:
            continue
        name = people.full_name(people.reading.text[slice(*m.name)])
        gender = people.gender(name)
        if gender in ("?", want) and surname(name) not in others:
            vague = gender == "?" and " " not in name and not m.role
            points = _prominence(people, m, back) * (1.4 if gender == want else 1.0) * (0.5 if vague else 1.0)
            weight[name] = weight.get(name, 0.0) + points
    if previous is not None and previous[0] in weight:
        weight[previous[0]] += 3.0 * FADE ** (mention.paragraph - previous[1])
    return max(sorted(weight), key=weight.__getitem__) if weight else None


def _prominence(people: People, mention: Mention, back: int) -> float:
    """Return how present a person is to a pronoun some paragraphs on; a sentence's subject in its own most of all."""
    subject = mention.i == 0 or people.is_subject(mention) or people.opens_sentence(mention)
    if back == 0:
        return 5.0 if subject else 1.5
    return (2.2 if subject else 1.0) * FADE**back


def _beside(people: People, mention: Mention) -> frozenset[str]:
    """Return the last names that follow a pronoun in its sentence: "He described Montalvo" is not about himpeople."""
    tokens = people.reading.paragraph(mention.paragraph).tokens
    end = next((k for k in range(mention.j, len(tokens)) if tokens[k].text in (".", "!", "?", QUOTED)), len(tokens))
    after = [m for m in people.in_paragraph(mention.paragraph) if mention.j <= m.i < end and m.name]
    return frozenset(surname(people.full_name(people.reading.text[slice(*m.name)])) for m in after if m.name)


def they(people: People, mention: Mention) -> str | None:
    for m in people.before(mention):
        if mention.paragraph - m.paragraph > 1 or (m.kind in ("role", "office", "noun") and m.head.endswith("s")):
            return None
        if m.kind == "person" and m.name:
            return people.full_name(people.reading.text[slice(*m.name)])
    return None
