"""The outgoing flow: take due letters from the outbox, hand them to a ``Messenger``, write down the outcome.

    recover   letters that another run was sending      → unknown, so queued once more with a label
    tidy      expire, hold, merge crowds into digests
    claim     the gravest due letter of a free chat     → Delivery, committed as ``sending`` before anything is sent
    send      messenger.send(delivery)                  → Sent | TryLater | Moved | Refused | Unknown
    settle    one commit; tried again until it succeeds, and never the sending

One letter in flight for each chat, eight in all, at Telegram's pace. After an outage nothing leaves until a harmless
question was answered, so that an hour without Telegram does not use up the second copies of the whole outbox.

Every call of the store runs in the one thread that owns it. Letters are sealed: what they say is not looked at here.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar, assert_never

from alerts.errors import StoreError
from alerts.letters import Delivery, Moved, Outcome, Refusal, Refused, Sent, TryLater, Unknown
from alerts.pacing import Pace
from alerts.render import Renderer
from alerts.settle import Books
from alerts.store.desk import Desk
from alerts.store.outbox_table import anything_due, claim_due, set_waits_back

log = logging.getLogger(__name__)

IN_FLIGHT: Final = 8
TICK: Final = 1.0
STOP_WITHIN: Final = 10.0
CLOCK_SLACK: Final = timedelta(seconds=2)
STORE_RETRY: Final = (0.2, 0.5, 1.0, 2.0, 5.0)

T = TypeVar("T")


class Messenger(Protocol):
    """What carries letters. ``send`` never raises for what the other side does: that is an outcome."""

    async def send(self, delivery: Delivery) -> Outcome:
        """Try once to deliver one letter."""
        ...

    async def reachable(self) -> bool:
        """Whether the other side answers at all, by a question that may be asked any number of times."""
        ...


class Deliverer:
    """Delivers the outbox. ``run`` until ``stop``, or ``deliver_due`` once; ``wake`` when letters were queued.

    ``tally`` counts the outcomes of this run by name; ``halted`` says why nothing leaves any more, if so.
    """

    def __init__(
        self,
        *,
        desk: Desk,
        messenger: Messenger,
        renderer: Renderer,
        clock: Callable[[], datetime],
        boot: str,
        operators: Collection[int] = (),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._messenger = messenger
        self._renderer = renderer
        self._clock = clock
        self._boot = boot
        self._monotonic = monotonic
        self._books = Books(boot=boot, operators=operators)
        self._pace = Pace()
        self._flights: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()
        self._stopping = False
        self._hindrance = ""
        self._clock_offset: datetime | None = None
        self.tally: Counter[str] = Counter()
        self.halted: str | None = None

    async def run(self) -> None:
        """Deliver until ``stop`` is called, then wait for what is in flight, ten seconds at most."""
        await self._recover()
        while not self._stopping:
            await self._pause(await self._round())
        await self._land()

    async def deliver_due(self) -> None:
        """Deliver what is due now, at Telegram's pace, and return; what has to wait longer stays queued."""
        await self._recover()
        while not self._stopping and self.halted is None:
            wait = await self._round()
            if not self._flights and (self._pace.doubtful or not await self._is_anything_due()):
                break
            await self._pause(wait)
        await self._land()

    def stop(self) -> None:
        """Claim nothing more; ``run`` returns when what is in flight has landed."""
        self._stopping = True
        self.wake()

    def wake(self) -> None:
        """Look at the outbox now rather than at the next tick."""
        self._woken.set()

    async def _recover(self) -> None:
        """What cannot be written down before the service is told to stop is left to the next run."""
        with suppress(StoreError):
            if left := await self._insist(self._books.recover, give_up=lambda: self._stopping):
                log.warning("the last run ended while it was sending %d letters; they may arrive twice", left)

    async def _round(self) -> float:
        """Send off what may leave now; returns the seconds until there may be more to do."""
        try:
            await self._follow_clock()
            await self._desk.ask(self._books.tidy, self._renderer, now=self._clock())
            if not await self._is_open():
                return min(max(self._pace.wait(self._monotonic()), 0.02), TICK)
            while await self._launch():
                pass
        except StoreError as error:
            if str(error) != self._hindrance:
                log.error("delivery waits for the database: %s", error)  # noqa: TRY400 - the sentence says it all
            self._hindrance = str(error)
            return TICK
        self._hindrance = ""
        now = self._monotonic()
        waits = [TICK, *self._pace.not_ready(now).values()]
        if (wait := self._pace.wait(now)) > 0:
            waits.append(wait)
        return max(min(waits), 0.02)

    async def _is_open(self) -> bool:
        """Whether letters may leave at all; after an outage, ask first."""
        if self.halted is not None or self._pace.wait(self._monotonic()) > 0:
            return False
        if self._pace.doubtful:
            if not await self._messenger.reachable():
                self._pace.outage(self._monotonic(), u=random.random())  # noqa: S311 - jitter
                return False
            self._pace.doubtful = False
        return True

    async def _launch(self) -> bool:
        """Claim one letter and send it off; False when nothing more may leave now."""
        now = self._monotonic()
        if self._stopping or self.halted is not None or self._pace.doubtful:
            return False
        if len(self._flights) >= IN_FLIGHT or self._pace.wait(now) > 0:
            return False
        not_ready = self._pace.not_ready(now)
        delivery = await self._desk.ask(claim_due, now=self._clock(), boot=self._boot, not_ready=not_ready)
        if delivery is None:
            return False
        self._pace.take(delivery.chat, now)
        flight = asyncio.create_task(self._fly(delivery))
        self._flights.add(flight)
        flight.add_done_callback(self._landed)
        return True

    async def _fly(self, delivery: Delivery) -> None:
        sending = asyncio.ensure_future(self._messenger.send(delivery))
        try:
            await asyncio.wait([sending])
        finally:
            sending.cancel()
        failure = sending.exception()
        outcome = sending.result() if failure is None else Unknown(why=f"the messenger failed: {failure!r}")
        self.tally[type(outcome).__name__] += 1
        self._learn(delivery, outcome)
        await self._insist(self._books.settle, delivery, outcome)

    def _learn(self, delivery: Delivery, outcome: Outcome) -> None:
        """What an outcome says about when the next letters may leave."""
        now = self._monotonic()
        match outcome:
            case TryLater(flood=True):
                self._pace.answered()
                self._pace.flood(delivery.chat, outcome.after + timedelta(seconds=1), now)
            case TryLater() | Unknown():
                log.warning("letter %d: %s", delivery.id, outcome.why)
                self._pace.outage(now, u=random.random())  # noqa: S311 - jitter
            case Refused(refusal=Refusal.TOKEN):
                self.halted = outcome.why
                log.critical("nothing is sent any more, the queue is kept: %s", outcome.why)
            case Refused():
                self._pace.answered()
                log.warning("letter %d: Telegram says: %s", delivery.id, outcome.why)
            case Sent() | Moved():
                self._pace.answered()
            case _:
                assert_never(outcome)

    def _landed(self, flight: asyncio.Task[None]) -> None:
        self._flights.discard(flight)
        self._woken.set()
        if not flight.cancelled() and (failure := flight.exception()) is not None:
            log.critical("an outcome could not be written down", exc_info=failure)

    async def _land(self) -> None:
        """Wait for what is in flight. What does not land in time is unknown to the next run."""
        if not self._flights:
            return
        _, late = await asyncio.wait(self._flights, timeout=STOP_WITHIN)
        for flight in late:
            flight.cancel()
        if late:
            log.warning("%d letters were still in flight at the end", len(late))
            await asyncio.wait(late)

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)
        self._woken.clear()

    async def _is_anything_due(self) -> bool:
        return await self._desk.ask(anything_due, now=self._clock())

    async def _insist(self, work: Callable[..., T], *what: object, give_up: Callable[[], bool] = lambda: False) -> T:
        """Do a piece of store work, again and again while the database refuses: what happened must be written down.

        Raises StoreError once ``give_up`` says so.
        """
        tries = 0
        while True:
            try:
                return await self._desk.ask(work, *what, now=self._clock())
            except StoreError as error:
                if give_up():
                    raise
                log.error("an outcome waits to be written down: %s", error)  # noqa: TRY400
                await asyncio.sleep(STORE_RETRY[min(tries, len(STORE_RETRY) - 1)])
                tries += 1

    async def _follow_clock(self) -> None:
        """A wall clock that was set back must not make letters wait for the time it lost."""
        offset = self._clock() - timedelta(seconds=self._monotonic())
        lost = timedelta(0) if self._clock_offset is None else self._clock_offset - offset
        if lost > CLOCK_SLACK:
            log.warning("the clock was set back by %s", lost)
            await self._desk.ask(set_waits_back, lost)
        self._clock_offset = offset
