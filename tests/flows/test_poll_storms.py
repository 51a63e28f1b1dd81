"""The incoming flow in bad weather: very many feeds, a stop, a full disk, a locked store, a clock that jumps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from alerts import poll
from alerts.model import Entry, Feed, Rule, Watchlist, Window
from alerts.pages import Page
from alerts.sources.formats.feeds import ParsedFeed
from alerts.store import feeds_table
from alerts.store.database import Store
from alerts.store.health_table import feed_health
from alerts.store.watch_table import add_watchlist
from alerts.triage import Watch, prepare
from tests.fakes.newsdesk import QUIET, Newsdesk, desk, hospital, parse_here
from tests.fakes.newsroom import FEED, entry

pytestmark = pytest.mark.no_cover  # hundreds of feeds, which take twice the time where lines are counted

__all__ = ["desk"]


def feeds_of_many_hosts(desk: Newsdesk, count: int) -> list[Feed]:
    """So many feeds, each of a host of its own, each with an entry of its own that is an alert."""
    feeds = [Feed(url=f"https://h{number}.example/rss") for number in range(count)]
    for number, feed in enumerate(feeds):
        desk.web.serve(feed.url, [hospital(number)])
    desk.watch(*feeds)
    return feeds


def outbox_size(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM outbox"))


async def test_each_of_many_feeds_is_polled_once_and_few_are_in_hand_at_a_time(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "IN_HAND", 100)
    monkeypatch.setattr(poll, "BEING_TOLD", 60)
    feeds = feeds_of_many_hosts(desk, 400)
    most = 0

    async def look() -> None:
        nonlocal most
        while True:
            most = max(most, len(asyncio.all_tasks()))
            await asyncio.sleep(0.005)

    looking = asyncio.create_task(look())
    polled = await desk.poll()
    looking.cancel()
    assert sorted(one.url for one in polled) == sorted(feed.url for feed in feeds)
    assert len(desk.web.requests) == len(feeds)
    assert outbox_size(desk.store) == len(feeds)
    assert 50 < most < 100 + 60 + 50 + 20


async def test_a_host_with_very_many_feeds_does_not_keep_the_others_waiting(desk: Newsdesk) -> None:
    crowd = [Feed(url=f"https://crowd.example/{number}") for number in range(600)]
    others = [Feed(url=f"https://h{number}.example/") for number in range(40)]
    for feed in (*crowd, *others):
        desk.web.serve(feed.url, [entry(1, title=QUIET)])
    desk.watch(*crowd, *others)
    desk.web.latency = 0.01
    asked: set[str] = set()
    while not {feed.url for feed in others} <= asked:
        await desk.incoming.tick()
        await asyncio.sleep(0.01)
        asked = {url for url, _ in desk.web.requests}
    assert len(asked) < 40 + 200, "most of the crowd was still waiting"


async def test_a_stop_among_many_feeds_asks_nobody_more_and_the_next_start_does_the_rest(desk: Newsdesk) -> None:
    feeds = feeds_of_many_hosts(desk, 400)
    desk.web.latency = 0.1
    await desk.incoming.tick()
    await asyncio.sleep(0.15)
    await desk.incoming.stop()
    asked, told = len(desk.web.requests), outbox_size(desk.store)
    assert 50 <= asked <= 150
    assert told == asked
    left = feeds_table.due_feeds(desk.store, now=desk.clock.now, limit=999)
    assert len(left) == len(feeds) - asked


async def test_a_stop_does_not_wait_for_a_host_that_does_not_answer(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    desk.web.latency = 60.0
    await desk.incoming.tick()
    await asyncio.sleep(0.02)
    await asyncio.wait_for(desk.incoming.stop(grace=0.2), 50.0)
    assert [feed.feed for feed in feeds_table.due_feeds(desk.store, now=desk.clock.now)] == [FEED]


async def test_a_poll_that_hangs_is_given_up_and_the_feed_asked_again_later(
    desk: Newsdesk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_page: Page, *, now: datetime) -> ParsedFeed:
        del now
        await asyncio.sleep(3_600)
        raise AssertionError

    desk.web.serve(FEED.url, [hospital(1)])
    with monkeypatch.context() as impatient, caplog.at_level("CRITICAL", logger="alerts.lookout"):
        impatient.setattr(poll, "LONGEST_POLL", 0.1)
        impatient.setattr(desk.incoming, "_parse", hang)
        (polled,) = await desk.poll()
    assert polled.error is not None
    assert "TimeoutError" in polled.error
    await desk.poll(hours=7)
    assert outbox_size(desk.store) == 1


async def test_a_disk_that_fills_up_among_many_polls_is_said_once_and_all_is_made_good_later(
    desk: Newsdesk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = feeds_of_many_hosts(desk, 400)
    desk.web.latency = 0.3
    desk.store.execute(f"PRAGMA max_page_count={desk.store.value('PRAGMA page_count') + 20}")
    with caplog.at_level("ERROR", logger="alerts.poll"):
        polled = await desk.poll()
    stored = sum(1 for one in polled if one.error is None)
    assert [record.getMessage() for record in caplog.records] == [
        f"nothing is polled for a minute: the disk that holds {desk.store.path} is full: free some space; "
        "nothing was lost, nothing more is stored"
    ]
    assert stored < 200
    assert len(desk.web.requests) < len(feeds)
    assert outbox_size(desk.store) == stored
    desk.store.execute("PRAGMA max_page_count=1000000")
    desk.incoming._rest_until = 0.0  # the minute is over
    again = await desk.poll()
    assert stored + len(again) == len(feeds)
    assert outbox_size(desk.store) == len(feeds)


async def test_a_store_that_another_program_holds_loses_and_repeats_nothing(
    desk: Newsdesk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    monkeypatch.setattr(poll, "STORE_REST", 0.05)
    desk.store.execute("PRAGMA busy_timeout=50")
    with Store.open(desk.store.path) as other, other.transaction():
        with caplog.at_level("ERROR", logger="alerts.poll"):
            (polled,) = await desk.poll()
        assert polled.error is not None
        assert "is locked by another program" in polled.error
    await asyncio.sleep(0.1)
    await desk.poll()
    await desk.poll(hours=2)
    assert outbox_size(desk.store) == 1


async def test_feeds_whose_linked_pages_are_being_read_leave_room_for_the_others(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "IN_HAND", 50)
    feeds = feeds_of_many_hosts(desk, 200)

    answered = asyncio.Event()

    class SlowPages:
        async def completed(self, entry: Entry) -> tuple[Entry, str | None]:
            await answered.wait()
            return entry, None

    desk.incoming._pages = SlowPages()
    desk.watch(*(replace(feed, full_text=True) for feed in feeds))
    while len(desk.web.requests) < len(feeds):
        await desk.incoming.tick()
        await asyncio.sleep(0.01)
    assert outbox_size(desk.store) == 0, "no page of one part had come when the next was read"
    answered.set()
    await desk.incoming.stop(grace=60)
    assert len({url for url, _ in desk.web.requests}) == len(feeds)
    assert len(desk.web.requests) == len(feeds)
    assert outbox_size(desk.store) == len(feeds)


async def test_rules_that_cannot_be_used_are_no_feed_s_fault(
    desk: Newsdesk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_watchlist: Watchlist) -> Watch:
        raise ZeroDivisionError

    feeds = feeds_of_many_hosts(desk, 20)
    monkeypatch.setattr(poll, "STORE_REST", 0.05)
    monkeypatch.setattr(desk.incoming.lookout, "_prepare", broken)
    with caplog.at_level("CRITICAL", logger="alerts.lookout"):
        polled = await desk.poll()
    assert {one.error for one in polled} == {"the watchlist cannot be used (ZeroDivisionError)"}
    assert {health.failures for health in feed_health(desk.store, now=desk.clock.now)} == {0}
    monkeypatch.setattr(desk.incoming.lookout, "_prepare", prepare)
    await asyncio.sleep(0.1)
    await desk.poll()
    assert outbox_size(desk.store) == len(feeds)


async def test_a_rule_that_comes_while_the_service_runs_is_watched_for_with_nothing_built_anew(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = 0

    def counted(watchlist: Watchlist) -> Watch:
        nonlocal built
        built += 1
        return prepare(watchlist)

    monkeypatch.setattr(desk.incoming.lookout, "_prepare", counted)
    feed = feeds_of_many_hosts(desk, 1)[0]
    await desk.poll()
    flowers = Rule(name="fleurs", keywords=("fleurs",), places=("Alep-Est",), within=Window())
    add_watchlist(desk.store, Watchlist(rules=(flowers,)), now=desk.clock())
    desk.clock.advance(hours=3)
    desk.web.serve(feed.url, [entry(2, title="Des fleurs à Alep-Est", feed=feed.url)])
    await desk.poll()
    assert outbox_size(desk.store) == 2
    assert built == 1


async def test_one_poll_of_all_that_is_due_ends_though_it_takes_hours(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds = feeds_of_many_hosts(desk, 4)

    async def slowly(page: Page, *, now: datetime) -> ParsedFeed:
        desk.clock.advance(hours=3)
        return await parse_here(page, now=now)

    monkeypatch.setattr(desk.incoming, "_parse", slowly)
    polled = await asyncio.wait_for(desk.poll(), 60)
    assert sorted(one.url for one in polled) == sorted(feed.url for feed in feeds)
    assert outbox_size(desk.store) == len(feeds)


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)])
async def test_after_the_clock_was_set_forward_each_feed_is_asked_once_and_goes_on(
    desk: Newsdesk, jump: timedelta
) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    desk.clock.now += jump
    await desk.poll()
    await desk.poll()
    assert len(desk.web.requests) == 2
    desk.web.serve(FEED.url, [hospital(2), hospital(1)])
    await desk.poll(hours=3)
    assert outbox_size(desk.store) == 2


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)])
async def test_after_the_clock_was_set_back_a_feed_waits_two_hours_at_most(desk: Newsdesk, jump: timedelta) -> None:
    desk.clock.now += jump
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    desk.clock.now -= jump
    desk.web.serve(FEED.url, [hospital(2), hospital(1)])
    for _ in range(8):
        await desk.poll(minutes=15)
    assert sum("bilan 2" in text for _, _, text in desk.outbox()) == 1
    assert len(desk.web.requests) <= 3
