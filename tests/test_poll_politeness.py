"""Seven days and twenty restarts as a publisher sees them: when the bot came, and with which validators."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from alerts.model import Feed, NotModified, Page, Validators, Watchlist
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.store import feeds_table, watch_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.newsroom import DAY, HOUR, MINUTE, NOW, entry
from tests.fakes.web import Web
from tests.test_poll import parse_here

STEADY, QUICK, BUSY = (Feed(url=f"https://{name}.example/rss") for name in ("steady", "quick", "busy"))
ASKED_FOR = Feed(url="https://asked.example/rss", every=30 * MINUTE)
RENDERER = Renderer()


class Publisher(Web):
    """A web that writes down when each visit was and how it was answered."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.turns: dict[str, int] = {}
        self.visits: dict[str, list[tuple[timedelta, Validators, Page | NotModified]]] = {}

    async def fetch(self, url: str, *, validators: Validators) -> Page | NotModified:
        """The port; an error is no visit that a validator comes from."""
        answer = await super().fetch(url, validators=validators)
        self.visits.setdefault(url, []).append((self.clock() - NOW, validators, answer))
        return answer


async def live(store: Store, web: Publisher, clock: Clock, *, until: timedelta, luck: random.Random) -> None:
    """One run of the service: every poll that comes due until then."""
    queue = Desk(store)
    incoming = Incoming(
        fetch=web.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=RENDERER, clock=clock,
        chance=luck.random, spacing=0.0,
    )  # fmt: skip
    while (due := min(line.next_at for line in feeds_table.feed_health(store, now=clock()))) < NOW + until:
        clock.now = max(clock.now, due) + timedelta(seconds=luck.random())
        for feed, every in ((STEADY, 6 * HOUR), (QUICK, 20 * MINUTE), (BUSY, HOUR), (ASKED_FOR, HOUR)):
            turn = (clock() - NOW) // every
            if web.turns.get(feed.url) == turn:
                continue
            web.turns[feed.url] = turn
            page = [entry(turn - age, title=f"n{turn - age}", published=NOW + every * (turn - age)) for age in range(3)]
            web.serve(feed.url, page, max_age=2 * HOUR if feed is BUSY else None)
        await incoming.poll_due()
    clock.now = max(clock.now, NOW + until)
    await incoming.stop()
    queue.close()


def test_a_week_of_polls_annoys_no_publisher(tmp_path: Path) -> None:
    clock, luck = Clock(), random.Random(5)
    web = Publisher(clock)
    with Store.open(tmp_path / "a.db") as store:
        watch_table.replace_watchlist(store, Watchlist(feeds=(STEADY, QUICK, BUSY, ASKED_FOR)), now=NOW)
    for run in range(1, 21):
        with Store.open(tmp_path / "a.db") as store:
            asyncio.run(live(store, web, clock, until=run * 7 * DAY / 20, luck=luck))

    for visits in web.visits.values():
        assert [sent for _, sent, _ in visits].count(Validators()) == 1, "one unconditional request, the first"
        last = Validators()
        for _, sent, answer in visits:
            assert sent == last, "the validators of the last answer, byte for byte"
            last = answer.validators

    gaps = {
        url: [later - earlier for (earlier, *_), (later, *_) in pairwise(visits)] for url, visits in web.visits.items()
    }
    assert min(gaps[STEADY.url][10:]) >= HOUR
    assert min(gaps[BUSY.url][10:]) >= HOUR
    assert 15 * MINUTE <= min(gaps[QUICK.url]) <= 18 * MINUTE
    assert 30 * MINUTE <= min(gaps[ASKED_FOR.url]) <= max(gaps[ASKED_FOR.url]) <= 34 * MINUTE
    assert all(max(found) <= 1.2 * HOUR for found in gaps.values())
    minutes = [moment % HOUR // MINUTE for moment, *_ in web.visits[STEADY.url]]
    assert len(set(minutes)) > 20, "not always at the same minute of the hour"
