"""Article text, as 4-shingle F1 of the body; title, authors and date where the truth names them.

The score is that of the set's own evaluation (scrapinghub/article-extraction-benchmark): true and false shares per page,
precision and recall averaged over pages, F1 of the two averages.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from briefing.errors import SourceError
from briefing.model import PROSE, Article, Page
from briefing.stages.articles import read_page
from briefing.stages.articles.dates import find_date
from briefing.stages.articles.decoding import decode
from briefing.stages.articles.headlines import find_title
from briefing.stages.articles.markup import lines, parse
from briefing.stages.articles.metadata import listen
from briefing.stages.articles.opening import dateline

FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
#: What counts as the article's body: its telling and its sub-headlines.
BODY = PROSE | {"heading"}


def measure(data: Path, predictions: Path | None = None, length: str = "", tier: str = "default") -> dict[str, float]:
    """Figures for a folder with `ground-truth.json` and `pages/ID.html.gz`; length and tier play no part here."""
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    told = [predict(name, page(data, name, gold.get("url", ""))) for name, gold in sorted(truth.items())]
    if predictions:
        predictions.write_text("".join(json.dumps(t, ensure_ascii=False) + "\n" for t in told), encoding="utf-8")
    figures: dict[str, float] = {"pages": len(told)}
    figures.update(score((truth[t["id"]].get("articleBody", ""), t["text"]) for t in told))
    for figure, field in (("title", "title"), ("date", "published"), ("authors", "authors")):
        known = [(truth[t["id"]][field], t[field]) for t in told if truth[t["id"]].get(field) is not None]
        if known:
            figures[figure] = round(sum(same(figure, gold, mine) for gold, mine in known) / len(known), 4)
    return figures


def page(data: Path, name: str, url: str) -> Page:
    """A page of the set as if fetched."""
    body = gzip.decompress((data / "pages" / f"{name}.html.gz").read_bytes())
    return Page(url or f"https://unknown.example/{name}", body, "text/html", FETCHED)


def predict(name: str, page: Page) -> dict:
    """What `briefing make` would read from a page."""
    try:
        article = read_page(page)
    except SourceError as error:
        return {"id": name, "text": "", "title": "", "authors": [], "published": None, "failure": error.reason}
    published = stated(page)
    return {
        "id": name,
        "text": body(article),
        "title": article.title,
        "authors": list(article.authors),
        "published": published,
    }


def stated(page: Page) -> str | None:
    """The day and time of publication on the clock that the page itself goes by; the same moment as Article.published."""
    tree = parse(decode(page))
    said = listen(tree)
    title = find_title(tree, said, url=page.url)
    moment = find_date(tree, said, page.url, page.fetched, lines(tree), title)
    return moment.isoformat() if moment else None


def body(article: Article) -> str:
    """The article's own telling with its sub-headlines and the dateline that opens it, a blank line between two blocks."""
    told = [(b.kind, article.text[b.start : b.end]) for b in article.blocks]
    return "\n\n".join(words for kind, words in told if kind in BODY or (kind == "dateline" and dateline(f"{words} X")))


def score(pairs) -> dict[str, float]:
    """Precision, recall and F1 of (true text, told text) pairs."""
    shares = [_shares(_shingles(true), _shingles(told)) for true, told in pairs]
    precision = sum(_part(tp, fp, fp + fn) for tp, fp, fn in shares) / len(shares)
    recall = sum(_part(tp, fn, fp + fn) for tp, fp, fn in shares) / len(shares)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
    }


def _part(right: float, wrong: float, all_wrong: float) -> float:
    if not all_wrong:
        return 1.0
    return right / (right + wrong) if right else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[n : n + 4]) for n in range(max(1, len(tokens) - 3)))


def _shares(true: Counter, told: Counter) -> tuple[float, float, float]:
    both, extra, missed = (true & told).total(), (told - true).total(), (true - told).total()
    return both, extra, missed


#: Quotation marks and dashes that pages and their heads set each in their own way.
_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\xa0": " "})


def same(figure: str, gold, told) -> bool:
    """Whether a field is right: the title but for quotation marks and white space, the calendar day, the set of names.

    A list of days, or of lists of authors, holds all that count as right.
    """
    if figure == "date":
        return bool(told) and any(
            str(day)[:10] == str(told)[:10] for day in ([gold] if isinstance(gold, str) else gold)
        )
    if figure == "authors":
        choices = gold if gold and isinstance(gold[0], list) else [gold]
        return any(_names(choice) == _names(told) for choice in choices)
    return " ".join(str(gold).translate(_MARKS).split()) == " ".join(str(told).translate(_MARKS).split())


def _names(authors) -> set[str]:
    return {" ".join(name.split()).casefold() for name in authors}
