"""Reading articles against trafilatura alone, in the same run: pages a second as a ratio, on one core and with two workers."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from briefing.edges.workers import run
from briefing.model import Page
from briefing.stages.articles import read_page
from tests.newsroom import NINE

ROUNDS = 3


def measure(data: Path | None = None) -> dict[str, float]:
    """Ratios over the pages of a folder as for `tests.quality extraction`; above 1 is faster than trafilatura alone."""
    pages = list(_pages(data))
    _peer(pages[:3])
    list(map(_title, pages[:3]))
    rounds = [
        (_timed(lambda: _peer(pages)), _timed(lambda: list(map(_title, pages))), _timed(lambda: _workers(pages)))
        for _ in range(ROUNDS)
    ]
    return {
        "pages": len(pages),
        "trafilatura_pages_per_cpu_second": round(len(pages) / median(peer.cpu for peer, _, _ in rounds), 1),
        # Processor time, so that what else the machine does counts for neither.
        "one_core": round(median(peer.cpu / ours.cpu for peer, ours, _ in rounds), 2),
        # By the clock, with starting the workers: only an idle machine has two cores to show.
        "two_workers": round(median(peer.wall / two.wall for peer, _, two in rounds), 2),
    }


def _pages(data: Path | None):
    if data is None:
        raise SystemExit("extraction speed is measured on real pages: give the folder, as for tests.quality")
    for path in sorted((data / "pages").glob("*.html.gz")):
        yield Page(f"https://unknown.example/{path.name}", gzip.decompress(path.read_bytes()), "text/html", NINE)


def _title(page: Page) -> str:
    return read_page(page).title


def _peer(pages) -> None:
    import trafilatura

    for page in pages:
        trafilatura.extract(page.body, include_comments=False)


def _workers(pages) -> None:
    for _ in run(read_page, pages, name=lambda page: page.url, workers=2):
        pass


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor and of clock."""

    cpu: float
    wall: float


def _timed(work) -> Took:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Took(time.process_time() - cpu, time.perf_counter() - wall)
