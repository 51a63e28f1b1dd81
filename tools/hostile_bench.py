"""The benchmark of hostile company itself; ``bench_hostile`` starts it and says what it measures."""

from __future__ import annotations

import argparse
import asyncio
import gzip
import logging
import math
import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from ipaddress import ip_network
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import brotli

from alerts.model import Entry, Feed, Place, Rule, Watchlist
from alerts.settings import Settings
from alerts.store import feeds_table, watch_table
from alerts.store.database import Store
from handlers.assembly import chain
from handlers.shell.screen import Screen
from handlers.shell.terminal import TerminalMessenger
from tools.polling_bench import ENTRIES, document

WARM: Final = 8
_LOOK: Final = 0.05
WATCHLIST: Final = Watchlist(
    places=(Place(name="Alep-Est"),), rules=(Rule(name="hopitaux", keywords=("hôpital",), places=("Alep-Est",)),)
)
WORDS: Final = (
    "la ville a reçu hier de nouveaux convois et les habitants disent que le pont du nord reste fermé après une frappe "
    "contre un dépôt tandis que médecins secouristes et enseignants demandent un cessez le feu durable pour Alep-Est"
).split()
_HOSTILE: Final = "/hostile/"


@cache
def hogs() -> tuple[tuple[bytes, str], ...]:
    """Documents that cost a parser or an unpacker much, each with its Content-Encoding."""
    fat = "".join(
        f"<item><guid>g{n}</guid><title>{n}</title><p>&lt;b&gt;{'word ' * 900}</p></item>" for n in range(1_000)
    )
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    texts = (
        f"<rss><channel>{fat}</channel></rss>",
        f"<rss><channel>{fat}<broken &",
        "<rss><channel>" + "<item><description>" + "&lt;!--" * 600_000,
        "<rss><channel><item><author>" + "a" * 4_000_000 + "@</author></item></channel></rss>",
        "<rss><channel><item>" + "<category>c</category>" * 190_000 + "</item></channel></rss>",
        "<rss " + " ".join(f"a{n}='x'" for n in range(300_000)) + "><channel/></rss>",
        "<rss><channel>" + "<item>" * 800_000,
        "\n" * 4_000_000 + "<rss/>",
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]><rss><channel><item><title>&l9;</title></item></channel></rss>',
        '{"items":' + "[" * 2_000_000,
        "<" * 4_900_000,
    )
    bombs = ((gzip.compress(bytes(200_000_000), 1), "gzip"), (brotli.compress(bytes(100_000_000), quality=1), "br"))
    return (*((text.encode(), "") for text in texts), *bombs)


def good_document(number: int) -> bytes:
    """A feed of twenty entries of ninety words."""
    luck = random.Random(number)
    articles = [Entry(feed="", entry_id="", content=" ".join(luck.choices(WORDS, k=90))) for _ in range(ENTRIES)]
    return document(articles, number, format_datetime(_now(), usegmt=True))


