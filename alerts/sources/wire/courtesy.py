"""Good manners towards a host: one request at a time with a pause between two, and robots.txt obeyed.

One ``HostTurns`` serves all who ask: polls, linked pages, the search for feeds. It remembers a host for as long as
anybody must wait for it, the rules are remembered for a day. Seconds are those of the event loop.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from alerts.errors import FetchError
from alerts.pages import NotModified
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.wire.robots import EVERYTHING, NOTHING, Rules

PAUSE: Final = 2.0
LONGEST_PAUSE: Final = 60.0
_RULES_KEPT: Final = 86_400.0
_MOST_HOSTS: Final = 2_000
_RULES_TYPES: Final = "text/plain, */*;q=0.5"
_LARGEST_RULES: Final = 500_000
OUR_NAME: Final = "Tocsin"


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0


class HostTurns:
    """Whose turn it is at each host."""

    def __init__(self, *, pause: float = PAUSE) -> None:
        self._pause = pause
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @asynccontextmanager
    async def turn(self, url: str, *, pause: float | None = None) -> AsyncIterator[None]:
        """The only request to ``url``'s host for as long as it is held; the pause counts from its end."""
        host = self._host(urlsplit(url).netloc.lower())
        clock = asyncio.get_running_loop()
        async with host.lock:
            await asyncio.sleep(max(0.0, host.free_at - clock.time()))
            try:
                yield
            finally:
                host.free_at = clock.time() + min(pause or self._pause, LONGEST_PAUSE)

    def _host(self, name: str) -> _Host:
        host = self._hosts.setdefault(name, _Host())
        self._hosts.move_to_end(name)
        if len(self._hosts) > _MOST_HOSTS:
            self._forget_free_hosts(asyncio.get_running_loop().time())
        return host

    def _forget_free_hosts(self, now: float) -> None:
        """Forget whom nobody asks and nobody must wait for, the longest unasked first, a quarter at a time."""
        newest = next(reversed(self._hosts))
        free = [name for name, host in self._hosts.items() if not host.lock.locked() and host.free_at <= now]
        for name in free[: _MOST_HOSTS // 4]:
            if name != newest:
                del self._hosts[name]


class Robots:
    """What robots.txt allows (RFC 9309): no file or an error of ours means yes, a broken server means not now."""

    def __init__(self, *, fetcher: Fetcher, turns: HostTurns) -> None:
        self._fetcher = fetcher
        self._turns = turns
        self._rules: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    async def allows(self, url: str) -> bool:
        """True where the host lets us read ``url``."""
        return (await self._rules_for(url)).allow(url)

    async def pause(self, url: str) -> float | None:
        """The Crawl-delay that the host asks for, in seconds."""
        return (await self._rules_for(url)).pause

    async def _rules_for(self, url: str) -> Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if (known := self._known(site)) is not None:
            return known
        async with self._turns.turn(url):
            if (known := self._known(site)) is not None:  # another has asked while we waited
                return known
            rules = await self._read(f"{site}/robots.txt")
            self._rules[site] = (asyncio.get_running_loop().time(), rules)
        while len(self._rules) > _MOST_HOSTS:
            self._rules.popitem(last=False)
        return rules

    def _known(self, site: str) -> Rules | None:
        read_at, rules = self._rules.get(site, (0.0, None))
        return rules if asyncio.get_running_loop().time() - read_at < _RULES_KEPT else None

    async def _read(self, address: str) -> Rules:
        try:
            page = await self._fetcher.fetch(address, accept=_RULES_TYPES, max_bytes=_LARGEST_RULES, keep=True)
        except FetchError as error:
            unclear = error.status is not None and error.status >= 500
            return Rules(OUR_NAME, NOTHING if unclear else EVERYTHING)
        text = "" if isinstance(page, NotModified) else page.body.decode("utf-8", "replace")
        return await asyncio.to_thread(Rules, OUR_NAME, text)  # the largest takes a tenth of a second
