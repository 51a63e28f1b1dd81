"""The incoming flow: what is polled when, and what becomes of a feed that fails, hurts, is gone or misses entries."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from alerts.lessons import OFTENER, WINDOW_GAP, remarks
from alerts.model import Feed, Watchlist
from alerts.pages import Page, Validators
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.sources.wire.courtesy import HostTurns
from alerts.store import feeds_table, watch_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.health_table import feed_health
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.newsdesk import HOSTILE, QUIET, Newsdesk, desk, hospital, parse_here
from tests.fakes.newsroom import DAY, FEED, HOUR, MINUTE, NOW, entry
from tests.fakes.web import Web, rss

__all__ = ["desk"]


async def test_a_feed_that_has_not_changed_is_asked_with_its_validators_and_costs_nothing(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    page = desk.web.pages[FEED.url]
    assert isinstance(page, Page)
    await desk.poll(hours=2)
    assert [validators for _, validators in desk.web.requests] == [Validators(), page.validators]
    outcomes = desk.store.rows("SELECT outcome FROM polls ORDER BY id")
    assert [row["outcome"] for row in outcomes] == ["changed", "unchanged"]


async def test_what_stood_behind_a_cut_is_asked_for_though_the_page_has_not_changed(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1), hospital(2)])
    whole = desk.web.pages[FEED.url]
    assert isinstance(whole, Page)
    cut = replace(whole, body=whole.body[: whole.body.rindex(b"<item>")])
    desk.web.pages[FEED.url] = cut
    await desk.poll()
    assert len(desk.outbox()) == 1
    desk.web.pages[FEED.url] = whole
    await desk.poll(hours=2)
    assert len(desk.outbox()) == 2
    desk.web.pages[FEED.url] = replace(cut, validators=Validators(etag='"always cut"'))
    for _ in range(3):
        await desk.poll(hours=4)
    sent = [validators.etag for _, validators in desk.web.requests[-3:]]
    assert sent == [whole.validators.etag, None, '"always cut"'], "a feed that is always cut off costs one page more"


async def test_no_feed_is_polled_before_its_time_even_by_another_run(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    assert await desk.poll(minutes=14) == []
    assert len(await desk.poll(minutes=46)) == 1


async def test_an_operator_s_interval_is_kept(desk: Newsdesk) -> None:
    desk.watch(replace(FEED, every=5 * MINUTE))
    desk.web.serve(FEED.url, [hospital(1)], max_age=DAY)
    await desk.poll()
    assert len(await desk.poll(minutes=4)) == 0
    assert len(await desk.poll(minutes=1)) == 1


async def test_an_operator_s_short_interval_waits_for_validators_and_says_so(desk: Newsdesk) -> None:
    desk.watch(replace(FEED, every=5 * MINUTE))
    desk.web.serve(FEED.url, [hospital(1)], validators=False)
    await desk.poll()
    (health,) = feed_health(desk.store, now=NOW)
    assert remarks(health).startswith("every 5 minutes was asked for, every 15 stands")
    assert len(await desk.poll(minutes=14)) == 0
    feeds_table.put_feed(desk.store, replace(FEED, every=6 * MINUTE), now=desk.clock())
    assert len(await desk.poll(minutes=0.9)) == 0, "asked for anew, it does not come sooner"
    desk.web.serve(FEED.url, [hospital(1)])
    assert len(await desk.poll(minutes=0.2)) == 1
    assert len(await desk.poll(minutes=6)) == 1, "once the server says whether anything has changed, the interval holds"
    assert remarks(feed_health(desk.store, now=NOW)[0]) == ""


async def test_failures_become_the_feed_s_state_in_words_and_the_others_go_on(desk: Newsdesk) -> None:
    broken, web_page = Feed(url="https://down.example/rss"), Feed(url="https://page.example/")
    desk.watch(broken, web_page, FEED)
    desk.web.serve(FEED.url, [hospital(1)])
    desk.web.refuses(broken.url, 503, retry_after=HOUR)
    desk.web.serve_body(web_page.url, b"<!doctype html><html><body>Bonjour</body></html>")
    polled = {result.url: result.error for result in await desk.poll()}
    assert polled[FEED.url] is None
    assert polled[broken.url] == "the server answered 503"
    assert polled[web_page.url]
    health = {line.feed.url: line for line in feed_health(desk.store, now=NOW)}
    assert health[broken.url].last_error == "the server answered 503"
    assert health[broken.url].next_at == NOW + HOUR
    assert health[web_page.url].failures == 1
    assert len(desk.outbox()) == 1


async def test_a_failure_keeps_the_validators_of_the_last_good_page(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    good = desk.web.pages[FEED.url]
    desk.web.refuses(FEED.url)
    await desk.poll(hours=2)
    desk.web.pages[FEED.url] = good
    await desk.poll(hours=2)
    assert desk.web.requests[-1][1].etag is not None
    assert feed_health(desk.store, now=NOW)[0].failures == 0


async def test_a_defect_in_one_feed_s_poll_is_its_state_too(desk: Newsdesk, caplog: pytest.LogCaptureFixture) -> None:
    desk.web.pages[FEED.url] = ZeroDivisionError("oops")
    with caplog.at_level("CRITICAL", logger="alerts.poll"):
        (polled,) = await desk.poll()
    assert polled.error is not None
    assert "ZeroDivisionError" in polled.error
    assert await desk.poll(minutes=1) == []
    assert feed_health(desk.store, now=NOW)[0].failures == 1


async def test_a_feed_that_is_gone_is_not_asked_again(desk: Newsdesk) -> None:
    desk.web.refuses(FEED.url, 410)
    await desk.poll()
    assert await desk.poll(days=30) == []
    assert feed_health(desk.store, now=NOW)[0].gone_at == NOW


async def test_a_feed_that_is_not_found_is_asked_for_fourteen_days(desk: Newsdesk) -> None:
    desk.web.refuses(FEED.url, 404)
    asked = 0
    for _ in range(60):
        asked += len(await desk.poll(days=1.2))
    assert 10 <= asked <= 16


async def test_a_feed_that_hurts_is_put_into_quarantine_and_comes_back_when_it_is_mended(desk: Newsdesk) -> None:
    desk.web.serve_body(FEED.url, HOSTILE)
    for _ in range(3):
        await desk.poll(hours=2)
    assert feed_health(desk.store, now=NOW)[0].quarantined_at == desk.clock()
    assert await desk.poll(hours=23) == []
    desk.web.serve(FEED.url, [hospital(1, published=desk.clock())])
    await desk.poll(hours=1)
    assert len(desk.outbox()) == 1
    assert feed_health(desk.store, now=NOW)[0].quarantined_at is None


async def test_entries_that_ran_through_the_window_are_noticed(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(5)])
    await desk.poll()
    desk.web.serve(FEED.url, [entry(number, title=f"b{number}") for number in range(10, 15)])
    await desk.poll(hours=1)
    health = feed_health(desk.store, now=NOW)[0]
    assert health.last_warning == f"{WINDOW_GAP}; {OFTENER}"
    assert health.missed_at == desk.clock()
    assert health.interval < HOUR


async def test_a_feed_that_comes_back_with_other_entries_has_missed_none_that_people_do_not_know_of(
    desk: Newsdesk,
) -> None:
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(5)])
    await desk.poll()
    desk.web.refuses(FEED.url)
    await desk.poll(hours=1)
    desk.web.serve(FEED.url, [entry(number, title=f"b{number}") for number in range(10, 15)])
    await desk.poll(hours=2)
    health = feed_health(desk.store, now=NOW)[0]
    assert WINDOW_GAP in (health.last_warning or "")
    assert health.missed_at is None


async def test_a_window_nearly_all_new_shortens_the_interval_before_anything_is_missed(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(5)])
    await desk.poll()
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(4, 9)])
    await desk.poll(days=1)
    health = feed_health(desk.store, now=NOW)[0]
    assert health.interval < HOUR
    assert WINDOW_GAP not in (health.last_warning or "")


async def test_an_operator_s_interval_that_is_too_long_for_the_window_is_said(desk: Newsdesk) -> None:
    feed = replace(FEED, every=20 * MINUTE)
    desk.watch(feed)
    for first in (0, 10):
        desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(first, first + 5)])
        await desk.poll(hours=1)
    health = feed_health(desk.store, now=NOW)[0]
    assert health.interval == 20 * MINUTE
    assert f"{WINDOW_GAP}; once in 20 minutes is too rare for it" in (health.last_warning or "")


async def test_hours_and_days_of_rest_are_kept_and_said(desk: Newsdesk) -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in (22, 23, 0, 1, 12))
    body = rss([entry(1, title="a")]).replace("<item>", f"<skipHours>{hours}</skipHours><item>", 1)
    desk.web.serve_body(FEED.url, body.encode())
    await desk.poll()
    (health,) = feed_health(desk.store, now=NOW)
    assert health.last_warning is not None
    assert "asks not to be asked from 12 to 13 and from 22 to 2 (GMT)" in health.last_warning
    for _ in range(9):
        await desk.poll(days=1)
        assert feed_health(desk.store, now=NOW)[0].next_at.hour not in {22, 23, 0, 1, 12}


async def test_feeds_of_one_host_are_read_one_after_the_other(desk: Newsdesk) -> None:
    feeds = [Feed(url=f"https://one.example/{number}") for number in range(5)]
    others = [Feed(url=f"https://h{number}.example/") for number in range(5)]
    desk.watch(*feeds, *others)
    desk.web.latency = 0.02
    for feed in (*feeds, *others):
        desk.web.serve(feed.url, [entry(1, title=QUIET)])
    await desk.poll()
    assert len(desk.web.requests) == 10
    assert 4 <= desk.web.most_in_flight <= 6
    desk.web.most_in_flight = 0
    desk.watch(*feeds)
    desk.web.requests.clear()
    await desk.poll(days=1)
    assert len(desk.web.requests) == 5
    assert desk.web.most_in_flight == 1


async def test_a_tick_never_polls_a_feed_twice_at_once(desk: Newsdesk) -> None:
    desk.web.latency = 0.05
    desk.web.serve(FEED.url, [hospital(1)])
    for _ in range(3):
        await desk.incoming.tick()
    await desk.incoming.stop()
    assert len(desk.web.requests) == 1
    assert len(desk.outbox()) == 1
    await desk.incoming.tick()
    assert len(desk.web.requests) == 1


async def test_a_store_that_cannot_be_written_stops_the_reading_for_a_while(
    desk: Newsdesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.web.serve(FEED.url, [hospital(number) for number in range(300)])
    desk.store.execute(f"PRAGMA max_page_count={desk.store.value('PRAGMA page_count') + 2}")
    with caplog.at_level("CRITICAL", logger="alerts.poll"):
        (polled,) = await desk.poll()
    assert polled.error is not None
    assert "is full" in polled.error
    await desk.incoming.tick()
    await asyncio.sleep(0.02)
    assert len(desk.web.requests) == 1
    assert desk.store.value("SELECT count(*) FROM entries") == 0


def test_the_pause_between_two_requests_to_a_host_is_kept(store: Store) -> None:
    async def two_feeds() -> float:
        web, queue = Web(), Desk(store)
        incoming = Incoming(
            fetch=web.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=Renderer(), clock=Clock(),
            turns=HostTurns(pause=0.2),
        )  # fmt: skip
        feeds = tuple(Feed(url=f"https://one.example/{number}") for number in range(3))
        watch_table.add_watchlist(store, Watchlist(feeds=feeds), now=NOW)
        for feed in feeds:
            web.serve(feed.url, [])
        began = asyncio.get_running_loop().time()
        await incoming.poll_due()
        await incoming.stop()
        queue.close()
        return asyncio.get_running_loop().time() - began

    assert 0.4 <= asyncio.run(two_feeds()) < 1.5
