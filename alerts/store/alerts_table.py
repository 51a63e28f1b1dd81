"""The alerts and the matches they rest on: written once by the incoming flow, never deleted.

One alert for an entry, with every match of that entry; a later match of the same entry raises its revision. An alert
may be held (told to nobody, and why), merged into another feed's alert on the same page, or withheld from one chat.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from alerts.links import canonical_link
from alerts.model import Alert, ChatId, Match
from alerts.store.columns import chat_id, chat_text, evidence_text, json_text, score_text, stamp
from alerts.store.database import Store
from alerts.store.identity import revised_base
from alerts.timing import MERGE_WINDOW

REF_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No 0, O, 1, I or L: a reference is read aloud over bad lines."""

Destination = tuple[ChatId, int | None]
"""A chat and its topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAlert:
    """An alert's row id and its revision, which is 1 until further matches join it."""

    row: int
    revision: int


def new_refs(store: Store, count: int) -> tuple[str, ...]:
    """So many references that no alert has yet."""
    refs: dict[str, None] = {}
    while len(refs) < count:
        ref = "".join(secrets.choice(REF_LETTERS) for _ in range(5))
        if store.row("SELECT 1 FROM alerts WHERE ref = ?", (ref,)) is None:
            refs[ref] = None
    return tuple(refs)


def ref_of(store: Store, alert_row: int) -> str:
    """The reference of a stored alert."""
    return str(store.value("SELECT ref FROM alerts WHERE id = ?", (alert_row,)))


def add_alert(
    store: Store,
    alert: Alert,
    *,
    entry_row: int,
    revisions: Mapping[str, int],
    held: str | None = None,
    merged_into: str | None = None,
) -> StoredAlert:
    """Store an alert with its matches.

    Where the entry has an alert already, the new matches join it and its revision grows; one that was ``held`` is so no
    longer unless the new matches are. ``revisions`` gives the present revision of each rule; ``merged_into`` is the
    reference of the alert that stands for this one.
    """
    known = store.row(
        """UPDATE alerts SET revision = revision + 1, severity = max(severity, ?),
               held = CASE WHEN ? IS NOT NULL THEN held END
           WHERE entry_id = ? RETURNING id, revision""",
        (alert.severity.rank, held, entry_row),
    )
    row = _insert(store, alert, entry_row, held, merged_into) if known is None else int(known["id"])
    for match in alert.matches:
        _add_match(
            store,
            match,
            alert_row=row,
            entry_row=entry_row,
            revision=revisions.get(match.rule, 0),
            at=alert.created_at,
        )
    _index_text(store, row, alert)
    return StoredAlert(row=row, revision=1 if known is None else int(known["revision"]))


def matched_rules(store: Store, alert_row: int) -> frozenset[str]:
    """The rules whose match an alert already holds."""
    return frozenset(row["rule"] for row in store.rows("SELECT rule FROM matches WHERE alert_id = ?", (alert_row,)))


def alert_of_page(store: Store, *, feed_id: int, entry_id: str, link: str, now: datetime) -> str | None:
    """The reference of the alert that another feed's entry with this link gave rise to within three days; or this
    feed's, where the two ids are numbered revisions of one article."""
    canonical = canonical_link(link)
    if not canonical:
        return None
    found: str | None = store.value(
        """SELECT coalesce(root.ref, alerts.ref) FROM alerts
           JOIN entries ON entries.id = alerts.entry_id
           LEFT JOIN alerts AS root ON root.id = alerts.merged_into
           WHERE entries.canonical_link = ? AND entries.canonical_link <> ''
               AND (entries.feed_id <> ? OR rtrim(entries.entry_id, '0123456789') = ?) AND alerts.created_at >= ?
           ORDER BY alerts.id LIMIT 1""",
        (canonical, feed_id, revised_base(entry_id), stamp(now - MERGE_WINDOW)),
    )
    return found


def told_destinations(store: Store, ref: str) -> frozenset[Destination]:
    """Every chat and topic that has a letter about this alert, or one merged with it."""
    rows = store.rows(
        """WITH root (id) AS (SELECT coalesce(merged_into, id) FROM alerts WHERE ref = ?)
           SELECT DISTINCT chat_id, thread_id FROM outbox WHERE alert_ref IN (
               SELECT alerts.ref FROM alerts JOIN root ON alerts.id = root.id OR alerts.merged_into = root.id)""",
        (ref,),
    )
    return frozenset((chat_id(row["chat_id"]), row["thread_id"]) for row in rows)


def withhold(store: Store, alert_row: int, destination: Destination, *, why: str, now: datetime) -> None:
    """Record that a chat that wanted this alert does not get it, and why."""
    chat, topic = destination
    store.execute(
        "INSERT INTO withheld (alert_id, chat_id, thread_id, why, at) VALUES (?, ?, ?, ?, ?)",
        (alert_row, chat_text(chat), topic, why, stamp(now)),
    )


def _insert(store: Store, alert: Alert, entry_row: int, held: str | None, merged_into: str | None) -> int:
    return store.insert(
        """INSERT INTO alerts (ref, entry_id, kind, severity, created_at, merged_into, held)
           VALUES (?, ?, ?, ?, ?, (SELECT id FROM alerts WHERE ref = ?), ?)""",
        (
            alert.ref,
            entry_row,
            alert.kind.value,
            alert.severity.rank,
            stamp(alert.created_at),
            merged_into,
            held,
        ),
    )


def _add_match(store: Store, match: Match, *, alert_row: int, entry_row: int, revision: int, at: datetime) -> None:
    store.execute(
        """INSERT INTO matches (alert_id, entry_id, rule, rule_revision, place, severity, evidence, doubts, score,
               lowered_from, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (alert_id, rule) DO UPDATE SET rule_revision = excluded.rule_revision,
               place = excluded.place, severity = excluded.severity, evidence = excluded.evidence,
               doubts = excluded.doubts, score = excluded.score,
               lowered_from = excluded.lowered_from, at = excluded.at""",
        (
            alert_row,
            entry_row,
            match.rule,
            revision,
            match.place,
            match.severity.rank,
            evidence_text(match.evidence),
            json_text(match.doubts),
            score_text(match.score),
            None if match.lowered_from is None else match.lowered_from.rank,
            stamp(at),
        ),
    )


def _index_text(store: Store, alert_row: int, alert: Alert) -> None:
    rules = [row["rule"] for row in store.rows("SELECT rule FROM matches WHERE alert_id = ? ORDER BY id", (alert_row,))]
    store.execute("DELETE FROM alert_text WHERE rowid = ?", (alert_row,))
    store.execute(
        "INSERT INTO alert_text (rowid, title, summary, content, rules, places) VALUES (?, ?, ?, ?, ?, ?)",
        (
            alert_row,
            alert.entry.title,
            alert.entry.summary,
            alert.entry.content,
            " ".join(rules),
            " ".join(_names(alert.matches)),
        ),
    )


def _names(matches: Sequence[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.place for match in matches))
