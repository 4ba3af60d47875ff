"""Workers: child processes in which untrusted bytes are parsed, under limits of processor time, memory and wall clock.

A child knows nothing of the caller's main module, threads, terminal or secrets, so that this works alike from a script,
a test and a daemon. It is fed batches and answers each argument by itself: what kills it (a crash, a limit) costs that one
argument, and a new child goes on with the rest of the batch. On Linux a foreman, itself such a child, imports what is
needed once and forks all others, so that a new one costs milliseconds; elsewhere each is a fresh interpreter.
"""

from __future__ import annotations

from briefing.edges.workers.hands import ready
from briefing.edges.workers.shop import run

__all__ = ["ready", "run"]
