"""Copies, checks and forgetting."""

from __future__ import annotations

import stat
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from alerts.errors import AlreadyExists, StoreError
from alerts.store import people_table, upkeep, watch_table
from alerts.store.database import Store
from tests.fakes.newsroom import NOW, WATCHLIST


def test_a_copy_made_beside_a_busy_writer_is_whole(store: Store, tmp_path: Path) -> None:
    watch_table.add_watchlist(store, WATCHLIST, now=NOW)
    stopped = threading.Event()

    def write() -> None:
        with Store.open(store.path) as mine:
            number = 0
            while not stopped.is_set():
                with mine.transaction():
                    people_table.appoint(mine, 2 * number + 1, by=None, now=NOW)
                    people_table.appoint(mine, 2 * number + 2, by=None, now=NOW)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            upkeep.back_up(store.path, tmp_path / f"copy{number}.db")
    finally:
        stopped.set()
        writer.join()
    for number in range(3):
        copy = tmp_path / f"copy{number}.db"
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with Store.open(copy) as copied:
            assert len(people_table.read_staff(copied)) % 2 == 0
            assert watch_table.read_watchlist(copied) == WATCHLIST
            assert upkeep.damages(copied) == ()
    assert not list(tmp_path.glob("*unfinished*"))


def test_a_copy_never_overwrites_a_file(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    target.write_text("dear")
    with pytest.raises(AlreadyExists, match="exists already"):
        upkeep.back_up(store.path, target)
    assert target.read_text() == "dear"


def test_a_copy_into_a_missing_folder_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a folder"):
        upkeep.back_up(store.path, tmp_path / "nowhere" / "copy.db")


def test_damage_is_found(store: Store) -> None:
    watch_table.add_watchlist(store, WATCHLIST, now=NOW)
    assert upkeep.damages(store) == ()
    page = store.value("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_rules_1'")
    size = store.value("PRAGMA page_size")
    store.close()
    with store.path.open("r+b") as file:
        file.seek((page - 1) * size + size - 40)
        file.write(b"\x07" * 40)
    with Store.open(store.path) as damaged:
        assert upkeep.damages(damaged)


def test_tidying_an_empty_database_forgets_nothing(store: Store) -> None:
    tidied = upkeep.tidy(store, now=NOW + timedelta(days=1000))
    assert tidied == upkeep.Tidied(entries=0, polls=0, updates=0, dialogs=0, first_pages=0)
