"""New databases for tests, copied from one that was made once: to make each from its first migration on takes longer
than most tests."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from alerts.store.database import Store


def new_store(path: Path) -> Store:
    """An open, empty database in a new file, as ``Store.open`` makes one."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(_empty())
    return Store.open(path)


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tocsin.db"
        Store.open(path).close()
        return path.read_bytes()
