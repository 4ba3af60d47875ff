"""Speed of each stage against a peer in the same run, as ratios: `python -m tests.speed TASK`."""
