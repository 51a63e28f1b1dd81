"""The feed behind a site's address: a person writes ``https://radio.example``, the feed stands at ``/rss.xml``.

    read the address ─► is it a feed? done ─► what the page names ─► what the web pages among these name, such as a list
    of the site's feeds ─► the places where feeds usually stand

Each candidate must parse as a feed before it is believed; at most ``MOST_TRIES`` pages are read.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from alerts.errors import FeedError, ParseError
from alerts.pages import NotModified, Page
from alerts.sources.formats.feeds import ParsedFeed
from alerts.sources.webpages.pagelinks import Places

MOST_TRIES: Final = 9
_MOST_NAMED: Final = 5
"""So many of the addresses that the page itself names are tried, so that some are left for the usual places."""
_MOST_FURTHER: Final = 2
"""So many addresses of each web page among these."""

Fetch = Callable[[str], Awaitable[Page | NotModified]]
Parse = Callable[[Page], Awaitable[ParsedFeed]]
Search = Callable[[Page], Awaitable[Places]]
"""``places_of``, wherever it runs: a hostile page may make it long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that was read: its address, the page as it came, and what it says."""

    url: str
    page: Page
    feed: ParsedFeed


async def find_feed(url: str, *, fetch: Fetch, parse: Parse, search: Search) -> FoundFeed:
    """The feed at or behind ``url``. Raises the FeedError of ``url`` itself where there is none, in words."""
    page = await fetch(url)
    if isinstance(page, NotModified):
        raise ParseError("nothing came to look at", url=url)
    try:
        return FoundFeed(url=url, page=page, feed=await parse(page))
    except ParseError as error:
        no_feed = error
    found = await feed_behind(page, fetch=fetch, parse=parse, search=search)
    if found is None:
        raise ParseError(f"{no_feed}; no feed was found behind this address either", url=url) from no_feed
    return found


async def feed_behind(page: Page, *, fetch: Fetch, parse: Parse, search: Search) -> FoundFeed | None:
    """The first candidate of a web page that is a feed; None where none is."""
    return await _Hunt(fetch, parse, search, tried={page.url, page.final_url}).behind(page)


@dataclass
class _Hunt:
    """One search, which asks for no address twice."""

    fetch: Fetch
    parse: Parse
    search: Search
    tried: set[str]
    tries: int = 0
    web_pages: list[Page] = field(default_factory=list)
    """What was read and is no feed."""

    async def behind(self, page: Page) -> FoundFeed | None:
        places = await self._places(page)
        if found := await self._first_feed(places.named[:_MOST_NAMED]):
            return found
        for further in list(self.web_pages):
            if found := await self._first_feed((await self._places(further)).named[:_MOST_FURTHER]):
                return found
        return await self._first_feed((*places.usual, *places.named[_MOST_NAMED:]))

    async def _places(self, page: Page) -> Places:
        try:
            return await self.search(page)
        except ParseError:
            return Places(named=(), usual=())

    async def _first_feed(self, places: Sequence[str]) -> FoundFeed | None:
        for url in places:
            if url not in self.tried and self.tries < MOST_TRIES and (found := await self._read(url)):
                return found
        return None

    async def _read(self, url: str) -> FoundFeed | None:
        self.tried.add(url)
        self.tries += 1
        try:
            page = await self.fetch(url)
        except FeedError:
            return None
        if isinstance(page, NotModified):
            return None
        try:
            return FoundFeed(url=url, page=page, feed=await self.parse(page))
        except ParseError:
            self.tried.add(page.final_url)
            self.web_pages.append(page)
            return None
