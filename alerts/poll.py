"""The incoming flow: what is due is read, and what is new in it is told.

    due feeds ─► fetch ─► parse ─► sight ─► complete ─► find ─► compose ─► commit
    (store)      (net)    (child)  (store)  (net, child) (triage) (render)  (store, ONE transaction)

A crash before the commit repeats the poll, a crash after it repeats nothing. Feeds of one host are read one after the
other with a pause between them, different hosts side by side up to a limit. However many feeds are due, only some
hundred are taken in hand, a few of each host, and more as these are done: what waits, waits in the store. A new feed
that turns out to be a web page is looked for behind it. Whatever goes wrong with a feed becomes its state, in words,
and the time of its next poll; it never ends the flow. A store that cannot be written stops the reading for a minute,
for nothing that is read could be kept.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final, ParamSpec, Protocol, TypeVar

from alerts import announce, lessons
from alerts.announce import Committed, Composed, Snapshot
from alerts.completing import Pages, complete
from alerts.errors import FeedError, ParseError, StoreError
from alerts.lookout import Lookout, Prepare
from alerts.model import Language
from alerts.pages import NotModified, Page, Validators
from alerts.render import Renderer
from alerts.sources.formats.feeds import ParsedFeed
from alerts.sources.wire.courtesy import HostTurns
from alerts.store import entries_table, feeds_table
from alerts.store.database import Store
from alerts.store.desk import Desk, carried
from alerts.store.entries_table import Sightings
from alerts.store.feeds_table import FeedState
from alerts.store.firstpages_table import keep_first_page, take_first_page
from alerts.triage import Watch

_log = logging.getLogger(__name__)
_P = ParamSpec("_P")
_T = TypeVar("_T")

AT_ONCE: Final = 10
"""So many polls are begun before the event loop has its turn."""

IN_HAND: Final = 300
"""So many feeds are taken from the store and not yet read, at most; once half of them are, more are taken."""

BEING_TOLD: Final = 300
"""While so many feeds are read and not yet settled, since their linked pages are being read, no more are taken."""

OF_A_HOST: Final = 2
"""So many of one host, at most: they wait for each other, and others need not wait for them."""

LONGEST_POLL: Final = 900.0
"""No poll takes so many seconds, with all its waiting; one that does hangs, and is given up as a defect."""

ONCE_A_DAY: Final = 4
"""So many polls of a page that is no feed."""

STORE_REST: Final = 60.0
"""Seconds without polls after the store could not be written."""


class Fetch(Protocol):
    """One polite conditional GET; raises ``FetchError``."""

    async def __call__(self, url: str, *, validators: Validators) -> Page | NotModified: ...


class Parse(Protocol):
    """From a page to entries; raises ``ParseError``."""

    async def __call__(self, page: Page, *, now: datetime) -> ParsedFeed: ...


class Discover(Protocol):
    """The feed behind a web page, as it came; None where there is none."""

    async def __call__(self, page: Page) -> Page | None: ...


_NOTHING: Final = Committed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """How one poll went. ``error`` is None when it went well."""

    url: str
    stored: Committed = _NOTHING
    error: str | None = None


class Incoming:
    """The flow with its parts. ``tick`` starts what is due and returns; ``poll_due`` does all that is due and waits."""

    def __init__(
        self,
        *,
        fetch: Fetch,
        parse: Parse,
        desk: Desk,
        prepare: Prepare,
        renderer: Renderer,
        clock: Callable[[], datetime],
        pages: Pages | None = None,
        discover: Discover | None = None,
        turns: HostTurns | None = None,
        chance: Callable[[], float] = random.random,
        default_language: Language = "en",
        concurrency: int = 50,
        queued: Callable[[], None] = lambda: None,
    ) -> None:
        """``turns`` are shared with all else that asks hosts; ``chance`` gives numbers in [0, 1); ``queued`` is called
        when letters were put into the outbox. Without ``pages`` and ``discover`` no linked page is read. The
        ``lookout`` may be asked by others too."""
        self._fetch = fetch
        self._parse = parse
        self._desk = desk
        self._renderer = renderer
        self._clock = clock
        self._pages = pages
        self._discover = discover
        self._turns = turns or HostTurns()
        self._chance = chance
        self._default_language = default_language
        self._room = asyncio.Semaphore(concurrency)
        self._queued = queued
        self._thinker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="triage")
        self.lookout: Final = Lookout(desk=desk, prepare=prepare, thread=self._thinker)
        self._queues: dict[str, deque[FeedState]] = {}
        self._readers: dict[str, asyncio.Task[None]] = {}
        self._taken: set[int] = set()
        self._being_told = 0
        self._polled: list[Polled] | None = None
        self._done = asyncio.Event()
        self._rest_until = 0.0
        self._stopping = False

    async def tick(self) -> None:
        """Start polling what is due and not being polled already."""
        if self._goes_on():
            await self._take()

    async def poll_due(self) -> tuple[Polled, ...]:
        """Poll each feed that is due now once, and wait for the last of them."""
        begun = self._clock()
        polled: list[Polled] = []
        self._polled = polled
        while self._goes_on():
            self._done.clear()
            await self._take(by=begun)
            if not self._taken:
                break
            await self._done.wait()
        await asyncio.gather(*self._readers.values())
        self._polled = None
        return tuple(polled)

    async def stop(self, *, grace: float = 5.0) -> None:
        """Start nothing more, finish what is in flight within ``grace`` seconds, leave the rest to the next start."""
        self._stopping = True
        readers = list(self._readers.values())
        if readers:
            _, late = await asyncio.wait(readers, timeout=grace)
            for reader in late:
                reader.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def close(self) -> None:
        """End the thread of the watch, once nothing is read and nobody asks any more."""
        self._thinker.shutdown(wait=True)

    async def _take(self, *, by: datetime | None = None) -> None:
        """Queue what is due, or was ``by`` an earlier moment, behind its host, as far as there is room for it."""
        in_hand, being_told = frozenset(self._taken), self._being_told
        if len(in_hand) - being_told > IN_HAND // 2 or being_told >= BEING_TOLD:
            return
        limit = IN_HAND + being_told
        due = await self._desk.ask(
            feeds_table.due_feeds, now=self._clock(), by=by, limit=limit, for_each_host=OF_A_HOST
        )
        for number, feed in enumerate(feed for feed in due if feed.id not in in_hand):
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
            self._taken.add(feed.id)
            self._queues.setdefault(feed.host, deque()).append(feed)
            if feed.host not in self._readers:
                self._readers[feed.host] = asyncio.create_task(self._read_host(feed.host))

    async def _read_host(self, host: str) -> None:
        """Poll the feeds queued for one host, one after the other."""
        queue = self._queues[host]
        try:
            while queue and self._goes_on():
                await self._read(queue[0])
                self._taken.discard(queue.popleft().id)
                self._done.set()
        finally:
            self._taken.difference_update(feed.id for feed in self._queues.pop(host))
            del self._readers[host]
            self._done.set()

    async def _read(self, feed: FeedState) -> None:
        try:
            polled = await self._poll_safely(feed)
        except StoreError as error:
            if not self._is_resting():
                _log.error("nothing is polled for a minute: %s", error)
            self._rest_until = asyncio.get_running_loop().time() + STORE_REST
            polled = Polled(url=feed.feed.url, error=str(error))
        if self._polled is not None and polled is not None:
            self._polled.append(polled)

    def _is_resting(self) -> bool:
        return asyncio.get_running_loop().time() < self._rest_until

    def _goes_on(self) -> bool:
        """False while nothing more is to be asked of anybody."""
        return not self._stopping and not self._is_resting()

    async def _poll_safely(self, feed: FeedState) -> Polled | None:
        """One poll, and the border at which every failure of one feed ends."""
        started = self._clock()
        try:
            async with asyncio.timeout(LONGEST_POLL):
                return await self._poll(feed, started)
        except FeedError as error:
            return await self._fail(feed, error, started)
        except StoreError:
            raise
        except Exception as error:
            _log.exception("a defect in the poll of %s", feed.feed.url)
            words = f"a defect in Tocsin: {type(error).__name__} (the service's log has more)"
            return await self._fail(feed, FeedError(words, url=feed.feed.url), started)

    async def _poll(self, feed: FeedState, started: datetime) -> Polled | None:
        """None where the flow was told to stop before the feed had its turn."""
        async with AsyncExitStack() as room:
            async with self._turns.turn(feed.feed.url):
                await room.enter_async_context(self._room)
                if not self._goes_on():
                    return None
                first = await self._desk.ask(take_first_page, feed.id, now=started) if feed.is_new else None
                page = first.page if first else await self._fetch(feed.feed.url, validators=feed.validators)
            if isinstance(page, NotModified):
                return await self._unchanged(feed, page, started)
            try:
                parsed = await self._parse(page, now=self._clock())
            except ParseError as error:
                return await self._looked_behind(feed, page, error)
            sightings = await self._desk.ask(entries_table.sight, feed.id, parsed.entries)
        self._being_told += 1
        try:
            page = replace(page, body=b"")
            return await self._tell(feed, page, parsed, sightings, started, read_at=first.read_at if first else None)
        finally:
            self._being_told -= 1

    async def _tell(
        self,
        feed: FeedState,
        page: Page,
        parsed: ParsedFeed,
        sightings: Sightings,
        started: datetime,
        *,
        read_at: datetime | None,
    ) -> Polled:
        """What is new in a page becomes entries, alerts and letters; the next poll counts from when it was read."""
        if self._pages is not None:
            fresh = await complete(sightings.fresh, feed=feed, pages=self._pages, now=self._clock())
            sightings = replace(sightings, fresh=fresh)

        snapshot, watch = await self.lookout.watching()
        composed = (
            await self._composed(feed, parsed, sightings, snapshot=snapshot, watch=watch) if sightings.fresh else ()
        )

        now = self._clock()
        ended = read_at or now
        poll = lessons.good_poll(feed, page, parsed, sightings, started=started, ended=ended, u=self._chance())
        stored = await self._desk.ask(
            announce.commit,
            feed_id=feed.id,
            composed=composed,
            known=sightings.known,
            poll=poll,
            rules=snapshot.rules,
            now=now,
        )
        if stored.letters:
            self._queued()
        return Polled(url=feed.feed.url, stored=stored)

    async def _looked_behind(self, feed: FeedState, page: Page, error: ParseError) -> Polled:
        """A new feed that is a web page: the feed behind it takes its place and is due at once. Else raises."""
        if self._discover is None or error.hurts or not _may_be_site(feed, error):
            raise error
        found = await self._discover(page)
        if found is None:
            raise error
        is_ours = await self._desk.ask(_moved_behind, feed.id, found, now=self._clock())
        _log.info("the feed of %s is %s%s", feed.feed.url, found.url, "" if is_ours else ", which is read already")
        return Polled(url=found.url)

    async def _composed(
        self, feed: FeedState, parsed: ParsedFeed, sightings: Sightings, *, snapshot: Snapshot, watch: Watch
    ) -> list[Composed]:
        found = await self._think(announce.find, sightings.fresh, watch=watch)
        references = await self._desk.ask(announce.read_references, found)
        compose = partial(
            announce.compose,
            feed=feed,
            references=references,
            listeners=snapshot.listeners,
            renderer=self._renderer,
            default_language=self._default_language,
            source=feed.feed.title or parsed.title,
            now=self._clock(),
        )
        return await self._think(lambda: [compose(piece) for piece in found])

    async def _unchanged(self, feed: FeedState, page: NotModified, started: datetime) -> Polled:
        poll = lessons.unchanged_poll(feed, page, started=started, ended=self._clock(), u=self._chance())
        await self._desk.ask(feeds_table.settle_good, feed.id, poll)
        return Polled(url=feed.feed.url)

    async def _fail(self, feed: FeedState, error: FeedError, started: datetime) -> Polled:
        poll = lessons.failed_poll(feed, error, started=started, ended=self._clock(), u=self._chance())
        await self._desk.ask(feeds_table.settle_failed, feed.id, poll)
        _log.warning("%s: %s (next try %s)", feed.feed.url, error, f"{poll.next_at:%Y-%m-%d %H:%M} UTC")
        return Polled(url=feed.feed.url, error=str(error))

    async def _think(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run what takes the processor's time beside the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thinker, partial(carried, function, *args, **kwargs))


def _may_be_site(feed: FeedState, error: ParseError) -> bool:
    """True for a new feed whose page was not looked behind before: one that stays the same is so once a day or so."""
    return feed.is_new and (str(error) != feed.last_error or feed.failures % ONCE_A_DAY == 0)


def _moved_behind(store: Store, feed_id: int, found: Page, *, now: datetime) -> bool:
    """The feed stands where ``found`` was read, which its first poll gets; False where it is polled already."""
    with store.transaction():
        is_ours = feeds_table.replace_address(store, feed_id, found.url, now=now)
        keep_first_page(store, found, now=now)
    return is_ours
