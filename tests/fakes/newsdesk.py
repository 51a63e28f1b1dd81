"""The incoming flow with a web and a clock of its own, and the real parser without its processes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from alerts.errors import ParseError
from alerts.model import Entry, Feed, Subscription, Watchlist
from alerts.pages import Page
from alerts.poll import Incoming, Polled
from alerts.render import Renderer
from alerts.sources.formats.feeds import ParsedFeed, parse
from alerts.sources.wire.courtesy import HostTurns
from alerts.store import log_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.log_table import AlertRecord, LogQuery
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.newsroom import DAY, FEED, HOSPITALS, NOW, SCHOOLS, WATCHLIST, entry, watch_only
from tests.fakes.web import Web

QUIET = "Marché aux fleurs à Lyon"
SCHOOL = replace(SCHOOLS, all_of=(), languages=())
CHANNEL = Subscription(chat="@alertes")
SHELL = Subscription(chat=42, topic=7, rules=("écoles",))


async def parse_here(page: Page, *, now: datetime) -> ParsedFeed:
    """The real parser, without the child processes."""
    if page.body == HOSTILE:
        raise ParseError("it takes too long to read", url=page.url, hurts=True)
    return parse(page, now=now)


HOSTILE = b"<bomb/>"


@dataclass
class Newsdesk:
    """The flow with a web and a clock of its own."""

    web: Web
    clock: Clock
    store: Store
    incoming: Incoming

    async def poll(self, **later: float) -> list[Polled]:
        """Let time pass, then poll what is due."""
        self.clock.advance(**later)
        return list(await self.incoming.poll_due())

    def log(self) -> dict[str, AlertRecord]:
        """The alerts so far, by the title of their entry."""
        return {record.alert.entry.title: record for record in log_table.read_log(self.store, LogQuery(limit=999))}

    def outbox(self) -> list[tuple[str, int | None, str]]:
        """The letters so far: chat, topic, text."""
        rows = self.store.rows("SELECT chat_id, thread_id, plain FROM outbox ORDER BY id")
        return [(row["chat_id"], row["thread_id"], row["plain"]) for row in rows]

    def watch(self, *feeds: Feed, subscriptions: tuple[Subscription, ...] = (CHANNEL,)) -> None:
        """Make these the feeds and subscriptions; the subscriptions are nine days old."""
        watchlist = Watchlist(
            feeds=feeds or (FEED,), places=WATCHLIST.places, rules=(HOSPITALS, SCHOOL), subscriptions=subscriptions
        )
        watch_only(self.store, watchlist, now=NOW - 9 * DAY)


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Newsdesk]:
    """A newsdesk that watches one feed for one channel."""
    web, clock, queue = Web(), Clock(), Desk(store)
    incoming = Incoming(
        fetch=web.fetch,
        parse=parse_here,
        desk=queue,
        prepare=prepare,
        renderer=Renderer(),
        clock=clock,
        chance=lambda: 0.0,
        default_language="fr",
        turns=HostTurns(pause=0.0),
    )
    news = Newsdesk(web=web, clock=clock, store=store, incoming=incoming)
    news.watch()
    yield news
    await incoming.stop()
    incoming.close()
    queue.close()


def hospital(number: int = 1, **changes: object) -> Entry:
    """An entry that the hospital rule fires on."""
    return replace(entry(number, title=f"Un hôpital touché à Alep-Est, bilan {number}"), **changes)  # type: ignore[arg-type]
