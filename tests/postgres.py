"""A PostgreSQL server of our own on a Unix socket, where the machine has the programmes for one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of an empty database; skip where PostgreSQL or its driver is not installed."""
    pytest.importorskip("psycopg", reason="the extra [postgres] is not installed")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(p) for p in [shutil.which("initdb")] if p]
    if not found:
        pytest.skip("PostgreSQL is not installed")
    programmes = found[-1].parent
    # PostgreSQL refuses to run as root; the programme that becomes another user is not on every root's path.
    become = shutil.which("runuser", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    other = [str(become), "-u", "postgres", "--"] if os.geteuid() == 0 else []
    home = Path(tempfile.mkdtemp(prefix="briefing-pg-"))
    if other:
        shutil.chown(home, "postgres")
    place = ["-D", str(home / "cluster")]

    def call(name: str, *words: str) -> None:
        subprocess.run([*other, str(programmes / name), *place, *words], check=True, capture_output=True, cwd=home)

    call("initdb", "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
    call(
        "pg_ctl",
        "-w",
        "-t",
        "600",
        "-o",
        f"-k {home} -c listen_addresses='' -c fsync=off",
        "-l",
        str(home / "log"),
        "start",
    )
    try:
        yield f"postgresql+psycopg://desk@/postgres?host={home}"
    finally:
        call("pg_ctl", "-w", "-t", "600", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)
