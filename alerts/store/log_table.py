"""The alert log, read: which alerts there were, what they rest on, and what became of every letter. Reads only.

The rows of a page are gathered in a fixed number of queries, whatever its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Literal

from alerts.model import Alert, AlertKind, ChatId, Match, Rule
from alerts.store.columns import (
    chat_id,
    chat_text,
    evidence_of,
    json_text,
    moment,
    moment_or_none,
    score_of,
    severity_of,
    stamp,
    strings,
)
from alerts.store.database import Row, Store
from alerts.store.entries_table import ENTRY_COLUMNS, entry_of
from alerts.store.outbox_table import State
from alerts.store.rules_table import rule_as_was

TrailState = State | Literal["withheld"]
"""What a letter's state can be in the log; ``withheld``: it was not written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuery:
    """Which alerts to list; None leaves a thing open. ``feed`` is a URL or a title, ``search`` is words of the text."""

    since: datetime | None = None
    until: datetime | None = None
    rule: str | None = None
    place: str | None = None
    feed: str | None = None
    chat: ChatId | None = None
    state: str | None = None
    search: str | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """What became of an alert for one chat. ``why`` is the last error, or the reason it was withheld."""

    chat: ChatId
    topic: int | None
    state: TrailState
    at: datetime
    attempts: int = 0
    resends: int = 0
    message_id: int | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRecord:
    """An alert as the log tells it.

    ``held`` says why it was told to nobody, ``merged_into`` names the alert that stands for it, ``revisions`` gives the
    revision of each rule at the time of its match.
    """

    alert: Alert
    feed_title: str
    fetched_at: datetime
    revision: int
    held: str | None
    merged_into: str | None
    revisions: dict[str, int]
    trails: tuple[Trail, ...]


def read_log(store: Store, query: LogQuery) -> tuple[AlertRecord, ...]:
    """The alerts that the query asks for, newest first."""
    conditions = list(_conditions(query))
    where = " AND ".join(sql for sql, _ in conditions) or "1"
    parameters = [value for _, values in conditions for value in values]
    rows = store.rows(
        f"{_SELECT} WHERE {where} ORDER BY alerts.created_at DESC, alerts.id DESC LIMIT ?",
        (*parameters, query.limit),
    )
    return _records(store, rows)


def alert_record(store: Store, ref: str) -> AlertRecord | None:
    """One alert by its reference, in either case; None when there is none."""
    records = _records(store, store.rows(f"{_SELECT} WHERE alerts.ref = ?", (ref.strip().upper(),)))
    return records[0] if records else None


def rules_as_were(store: Store, record: AlertRecord) -> tuple[Rule, ...]:
    """The rules of an alert's matches as they read when they fired."""
    rules = (rule_as_was(store, name, revision) for name, revision in record.revisions.items())
    return tuple(rule for rule in rules if rule is not None)


_SELECT = f"""SELECT alerts.id, alerts.ref, alerts.kind, alerts.created_at, alerts.revision,
    alerts.held, root.ref AS merged_ref, coalesce(nullif(feeds.title, ''), feeds.own_title) AS feed_title,
    entries.fetched_at, {ENTRY_COLUMNS}
    FROM alerts JOIN entries ON entries.id = alerts.entry_id JOIN feeds ON feeds.id = entries.feed_id
    LEFT JOIN alerts AS root ON root.id = alerts.merged_into"""  # noqa: S608 - a constant of ours

_IDS = "(SELECT value FROM json_each(?))"
"""A list of ids of any length, as JSON: SQLite takes only so many parameters."""

_Condition = tuple[str, tuple[object, ...]]


def _conditions(query: LogQuery) -> Iterator[_Condition]:
    if query.since is not None:
        yield "alerts.created_at >= ?", (stamp(query.since),)
    if query.until is not None:
        yield "alerts.created_at < ?", (stamp(query.until),)
    if query.rule is not None:
        yield "alerts.id IN (SELECT alert_id FROM matches WHERE rule = ?)", (query.rule,)
    if query.place is not None:
        yield "alerts.id IN (SELECT alert_id FROM matches WHERE place = ?)", (query.place,)
    if query.feed is not None:
        yield "? COLLATE NOCASE IN (feeds.url, feeds.title, feeds.own_title)", (query.feed,)
    if query.chat is not None:
        yield (
            """(alerts.ref IN (SELECT alert_ref FROM outbox WHERE chat_id = ?)
                OR alerts.id IN (SELECT alert_id FROM withheld WHERE chat_id = ?))""",
            (chat_text(query.chat),) * 2,
        )
    if query.state is not None:
        yield _state_condition(query.state)
    if query.search is not None and (words := _search_words(query.search)):
        yield "alerts.id IN (SELECT rowid FROM alert_text WHERE alert_text MATCH ?)", (words,)


