"""Figures of each stage on gold data: `python -m tests.quality TASK DATA`."""
