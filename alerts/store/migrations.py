"""The schema, from the first table on, as numbered steps that are never edited once released.

Each step runs once, in one transaction with the record of it. Tables are STRICT: a wrong type is an error, not a
surprise. Column encodings (times, chats, severities, JSON) are those of ``columns.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlite_utils import Database, Migrations
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the library that it picks

from alerts.store.first_tables import SCRIPTS
from alerts.store.identity import key_of_id, words_hash

APPLICATION_ID: Final = 0x544F4353
"""``TOCS``: how a file says that it is ours (``PRAGMA application_id``)."""

MIGRATIONS: Final = Migrations("tocsin")


@MIGRATIONS(name="0001-first")
def _first(db: Database) -> None:
    for script in SCRIPTS:
        for statement in _statements(script):
            db.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, each of which ends with a line. The library's own way looks at each of them after
    every letter, and took half of the time that a new database takes."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


@MIGRATIONS(name="0002-areas-and-doubts")
def _areas_and_doubts(db: Database) -> None:
    db.execute("ALTER TABLE rules ADD COLUMN areas TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE matches ADD COLUMN doubts TEXT NOT NULL DEFAULT '[]'")


@MIGRATIONS(name="0003-linked-pages-and-folders")
def _linked_pages_and_folders(db: Database) -> None:
    for column in ("given_url TEXT", "folder TEXT NOT NULL DEFAULT ''", "empty_since TEXT"):
        db.execute(f"ALTER TABLE feeds ADD COLUMN {column}")
    for column in ("completed INTEGER NOT NULL DEFAULT 0", "page_problem TEXT"):
        db.execute(f"ALTER TABLE entries ADD COLUMN {column}")


@MIGRATIONS(name="0004-refused-aliases")
def _refused_aliases(db: Database) -> None:
    db.execute("ALTER TABLE places ADD COLUMN not_aliases TEXT NOT NULL DEFAULT '[]'")


@MIGRATIONS(name="0005-scores-and-struck-forms")
def _scores_and_struck_forms(db: Database) -> None:
    for column in ("weights TEXT NOT NULL DEFAULT '[]'", "min_score REAL", "struck TEXT NOT NULL DEFAULT '[]'"):
        db.execute(f"ALTER TABLE rules ADD COLUMN {column}")
    for column in ("score TEXT", "lowered_from INTEGER"):
        db.execute(f"ALTER TABLE matches ADD COLUMN {column}")


@MIGRATIONS(name="0006-feeds-that-rest")
def _feeds_that_rest(db: Database) -> None:
    for column in ("ttl_s INTEGER", "skip_hours TEXT NOT NULL DEFAULT '[]'", "skip_days TEXT NOT NULL DEFAULT '[]'"):
        db.execute(f"ALTER TABLE feeds ADD COLUMN {column}")
    db.execute("CREATE INDEX feeds_polled ON feeds (last_polled_at) WHERE active = 1 AND gone_at IS NULL")


@MIGRATIONS(name="0007-ids-without-their-scheme")
def _ids_without_their_scheme(db: Database) -> None:
    """``http:`` and ``https:`` are one in the keys of entries."""
    db.execute("UPDATE OR IGNORE entries SET key = 'https:' || substr(key, 6) WHERE key LIKE 'http:%'")


@MIGRATIONS(name="0008-indexes")
def _indexes(db: Database) -> None:
    """The history of polls is cleared by time; what is due is found among the active feeds, which ``feeds_due`` is."""
    db.execute("DROP INDEX feeds_polled")
    db.execute("CREATE INDEX polls_at ON polls (at)")


@MIGRATIONS(name="0009-ids-however-they-are-written")
def _ids_however_they_are_written(db: Database) -> None:
    """The fingerprints of entries whose content is a linked page's stay: these entries are seen as changed, once."""
    last = 0
    columns = "SELECT id, key, title, summary, content, completed, content_hash"
    while rows := db.execute(columns + " FROM entries WHERE id > ? ORDER BY id LIMIT 5000", (last,)).fetchall():
        last = rows[-1][0]
        made = [
            (key_of_id(key), hashed if completed else words_hash(title, summary, content), row)
            for row, key, title, summary, content, completed, hashed in rows
        ]
        db.conn.executemany("UPDATE OR IGNORE entries SET key = ?, content_hash = ? WHERE id = ?", made)


@MIGRATIONS(name="0010-entries-that-may-have-been-missed")
def _entries_that_may_have_been_missed(db: Database) -> None:
    db.execute("ALTER TABLE feeds ADD COLUMN missed_at TEXT")


@MIGRATIONS(name="0011-feeds-that-come-and-go")
def _feeds_that_come_and_go(db: Database) -> None:
    """What was told of a feed is how it was."""
    for column in ("state TEXT", "state_since TEXT", "state_changes INTEGER NOT NULL DEFAULT 0"):
        db.execute(f"ALTER TABLE feeds ADD COLUMN {column}")
    db.execute("UPDATE feeds SET state = trouble, state_since = trouble_told_at")


@MIGRATIONS(name="0012-first-pages")
def _first_pages(db: Database) -> None:
    """What was read of a feed while it was looked for, packed, until its first poll takes it."""
    db.execute(
        """CREATE TABLE first_pages (
               feed_id INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
               read_at TEXT NOT NULL,
               final_url TEXT NOT NULL,
               body BLOB NOT NULL,
               content_type TEXT NOT NULL,
               etag TEXT,
               last_modified TEXT,
               fresh_s INTEGER,
               moved_to TEXT
           ) STRICT"""
    )


@MIGRATIONS(name="0013-columns-that-nobody-reads")
def _columns_that_nobody_reads(db: Database) -> None:
    """What became of an entry stands with its alert; alerts never came to have incidents."""
    for table, column in (("entries", "told"), ("entries", "why_not"), ("alerts", "incident")):
        db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


_AUDIT_NUMBERED: Final = """
CREATE TABLE audit_numbered (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user_id INTEGER,
    chat_id TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '{}',
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO audit_numbered
    SELECT id, at, user_id, chat_id, action, subject, detail, previous, hash FROM audit ORDER BY id;
DROP TABLE audit;
ALTER TABLE audit_numbered RENAME TO audit;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
"""


@MIGRATIONS(name="0014-numbers-of-the-audit-log")
def _numbers_of_the_audit_log(db: Database) -> None:
    """No number is given twice, so that records cut off the end are missed."""
    for statement in _statements(_AUDIT_NUMBERED):
        db.execute(statement)


def created_by_tocsin(db: Database) -> bool:
    """True for our files and for empty ones, false for the database of another program."""
    application: int = db.execute("PRAGMA application_id").fetchone()[0]
    tables: int = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 or (application == APPLICATION_ID and bool(MIGRATIONS.applied(db)))


def unknown_migrations(db: Database) -> list[str]:
    """The steps that a newer Tocsin applied and this one does not know."""
    known = {step.name for step in MIGRATIONS.pending(Database(memory=True))}
    return [step.name for step in MIGRATIONS.applied(db) if step.name not in known]
