"""Telegram's updates as they came in: each is stored before it is confirmed and done at most once.

Whoever stops between storing and doing finds it in ``open_updates`` at the next start.
"""

from __future__ import annotations

from datetime import datetime

from alerts.store.columns import stamp
from alerts.store.database import Store


def receive_update(store: Store, update: int, body: str, *, now: datetime) -> bool:
    """Store an update (its JSON as it came); False when it was stored before."""
    return (
        store.execute(
            "INSERT OR IGNORE INTO inbox (update_id, body, received_at) VALUES (?, ?, ?)",
            (update, body, stamp(now)),
        ).rowcount
        > 0
    )


def finish_update(store: Store, update: int) -> bool:
    """Mark an update as done and drop its words; False when it was done before. Call it with the change it asks for."""
    return (
        store.execute("UPDATE inbox SET done = 1, body = '' WHERE update_id = ? AND done = 0", (update,)).rowcount > 0
    )


def open_updates(store: Store) -> tuple[tuple[int, str], ...]:
    """The updates that were stored and not done, with their bodies, in order."""
    rows = store.rows("SELECT update_id, body FROM inbox WHERE done = 0 ORDER BY update_id")
    return tuple((row["update_id"], row["body"]) for row in rows)


def forget_updates(store: Store, *, before: datetime) -> None:
    """Drop updates that were done and came before then."""
    store.execute("DELETE FROM inbox WHERE done = 1 AND received_at < ?", (stamp(before),))
