"""Writing a Word document: ours against python-docx's own calls, which say the same in the same styles."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

sys.path.insert(0, str(Path(__file__).parents[1]))

import editions

from briefing.edges.word import write_word
from briefing.edges.word.package import shipped
from briefing.model import Briefing
from briefing.text.layout import lay_out

#: Stories of the two editions: some 15 and some 250 pages.
SIZES = (30, 480)


def measure(data: Path | None) -> dict[str, float]:
    """Return CPU seconds for a short and a long edition, and the ratios: peer to ours, long to short per story."""
    figures: dict[str, float] = {}
    for stories in SIZES:
        edition = _edition(stories)
        ours = _seconds(lambda edition=edition: write_word(edition))
        peer = _seconds(lambda edition=edition: _by_calls(edition))
        figures |= {f"seconds_{stories}": round(ours, 3), f"times_faster_{stories}": round(peer / ours, 1)}
    short, long = (figures[f"seconds_{n}"] / n for n in SIZES)
    return figures | {"growth_per_story": round(long / short, 2)}


def _edition(stories: int) -> Briefing:
    """An edition of so many stories; every third is long, and each has addresses of its own."""
    told = editions.rich().digests[:3]
    return editions.briefing(*(replace(told[n % 3], id=str(n)) for n in range(stories)))


def _seconds(write: Callable[[], object]) -> float:
    """Return the CPU seconds of the faster of two runs."""
    taken = []
    for _ in range(2):
        started = time.process_time()
        write()
        taken.append(time.process_time() - started)
    return min(taken)


def _by_calls(briefing: Briefing) -> bytes:
    """The same lines by add_paragraph and add_run, hyperlinks as its documentation's readers make them."""
    document = docx.Document(str(shipped()))
    for line in lay_out(briefing):
        paragraph = document.add_paragraph(style=line.style.replace("TOC 1", "toc 1"))
        paragraph.paragraph_format.keep_with_next = line.held or None
        for run in line.runs:
            added = paragraph.add_run(run.text, style=run.style or None)
            if run.link.startswith("http"):
                link = OxmlElement("w:hyperlink")
                link.set(qn("r:id"), document.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
                paragraph._p.append(link)
                link.append(added._r)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
