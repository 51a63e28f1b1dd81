"""The watch of the running service: the present watchlist made ready, and made ready anew when it has changed.

revision of the store ─► as before? the watch that is ready
                      └► else: what changed in the watchlist goes into it, or a new one is made

One watch serves what is read and what is asked: a watch learns words as it reads, so it is only ever used in the one
thread where it is made ready.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from alerts.announce import Snapshot, read_snapshot
from alerts.errors import StoreError
from alerts.memory import settle
from alerts.model import Watchlist
from alerts.store.desk import Desk, carried
from alerts.triage import Watch

_log = logging.getLogger(__name__)
_P = ParamSpec("_P")
_T = TypeVar("_T")

Prepare = Callable[[Watchlist], Watch]
"""``triage.prepare`` with its gazetteer."""


class Lookout:
    """Keeps the watch; ``thread``, of one worker, is where it is made ready and used, beside the event loop."""

    def __init__(self, *, desk: Desk, prepare: Prepare, thread: ThreadPoolExecutor) -> None:
        self._desk = desk
        self._prepare = prepare
        self._thread = thread
        self._preparing = asyncio.Lock()
        self._ready: tuple[Snapshot, Watch] | None = None

    async def watching(self) -> tuple[Snapshot, Watch]:
        """The watchlist of this moment, with its watch. Raises StoreError where there is none to be had."""
        async with self._preparing:
            known = self._ready
            snapshot = await self._desk.ask(read_snapshot, known[0].number if known else None)
            if snapshot is not None:
                known = self._ready = (snapshot, await self._prepared(snapshot.watchlist, known[1] if known else None))
            if known is None:
                raise StoreError("the watchlist could not be read")
            return known

    async def ask(self, function: Callable[Concatenate[Watch, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """``function(watch, *args, **kwargs)`` of the watch of this moment, between two readings of the polls."""
        _, watch = await self.watching()
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, partial(carried, function, watch, *args, **kwargs))

    async def _prepared(self, watchlist: Watchlist, before: Watch | None) -> Watch:
        """A watchlist that cannot be made ready is nobody's fault among the feeds: all rest until it can."""
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, _prepared, self._prepare, watchlist, before)
        except Exception as error:
            self._ready = None
            _log.exception("a defect in the rules and places of the watchlist, or in Tocsin")
            raise StoreError(f"the watchlist cannot be used ({type(error).__name__})") from error


def _prepared(prepare: Prepare, watchlist: Watchlist, before: Watch | None) -> Watch:
    """The watch so far with what changed in the watchlist, or a new one. The collector of garbage stays out of the
    index: each of its walks through it stops the event loop."""
    gc.disable()
    try:
        if before is not None and before.follow(watchlist):
            gc.freeze()
            return before
        watch = prepare(watchlist)
        settle()
        return watch
    finally:
        gc.enable()
