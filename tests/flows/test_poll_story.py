"""Any story of a publisher, a network and a service that is stopped and killed: each alert is queued exactly once."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from alerts.model import Entry, Subscription, Watchlist
from alerts.pages import Page
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.store import watch_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.health_table import feed_health
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.databases import new_store
from tests.fakes.newsdesk import parse_here
from tests.fakes.newsroom import DAY, FEED, HOSPITALS, WATCHLIST, entry
from tests.fakes.web import Web
from tests.replay_feed import replay

pytestmark = pytest.mark.no_cover  # hundreds of polls, which take twice the time where lines are counted

WINDOW = 6
RENDERER = Renderer()


class Newsroom(RuleBasedStateMachine):
    """A feed that shows its six newest entries, and a service that polls it."""

    @initialize()
    def open(self) -> None:
        """An empty feed was polled once."""
        self.folder = Path(tempfile.mkdtemp())
        self.store = new_store(self.folder / "tocsin.db")
        self.web, self.clock = Web(), Clock()
        self.page: list[Entry] = []
        self.count = 0
        self.expected: set[str] = set()
        watchlist = Watchlist(
            feeds=(FEED,), places=WATCHLIST.places, rules=(HOSPITALS,), subscriptions=(Subscription(chat="@a"),)
        )
        watch_table.add_watchlist(self.store, watchlist, now=self.clock() - DAY)
        self.publish_nothing_new()
        self.poll()

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)

    def publish_nothing_new(self) -> None:
        """Show the present page."""
        self.web.serve(FEED.url, self.page)

    @rule(matching=st.booleans(), dated=st.booleans(), with_id=st.booleans())
    def publish(self, *, matching: bool, dated: bool, with_id: bool) -> None:
        """The publisher adds an entry."""
        self.count += 1
        title = f"Un hôpital d'Alep-Est, bilan {self.count}" if matching else f"Fleurs {self.count}"
        fresh = entry(self.count, title=title, published=self.clock() if dated else None)
        self.page = [fresh if with_id else replace(fresh, entry_id=""), *self.page][:WINDOW]
        self.publish_nothing_new()

    @precondition(lambda self: self.page)
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """The publisher edits an entry without changing what it is about."""
        index = data.draw(st.integers(0, len(self.page) - 1))
        old = self.page[index]
        self.page[index] = replace(old, title=f"{old.title}, corrigé")
        self.publish_nothing_new()

    @rule()
    def shuffle(self) -> None:
        """The publisher shows the page in another order."""
        self.page.reverse()
        self.publish_nothing_new()

    @rule(status=st.sampled_from([None, 500, 404]))
    def poll_a_broken_server(self, status: int | None) -> None:
        """The server fails for a while."""
        good = self.web.pages[FEED.url]
        self.web.refuses(FEED.url, status)
        self._run()
        self.web.pages[FEED.url] = good

    @rule()
    def die_and_start_again(self) -> None:
        """The process dies; only what was committed is there afterwards."""
        self.store.close()
        self.store = Store.open(self.folder / "tocsin.db")

    @rule()
    def poll(self) -> None:
        """A poll that reaches the server."""
        self._run()
        page = self.web.pages[FEED.url]
        assert isinstance(page, Page)
        self.expected |= {found.link for found in self.page if "hôpital" in found.title}

    def _run(self) -> None:
        async def run() -> None:
            queue = Desk(self.store)
            incoming = Incoming(
                fetch=self.web.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=RENDERER, clock=self.clock
            )
            assert len(await incoming.poll_due()) == 1
            await incoming.stop()
            queue.close()

        (health,) = feed_health(self.store, now=self.clock())
        self.clock.now = max(self.clock() + timedelta(minutes=1), health.next_at)
        asyncio.run(run())
        self.clock.advance(minutes=1)

    @invariant()
    def every_alert_is_queued_once(self) -> None:
        """No alert is lost, none is repeated, none is invented."""
        if not hasattr(self, "store"):
            return
        rows = self.store.rows(
            """SELECT entries.link FROM outbox JOIN alerts ON alerts.ref = outbox.alert_ref
               JOIN entries ON entries.id = alerts.entry_id"""
        )
        links = [row["link"] for row in rows]
        assert sorted(links) == sorted(self.expected)


Newsroom.TestCase.settings = settings(max_examples=25, stateful_step_count=18, deadline=None)
TestNewsroom = Newsroom.TestCase


async def test_each_story_of_a_moody_publisher_is_told_once(tmp_path: Path) -> None:
    report = await replay(250, seed=11, path=tmp_path / "tocsin.db")
    assert report.faults == {}
    assert len(report.expected) > 100
