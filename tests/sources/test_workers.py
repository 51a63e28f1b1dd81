"""Parsing in children that can be killed."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from alerts.errors import ParseError
from alerts.pages import Page
from alerts.sources.workers import _MOST_SUSPECTS, DIED, TOO_BUSY, TOO_LONG, TOO_MUCH, ParseWorkers
from tests.fakes import spoilt

ITEMS = "".join(f"<item><guid isPermaLink='false'>{n}</guid><title>entry {n}</title></item>" for n in range(20))
FEED = Page(url="https://a.example/", final_url="", body=f"<rss><channel>{ITEMS}</channel></rss>".encode())

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[ParseWorkers]:
    async with ParseWorkers(children=2, seconds=2.0, clock_seconds=30.0, megabytes=512) as children:
        yield children


async def test_a_feed_is_read_in_a_child(workers: ParseWorkers) -> None:
    assert len((await workers.parse(FEED)).entries) == 20
    assert len((await workers.parse(FEED, max_entries=5)).entries) == 5


async def test_a_parse_error_travels_back(workers: ParseWorkers) -> None:
    with pytest.raises(ParseError, match="the page is empty") as caught:
        await workers.parse(Page(url="https://b.example/", final_url="", body=b""))
    assert caught.value.url == "https://b.example/"


async def test_what_hurts_is_killed_and_the_others_go_on(workers: ParseWorkers) -> None:
    endless = workers.run(sum, itertools.repeat(1), url="https://slow.example/")
    greedy = workers.run(bytearray, 2 << 30, url="https://big.example/")
    dying = workers.run(os._exit, 3, url="https://dead.example/")
    good = [workers.parse(FEED) for _ in range(20)]
    answers = await asyncio.gather(endless, greedy, dying, *good, return_exceptions=True)
    assert [str(answer) for answer in answers[:3]] == [TOO_LONG, TOO_MUCH, DIED]
    assert all(isinstance(answer, ParseError) for answer in answers[:3])
    assert all(len(answer.entries) == 20 for answer in answers[3:])  # type: ignore[union-attr]


async def test_what_hurt_is_remembered_until_it_reads_well_and_so_are_a_thousand(workers: ParseWorkers) -> None:
    workers._suspects.update(dict.fromkeys(f"https://{number}.example/" for number in range(_MOST_SUSPECTS)))
    with pytest.raises(ParseError, match=DIED):
        await workers.run(os._exit, 3, url=FEED.url)
    assert FEED.url in workers._suspects
    assert len(workers._suspects) == _MOST_SUSPECTS
    await workers.parse(FEED)
    assert FEED.url not in workers._suspects


async def test_waiting_for_a_processor_is_no_fault_of_the_document() -> None:
    """A sleeping child stands for one that others keep from the processor."""
    async with ParseWorkers(children=1, seconds=0.5, clock_seconds=3.0) as children:
        await children.run(time.sleep, 1.0, url=FEED.url)
        with pytest.raises(ParseError, match=TOO_BUSY) as caught:
            await children.run(time.sleep, 60, url=FEED.url)
        assert not caught.value.hurts
        for _ in range(3):
            await children.run(sum, range(5_000_000), url=FEED.url)
        assert len((await children.parse(FEED)).entries) == 20, "each document has its own time"


async def test_large_documents_take_one_child_and_leave_the_others() -> None:
    items = b"<item><title>x</title><description>" + b"word " * 1_000 + b"</description></item>"
    body = b"<rss><channel>" + items * 700 + b"</channel></rss>"
    async with ParseWorkers(children=2, seconds=30.0) as children:
        await children.parse(FEED)
        large = [
            asyncio.ensure_future(children.parse(Page(url=f"https://big.example/{n}", final_url="", body=body)))
            for n in range(4)
        ]
        await asyncio.sleep(0)
        for _ in range(20):
            assert len((await children.parse(FEED)).entries) == 20
        assert not large[-1].done(), "the small ones did not wait for the large ones"
        assert {len(feed.entries) for feed in await asyncio.gather(*large)} == {1}, "copies of one entry are one"


async def test_the_event_loop_goes_on_while_a_child_works(workers: ParseWorkers) -> None:
    await workers.parse(FEED)
    turns = 0
    busy = asyncio.ensure_future(workers.run(sum, range(20_000_000), url="https://a.example/"))
    while not busy.done():
        await asyncio.sleep(0.005)
        turns += 1
    assert turns > 10


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_documents_lost_with_their_pool_are_read_by_the_next_one() -> None:
    async with ParseWorkers(children=2, seconds=30.0) as children:
        await children.parse(FEED)
        spoiling = asyncio.ensure_future(children.run(spoilt.send, url="https://spoilt.example/"))
        others = [children.parse(FEED) for _ in range(10)]
        for feed in await asyncio.gather(*others):
            assert len(feed.entries) == 20
        with pytest.raises(ParseError, match=DIED) as caught:
            await spoiling
        assert caught.value.hurts
        assert len((await children.parse(FEED)).entries) == 20


async def test_no_document_takes_a_child_beyond_512_megabytes() -> None:
    """A page whose tree alone would take more, and a child that asks for more and more."""
    tree = b"<html><body><article>" + b"<b><i>x</i></b>" * 400_000
    page = Page(url="https://tree.example/", final_url="", body=tree, content_type="text/html")
    async with ParseWorkers(children=1, seconds=30.0) as children:
        for greedy in (
            children.run_named("alerts.sources.extract", "extract_article", page, url=page.url),
            children.run(list, range(40_000_000), url=page.url),
        ):
            with pytest.raises(ParseError, match="too much memory"):
                await greedy
            status = await children.run(Path.read_text, Path("/proc/self/status"), url=page.url)
            peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
            assert 130_000 < peak < 512 * 1_024
        assert len((await children.parse(FEED)).entries) == 20


async def test_leaving_early_ends_the_children() -> None:
    async with ParseWorkers(seconds=60.0) as children:
        await children.parse(FEED)
        waiting = asyncio.ensure_future(children.run(time.sleep, 60, url="https://slow.example/"))
        await asyncio.sleep(0.2)
    with pytest.raises(ParseError, match="the bot is stopping"):
        await waiting
