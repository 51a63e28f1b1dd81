"""The database file: opening, refusing, migrating, transactions, locks, copies."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.utils import sqlite3

from alerts.errors import StoreError
from alerts.store import entries_table, feeds_table, people_table, watch_table
from alerts.store.columns import stamp
from alerts.store.database import InstanceLock, Store, has_wal_reset_bug, in_words
from alerts.store.migrations import APPLICATION_ID, MIGRATIONS
from tests.fakes.newsroom import FEED, NOW, WATCHLIST, entry


def test_a_new_file_is_created_private_and_durable(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.db") as store:
        assert store.value("PRAGMA journal_mode") == "wal"
        assert store.value("PRAGMA synchronous") == 2
        assert store.value("PRAGMA foreign_keys") == 1
        assert stat.S_IMODE((tmp_path / "new.db").stat().st_mode) == 0o600


def test_opening_again_finds_what_was_stored(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        people_table.appoint(store, 7, by=1, now=NOW)
    with Store.open(tmp_path / "a.db") as store:
        assert people_table.is_staff(store, 7)


def test_every_table_is_strict(store: Store) -> None:
    loose = store.rows("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict")
    assert {row["name"] for row in loose} <= {"_sqlite_migrations", "sqlite_schema", "sqlite_sequence"}


def test_a_wrong_type_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        store.execute("INSERT INTO staff VALUES ('somebody', NULL, 'now')")


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be read as one" * 100, b"\0" * 4096])
def test_a_file_that_is_no_database_is_refused_in_words_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"letter\.txt is not a Tocsin database"):
        Store.open(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photos (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="the database of another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.execute("INSERT INTO _sqlite_migrations VALUES (99, 'tocsin', '0099-from-the-future', 'now')")
    with pytest.raises(StoreError, match=r"newer Tocsin.*0099-from-the-future.*upgrade"):
        Store.open(tmp_path / "a.db")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere/a\.db cannot be opened: check that its folder exists"):
        Store.open(tmp_path / "nowhere" / "a.db")


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        watch_table.add_watchlist(store, WATCHLIST, now=NOW)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    with pytest.raises(StoreError, match="is damaged"):
        Store.open(path)


@pytest.mark.parametrize(
    ("version", "affected"),
    [("3.40.1", True), ("3.44.5", True), ("3.44.6", False), ("3.50.4", True), ("3.50.7", False), ("3.51.3", False)],
)
def test_versions_that_may_damage_the_file_are_known(version: str, affected: bool) -> None:
    assert has_wal_reset_bug(version) is affected


def _appoint_and_fail(store: Store, user: int) -> None:
    with store.transaction():
        people_table.appoint(store, user, by=None, now=NOW)
        raise RuntimeError


def _appoint_many(store: Store) -> None:
    with store.transaction():
        for number in range(1, 20_000):
            people_table.appoint(store, number, by=None, now=NOW)


def test_a_transaction_is_whole_or_absent(store: Store) -> None:
    with pytest.raises(RuntimeError):
        _appoint_and_fail(store, 7)
    assert people_table.read_staff(store) == ()


def test_a_nested_transaction_is_undone_alone(store: Store) -> None:
    with store.transaction():
        people_table.appoint(store, 7, by=None, now=NOW)
        with pytest.raises(RuntimeError):
            _appoint_and_fail(store, 8)
    assert [member.user for member in people_table.read_staff(store)] == [7]


def test_a_full_disk_is_said_and_nothing_is_half_written(store: Store) -> None:
    pages = store.value("PRAGMA page_count")
    store.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match=r"the disk that holds .* is full"):
        _appoint_many(store)
    assert people_table.read_staff(store) == ()
    store.execute(f"PRAGMA max_page_count={pages + 1000}")
    assert people_table.appoint(store, 7, by=None, now=NOW)


def test_a_read_only_store_reads_beside_the_writer_and_never_writes(store: Store) -> None:
    people_table.appoint(store, 7, by=None, now=NOW)
    with Store.open_read_only(store.path) as review:
        assert people_table.is_staff(review, 7)
        people_table.appoint(store, 8, by=None, now=NOW)
        assert people_table.is_staff(review, 8)
        with pytest.raises(StoreError, match="cannot be written"):
            people_table.appoint(review, 9, by=None, now=NOW)


def test_a_review_of_a_missing_file_creates_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        Store.open_read_only(tmp_path / "a.db")
    assert not list(tmp_path.iterdir())


def test_two_writers_wait_for_each_other(store: Store) -> None:
    def work(first: int) -> None:
        with Store.open(store.path) as mine:
            for number in range(first, first + 50):
                with mine.transaction():
                    seen = len(people_table.read_staff(mine))
                    people_table.appoint(mine, number, by=seen, now=NOW)

    threads = [threading.Thread(target=work, args=(start,)) for start in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    staff = people_table.read_staff(store)
    assert sorted(member.appointed_by or 0 for member in staff) == list(range(150))


def test_a_locked_file_is_said_in_words(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.db", timeout=0)
    other = sqlite3.connect(tmp_path / "a.db", timeout=0, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="is locked by another program"), in_words(tmp_path / "a.db"):
        connection.execute("CREATE TABLE t (c)")
    connection.close()
    other.close()


def _hold(path: str, held: threading.Event, release: threading.Event) -> None:
    with InstanceLock(path):
        held.set()
        release.wait(20)


def test_a_second_instance_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    processes = multiprocessing.get_context("spawn")
    held, release = processes.Event(), processes.Event()
    first = processes.Process(target=_hold, args=(path, held, release))
    first.start()
    assert held.wait(20)
    with pytest.raises(StoreError, match=rf"already works on this database \(process {first.pid}\)"):
        InstanceLock(path).acquire()
    first.kill()
    first.join()
    with InstanceLock(path), pytest.raises(StoreError):
        InstanceLock(path).acquire()
    InstanceLock(path).acquire()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Database], None]], None]:
    """Gives the program one more step of the schema."""
    monkeypatch.setattr(MIGRATIONS, "_migrations", list(MIGRATIONS._migrations))
    return lambda step: MIGRATIONS(name="9999-next")(step) and None


NextVersion = Callable[[Callable[[Database], None]], None]


def test_an_older_file_is_copied_and_brought_up_to_date(store: Store, next_version: NextVersion) -> None:
    people_table.appoint(store, 7, by=None, now=NOW)
    store.close()
    next_version(lambda db: db.execute("ALTER TABLE staff ADD COLUMN phone TEXT"))
    with pytest.raises(StoreError, match="made by an older Tocsin"):
        Store.open_read_only(store.path)
    with Store.open(store.path) as upgraded:
        assert upgraded.value("SELECT phone FROM staff WHERE user_id = 7") is None
    copy = store.path.with_name("tocsin.db.before-9999-next")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    before = sqlite3.connect(copy)
    assert [column[1] for column in before.execute("PRAGMA table_info(staff)")] == ["user_id", "appointed_by", "at"]
    before.close()


def test_an_upgrade_that_fails_changes_nothing_and_can_be_tried_again(store: Store, next_version: NextVersion) -> None:
    def fail(db: Database) -> None:
        db.execute("ALTER TABLE staff ADD COLUMN phone TEXT")
        db.execute("ALTER TABLE no_such_table ADD COLUMN phone TEXT")

    store.close()
    next_version(fail)
    for _ in range(2):
        with pytest.raises(StoreError, match="no such table"):
            Store.open(store.path)
    plain = sqlite3.connect(store.path)
    assert len(list(plain.execute("PRAGMA table_info(staff)"))) == 3
    plain.close()


def test_an_upgrade_that_is_killed_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    MIGRATIONS.apply(Database(connection))
    connection.close()
    with Store.open(path) as store:
        watch_table.add_watchlist(store, WATCHLIST, now=NOW)
        assert watch_table.read_watchlist(store) == WATCHLIST


def _open_with_little_room(path: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # which ends the process amid a write
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    Store.open(path)


def test_half_a_copy_does_not_pass_for_the_copy_of_an_older_file(store: Store) -> None:
    people_table.appoint(store, 7, by=None, now=NOW)
    store.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0009%'")
    store.close()
    killed = multiprocessing.get_context("spawn").Process(target=_open_with_little_room, args=(str(store.path),))
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGXFSZ
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in store.path.parent.glob("*before*"))
    Store.open(store.path).close()
    (copy,) = store.path.parent.glob("*before*")
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("SELECT user_id FROM staff").fetchall() == [(7,)]


def test_entries_of_an_older_file_are_known_again(store: Store) -> None:
    feeds_table.put_feed(store, FEED, now=NOW)
    found = entry(1, entry_id="http://www.radio.example/1/", link="https://radio.example/1")
    seen = entries_table.sight(store, 1, [found])
    with store.transaction():
        entries_table.add_entry(store, 1, seen.fresh[0], now=NOW)
    store.execute("UPDATE entries SET key = 'https://www.radio.example/1/', content_hash = 'made with the link'")
    store.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0009%'")
    store.close()
    with Store.open(store.path) as upgraded:
        assert entries_table.sight(upgraded, 1, [found]).fresh == ()


def test_a_file_with_columns_that_nobody_reads_loses_them_and_keeps_its_entries(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as older:
        MIGRATIONS.apply(Database(older), stop_before="0013-columns-that-nobody-reads")
        older.execute(f"PRAGMA application_id={APPLICATION_ID}")
        older.execute(
            "INSERT INTO feeds (position, url, host, added_at, next_at, interval_s) VALUES (1, 'u', '', '', '', 1)"
        )
        older.execute(
            """INSERT INTO entries (feed_id, key, entry_id, title, fetched_at, last_seen_at, content_hash, told)
               VALUES (1, 'k', 'k', 'kept', ?, ?, '', 1)""",
            (stamp(NOW), stamp(NOW)),
        )
    with Store.open(tmp_path / "a.db") as upgraded:
        assert [each.title for each in entries_table.entries_since(upgraded, NOW)] == ["kept"]
        columns = upgraded.rows("SELECT name FROM pragma_table_info('entries')")
        assert {"told", "why_not"}.isdisjoint(row["name"] for row in columns)
