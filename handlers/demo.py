"""``tocsin demo``: the main job on bundled feeds, with neither a token nor a network.

    newsstand (loopback) ─► timetable ─► poll ─► triage ─► render ─► outbox ─► deliver ─► this terminal

Every part but the two ends is the one that the service runs, on a throw-away database. The day of the feeds, 20
November 2016, passes in seconds: the clock that is handed to the parts runs faster, the parts do not know.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from ipaddress import ip_network
from pathlib import Path
from typing import Final

from alerts.letters import Delivery, Outcome
from alerts.model import Entry, Feed, Miss, Watchlist
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.rules.file.rulefile import read_rulefile
from alerts.schedule import Heartbeat, Timetable
from alerts.settings import Settings
from alerts.store.database import Store
from alerts.store.entries_table import entries_since
from alerts.store.log_table import LogQuery, read_log
from alerts.store.outbox_table import count_states
from alerts.store.watch_table import add_watchlist
from alerts.triage import prepare
from handlers.assembly import Chain, chain
from handlers.newsstand import Newsstand
from handlers.phrases import phrase, said_miss, said_reason
from handlers.shell.call import DONE, SOMETHING_FAILED, Call, Clock
from handlers.shell.screen import Screen, safe
from handlers.shell.terminal import TerminalMessenger

DAWN: Final = datetime(2016, 11, 20, 1, 0, tzinfo=UTC)
DUSK: Final = datetime(2016, 11, 20, 19, 30, tzinfo=UTC)
SPEED: Final = 17_000
"""Seconds of the demonstration's day in a real one: the day takes about four."""
SPEED_AFTER_DUSK: Final = 60
_BEAT: Final = timedelta(seconds=0.25)
_PATIENCE: Final = 20.0
"""Real seconds after which the demonstration ends although letters still wait."""
TRAPS: Final = (
    ("radio-4", "hopitaux-alep"),
    ("radio-3", "ecoles-alep"),
    ("tag:wire.example,2016:6", "ecoles-alep"),
    ("https://depeches.example/104", "hopitaux-alep"),
    ("sada-6", "ecoles-alep"),
    ("radio-5", "frappes-idleb"),
)
"""Entries that look like alerts and are none, with the rule that is asked why it kept silent."""


