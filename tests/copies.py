"""A generator of the ways in which copies of an article differ: a town of invented papers that re-run each other.

The language is a toy: real function words between invented ones, drawn by Zipf's law, so that runs of words are met
by chance about as often as in news. Traps are articles that share one long statement, and nothing else.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from briefing.model import Article, Kind
from briefing.text.blocks import compose
from tests import newsroom

SMALL = "the of to and a in that for on is was said with by it at as he from his be has are had an have not they which will".split()
SYLLABLES = [
    c + v for c in "b c d f g l m n p r s t v br st tr pl ch sh".split() for v in "a e i o u ai ea or er".split()
]
BOILERPLATE = (
    "Sign up here for our newsletter and never miss a story from the region again, free of charge every morning.",
    "This story has been updated with further comment. Readers can reach the desk with tips and corrections at any time.",
    "Our journalism is paid for by readers like you, who make it possible to keep reporters in every town hall.",
)
#: Ways that must all be found, and the share of the words that each changes at most.
WAYS = (
    "cut",
    "extended",
    "wrapped",
    "re-headlined",
    "re-ordered",
    "updated",
    "edited 5",
    "edited 10",
    "edited 20",
    "edited 30",
    "edited 40",
)


@dataclass(frozen=True)
class Copied:
    """An article of the town, and which piece of reporting it is."""

    article: Article
    piece: int
    way: str


class Town:
    """Everyone who writes here; the same seed writes the same town."""

    def __init__(self, seed: int = 4) -> None:
        self.dice = random.Random(seed)
        self.names = ["".join(self.dice.choices(SYLLABLES, k=self.dice.choice((2, 2, 3)))) for _ in range(12000)]
        self.weights = [1 / (n + 20) for n in range(len(self.names))]
        self.pool: list[str] = []

    def word(self) -> str:
        if not self.pool:
            self.pool = self.dice.choices(self.names, self.weights, k=20000)
        return self.pool.pop() if self.dice.random() > 0.45 else self.dice.choice(SMALL)

    def sentence(self) -> str:
        found = [self.word() for _ in range(self.dice.randint(9, 28))]
        return " ".join(found).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.dice.randint(1, 3)))

    def paragraphs(self, least: int = 6, most: int = 24) -> list[str]:
        return [self.paragraph() for _ in range(self.dice.randint(least, most))]

    def headline(self) -> str:
        return " ".join(self.word() for _ in range(self.dice.randint(7, 12))).capitalize()

    def edit(self, paragraphs: list[str], share: float) -> list[str]:
        """The same with that share of the words exchanged, dropped or added, wherever it falls."""
        edited = []
        for paragraph in paragraphs:
            found: list[str] = []
            for word in paragraph.split():
                if self.dice.random() >= share:
                    found.append(word)
                    continue
                act = self.dice.random()
                found += [self.word()] if act < 0.6 else [] if act < 0.8 else [word, self.word()]
            edited.append(" ".join(found))
        return edited

    def copy(self, paragraphs: list[str], way: str) -> list[str]:
        """The piece as another paper runs it."""
        dice = self.dice
        if way == "cut":
            return paragraphs[: max(3, round(len(paragraphs) * dice.uniform(0.3, 0.8)))]
        if way == "extended":
            more = [self.paragraph() for _ in range(round(len(paragraphs) * dice.uniform(0.2, 1)))]
            return [*paragraphs, *more]
        if way == "wrapped":
            return [dice.choice(BOILERPLATE), *paragraphs, *dice.sample(BOILERPLATE, 2)]
        if way == "re-ordered":
            return dice.sample(paragraphs, len(paragraphs))
        if way == "updated":
            held = self.edit(paragraphs, 0.05)
            for n in dice.sample(range(len(held)), max(1, len(held) // 6)):
                held[n] = self.paragraph()
            return [self.paragraph(), *held]
        if way.startswith("edited"):
            return self.edit(paragraphs, int(way.split()[1]) / 100)
        return list(paragraphs)

    def publish(self, number: int, paragraphs: list[str], title: str) -> Article:
        parts: list[tuple[Kind, str]] = [("title", title), *(("paragraph", p) for p in paragraphs)]
        text, blocks = compose(parts)
        published = newsroom.NINE + timedelta(minutes=self.dice.randint(0, 4000))
        return Article(
            f"https://paper{number % 97}.example/{number}", f"Paper {number % 97}", published, published, text, blocks
        )


def town(count: int, seed: int = 4) -> list[Copied]:
    """That many articles: pieces with no to five copies, and one piece in eight that shares a statement with the last."""
    here = Town(seed)
    found: list[Copied] = []
    piece = 0
    statement = here.paragraph()
    while len(found) < count:
        paragraphs = here.paragraphs()
        if here.dice.random() < 0.25:
            statement = " ".join(here.sentence() for _ in range(here.dice.randint(3, 6)))
            # What two articles share is at most half of the shorter one.
            paragraphs += here.paragraphs(6, 10)
            rival = here.paragraphs(12, 20)
            rival.insert(here.dice.randint(1, 6), statement)
            found.append(Copied(here.publish(len(found), rival, here.headline()), piece, "original"))
            piece += 1
            paragraphs.insert(here.dice.randint(1, 6), statement)
        title = here.headline()
        found.append(Copied(here.publish(len(found), paragraphs, title), piece, "original"))
        for way in here.dice.sample(WAYS, here.dice.choice((0, 0, 1, 1, 2, 3, 5))):
            head = here.headline() if way == "re-headlined" or here.dice.random() < 0.3 else title
            found.append(Copied(here.publish(len(found), here.copy(paragraphs, way), head), piece, way))
        piece += 1
    return found[:count]
