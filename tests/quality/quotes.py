"""Quotes: spans, speakers and names against gold, scored by the measuring data's own score_quotes.py beside it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from briefing.model import Article, Block, Kind, Quote
from briefing.stages.quotes import quotes_of
from briefing.text.languages import detect
from tests.quality import spoken

# Where the scorer is that judges passages of our own, too.
_SHARED = Path(os.environ.get("BRIEFING_SHARED") or Path(__file__).parents[3] / "shared") / "data" / "quotes"
_THEN = datetime(2024, 5, 6, 9, tzinfo=UTC)


def article_of(document: Mapping) -> Article:
    """Return a gold document as an article whose text is the document's, a paragraph a line.

    A first line that ends like a headline, without a stop, is one where more follows.
    """
    text = document["text"]
    lines = [m.span() for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    head = len(lines) > 1 and not re.search(r"[.!?:;,”\"’']\s*$", text[slice(*lines[0])])
    blocks = tuple(Block("title" if head and k == 0 else _kind(text[a:b]), a, b) for k, (a, b) in enumerate(lines))
    return Article(
        f"https://gold.example/{document['id']}",
        "Gold",
        _THEN,
        _THEN,
        text,
        blocks,
        language=document.get("language") or detect(text),
    )


def _kind(line: str) -> Kind:
    """Return what a gold line is: Wikinews prints captions between its paragraphs."""
    return "caption" if re.search(r"Image: [^.]*\.?\s*$", line) else "paragraph"


def prediction(quote: Quote) -> dict:
    """Return a quote in the predictions' form."""
    speaker, beside = quote.speaker, quote.pronoun or quote.speaker
    return {
        "spans": [[w.start, w.end] for w in quote.words],
        "speaker": quote.name or (speaker.text if speaker else None),
        "mention": beside.text if beside else None,
        "mention_start": beside.start if beside else None,
        "mention_end": beside.end if beside else None,
        "role": quote.role.text if quote.role else None,
        "cue": quote.cue.text if quote.cue else None,
        "confidence": round(quote.confidence, 3),
    }


def scorer(folder: Path) -> ModuleType:
    """Return the scorer that lies beside the gold."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("score_quotes", folder / "score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(folder))
    return module


def measure(data: Path, predictions: Path | None, length: str, tier: str) -> dict:
    """Return the scorer's figures for quotes of any length and of five words or more; a .txt is read by `spoken`."""
    typed = data.suffix == ".txt"
    folder = _SHARED if typed else data.parent
    documents = (
        list(spoken.documents(data))
        if typed
        else [json.loads(line) for line in data.read_text(encoding="utf-8").split("\n") if line]
    )
    found = {
        d["id"]: {"id": d["id"], "quotes": [prediction(q) for q in quotes_of(article_of(d), tier=tier)]}
        for d in documents
    }
    if predictions:
        predictions.write_text(
            "".join(json.dumps(f, ensure_ascii=False) + "\n" for f in found.values()), encoding="utf-8"
        )
    if not (folder / "score_quotes.py").exists():
        return {"documents": len(documents), "quotes": sum(len(f["quotes"]) for f in found.values())}
    score = scorer(folder).score
    return {"all": score(documents, found), "five words or more": score(documents, found, 5)}
