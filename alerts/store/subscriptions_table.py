"""Which chat wants to hear what. A chat may hold several subscriptions; two equal ones are one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from alerts.model import ChatId, Language, Subscription
from alerts.store.columns import chat_id, chat_text, json_text, moment, severity_of, stamp, strings
from alerts.store.database import Row, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """A subscription with its row id, the time since which it stands, and its language or else its chat's."""

    id: int
    subscription: Subscription
    since: datetime
    language: Language | None


def read_subscriptions(store: Store) -> tuple[Subscription, ...]:
    """Every subscription, in order."""
    return tuple(listener.subscription for listener in read_listeners(store))


def read_listeners(store: Store) -> tuple[Listener, ...]:
    """Every subscription with its id, age and language, in order."""
    rows = store.rows(
        """SELECT subscriptions.*, chat_state.language AS chat_language FROM subscriptions
           LEFT JOIN chat_state ON chat_state.chat_id = subscriptions.chat_id ORDER BY position, id"""
    )
    return tuple(
        Listener(
            id=row["id"],
            subscription=_subscription(row),
            since=moment(row["created_at"]),
            language=row["language"] or row["chat_language"],
        )
        for row in rows
    )


def chat_subscriptions(store: Store, chat: ChatId, *, topic: int | None = None) -> tuple[Subscription, ...]:
    """The subscriptions of one chat and topic, in order."""
    rows = store.rows(
        "SELECT * FROM subscriptions WHERE chat_id = ? AND thread_id IS ? ORDER BY position, id",
        (chat_text(chat), topic),
    )
    return tuple(_subscription(row) for row in rows)


def put_subscription(store: Store, subscription: Subscription, *, now: datetime) -> bool:
    """Add the subscription; False, and nothing changes, when the chat holds an equal one."""
    if _row_of(store, subscription) is not None:
        return False
    store.execute(
        """INSERT INTO subscriptions
               (position, chat_id, thread_id, rules, places, min_severity, language, created_at)
           VALUES ((SELECT coalesce(max(position) + 1, 0) FROM subscriptions), ?, ?, ?, ?, ?, ?, ?)""",
        (*_columns(subscription), stamp(now)),
    )
    return True


def change_subscription(store: Store, before: Subscription, after: Subscription) -> None:
    """Put another subscription in the place of this very one. It is as old as the one before, and stands where that
    stood; one that the chat holds already is not doubled."""
    if before == after:
        return
    if _row_of(store, after) is not None:
        delete_subscription(store, before)
        return
    store.execute(
        """UPDATE subscriptions SET chat_id = ?, thread_id = ?, rules = ?, places = ?, min_severity = ?, language = ?
           WHERE id = ?""",
        (*_columns(after), _row_of(store, before)),
    )


def delete_subscription(store: Store, subscription: Subscription) -> bool:
    """Remove this very subscription; False when the chat does not hold it."""
    row = _row_of(store, subscription)
    return row is not None and store.execute("DELETE FROM subscriptions WHERE id = ?", (row,)).rowcount > 0


def _row_of(store: Store, subscription: Subscription) -> int | None:
    found: int | None = store.value(
        """SELECT id FROM subscriptions WHERE chat_id = ? AND thread_id IS ? AND rules = ? AND places = ?
           AND min_severity = ? AND language IS ?""",
        _columns(subscription),
    )
    return found


def _columns(subscription: Subscription) -> tuple[object, ...]:
    return (
        chat_text(subscription.chat),
        subscription.topic,
        json_text(subscription.rules),
        json_text(subscription.places),
        subscription.min_severity.rank,
        subscription.language,
    )


def _subscription(row: Row) -> Subscription:
    return Subscription(
        chat=chat_id(row["chat_id"]),
        topic=row["thread_id"],
        rules=strings(row["rules"]),
        places=strings(row["places"]),
        min_severity=severity_of(row["min_severity"]),
        language=row["language"],
    )
