"""Good feeds in hostile company: their news arrives while the others drip, hang and fill."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from ipaddress import ip_network

import brotli

from alerts.model import Feed, Watchlist
from alerts.pages import Page
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.sources.formats.feeds import ParsedFeed
from alerts.sources.wire.courtesy import HostTurns
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.workers import ParseWorkers
from alerts.store import watch_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.feedserver import FeedServer
from tests.fakes.newsroom import DAY, HOSPITALS, NOW, WATCHLIST, entry
from tests.fakes.web import rss

GOOD = 12
HANGS = b"<rss><channel><title>a document that keeps a child for ever</title></channel></rss>"


def read(store: Store) -> int:
    """How many feeds were read well."""
    return int(store.value("SELECT count(*) FROM feeds WHERE last_success_at IS NOT NULL"))


async def test_good_feeds_are_told_while_hostile_ones_are_stuck(store: Store) -> None:
    async with (
        FeedServer(host="0.0.0.0") as web,  # noqa: S104 - many loopback hosts
        Fetcher(allow_private=[ip_network("127.0.0.0/8")], deadline=60.0) as fetcher,
        ParseWorkers(children=2, seconds=60.0) as workers,
    ):

        async def parse(page: Page, *, now: datetime) -> ParsedFeed:
            if page.body == HANGS:
                await workers.run(time.sleep, 60, url=page.url)
            return await workers.parse(page, now=now)

        bombs = (("br", brotli.compress(bytes(60_000_000), quality=1)), ("gzip", b"\x1f\x8b" + bytes(99)))
        for number, (encoding, body) in enumerate(bombs):
            web.serve(f"/bomb{number}", body, headers={"Content-Encoding": encoding})
        web.serve("/drip", rss([entry(1)]).encode(), drip=1.0)
        web.serve("/hangs", HANGS)
        for number in range(GOOD):
            web.serve(f"/good{number}", rss([entry(number, published=NOW)]).encode())
        bad = ("drip", "hangs", "bomb0", "bomb1")
        paths = [*bad, *(f"good{number}" for number in range(GOOD))]
        feeds = tuple(Feed(url=f"http://127.0.3.{n}:{web.port}/{path}") for n, path in enumerate(paths, start=1))
        told = Watchlist(
            feeds=feeds, places=WATCHLIST.places, rules=(HOSPITALS,), subscriptions=WATCHLIST.subscriptions[:1]
        )
        watch_table.add_watchlist(store, told, now=NOW - DAY)
        desk = Desk(store)
        incoming = Incoming(
            fetch=fetcher.fetch, parse=parse, desk=desk, prepare=prepare, renderer=Renderer(), clock=Clock(),
            turns=HostTurns(pause=0.0), concurrency=8,
        )  # fmt: skip
        await incoming.tick()
        async with asyncio.timeout(30):
            while await desk.ask(read) < GOOD:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.02)
        stuck = {
            row["url"].rpartition("/")[2] for row in store.rows("SELECT url FROM feeds WHERE last_polled_at IS NULL")
        }
        assert stuck >= {"drip", "hangs"}
        assert store.value("SELECT count(*) FROM entries") == GOOD
        await incoming.stop(grace=0.0)
        desk.close()
