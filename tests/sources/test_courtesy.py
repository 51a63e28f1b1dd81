"""Good manners towards a host."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from ipaddress import ip_network
from itertools import pairwise

import pytest

from alerts.sources.wire.courtesy import _MOST_HOSTS, LONGEST_PAUSE, HostTurns, Robots
from alerts.sources.wire.fetch import Fetcher
from tests.fakes.feedserver import FeedServer


@pytest.fixture
async def robots() -> AsyncIterator[Robots]:
    async with Fetcher(allow_private=[ip_network("127.0.0.0/8")], deadline=60.0) as fetcher:
        yield Robots(fetcher=fetcher, turns=HostTurns(pause=0.0))


async def test_one_request_at_a_time_and_a_pause_after_each() -> None:
    turns = HostTurns(pause=0.05)
    clock = asyncio.get_running_loop()
    spans: list[tuple[float, float]] = []

    async def visit(url: str) -> None:
        async with turns.turn(url):
            start = clock.time()
            await asyncio.sleep(0.01)
            spans.append((start, clock.time()))

    await asyncio.gather(*(visit(f"https://one.example/{n}") for n in range(4)), visit("https://two.example/"))
    spans.sort()
    assert spans[1][0] - spans[0][0] < 0.05, "the other host need not wait"
    same = [spans[0], *spans[2:]]
    assert all(later[0] - earlier[1] > 0.03 for earlier, later in pairwise(same))


async def test_no_pause_is_longer_than_a_minute() -> None:
    turns, clock = HostTurns(pause=0.0), asyncio.get_running_loop()
    async with turns.turn("https://one.example/", pause=86_400.0):
        pass
    assert clock.time() < turns._hosts["one.example"].free_at <= clock.time() + LONGEST_PAUSE


async def test_a_host_keeps_its_turns_however_many_others_must_be_waited_for() -> None:
    turns = HostTurns(pause=60.0)

    async def visit(url: str) -> None:
        async with turns.turn(url):
            await asyncio.sleep(0)

    for number in range(_MOST_HOSTS):
        await visit(f"https://{number}.example/")
    first, second = (asyncio.create_task(visit("https://new.example/")) for _ in range(2))
    await first
    await asyncio.wait({second}, timeout=0.05)
    assert not second.done(), "it waits for the pause"
    second.cancel()


async def test_an_error_frees_the_turn() -> None:
    turns = HostTurns(pause=0.0)
    with pytest.raises(ValueError, match="x"):
        async with turns.turn("https://one.example/"):
            raise ValueError("x")
    async with asyncio.timeout(1), turns.turn("https://one.example/"):
        pass


async def test_robots_txt_is_obeyed_and_read_once(web: FeedServer, robots: Robots) -> None:
    web.serve("/robots.txt", "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: Other\nDisallow: /\n")
    assert all(await asyncio.gather(*(robots.allows(web.url("/news/1")) for _ in range(3))))
    assert not await robots.allows(web.url("/private/2"))
    assert await robots.pause(web.url("/news/1")) == 7.0
    assert len(web.asked("/robots.txt")) == 1


async def test_our_own_name_counts_before_the_star(web: FeedServer, robots: Robots) -> None:
    web.serve("/robots.txt", "User-agent: tocsin\nDisallow: /\n\nUser-agent: *\nDisallow:\n")
    assert not await robots.allows(web.url("/news/1"))


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
async def test_without_rules_the_answer_depends_on_why(
    web: FeedServer, robots: Robots, status: int, *, allowed: bool
) -> None:
    web.fail("/robots.txt", status)
    assert await robots.allows(web.url("/news/1")) is allowed
