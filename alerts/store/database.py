"""One SQLite file: opening, transactions, reading; every error of SQLite becomes a sentence here.

The promise: what is committed survives a power cut (write-ahead log, ``synchronous=FULL``), a transaction is whole or
absent, and a writer waits for another instead of failing (``BEGIN IMMEDIATE``; a plain BEGIN that reads first and
writes later fails at once under a second writer, whatever the timeout). A ``Store`` is used by one thread at a time:
the service calls it through a single-thread executor, the shell directly; reviews open a read-only one.

The SQLite library is the one sqlite-utils picks (pysqlite3 where it has a wheel): two libraries in one process would
break each other's file locks, so nothing else in the tree imports one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlite_utils import Database

from alerts.errors import StoreError
from alerts.store.migrations import APPLICATION_ID, MIGRATIONS, created_by_tocsin, unknown_migrations

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

Row = sqlite3.Row
"""A row, read by column name."""

Parameters = Sequence[object] | Mapping[str, object]

BUSY_SECONDS = 5.0
OLDEST_SQLITE = (3, 37, 0)
WAL_RESET_FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))

_SENTENCES = {
    "SQLITE_NOTADB": "{path} is not a Tocsin database (it is not an SQLite file): name another with --db",
    "SQLITE_CORRUPT": "{path} is damaged: put the last backup in its place (tocsin doctor says how)",
    "SQLITE_BUSY": "{path} is locked by another program that has been writing for more than 5 seconds: try again",
    "SQLITE_LOCKED": "{path} is locked by another program that has been writing for more than 5 seconds: try again",
    "SQLITE_FULL": "the disk that holds {path} is full: free some space; nothing was lost, nothing more is stored",
    "SQLITE_READONLY": "{path} cannot be written (read-only file or folder): check its permissions",
    "SQLITE_CANTOPEN": "{path} cannot be opened: check that its folder exists and may be written",
    "SQLITE_IOERR": "the disk failed while reading or writing {path}: check the disk",
}


class Store:
    """An open database. ``transaction()`` for what belongs together, ``rows``/``row`` to read, ``execute`` to write."""

    def __init__(self, db: Database, *, path: Path) -> None:
        self._db = db
        self.path = path

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open for reading and writing; create or migrate the file as needed. ``:memory:`` is for experiments.

        A new file can be read by its owner only: chat ids are personal data. A copy ``FILE.before-MIGRATION`` is made
        before an existing file is migrated.
        """
        file = Path(path)
        is_new = str(path) != ":memory:" and not file.exists()
        with in_words(file):
            _refuse_old_library()
            connection = _connect(str(path))
            try:
                if is_new:
                    file.chmod(0o600)
                store = cls(Database(connection), path=file)
                _refuse_strangers(store._db, file)
                _prepare(connection)
                store._migrate()
            except BaseException:
                connection.close()
                raise
            return store

    @classmethod
    def open_read_only(cls, path: Path | str) -> Self:
        """Open an existing file for reviews: every write fails, the writer is never disturbed."""
        file = Path(path)
        if file.is_dir():
            raise StoreError(f"{file} is a folder: name a database file with --db")
        if not file.is_file():
            raise StoreError(f"{file} does not exist: start tocsin run or tocsin import first, or name one with --db")
        with in_words(file):
            connection = _connect(f"{file.resolve().as_uri()}?mode=ro")
            try:
                db = Database(connection)
                _refuse_strangers(db, file)
                _refuse_older(db, file)
            except BaseException:
                connection.close()
                raise
            return cls(db, path=file)

    def close(self) -> None:
        """Close the file; a later call on this store fails."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: commits at the end of the block, rolls back on any exception. A nested one is a savepoint."""
        connection = self._db.conn
        if connection.in_transaction:
            with in_words(self.path), self._db.atomic():
                yield
            return
        with in_words(self.path):
            connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with in_words(self.path):
                connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run one statement; outside a transaction it commits by itself. ``cursor.rowcount`` counts changed rows."""
        with in_words(self.path):
            return self._db.conn.execute(sql, parameters)

    def execute_many(self, sql: str, many: Sequence[Parameters]) -> None:
        """Run one statement for each set of parameters."""
        with in_words(self.path):
            self._db.conn.executemany(sql, many)

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one INSERT and return the new row's id."""
        return int(self.execute(sql, parameters).lastrowid or 0)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Every row of a query (or of a statement with RETURNING)."""
        with in_words(self.path):
            return self._db.conn.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a query, or None."""
        with in_words(self.path):
            cursor = self._db.conn.execute(sql, parameters)
            first: Row | None = cursor.fetchone()
            cursor.close()
            return first

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        first = self.row(sql, parameters)
        return None if first is None else first[0]

    def copy_to(self, target: Path) -> None:
        """Write a consistent, compact copy to a new file that only its owner can read, from its first byte on."""
        target.touch(mode=0o600, exist_ok=False)
        with in_words(target):
            self._db.conn.execute("VACUUM INTO ?", (str(target),))

    def _migrate(self) -> None:
        pending = MIGRATIONS.pending(self._db)
        if not pending:
            return
        if MIGRATIONS.applied(self._db):
            self._copy_before(pending[0].name)
        with self.transaction():
            _refuse_strangers(self._db, self.path)
            MIGRATIONS.apply(self._db)
            self._db.conn.execute(f"PRAGMA application_id={APPLICATION_ID}")

    def _copy_before(self, migration: str) -> None:
        """A copy has its name once it is whole: half a one of a run that was ended must not pass for it."""
        copy = self.path.with_name(f"{self.path.name}.before-{migration}")
        if not copy.exists():
            unfinished = copy.with_name(f"{copy.name}.unfinished")
            unfinished.unlink(missing_ok=True)
            self.copy_to(unfinished)
            unfinished.rename(copy)


