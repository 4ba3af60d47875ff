"""The way in: `python -m briefing`, and the `briefing` command of an installed wheel."""

from __future__ import annotations

from briefing.cli import main

if __name__ == "__main__":
    main()
