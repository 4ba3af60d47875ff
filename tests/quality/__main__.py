"""Print one JSON object of figures for a task: python -m tests.quality TASK DATA [options].

Each task is a module beside this one with `measure(data, predictions, length, tier) -> dict`; it calls the functions
that `briefing make` calls, with the same defaults.
"""

from __future__ import annotations

import argparse
import json
from importlib import import_module
from pathlib import Path

TASKS = ("developments", "duplicates", "extraction", "quotes", "stories", "summaries")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("data", type=Path, help="a .jsonl or .jsonl.gz file; for extraction a folder")
    parser.add_argument("--predictions", type=Path, help="write one prediction a line here")
    parser.add_argument("--length", default="", help="66w or 3s: words or sentences (summaries, developments)")
    parser.add_argument(
        "--tier",
        default="default",
        choices=("default", "nlp", "semantic"),
        help="nlp: quotes only; semantic: stories only",
    )
    options = parser.parse_args()
    if not options.data.exists():
        parser.exit(1, f"{options.data} is not there: nothing measured\n")
    task = import_module(f"tests.quality.{options.task}")
    print(json.dumps(task.measure(options.data, options.predictions, options.length, options.tier)))


if __name__ == "__main__":
    main()
