"""Copies, checks and forgetting."""

from __future__ import annotations

import stat
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from alerts.errors import AlreadyExists, StoreError
from alerts.pages import Page
from alerts.store import (
    dialogs_table,
    entries_table,
    feeds_table,
    firstpages_table,
    people_table,
    updates_table,
    upkeep,
    watch_table,
)
from alerts.store.database import Store
from tests.fakes.newsroom import FEED, NOW, WATCHLIST, entry

MINUTE = timedelta(minutes=1)


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


def test_what_is_old_is_forgotten(store: Store) -> None:
    feeds_table.put_feed(store, FEED, now=NOW)
    for number in (1, 2):  # the second is what the feed shows now
        now = NOW + number * MINUTE
        (sighting,) = entries_table.sight(store, 1, [entry(number)]).fresh
        entries_table.add_entry(store, 1, sighting, now=now)
    failed = feeds_table.FailedPoll(at=NOW, ended=NOW, next_at=NOW, error="down")
    feeds_table.settle_failed(store, 1, failed)
    updates_table.receive_update(store, 5, "{}", now=NOW)
    updates_table.finish_update(store, 5)
    dialogs_table.put_dialog(store, 7, 7, dialogs_table.Dialog(step="place", data={}), expires_at=NOW + 2 * MINUTE)
    firstpages_table.keep_first_page(store, Page(url=FEED.url, final_url=FEED.url, body=b"<rss/>"), now=NOW)

    def left() -> dict[str, int]:
        tables = ("entries", "polls", "inbox", "dialogs", "first_pages")
        return {table: store.value(f"SELECT count(*) FROM {table}") for table in tables}  # noqa: S608 - constants

    upkeep.tidy(store, now=NOW + MINUTE)
    assert left() == {"entries": 2, "polls": 1, "inbox": 1, "dialogs": 1, "first_pages": 1}
    upkeep.tidy(store, now=NOW + timedelta(days=1000))
    assert left() == {"entries": 1, "polls": 0, "inbox": 0, "dialogs": 0, "first_pages": 0}
