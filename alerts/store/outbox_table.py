"""The outbox: sealed letters, each for one chat, with a state, a unique key and a log of all that befell it.

    queued → sending → sent | queued (again) | unknown | expired | held | merged

Every change of state stands in ``delivery_log`` with it, in one transaction. Nothing here sends; ``deliver`` does.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from alerts.letters import Button, Delivery, DeliveryKind, Letter
from alerts.model import ChatId, Language, Severity
from alerts.store.columns import chat_id, chat_text, json_text, moment, severity_of, stamp
from alerts.store.database import Row, Store

State = Literal["queued", "sending", "sent", "unknown", "failed", "expired", "held", "merged"]
"""The states that the schema allows. No letter fails for good: a chat that refuses is asked again until it expires."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A letter that waits in a crowd: enough of it to write a digest."""

    id: int
    chat: ChatId
    topic: int | None
    language: Language
    severity: Severity
    alert_ref: str
    plain: str
    expires_at: datetime


def queue_letter(
    store: Store,
    letter: Letter,
    *,
    key: str,
    chat: ChatId,
    topic: int | None = None,
    kind: DeliveryKind,
    severity: Severity,
    language: Language,
    now: datetime,
    expires_at: datetime,
    alert_ref: str | None = None,
) -> int | None:
    """Put a letter into the outbox and return its id; None, and nothing changes, when ``key`` was used before.

    ``key`` names the letter for ever (alert, revision, chat, topic); call it in the transaction that gives rise to it.
    """
    cursor = store.execute(
        """INSERT OR IGNORE INTO outbox (dedup_key, alert_ref, chat_id, thread_id, lang, severity, kind, html, plain,
               buttons_json, not_before, expires_at, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            key,
            alert_ref,
            chat_text(chat),
            topic,
            language,
            severity.rank,
            kind.value,
            letter.html,
            letter.plain,
            _buttons_text(letter),
            stamp(now),
            stamp(expires_at),
            stamp(now),
        ),
    )
    return int(cursor.lastrowid or 0) if cursor.rowcount > 0 else None


def claim_due(store: Store, *, now: datetime, boot: str, not_ready: Collection[ChatId] = ()) -> Delivery | None:
    """Take the gravest, then oldest letter that is due, or None. It is ``sending`` from now on.

    Never two letters of one chat at once, none for chats that rest, are blocked or ``not_ready``. (The ``+`` keeps
    SQLite from the index on ``not_before``: ten thousand due letters are taken in order, not sorted each time.)
    """
    with store.transaction():
        row = store.row(
            """UPDATE outbox SET state = 'sending', boot_id = :boot, claimed_at = :now, attempts = attempts + 1
               WHERE id = (
                   SELECT due.id FROM outbox AS due LEFT JOIN chat_state AS chat ON chat.chat_id = due.chat_id
                   WHERE due.state = 'queued' AND +due.not_before <= :now AND due.expires_at > :now
                       AND coalesce(chat.status, 'ready') = 'ready'
                       AND (chat.not_before IS NULL OR chat.not_before <= :now)
                       AND due.chat_id NOT IN (SELECT value FROM json_each(:not_ready))
                       AND NOT EXISTS (
                           SELECT 1 FROM outbox AS other WHERE other.chat_id = due.chat_id AND other.state = 'sending')
                   ORDER BY due.severity DESC, due.id LIMIT 1)
               RETURNING *""",
            {"boot": boot, "now": stamp(now), "not_ready": json_text([chat_text(chat) for chat in not_ready])},
        )
        if row is None:
            return None
        note(store, [row["id"]], "claimed", now=now, boot=boot)
        return _delivery(row)


def abandoned(store: Store, *, boot: str) -> tuple[Delivery, ...]:
    """The letters that another run of the service was sending when it ended."""
    rows = store.rows("SELECT * FROM outbox WHERE state = 'sending' AND boot_id IS NOT ? ORDER BY id", (boot,))
    return tuple(_delivery(row) for row in rows)


def finish(
    store: Store,
    letter: int,
    state: Literal["sent", "unknown"],
    *,
    now: datetime,
    boot: str,
    code: str | None = None,
    detail: str | None = None,
    message_id: int | None = None,
) -> None:
    """End an attempt in a state that stands."""
    store.execute(
        """UPDATE outbox SET state = ?, message_id = coalesce(?, message_id), last_code = ?, last_error = ?,
               sent_at = CASE WHEN ? = 'sent' THEN ? ELSE sent_at END WHERE id = ?""",
        (state, message_id, code, detail, state, stamp(now), letter),
    )
    note(store, [letter], state, now=now, boot=boot, code=code, detail=detail)


def put_back(
    store: Store,
    letter: int,
    *,
    not_before: datetime,
    event: str,
    now: datetime,
    boot: str,
    code: str | None = None,
    detail: str | None = None,
    uncount: bool = False,
) -> None:
    """Queue a letter again, not before then; ``uncount`` where the attempt does not count."""
    store.execute(
        """UPDATE outbox SET state = 'queued', not_before = ?, attempts = attempts - ?, last_code = ?, last_error = ?
           WHERE id = ?""",
        (stamp(not_before), int(uncount), code, detail, letter),
    )
    note(store, [letter], event, now=now, boot=boot, code=code, detail=detail)


def mark_second_copy(store: Store, letter: int, label: Letter) -> None:
    """From now on the letter is its own second copy and says so in a last line."""
    _append_line(store, letter, label)
    store.execute("UPDATE outbox SET resends = resends + 1 WHERE id = ?", (letter,))


def send_to_general(store: Store, letter: int, label: Letter) -> None:
    """The letter goes to the forum's General topic instead of its own, and says so in a last line."""
    _append_line(store, letter, label)
    store.execute("UPDATE outbox SET thread_id = NULL WHERE id = ?", (letter,))


def hold_letters(store: Store, *, now: datetime, boot: str) -> int:
    """Hold what waits for chats that cannot be written to; returns how many."""
    rows = store.rows(
        """UPDATE outbox SET state = 'held' WHERE state = 'queued'
           AND chat_id IN (SELECT chat_id FROM chat_state WHERE status <> 'ready') RETURNING id"""
    )
    note(store, [row["id"] for row in rows], "held", now=now, boot=boot)
    return len(rows)


def release_letters(store: Store, chat: ChatId, *, now: datetime) -> int:
    """The chat can be written to again: what was held for it, or put off after a refusal, may go at once.

    Returns how many letters.
    """
    rows = store.rows(
        """UPDATE outbox SET state = 'queued', not_before = ? WHERE chat_id = ?
           AND (state = 'held' OR (state = 'queued' AND last_code IN ('rights', 'topic'))) RETURNING id""",
        (stamp(now), chat_text(chat)),
    )
    note(store, [row["id"] for row in rows], "released", now=now, boot=None)
    return len(rows)


def withdraw_letters(store: Store, chat: ChatId, *, why: str, now: datetime) -> int:
    """The chat wants nothing more: alerts and digests that wait for it are given up; returns how many."""
    rows = store.rows(
        """UPDATE outbox SET state = 'expired', last_error = ?
           WHERE chat_id = ? AND state IN ('queued', 'held') AND kind <> 'notice' RETURNING id""",
        (why, chat_text(chat)),
    )
    note(store, [row["id"] for row in rows], "withdrawn", now=now, boot=None, detail=why)
    return len(rows)


def expire_letters(store: Store, *, now: datetime, boot: str) -> int:
    """Give up the letters that nobody could take in time; returns how many."""
    rows = store.rows(
        """UPDATE outbox SET state = 'expired' WHERE state IN ('queued', 'held') AND expires_at <= ?
           RETURNING id""",
        (stamp(now),),
    )
    note(store, [row["id"] for row in rows], "expired", now=now, boot=boot)
    return len(rows)


def crowds(store: Store, *, now: datetime, more_than: int, kept: int) -> tuple[tuple[Waiting, ...], ...]:
    """For each chat and topic with more alerts waiting than that, all but the ``kept`` gravest and oldest of them."""
    places = store.rows(
        """SELECT chat_id, thread_id FROM outbox
            WHERE state = 'queued' AND kind IN ('alert', 'update') AND alert_ref IS NOT NULL AND resends = 0
                AND expires_at > :now AND NOT EXISTS (
                SELECT 1 FROM chat_state AS chat WHERE chat.chat_id = outbox.chat_id
                AND (chat.status <> 'ready' OR chat.not_before > :now))
            GROUP BY chat_id, thread_id HAVING count(*) > :limit""",
        {"now": stamp(now), "limit": more_than},
    )
    return tuple(_crowd(store, place, now=now, kept=kept) for place in places)


def merge_letters(store: Store, crowd: Sequence[Waiting], digest: Letter, *, now: datetime, boot: str) -> int | None:
    """Replace a crowd by one digest, in one transaction; returns the digest's id."""
    first, severity = crowd[0], max(waiting.severity for waiting in crowd)
    with store.transaction():
        letter = queue_letter(
            store,
            digest,
            key=f"digest|{first.chat}|{first.topic}|{min(w.id for w in crowd)}|{max(w.id for w in crowd)}",
            chat=first.chat,
            topic=first.topic,
            kind=DeliveryKind.DIGEST,
            severity=severity,
            language=first.language,
            now=now,
            expires_at=max(waiting.expires_at for waiting in crowd),
        )
        if letter is None:
            return None
        detail = f"in digest {letter}"
        store.execute_many(
            "UPDATE outbox SET state = 'merged', last_error = ? WHERE id = ?", [(detail, w.id) for w in crowd]
        )
        note(store, [waiting.id for waiting in crowd], "merged", now=now, boot=boot, detail=detail)
        return letter


def anything_due(store: Store, *, now: datetime) -> bool:
    """True where a letter could leave now, as far as its own and its chat's waits go."""
    return (
        store.row(
            """SELECT 1 FROM outbox LEFT JOIN chat_state AS chat ON chat.chat_id = outbox.chat_id
               WHERE outbox.state = 'queued' AND outbox.not_before <= :now AND outbox.expires_at > :now
                   AND coalesce(chat.status, 'ready') = 'ready'
                   AND (chat.not_before IS NULL OR chat.not_before <= :now) LIMIT 1""",
            {"now": stamp(now)},
        )
        is not None
    )


def count_states(store: Store) -> dict[str, int]:
    """How many letters there are in each state."""
    return {row["state"]: row["n"] for row in store.rows("SELECT state, count(*) AS n FROM outbox GROUP BY state")}


def set_waits_back(store: Store, by: timedelta) -> None:
    """The wall clock was set back by so much: nobody waits longer for that."""
    with store.transaction():
        for table, key in (("outbox", "id"), ("chat_state", "chat_id")):
            only = "WHERE state = 'queued'" if table == "outbox" else "WHERE not_before IS NOT NULL"
            rows = store.rows(f"SELECT {key} AS key, not_before FROM {table} {only}")  # noqa: S608 - constants
            store.execute_many(
                f"UPDATE {table} SET not_before = ? WHERE {key} = ?",  # noqa: S608 - constants
                [(stamp(moment(row["not_before"]) - by), row["key"]) for row in rows],
            )


def note(
    store: Store,
    letters: Iterable[int],
    event: str,
    *,
    now: datetime,
    boot: str | None,
    code: str | None = None,
    detail: str | None = None,
) -> None:
    """Write what befell some letters into the delivery log."""
    store.execute_many(
        "INSERT INTO delivery_log (outbox_id, at, boot_id, event, code, detail) VALUES (?, ?, ?, ?, ?, ?)",
        [(letter, stamp(now), boot, event, code, detail) for letter in letters],
    )


def _append_line(store: Store, letter: int, line: Letter) -> None:
    store.execute(
        "UPDATE outbox SET html = html || char(10) || ?, plain = plain || char(10) || ? WHERE id = ?",
        (line.html, line.plain, letter),
    )


def _crowd(store: Store, place: Row, *, now: datetime, kept: int) -> tuple[Waiting, ...]:
    rows = store.rows(
        """SELECT * FROM outbox
            WHERE state = 'queued' AND kind IN ('alert', 'update') AND alert_ref IS NOT NULL AND resends = 0
                AND expires_at > ? AND chat_id = ? AND thread_id IS ?
            ORDER BY severity DESC, id LIMIT -1 OFFSET ?""",
        (stamp(now), place["chat_id"], place["thread_id"], kept),
    )
    return tuple(
        Waiting(
            id=row["id"],
            chat=chat_id(row["chat_id"]),
            topic=row["thread_id"],
            language=row["lang"],
            severity=severity_of(row["severity"]),
            alert_ref=row["alert_ref"],
            plain=row["plain"],
            expires_at=moment(row["expires_at"]),
        )
        for row in rows
    )


def _delivery(row: Row) -> Delivery:
    kind = "alert" if row["kind"] == "update" else row["kind"]
    return Delivery(
        id=row["id"],
        chat=chat_id(row["chat_id"]),
        topic=row["thread_id"],
        letter=Letter(html=row["html"], plain=row["plain"], buttons=_buttons(row["buttons_json"])),
        kind=DeliveryKind(kind),
        severity=severity_of(row["severity"]),
        attempts=row["attempts"],
        resends=row["resends"],
        expires_at=moment(row["expires_at"]),
        language=row["lang"],
        alert_ref=row["alert_ref"],
    )


def _buttons_text(letter: Letter) -> str:
    return json_text([[[button.text, button.data, button.url] for button in row] for row in letter.buttons])


def _buttons(text: str) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(Button(text=words, data=data, url=url) for words, data, url in row) for row in json.loads(text))