def sqlite_version() -> str:
    """The version of the SQLite library in use."""
    return sqlite3.sqlite_version


def has_wal_reset_bug(version: str) -> bool:
    """True for versions in which two connections that write at the same instant may damage the file.

    Source: https://sqlite.org/wal.html#walresetbug (3.7.0 to 3.51.2; mended in 3.44.6, 3.50.7 and 3.51.3).
    """
    number = tuple(int(part) for part in version.split("."))
    return not any(number[:2] == fixed[:2] and number >= fixed for fixed in WAL_RESET_FIXED) and number < (3, 51, 3)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as ``StoreError``: a sentence that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = str(getattr(error, "sqlite_errorname", "") or "")
        kind = "_".join(name.split("_")[:2])
        sentence = _SENTENCES.get(kind, f"{{path}} could not be used: {error}")
        raise StoreError(sentence.format(path=path)) from error


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, uri=name.startswith("file:"), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "journal_size_limit=67108864",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _refuse_old_library() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old: 3.37 or newer is needed (upgrade Python)")


def _refuse_strangers(db: Database, path: Path) -> None:
    if not created_by_tocsin(db):
        raise StoreError(f"{path} is the database of another program: name another file with --db")
    if newer := unknown_migrations(db):
        raise StoreError(
            f"{path} was made by a newer Tocsin (it has {', '.join(newer)}): upgrade Tocsin, or restore an older backup"
        )


def _refuse_older(db: Database, path: Path) -> None:
    if MIGRATIONS.pending(db):
        raise StoreError(f"{path} was made by an older Tocsin: start tocsin run once to bring it up to date")


class InstanceLock:
    """Held by ``tocsin run`` for as long as the process lives, so that no second instance sends everything twice.

    It is a write lock on a small SQLite file beside the database: portable, and given back by the operating system
    when the process dies. ``user_version`` of that file is the holder's process id.
    """

    def __init__(self, database: Path | str) -> None:
        self._path = Path(f"{database}.lock")
        self._connection: sqlite3.Connection | None = None

    def acquire(self) -> None:
        """Take the lock or raise ``StoreError`` naming the process that holds it."""
        with in_words(self._path):
            connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(f"PRAGMA user_version={os.getpid()}")
                connection.execute("COMMIT")
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                holder = _holder(connection)
                connection.close()
                if getattr(error, "sqlite_errorname", "") != "SQLITE_BUSY":
                    raise
                raise StoreError(
                    f"another tocsin run already works on this database (process {holder}): "
                    "stop it first, or name another file with --db"
                ) from error
        self._connection = connection

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _holder(connection: sqlite3.Connection) -> int:
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        return 0
