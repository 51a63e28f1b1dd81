"""The polling benchmark itself; ``bench_polling`` starts it and says what it measures."""

from __future__ import annotations

import argparse
import asyncio
import logging
import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from ipaddress import ip_network
from multiprocessing.connection import Connection
from pathlib import Path
from pkgutil import resolve_name
from typing import Final, cast

import feedparser

from alerts.model import Entry, Feed
from alerts.settings import Settings
from alerts.store import feeds_table, watch_table
from alerts.store.database import Store
from handlers.assembly import chain
from handlers.shell.screen import Screen
from handlers.shell.terminal import TerminalMessenger
from tools.workload import Workload

ENTRIES: Final = 20
RULES: Final = 100
_TICK: Final = 0.005
_LOOK: Final = 0.3
_PEER_THREADS: Final = 32
_PEER_READS: Final = 1_000
"""Feeds that the peer reads at most: it keeps no state, so that a tenth tells the pace of all."""


class Newsstand(asyncio.Protocol):
    """Answers each connection from what its host shows; ``changed`` hosts are those of the second round."""

    bodies: Sequence[bytes] = ()
    small = b""
    second_round = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._head = b""

    def data_received(self, data: bytes) -> None:
        self._head += data
        while b"\r\n\r\n" in self._head:
            request, _, self._head = self._head.partition(b"\r\n\r\n")
            self._transport.write(self._answer(request))
            self._transport.close()

    def _answer(self, request: bytes) -> bytes:
        number = int(request.split(b" ", 2)[1].strip(b"/"))
        changed = self.second_round and number % 10 == 0
        tag = b'"2"' if changed else b'"1"'
        if b"If-None-Match: " + tag in request:
            return b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\nETag: " + tag + b"\r\n\r\n"
        body = self.bodies[number % len(self.bodies)] if self.second_round else self.small
        head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/rss+xml\r\nETag: %s\r\n"
        return head % tag + b"Content-Length: %d\r\n\r\n" % len(body) + body


def serve(orders: Connection, words: str) -> None:
    """In a process of its own: make the workload, serve until told to stop; ``second`` begins the second round.

    ``words`` names the function that gives the vocabularies; only this process loads it.
    """
    workload = Workload(resolve_name(words)(), seed=7)
    Newsstand.bodies, Newsstand.small = documents(workload), document(workload.articles(1), 99, "")
    orders.send(workload.rules(RULES))

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Newsstand, "0.0.0.0", 0, backlog=1_000)  # noqa: S104 - all of 127.0.0.0/8
        orders.send(server.sockets[0].getsockname()[1])
        while await asyncio.to_thread(orders.recv) == "second":
            Newsstand.second_round = True
            orders.send("ready")

    asyncio.run(run())


@dataclass(slots=True)
class Watcher:
    """Looks at memory and at how promptly the event loop comes round; stalls are in seconds.

    ``worst`` is by the clock on the wall, ``worst_busy`` leaves out what the loop's thread waited for a processor,
    ``worst_own`` counts only the time for which it had one: other programs on the machine cannot lengthen that.
    """

    peak: Sequence[float] = ()
    worst: float = 0.0
    worst_busy: float = 0.0
    worst_own: float = 0.0
    stalls: int = 0

    async def watch(self, *, but: int) -> None:
        """Until cancelled; ``but`` is the process of the newsstand, which is not ours."""
        loop, looked = asyncio.get_running_loop(), 0.0
        while True:
            before, queued, own = loop.time(), queued_seconds(), time.thread_time()
            await asyncio.sleep(_TICK)
            stall = loop.time() - before - _TICK
            self.worst = max(self.worst, stall)
            self.worst_busy = max(self.worst_busy, stall - (queued_seconds() - queued))
            self.worst_own = max(self.worst_own, min(stall, time.thread_time() - own))
            self.stalls += stall > 0.05
            if before - looked > _LOOK:
                looked = before
                self.peak = max(self.peak, await asyncio.to_thread(family_mb, but=but), key=sum)

    def __str__(self) -> str:
        return (
            f"peak {sum(self.peak):,.0f} MB ({' + '.join(f'{size:.0f}' for size in self.peak)})   worst stall of the "
            f"event loop {self.worst * 1e3:,.0f} ms ({self.stalls} over 50 ms); without waits for a processor "
            f"{self.worst_busy * 1e3:,.0f} ms; its own work {self.worst_own * 1e3:,.0f} ms"
        )


def queued_seconds() -> float:
    """How long this thread was ready and waited for a processor, since it began."""
    return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9


def family_mb(*, but: int) -> list[float]:
    """Megabytes of this process and each of its descendants, a page that n processes share counted as an nth."""
    wanted, sizes = [os.getpid()], []
    while wanted:
        pid = wanted.pop()
        with suppress(OSError):
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            sizes.append(next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1e3)
            for task in Path(f"/proc/{pid}/task").iterdir():
                children = (task / "children").read_text().split()
                wanted += [int(child) for child in children if int(child) != but]
    return sizes


