"""The marks reached on real data: raised when beaten, lowered only by a commit that says why."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import newsroom
import pytest

MARKS = json.loads((Path(__file__).parent / "quality" / "marks.json").read_text(encoding="utf-8"))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", MARKS)
def test_no_figure_falls_below_its_mark(name):
    mark = MARKS[name]
    task = import_module(f"tests.quality.{name.split(',')[0]}")
    figures = task.measure(newsroom.shared(mark["data"]), None, mark.get("length", ""), "default")
    for key in mark["figure"]:
        figures = figures[key]
    assert figures >= mark["mark"]
