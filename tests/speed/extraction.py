"""Reading articles against trafilatura alone, in the same run: pages a second as a ratio, on one core and with two workers."""

from __future__ import annotations

import gzip
import os
import pickle
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.edges.workers import ready, run
from briefing.model import Page
from briefing.pipeline.gather import rehearse
from briefing.stages.articles import read_page
from tests.newsroom import NINE

ROUNDS = 5


def measure(data: Path | None = None) -> dict[str, float]:
    """Ratios over the pages of a folder as for `tests.quality extraction`; above 1 is faster than trafilatura alone."""
    pages = list(_pages(data))
    rehearse()
    _peer(pages[:1])
    works = {
        "peer": lambda: _peer(pages),
        "one": lambda: _here(pages),
        "two": lambda: _workers(pages),
        "cold": lambda: _workers(pages),
    }
    # In turn, again and again, and of each the best: the machine does other things, too.
    rounds = [{name: _timed(work, warm=name == "two") for name, work in works.items()} for _ in range(ROUNDS)]
    cpu = {name: min(took[name].cpu for took in rounds) for name in works}
    wall = {name: min(took[name].wall for took in rounds) for name in works}
    return {
        "pages": len(pages),
        "trafilatura_pages_per_cpu_second": round(len(pages) / cpu["peer"], 1),
        # Processor time, so that what else the machine does counts for neither.
        "one_core": round(cpu["peer"] / cpu["one"], 2),
        # By the clock: only an idle machine has two cores to show.
        "two_workers": round(wall["peer"] / wall["two"], 2),
        "two_workers_against_one_core": round(wall["one"] / wall["two"], 2),
        # With starting an interpreter and importing everything, which a pull does while it waits for the feeds.
        "two_workers_against_one_core_from_nothing": round(wall["one"] / wall["cold"], 2),
        # Processor time of the children and of whoever feeds them, against that of one core.
        "workers_cpu_overhead": round(cpu["two"] / cpu["one"], 2),
    }


def _pages(data: Path | None):
    if data is None:
        raise SystemExit("extraction speed is measured on real pages: give the folder, as for tests.quality")
    for path in sorted((data / "pages").glob("*.html.gz")):
        yield Page(f"https://unknown.example/{path.name}", gzip.decompress(path.read_bytes()), "text/html", NINE)


def _peer(pages: list[Page]) -> None:
    import trafilatura

    for page in pages:
        trafilatura.extract(page.body, include_comments=False)


def _here(pages: list[Page]) -> None:
    for page in pages:
        read_page(page)


def _workers(pages: list[Page]) -> None:
    for _ in run(read_page, pages, name=lambda page: page.url, workers=2):
        pass


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor, children's included, and of clock."""

    cpu: float
    wall: float


def _timed(work: Callable[[], None], *, warm: bool) -> Took:
    """Return what some work takes in a copy of this process, which has imported all and remembers no page."""
    hear, tell = os.pipe()
    if pid := os.fork():
        os.close(tell)
        with os.fdopen(hear, "rb") as told:
            took = pickle.load(told)
        os.waitpid(pid, 0)
        return took
    if warm:
        ready(rehearse)
        list(run(read_page, _pages_of_ours(), workers=1))
    cpu, wall = _cpu(), time.perf_counter()
    work()
    took = Took(_cpu() - cpu, time.perf_counter() - wall)
    with os.fdopen(tell, "wb") as told:
        pickle.dump(took, told)
    os._exit(0)


def _pages_of_ours() -> list[Page]:
    """A page of no consequence: who has read it has started."""
    return [Page("https://a.example/", b"<p>Nothing happened.</p>", "text/html", NINE)]


def _cpu() -> float:
    """Seconds of processor time of this process and of its children, those of its foreman included."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="utf-8").split():
        # User and system time of the process and of its children that have ended: proc(5).
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[11:15]
        spent += sum(map(int, fields)) / os.sysconf("SC_CLK_TCK")
    return spent
