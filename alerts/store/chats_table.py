"""How each chat stands with the bot: ready, resting after refusals, blocked, left, or moved to a new id.

``blocked`` is a person who blocked the bot or is gone, ``inactive`` a group or channel without the bot; letters for
either are held until they come back. A chat that was never spoken of here is ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from alerts.model import ChatId, Language
from alerts.store.columns import chat_id, chat_text, moment_or_none, stamp
from alerts.store.database import Store

Status = Literal["ready", "blocked", "inactive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatState:
    """What is known of a chat. ``owner`` is the person who set it up, ``strikes`` counts refusals in a row."""

    chat: ChatId
    status: Status = "ready"
    strikes: int = 0
    not_before: datetime | None = None
    migrated_to: ChatId | None = None
    owner: int | None = None
    title: str | None = None
    language: Language | None = None


def chat_state(store: Store, chat: ChatId) -> ChatState:
    """What is known of a chat."""
    row = store.row("SELECT * FROM chat_state WHERE chat_id = ?", (chat_text(chat),))
    if row is None:
        return ChatState(chat=chat)
    return ChatState(
        chat=chat,
        status=row["status"],
        strikes=row["strikes"],
        not_before=moment_or_none(row["not_before"]),
        migrated_to=None if row["migrated_to"] is None else chat_id(row["migrated_to"]),
        owner=row["owner"],
        title=row["title"],
        language=row["language"],
    )


def remember_chat(
    store: Store,
    chat: ChatId,
    *,
    now: datetime,
    owner: int | None = None,
    title: str | None = None,
    language: Language | None = None,
) -> None:
    """Note what is known of a chat; what is not given stays as it was."""
    store.execute(
        """INSERT INTO chat_state (chat_id, owner, title, language, updated_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (chat_id) DO UPDATE SET owner = coalesce(excluded.owner, owner),
               title = coalesce(excluded.title, title), language = coalesce(excluded.language, language),
               updated_at = excluded.updated_at""",
        (chat_text(chat), owner, title, language, stamp(now)),
    )


def rest_chat(store: Store, chat: ChatId, *, until: datetime, now: datetime, strikes: int | None = None) -> None:
    """Send nothing to a chat before ``until``; ``strikes`` is how many refusals in a row there were, if one was."""
    store.execute(
        """INSERT INTO chat_state (chat_id, strikes, not_before, updated_at) VALUES (?, coalesce(?, 0), ?, ?)
           ON CONFLICT (chat_id) DO UPDATE SET strikes = coalesce(?, strikes), not_before = excluded.not_before,
               updated_at = excluded.updated_at""",
        (chat_text(chat), strikes, stamp(until), stamp(now), strikes),
    )


def chat_answered(store: Store, chat: ChatId, *, now: datetime) -> None:
    """A letter arrived: the chat's strikes and its rest are over."""
    store.execute(
        """UPDATE chat_state SET strikes = 0, not_before = NULL, updated_at = ?
           WHERE chat_id = ? AND (strikes > 0 OR not_before IS NOT NULL)""",
        (stamp(now), chat_text(chat)),
    )


def set_chat_status(store: Store, chat: ChatId, status: Status, *, now: datetime) -> None:
    """A chat became ready, blocked or inactive; a chat that is ready starts with no strikes."""
    store.execute(
        """INSERT INTO chat_state (chat_id, status, updated_at) VALUES (?, ?, ?)
           ON CONFLICT (chat_id) DO UPDATE SET status = excluded.status, strikes = 0, not_before = NULL,
               updated_at = excluded.updated_at""",
        (chat_text(chat), status, stamp(now)),
    )


def migrate_chat(store: Store, old: ChatId, new: ChatId, *, now: datetime) -> None:
    """A group became a supergroup: everything that named the old id names the new one, in one transaction.

    Message ids of the old group are void. A subscription that the new chat already holds is not doubled.
    """
    before, after = chat_text(old), chat_text(new)
    with store.transaction():
        store.execute(
            "UPDATE outbox SET chat_id = ?, reply_to_msg = NULL, message_id = NULL WHERE chat_id = ?", (after, before)
        )
        store.execute(
            """DELETE FROM subscriptions AS old WHERE chat_id = ? AND EXISTS (
                   SELECT 1 FROM subscriptions AS new WHERE new.chat_id = ? AND new.thread_id IS old.thread_id
                   AND new.rules = old.rules AND new.places = old.places AND new.min_severity = old.min_severity
                   AND new.language IS old.language)""",
            (before, after),
        )
        store.execute("UPDATE subscriptions SET chat_id = ? WHERE chat_id = ?", (after, before))
        store.execute("UPDATE withheld SET chat_id = ? WHERE chat_id = ?", (after, before))
        store.execute("UPDATE OR REPLACE dialogs SET chat_id = ? WHERE chat_id = ?", (after, before))
        known = chat_state(store, old)
        remember_chat(store, new, now=now, owner=known.owner, title=known.title, language=known.language)
        remember_chat(store, old, now=now)
        store.execute("UPDATE chat_state SET migrated_to = ? WHERE chat_id = ?", (after, before))
