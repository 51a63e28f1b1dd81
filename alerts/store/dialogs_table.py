"""Half-finished dialogs: where a person stands in a chat, so that a restart does not lose their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alerts.model import ChatId
from alerts.store.columns import chat_text, json_text, mapping, stamp
from alerts.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialog:
    """The step a person is at and what they have said so far."""

    step: str
    data: Mapping[str, Any]


def put_dialog(store: Store, chat: ChatId, user: int, dialog: Dialog, *, expires_at: datetime) -> None:
    """Remember where a person stands in a chat, in place of what was remembered before."""
    store.execute(
        "INSERT OR REPLACE INTO dialogs VALUES (?, ?, ?, ?, ?)",
        (chat_text(chat), user, dialog.step, json_text(dict(dialog.data)), stamp(expires_at)),
    )


def read_dialog(store: Store, chat: ChatId, user: int, *, now: datetime) -> Dialog | None:
    """Where a person stands in a chat; None when nowhere, or when it has expired."""
    row = store.row(
        "SELECT step, data FROM dialogs WHERE chat_id = ? AND user_id = ? AND expires_at > ?",
        (chat_text(chat), user, stamp(now)),
    )
    return None if row is None else Dialog(step=row["step"], data=mapping(row["data"]))


def end_dialog(store: Store, chat: ChatId, user: int) -> bool:
    """Forget the dialog; False when there was none."""
    return store.execute("DELETE FROM dialogs WHERE chat_id = ? AND user_id = ?", (chat_text(chat), user)).rowcount > 0


def forget_dialogs(store: Store, *, now: datetime) -> None:
    """Drop the dialogs that have expired."""
    store.execute("DELETE FROM dialogs WHERE expires_at <= ?", (stamp(now),))