class DayClock:
    """The demonstration's clock: at ``DAWN`` until started, then ``SPEED`` times as fast as a real one until ``DUSK``.

    After dusk it hurries less, so that on a slow machine the news does not grow old before it is told.
    """

    def __init__(self) -> None:
        self._started: float | None = None

    def start(self) -> None:
        """Let the day begin."""
        self._started = time.monotonic()

    def now(self) -> datetime:
        """The time in the demonstration."""
        return DAWN + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Seconds of the demonstration since dawn."""
        if self._started is None:
            return 0.0
        real, day = time.monotonic() - self._started, (DUSK - DAWN).total_seconds()
        return min(real * SPEED, day) + max(real - day / SPEED, 0.0) * SPEED_AFTER_DUSK


def demo(call: Call) -> int:
    """Runs the demonstration; 0 when every letter was delivered."""
    logging.basicConfig(level=logging.DEBUG if call.verbose else logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="tocsin-demo-") as folder, Store.open(Path(folder) / "demo.db") as store:
        return asyncio.run(_Demonstration(call, store).run())


class _Demonstration:
    def __init__(self, call: Call, store: Store) -> None:
        self._call = call
        self._store = store
        self._screen = Screen(call.language)
        self._clock = DayClock()
        self._newsstand = Newsstand(bundled_feeds(), clock=self._clock.now)

    async def run(self) -> int:
        async with self._newsstand.open() as address:
            watchlist = bundled_watchlist(address, self._newsstand.names)
            add_watchlist(self._store, watchlist, now=DAWN - timedelta(days=1))
            self._screen.line(self._say("welcome", feeds=len(watchlist.feeds), rules=len(watchlist.rules)))
            started = time.monotonic()
            async with chain(
                self._store,
                settings=Settings(allow_private=(ip_network("127.0.0.0/8"),)),
                messenger=_Dated(TerminalMessenger(self._screen.console), self._screen, self._clock.now),
                language=self._call.language,
                clock=self._clock.now,
                monotonic=self._clock.monotonic,
                spacing=0.0,
            ) as parts:
                await self._live_the_day(parts)
            seconds = time.monotonic() - started
        states = count_states(self._store)
        self._sum_up(watchlist, states, seconds=seconds)
        return DONE if states.keys() == {"sent"} else SOMETHING_FAILED

    async def _live_the_day(self, parts: Chain) -> None:
        """The first poll of each feed at dawn; then the timetable beats until dusk and the last letter."""
        over = asyncio.Event()

        async def look_at_the_end() -> None:
            if await self._is_over(parts):
                over.set()

        polls = Heartbeat(name="polls", every=_BEAT, work=parts.incoming.tick)
        end = Heartbeat(name="end", every=_BEAT, work=look_at_the_end)
        timetable = Timetable([polls, end], clock=self._call.clock)
        delivering = asyncio.create_task(parts.deliverer.run())
        await parts.incoming.poll_due()
        self._clock.start()
        timetable.start()
        try:
            with suppress(TimeoutError):  # the sum at the end says what is missing
                await asyncio.wait_for(over.wait(), _PATIENCE)
        finally:
            await timetable.stop()
            parts.deliverer.stop()
            await delivering

    async def _is_over(self, parts: Chain) -> bool:
        if self._clock.now() < DUSK:
            return False
        if await parts.desk.ask(_count_entries) < self._newsstand.published_until(DUSK):
            return False
        states = await parts.desk.ask(count_states)
        return not states.get("queued") and not states.get("sending")

    def _sum_up(self, watchlist: Watchlist, states: dict[str, int], *, seconds: float) -> None:
        screen, records = self._screen, read_log(self._store, LogQuery(limit=100))
        told = [record for record in records if not record.held and not record.merged_into]
        screen.rule(self._say("summary"))
        screen.line(
            self._say(
                "counts",
                feeds=len(watchlist.feeds),
                polls=self._newsstand.asked,
                unchanged=self._newsstand.unchanged,
                entries=_count_entries(self._store),
                alerts=len(told),
                letters=states.get("sent", 0),
                chats=len({trail.chat for record in told for trail in record.trails}),
                seconds=f"{seconds:.1f}",
            )
        )
        screen.line()
        screen.line(self._say("silence"), style="bold")
        for entry, words in self._silences(watchlist):
            screen.line(f"• {safe(entry.headline)}", style="")
            screen.line(f"  {words}", style="dim")
        for record in records:
            if record.held:
                screen.line(f"• {safe(record.alert.entry.headline)}")
                screen.line(f"  {said_reason(record.held, self._call.language)}", style="dim")
        screen.line()
        screen.line(self._say("next"))

    def _silences(self, watchlist: Watchlist) -> Iterator[tuple[Entry, str]]:
        """The traps with the real reason why no alert was given."""
        watch = prepare(watchlist, gazetteer=Gazetteer.open())
        stored = {entry.entry_id: entry for entry in entries_since(self._store, DAWN)}
        for entry_id, rule in TRAPS:
            entry = stored[entry_id]
            miss = next((one for one in watch.verdicts(entry) if isinstance(one, Miss) and one.rule == rule), None)
            if miss is not None:
                yield entry, said_miss(miss, self._call.language)

    def _say(self, key: str, **names: object) -> str:
        return phrase(f"demo.{key}", self._call.language, **names)


class _Dated:
    """A messenger that says what time it is in the demonstration before each letter."""

    def __init__(self, messenger: TerminalMessenger, screen: Screen, clock: Clock) -> None:
        self._messenger = messenger
        self._screen = screen
        self._clock = clock

    async def send(self, delivery: Delivery) -> Outcome:
        """Deliver one letter."""
        self._screen.line(f"{self._clock():%Y-%m-%d %H:%M} UTC", style="dim")
        return await self._messenger.send(delivery)

    async def reachable(self) -> bool:
        """As the messenger behind it."""
        return await self._messenger.reachable()


def bundled_feeds() -> dict[str, bytes]:
    """The feeds that come with Tocsin, by file name."""
    folder = files("handlers") / "demo_data"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".xml")}


def bundled_watchlist(address: str, names: Iterable[str]) -> Watchlist:
    """The bundled rules, with the bundled feeds as they are served at ``address``."""
    text = (files("handlers") / "demo_data" / "rules.toml").read_text(encoding="utf-8")
    feeds = tuple(Feed(url=f"{address}/{name}", every=timedelta(minutes=5)) for name in sorted(names))
    return replace(read_rulefile(text, file="demo_data/rules.toml"), feeds=feeds)


def _count_entries(store: Store) -> int:
    return sum(1 for _ in entries_since(store, DAWN))
