"""The one thread that works on the store, for callers on the event loop: they queue here and the loop never waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from alerts.store.database import Store

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Desk:
    """Runs functions of the store one after the other, each whole; ``await desk.ask(due_feeds, now=now)``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def ask(self, function: Callable[Concatenate[Store, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """``function(store, *args, **kwargs)`` in the store's thread; what it raises is raised here.

        A caller that is cancelled stops waiting, but its function still runs to its end.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, partial(carried, function, self._store, *args, **kwargs))

    def close(self) -> None:
        """Finish what is queued, then end the thread. The store stays open: it is the caller's."""
        self._thread.shutdown(wait=True)


def carried(function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """``function(*args, **kwargs)`` for somebody who waits in another thread. A StopIteration of it becomes a
    RuntimeError: no future can carry one, so that whoever waits would wait for ever."""
    try:
        return function(*args, **kwargs)
    except StopIteration as fault:
        raise RuntimeError(f"{function} ended with StopIteration") from fault