class Street:
    """Good and bad publishers in one process; a bad one sends a hog, drips a byte a second, or redirects for ever."""

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self._bodies = bodies

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one answer."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            target = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1].decode()
            last = target.rpartition("/")[2]
            number = int(last) if last.isdecimal() else -1
            if number < 0:
                writer.write(b"HTTP/1.1 404 N\r\nContent-Length: 0\r\n\r\n")
            elif not target.startswith(_HOSTILE):
                await self._send(writer, self._bodies[number % len(self._bodies)])
            elif number % 4 == 0:
                await self._drip(writer, in_head=number % 8 == 0)
            elif number % 20 == 1:
                writer.write(f"HTTP/1.1 302 F\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())
            else:
                body, encoding = hogs()[number // 4 * 3 % len(hogs())]
                await self._send(writer, body, encoding=encoding)
        writer.close()

    async def _send(self, writer: asyncio.StreamWriter, body: bytes, *, encoding: str = "") -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n"
        packed = f"Content-Encoding: {encoding}\r\n" if encoding else ""
        writer.write(f"{head}{packed}\r\n".encode())
        writer.write(body)
        await writer.drain()

    async def _drip(self, writer: asyncio.StreamWriter, *, in_head: bool) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n" if in_head else b"HTTP/1.1 200 OK\r\n\r\n<rss>")
        while True:
            writer.write(b"X: y\r\n" if in_head else b" ")
            await writer.drain()
            await asyncio.sleep(1)


def serve(orders: Connection) -> None:
    """In a process of its own, until it is ended."""
    street = Street([good_document(number) for number in range(21)])
    hogs()

    async def run() -> None:
        server = await asyncio.start_server(street.answer, "0.0.0.0", 0, backlog=1_000)  # noqa: S104 - all of 127.0.0.0/8
        orders.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


async def measure(store: Store, *, warm: Sequence[Feed], good: Sequence[Feed], bad: Sequence[Feed]) -> float:
    """Seconds until all the good ones are stored; the bad ones may still be at it."""
    settings = Settings(allow_private=(ip_network("127.0.0.0/8"),))
    messenger = TerminalMessenger(Screen("en").console)
    async with chain(store, settings=settings, messenger=messenger, language="en", clock=_now) as parts:
        await parts.desk.ask(_put, warm)
        await parts.incoming.poll_due()
        mixed = [*good, *bad]
        random.Random(1).shuffle(mixed)
        await parts.desk.ask(_put, mixed)
        started = time.perf_counter()
        polling = asyncio.create_task(parts.incoming.poll_due())
        is_over = False
        while (read := await parts.desk.ask(_read)) < len(good) + len(warm):
            if is_over:
                failed = [polled for polled in polling.result() if polled.error and _HOSTILE not in polled.url]
                raise SystemExit(f"{read - len(warm)} of {len(good)} good feeds were read: {failed[:3]}")
            await asyncio.sleep(_LOOK)
            is_over = polling.done()
        seconds = time.perf_counter() - started
        await parts.incoming.stop(grace=0.1)
        polling.cancel()
    return seconds


def _put(store: Store, feeds: Sequence[Feed]) -> None:
    with store.transaction():
        for feed in feeds:
            feeds_table.put_feed(store, feed, now=_now())


def _read(store: Store) -> int:
    return int(
        store.value(
            "SELECT count(*) FROM feeds WHERE first_polled_at IS NOT NULL AND url NOT LIKE ?", (f"%{_HOSTILE}%",)
        )
    )


def _now() -> datetime:
    return datetime.now(UTC)


def main(arguments: Sequence[str], *, description: str) -> int:
    """Run the benchmark and print it; 1 where the good ones were held up too much."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=1_000, metavar="N")
    parser.add_argument("--hostile", type=int, default=20, metavar="N")
    parser.add_argument("--rounds", type=int, default=2, metavar="N", help="the better time of each counts")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.CRITICAL)
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    street = spawn.Process(target=serve, args=(theirs,), daemon=True)
    street.start()
    port = ours.recv()
    good = _feeds(options.feeds, port, net=1)
    bad = _feeds(options.hostile, port, net=2, path=_HOSTILE)
    warm = _feeds(WARM, port, net=3)
    seconds = dict.fromkeys(("alone", "in hostile company"), math.inf)
    cases: Mapping[str, Sequence[Feed]] = {"alone": (), "in hostile company": bad}
    for name, company in [*cases.items()] * options.rounds:
        with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as folder, Store.open(Path(folder) / "b.db") as store:
            watch_table.add_watchlist(store, WATCHLIST, now=_now())
            took = asyncio.run(measure(store, warm=warm, good=good, bad=company))
        seconds[name] = min(seconds[name], took)
        print(f"{name:>20}  {options.feeds / took:8,.0f} feeds/s  {took:6.1f} s")
    street.terminate()
    ratio = seconds["alone"] / seconds["in hostile company"]
    print(
        f"{options.hostile} hostile feeds leave the others {ratio:.0%} of their throughput, {os.cpu_count()} processors"
    )
    return 0 if ratio >= 0.8 else 1


def _feeds(count: int, port: int, *, net: int, path: str = "/") -> list[Feed]:
    return [Feed(url=f"http://127.{net}.{n // 250}.{n % 250 + 1}:{port}{path}{n}") for n in range(count)]
