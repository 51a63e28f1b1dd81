"""The article that an entry links to, where the feed gives only its first sentences.

    worth it? ─► known already? ─► robots.txt ─► the host's turn ─► one bounded GET ─► extraction in a killable child

Nothing here raises: what stood in the way is said in ``Article.problem``, and the entry keeps the texts of its feed.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from alerts.errors import FeedError
from alerts.model import Entry
from alerts.pages import NotModified
from alerts.sources.text.plaintext import count_of_words
from alerts.sources.wire.courtesy import HostTurns, Robots
from alerts.sources.wire.fetch import MEGABYTE, PAGE_TYPES, Fetcher
from alerts.sources.workers import ParseWorkers

SHORT_ENTRY: Final = 80
"""Fewer words than this are a summary."""
_MOST_KEPT: Final = 1_000
_LARGEST_PAGE: Final = 3 * MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of an article, one paragraph a line, and in words why there is none or not all of it."""

    text: str = ""
    problem: str | None = None


class FullText:
    """Reads linked pages politely; remembers the last thousand."""

    def __init__(self, *, fetcher: Fetcher, workers: ParseWorkers, turns: HostTurns | None = None) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._turns = turns or HostTurns()
        self._robots = Robots(fetcher=fetcher, turns=self._turns)
        self._known: OrderedDict[str, asyncio.Future[Article]] = OrderedDict()

    async def article(self, url: str) -> Article:
        """The article behind ``url``, read once however many ask."""
        known = self._known.get(url)
        if known is None:
            known = asyncio.ensure_future(self._read(url))
            self._known[url] = known
            while len(self._known) > _MOST_KEPT:
                self._known.popitem(last=False)
        return await asyncio.shield(known)

    async def completed(self, entry: Entry) -> tuple[Entry, str | None]:
        """The entry with its article as content where that says more, and the problem if there was one."""
        article = await self.article(entry.link)
        more = len(article.text) > max(len(entry.content), len(entry.summary))
        return (replace(entry, content=article.text) if more else entry), article.problem

    async def _read(self, url: str) -> Article:
        try:
            if not await self._robots.allows(url):
                return Article(problem="the site does not let robots read this page (robots.txt)")
            pause = await self._robots.pause(url)
            async with self._turns.turn(url, pause=pause):
                page = await self._fetcher.fetch(url, accept=PAGE_TYPES, max_bytes=_LARGEST_PAGE, keep=True)
            if isinstance(page, NotModified):
                return Article(problem="nothing came to read")
            article: Article = await self._workers.run_named("alerts.sources.extract", "extract_article", page, url=url)
        except FeedError as error:
            return Article(problem=str(error))
        except ValueError:  # urlsplit's, from a link that is none
            return Article(problem="the link is not a valid web address")
        return article


def wants_full_text(entry: Entry, *, feed_url: str, asked: bool) -> bool:
    """True where the linked page should be read: staff asked for it, or the entry is short and of the same site."""
    if not entry.link.startswith(("http://", "https://")) or _words(entry) >= SHORT_ENTRY:
        return False
    return asked or same_site(entry.link, feed_url)


def same_site(one: str, other: str) -> bool:
    """True where two addresses belong to one publisher: one host is the other, or stands under it, ``www.`` aside."""
    try:
        first, second = (_site(urlsplit(url).hostname or "") for url in (one, other))
    except ValueError:
        return False
    return bool(first and second) and (first == second or first.endswith(f".{second}") or second.endswith(f".{first}"))


def _site(host: str) -> str:
    for prefix in ("www.", "feeds.", "rss.", "feed."):
        host = host.removeprefix(prefix)
    return host.lower()


def _words(entry: Entry) -> int:
    return max(count_of_words(entry.summary), count_of_words(entry.content))
