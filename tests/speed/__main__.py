"""Print one JSON object of speed ratios for a task: python -m tests.speed TASK [DATA].

Each task is a module beside this one with `measure(data) -> dict`; our code and the peer run in the same process or
one after the other, so that only ratios are claimed.
"""

from __future__ import annotations

import argparse
import json
from importlib import import_module
from pathlib import Path

TASKS = ("duplicates", "extraction", "feeds", "pulls", "quotes", "sentences", "stories", "summaries", "word")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.speed", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("data", type=Path, nargs="?", help="real data to time on, where the task takes it")
    options = parser.parse_args()
    print(json.dumps(import_module(f"tests.speed.{options.task}").measure(options.data)))


if __name__ == "__main__":
    main()
