"""The timetable: heartbeats that go on whatever happens."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from alerts.errors import StoreError
from alerts.schedule import Heartbeat, Timetable

TENTH = timedelta(seconds=0.1)


def real_clock() -> datetime:
    """The clock that bot.py gives."""
    return datetime.now(UTC)


class Counter:
    """Counts its calls and does what it is told at each."""

    def __init__(self, work: Callable[[], Awaitable[None]] | None = None) -> None:
        self.calls = 0
        self._called = asyncio.Event()
        self._work = work

    async def __call__(self) -> None:
        self.calls += 1
        self._called.set()
        if self._work is not None:
            await self._work()

    async def has_been_called(self, *, times: int) -> None:
        """Wait until it was."""
        while self.calls < times:
            self._called.clear()
            await self._called.wait()


async def test_a_heartbeat_beats_at_once_and_again() -> None:
    work = Counter()
    timetable = Timetable([Heartbeat(name="tick", every=TENTH, work=work)], clock=real_clock)
    timetable.start()
    await work.has_been_called(times=3)
    await timetable.stop()
    calls = work.calls
    await asyncio.sleep(0.25)
    assert work.calls == calls


async def test_a_beat_that_raises_is_said_once_and_beats_again(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise ValueError("no such table")

    work = Counter(fail)
    timetable = Timetable([Heartbeat(name="tick", every=TENTH, work=work)], clock=real_clock)
    with caplog.at_level(logging.ERROR, logger="alerts.schedule"):
        timetable.start()
        await work.has_been_called(times=3)
        await timetable.stop()
    assert [record.getMessage() for record in caplog.records] == ["tick: no such table; it is tried again and again"]


async def test_a_long_beat_is_not_started_twice_and_is_finished_at_the_stop(caplog: pytest.LogCaptureFixture) -> None:
    finished = asyncio.Event()

    async def long() -> None:
        await asyncio.sleep(0.5)
        finished.set()

    work = Counter(long)
    timetable = Timetable([Heartbeat(name="tidy", every=TENTH, work=work)], clock=real_clock)
    with caplog.at_level(logging.INFO):
        timetable.start()
        await asyncio.sleep(0.3)
        await timetable.stop()
    assert finished.is_set()
    assert work.calls == 1
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_beat_that_falls_due_while_the_last_one_runs_comes_right_after_it() -> None:
    told: list[str] = []
    rest: list[asyncio.Future[None]] = []
    done = asyncio.Event()

    async def long() -> None:
        told.append("start")
        await asyncio.sleep(0.5)
        told.append("end")
        rest.append(asyncio.ensure_future(settle()))

    async def settle() -> None:
        for _ in range(50):
            await asyncio.sleep(0)
        told.append("a moment later")
        if told.count("a moment later") == 2:
            done.set()

    timetable = Timetable([Heartbeat(name="tick", every=timedelta(seconds=0.4), work=long)], clock=real_clock)
    timetable.start()
    await done.wait()
    await timetable.stop()
    assert told[:6] == ["start", "end", "start", "a moment later", "end", "start"]
    await asyncio.gather(*rest)


async def test_a_trouble_that_lasts_is_logged_when_it_begins_and_when_it_is_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    troubles = [StoreError("the disk is full")] * 3 + [ValueError("a defect")] * 2

    async def fail() -> None:
        if troubles:
            raise troubles.pop(0)

    work = Counter(fail)
    timetable = Timetable([Heartbeat(name="tick", every=TENTH, work=work)], clock=real_clock)
    with caplog.at_level(logging.INFO, logger="alerts.schedule"):
        timetable.start()
        await work.has_been_called(times=6)
        await timetable.stop()
    assert [(record.getMessage(), bool(record.exc_info)) for record in caplog.records] == [
        ("tick: the disk is full; it is tried again and again", False),
        ("tick: a defect; it is tried again and again", True),
        ("tick: all is well again", False),
    ]


async def test_beats_survive_a_loop_that_was_blocked() -> None:
    work = Counter()
    timetable = Timetable([Heartbeat(name="tick", every=TENTH, work=work)], clock=real_clock)
    timetable.start()
    await asyncio.sleep(0.05)
    time.sleep(0.5)  # noqa: ASYNC251 - the point
    await work.has_been_called(times=work.calls + 1)
    await timetable.stop()


async def test_a_clock_that_was_set_back_does_not_stop_the_heartbeats() -> None:
    jump = timedelta(0)
    work = Counter()
    timetable = Timetable(
        [Heartbeat(name="tick", every=timedelta(hours=1), work=work)],
        clock=lambda: real_clock() + jump,
        clock_check=0.05,
    )
    timetable.start()
    await work.has_been_called(times=1)
    jump = timedelta(hours=-1)
    await work.has_been_called(times=2)
    await asyncio.sleep(0.2)
    await timetable.stop()
    assert work.calls == 2


async def test_stopping_what_never_started_is_harmless() -> None:
    await Timetable([], clock=real_clock).stop()
