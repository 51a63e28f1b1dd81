"""The timetable: a few heartbeats; what is due is data in the store, which each beat reads.

A beat that raises is logged, remembered and beats again; what is wrong for long is logged when it begins. A beat is
never started twice: one that falls due while the last still runs comes right after it, and none is dropped for being
late. The library plans in wall time and would sleep an hour through after a clock that was set back by one, so the
clock is watched against the monotonic one, and after a jump every heartbeat beats at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from alerts.errors import TocsinError

_log = logging.getLogger(__name__)

CLOCK_SLACK: Final = 2.0
"""Seconds by which the clocks may drift apart between two looks before it counts as a jump."""

_INSTANCES: Final = 100
"""The library would drop a beat that falls due while the last one runs, and warn each time; here it leaves a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """Work that is done again and again: ``every`` so often, the first time ``after`` the start."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[None]]
    after: timedelta = timedelta(0)


class Timetable:
    """Runs heartbeats from ``start`` to ``stop``."""

    def __init__(
        self, heartbeats: Sequence[Heartbeat], *, clock: Callable[[], datetime], clock_check: float = 5.0
    ) -> None:
        """``clock_check`` is how often, in seconds, the wall clock is compared with the monotonic one."""
        self._heartbeats = tuple(heartbeats)
        self._clock = clock
        self._clock_check = clock_check
        self._beating: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._watcher: asyncio.Task[None] | None = None
        self._stopping = False
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": _INSTANCES}
        )
        self._troubles: dict[str, str] = {}
        """What the last beat of each raised, if it did."""

    def start(self) -> None:
        """Begin; call it inside the event loop."""
        for beat in self._heartbeats:
            self._scheduler.add_job(
                self._beat,
                "interval",
                args=[beat],
                seconds=beat.every.total_seconds(),
                id=beat.name,
                next_run_time=self._clock() + beat.after,
            )
        self._scheduler.start()
        self._watcher = asyncio.create_task(self._watch_clock())

    async def stop(self) -> None:
        """Start no beat more and wait for those that are running."""
        self._stopping = True
        if self._watcher is not None:
            self._watcher.cancel()
            with suppress(asyncio.CancelledError):
                await self._watcher
        if self._scheduler.running:
            self._scheduler.pause()
            await asyncio.gather(*self._beating.values())
            self._scheduler.shutdown(wait=False)

    async def _beat(self, beat: Heartbeat) -> None:
        """One beat, or two where the next falls due before it ends."""
        if beat.name in self._beating:
            self._again.add(beat.name)
            return
        task = asyncio.current_task()
        assert task is not None, "the scheduler runs beats as tasks"  # noqa: S101 - for the type checker
        self._beating[beat.name] = task
        self._again.add(beat.name)
        try:
            while beat.name in self._again and not self._stopping:
                self._again.discard(beat.name)
                await self._work(beat)
        finally:
            del self._beating[beat.name]

    async def _work(self, beat: Heartbeat) -> None:
        """The border post for what a beat raises: the next one must come."""
        try:
            await beat.work()
        except Exception as error:
            trouble = str(error) or type(error).__name__
            if self._troubles.get(beat.name) != trouble:
                _log.error("%s: %s; it is tried again and again", beat.name, trouble, exc_info=_unforeseen(error))
            self._troubles[beat.name] = trouble
        else:
            if self._troubles.pop(beat.name, None) is not None:
                _log.info("%s: all is well again", beat.name)

    async def _watch_clock(self) -> None:
        offset = self._offset()
        while True:
            await asyncio.sleep(self._clock_check)
            jump, offset = self._offset() - offset, self._offset()
            if abs(jump) > CLOCK_SLACK:
                _log.warning("the clock jumped by %+.0f s; everything due is looked at again", jump)
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=self._clock())

    def _offset(self) -> float:
        return self._clock().timestamp() - asyncio.get_running_loop().time()


def _unforeseen(error: Exception) -> Exception | None:
    """Errors of ours say in words what is wrong; of all others the traceback is wanted."""
    return None if isinstance(error, TocsinError) else error
