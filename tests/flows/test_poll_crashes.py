"""What a sudden death leaves behind, at every statement that a poll runs: all of the poll or nothing of it.

The database's files are copied before each statement, which is what a kill at that moment would leave on the disk; each
copy is then opened as after a restart, and the poll is done again.
"""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from alerts.model import Subscription, Watchlist
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.store import feeds_table, upkeep, watch_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.newsdesk import parse_here
from tests.fakes.newsroom import DAY, FEED, HOSPITALS, NOW, WATCHLIST, entry
from tests.fakes.web import Web

pytestmark = pytest.mark.no_cover  # hundreds of polls, which take twice the time where lines are counted

LISTENERS = (Subscription(chat="@alertes"), Subscription(chat=42, rules=("hopitaux",)))
COUNTS = """SELECT (SELECT count(*) FROM entries), (SELECT count(*) FROM alerts), (SELECT count(*) FROM matches),
    (SELECT count(*) FROM outbox), (SELECT etag IS NOT NULL FROM feeds), (SELECT count(*) FROM polls)"""
BEFORE, AFTER = (0, 0, 0, 0, 0, 0), (3, 2, 2, 4, 1, 1)


def poll(store: Store, web: Web) -> None:
    """One run of the service that polls what is due."""

    async def run() -> None:
        queue = Desk(store)
        incoming = Incoming(
            fetch=web.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=Renderer(), clock=Clock()
        )
        await incoming.poll_due()
        await incoming.stop()
        queue.close()

    asyncio.run(run())


def stored(store: Store) -> tuple[int, ...]:
    """How much of everything is there."""
    row = store.row(COUNTS)
    assert row is not None
    return tuple(row)


def test_a_kill_at_any_statement_leaves_all_or_nothing_and_loses_and_repeats_nothing(tmp_path: Path) -> None:
    web = Web()
    web.serve(FEED.url, [entry(1), entry(2, title="Un autre hôpital d'Alep-Est"), entry(3, title="Fleurs")])
    copies: list[tuple[str, Path]] = []

    def copy(statement: str) -> None:
        folder = tmp_path / f"kill{len(copies):03}"
        folder.mkdir()
        for file in tmp_path.glob("live.db*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, folder / file.name)
        copies.append((statement, folder / "live.db"))

    with Store.open(tmp_path / "live.db") as store:
        watchlist = Watchlist(feeds=(FEED,), places=WATCHLIST.places, rules=(HOSPITALS,), subscriptions=LISTENERS)
        watch_table.add_watchlist(store, watchlist, now=NOW - DAY)
        store._db.conn.set_trace_callback(copy)
        poll(store, web)
        store._db.conn.set_trace_callback(None)
        copy("after the poll")
        assert stored(store) == AFTER

    assert len(copies) > 25
    found = []
    for statement, file in copies:
        with Store.open(file) as store:
            assert stored(store) in {BEFORE, AFTER}, statement
            found.append(stored(store))
            was_due = bool(feeds_table.due_feeds(store, now=NOW))
            assert was_due == (stored(store) == BEFORE), statement
            poll(store, web)
            assert stored(store) == AFTER, statement
            assert upkeep.damages(store) == ()
    assert found[0] == BEFORE
    assert found[-1] == AFTER
    assert found == sorted(found)
