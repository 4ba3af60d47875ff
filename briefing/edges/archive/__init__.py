"""The archive: what was fetched, read, made and sent. The only room with SQL.

SQLite by default (WAL, synchronous=FULL, one writer at a time); PostgreSQL by address when several machines share
one archive. `open_archive` is the way in.
"""

from __future__ import annotations

from briefing.edges.archive.door import Archive, open_archive
from briefing.edges.archive.ledger import Frozen, Ledger, Letter
from briefing.edges.archive.shelf import Shelf
from briefing.edges.archive.watch import Watch

__all__ = ["Archive", "Frozen", "Ledger", "Letter", "Shelf", "Watch", "open_archive"]
