"""At start: the guard proves itself against this installation."""

from __future__ import annotations

from ipaddress import ip_network

from alerts.sources.wire.fetch import Fetcher
from alerts.sources.wire.selftest import guard_holds


async def test_the_guard_holds_here() -> None:
    async with Fetcher(deadline=60.0) as fetcher:
        assert await guard_holds(fetcher)
    async with Fetcher(deadline=60.0, allow_private=[ip_network("127.0.0.0/8")]) as opened:
        assert await guard_holds(opened)
