"""Care for the file: a consistent copy while the service runs, a check for damage, and forgetting what is old."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from alerts.errors import AlreadyExists, StoreError
from alerts.store.database import Store
from alerts.store.dialogs_table import forget_dialogs
from alerts.store.entries_table import forget_entries
from alerts.store.feeds_table import forget_polls
from alerts.store.firstpages_table import KEPT_FOR, forget_first_pages
from alerts.store.updates_table import forget_updates

KEEP_ENTRIES: Final = timedelta(days=90)
"""For how long entries without an alert are kept; alerts and what they rest on are kept for ever."""

KEEP_POLLS: Final = timedelta(days=7)
"""Ten thousand feeds have a quarter of a million polls a day, of 100 bytes each."""

KEEP_UPDATES: Final = timedelta(days=7)
_MAGIC: Final = b"SQLite format 3\0"


def back_up(path: Path | str, target: Path | str) -> None:
    """Write a consistent, compact copy of the database at ``path`` to a new file, beside a running service.

    The copy is checked before it gets its name; an existing ``target`` is refused. Raises ``AlreadyExists``
    or ``StoreError``.
    """
    copy = Path(target)
    if copy.exists():
        raise AlreadyExists(f"{copy} exists already: name a new file, or remove it first")
    if not copy.parent.is_dir():
        raise StoreError(f"{copy.parent} is not a folder: create it, or name another file for the copy")
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with Store.open_read_only(path) as store:
            store.copy_to(unfinished)
        with Store.open_read_only(unfinished) as copied:
            damage = damages(copied)
        if damage:
            raise StoreError(f"the copy of {path} is damaged ({damage[0]}): run tocsin doctor")
        unfinished.rename(copy)
    finally:
        for leftover in copy.parent.glob(f"{unfinished.name}*"):
            leftover.unlink()


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database, of Tocsin or of anybody else."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def damages(store: Store) -> tuple[str, ...]:
    """What is wrong with the file, in SQLite's words; empty when it is sound. Reads the whole file."""
    found = [str(row[0]) for row in store.rows("PRAGMA quick_check(20)")]
    found += [f"a row of {row[0]} points to nothing in {row[2]}" for row in store.rows("PRAGMA foreign_key_check")]
    return tuple(line for line in found if line != "ok")


def tidy(store: Store, *, now: datetime) -> None:
    """Forget what nobody asks for any more."""
    with store.transaction():
        forget_entries(store, before=now - KEEP_ENTRIES)
        forget_polls(store, before=now - KEEP_POLLS)
        forget_updates(store, before=now - KEEP_UPDATES)
        forget_dialogs(store, now=now)
        forget_first_pages(store, before=now - KEPT_FOR)
