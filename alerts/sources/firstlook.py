"""The first look at an address that may be a feed or only the site of one.

    /feed, import ─► find ─► the page goes into the store with the feed ─► the feed's first poll gets it from there
    first poll ─► a web page ─► behind ─► the page of the feed behind it, kept likewise

Whatever is fetched here waits for its turn at the host, like everything else.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from alerts.pages import NotModified, Page
from alerts.sources.discover import FoundFeed, feed_behind, find_feed
from alerts.sources.webpages.pagelinks import Places, places_of
from alerts.sources.wire.courtesy import HostTurns
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.workers import ParseWorkers


class FirstLook:
    """Finds feeds; what was read of one comes along, so that no publisher is asked twice for it."""

    def __init__(self, *, fetcher: Fetcher, workers: ParseWorkers, turns: HostTurns) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._turns = turns

    def check(self, url: str) -> None:
        """Raise ``guard.Forbidden`` for an address that may not be read."""
        self._fetcher.guard.check_url(url)

    async def find(self, url: str) -> FoundFeed:
        """The feed at or behind ``url``. Raises FeedError in words."""
        return await find_feed(url, fetch=self._look, parse=self._workers.parse, search=self._search)

    async def behind(self, page: Page) -> Page | None:
        """The feed behind a web page, as it came; None where none was found."""
        found = await feed_behind(page, fetch=self._look, parse=self._workers.parse, search=self._search)
        return None if found is None else found.page

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
