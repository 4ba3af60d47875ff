"""The way in: `python -m briefing`, and the `briefing` command of an installed wheel."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves by SystemExit."""
    if sys.argv[1:2] == ["serve"] and hasattr(signal, "pthread_sigmask"):
        # What a supervisor wants while the programme is being imported waits until `serve` can hear it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
    from briefing.cli import main as run

    run(arguments)


if __name__ == "__main__":
    main()
