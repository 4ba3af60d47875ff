"""Near-duplicates: documents a second against MinHash LSH (datasketch), and how the time grows with the batch."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.model import Article
from briefing.stages.duplicates import merge_duplicates
from briefing.text.words import words
from tests import copies

PEER = 2_000
SMALL = 10_000
LARGE = 100_000


def measure(data: Path | None) -> dict[str, Any]:
    """Return our speed as a multiple of the peer's in this run, and the time per document at 100,000 over 10,000."""
    articles = [c.article for c in copies.town(LARGE)]
    merge_duplicates(articles[:500])
    peer = _seconds(lambda: _minhash(articles[:PEER])) / PEER
    ours_there = _seconds(lambda: merge_duplicates(articles[:PEER])) / PEER
    small = min(_seconds(lambda: merge_duplicates(articles[:SMALL])) for _ in range(2)) / SMALL
    large = _seconds(lambda: merge_duplicates(articles)) / LARGE
    return {
        "documents a second": round(1 / small),
        "datasketch documents a second": round(1 / peer),
        "times datasketch": round(peer / ours_there, 2),
        "time a document, 100,000 over 10,000": round(large / small, 2),
    }


def _seconds(run: Callable[[], object]) -> float:
    """Return the processor seconds that a run takes."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def _minhash(articles: list[Article]) -> set[tuple[int, int]]:
    """Return the near-duplicates that datasketch finds among runs of three words, at its usual settings."""
    from datasketch import MinHash, MinHashLSH

    rows = [words(a.text) for a in articles]
    bags = ([" ".join(r[n : n + 3]).encode() for n in range(max(1, len(r) - 2))] for r in rows)
    signatures = MinHash.bulk(bags, num_perm=128)
    index = MinHashLSH(threshold=0.3, num_perm=128)
    with index.insertion_session() as session:
        for n, signature in enumerate(signatures):
            session.insert(n, signature, check_duplication=False)
    return {(n, m) for n, signature in enumerate(signatures) for m in index.query(signature) if m > n}
