"""The audit log: who did what and when, append-only, each record sealed with the one before it.

A record's seal (``hash``) covers its own words and the seal before it, so that a changed or missing record breaks the
chain from there on; records cut off the end are missed by their number, for SQLite gives none twice. That shows
tampering; it does not prevent it. Whoever seals the whole chain anew, or puts SQLite's count back too, leaves no trace
in the file: only the number and seal of a record that somebody noted elsewhere (``newest``) show that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alerts.model import Actor
from alerts.store.columns import chat_id, chat_text, json_text, mapping, moment, stamp
from alerts.store.database import Row, Store

_FIRST = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of the audit log: ``action`` is a verb (``watch``), ``subject`` what it was done to (a rule's name)."""

    id: int
    at: datetime
    user: int | None
    chat: int | str | None
    action: str
    subject: str
    detail: Mapping[str, Any]
    seal: str


def record(
    store: Store,
    actor: Actor,
    *,
    action: str,
    subject: str,
    now: datetime,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Append a record. Call it in the transaction that makes the change."""
    with store.transaction():
        previous = store.value("SELECT hash FROM audit ORDER BY id DESC LIMIT 1") or _FIRST
        chat = None if actor.chat is None else chat_text(actor.chat)
        words = (stamp(now), actor.user, chat, action, subject, json_text(dict(detail or {})))
        store.execute(
            """INSERT INTO audit (at, user_id, chat_id, action, subject, detail, previous, hash)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (*words, previous, _seal(previous, words)),
        )


def read_journal(
    store: Store,
    *,
    limit: int = 50,
    subject: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[Record, ...]:
    """The newest records first, of everything or of one subject, at a time or later, and before another."""
    rows = store.rows(
        """SELECT * FROM audit
           WHERE (?1 IS NULL OR subject = ?1) AND (?2 IS NULL OR at >= ?2) AND (?3 IS NULL OR at < ?3)
           ORDER BY id DESC LIMIT ?4""",
        (subject, since and stamp(since), until and stamp(until), limit),
    )
    return tuple(_record(row) for row in rows)


def newest(store: Store) -> Record | None:
    """The last record; None of an empty log."""
    return next(iter(read_journal(store, limit=1)), None)


def broken_at(store: Store) -> int | None:
    """The id of the first record that does not fit the chain or is missing at its end; None when the log is whole."""
    previous, last, start = _FIRST, 0, 0
    while rows := store.rows("SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT 1000", (start,)):
        for row in rows:
            words = tuple(row[name] for name in ("at", "user_id", "chat_id", "action", "subject", "detail"))
            if row["id"] != last + 1 or row["previous"] != previous or row["hash"] != _seal(previous, words):
                return int(row["id"])
            previous, last = row["hash"], row["id"]
        start = last
    given = store.value("SELECT seq FROM sqlite_sequence WHERE name = 'audit'") or 0
    return last + 1 if last < given else None


def _seal(previous: str, words: tuple[object, ...]) -> str:
    return hashlib.sha256(json_text([previous, *words]).encode()).hexdigest()


def _record(row: Row) -> Record:
    return Record(
        id=row["id"],
        at=moment(row["at"]),
        user=row["user_id"],
        chat=None if row["chat_id"] is None else chat_id(row["chat_id"]),
        action=row["action"],
        subject=row["subject"],
        detail=mapping(row["detail"]),
        seal=row["hash"],
    )