def documents(workload: Workload) -> list[bytes]:
    """Twenty-one feeds of twenty entries with summaries of some 90 words."""
    now = format_datetime(datetime.now(UTC), usegmt=True)
    return [document(workload.articles(ENTRIES), number, now) for number in range(21)]


def document(articles: Sequence[Entry], number: int, now: str) -> bytes:
    """One feed as RSS."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{number}-{place}</guid><title>{escape(' '.join(words[:9]))}</title>"
        f"<link>https://news.example/{number}/{place}</link><pubDate>{now}</pubDate>"
        f"<description>{escape(' '.join(words[:90]))}</description></item>"
        for place, article in enumerate(articles)
        if (words := article.content.split())
    )
    return f"<rss version='2.0'><channel><title>Feed {number}</title>{items}</channel></rss>".encode()


async def measure(store: Store, *, count: int, orders: Connection, newsstand: int) -> tuple[float, Watcher]:
    """Seconds of the second round, with what the watcher saw in it."""
    clock = Clock()
    settings = Settings(allow_private=(ip_network("127.0.0.0/8"),))
    messenger = TerminalMessenger(Screen("en").console)
    async with chain(store, settings=settings, messenger=messenger, language="en", clock=clock) as parts:
        started = time.perf_counter()
        failed = [poll.error for poll in await parts.incoming.poll_due() if poll.error]
        print(f"{'':>12}{count:,} first polls, {count / (time.perf_counter() - started):,.0f} feeds/s", flush=True)
        orders.send("second")
        await asyncio.to_thread(orders.recv)
        clock.ahead = timedelta(hours=30)
        watcher = Watcher()
        watching = asyncio.create_task(watcher.watch(but=newsstand))
        started = time.perf_counter()
        second = await parts.incoming.poll_due()
        seconds = time.perf_counter() - started
        watching.cancel()
    failed += [poll.error for poll in second if poll.error]
    new = sum(poll.stored.new_entries for poll in second)
    alerts = sum(poll.stored.alerts for poll in second)
    if failed or len(second) != count:
        raise SystemExit(f"{len(second)} of {count} feeds were polled, {len(failed)} failed: {failed[:3]}")
    print(f"{'':>12}{len(second):,} polls, {new:,} new entries stored, {alerts:,} alerts")
    return seconds, watcher


@dataclass(slots=True)
class Clock:
    """The real time, or so much later."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


def peer(urls: Sequence[str]) -> float:
    """Seconds that feedparser takes for the same addresses in threads."""
    started = time.perf_counter()
    with ThreadPoolExecutor(max_workers=_PEER_THREADS) as threads:
        entries = sum(len(found.entries) for found in threads.map(feedparser.parse, urls))
    if entries != len(urls) * ENTRIES:
        raise SystemExit(f"feedparser read {entries} entries, {len(urls) * ENTRIES} were served")
    return time.perf_counter() - started


def main(arguments: Sequence[str], *, description: str) -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=10_000, metavar="N")
    parser.add_argument("--quick", action="store_const", dest="feeds", const=1_000, help="1,000 feeds")
    parser.add_argument("--words", default="tools.wordlists:real_vocabularies", metavar="MODULE:FUNCTION")
    options = parser.parse_args(arguments)
    count: int = options.feeds
    logging.basicConfig(level=logging.ERROR)
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    newsstand = spawn.Process(target=serve, args=(theirs, options.words), daemon=True)
    newsstand.start()
    watchlist, port = ours.recv(), ours.recv()
    urls = [f"http://127.1.{number // 250}.{number % 250 + 1}:{port}/{number}" for number in range(count)]
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as folder, Store.open(Path(folder) / "bench.db") as store:
        watch_table.add_watchlist(store, watchlist, now=datetime.now(UTC))
        feeds = [Feed(url=url) for url in urls]
        random.Random(1).shuffle(feeds)
        with store.transaction():
            for feed in feeds:
                feeds_table.put_feed(store, feed, now=datetime.now(UTC))
        print(f"{count:>12,} feeds, 9 in 10 unchanged, {RULES} rules, {os.cpu_count()} processors", flush=True)
        seconds, watcher = asyncio.run(measure(store, count=count, orders=ours, newsstand=newsstand.pid or 0))
    read = urls[:_PEER_READS]
    theirs_per_feed = peer(read) / len(read)
    ours.send("stop")
    print(
        f"{'Tocsin':>12}  {count / seconds:8,.0f} feeds/s   {seconds:6.1f} s   {watcher}\n"
        f"{'feedparser':>12}  {1 / theirs_per_feed:8,.0f} feeds/s   in {_PEER_THREADS} threads, {len(read):,} of "
        f"them, nothing matched or stored: x{theirs_per_feed * count / seconds:,.1f} our time"
    )
    newsstand.join(timeout=5)
    return 0
