"""Vectors: what the package wordllama (Miller 2024) knows of texts, a table for pieces of words whose mean is what a text says.

The extra "semantic" brings it; nothing is downloaded.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from briefing.errors import ConfigError


@cache
def wordllama() -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Return what gives the vectors of texts, a row of 256 numbers each; raises ConfigError where the extra is not installed."""
    # Threads of its own would not outlive the start of a child process.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        import wordllama as package

        table = package.WordLlama.load(cache_dir=os.path.dirname(package.__file__), disable_download=True)
    except (ImportError, OSError):
        raise ConfigError(
            'stories: the tier "semantic" needs wordllama; install with: pip install "newsroom-briefing[semantic]"'
        ) from None
    finally:
        # The package sets up the log of whoever imports it.
        root.handlers[:] = handlers
        root.setLevel(level)

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        # One at a time, which takes no longer: a vector does not depend on what else was asked for.
        found: NDArray[np.float32] = table.embed(list(texts), batch_size=1)
        return found

    return vectors
