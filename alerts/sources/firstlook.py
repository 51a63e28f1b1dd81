"""The first look at an address that may be a feed or only the site of one; no publisher is asked twice for it.

    /feed, import ─► find ─► what was read is kept for some minutes ─► the feed's first poll gets it from here
    first poll ─► a web page ─► behind ─► the feed behind it, kept too ─► its own first poll

Whatever is fetched here waits for its turn at the host, like everything else.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Final
from urllib.parse import urlsplit

from alerts.pages import NotModified, Page, Validators
from alerts.sources.courtesy import HostTurns
from alerts.sources.discover import FoundFeed, feed_behind, find_feed
from alerts.sources.fetch import Fetcher
from alerts.sources.pagelinks import Places, places_of
from alerts.sources.workers import ParseWorkers

KEPT_FOR: Final = 600.0
_MOST_KEPT: Final = 20


class FirstLook:
    """Finds feeds; ``fetch`` is the Fetcher's for polls, which get what was just read."""

    def __init__(self, *, fetcher: Fetcher, workers: ParseWorkers, turns: HostTurns) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._turns = turns
        self._kept: OrderedDict[str, tuple[float, Page]] = OrderedDict()

    async def fetch(self, url: str, *, validators: Validators) -> Page | NotModified:
        """The page that a first look has just read, once; else a fetch. The caller has the host's turn."""
        kept = self._kept.pop(url, None)
        if kept is not None and validators == Validators() and asyncio.get_running_loop().time() - kept[0] < KEPT_FOR:
            return kept[1]
        return await self._fetcher.fetch(url, validators=validators)

    def check(self, url: str) -> None:
        """Raise ``guard.Forbidden`` for an address that may not be read."""
        self._fetcher.guard.check_url(url)

    async def find(self, url: str) -> FoundFeed:
        """The feed at or behind ``url``. Raises FeedError in words."""
        return self._keep(await find_feed(url, fetch=self._look, parse=self._workers.parse, search=self._search))

    async def behind(self, page: Page) -> str | None:
        """The address of the feed behind a web page; None where none was found."""
        found = await feed_behind(page, fetch=self._look, parse=self._workers.parse, search=self._search)
        return None if found is None else self._keep(found).url

    def _keep(self, found: FoundFeed) -> FoundFeed:
        self._kept[found.url] = (asyncio.get_running_loop().time(), found.page)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return found

    async def _search(self, page: Page) -> Places:
        """In a child, like all that reads a stranger's bytes."""
        return await self._workers.run(places_of, page, url=page.url)

    async def _look(self, url: str) -> Page | NotModified:
        async with self._turns.turn(url):
            return await self._fetcher.fetch(url, keep=True)


def is_site(url: str) -> bool:
    """True for an address that is a site's rather than a feed's: there is nothing behind the host."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query
