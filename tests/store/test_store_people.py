"""Staff, the audit log, Telegram's updates and half-finished dialogs."""

from __future__ import annotations

import pytest

from alerts.errors import StoreError
from alerts.model import Actor, Role
from alerts.store import dialogs_table, journal_table, people_table, updates_table
from alerts.store.database import Store
from alerts.store.dialogs_table import Dialog
from tests.fakes.newsroom import DAY, HOUR, NOW

FATIMA = Actor(user=7, role=Role.STAFF, chat=-100)


def test_staff_are_appointed_once_and_dismissed(store: Store) -> None:
    assert people_table.appoint(store, 7, by=1, now=NOW)
    assert not people_table.appoint(store, 7, by=2, now=NOW)
    (member,) = people_table.read_staff(store)
    assert (member.user, member.appointed_by, member.since) == (7, 1, NOW)
    assert people_table.dismiss(store, 7)
    assert not people_table.dismiss(store, 7)
    assert not people_table.is_staff(store, 7)


def keep_journal(store: Store) -> None:
    """Three records."""
    for number, action in enumerate(("watch", "unwatch", "watch")):
        journal_table.record(
            store, FATIMA, action=action, subject="hôpitaux", now=NOW + number * HOUR, detail={"règle": number}
        )


def test_the_audit_log_tells_who_did_what_newest_first(store: Store) -> None:
    keep_journal(store)
    journal_table.record(store, Actor(user=None, role=Role.OPERATOR), action="import", subject="rules.toml", now=NOW)
    newest, *_ = journal_table.read_journal(store)
    assert (newest.user, newest.chat, newest.subject) == (None, None, "rules.toml")
    about = journal_table.read_journal(store, subject="hôpitaux", limit=2)
    assert [(line.action, line.user, line.chat, line.detail) for line in about] == [
        ("watch", 7, -100, {"règle": 2}),
        ("unwatch", 7, -100, {"règle": 1}),
    ]
    assert journal_table.broken_at(store) is None


@pytest.mark.parametrize("change", ["UPDATE audit SET subject = 'x'", "DELETE FROM audit WHERE id = 2"])
def test_the_audit_log_refuses_to_be_changed(store: Store, change: str) -> None:
    keep_journal(store)
    with pytest.raises(StoreError, match="append-only"):
        store.execute(change)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE audit SET subject = 'x' WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id > 1", 2),
        ("DELETE FROM audit", 1),
    ],
)
def test_tampering_behind_its_back_shows(store: Store, change: str, broken: int) -> None:
    keep_journal(store)
    store.execute("DROP TRIGGER audit_no_update")
    store.execute("DROP TRIGGER audit_no_delete")
    store.execute(change)
    assert journal_table.broken_at(store) == broken


def test_the_audit_log_of_an_older_file_stays_whole_and_goes_on(store: Store) -> None:
    keep_journal(store)
    store.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0014%'")
    store.close()
    with Store.open(store.path) as upgraded:
        assert journal_table.broken_at(upgraded) is None
        keep_journal(upgraded)
        assert [line.id for line in journal_table.read_journal(upgraded)] == [6, 5, 4, 3, 2, 1]
        assert journal_table.broken_at(upgraded) is None
        with pytest.raises(StoreError, match="append-only"):
            upgraded.execute("DELETE FROM audit WHERE id = 6")


def test_an_update_is_received_and_done_once(store: Store) -> None:
    assert updates_table.receive_update(store, 5, "{…}", now=NOW)
    assert not updates_table.receive_update(store, 5, "{…}", now=NOW)
    assert updates_table.open_updates(store) == ((5, "{…}"),)
    assert updates_table.finish_update(store, 5)
    assert not updates_table.finish_update(store, 5)
    assert updates_table.open_updates(store) == ()
    assert not updates_table.receive_update(store, 5, "{…}", now=NOW)
    updates_table.forget_updates(store, before=NOW + DAY)
    assert updates_table.receive_update(store, 5, "{…}", now=NOW), "it is as if it had never come"


def test_a_dialog_waits_until_it_expires_or_ends(store: Store) -> None:
    dialogs_table.put_dialog(store, -100, 7, Dialog(step="place", data={"rule": "écoles"}), expires_at=NOW + HOUR)
    dialogs_table.put_dialog(store, -100, 7, Dialog(step="window", data={}), expires_at=NOW + HOUR)
    assert dialogs_table.read_dialog(store, -100, 7, now=NOW) == Dialog(step="window", data={})
    assert dialogs_table.read_dialog(store, -100, 8, now=NOW) is None
    assert dialogs_table.read_dialog(store, -100, 7, now=NOW + HOUR) is None
    dialogs_table.forget_dialogs(store, now=NOW)
    assert dialogs_table.end_dialog(store, -100, 7)
    assert not dialogs_table.end_dialog(store, -100, 7)