def _state_condition(state: str) -> _Condition:
    match state:
        case "withheld":
            return "(alerts.held IS NOT NULL OR alerts.id IN (SELECT alert_id FROM withheld))", ()
        case "merged":
            return (
                """(alerts.merged_into IS NOT NULL
                    OR alerts.ref IN (SELECT alert_ref FROM outbox WHERE state = 'merged'))""",
                (),
            )
        case _:
            return "alerts.ref IN (SELECT alert_ref FROM outbox WHERE state = ?)", (state,)


def _search_words(search: str) -> str:
    """An FTS5 query that has every word as a quoted prefix, so that nothing in it is taken for syntax."""
    words = (word.replace('"', "") for word in search.split())
    return " ".join(f'"{word}"*' for word in words if word)


def _records(store: Store, rows: Sequence[Row]) -> tuple[AlertRecord, ...]:
    ids = [row["id"] for row in rows]
    matches = _grouped(store, f"SELECT * FROM matches WHERE alert_id IN {_IDS} ORDER BY alert_id, id", ids)  # noqa: S608
    trails = _grouped(
        store,
        f"""SELECT alerts.id AS alert_id, outbox.* FROM outbox JOIN alerts ON alerts.ref = outbox.alert_ref
            WHERE alerts.id IN {_IDS} ORDER BY alerts.id, outbox.id""",  # noqa: S608 - a constant of ours
        ids,
    )
    withheld = _grouped(store, f"SELECT * FROM withheld WHERE alert_id IN {_IDS} ORDER BY alert_id, rowid", ids)  # noqa: S608
    return tuple(
        _record(row, matches.get(row["id"], []), trails.get(row["id"], []), withheld.get(row["id"], [])) for row in rows
    )


def _grouped(store: Store, sql: str, ids: Sequence[int]) -> dict[int, list[Row]]:
    rows = store.rows(sql, (json_text(ids),))
    return {alert: list(group) for alert, group in groupby(rows, key=itemgetter("alert_id"))}


def _record(row: Row, matches: Sequence[Row], letters: Sequence[Row], withheld: Sequence[Row]) -> AlertRecord:
    return AlertRecord(
        alert=Alert(
            ref=row["ref"],
            kind=AlertKind(row["kind"]),
            entry=entry_of(row),
            matches=tuple(_match(match) for match in matches),
            created_at=moment(row["created_at"]),
        ),
        feed_title=row["feed_title"],
        fetched_at=moment(row["fetched_at"]),
        revision=row["revision"],
        held=row["held"],
        merged_into=row["merged_ref"],
        revisions={match["rule"]: match["rule_revision"] for match in matches},
        trails=(*(_trail(letter) for letter in letters), *(_not_written(letter) for letter in withheld)),
    )


def _match(row: Row) -> Match:
    return Match(
        rule=row["rule"],
        severity=severity_of(row["severity"]),
        place=row["place"],
        evidence=evidence_of(row["evidence"]),
        doubts=strings(row["doubts"]),
        score=score_of(row["score"]),
        lowered_from=None if row["lowered_from"] is None else severity_of(row["lowered_from"]),
    )


def _trail(row: Row) -> Trail:
    return Trail(
        chat=chat_id(row["chat_id"]),
        topic=row["thread_id"],
        state=row["state"],
        at=moment_or_none(row["sent_at"]) or moment(row["created_at"]),
        attempts=row["attempts"],
        resends=row["resends"],
        message_id=row["message_id"],
        why=row["last_error"],
    )


def _not_written(row: Row) -> Trail:
    return Trail(
        chat=chat_id(row["chat_id"]),
        topic=row["thread_id"],
        state="withheld",
        at=moment(row["at"]),
        why=row["why"],
    )
