"""Invented stories over days: what an edition repeats, and what it takes for something else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.quality.replay import measure

# Of the late days a mayor's two matters are one story to us, and so are two storms of one coast.
MOST = {
    "days.txt": {"come back as new, by gold": 0.06, "gold stories never told": 0.07},
    "days_late.txt": {
        "repeated without news, by gold": 0.1,
        "come back as new, by gold": 0.05,
        "gold stories never told": 0.2,
    },
}
FAULTS = (
    "twice in one edition",
    "repeated, exact",
    "repeated without news, by gold",
    "come back as new, by gold",
    "taken for another, by gold",
    "gold stories never told",
    "gold stories of which no news is printed",
)


@cache
def figures(name):
    return measure(Path(__file__).with_name("quality") / name)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", MOST)
def test_what_is_told_over_days_is_told_once_and_known_again(name, fault):
    assert figures(name)[fault] <= MOST[name].get(fault, 0.0)
