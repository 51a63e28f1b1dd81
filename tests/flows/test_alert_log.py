"""The alert log: every filter, and what it tells of each alert."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alerts.letters import DeliveryKind, Letter
from alerts.model import Feed, Severity
from alerts.store import alerts_table, entries_table, feeds_table, log_table, outbox_table, rules_table
from alerts.store.database import Store
from alerts.store.log_table import LogQuery
from tests.fakes.newsroom import DAY, FEED, HOSPITALS, HOUR, IDLEB, NOW, SCHOOLS, alert, entry, match_in_title

AGENCY = Feed(url="https://agency.example/rss", title="Agence")


@pytest.fixture
def log(store: Store) -> Store:
    """Three alerts: AAAAA (hospital, yesterday, sent), BBBBB (school in Idleb, withheld), CCCCC (merged into AAAAA)."""
    for feed in (FEED, AGENCY):
        feeds_table.put_feed(store, feed, now=NOW)
    rules_table.put_rule(store, HOSPITALS, now=NOW)
    rules_table.put_rule(store, SCHOOLS, now=NOW)
    first = entry(1, link="https://site.example/a", content="Les secours évacuent des nouveau-nés")
    school = entry(2, title="Une école d'Idleb visée")
    _add(store, "AAAAA", first, at=NOW - DAY)
    _queue(store, "AAAAA", chat="@alertes", state="sent")
    _queue(store, "AAAAA", chat=-100, state="unknown")
    matches = (match_in_title(school, rule=SCHOOLS, keyword="école", place=IDLEB.name),)
    row = _add(store, "BBBBB", school, matches=matches)
    alerts_table.withhold(store, row, (42, 7), why="it is older than the subscription", now=NOW)
    copy = replace(first, feed=AGENCY.url, entry_id="x")
    _add(store, "CCCCC", copy, at=NOW - HOUR, merged_into="AAAAA")
    return store


def _add(store, ref, found, *, at=NOW, matches=None, merged_into=None):  # type: ignore[no-untyped-def]
    feed = store.value("SELECT id FROM feeds WHERE url = ?", (found.feed,))
    (sighting,) = entries_table.sight(store, feed, [found]).fresh
    row = entries_table.add_entry(store, feed, sighting, now=at)
    return alerts_table.add_alert(
        store,
        alert(found, matches, ref=ref, at=at),
        entry_row=row,
        revisions=rules_table.rule_revisions(store),
        merged_into=merged_into,
    ).row


def _queue(store: Store, ref: str, *, chat: int | str, state: str) -> None:
    outbox_table.queue_letter(
        store,
        Letter(html="<b>!</b>", plain="!"),
        key=f"{ref}|1|{chat}|0",
        chat=chat,
        kind=DeliveryKind.ALERT,
        severity=Severity.HIGH,
        language="fr",
        now=NOW,
        expires_at=NOW + DAY,
        alert_ref=ref,
    )
    store.execute("UPDATE outbox SET state = ? WHERE chat_id = ?", (state, str(chat)))


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        (LogQuery(), "BCA"),
        (LogQuery(limit=2), "BC"),
        (LogQuery(since=NOW - 2 * HOUR), "BC"),
        (LogQuery(until=NOW), "CA"),
        (LogQuery(rule="écoles"), "B"),
        (LogQuery(place="Alep-Est"), "CA"),
        (LogQuery(feed=AGENCY.url), "C"),
        (LogQuery(feed="agence"), "C"),
        (LogQuery(chat="@alertes"), "A"),
        (LogQuery(chat=42), "B"),
        (LogQuery(chat=43), ""),
        (LogQuery(state="sent"), "A"),
        (LogQuery(state="unknown"), "A"),
        (LogQuery(state="withheld"), "B"),
        (LogQuery(state="merged"), "C"),
        (LogQuery(state="failed"), ""),
        (LogQuery(search="hopital"), "CA"),
        (LogQuery(search="NOUVEAU-NÉS évacu"), "CA"),
        (LogQuery(search="Idleb"), "B"),
        (LogQuery(search="ecoles"), "B"),
        (LogQuery(search='"AND (x* OR'), ""),
        (LogQuery(search="  "), "BCA"),
        (LogQuery(rule="hopitaux", state="sent", search="secours", since=NOW - 2 * DAY), "A"),
    ],
)
def test_the_log_lists_what_was_asked_for_newest_first(log: Store, query: LogQuery, refs: str) -> None:
    assert "".join(record.alert.ref[0] for record in log_table.read_log(log, query)) == refs


def test_an_alert_tells_everything_by_its_reference(log: Store) -> None:
    record = log_table.alert_record(log, " aaaaa ")
    assert record is not None
    assert record.alert.entry.content == "Les secours évacuent des nouveau-nés"
    assert record.alert.matches == (match_in_title(record.alert.entry),)
    assert record.feed_title == "Radio Exemple"
    assert [(trail.chat, trail.state) for trail in record.trails] == [("@alertes", "sent"), (-100, "unknown")]
    assert log_table.rules_as_were(log, record) == (HOSPITALS,)


def test_withheld_and_merged_alerts_say_why(log: Store) -> None:
    withheld, merged = log_table.alert_record(log, "BBBBB"), log_table.alert_record(log, "CCCCC")
    assert withheld is not None
    assert merged is not None
    (trail,) = withheld.trails
    assert (trail.chat, trail.topic, trail.state, trail.why) == (42, 7, "withheld", "it is older than the subscription")
    assert merged.merged_into == "AAAAA"


def test_a_rule_that_changed_is_told_as_it_was(log: Store) -> None:
    rules_table.put_rule(log, replace(HOSPITALS, keywords=("clinique",)), now=NOW)
    rules_table.delete_rule(log, HOSPITALS.name)
    record = log_table.alert_record(log, "AAAAA")
    assert record is not None
    assert log_table.rules_as_were(log, record) == (HOSPITALS,)


def test_an_unknown_reference_is_none(log: Store) -> None:
    assert log_table.alert_record(log, "ZZZZZ") is None


def test_a_long_log_is_listed_from_its_index(log: Store) -> None:
    with log.transaction():
        log.execute(
            """WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
               INSERT INTO entries (feed_id, key, entry_id, fetched_at, last_seen_at, content_hash)
               SELECT 1, 'k' || i, 'k' || i, '2016-11-01T00:00:00.000000Z', '', i FROM n"""
        )
        log.execute(
            """INSERT INTO alerts (ref, entry_id, kind, severity, created_at)
               SELECT key, id, 'first', 1, fetched_at FROM entries WHERE key LIKE 'k%'"""
        )
    plan = " ".join(
        row["detail"]
        for row in log.rows(f"EXPLAIN QUERY PLAN {log_table._SELECT} ORDER BY alerts.created_at DESC LIMIT 5")
    )
    assert "alerts_created" in plan
    assert len(log_table.read_log(log, LogQuery(limit=500))) == 500
